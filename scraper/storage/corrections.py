"""What a person put right in an article, kept over every new reading of its page."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scraper.model.moments import moment_from_iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from datetime import datetime

    from scraper.model.article import Article

# How the JSON of a correction becomes a field of the article.
_FIELDS: dict[str, Callable[[Any], Any]] = {  # Any: JSON in, a field's type out
    "title": str,
    "lead": lambda value: value,
    "author": lambda value: value,
    "published": lambda value: moment_from_iso(value) if value else None,
    "tags": tuple,
}
CORRECTABLE = tuple(_FIELDS)


def correct_article(conn: sqlite3.Connection, article_id: int, field: str, new: object, *, by: str, now: datetime) -> None:
    """Write a correction, with who and when, and put it into the stored article at the next reading. Needs an open transaction."""
    old = conn.execute("SELECT title, lead, author, published FROM articles WHERE id = ?", (article_id,)).fetchone()
    before = old[field] if field in old.keys() else None  # noqa: SIM118 - a Row is no dict
    conn.execute(
        "INSERT INTO corrections (article_id, field, old, new, by, made) VALUES (?, ?, ?, ?, ?, ?)",
        (article_id, field, json.dumps(before, ensure_ascii=False), json.dumps(new, ensure_ascii=False), by, now.isoformat()),
    )


def corrected(conn: sqlite3.Connection, article_id: int, article: Article) -> Article:
    """The article with every correction in force, the latest of a field winning."""
    rows = conn.execute("SELECT field, new FROM corrections WHERE article_id = ? AND undone IS NULL AND person_id IS NULL ORDER BY id", (article_id,))
    changes = {row["field"]: _FIELDS[row["field"]](json.loads(row["new"])) for row in rows if row["field"] in _FIELDS}
    if not changes:
        return article
    winners = dict(article.winners) | dict.fromkeys(changes, "correction")
    return replace(article, **changes, winners=tuple(winners.items()))
