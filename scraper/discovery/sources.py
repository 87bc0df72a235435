"""Where sites usually keep what names their pages."""

from __future__ import annotations

import re
from urllib.parse import urljoin

FEED_PATHS = ("feed/", "rss.xml", "index.xml", "atom.xml", "feed.xml", "rss", "feed.json")
SITEMAP_PATHS = ("sitemap.xml", "sitemap_index.xml", "wp-sitemap.xml", "sitemap.xml.gz", "sitemap-index.xml")

_SITEMAP = re.compile(r"^[ \t\ufeff]*sitemap[ \t]*:[ \t]*([^\s#]+)", re.IGNORECASE | re.MULTILINE)


def usual_feeds(home: str) -> list[str]:
    """Addresses where a feed often is."""
    return _below(home, FEED_PATHS)


def usual_sitemaps(home: str) -> list[str]:
    """Addresses where a sitemap often is."""
    return _below(home, SITEMAP_PATHS)


def _below(home: str, paths: tuple[str, ...]) -> list[str]:
    """The paths at the root of the host, then beside a home page that lies deeper: `https://x.pl/pl/`."""
    return list(dict.fromkeys(urljoin(home, start + path) for start in ("/", "") for path in paths))


def sitemaps_of_robots(text: str, home: str) -> list[str]:
    """The sitemaps that a robots.txt names (RFC 9309 leaves the line to sitemaps.org)."""
    return [urljoin(home, found[1]) for found in _SITEMAP.finditer(text)]
