r"""Absolute dates: one compiled pattern over the flattened text, read from left to right.

Every blank is bounded (`\s{0,6}`), so the pattern runs in linear time on any text. Order of the alternatives matters: the richer form first.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.dates.months import MONTH_PATTERN, MONTHS, ROMAN_PATTERN, ROMANS, SHORT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.language.dates.spans import Precision

_S = r"[\s,/|•·]{0,6}"  # between elements that a page may have set apart: 30 / stycznia / 2019
_B = r"\s{0,6}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORD = r"(?:-?(?:go|ego|szy|szego|tego|st|nd|rd|th)\b|\.)?"
_YEAR = r"(?:(?:19|20)\d\d(?!\d|[.,]\d))"
_THIS_YEAR = r"(?:b\.?\s?r\.|br\b|biezacego{b}roku)".replace("{b}", _B)
_AND = rf"{_B}(?:-|do|i|oraz|to|and|&|\+){_B}"
_MONTH = rf"(?:{MONTH_PATTERN})(?![a-z])\.?"
_M = r"(?:0?[1-9]|1[0-2])"

_PATTERN = re.compile(
    rf"""
    (?<![\d.,:/+\w-])(?:
      # 2019-10-18, 2019/10/18, 2019.10.18, also with time T10:00
      (?P<iy>(?:19|20)\d\d)(?P<isep>[-./])(?P<im>{_M})(?P=isep)(?P<id>{_DAY})(?![\d]|[-/]\d)
    | # 17-18.10.2019, 17.10-18.11.2019, 17.10.2018-18.10.2019, 17-18/10/2019
      (?P<nd1>{_DAY})(?:(?P<ns1>[./-])(?P<nm1>{_M})(?:(?P=ns1)(?P<ny1>(?:19|20)\d\d))?)?\.?{_B}(?:r\.)?{_B}(?:-|do|to|i){_B}
      (?P<nd2>{_DAY})(?P<ns2>[./])(?P<nm2>{_M})(?P=ns2)(?P<ny2>(?:19|20)\d\d)(?![\d]|[./-]\d)
    | # 18.10.2019, 18-10-2019, 18/10/2019, 18. 10. 2019
      (?P<d>{_DAY})(?P<sep>[./-])\s?(?P<m>{_M})(?P=sep)\s?(?P<y>(?:19|20)\d\d|\d\d(?=\s?r\b))(?![\d]|[./-]\d)
    | # 18 X 2019, 18.X.2019, 18-X-2019, 17-18 X 2019
      (?:(?P<rd1>{_DAY}){_AND})?(?P<rd>{_DAY})(?P<rsep>\s|\.|-|/|\.\s)(?P<rm>{ROMAN_PATTERN})(?:\s|\.|-|/|\.\s)(?P<ry>{_YEAR})
    | # 17-18 października 2019, 17, 18 i 19 października, 18. Oktober-like dots, 30 / stycznia / 2019
      (?:(?P<wd1>{_DAY}){_ORD}(?:(?:{_B},{_B}{_DAY}{_ORD})){{0,8}}{_AND})?(?P<wd>{_DAY}){_ORD}{_S}(?:of\s)?(?P<wm>{_MONTH})
      (?:{_S}(?:(?P<wy>{_YEAR})|(?P<wty>{_THIS_YEAR})|'(?P<wyy>\d\d)\b))?
    | # October 18, 2019; Luty 18, 2019; October 17-18, 2019
      (?P<em>{_MONTH})\s{{1,3}}(?P<ed1>{_DAY})(?:st|nd|rd|th)?(?:{_B}-{_B}(?P<ed2>{_DAY})(?:st|nd|rd|th)?)?{_B},?{_B}(?P<ey>{_YEAR})
    | # październik 2019, w maju 2019
      (?P<bm>{_MONTH}){_B},?{_B}(?P<by>{_YEAR})
    )
    """,
    re.VERBOSE,
)
_YEAR_TAIL = re.compile(r"\s{0,3}(?:r\.|r\b|roku\b|rok\b)")
_JOIN = re.compile(
    rf"{_B}(?:r\.|r\b|roku)?{_B}(?:-|do|to|until|till){_B}(?:dnia\s)?(?:(?:{'|'.join(('poniedzialku', 'wtorku', 'srody', 'czwartku', 'piatku', 'soboty', 'niedzieli'))}),?\s)?$"
)
_TIME = re.compile(
    r"""(?:t|[\s,;|(-]{1,6}(?:(?:o|od|at|on|g\.|godz\.|godz|godzina|godzinie|godziny|godzin|start|kl\.)[:\s]{0,3}){0,3})
        (?P<h>[01]?\d|2[0-4])(?:(?P<s>[:.])(?P<n>[0-5]\d)(?:[:.](?P<sec>[0-5]\d)(?:[.,]\d{1,9})?)?)
        (?![\d]|[.:]\d)(?:\s?(?P<ampm>[ap]\.?m\b\.?))?\s?(?P<zone>z\b|utc\b|gmt\b|[+-]\d\d:?\d\d)?""",
    re.VERBOSE,
)
_HOUR_ALONE = re.compile(r"[\s,;(-]{1,6}(?:o\s)?(?:godz\.?|godzinie|godzina|g\.)\s{0,3}(?P<h>[01]?\d|2[0-3])(?![\d:.])")


class Reading(NamedTuple):
    """One date as the grammar read it; a missing year is 0."""

    first: tuple[int, int, int]
    last: tuple[int, int, int]
    precision: Precision
    start: int
    end: int
    year_given: bool
    dotted: bool
    """False for a short month name without a dot and a year: perhaps no date."""


def readings(flat: str) -> Iterator[Reading]:
    """Every date form in the flattened text, in order, ranges over two full dates joined; days that no calendar has are left out."""
    held: Reading | None = None
    for found in _PATTERN.finditer(flat):
        reading = _read(found, flat)
        if reading is None:
            continue
        joined = _joined(held, reading, flat) if held else None
        if joined:
            held = joined
            continue
        if held:
            yield held
        held = reading
    if held:
        yield held


def read_time(flat: str, end: int) -> tuple[time | None, int | None, int]:
    """(time, offset in minutes, where it ends) right after a date; (None, None, `end`) where none stands there."""
    tail = _YEAR_TAIL.match(flat, end)
    after = tail.end() if tail else end
    found = _TIME.match(flat, after)
    if found:
        hour, minute = int(found["h"]), int(found["n"])
        if found["ampm"]:
            hour = hour % 12 + (12 if found["ampm"][0] == "p" else 0)
        if hour < 24:
            return time(hour, minute), _offset(found["zone"]), found.end()
    alone = _HOUR_ALONE.match(flat, after)
    if alone:
        return time(int(alone["h"])), None, alone.end()
    return None, None, end


def _offset(zone: str | None) -> int | None:
    if not zone:
        return None
    if zone[0] not in "+-":
        return 0
    digits = zone[1:].replace(":", "")
    return (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if zone[0] == "-" else 1)


def _read(found: re.Match[str], flat: str) -> Reading | None:
    g = found.groupdict()
    last: tuple[int, int, int] | None = None
    year_given, dotted, precision = True, True, "day"
    if g["id"]:
        first = (int(g["iy"]), int(g["im"]), int(g["id"]))
    elif g["nd2"]:
        last = (int(g["ny2"]), int(g["nm2"]), int(g["nd2"]))
        first = (int(g["ny1"] or last[0]), int(g["nm1"] or last[1]), int(g["nd1"]))
    elif g["d"]:
        first = (_full_year(g["y"]), int(g["m"]), int(g["d"]))
    elif g["rd"]:
        last = (int(g["ry"]), ROMANS[g["rm"]], int(g["rd"]))
        first = (last[0], last[1], int(g["rd1"])) if g["rd1"] else last
    elif g["wd"]:
        year = int(g["wy"]) if g["wy"] else 2000 + int(g["wyy"]) if g["wyy"] else 0
        name = g["wm"].rstrip(".")
        last = (year, MONTHS[name], int(g["wd"]))
        first = (year, last[1], int(g["wd1"])) if g["wd1"] else last
        year_given = bool(year)
        dotted = year_given or bool(g["wty"]) or name not in SHORT or g["wm"].endswith(".")
    elif g["em"]:
        first = (int(g["ey"]), MONTHS[g["em"].rstrip(".")], int(g["ed1"]))
        last = (first[0], first[1], int(g["ed2"])) if g["ed2"] else None
    else:
        year, month = int(g["by"]), MONTHS[g["bm"].rstrip(".")]
        first, last, precision = (year, month, 1), (year, month, calendar.monthrange(year, month)[1]), "month"
    last = last or first
    if not _exists(first) or not _exists(last) or (first > last and year_given):
        return None
    return Reading(first, last, precision, found.start(), found.end(), year_given, dotted)  # type: ignore[arg-type]  # "day" or "month"


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _exists(day: tuple[int, int, int]) -> bool:
    year, month, number = day
    return 1 <= number <= calendar.monthrange(year or 2000, month)[1]


def _joined(before: Reading, after: Reading, flat: str) -> Reading | None:
    """30 września – 2 października 2019, 30 grudnia 2019 r. - 2 stycznia 2020 r.: one range; None where they are two dates."""
    if before.precision != "day" or after.precision != "day" or after.start - before.end > 24:
        return None
    if not _JOIN.fullmatch(flat, before.end, after.start):
        return None
    year, month, day = before.first
    if not before.year_given and after.year_given:
        year = after.last[0] - (month > after.last[1])
    first, last = (year, month, day), after.last
    if before.year_given and not after.year_given:
        last = (year + (after.last[1] < month), *after.last[1:])
    if year and first > last:
        return None
    return Reading(first, last, "day", before.start, after.end, before.year_given or after.year_given, True)


def as_date(day: tuple[int, int, int]) -> date:
    """The day as a `date`."""
    return date(*day)
