"""How long a server asks to be left alone: Retry-After (RFC 9110 10.2.3), in seconds or as a date."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime


def asked_pause(retry_after: str | None, now: datetime) -> timedelta | None:
    """The pause that the header asks for, none of it negative; None where there is no header, or nothing in it that can be read.

    >>> now = datetime(2015, 10, 21, 7, 0, tzinfo=UTC)
    >>> asked_pause("120", now), asked_pause("Wed, 21 Oct 2015 07:28:00 GMT", now), asked_pause("soon", now)
    (datetime.timedelta(seconds=120), datetime.timedelta(seconds=1680), None)
    """
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=int(text[:9]))
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(aware - now, timedelta())
