"""Whether a page writes 02/12/2019 for 12 February: Drupal prints dates so until somebody changes it, on Polish sites too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.parsing.document import Document

_SLASHED = re.compile(r"(?<![\d/])(\d\d?)/(\d\d?)/(?=(?:19|20)\d\d(?!\d))")
_ENGLISH_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_LONGEST = 300
_MOST_MONTHS = 12


def writes_month_first(document: Document) -> bool | None:
    """What the page's own dates tell: True where one can only be read so and none the other way; None where all can be read both ways."""
    if "month-first" not in document.memory:
        document.memory["month-first"] = _read(document)
    known: bool | None = document.memory["month-first"]
    return known


def with_day_first(text: str) -> str:
    """The text with its slashed dates turned round, every character in its place. Beside an English weekday the grammar knows the order by itself.

    >>> with_day_first("wt., 02/12/2019 - 11:25")
    'wt., 12/02/2019 - 11:25'
    """
    return text if _ENGLISH_WEEKDAY.search(text) else _SLASHED.sub(_turned, text)


def _turned(found: re.Match[str]) -> str:
    month, day = found[1], found[2]
    return f"{day}/{month}/" if int(month) <= _MOST_MONTHS else found[0]


def _read(document: Document) -> bool | None:
    firsts, seconds = [], []
    for block in document.blocks:
        if "/" in block.text and len(block.text) <= _LONGEST:
            for first, second in _SLASHED.findall(block.text):
                firsts.append(int(first))
                seconds.append(int(second))
    if any(number > _MOST_MONTHS for number in firsts):
        return False
    return True if any(number > _MOST_MONTHS for number in seconds) else None
