"""What is wrong with sites, kept so that it is told once: a condition begins, is told, ends, and its end is told."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from datetime import datetime

    Details = Mapping[str, Mapping[str, Any]]  # by the condition's name; Any: figures and texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A condition that began, or ended, and of which nobody was told yet."""

    id: int
    site: str
    title: str
    condition: str
    detail: dict[str, Any]  # Any: figures and texts
    since: str
    until: str | None


def note_conditions(conn: sqlite3.Connection, site: str, found: Details, now: datetime) -> None:
    """Begin those that are new, and end those that are no longer found. One that lasts keeps its beginning and its figures."""
    known = {row["condition"] for row in conn.execute("SELECT condition FROM site_conditions WHERE site = ? AND until IS NULL", (site,))}
    for name in found.keys() - known:
        conn.execute(
            "INSERT INTO site_conditions (site, condition, detail, since) VALUES (?, ?, ?, ?)",
            (site, name, json.dumps(found[name], ensure_ascii=False), now.isoformat()),
        )
    for name in known - found.keys():
        conn.execute("UPDATE site_conditions SET until = ? WHERE site = ? AND condition = ? AND until IS NULL", (now.isoformat(), site, name))


def untold_changes(conn: sqlite3.Connection) -> list[Change]:
    """Beginnings nobody was told of, then ends of those that somebody was told of. What began and ended untold is left out: it is over."""
    rows = conn.execute(
        "SELECT c.id, c.site, s.title, c.condition, c.detail, c.since, c.until FROM site_conditions c JOIN sites s ON s.name = c.site "
        "WHERE (c.told IS NULL AND c.until IS NULL) OR (c.told IS NOT NULL AND c.until IS NOT NULL AND c.end_told IS NULL) "
        "ORDER BY c.until IS NOT NULL, c.site, c.condition"
    ).fetchall()
    return [Change(**{**dict(row), "detail": json.loads(row["detail"])}) for row in rows]


def mark_told(conn: sqlite3.Connection, changes: list[Change], now: datetime) -> None:
    """Note that the operator knows."""
    for change in changes:
        column = "told" if change.until is None else "end_told"
        conn.execute(f"UPDATE site_conditions SET {column} = ? WHERE id = ?", (now.isoformat(), change.id))  # noqa: S608 - our two columns
