"""When alerts leave: quiet hours, Polish working days, the moments of digests. Time is handed in; nothing here reads a clock."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from scraper.model.errors import ConfigurationError
from scraper.model.moments import WARSAW

if TYPE_CHECKING:
    from scraper.config import AlertSettings

_SPAN = re.compile(r"(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)")
_TIME = re.compile(r"(\d{1,2}):(\d\d)")
_NEVER_QUIET = ("file", "webhook")
"""Nobody is woken by these."""


def quiet_channels(channels: frozenset[str], settings: AlertSettings, now: datetime) -> frozenset[str]:
    """The channels that carry nothing at this moment: alerts are found and stored all the same, and leave afterwards."""
    return channels - set(_NEVER_QUIET) if is_quiet(settings, now) else frozenset()


def is_quiet(settings: AlertSettings, now: datetime) -> bool:
    """Whether the moment lies in the quiet hours, or on a day off where alerts keep to working days."""
    local = now.astimezone(WARSAW)
    if settings.working_days_only and not is_working_day(local.date()):
        return True
    if not settings.quiet_hours:
        return False
    begin, end = _span(settings.quiet_hours)
    if begin <= end:
        return begin <= local.time() < end
    return local.time() >= begin or local.time() < end


def digest_moment(kind: Literal["daily", "weekly"], settings: AlertSettings, now: datetime) -> datetime:
    """The latest moment, not after now, at which a digest is made: each working day, or the first of each week.

    >>> from scraper.config import AlertSettings
    >>> digest_moment("daily", AlertSettings(), datetime(2026, 4, 7, 4, 0, tzinfo=WARSAW)).date().isoformat()  # Tuesday after Easter, before dawn
    '2026-04-03'
    """
    local = now.astimezone(WARSAW)
    at = _time(settings.digest_time)
    day = local.date()
    while True:
        moment = datetime.combine(day, at, WARSAW)
        if moment <= local and (is_working_day(day) if kind == "daily" else day == first_working_day(day)):
            return moment
        day -= timedelta(days=1)


def first_working_day(day: date) -> date:
    """The first working day of the day's week; its Monday where the whole week is off."""
    monday = day - timedelta(days=day.weekday())
    return next((d for d in (monday + timedelta(days=n) for n in range(5)) if is_working_day(d)), monday)


def is_working_day(day: date) -> bool:
    """Whether offices in Poland work: no Saturday, Sunday or public holiday.

    >>> [is_working_day(date(2026, *d)) for d in ((4, 6), (6, 4), (11, 11), (11, 12))]  # Easter Monday, Corpus Christi, Independence Day
    [False, False, False, True]
    """
    return day.weekday() < 5 and day not in _holidays(day.year)


@lru_cache(maxsize=8)
def _holidays(year: int) -> frozenset[date]:
    import holidays

    return frozenset(holidays.country_holidays("PL", years=year))


def _span(text: str) -> tuple[time, time]:
    found = _SPAN.fullmatch(text.strip())
    try:
        if found:
            return time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))
    except ValueError:
        found = None
    raise ConfigurationError(f"[alerts] quiet_hours: {text!r} is no span of hours, such as 20:00-07:00")


def _time(text: str) -> time:
    found = _TIME.fullmatch(text.strip())
    try:
        if found:
            return time(int(found[1]), int(found[2]))
    except ValueError:
        found = None
    raise ConfigurationError(f"[alerts] digest_time: {text!r} is no time of day, such as 05:30")
