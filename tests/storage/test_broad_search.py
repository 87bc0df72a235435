"""A word that stands in thousands of articles: those with it in the title first, the newest first, and nothing lost over the pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from scraper.language.lemmas import Lemmatiser
from scraper.language.query import parse_query
from scraper.storage.database import open_database
from scraper.storage.search import count_articles, count_by_month, find_articles
from scraper.storage.search_index import index_article

LEMMATISER = Lemmatiser()
COUNT = 3500


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    conn = open_database(Path(tmp_path_factory.mktemp("archive")) / "klastry.db")
    with conn:
        conn.executemany("INSERT INTO sites (name, url, added) VALUES (?, '', '')", [("a",), ("b",)])
        for number in range(COUNT):
            day = None if number % 500 == 7 else (date(2010, 1, 1) + timedelta(days=number * 7919 % 5000)).isoformat()
            title = "Klastry obradują" if number % 700 == 0 else "Wiadomość"
            columns = "id, url, site, title, text, published, first_seen, last_seen, content_hash, body_hash"
            row = (
                number + 1,
                f"https://x.pl/{number}",
                "ab"[number % 2],
                title,
                "O klastrze.",
                day,
                "2026-01-01",
                "2026-01-01",
                str(number),
                str(number),
            )
            conn.execute(f"INSERT INTO articles ({columns}) VALUES ({','.join('?' * 10)})", row)
            index_article(conn, number + 1, {"title": title, "text": "O klastrze."}, LEMMATISER)
    yield conn
    conn.close()


def _found(conn: sqlite3.Connection, typed: str, **options: object) -> list[int]:
    query = parse_query(typed)
    assert query is not None
    return [f.article_id for f in find_articles(conn, query, LEMMATISER, today="2026-03-02", **options)]  # type: ignore[arg-type]


def _days(conn: sqlite3.Connection, ids: list[int]) -> list[str]:
    days = dict(conn.execute("SELECT id, coalesce(published, '') FROM articles").fetchall())
    return [days[i] for i in ids]


def test_titles_come_first_and_each_part_newest_first(archive: sqlite3.Connection) -> None:
    titled = {row[0] for row in archive.execute("SELECT id FROM articles WHERE title LIKE 'Klastry%'")}
    found = _found(archive, "klaster", limit=40)
    assert set(found[: len(titled)]) == titled
    for part in (found[: len(titled)], found[len(titled) :]):
        assert _days(archive, part) == sorted(_days(archive, part), reverse=True)


def test_pages_lose_and_repeat_nothing(archive: sqlite3.Connection) -> None:
    pages = [_found(archive, "klaster", limit=700, offset=offset) for offset in range(0, COUNT, 700)]
    assert sorted(i for page in pages for i in page) == list(range(1, COUNT + 1))


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("klaster", "1"),
        ("klastr*", "1"),
        ("klaster strona:a", "site = 'a'"),
        ("klaster od:2015 do:2016", "published >= '2015' AND published < '2017'"),
        ("klaster od:2019-03-05 do:2019-03-05", "substr(published, 1, 10) = '2019-03-05'"),
        ("tytuł:klaster", "title LIKE 'Klastry%'"),
    ],
)
def test_a_narrowed_search_finds_and_counts_what_the_table_holds(archive: sqlite3.Connection, typed: str, where: str) -> None:
    expected = {row[0] for row in archive.execute(f"SELECT id FROM articles WHERE {where}")}
    query = parse_query(typed)
    assert query is not None
    assert set(_found(archive, typed, limit=COUNT)) == expected
    assert count_articles(archive, query, LEMMATISER) == len(expected)


def test_the_newest_first_is_just_that(archive: sqlite3.Connection) -> None:
    found = _found(archive, "klaster", limit=100, newest_first=True)
    assert _days(archive, found) == sorted(_days(archive, found), reverse=True)


@pytest.mark.parametrize(
    "typed", ["klaster", "klastr*", "klaster strona:a", "klaster -rada", "klaster od:2015 do:2016", "klaster -obradują strona:b"]
)
def test_a_short_page_asked_article_by_article_is_the_beginning_of_the_whole_list(archive: sqlite3.Connection, typed: str) -> None:
    """A short page of a word that most articles hold is found another way than the whole list."""
    whole = _found(archive, typed, limit=COUNT)
    assert whole
    assert _found(archive, typed, limit=3) == whole[:3]
    assert _found(archive, typed, limit=2, offset=2) == whole[2:4]


def test_a_beginning_of_few_words_finds_what_one_of_many_does(archive: sqlite3.Connection) -> None:
    with archive:
        archive.executemany("INSERT INTO search_forms (form, lemma_set) VALUES (?, 'x')", [(f"klastr{number:03}",) for number in range(60)])
    many = _found(archive, "klastr*", limit=COUNT)
    with archive:
        archive.execute("DELETE FROM search_forms WHERE lemma_set = 'x'")
    assert _found(archive, "klastr*", limit=COUNT) == many
    assert _found(archive, "nieistniejacy*") == []


@pytest.mark.parametrize("typed", ["klaster", "klastr*", "tytuł:klaster"])
def test_the_count_by_month_is_of_all_that_match(archive: sqlite3.Connection, typed: str) -> None:
    query = parse_query(typed)
    assert query is not None
    counts = count_by_month(archive, query, LEMMATISER)
    ids = _found(archive, typed, limit=COUNT)
    months = archive.execute(
        f"SELECT substr(published, 1, 7), site, count(*) FROM articles WHERE id IN ({','.join(map(str, ids))}) GROUP BY 1, 2"
    ).fetchall()
    assert sorted(counts, key=str) == sorted(map(tuple, months), key=str)
