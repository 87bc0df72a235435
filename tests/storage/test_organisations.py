"""One organisation under its abbreviation, its earlier names and its inflected forms."""

import sqlite3
from collections.abc import Callable

import pytest

from scraper.language.lexicon import Lexicon
from scraper.language.organisation_aliases import aliases_in, renamings
from scraper.model.article import Article, Participant
from scraper.model.run import Visit
from scraper.storage.articles import Intake, store_article
from scraper.storage.organisations import organisation_row, stands_for

Make = Callable[..., Article]
Someone = Callable[..., Participant]


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Umowę podpisała Bałtycka Agencja Klastrowa (BAK).", "BAK", "Bałtycka Agencja Klastrowa"),
        ("Prezes Związku Producentów Kotłów i Pieców (ZPKiP) otworzył targi.", "ZPKiP", "Związku Producentów Kotłów i Pieców"),
        ("Wczoraj Krajowa Izba Garncarzy (w skrócie: KIG) wydała raport.", "KIG", "Krajowa Izba Garncarzy"),
        ("Akademia Nautyczno-Portowa (ANP) otwarta.", "ANP", "Akademia Nautyczno-Portowa"),
    ],
)
def test_an_abbreviation_is_learned_where_it_spells_the_initials(text: str, short: str, full: str) -> None:
    assert [(a.short, a.full) for a in aliases_in(text)] == [(short, full)]


@pytest.mark.parametrize("text", ["Anna Nowak (PARP) mówiła.", "Firma Kowal (Warszawa)", "Klaster Wodny (KLW)", "Huta (H)", "Jan Kos (JK-Bud)"])
def test_a_bracket_that_spells_nothing_is_no_abbreviation(text: str) -> None:
    assert aliases_in(text) == []


def test_an_abbreviation_of_two_lines_of_ministries_is_nobodys() -> None:
    known = renamings(["Ministerstwo A (MX) 2001-2002; Ministerstwo B (MB) 2002-", "Ministerstwo C (MX) 2003-2004; Ministerstwo D (MD) 2004-"])
    assert "mx" not in known
    assert known["ministerstwo c"] == "Ministerstwo D"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PARP", "Polska Agencja Rozwoju Przedsiębiorczości"),
        ("Ministerstwo Przedsiębiorczości i Technologii", "Ministerstwo Rozwoju i Technologii"),
        ("MRPiT", "Ministerstwo Gospodarki"),
        ("Polskiej Agencji Kosmetycznej", "Polska Agencja Kosmetyczna"),
        ("Klastra Odlewniczego", "Klaster Odlewniczy"),
    ],
)
def test_names_of_one_organisation_stand_for_one(conn: sqlite3.Connection, lexicon: Lexicon, one: str, other: str) -> None:
    first, second = organisation_row(conn, one, lexicon), organisation_row(conn, other, lexicon)
    assert stands_for(conn, first) == stands_for(conn, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Klaster Odlewniczy", "Klaster Meblowy"),
        ("Politechnika Łódzka", "Politechnika Śląska"),
        ("Ministerstwo Cyfryzacji", "Ministerstwo Gospodarki"),
        ("Izba Przemysłu", "Izba Przemysłowa"),
    ],
)
def test_different_organisations_stay_apart(conn: sqlite3.Connection, lexicon: Lexicon, one: str, other: str) -> None:
    first, second = organisation_row(conn, one, lexicon), organisation_row(conn, other, lexicon)
    assert stands_for(conn, first) != stands_for(conn, second)


def test_a_text_teaches_an_abbreviation_for_all_articles(
    conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, someone: Someone
) -> None:
    people = (someone("Anna Nowak", "prezes", "BAK"), someone("Jan Kos", "dyrektor", "Bałtycka Agencja Klastrowa"))
    with conn:
        store_article(conn, make(text="Umowę podpisała Bałtycka Agencja Klastrowa (BAK).", participants=people), visit, intake)
    names = dict(conn.execute("SELECT o.name, k.name FROM organisations o JOIN organisations k ON k.id = o.same_as").fetchall())
    assert names == {"BAK": "Bałtycka Agencja Klastrowa"}
