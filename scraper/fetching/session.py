"""A crawl from configuration to delivered alerts: what `klastry crawl`, `demo` and `backfill` share."""

from __future__ import annotations

import os
import smtplib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.alerts.channels import Undeliverable, channel_names, secret
from scraper.alerts.delivery import DeliveryReport, deliver
from scraper.alerts.operator import tell_operator
from scraper.analysis.conditions import conditions_of
from scraper.analysis.metrics import write_metrics
from scraper.catalogue.gazetteers import load_lexicon
from scraper.catalogue.rules import load_rules
from scraper.config import CHECKOUT
from scraper.fetching.run import CrawlPlan, VisitReport, run_crawl
from scraper.model.moments import Clock, warsaw_now
from scraper.storage import conditions, crawl_state
from scraper.storage.known_surnames import surnames_of

if TYPE_CHECKING:
    import sqlite3

    from scraper.config import Config
    from scraper.model.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How the sites are to be visited."""

    command: str = "crawl"
    due: bool = False
    full: bool = False
    deep: bool = False
    since: datetime | None = None
    alerts: bool = True
    on_report: Callable[[VisitReport], None] = lambda report: None
    clock: Clock = warsaw_now


def crawl(config: Config, conn: sqlite3.Connection, sites: Iterable[Site], wishes: Wishes) -> list[VisitReport]:
    """Visit the sites as wished; queues alerts and delivers none. Once a process: the reactor cannot be started twice."""
    plan = planned(config, conn, sites, wishes)
    return run_crawl(plan) if plan.sites else []


def planned(config: Config, conn: sqlite3.Connection, sites: Iterable[Site], wishes: Wishes) -> CrawlPlan:
    """The crawl that the wishes ask for."""
    now = wishes.clock()
    chosen = tuple(site for site in sites if not wishes.due or crawl_state.is_due(conn, site.name, now))
    rules = load_rules(config.rules)
    os.chdir(CHECKOUT)  # Scrapy looks for scrapy.cfg from the working folder up
    return CrawlPlan(
        conn=conn,
        sites=chosen,
        lexicon=load_lexicon(config.gazetteers, surnames_of(conn, load_lexicon(config.gazetteers))),
        rules=rules,
        settings=config.crawl,
        archive=config.var / "archive",
        command=wishes.command,
        channels=channel_names(config, rules),
        full=wishes.full,
        deep=wishes.deep,
        since=wishes.since,
        alerts=wishes.alerts,
        on_report=wishes.on_report,
        clock=wishes.clock,
    )


def deliver_alerts(config: Config, conn: sqlite3.Connection) -> DeliveryReport:
    """Send what waits in the outbox."""
    return deliver(conn, config, load_rules(config.rules))


def watch_over(config: Config, conn: sqlite3.Connection, reports: Iterable[VisitReport], clock: Clock = warsaw_now) -> list[str]:
    """After a crawl: note what is wrong with the sites visited, tell the operator what changed, write the metrics, ping. Gives what of it failed, in words.

    Nothing of it can undo a crawl: each failure is told, and the next run tries again.
    """
    now, failures = clock(), []
    with conn:
        for report in reports:
            conditions.note_conditions(conn, report.site, conditions_of(conn, report.site, now), now)
    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("the operator was not told", lambda: tell_operator(conn, config, now)),
        (config.operator.metrics_file, lambda: _write_metrics(config, conn, now)),
        ("the ping failed", lambda: _ping(config)),
    )
    for name, step in steps:
        try:
            step()
        except Undeliverable as error:
            failures.append(f"{name}: {error}")
        except (OSError, smtplib.SMTPException) as error:
            failures.append(f"{name}: {type(error).__name__}: {error}")
    return failures


def _write_metrics(config: Config, conn: sqlite3.Connection, now: datetime) -> None:
    if config.operator.metrics_file:
        write_metrics(conn, Path(config.operator.metrics_file).expanduser(), now)


def _ping(config: Config) -> None:
    if not config.operator.ping_url:
        return
    import requests  # 50 ms: only who wants a ping pays for it

    try:
        requests.get(secret(config.operator.ping_url), timeout=10).raise_for_status()
    except requests.RequestException as error:
        raise Undeliverable(type(error).__name__) from None  # what it says holds the address
