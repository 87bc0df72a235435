"""The analyst's pages: every one answers, nothing of a crawled page runs, and a missing database is a friendly page."""

import asyncio
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from scraper.analysis.desk.application import desk_application
from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT, Config
from scraper.model.article import Article, Match, Participant
from scraper.model.moments import WARSAW
from scraper.model.site import Site
from scraper.storage import runs
from scraper.storage.articles import Intake, store_article
from scraper.storage.database import open_database

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=WARSAW)
Get = Callable[[str], httpx.Response]


def _fill(conn: sqlite3.Connection) -> None:
    person = Participant(name=f"Anna {HOSTILE}", role=HOSTILE, organisation=HOSTILE, surface="Anna", end=4)
    match = Match(rule="expert-groups", rule_version="1", tier="A", passing=False, sentence=f"Zebrała się rada {HOSTILE}.", words=("rada",))
    article = Article(
        url="javascript:alert(3)", site="serwis", kind="article", title=f"Tytuł {HOSTILE}", text=f"Rada klastrów zebrała się w Łodzi. {HOSTILE}", published=NOW.date(),
        tags=(HOSTILE,), participants=(person,), matches=(match,), flags=("weekday-mismatch",),
    )  # fmt: skip
    intake = Intake(now=NOW, lexicon=load_lexicon(CHECKOUT / "data" / "gazetteers"), alerting_rules=frozenset({"expert-groups"}), channels=("file",))
    with conn:
        run = runs.start_run(conn, "crawl", NOW)
        first = runs.start_visit(conn, run, Site(name="serwis", url="https://serwis.pl/", title=HOSTILE), NOW)
        runs.finish_visit(conn, first, "done", runs.VisitCounts(), NOW)
        store_article(conn, article, runs.start_visit(conn, run, Site(name="serwis", url="https://serwis.pl/", title=HOSTILE), NOW), intake)


@pytest.fixture
def get(tmp_path: Path) -> Get:
    """Asks a page of a desk over `klastry.db` in the test's folder."""

    def ask(path: str, config: Config | None = None) -> httpx.Response:
        async def fetch() -> httpx.Response:
            application = desk_application(config or replace(Config(), db=tmp_path / "klastry.db"))
            async with httpx.AsyncClient(transport=httpx.ASGITransport(app=application), base_url="http://127.0.0.1") as client:
                return await client.get(path)

        return asyncio.run(fetch())

    return ask


@pytest.fixture
def filled(tmp_path: Path) -> None:
    conn = open_database(tmp_path / "klastry.db")
    _fill(conn)
    conn.close()


PAGES = ["/", "/szukaj?q=rada", "/szukaj", "/grupy", "/artykul/1", "/osoby", "/osoba/1", "/wydarzenia", "/wydarzenia?minione=1", "/alerty", "/stan"]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_and_nothing_of_a_crawled_page_runs(path: str, get: Get) -> None:
    answer = get(path)
    assert answer.status_code == 200
    assert "<script" not in answer.text
    assert "<img" not in answer.text
    assert 'href="javascript' not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.usefixtures("filled")
def test_a_search_quotes_the_sentence_with_its_words_marked(get: Get) -> None:
    assert "<mark>Rada</mark> klastrów zebrała się w Łodzi." in get("/szukaj?q=radę").text


@pytest.mark.parametrize("path", ["/", "/osoby", "/stan"])
def test_without_a_database_the_page_says_what_to_do(path: str, get: Get) -> None:
    answer = get(path)
    assert answer.status_code == 503
    assert "klastry crawl" in answer.text


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("path", ["/artykul/999", "/osoba/999"])
def test_what_is_not_there_is_a_404_in_words(path: str, get: Get) -> None:
    answer = get(path)
    assert answer.status_code == 404
    assert "Nie ma takiej strony" in answer.text


@pytest.mark.usefixtures("filled")
def test_english_is_a_setting(get: Callable[..., httpx.Response], tmp_path: Path) -> None:
    answer = get("/", replace(Config(), db=tmp_path / "klastry.db", lang="en"))
    assert "Expert groups" in answer.text
    assert '<html lang="en">' in answer.text
