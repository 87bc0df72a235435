"""Corrections in the browser: they show at once, say who and when, outlive a new reading, and can be taken back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from scraper.storage.articles import replace_reading
from scraper.storage.database import open_database
from scraper.storage.people import erase_person
from tests.desk.conftest import INTAKE, NOW, Desk, sample_article, store


@pytest.fixture
def editor(filled: Desk) -> Desk:
    filled.sign_in("editor")
    return filled


@pytest.fixture
def conn(editor: Desk) -> Iterator[sqlite3.Connection]:
    with closing(open_database(editor.config.db)) as connection:
        yield connection


def test_title_date_and_tags_are_corrected_at_once(editor: Desk, conn: sqlite3.Connection) -> None:
    form = {"title": "Prawdziwy tytuł", "published": "2025-11-07", "tags": "energia, klastry , energia"}
    assert editor.send("/artykul/1/popraw", form).headers["location"] == "/artykul/1"
    page = editor.get("/artykul/1").text
    assert "Prawdziwy tytuł" in page
    assert "7 listopada 2025" in page
    assert "#energia" in page
    assert "poprawka człowieka" in page
    assert "Prawdziwy" in editor.get("/szukaj?q=prawdziwy+tytuł").text  # the index too
    log = [tuple(row) for row in conn.execute("SELECT field, by, undone FROM corrections ORDER BY id")]
    assert log == [("title", "Ewa editor", None), ("published", "Ewa editor", None), ("tags", "Ewa editor", None)]


def test_a_form_sent_as_it_was_corrects_nothing(editor: Desk, conn: sqlite3.Connection) -> None:
    article = sample_article()
    tags = ", ".join(article.tags)
    editor.send("/artykul/1/popraw", {"title": article.title, "published": "2026-03-02", "tags": tags})
    assert conn.execute("SELECT count(*) FROM corrections").fetchone()[0] == 0


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("31 grudnia 2025", "2025-12-31"),
        ("31.12.2025 r.", "2025-12-31"),
        ("2025-12-31 9:30", "2025-12-31T09:30:00+01:00"),
        ("2025-07-01T08:30:00+00:00", "2025-07-01T08:30:00+00:00"),
        ("", None),
    ],
)
def test_a_date_may_be_typed_as_people_write_it(typed: str, stored: str | None, editor: Desk, conn: sqlite3.Connection) -> None:
    assert editor.send("/artykul/1/popraw", {"published": typed}).status_code == 303
    assert conn.execute("SELECT published FROM articles").fetchone()[0] == stored


def test_a_moment_stands_in_the_form_as_a_person_types_it(editor: Desk, conn: sqlite3.Connection) -> None:
    with conn:
        conn.execute("UPDATE articles SET published = '2026-03-02T09:30:00+01:00'")
    assert 'value="2026-03-02 09:30"' in editor.get("/artykul/1/popraw").text
    editor.send("/artykul/1/popraw", {"published": "2026-03-02 09:30"})
    assert conn.execute("SELECT count(*) FROM corrections").fetchone()[0] == 0


@pytest.mark.parametrize(
    "form", [{"published": "wczoraj"}, {"published": "2026-03"}, {"published": "5-6 maja 2026"}, {"published": "2026-02-30"}, {"title": " "}]
)
def test_what_cannot_be_is_said_and_not_stored(form: dict[str, str], editor: Desk, conn: sqlite3.Connection) -> None:
    assert editor.send("/artykul/1/popraw", form).status_code == 400
    assert conn.execute("SELECT count(*) FROM corrections").fetchone()[0] == 0


def test_a_correction_outlives_a_new_reading_and_taking_it_back_shows_that_reading(editor: Desk, conn: sqlite3.Connection) -> None:
    editor.send("/artykul/1/popraw", {"title": "Poprawiony"})
    with conn:
        replace_reading(conn, 1, sample_article(title="Nowo odczytany"), NOW + timedelta(days=1), INTAKE.lexicon)
    assert "<h1>Poprawiony</h1>" in editor.get("/artykul/1").text
    assert editor.send("/poprawki/1/cofnij", {}, page="/poprawki").status_code == 303
    assert "<h1>Nowo odczytany</h1>" in editor.get("/artykul/1").text
    assert "cofnięta" in editor.get("/poprawki").text
    with conn:
        replace_reading(conn, 1, sample_article(title="Znów inny"), NOW + timedelta(days=2), INTAKE.lexicon)
    assert "<h1>Znów inny</h1>" in editor.get("/artykul/1").text


def test_a_correction_is_no_edit_of_the_site(editor: Desk, conn: sqlite3.Connection) -> None:
    editor.send("/artykul/1/popraw", {"title": "Poprawiony", "tags": "x"})
    assert store(conn, sample_article(), NOW + timedelta(days=1)) == 1
    assert conn.execute("SELECT count(*) FROM article_versions").fetchone()[0] == 1
    store(conn, sample_article(text="Zupełnie inna treść tego artykułu, jakiej dotąd nie było."), NOW + timedelta(days=2))
    said = [row[0] for row in conn.execute("SELECT json_extract(article, '$.title') FROM article_versions ORDER BY id")]
    assert said == [sample_article().title] * 2  # versions are what the site said
    assert conn.execute("SELECT title FROM articles").fetchone()[0] == "Poprawiony"


def test_the_second_of_two_corrections_is_taken_back_to_the_first(editor: Desk, conn: sqlite3.Connection) -> None:
    editor.send("/artykul/1/popraw", {"title": "Pierwsza"})
    editor.send("/artykul/1/popraw", {"title": "Druga"})
    editor.send("/poprawki/2/cofnij", {}, page="/poprawki")
    assert conn.execute("SELECT title FROM articles").fetchone()[0] == "Pierwsza"
    editor.send("/poprawki/1/cofnij", {}, page="/poprawki")
    assert conn.execute("SELECT title FROM articles").fetchone()[0] == sample_article().title


def test_a_participants_name_role_and_organisation_are_corrected(editor: Desk, conn: sqlite3.Connection) -> None:
    def taking_part() -> list[tuple[str, str | None, str | None]]:
        sql = "SELECT person, role, organisation FROM participants ORDER BY person"
        return [tuple(row) for row in conn.execute(sql)]

    before = taking_part()
    form = {"uczestnik": "Anna Maj", "p_name": "Anna Majewska", "p_role": "Wiceprezes", "p_organisation": "Klaster Wodny", "p_title": "dr"}
    assert editor.send("/artykul/1/popraw", form).status_code == 303
    assert ("Anna Majewska", "Wiceprezes", "Klaster Wodny") in taking_part()
    # A second correction of the same person, by the name they bear now; then a new reading of the page.
    editor.send(
        "/artykul/1/popraw", {"uczestnik": "Anna Majewska", "p_name": "Anna Majewska", "p_role": "Prezes Zarządu", "p_organisation": "Klaster Wodny"}
    )
    with conn:
        replace_reading(conn, 1, sample_article(), NOW + timedelta(days=1), INTAKE.lexicon)
    assert ("Anna Majewska", "Prezes Zarządu", "Klaster Wodny") in taking_part()
    for number in (2, 1):
        editor.send(f"/poprawki/{number}/cofnij", {}, page="/poprawki")
    assert taking_part() == before


def test_somebody_missed_is_added_and_somebody_wrong_removed(editor: Desk, conn: sqlite3.Connection) -> None:
    editor.send("/artykul/1/popraw", {"uczestnik": "Zofia Lis", "co": "dodaj", "p_role": "Skarbnik"})
    editor.send("/artykul/1/popraw", {"uczestnik": "Anna Maj", "co": "usun", "p_name": "Anna Maj"})
    with conn:
        replace_reading(conn, 1, sample_article(), NOW + timedelta(days=1), INTAKE.lexicon)
    names = {row[0] for row in conn.execute("SELECT person FROM participants")}
    assert "Zofia Lis" in names
    assert "Anna Maj" not in names
    assert "Zofia" in editor.get("/poprawki").text


def test_a_person_is_renamed_merged_and_split(editor: Desk, conn: sqlite3.Connection) -> None:
    assert editor.send("/osoba/1/popraw", {"co": "nazwisko", "nazwisko": "Anna Maj-Nowak"}).status_code == 303
    assert "Anna Maj-Nowak" in editor.get("/osoba/1").text
    editor.send("/poprawki/1/cofnij", {}, page="/poprawki")
    assert conn.execute("SELECT name FROM people WHERE id = 1").fetchone()[0] == "Anna Maj"
    assert editor.send("/osoba/1/popraw", {"co": "polacz", "z_kim": "2", "dlaczego": "ta sama"}).headers["location"] == "/osoba/2"
    assert editor.get("/osoba/1").headers["location"] == "/osoba/2"
    assert "Ewa editor: ta sama" in editor.get("/poprawki").text
    editor.send("/osoba/2/popraw", {"co": "rozlacz", "kogo": "1"})
    assert editor.get("/osoba/1").status_code == 200
    assert editor.send("/osoba/1/popraw", {"co": "polacz", "z_kim": "1"}).status_code == 404


def test_corrections_with_hostile_text_stay_text(editor: Desk) -> None:
    editor.send("/artykul/1/popraw", {"title": "<img src=x onerror=alert(1)>", "tags": "<b>x</b>"})
    for path in ("/artykul/1", "/poprawki", "/", "/artykul/1/popraw"):
        assert "<img" not in editor.get(path).text
        assert "<b>x" not in editor.get(path).text


def test_another_version_keeps_a_correction(editor: Desk, conn: sqlite3.Connection) -> None:
    editor.send("/artykul/1/popraw", {"published": "2025-01-01"})
    changed = replace(sample_article(), text=sample_article().text + "\n\nDopisano jeszcze jeden akapit o wynikach spotkania.")
    assert store(conn, changed, NOW + timedelta(days=3)) == 1
    assert conn.execute("SELECT published FROM articles").fetchone()[0] == "2025-01-01"


def test_an_erased_person_is_gone_from_corrections_too(editor: Desk, conn: sqlite3.Connection) -> None:
    editor.send("/artykul/1/popraw", {"uczestnik": "Anna Maj", "p_name": "Hanna Majowa", "p_role": "Prezes"})
    editor.send("/artykul/1/popraw", {"uczestnik": "Zofia Lis", "co": "dodaj"})
    number = conn.execute("SELECT id FROM people WHERE name = 'Hanna Majowa'").fetchone()[0]
    with conn:
        erase_person(conn, [number], NOW)
    for table, column in (("corrections", "old"), ("corrections", "new"), ("corrected_readings", "reading"), ("people", "name")):
        assert not [row for row in conn.execute(f"SELECT {column} FROM {table}") if "Hanna" in str(row[0]) or "Anna Maj" in str(row[0])], (
            table,
            column,
        )
    with conn:  # the page still names her as before
        replace_reading(conn, 1, sample_article(), NOW + timedelta(days=1), INTAKE.lexicon)
    names = {row[0] for row in conn.execute("SELECT person FROM participants")}
    assert "Zofia Lis" in names
    assert not names & {"Anna Maj", "Hanna Majowa"}
