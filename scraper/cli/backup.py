"""`klastry backup`: a consistent copy of the database, also during a crawl."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from scraper.cli.main import DONE, configuration, global_options
from scraper.model.moments import WARSAW
from scraper.storage.backup import copy_database


@click.command()
@global_options
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.pass_context
def command(ctx: click.Context, file: Path | None) -> int:
    """Copy the database to FILE (default: backup/ beside it, named for the moment), check the copy, and print where it is.

    It may run during a crawl. To restore, stop crawls and put the copy in the database's place. The archive of pages
    (archive/ beside the database) only grows: copy that folder with any tool.
    """
    config = configuration(ctx)
    moment = datetime.now(WARSAW)
    target = file or config.var / "backup" / f"{config.db.stem}-{moment:%Y-%m-%d-%H%M%S}.db"
    if target.resolve() == config.db.resolve():
        raise click.UsageError(f"{target} is the database itself: name another file")
    articles = copy_database(config.db, target)
    size = target.stat().st_size / 1_000_000
    click.echo(f"copied and checked: {articles} articles, {size:.1f} MB", file=sys.stderr)
    click.echo(target)
    return DONE
