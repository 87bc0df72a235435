"""Stories: the same press release on several sites, or lightly edited, is one story; the earliest article is its source.

Candidates share some of the rarest four-word shingles (a bottom-k sketch, Broder 1997): no numpy, a sketch is 32 numbers, and SQLite finds who shares one.
A candidate is then compared word by word (`scraper.language.likeness`): an estimate from 32 numbers missed every fourth release with one word in fourteen changed.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from scraper.language.likeness import Likeness, compare_texts, shingles
from scraper.model.moments import WARSAW, day_of, moment_from_iso

if TYPE_CHECKING:
    import sqlite3

    from scraper.model.article import Article

_KEPT = 32
_FEWEST_SHARED = 2
_CANDIDATES = 10
_FEWEST_WORDS = 25
"""Shorter texts repeat by chance: greetings, notices of closed offices."""
_SAME_FORM = 0.8
"""Share of common word sequences from which on another day is no rewording."""
_CREDIT = re.compile(r"^\W{0,3}(?:źródło|za|informacja za|na podstawie|source|via)\s?:\s?(?!.{0,20}archiw)\S", re.IGNORECASE | re.MULTILINE)
"""A line at the end of a copy: "Źródło: PARP"."""
_RELEASE_LIVES = timedelta(days=60)
"""Two like texts further apart are two editions of one yearly event rather than one release."""


def join_story(conn: sqlite3.Connection, article_id: int, article: Article, now: datetime) -> int | None:
    """Put the article into the story of its like, or found one with it; gives the story's id, None where it is alone. Needs an open transaction."""
    leave_story(conn, article_id)
    sketch = sketch_of(article.text)
    conn.execute("DELETE FROM story_sketches WHERE article_id = ?", (article_id,))
    conn.executemany("INSERT OR IGNORE INTO story_sketches (value, article_id) VALUES (?, ?)", [(value, article_id) for value in sketch])
    other = _likest(conn, article_id, article, sketch)
    if other is None:
        return None
    story = other["story_id"]
    if story is None:
        story = conn.execute("INSERT INTO stories (created) VALUES (?) RETURNING id", (now.isoformat(),)).fetchone()[0]
    conn.execute("UPDATE articles SET story_id = ? WHERE id IN (?, ?)", (story, article_id, other["id"]))
    _name_source(conn, story)
    return int(story)


def leave_story(conn: sqlite3.Connection, article_id: int) -> None:
    """Take the article out of its story; a story of one is none. Needs an open transaction."""
    row = conn.execute("SELECT story_id FROM articles WHERE id = ?", (article_id,)).fetchone()
    if row is None or row["story_id"] is None:
        return
    story = row["story_id"]
    conn.execute("UPDATE articles SET story_id = NULL WHERE id = ?", (article_id,))
    if conn.execute("SELECT count(*) FROM articles WHERE story_id = ?", (story,)).fetchone()[0] > 1:
        _name_source(conn, story)
        return
    conn.execute("UPDATE articles SET story_id = NULL WHERE story_id = ?", (story,))
    conn.execute("DELETE FROM stories WHERE id = ?", (story,))


def sketch_of(text: str) -> tuple[int, ...]:
    """The 32 smallest hashes of the text's four-word shingles; empty for a short text."""
    parts = shingles(text)
    if len(parts) < _FEWEST_WORDS:
        return ()
    return tuple(sorted({_hash(part) for part in parts})[:_KEPT])


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Estimate of the share of shingles that two texts have in common, 0 to 1."""
    if not one or not other:
        return 0.0
    smallest = sorted({*one, *other})[:_KEPT]
    both = set(one) & set(other)
    return sum(value in both for value in smallest) / len(smallest)


def is_same_story(likeness: Likeness, *, same_site: bool, apart: timedelta | None) -> bool:
    """Whether two texts tell one story. `apart` is the time between their publications, None where one is not known."""
    alike = likeness.common >= 0.3 and likeness.contained >= 0.5
    if not alike and likeness.aligned < 0.65:
        return False
    if likeness.other_facts:
        return False  # two items with the same words about the publisher
    if likeness.same_days is not None and likeness.same_days < 0.5:
        return False  # the same form with other days: the next training, the next call
    if likeness.other_days and likeness.common >= _SAME_FORM:
        return False  # the same but for a day: the next quarter's calendar
    if likeness.contradictions > (0 if same_site else likeness.agreements / 3 + 1):
        return False  # the same form with other numbers
    return apart is None or apart <= _RELEASE_LIVES or likeness.common >= 0.9


def _likest(conn: sqlite3.Connection, article_id: int, article: Article, sketch: tuple[int, ...]) -> sqlite3.Row | None:
    marks = ",".join("?" * len(sketch))
    rows = conn.execute(
        "SELECT a.id, a.site, a.text, a.published, a.story_id FROM (SELECT article_id, count(*) AS shared FROM story_sketches "  # noqa: S608 - only marks
        f"WHERE value IN ({marks}) AND article_id != ? GROUP BY article_id HAVING shared >= ? ORDER BY shared DESC LIMIT ?) s "
        "JOIN articles a ON a.id = s.article_id ORDER BY s.shared DESC",
        (*sketch, article_id, _FEWEST_SHARED, _CANDIDATES),
    )
    for row in rows:
        apart = _apart(article, row["published"])
        if is_same_story(compare_texts(article.text, row["text"]), same_site=row["site"] == article.site, apart=apart):
            found: sqlite3.Row = row
            return found
    return None


def _apart(article: Article, published: str | None) -> timedelta | None:
    if article.published is None or published is None:
        return None
    return abs(date.fromisoformat(article.published.isoformat()[:10]) - date.fromisoformat(published[:10]))


def _name_source(conn: sqlite3.Connection, story: int) -> None:
    """The earliest day's article; of one day that which credits nobody, then the earliest moment: a day without an hour may be its beginning."""
    rows = conn.execute("SELECT id, published, first_seen, substr(text, -300) AS ending FROM articles WHERE story_id = ?", (story,)).fetchall()
    source = min(rows, key=_order, default=None)
    conn.execute("UPDATE stories SET source_article_id = ? WHERE id = ?", (source["id"] if source else None, story))


def _order(row: sqlite3.Row) -> tuple[date, bool, datetime, int]:
    published = moment_from_iso(row["published"] or row["first_seen"])
    moment = published if isinstance(published, datetime) else datetime.combine(published, time(), WARSAW)
    return day_of(published), bool(_CREDIT.search(row["ending"])), moment if moment.tzinfo else moment.replace(tzinfo=WARSAW), row["id"]


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=7).digest(), "big")
