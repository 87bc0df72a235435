"""What a date in a text is to us, and the text as the grammar reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Literal

from scraper.language.folding import POLISH
from scraper.model.moments import WARSAW, PublicationMoment

Precision = Literal["day", "month", "year"]
Label = Literal["published", "modified", "printed", "event", "deadline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """A day, a range of days, or a whole month, and where in the text it stands."""

    first: date
    last: date
    """Equals `first` for one day; the month's last day for a month."""
    time: time | None = None
    """Of the first day, as printed."""
    utc_offset_minutes: int | None = None
    """Where the text gives one (`+01:00`, `Z`); otherwise a printed time is Polish time."""
    precision: Precision = "day"
    start: int = 0
    end: int = 0
    label: Label | None = None
    """What the words before it say it is the date of."""
    has_year: bool = True


def read_moment(span: DateSpan) -> PublicationMoment:
    """The first day; an aware datetime in Europe/Warsaw where a time was printed."""
    if span.time is None:
        return span.first
    if span.utc_offset_minutes is not None:
        zone = timezone(timedelta(minutes=span.utc_offset_minutes))
        return datetime.combine(span.first, span.time, zone).astimezone(WARSAW)
    return datetime.combine(span.first, span.time, WARSAW)


_FLAT = str.maketrans(
    "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ\u00a0\u2007\u202f\u2009\u2002\u2003\u3000\u200b\ufeff–—‑‒−‐÷’‘ʼ",
    "acelnoszzacelnoszz" + " " * 9 + "-" * 7 + "'''",
)
_OFTEN = (*POLISH, ("–", "-"), ("\u00a0", " "))


def flattened(text: str) -> str:
    """Lower case without Polish diacritics, one kind of blank, dash and apostrophe; every character keeps its place."""
    if text.isascii():
        return text.lower()
    flat = text.lower()
    if len(flat) != len(text):  # İ becomes two characters
        flat = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for sign, plain in _OFTEN:
        flat = flat.replace(sign, plain)
    return flat if flat.isascii() else flat.translate(_FLAT)
