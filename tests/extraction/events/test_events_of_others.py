"""Days and places in the manners of other writers: what a list, a weekday, an entry and a call name."""

from __future__ import annotations

from datetime import date

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.extraction.events.find import find_events
from scraper.language.lexicon import Lexicon

PUBLISHED = date(2019, 5, 8)  # a Wednesday


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(CHECKOUT / "data" / "gazetteers")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "W dniach 8, 9 i 11 kwietnia 2019 w Gnieźnie odbyły się warsztaty.",
            [("event", "04-08", "04-09", "Gniezno"), ("event", "04-11", "04-11", "Gniezno")],
        ),
        ("W Opolu uroczyście otwarto w piątek nową halę klastra.", [("event", "05-03", "05-03", "Opole")]),
        ("W sobotni wieczór w Kielcach wręczono nagrody klastra.", [("event", "05-04", "05-04", "Kielce")]),
        ("Piknik klastra (sob. 4.05, Tarnów) już za nami.", [("event", "05-04", "05-04", "Tarnów")]),
        ("Spotkanie rodziców zapowiedziano na 3 czerwca.", [("event", "06-03", "06-03", None)]),
        ("Registration opens on 1 June 2019 and closes on 15 July 2019.", [("call", "06-01", "07-15", None)]),
        ("Decyzją zarządu z dn. 12.04.2019 r. do klastra przyjęto firmę z Lublina.", []),
        ("Kolejne posiedzenie 24 czerwca, też Warszawa.", [("event", "06-24", "06-24", "Warszawa")]),
        ("Delegacja przebywała 29 i 30 kwietnia w Dolnicach nad Czarną.", [("event", "04-29", "04-30", "Dolnice nad Czarną")]),
        (
            "Plan na lato.\n\n– 4-5.06.2019 – szkolenie dla drukarzy, Kórnik; prowadzi trener.\n\n– 13-16.06.2019 – targi w Mediolanie, stoisko B12.",
            [("event", "06-04", "06-05", "Kórnik"), ("event", "06-13", "06-16", "Mediolan")],
        ),
    ],
)
def test_days_and_places_are_those_that_the_text_names(text: str, found: list[tuple[str, str, str, str | None]], lexicon: Lexicon) -> None:
    events = find_events("Wiadomość klastra", text, PUBLISHED, lexicon)
    assert [(e.kind, e.start.isoformat()[5:10], e.end.isoformat()[5:10], e.place) for e in events] == found


def test_the_rows_of_an_online_series_are_online_wherever_their_speakers_come_from(lexicon: Lexicon) -> None:
    text = "Zapraszamy.\n\n9 czerwca | Kopie zapasowe | dr Anna Nowak, Politechnika Opolska w Opolu\n\n16 czerwca | Hasła | Jan Lis"
    events = find_events("Cykl webinarów o bezpieczeństwie", text, PUBLISHED, lexicon)
    assert [(e.place, e.online) for e in events] == [(None, True), (None, True)]
