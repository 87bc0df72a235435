"""The spider of a news site: asks its sources, fetches what they name, hands every page to `scraper.processing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.exceptions import IgnoreRequest

from scraper.discovery.addresses import is_archive
from scraper.discovery.feeds import NotAFeed, is_feed, next_feed_page, parse_feed
from scraper.discovery.json_lists import find_in_json, is_json
from scraper.discovery.links import find_feeds, find_links, is_minor_feed
from scraper.discovery.pagination import find_further, following_page, guessed_pages, page_number, scrolls_without_address
from scraper.discovery.sitemaps import NotASitemap, parse_sitemap
from scraper.discovery.wordpress import NotWordPress, next_page, parse_posts
from scraper.fetching.answers import as_page, in_plain_words, is_unchanged, moved_for_good, validators_of
from scraper.fetching.ending import end_now, stop
from scraper.fetching.gate import LeftForLater, Trap
from scraper.fetching.items import Reading
from scraper.fetching.learning import read_on_visit
from scraper.fetching.posts import posts_of, read_posts
from scraper.fetching.robots import NoRules
from scraper.fetching.wire import as_sent
from scraper.model.errors import NotAnArticle
from scraper.model.page import Sighting, SourceKind
from scraper.normalisation.urls import normalise_url
from scraper.parsing.document import Document, parse
from scraper.storage import crawl_state
from spiders.asking import AskingSpider, is_same_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrapy import Request
    from scrapy.http import Response
    from twisted.python.failure import Failure as TwistedFailure

    from scraper.discovery.posts import Post
    from scraper.model.article import Article
    from scraper.storage.crawl_state import Validators

_OTHER_PAGES = 24
"""Pages that are no articles which a visit keeps for learning a template."""
_MOST_SITEMAPS = 200


class NewsSpider(AskingSpider):
    """One visit of one site. `visit` is its memory; `scrapy crawl news` needs it too, so use `klastry crawl`."""

    name = "news"

    def parse_source(self, response: Response) -> Iterator[Request | Reading]:
        """A feed, sitemap, WordPress list or listing."""
        self.visit.fetched(response)
        url, kind = response.meta["asked"], response.meta["kind"]
        if not is_same_site(response.url, self.home):
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
            further = [self._source(next_page(response.url), "wordpress", known_as=url)] if len(sightings) >= 100 else []
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

    def _read_listing(self, response: Response, url: str) -> Iterator[Request | Reading]:
        document = parse(as_page(response, self.visit.site.name, self.visit.now()))
        self._remember_source(url, "listing")
        if url == self.home or self.visit.round.name != "watch":
            for feed in find_feeds(document):
                if feed not in self._asked and not is_minor_feed(feed) and is_same_site(feed, self.home):
                    yield self._source(feed, "feed", guessed=True)
            for sitemap in self.visit.robots_sitemaps:
                if sitemap not in self._asked and is_same_site(sitemap, self.home):
                    yield self._source(sitemap, "sitemap")
        for address in {normalise_url(response.meta["asked"]), url}:
            self.visit.page_read(address, "other")  # other pages link to it too
        fresh = yield from self._further(document, url, "listing", validators_of(response))
        if posts := posts_of(self.visit, document):
            yield from read_posts(self.visit, document, url, posts)
        yield from self._other_sources(fresh)

    def parse_page(self, response: Response) -> Iterator[Request | Reading]:
        """A page that a source named: an article, or a listing that names more."""
        self.visit.fetched(response)
        asked, sighting = response.meta["asked"], response.meta["sighting"]
        if is_unchanged(response):
            self.visit.unchanged(asked, response.meta["validators"])
        elif response.status != 200:
            self._page_failed(response, asked)
        elif not is_same_site(response.url, self.home):
            self.visit.page_read(asked, "other")
            self.visit.failed(asked, "fetch", f"leads to another site: {response.url}", response.status)
        elif is_json(response.body, _content_type(response)):
            yield from self._read_json(response, asked, sighting)
        else:
            yield from self._read_page(response, asked, sighting)

    def _read_page(self, response: Response, asked: str, sighting: Sighting) -> Iterator[Request | Reading]:
        page = as_page(response, self.visit.site.name, self.visit.now(), sighting)
        try:
            document = parse(page)
            if posts := posts_of(self.visit, document):
                yield from self._read_posts(response, document, asked, posts)
                return
            article = read_on_visit(self.visit, document)
        except NotAnArticle as reason:
            self.visit.page_read(asked, "other")
            self.visit.failed(asked, "parse", str(reason), response.status)
            return
        kind = "listing" if sighting.source_kind == "more" else article.kind
        if kind == "article":
            sent, headers = as_sent(response)
            yield Reading(article=article, page=page, asked=asked, headers=headers, sent=sent, validators=validators_of(response))
        elif self._is_gone(article, response, asked):
            self.visit.gone(asked)
            return
        else:
            self._remember_listing(asked, kind)
            if len(self.visit.other_pages) < _OTHER_PAGES:
                self.visit.other_pages.append(page)
            self.visit.not_an_article(asked, validators_of(response))
        yield from self._further(document, asked, kind, validators_of(response))

    def _read_posts(self, response: Response, document: Document, asked: str, posts: list[Post]) -> Iterator[Request | Reading]:
        """A page of several posts is a listing that holds what others name."""
        self._remember_source(asked, "listing")
        self.visit.page_read(asked, "other", validators_of(response))
        yield from self._further(document, asked, "listing", validators_of(response))
        yield from read_posts(self.visit, document, asked, posts)

    def _is_gone(self, article: Article, response: Response, asked: str) -> bool:
        """Whether the answer says politely that there is no such page: an error page under 200, or the home page in its place."""
        error = dict(article.winners).get("kind") == "error-page"
        return error or (normalise_url(response.url) != asked and normalise_url(response.url) in (normalise_url(self.home), self.visit.settled_home))

    def _read_json(self, response: Response, asked: str, sighting: Sighting) -> Iterator[Request]:
        fresh = self._sighted(asked, find_in_json(response.body, response.url, self.home))
        self.visit.page_read(asked, "other", validators_of(response))
        yield from self._pages(fresh)
        yield from self._pages(self._sighted(asked, self._following(asked, fresh, sighting)))

    def _further(self, document: Document, asked: str, kind: str, validators: Validators) -> Iterator[Request]:
        """What the page leads to, and gives what of it is new: all of it on a first visit, from listings alone later."""
        if kind == "article" and not (self.visit.visit.baseline or self.visit.deep):
            return []
        links = find_links(document, self.home)
        if kind != "article":
            links += [_more(url, asked) for url in find_further(document, self.home)]
        fresh = self._sighted(asked, links)
        if kind == "listing":
            self.visit.source_read(asked, validators, len(fresh))
            if self.visit.round.name in ("first", "full") and not any(page_number(s.url) or s.source_kind == "more" for s in fresh):
                fresh += self._sighted(asked, self._unnamed_pages(document, asked, fresh))
        yield from self._pages(fresh)
        return fresh

    def _unnamed_pages(self, document: Document, asked: str, fresh: list[Sighting]) -> list[Sighting]:
        """The list's next page where no link names it: the one after a page that brought something, or a guess where the page says that it can load more."""
        sighting = crawl_state.sighting_of(self.visit.conn, self.visit.site.name, asked)
        if sighting is not None and sighting.source_kind == "more":
            return self._following(asked, fresh, sighting)
        return [_more(url, asked) for url in guessed_pages(asked)] if page_number(asked) is None and scrolls_without_address(document) else []

    def _following(self, asked: str, fresh: list[Sighting], sighting: Sighting) -> list[Sighting]:
        following = following_page(asked, len(fresh)) if fresh and sighting.source_kind == "more" else None
        return [_more(following, asked)] if following else []

    def errback(self, failure: TwistedFailure) -> None:
        """No answer, or one that was refused: recorded, and the visit goes on."""
        request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        asked, guessed, is_page = request.meta["asked"], request.meta.get("guessed", False), "sighting" in request.meta
        if failure.check(LeftForLater):
            return
        if failure.check(NoRules):
            self.visit.failed(asked, "fetch", str(failure.value))
            stop(self.visit, self.crawler, str(failure.value))
        elif failure.check(Trap):
            self.visit.page_read(asked, "other")
        elif failure.check(IgnoreRequest):
            if is_page:
                self.visit.page_read(asked, "other")
            if not guessed:
                self.visit.refused(asked, in_plain_words(failure))
        else:
            self._unanswered(asked, in_plain_words(failure), guessed=guessed, is_page=is_page)
        if asked == self.home and not self.visit.answered:
            end_now(self.crawler)  # no answer from the home page: a dozen guesses more would only wait

    def _unanswered(self, asked: str, reason: str, *, guessed: bool, is_page: bool) -> None:
        if is_page:
            self.visit.page_read(asked, "failed")
        elif not guessed:
            with self.visit.conn:
                crawl_state.source_failed(self.visit.conn, self.visit.site.name, asked)
        if not guessed or not self.visit.answered:
            self.visit.failed(asked, "fetch", reason)

    def _source_failed(self, response: Response, reason: str) -> None:
        if response.meta["guessed"]:
            return  # nobody said that there was one
        with self.visit.conn:
            crawl_state.source_failed(self.visit.conn, self.visit.site.name, response.meta["asked"])
        self.visit.failed(response.meta["asked"], "discover", reason, response.status)

    def _page_failed(self, response: Response, asked: str) -> None:
        if response.status in (404, 410):
            self.visit.gone(asked)
        else:
            self.visit.page_read(asked, "failed")
        self.visit.failed(asked, "fetch", f"HTTP {response.status}", response.status)


def _more(url: str, source: str) -> Sighting:
    return Sighting(url=url, source_kind="more", source_url=source)


def _content_type(response: Response) -> str:
    return (response.headers.get("Content-Type") or b"").decode("latin-1")
