"""An empty search names the nearest words that the archive knows."""

import sqlite3
from collections.abc import Callable

import pytest

from scraper.analysis.suggestions import suggested_search
from scraper.language.lemmas import Lemmatiser
from scraper.model.article import Article
from scraper.model.run import Visit
from scraper.storage.articles import Intake, store_article
from tests.storage.conftest import conn, intake, lexicon, make, visit

__all__ = ["conn", "intake", "lexicon", "make", "visit"]

LEMMATISER = Lemmatiser()


@pytest.fixture
def archive(conn: sqlite3.Connection, visit: Visit, intake: Intake, make: Callable[..., Article]) -> sqlite3.Connection:
    texts = [
        "Klaster z Łodzi otworzył laboratorium wodorowe.",
        "Laboratorium w Łodzi bada ogniwa.",
        "Laboratoria i łodzie: spółka Frezopol szuka wspólników.",
    ]
    with conn:
        for number, text in enumerate(texts):
            store_article(conn, make(url=f"https://serwis.pl/{number}", title=f"Wiadomość {number}", text=text), visit, intake)
    return conn


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("laboratoruim", "laboratorium"),
        ("labolatorium", "laboratorium"),
        ("klastrr", "klaster"),
        ("Frezopool", "frezopol"),
        ("spolka frezopoll", "spolka frezopol"),
        ('"laboratorum wodorowe" -ogniwa', '"laboratorium wodorowe" -ogniwa'),
        ("tytuł:wiadomosc lodzz", "tytuł:wiadomosc łodzi"),
        ("=laboratorim", "=laboratorium"),
    ],
)
def test_the_nearest_word_stands_for_the_unknown_one(archive: sqlite3.Connection, typed: str, meant: str) -> None:
    assert suggested_search(archive, typed, LEMMATISER) == meant


@pytest.mark.parametrize(
    "typed", ["laboratorium", "laboratoriami łódź", "xyzzyqqq", "abc", "", "klastr*", "xyz*", "osoba:Nowakk", "-nieznane laboratorium", "((("]
)
def test_known_words_and_words_near_to_none_suggest_nothing(archive: sqlite3.Connection, typed: str) -> None:
    assert suggested_search(archive, typed, LEMMATISER) is None


def test_an_empty_archive_suggests_nothing(conn: sqlite3.Connection) -> None:
    assert suggested_search(conn, "laboratorium", LEMMATISER) is None
