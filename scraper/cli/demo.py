"""`klastry demo`: the main job on the bundled sample sites, and a summary of what came of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from scraper.cli.main import DONE, FAILED, configuration, global_options
from scraper.config import CHECKOUT
from scraper.language.plural import counted

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from scraper.config import Config
    from scraper.demo.server import DemoServer

_FOLDER = CHECKOUT / "data" / "demo"
_WORDS = {
    "pl": {
        "intro": "Klastry: pokaz na dwóch przykładowych serwisach",
        "first": "Dzień pierwszy – pierwsza wizyta (zbieramy wszystko, nie alarmujemy nikogo)",
        "second": "Dzień drugi – co nowego",
        "again": "Kolejna wizyta – serwisy nie zmieniły się od ostatniego pokazu",
        "site": "nowe: {new}, zmienione: {changed}, zapytania: {requests}",
        "people": "Kto brał udział w nowych artykułach",
        "alerts": "Alerty ({n}) i dlaczego",
        "none": "Żadnych nowych artykułów i żadnych alertów: nic się nie zmieniło.",
        "noalert": "Żadnych alertów.",
        "flags": "Do sprawdzenia przez człowieka",
        "where": "Gdzie to jest",
        "database": "baza danych",
        "file": "alerty",
        "next": "Co dalej",
        "took": "Całość trwała {seconds:.1f} s.",
    },
    "en": {
        "intro": "Klastry: a demonstration on two sample sites",
        "first": "Day one – first visit (everything is taken, nobody is alerted)",
        "second": "Day two – what is new",
        "again": "Another visit – the sites have not changed since the last demonstration",
        "site": "new: {new}, changed: {changed}, requests: {requests}",
        "people": "Who took part in the new articles",
        "alerts": "Alerts ({n}) and why",
        "none": "No new article and no alert: nothing has changed.",
        "noalert": "No alerts.",
        "flags": "For a person to check",
        "where": "Where it is",
        "database": "database",
        "file": "alerts",
        "next": "What to try next",
        "took": "It took {seconds:.1f} s.",
    },
}
_NEXT = (
    ("search „grupa ekspertów”", "wyszukiwanie we wszystkich przypadkach", "search in every case of the words"),
    ("serve", "strony w przeglądarce: co nowego, szukaj, kto z kim, wydarzenia", "pages in the browser: news, search, who met whom, events"),
    ("people", "kto, gdzie, w jakiej roli", "who, where, in which role"),
    ("events", "wydarzenia, terminy i nabory", "events, deadlines and calls"),
    ("export participants --format xlsx -o uczestnicy.xlsx", "lista uczestników do Excela", "participants for Excel"),
    ("status", "stan serwisów", "health of the sites"),
)


@click.command("demo")
@click.option("--fresh", is_flag=True, help="Forget earlier demonstrations and start anew.")
@click.option("--json", "as_json", is_flag=True, help="The summary as one JSON object on stdout.")
@global_options
@click.pass_context
def command(ctx: click.Context, fresh: bool, as_json: bool) -> int:
    """Crawl two bundled sample sites as they stood one day, then the next, and show what comes out.

    Everything runs on this machine: the sites are served on a free loopback port. Run it again: nothing is stored twice, nobody is alerted.
    """
    config = _demo_config(configuration(ctx), "klastry.db_given" in ctx.find_root().meta or "klastry.db" in ctx.find_root().meta)
    if fresh:
        _forget(config)
    started = time.monotonic()
    from scraper.demo.server import demo_server

    known = config.db.exists()
    with demo_server(_FOLDER) as server:
        days = [2] if known and _baseline_done(config.db) else [1, 2]
        visits = [_crawl(config, server, day) for day in days]
    if any(visit is None for visit in visits):
        return FAILED
    summary = _summary(config, visits, days)
    summary["seconds"] = round(time.monotonic() - started, 1)
    if as_json:
        print(json.dumps(summary, ensure_ascii=False))
    else:
        _show(summary, config)
    return DONE


def _demo_config(config: Config, db_given: bool) -> Config:
    from dataclasses import replace

    db = config.db if db_given else CHECKOUT / "data" / "var" / "demo.db"
    file = str(db.with_name(db.stem + "-alerts.txt"))
    # Only a file: a demonstration must never write to the people that the configuration names.
    return replace(
        config, db=db, sites=_FOLDER / "sites", alerts=replace(config.alerts, file=file, urls=(), webhook=""), mail=replace(config.mail, host="")
    )


def _forget(config: Config) -> None:
    import shutil

    for suffix in ("", "-wal", "-shm"):
        config.db.with_name(config.db.name + suffix).unlink(missing_ok=True)
    _alerts_file(config).unlink(missing_ok=True)
    for name in ("zwiazek-klastrow", "klaster-meblowy"):
        shutil.rmtree(config.var / "archive" / name, ignore_errors=True)


def _alerts_file(config: Config) -> Path:
    from scraper.alerts.channels.file import alerts_file

    return alerts_file(config)


def _baseline_done(db: Path) -> bool:
    from scraper.storage.database import open_database

    conn = open_database(db, readonly=True)
    try:
        done: int = conn.execute("SELECT count(*) FROM sites WHERE baseline_done IS NOT NULL").fetchone()[0]
    finally:
        conn.close()
    return done >= 2


def _crawl(config: Config, server: DemoServer, day: int) -> list[dict[str, Any]] | None:  # Any: the JSON of `crawl --json`
    """One day's crawl, by the same command a user runs, in a process of its own: Scrapy's reactor starts once a process."""
    server.show(day)
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith(("KLASTRY_MAIL", "KLASTRY_ALERTS")) and k.lower() not in ("http_proxy", "no_proxy")
    }
    environment |= {"http_proxy": server.proxy, "KLASTRY_ALERTS_FILE": config.alerts.file, "KLASTRY_MAIL_HOST": "", "PYTHONPATH": str(CHECKOUT)}
    arguments = ["crawl", "--json", "--db", str(config.db), "--sites", str(config.sites), "--rules", str(config.rules), "--lang", config.lang]
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "scraper", *arguments], cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        click.echo(f"klastry: the crawl of day {day} ended with {done.returncode}:\n{done.stderr.strip()[-2000:]}", err=True)
        return None
    return [json.loads(line) for line in done.stdout.splitlines()]


def _summary(config: Config, visits: list[Any], days: list[int]) -> dict[str, Any]:  # Any: JSON
    from scraper.storage.database import open_database

    conn = open_database(config.db, readonly=True)
    try:
        last_run = conn.execute("SELECT max(id) FROM runs").fetchone()[0]
        since = conn.execute("SELECT started FROM runs WHERE id = ?", (last_run,)).fetchone()[0]
        return {
            "days": [
                {
                    "day": day,
                    "sites": [
                        {"site": v["site"], "title": v["title"], **{k: v["counts"].get(k, 0) for k in ("new", "changed", "requests")}}
                        for v in reports
                    ],
                }
                for day, reports in zip(days, visits, strict=True)
            ],
            "people": [dict(r) for r in _people(conn, since)],
            "alerts": [dict(r) for r in _alerts(conn, since)],
            "flagged": [dict(r) for r in conn.execute("SELECT title, flags, published_raw FROM articles WHERE flags != '[]'")],
            "totals": {
                "articles": _count(conn, "articles"),
                "people": _count(conn, "people"),
                "events": _count(conn, "events"),
            },
            "database": str(config.db),
            "alerts_file": str(_alerts_file(config)),
        }
    finally:
        conn.close()


def _count(conn: sqlite3.Connection, table: str) -> int:
    count: int = conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own names
    return count


def _people(conn: sqlite3.Connection, since: str) -> list[sqlite3.Row]:
    return conn.execute(
        "SELECT DISTINCT p.person, p.role, p.organisation FROM participants p JOIN articles a ON a.id = p.article_id WHERE a.first_seen >= ? ORDER BY p.person",
        (since,),
    ).fetchall()


def _alerts(conn: sqlite3.Connection, since: str) -> list[sqlite3.Row]:
    return conn.execute(
        "SELECT a.title, a.url, a.site, m.rule, m.tier, m.sentence, m.words FROM deliveries d JOIN articles a ON a.id = d.article_id "
        "LEFT JOIN matches m ON m.article_id = a.id AND m.rule = d.rule WHERE d.delivered >= ? ORDER BY a.published DESC, a.url, d.rule, d.id",
        (since,),
    ).fetchall()


def _show(summary: dict[str, Any], config: Config) -> None:  # Any: JSON
    from scraper.alerts.wording import marked
    from scraper.catalogue.rules import load_rules

    word = _WORDS[config.lang]
    console = Console(highlight=False, width=min(100, Console().width))
    titles = {rule.name: rule.title for rule in load_rules(config.rules)}
    console.print(f"\n[bold]{word['intro']}[/bold]")
    for day in summary["days"]:
        console.print(f"\n[bold cyan]{word['first' if day['day'] == 1 else 'second' if len(summary['days']) > 1 else 'again']}[/bold cyan]")
        for site in day["sites"]:
            console.print(f"  {escape(site['title']):38} {word['site'].format(**site)}", soft_wrap=True)
    fresh = sum(site["new"] + site["changed"] for site in summary["days"][-1]["sites"])
    if not fresh and not summary["alerts"]:
        console.print(f"\n[green]{word['none']}[/green]")
    if summary["people"]:
        console.print(f"\n[bold cyan]{word['people']}[/bold cyan]")
        for person in summary["people"]:
            console.print("  • " + escape(", ".join(part for part in (person["person"], person["role"], person["organisation"]) if part)))
    if fresh:
        console.print(f"\n[bold cyan]{word['alerts'].format(n=len(summary['alerts']))}[/bold cyan]")
        if not summary["alerts"]:
            console.print(f"  {word['noalert']}")
    for alert in summary["alerts"]:
        rule = titles.get(alert["rule"], alert["rule"]) + (f" {alert['tier']}" if alert["tier"] else "")
        console.print(Padding(f"[bold]{escape(alert['title'])}[/bold]\n[dim]{escape(rule)}[/dim]", (0, 0, 0, 2)))
        quoted = marked(escape(alert["sentence"] or ""), json.loads(alert["words"] or "[]"), "[bold yellow]", "[/bold yellow]")
        console.print(Padding(f"„{quoted}”", (0, 0, 0, 4)))
    _show_end(summary, console, config)


def _show_end(summary: dict[str, Any], console: Console, config: Config) -> None:  # Any: JSON
    word = _WORDS[config.lang]
    console.print(f"\n[bold cyan]{word['where']}[/bold cyan]")
    console.print(
        f"  {word['database']:12} {escape(_short(summary['database']))}\n  {word['file']:12} {escape(_short(summary['alerts_file']))}", soft_wrap=True
    )
    console.print(f"  {_totals(summary['totals'], config.lang)}")
    console.print(f"\n[bold cyan]{word['next']}[/bold cyan]")
    for arguments, polish, english in _NEXT:
        shown = arguments.replace("„", "'").replace("”", "'")
        console.print(f"  .venv/bin/klastry --db {escape(_short(summary['database']))} {shown}", soft_wrap=True)
        console.print(f"      [dim]{polish if config.lang == 'pl' else english}[/dim]")
    console.print(f"\n[dim]{word['took'].format(seconds=summary['seconds'])}[/dim]\n")


def _totals(totals: dict[str, int], language: str) -> str:
    if language == "en":
        return f"In the database: {totals['articles']} articles, {totals['people']} people, {totals['events']} events and deadlines."
    articles = counted(totals["articles"], "artykuł", "artykuły", "artykułów")
    people = counted(totals["people"], "osoba", "osoby", "osób")
    return f"W bazie: {articles}, {people}, {counted(totals['events'], 'wydarzenie lub termin', 'wydarzenia i terminy', 'wydarzeń i terminów')}."


def _short(path: str) -> str:
    return os.path.relpath(path) if not os.path.relpath(path).startswith("..") else path
