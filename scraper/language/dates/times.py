"""The hour beside a date: `18.10.2019, godz. 10.00`, `08:46, 20 lutego 2017`."""

from __future__ import annotations

import re
from datetime import time

from scraper.language.dates.months import WEEKDAY_PATTERN

_TAIL = re.compile(rf"(?:\s{{0,3}}(?:r\.|r\b|roku\b|rok\b))?(?:[\s,(]{{1,3}}{WEEKDAY_PATTERN}\)?)?")
_WORDS = r"(?:(?:o|od|do|w|at|on|from|g\.|godz\.|godz|godzina|godzinie|godziny|godzinach|godzin|start|rozpoczecie|poczatek|kl\.|hrs?)[:\s]{0,3}){0,4}"
_TIME = re.compile(
    rf"""(?:t|[\s,;|(/•·-]{{1,6}}{_WORDS})
        (?P<h>[01]?\d|2[0-4])[:.h](?P<n>[0-5]\d)(?:[:.](?P<sec>[0-5]\d)(?:[.,]\d{{1,9}})?)?
        (?!\d|[.:]\d|\s?(?:zl|pln|eur|%|mln))(?:\s?(?P<ampm>[ap]\.?m\b\.?))?\s?(?P<zone>z\b|utc\b|gmt\b|[+-]\d\d:?\d\d)?""",
    re.VERBOSE,
)
_HOUR_ALONE = re.compile(
    r"[\s,;(-]{1,6}(?:(?:o\s|od\s|do\s|w\s)?(?:godz\.?|godzinie|godzina|godzinach|g\.)\s{0,3}(?P<h>[01]?\d|2[0-3])(?!\d|[:.]\d)"
    r"|(?:at\s|from\s)?(?P<eh>0?[1-9]|1[0-2])\s?(?P<ampm>[ap]\.?m\b\.?))"
)
_BEFORE = re.compile(rf"(?<![\d:.-])(?P<h>[01]?\d|2[0-3]):(?P<n>[0-5]\d)(?::[0-5]\d)?[\s,;|•·)-]{{1,4}}(?:{WEEKDAY_PATTERN}[\s,]{{1,3}})?$")
_REACH_BEFORE = 32


def read_time(flat: str, end: int) -> tuple[time | None, int | None, int]:
    """(time, offset in minutes, where it ends) right after a date; (None, None, `end`) where none stands there."""
    tail = _TAIL.match(flat, end)
    after = tail.end() if tail else end
    found = _TIME.match(flat, after)
    if found and int(found["h"]) < 24:
        return time(_hour(int(found["h"]), found["ampm"]), int(found["n"])), _offset(found["zone"]), found.end()
    alone = _HOUR_ALONE.match(flat, after)
    if alone:
        return time(_hour(int(alone["h"] or alone["eh"]), alone["ampm"])), None, alone.end()
    return None, None, end


def time_before(flat: str, start: int, floor: int) -> time | None:
    """The time printed right before a date: `08:46, 20 lutego 2017`."""
    found = _BEFORE.search(flat, max(floor, start - _REACH_BEFORE), start)
    return time(int(found["h"]), int(found["n"])) if found else None


def _hour(hour: int, half: str | None) -> int:
    if not half or hour > 12:
        return hour
    return hour % 12 + (12 if half[0] == "p" else 0)


def _offset(zone: str | None) -> int | None:
    if not zone:
        return None
    if zone[0] not in "+-":
        return 0
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return None if minutes > 14 * 60 else -minutes if zone[0] == "-" else minutes
