"""The links of an HTML page as sightings, and the feeds it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.discovery.addresses import is_archive, is_worth_asking
from scraper.model.page import Sighting
from scraper.normalisation.urls import host_of, normalise_url

if TYPE_CHECKING:
    from scraper.parsing.document import Document

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_PLAIN_TYPES = ("application/json", "application/xml", "text/xml", "")
_FEED_ADDRESS = re.compile(r"(?:^|[/.=_-])(?:rss|feed|atom)(?:2|s)?(?:\.(?:xml|php|json|aspx?))?/?(?:$|\?)|format=feed", re.IGNORECASE)
"""As `/feed/`, `/rss.xml`, `?type=rss`, `/index.php?format=feed`."""
_MOST_LINKED_FEEDS = 6
_MINOR_FEED = re.compile(r"/comments?/feed|/(?:tag|category|author)/|comments", re.IGNORECASE)
_MOST = 3000


def find_links(document: Document, home: str) -> list[Sighting]:
    """The site's own pages that the page links to, in order, each once: archives of tags and months last, since other listings name the same."""
    found: dict[str, Sighting] = {}
    hrefs = ((node.attributes.get("href") or "").strip() for node in document.tree.css("a[href], area[href]")[:_MOST])
    for href in dict.fromkeys(hrefs):
        if not href or href[0] == "#" or href.lower().startswith(("javascript:", "mailto:", "tel:", "data:")):
            continue
        url = normalise_url(document.absolute(href))
        if url not in found and is_worth_asking(url, home):
            found[url] = Sighting(url=url, source_kind="listing", source_url=document.page.url)
    return sorted(found.values(), key=lambda s: is_archive(s.url))


def find_feeds(document: Document) -> list[str]:
    """The feeds that the page names in its head, also on another host (FeedBurner), or links to on its own; those of comments, tags and categories last."""
    found = [
        normalise_url(href)
        for rel, href, kind in document.link_rels
        if "alternate" in rel.split() and href and (kind in _FEED_TYPES or (kind in _PLAIN_TYPES and _FEED_ADDRESS.search(href)))
    ]
    linked = (document.absolute(node.attributes.get("href") or "") for node in document.tree.css("a[href]")[:_MOST])
    found += [normalise_url(href) for href in linked if _FEED_ADDRESS.search(href) and host_of(href) == host_of(document.page.url)][
        :_MOST_LINKED_FEEDS
    ]
    return sorted(dict.fromkeys(found), key=lambda url: bool(_MINOR_FEED.search(url)))


def is_minor_feed(url: str) -> bool:
    """Whether the address is of a feed of comments, a tag or a category."""
    return bool(_MINOR_FEED.search(url))
