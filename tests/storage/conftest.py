"""A migrated database, a visit, and articles to put into it."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.language.lexicon import Lexicon
from scraper.model.article import Article, Participant
from scraper.model.moments import WARSAW
from scraper.model.run import Visit
from scraper.model.site import Site
from scraper.storage import runs
from scraper.storage.articles import Intake
from scraper.storage.database import open_database

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=WARSAW)
TEXT = (
    "W Warszawie spotkali się przedstawiciele klastrów z całego kraju. Rozmawiano o wspólnych badaniach, o finansowaniu laboratoriów i o wyjazdach na targi.\n\n"
    "Uczestnicy zgodzili się, że następne spotkanie powinno odbyć się jesienią. Do tego czasu powstanie wspólny plan pracy, a każdy klaster przedstawi w nim "
    "własne zamierzenia i potrzeby. Plan będzie podstawą rozmów z ministerstwem."
)


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_database(tmp_path / "klastry.db")
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon(CHECKOUT / "data" / "gazetteers")


@pytest.fixture
def visit(conn: sqlite3.Connection) -> Visit:
    """A later visit of the site `serwis`: its news may alert."""
    with conn:
        run = runs.start_run(conn, "crawl", NOW)
        first = runs.start_visit(conn, run, Site(name="serwis", url="https://serwis.pl/"), NOW)
        runs.finish_visit(conn, first, "done", runs.VisitCounts(), NOW)
        return runs.start_visit(conn, run, Site(name="serwis", url="https://serwis.pl/"), NOW + timedelta(hours=1))


@pytest.fixture
def intake(lexicon: Lexicon) -> Intake:
    return Intake(now=NOW, lexicon=lexicon, alerting_rules=frozenset({"expert-groups"}), channels=("file", "mail"))


@pytest.fixture
def make() -> Callable[..., Article]:
    def article(**changes: object) -> Article:
        values: dict[str, object] = {
            "url": "https://serwis.pl/news/a,1.htm",
            "site": "serwis",
            "kind": "article",
            "title": "Spotkanie klastrów w Warszawie",
            "text": TEXT,
            "language": "pl",
            "published": NOW.date(),
        }
        return Article(**(values | changes))  # type: ignore[arg-type]

    return article


@pytest.fixture
def someone() -> Callable[..., Participant]:
    def person(name: str, role: str | None = None, organisation: str | None = None) -> Participant:
        return Participant(name=name, role=role, organisation=organisation, surface=name, sentence=f"Był {name}.", start=0, end=len(name))

    return person
