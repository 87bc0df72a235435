"""Where in a whole text the words of a query stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.analysis.quotes import Quoter
from scraper.language.query import parse_query
from scraper.storage.search import sought_forms

if TYPE_CHECKING:
    import sqlite3

    from scraper.language.lemmas import Lemmatiser

_MOST_SENTENCES = 200


def matched_spans(conn: sqlite3.Connection, text: str, typed: str, lemmatiser: Lemmatiser) -> list[tuple[int, int]]:
    """First and last character of each word that the query asks for, in order; empty where nothing was typed."""
    query = parse_query(typed) if typed else None
    if query is None:
        return []
    quoter = Quoter(query, lambda word: sought_forms(conn, word, lemmatiser))
    spans, at = [], 0
    for found in quoter.quote(text, at_most=_MOST_SENTENCES):
        start = text.find(found.sentence, at)
        if start < 0:  # a sentence too long to be quoted whole
            continue
        spans += [(start + mark.start, start + mark.end) for mark in found.marks]
        at = start + len(found.sentence)
    return spans
