"""Runs, visits of sites, and what was fetched or failed in them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from scraper.model.run import Visit, VisitCounts

if TYPE_CHECKING:
    import sqlite3

    from scraper.model.errors import Failure
    from scraper.model.run import VisitOutcome
    from scraper.model.site import Site


def start_run(conn: sqlite3.Connection, command: str, now: datetime) -> int:
    """Write a new run; gives its id."""
    row = conn.execute("INSERT INTO runs (started, command) VALUES (?, ?) RETURNING id", (now.isoformat(), command)).fetchone()
    run_id: int = row[0]
    return run_id


def finish_run(conn: sqlite3.Connection, run_id: int, outcome: str, now: datetime) -> None:
    """Write how the run ended: `done`, `sites-failed` or `interrupted`."""
    conn.execute("UPDATE runs SET finished = ?, outcome = ? WHERE id = ?", (now.isoformat(), outcome, run_id))


def start_visit(conn: sqlite3.Connection, run_id: int, site: Site, now: datetime, *, alerts: bool = True) -> Visit:
    """Write a new visit, and the site itself at its first; it is a baseline visit until one has ended `done` (`finish_visit`)."""
    conn.execute(
        "INSERT INTO sites (name, url, title, language, added) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET url = excluded.url, title = excluded.title, language = excluded.language",
        (site.name, site.url, site.title, site.language, now.isoformat()),
    )
    baseline = conn.execute("SELECT baseline_done IS NULL FROM sites WHERE name = ?", (site.name,)).fetchone()[0] == 1
    row = conn.execute(
        "INSERT INTO site_visits (run_id, site, started, baseline) VALUES (?, ?, ?, ?) RETURNING id",
        (run_id, site.name, now.isoformat(), int(baseline)),
    ).fetchone()
    return Visit(id=row[0], run_id=run_id, site=site.name, baseline=baseline, alerts=alerts)


def finish_visit(
    conn: sqlite3.Connection, visit: Visit, outcome: VisitOutcome, counts: VisitCounts, now: datetime, *, reason: str | None = None
) -> None:
    """Write how the visit ended; a baseline that was not cut short by its budget or a failure is complete with it."""
    values = asdict(counts)
    columns = ", ".join(f"{name} = :{name}" for name in values)
    conn.execute(
        f"UPDATE site_visits SET finished = :now, outcome = :outcome, reason = :reason, {columns} WHERE id = :id",  # noqa: S608 - our own names
        values | {"now": now.isoformat(), "outcome": outcome, "reason": reason, "id": visit.id},
    )
    if visit.baseline and outcome == "done":
        conn.execute("UPDATE sites SET baseline_done = ? WHERE name = ? AND baseline_done IS NULL", (now.isoformat(), visit.site))


def site_added(conn: sqlite3.Connection, site: str) -> datetime:
    """The moment of the site's first visit."""
    return datetime.fromisoformat(conn.execute("SELECT added FROM sites WHERE name = ?", (site,)).fetchone()["added"])


def addresses_not_there(conn: sqlite3.Connection, site: str, since: datetime) -> set[str]:
    """The addresses that answered 404 or 410 since then."""
    rows = conn.execute("SELECT url FROM fetches WHERE site = ? AND fetched >= ? AND status IN (404, 410)", (site, since.isoformat()))
    return {row["url"] for row in rows}


def record_fetch(conn: sqlite3.Connection, visit: Visit, url: str, *, status: int | None, body_bytes: int, now: datetime) -> None:
    """Write one answer of a site."""
    conn.execute(
        "INSERT INTO fetches (visit_id, site, url, fetched, status, bytes) VALUES (?, ?, ?, ?, ?, ?)",
        (visit.id, visit.site, url, now.isoformat(), status, body_bytes),
    )


def record_failure(conn: sqlite3.Connection, visit: Visit | None, failure: Failure, now: datetime, *, status: int | None = None) -> None:
    """Write one page that could not be fetched or read."""
    conn.execute(
        "INSERT INTO fetches (visit_id, site, url, fetched, status, stage, reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (visit.id if visit else None, failure.site, failure.url, now.isoformat(), status, failure.stage, failure.reason[:500]),
    )
