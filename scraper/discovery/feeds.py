"""RSS, Atom and JSON Feed to sightings."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scraper.discovery.pagination import following_page
from scraper.language.dates import find_dates, read_moment
from scraper.model.page import Sighting
from scraper.normalisation.urls import join_url, normalise_url

if TYPE_CHECKING:
    from time import struct_time

    from scraper.model.moments import PublicationMoment

_LARGEST = 20 * 1024 * 1024
_MOST = 5000
_HEAD = 20_000
_LINK = re.compile(rb"<(?:\w+:)?link\s[^<>]{1,600}>")
_HREF = re.compile(rb"""href\s*=\s*["']([^"'<>]{1,500})""")
_IS_NEXT = re.compile(rb"""rel\s*=\s*["']next["']""")
_NEXT_URL = re.compile(rb'"next_url"\s*:\s*"([^"<>\s]{1,500})"')
_OF_WORDPRESS = re.compile(rb"<generator>\s*https?://wordpress\.org/")
_FEED_ROOT = re.compile(rb"<(?:rss|feed|(?:\w{1,10}:)?RDF)[\s>]")
_HAS_ITEM = re.compile(rb"<(?:item|entry)[\s>]")


class NotAFeed(ValueError):  # noqa: N818 - named as it is told
    """The bytes are no feed; the message says why."""


def parse_feed(body: bytes, url: str) -> list[Sighting]:
    """The feed's items in order, each with what it says of the article. NotAFeed where the bytes are none: HTML, broken XML without items."""
    if len(body) > _LARGEST:
        raise NotAFeed(f"{len(body) // 1024 // 1024} MB: too large for a feed")
    start = body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return _json_feed(body, url)
    if b"<!DOCTYPE html" in start[:200] or start[:5].lower() == b"<html":
        raise NotAFeed("an HTML page, not a feed")
    if b"<!ENTITY" in body[:20000]:
        raise NotAFeed("declares XML entities, which feeds have no use for")
    import feedparser  # 0.2 s: only who reads a feed pays for it

    parsed = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries and not parsed.get("version"):
        reason = parsed.get("bozo_exception")
        raise NotAFeed(f"not XML: {reason}" if reason else "XML, but no feed")
    sightings = [_sighting(entry, url) for entry in parsed.entries[:_MOST]]
    return [s for s in sightings if s is not None]


def is_feed(body: bytes) -> bool:
    """Whether the bytes begin as an RSS or Atom feed: it may be given as a site's sitemap."""
    return bool(_FEED_ROOT.search(body[:2000]))


def next_feed_page(body: bytes, url: str) -> str | None:
    """The address of the feed's older items, where it has one: RFC 5005 in RSS and Atom, `next_url` of JSON Feed, WordPress's own way; None elsewhere."""
    if body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        found = _NEXT_URL.search(body)
        return join_url(url, found[1].decode("utf-8", "replace").replace("\\/", "/")) if found else None
    head = body[:_HEAD]
    for link in _LINK.findall(head):
        href = _HREF.search(link)
        if href and _IS_NEXT.search(link):
            return join_url(url, html.unescape(href[1].decode("utf-8", "replace")))
    if _OF_WORDPRESS.search(head) and _HAS_ITEM.search(body):
        return following_page(url, 0) or f"{url}{'&' if '?' in url else '?'}paged=2"
    return None


def _sighting(entry: Any, feed_url: str) -> Sighting | None:  # Any: feedparser's own kind of dict
    link = (
        entry.get("feedburner_origlink")
        or entry.get("link")
        or next((e.get("href") for e in entry.get("links", ()) if e.get("rel") == "alternate"), None)
        or entry.get("id", "")
    )
    url = normalise_url(join_url(feed_url, link))
    if not url.startswith(("http://", "https://")):
        return None
    tags = tuple(dict.fromkeys(" ".join(t["term"].split()) for t in entry.get("tags", ()) if t.get("term")))
    return Sighting(
        url=url,
        source_kind="feed",
        source_url=feed_url,
        title=" ".join(entry.get("title", "").split()) or None,
        published=_moment(entry.get("published_parsed"), entry.get("published")),
        modified=_moment(dict.get(entry, "updated_parsed"), dict.get(entry, "updated")),  # feedparser's own `get` answers with the publication
        tags=tags,
    )


def _moment(parsed: struct_time | None, text: str | None) -> PublicationMoment | None:
    if parsed is not None:
        try:
            return datetime(*parsed[:6], tzinfo=UTC)
        except ValueError:
            return None
    spans = find_dates(text) if text else []
    return read_moment(spans[0]) if spans and spans[0].precision == "day" else None


def _json_feed(body: bytes, url: str) -> list[Sighting]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotAFeed(f"not JSON: {error}") from None
    items = data.get("items") if isinstance(data, dict) and "jsonfeed" in str(data.get("version", "")) else None
    if not isinstance(items, list):
        raise NotAFeed("JSON, but no JSON Feed")
    sightings = []
    for item in items[:_MOST]:
        link = item.get("url") or item.get("id") if isinstance(item, dict) else None
        if isinstance(link, str) and link.startswith(("http", "/")):
            sightings.append(
                Sighting(
                    url=normalise_url(join_url(url, link)),
                    source_kind="feed",
                    source_url=url,
                    title=item.get("title"),
                    published=_moment(None, item.get("date_published")),
                    modified=_moment(None, item.get("date_modified")),
                    tags=tuple(t for t in item.get("tags") or () if isinstance(t, str)),
                )
            )
    return sightings
