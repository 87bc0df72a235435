"""Who takes part, who is only named, and how: invented sentences, each with the names that must come out and their status."""

from __future__ import annotations

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.extraction.people.participants import find_people
from scraper.language.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(CHECKOUT / "data" / "gazetteers")


NOBODY_TAKES_PART = """
Szkoła im. Jana Kowalskiego ma sto lat.
Absolwenci Liceum im. gen. Józefa Nowaka dostali stypendia.
Parafia pw. św. Jana Bosko zaprasza.
Spotkanie odbędzie się przy ul. Stefana Żeromskiego 14.
Biuro mieści się przy al. Adama Nowaka 3.
Dojazd do pl. Marii Nowak autobusem.
Siedziba na os. Tadeusza Kowala 7.
Studenci Uniwersytetu Mikołaja Kopernika zwiedzili hutę.
Wystawę oglądano w Muzeum Fryderyka Chopina.
Maszyny dostarczyła firma Jan Kowalski.
Umowę przygotowała kancelaria Anna Nowak i Wspólnicy.
Umowę podpisał koncern Hugo Blank, a nie kto inny.
Akcje rekomendowali analitycy Morgan Stanley z Londynu.
Do brzegu przybił statek Jan Heweliusz.
Wypadek zdarzył się na skrzyżowaniu ulic Jana Kilińskiego i Emilii Plater w Rzeszowie.
Fot. Adam Kowalski
Zdjęcia: Ewa Nowak
Foto: Piotr Lis
Autor zdjęć: Marek Zając
Photos: John Smith
Tekst i fot. Olga Wrona
Źródło: Jan Nowak
Kontakt: Anna Nowak, tel. 22 123 45 67
Kontakt dla mediów: Jan Kowalski
Osoba do kontaktu: Maria Lis, e-mail: biuro@przyklad.pl
Dodatkowych informacji udziela Ewa Bąk, tel. 600 000 000.
Informacji udziela Piotr Sowa.
Pytania: Jan Kowal
Zapisy: Ewa Zając, 600 000 000
Contact: John Brown, phone +48 600 000 000
Zmarł śp. Jan Kowalski.
Pożegnaliśmy śp. Annę Nowak.
Wspomnienie o Janie Kowalskim trwa.
Pomnik Tadeusza Nowaka odsłonięto wczoraj.
Pod nieobecność Jana Kowalskiego obrady trwały krótko.
Rodzinie śp. Adama Lisa składamy kondolencje.
Pochód szedł ulicami Polną i Jana Nowaka.
Biblioteka dostała książki od Katolickiego Uniwersytetu Lubelskiego Jana Pawła II.
Dziękujemy za pomoc. Zdjęcia: Igor Lis, Ewa Nowak.
Film o Janie Nowaku trwał godzinę.
Fach przejęli po dziadku, Janie Nowaku.
Pierwszym członkiem była Drukarnia Jan Nowak.
Her stay was paid by a Marie Curie fellow grant.
Spisała: Ewa Nowak
Zgłoszenia do piątku; faktury wystawia p. Ewa Nowak.
Companies may register with Ms Ewa Nowak by 31 July.
Umowę dostała firma „Wiertła Adam Nowak” s.c.
A letter from Senator Jan Nowak was read out at the ceremony.
Gratulacje na piśmie nadesłał wojewoda Jan Nowak.
Więcej informacji: Ewa Nowak, koordynatorka projektu, e.nowak@klaster.example
W sprawach pilnych prosimy dzwonić do p. Jana Nowaka.
Wolontariusze ze Szkoły im. Księcia Bolesława Pobożnego pomagali gościom.
W poprzedniej wersji błędnie podaliśmy, że gościem będzie Ewa Nowak.
Obchody święta 3 Maja Kowalska Fundacja odłożyła.
Zebranie odbyło się w budynku, którego patronem jest prof. Jan Nowak.
Sala nosi od lutego imię prof. Jana Nowaka.
Zebranym odczytano list prof. Jana Nowaka.
Do tańca przygrywał zespół Jan Nowak Trio.
Fotki: Jan Nowak
Medal, zaprojektowany przez Jana Nowaka, wręczany jest co rok.
Minął rok od śmierci prof. Ewy Nowak.
Minutą ciszy uczczono pamięć Jana Nowaka.
Opowiadał o tym Jan Nowak, którego już nie ma z nami.
– Miał nim zostać Jan Nowak, ale wybrał fotel w radzie.
W listopadzie zrezygnował sekretarz Jan Nowak, który wyjechał.
Wymyślił ją podobno niejaki Jan Nowak.
In an open letter, Jan Nowak called the groups a way of waiting.
"""

SOMEBODY_TAKES_PART = """
Piotr Zontek / O przebudowie mówił kierownik projektu Piotr Zontek.
Roman Filaretowicz Tkacz / Gościem był Roman Filaretowicz Tkacz.
Jens-Peter Lauritsen / Other new members include Jens-Peter Lauritsen (Denmark).
Søren Bro Nørgaard / The agreement was signed by Søren Bro Nørgaard, chair of the board.
Maja Ogórek / – Tata zna tu każdą paletę – zdradziła Maja Ogórek, studentka.
Alfred Zawora / Funkcję sekretarza powierzono Alfredowi Zaworze.
Étienne Marchand / Gości podjął Étienne Marchand, dyrektor Pôle Lumière Rhône.
Wit Sowiński / Zmarłego pożegnał prezes Wit Sowiński.
Petr Novák / Gościliśmy Petra Nováka.
Jacek Sasin / Wysłuchano Jacka Sasina.
Józef Kura / Skarbnik – Kura Józef
Jan Nowak / Prezes firmy Jan Nowak powitał gości.
Jan Nowak / Właściciel stolarni Jan Nowak pokazał warsztat.
Francesca Rossi / The audit was done by Francesca Rossi (Italy).
Nepomucena Gil / Pracami grupy kieruje dr inż. Nepomucena Gil, prof. uczelni (Politechnika Śląska).
Birgitte Nørgaard Toft / The group was led by Birgitte Nørgaard Toft, head of the network.
Dariia Bondar / One of the speakers was Dariia Bondar, naval architect.
Sonia Leclerc / Obecna była dr Sonia Leclerc (Politechnika Śląska).
Jan Kowalski / W spotkaniu uczestniczył Jan Kowalski.
Anna Nowak / Gościem była Anna Nowak.
Jan Nowak / Dyplomy wręczył im Jan Nowak.
Ewa Bąk / Wśród gości nie zabrakło Ewy Bąk.
Piotr Lis / Do rady powołano Piotra Lisa.
Marek Zając / Z Markiem Zającem rozmawiano o stali.
Olga Wrona / Obecna była również Olga Wrona.
Adam Sowa / Przybył też prof. Adam Sowa z Politechniki Łódzkiej.
Maria Kos / Spotkanie prowadziła Maria Kos.
Tomasz Gil / W imieniu starosty głos zabrał Tomasz Gil.
Barbara Mazur / Nagrodę wręczono Barbarze Mazur.
Iwona Rybak / Prezesem wybrano Iwonę Rybak.
Jerzy Dudek / Klaster reprezentował Jerzy Dudek.
Zofia Zając / Do Warszawy pojechała Zofia Zając.
Paweł Wilk / Wykład Pawła Wilka cieszył się powodzeniem.
Beata Sroka / Dziękujemy Beacie Sroce.
Krzysztof Wrona / Obradom przewodniczył Krzysztof Wrona.
Lech Żak / Gospodarzem był Lech Żak.
Helena Kruk / Panią Helenę Kruk powitano oklaskami.
Roman Bór / Na czele grupy stanął Roman Bór.
Ida Sum / List odczytała Ida Sum.
Karol Mróz / Przy stole zasiadł Karol Mróz.
Alicja Wrzos / O planach mówiła Alicja Wrzos.
Henryk Socha / Wstęgę przeciął Henryk Socha.
"""

STATUSES = """
attended / Jan Kowalski / Puchary wręczał burmistrz Jan Kowalski.
honoured / Jan Kowalski / Puchar wręczono Janowi Kowalskiemu.
quoted / Jan Kowalski / – Brać, ale nie wtedy, gdy się pali – radził Jan Kowalski.
announced / Jan Kowalski / Wyniki ankiety omówi Jan Kowalski.
announced / Jan Kowalski / Wstęgę mają przeciąć starosta oraz Jan Kowalski.
announced / Jan Kowalski / 9 lutego | Hasła | Jan Kowalski
quoted / Jan Kowalski / – To dobry rok – powiedział Jan Kowalski.
quoted / Anna Nowak / – Rośniemy – podkreśla Anna Nowak.
quoted / Ewa Bąk / Ewa Bąk zaznaczyła, że to początek.
quoted / Piotr Lis / „Warto próbować” – dodał Piotr Lis.
quoted / Maria Kos / – Tego nie było – wspomina Maria Kos.
quoted / Adam Sowa / Adam Sowa wyjaśnił zasady.
quoted / Olga Wrona / Jak zauważyła Olga Wrona, brakuje rąk do pracy.
quoted / John Brown / "We are ready," said John Brown.
quoted / Ida Sum / Ida Sum stwierdziła, że to za mało.
quoted / Lech Żak / – Przyjedziemy znowu – zapewnił Lech Żak.
quoted / Roman Bór / – Nie wiem – przyznał Roman Bór.
elected / Jan Kowalski / Prezesem został Jan Kowalski.
elected / Anna Nowak / Przewodniczącą wybrano Annę Nowak.
elected / Ewa Bąk / Do rady powołano Ewę Bąk.
elected / Piotr Lis / Na stanowisko dyrektora powołano Piotra Lisa.
elected / Maria Kos / Maria Kos objęła funkcję prezesa.
elected / Adam Sowa / Koordynatorem został Adam Sowa.
elected / Olga Wrona / W skład komisji weszła m.in. Olga Wrona.
elected / Lech Żak / W skład grupy weszli:\\n\\n• Lech Żak
elected / John Brown / John Brown was elected treasurer.
elected / Jan Sum / Sekretarzem jednogłośnie został Jan Sum.
signatory / Jan Kowalski / Umowę podpisał Jan Kowalski.
signatory / Anna Nowak / Porozumienie podpisali Anna Nowak oraz rektor.
signatory / Ewa Bąk / List intencyjny parafowała Ewa Bąk.
signatory / Piotr Lis / Podpisali:\\n\\nPiotr Lis
signatory / Maria Kos / Z poważaniem\\n\\nMaria Kos
signatory / John Brown / The agreement was signed by John Brown.
signatory / Adam Sowa / Adam Sowa podpisał deklarację.
honoured / Jan Kowalski / Nagrodę odebrał Jan Kowalski.
honoured / Anna Nowak / Wyróżnienie otrzymała Anna Nowak.
honoured / Ewa Bąk / Laureatką została Ewa Bąk.
honoured / Piotr Lis / Statuetkę odebrał Piotr Lis.
honoured / Maria Kos / Medalem uhonorowano Marię Kos.
honoured / Adam Sowa / Dziękujemy Adamowi Sowie za pomoc.
honoured / Olga Wrona / Wyróżniono Olgę Wronę.
speaker / Jan Kowalski / Wykład wygłosił Jan Kowalski.
speaker / Anna Nowak / Prelekcję przedstawiła Anna Nowak.
speaker / Ewa Bąk / Głos zabrała Ewa Bąk.
speaker / Piotr Lis / Obrady otworzył Piotr Lis.
speaker / Maria Kos / O badaniach opowiedziała Maria Kos.
speaker / Adam Sowa / Na pytania odpowiadał Adam Sowa.
speaker / Olga Wrona / Dyskusję moderowała Olga Wrona.
speaker / John Brown / The first lecture was given by John Brown.
speaker / Lech Żak / Spotkanie poprowadził Lech Żak.
attended / Roman Bór / Obradom przewodniczył Roman Bór.
speaker / Karol Mróz / Nową maszynę zaprezentował Karol Mróz.
announced / Jan Kowalski / Gościem spotkania będzie Jan Kowalski.
announced / Anna Nowak / W spotkaniu weźmie udział Anna Nowak.
announced / Ewa Bąk / Zapraszamy na rozmowę: Ewa Bąk.
announced / Piotr Lis / 10:00 Otwarcie – Piotr Lis
attended / Jan Kowalski / W spotkaniu uczestniczył Jan Kowalski.
attended / Anna Nowak / Przewodniczącą wybrano starościnę, a protokół sporządziła Anna Nowak.
attended / Jan Kowalski / Nagrody wręczał burmistrz Jan Kowalski.
attended / Ewa Bąk / Statuetki odebrano z rąk minister Ewy Bąk.
attended / Adam Sowa / Nowemu prezesowi pogratulował Adam Sowa.
attended / Piotr Lis / W skład delegacji wszedł Piotr Lis.
attended / Olga Wrona / Dokument odebrała w Łodzi Olga Wrona.
elected / Jan Kowalski / Pracami rady pokieruje Jan Kowalski.
elected / Anna Nowak / Sekretarzem rady będzie Anna Nowak.
elected / Ewa Bąk / W zarządzie zasiądzie ponadto Ewa Bąk.
elected / Piotr Lis / Pozostali członkowie Rady:\\n\\nPiotr Lis – Izba Gospodarcza
elected / Anna Nowak / Zarząd Izby kadencji 2024–2028:\\n\\nAnna Nowak – Prezes
attended / Anna Nowak / O planach mówił obecny prezes, a kwiaty wręczała Anna Nowak.
honoured / Adam Sowa / Osobowością Roku wybrano prof. Adama Sowę.
announced / Olga Wrona / Gościem wieczoru będzie Olga Wrona.
elected / Anna Nowak / Nominację odebrała Anna Nowak.
elected / Ewa Bąk / The members elected a new treasurer, Ewa Bąk.
elected / Piotr Lis / Jego obowiązki przejmie Piotr Lis.
signatory / Adam Sowa / Z wyrazami szacunku\\n\\nAdam Sowa
honoured / Jan Kowalski / Innowatorem roku został Jan Kowalski.
honoured / Anna Nowak / Drugie miejsce zajęła Anna Nowak.
honoured / Ewa Bąk / Brawa dla Ewy Bąk!
honoured / Piotr Lis / Nagrodę specjalną wręczono Piotrowi Lisowi.
honoured / Adam Sowa / Miejsce | Laureat\\n\\n1 | Adam Sowa
speaker / Jan Kowalski / O kosztach energii mówił Jan Kowalski.
speaker / Anna Nowak / Moderatorką była Anna Nowak.
speaker / Ewa Bąk / W debacie udział wzięła Ewa Bąk.
speaker / Piotr Lis / Otwarcia wystawy dokonał Piotr Lis.
speaker / Adam Sowa / Dzień zamknął wykład Adama Sowy.
quoted / Jan Kowalski / Na targi wybiera się Jan Kowalski.\\n\\n– Szukamy klientów – tłumaczy.
quoted / Anna Nowak / – Bez nich nie ma klastra. I nie będzie – uśmiecha się Anna Nowak.
quoted / Ewa Bąk / Zdaniem Ewy Bąk ceny spadną.
quoted / Piotr Lis / "We need time," said Piotr Lis.
quoted / Adam Sowa / Z Adamem Sową, prezesem klastra, rozmawiamy o wełnie.
announced / Olga Wrona / Wykład wygłosi Olga Wrona.
announced / Maria Kos / Zapraszamy na spotkanie. Odbędzie się ono w maju. Będzie gorąca herbata. Wśród gości Maria Kos.
announced / Lech Żak / Mszę odprawi Lech Żak.
announced / Jan Kowalski / Kolejne posiedzenie, z udziałem Jana Kowalskiego, odbędzie się w maju.
attended / Anna Nowak / Obecna była Anna Nowak.
attended / Ewa Bąk / Wśród gości była Ewa Bąk.
attended / Piotr Lis / Do Turku przyjechał Piotr Lis.
"""


def _lines(table: str) -> list[list[str]]:
    return [[cell.replace("\\n", "\n") for cell in line.split(" / ")] for line in table.strip().splitlines()]


@pytest.mark.parametrize("text", [line for (line,) in _lines(NOBODY_TAKES_PART)])
def test_a_name_of_somebody_who_takes_no_part_stays_out(text: str, lexicon: Lexicon) -> None:
    assert [p.name for p in find_people(text, lexicon).participants] == []


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ("Kamila Śnieg, Hubert Oszczep", "Brawa też dla Kamili Śnieg i Huberta Oszczepa."),
        ("Teresa Woźniak, Konrad Woźniak", "Dziękujemy p. Teresie i p. Konradowi Woźniakom za gościnę."),
    ],
)
def test_two_people_named_together_stand_in_one_case(names: str, text: str, lexicon: Lexicon) -> None:
    assert ", ".join(p.name for p in find_people(text, lexicon).participants) == names


@pytest.mark.parametrize(("name", "text"), _lines(SOMEBODY_TAKES_PART))
def test_somebody_who_takes_part_comes_out_in_the_nominative(name: str, text: str, lexicon: Lexicon) -> None:
    assert [p.name for p in find_people(text, lexicon).participants] == [name]


@pytest.mark.parametrize(("status", "name", "text"), _lines(STATUSES))
def test_the_nearest_verb_tells_how_somebody_takes_part(status: str, name: str, text: str, lexicon: Lexicon) -> None:
    assert [(p.name, p.status) for p in find_people(text, lexicon).participants] == [(name, status)]
