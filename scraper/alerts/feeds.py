"""Matches of each rule as an Atom file (RFC 4287): the same database gives the same bytes."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from feedgen.feed import FeedGenerator

from scraper.alerts.messages import marked
from scraper.model.moments import WARSAW, moment_from_iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from pathlib import Path

    from scraper.model.rule import Rule

_MOST = 100


def write_feeds(conn: sqlite3.Connection, rules: Iterable[Rule], folder: Path) -> list[Path]:
    """One file a switched-on rule; each is replaced whole. OSError where the folder cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(conn, rule, folder) for rule in rules if rule.enabled]


def _write(conn: sqlite3.Connection, rule: Rule, folder: Path) -> Path:
    rows = conn.execute(
        "SELECT a.url, a.title, a.published, a.first_seen, m.sentence, m.words, m.tier FROM matches m JOIN articles a ON a.id = m.article_id "
        "WHERE m.rule = ? AND m.passing = 0 ORDER BY a.first_seen DESC, a.id DESC LIMIT ?",
        (rule.name, _MOST),
    ).fetchall()
    generator = FeedGenerator()
    generator.id(f"tag:klastry,2026:rule:{rule.name}")
    generator.title(f"Klastry: {rule.title}")
    generator.updated(datetime.fromisoformat(rows[0]["first_seen"]) if rows else datetime(2026, 1, 1, tzinfo=UTC))
    for row in reversed(rows):
        entry = generator.add_entry()
        entry.id(row["url"])
        entry.title(row["title"])
        entry.link(href=row["url"])
        entry.updated(datetime.fromisoformat(row["first_seen"]))
        if row["published"]:
            moment = moment_from_iso(row["published"])
            entry.published(moment if isinstance(moment, datetime) else datetime.combine(moment, time(), WARSAW))
        entry.summary(f"{marked(row['sentence'], [], '', '')}")
    file = folder / f"{rule.name}.atom"
    unfinished = file.with_suffix(".unfinished")
    unfinished.write_bytes(generator.atom_str(pretty=True))
    unfinished.replace(file)
    return file
