"""Where sites usually keep what names their pages."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.model.page import Sighting

FEED_PATHS = ("feed/", "rss.xml", "index.xml", "atom.xml", "feed.xml", "rss", "feed.json")
SITEMAP_PATHS = ("sitemap.xml", "sitemap_index.xml", "wp-sitemap.xml", "sitemap.xml.gz", "sitemap-index.xml")
_FEWEST = 5
_ONE_WRITING = timedelta(minutes=10)
_SITEMAP = re.compile(r"^[ \t\ufeff]*sitemap[ \t]*:[ \t]*([^\s#]+)", re.IGNORECASE | re.MULTILINE)


def usual_feeds(home: str) -> list[str]:
    """Addresses where a feed often is."""
    return _below(home, FEED_PATHS)


def usual_sitemaps(home: str) -> list[str]:
    """Addresses where a sitemap often is."""
    return _below(home, SITEMAP_PATHS)


def believably_modified(sightings: Iterable[Sighting], now: datetime) -> list[Sighting]:
    """The sightings whose source says when they were modified, where that can be believed: not of the future, and not all at one time, as who counts its own writing says."""
    said = [(s, s.modified) for s in sightings if isinstance(s.modified, datetime)]
    if len(said) >= _FEWEST and max(moment for _, moment in said) - min(moment for _, moment in said) <= _ONE_WRITING:
        return []
    return [sighting for sighting, moment in said if moment <= now]


def _below(home: str, paths: tuple[str, ...]) -> list[str]:
    """The paths at the root of the host, then beside a home page that lies deeper: `https://x.pl/pl/`."""
    return list(dict.fromkeys(urljoin(home, start + path) for start in ("/", "") for path in paths))


def sitemaps_of_robots(text: str, home: str) -> list[str]:
    """The sitemaps that a robots.txt names (RFC 9309 leaves the line to sitemaps.org)."""
    return [urljoin(home, found[1]) for found in _SITEMAP.finditer(text)]
