"""Surnames printed first: in `KOWALSKI Jan`, and in lists that print surnames first: the list as a whole tells the order, where one entry (`Marek Artur`, `Tomasz Wioletta`) could be read both ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.name_readings import readings_of
from scraper.language.name_runs import UPPER, plain
from scraper.language.person_name import PersonName

if TYPE_CHECKING:
    from scraper.language.name_book import NameBook
    from scraper.language.name_runs import Token

_WORD = rf"[{UPPER}][\w'’]+(?:-[{UPPER}][\w'’]+)*"
_ENTRY = re.compile(rf"^\s*(?:\d{{1,3}}[.)]?\s+|[•▪●*–-]\s*)?({_WORD}) ({_WORD})\s*(?=$|[,;(|]|[–-]\s)")
_SAINTS = frozenset(("Święty", "Święta", "Świętego", "Świętej", "Świętemu"))
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
                    made = _Entry(
                        number, cell, cell_at + entry.start(1), cell_at + entry.end(2), plain(entry[1], always=True), plain(entry[2], always=True)
                    )
                    lists = columns.setdefault(cell, [[]])
                    if lists[-1] and number - lists[-1][-1].line > 2:
                        lists.append([])
                    lists[-1].append(made)
                cell_at += len(part) + 3
        at += len(line) + 1
    return [entries for lists in columns.values() for entries in lists if len(entries) >= _LEAST]


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


def surname_first(text: str, tokens: list[Token], place: int, book: NameBook) -> PersonName | None:
    """KOWALSKI Jan, Nowak Anna: a surname that is no first name, then a first name that nothing follows."""
    if place + 2 != len(tokens) or place:
        return None
    surname, first = tokens
    if surname.text in _SAINTS:
        return None
    forms = [f for f in book.first(first.text) if "nom" in f.cases]
    shouted = text[surname.start : surname.end].isupper() and not text[first.start : first.end].isupper() and len(surname.text) > 2
    clear = not (book.first(surname.text) or book.heads_organisation(surname.text)) and any(
        f.weight >= 3 and f.lemma == surname.text and "nom" in f.cases for f in book.last(surname.text)
    )  # Kowalski Jan: the other way round it is no name
    if book.is_somebody(surname.text) and text[: surname.start].endswith(("– ", "- ")):  # "– Burmistrz Mikołajek"
        return None
    if all(f.weight < 3 for f in forms) and book.is_plain_word(first.text):  # Nowy Rok
        return None
    if not forms or (book.is_surname(first.text) and not (shouted or clear)) or not (book.is_surname(surname.text) or shouted or "-" in surname.text):
        return None
    if any("nazwa_pospolita" in r.labels for r in book.lemmatiser.readings(surname.text)) and not (
        shouted or _starts_line(text, surname.start) or (clear and text[: surname.start].endswith((", ", " i ", " oraz ", ": ")))
    ):
        return None
    readings = [r for r in readings_of([first.text], surname.text, book) if "nom" in r.cases and r.last == surname.text]
    best = max(readings, key=lambda r: r.weight, default=None)
    if best is None:
        return None
    return PersonName(start=surname.start, end=first.end, first=best.first, last=best.last, gender=best.gender, cases=best.cases, nominative=True)


def _starts_line(text: str, at: int) -> bool:
    before = text[max(0, at - 6) : at]
    return not before or before.endswith(("\n", "| ", "• ", ". ", "- ", "– "))
