"""Signature blocks: names in one row, roles in the next, organisations in the third, by cells of a table or one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scraper.extraction.people.organisation_names import NOMINATIVE, organisation_name
from scraper.extraction.people.phrases import is_honorific, words_of
from scraper.extraction.people.positions import Described
from scraper.extraction.people.roles import Position, position_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.extraction.people.contexts import Context
    from scraper.language.lexicon import Lexicon

_LONGEST_CELL = 90


class _Row(NamedTuple):
    start: int
    cells: tuple[str, ...]


def signed_positions(text: str, contexts: Sequence[Context], lexicon: Lexicon) -> list[Described | None]:
    """For each name that is all of its cell, what the rows below say of it; None elsewhere."""
    rows = _rows(text)
    starts = {row.start: place for place, row in enumerate(rows)}
    found: list[Described | None] = []
    for context in contexts:
        line_start = text.rfind("\n", 0, context.name.start) + 1
        place = starts.get(line_start)
        found.append(_below(rows, place, context, lexicon) if place is not None else None)
    return found


def _rows(text: str) -> list[_Row]:
    rows, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            rows.append(_Row(at, tuple(cell.strip() for cell in line.split(" | "))))
        at += len(line) + 1
    return rows


def _below(rows: list[_Row], place: int, context: Context, lexicon: Lexicon) -> Described | None:
    row = rows[place]
    cell = context.text[row.start : context.name.start].count(" | ")
    surface = context.text[context.name.start : context.name.end]
    if cell >= len(row.cells) or not row.cells[cell].endswith(surface) or len(row.cells[cell]) > len(surface) + 20:
        return None
    if any(lexicon.words.is_person(w.text) for w in words_of(row.cells[cell].removesuffix(surface))):
        return None  # "Wiceprezes – X": said already
    below = [r.cells[cell] for r in rows[place + 1 : place + 3] if len(r.cells) == len(row.cells)]
    if not below or len(below[0]) > _LONGEST_CELL or not _is_role(below[0], lexicon):
        return None
    position = position_after(below[0], lexicon)
    if position is None or position.role is None:
        return None
    if position.organisation is None and len(below) > 1 and _is_organisation(below[1], lexicon):
        position = position._replace(organisation=organisation_name(words_of(below[1]), lexicon, NOMINATIVE), refers_to=None)
    return Described(None, Position(position.role, position.organisation, position.refers_to), "signature", context.name.start)


def _is_role(cell: str, lexicon: Lexicon) -> bool:
    words = words_of(cell)
    if (words and is_honorific(words[0])) or cell.endswith(":"):
        return False  # "Pan kpt. ż.w. X": the next one; "Członkowie nieobecni:": the line above another list
    return 0 < len(words) <= 9 and words[-1].text != "." and any(lexicon.words.is_role(w.text) for w in words[:3]) and "," not in cell[:-1].split()[0]


def _is_organisation(cell: str, lexicon: Lexicon) -> bool:
    words = words_of(cell)
    return 0 < len(words) <= 12 and len(cell) <= _LONGEST_CELL and any(w.is_capital and lexicon.words.is_organisation(w.text) for w in words[:4])
