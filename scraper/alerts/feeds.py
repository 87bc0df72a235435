"""The alerts of each rule as files for other programs: Atom (RFC 4287), JSON Feed 1.1, and iCalendar of their events. The same database gives the same bytes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from feedgen.feed import FeedGenerator

from scraper.alerts.items import Item, load_item
from scraper.alerts.matching import tells
from scraper.alerts.wording import marked
from scraper.analysis.calendars import calendar_of
from scraper.model.moments import WARSAW, moment_from_iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from scraper.model.rule import Rule

_MOST = 100
_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
"""When an empty feed was last changed: Atom wants a moment."""

Entry = tuple[datetime, Item]
"""When the article was first seen, and what is to be said of it."""


def write_feeds(conn: sqlite3.Connection, rules: Iterable[Rule], folder: Path) -> list[Path]:
    """Three files a switched-on rule; each is replaced whole. OSError where the folder cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    return [file for rule in rules if rule.enabled for file in _write(conn, rule, folder)]


def _write(conn: sqlite3.Connection, rule: Rule, folder: Path) -> list[Path]:
    entries = _entries(conn, rule)
    contents = {"atom": _atom(rule, entries), "json": _json_feed(rule, entries), "ics": _calendar(conn, rule, entries)}
    return [_replace(folder / f"{rule.name}.{kind}", content) for kind, content in contents.items()]


def _entries(conn: sqlite3.Connection, rule: Rule) -> list[Entry]:
    """The latest alerts of the rule, newest first; near-duplicates of a story stand with its first article."""
    rows = conn.execute(
        "SELECT a.id, a.first_seen, m.tier, m.passing FROM matches m JOIN articles a ON a.id = m.article_id WHERE m.rule = ? AND m.passing = 0 "
        "AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.article_id = a.id AND d.rule = m.rule AND d.state = 'joined') ORDER BY a.first_seen DESC, a.id DESC",
        (rule.name,),
    ).fetchall()
    told = [row for row in rows if tells(row["tier"], rule, passing=bool(row["passing"]))]
    return [(datetime.fromisoformat(row["first_seen"]), load_item(conn, row["id"], rule.name)) for row in told[:_MOST]]


def _atom(rule: Rule, entries: Sequence[Entry]) -> bytes:
    generator = FeedGenerator()
    generator.id(f"tag:klastry,2026:rule:{rule.name}")
    generator.title(f"Klastry: {rule.title}")
    generator.author({"name": "Klastry"})
    generator.updated(entries[0][0] if entries else _BEGINNING)
    for seen, item in reversed(entries):
        entry = generator.add_entry()
        entry.id(item.first_url)
        entry.title(item.title)
        entry.link(href=item.url)
        entry.updated(seen)
        if item.published:
            entry.published(_moment(item.published))
        entry.summary(item.quote())
    data: bytes = generator.atom_str(pretty=True)
    return data


def _json_feed(rule: Rule, entries: Sequence[Entry]) -> bytes:
    feed: dict[str, Any] = {  # Any: JSON
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"Klastry: {rule.title}",
        "description": rule.description,
        "items": [_json_item(seen, item) for seen, item in entries],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _json_item(seen: datetime, item: Item) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": item.first_url,
        "url": item.url,
        "title": item.title,
        "content_html": f"<blockquote>{marked(item.quote(), list(item.words), '<mark>', '</mark>', html=True)}</blockquote>",
        "content_text": item.quote(),
        "authors": [{"name": item.site_title}],
        "date_modified": seen.isoformat(),
        "_klastry": {key: value for key, value in item.as_data().items() if key in ("site", "tier", "participants", "events", "also")},
    }
    if item.published:
        entry["date_published"] = _moment(item.published).isoformat()
    return entry


def _calendar(conn: sqlite3.Connection, rule: Rule, entries: Sequence[Entry]) -> bytes:
    rows = conn.execute(
        'SELECT e."start", e."end", e.place, e.online, e.kind, e.sentence, a.title AS article_title, a.url AS article_url, a.withdrawn, '
        "coalesce(a.first_url, a.url) AS first_url, a.calendar_revision AS revision "
        'FROM events e JOIN articles a ON a.id = e.article_id WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY e."start", e.id',
        (json.dumps([item.article_id for _, item in entries]),),
    ).fetchall()
    standing, off = ([row for row in rows if (row["withdrawn"] is None) is stands] for stands in (True, False))
    return calendar_of(standing, f"Klastry: {rule.title}", cancelled=off)


def _moment(published: str) -> datetime:
    moment = moment_from_iso(published)
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(), WARSAW)


def _replace(file: Path, content: bytes) -> Path:
    unfinished = file.with_name(f".{file.name}.unfinished")
    unfinished.write_bytes(content)
    unfinished.replace(file)
    return file
