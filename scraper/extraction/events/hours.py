"""The hours of an event: when it begins, and when it ends where the text says so: "w godz. 9.00–12.00"."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from scraper.language.dates.spans import flattened

if TYPE_CHECKING:
    from scraper.extraction.events.lines import Line
    from scraper.language.dates import DateSpan

_HOUR = re.compile(
    r"\b(?:o\s|od\s|w\s|at\s)?(?:(?:godz\.?|godzin\w+)\s?|(?<=o\s)|(?<=at\s))(?P<h>[01]?\d|2[0-3])(?:[:.](?P<m>[0-5]\d))?(?!\d|[.:]\d)"
)
_CLOSING = re.compile(
    r"(?:0?(?P<from>[01]?\d|2[0-3]))(?:[:.](?P<minutes>[0-5]\d))?\s?(?:-|–|—|do|to|until)\s?(?:godz\.?\s?)?(?P<h>[01]?\d|2[0-3])(?:[:.](?P<m>[0-5]\d))?(?!\d|[.:]\d)"
)
_STARTS = re.compile(r"^\s*(?:poczatek|start|rozpoczecie|rozpoczynamy|zaczynamy|rejestracja|miejsce)\b")


def hour_of(line: Line, span: DateSpan) -> time | None:
    """The hour beside the date or elsewhere in the sentence, or in a next one that begins with "Początek"."""
    if span.time:
        return span.time
    flat = flattened(line.text)
    found = _HOUR.search(flat, span.end) or _HOUR.search(flat, 0, span.start)
    if found is None and _STARTS.match(following := flattened(line.following)):
        found = _HOUR.search(following)
    return time(int(found["h"]), int(found["m"] or 0)) if found else None


def closing_hour_of(line: Line, begins: time) -> time | None:
    """The hour of the end, where it stands behind that of the beginning: 9.00–12.00, od godz. 10 do 14; None where it is not later."""
    for text in (line.text, line.following):
        for found in _CLOSING.finditer(flattened(text)):
            if (int(found["from"]), int(found["minutes"] or 0)) == (begins.hour, begins.minute):
                ends = time(int(found["h"]), int(found["m"] or 0))
                return ends if ends > begins else None
    return None
