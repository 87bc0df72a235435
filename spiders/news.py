"""The spider of a news site: fetches what its sources name, hands every page to `scraper.processing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.exceptions import IgnoreRequest

from scraper.discovery.json_lists import find_in_json, is_json
from scraper.discovery.links import find_links
from scraper.discovery.pagination import find_further, following_page, guessed_pages, page_number, scrolls_without_address
from scraper.discovery.unlinked import find_unlinked
from scraper.fetching.answers import as_page, in_plain_words, is_unchanged, validators_of
from scraper.fetching.ending import end_now, stop
from scraper.fetching.gate import LeftForLater, Trap
from scraper.fetching.items import Reading
from scraper.fetching.learning import read_on_visit
from scraper.fetching.posts import posts_of, read_posts
from scraper.fetching.redesign import keep_stranger, read_alone
from scraper.fetching.robots import NoRules
from scraper.fetching.wire import as_sent
from scraper.model.errors import NotAnArticle
from scraper.model.page import Sighting
from scraper.normalisation.urls import normalise_url
from scraper.parsing.document import Document, parse
from scraper.storage import crawl_state
from spiders.asking import is_same_site
from spiders.sources import SourceSpider

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from scrapy import Request
    from scrapy.http import Response
    from twisted.python.failure import Failure as TwistedFailure

    from scraper.discovery.posts import Post
    from scraper.model.article import Article
    from scraper.model.page import Page
    from scraper.storage.crawl_state import Validators

_OTHER_PAGES = 24
"""Pages that are no articles which a visit keeps for learning a template."""


class NewsSpider(SourceSpider):
    """One visit of one site. `visit` is its memory; `scrapy crawl news` needs it too, so use `klastry crawl`."""

    name = "news"

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
        alone = read_alone(self.visit, document, article)
        if kind == "article":
            yield self._reading(article, page, asked, response)
        elif self._is_gone(article, response, asked):
            self.visit.gone(asked)
            return
        else:
            self._remember_listing(asked, kind)
            if len(self.visit.other_pages) < _OTHER_PAGES:
                self.visit.other_pages.append(page)
            self.visit.not_an_article(asked, validators_of(response))
            if alone is not None:
                keep_stranger(self.visit, self._reading(alone, page, asked, response))
        yield from self._further(document, asked, kind, validators_of(response))

    @staticmethod
    def _reading(article: Article, page: Page, asked: str, response: Response) -> Reading:
        sent, headers = as_sent(response)
        return Reading(article=article, page=page, asked=asked, headers=headers, sent=sent, validators=validators_of(response))

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

    def _further(self, document: Document, asked: str, kind: str, validators: Validators) -> Generator[Request, None, list[Sighting]]:
        """What the page leads to, and gives what of it is new: all of it on a first visit, from listings alone later."""
        if kind == "article" and not (self.visit.visit.baseline or self.visit.deep):
            return []
        links = find_links(document, self.home)
        if kind != "article":
            further = find_further(document, self.home)
            links += [_more(url, asked) for url in further]
            links += [sighting for sighting in find_unlinked(document, self.home) if sighting.url not in further]
            if self.visit.round.name in ("first", "full") and not self._has_any_list():
                yield from self._named_sources(document)
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
