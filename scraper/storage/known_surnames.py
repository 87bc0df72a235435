"""What an archive teaches of surnames: those that it names where only a nominative can stand. They decide between rare nominatives: `Matejce` is Matejko or Matejka."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scraper.language.names import find_names

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from scraper.language.lexicon import Lexicon

_MOST = 50_000
"""Distinct surfaces that are read, the latest first: two or three seconds at most."""


def surfaces(conn: sqlite3.Connection) -> list[str]:
    """The names of people as articles print them, each once, the latest first."""
    rows = conn.execute("SELECT surface, max(id) AS latest FROM participations GROUP BY surface ORDER BY latest DESC LIMIT ?", (_MOST,))
    return [row["surface"] for row in rows]


def surnames_of(conn: sqlite3.Connection, lexicon: Lexicon) -> dict[tuple[str, str], int]:
    """What the archive as it stands teaches; to be handed to a lexicon that reads on."""
    return taught_by(surfaces(conn), lexicon)


def taught_by(printed: Iterable[str], lexicon: Lexicon) -> dict[tuple[str, str], int]:
    """(surname, gender) of the names whose first name can only be a nominative, with how many of them bear it.

    >>> from scraper.language.lexicon import Lexicon
    >>> taught_by(["dr Jan Kiela", "Anna Kieli", "Jana Kieli"], Lexicon())
    {('Kiela', 'm'): 1, ('Kieli', 'f'): 1}
    """
    seen: Counter[tuple[str, str]] = Counter()
    for surface in printed:
        for name in find_names(surface, lexicon):
            if name.nominative and name.gender and surface.endswith(name.last):
                seen[name.last, name.gender] += 1
    return dict(seen)
