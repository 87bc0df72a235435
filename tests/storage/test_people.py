"""Who is one person across articles, and what a person corrects."""

import json
import sqlite3
from collections.abc import Callable

from scraper.model.article import Article, Participant
from scraper.model.run import Visit
from scraper.storage.articles import Intake, store_article
from scraper.storage.people import erase_person, merge_people, rename_person, split_person

Make = Callable[..., Article]
Someone = Callable[..., Participant]


def _put(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, number: int, *people: Participant) -> None:
    with conn:
        store_article(
            conn, make(url=f"https://serwis.pl/{number}", title=f"Tytuł {number}", text=f"Tekst {number}.", participants=people), visit, intake
        )


def _names(conn: sqlite3.Connection) -> list[tuple[str, int]]:
    return [tuple(row) for row in conn.execute("SELECT person, count(*) FROM participants GROUP BY person_id ORDER BY person, person_id")]


def test_the_same_person_in_two_articles_is_one(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, someone: Someone) -> None:
    _put(conn, make, visit, intake, 1, someone("Anna Nowak", "prezes", "Klaster X"))
    _put(conn, make, visit, intake, 2, someone("Anna Nowak", "prezes", "Klaster X"))
    _put(conn, make, visit, intake, 3, someone("Anna Nowak"))
    assert _names(conn) == [("Anna Nowak", 3)]


def test_a_woman_is_never_one_with_a_man_of_the_same_surname(
    conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, someone: Someone
) -> None:
    _put(conn, make, visit, intake, 1, someone("Stanisława Nowak", "prezes", "Klaster X"), someone("Stanisław Nowak", "prezes", "Klaster X"))
    assert len(_names(conn)) == 2


def test_namesakes_of_two_organisations_and_roles_stay_apart(
    conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, someone: Someone
) -> None:
    _put(conn, make, visit, intake, 1, someone("Jan Kowalski", "prezes", "Klaster Lotniczy"))
    _put(conn, make, visit, intake, 2, someone("Jan Kowalski", "adiunkt", "Politechnika Łódzka"))
    assert len(_names(conn)) == 2


def test_an_abbreviation_of_the_organisation_is_the_same_organisation(
    conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, someone: Someone
) -> None:
    _put(conn, make, visit, intake, 1, someone("Jan Kowalski", "dyrektor", "Polska Agencja Rozwoju Przedsiębiorczości"))
    _put(conn, make, visit, intake, 2, someone("Jan Kowalski", "ekspert", "PARP"))
    assert len(_names(conn)) == 1


def test_a_merge_can_be_taken_back(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, someone: Someone) -> None:
    _put(conn, make, visit, intake, 1, someone("Jan Kowalski", "prezes", "Klaster Lotniczy"))
    _put(conn, make, visit, intake, 2, someone("Jan Kowalski", "adiunkt", "Politechnika Łódzka"))
    with conn:
        merge_people(conn, 2, 1, "ta sama osoba", intake.now)
    assert _names(conn) == [("Jan Kowalski", 2)]
    with conn:
        assert split_person(conn, 2, intake.now)
    assert len(_names(conn)) == 2


def test_a_corrected_name_holds_for_later_articles(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, someone: Someone) -> None:
    _put(conn, make, visit, intake, 1, someone("Jan Sykut", "prezes", "Klaster X"))
    with conn:
        rename_person(conn, 1, "Jan Sykuta", "analityk", intake.now)
    _put(conn, make, visit, intake, 2, someone("Jan Sykut", "prezes", "Klaster X"))
    assert _names(conn) == [("Jan Sykuta", 2)]


def test_an_erased_person_is_never_stored_again(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, someone: Someone) -> None:
    _put(conn, make, visit, intake, 1, someone("Jan Kowalski", "prezes", "Klaster X"))
    with conn:
        erase_person(conn, [1], intake.now)
    _put(conn, make, visit, intake, 2, someone("Jan Kowalski", "prezes", "Klaster X"))
    assert _names(conn) == []
    assert conn.execute("SELECT count(*) FROM people").fetchone()[0] == 0
    assert not any("Kowalski" in str(value) for row in conn.execute("SELECT * FROM erased_people") for value in row)
    for (version,) in conn.execute("SELECT article FROM article_versions WHERE article_id = 1"):
        assert json.loads(version)["participants"] == [], "nor kept in the people of an earlier version"
