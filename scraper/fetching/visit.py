"""One visit of one site: the memory that the spider and the pipelines share. All that must survive a kill is in the database at once."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scraper.archive.warc import Place, WarcFile, read_page
from scraper.discovery.sources import sitemaps_of_robots
from scraper.fetching.politeness import LONGEST_DELAY_SECONDS
from scraper.model.errors import Failure
from scraper.model.moments import WARSAW, Clock, day_of, warsaw_now
from scraper.model.run import VisitCounts
from scraper.normalisation.urls import host_of
from scraper.storage import archived_pages, articles, crawl_state, runs

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from pathlib import Path

    from scraper.model.page import Page, Sighting
    from scraper.model.run import Stored, Visit, VisitOutcome
    from scraper.model.site import Site
    from scraper.processing import Desk
    from scraper.storage.crawl_state import Validators


_SOON = timedelta(hours=1)
_SHORTEST_PAUSE = timedelta(hours=2)
_LONGEST_PAUSE = timedelta(hours=24)


@dataclass(slots=True)
class SiteVisit:
    """What one visit knows and does. `desk` is what its pages are read with."""

    conn: sqlite3.Connection
    site: Site
    visit: Visit
    desk: Desk
    archive: Path
    channels: tuple[str, ...] = ()
    full: bool = False
    """Ask every source without conditions, and the stored articles again."""
    deep: bool = False
    """Follow the links of articles too, as on a first visit."""
    since: datetime | None = None
    """Pages that their source dates before it are left unread."""
    counts: Counter[str] = field(default_factory=Counter)
    clock: Clock = warsaw_now
    started: datetime = field(init=False)
    answered: bool = False
    """The site itself, not one that it leads to, gave at least one answer that is not an error."""
    stop_reason: str = ""
    first_error: str = ""
    broken: str = ""
    """What ended the visit unforeseen: a fault of ours, not of a page."""
    robots_sitemaps: list[str] = field(default_factory=list)
    crawl_delay: float | None = None
    named: dict[str, set[str]] = field(default_factory=dict)
    """Addresses that each source of this visit named."""
    unconfirmed: dict[str, Validators] = field(default_factory=dict)
    """Validators of sources, written when all that they named is stored."""
    read_pages: list[tuple[str, Place]] = field(default_factory=list)
    """(address, place in the archive) of the articles read in this visit."""
    other_pages: list[Page] = field(default_factory=list)
    """A few pages that are no articles: what tells a template the two apart."""
    warc: WarcFile = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.now()
        stamp = self.started.strftime("%Y%m%dT%H%M%S")
        self.warc = WarcFile(self.archive, f"{self.site.name}/{stamp}-{self.visit.id}.warc.gz")

    # -- what came over the wire

    def fetched(self, url: str, status: int | None, body_bytes: int) -> None:
        """Count one answer."""
        self.counts["requests"] += 1
        self.counts["bytes"] += body_bytes
        if status is not None and status < 400 and host_of(url) == host_of(self.site.url):
            self.answered = True
        with self.conn:
            runs.record_fetch(self.conn, self.visit, url, status=status, body_bytes=body_bytes, now=self.now())

    def failed(self, url: str, stage: str, reason: str, status: int | None = None) -> None:
        """Record a page or source that could not be fetched or read; the visit goes on."""
        self.counts["failed"] += 1
        self.first_error = self.first_error or reason
        with self.conn:
            runs.record_failure(self.conn, self.visit, Failure(url=url, site=self.site.name, stage=stage, reason=reason), self.now(), status=status)

    def broke(self, reason: str) -> None:
        """The visit itself ended by a fault: it has failed, and what it stored stays."""
        self.broken = reason
        self.failed(self.site.url, "visit", reason)

    def asked_to_wait(self, until: datetime) -> None:
        """The site answered Retry-After: hold it, and end this visit."""
        with self.conn:
            crawl_state.hold_site(self.conn, self.site.name, until)
        self.stop_reason = f"the site asked to be left alone until {until.isoformat(timespec='minutes')}"

    @staticmethod
    def end_now(crawler: Any) -> None:
        """Let go of what is still queued: it stays in the frontier for the next visit. Any: Scrapy's Crawler, untyped."""
        asyncio.ensure_future(crawler.engine.close_spider_async(reason="ended"))  # noqa: RUF006 - the engine waits for it itself

    def over_budget(self) -> bool:
        """Whether the visit has cost the site what its profile allows."""
        budget = self.site.budget
        if self.counts["requests"] >= budget.max_pages:
            self.stop_reason = f"budget of {budget.max_pages} pages reached; the rest comes with the next visits"
        elif self.counts["bytes"] >= budget.max_megabytes * 1024 * 1024:
            self.stop_reason = f"budget of {budget.max_megabytes} MB reached; the rest comes with the next visits"
        elif self.now() - self.started >= timedelta(minutes=budget.max_minutes):
            self.stop_reason = f"budget of {budget.max_minutes} minutes reached; the rest comes with the next visits"
        return bool(self.stop_reason)

    # -- robots.txt

    def kept_robots(self, netloc: str) -> str | None:
        """The site's robots.txt where it is fresh; None for other hosts."""
        return crawl_state.kept_robots(self.conn, self.site.name, self.now()) if netloc == urlsplit(self.site.url).netloc else None

    def robots_fetched(self, netloc: str, text: str) -> None:
        """Keep the text for a day."""
        self.counts["requests"] += 1
        if netloc == urlsplit(self.site.url).netloc:
            with self.conn:
                crawl_state.keep_robots(self.conn, self.site.name, text, self.now())

    def robots_parsed(self, netloc: str, parser: Any, text: str) -> None:  # Any: Scrapy's RobotParser, untyped
        """Take over Crawl-delay and sitemaps."""
        if netloc == urlsplit(self.site.url).netloc:
            self.robots_sitemaps = sitemaps_of_robots(text, self.site.url)
            delay = parser.crawl_delay(b"klastry")
            self.crawl_delay = min(float(delay), LONGEST_DELAY_SECONDS) if delay else None

    # -- what sources and pages name

    def sighted(self, source: str, sightings: Iterable[Sighting]) -> list[Sighting]:
        """Put what a source named into the frontier; gives what is to be fetched: the new, and what its source says was modified."""
        named = [s for s in sightings if self.since is None or s.published is None or day_of(s.published) >= self.since.date()]
        self.named.setdefault(source, set()).update(s.url for s in named)
        with self.conn:
            fresh = crawl_state.add_sightings(self.conn, self.site.name, named, self.now())
            reopened = crawl_state.reopen_modified(self.conn, self.site.name, named)
        self.counts["found"] += len(fresh)
        return [*fresh, *reopened]

    def source_read(self, url: str, validators: Validators, yielded: int) -> None:
        """A source answered with content; its validators wait until all that it named is stored."""
        self.unconfirmed[url] = validators
        with self.conn:
            crawl_state.source_answered(self.conn, self.site.name, url, self.now(), yielded=yielded)

    def page_read(self, url: str, state: crawl_state.AddressState, validators: Validators | None = None) -> None:
        """Note what became of an address that stores nothing."""
        with self.conn:
            crawl_state.mark_read(self.conn, self.site.name, url, state, self.now(), validators)

    def gone(self, url: str) -> None:
        """The site says that an address is gone: a stored article of it is marked as withdrawn."""
        with self.conn:
            articles.mark_withdrawn(self.conn, url, self.now())

    def archived(self, page: Page, headers: dict[str, str]) -> Place:
        """Keep the page in the archive; its row is written with the article."""
        return self.warc.append(page, headers, page.fetched_at or self.now())

    def stored(self, asked: str, place: Place, stored: Stored, *, dated: bool) -> None:
        """Count a stored article."""
        self.counts[stored.outcome] += 1
        self.counts["without_date"] += not dated
        self.read_pages.append((asked, place))

    def archived_page(self, url: str, place: Place) -> Page | None:
        """A page of this visit, as it came."""
        page = read_page(self.archive, place, self.site.name)
        return None if page is None else replace(page, sighting=crawl_state.sighting_of(self.conn, self.site.name, url))

    def pages_to_learn_from(self) -> list[tuple[str, Place]]:
        """The articles' pages of this visit; of the whole first visit, with its killed and cut parts, while that lasts."""
        if not self.visit.baseline:
            return self.read_pages
        rows = archived_pages.latest_pages(self.conn, self.site.name)
        return [(row["url"], Place(file=row["file"], position=row["position"])) for row in rows]

    def since_when(self) -> datetime:
        """From when on what was stored is this visit's, or the whole first visit's."""
        return runs.site_added(self.conn, self.site.name) if self.visit.baseline else self.started

    # -- the end

    def finish(self) -> VisitOutcome:
        """Confirm the sources of which everything is stored, and write how the visit ended."""
        pending = {s.url for s in crawl_state.pending_sightings(self.conn, self.site.name)}
        outcome: VisitOutcome = "failed" if self.broken or not self.answered else "budget" if self.stop_reason else "done"
        with self.conn:
            for url, validators in self.unconfirmed.items():
                if not self.named.get(url, set()) & pending:
                    crawl_state.confirm_source(self.conn, self.site.name, url, validators)
            if outcome == "done":
                latest = archived_pages.latest_addresses(self.conn, self.site.name)
                read = {url for url in self.unconfirmed if latest and latest <= self.named.get(url, set())}
                if self.visit.baseline:
                    crawl_state.set_covers(self.conn, self.site.name, read)
            crawl_state.set_next_visit(self.conn, self.site.name, self.now() + self._pause(outcome))
            reason = self.broken or self.stop_reason or (None if self.answered else self.first_error or "no answer")
            runs.finish_visit(self.conn, self.visit, outcome, self._counts(), self.now(), reason=reason)
        return outcome

    def _pause(self, outcome: VisitOutcome) -> timedelta:
        """How long until the site is due again: a quarter of its publishing rhythm, from two hours to a day; soon after a cut or failed visit."""
        if outcome != "done":
            return _SOON
        gap = crawl_state.publishing_gap(self.conn, self.site.name)
        return _LONGEST_PAUSE if gap is None else max(_SHORTEST_PAUSE, min(gap / 4, _LONGEST_PAUSE))

    def _counts(self) -> VisitCounts:
        known = VisitCounts.__dataclass_fields__
        return VisitCounts(**{name: self.counts[name] for name in known})

    def now(self) -> datetime:
        """This moment, in Polish time."""
        return self.clock().astimezone(WARSAW)


def body_hash(body: bytes) -> str:
    """What tells whether bytes are the same as last time, where a server gives no validators."""
    return hashlib.blake2b(body, digest_size=16).hexdigest()
