"""Roles and organisations in lists and agendas as real pages print them: glued dashes, degrees with blanks, several offices, headings that hold for all. All invented."""

from __future__ import annotations

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.extraction.people.participants import find_people

# text (¶ parts its blocks) / name / role / organisation; a dash where there is none; "?" where it does not matter
TOLD = """
Uczestniczyli: Ewa Cedro- Dyrektor Biura Klastra „Przędza”, Igor Malak -prezes Izby Rolniczej. / Ewa Cedro / Dyrektor Biura / Klaster „Przędza”
Uczestniczyli: Ewa Cedro- Dyrektor Biura Klastra „Przędza”, Igor Malak -prezes Izby Rolniczej. / Igor Malak / prezes / Izba Rolnicza
Gośćmi byli: Rektor Akademii Morskiej – ks. prof. dr hab. Jan Kowal, Dyrektor Szpitala w Rykach- dr n. med. Anna Zaręba. / Jan Kowal / Rektor / Akademia Morska
Gośćmi byli: Rektor Akademii Morskiej – ks. prof. dr hab. Jan Kowal, Dyrektor Szpitala w Rykach- dr n. med. Anna Zaręba. / Anna Zaręba / Dyrektor / Szpital w Rykach
W skład rady weszli:¶1. Dziekan Wydziału Nauk o Zdrowiu UMK – prof. dr hab. n. o zdr. Anna Zaręba¶2. Sołtys / Anna Zaręba / Dziekan Wydziału Nauk o Zdrowiu / UMK
W skład rady weszli:¶1. Prezes Zarządu Maszbud Sp. z o. o. – mgr inż. Karol Lis / Karol Lis / Prezes Zarządu / Maszbud Sp. z o. o.
W skład rady weszli:¶1. Ordynator Szpitala Miejskiego w Kole- lek. med. Piotr Żak / Piotr Żak / Ordynator / Szpital Miejski w Kole
Umowę podpisał Jan Kowal, Prezes Zarządu Roltex Sp z o.o. oraz Anna Zaręba – wiceprezes Sadpol sp. zo.o. / Jan Kowal / Prezes Zarządu / Roltex Sp z o.o.
Umowę podpisał Jan Kowal, Prezes Zarządu Roltex Sp z o.o. oraz Anna Zaręba – wiceprezes Sadpol sp. zo.o. / Anna Zaręba / wiceprezes / Sadpol sp. zo.o.
Wzięli udział: Anna Zaręba, posłanka na Sejm RP, Poseł do Parlamentu Europejskiego Jan Kowal. / Anna Zaręba / posłanka na Sejm RP / -
Wzięli udział: Anna Zaręba, posłanka na Sejm RP, Poseł do Parlamentu Europejskiego Jan Kowal. / Jan Kowal / Poseł do Parlamentu Europejskiego / -
Protokół posiedzenia Rady Społecznej przy Staroście Nyskim¶Obecni członkowie Rady Społecznej:¶1. Kowal Jan¶2. Anna Zaręba¶Członkowie nieobecni:¶1. Karol Lis / Anna Zaręba / członek / Rada Społeczna przy Staroście Nyskim
Wzięli udział Członkowie Zarządu Klastra : Ewa Lis – Prezes Zarządu oraz Karol Mak. Klaster Drewna „Sęk” ma 20 firm. / Karol Mak / członek Zarządu / Klaster Drewna „Sęk”
Zebranie Podkarpackiego Klastra Morskiego.¶Do Zarządu zostali wybrani:¶Pan prof. Jan Kowal¶Pani Danuta Lis.¶Omawiano plan. / Danuta Lis / członek Zarządu / Podkarpacki Klaster Morski
Stowarzyszenie Młynarzy wybrało władze. W skład Rady Nadzorczej weszli Jan Kowal, Ewa Lis i Piotr Żak. / Piotr Żak / członek Rady Nadzorczej / Stowarzyszenie Młynarzy
Członkowie Rady Programowej Klastra Lotniczego: Jan Kowal, Piotr Żak – dyrektor ZETO. / Jan Kowal / członek Rady Programowej / Klaster Lotniczy
Członkowie Rady Programowej Klastra Lotniczego: Jan Kowal, Piotr Żak – dyrektor ZETO. / Piotr Żak / dyrektor / ZETO
Obecny był Jan Kowal – Kierownik Oddziału Lubelskie Centrum Badań w Urzędzie Marszałkowskim. / Jan Kowal / Kierownik Oddziału Lubelskie Centrum Badań / Urząd Marszałkowski
Gośćmi byli ludzie Rady Związku w Kole, które reprezentowali prezes Ewa Lis oraz wiceprezesi Jan Kowal – także szef Kapituły Konkursu, Piotr Żak i Karol Mak. / Karol Mak / wiceprezes / ?
Nowe władze: wiceprezesami zostali Jan Kowal (Huta Szkła), Ewa Lis (Drewbud) i Piotr Żak (Klaster Wodny). / Piotr Żak / wiceprezes / Klaster Wodny
Obecni byli: Jan Kowal – właściciel firmy „Metalpol”, Karol Mak, Ewa Lis – prezes Huty Szkła. / Karol Mak / - / -
Ewa Lis – przedstawicielka Stowarzyszenia Kupców, a także Jan Kowal i Karol Mak – reprezentanci Klastra Żywności. / Jan Kowal / reprezentant / Klaster Żywności
Ewa Lis – przedstawicielka Szkoły Gospodarki, Piotr Żak – przedstawiciel Izby Kupców, a także Jan Kowal i Karol Mak – delegaci Klastra Żywności. / Jan Kowal / delegat / Klaster Żywności
Piotr Żak – Przewodniczący Rady Klastra „Warta” i Dyrektor Instytutu Obróbki otworzył galę. Prezes Ewa Lis dziękowała. / Ewa Lis / Prezes / Klaster „Warta”
PWSZ w Kole reprezentował Rektor prof. Jan Kowal, Akademię Morską w Gdyni – Prorektor ds. nauki dr n. med. Karol Mak, klaster – Prezes mgr Ewa Lis. Klaster Wodny ma 5 lat. / Jan Kowal / Rektor / PWSZ w Kole
PWSZ w Kole reprezentował Rektor prof. Jan Kowal, Akademię Morską w Gdyni – Prorektor ds. nauki dr n. med. Karol Mak, klaster – Prezes mgr Ewa Lis. Klaster Wodny ma 5 lat. / Karol Mak / Prorektor ds. nauki / Akademia Morska w Gdyni
PWSZ w Kole reprezentował Rektor prof. Jan Kowal, Akademię Morską w Gdyni – Prorektor ds. nauki dr n. med. Karol Mak, klaster – Prezes mgr Ewa Lis. Klaster Wodny ma 5 lat. / Ewa Lis / Prezes / Klaster Wodny
Gminę Borki reprezentował wójt Jan Kowal, Klaster Wodny „Fala” – Ewa Lis, a Izbę Rzemieślniczą – dyrektor Karol Mak. / Jan Kowal / wójt / Gmina Borki
Gminę Borki reprezentował wójt Jan Kowal, Klaster Wodny „Fala” – Ewa Lis, a Izbę Rzemieślniczą – dyrektor Karol Mak. / Karol Mak / dyrektor / Izba Rzemieślnicza
Miasto reprezentowała wiceprezydent Ewa Lis, Politechnikę Łódzką – prorektor Karol Mak, PARP – Jan Kowal. / Karol Mak / prorektor / Politechnika Łódzka
Izba Gospodarcza w Rypinie ma nowego prezesa. Został nim Jan Kowal, który zastąpił Karola Maka. / Jan Kowal / prezes / Izba Gospodarcza w Rypinie
Izba Gospodarcza w Rypinie działa z Klastrem Wodnym.¶Zmieniono zarząd izby. Wiceprezesem został Jan Kowal, sekretarzem – Ewa Lis. / Ewa Lis / sekretarz / Izba Gospodarcza w Rypinie
W ratuszu wybrano także wiceprzewodniczących. Zostali nimi Ewa Lis (Klaster „Noteć”) i Jan Kowal (Huta Szkła). / Jan Kowal / wiceprzewodniczący / Huta Szkła
W ratuszu wybrano także wiceprzewodniczących. Zostali nimi Ewa Lis (Klaster „Noteć”) i Jan Kowal (Huta Szkła). / Ewa Lis / wiceprzewodnicząca / Klaster „Noteć”
Rada wybrała przewodniczącą, którą została prof. Ewa Lis z Politechniki Łódzkiej. / Ewa Lis / przewodnicząca / Politechnika Łódzka
Klaster Wodny „Fala” zyskał dwóch nowych członków zarządu. Zostali nimi Jan Kowal i Ewa Lis. / Jan Kowal / członek zarządu / Klaster Wodny „Fala”
Wyłoniono lidera projektu, którym będzie Huta Szkła. Jan Kowal dziękował. / Jan Kowal / - / -
Przemawiał jej Rektor Akademii Wodnej w Rypinie, prof. nadzw. dr Ewa Lis. / Ewa Lis / Rektor / Akademia Wodna w Rypinie
Obecny był przedstawiciel naszego Klastra, p. Jan Kowal. Klaster Stolarki dziękuje. / Jan Kowal / przedstawiciel / Klaster Stolarki
Przewodniczącą została Ewa Lis z Huty Szkła, a jej zastępcą Ambasador Jan Kowal, Dyrektor Biura Współpracy z Zagranicą Klastra Wodnego. / Jan Kowal / Dyrektor Biura Współpracy z Zagranicą / Klaster Wodny
Prowadząca galę dziennikarka radiowa Ewa Lis otworzyła galę, a prowadzący spotkanie redaktor Jan Kowal dyskusję. / Ewa Lis / dziennikarka radiowa / -
1. Janusz Stachurski – Burmistrz¶2. Jan Kowal – Starosta / Janusz Stachurski / Burmistrz / -
Obecny był Jan Kowal – Kierownik Oddziału Specjalizacji w Departamencie Inwestycji Urzędu Marszałkowskiego. / Jan Kowal / Kierownik Oddziału Specjalizacji w Departamencie Inwestycji / Urząd Marszałkowski
Dyskutowali wykładowcy w Katedrze Zarządzania WSB: dr Ewa Lis i dr Jan Kowal. / Jan Kowal / wykładowca w Katedrze Zarządzania / WSB
Głos zabrała Ewa Lis, naczelnik w Departamencie Innowacji. / Ewa Lis / naczelnik / Departament Innowacji
Zebrano się w Urzędzie Miejskim w Kole.¶Obecni:¶1. Jan Kowal – Naczelnik Wydziału Rozwoju Gospodarczego¶2. Ewa Lis – Sekretarz Miasta / Jan Kowal / Naczelnik Wydziału Rozwoju Gospodarczego / Urząd Miejski w Kole
Zebrano się w Urzędzie Miejskim w Kole.¶Obecni:¶1. Jan Kowal – Naczelnik Wydziału Rozwoju Gospodarczego¶2. Ewa Lis – Sekretarz Miasta / Ewa Lis / Sekretarz Miasta / Urząd Miejski w Kole
The plan was shown by Jan Kowal (Director of the Department of Economy and Business Support, Marshal Office of the Lubelskie Region). / Jan Kowal / Director of the Department of Economy and Business Support / Marshal Office of the Lubelskie Region
The day was opened by Ewa Lis, Deputy Director of the Department for Regional Policy, Ministry of Development. / Ewa Lis / Deputy Director of the Department for Regional Policy / Ministry of Development
11.00 | Opening of the meeting JAN KOWAL – Chairman of the Board of Science Park Poland-East HALINA TRUSZ – Deputy Mayor of Rypin / Jan Kowal / Chairman of the Board / Science Park Poland-East
11.00 | Opening of the meeting JAN KOWAL – Chairman of the Board of Science Park Poland-East HALINA TRUSZ – Deputy Mayor of Rypin / Halina Trusz / Deputy Mayor / Rypin
11.00 | Results of the project JAN KOWAL – Project Manager, Office Manager of North Wood Cluster / Jan Kowal / ? / North Wood Cluster
Greetings came from Ewa Lis, a representative of the authorities of Marijampolė Municipality. / Ewa Lis / representative of the authorities / Marijampolė Municipality
Witano gości: Jan Kowal – prezes Klastra Wodnego Ewa Lis – dyrektor Huty Szkła / Jan Kowal / prezes / Klaster Wodny
Zebrano się w Urzędzie Miejskim w Świeciu.¶1. Jan Kowal – Burmistrz¶2. Karol Mak – Zastępca Burmistrza / Karol Mak / Zastępca Burmistrza / Świecie
Powołano radę przy Prezydencie Miasta Inowrocławia. Prezydent Jan Kowal wręczył akty. / Jan Kowal / Prezydent / Inowrocław
Burmistrz Solca nad Wisłą Jan Kowal witał gości. Zastępca burmistrza Ewa Lis mówiła o planach. / Ewa Lis / Zastępca burmistrza / Solec nad Wisłą
Burmistrz Kępna Jan Kowal i Prezydent Rypina Karol Mak rozmawiali. Burmistrz Ewa Lis też. / Ewa Lis / Burmistrz / -
Zebrano się w Urzędzie Miasta Piły. Był Prezydent RP, a gości witał Prezydent Jan Kowal. / Jan Kowal / Prezydent / -
Skład rady:¶Przewodniczący – Jan Kowal (Prometal S.A.)¶Sekretarz – Ewa Lis (OCRG) / Jan Kowal / Przewodniczący / Prometal S.A.
Uczestniczyli: Przewodniczący Komisji Gospodarki Jan Kowal, radni: Karol Mak, Ewa Lis. / Jan Kowal / Przewodniczący / ?
Uczestniczyli: Przewodniczący Komisji Gospodarki Jan Kowal, radni: Karol Mak, Ewa Lis. / Karol Mak / radny / -
Zaproszono: dr. Pawła Sikorę (UEK), adwokat Kingę Rak z kancelarii Rak i Partnerzy. / Paweł Sikora / - / UEK
Podpisali: ze strony Politechniki Lubelskiej JM Rektor prof. Jan Kowal, ze strony Klastra prezes Karol Mak. / Jan Kowal / Rektor / Politechnika Lubelska
Klaster Wodny „Fala” ma władze.¶Zarząd:¶1. Jan Kowal – Prezes¶2. Ewa Lis¶Rada Nadzorcza:¶1. Karol Mak¶2. Anna Wilk / Ewa Lis / członek Zarządu / Klaster Wodny „Fala”
Klaster Wodny „Fala” ma władze.¶Zarząd:¶1. Jan Kowal – Prezes¶2. Ewa Lis¶Rada Nadzorcza:¶1. Karol Mak¶2. Anna Wilk / Karol Mak / członek Rady Nadzorczej / Klaster Wodny „Fala”
Prezesem Klastra Wodnego jest Jan Kowal. Wiceprezesami pozostają Ewa Lis oraz Anna Wilk. / Anna Wilk / wiceprezes / Klaster Wodny
Huta Szkła „Kryształ” ma dwóch prezesów. Są nimi Jan Kowal i Karol Mak. / Karol Mak / prezes / Huta Szkła „Kryształ”
Przybyli posłowie na Sejm RP Ewa Lis i Karol Mak. / Karol Mak / poseł na Sejm RP / -
"""


@pytest.mark.parametrize("line", TOLD.strip().split("\n"))
def test_position_is_read(line: str) -> None:
    text, name, role, organisation = line.rsplit(" / ", 3)
    people = {p.name: p for p in find_people(text.replace("¶", "\n\n"), load_lexicon(CHECKOUT / "data" / "gazetteers")).participants}
    assert name in people
    assert role in ("?", people[name].role or "-")
    assert organisation in ("?", people[name].organisation or "-")
