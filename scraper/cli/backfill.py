"""`klastry backfill`: deeper into a site's past than discovery went, without alerts."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import datetime

import click

from scraper.cli.main import DONE, SITES_FAILED, configuration, global_options
from scraper.model.moments import WARSAW


@click.command("backfill")
@click.argument("names", metavar="SITE...", nargs=-1, required=True)
@click.option("--pages", default=20_000, show_default=True, type=click.IntRange(1), help="How many requests this may cost each site.")
@click.option("--minutes", default=600, show_default=True, type=click.IntRange(1), help="How long it may take for each site.")
@global_options
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...], pages: int, minutes: int) -> int:
    """Ask every source of the sites again, to the last page of every listing, archives of tags and months too; store what was missed, alert nobody.

    Can be stopped and begun again: what is stored stays stored, what was found stays found.
    """
    from scraper.catalogue.sites import load_sites
    from scraper.cli.crawl import chosen_sites, tell_line
    from scraper.fetching.session import Wishes, crawl
    from scraper.storage.database import open_database
    from scraper.storage.lock import run_lock

    config = configuration(ctx)
    chosen = [replace(s, budget=replace(s.budget, max_pages=pages, max_minutes=minutes)) for s in chosen_sites(load_sites(config.sites), names)]
    wishes = Wishes(command=" ".join(["backfill", *names]), full=True, deep=True, alerts=False, on_report=tell_line)
    with run_lock(config.db, "klastry backfill", datetime.now(WARSAW)), closing(open_database(config.db)) as conn:
        reports = crawl(config, conn, chosen, wishes)
    return SITES_FAILED if any(r.outcome == "failed" for r in reports) else DONE
