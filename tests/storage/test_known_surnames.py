"""What the archive's own nominatives decide."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.language.lexicon import Lexicon
from scraper.language.names import find_names
from scraper.model.article import Article, Participant
from scraper.model.run import Visit
from scraper.storage.articles import Intake, store_article
from scraper.storage.known_surnames import surnames_of, taught_by


@pytest.mark.parametrize(
    ("seen", "text", "name"),
    [
        ("Jan Matejko", "Nagrodę wręczono Sewerynowi Matejce.", "Seweryn Matejko"),
        ("Jan Matejka", "Nagrodę wręczono Sewerynowi Matejce.", "Seweryn Matejka"),
        ("Piotr Kieli", "Obecność Piotra Kieli cieszy.", "Piotr Kieli"),
        ("Piotr Kiela", "Obecność Piotra Kieli cieszy.", "Piotr Kiela"),
    ],
)
def test_a_nominative_of_the_archive_decides(lexicon: Lexicon, seen: str, text: str, name: str) -> None:
    taught = load_lexicon(CHECKOUT / "data" / "gazetteers", taught_by([seen], lexicon))
    assert [n.name for n in find_names(text, taught)] == [name]


def test_an_oblique_case_teaches_nothing(lexicon: Lexicon) -> None:
    assert taught_by(["Jana Nowaka", "prof. Sewerynowi Matejce"], lexicon) == {}


def test_the_archive_is_read_from_what_is_stored(
    conn: sqlite3.Connection, make: Callable[..., Article], visit: Visit, intake: Intake, someone: Callable[..., Participant], lexicon: Lexicon
) -> None:
    with conn:
        store_article(conn, make(participants=(replace(someone("Jan Matejko"), surface="dr Jan Matejko"),)), visit, intake)
    assert surnames_of(conn, lexicon) == {("Matejko", "m"): 1}
