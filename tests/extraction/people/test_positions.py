"""Role and organisation beside a name, each pattern in an invented sentence."""

from __future__ import annotations

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.extraction.people.participants import find_people
from scraper.language.lexicon import Lexicon

TOLD = """
prezes zarządu / Klaster Wodny / W spotkaniu uczestniczył Jan Kowal, prezes zarządu Klastra Wodnego.
prezes / Klaster Wodny / Gości witał prezes Klastra Wodnego Jan Kowal.
dyrektor / Politechnika Łódzka / Obecny był Jan Kowal – dyrektor Politechniki Łódzkiej.
dyrektor / Izba Rzemieślnicza / Głos zabrał Jan Kowal (dyrektor, Izba Rzemieślnicza).
- / Politechnika Śląska / Wykład wygłosił Jan Kowal z Politechniki Śląskiej.
- / Klaster Wodny / Obecny był Jan Kowal (Klaster Wodny).
rektor / Akademia Morska / Otwarcia dokonał rektor Akademii Morskiej prof. Jan Kowal.
Prezes / - / Prezesem został Jan Kowal.
moderator / - / Dyskusję moderował Jan Kowal.
wiceprezes / Huta Szkła / Rozmawiano z wiceprezesem Huty Szkła Janem Kowalem.
burmistrz / - / Gospodarzem był burmistrz Jan Kowal.
członek zarządu / Bank Regionalny / Umowę podpisał Jan Kowal, członek zarządu Banku Regionalnego.
skarbnik / Stowarzyszenie Młynarzy / Nagrodę odebrał skarbnik Stowarzyszenia Młynarzy Jan Kowal.
kierownik / Centrum Badań / Powołano Jana Kowala, kierownika Centrum Badań.
- / PARP / PARP reprezentował Jan Kowal.
- / Zakład Wodny S.A. / W kategorii eksport zwyciężył Zakład Wodny S.A.; nagrodę odebrał Jan Kowal.
prezes / Klaster Wodny Fala / Walne Stow. „Klaster Wodny Fala” otworzył prezes Jan Kowal.
Sekretarz / Klaster Wędlin Wiejskich / Obradowała Rada Klastra Wędlin Wiejskich. Sekretarzem został Jan Kowal.
skarbnik / Klaster Wodny „Fala” / Klaster Wodny „Fala” w Opolu ma nowe władze. Obecny był Jan Kowal, skarbnik.
protokolant / Klaster Wodny „Fala” / Klaster Wodny „Fala” zebrał się wczoraj. Obecny był Jan Kowal – biuro klastra, protokolant.
zastępca prezesa / PARP / Uczestniczyli przedstawiciele PARP z zastępcą prezesa Janem Kowalem na czele.
radca ministra / Ministerstwo Rozwoju i Technologii / Zespół przy Ministrze Rozwoju i Technologii obradował. Ministerstwo reprezentował Jan Kowal, radca ministra.
komendant powiatowy policji / - / Medale wręczał komendant powiatowy policji insp. Jan Kowal.
president / Polish Hydrogen Valley Cluster / The Polish Hydrogen Valley Cluster met. The day was opened by the cluster's president, Jan Kowal.
- / Agencja Rozwoju Wsi / Ze strony Agencji Rozwoju Wsi dane przedstawił p. Jan Kowal.
starosta / Powiat Wolski / List podpisali: w imieniu Powiatu Wolskiego – starosta Jan Kowal.
poseł / - / Przy podpisaniu obecny był poseł Jan Kowal.
Dyrektor Handlowy / Wagon-Serwis Ukraina / KATEGORIA „EKSPORT”: JAN KOWAL – DYREKTOR HANDLOWY, WAGON-SERWIS UKRAINA
właściciel / Chmurka / W drodze odwiedziliśmy firmę Chmurka w Opolu, gdzie przyjął nas właściciel Jan Kowal.
- / Polish Trade Agency / The Polish Trade Agency was represented by Dr. Jan Kowal.
R&D Manager / Szkuner Yachts / The session brought together: Jan Kowal, R&D Manager at Szkuner Yachts.
prof. uczelni / Politechnika Łódzka / Pracami kieruje Jan Kowal, prof. uczelni (Politechnika Łódzka).
Zastępca przewodniczącego / Huta Szkła / Zastępca przewodniczącego: Jan Kowal – Huta Szkła
dyrektor zakładu / Huta „Nadwiślanka” / Obecny był Jan Kowal, dyrektor zakładu w Hucie „Nadwiślanka”.
szef działu R&D / ElektroBud / Obecny był Jan Kowal, szef działu R&D w firmie ElektroBud.
członek zarządu / Agro-Sad / Obecny był Jan Kowal, członek zarządu spółki Agro-Sad.
konstruktor / Mech-Art / Laureatem nagrody „Złoty Trybik” został Jan Kowal, konstruktor z firmy Mech-Art.
Prezes zarządu / - / Prezesem zarządu na kolejną kadencję wybrano Jana Kowala.
Prezydent Miasta / Rzeszów / Obecny był Prezydent Miasta Rzeszowa Jan Kowal.
- / PARP / W skład grupy weszli: z PARP – Jan Kowal.
dyrektor / Ministerstwo Funduszy / W imieniu Ministra Funduszy głos zabrał dyrektor Jan Kowal.
przewodniczący / Ministerstwo Rozwoju / Jan Kowal | przewodniczący | Ministerstwo Rozwoju
prezes / Klaster „Bursztyn” / Zarząd Klastra „Bursztyn” w składzie: Jan Kowal – prezes.
były szef / CBA / Wysłuchano byłego szefa CBA Jana Kowala.
wiceprezes / Cukiernia „Pod Aniołem” / Funkcję wiceprezesa objął natomiast Jan Kowal (Cukiernia „Pod Aniołem”).
doradca / Klaster Tkanin / Obecny był Jan Kowal, były wiceminister, obecnie doradca Klastra Tkanin.
inspektor / Urząd Dozoru Technicznego / Urząd Dozoru Technicznego – inspektor Jan Kowal
prezes / Kartonex S.A. / Zwiedzano Kartonex S.A. w Kaliszu, gdzie gości powitał prezes Jan Kowal.
prezes / Warmiński Klaster Meblowy / Obecny był Jan Kowal, prezes Warmińskiego Klastra Meblowego w Dobrym Mieście.
baca / - / Obecny był Jan Kowal, baca z Ochotnicy Górnej.
HR lead / Zernoprom / The talk was given by Jan Kowal, HR lead at Zernoprom.
Senior Geologist / Nordlys Minerals / Wybrano Jana Kowala, Senior Geologist, Nordlys Minerals.
moderator / Poznań University of Life Sciences / The discussion was moderated by Jan Kowal, PhD, of the Poznań University of Life Sciences.
Prezes / Klaster Szkła „Huta” / Prezesem Klastra Szkła „Huta” został w środę Jan Kowal.
naczelnik Wydziału Portów Morskich / Ministerstwo Infrastruktury / Obecny był Jan Kowal, naczelnik Wydziału Portów Morskich w Ministerstwie Infrastruktury.
prorektor / - / Porozumienie podpisał prorektor Jan Kowal, ze strony Klastra Mleczarskiego – jego prezes.
zastępca przewodniczącego / Lwowska Administracja Państwowa / Obecny był zastępca przewodniczącego Lwowskiej Administracji Państwowej Jan Kowal.
księgowy / - / Nagroda Publiczności – Jan Kowal, księgowy
president / Amber Cluster / The guests met Jan Kowal, president of Amber Cluster.
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(CHECKOUT / "data" / "gazetteers")


def test_entries_belong_to_the_organisation_of_the_line_above(lexicon: Lexicon) -> None:
    text = "Akty odebrali:\n\nKlaster Wodny\n\n• Jan Kowal – Dyrektor ds. Rozwoju\n\nPomorski Klaster Leśny\n\n• Ewa Lis – Koordynator"
    assert [p.organisation for p in find_people(text, lexicon).participants] == ["Klaster Wodny", "Pomorski Klaster Leśny"]


def test_a_couple_bears_the_surname_that_is_a_word(lexicon: Lexicon) -> None:
    people = find_people("Weszli Aldona i Paweł Pączkowie oraz Andrzej i Jerzy Glinkowie.", lexicon).participants
    assert [p.name for p in people] == ["Aldona Pączek", "Paweł Pączek", "Andrzej Glinka", "Jerzy Glinka"]


def test_brothers_share_the_post_that_follows(lexicon: Lexicon) -> None:
    people = find_people("Jan Lis i Adam Lis – bracia, właściciele firmy Lisglas", lexicon).participants
    assert [(p.role, p.organisation) for p in people] == [("właściciel", "Lisglas")] * 2


@pytest.mark.parametrize(("role", "organisation", "text"), [line.split(" / ") for line in TOLD.strip().splitlines()])
def test_the_position_is_read_in_the_nominative(role: str, organisation: str, text: str, lexicon: Lexicon) -> None:
    (person,) = find_people(text, lexicon).participants
    assert (person.name, person.role or "-", person.organisation or "-") == ("Jan Kowal", role, organisation)
