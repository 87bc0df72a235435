"""`klastry digest`: what matched since the last one, passing mentions and tier C too, as one message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

import click

from scraper.cli.main import DONE, FAILED, configuration, global_options
from scraper.model.moments import WARSAW

if TYPE_CHECKING:
    import sqlite3

    from scraper.config import Config
    from scraper.model.rule import Rule
    from scraper.storage.bundles import Edition


@click.command("digest")
@click.option("--weekly", is_flag=True, help="The digest of a week, made on its first working day.")
@click.option("--days", type=click.IntRange(1, 366), help="Of so many days back, now, whatever was sent before.")
@click.option("--preview", is_flag=True, help="Print it, send nothing.")
@click.option("--html", is_flag=True, help="With --preview: the HTML as mail programs show it.")
@click.option("--nothing-new", is_flag=True, help="Send also when nothing matched.")
@global_options
@click.pass_context
def command(ctx: click.Context, weekly: bool, days: int | None, preview: bool, html: bool, nothing_new: bool) -> int:
    """Send the digest to the recipients of [mail] and of each rule, or print it.

    It holds every match of articles first seen since the last digest: the alerts again, and below them what was not alerted, passing mentions and
    groups that a cluster set up itself. On Saturdays, Sundays and Polish holidays nothing is sent: the next working day brings it all.
    Run twice it sends once.
    """
    from scraper.alerts.digests import Span, compose_digest
    from scraper.catalogue.rules import load_rules
    from scraper.storage.database import open_database

    config = configuration(ctx)
    if nothing_new:
        config = replace(config, alerts=replace(config.alerts, nothing_new=True))
    now = datetime.now(WARSAW)
    rules = [rule for rule in load_rules(config.rules) if rule.enabled]
    if preview:
        conn = open_database(config.db, readonly=True)
        try:
            span = Span(key="preview", since=now - timedelta(days=days or (7 if weekly else 1)), until=now)
            alert = compose_digest(conn, rules, span, config.lang).alert
        finally:
            conn.close()
        click.echo(alert.html if html else alert.text)
        return DONE
    if not (config.mail.host and (config.mail.recipients or any(rule.delivery.recipients for rule in rules))):
        raise click.UsageError("no mail is set up: give [mail] host and recipients in data/config.toml, or look with --preview")
    conn = open_database(config.db)
    try:
        return _send(conn, config, rules, "weekly" if weekly else "daily", days, now)
    finally:
        conn.close()


def _send(conn: sqlite3.Connection, config: Config, rules: Sequence[Rule], kind: Literal["daily", "weekly"], days: int | None, now: datetime) -> int:
    from scraper.alerts.delivery import by_readers, deliver, edition_of
    from scraper.storage.bundles import make_edition

    made = 0
    for group in by_readers([rule for rule in rules if rule.delivery.recipients or config.mail.recipients]):
        told = [rule for rule in group if kind == "weekly" or days or rule.delivery.rhythm != "weekly"]
        if told:
            edition = edition_of(told, "mail", kind, config, now)
            if days:
                edition = _of_days(edition, days, now)
            made += make_edition(conn, edition, now) is not None
    if not made:
        click.echo("the digest that was due is made already; --days 1 sends one all the same", err=True)
    report = deliver(conn, config, rules)
    sent = [alert for alert in report.delivered if "entries" in alert.data]
    for alert in sent:
        click.echo(f"sent: {alert.subject}", err=True)
    if made and not sent:
        click.echo("nothing matched; nothing sent" if not (report.postponed or report.dead) else "the digest could not be sent", err=True)
    return FAILED if report.postponed or report.dead else DONE


def _of_days(edition: Edition, days: int, now: datetime) -> Edition:
    since = now - timedelta(days=days)
    return replace(edition, kind="digest", carried=frozenset(), label=f"{since:%Y%m%dT%H%M}-{now:%Y%m%dT%H%M%S}", since=since, until=now)
