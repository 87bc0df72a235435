"""What came over the wire, and what was known of an address before it was fetched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from scraper.model.moments import PublicationMoment

SourceKind = Literal["feed", "sitemap", "wordpress", "listing", "more", "given"]
"""Where an address was learned: a feed, a sitemap, WordPress REST, an HTML listing, or the command line; `more` is the address of a listing's continuation, which
is no page for readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One address as one source announced it. Claims of the source are evidence for extraction, not yet facts."""

    url: str
    source_kind: SourceKind
    source_url: str | None = None
    """The feed, sitemap or listing that named the address."""
    title: str | None = None
    published: PublicationMoment | None = None
    modified: PublicationMoment | None = None
    tags: tuple[str, ...] = ()
    summary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The bytes of one answer and what must be known to read them."""

    url: str
    """The address after redirects."""
    site: str
    """Name of the profile, such as `klastrypolskie`; empty for a page of no known site."""
    body: bytes = field(repr=False)
    content_type: str | None = None
    """The Content-Type header as it came, with its charset."""
    status: int = 200
    fetched_at: datetime | None = None
    """Aware. None where the page has no known moment (a saved file): nothing may then be called recent."""
    sighting: Sighting | None = None
