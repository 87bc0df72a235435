"""Stretches told by their first and their last day apart: a call, a fair, an exhibition, a night."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.language.dates import DateSpan

# All patterns read folded text; those that end in $ end where a date begins.
CALL_WORD = re.compile(r"\b(?:nabor\w*|wniosk\w+|rekrutacj\w+|zgloszeni\w+|zapis\w*|rejestracj\w+|call|applications?|registration|submissions?)\b")
_OPENS_CALL = re.compile(r"\b(?:od|rusz\w+|rozpocz\w+|start\w*|from|opens?|opened)\s(?:\w+\s){0,3}$")
_CALL_CLOSES = re.compile(r"\b(?:do|until|to|konczy|zakonczy\w*|skonczy\w*|zamknie\w*|closes?|ends?)\s(?:\w+\s){0,3}$")
_OPENS = re.compile(
    r"\b(?:rozpocz\w+|rozpoczyna\w*|rusz\w+|start\w*|zaczyna\w*|zaczn\w+|inaugur\w+|otwar\w+|otworz\w+|opens?|opened|begins?|began|starts?)\b"
)
_ENDS = re.compile(
    r"\b(?:(?:po)?trwa\w*\s(?:az\s)?do|czynn[ae]\s(?:bedzie\s)?do|zakoncz\w+|konczy\w*|skoncz\w+|koniec|final\w*|meta|zamkni\w+|closes?|ends?|ended|runs?\s(?:until|to)|until)\b[:\s]{1,2}(?:sie\s|w\s|dnia\s|on\s){0,2}(?:[a-z]{4,12},?\s)?$"
)
_WORK = re.compile(
    r"\b(?:projek\w*|project\w*|umow\w*|realizacj\w*|realizowan\w*|prac[ae]\b|prace\b|remont\w*|budow\w*|okres\w*|kadencj\w*|contract\w*)\b"
)
_SHOW = re.compile(r"\b(?:wystaw|ekspozycj|festiwal|exhibition|pokaz)\w*")
_SHOW_RUNS = re.compile(
    r"\b(?:wystaw|ekspozycj|festiwal|exhibition)\w*\b[^.;]{0,60}\b(?:potrwa|trwa|czynn[ae]|otwart[ae]|dostepn[ae]|ogladac|zwiedzac|runs|open)\b[^.;]{0,30}\b(?:do|until|till|to)\s(?:dnia\s)?$"
)
_LONGEST_SHOW = timedelta(days=200)
_LONGEST_EVENT = timedelta(days=45)
_BETWEEN = re.compile(r"\b(?:between|(?:po)?miedzy)\s(?:dniem\s)?$")
_AND = re.compile(r"(?:\s(?:r\.|roku))?\s(?:and|a)\s(?:dniem\s)?")
_NIGHT = re.compile(r"\bw\snocy\s(?:\w+\s){0,2}z\s(?:(?P<day>\d{1,2})\sna\s)?$")


def call_over_two(spans: Sequence[DateSpan], flat: str) -> DateSpan | None:
    """Nabór rozpocznie się 5 maja i potrwa do 30 czerwca: one call over both days."""
    if len(spans) != 2 or not CALL_WORD.search(flat) or spans[0].last > spans[1].first:
        return None
    between = flat[spans[0].end : spans[1].start]
    if not _OPENS_CALL.search(flat[max(0, spans[0].start - 50) : spans[0].start]) or not _CALL_CLOSES.search(between):
        return None
    return _over(spans)


def event_over_two(spans: Sequence[DateSpan], flat: str) -> DateSpan | None:
    """Targi rozpoczną się 2 czerwca i potrwają do 5 czerwca: one event over both days."""
    if len(spans) != 2 or any(s.first != s.last for s in spans) or CALL_WORD.search(flat) or _WORK.search(flat):
        return None
    longest = _LONGEST_SHOW if _SHOW.search(flat) else _LONGEST_EVENT
    if not timedelta(0) < spans[1].first - spans[0].first <= longest or not _ENDS.search(flat[spans[0].end : spans[1].start]):
        return None
    return _over(spans) if _OPENS.search(flat, max(0, spans[0].start - 60), spans[1].start) else None


def shown_until(flat: str, span: DateSpan, opened: date) -> DateSpan | None:
    """Wystawa potrwa do 31 sierpnia: from the day it was opened, the last event that the text told of, to that day."""
    if (
        span.first != span.last
        or not timedelta(0) < span.last - opened <= _LONGEST_SHOW
        or not _SHOW_RUNS.search(flat[max(0, span.start - 120) : span.start])
    ):
        return None
    return replace(span, first=opened, time=None)


def with_nights(spans: Sequence[DateSpan], flat: str) -> list[DateSpan]:
    """The spans, "w nocy z 27 na 28 marca", "w nocy z 31 marca na 1 kwietnia" and "between 12 May and 27 June" as one each over both days."""
    found: list[DateSpan] = []
    for span in spans:
        night = _NIGHT.search(flat[max(0, span.start - 50) : span.start])
        begin = max(0, span.start - 50) + night.start() if night else 0
        eve = span.first - timedelta(days=1)
        if night and night["day"] and int(night["day"]) == eve.day:
            found.append(replace(span, first=eve, start=begin))
        elif night and not night["day"]:
            found.append(replace(span, start=begin))
        elif found and _BETWEEN.search(flat[max(0, found[-1].start - 20) : found[-1].start]) and _AND.fullmatch(flat, found[-1].end, span.start):
            found[-1] = _joined(found[-1], span)
        elif found and found[-1].last == eve and flat[found[-1].end : span.start] == " na ":
            found[-1] = replace(found[-1], last=span.last, end=span.end)
        else:
            found.append(span)
    return found


def _joined(first: DateSpan, last: DateSpan) -> DateSpan:
    """One stretch; the year of the last day is that of a first one without its own, or the year before it."""
    begin = first.first
    if last.has_year and not first.has_year:
        begin = begin.replace(year=last.first.year - ((begin.month, begin.day) > (last.first.month, last.first.day)))
    return replace(first, first=begin, last=last.last, end=last.end, time=None, has_year=last.has_year)


def _over(spans: Sequence[DateSpan]) -> DateSpan:
    return replace(spans[0], last=spans[1].last, end=spans[1].end, time=None)
