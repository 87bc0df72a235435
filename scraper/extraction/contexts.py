"""A name with what stands around it: its sentence, its block, its neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scraper.language.tokens import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.language.names import PersonName

_BLANK_LINE = re.compile(r"\n\n")
_LONGEST_SENTENCE = 700
_REACH = 200


@dataclass(frozen=True, slots=True)
class Context:
    """A name with what stands around it."""

    text: str
    name: PersonName
    sentence: str
    sentence_start: int
    sentence_end: int
    block_start: int
    block_end: int
    previous: PersonName | None
    following: PersonName | None

    @property
    def before(self) -> str:
        """What stands before the name in its block, no further than the sentence."""
        return self.text[max(self.sentence_start, self._opening - _REACH) : self._opening]

    @property
    def after(self) -> str:
        """What stands after the name in its block."""
        return self.text[self.name.end : min(self.block_end, self.name.end + 2 * _REACH)]

    @property
    def since_previous(self) -> str:
        """`before` without what reaches back over the name before."""
        if self.previous is None or self.previous.end >= self._opening:
            return self.before if self.previous is None or self.name.shared is not None else ""
        return self.before[max(0, self.previous.end - (self._opening - len(self.before))) :]

    @property
    def line_before(self) -> str:
        """What stands before the name on its line."""
        return self.text[max(self.block_start, self._opening - _REACH) : self._opening].rpartition("\n")[2]

    @property
    def _opening(self) -> int:
        return self.name.start if self.name.shared is None else self.name.shared


class Borders:
    """Where the sentences and blocks of a text begin and end; found once for all its names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences = sentences(text)
        self.blocks = [0, *(m.end() for m in _BLANK_LINE.finditer(text)), len(text) + 1]


def contexts_of(around: Borders, names: Sequence[PersonName]) -> list[Context]:
    """The contexts of names that are in the order of the text."""
    text, spans, borders = around.text, around.sentences, around.blocks
    found, at, block = [], 0, 0
    for place, name in enumerate(names):
        while at < len(spans) - 1 and spans[at].end <= name.start:
            at += 1
        while borders[block + 1] <= name.start:
            block += 1
        start, end = max(spans[at].start, borders[block]), min(spans[at].end, borders[block + 1])
        # A sentence of a whole page is none: bounded, so that a hostile text takes linear time.
        sentence = text[max(start, name.start - _LONGEST_SENTENCE) : min(end, name.end + _LONGEST_SENTENCE)]
        previous = _previous(names, place)
        following = names[place + 1] if place + 1 < len(names) else None
        found.append(Context(text, name, sentence, start, end, borders[block], borders[block + 1], previous, following))
    return found


def _previous(names: Sequence[PersonName], place: int) -> PersonName | None:
    """The name before; of a couple's second, the one before the couple."""
    shared = names[place].shared
    if shared is None:
        return names[place - 1] if place else None
    return next((n for n in reversed(names[max(0, place - 3) : place]) if n.end <= shared), None)
