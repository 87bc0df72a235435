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
    from scraper.parsing.document import Document

_POSTS = "/wp/v2/posts"
_RELATION = "https://api.w.org/"
FIELDS = "link,date,date_gmt,modified_gmt,title"


class NotWordPress(ValueError):  # noqa: N818 - named as it is told
    """The answer is no list of posts; the message says why."""


def posts_url(home: str) -> str:
    """Where a WordPress site at the root of its host lists its posts, a hundred a page, newest first."""
    return posts_at(urljoin(home, "/wp-json/"))


def posts_at(api: str) -> str:
    """Likewise, of the interface that a page names: below a folder, or by `rest_route` where addresses are not rewritten.

    >>> posts_at("https://x.pl/?rest_route=/").split("&")[0]
    'https://x.pl/?rest_route=%2Fwp%2Fv2%2Fposts'
    """
    parts = urlsplit(api)
    query = dict(parse_qsl(parts.query))
    path = parts.path
    if "rest_route" in query:
        query["rest_route"] = query["rest_route"].rstrip("/") + _POSTS
    else:
        path = path.rstrip("/") + _POSTS
    return urlunsplit(parts._replace(path=path, query=urlencode({**query, "per_page": 100, "page": 1, "_fields": FIELDS})))


def modified_url(posts: str, since: datetime) -> str:
    """Where a WordPress site (5.7 and later) lists the posts written or edited after the moment; earlier ones list the newest. `posts` as `posts_at` gives it."""
    parts = urlsplit(posts)
    query = {key: value for key, value in parse_qsl(parts.query) if key != "page"}
    query["modified_after"] = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return urlunsplit(parts._replace(query=urlencode(query)))


def find_interfaces(document: Document) -> list[str]:
    """Where the pages that list posts are, as the page names its REST interface."""
    return list(dict.fromkeys(posts_at(href) for rel, href, _ in document.link_rels if rel == _RELATION and href.startswith("http")))


def has_more(posts: int, page: int, pages: str | None) -> bool:
    """Whether older posts follow the page of so many; `pages` is the header `X-WP-TotalPages`. A server may allow fewer than a hundred a page."""
    if pages is not None and pages.isdigit():
        return page < int(pages)
    return posts > 0 and posts % 10 == 0


def page_of(url: str) -> int:
    """Which page of the posts the address is of."""
    number = dict(parse_qsl(urlsplit(url).query)).get("page", "1")
    return int(number) if number.isdigit() else 1


def next_page(url: str) -> str:
    """The address of the page after this one."""
    parts = urlsplit(url)
    query = {**dict(parse_qsl(parts.query)), "page": str(page_of(url) + 1)}
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
