"""What is stored of an article, field by field, to compare two readings of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_COLUMNS = ("url", "canonical_url", "title", "lead", "text", "language", "author", "published", "published_raw", "modified")
_LISTS = {
    "tags": "SELECT t.name FROM article_tags x JOIN tags t ON t.id = x.tag_id WHERE x.article_id = ? ORDER BY x.position",
    "participants": "SELECT p.name, r.title, r.role, o.name, r.status FROM participations r JOIN people p ON p.id = r.person_id "
    'LEFT JOIN organisations o ON o.id = r.organisation_id WHERE r.article_id = ? AND r.mention = 0 ORDER BY r."start", r.id',
    "mentions": "SELECT p.name FROM participations r JOIN people p ON p.id = r.person_id WHERE r.article_id = ? AND r.mention = 1 "
    'ORDER BY r."start", r.id',
    "events": 'SELECT kind, "start", "end", place FROM events WHERE article_id = ? ORDER BY "start", id',
    "attachments": "SELECT url, label FROM attachments WHERE article_id = ? ORDER BY id",
    "matches": "SELECT rule, tier, passing, sentence FROM matches WHERE article_id = ? ORDER BY rule",
}


def stored_fields(conn: sqlite3.Connection, article_id: int) -> dict[str, object]:
    """Every field of the stored article as text, flag or list of texts, corrections included."""
    row = conn.execute("SELECT * FROM articles WHERE id = ?", (article_id,)).fetchone()
    fields: dict[str, object] = {name: row[name] for name in _COLUMNS}
    fields |= {"expert_group": bool(row["expert_group"]), "flags": json.loads(row["flags"])}
    return fields | {name: [_line(part) for part in conn.execute(sql, (article_id,))] for name, sql in _LISTS.items()}


def changed_fields(before: dict[str, object], after: dict[str, object]) -> dict[str, tuple[object, object]]:
    """The fields that differ, with both values, in the order of the article."""
    return {name: (old, after[name]) for name, old in before.items() if old != after[name]}


def _line(row: sqlite3.Row) -> str:
    return " · ".join(str(value) for value in row if value is not None)
