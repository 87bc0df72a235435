"""What a person may have meant whose search found nothing: the nearest words that the archive knows, in the place of those that it does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from scraper.language.folding import fold
from scraper.language.query import AllOf, AnyOf, Not, Printed, Query, Words, parse_query

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from scraper.language.lemmas import Lemmatiser

_SHORTEST = 4
"""Letters of a word that is corrected: of three letters every word is near to every other."""
_LONG = 8
"""Letters from which on two slips are allowed."""
_NEAREST = 6
_WORD = re.compile(r"[^\W_]+")


def suggested_search(conn: sqlite3.Connection, typed: str, lemmatiser: Lemmatiser) -> str | None:
    """The search with each word that stands in no article replaced by the nearest that does; None where there is none near enough, or all words are known."""
    query, suggestion = parse_query(typed), typed
    for word in dict.fromkeys(_words(query)) if query else ():
        if len(word) < _SHORTEST or _is_known(conn, word, lemmatiser):
            continue
        near = _nearest(conn, fold(word))
        if near is None:
            return None
        suggestion = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", near, suggestion, flags=re.IGNORECASE)
    return None if suggestion == typed else suggestion


def _words(query: Query) -> Iterator[str]:
    match query:
        case Words(words):
            yield from words
        case Printed(word, prefix):
            yield from () if prefix else (word,)
        case AllOf(operands) | AnyOf(operands):
            for operand in operands:
                yield from _words(operand)
        case Not():
            return


def _is_known(conn: sqlite3.Connection, word: str, lemmatiser: Lemmatiser) -> bool:
    if conn.execute("SELECT 1 FROM search_forms WHERE form = ? LIMIT 1", (fold(word),)).fetchone():
        return True
    lemmas = {fold(reading.lemma) for reading in lemmatiser.readings(word)}
    return any(conn.execute("SELECT 1 FROM search_lemmas WHERE lemma = ? LIMIT 1", (lemma,)).fetchone() for lemma in lemmas)


def _nearest(conn: sqlite3.Connection, form: str) -> str | None:
    """The known word with the fewest slips from the form, of those the one that most articles hold, as an article prints it."""
    slips = 2 if len(form) >= _LONG else 1
    rows = conn.execute("SELECT DISTINCT form FROM search_forms WHERE length(form) BETWEEN ? AND ?", (len(form) - slips, len(form) + slips))
    known = [row[0] for row in rows if not row[0].isdigit()]
    found = process.extract(form, known, scorer=OSA.distance, score_cutoff=slips, limit=_NEAREST)
    if not found:
        return None
    fewest = min(distance for _, distance, _ in found)
    return _as_printed(conn, max((near for near, distance, _ in found if distance == fewest), key=lambda near: (_articles_with(conn, near), near)))


def _articles_with(conn: sqlite3.Connection, form: str) -> int:
    count: int = conn.execute("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?", (f'"{form}"',)).fetchone()[0]
    return count


def _as_printed(conn: sqlite3.Connection, form: str) -> str:
    """The word with its diacritics: the index holds it without."""
    row = conn.execute(
        "SELECT a.title, a.text FROM articles_fts f JOIN articles a ON a.id = f.rowid WHERE f.articles_fts MATCH ? LIMIT 1", (f'"{form}"',)
    ).fetchone()
    words: list[str] = _WORD.findall(" ".join(row).lower()) if row else []
    return next((word for word in words if fold(word) == form), form)
