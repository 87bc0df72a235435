"""A publication moment: a day, or a day with a time and zone. Most sites print only a day, and a day is all we then claim."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

WARSAW = ZoneInfo("Europe/Warsaw")

Clock: TypeAlias = Callable[[], datetime]
"""Gives this moment, aware: handed in, so that a month can pass in a test."""

PublicationMoment: TypeAlias = date | datetime
"""A plain `date`, or an aware `datetime`; a naive `datetime` is never stored."""


def warsaw_now() -> datetime:
    """This moment, in Polish time."""
    return datetime.now(WARSAW)


def day_of(moment: PublicationMoment) -> date:
    """The day in Poland on which the moment falls.

    >>> from datetime import UTC
    >>> day_of(datetime(2019, 1, 29, 23, 30, tzinfo=UTC)).isoformat()
    '2019-01-30'
    """
    if isinstance(moment, datetime):
        return moment.astimezone(WARSAW).date() if moment.tzinfo else moment.date()
    return moment


def moment_from_iso(text: str) -> PublicationMoment:
    """The moment written by `isoformat()`: `2019-01-30` is a date, anything longer a datetime. ValueError where it is neither."""
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
