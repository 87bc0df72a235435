"""Organisations across articles: one row a spelling; abbreviations, earlier names and inflected forms point at the row that stands for them (`same_as`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.language.folding import fold
from scraper.language.organisation_aliases import aliases_in, word_key

if TYPE_CHECKING:
    import sqlite3

    from scraper.language.lexicon import Lexicon


def organisation_row(conn: sqlite3.Connection, name: str, lexicon: Lexicon) -> int:
    """Id of the organisation of that name, written and linked where it is new; spellings that differ in case and diacritics alone are one."""
    key = word_key(name, lexicon.lemmatiser)
    conn.execute(
        "INSERT INTO organisations (name, sort_key, word_key) VALUES (?, ?, ?) ON CONFLICT (sort_key) DO UPDATE SET word_key = excluded.word_key "
        "WHERE word_key IS NULL",
        (name, fold(name), key),
    )
    number: int = conn.execute("SELECT id FROM organisations WHERE sort_key = ?", (fold(name),)).fetchone()[0]
    latest = lexicon.organisation_aliases.get(fold(name))
    if latest and fold(latest) != fold(name):
        _link(conn, number, organisation_row(conn, latest, lexicon))
    elif " " in name:
        other = conn.execute("SELECT min(coalesce(same_as, id)) FROM organisations WHERE word_key = ?", (key,)).fetchone()[0]
        _link(conn, number, other)
    return number


def learn_aliases(conn: sqlite3.Connection, text: str, lexicon: Lexicon) -> None:
    """Link the abbreviations that the text explains, where both names are known already or one is: no article's word makes an organisation of its own."""
    for alias in aliases_in(text):
        full = conn.execute(
            "SELECT min(coalesce(same_as, id)) FROM organisations WHERE sort_key = ? OR word_key = ?",
            (fold(alias.full), word_key(alias.full, lexicon.lemmatiser)),
        ).fetchone()[0]
        short = conn.execute("SELECT id FROM organisations WHERE sort_key = ? AND same_as IS NULL", (fold(alias.short),)).fetchone()
        if full is not None and short is not None and fold(alias.short) not in lexicon.organisation_aliases:
            _link(conn, short[0], full)


def stands_for(conn: sqlite3.Connection, number: int) -> int:
    """Id of the organisation that the row is another name of; its own where it is none."""
    row: int = conn.execute("SELECT coalesce(same_as, id) FROM organisations WHERE id = ?", (number,)).fetchone()[0]
    return row


def _link(conn: sqlite3.Connection, number: int, other: int) -> None:
    """Let `number`, and what points at it, point at what `other` stands for; a row never points at one that points on."""
    target = stands_for(conn, other)
    if target != stands_for(conn, number):
        conn.execute("UPDATE organisations SET same_as = ? WHERE id = ? OR same_as = ?", (target, number, number))
