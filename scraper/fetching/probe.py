"""Asking a live site what it offers: a few requests, one after the other, robots.txt first."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import requests
from protego import Protego

from scraper.discovery.links import find_feeds
from scraper.discovery.probing import Offer, Probe, ranked, read_listing, read_offer
from scraper.discovery.sources import sitemaps_of_robots, usual_feeds, usual_sitemaps
from scraper.discovery.wordpress import find_interfaces, posts_url
from scraper.extraction.language import find_language
from scraper.fetching.guard import is_private
from scraper.fetching.public_only import PublicOnly
from scraper.fetching.run import is_loopback
from scraper.model.errors import NotAnArticle
from scraper.model.page import Page
from scraper.normalisation.urls import host_of, normalise_url
from scraper.parsing.document import Document, parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.model.page import SourceKind

_AGENT = "Klastry/0.1 (monitor of cluster news; +https://klastrypolskie.pl)"
_LARGEST = 20 * 1024 * 1024
_MOST_SITEMAPS = 5
_MOST_ASKED = 12
"""Addresses of one kind that a probe asks for."""


def probe_site(url: str, *, allow_private: bool, timeout_seconds: float) -> Probe:
    """What the site offers, ranked; `answered` False with the reason where it does not answer at all."""
    home = normalise_url(url)
    host = urlsplit(home).hostname or ""
    if not allow_private and asyncio.run(is_private(host)):
        return Probe(answered=False, reason=f"{host} lies on a private network; allow it with --private if that is meant")
    try:
        asker = _Asker(home, timeout_seconds, allow_private=allow_private)
        page = asker.get(home)
    except requests.RequestException as error:
        return Probe(answered=False, reason=_plain(error))
    if page is None:
        return Probe(answered=False, reason="robots.txt forbids the home page, or it answers with an error")
    try:
        document = parse(page)
    except NotAnArticle as error:
        return Probe(answered=False, reason=str(error))
    offers = [read_listing(document, home), *_offers(asker, document, home)]
    return Probe(answered=True, title=_title(document), language=_language(document), sources=ranked(offers))


class _Asker:
    """Fetches politely: robots.txt obeyed, a second between requests (none on loopback), size bounded."""

    def __init__(self, home: str, timeout_seconds: float, *, allow_private: bool) -> None:
        self._session = requests.Session()
        if not allow_private:
            self._session.mount("http://", PublicOnly())
            self._session.mount("https://", PublicOnly())
        self._session.headers["User-Agent"] = _AGENT
        self._timeout = timeout_seconds
        self._pause = 0.0 if is_loopback(home) else 1.0
        self.robots_text = ""
        answer = self._session.get(urljoin(home, "/robots.txt"), timeout=timeout_seconds)
        if answer.status_code == 200:
            self.robots_text = answer.text[:500_000]
        self._rules = Protego.parse(self.robots_text)

    def get(self, url: str) -> Page | None:
        """The page; None where it is forbidden or answers with an error."""
        if not self._rules.can_fetch(url, "klastry"):
            return None
        time.sleep(self._pause)
        with self._session.get(url, timeout=self._timeout, stream=True) as answer:
            if answer.status_code != 200:
                return None
            body = answer.raw.read(_LARGEST, decode_content=True)
            return Page(url=normalise_url(answer.url), site="", body=body, content_type=answer.headers.get("Content-Type"))


def _offers(asker: _Asker, document: Document, home: str) -> list[Offer]:
    own = [feed for feed in find_feeds(document) if host_of(feed) == host_of(home)]  # only its own robots.txt was read
    feeds = [*own, *usual_feeds(home)]
    sitemaps = [*sitemaps_of_robots(asker.robots_text, home), *usual_sitemaps(home)]
    offers = _asked(asker, "feed", feeds)
    offers += _asked(asker, "sitemap", sitemaps)
    return offers + _asked(asker, "wordpress", [*find_interfaces(document), posts_url(home)])


def _asked(asker: _Asker, kind: SourceKind, urls: Iterable[str]) -> list[Offer]:
    waiting, offers = list(urls), list[Offer]()
    asked: set[str] = set()
    while waiting and len(asked) < _MOST_ASKED:
        url = waiting.pop(0)
        if url in asked:
            continue
        asked.add(url)
        try:
            page = asker.get(url)
        except requests.RequestException:
            continue
        offer, further = read_offer(kind, url, page.body) if page else (None, ())
        if offer and (offer.found or not further):
            offers.append(offer)
        waiting = [*further[:_MOST_SITEMAPS], *waiting]
    return offers


def _title(document: Document) -> str:
    name = document.meta_first("og:site_name", "application-name")
    return name or document.title_tag[:120]


def _language(document: Document) -> str | None:
    text = " ".join(block.text for block in document.blocks[:200])
    found = find_language(text, document.title_tag, document.declared_language)
    return found.value if found else None


def _plain(error: requests.RequestException) -> str:
    text = str(error)
    for sign, meaning in (
        ("Name or service not known", "the host name does not resolve"),
        ("NameResolutionError", "the host name does not resolve"),
        ("timed out", "no answer in time"),
        ("Connection refused", "the connection was refused"),
        ("certificate", "its certificate cannot be verified"),
    ):
        if sign in text:
            return meaning
    return text[:200]
