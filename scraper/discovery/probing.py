"""What a site offers, told from its answers: pure, the fetching is `scraper.fetching.probe`'s."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scraper.discovery.addresses import is_archive
from scraper.discovery.feeds import NotAFeed, parse_feed
from scraper.discovery.links import find_links
from scraper.discovery.sitemaps import NotASitemap, parse_sitemap
from scraper.discovery.wordpress import NotWordPress, parse_posts
from scraper.model.moments import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.model.page import Sighting, SourceKind
    from scraper.parsing.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One source of a site."""

    kind: SourceKind
    url: str
    found: int
    """Addresses it names."""
    newest: str | None = None
    """Day of its newest item, where it dates them."""
    sentence: str = ""
    """Why it yields nothing, where it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What a site answered."""

    answered: bool
    reason: str = ""
    title: str = ""
    language: str | None = None
    sources: tuple[Offer, ...] = ()


def read_offer(kind: SourceKind, url: str, body: bytes) -> tuple[Offer | None, tuple[str, ...]]:
    """The offer of a source's bytes, and the further sitemaps of an index; None where the bytes are no such source."""
    try:
        if kind == "feed":
            return _offer(kind, url, parse_feed(body, url)), ()
        if kind == "wordpress":
            return _offer(kind, url, parse_posts(body, url)), ()
        sitemap = parse_sitemap(body, url)
        return _offer(kind, url, sitemap.sightings), sitemap.sitemaps
    except (NotAFeed, NotASitemap, NotWordPress):
        return None, ()


def read_listing(document: Document, home: str) -> Offer:
    """The offer of an HTML page: the addresses it links to, archives of tags and months left out."""
    return _offer("listing", document.page.url, [s for s in find_links(document, home) if not is_archive(s.url)])


def ranked(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    """The offers, those that date their items first, then by how much they name."""
    return tuple(sorted(offers, key=lambda o: (o.newest is None, -o.found, o.url)))


def _offer(kind: SourceKind, url: str, sightings: Iterable[Sighting]) -> Offer:
    named = list(sightings)
    days = [day_of(s.published or s.modified) for s in named if (s.published or s.modified) is not None]  # type: ignore[arg-type]  # one of them is there
    return Offer(kind=kind, url=url, found=len(named), newest=max(days).isoformat() if days else None)
