"""`klastry reextract`: read the archived pages again, with a diff of fields."""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import click

from scraper.cli.main import DONE, FAILED, configuration, global_options
from scraper.model.moments import WARSAW

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from scraper.processing import Desk

_SHOWN = 160
"""Characters of a value on a line for people; `--json` gives all."""


@click.command("reextract")
@click.argument("names", metavar="[SITE]...", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a changed article on stdout.")
@global_options
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...], dry_run: bool, as_json: bool) -> int:
    """Read the archived pages of the sites named, or of all, again, and show field by field what changes.

    Nothing is fetched, nobody is alerted, and what a person corrected stays. A page that can no longer be read keeps its article as it is.

    \b
      klastry reextract --dry-run                 what would the program read otherwise today?
      klastry reextract klastrypolskie
    """
    from scraper.catalogue.gazetteers import load_lexicon  # imports of a third of a second wait until the usage is known to be right
    from scraper.catalogue.rules import load_rules
    from scraper.catalogue.sites import load_sites
    from scraper.processing import Desk
    from scraper.storage.database import open_database
    from scraper.storage.lock import run_lock

    config = configuration(ctx)
    now = datetime.now(WARSAW)
    sites = load_sites(config.sites)
    desk = Desk(now=now, lexicon=load_lexicon(config.gazetteers), rules=load_rules(config.rules))
    counts: Counter[str] = Counter()
    with run_lock(config.db, "klastry reextract", now), closing(open_database(config.db)) as conn:
        for name in _chosen(conn, names):
            site_desk = replace(desk, site=sites.get(name), template=_template(conn, name))
            for report in _progress(_read_site(conn, name, config.var / "archive", site_desk, dry_run=dry_run), name):
                counts[str(report["outcome"])] += 1
                if report["outcome"] != "same":
                    _print(report, as_json=as_json)
    _summarise(counts, dry_run=dry_run)
    return FAILED if counts and not (counts["same"] or counts["changed"]) else DONE


def _chosen(conn: sqlite3.Connection, names: tuple[str, ...]) -> list[str]:
    kept = [row["site"] for row in conn.execute("SELECT DISTINCT site FROM archived_pages ORDER BY site")]
    for name in names:
        if name not in kept:
            raise click.UsageError(f"no page of a site called {name!r} is in the archive; there are: {', '.join(kept) or 'none'}")
    return list(names) or kept


def _template(conn: sqlite3.Connection, site: str) -> Template | None:
    from scraper.model.template import Template
    from scraper.storage.templates import load_template

    text = load_template(conn, site)
    return Template.from_json(text) if text else None


def _read_site(conn: sqlite3.Connection, site: str, archive: Path, desk: Desk, *, dry_run: bool) -> list[Reader]:
    return []
