"""One visit of one site: the memory that the spider and the pipelines share. All that must survive a kill is in the database at once. `ending` says when it is over."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from scraper.archive.warc import Place, WarcFile, read_page
from scraper.discovery.addresses import is_same_place
from scraper.discovery.posts import is_post
from scraper.discovery.sources import believably_modified, sitemaps_of_robots
from scraper.discovery.traps import Traps
from scraper.fetching.answers import certificate_end
from scraper.fetching.rounds import Round, choose_round
from scraper.model.errors import Failure
from scraper.model.moments import WARSAW, Clock, day_of, warsaw_now
from scraper.normalisation.urls import host_of, normalise_url
from scraper.storage import archived_pages, articles, crawl_state, gone, runs

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from pathlib import Path

    from scrapy.http import Response

    from scraper.archive.warc import Place
    from scraper.fetching.items import Reading
    from scraper.model.page import Page, Sighting
    from scraper.model.run import Stored, Visit
    from scraper.model.site import Site
    from scraper.model.template import Template
    from scraper.processing import Desk
    from scraper.storage.crawl_state import Validators


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
    draft: Template | None = None
    """Of a first visit's template, while it goes on."""
    settled_home: str = field(init=False)
    """The home page's address behind its redirects, or that of an earlier visit's articles."""
    stop_reason: str = ""
    """Why the visit is to end before it is done; set once."""
    first_error: str = ""
    broken: str = ""
    """What ended the visit unforeseen: a fault of ours, not of a page."""
    robots_sitemaps: list[str] = field(default_factory=list)
    traps: Traps = field(init=False)
    new_addresses: set[str] = field(default_factory=set)
    """Addresses of the articles stored for the first time."""
    named: dict[str, set[str]] = field(default_factory=dict)
    """Addresses that each source of this visit named."""
    _addresses: dict[str, str] = field(default_factory=dict)
    """Each address in the frontier that this visit met, once: a site's menu stands on all its pages."""
    continues: dict[str, str] = field(default_factory=dict)
    """What a list's buttons load, and the page on which they stood."""
    unconfirmed: dict[str, Validators] = field(default_factory=dict)
    """Validators of sources, written when all that they named is stored."""
    read_pages: list[tuple[str, Place]] = field(default_factory=list)
    """(address, place in the archive) of the articles read in this visit."""
    other_pages: list[Page] = field(default_factory=list)
    """A few pages that are no articles: what tells a template the two apart."""
    fitted: int = 0
    """Articles that had the template's place of the body."""
    vanished: int = 0
    """Articles that answered that they are gone."""
    strangers: list[Reading] = field(default_factory=list)
    """Pages that only the template says to be no articles."""
    strangers_left: list[str] = field(default_factory=list)
    """Addresses of those that were too many to keep."""
    warc: WarcFile = field(init=False)
    round: Round = field(init=False)
    """Which sources this visit asks."""

    def __post_init__(self) -> None:
        self.started = self.now()
        stamp = self.started.strftime("%Y%m%dT%H%M%S")
        self.traps = Traps(patience=10 if self.deep else 1)
        self.settled_home = articles.home_of_latest(self.conn, self.site.name) or normalise_url(self.site.url)
        self.round = choose_round(self)
        self.warc = WarcFile(self.archive, f"{self.site.name}/{stamp}-{self.visit.id}.warc.gz")

    # -- what came over the wire

    def fetched(self, response: Response) -> None:
        """Count one answer."""
        self.counts["bytes"] += len(response.body)
        if response.status < 400 and host_of(response.url) == host_of(self.site.url):
            if not self.answered and (until := certificate_end(response)):
                with self.conn:
                    crawl_state.note_certificate(self.conn, self.site.name, until)
            self.answered = True
        with self.conn:
            runs.record_fetch(self.conn, self.visit, response.url, status=response.status, body_bytes=len(response.body), now=self.now())

    def settled_at(self, url: str) -> None:
        """The home page answered there, behind its redirects: how the site itself spells its addresses."""
        self.settled_home = normalise_url(url)

    def spelt(self, url: str) -> str:
        """The address with the scheme and the www. that the site settled for: its twins are one page."""
        if _is_spelt(url, self.settled_home) or not is_same_place(url, self.settled_home):
            return url
        home, parts = urlsplit(self.settled_home), urlsplit(url)
        return urlunsplit(parts._replace(scheme="https" if home.scheme == "https" else parts.scheme, netloc=home.netloc))

    def failed(self, url: str, stage: str, reason: str, status: int | None = None) -> None:
        """Record a page or source that could not be fetched or read; the visit goes on."""
        self.counts["failed"] += 1
        self.first_error = self.first_error or reason
        with self.conn:
            runs.record_failure(self.conn, self.visit, Failure(url=url, site=self.site.name, stage=stage, reason=reason), self.now(), status=status)

    def broke(self, reason: str) -> None:
        """The visit itself ended by a fault: it has failed, and what it stored stays."""
        if not self.broken:
            self.broken = self.stop_reason = reason
            self.failed(self.site.url, "visit", reason)

    def refused(self, url: str, reason: str) -> None:
        """Record an address that we may not ask for, by robots.txt or because of where it leads; it counts as no failure of the site's."""
        self.first_error = self.first_error or reason
        with self.conn:
            runs.record_failure(self.conn, self.visit, Failure(url=url, site=self.site.name, stage="fetch", reason=reason), self.now())

    # -- robots.txt

    def kept_robots(self, netloc: str) -> str | None:
        """The host's robots.txt where it is fresh."""
        return crawl_state.kept_robots(self.conn, self.site.name, netloc, self.now())

    def robots_fetched(self, netloc: str, text: str) -> None:
        """Keep the text for a day."""
        with self.conn:
            crawl_state.keep_robots(self.conn, self.site.name, netloc, text, self.now())

    def robots_read(self, netloc: str, text: str) -> None:
        """Take over the sitemaps that the site's own robots.txt names."""
        if host_of(f"//{netloc}") == host_of(self.site.url):
            self.robots_sitemaps += [url for url in sitemaps_of_robots(text, self.site.url) if url not in self.robots_sitemaps]

    # -- what sources and pages name

    def sighted(self, source: str, sightings: Iterable[Sighting]) -> list[Sighting]:
        """Put what a source named into the frontier; gives what is to be fetched: the new, and what its source says was modified."""
        named = [s for s in sightings if self.since is None or s.published is None or day_of(s.published) >= self.since.date()]
        self.continues.update((s.url, source) for s in named if s.source_kind == "more" and s.url != source)
        with self.conn:
            unknown = [s for s in named if s.url not in self._addresses]
            fresh = crawl_state.add_sightings(self.conn, self.site.name, unknown, self.now())
            reopened = crawl_state.reopen_modified(self.conn, self.site.name, believably_modified(named, self.now()))
        self.named.setdefault(source, set()).update(self._addresses.setdefault(s.url, s.url) for s in named)
        self.counts["found"] += len(fresh)
        return [*fresh, *reopened]

    def source_read(self, url: str, validators: Validators, yielded: int) -> None:
        """A source answered with content; its validators wait until all that it named is stored."""
        self.unconfirmed[url] = validators
        self.counts["sources_read"] += 1
        with self.conn:
            crawl_state.source_answered(self.conn, self.site.name, url, self.now(), yielded=yielded)

    def source_unchanged(self, url: str) -> None:
        """A source answered that nothing changed."""
        with self.conn:
            crawl_state.source_answered(self.conn, self.site.name, url, None)

    def known_sources(self) -> list[crawl_state.Source]:
        """The site's sources as they stand now."""
        return crawl_state.sources(self.conn, self.site.name)

    def page_read(self, url: str, state: crawl_state.AddressState, validators: Validators | None = None) -> None:
        """Note what became of an address that stores nothing."""
        if state == "other":
            self.traps.barren(url)
        with self.conn:
            crawl_state.mark_read(self.conn, self.site.name, url, state, self.now(), validators)

    def not_an_article(self, url: str, validators: Validators) -> None:
        """A page was read and is none; where it was one, the article stays and the page is asked for again: more likely we misread a new layout."""
        with self.conn:
            known = articles.article_id_of(self.conn, url) is not None
        self.counts["misread"] += known
        self.page_read(url, "article" if known else "other", None if known else validators)

    def unchanged(self, url: str, validators: Validators) -> None:
        """The article at the address stands as we have it."""
        with self.conn:
            crawl_state.mark_read(self.conn, self.site.name, url, "article", self.now(), validators)
            articles.seen_unchanged(self.conn, url, self.now())

    def gone(self, url: str) -> None:
        """The site says that an address is gone. An article that it says so of on two days is marked as withdrawn; one such answer may be an accident."""
        now = self.now()
        with self.conn:
            if articles.article_id_of(self.conn, url) is None:
                crawl_state.mark_read(self.conn, self.site.name, url, "other", now)
                return
            self.vanished += 1
            if gone.note_gone(self.conn, self.site.name, url, now):
                self.counts["withdrawn"] += articles.mark_withdrawn(self.conn, url, now)
                crawl_state.mark_read(self.conn, self.site.name, url, "other", now)

    def archived(self, page: Page, headers: dict[str, str], sent: bytes) -> Place:
        """Keep the page in the archive, as it was sent; its row is written with the article."""
        return self.warc.append(page, headers, page.fetched_at or self.now(), sent=sent)

    def stored(self, asked: str, place: Place, stored: Stored, *, dated: bool) -> None:
        """Count a stored article."""
        self.counts[stored.outcome] += 1
        if stored.outcome == "new":
            self.new_addresses.add(asked)
        if stored.outcome == "new" or not self.visit.baseline:
            self._bore_fruit(asked)
        else:
            self.traps.barren(asked)  # a first visit meets an article that it has: under another address of an endless many, perhaps
        self.counts["without_date"] += not dated
        if not is_post(asked):
            self.read_pages.append((asked, place))

    def _bore_fruit(self, asked: str) -> None:
        self.traps.fruitful(asked)
        sighting = crawl_state.sighting_of(self.conn, self.site.name, asked)
        if sighting is not None and sighting.source_url:
            self.traps.fruitful(sighting.source_url)

    def archived_page(self, url: str, place: Place) -> Page | None:
        """A page of this visit, as it came."""
        page = read_page(self.archive, place, self.site.name)
        return None if page is None else replace(page, sighting=crawl_state.sighting_of(self.conn, self.site.name, url))

    def pages_to_learn_from(self) -> list[tuple[str, Place]]:
        """The articles' pages of this visit; of the whole first visit, with its killed and cut parts, while that lasts."""
        if not self.visit.baseline:
            return self.read_pages
        rows = archived_pages.latest_pages(self.conn, self.site.name)
        return [(row["url"], Place(file=row["file"], position=row["position"])) for row in rows if not is_post(row["url"])]

    def guessed_in_vain(self) -> set[str]:
        """Addresses that an earlier part of this first visit found not to be there: a small budget is not spent on guessing them again."""
        return runs.addresses_not_there(self.conn, self.site.name, self.since_when()) if self.visit.baseline else set()

    def since_when(self) -> datetime:
        """From when on what was stored is this visit's, or the whole first visit's."""
        return runs.site_added(self.conn, self.site.name) if self.visit.baseline else self.started

    def now(self) -> datetime:
        """This moment, in Polish time."""
        return self.clock().astimezone(WARSAW)


def _is_spelt(url: str, home: str) -> bool:
    """Whether the address begins as the home page's does, and has no empty end that putting it together would take away."""
    origin = "/".join(home.split("/", 3)[:3])
    return url.startswith(f"{origin}/") and url[-1] not in "?#" and "?#" not in url
