"""The examinations of `klastry doctor`, each by itself: one that fails to run is a finding, not an end."""

from __future__ import annotations

import importlib
import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scraper.cli.main import configuration
from scraper.model.errors import ConfigurationError, KlastryError

if TYPE_CHECKING:
    from pathlib import Path

    import click

    from scraper.config import Config

_PACKAGES = (
    "scrapy",
    "bs4",
    "dateparser",
    "sqlite_utils",
    "selectolax",
    "lxml",
    "trafilatura",
    "morfeusz2",
    "feedparser",
    "fastwarc",
    "xlsxwriter",
    "datasette",
)
_LOW_DISK_MB = 500
_OLD_BACKUP_DAYS = 8


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `mend` says what to do; empty where nothing is to be done."""

    part: str
    state: Literal["ok", "warning", "broken"]
    said: str
    mend: str = ""


def examine(ctx: click.Context, *, with_mail: bool) -> list[Finding]:
    """Every finding, in the order a person would look."""
    try:
        config = configuration(ctx)
    except ConfigurationError as error:
        return [*_python(), Finding("configuration", "broken", str(error), "correct the file or variable named")]
    parts: list[Callable[[Config], Iterator[Finding]]] = [_folders, _catalogue, _rules, _database, _backup, _mail_settings]
    findings = [*_python(), *_packages()]
    for part in parts:
        findings.extend(part(config))
    if with_mail and config.mail.host:
        findings.extend(_mail_login(config))
    return findings


def _python() -> Iterator[Finding]:
    yield Finding("python", "ok", ".".join(map(str, sys.version_info[:3])))
    with closing(sqlite3.connect(":memory:")) as conn:
        try:
            conn.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
            yield Finding("sqlite", "ok", f"{sqlite3.sqlite_version} with FTS5")
        except sqlite3.Error:
            yield Finding(
                "sqlite", "broken", f"{sqlite3.sqlite_version} without FTS5", "use a Python whose sqlite3 has FTS5 (Debian's and python.org's have)"
            )


def _packages() -> Iterator[Finding]:
    missing = []
    for name in _PACKAGES:
        try:
            importlib.import_module(name)
        except ImportError as error:
            missing.append(f"{name} ({error})")
    if missing:
        yield Finding("packages", "broken", f"cannot be imported: {', '.join(missing)}", "`make clean setup`")
    else:
        yield Finding("packages", "ok", f"{len(_PACKAGES)} of {len(_PACKAGES)} import")


def _folders(config: Config) -> Iterator[Finding]:
    folder = config.var
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writable = os.access(folder, os.W_OK)
    except OSError:
        writable = False
    if not writable:
        yield Finding("folder", "broken", f"{folder} cannot be written", "give yourself the right to write there, or name another database with --db")
        return
    free = shutil.disk_usage(folder).free // 1024 // 1024
    low = free < _LOW_DISK_MB
    yield Finding("disk", "warning" if low else "ok", f"{free} MB free in {folder}", "free some space: a full disk stops the crawl" if low else "")


def _catalogue(config: Config) -> Iterator[Finding]:
    from scraper.catalogue.sites import load_sites

    try:
        sites = load_sites(config.sites)
    except ConfigurationError as error:
        yield Finding("sites", "broken", str(error), "correct the key named; `klastry site check` lists all mistakes")
        return
    yield Finding("sites", "ok", f"{len(sites)} profiles in {config.sites}")
    if written_by_scripts := [site.name for site in sites.values() if site.javascript]:
        from scraper.fetching.browser import what_is_missing

        missing, _, mend = what_is_missing().partition(": ")
        names = ", ".join(written_by_scripts)
        yield Finding("browser", "broken" if missing else "ok", f"{names}: {missing or 'Playwright and a Chromium are there'}", mend)


def _rules(config: Config) -> Iterator[Finding]:
    from scraper.catalogue.gazetteers import load_lexicon
    from scraper.catalogue.rules import load_rules
    from scraper.cli.rules import failing_examples

    try:
        rules, lexicon = load_rules(config.rules), load_lexicon(config.gazetteers)
    except ConfigurationError as error:
        yield Finding("rules", "broken", str(error), "correct the file and key named")
        return
    failing = [rule.name for rule in rules if failing_examples(rule, lexicon)]
    if failing:
        yield Finding("rules", "warning", f"examples fail in {', '.join(failing)}", "`klastry rules test` shows which")
    else:
        yield Finding("rules", "ok", f"{len(rules)} rules, all their examples hold")


def _database(config: Config) -> Iterator[Finding]:
    from scraper.storage.database import open_database

    if not config.db.exists():
        yield Finding("database", "warning", f"{config.db} does not exist yet", "`klastry crawl` makes it")
        return
    try:
        with closing(open_database(config.db, readonly=True)) as conn:
            checked = conn.execute("PRAGMA quick_check").fetchone()[0]
            articles = conn.execute("SELECT count(*) FROM articles").fetchone()[0]
            unfinished = conn.execute("SELECT count(*) FROM runs WHERE finished IS NULL").fetchone()[0]
            dead = conn.execute("SELECT count(*) FROM deliveries WHERE state = 'dead'").fetchone()[0]
    except (KlastryError, sqlite3.Error) as error:
        yield Finding("database", "broken", str(error), "restore the last copy: `klastry backup` made it; see docs/operations.md")
        return
    if checked != "ok":
        yield Finding("database", "broken", f"damaged: {checked}", "restore the last copy; see docs/operations.md")
    else:
        yield Finding("database", "ok", f"{articles} articles in {config.db}, whole")
    if unfinished:
        yield Finding("runs", "warning", f"{unfinished} runs did not end by themselves", "nothing is lost: the next crawl goes on where they stopped")
    if dead:
        yield Finding("alerts", "warning", f"{dead} alerts were given up", "`klastry alerts list --state dead` says why, `alerts retry` tries again")


def _backup(config: Config) -> Iterator[Finding]:
    copies = sorted([*config.var.glob(f"backup/{config.db.stem}-*.db"), *config.var.glob("*backup*.db")], key=lambda f: f.stat().st_mtime)
    if not copies:
        yield Finding(
            "backup",
            "warning",
            "there is no copy beside the database",
            "`klastry backup`, or let `klastry schedule` do it nightly",
        )
        return
    age = (time.time() - copies[-1].stat().st_mtime) / 86400
    yield _restorable(copies[-1], age)


def _restorable(copy: Path, age_days: float) -> Finding:
    """The copy opened and read, as a restore would."""
    from scraper.storage.database import open_database

    try:
        with closing(open_database(copy, readonly=True)) as conn:
            articles = conn.execute("SELECT count(*) FROM articles").fetchone()[0]
    except (KlastryError, sqlite3.Error) as error:
        return Finding("backup", "broken", f"{copy} cannot be restored: {error}", "make a new one: `klastry backup`")
    old = age_days > _OLD_BACKUP_DAYS
    return Finding(
        "backup",
        "warning" if old else "ok",
        f"{copy.name}: {articles} articles, {age_days:.0f} days old",
        "make a new one: `klastry backup`" if old else "",
    )


def _mail_settings(config: Config) -> Iterator[Finding]:
    mail = config.mail
    if not mail.host:
        yield Finding("mail", "warning", "not set up: alerts go to a file only", "set [mail] in data/config.toml; docs/operations.md shows how")
    elif not mail.recipients:
        yield Finding("mail", "broken", "there is a host, but nobody to write to", "set [mail] recipients")
    else:
        yield Finding("mail", "ok", f"{mail.host}:{mail.port} for {len(mail.recipients)} recipients")


def _mail_login(config: Config) -> Iterator[Finding]:
    from scraper.alerts.channels.mail import connected

    try:
        with connected(config.mail) as server:
            server.noop()
        yield Finding("mail server", "ok", "answers and lets us in")
    except Exception as error:  # noqa: BLE001 - whatever a server does is a finding
        yield Finding("mail server", "broken", f"{type(error).__name__}: {error}", "check host, port, security, user and password")
