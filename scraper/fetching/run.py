"""Many visits in one process: a Scrapy crawl a site, side by side, none stopping another."""

from __future__ import annotations

import asyncio
import ipaddress
import json
import logging
from collections.abc import Callable, Coroutine
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.project import get_project_settings

from scraper.fetching.browser import what_is_missing
from scraper.fetching.ending import finish
from scraper.fetching.learning import learn_from_visit, stored_template
from scraper.fetching.redesign import adopt_strangers
from scraper.fetching.visit import SiteVisit
from scraper.model.moments import Clock, warsaw_now
from scraper.processing import Desk
from scraper.storage import crawl_state, runs

if TYPE_CHECKING:
    import sqlite3

    from scraper.config import CrawlSettings
    from scraper.language.lexicon import Lexicon
    from scraper.model.rule import Rule
    from scraper.model.run import VisitOutcome
    from scraper.model.site import Site

T = TypeVar("T")
_BROWSERS = 2
"""Sites at once whose pages a browser builds, beside the others: one takes half a gigabyte of memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitReport:
    """How one visit went, for the summary."""

    site: str
    title: str
    outcome: VisitOutcome | str
    """`done`, `budget`, `failed`, or `held` where the site asked to be left alone."""
    reason: str | None
    baseline: bool
    counts: dict[str, int]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlPlan:
    """What a crawl is to do, and with what."""

    conn: sqlite3.Connection
    sites: tuple[Site, ...]
    lexicon: Lexicon
    rules: tuple[Rule, ...]
    settings: CrawlSettings
    archive: Path
    command: str
    channels: tuple[str, ...] = ()
    full: bool = False
    deep: bool = False
    since: datetime | None = None
    alerts: bool = True
    on_report: Callable[[VisitReport], None] = lambda report: None
    clock: Clock = warsaw_now


def run_crawl(plan: CrawlPlan) -> list[VisitReport]:
    """Visit the sites, at most `sites_in_parallel` at once, and give a report each, in the order they ended.

    Blocks until all have ended, and can be called once in a process: Twisted's reactor cannot be started twice.
    """
    process = crawler_process(plan.settings)
    return drive(process, lambda: visit_sites(plan, process))


async def visit_sites(plan: CrawlPlan, process: AsyncCrawlerProcess) -> list[VisitReport]:
    """One run of the plan on a reactor that runs already: what `run_crawl` does, and a simulated month does thirty times."""
    with plan.conn:
        run_id = runs.start_run(plan.conn, plan.command, plan.clock())
    reports: list[VisitReport] = []
    gates = {False: asyncio.Semaphore(max(1, plan.settings.sites_in_parallel)), True: asyncio.Semaphore(_BROWSERS)}
    await asyncio.gather(*(_one_site(plan, run_id, site, process, gates[site.javascript], reports) for site in plan.sites))
    failed = any(r.outcome == "failed" for r in reports)
    with plan.conn:
        runs.finish_run(plan.conn, run_id, "sites-failed" if failed else "done", plan.clock())
    return reports


def drive(process: AsyncCrawlerProcess, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run the work on Scrapy's reactor, stop it when the work is done, and give what came of it. Once a process."""
    from twisted.internet import reactor

    stop: Callable[[], None] = getattr(reactor, "stop")  # noqa: B009 - twisted types the reactor as a module
    ended: list[asyncio.Future[T]] = []

    def finish(task: asyncio.Future[T]) -> None:
        ended.append(task)
        stop()

    def begin() -> None:
        asyncio.ensure_future(work()).add_done_callback(finish)

    getattr(reactor, "callWhenRunning")(begin)  # noqa: B009 - as above
    process.start(stop_after_crawl=False)
    return ended[0].result()


async def _one_site(
    plan: CrawlPlan, run_id: int, site: Site, process: AsyncCrawlerProcess, gate: asyncio.Semaphore, reports: list[VisitReport]
) -> None:
    async with gate:
        started = plan.clock()
        held = crawl_state.held_until(plan.conn, site.name, started)
        if held:
            report = VisitReport(
                site=site.name,
                title=site.title,
                outcome="held",
                reason=f"asked to be left alone until {held.isoformat(timespec='minutes')}",
                baseline=False,
                counts={},
                seconds=0.0,
            )
        else:
            report = await _visited(plan, run_id, site, process, started)
        reports.append(report)
        _log(plan, run_id, report)
        plan.on_report(report)


def _log(plan: CrawlPlan, run_id: int, report: VisitReport) -> None:
    """Append the visit to the log. A log that cannot be written stops no visit: the database holds the same."""
    if not plan.settings.log_file:
        return
    line = json.dumps({"run": run_id, "ended": plan.clock().isoformat(), "command": plan.command, **asdict(report)}, ensure_ascii=False)
    try:
        with Path(plan.settings.log_file).expanduser().open("a", encoding="utf-8") as log:
            log.write(line + "\n")
    except OSError as error:
        logging.getLogger(__name__).error("%s cannot be written: %s", plan.settings.log_file, error.strerror)


async def _visited(plan: CrawlPlan, run_id: int, site: Site, process: AsyncCrawlerProcess, started: datetime) -> VisitReport:
    with plan.conn:
        record = runs.start_visit(plan.conn, run_id, site, started, alerts=plan.alerts)
    # A visit learns a template and reads its pages again: a second reading of each would be work for nothing.
    template = stored_template(plan.conn, site.name)
    desk = Desk(now=started, lexicon=plan.lexicon, rules=plan.rules, site=site, template=template, reads_twice=False)
    visit = SiteVisit(
        conn=plan.conn,
        site=site,
        visit=record,
        desk=desk,
        archive=plan.archive,
        channels=plan.channels,
        full=plan.full,
        since=plan.since,
        clock=plan.clock,
    )
    crawler = process.create_crawler(_site_spider())
    crawler.settings.setdict(_site_settings(site), priority="cmdline")
    if missing := what_is_missing() if site.javascript else "":
        visit.broke(missing)
    else:
        await _crawled(process, crawler, visit)
    ending = finish(visit)
    seconds = (plan.clock() - started).total_seconds()
    return VisitReport(
        site=site.name,
        title=site.title,
        outcome=ending.outcome,
        reason=ending.reason,
        baseline=record.baseline,
        counts=dict(visit.counts),
        seconds=seconds,
    )


async def _crawled(process: AsyncCrawlerProcess, crawler: Any, visit: SiteVisit) -> None:  # Any: Scrapy's Crawler, untyped
    try:
        await process.crawl(crawler, visit=visit)
        adopt_strangers(visit)
        if visit.read_pages or (visit.visit.baseline and visit.answered and not visit.stop_reason):
            learn_from_visit(visit)
    except Exception as error:  # noqa: BLE001 - the wide net of the batch: what breaks one visit must not end the others
        visit.broke(f"{type(error).__name__}: {error}")


def _site_spider() -> Any:  # Any: a Scrapy spider class, untyped; spiders/ imports us, so it is named, not imported
    from scrapy.utils.misc import load_object

    return load_object("spiders.news.NewsSpider")


def crawler_process(crawl: CrawlSettings) -> AsyncCrawlerProcess:
    """Scrapy's process with `settings.py` and the `[crawl]` settings."""
    settings = get_project_settings()
    if crawl.contact:
        settings.set("USER_AGENT", f"Klastry/0.1 (monitor of cluster news; +{crawl.contact})", priority="cmdline")
    settings.set("LOG_INSTALL_ROOT_HANDLER", False, priority="cmdline")
    settings.set("DOWNLOAD_TIMEOUT", crawl.timeout_seconds, priority="cmdline")
    settings.set("DOWNLOAD_MAXSIZE", crawl.max_page_megabytes * 1024 * 1024, priority="cmdline")
    return AsyncCrawlerProcess(settings)


def _site_settings(site: Site) -> dict[str, Any]:  # Any: settings of many types
    delay = site.budget.delay_seconds
    if delay is None:
        delay = 0.0 if is_loopback(site.url) else 1.0
    return {
        "DOWNLOAD_DELAY": delay,
        "AUTOTHROTTLE_ENABLED": delay > 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1 if delay > 0 else 4,
        "COOKIES_ENABLED": site.cookies,
        "KLASTRY_JAVASCRIPT": site.javascript,
    }


def is_loopback(url: str) -> bool:
    """Whether the address names this machine itself."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
