"""A text as lines that may tell of an event: sentences, and rows of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scraper.extraction.events.days import days_in
from scraper.language.tokens import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scraper.language.lexicon import Lexicon

_SPOKEN = re.compile(r"\s*[-–—„\"“]\s")
_CUT_FIGURES = re.compile(r"(?<![\d.])[0-3]?\d\.(?:0[1-9]|1[0-2])\.$")  # 29.01. Gdańsk
_CELL_END = " | "
_LONGEST = 1500
"""Characters of a line that are read: a longer "sentence" is a list without full stops, or made to cost time."""
_ONLY_DATE_REST = 12
"""Characters beside a date that may stand in a "sentence" cut off after "2021 r."."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or a table's row."""

    text: str
    following: str = ""
    """The next sentence of its paragraph."""
    spoken: bool = False
    """Somebody's words, told with a dash or in quotation marks."""
    paragraph: int = -1
    """Its paragraph's place in the text; -1: the title."""
    sentence: int = 0
    """Its place among the lines of its paragraph."""
    cells: tuple[str, ...] = ()
    """The cells of a row."""


def lines_of(text: str, around: date | None, lexicon: Lexicon) -> Iterator[Line]:
    """The lines in order; one that is nothing but a date ("29 kwietnia 2021 r.") is joined to the next, and so is "(Kraków)"."""
    for number, paragraph in enumerate(text.split("\n\n")):
        if _CELL_END in paragraph:
            for place, row in enumerate(paragraph.split("\n")):
                yield Line(row[:_LONGEST], paragraph=number, sentence=place, cells=tuple(row[:_LONGEST].split(_CELL_END)))
            continue
        spans = [paragraph[s.start : s.end] for s in sentences(paragraph)]
        for place in range(len(spans) - 2, -1, -1):
            cut_off = (spans[place].endswith("r.") and spans[place + 1].startswith("(")) or bool(_CUT_FIGURES.search(spans[place]))
            if cut_off or (len(spans[place]) < 60 and _is_only_date(spans[place], around, lexicon)):
                spans[place : place + 2] = [f"{spans[place]} {spans[place + 1]}"]
        spoken = bool(_SPOKEN.match(paragraph))
        for place, sentence in enumerate(spans):
            following = spans[place + 1] if place + 1 < len(spans) else ""
            yield Line(sentence[:_LONGEST], following[:_LONGEST], spoken, number, place)


def _is_only_date(sentence: str, around: date | None, lexicon: Lexicon) -> bool:
    if not sentence.endswith((".", "br.")):
        return False
    spans = days_in(sentence, around, lexicon.lemmatiser)
    return len(spans) == 1 and len(sentence) - (spans[0].end - spans[0].start) <= _ONLY_DATE_REST
