"""Stories: the same press release on several sites, or lightly edited, is one story; the earliest article is its source.

Candidates share some of the rarest four-word shingles (a bottom-k sketch, Broder 1997); a pair is one story when the sketches' estimate of the texts' likeness
is high. No numpy: a sketch is 32 numbers, and SQLite finds who shares one.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from scraper.language.folding import fold

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from scraper.model.article import Article

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_KEPT = 32
_ALIKE = 0.5
_FEWEST_WORDS = 40
"""Shorter texts repeat by chance: greetings, notices of closed offices."""


def join_story(conn: sqlite3.Connection, article_id: int, article: Article, now: datetime) -> int | None:
    """Put the article into the story of its like, or found one with it; gives the story's id, None where it is alone. Needs an open transaction."""
    sketch = sketch_of(article.text)
    conn.execute("DELETE FROM story_sketches WHERE article_id = ?", (article_id,))
    conn.executemany("INSERT OR IGNORE INTO story_sketches (value, article_id) VALUES (?, ?)", [(value, article_id) for value in sketch])
    other = _likest(conn, article_id, sketch)
    if other is None:
        conn.execute("UPDATE articles SET story_id = NULL WHERE id = ?", (article_id,))
        return None
    story = conn.execute("SELECT story_id FROM articles WHERE id = ?", (other,)).fetchone()["story_id"]
    if story is None:
        story = conn.execute("INSERT INTO stories (source_article_id, created) VALUES (?, ?) RETURNING id", (other, now.isoformat())).fetchone()[0]
    conn.execute("UPDATE articles SET story_id = ? WHERE id IN (?, ?)", (story, article_id, other))
    conn.execute(
        "UPDATE stories SET source_article_id = (SELECT id FROM articles WHERE story_id = ?1 ORDER BY coalesce(published, first_seen), id LIMIT 1) WHERE id = ?1",
        (story,),
    )
    return int(story)


def sketch_of(text: str) -> tuple[int, ...]:
    """The 32 smallest hashes of the text's four-word shingles; empty for a short text."""
    words = _WORD.findall(fold(text))
    if len(words) < _FEWEST_WORDS:
        return ()
    hashes = {_hash(" ".join(words[i : i + _SHINGLE])) for i in range(len(words) - _SHINGLE + 1)}
    return tuple(sorted(hashes)[:_KEPT])


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Estimate of the share of shingles that two texts have in common, 0 to 1."""
    if not one or not other:
        return 0.0
    smallest = sorted({*one, *other})[:_KEPT]
    both = set(one) & set(other)
    return sum(value in both for value in smallest) / len(smallest)


def _likest(conn: sqlite3.Connection, article_id: int, sketch: tuple[int, ...]) -> int | None:
    if not sketch:
        return None
    marks = ",".join("?" * len(sketch))
    rows = conn.execute(
        f"SELECT article_id, count(*) AS shared FROM story_sketches WHERE value IN ({marks}) AND article_id != ? "  # noqa: S608 - only marks
        "GROUP BY article_id ORDER BY shared DESC LIMIT 5",
        (*sketch, article_id),
    ).fetchall()
    for row in rows:
        theirs = tuple(r["value"] for r in conn.execute("SELECT value FROM story_sketches WHERE article_id = ? ORDER BY value", (row["article_id"],)))
        if likeness(sketch, theirs) >= _ALIKE:
            return int(row["article_id"])
    return None


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=7).digest(), "big")
