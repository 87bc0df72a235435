"""dateparser's turn: a short string already cut out that the grammar does not know, such as `18. Oktober 2019`."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime
from functools import lru_cache

from scraper.language.dates.months import MONTH_PATTERN, MONTHS
from scraper.language.dates.spans import DateSpan, flattened

_CANDIDATE = re.compile(r"(?=.*\b(?:19|20)\d\d\b)(?=.*\b\d{1,2}\b)(?=.*[^\W\d_]{3})[\w\s.,:'-]{6,40}")
_MOST_FIGURES = 2
"""Day and year: with more figures in it the string is the grammar's, which said no for a reason."""
_KNOWN_MONTH = re.compile(rf"\b(?P<day>\d{{1,2}})\.?\s(?P<month>{MONTH_PATTERN})\b")
_LANGUAGES = ["de", "cs", "sk", "uk", "fr", "es", "it", "lt", "hu", "pl", "en"]


@lru_cache(maxsize=2000)
def read_rare_form(text: str) -> DateSpan | None:
    """The day that dateparser reads, where day, month and year stand in the text as it read them; None for everything else."""
    candidate = " ".join(text.split())
    if not _CANDIDATE.fullmatch(candidate) or len(re.findall(r"\d+", candidate)) > _MOST_FIGURES or len(re.findall(r"[^\W\d_]{3,}", candidate)) > 2:
        return None
    if _names_no_day(flattened(candidate)):
        return None
    from dateparser import parse  # 0.3 s to import: only the rare form pays for it

    settings = {
        "DATE_ORDER": "DMY",
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RELATIVE_BASE": datetime(2000, 1, 1, tzinfo=UTC),
    }
    found = parse(candidate, languages=_LANGUAGES, settings=settings)
    if found is None or not re.search(rf"\b{found.year}\b", candidate) or not re.search(rf"\b0?{found.day}\b", candidate):
        return None
    return DateSpan(first=found.date(), last=found.date(), start=0, end=len(text))


def _names_no_day(flat: str) -> bool:
    """Whether the day is one that its month never has (30 lutego): dateparser would say the same, two milliseconds later."""
    known = _KNOWN_MONTH.search(flat)
    return known is not None and not 1 <= int(known["day"]) <= calendar.monthrange(2000, MONTHS[known["month"]])[1]
