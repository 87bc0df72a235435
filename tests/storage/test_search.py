"""Search in real Polish."""

import sqlite3
from collections.abc import Callable

import pytest

from scraper.language.lemmas import Lemmatiser
from scraper.language.query import parse_query
from scraper.model.article import Article
from scraper.model.run import Visit
from scraper.storage.articles import Intake, store_article
from scraper.storage.search import count_articles, find_articles

TEXTS = {
    1: "Klaster Lotniczy zaprasza na spotkanie grupy ekspertów w Łodzi.",
    2: "O przyszłości klastrów mówili przedstawiciele energetyki. Rada programowa obradowała długo.",
    3: "Ludzie są najważniejsi. Rada nadzorcza powołała zespół.",
    4: "Ekspert zewnętrzny ocenił prace, a grupa uczniów zwiedziła zakład.",
}
LEMMATISER = Lemmatiser()


@pytest.fixture
def stored(conn: sqlite3.Connection, make: Callable[..., Article], visit: Visit, intake: Intake) -> sqlite3.Connection:
    with conn:
        for number, text in TEXTS.items():
            store_article(
                conn,
                make(url=f"https://serwis.pl/{number}", title=f"Numer {number}", text=text, tags=("klastry",) if number == 1 else ()),
                visit,
                intake,
            )
    return conn


def _found(conn: sqlite3.Connection, typed: str) -> set[int]:
    query = parse_query(typed)
    assert query is not None
    found = {f.article_id for f in find_articles(conn, query, LEMMATISER, today="2026-03-02")}
    assert len(found) == count_articles(conn, query, LEMMATISER)
    return found


@pytest.mark.parametrize(
    "form",
    ["klaster", "klastra", "klastrowi", "klastrem", "klastrze", "klastry", "klastrów", "klastrom", "klastrami", "klastrach", "KLASTRÓW", "klastrow"],
)
def test_every_form_finds_every_other(stored: sqlite3.Connection, form: str) -> None:
    assert {1, 2} <= _found(stored, form)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('"grupa ekspertów"', {1}),
        ("grupa ekspert", {1, 4}),
        ("grupa NEAR/3 uczeń", {4}),
        ("klaster -energetyka", {1}),
        ("energetyka LUB człowiek", {2, 3}),
        ("lodz", {1}),
        ("klastr*", {1, 2}),  # the tag of the first is "klastry"
        ("=klastrów", {2}),
        ("tag:klaster", {1}),
        ("(rada programowa) LUB zespół", {2, 3}),
        ("strona:serwis od:2026 człowiek", {3}),
        ("do:2025 człowiek", set()),
        ("tytuł:numer -klaster", {3, 4}),
        ("nieistniejąceslowo", set()),
    ],
)
def test_a_query_finds_what_it_means(stored: sqlite3.Connection, typed: str, found: set[int]) -> None:
    assert _found(stored, typed) == found


@pytest.mark.parametrize("hostile", ['"', "a'b", "NEAR(", "x:y:z", "* *", "a AND", "--", "{title}:", 'title:"; DROP TABLE articles"', "\x00"])
def test_no_query_breaks_the_database(stored: sqlite3.Connection, hostile: str) -> None:
    query = parse_query(hostile)
    if query is not None:
        find_articles(stored, query, LEMMATISER, today="2026-03-02")
    assert stored.execute("SELECT count(*) FROM articles").fetchone()[0] == len(TEXTS)
