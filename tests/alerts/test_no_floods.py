"""What is no news alerts nobody: a first crawl, a backfill, a reading made anew, a site whose every address changed, an edit."""

from dataclasses import replace
from datetime import timedelta

import pytest

from scraper.alerts.digests import Span, compose_digest
from scraper.model.article import Article, Match
from scraper.model.rule import Rule
from scraper.model.run import Visit
from scraper.model.site import Site
from scraper.storage import runs
from scraper.storage.articles import Intake, replace_reading, store_article
from tests.alerts.conftest import LEXICON, NOW, Newsroom

INTAKE = Intake(now=NOW, lexicon=LEXICON, alerting_rules=frozenset(("expert-groups",)), channels=("file", "mail"))
MATCH = Match(rule="expert-groups", rule_version="1", tier="A", passing=False, sentence="Zebrała się Rada KKK.", words=("Rada", "KKK"))
SITE = Site(name="nowy", url="https://nowy.pl/", title="Nowy")


def article(number: int, **changes: object) -> Article:
    text = f"Zebrała się Rada KKK. Protokół {number} przyjęto w obecności gości z województwa numer {number}."
    plain = Article(url=f"https://nowy.pl/{number}", site="nowy", kind="article", title=f"Rada {number}", text=text, matches=(MATCH,))
    return replace(plain, **changes)  # type: ignore[arg-type]


def store(newsroom: Newsroom, visit: Visit, articles: list[Article]) -> list[int]:
    with newsroom.conn:
        return [store_article(newsroom.conn, one, visit, INTAKE).article_id for one in articles]


def queued(newsroom: Newsroom) -> int:
    count: int = newsroom.conn.execute("SELECT count(*) FROM deliveries").fetchone()[0]
    return count


def first_visit(newsroom: Newsroom, *, alerts: bool = True) -> Visit:
    with newsroom.conn:
        return runs.start_visit(newsroom.conn, runs.start_run(newsroom.conn, "crawl", NOW), SITE, NOW, alerts=alerts)


def later_visit(newsroom: Newsroom, *, alerts: bool = True) -> Visit:
    first = first_visit(newsroom)
    with newsroom.conn:
        runs.finish_visit(newsroom.conn, first, "done", runs.VisitCounts(), NOW)
    return first_visit(newsroom, alerts=alerts)


def test_a_first_crawl(newsroom: Newsroom) -> None:
    store(newsroom, first_visit(newsroom), [article(n) for n in range(30)])
    assert queued(newsroom) == 0
    span = Span(key="d", since=NOW - timedelta(days=1), until=NOW + timedelta(days=1))
    assert compose_digest(newsroom.conn, [Rule(name="expert-groups", title="G", version="1")], span, "pl").entries == 0


def test_a_backfill(newsroom: Newsroom) -> None:
    store(newsroom, later_visit(newsroom, alerts=False), [article(n) for n in range(30)])
    assert queued(newsroom) == 0


def test_every_address_of_a_site_changed(newsroom: Newsroom) -> None:
    store(newsroom, first_visit(newsroom), [article(n) for n in range(30)])
    moved = [article(n, url=f"https://nowy.pl/aktualnosci/{n}.html") for n in range(30)]
    store(newsroom, later_visit(newsroom), moved)
    assert queued(newsroom) == 0


def test_an_edit_that_makes_an_old_article_fit(newsroom: Newsroom) -> None:
    store(newsroom, first_visit(newsroom), [article(1, matches=())])
    store(newsroom, later_visit(newsroom), [article(1, text="Zupełnie inny tekst o tym, że zebrała się Rada KKK.")])
    assert queued(newsroom) == 0


def test_a_reading_made_anew(newsroom: Newsroom) -> None:
    (number,) = store(newsroom, later_visit(newsroom), [article(1, matches=())])
    before = queued(newsroom)
    with newsroom.conn:
        replace_reading(newsroom.conn, number, article(1), NOW, LEXICON)
    assert queued(newsroom) == before
    assert newsroom.conn.execute("SELECT count(*) FROM matches").fetchone()[0] == 1


@pytest.mark.parametrize("times", [2, 3])
def test_the_same_news_stored_again_alerts_once(newsroom: Newsroom, times: int) -> None:
    visit = later_visit(newsroom)
    for _ in range(times):
        store(newsroom, visit, [article(1)])
    assert queued(newsroom) == 2  # two channels
