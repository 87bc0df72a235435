"""`klastry events`: what takes place, when and where; as a table, JSON or iCalendar."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import click

from scraper.cli.main import DONE, configuration, global_options
from scraper.model.moments import WARSAW, moment_from_iso

if TYPE_CHECKING:
    import sqlite3

_SQL = """
SELECT e.id, e."start", e."end", e.place, e.online, e.kind, a.title AS article_title, e.sentence, a.site, a.url AS article_url
FROM events e JOIN articles a ON a.id = e.article_id
WHERE (:since IS NULL OR substr(e."end", 1, 10) >= :since) AND (:kind IS NULL OR e.kind = :kind) ORDER BY e."start", e.id
"""


@click.command("events")
@click.option("--upcoming", is_flag=True, help="Only what ends today or later.")
@click.option("--kind", type=click.Choice(["event", "deadline", "call"]), help="Only events, deadlines or calls.")
@click.option("--ics", is_flag=True, help="iCalendar (RFC 5545) on stdout, for Outlook, Google and others.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line an event.")
@global_options
@click.pass_context
def command(ctx: click.Context, upcoming: bool, kind: str | None, ics: bool, as_json: bool) -> int:
    """Events, deadlines and calls that the articles tell of, by day.

    \b
      klastry events --upcoming
      klastry events --upcoming --ics > klastry.ics
    """
    from scraper.cli.tables import print_rows
    from scraper.storage.database import open_database

    config = configuration(ctx)
    conn = open_database(config.db, readonly=True)
    try:
        since = datetime.now(WARSAW).date().isoformat() if upcoming else None
        rows = conn.execute(_SQL, {"since": since, "kind": kind}).fetchall()
    finally:
        conn.close()
    if ics:
        sys.stdout.buffer.write(calendar_of(rows))
        return DONE
    empty = "Brak wydarzeń." if config.lang == "pl" else "No events."
    print_rows(rows, ("start", "end", "place", "kind", "article_title"), config.lang, as_json=as_json, empty=empty)
    return DONE


def calendar_of(rows: list[sqlite3.Row]) -> bytes:
    """The events as one iCalendar; the same event keeps its UID, so that an import twice makes no double."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Klastry//PL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for row in rows:
        start, end = moment_from_iso(row["start"]), moment_from_iso(row["end"])
        event = Event()
        event.add("uid", f"event-{row['id']}@klastry")
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


def _after(start: date, end: date) -> date:
    """DTEND, which iCalendar does not count in: the day after the last, or an hour after a start that is a moment."""
    if isinstance(start, datetime):
        return end if isinstance(end, datetime) and end > start else start + timedelta(hours=1)
    return _day(end) + timedelta(days=1)


def _summary(row: sqlite3.Row) -> str:
    prefix = {"deadline": "Termin: ", "call": "Nabór: "}.get(row["kind"], "")
    return f"{prefix}{row['article_title']}"


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
