"""Events, deadlines and calls of invented sentences: the first and last day, the town, online."""

import time
from datetime import date

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.extraction.events.find import date_flags, find_events
from scraper.language.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(CHECKOUT / "data" / "gazetteers")


def _told(lexicon: Lexicon, published: str, text: str, kind: str = "event", title: str = "") -> list[str]:
    """Each event as `first[/last] place[ online]`."""
    found = find_events(title, text, date.fromisoformat(published), lexicon)
    told = []
    for event in sorted((e for e in found if e.kind == kind), key=lambda e: e.start.isoformat()):
        first, last = event.start.isoformat()[:10], event.end.isoformat()[:10]
        days = first if first == last else f"{first}/{last}"
        told.append(" ".join(filter(None, [days, event.place, "online" if event.online else ""])))
    return told


HELD = [
    ("2019-10-20", "W dniu 18 października 2019 r. w Rzeszowie odbyło się spotkanie klastrów.", "2019-10-18 Rzeszów"),
    ("2019-10-20", "Kongres odbędzie się w dniach 12-13 listopada br. w Kielcach.", "2019-11-12/2019-11-13 Kielce"),
    ("2019-12-20", "Misja gospodarcza do Tel Awiwu potrwa od 30 grudnia 2019 r. do 3 stycznia 2020 r.", "2019-12-30/2020-01-03 Tel Awiw"),
    ("2017-07-03", "W piątek (30 czerwca) w Olsztynie podsumowano projekt.", "2017-06-30 Olsztyn"),
    ("2017-07-03", "W miniony piątek w olsztyńskim ratuszu wręczono certyfikaty.", "2017-06-30 Olsztyn"),
    ("2020-05-13", "Wczoraj na platformie Zoom obradowała Rada Klastra.", "2020-05-12 online"),
    ("2021-11-10", "Debata odbyła się 4 listopada hybrydowo – w Szczecinie i na Teamsach.", "2021-11-04 Szczecin online"),
    ("2021-11-10", "Od soboty 6 listopada do poniedziałku 8 listopada trwał hackathon w Elblągu.", "2021-11-06/2021-11-08 Elbląg"),
    (
        "2021-11-10",
        "Do 15 listopada można zapisać się na misję do Dubaju, która odbędzie się w terminie 5-10 grudnia 2021.",
        "2021-12-05/2021-12-10 Dubaj",
    ),
    ("2021-11-10", "Wyjazd studyjny do Finlandii (Helsinki, Tampere) zaplanowano na 6–9 grudnia.", "2021-12-06/2021-12-09 Helsinki"),
    ("2024-05-20", "Delegacja klastra odwiedziła w dniach 13–15 maja Drezno i Chemnitz.", "2024-05-13/2024-05-15 Drezno"),
    ("2024-05-20", "16 maja na Politechnice Śląskiej podpisano list intencyjny.", "2024-05-16 Politechnika Śląska, Gliwice"),
    ("2021-11-10", "Gala odbyła się 9 listopada w Filharmonii Lubelskiej im. Henryka Wieniawskiego.", "2021-11-09 Filharmonia Lubelska, Lublin"),
    ("2019-04-02", "Spotkanie z 28 marca przyniosło rozstrzygnięcie.", "2019-03-28"),
    ("2019-04-02", "Hotel przy ul. 3 Maja 15 w Jaśle gościł 29 marca uczestników szkolenia.", "2019-03-29 Jasło"),
    ("2020-01-29", "Nasza grupa, działająca przy zarządzie od 2017 roku, zebrała się 27 stycznia w Łodzi.", "2020-01-27 Łódź"),
    (
        "2022-02-01",
        "Dyżury odbywają się w każdy czwartek od 3 lutego do 31 marca 2022 r. w siedzibie klastra w Koninie.",
        "2022-02-03/2022-03-31 Konin",
    ),
    ("2022-05-19", "On Tuesday, 17 May, cluster managers met in Leipzig to sign a memorandum.", "2022-05-17 Leipzig"),
    ("2022-05-19", "From 9 to 11 May 2022 a delegation of twelve companies travelled to Eindhoven.", "2022-05-09/2022-05-11 Eindhoven"),
    ("2022-05-19", "A delegation visited Klaipėda, Lithuania, between 16 and 18 May 2022.", "2022-05-16/2022-05-18 Klaipėda"),
    ("2022-05-19", "The workshop, hosted by the University of Zielona Góra on 11 May, gathered 40 participants.", "2022-05-11 Zielona Góra"),
    ("2022-05-19", "We invite you to the European Cluster Conference, Prague, 26–27 September 2022.", "2022-09-26/2022-09-27 Prague"),
]

SEVERAL = [
    ("2022-02-01", "Szkolenia odbędą się 10, 17 i 24 lutego w Łomży.", ["2022-02-10 Łomża", "2022-02-17 Łomża", "2022-02-24 Łomża"]),
    (
        "2026-01-14",
        "Przygotowano spotkania: 20 stycznia w Opolu, 22 stycznia w Pile oraz 27 stycznia online.",
        ["2026-01-20 Opole", "2026-01-22 Piła", "2026-01-27 online"],
    ),
    (
        "2021-09-30",
        "Podgrupy spotkają się online 12 i 14 października, a cała grupa – 9 listopada w Krakowie.",
        ["2021-10-12 online", "2021-10-14 online", "2021-11-09 Kraków"],
    ),
    (
        "2019-01-22",
        "Spotkania informacyjne: 29.01. Gdańsk, 31.01. Katowice, 5.02. Warszawa.",
        ["2019-01-29 Gdańsk", "2019-01-31 Katowice", "2019-02-05 Warszawa"],
    ),
    (
        "2014-04-01",
        "30.05–1.06 | Piknik rodzinny | Polańczyk\n\n20 czerwca (piątek) | Webinar | online",
        ["2014-05-30/2014-06-01 Polańczyk", "2014-06-20 online"],
    ),
    (
        "2014-05-05",
        "- 12 maja – posiedzenie zarządu (Wrocław)\n\n- 20-21 maja – targi, Kielce",
        ["2014-05-12 Wrocław", "2014-05-20/2014-05-21 Kielce"],
    ),
    (
        "2013-11-14",
        "Szkolenie zaplanowane na 19 listopada w Jaśle NIE ODBĘDZIE SIĘ. Nowy termin: 3 grudnia 2013, to samo miejsce.",
        ["2013-12-03 Jasło"],
    ),
    ("2020-03-10", "Zaplanowane na 20 marca targi w Kielcach zostały przeniesione na 15 września 2020 r.", ["2020-09-15 Kielce"]),
    ("2020-03-10", "Konferencja, która miała odbyć się 20 marca w Łodzi, odbędzie się 9 października 2020 r.", ["2020-10-09 Łódź"]),
    (
        "2015-10-08",
        "Od 28 września do 2 października br. gościliśmy w Aarhus i w Kopenhadze. W środę delegacja zjadła obiad z burmistrzem.",
        ["2015-09-28/2015-10-02 Aarhus, Kopenhaga"],
    ),
    (
        "2024-06-10",
        "W piątek, 7 czerwca, w Krośnie świętowano jubileusz. Otwarto też wystawę. Wystawa potrwa do 31 sierpnia.",
        ["2024-06-07 Krosno", "2024-06-07/2024-08-31 Krosno"],
    ),
]

NEVER = [
    "Ustawa z dnia 5 lipca 2018 r. o krajowym systemie wchodzi w życie 28 sierpnia 2018 r.",
    "Klaster powstał 12 marca 2008 r. z inicjatywy trzech firm z Mielca.",
    "Jan Nowak, urodzony 12 marca 1958 r. w Krośnie, kieruje firmą od 1990 roku.",
    "– Gdy 13 grudnia 1981 r. zamknięto fabrykę, zostaliśmy bez pracy – wspomina prezes.",
    "Konferencja zaplanowana na 20 marca została odwołana.",
    "Okres realizacji projektu: 01.03.2018 – 28.02.2020. Wartość: 5 mln zł.",
    "Biuro klastra będzie nieczynne w dniach 30–31 marca.",
    "Stan na dzień 31 marca 2018 r.: klaster liczy 87 firm.",
    "Rok temu, 10 marca 2017 r., klaster uruchomił laboratorium.",
    "Od 1 kwietnia 2018 r. funkcję dyrektora biura pełni Anna Lis.",
    "Faktury wystawione po 1 maja 2018 r. muszą zawierać NIP.",
    "9.10–10.05 | Powitanie\n\n10.05–11.05 | Panel",
    "The cluster was founded on 3 March 2011 in Rzeszow.",
    "Directive 2009/28/EC of 23 April 2009 remains in force.",
    "The meeting planned for 25 May has been cancelled.",
]


@pytest.mark.parametrize(("published", "text", "told"), HELD)
def test_a_sentence_tells_of_an_event(lexicon: Lexicon, published: str, text: str, told: str) -> None:
    (event,) = _told(lexicon, published, text)
    assert event.startswith(told.removesuffix(" online"))
    assert event.endswith("online") == told.endswith("online")


@pytest.mark.parametrize(("published", "text", "told"), SEVERAL)
def test_several_events_have_each_their_days_and_place(lexicon: Lexicon, published: str, text: str, told: list[str]) -> None:
    assert _told(lexicon, published, text) == told


@pytest.mark.parametrize("text", NEVER)
def test_other_dates_are_no_events(lexicon: Lexicon, text: str) -> None:
    assert _told(lexicon, "2018-03-20", text) == []


def test_a_place_that_the_sentence_leaves_out_stands_beside_it(lexicon: Lexicon) -> None:
    assert _told(lexicon, "2013-09-20", "Inkubator w Krasnymstawie jest gotowy. We wtorek zwiedzili go radni.") == ["2013-09-17 Krasnystaw"]
    assert _told(lexicon, "2019-04-02", "Data: 16 kwietnia 2019 r. Miejsce: Centrum Kongresowe w Jasionce.") == ["2019-04-16 Jasionka"]
    assert _told(lexicon, "2016-02-10", "Dnia 9 lutego 2016 r. z Prezydentem Chełma spotkała się delegacja klastra.") == ["2016-02-09 Chełm"]
    assert _told(lexicon, "2013-04-15", "12 kwietnia w Zamościu odbyło się zebranie. Następne zebranie wyznaczono na 6 maja.")[1] == "2013-05-06"


def test_a_town_of_what_people_come_from_is_not_the_place(lexicon: Lexicon) -> None:
    text = "Wykład wygłosiła 12 maja ekonomistka z Uniwersytetu Ekonomicznego w Katowicach, a gospodarzem spotkania w Opolu był klaster."
    assert _told(lexicon, "2019-05-15", text) == ["2019-05-12 Opole"]


def test_deadlines_and_calls_stand_apart(lexicon: Lexicon) -> None:
    text = "Wnioski można składać od 2 lutego do 31 marca 2026 r. Pytania można przesyłać najpóźniej do 20 marca."
    assert _told(lexicon, "2026-01-14", text, "call") == ["2026-02-02/2026-03-31"]
    assert _told(lexicon, "2026-01-14", text, "deadline") == ["2026-03-20"]
    assert _told(lexicon, "2026-01-14", text) == []


def test_a_plan_told_in_the_past_tense_lies_ahead(lexicon: Lexicon) -> None:
    assert _told(lexicon, "2026-01-14", "Zaplanowano spotkanie 20 stycznia w Opolu.") == ["2026-01-20 Opole"]
    assert _told(lexicon, "2018-12-11", "Kongres odbędzie się 12 września w Opolu.") == ["2019-09-12 Opole"]


@pytest.mark.parametrize(
    ("published", "text", "flags"),
    [
        ("2019-01-30", "18 października 2019 r. w Brukseli odbyło się spotkanie.", ("published-before-past-event",)),
        ("2019-01-30", "18 października 2019 r. w Brukseli odbędzie się spotkanie.", ()),
        ("2019-01-30", "Spotkanie przełożono na 18 października 2019 r.", ()),
        ("2019-11-30", "18 października 2019 r. w Brukseli odbędzie się spotkanie.", ("published-after-announced-event",)),
        ("2019-11-30", "18 października 2019 r. w Brukseli odbyło się spotkanie.", ()),
        ("2019-10-01", "W środę, 18 października 2019 r., odbędzie się spotkanie.", ("weekday-mismatch",)),
    ],
)
def test_flags_go_by_the_tense(lexicon: Lexicon, published: str, text: str, flags: tuple[str, ...]) -> None:
    day = date.fromisoformat(published)
    assert date_flags(text, day, find_events("", text, day, lexicon), lexicon) == flags


@pytest.mark.parametrize(
    "unit",
    [
        "5 maja 2024 ",
        "w Rzeszowie ",
        "1, 2 i 5 maja w Łodzi, ",
        "5 maja 2024 | w Łodzi\n\n",
        "w Aaa Bbb i w ",
        "w warszawskim nowym ",
        "(Łódź, ",
        "od 5 maja do ",
        "5.05. ",
    ],
)
def test_hostile_text_costs_linear_time(lexicon: Lexicon, unit: str) -> None:
    day = date(2024, 5, 5)

    def cost(length: int) -> float:
        text = (unit * length)[: length * 8]
        started = time.process_time()
        find_events(unit, text, day, lexicon)
        return time.process_time() - started

    cost(1_000)
    assert cost(24_000) < 12 * cost(6_000) + 0.05
