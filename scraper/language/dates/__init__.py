"""Dates in Polish and English text: a grammar of our own, dateparser only for what it does not know.

`grammar` absolute forms, of the patterns in `forms` · `context` the words around them · `times` hours · `relative` dziś, 3 dni temu · `labels` Dodano:,
Aktualizacja: · `months` names · `rare` dateparser's turn · `spans` the result

Rather no date than a wrong one: a day that no calendar has, a number that only looks like a date, an abbreviation that is a word all give nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from scraper.language.dates.grammar import Reading, readings, whole_reading
from scraper.language.dates.labels import label_before, labelled_behind
from scraper.language.dates.rare import read_rare_form
from scraper.language.dates.relative import relative_days
from scraper.language.dates.spans import DateSpan, Label, Precision, flattened, read_moment
from scraper.language.dates.times import read_time, time_before
from scraper.language.dates.unmarked import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DateSpan", "Label", "Precision", "as_nearest", "find_dates", "find_relative_dates", "read_date", "read_moment"]

_YEAR_FIRST = re.compile(r"\W{0,3}((?:19|20)\d\d),?\s{1,2}")  # 2019, 18 października
_NO_YEAR = re.compile(r"\s{1,2}\d[\dol]{3}\W{0,3}(?:r|roku)?\W{0,3}")  # 18 września 1019: meant as a year, and none that the web has seen
_NOT_PUBLISHED = frozenset(("modified", "printed", "deadline"))
_EPOCH = date(1970, 1, 1)
"""What software prints for no moment at all."""
_SHORT = 200
_LONGEST_READ = 400
"""Characters of a string from which one publication date is read: longer ones are running text, for `find_dates`."""


def read_date(text: str, *, now: datetime | None = None) -> DateSpan | None:
    """The publication date standing in a short string; None where none is sure.

    A labelled publication date first, then the first day without another label; a month alone only where no day stands. Without a year: the latest
    such day not after `now`, None without `now`. Leftovers of HTML and runs of blanks are read over.

    >>> read_date("Dodano: 26 listopada 2018").first.isoformat()
    '2018-11-26'
    >>> read_date("Aktualizacja: 5.05.2019") is None
    True
    """
    text, places = unmarked(text[: _LONGEST_READ * 4])
    text = text[:_LONGEST_READ]
    spans = find_dates(text, now=now, with_relative=True) or _whole(text, now)
    usable = [s for s in spans if s.first != _EPOCH and (s.label not in _NOT_PUBLISHED or (s.label == "deadline" and s.last > s.first))]
    days = [s for s in usable if s.precision == "day"]
    for candidates in ([s for s in days if s.label == "published"], days, usable):
        if candidates:
            chosen = candidates[0]
            return replace(chosen, start=places[chosen.start], end=places[chosen.end]) if places else chosen
    return None if spans else read_rare_form(text)


def find_dates(text: str, *, now: datetime | None = None, with_relative: bool = False) -> list[DateSpan]:
    """Every date in a text, in order, without overlap. Those without a year stand in the year that makes them the latest not after `now`
    (`has_year` False), and are left out without `now`; so are relative ones (`wczoraj`), which need `with_relative` too and stand only where no other does.
    """
    if now is None and len(text) <= _SHORT:
        return list(_in_short_text(text))
    flat = flattened(text)
    spans = list(_absolute(flat, text, now))
    if with_relative and now is not None and not spans:
        return _relative(flat, now)
    return spans


@lru_cache(maxsize=5000)
def _in_short_text(text: str) -> tuple[DateSpan, ...]:
    """Kept: the same line is asked by several rules, and stands on every page of its site."""
    flat = flattened(text)
    return tuple(labelled_behind(flat, list(_absolute(flat, text, None))))


def find_relative_dates(text: str, *, now: datetime) -> list[DateSpan]:
    """Every day told from `now`, in order: wczoraj, 3 dni temu, w miniony piątek."""
    return _relative(flattened(text), now)


def as_nearest(span: DateSpan, around: date) -> DateSpan:
    """A year-less date in the year that brings it nearest to `around`; one with a year as it is. For events, which may lie ahead."""
    if span.has_year:
        return span
    options = [day for year in (around.year - 1, around.year, around.year + 1) if (day := _in_year(span.first, year))]
    first = min(options, key=lambda day: abs(day - around), default=span.first)
    return replace(span, first=first, last=first + (span.last - span.first))


def _absolute(flat: str, text: str, now: datetime | None) -> Iterator[DateSpan]:
    floor = 0
    for reading in readings(flat):
        if "ę" in text[reading.start : reading.end]:  # "3 się"
            continue
        span = _span(reading, flat, floor, now)
        if span:
            floor = span.end
            yield span


def _whole(text: str, now: datetime | None) -> list[DateSpan]:
    flat = flattened(text)
    reading = whole_reading(flat)
    span = _span(reading, flat, 0, now) if reading and "ę" not in text else None
    return [span] if span else []


def _span(reading: Reading, flat: str, floor: int, now: datetime | None) -> DateSpan | None:
    written = None if reading.year_given else _YEAR_FIRST.fullmatch(flat, 0, reading.start)
    dated = reading if reading.year_given else _in_written_year(reading, int(written[1])) if written else _with_year(reading, now)
    if dated is None or (not dated.year_given and _NO_YEAR.fullmatch(flat, reading.end)):
        return None
    time, offset, end = read_time(flat, reading.end) if reading.precision == "day" else (None, None, reading.end)
    if time is None and reading.start > floor + 3 and reading.precision == "day":
        time = time_before(flat, reading.start, floor)
    return DateSpan(
        first=date(*dated.first),
        last=date(*dated.last),
        time=time,
        utc_offset_minutes=offset,
        precision=reading.precision,
        start=reading.start,
        end=end,
        label=label_before(flat, reading.start, floor) if reading.start > floor else None,
        has_year=dated.year_given,
    )


def _relative(flat: str, now: datetime) -> list[DateSpan]:
    spans = []
    for found in relative_days(flat, now):
        time, _, end = read_time(flat, found.end)
        spans.append(
            DateSpan(first=found.day, last=found.day, time=time, start=found.start, end=end, label=label_before(flat, found.start, 0), has_year=False)
        )
    return spans


def _with_year(reading: Reading, now: datetime | None) -> Reading | None:
    """The reading in the year that its words name (br.), else in the one that makes it the latest not after `now`."""
    if now is None:
        return None
    if reading.this_month:
        reading = reading._replace(first=(0, now.month, reading.first[2]), last=(0, now.month, reading.last[2]))
    first, last = reading.first, reading.last
    years = (
        [now.year + reading.year_offset] if reading.year_offset is not None else range(now.year, now.year - 9, -1)
    )  # nine years hold a 29 February
    for year in years:
        day = _in_year(date(2000, *first[1:]), year)
        if day is None or (day > now.date() and reading.year_offset is None):
            continue
        if _in_year(date(2000, *last[1:]), year + (last[1] < first[1])) is None:
            continue
        return reading._replace(first=(year, *first[1:]), last=(year + (last[1] < first[1]), *last[1:]), year_given=reading.year_offset is not None)
    return None


def _in_written_year(reading: Reading, year: int) -> Reading | None:
    """The reading in the year that stands before it; None where that year has no such day."""
    last = (year + (reading.last[1] < reading.first[1]), *reading.last[1:])
    if _in_year(date(2000, *reading.first[1:]), year) is None or _in_year(date(2000, *last[1:]), last[0]) is None:
        return None
    return reading._replace(first=(year, *reading.first[1:]), last=last, year_given=True)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None
