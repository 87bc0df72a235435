"""RSS, Atom and JSON Feed to sightings."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from scraper.language.dates import find_dates, read_moment
from scraper.model.page import Sighting
from scraper.normalisation.urls import normalise_url

if TYPE_CHECKING:
    from time import struct_time

    from scraper.model.moments import PublicationMoment

_LARGEST = 20 * 1024 * 1024
_MOST = 5000


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


def _sighting(entry: Any, feed_url: str) -> Sighting | None:  # Any: feedparser's own kind of dict
    link = entry.get("link") or next((e.get("href") for e in entry.get("links", ()) if e.get("rel") == "alternate"), None) or entry.get("id", "")
    url = normalise_url(urljoin(feed_url, link.strip()))
    if not url.startswith(("http://", "https://")):
        return None
    tags = tuple(dict.fromkeys(" ".join(t["term"].split()) for t in entry.get("tags", ()) if t.get("term")))
    return Sighting(
        url=url,
        source_kind="feed",
        source_url=feed_url,
        title=" ".join(entry.get("title", "").split()) or None,
        published=_moment(entry.get("published_parsed"), entry.get("published")),
        modified=_moment(entry.get("updated_parsed"), entry.get("updated")),
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
                    url=normalise_url(urljoin(url, link)),
                    source_kind="feed",
                    source_url=url,
                    title=item.get("title"),
                    published=_moment(None, item.get("date_published")),
                    modified=_moment(None, item.get("date_modified")),
                    tags=tuple(t for t in item.get("tags") or () if isinstance(t, str)),
                )
            )
    return sightings
