"""Addresses that answer that they are gone, and articles that come back after they were withdrawn."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from scraper.storage.crawl_state import sighting_from_json

if TYPE_CHECKING:
    import sqlite3

    from scraper.model.page import Sighting

GONE_AFTER = timedelta(hours=20)
"""How long an article must answer 404 before it counts as withdrawn: a second time on another day, not one bad hour."""


def note_gone(conn: sqlite3.Connection, site: str, url: str, now: datetime) -> bool:
    """Note that an address answered 404 or 410; True where it did so on an earlier day too, and never otherwise between."""
    row = conn.execute("SELECT gone FROM frontier WHERE site = ? AND url = ?", (site, url)).fetchone()
    if row is not None and row["gone"] is not None:
        return now - datetime.fromisoformat(row["gone"]) >= GONE_AFTER
    conn.execute("UPDATE frontier SET gone = ? WHERE site = ? AND url = ?", (now.isoformat(), site, url))
    return False


def addresses_to_confirm_gone(conn: sqlite3.Connection, site: str, now: datetime) -> list[Sighting]:
    """Articles' addresses that answered 404 or 410 once, a day ago or earlier, and are to be asked a second time."""
    rows = conn.execute(
        "SELECT url, sighting FROM frontier WHERE site = ? AND state = 'article' AND gone IS NOT NULL AND gone <= ? ORDER BY gone LIMIT 50",
        (site, (now - GONE_AFTER).isoformat()),
    )
    return [sighting_from_json(row["url"], row["sighting"]) for row in rows]


def withdrawn_addresses(conn: sqlite3.Connection, site: str, now: datetime) -> frozenset[str]:
    """Addresses of the articles withdrawn a day ago or earlier: named by a source they may be back. A list that goes on naming a dead page costs a request a day."""
    rows = conn.execute(
        "SELECT f.url FROM articles a JOIN article_urls u ON u.article_id = a.id JOIN frontier f ON f.site = a.site AND f.url = u.url "
        "WHERE a.site = ? AND a.withdrawn IS NOT NULL AND f.state = 'other' AND f.done <= ?",
        (site, (now - GONE_AFTER).isoformat()),
    )
    return frozenset(row["url"] for row in rows)
