"""A month of simulated days with sites that break, hang, fall silent, empty, move, redesign and come back (`month`): nothing lost, nothing doubled, each change told once."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from tests.crawl.conftest import CHECKOUT
from tests.crawl.month import DAYS, OLD

if TYPE_CHECKING:
    from pathlib import Path


class Month:
    """What was left of it."""

    def __init__(self, folder: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "tests.crawl.month", str(folder)], cwd=CHECKOUT, capture_output=True, text=True, timeout=600, check=False
        )
        assert done.returncode == 0, done.stderr
        self.days: list[dict[str, Any]] = json.loads(done.stdout)
        self.published: dict[str, int] = json.loads((folder / "published.json").read_text(encoding="utf-8"))
        self._db = folder / "klastry.db"

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self._db)) as conn:
            return conn.execute(sql).fetchall()

    def told(self, site: str) -> list[tuple[int, str, str]]:
        """(day, sign, what was told) of the site's lines in the letters to the operator."""
        lines, known = [], 0
        for number, day in enumerate(self.days):
            lines += [(number, line[0], line.partition("): ")[2]) for line in day["told"][known:] if f" {site} (" in line]
            known = len(day["told"])
        return lines


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Month:
    return Month(tmp_path_factory.mktemp("month"))


def test_every_article_that_a_reachable_site_published_is_stored_once(month: Month) -> None:
    stored = {
        site: (rows, addresses) for site, rows, addresses in month.rows("SELECT site, count(*), count(DISTINCT url) FROM articles GROUP BY site")
    }
    published = month.published | {"emigrated": OLD + 8}  # what stood there before it left
    assert stored == {site: (count, count) for site, count in published.items()}
    assert month.rows("SELECT site, title FROM articles GROUP BY site, title HAVING count(*) > 1") == []
    assert month.rows("SELECT count(*) FROM articles WHERE published IS NULL") == [(0,)]


def test_an_expert_item_alerts_once_also_after_its_title_was_edited_and_moves_and_redesigns_alert_nobody(month: Month) -> None:
    rules = month.rows("SELECT rule, state, count(*) FROM deliveries GROUP BY rule, state")
    assert ("expert-groups", "delivered", 1) in rules
    assert month.rows("SELECT DISTINCT a.site FROM deliveries d JOIN articles a ON a.id = d.article_id") == [("steady",)]


def test_only_what_was_edited_has_a_second_version(month: Month) -> None:
    edited = month.rows(
        "SELECT a.site, a.url FROM article_versions v JOIN articles a ON a.id = v.article_id GROUP BY a.id HAVING count(*) > 1 ORDER BY a.url"
    )
    assert [(site, url.rpartition("-")[2]) for site, url in edited] == [("steady", f"{OLD + 10}.htm"), ("steady", f"{OLD + 12}.htm")]


def test_articles_that_answer_404_or_say_so_politely_are_withdrawn_and_kept(month: Month) -> None:
    gone = month.rows("SELECT site, url FROM articles WHERE withdrawn IS NOT NULL ORDER BY url")
    assert [(site, url.rpartition("-")[2]) for site, url in gone] == [("steady", f"{OLD + 6}.htm"), ("steady", f"{OLD + 8}.htm")]


def test_moved_articles_bear_their_new_addresses(month: Month) -> None:
    assert month.rows("SELECT count(*) FROM articles WHERE site = 'moving' AND url NOT LIKE '%/aktualnosci/%'") == [(0,)]


@pytest.mark.parametrize(
    ("site", "began", "ended", "words"),
    [
        ("broken", 9, 13, "HTTP 500"),
        ("hanging", 9, 10, "no answer in time"),
        ("empty", 10, 14, "nie wymienia żadnego artykułu"),
        ("silent", 15, 24, "cisza dłuższa niż zwykle"),
        ("feeding", 12, None, "źródło przestało odpowiadać"),
        ("emigrated", 16, None, "leads to another site: http://localhost"),
    ],
)
def test_what_is_wrong_is_told_once_when_it_begins_and_once_when_it_ends(month: Month, site: str, began: int, ended: int | None, words: str) -> None:
    told = month.told(site)
    assert [(day, sign) for day, sign, _ in told] == [(began, "✗"), *([(ended, "✓")] if ended else [])]
    assert all(words in said for _, _, said in told)
    until = ended or DAYS
    assert all(words in month.days[day]["health"][site] for day in range(began, until)), "status says it as long as it lasts"
    assert all(words not in month.days[day]["health"][site] for day in [*range(began - 2), *range(until, DAYS)])


@pytest.mark.parametrize("site", ["steady", "moving", "redesigned", "skewed", "redated", "recoded", "restored"])
def test_of_a_site_that_changes_and_works_nothing_is_told(month: Month, site: str) -> None:
    assert month.told(site) == []
    assert {day["health"][site] for day in month.days} == {"w porządku"}


def test_a_dead_feed_fails_no_visit_and_delays_no_article(month: Month) -> None:
    assert {day["reports"]["feeding"][0] for day in month.days} == {"done"}
    late = month.rows(
        "SELECT url, first_seen, published FROM articles WHERE site = 'feeding' AND baseline = 0 AND substr(first_seen, 1, 10) <> published"
    )
    assert late == []


def test_a_day_without_news_costs_one_request_a_site_until_the_weekly_sweep(month: Month) -> None:
    quiet = [day["requests"][site] for day in month.days[1:6:2] for site in month.published]
    assert set(quiet) <= {1, 2}, "the second is robots.txt, once a day"
