"""What a source says of when its items were edited, and when that can be believed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from scraper.discovery.feeds import parse_feed
from scraper.discovery.sources import believably_modified
from scraper.model.page import Sighting

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def _edited(*hours_ago: float) -> list[Sighting]:
    return [Sighting(url=f"https://x.pl/{n}", source_kind="feed", modified=NOW - timedelta(hours=hours)) for n, hours in enumerate(hours_ago)]


def test_edits_of_the_past_are_believed() -> None:
    assert believably_modified(_edited(1, 30, 300, 3000, 30_000), NOW) == _edited(1, 30, 300, 3000, 30_000)
    assert len(believably_modified(_edited(1, 1), NOW)) == 2


def test_a_source_that_dates_all_items_by_its_own_writing_or_by_the_future_is_not() -> None:
    assert believably_modified(_edited(0.01, 0.02, 0.03, 0.01, 0.02), NOW) == []
    assert [s.url for s in believably_modified(_edited(-24, 5), NOW)] == ["https://x.pl/1"]


def test_an_rss_item_that_says_when_it_was_published_does_not_say_that_it_was_edited() -> None:
    item = "<item><link>https://x.pl/1</link><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>"
    (sighting,) = parse_feed(f"<rss version='2.0'><channel><title>k</title>{item}</channel></rss>".encode(), "https://x.pl/feed")
    assert sighting.published == NOW
    assert sighting.modified is None
