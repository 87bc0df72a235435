"""`klastry crawl`: visit sites, store what is new, queue and deliver alerts."""

from __future__ import annotations

import difflib
import json
import sys
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

import click

from scraper.cli.main import DONE, SITES_FAILED, configuration, global_options
from scraper.model.moments import WARSAW

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.fetching.run import VisitReport
    from scraper.model.site import Site


@click.command("crawl")
@click.argument("names", metavar="[SITE]...", nargs=-1)
@click.option("--due", is_flag=True, help="Only the sites whose time has come, for cron.")
@click.option("--full", is_flag=True, help="Ask every source again and check the stored articles.")
@click.option("--since", metavar="D", help="Leave unread what its source dates before this day (ISO 8601).")
@click.option("--no-alerts", is_flag=True, help="Queue and deliver no alert.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a site on stdout.")
@global_options
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...], due: bool, full: bool, since: str | None, no_alerts: bool, as_json: bool) -> int:
    """Visit the sites named, or all, now; store what is new or changed; deliver the alerts.

    The first visit of a site takes everything that can be found and alerts nobody; later ones take what is new or changed. Exit code 3: some
    sites failed, and what came is stored.

    \b
      klastry crawl                    all sites of the catalogue
      klastry crawl klastrypolskie     one of them
      klastry crawl --due              from cron
    """
    from scraper.catalogue.sites import load_sites  # imports of a third of a second wait until the usage is known to be right
    from scraper.fetching.session import Wishes, crawl, deliver_alerts, watch_over
    from scraper.storage.database import open_database
    from scraper.storage.lock import run_lock

    config = configuration(ctx)
    sites = chosen_sites(load_sites(config.sites), names)
    wishes = Wishes(
        command=" ".join(["crawl", *names, *(["--due"] if due else []), *(["--full"] if full else [])]),
        due=due,
        full=full,
        since=_day(since),
        alerts=not no_alerts,
        on_report=_as_json if as_json else tell_line,
    )
    with run_lock(config.db, "klastry crawl", datetime.now(WARSAW)):
        conn = open_database(config.db)
        try:
            reports = crawl(config, conn, sites, wishes)
            delivered = deliver_alerts(config, conn) if not no_alerts else None
            for failure in watch_over(config, conn, reports):
                click.echo(f"klastry: {failure}", err=True)
        finally:
            conn.close()
    _summarise(reports, due=due)
    if delivered and (delivered.delivered or delivered.postponed or delivered.dead):
        click.echo(f"Alerts: {len(delivered.delivered)} delivered, {delivered.postponed} to be tried again, {delivered.dead} given up", err=True)
    return SITES_FAILED if any(r.outcome == "failed" for r in reports) else DONE


def chosen_sites(sites: dict[str, Site], names: Iterable[str]) -> list[Site]:
    """The sites named, or all; a name that is none is bad usage, with the nearest names."""
    chosen = list(names)
    for name in chosen:
        if name not in sites:
            near = difflib.get_close_matches(name, sites, n=3, cutoff=0.5)
            hint = f"; did you mean {' or '.join(near)}?" if near else "; `klastry site list` names them all"
            raise click.UsageError(f"no site is called {name!r}{hint}")
    return [sites[name] for name in chosen] if chosen else list(sites.values())


def _day(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no ISO 8601 day, such as 2024-06-30", param_hint="--since") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=WARSAW)


def _as_json(report: VisitReport) -> None:
    print(json.dumps(asdict(report), ensure_ascii=False), flush=True)


def tell_line(report: VisitReport) -> None:
    """How one visit went, a line on stderr."""
    counts = report.counts
    if report.outcome == "failed":
        said = f"UNREACHABLE: {report.reason}"
    elif report.outcome == "held":
        said = f"left alone: {report.reason}"
    else:
        parts = [f"{counts.get(name, 0)} {name}" for name in ("new", "changed", "failed") if counts.get(name) or name == "new"]
        said = ", ".join(parts) + (" (first visit: no alerts)" if report.baseline else "") + (f"; {report.reason}" if report.reason else "")
    click.echo(f"{report.site:24} {said}  [{counts.get('requests', 0)} requests, {report.seconds:.1f} s]", err=True)
    sys.stderr.flush()


def _summarise(reports: list[VisitReport], *, due: bool) -> None:
    if not reports:
        click.echo("No site is due." if due else "No site was visited.", err=True)
        return
    failed = sum(r.outcome == "failed" for r in reports)
    new, changed = (sum(r.counts.get(name, 0) for r in reports) for name in ("new", "changed"))
    tail = f"; {failed} of {len(reports)} sites could not be reached" if failed else ""
    click.echo(f"{len(reports)} sites visited: {new} articles new, {changed} changed{tail}", err=True)
