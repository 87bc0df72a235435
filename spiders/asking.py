"""What a visit asks for: its sources, the pages that they name, and in which order."""

from __future__ import annotations

import re
from abc import abstractmethod
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider

from scraper.discovery.addresses import is_archive, is_file, is_worth_asking
from scraper.discovery.pagination import page_number
from scraper.discovery.posts import is_post
from scraper.discovery.sitemaps import LARGEST_SITEMAP
from scraper.discovery.sources import usual_feeds, usual_sitemaps
from scraper.discovery.wordpress import modified_url, posts_url
from scraper.fetching.answers import conditional_headers
from scraper.fetching.ending import over_budget
from scraper.fetching.robots import ANSWERS_TO_READ
from scraper.fetching.rounds import worth_asking
from scraper.model.page import Sighting, SourceKind
from scraper.normalisation.urls import host_of, normalise_url
from scraper.storage import crawl_state, gone

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator

    from scrapy.http import Response
    from twisted.python.failure import Failure as TwistedFailure

    from scraper.fetching.visit import SiteVisit
    from scraper.storage.crawl_state import Validators

_SOURCE, _NAMED, _PAGE, _FURTHER, _ARCHIVE = 100, 20, 10, 5, -10
"""Priorities. Further pages of a list come after what the earlier ones named: then it is known whether the list is worth it."""
_NEWS_TO_ASK_ON = 3
"""New addresses in the sources asked from which on the others are asked too: the first page may not name all the news."""
_RECHECKED = 12
"""Latest articles that are asked for again, conditionally, when a site has news: who publishes also edits."""
_RECHECKED_WEEKLY = 40
_NAME_ARTICLES = ("more", "feed", "wordpress")
"""What these name is asked for, whatever its address looks like."""
_OVERLAP = timedelta(hours=1)
"""By how much the question for edited posts reaches back before the last visit: clocks differ."""


class AskingSpider(Spider):
    """The questions of one visit; what is made of the answers is its subclass's."""

    def __init__(self, visit: SiteVisit, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.visit = visit
        self.home = visit.site.url
        self._asked: set[str] = set()
        self._withdrawn = gone.withdrawn_addresses(visit.conn, visit.site.name, visit.now())
        self._named_again: list[Sighting] = []
        """Withdrawn articles that a source of this visit names: they may be back."""
        hints = visit.site.discovery
        self._articles = re.compile(hints.article_pattern) if hints.article_pattern else None
        self._excluded = re.compile(hints.exclude_pattern) if hints.exclude_pattern else None

    @abstractmethod
    def parse_source(self, response: Response) -> Iterator[Any]:
        """A feed, sitemap, WordPress list or listing came."""

    @abstractmethod
    def parse_page(self, response: Response) -> Iterator[Any]:
        """A page that a source named came."""

    @abstractmethod
    def errback(self, failure: TwistedFailure) -> None:
        """No answer came, or the request was refused."""

    async def start(self) -> AsyncIterator[Request]:
        """Sources first; then what earlier visits left unread, and what is to be looked at again."""
        visit = self.visit
        for request in self._first_requests():
            yield request
        again = crawl_state.stored_articles(visit.conn, visit.site.name) if visit.full else []
        if visit.round.weekly:
            again = crawl_state.latest_articles(visit.conn, visit.site.name, _RECHECKED_WEEKLY)
        pending = crawl_state.pending_sightings(visit.conn, visit.site.name)
        doubtful = gone.addresses_to_confirm_gone(visit.conn, visit.site.name, visit.now())
        for sighting, validators in [*((s, None) for s in (*pending, *doubtful)), *again]:
            if request := self._page(sighting, validators):
                yield request

    def _first_requests(self) -> Iterator[Request]:
        chosen = self.visit.round
        if chosen.guesses:
            tried = self.visit.guessed_in_vain()
            yield from (request for request in self._usual_places() if not (request.meta["guessed"] and request.url in tried))
        for source in chosen.sources:
            if source.url not in self._asked:
                yield self._known_source(source, unconditional=chosen.unconditional)

    def _usual_places(self) -> Iterator[Request]:
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

    def _known_source(self, source: crawl_state.Source, *, unconditional: bool = False) -> Request:
        if source.kind == "wordpress" and source.read and not unconditional:
            return self._source(modified_url(source.url, source.read - _OVERLAP), "wordpress", known_as=source.url)
        return self._source(source.url, source.kind, validators=None if unconditional else source.validators)

    def _other_sources(self, fresh: list[Sighting]) -> Iterator[Request]:
        """Where a source names news: the latest articles once more, since who publishes also edits; and all sources that were not asked yet, where the ones
        asked name so much news that they may not name all."""
        if not fresh or self.visit.visit.baseline:
            return
        for sighting, validators in crawl_state.latest_articles(self.visit.conn, self.visit.site.name, _RECHECKED):
            if request := self._page(sighting, validators):
                yield request
        if len(fresh) < _NEWS_TO_ASK_ON:
            return
        yield from self._sources_not_asked()

    def _sources_not_asked(self) -> Iterator[Request]:
        for source in worth_asking(crawl_state.sources(self.visit.conn, self.visit.site.name)):
            if source.url not in self._asked:
                yield self._known_source(source)

    def _source(
        self, url: str, kind: SourceKind, *, guessed: bool = False, validators: Validators | None = None, known_as: str | None = None
    ) -> Request:
        self._asked.update((url, known_as or url))
        return Request(
            url,
            callback=self.parse_source,
            errback=self.errback,
            headers=self._conditions(validators) if kind == "listing" else conditional_headers(validators),
            priority=_SOURCE,
            dont_filter=True,
            meta={
                "handle_httpstatus_list": ANSWERS_TO_READ,
                "kind": kind,
                "guessed": guessed,
                "asked": known_as or url,
                "validators": validators,
                **({"download_maxsize": LARGEST_SITEMAP} if kind == "sitemap" else {}),
            },
        )

    def _page(self, sighting: Sighting, validators: Validators | None = None) -> Request | None:
        """A request for the page; None where it was asked for already, is excluded, or the budget is spent."""
        if sighting.url in self._asked or is_post(sighting.url) or over_budget(self.visit) or not self._is_wanted(sighting):
            return None
        self._asked.add(sighting.url)
        return Request(
            sighting.url,
            callback=self.parse_page,
            errback=self.errback,
            headers=self._conditions(validators),
            priority=self._priority(sighting),
            dont_filter=True,
            meta={"handle_httpstatus_list": ANSWERS_TO_READ, "sighting": sighting, "asked": sighting.url, "validators": validators},
        )

    def _conditions(self, validators: Validators | None) -> dict[str, str]:
        """What makes a request for a page conditional: nothing where scripts write it, since the server knows only the page without its text."""
        return {} if self.visit.site.javascript else conditional_headers(validators)

    def _priority(self, sighting: Sighting) -> int:
        if self._is_named_article(sighting.url):
            return _NAMED
        if is_archive(sighting.url):
            return _ARCHIVE
        return _FURTHER if sighting.source_kind == "more" or page_number(sighting.url) else _PAGE

    def _is_wanted(self, sighting: Sighting) -> bool:
        url = sighting.url
        if self._excluded and self._excluded.search(url):
            return False
        named = sighting.source_kind in _NAME_ARTICLES or self._is_named_article(url)
        return is_worth_asking(url, self.home) or (named and is_same_site(url, self.home) and not is_file(url))

    def _is_named_article(self, url: str) -> bool:
        """Whether the profile says that articles have such addresses."""
        return bool(self._articles and self._articles.search(url))

    def _sighted(self, source: str, sightings: Iterable[Sighting]) -> list[Sighting]:
        """What of it is to be read, each address as the site itself spells it."""
        spelt = [replace(s, url=self.visit.spelt(s.url)) for s in sightings]
        wanted = [s for s in spelt if self._is_wanted(s)]
        self._named_again += [s for s in wanted if s.url in self._withdrawn]
        return self.visit.sighted(source, wanted)

    def _pages(self, sightings: Iterable[Sighting]) -> Iterator[Request]:
        back, self._named_again = self._named_again, []  # no news, so they do not count as such
        for sighting in (*sightings, *back):
            if request := self._page(sighting):
                yield request

    def _remember_source(self, url: str, kind: SourceKind) -> None:
        with self.visit.conn:
            crawl_state.add_source(self.visit.conn, self.visit.site.name, url, kind, self.visit.now())

    def _remember_listing(self, url: str, kind: str) -> None:
        if kind == "listing" and not is_archive(url):
            self._remember_source(url, "listing")


def is_same_site(url: str, home: str) -> bool:
    """Whether the address is on the site's host, whatever it is of."""
    return host_of(url) == host_of(home)
