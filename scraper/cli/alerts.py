"""`klastry alerts`: the outbox: list, deliver, retry, drop, release; and feeds."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from scraper.cli.main import DONE, FAILED, configuration, global_options
from scraper.model.moments import WARSAW

_STATES = ("queued", "leased", "delivered", "held", "joined", "dead", "dropped")


@click.group("alerts")
@global_options
def command() -> None:
    """What was found, whom it goes to, and what became of it."""


@command.command("list")
@click.option("--state", type=click.Choice(_STATES), help="Only alerts in this state.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many, newest first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line an alert.")
@global_options
@click.pass_context
def list_alerts(ctx: click.Context, state: str | None, limit: int, as_json: bool) -> int:
    """The alerts with their state and, where one could not be delivered, why.

    \b
      queued     waits: for its hour, its digest or another try
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


def _changing(state: str, said: str) -> click.Command:
    @click.command()
    @click.argument("numbers", type=int, nargs=-1, required=True)
    @global_options
    @click.pass_context
    def change(ctx: click.Context, numbers: tuple[int, ...]) -> int:
        from scraper.storage.database import open_database
        from scraper.storage.outbox import set_state

        conn = open_database(configuration(ctx).db)
        try:
            changed = set_state(conn, numbers, state, datetime.now(WARSAW))
        finally:
            conn.close()
        click.echo(f"{changed} of {len(numbers)} alerts {said}", err=True)
        return DONE if changed == len(numbers) else FAILED

    return change


_retry = _changing("queued", "will be tried again")
_retry.help = "Try the alerts of these NUMBERS (see `alerts list`) again, dead and dropped ones too."
command.add_command(_retry, "retry")
_drop = _changing("dropped", "are given up")
_drop.help = "Give up the alerts of these NUMBERS; delivered ones stay as they are."
command.add_command(_drop, "drop")


@command.command("release")
@click.argument("rule")
@global_options
@click.pass_context
def release_flood(ctx: click.Context, rule: str) -> int:
    """Let the alerts of RULE go that were held because there were many more than usual. They leave with the next delivery."""
    from scraper.storage.database import open_database
    from scraper.storage.outbox import release

    conn = open_database(configuration(ctx).db)
    try:
        released = release(conn, rule, datetime.now(WARSAW))
    finally:
        conn.close()
    click.echo(f"{released} alerts of {rule} released" if released else f"no alert of {rule!r} is held", err=True)
    return DONE if released else FAILED


@command.command("feed")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="Folder (default: feeds beside the database).")
@global_options
@click.pass_context
def feed(ctx: click.Context, output: Path | None) -> int:
    """Write an Atom, a JSON Feed and an iCalendar file a rule, with its latest hundred alerts: for readers who prefer a feed to mail."""
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
