"""WordPress REST (developer.wordpress.org/rest-api): posts with their dates, page by page."""

from __future__ import annotations

import html
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from scraper.model.moments import WARSAW
from scraper.model.page import Sighting
from scraper.normalisation.urls import normalise_url

if TYPE_CHECKING:
    from scraper.model.moments import PublicationMoment

FIELDS = "link,date,date_gmt,modified_gmt,title"


class NotWordPress(ValueError):  # noqa: N818 - named as it is told
    """The answer is no list of posts; the message says why."""


def posts_url(home: str, page: int = 1) -> str:
    """Where a WordPress site lists its posts, a hundred a page, newest first."""
    query = urlencode({"per_page": 100, "page": page, "_fields": FIELDS})
    return urljoin(home, "/wp-json/wp/v2/posts") + "?" + query


def modified_url(home: str, since: datetime) -> str:
    """Where a WordPress site (5.7 and later) lists the posts written or edited after the moment; earlier ones list the newest."""
    after = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    query = urlencode({"per_page": 100, "modified_after": after, "_fields": FIELDS})
    return urljoin(home, "/wp-json/wp/v2/posts") + "?" + query


def next_page(url: str) -> str:
    """The address of the page after this one."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    query["page"] = str(int(query.get("page", "1")) + 1)
    return urlunsplit(parts._replace(query=urlencode(query)))


def parse_posts(body: bytes, url: str) -> list[Sighting]:
    """The posts of one page, newest first. NotWordPress where the answer is no list of posts."""
    try:
        posts = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotWordPress(f"not JSON: {error}") from None
    if not isinstance(posts, list):
        raise NotWordPress("JSON, but no list of posts")
    found = []
    for post in posts:
        link = post.get("link") if isinstance(post, dict) else None
        if not isinstance(link, str) or not link.startswith("http"):
            continue
        title = post.get("title")
        rendered = title.get("rendered") if isinstance(title, dict) else None
        found.append(
            Sighting(
                url=normalise_url(link),
                source_kind="wordpress",
                source_url=url,
                title=html.unescape(rendered) if isinstance(rendered, str) else None,
                published=_moment(post.get("date_gmt"), utc=True) or _moment(post.get("date"), utc=False),
                modified=_moment(post.get("modified_gmt"), utc=True),
            )
        )
    return found


def _moment(text: object, *, utc: bool) -> PublicationMoment | None:
    if not isinstance(text, str) or text.startswith("0000"):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC if utc else WARSAW)
