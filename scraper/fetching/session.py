"""A crawl from configuration to delivered alerts: what `klastry crawl`, `demo` and `backfill` share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from scraper.alerts.channels import channel_names
from scraper.alerts.delivery import DeliveryReport, deliver
from scraper.catalogue.gazetteers import load_lexicon
from scraper.catalogue.rules import load_rules
from scraper.config import CHECKOUT
from scraper.fetching.run import CrawlPlan, VisitReport, run_crawl
from scraper.model.moments import Clock, warsaw_now
from scraper.storage import crawl_state

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
        lexicon=load_lexicon(config.gazetteers),
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
