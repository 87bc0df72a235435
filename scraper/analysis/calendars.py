"""Events as iCalendar (RFC 5545), for Outlook, Google and others."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from scraper.model.moments import WARSAW, moment_from_iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from icalendar import Event

    Row = sqlite3.Row | Mapping[str, Any]  # Any: values of the database

_STAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""RFC 5545 wants a DTSTAMP; a fixed one gives the same file twice."""
_DAY = len("2026-01-30")
_WARSAW_RULES = """BEGIN:VTIMEZONE
TZID:Europe/Warsaw
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
"""Since 1996, as the European Union changes its clocks: six lines where the library would write out every year up to 2038."""


def calendar_of(rows: Iterable[Row], name: str = "", cancelled: Iterable[Row] = ()) -> bytes:
    """The events as one calendar, then those that are off, marked so. The same event keeps its UID when its article is read again, so that an import twice makes no double.

    Each row has start, end, place, online, kind, sentence, article_title, article_url, first_url (which stays when the article moves) and revision (of the
    article: a calendar takes a change only under a higher number, also that an event is on again after it was off).
    """
    from icalendar import Calendar, Timezone

    calendar = Calendar()
    calendar.add("prodid", "-//Klastry//PL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
    standing, off = _with_uids(rows), _with_uids(cancelled)
    listed = [*standing.values(), *off.values()]
    for uid, row in standing.items():
        calendar.add_component(_event(uid, row))
    for uid, row in off.items():
        if uid not in standing:
            calendar.add_component(_cancelled(_event(uid, row), row))
    if any(len(row["start"]) > _DAY for row in listed):
        calendar.subcomponents.insert(0, Timezone.from_ical(_WARSAW_RULES))
    data: bytes = calendar.to_ical()
    return data


def _with_uids(rows: Iterable[Row]) -> dict[str, Row]:
    """Each row under its UID: of the first address, the kind and the first day, which stay when a later reading finds the place, the hour or another last day.

    Of several that share them the one that lasts longest has the plain UID, so that a calendar from which the past is left out numbers no event anew.
    """
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    uids: dict[int, str] = {}
    listed = list(rows)
    for row in listed:
        groups[row["first_url"], row["kind"], row["start"][:10]].append(row)
    for named, group in groups.items():
        ordered = sorted(group, key=lambda row: (row["end"], row["sentence"]), reverse=True)
        uids |= {id(row): _uid(*named, number) for number, row in enumerate(ordered)}
    return {uids[id(row)]: row for row in listed}


def _uid(address: str, kind: str, day: str, number: int) -> str:
    named = "\n".join((address, kind, day, *([str(number)] if number else [])))
    return f"{hashlib.blake2b(named.encode(), digest_size=12).hexdigest()}@klastry"


def _event(uid: str, row: Row) -> Event:
    from icalendar import Event

    start, end = _in_poland(row["start"]), _in_poland(row["end"])
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", _STAMP)
    event.add("summary", _summary(row))
    event.add("dtstart", start)
    event.add("dtend", _after(start, end))
    if row["place"] or row["online"]:
        event.add("location", row["place"] or "online")
    event.add("description", row["sentence"])
    event.add("url", row["article_url"])
    event.add("sequence", 2 * row["revision"])
    return event


def _cancelled(event: Event, row: Row) -> Event:
    """The event as one that is off: after what stood under this revision, before what may stand under the next."""
    event.add("status", "CANCELLED")
    event["sequence"] = 2 * row["revision"] + 1
    return event


def _in_poland(moment: str) -> date:
    """The moment in Poland's zone by name: by its offset alone, as the database has it, a series would drift when summer time ends."""
    read = moment_from_iso(moment)
    return read.astimezone(WARSAW) if isinstance(read, datetime) else read


def _after(start: date, end: date) -> date:
    """DTEND, which iCalendar does not count in: the day after the last, or an hour after a start that is a moment."""
    if isinstance(start, datetime):
        if isinstance(end, datetime):
            return end if end > start else start + timedelta(hours=1)
        return datetime.combine(end, start.time(), WARSAW) + timedelta(hours=1)
    return _day(end) + timedelta(days=1)


def _summary(row: Row) -> str:
    prefix = {"deadline": "Termin: ", "call": "Nabór: "}.get(row["kind"], "")
    return f"{prefix}{row['article_title']}"


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
