"""Role and organisation beside a name, each pattern in an invented sentence."""

from __future__ import annotations

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.extraction.participants import find_people
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
president / Amber Cluster / The guests met Jan Kowal, president of Amber Cluster.
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(CHECKOUT / "data" / "gazetteers")


@pytest.mark.parametrize(("role", "organisation", "text"), [line.split(" / ") for line in TOLD.strip().splitlines()])
def test_the_position_is_read_in_the_nominative(role: str, organisation: str, text: str, lexicon: Lexicon) -> None:
    (person,) = find_people(text, lexicon).participants
    assert (person.name, person.role or "-", person.organisation or "-") == ("Jan Kowal", role, organisation)
