"""Dates told from the reader's day: dziś, wczoraj, 3 dni temu, 2 hours ago, w miniony piątek."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

_NUMBERS = {
    "jeden": 1, "jedna": 1, "dwa": 2, "dwie": 2, "trzy": 3, "cztery": 4, "piec": 5, "szesc": 6, "siedem": 7, "osiem": 8, "dziewiec": 9, "dziesiec": 10,
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
}  # fmt: skip
_WEEKDAYS = {
    "poniedzialek": 0, "wtorek": 1, "srode": 2, "sroda": 2, "czwartek": 3, "piatek": 4, "sobote": 5, "sobota": 5, "niedziele": 6, "niedziela": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_PATTERN = re.compile(
    rf"""
    \b(?:
      (?P<today>dzis|dzisiaj|w\sdniu\sdzisiejszym|today|przed\schwila|just\snow|teraz)
    | (?P<yesterday>wczoraj|w\sdniu\swczorajszym|yesterday)
    | (?P<before>przedwczoraj)
    | (?:(?P<n>\d{{1,3}}|{"|".join(_NUMBERS)})\s{{1,3}})?
      (?P<unit>sekund\w*|minut\w*|min\.?|godzin\w*|godz\.?|h|dni|dzien|tydzien|tygodni\w*|miesiac|miesiac\w|miesiec\w|miesiecy|rok|lata|lat|
               seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?)\s{{1,3}}(?:temu|ago)
    | (?:w\s|we\s|last\s)?(?:(?P<past>minion[aye]|ubiegl[aye]|zeszl[aye])\s)?(?P<weekday>(?<=minion.\s)\w+|(?<=ubiegl.\s)\w+|(?<=zeszl.\s)\w+|(?<=last\s)\w+)
    )\b
    """,
    re.VERBOSE,
)
_SEVERAL = frozenset(("dni", "tygodni", "tygodnie", "days", "weeks"))
"""More than one, and without a number nobody knows how many: kilka dni temu."""

_A_FEW_HOURS = 9


class RelativeDay(NamedTuple):
    """A day told from `now`, and where it stands."""

    day: date
    start: int
    end: int


def relative_days(flat: str, now: datetime) -> list[RelativeDay]:
    """Every relative day in the flattened text, in order. Hours and minutes ago are counted from the clock of `now`."""
    found = []
    for match in _PATTERN.finditer(flat):
        day = _day(match, now)
        if day is not None:
            found.append(RelativeDay(day, match.start(), match.end()))
    return found


def _day(match: re.Match[str], now: datetime) -> date | None:
    if match["today"]:
        return now.date()
    if match["yesterday"]:
        return now.date() - timedelta(days=1)
    if match["before"]:
        return now.date() - timedelta(days=2)
    if match["weekday"]:
        weekday = _WEEKDAYS.get(match["weekday"])
        return None if weekday is None else now.date() - timedelta(days=(now.weekday() - weekday - 1) % 7 + 1)
    return _ago(match["n"], match["unit"], now)


def _ago(count_text: str | None, unit: str, now: datetime) -> date | None:
    if count_text is None and unit in _SEVERAL:
        return None
    if count_text is None and unit in ("godzin", "hours"):  # kilka godzin temu: today only where it is late enough
        return now.date() if now.hour >= _A_FEW_HOURS else None
    count = 1 if count_text is None else int(count_text) if count_text.isdigit() else _NUMBERS[count_text]
    if unit.startswith(("sekund", "second")):
        return (now - timedelta(seconds=count)).date()
    if unit.startswith("min"):
        return (now - timedelta(minutes=count)).date()
    if unit.startswith(("godz", "hour")) or unit == "h":
        return (now - timedelta(hours=count)).date()
    if unit.startswith(("dni", "dzien", "day")):
        return now.date() - timedelta(days=count)
    if unit.startswith(("tydz", "tyg", "week")):
        return now.date() - timedelta(weeks=count)
    return None  # "2 miesiące temu" names no day
