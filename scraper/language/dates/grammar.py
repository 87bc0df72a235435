"""Absolute dates read from left to right: what each form of `forms` means, and ranges over two of them joined."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.dates.context import is_address, is_count, is_dated_by_words, is_number_of_something, is_room
from scraper.language.dates.forms import PATTERN, WHOLE
from scraper.language.dates.months import DAY_NAMES, DAY_WORDS, MONTHS, ROMANS, SHORT, WEEKDAY_PATTERN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scraper.language.dates.spans import Precision

Day = tuple[int, int, int]

_BLANK = r"\s{0,6}"
_JOIN = re.compile(
    rf"{_BLANK}(?:r\.|r\b|roku)?(?:[\s,(]{{1,2}}{WEEKDAY_PATTERN}\)?)?{_BLANK}(?:-|do|to|until|till){_BLANK}(?:dnia\s)?(?:{WEEKDAY_PATTERN},?\s)?$"
)
_JOIN_REACH = 44


class Reading(NamedTuple):
    """One date as the grammar read it; a missing year is 0."""

    first: Day
    last: Day
    precision: Precision
    start: int
    end: int
    year_given: bool
    year_offset: int | None = None
    """Years from the reader's where the text says so: br. 0, ubiegłego roku -1."""
    weak: bool = False
    """Perhaps no date, and then stands only as the first half of a range: a short month name without a dot and a year."""
    this_month: bool = False
    """Its month is the reader's: `25-26 bm.`"""


def readings(flat: str) -> Iterator[Reading]:
    """Every date form in the flattened text, in order, ranges over two full dates joined; days that no calendar has are left out."""
    held: Reading | None = None
    for found in PATTERN.finditer(flat):
        reading = _read(found, flat)
        if reading is None:
            continue
        joined = _joined(held, reading, flat) if held else None
        if joined:
            held = joined
            continue
        if held and not held.weak:
            yield held
        held = reading
    if held and not held.weak:
        yield held


_WHOLE_DAYS = (("y", "m", "d"), ("cy", "cm", "cd"), ("cy2", "cm2", "cd2"), ("ty", "tm", "td"), ("uy", "um", "ud"), ("vy", "vm", "vd"))
"""The groups of `WHOLE` that hold a year, a month and a day."""


def whole_reading(flat: str) -> Reading | None:
    """The date that a string holds and nothing else, in forms too slight for running text: `27 | 05 | 2024`, `20191018`, `27 maj`, `2019-10`."""
    found = WHOLE.fullmatch(flat)
    if found is None:
        return None
    g = found.groupdict()
    if g["bd"] or g["sd"]:
        name = (g["bm"] or g["sm"]).rstrip(".")
        if name == "list":  # "5 list" is a letter
            return None
        return _checked((0, MONTHS[name], int(g["bd"] or g["sd"])), None, found, year_given=False)
    if g["mm"] or g["nm"]:
        month = g["mm"] or g["nm"]
        return _checked((int(g["my"] or g["ny"]), ROMANS.get(month) or int(month), 1), None, found, month_alone=True)
    year, month, day = next(parts for group in _WHOLE_DAYS if all(parts := tuple(g[name] for name in group)))
    if len(year) == 2 and (start := found.start(_WHOLE_DAYS[-1][2])) >= 0 and is_number_of_something(flat, start, "."):  # Wersja: 6.5.19
        return None
    return _checked((int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)), None, found)


def _read(found: re.Match[str], flat: str) -> Reading | None:
    form = found.lastgroup
    assert form is not None
    return _FORMS[form](found, flat)


def _iso(m: re.Match[str], flat: str) -> Reading | None:
    if m["isep"] == "." and is_number_of_something(flat, m.start(), "."):
        return None
    last = (int(m["iy2"]), int(m["im2"]), int(m["id2"])) if m["iy2"] else None
    return _checked((int(m["iy"]), int(m["im"]), int(m["id"])), last, m)


def _numbers(m: re.Match[str], flat: str) -> Reading | None:
    last = (int(m["ny2"]), int(m["nm2"]), int(m["nd2"]))
    return _checked((int(m["ny1"] or last[0]), int(m["nm1"] or last[1]), int(m["nd1"])), last, m)


def _number(m: re.Match[str], flat: str) -> Reading | None:
    year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
    if m["sep"] == "/" and _begins_with_month(flat, m.start(), (year, day, month)):
        month, day = day, month
    if is_number_of_something(flat, m.start(), m["sep"]):
        return None
    return _checked((year, month, day), None, m)


def _american(m: re.Match[str], flat: str) -> Reading | None:
    day = (int(m["uy"]), int(m["um"]), int(m["ud"]))
    return _checked(day, None, m) if _begins_with_month(flat, m.start(), day) else None


_YEAR_SIGN = re.compile(r"\s?r(?:\.|oku)?(?!\w)")


def _two(m: re.Match[str], flat: str) -> Reading | None:
    if is_number_of_something(flat, m.start(), ".") or is_room(flat, m.start()):
        return None
    # "6.5.19" is a version or a chapter as often as a day: only a word beside it says which.
    if len(m["td"]) + len(m["tm"]) < 4 and not (_YEAR_SIGN.match(flat, m.end()) or is_dated_by_words(flat, m.start(), m.end())):
        return None
    return _checked((2000 + int(m["ty"]), int(m["tm"]), int(m["td"])), None, m)


def _roman(m: re.Match[str], flat: str) -> Reading | None:
    last = (int(m["ry"] or 0), ROMANS[m["rm"]], int(m["rd"]))
    first = (last[0], last[1], int(m["rd1"])) if m["rd1"] else last
    return _checked(first, last, m, year_given=bool(m["ry"]), weak=not m["ry"])


_ENGLISH_BEFORE = re.compile(r"(?:\b(?:on|by|from|to|until|till|between|since|before|after)|day),?\s$")  # "on 11 May", not "11 may attend"


def _words(m: re.Match[str], flat: str) -> Reading | None:
    counted = bool(m["wy"]) and is_count(flat, m.end("wy"))  # 2 maja, 2000 osób
    year = 0 if counted else int(m["wy"]) if m["wy"] else 2000 + int(m["wyy"]) if m["wyy"] else 0
    offset = 0 if m["this"] else -1 if m["past"] else 1 if m["coming"] else None
    bare = not year and offset is None
    if bare and is_address(flat, m.start(), m.end("wm")):
        return None
    last = (year, MONTHS[m["wm"].rstrip(".")], int(m["wd"]))
    listed = bool(m["wd1"]) and _are_listed(flat[m.start("wd1") : m.end("wd")])
    first = (*last[:2], int(m["wd1"])) if listed else last
    reading = _checked(first, last, m, year_given=bool(year), offset=offset, weak=bare and _is_weak(m, flat))
    if reading and (counted or (m["wd1"] and not listed)):
        return reading._replace(start=reading.start if listed else m.start("wd"), end=m.end("wm") if counted else reading.end)
    return reading


def _are_listed(days: str) -> bool:
    """Whether days before one month belong together: commas alone join only neighbours, else they part a street's number from a day (ul. Nowa 12, 18 maja)."""
    numbers = [int(number) for number in re.findall(r"\d+", days)]
    return bool(re.search(r"i|oraz|and|-|do|/|&|\+|\ba\b|to", days)) or numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _is_weak(m: re.Match[str], flat: str) -> bool:
    name = m["wm"].rstrip(".")
    if name not in SHORT or m["wm"].endswith(".") or name == "maj":
        return False
    if name in ("may", "march") and m["wd1"]:  # 3–5 March
        return False
    return not (name in ("may", "march") and _ENGLISH_BEFORE.search(flat, max(0, m.start() - 12), m.start()))


def _ordinal(m: re.Match[str], flat: str) -> Reading | None:
    year = int(m["oy"] or 0)
    if not year and is_address(flat, m.start(), m.end()):
        return None
    return _checked((year, MONTHS[m["om"].rstrip(".")], DAY_WORDS[" ".join(m["wo"].split())]), None, m, year_given=bool(year))


def _day_name(m: re.Match[str], flat: str) -> Reading | None:
    return _checked((int(m["noy"]), MONTHS[m["nom"].rstrip(".")], DAY_NAMES[" ".join(m["no"].split())]), None, m)


def _english(m: re.Match[str], flat: str) -> Reading | None:
    first = (int(m["ey"]), MONTHS[m["em"].rstrip(".")], int(m["ed1"]))
    return _checked(first, (*first[:2], int(m["ed2"])) if m["ed2"] else None, m)


_ASCTIME = re.compile(r"\s\d\d:\d\d:\d\d\s(?:[a-z]{3,4}\s)?(?P<year>(?:19|20)\d\d)\b")  # Fri Oct 18 10:00:00 2019
_NUMBER_BEFORE = re.compile(r"\b[lio]?\d{1,3}\.?\s$")


def _yearless(m: re.Match[str], flat: str) -> Reading | None:
    clock = _ASCTIME.match(flat, m.end())
    year = int(clock["year"]) if clock else 0
    first = (year, MONTHS[m["fm"]], int(m["fd1"]))
    return _checked(first, (*first[:2], int(m["fd2"])) if m["fd2"] else None, m, year_given=bool(clock))


def _month(m: re.Match[str], flat: str) -> Reading | None:
    # "32 stycznia 2019": a day that no calendar has is a slip of the writer, and the month is no surer. "Nr 32 styczeń 2019" is an issue.
    if m["bm"].endswith("a") and _NUMBER_BEFORE.search(flat, max(0, m.start() - 5), m.start()):
        return None
    if is_count(flat, m.end("by")):
        return None
    return _checked((int(m["by"]), MONTHS[m["bm"].rstrip(".")], 1), None, m, month_alone=True)


def _current(m: re.Match[str], flat: str) -> Reading | None:
    last = (0, 1, int(m["cd"]))  # January has every day; the month comes with the reader's day
    reading = _checked((0, 1, int(m["cd1"])) if m["cd1"] else last, last, m, year_given=False, offset=0)
    return reading and reading._replace(this_month=True)


def _short(m: re.Match[str], flat: str) -> Reading | None:
    if not m["sbr"] and not is_dated_by_words(flat, m.start(), m.end()):
        return None
    last = (0, int(m["sm"]), int(m["sd"]))
    first = (0, int(m["sm1"] or m["sm"]), int(m["sd1"])) if m["sd1"] else last
    return _checked(first, last, m, year_given=False, offset=0 if m["sbr"] else None)


_FORMS: dict[str, Callable[[re.Match[str], str], Reading | None]] = {
    "iso": _iso,
    "numbers": _numbers,
    "number": _number,
    "american": _american,
    "two": _two,
    "roman": _roman,
    "words": _words,
    "ordinal": _ordinal,
    "day_name": _day_name,
    "english": _english,
    "yearless": _yearless,
    "month": _month,
    "current": _current,
    "short": _short,
}


def _checked(
    first: Day,
    last: Day | None,
    m: re.Match[str],
    *,
    year_given: bool = True,
    offset: int | None = None,
    weak: bool = False,
    month_alone: bool = False,
) -> Reading | None:
    """The reading, or None where a calendar has no such day or the range runs backwards."""
    precision: Precision = "day"
    if month_alone:
        precision, last = "month", (*first[:2], calendar.monthrange(*first[:2])[1])
    last = last or first
    if not _exists(first):
        return None
    if last is not first and (not _exists(last) or (first > last and (year_given or first[1] == last[1]))):
        return None
    return Reading(first, last, precision, m.start(), m.end(), year_given, offset, weak)


def _exists(day: Day) -> bool:
    year, month, number = day
    return 1 <= number <= 28 or number <= calendar.monthrange(year or 2000, month)[1]


_ENGLISH_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s{1,3}$")
_ORDER = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_POLISH_WEEKDAY = re.compile(r"\b(pon|wt|sr|czw|pt|pi|sob|nie|ndz?)[a-z]*\.?,?\s{1,3}$")
_POLISH_ORDER = {"pon": 0, "wt": 1, "sr": 2, "czw": 3, "pt": 4, "pi": 4, "sob": 5, "nie": 6, "nd": 6, "ndz": 6}


def _begins_with_month(flat: str, start: int, day: Day) -> bool:
    """Whether the weekday before the figures is that of `day`, read with the month first. Who prints an English one prints the month first; a Polish one (Drupal's
    `wt., 02/12/2019 - 11:25`) must not be that of the other reading as well."""
    if named := _ENGLISH_WEEKDAY.search(flat, max(0, start - 16), start):
        return _falls_on(day, _ORDER.index(named[1]))
    if named := _POLISH_WEEKDAY.search(flat, max(0, start - 16), start):
        weekday = _POLISH_ORDER[named[1]]
        return _falls_on(day, weekday) and not _falls_on((day[0], day[2], day[1]), weekday)
    return False


def _falls_on(day: Day, weekday: int) -> bool:
    return 1 <= day[1] <= 12 and _exists(day) and date(*day).weekday() == weekday


def _joined(before: Reading, after: Reading, flat: str) -> Reading | None:
    """30 września – 2 października 2019, 30 grudnia 2019 r. - 2 stycznia 2020 r.: one range; None where they are two dates."""
    if before.precision != "day" or after.precision != "day" or after.start - before.end > _JOIN_REACH or after.weak:
        return None
    if not _JOIN.fullmatch(flat, before.end, after.start):
        return None
    year, month, day = before.first
    if not before.year_given and after.year_given:
        year = after.last[0] - (month > after.last[1])
    first, last = (year, month, day), after.last
    if before.year_given and not after.year_given:
        last = (year + (after.last[1] < month), *after.last[1:])
    if (year and first > last) or not _exists(first) or not _exists(last):
        return None
    offset = after.year_offset if before.year_offset is None else before.year_offset
    return Reading(first, last, "day", before.start, after.end, before.year_given or after.year_given, offset)
