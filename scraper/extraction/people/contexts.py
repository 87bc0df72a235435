"""A name with what stands around it: its sentence, its block, its neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.tokens import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.language.names import PersonName

_BLANK_LINE = re.compile(r"\n\n")
_LONGEST_SENTENCE = 700
_REACH = 200
_LONGEST_LIST = 1500
_LONGEST_ENTRY = 160


class Context:
    """A name with what stands around it; each piece is cut once."""

    __slots__ = (
        "after",
        "before",
        "block_end",
        "block_start",
        "following",
        "line_before",
        "name",
        "previous",
        "printed",
        "sentence",
        "sentence_before",
        "since_previous",
        "text",
    )

    def __init__(self, around: Borders, place: Place, previous: PersonName | None, following: PersonName | None) -> None:
        text, name = around.text, place.name
        opening = name.start if name.shared is None else name.shared
        self.text = text
        self.printed = around.printed
        self.name = name
        self.previous = previous
        self.following = following
        self.block_start = place.block_start
        self.block_end = place.block_end
        # A sentence of a whole page is none: bounded, so that a hostile text takes linear time.
        self.sentence = around.printed[max(place.start, name.start - _LONGEST_SENTENCE) : min(place.end, name.end + _LONGEST_SENTENCE)]
        self.sentence_before = text[max(place.start, name.start - _LONGEST_SENTENCE) : opening]
        """What stands before the name in its sentence."""
        self.before = text[max(place.start, opening - _REACH) : opening]
        """What stands before the name in its block, no further than the sentence."""
        self.after = text[name.end : min(place.block_end, name.end + 2 * _REACH)]
        """What stands after the name in its block."""
        self.line_before = text[max(place.block_start, opening - _REACH) : opening].rpartition("\n")[2]
        """What stands before the name on its line."""
        self.since_previous = self._since(previous, opening)
        """`before` without what reaches back over the name before."""

    def _since(self, previous: PersonName | None, opening: int) -> str:
        if previous is None or previous.end >= opening:
            return self.before if previous is None or self.name.shared is not None else ""
        return self.before[max(0, previous.end - (opening - len(self.before))) :]


class Place(NamedTuple):
    """A name with the borders of its sentence and of its block."""

    name: PersonName
    start: int
    end: int
    block_start: int
    block_end: int


class Borders:
    """Where the sentences and blocks of a text begin and end; found once for all its names."""

    def __init__(self, text: str, printed: str | None = None) -> None:
        self.text = text
        self.printed = printed or text
        """The text as it is quoted, where `text` is a reading of it of the same length."""
        self.sentences = sentences(text)
        self.blocks = [0, *(m.end() for m in _BLANK_LINE.finditer(text)), len(text) + 1]


def contexts_of(around: Borders, names: Sequence[PersonName], only: frozenset[int] | None = None) -> list[Context]:
    """The contexts of names that are in the order of the text; of `only` those with these identities, where the others are but neighbours."""
    spans, borders = around.sentences, around.blocks
    found, at, block = [], 0, 0
    for place, name in enumerate(names):
        if only is not None and id(name) not in only:
            continue
        while at < len(spans) - 1 and spans[at].end <= name.start:
            at += 1
        while borders[block + 1] <= name.start:
            block += 1
        start, end = max(spans[at].start, borders[block]), min(spans[at].end, borders[block + 1])
        following = names[place + 1] if place + 1 < len(names) else None
        found.append(Context(around, Place(name, start, end, borders[block], borders[block + 1]), _previous(names, place), following))
    return found


def _previous(names: Sequence[PersonName], place: int) -> PersonName | None:
    """The name before; of a couple's second, the one before the couple."""
    shared = names[place].shared
    if shared is None:
        return names[place - 1] if place else None
    return next((n for n in reversed(names[max(0, place - 3) : place]) if n.end <= shared), None)


def lead_in(context: Context) -> str:
    """The line that leads to the list in which the name stands: `Podpisali:`; empty where a longer paragraph stands between."""
    lines = context.text[max(0, context.block_start - _LONGEST_LIST) : context.block_start].split("\n")
    for line in reversed(lines):
        if line.rstrip().endswith((":", "poważaniem", "poważaniem,")):
            return line[-_LONGEST_ENTRY:]
        if len(line) > _LONGEST_ENTRY or (line.rstrip().endswith((".", "!", "?")) and " | " not in line):
            return ""  # a row of a table may end with "s.c."
    return ""
