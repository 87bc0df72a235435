"""Where the pages lie in the archive."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def remember_page(conn: sqlite3.Connection, site: str, url: str, fetched: datetime, place: tuple[str, int], body_hash: str) -> None:
    """Write where a page lies (file relative to the archive, byte). Needs an open transaction: that of its article."""
    conn.execute(
        "INSERT OR REPLACE INTO archived_pages (site, url, fetched, file, position, body_hash) VALUES (?, ?, ?, ?, ?, ?)",
        (site, url, fetched.isoformat(), *place, body_hash),
    )


def latest_pages(conn: sqlite3.Connection, site: str | None = None) -> list[sqlite3.Row]:
    """The last kept page of each address: rows of site, url, fetched, file, position."""
    return conn.execute(
        "SELECT site, url, max(fetched) AS fetched, file, position FROM archived_pages WHERE ?1 IS NULL OR site = ?1 GROUP BY site, url ORDER BY site, url",
        (site,),
    ).fetchall()


def newest_fetch(conn: sqlite3.Connection, site: str, url: str) -> datetime | None:
    """The moment the address was last archived; None where it never was."""
    row = conn.execute("SELECT max(fetched) FROM archived_pages WHERE site = ? AND url = ?", (site, url)).fetchone()
    return datetime.fromisoformat(row[0]) if row[0] else None
