"""Days in bare figures, `29.01.` or `30.05–1.06`, where the words around can only be those of a day; the grammar of dates leaves them out, since `9.15` is an hour too."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from scraper.language.dates import DateSpan
from scraper.language.dates.spans import flattened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

_FIGURES = re.compile(
    r"(?<![\d.,:/+-])(?<!\d\s)(?:(?P<d1>[12]\d|3[01]|0?[1-9])(?:\.(?P<m1>0[1-9]|1[0-2]))?\.?\s?[-–]\s?)?(?P<d>[12]\d|3[01]|0?[1-9])\.(?P<m>0[1-9]|1[0-2])(?P<dot>\.?)(?![\d%]|[.,:/-]\d)"
)
_MAY_HOLD = re.compile(r"\d\.[01]\d")
_IS_DAY_AFTER = re.compile(r"\s?(?:$|\||\([a-z]+\)|,\s?(?:poniedzial|wtor|srod|czwart|piat|sobot|niedziel|godz))")
_NAME_AFTER = re.compile(r"\s?[,–-]?\s(?:w\s|we\s)?[A-ZĄĆĘŁŃÓŚŹŻ]")
_IS_DAY_BEFORE = re.compile(
    r"(?:^|\|\s|\b(?:spotkani|posiedzeni|zebrani|konferencj|warsztat|szkoleni|webinar|seminari|gal|termin|dni|dzien|w dni|final|targ|kongres)\w*:?\s(?:\w+\s){0,2}\(?)$"
)
_ENTRY_BEFORE = re.compile(r"^\s*[–—•▪●*·-]\s?$")
_WORD_AFTER = re.compile(
    r"\.?\s?[–-]?\s(?!(?:godz|proc|pkt|punkt|tys|mln|mld|zlot|euro|metr|litr|godzin|minut|sekund|ha|m|km|kg|szt|wers)\w*)[a-z]{3,}"
)
_DASH_AFTER = re.compile(r"\.?\s[–—-]\s[a-z]{3,}")
_WEEKDAY_BEFORE = re.compile(r"\b(?:pon|wt|sr|czw|pt|sob|nd|niedz|ndz)\.\s$")
_HOURS = re.compile(r"\b(?:[01]?\d|2[0-3])[.:](?:00|15|20|30|45|50|55)\b|\b(?:zl|pln|eur|proc)\b|%")
_LONGEST = timedelta(days=14)


def figures_in(sentence: str, known: Sequence[DateSpan], now: datetime) -> Iterator[DateSpan]:
    """Days and ranges in figures without a year that are not among the known, in the latest year not after `now`; none beside hours and prices."""
    if not _MAY_HOLD.search(sentence):
        return
    flat = flattened(sentence)
    for found in _FIGURES.finditer(flat):
        if any(s.start < found.end() and found.start() < s.end for s in known):
            continue
        before, after = flat[max(0, found.start() - 60) : found.start()], flat[found.end() :]
        weekday = _WEEKDAY_BEFORE.search(before)  # "(sob. 23.06, Pszczew)"
        surely_after = weekday or _IS_DAY_AFTER.match(after) or (found["dot"] and _NAME_AFTER.match(sentence[found.end() :]))
        in_entry = _ENTRY_BEFORE.match(before) and _WORD_AFTER.match(after)  # "– 23.01 walne w Rzeszowie"
        heads_line = found["d1"] and not before and _DASH_AFTER.match(after)  # "17–18.03 – Forum Wodne"
        if (
            not (in_entry or heads_line)
            and not (surely_after and (weekday or found["dot"] or found["d1"] or _IS_DAY_BEFORE.search(before)))
            and not (found["dot"] and _IS_DAY_BEFORE.search(before))
        ):
            continue
        if _HOURS.search(flat):
            continue
        if span := _span(found, now.date()):
            yield span


def _span(found: re.Match[str], today: date) -> DateSpan | None:
    if found["m1"] == found["m"]:  # 10.05–11.05 are likelier hours: days of one month are written 10–11.05
        return None
    for year in (today.year, today.year - 1):
        try:
            last = date(year, int(found["m"]), int(found["d"]))
            first = date(year, int(found["m1"] or found["m"]), int(found["d1"])) if found["d1"] else last
        except ValueError:
            return None
        if first > last:
            first = first.replace(year=year - 1)
        if last - first > _LONGEST:
            return None
        if last <= today:
            return DateSpan(first=first, last=last, start=found.start(), end=found.end(), has_year=False)
    return None
