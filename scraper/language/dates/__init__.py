"""Dates in Polish and English text: a grammar of our own, dateparser only for what it does not know.

`grammar` absolute forms · `relative` dziś, 3 dni temu · `labels` Dodano:, Aktualizacja: · `months` their names · `spans` the result

Rather no date than a wrong one: a day that no calendar has, a number that only looks like a date, an abbreviation that is a word all give nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from scraper.language.dates.grammar import Reading, read_time, readings
from scraper.language.dates.labels import label_before
from scraper.language.dates.relative import relative_days
from scraper.language.dates.spans import DateSpan, Label, Precision, flattened, read_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DateSpan", "Label", "Precision", "find_dates", "read_date", "read_moment"]

_NOT_PUBLISHED = frozenset(("modified", "printed", "deadline"))
_LONGEST_READ = 400
"""Characters of a string from which one publication date is read: longer ones are running text, for `find_dates`."""
_RARE = re.compile(r"(?=.{6,40}$)(?=.*\b(?:19|20)\d\d\b)(?=.*\b\d{1,2}\b)[\w\s.,:/'-]+$")


def read_date(text: str, *, now: datetime | None = None) -> DateSpan | None:
    """The publication date standing in a short string; None where none is sure.

    A labelled publication date first, then the first day without another label; a month alone only where no day stands. Without a year: the latest
    such day not after `now`, None without `now`.

    >>> read_date("Dodano: 26 listopada 2018").first.isoformat()
    '2018-11-26'
    >>> read_date("Aktualizacja: 5.05.2019") is None
    True
    """
    text = text[:_LONGEST_READ]
    spans = [s for s in find_dates(text, now=now, with_relative=True) if s.label not in _NOT_PUBLISHED]
    days = [s for s in spans if s.precision == "day"]
    for candidates in ([s for s in days if s.label == "published"], days, spans):
        if candidates:
            return candidates[0]
    return None if spans else _rare_form(text)


def find_dates(text: str, *, now: datetime | None = None, with_relative: bool = False) -> list[DateSpan]:
    """Every date in a text, in order, without overlap. Those without a year stand in the year that makes them the latest not after `now`
    (`has_year` False), and are left out without `now`; so are relative ones (`wczoraj`), which need `with_relative` too.
    """
    flat = flattened(text)
    spans = list(_absolute(flat, text, now))
    if with_relative and now is not None and not spans:
        spans = [
            DateSpan(first=r.day, last=r.day, start=r.start, end=r.end, label=label_before(flat, r.start, 0), has_year=False)
            for r in relative_days(flat, now)
        ]
    return spans


def _absolute(flat: str, text: str, now: datetime | None) -> Iterator[DateSpan]:
    floor = 0
    for reading in readings(flat):
        if not reading.dotted or "ę" in text[reading.start : reading.end]:  # "5 list do M.", "3 się"
            continue
        dated = reading if reading.year_given else _in_latest_year(reading, now)
        if dated is None:
            continue
        time, offset, end = read_time(flat, reading.end) if reading.precision == "day" else (None, None, reading.end)
        yield DateSpan(
            first=date(*dated.first),
            last=date(*dated.last),
            time=time,
            utc_offset_minutes=offset,
            precision=reading.precision,
            start=reading.start,
            end=end,
            label=label_before(flat, reading.start, floor),
            has_year=reading.year_given,
        )
        floor = end


def _in_latest_year(reading: Reading, now: datetime | None) -> Reading | None:
    if now is None:
        return None
    month, day = reading.first[1:]
    for year in range(now.year, now.year - 9, -1):  # nine years hold a 29 February
        try:
            first = date(year, month, day)
        except ValueError:
            continue
        if first <= now.date():
            last_year = year + (reading.last[1] < month)
            return reading._replace(first=(year, month, day), last=(last_year, *reading.last[1:]))
    return None


def _rare_form(text: str) -> DateSpan | None:
    """dateparser's reading of a form that the grammar does not know (`18. Oktober 2019`), where day and year stand in the text as it read them."""
    candidate = " ".join(text.split())
    if not _RARE.match(candidate):
        return None
    from dateparser import parse  # 0.3 s to import: only the rare form pays for it

    settings = {
        "DATE_ORDER": "DMY",
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RELATIVE_BASE": datetime(2000, 1, 1, tzinfo=UTC),
    }
    found = parse(candidate, languages=["pl", "en", "de", "cs", "sk", "uk", "fr", "es", "it"], settings=settings)
    if found is None or not re.search(rf"\b{found.year}\b", candidate) or not re.search(rf"\b0?{found.day}\b", candidate):
        return None
    if re.search(r"\d{1,2}\D{1,3}\d{1,2}\D{1,3}\d{4}", candidate):  # numbers alone are the grammar's: it said no for a reason
        return None
    return DateSpan(first=found.date(), last=found.date(), start=0, end=len(text))


def as_nearest(span: DateSpan, around: date) -> DateSpan:
    """A year-less date in the year that brings it nearest to `around`; one with a year as it is. For events, which may lie ahead."""
    if span.has_year:
        return span
    length = span.last - span.first
    options = []
    for year in (around.year - 1, around.year, around.year + 1):
        try:
            options.append(span.first.replace(year=year))
        except ValueError:
            continue
    first = min(options, key=lambda day: abs(day - around), default=span.first)
    return replace(span, first=first, last=first + max(length, timedelta()))
