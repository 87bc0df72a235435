"""Lists that print surnames first: the list as a whole tells the order, where one entry (`Marek Artur`, `Tomasz Wioletta`) could be read both ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.name_readings import readings_of

if TYPE_CHECKING:
    from scraper.language.name_book import NameBook

_UPPER = "".join(c for c in map(chr, range(0x41, 0x250)) if c.isupper())
_WORD = rf"[{_UPPER}][\w'’]+(?:-[{_UPPER}][\w'’]+)*"
_ENTRY = re.compile(rf"^\s*(?:\d{{1,3}}[.)]?\s+|[•▪●*–-]\s*)?({_WORD}) ({_WORD})\s*(?=$|[,;(|]|[–-]\s)")
_LEAST = 3
"""Entries that make a list."""


class ListedName(NamedTuple):
    """A name of a list that prints surnames first, in the nominative."""

    first: str
    last: str
    gender: str
    start: int
    end: int


class _Entry(NamedTuple):
    line: int
    cell: int
    start: int
    end: int
    one: str
    other: str


def listed_names(text: str, book: NameBook) -> list[ListedName]:
    """The names of every list in the text whose entries, taken together, have the surname first.

    >>> from scraper.language.lexicon import Lexicon
    >>> [n.first for n in listed_names("Cichy Robert\\n\\nGregorczyk Kamila\\n\\nMarek Artur", Lexicon().names)]
    ['Robert', 'Kamila', 'Artur']
    """
    found: list[ListedName] = []
    for entries in _lists(text):
        if _prints_surnames_first(entries, book):
            found.extend(name for entry in entries if (name := _turned(entry, book)))
    return found


def _lists(text: str) -> list[list[_Entry]]:
    columns: dict[int, list[list[_Entry]]] = {}
    at, number = 0, 0
    for line in text.split("\n"):
        if line.strip():
            number += 1
            cell_at = at
            for cell, part in enumerate(line.split(" | ")):
                if entry := _ENTRY.match(part):
                    made = _Entry(number, cell, cell_at + entry.start(1), cell_at + entry.end(2), _plain(entry[1]), _plain(entry[2]))
                    lists = columns.setdefault(cell, [[]])
                    if lists[-1] and number - lists[-1][-1].line > 2:
                        lists.append([])
                    lists[-1].append(made)
                cell_at += len(part) + 3
        at += len(line) + 1
    return [entries for lists in columns.values() for entries in lists if len(entries) >= _LEAST]


def _plain(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-")) if word.isupper() else word


def _prints_surnames_first(entries: list[_Entry], book: NameBook) -> bool:
    turned = sum(not _is_first(e.one, book) and _is_first(e.other, book) for e in entries)
    straight = sum(_is_first(e.one, book) and not _is_first(e.other, book) for e in entries)
    return turned > straight and turned * 3 >= len(entries)


def _is_first(word: str, book: NameBook) -> bool:
    return any("nom" in f.cases for f in book.first(word))


def _turned(entry: _Entry, book: NameBook) -> ListedName | None:
    readings = [r for r in readings_of([entry.other], entry.one, book) if "nom" in r.cases and r.last == entry.one]
    best = max(readings, key=lambda r: r.weight, default=None)
    return ListedName(best.first, best.last, best.gender, entry.start, entry.end) if best else None
