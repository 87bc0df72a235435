"""`klastry alerts unsubscribed/unsubscribe/subscribe`: who has left which list of mails, and the way back."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

import click

from scraper.cli.main import DONE, FAILED, configuration, global_options
from scraper.model.moments import WARSAW


@click.command("unsubscribed")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a departure.")
@global_options
@click.pass_context
def list_departures(ctx: click.Context, as_json: bool) -> int:
    """Who receives no more mails of which rule or digest, since when, and how they left; `*` is every mail."""
    from scraper.cli.tables import print_rows
    from scraper.storage.database import open_database
    from scraper.storage.leaving import departures

    config = configuration(ctx)
    empty = "Nikt się nie wypisał." if config.lang == "pl" else "Nobody has unsubscribed."
    with closing(open_database(config.db, readonly=True)) as conn:
        print_rows(map(dict, departures(conn)), ("address", "list", "since", "how"), config.lang, as_json=as_json, empty=empty)
    return DONE


@click.command("unsubscribe")
@click.argument("address")
@click.argument("name", metavar="[RULE]", default="*")
@global_options
@click.pass_context
def unsubscribe(ctx: click.Context, address: str, name: str) -> int:
    """Send ADDRESS no more mails of RULE (or of `daily`, `weekly`, `digest`), or none at all: for readers who ask by mail."""
    from scraper.storage.database import open_database
    from scraper.storage.leaving import leave

    with closing(open_database(configuration(ctx).db)) as conn:
        fresh = leave(conn, address, name, "command", datetime.now(WARSAW))
    click.echo(f"{address} receives no more mails of {'any rule' if name == '*' else name}" + ("" if fresh else "; it did not before"), err=True)
    return DONE


@click.command("subscribe")
@click.argument("address")
@click.argument("name", metavar="[RULE]", default="*")
@global_options
@click.pass_context
def subscribe(ctx: click.Context, address: str, name: str) -> int:
    """Send ADDRESS again what it had left: the mails of RULE, or all. Who reads a rule is said in its file and in [mail] recipients."""
    from scraper.storage.database import open_database
    from scraper.storage.leaving import rejoin

    with closing(open_database(configuration(ctx).db)) as conn:
        undone = rejoin(conn, address, name)
    click.echo(f"{address} is sent mails again" if undone else f"klastry: {address} had not unsubscribed", err=True)
    return DONE if undone else FAILED


COMMANDS = (list_departures, unsubscribe, subscribe)
