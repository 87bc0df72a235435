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
from scraper.cli.rereading import Rereading, pages_of, read_again
from scraper.model.moments import WARSAW

if TYPE_CHECKING:
    import sqlite3

    from scraper.config import Config
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
    from scraper.storage.database import open_database
    from scraper.storage.lock import run_lock

    config = configuration(ctx)
    now = datetime.now(WARSAW)
    counts: Counter[str] = Counter()
    with run_lock(config.db, "klastry reextract", now), closing(open_database(config.db)) as conn:
        chosen = _chosen(conn, names)
        for name, desk in _desks(config, conn, chosen, now):
            pages = pages_of(conn, name)
            with click.progressbar(pages, label=name, file=sys.stderr, hidden=not sys.stderr.isatty()) as progress:
                for page in progress:
                    rereading = read_again(conn, config.var / "archive", page, desk, dry_run=dry_run)
                    counts[rereading.outcome] += 1
                    _print(rereading, as_json=as_json)
    _summarise(counts, dry_run=dry_run)
    return FAILED if counts["unread"] and not (counts["same"] or counts["changed"]) else DONE


def _chosen(conn: sqlite3.Connection, names: tuple[str, ...]) -> list[str]:
    kept = [row["site"] for row in conn.execute("SELECT DISTINCT site FROM archived_pages ORDER BY site")]
    for name in names:
        if name not in kept:
            raise click.UsageError(f"no page of a site called {name!r} is in the archive; it holds: {', '.join(kept) or 'nothing yet'}")
    return list(names) or kept


def _desks(config: Config, conn: sqlite3.Connection, names: list[str], now: datetime) -> list[tuple[str, Desk]]:
    """Each site with what its pages are read with; an imported site has no profile, and needs none."""
    from scraper.catalogue.gazetteers import load_lexicon  # imports of a third of a second wait until the usage is known to be right
    from scraper.catalogue.rules import load_rules
    from scraper.catalogue.sites import load_sites
    from scraper.model.template import Template
    from scraper.processing import Desk
    from scraper.storage.known_surnames import surnames_of
    from scraper.storage.templates import load_template

    sites = load_sites(config.sites)
    desk = Desk(now=now, lexicon=load_lexicon(config.gazetteers, surnames_of(conn, load_lexicon(config.gazetteers))), rules=load_rules(config.rules))
    templates = {name: load_template(conn, name) for name in names}
    return [(name, replace(desk, site=sites.get(name), template=Template.from_json(text) if text else None)) for name, text in templates.items()]


def _print(rereading: Rereading, *, as_json: bool) -> None:
    if rereading.outcome == "same":
        return
    if as_json:
        said = {"url": rereading.url, "site": rereading.site, "outcome": rereading.outcome, "reason": rereading.reason or None}
        print(json.dumps(said | {"changes": {name: list(values) for name, values in rereading.changes.items()}}, ensure_ascii=False))
        return
    print(rereading.url + (f"  NOT READ: {rereading.reason}" if rereading.reason else ""))
    for name, (old, new) in rereading.changes.items():
        for sign, value, other in (("-", old, new), ("+", new, old)):
            for line in _lines(value, other):
                print(f"  {sign} {name}: {line}")


def _lines(value: object, other: object) -> list[str]:
    """What the value has and the other has not: entries of lists, paragraphs of texts."""
    parts, others = _parts(value), set(_parts(other))
    return [part if len(part) <= _SHOWN else part[: _SHOWN - 1] + "…" for part in parts if part not in others]


def _parts(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(part) for part in value]
    return [part for part in str(value).split("\n\n") if part] if value is not None else []


def _summarise(counts: Counter[str], *, dry_run: bool) -> None:
    if not counts:
        click.echo("The archive holds no page yet: `klastry crawl` fills it.", err=True)
        return
    verb = "would change" if dry_run else "changed"
    unread = f", {counts['unread']} could not be read and stay as they are" if counts["unread"] else ""
    click.echo(f"{counts.total()} pages read again: {counts['changed']} articles {verb}, {counts['same']} stay the same{unread}", err=True)
