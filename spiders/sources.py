"""What a visit makes of the answers of its sources: feeds, sitemaps, WordPress and lists."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from scraper.discovery.addresses import is_archive
from scraper.discovery.feeds import NotAFeed, is_feed, next_feed_page, parse_feed
from scraper.discovery.links import find_feeds, is_minor_feed
from scraper.discovery.sitemaps import NotASitemap, parse_sitemap
from scraper.discovery.wordpress import NotWordPress, find_interfaces, has_more, next_page, page_of, parse_posts
from scraper.fetching.answers import as_page, header, is_unchanged, moved_for_good, validators_of
from scraper.fetching.posts import posts_of, read_posts
from scraper.model.errors import NotAnArticle
from scraper.model.page import Sighting, SourceKind
from scraper.normalisation.urls import normalise_url
from scraper.parsing.document import parse
from scraper.storage import crawl_state
from spiders.asking import AskingSpider, is_same_site

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from scrapy import Request
    from scrapy.http import Response

    from scraper.fetching.items import Reading
    from scraper.parsing.document import Document
    from scraper.storage.crawl_state import Validators

_MOST_SITEMAPS = 200


class SourceSpider(AskingSpider):
    """Reads the sources of one visit; the pages that they name are its subclass's."""

    @abstractmethod
    def _further(self, document: Document, asked: str, kind: str, validators: Validators) -> Generator[Request, None, list[Sighting]]:
        """What the page leads to, and gives what of it is new."""

    def parse_source(self, response: Response) -> Iterator[Request | Reading]:
        """A feed, sitemap, WordPress list or listing."""
        self.visit.fetched(response)
        url, kind = response.meta["asked"], response.meta["kind"]
        if not is_same_site(response.url, self.home) and not self._is_ours_elsewhere(response):
            self._source_failed(response, f"leads to another site: {response.url}")
        elif is_unchanged(response):
            self.visit.source_unchanged(url)
        elif response.status != 200:
            self._source_failed(response, f"HTTP {response.status}")
            yield from self._instead_of(response)
        else:
            try:
                yield from self._read_source(response, self._settled_address(response, url, kind), kind)
            except (NotAFeed, NotASitemap, NotWordPress, NotAnArticle) as error:
                self._source_failed(response, str(error))
                yield from self._instead_of(response)

    def _is_ours_elsewhere(self, response: Response) -> bool:
        """Whether the answer of another host is a feed of this site's pages, as FeedBurner keeps them; that of a site that moved names pages there."""
        if response.meta["kind"] != "feed":
            return False
        if not is_unchanged(response):
            try:
                named = parse_feed(response.body, response.url)
            except NotAFeed:
                return False
            if not any(is_same_site(sighting.url, self.home) for sighting in named):
                return False
        self.visit.answered = True
        return True

    def _instead_of(self, response: Response) -> Iterator[Request]:
        """Where a watched source is there no more, though the server is: the others, at once, so that the day's news waits for no second visit."""
        if self.visit.round.name == "watch" and response.status < 500 and response.status != 429:
            yield from self._sources_not_asked()

    def _settled_address(self, response: Response, url: str, kind: SourceKind) -> str:
        """Where the source is to be asked from now on: at its new address, where it moved for good."""
        if url == self.home:
            self.visit.settled_at(response.url)
        new = normalise_url(response.url)
        if kind == "wordpress" or new == url or not moved_for_good(response):
            return url
        self._asked.add(new)
        with self.visit.conn:
            crawl_state.replace_source(self.visit.conn, self.visit.site.name, url, new)
        return new

    def _read_source(self, response: Response, url: str, kind: SourceKind) -> Iterator[Request | Reading]:
        if kind == "listing":
            yield from self._read_listing(response, url)
            return
        if kind == "sitemap" and is_feed(response.body):
            kind = "feed"
        further: list[Request] = []
        whole = self.visit.round.name in ("first", "full")
        if kind == "feed":
            sightings = parse_feed(response.body, url)
            older = next_feed_page(response.body, response.url) if sightings and whole and not self._has_list() else None
            further = [self._source(older, "feed", guessed=True)] if older and older not in self._asked and is_same_site(older, self.home) else []
        elif kind == "sitemap":
            sitemap = parse_sitemap(response.body, url)
            sightings = [s for s in sitemap.sightings if not is_archive(s.url)]
            further = [self._source(u, "sitemap") for u in sitemap.sitemaps[:_MOST_SITEMAPS] if u not in self._asked and is_same_site(u, self.home)]
        else:
            sightings = parse_posts(response.body, url)
            more = has_more(len(sightings), page_of(response.url), header(response, "X-WP-TotalPages"))
            further = [self._source(next_page(response.url), "wordpress", known_as=url, guessed=len(sightings) < 100)] if more else []
        if kind == "feed" and is_minor_feed(url):
            return
        if kind != "feed" or "paged=" not in url:
            self._remember_source(url, kind)
        fresh = self._sighted(url, sightings)
        self.visit.source_read(url, validators_of(response), len(fresh))
        yield from self._pages(fresh)
        yield from further
        yield from self._other_sources(fresh)

    def _has_list(self) -> bool:
        """Whether a source that names everything answered already, so that a feed's older pages are not needed."""
        return not self.visit.deep and any(s.kind in ("sitemap", "wordpress") and s.yielded for s in self.visit.known_sources())

    def _has_any_list(self) -> bool:
        return any(s.kind in ("feed", "sitemap", "wordpress") and s.yielded for s in self.visit.known_sources())

    def _read_listing(self, response: Response, url: str) -> Iterator[Request | Reading]:
        document = parse(as_page(response, self.visit.site.name, self.visit.now()))
        self._remember_source(url, "listing")
        if url == self.home or self.visit.round.name != "watch":
            yield from self._named_sources(document)
            for sitemap in self.visit.robots_sitemaps:
                if sitemap not in self._asked and is_same_site(sitemap, self.home):
                    yield self._source(sitemap, "sitemap")
        for address in {normalise_url(response.meta["asked"]), url}:
            self.visit.page_read(address, "other")  # other pages link to it too
        fresh = yield from self._further(document, url, "listing", validators_of(response))
        if posts := posts_of(self.visit, document):
            yield from read_posts(self.visit, document, url, posts)
        yield from self._other_sources(fresh)

    def _named_sources(self, document: Document) -> Iterator[Request]:
        """The feeds and the interfaces that the page names."""
        for feed in find_feeds(document):
            if feed not in self._asked and not is_minor_feed(feed):
                yield self._source(feed, "feed", guessed=True)
        for posts in find_interfaces(document):
            if posts not in self._asked and is_same_site(posts, self.home):
                yield self._source(posts, "wordpress", guessed=True)

    def _source_failed(self, response: Response, reason: str) -> None:
        if response.meta["guessed"]:
            return  # nobody said that there was one
        with self.visit.conn:
            crawl_state.source_failed(self.visit.conn, self.visit.site.name, response.meta["asked"])
        self.visit.failed(response.meta["asked"], "discover", reason, response.status)
