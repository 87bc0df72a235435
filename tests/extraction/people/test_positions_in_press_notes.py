"""Roles and organisations as hurried press notes print them: commas left out, dashes glued, several offices, lists of those present, organs elected. All invented."""

from __future__ import annotations

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.extraction.people.participants import find_people

# text (¶ parts its blocks, ↵ its lines) / name / role / organisation; a dash where there is none; "?" where it does not matter
TOLD = """
Rozmawiano z Panem Dobromirem Zawieją Prezesem Zarządu Lubuskiego Klastra Szkła, który przyjechał z Żar. / Dobromir Zawieja / Prezes Zarządu / Lubuski Klaster Szkła
Rozmowa toczyła się w agencji z dr Pelagią Wrzos Kierownikiem Działu Eksportu i dotyczyła targów. / Pelagia Wrzos / Kierownik Działu Eksportu / -
Klaster reprezentował p. Dobromir Zawieja – Prezes Zarządu, Przewodniczący Klastra Szkła¶Tytuł nosi 20 klastrów. / Dobromir Zawieja / Prezes Zarządu, Przewodniczący / Klaster Szkła
Wprowadzenie¶Dobromir Zawieja, Prezes Izby Gospodarczej Żary Prezes Lubuskiego Klastra Szkła¶12:45 / Dobromir Zawieja / Prezes / Izba Gospodarcza Żary
W skład zarządu wchodzi Dobromir Zawieja, dyrektor ds. technologii w Żary Energia. / Dobromir Zawieja / dyrektor ds. technologii / Żary Energia
Obecna była Pelagia Wrzos – Zastępca Dyrektora Generalnego ds. Handlu Komisji Europejskiej. / Pelagia Wrzos / Zastępca Dyrektora Generalnego ds. Handlu / Komisja Europejska
Rozmowę otworzył Dobromir Zawieja – Wicemarszałek Województwa Lubuskiego, Polska. / Dobromir Zawieja / Wicemarszałek Województwa Lubuskiego / Województwo Lubuskie
Do rady wszedł Dobromir Zawieja – przedstawiciel Ministra Cyfryzacji. / Dobromir Zawieja / przedstawiciel Ministra Cyfryzacji / Ministerstwo Cyfryzacji
Odpowiadała Pelagia Wrzos, prorektor ds. współpracy z gospodarką Uniwersytetu Zielonogórskiego. / Pelagia Wrzos / prorektor ds. współpracy z gospodarką / Uniwersytet Zielonogórski
Prezesem Zarządu został kpt. żw. Dobromir Zawieja, z-cą Prezesa Zarządu został prof. Tadeusz Kmieć. / Dobromir Zawieja / Prezes Zarządu / -
Prezesem Zarządu został kpt. żw. Dobromir Zawieja, z-cą Prezesa Zarządu został prof. Tadeusz Kmieć. / Tadeusz Kmieć / z-ca Prezesa Zarządu / -
Po ukonstytuowaniu się zarządu prezesem nadal pozostaje Pan Dobromir Zawieja. / Dobromir Zawieja / prezes / -
Prezes Klastrów Mazowieckich, Dobromir Zawieja, został wybrany do rady. / Dobromir Zawieja / Prezes / Klastry Mazowieckie
Obrady prowadziła Pelagia Wrzos –p.o. Dyrektora Departamentu Gospodarki w Urzędzie Marszałkowskim Województwa Lubuskiego oraz Jan Gil – kierownik. / Pelagia Wrzos / p.o. Dyrektora Departamentu Gospodarki / Urząd Marszałkowski Województwa Lubuskiego
Uczestniczył Pan Dobromir Zawieja – Wicemarszałek Województwa Lubuskiego, przedstawiciele ministerstwa oraz członkowie klastra. / Dobromir Zawieja / Wicemarszałek Województwa Lubuskiego / Województwo Lubuskie
Ilmar Saar, member of the board of the Institute of Nordic Studies, was appointed as one of the experts. / Ilmar Saar / member of the board / Institute of Nordic Studies
“The next one will be larger,” said the President of the Baltic Chamber of Commerce Jerzy Kmieć. / Jerzy Kmieć / President / Baltic Chamber of Commerce
OBECNI:¶• Klaster Szkła Lubuskiego (Dobromir Zawieja)¶• Cleantech Cluster (Pelagia Wrzos, Tadeusz Kmieć) / Dobromir Zawieja / - / Klaster Szkła Lubuskiego
OBECNI:¶• Klaster Szkła Lubuskiego (Dobromir Zawieja)¶• Cleantech Cluster (Pelagia Wrzos, Tadeusz Kmieć) / Pelagia Wrzos / - / Cleantech Cluster
OBECNI:¶• Klaster Szkła Lubuskiego (Dobromir Zawieja)¶• Cleantech Cluster (Pelagia Wrzos, Tadeusz Kmieć) / Tadeusz Kmieć / - / Cleantech Cluster
W spotkaniu udział wzięli także: dr inż. Dobromir Zawieja (PP) oraz Tadeusz Kmieć i Robert Wrzos (LIPH). / Tadeusz Kmieć / - / LIPH
W spotkaniu prowadzonym przez ekspertów Stowarzyszenia Ośrodków Rozwoju (SOR), Panią Pelagię Wrzos i Pana Tadeusza Kmiecia, wzięli udział inni. / Pelagia Wrzos / ekspert / Stowarzyszenie Ośrodków Rozwoju
W spotkaniu prowadzonym przez ekspertów Stowarzyszenia Ośrodków Rozwoju (SOR), Panią Pelagię Wrzos i Pana Tadeusza Kmiecia, wzięli udział inni. / Tadeusz Kmieć / ekspert / Stowarzyszenie Ośrodków Rozwoju
Udział wzięli: przewodniczący Komisji Edukacji i Młodzieży Sejmu RP dr Tadeusz Kmieć, prezes Izby Pelagia Wrzos. / Tadeusz Kmieć / przewodniczący / Komisja Edukacji i Młodzieży Sejmu RP
Udział wziął przewodniczący Rady Głównej Instytutów prof. Dobromir Zawieja. / Dobromir Zawieja / przewodniczący / Rada Główna Instytutów
Radnym przewodził Przewodniczący Rady Miasta Robert Gil. / Robert Gil / Przewodniczący / Rada Miasta
Referat wygłosiła prof. Maria E. Kmieć, sekretarz stanu w Ministerstwie Gospodarki. / Maria E. Kmieć / sekretarz stanu / Ministerstwo Gospodarki
Nagrodę otrzymał Tadeusz Kmieć – Prezes Zarządu – Dyrektor Generalny Spółki z o.o. ŻARSKIE WODOCIĄGI, za zarządzanie. / Tadeusz Kmieć / Prezes Zarządu – Dyrektor Generalny / Spółka z o.o. ŻARSKIE WODOCIĄGI
Przybyli: dyrektor ŻZRM Paweł Zawieja, przedstawiciele generalnego wykonawcy firmy Sowa Budownictwo S.A., a także ks. Robert Gil. / Paweł Zawieja / dyrektor / ŻZRM
Second panel:¶1. Tadeusz Kmieć – Lubusz Glass Cluster¶2. Emily Wise – GlassFY expert¶3. Robert Wrzos – Agency (PARP) / Emily Wise / GlassFY expert / -
Do Zarządu Lubuskiego Klastra Szkła zostali wybrani:¶Pan prof. Tadeusz Kmieć¶Pani Danuta Zawieja. / Danuta Zawieja / ? / Lubuski Klaster Szkła
W skład Rady Lubuskiego Klastra Szkła weszli: Tadeusz Kmieć, Danuta Zawieja i Robert Gil. / Danuta Zawieja / ? / Lubuski Klaster Szkła
Obradował Lubuski Klaster Szkła. Do zarządu dołączyły nowe osoby, tj. Pani Danuta Zawieja oraz Pani Anna Kmieć. / Anna Kmieć / ? / Lubuski Klaster Szkła
Otwarcia dokonała prof. Pelagia Wrzos – Prorektor ds. Nauki i Transferu Technologii WUM, oraz goście. / Pelagia Wrzos / Prorektor ds. Nauki i Transferu Technologii / WUM
Drugim prelegentem była Pani Pelagia Wrzos — Zastępca Prezesa Urzędu Patentowego RP, która mówiła o wynalazkach. / Pelagia Wrzos / Zastępca Prezesa / Urząd Patentowy RP
Przybyli m.in. minister Robert Gil, Kancelaria Prezydenta RP, wiceminister Tadeusz Kmieć, Ministerstwo Energii. / Robert Gil / minister / Kancelaria Prezydenta RP
Miasto reprezentował Robert Gil, członek zarządu województwa lubelskiego wraz z przedstawicielką Departamentu Gospodarki Danutą Zawieją. / Danuta Zawieja / przedstawicielka / Departament Gospodarki
PFR¶Jarosław Chojecki Starszy specjalista,¶Paweł Zawieja Project Manager / Jarosław Chojecki / Starszy specjalista / ?
Władze reprezentował burmistrz Tadeusz Kmieć, a radnym przewodził Przewodniczący Rady Miasta Robert Gil. / Tadeusz Kmieć / burmistrz / -
Przybył Dobromir Zawieja – Marszałek Województwa Warmińsko – Mazurskiego. / Dobromir Zawieja / Marszałek Województwa Warmińsko-Mazurskiego / Województwo Warmińsko-Mazurskie
List podpisano, ze strony Wschodniej Izby Przemysłowo – Handlowej przez Prezesa Dobromira Zawieję. / Dobromir Zawieja / Prezes / Wschodnia Izba Przemysłowo-Handlowa
Lista¶Olena Marczenko – Tarnopolski Klaster Programistów¶Danuta Wrzos – Klaster Szkła / Olena Marczenko / - / Tarnopolski Klaster Programistów
Zaprosili nas eksperci z Zespołu Ekspertów ds. specjalizacji Województwa Łódzkiego: Pan prof. Tadeusz Kmieć i Pani dr Pelagia Wrzos. Oceny są gotowe. / Pelagia Wrzos / ekspert / Zespół Ekspertów ds. specjalizacji Województwa Łódzkiego
W zespole są eksperci ds. klastrów z Brna i Debreczyna: dr Tadeusz Kmieć i dr Pelagia Wrzos. / Tadeusz Kmieć / ekspert ds. klastrów / -
Obecna była prezes zarządu Naczelnej Organizacji Hutniczej Pelagia Wrzos. / Pelagia Wrzos / prezes zarządu / Naczelna Organizacja Hutnicza
Gościem była Pelagia Wrzos, dyrektorka miejscowego Zespołu Szkół Hutniczych. / Pelagia Wrzos / dyrektorka / Zespół Szkół Hutniczych
Przybył Tadeusz Kmieć, prezes Izby Gospodarczej Południowej Małopolski. / Tadeusz Kmieć / prezes / Izba Gospodarcza Południowej Małopolski
Przybył płk Tadeusz Kmieć - Prorektor ds. Wojskowych WAT. / Tadeusz Kmieć / Prorektor ds. Wojskowych / WAT
Przybył przewodniczący Komisji Gospodarki Narodowej Senatu RP p. Tadeusz Kmieć. / Tadeusz Kmieć / przewodniczący / Komisja Gospodarki Narodowej Senatu RP
Przybyli Zastępca Prezydenta m.st. Warszawy Tadeusz Kmieć i Wiceprzewodniczący Rady m.st. Warszawy Robert Gil. / Tadeusz Kmieć / Zastępca Prezydenta / m.st. Warszawa
Przybyli Zastępca Prezydenta m.st. Warszawy Tadeusz Kmieć i Wiceprzewodniczący Rady m.st. Warszawy Robert Gil. / Robert Gil / Wiceprzewodniczący / Rada m.st. Warszawy
Przybyli Tadeusz Kmieć - wicewojewoda Podlaski, Robert Gil - wójt. / Tadeusz Kmieć / wicewojewoda Podlaski / -
Przybyli: Pelagia Wrzos – dyrektor Klastra Wody i Robert Gil. / Robert Gil / - / -
Wystąpili przedstawiciele firm:¶WodTeam¶Tadeusz Kmieć Business Development Manager,¶Paweł Zawieja Dyrektor Sprzedaży Obszar EDU,¶PFR¶Pelagia Wrzos Starszy specjalista, / Paweł Zawieja / Dyrektor Sprzedaży Obszar EDU / WodTeam
Wystąpili przedstawiciele firm:¶WodTeam¶Tadeusz Kmieć Business Development Manager,¶PFR¶Pelagia Wrzos Starszy specjalista,¶Paweł Zawieja Zastępca Kierownika Działu Research i Selekcji / Paweł Zawieja / Zastępca Kierownika Działu Research i Selekcji / PFR
Wystąpili:¶Grupa Chemia Police¶Robert Gil – Dyrektor Pionu Rozwoju,¶Tadeusz Kmieć – Szef Biura Projektów. / Tadeusz Kmieć / Szef Biura Projektów / Grupa Chemia Police
Wystąpili:¶Rada Programowa¶Robert Gil – dyrektor biura,¶Tadeusz Kmieć – członek. / Robert Gil / dyrektor biura / -
Ogłoszono skład Zespołu Ekspertów ds. Hutnictwa. Zespół będzie doradzał ministrowi. Przewodniczącym mianowano prof. Tadeusza Kmiecia. / Tadeusz Kmieć / Przewodniczący / Zespół Ekspertów ds. Hutnictwa
Posłowie z Parlamentarnego Zespołu ds. Klastrów wysłuchali informacji. Obrady prowadził Tadeusz Kmieć, przewodniczący Zespołu. / Tadeusz Kmieć / przewodniczący Zespołu / Parlamentarny Zespół ds. Klastrów
Grupa robocza ds. tkanin, działająca przy Klastrze Odzieżowym „Igła”, zebrała się w Łodzi. Gości powitał koordynator grupy Tadeusz Kmieć. / Tadeusz Kmieć / koordynator grupy / Klaster Odzieżowy „Igła”
Zespół doradczy do spraw klastrów skończył prace – mówił przewodniczący zespołu, dr hab. Tadeusz Kmieć, prof. Uniwersytetu Szczecińskiego. / Tadeusz Kmieć / przewodniczący zespołu / Uniwersytet Szczeciński
Zespół Ekspertów ds. Hutnictwa skończył prace – mówił przewodniczący Zespołu dr hab. Tadeusz Kmieć, prof. UMK. / Tadeusz Kmieć / przewodniczący Zespołu / Zespół Ekspertów ds. Hutnictwa
Wykład wygłosił dr hab. Tadeusz Kmieć, prof. UMK. / Tadeusz Kmieć / prof. UMK / UMK
Wykład wygłosił dr hab. Tadeusz Kmieć, prof. Uniwersytetu Śląskiego. / Tadeusz Kmieć / prof. / Uniwersytet Śląski
Przybył dr hab. Tadeusz Kmieć, prof. PŚk, Dziekan Wydziału Budownictwa. / Tadeusz Kmieć / Dziekan Wydziału Budownictwa / PŚk
Prowadzący, dr hab. Tadeusz Kmieć, profesor ATH, pytał gości. / Tadeusz Kmieć / profesor ATH / ATH
Przybyli Pan Tadeusz Kmieć – Wójt Gminy Klembów, Robert Gil – Wójt Gminy Dąbrówka. / Tadeusz Kmieć / Wójt Gminy / Gmina Klembów
Przybyła dr Pelagia Wrzos – Prezydent Miasta Lublin. / Pelagia Wrzos / Prezydent Miasta / Lublin
Przybyli Pani Pelagia Wrzos – senator RP i konsul generalny RP we Lwowie Tadeusz Kmieć. / Pelagia Wrzos / senator RP / -
Przybyli Pani Pelagia Wrzos – senator RP i konsul generalny RP we Lwowie Tadeusz Kmieć. / Tadeusz Kmieć / konsul generalny RP we Lwowie / -
Podpisali:¶- dr hab. Tadeusz Kmieć, prof. UEP, Prorektor UEP ds. Studenckich,¶- Robert Gil / Tadeusz Kmieć / Prorektor ds. Studenckich / UEP
Podpisali:¶- prof. dr hab. Tadeusz Kmieć, Dyr. Instytutu Genetyki Roślin PAN,¶- Robert Gil / Tadeusz Kmieć / Dyr. / Instytut Genetyki Roślin PAN
Wystąpienia¶Rektor Uniwersytetu Rzeszowskiego Prof. dr hab. n.med. Pelagia Wrzos¶Przerwa / Pelagia Wrzos / Rektor / Uniwersytet Rzeszowski
Wystąpił dr inż. Tadeusz Kmieć (Sieć Badawcza Łukasiewicz – Instytut Awioniki). / Tadeusz Kmieć / - / Sieć Badawcza Łukasiewicz Instytut Awioniki
Głos zabrał Pan Tadeusz Kmieć, Prezes Metalica Klaster Przemysłowy. / Tadeusz Kmieć / Prezes / Metalica Klaster Przemysłowy
Przybył Pan Tadeusz Kmieć – Prezes Zarządu Zamojski Rynek Hurtowy S.A. / Tadeusz Kmieć / Prezes Zarządu / Zamojski Rynek Hurtowy S.A.
Tadeusz Kmieć został wybrany na kolejną kadencję Prezesa ZPKW. / Tadeusz Kmieć / Prezes / ZPKW
Przewodniczącym został Robert Gil, a zastępcami Tadeusz Kmieć i Paweł Zawieja. / Paweł Zawieja / zastępca / -
Przewodniczącym Rady została Pani Pelagia Wrzos, a Sekretarzem Pan Tadeusz Kmieć, reprezentujący Klaster Druku. / Tadeusz Kmieć / Sekretarz / Klaster Druku
Nagrody odebrali Prezes Klastra Druku – p.Tadeusz Kmieć i Wiceprezes Klastra Druku – p.Robert Gil. / Tadeusz Kmieć / Prezes / Klaster Druku
Umowę podpisali: Rektor Uniwersytetu – Prof. dr hab. Tadeusz Kmieć Wicemarszałek województwa – Paweł Zawieja Prezes Zarządu W-MARR – Pelagia Wrzos / Tadeusz Kmieć / Rektor / -
Umowę podpisali: Rektor Uniwersytetu – Prof. dr hab. Tadeusz Kmieć Wicemarszałek województwa – Paweł Zawieja Prezes Zarządu W-MARR – Pelagia Wrzos / Pelagia Wrzos / Prezes Zarządu / W-MARR
Akt otrzymał Prezes Parku Technologicznego “Technopolis Odra” Pan Profesor Tadeusz Kmieć. / Tadeusz Kmieć / Prezes / Park Technologiczny “Technopolis Odra”
Do Zarządu zostali wybrani:¶Pan prof. Tadeusz Kmieć¶Pan kpt. ż.w. Robert Gil¶Klaster Wody przyjął plan. / Tadeusz Kmieć / członek Zarządu / Klaster Wody
Wybrano Pana Roberta Gila z BIMKlastra. / Robert Gil / - / BIMKlaster
Przybył Pan Tadeusz Kmieć – IUNG PIB w Puławach, reprezentujący jednostki badawcze. / Tadeusz Kmieć / - / IUNG PIB w Puławach
Powitanie↵Tadeusz Kmieć, Dyrektor Departamentu Innowacji, Ministerstwo Rozwoju↵Pelagia Wrzos, Zastępca Dyrektora Departamentu Innowacji, Ministerstwo Rozwoju / Tadeusz Kmieć / Dyrektor Departamentu Innowacji / Ministerstwo Rozwoju
Wystąpienia:↵Tadeusz Kmieć, Zastępca Prezesa, PARP↵Pelagia Wrzos, Team Leader, DG GROW / Tadeusz Kmieć / Zastępca Prezesa / PARP
Pelagia Wrzos, Zastępca Dyrektora, Departament Innowacji, Ministerstwo Rozwoju↵Przerwa / Pelagia Wrzos / Zastępca Dyrektora / Departament Innowacji, Ministerstwo Rozwoju
Uczestniczyli Pani Pelagia Wrzos - Wiceminister Rozwoju Regionalnego oraz Pan Tadeusz Kmieć - Wiceminister Nauki i Szkolnictwa Wyższego. / Pelagia Wrzos / Wiceminister Rozwoju Regionalnego / -
Uczestniczyli Pani Pelagia Wrzos - Wiceminister Rozwoju Regionalnego oraz Pan Tadeusz Kmieć - Wiceminister Nauki i Szkolnictwa Wyższego. / Tadeusz Kmieć / Wiceminister Nauki i Szkolnictwa Wyższego / -
Prezentację przedstawił Pan Tadeusz Kmieć – Zastępca Dyrektora Departamentu Strategii i Rozwoju Regionalnego Urzędu Marszałkowskiego Województwa Łódzkiego. / Tadeusz Kmieć / Zastępca Dyrektora Departamentu Strategii i Rozwoju Regionalnego / Urząd Marszałkowski Województwa Łódzkiego
Skład rady:¶• Tadeusz Kmieć – Prezes Ogrodnicza Logistyka Sp. z o. o.;¶• Robert Gil – sadownik; / Tadeusz Kmieć / Prezes / Ogrodnicza Logistyka Sp. z o. o.
Przewodniczącym został dr Robert Gil, Prezes Zarządu Portów Szczecin S.A. Funkcję Wiceprzewodniczącego objął prof. Paweł Zawieja, a stanowisko Sekretarza Tadeusz Kmieć z firmy Terminale S.A. / Tadeusz Kmieć / Sekretarz / Terminale S.A.
Przewodniczącym został dr Tadeusz Kmieć, Prezes Zarządu Portów Szczecin S.A. Funkcję Wiceprzewodniczącego objął prof. Paweł Zawieja. / Tadeusz Kmieć / Prezes Zarządu / Porty Szczecin S.A.
Krzyżem zostali uhonorowani Prezes Stowarzyszenia Hutników Pelagia Wrzos i wójt. / Pelagia Wrzos / Prezes / Stowarzyszenie Hutników
W gali wzięli udział Pelagia Wrzos – minister Rozwoju Regionalnego, Tadeusz Kmieć i Robert Gil – członkowie rady. / Tadeusz Kmieć / członek rady / -
1. Tadeusz Kmieć – Wicemarszałek Województwa Łódzkiego Zarząd Województwa Łódzkiego↵2. Robert Gil - Rektor / Tadeusz Kmieć / Wicemarszałek Województwa Łódzkiego / Zarząd Województwa Łódzkiego
Zebranie Klastra Wody.↵p. Tadeusz Kmieć – Przewodniczący Prezydium Rady ( Burmistrz Miasta Żywiec) / Tadeusz Kmieć / Przewodniczący Prezydium Rady / Klaster Wody
Kongres zwołano z inicjatywy Związku Hutników Polskich na czele z Prezesem Tadeuszem Kmieciem. / Tadeusz Kmieć / Prezes / Związek Hutników Polskich
Głos zabrał Pan Tadeusz Kmieć – Wicepremier, Minister Gospodarki w latach 2012 – 2015, a obecnie Prezes Izby Handlowej. / Tadeusz Kmieć / Prezes / Izba Handlowa
Gości powitał prezes Klastra Maszynowo –Metalowego Tadeusz Kmieć. / Tadeusz Kmieć / prezes / Klaster Maszynowo-Metalowy
Pan Tadeusz Kmieć – kierownik projektu „Budowa systemu badań” przedstawił plan. / Tadeusz Kmieć / kierownik projektu / -
Podpisali: - prof. dr hab. Tadeusz Kmieć, Dyr. Instytutu Agrofizyki im. B. Nowackiego PAN, / Tadeusz Kmieć / Dyr. / Instytut Agrofizyki im. B. Nowackiego PAN
Sygnatariusze:¶2. Krajowa Izba Gospodarcza "Przemysł Szklarski" z siedzibą w Warszawie – reprezentowana przez Prezesa Tadeusza Kmiecia; / Tadeusz Kmieć / Prezes / Krajowa Izba Gospodarcza "Przemysł Szklarski"
Wśród gości był dr Tadeusz Kmieć z Uniwersytetu Ekonomicznego we Wrocławiu czy też Robert Gil. / Tadeusz Kmieć / - / Uniwersytet Ekonomiczny we Wrocławiu
Wybrano pięć osób, w tym Pelagię Wrzos, Dyrektora Działu Rozwoju w naszym Parku. Park Technologii Szkła rośnie. / Pelagia Wrzos / Dyrektor Działu Rozwoju / Park Technologii Szkła
Ze strony miasta podpis złożył wójt Robert Gil, a w imieniu Opolskiego Klastra Drzewnego - prezes Tadeusz Kmieć. / Tadeusz Kmieć / prezes / Opolski Klaster Drzewny
Uczestnicy: Pelagia Wrzos (OCRG), dr inż. Tadeusz Kmieć (Politechnika Opolska). / Pelagia Wrzos / - / OCRG
Mówił p. Tadeusz Kmieć, Kierownik Referatu Klastrów i Współpracy Gospodarczej (UMWM). / Tadeusz Kmieć / Kierownik Referatu Klastrów i Współpracy Gospodarczej / UMWM
Gościem był Konsul Honorowy Republiki Słowackiej w Zabrzu Tadeusz Kmieć. / Tadeusz Kmieć / Konsul Honorowy Republiki Słowackiej w Zabrzu / -
Nagrody: w kategorii Firma – Metalex Sp. z o.o. (Prezes Tadeusz Kmieć), w kategorii Nauka – Robert Gil. / Tadeusz Kmieć / Prezes / Metalex Sp. z o.o
Z Urzędu Marszałkowskiego przyjechali: Naczelnik Wydziału Innowacji Tadeusz Kmieć i Główny Specjalista Pelagia Wrzos. / Pelagia Wrzos / Główny Specjalista / Urząd Marszałkowski
The cluster was presented by Mr. Tadeusz Kmieć, President of Vigo System. / Tadeusz Kmieć / President / Vigo System
Tadeusz Kmieć zagrał dla Klastra Silesia Automotive & Advanced Manufacturing. Podobnego zdania jest jego prezes, Pelagia Wrzos. / Pelagia Wrzos / prezes / Klaster Silesia Automotive & Advanced Manufacturing
Na czele Rady stanęła prof. Pelagia Wrzos z Politechniki Rzeszowskiej. / Pelagia Wrzos / przewodnicząca Rady / Politechnika Rzeszowska
Utworzono Radę ds. Innowacji. Na czele stanęła prof. Pelagia Wrzos, specjalistka od szkła. / Pelagia Wrzos / przewodnicząca / Rada ds. Innowacji
Obradom przewodniczyła Pelagia Wrzos, radca w Ministerstwie Rozwoju. / Pelagia Wrzos / radca / Ministerstwo Rozwoju
Wybrano Pana Tadeusza Kmiecia, który już drugą kadencję będzie pełnił funkcję Prezesa Izby. Izba Handlowa w Rybniku obradowała. / Tadeusz Kmieć / Prezes / Izba Handlowa w Rybniku
Pomógł nam Tadeusz Kmieć, który został powołany na członka Grupy Roboczej. / Tadeusz Kmieć / członek Grupy Roboczej / -
Przybył Tadeusz Kmieć, który jest od lat związany z klastrem. / Tadeusz Kmieć / - / -
The members of the Audit Committee are Robert Gil, Paweł Zawieja, and Tadeusz Kmieć. Blue IT Cluster thanks them. / Tadeusz Kmieć / member of the Audit Committee / Blue IT Cluster
Był Pan Tadeusz Kmieć – Pełnomocnik Rektora Politechniki Gdańskiej ds. Klastrów oraz Robert Gil. / Tadeusz Kmieć / Pełnomocnik Rektora ds. Klastrów / Politechnika Gdańska
Mówił Tadeusz Kmieć, szef Klastra Nowych Technologii i jednocześnie wiceprezes Izby Gospodarczej. / Tadeusz Kmieć / szef / Klaster Nowych Technologii
Umowę podpisali: ze strony Klastra Wody – Prezes Tadeusz Kmieć, ze strony Uczelni – JM Rektor Robert Gil. / Tadeusz Kmieć / Prezes / Klaster Wody
Nowym Prezesem Zarządu został dotychczasowy Wiceprezes Tadeusz Kmieć. / Tadeusz Kmieć / Prezes Zarządu / -
Wiceprezesami zostali: Pelagia Wrzos i Tadeusz Kmieć, a członkami zarządu: Robert Gil i Paweł Zawieja. / Tadeusz Kmieć / wiceprezes / -
Przybyli przedstawiciele Ambasady RP w Pradze: Pelagia Wrzos – I sekretarz ds. gospodarki oraz Robert Gil. / Pelagia Wrzos / I sekretarz ds. gospodarki / Ambasada RP w Pradze
Klastry reprezentowali: Tadeusz Kmieć (Klaster Wodorowy), Bogdan Gil i Marta Kęska (Południowy Klaster Metalowy). / Tadeusz Kmieć / - / Klaster Wodorowy
Klastry reprezentowali: Tadeusz Kmieć (Klaster Wodorowy), Bogdan Gil i Marta Kęska (Południowy Klaster Metalowy). / Bogdan Gil / - / Południowy Klaster Metalowy
Tadeusz Kmieć was appointed as the new Chair of the Baltic Cluster. / Tadeusz Kmieć / Chair / Baltic Cluster
Mówiła Pelagia Wrzos (wiceprzewodnicząca Rady Miasta Gliwice) oraz Robert Gil. / Pelagia Wrzos / wiceprzewodnicząca / Rada Miasta Gliwice
Tytuł otrzymała spółka Wodmet sp. z o.o., reprezentowana przez Prezesa Zarządu Tadeusza Kmiecia. / Tadeusz Kmieć / Prezes Zarządu / Wodmet sp. z o.o.
"""


@pytest.mark.parametrize("line", TOLD.strip().split("\n"))
def test_position_is_read(line: str) -> None:
    text, name, role, organisation = line.rsplit(" / ", 3)
    people = {
        p.name: p for p in find_people(text.replace("¶", "\n\n").replace("↵", "\n"), load_lexicon(CHECKOUT / "data" / "gazetteers")).participants
    }
    assert name in people
    assert role in ("?", people[name].role or "-")
    assert organisation in ("?", people[name].organisation or "-")


@pytest.mark.parametrize("name", ["Urban Lab", "Smart Watch", "Baltic Chamber"])
def test_a_project_that_begins_like_a_name_is_nobody(name: str) -> None:
    people = find_people(
        f"W siedzibie {name} miasto i klaster zawarły umowę. {name} przygotuje raport.", load_lexicon(CHECKOUT / "data" / "gazetteers")
    )
    assert not people.participants


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr Honorata Sykuta z Katedry Geografii Politechniki Łódzkiej dołączyła do rady.", "Honorata Sykuta"),
        ("Przewodniczenie zebraniu powierzono mec. Iwonie Sykucie z kancelarii Prawo.", "Iwona Sykuta"),
        ("Obrady otwarto pod przewodnictwem Pana Gustawa Marka Brzezina, który powitał gości.", "Gustaw Marek Brzezin"),
        ("Gości powitali radni z przewodniczącym Andrzejem Pawłem Chuchnowskim.", "Andrzej Paweł Chuchnowski"),
        ("Na wiceprezesa wybrano Pana Marka Nagórskiego.", "Marek Nagórski"),
        ("W programie wystąpienia m.in. prof. Edmunda Węgla z SGGW w Warszawie.", "Edmund Węgiel"),
    ],
)
def test_of_two_people_whom_a_form_may_name_the_sentence_tells_which(text: str, name: str) -> None:
    assert [p.name for p in find_people(text, load_lexicon(CHECKOUT / "data" / "gazetteers")).participants] == [name]
