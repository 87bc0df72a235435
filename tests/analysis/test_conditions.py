"""Each rule of what can be wrong with a site, on a database that shows it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from scraper.analysis.conditions import conditions_of, is_quiet_by_custom
from scraper.analysis.health import condition_in_words
from scraper.model.moments import WARSAW
from scraper.storage.conditions import mark_told, note_conditions, untold_changes
from scraper.storage.database import open_database

NOW = datetime(2026, 5, 20, 9, 0, tzinfo=WARSAW)


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_database(tmp_path / "klastry.db")
    connection.execute("INSERT INTO sites (name, url, added, baseline_done) VALUES ('serwis', 'https://serwis.pl/', '2025-01-01', '2025-01-01')")
    connection.execute("INSERT INTO runs (id, started, command) VALUES (1, '2026-05-20', 'crawl')")
    yield connection
    connection.close()


def articles(
    conn: sqlite3.Connection, count: int, *, last: date, every_days: int = 7, text: str = "x" * 900, dated: bool = True, baseline: int = 0
) -> None:
    have = conn.execute("SELECT count(*) FROM articles").fetchone()[0]
    for number in range(count):
        day = last - timedelta(days=every_days * (count - 1 - number))
        url = f"https://serwis.pl/{have + number}"
        conn.execute(
            "INSERT INTO articles (url, site, title, text, published, first_seen, last_seen, content_hash, body_hash, baseline) VALUES (?, 'serwis', 'T', ?, ?, ?, ?, ?, ?, ?)",
            (url, text, day.isoformat() if dated else None, f"{day.isoformat()}T10:00", day.isoformat(), url, url, baseline),
        )


def visit(conn: sqlite3.Connection, **values: object) -> None:
    columns = {"run_id": 1, "site": "serwis", "started": NOW.isoformat(), "outcome": "done"} | values
    conn.execute(f"INSERT INTO site_visits ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", tuple(columns.values()))


def test_a_weekly_site_is_silent_after_weeks_and_not_over_the_summer(conn: sqlite3.Connection) -> None:
    articles(conn, 12, last=date(2026, 3, 30))
    assert conditions_of(conn, "serwis", NOW)["silent"] == {"days": 51, "usual": 7}
    assert "silent" not in conditions_of(conn, "serwis", datetime(2026, 4, 20, tzinfo=WARSAW))


def test_august_and_christmas_do_not_count_as_silence(conn: sqlite3.Connection) -> None:
    articles(conn, 12, last=date(2026, 7, 28), every_days=3)
    assert "silent" not in conditions_of(conn, "serwis", datetime(2026, 9, 8, tzinfo=WARSAW))
    assert "silent" in conditions_of(conn, "serwis", datetime(2026, 9, 25, tzinfo=WARSAW))
    assert [is_quiet_by_custom(date(2026, month, day)) for month, day in ((8, 1), (12, 24), (1, 3), (1, 7), (7, 31))] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_articles_that_lost_their_dates_or_their_text_show_a_changed_form(conn: sqlite3.Connection) -> None:
    articles(conn, 20, last=date(2026, 4, 1), baseline=1)
    articles(conn, 6, last=date(2026, 5, 18), every_days=2, dated=False, text="y" * 60)
    assert {"dates-gone", "texts-short"} <= conditions_of(conn, "serwis", NOW).keys()


def test_a_few_odd_articles_are_no_changed_form(conn: sqlite3.Connection) -> None:
    articles(conn, 20, last=date(2026, 4, 1), baseline=1)
    articles(conn, 3, last=date(2026, 5, 8), every_days=2, dated=False, text="y" * 60)
    articles(conn, 4, last=date(2026, 5, 18), every_days=2)
    assert not {"dates-gone", "texts-short"} & conditions_of(conn, "serwis", NOW).keys()


def test_a_feed_that_brought_articles_and_fails_thrice_is_dead(conn: sqlite3.Connection) -> None:
    conn.execute(
        "INSERT INTO sources (site, url, kind, found, yielded, failures) VALUES ('serwis', 'https://serwis.pl/feed', 'feed', '2025-01-01', 9, 3)"
    )
    conn.execute(
        "INSERT INTO sources (site, url, kind, found, yielded, failures) VALUES ('serwis', 'https://serwis.pl/b', 'feed', '2025-01-01', 0, 9)"
    )
    assert conditions_of(conn, "serwis", NOW)["source-dead"] == {"url": "https://serwis.pl/feed"}


def test_pages_that_fail_and_articles_that_are_no_longer_read_are_told(conn: sqlite3.Connection) -> None:
    visit(conn, requests=10, failed=8, misread=4, unchanged=1)
    assert {"failing", "misread"} <= conditions_of(conn, "serwis", NOW).keys()


def test_a_certificate_is_told_two_weeks_before_its_end(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE sites SET certificate_until = '2026-06-02T00:00:00+00:00'")
    assert conditions_of(conn, "serwis", NOW)["certificate"] == {"day": "2026-06-02"}
    assert "certificate" not in conditions_of(conn, "serwis", NOW - timedelta(days=30))


def test_nothing_is_wrong_with_a_site_whose_first_visit_goes_on(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE sites SET baseline_done = NULL")
    visit(conn, requests=10, failed=8)
    assert conditions_of(conn, "serwis", NOW) == {}


def test_a_condition_is_told_once_when_it_begins_and_once_when_it_ends(conn: sqlite3.Connection) -> None:
    for day, found in enumerate([{"empty": {"usual": 9}}] * 3):
        note_conditions(conn, "serwis", found, NOW + timedelta(days=day))
    (begun,) = untold_changes(conn)
    assert condition_in_words(begun.condition, begun.detail, "pl") == "odpowiada, ale nie wymienia żadnego artykułu (zwykle 9)"
    mark_told(conn, [begun], NOW)
    assert untold_changes(conn) == []
    note_conditions(conn, "serwis", {}, NOW + timedelta(days=4))
    (ended,) = untold_changes(conn)
    assert ended.until is not None
    mark_told(conn, [ended], NOW)
    note_conditions(conn, "serwis", {"empty": {"usual": 9}}, NOW + timedelta(days=5))
    note_conditions(conn, "serwis", {}, NOW + timedelta(days=6))
    assert untold_changes(conn) == [], "what began and ended between two messages is over"
