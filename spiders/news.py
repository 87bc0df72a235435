"""The spider of a news site: asks its sources, fetches what they name, hands every page to `scraper.processing`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider
from scrapy.exceptions import IgnoreRequest

from scraper.discovery.addresses import is_archive, is_worth_asking
from scraper.discovery.feeds import NotAFeed, parse_feed
from scraper.discovery.links import find_feeds, find_links, is_minor_feed
from scraper.discovery.sitemaps import NotASitemap, parse_sitemap
from scraper.discovery.sources import usual_feeds, usual_sitemaps
from scraper.discovery.wordpress import NotWordPress, next_page, parse_posts, posts_url
from scraper.fetching.items import Reading
from scraper.fetching.robots import ANSWERS_TO_READ
from scraper.fetching.visit import SiteVisit, body_hash
from scraper.model.errors import NotAnArticle
from scraper.model.page import Page, Sighting, SourceKind
from scraper.normalisation.urls import host_of, normalise_url
from scraper.parsing.document import Document, parse
from scraper.processing import extract_document
from scraper.storage import crawl_state
from scraper.storage.crawl_state import Validators

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy.http import Response
    from twisted.python.failure import Failure as TwistedFailure

_SOURCE, _NAMED, _PAGE, _ARCHIVE = 100, 20, 10, -10
_OTHER_PAGES = 24
"""Pages that are no articles which a visit keeps for learning a template."""
_NEWS_TO_ASK_ON = 3
"""New addresses in the one source asked from which on the others are asked too: the first page may not name all the news."""
_RECHECKED = 12
"""Latest articles that are asked for again, conditionally, when a site has news."""
_BEST_SOURCES: tuple[SourceKind, ...] = ("feed", "wordpress", "sitemap", "listing")


class NewsSpider(Spider):
    """One visit of one site. `visit` is its memory; `scrapy crawl news` needs it too, so use `klastry crawl`."""

    name = "news"

    def __init__(self, visit: SiteVisit, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.visit = visit
        self.home = visit.site.url
        self._asked: set[str] = set()
        hints = visit.site.discovery
        self._articles = re.compile(hints.article_pattern) if hints.article_pattern else None
        self._excluded = re.compile(hints.exclude_pattern) if hints.exclude_pattern else None

    # -- what to ask

    async def start(self) -> AsyncIterator[Request]:
        """Sources first; then what earlier visits left unread."""
        known = crawl_state.sources(self.visit.conn, self.visit.site.name)
        requests = [*self._first_sources()] if self.visit.visit.baseline or self.visit.deep or not known else [*self._known_sources(known)]
        if self.visit.deep:
            requests += [r for r in self._known_sources(known) if r.url not in {q.url for q in requests}]
        for request in requests:
            yield request
        for sighting in crawl_state.pending_sightings(self.visit.conn, self.visit.site.name):
            if request := self._page(sighting):
                yield request
        if self.visit.full:
            for sighting, validators in crawl_state.stored_articles(self.visit.conn, self.visit.site.name):
                if request := self._page(sighting, validators):
                    yield request

    def _first_sources(self) -> Iterator[Request]:
        hints = self.visit.site.discovery
        yield self._source(self.home, "listing")
        for url in hints.listings:
            yield self._source(normalise_url(url), "listing")
        for url in hints.feeds or usual_feeds(self.home):
            yield self._source(url, "feed", guessed=not hints.feeds)
        for url in hints.sitemaps or usual_sitemaps(self.home):
            yield self._source(url, "sitemap", guessed=not hints.sitemaps)
        if hints.wordpress is not False:
            yield self._source(posts_url(self.home), "wordpress", guessed=hints.wordpress is None)

    def _known_sources(self, known: list[crawl_state.Source]) -> Iterator[Request]:
        """One source that names all the latest articles is enough; without one, all first pages are asked. `--full` asks every source."""
        covering = sorted((s for s in known if s.covers and s.failures == 0), key=lambda s: (_BEST_SOURCES.index(s.kind), -s.yielded))
        for source in known if self.visit.full else covering[:1] or _worth_asking(known):
            yield self._source(source.url, source.kind, validators=None if self.visit.full else source.validators)

    def _other_sources(self, fresh: list[Sighting]) -> Iterator[Request]:
        """Where a source names news: the latest articles once more, since who publishes also edits; and all sources that were not asked yet, where the one
        asked names so much news that it may not name all."""
        if not fresh or self.visit.visit.baseline:
            return
        for sighting, validators in crawl_state.latest_articles(self.visit.conn, self.visit.site.name, _RECHECKED):
            if request := self._page(sighting, validators):
                yield request
        if len(fresh) < _NEWS_TO_ASK_ON:
            return
        for source in _worth_asking(crawl_state.sources(self.visit.conn, self.visit.site.name)):
            if source.url not in self._asked:
                yield self._source(source.url, source.kind, validators=source.validators)

    def _source(self, url: str, kind: SourceKind, *, guessed: bool = False, validators: Validators | None = None) -> Request:
        self._asked.add(url)
        return Request(
            url,
            callback=self.parse_source,
            errback=self.errback,
            headers=_conditional(validators),
            priority=_SOURCE,
            dont_filter=True,
            meta={"handle_httpstatus_list": ANSWERS_TO_READ, "kind": kind, "guessed": guessed, "asked": url, "validators": validators},
        )

    def _page(self, sighting: Sighting, validators: Validators | None = None) -> Request | None:
        """A request for the page; None where it was asked for already, is excluded, or the budget is spent."""
        if sighting.url in self._asked or self.visit.over_budget() or not self._is_wanted(sighting.url):
            return None
        self._asked.add(sighting.url)
        return Request(
            sighting.url,
            callback=self.parse_page,
            errback=self.errback,
            headers=_conditional(validators),
            priority=_NAMED if self._is_named_article(sighting.url) else _ARCHIVE if is_archive(sighting.url) else _PAGE,
            dont_filter=True,
            meta={"handle_httpstatus_list": ANSWERS_TO_READ, "sighting": sighting, "asked": sighting.url, "validators": validators},
        )

    def _is_wanted(self, url: str) -> bool:
        if self._excluded and self._excluded.search(url):
            return False
        return is_worth_asking(url, self.home) or (self._is_named_article(url) and is_same_site(url, self.home))

    def _is_named_article(self, url: str) -> bool:
        """Whether the profile says that articles have such addresses."""
        return bool(self._articles and self._articles.search(url))

    def _pages(self, sightings: list[Sighting]) -> Iterator[Request]:
        for sighting in sightings:
            if request := self._page(sighting):
                yield request

    # -- what came

    def parse_source(self, response: Response) -> Iterator[Request | Reading]:
        """A feed, sitemap, WordPress list or listing."""
        self._count(response)
        url, kind = response.meta["asked"], response.meta["kind"]
        if not is_same_site(response.url, self.home):
            self._source_failed(response, f"leads to another site: {response.url}")
            return
        if response.status == 304 or self._same_bytes(response):
            return
        if response.status != 200:
            self._source_failed(response, f"HTTP {response.status}")
            return
        try:
            yield from self._read_source(response, url, kind)
        except (NotAFeed, NotASitemap, NotWordPress, NotAnArticle) as error:
            self._source_failed(response, str(error))

    def _read_source(self, response: Response, url: str, kind: SourceKind) -> Iterator[Request | Reading]:
        if kind == "listing":
            yield from self._read_listing(response, url)
            return
        further: list[Request] = []
        if kind == "feed":
            sightings = parse_feed(response.body, url)
        elif kind == "sitemap":
            sitemap = parse_sitemap(response.body, url)
            sightings = [s for s in sitemap.sightings if not is_archive(s.url)]
            further = [self._source(u, "sitemap") for u in sitemap.sitemaps[:200] if u not in self._asked and is_same_site(u, self.home)]
        else:
            sightings = parse_posts(response.body, url)
            further = [self._source(next_page(url), "wordpress")] if len(sightings) >= 100 else []
        sightings = [s for s in sightings if self._is_wanted(s.url)]
        if kind == "feed" and is_minor_feed(url):
            return
        self._remember_source(url, kind)
        fresh = self.visit.sighted(url, sightings)
        self.visit.source_read(url, _validators(response), len(fresh))
        yield from self._pages(fresh)
        yield from further
        yield from self._other_sources(fresh)

    def _read_listing(self, response: Response, url: str) -> Iterator[Request | Reading]:
        document = parse(self._as_page(response, None))
        self._remember_source(url, "listing")
        if url == self.home or self.visit.visit.baseline:
            for feed in find_feeds(document):
                if feed not in self._asked and not is_minor_feed(feed) and is_same_site(feed, self.home):
                    yield self._source(feed, "feed")
            for sitemap in self.visit.robots_sitemaps:
                if sitemap not in self._asked:
                    yield self._source(sitemap, "sitemap")
        fresh = self.visit.sighted(url, [s for s in find_links(document, self.home) if self._is_wanted(s.url)])
        self.visit.source_read(url, _validators(response), len(fresh))
        if url == normalise_url(self.home) or url == self.home:
            self.visit.page_read(normalise_url(self.home), "other")
        yield from self._pages(fresh)
        yield from self._other_sources(fresh)

    def parse_page(self, response: Response) -> Iterator[Request | Reading]:
        """A page that a source named: an article, or a listing that names more."""
        self._count(response)
        asked, sighting = response.meta["asked"], response.meta["sighting"]
        if response.status == 304 or self._same_bytes(response):
            self.visit.page_read(asked, "article", response.meta["validators"])
            return
        if response.status != 200:
            self._page_failed(response, asked)
            return
        if not is_same_site(response.url, self.home):
            self.visit.page_read(asked, "other")
            self.visit.failed(asked, "fetch", f"leads to another site: {response.url}", response.status)
            return
        page = self._as_page(response, sighting)
        try:
            document = parse(page)
            article = extract_document(document, self.visit.desk)
        except NotAnArticle as reason:
            self.visit.page_read(asked, "other")
            self.visit.failed(asked, "parse", str(reason), response.status)
            return
        if article.is_article:
            yield Reading(article=article, page=page, asked=asked, headers=_headers(response), validators=_validators(response))
        else:
            self._remember_listing(asked, article.kind)
            if len(self.visit.other_pages) < _OTHER_PAGES:
                self.visit.other_pages.append(page)
            self.visit.page_read(asked, "other", _validators(response))
        yield from self._further(document, asked, article.kind, _validators(response))

    def _further(self, document: Document, asked: str, kind: str, validators: Validators) -> Iterator[Request]:
        """What the page leads to: all of it on a first visit, from listings alone later."""
        if kind == "article" and not (self.visit.visit.baseline or self.visit.deep):
            return
        fresh = self.visit.sighted(asked, [s for s in find_links(document, self.home) if self._is_wanted(s.url)])
        if kind == "listing":
            self.visit.source_read(asked, validators, len(fresh))
        yield from self._pages(fresh)

    def errback(self, failure: TwistedFailure) -> None:
        """No answer, or one that was refused: recorded, and the visit goes on."""
        request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        asked, guessed = request.meta["asked"], request.meta.get("guessed", False)
        forbidden = failure.check(IgnoreRequest)
        reason = _in_plain_words(failure)
        if "sighting" in request.meta:
            self.visit.page_read(asked, "other" if forbidden else "failed")
        elif not guessed:
            crawl_state.source_failed(self.visit.conn, self.visit.site.name, asked)
            self.visit.conn.commit()
        if not guessed or not self.visit.answered:
            self.visit.failed(asked, "fetch", reason)
        if asked == self.home and not self.visit.answered:
            self.visit.end_now(self.crawler)  # no answer from the home page: a dozen guesses more would only wait

    # -- small parts

    def _count(self, response: Response) -> None:
        self.visit.fetched(response.url, response.status, len(response.body))

    def _same_bytes(self, response: Response) -> bool:
        known = response.meta.get("validators")
        return response.status == 200 and known is not None and known.body_hash == body_hash(response.body)

    def _source_failed(self, response: Response, reason: str) -> None:
        if response.meta["guessed"]:
            return  # nobody said that there was one
        with self.visit.conn:
            crawl_state.source_failed(self.visit.conn, self.visit.site.name, response.meta["asked"])
        self.visit.failed(response.meta["asked"], "discover", reason, response.status)

    def _page_failed(self, response: Response, asked: str) -> None:
        gone = response.status in (404, 410)
        if gone:
            self.visit.gone(asked)
        self.visit.page_read(asked, "other" if gone else "failed")
        self.visit.failed(asked, "fetch", f"HTTP {response.status}", response.status)

    def _remember_source(self, url: str, kind: SourceKind) -> None:
        with self.visit.conn:
            crawl_state.add_source(self.visit.conn, self.visit.site.name, url, kind, self.visit.now())

    def _remember_listing(self, url: str, kind: str) -> None:
        if kind == "listing" and not is_archive(url):
            self._remember_source(url, "listing")

    def _as_page(self, response: Response, sighting: Sighting | None) -> Page:
        content_type = response.headers.get("Content-Type")
        return Page(
            url=normalise_url(response.url),
            site=self.visit.site.name,
            body=response.body,
            content_type=content_type.decode("latin-1") if content_type else None,
            status=response.status,
            fetched_at=self.visit.now(),
            sighting=sighting,
        )


def _worth_asking(known: list[crawl_state.Source]) -> list[crawl_state.Source]:
    """The sources that answered lately, without the listings of tags and months."""
    return [s for s in known if s.failures < 3 and (s.kind != "listing" or not is_archive(s.url))]


def is_same_site(url: str, home: str) -> bool:
    """Whether the address is on the site's host, whatever it is of."""
    return host_of(url) == host_of(home)


def _conditional(validators: Validators | None) -> dict[str, str]:
    headers = {}
    if validators and validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators and validators.last_modified:
        headers["If-Modified-Since"] = validators.last_modified
    return headers


def _validators(response: Response) -> Validators:
    def text(name: str) -> str | None:
        value = response.headers.get(name)
        return value.decode("latin-1") if value else None

    return Validators(etag=text("ETag"), last_modified=text("Last-Modified"), body_hash=body_hash(response.body))


def _headers(response: Response) -> dict[str, str]:
    return {name.decode("latin-1"): b", ".join(values).decode("latin-1") for name, values in response.headers.items()}


def _in_plain_words(failure: TwistedFailure) -> str:
    text = failure.getErrorMessage() or failure.type.__name__
    name = failure.type.__name__
    plain = {
        "DNSLookupError": "the host name does not resolve",
        "CannotResolveHostError": "the host name does not resolve",
        "TimeoutError": "no answer in time",
        "DownloadTimeoutError": "no answer in time",
        "ConnectionRefusedError": "the connection was refused",
        "DownloadConnectionRefusedError": "the connection was refused",
        "ConnectionLost": "the connection broke off",
        "ResponseNeverReceived": "the connection broke off before an answer",
        "DownloadCancelledError": "the answer is larger than a page may be",
    }.get(name)
    if "during decompression" in text:
        plain = "the answer is larger than a page may be, unpacked"
    return f"{plain} ({text})" if plain else f"{name}: {text}"
