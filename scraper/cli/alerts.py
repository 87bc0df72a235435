"""`klastry alerts`: the outbox: list, deliver, retry, drop, release; feeds; who has unsubscribed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.cli.leaving import COMMANDS
from scraper.cli.main import DONE, FAILED, configuration, global_options
from scraper.model.moments import WARSAW

if TYPE_CHECKING:
    import sqlite3

_STATES = ("queued", "leased", "delivered", "held", "joined", "dead", "dropped")


@click.group("alerts")
@global_options
def command() -> None:
    """What was found, whom it goes to, and what became of it.

    \b
      klastry alerts list --state dead      what could not be delivered, and why
      klastry alerts retry --dead           try all of that again
      klastry alerts list --state held      a flood that waits for you, with numbers
      klastry alerts release RULE           it is news: send it
      klastry alerts drop --held RULE       it is none: give it up
      klastry alerts deliver                send now what waits

    Mail, webhook, chats and quiet hours are set up in data/config.toml, rhythm and readers of a rule in its own file; docs/operations.md says how.
    """


for _departing in COMMANDS:
    command.add_command(_departing)


@command.command("list")
@click.option("--state", type=click.Choice(_STATES), help="Only alerts in this state.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many, newest first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line an alert.")
@global_options
@click.pass_context
def list_alerts(ctx: click.Context, state: str | None, limit: int, as_json: bool) -> int:
    """Show the alerts, their state, and why one failed.

    \b
      queued     waits: for its hour, its digest or another try
      leased     on its way just now, or left by a process that was killed
      delivered  handed over
      held       one of a flood: `alerts release RULE` lets it go
      joined     near-duplicate of an alert that was sent, and told with it
      dead       given up after twelve tries, or refused for good
      dropped    given up by you, or no longer fitting its rule
    """
    from scraper.cli.tables import print_rows
    from scraper.storage.database import open_database

    config = configuration(ctx)
    conn = open_database(config.db, readonly=True)
    try:
        for bundle in conn.execute("SELECT key, state, reason FROM bundles WHERE state IN ('queued', 'leased', 'dead') ORDER BY id"):
            click.echo(f"{bundle['key']}: {bundle['state']}" + (f" ({bundle['reason']})" if bundle["reason"] else ""), err=True)
        rows = conn.execute(
            "SELECT d.id, d.key, d.rule, d.channel, d.state, d.attempts, d.queued, d.delivered, d.reason, a.title, a.url, m.tier, m.sentence FROM deliveries d "
            "JOIN articles a ON a.id = d.article_id LEFT JOIN matches m ON m.article_id = d.article_id AND m.rule = d.rule "
            "WHERE ?1 IS NULL OR d.state = ?1 ORDER BY d.id DESC LIMIT ?2",
            (state, limit),
        )
        empty = "Brak alertów." if config.lang == "pl" else "No alerts."
        print_rows(rows, ("id", "rule", "tier", "channel", "state", "title", "reason"), config.lang, as_json=as_json, empty=empty)
    finally:
        conn.close()
    return DONE


@command.command("deliver")
@global_options
@click.pass_context
def deliver_now(ctx: click.Context) -> int:
    """Send what waits. May run beside a crawl and twice at once: nobody is told twice."""
    from scraper.fetching.session import deliver_alerts
    from scraper.storage.database import open_database

    config = configuration(ctx)
    conn = open_database(config.db)
    try:
        report = deliver_alerts(config, conn)
    finally:
        conn.close()
    held = f", {report.held} held for review" if report.held else ""
    click.echo(f"{len(report.delivered)} delivered, {report.postponed} to be tried again, {report.dead} given up{held}", err=True)
    return FAILED if report.dead or report.postponed else DONE


@command.command("retry")
@click.argument("numbers", type=int, nargs=-1)
@click.option("--dead", is_flag=True, help="All that were given up, digests too.")
@global_options
@click.pass_context
def retry(ctx: click.Context, numbers: tuple[int, ...], dead: bool) -> int:
    """Try alerts again: by their NUMBERS, or all --dead.

    Dead, held, joined and dropped ones of these NUMBERS (the first column of `alerts list`) leave with the next delivery.
    """
    from scraper.storage.outbox import retry_dead

    if not numbers and not dead:
        raise click.UsageError("name the alerts, or say --dead for all that were given up")
    revived = _in_database(ctx, lambda conn, now: retry_dead(conn, now)) if dead else 0
    if dead:
        click.echo(f"{revived} alerts and messages will be tried again", err=True)
    return _change(ctx, numbers, "queued", "will be tried again") if numbers else DONE


@command.command("drop")
@click.argument("numbers", type=int, nargs=-1)
@click.option("--held", metavar="RULE", help="All alerts of RULE that a flood holds back.")
@global_options
@click.pass_context
def drop(ctx: click.Context, numbers: tuple[int, ...], held: str | None) -> int:
    """Give up alerts: by their NUMBERS, or a flood --held.

    NUMBERS are the first column of `alerts list`; delivered alerts stay as they are. `alerts retry NUMBER` takes it back.
    """
    from scraper.storage.outbox import drop_held

    if not numbers and not held:
        raise click.UsageError("name the alerts, or say --held RULE for a flood that waits")
    if held:
        dropped = _in_database(ctx, lambda conn, now: drop_held(conn, held))
        click.echo(f"{dropped} alerts of {held} are given up" if dropped else f"no alert of {held!r} is held", err=True)
        if not numbers:
            return DONE if dropped else FAILED
    return _change(ctx, numbers, "dropped", "are given up")


def _change(ctx: click.Context, numbers: tuple[int, ...], state: str, said: str) -> int:
    from scraper.storage.outbox import set_state

    changed = _in_database(ctx, lambda conn, now: set_state(conn, numbers, state, now))
    click.echo(f"{changed} of {len(numbers)} alerts {said}", err=True)
    return DONE if changed == len(numbers) else FAILED


def _in_database(ctx: click.Context, deed: Callable[[sqlite3.Connection, datetime], int]) -> int:
    from scraper.storage.database import open_database

    conn = open_database(configuration(ctx).db)
    try:
        return deed(conn, datetime.now(WARSAW))
    finally:
        conn.close()


@command.command("release")
@click.argument("rule")
@global_options
@click.pass_context
def release_flood(ctx: click.Context, rule: str) -> int:
    """Let a flood go: the held alerts of RULE.

    They were held because there were many more than usual, and leave with the next delivery. `alerts drop --held RULE` gives them up instead.
    """
    from scraper.storage.outbox import release

    released = _in_database(ctx, lambda conn, now: release(conn, rule, now))
    click.echo(f"{released} alerts of {rule} released" if released else f"no alert of {rule!r} is held", err=True)
    return DONE if released else FAILED


@command.command("feed")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="Folder (default: feeds beside the database).")
@global_options
@click.pass_context
def feed(ctx: click.Context, output: Path | None) -> int:
    """Write feeds: Atom, JSON Feed, iCalendar.

    Three files a rule, with its latest hundred alerts: for readers who prefer a feed to mail. Serve the folder with any web server; run again, it replaces them.
    """
    from scraper.alerts.feeds import write_feeds
    from scraper.catalogue.rules import load_rules
    from scraper.storage.database import open_database

    config = configuration(ctx)
    folder = output or config.var / "feeds"
    conn = open_database(config.db, readonly=True)
    try:
        files = write_feeds(conn, load_rules(config.rules), folder)
    except OSError as error:
        click.echo(f"klastry: {folder}: {error.strerror}", err=True)
        return FAILED
    finally:
        conn.close()
    for file in files:
        click.echo(str(file))
    return DONE
