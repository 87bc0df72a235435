"""Learned templates: every version is kept, so that old pages stay readable in their old form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime


def save_template(conn: sqlite3.Connection, site: str, template: str, now: datetime) -> int:
    """Store the template (JSON) as the site's next version and give its number; the same text again makes none."""
    row = conn.execute("SELECT version, template FROM templates WHERE site = ? ORDER BY version DESC LIMIT 1", (site,)).fetchone()
    if row is not None and row["template"] == template:
        return int(row["version"])
    version = 1 if row is None else int(row["version"]) + 1
    conn.execute("INSERT INTO templates (site, version, learned, template) VALUES (?, ?, ?, ?)", (site, version, now.isoformat(), template))
    return version


def load_template(conn: sqlite3.Connection, site: str) -> str | None:
    """The template in force, as JSON; None where none was learned yet."""
    row = conn.execute("SELECT template FROM templates WHERE site = ? ORDER BY version DESC LIMIT 1", (site,)).fetchone()
    return None if row is None else str(row["template"])


def template_versions(conn: sqlite3.Connection, site: str) -> list[tuple[int, str]]:
    """(version, moment it was learned), oldest first."""
    return [
        (row["version"], row["learned"]) for row in conn.execute("SELECT version, learned FROM templates WHERE site = ? ORDER BY version", (site,))
    ]
