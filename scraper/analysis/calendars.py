"""Events as iCalendar (RFC 5545), for Outlook, Google and others."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from scraper.model.moments import moment_from_iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping


def calendar_of(rows: Iterable[sqlite3.Row | Mapping[str, Any]], name: str = "") -> bytes:  # Any: values of the database, here and below
    """The events as one calendar; the same event keeps its UID, also when its article is read again, so that an import twice makes no double.

    Each row has start, end, place, online, kind, sentence, article_title and article_url.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Klastry//PL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
    for row in rows:
        start, end = moment_from_iso(row["start"]), moment_from_iso(row["end"])
        event = Event()
        event.add("uid", _uid(row))
        event.add("dtstamp", datetime(2000, 1, 1, tzinfo=UTC))  # RFC 5545 wants one; a fixed one gives the same file twice
        event.add("summary", _summary(row))
        event.add("dtstart", start)
        event.add("dtend", _after(start, end))
        if row["place"] or row["online"]:
            event.add("location", row["place"] or "online")
        event.add("description", row["sentence"])
        event.add("url", row["article_url"])
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def _uid(row: sqlite3.Row | Mapping[str, Any]) -> str:
    named = "\n".join(str(row[key]) for key in ("article_url", "kind", "start", "place"))
    return f"{hashlib.blake2b(named.encode(), digest_size=12).hexdigest()}@klastry"


def _after(start: date, end: date) -> date:
    """DTEND, which iCalendar does not count in: the day after the last, or an hour after a start that is a moment."""
    if isinstance(start, datetime):
        return end if isinstance(end, datetime) and end > start else start + timedelta(hours=1)
    return _day(end) + timedelta(days=1)


def _summary(row: sqlite3.Row | Mapping[str, Any]) -> str:
    prefix = {"deadline": "Termin: ", "call": "Nabór: "}.get(row["kind"], "")
    return f"{prefix}{row['article_title']}"


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
