"""The days that a sentence names, each in its year: by the publication date, the weekday printed beside it, and the tense."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from scraper.extraction.events.figures import figures_in
from scraper.extraction.events.stretches import with_nights
from scraper.extraction.events.tense import tense_near
from scraper.language.dates import DateSpan, as_nearest, find_dates, find_relative_dates
from scraper.language.dates.months import MONTHS
from scraper.language.dates.spans import flattened
from scraper.model.moments import WARSAW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.language.lemmas import Lemmatiser

_GENITIVES = "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrzesnia|pazdziernika|listopada|grudnia"
_WEEKDAY_STEMS = {"poniedzial": 0, "wtor": 1, "srod": 2, "czwart": 3, "piat": 4, "sobot": 5, "niedziel": 6,
                  "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}  # fmt: skip
_STEMS = "|".join(_WEEKDAY_STEMS)
_WEEKDAY_BEFORE = re.compile(rf"\b({_STEMS})[a-z]{{0,3}}[\s,(]{{1,3}}(?:dnia\s)?$")
_WEEKDAY_AFTER = re.compile(rf"(?:\s?(?:r\.|roku))?[\s,(]{{1,3}}({_STEMS})(?:ek|a|da|ta|ela)?\b")
_AHEAD = re.compile(
    rf"\b(?:(?P<day>jutro|pojutrze|tomorrow)|(?:w|we)\s(?P<adjective>{_STEMS})(?:kow|ow|n|)[iey]?[iey]\s(?:wieczor|poranek|popoludnie|przedpoludnie|ranek|noc)|(?:w|we|on|this|next)\s(?:(?P<which>najblizsz\w+|nadchodzac\w+|przyszl\w+|ten|te)\s)?(?P<weekday>{_STEMS})(?:ek|e|de|te|ele)?)\b"
)
_YEAR_TOLD = re.compile(
    r"\b(?:rok\w*\s(20\d\d)|(20\d\d)\srok\w*\b|(?:podsumowani\w+|kalendari\w+|kalendarz\w*|harmonogram\w*|plan\w*|year|calendar|review)\b[^.]{0,30}\b(20\d\d))\b"
)
_YEAR_OF_LIST = re.compile(r"\b(?:w|na|rok|roku)\s(20\d\d)(?:\s(?:r\.|roku|rok))?[\s:–-]{0,3}[^.]{0,20}$")
_SLACK = timedelta(days=3)
_STALE = timedelta(days=21)
"""An announcement whose day passed so shortly before was published late, not a year early."""
_LONGEST_MEMORY = timedelta(days=240)
"""News that names a day without its year tells of nothing older."""
_ENUMERATED = re.compile(r"(?:\d{1,2}\.?\s{0,3},\s{0,3}){0,8}\d{1,2}\.?\s{0,3}(?:,|i\s|oraz\s|and\s|&)\s{0,3}\d{1,2}\b(?!\s?[-/])")
_BETWEEN = re.compile(r"\b(?:between|(?:po)?między)\s$")
_DIGIT = re.compile(r"\d")
_RELATIVE_STEMS = tuple(
    "dziś dzisiaj dzisiej wczoraj jutr pojutrze today yester tomorrow ago temu ponied wtor środ czwart piąt sobot niedz day ubieg minion zesz".split()
)
_MONTH_END = re.compile(rf"\b(?:do|najpozniej\sdo|z)\s(?:konca|koncem|ostatniego\sdnia)\s(?P<month>{_GENITIVES})(?:\s(?P<year>20\d\d))?\b")
_NUMBERED = re.compile(r"\b(?:dzien|day|etap|czesc|sesja|tura|blok|modul|zjazd|edycja|spotkanie|warsztat|grupa)\s$")
_NUMBER = re.compile(r"\d{1,2}")


def days_in(sentence: str, around: date | None, lemmatiser: Lemmatiser, year: int | None = None) -> list[DateSpan]:
    """Every day or range of days that the sentence names with figures, in order; those without a year only where `around` is known.

    `year` is that of the days without one where the article says of which year it tells.

    Days in a row are one range (12 i 13 października), others are days apart (12, 14 i 19 października).
    """
    if not _DIGIT.search(sentence) and "ego " not in sentence:  # 5 maja, trzeciego maja
        return []
    now = datetime.combine(around, time(23, 59), WARSAW) if around else None
    spans = [s for s in find_dates(sentence, now=now) if s.precision == "day"]
    year = year or (_year_of_list(sentence, spans) if around else None)
    if around and now:
        spans = sorted([*spans, *figures_in(sentence, spans, now)], key=lambda s: s.start)
    return [
        day
        for span in with_nights([_unnumbered(span, sentence) for span in spans], flattened(sentence))
        for day in _enumerated(span if span.has_year or not around else _in_its_year(span, sentence, around, lemmatiser, year), sentence)
    ]


def month_ends_in(sentence: str, around: date | None) -> list[DateSpan]:
    """The last days of months that the sentence sets as a term: "do końca lutego"; in the year given, else the next such month from the publication on."""
    found = []
    for named in _MONTH_END.finditer(flattened(sentence)):
        month = MONTHS[named["month"]]
        year = int(named["year"] or 0) or (around.year + (month < around.month) if around else 0)
        if year:
            day = date(year, month, calendar.monthrange(year, month)[1])
            found.append(DateSpan(first=day, last=day, start=named.start("month"), end=named.end(), has_year=bool(named["year"])))
    return found


def relative_days_in(sentence: str, around: date, lemmatiser: Lemmatiser) -> list[DateSpan]:
    """Days told from the publication: wczoraj, w miniony piątek, jutro, w piątek (by tense the last or the next one)."""
    lower = sentence.lower()
    if not any(stem in lower for stem in _RELATIVE_STEMS):
        return []
    spans = find_relative_dates(sentence, now=datetime.combine(around, time(23, 59), WARSAW))
    for found in _AHEAD.finditer(flattened(sentence)):
        if any(s.start < found.end() and found.start() < s.end for s in spans):
            continue
        day = _ahead(found, around, tense_near(sentence, found.start(), lemmatiser))
        if day:
            spans.append(DateSpan(first=day, last=day, start=found.start(), end=found.end(), has_year=False))
    return spans


def has_wrong_weekday(text: str, span: DateSpan) -> bool:
    """Whether the weekday printed beside a single day with its year is that of another day."""
    if not span.has_year or span.precision != "day" or span.first != span.last:
        return False
    named = _weekday_before(text, span)
    return named is not None and span.first.weekday() != named


def _unnumbered(span: DateSpan, sentence: str) -> DateSpan:
    """Dzień 1 – 21 kwietnia: the first day of a programme, no range from the first on."""
    numbered = span.last > span.first and _NUMBERED.search(flattened(sentence[max(0, span.start - 12) : span.start]))
    return replace(span, first=span.last) if numbered else span


def _enumerated(span: DateSpan, sentence: str) -> list[DateSpan]:
    """The days of a list, those in a row as one stretch; else the span alone."""
    listed = _ENUMERATED.match(flattened(sentence[span.start : span.end])) if span.last > span.first else None
    if listed is None or span.first.month != span.last.month or _BETWEEN.search(sentence, max(0, span.start - 14), span.start):
        return [span]
    days = [int(number[0]) for number in _NUMBER.finditer(listed[0])]
    if days != sorted(days) or days[-1] != span.last.day:
        return [span]
    return [replace(span, first=span.last.replace(day=first), last=span.last.replace(day=last)) for first, last in _runs(days)]


def _runs(days: list[int]) -> list[tuple[int, int]]:
    """First and last of each run of days in a row: 13, 14, 16 -> 13–14, 16."""
    runs: list[tuple[int, int]] = []
    for day in days:
        if runs and day == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def year_told(title: str, around: date) -> int | None:
    """The year of which an article tells day by day: "Rok 2025 w klastrze", "Kalendarium 2025"; None where its title says none near the publication."""
    found = _YEAR_TOLD.search(flattened(title))
    year = int(found[1] or found[2] or found[3]) if found else None
    return year if year and abs(year - around.year) <= 1 else None


def _year_of_list(sentence: str, spans: Sequence[DateSpan]) -> int | None:
    """The year that stands before a list of days: "Terminy posiedzeń w 2026 r.: 24 marca, 23 czerwca"; None where the days have their own, or stand before it."""
    if not spans or any(s.has_year for s in spans):
        return None
    found = _YEAR_OF_LIST.search(flattened(sentence[: spans[0].start]))
    return int(found[1]) if found else None


def _in_its_year(span: DateSpan, sentence: str, around: date, lemmatiser: Lemmatiser, year: int | None) -> DateSpan:
    """A year-less date: the nearest with the printed weekday, else the nearest on the side that the tense tells."""
    if year:
        return as_nearest(span, date(year, 7, 1))
    named = _weekday_before(sentence, span)
    if named is not None and span.first == span.last:
        options = [
            span.first.replace(year=year) for year in (around.year - 1, around.year, around.year + 1) if (span.first.month, span.first.day) != (2, 29)
        ]
        fitting = [day for day in options if day.weekday() == named]
        if len(fitting) == 1 and abs(fitting[0] - around) < timedelta(days=300):
            return replace(span, first=fitting[0], last=fitting[0])
    nearest = as_nearest(span, around)
    told = tense_near(sentence, span.start, lemmatiser)
    if told == "future" and nearest.last < around - _STALE:
        return as_nearest(span, around + timedelta(days=180))
    if told == "past" and nearest.first > around + _SLACK:
        earlier = as_nearest(span, around - timedelta(days=180))
        return earlier if around - earlier.last <= _LONGEST_MEMORY else nearest
    return nearest


def _weekday_before(text: str, span: DateSpan) -> int | None:
    flat = flattened(text[max(0, span.start - 24) : span.end + 24])
    at = min(24, span.start)
    found = _WEEKDAY_BEFORE.search(flat, 0, at) or _WEEKDAY_AFTER.match(flat, at + span.end - span.start)
    return _WEEKDAY_STEMS[found[1]] if found else None


def _ahead(found: re.Match[str], around: date, told: str) -> date | None:
    if found["day"]:
        return around + timedelta(days=2 if found["day"] == "pojutrze" else 1)
    ahead = (_WEEKDAY_STEMS[found["weekday"] or found["adjective"]] - around.weekday()) % 7
    if found["which"] or told == "future":
        return around + timedelta(days=ahead or 7)
    return around - timedelta(days=(7 - ahead) % 7) if told == "past" else None
