"""`klastry digest`: what matched in a day or week, passing mentions and tier C too, as one message."""

from __future__ import annotations

from datetime import datetime, timedelta

import click

from scraper.cli.main import DONE, FAILED, configuration, global_options
from scraper.model.moments import WARSAW


@click.command("digest")
@click.option("--days", default=1, show_default=True, type=click.IntRange(1, 366), help="How far back: 1 a day, 7 a week.")
@click.option("--preview", is_flag=True, help="Print it, send nothing.")
@click.option("--html", is_flag=True, help="With --preview: the HTML as mail programs show it.")
@click.option("--nothing-new", is_flag=True, help="Send also when nothing matched.")
@global_options
@click.pass_context
def command(ctx: click.Context, days: int, preview: bool, html: bool, nothing_new: bool) -> int:
    """Send the digest of the last days to the recipients of [mail], or print it.

    It holds every match of articles first seen in that time: the alerts again, and below them what was not alerted, passing mentions and groups that a
    cluster set up itself.
    """
    from scraper.alerts.channels import Undeliverable, send
    from scraper.alerts.digests import compose_digest
    from scraper.catalogue.rules import load_rules
    from scraper.storage.database import open_database

    config = configuration(ctx)
    now = datetime.now(WARSAW)
    conn = open_database(config.db, readonly=True)
    try:
        digest = compose_digest(conn, load_rules(config.rules), now - timedelta(days=days), now, config.lang)
    finally:
        conn.close()
    if preview:
        click.echo(digest.alert.html if html else digest.alert.text)
        return DONE
    if not digest.entries and not nothing_new:
        click.echo("nothing matched; nothing sent", err=True)
        return DONE
    if not (config.mail.host and config.mail.recipients):
        raise click.UsageError("no mail is set up: give [mail] host and recipients in data/config.toml, or look with --preview")
    try:
        send("mail", digest.alert, config)
    except Undeliverable as error:
        click.echo(f"klastry: the digest could not be sent: {error}", err=True)
        return FAILED
    click.echo(f"sent: {digest.entries} matches to {len(config.mail.recipients)} recipients", err=True)
    return DONE
