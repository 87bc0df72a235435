"""`klastry events`: what takes place, when and where; as a table, JSON or iCalendar."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from scraper.cli.main import DONE, configuration, global_options
from scraper.model.moments import WARSAW

_SQL = """
SELECT e.id, e."start", e."end", e.place, e.online, e.kind, a.title AS article_title, e.sentence, a.site, a.url AS article_url{for_calendars}
FROM events e JOIN articles a ON a.id = e.article_id
WHERE a.withdrawn IS NULL AND (:since IS NULL OR substr(e."end", 1, 10) >= :since) AND (:kind IS NULL OR e.kind = :kind) ORDER BY e."start", e.id
"""
_FOR_CALENDARS = ", coalesce(a.first_url, a.url) AS first_url, a.calendar_revision AS revision"


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
    from scraper.analysis.calendars import calendar_of
    from scraper.cli.tables import print_rows
    from scraper.storage.cancelled_events import cancelled_events
    from scraper.storage.database import open_database

    config = configuration(ctx)
    conn = open_database(config.db, readonly=True)
    try:
        today = datetime.now(WARSAW).date()
        sql = _SQL.format(for_calendars=_FOR_CALENDARS if ics else "")
        rows = conn.execute(sql, {"since": today.isoformat() if upcoming else None, "kind": kind}).fetchall()
        cancelled = [row for row in cancelled_events(conn, today) if kind in (None, row["kind"])] if ics else []
    finally:
        conn.close()
    if ics:
        sys.stdout.buffer.write(calendar_of(rows, cancelled=cancelled))
        return DONE
    empty = "Brak wydarzeń." if config.lang == "pl" else "No events."
    print_rows(rows, ("start", "end", "place", "kind", "article_title"), config.lang, as_json=as_json, empty=empty)
    return DONE
