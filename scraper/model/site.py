"""A publisher whose news we watch, as its TOML file describes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What one visit may cost the site."""

    delay_seconds: float | None = None
    """Pause between two requests to one host; None: 1 second, none on loopback."""
    max_pages: int = 2000
    max_megabytes: int = 500
    max_minutes: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscoveryHints:
    """Where the site's news can be found, for what discovery cannot see by itself."""

    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()
    article_pattern: str | None = None
    """Regular expression, searched in the whole URL, of addresses that are articles."""
    exclude_pattern: str | None = None
    """Regular expression, searched in the whole URL, of addresses never to fetch."""
    wordpress: bool | None = None
    """True or False where it is known whether WordPress REST answers; None: find out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectorForm:
    """CSS selectors that held while the site looked one way."""

    valid_until: date | None = None
    """Last publication day in this form; None: still in use."""
    title: str | None = None
    body: str | None = None
    published: str | None = None
    tags: str | None = None
    author: str | None = None
    lead: str | None = None
    remove: tuple[str, ...] = ()
    """What to drop from the body before it is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One profile of `data/sites`. Only `name` and `url` are needed: discovery finds the rest."""

    name: str
    """The file's name without `.toml`."""
    url: str
    title: str = ""
    language: str | None = None
    """ISO 639-1 of most of its articles; None: told from each text."""
    allow_private_addresses: bool = False
    cookies: bool = False
    """Keep cookies during a visit: for the rare site that answers nobody without."""
    javascript: bool = False
    """Have a headless Chromium build each page: for the rare site whose texts are written by its scripts."""
    note: str = ""
    discovery: DiscoveryHints = field(default_factory=DiscoveryHints)
    selectors: tuple[SelectorForm, ...] = ()
    """Newest form last."""
    budget: Budget = field(default_factory=Budget)
