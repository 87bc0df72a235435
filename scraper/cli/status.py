"""`klastry status`: the health of every site and of the last runs."""

from __future__ import annotations

import json
from datetime import datetime

import click

from scraper.cli.main import DONE, configuration, global_options
from scraper.model.moments import WARSAW


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a site.")
@global_options
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> int:
    """Every site with its last visit, its latest article and what is wrong, if anything; then the last runs and the outbox."""
    from scraper.analysis.health import assess
    from scraper.cli.tables import print_rows
    from scraper.storage.database import open_database

    config = configuration(ctx)
    conn = open_database(config.db, readonly=True)
    try:
        states = assess(conn, datetime.now(WARSAW), config.lang)
        if as_json:
            for state in states:
                print(json.dumps(state, ensure_ascii=False))
            return DONE
        empty = "Żaden serwis nie był jeszcze odwiedzony." if config.lang == "pl" else "No site was visited yet."
        print_rows(states, ("site", "articles", "last_published", "last_visit", "new", "failed", "health"), config.lang, as_json=False, empty=empty)
        run = conn.execute("SELECT * FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        waiting = dict(conn.execute("SELECT state, count(*) FROM deliveries GROUP BY state").fetchall())
        if run:
            ended = f"{run['outcome']} {_short(run['finished'])}" if run["finished"] else "not finished"
            click.echo(f"\n{'Ostatni przebieg' if config.lang == 'pl' else 'Last run'}: {run['command']}, {_short(run['started'])}, {ended}")
        if waiting:
            click.echo(
                f"{'Alerty' if config.lang == 'pl' else 'Alerts'}: " + ", ".join(f"{state} {count}" for state, count in sorted(waiting.items()))
            )
    finally:
        conn.close()
    return DONE


def _short(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone(WARSAW).strftime("%Y-%m-%d %H:%M")
