"""The posts of a page that holds several: each read as a page by itself, and each stored once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from scraper.archive.hashes import body_hash
from scraper.discovery.posts import Post, find_posts
from scraper.fetching.items import Reading
from scraper.model.errors import NotAnArticle
from scraper.model.page import Page, Sighting
from scraper.processing import extract
from scraper.storage import articles, crawl_state
from scraper.storage.crawl_state import Validators

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.fetching.visit import SiteVisit
    from scraper.model.article import Article
    from scraper.parsing.document import Document

_KNOWN_AS_ARTICLES = ("feed", "wordpress")
_HTML = "text/html; charset=utf-8"
_ALIKE = 0.5
_NEWS = timedelta(days=7)
"""Of a page that is found to hold posts, or grew to do so, the older ones are the past of it, as on a site's first visit."""
PART_OF = "X-Klastry-Part-Of"
"""Header of a post in the archive: the address of the page that it stood on."""


def posts_of(visit: SiteVisit, document: Document) -> list[Post]:
    """The posts of the page; none where a feed named it as one article."""
    sighting = document.page.sighting
    if sighting is not None and sighting.source_kind in _KNOWN_AS_ARTICLES:
        return []
    return find_posts(document, visit.now())


def read_posts(visit: SiteVisit, document: Document, asked: str, posts: list[Post]) -> Iterator[Reading]:
    """A reading of each post that is new or was edited. The page is known as a source of them all."""
    known = crawl_state.posts_known(visit.conn, visit.site.name, asked)
    named = visit.named.setdefault(asked, set())
    named.update(f"{asked}#{post.anchor}" for post in posts)
    missing = [url for url in known if url not in named]
    for post in posts:
        url, body = f"{asked}#{post.anchor}", post.html.encode()
        validators = Validators(body_hash=body_hash(body))
        of_its_day = [] if url in known else [other for other in missing if other.startswith(f"{asked}#{post.day.isoformat()}-")]
        url = next((other for other in of_its_day if known[other] == validators.body_hash), url)
        if known.get(url) == validators.body_hash:
            visit.unchanged(url, validators)
        elif (article := _article(visit, url, asked, post)) is not None:
            before = next((other for other in of_its_day if _is_retitled(visit, other, article)), url)
            named.add(before)
            article = replace(article, url=before)
            page = _page(visit, before, asked, post)
            headers, is_old = {"Content-Type": _HTML, PART_OF: asked}, not known and post.day < visit.now().date() - _NEWS
            yield Reading(article=article, page=page, asked=before, headers=headers, sent=body, validators=validators, is_old=is_old)


def _is_retitled(visit: SiteVisit, stored: str, article: Article) -> bool:
    """Whether the post stored at an address made of its old title is this one: of one day, and its text much the same."""
    text = articles.text_at(visit.conn, stored)
    return text is not None and SequenceMatcher(None, text.split(), article.text.split(), autojunk=False).ratio() >= _ALIKE


def _article(visit: SiteVisit, url: str, asked: str, post: Post) -> Article | None:
    desk = replace(visit.desk, template=None)  # a template is of the site's pages, and this one is ours
    try:
        article = extract(_page(visit, url, asked, post), desk)
    except NotAnArticle as reason:
        visit.failed(url, "parse", str(reason))
        return None
    return article if article.is_article else None


def _page(visit: SiteVisit, url: str, asked: str, post: Post) -> Page:
    sighting = Sighting(url=url, source_kind="listing", source_url=asked, title=post.title, published=post.day)
    return Page(url=url, site=visit.site.name, body=post.html.encode(), content_type=_HTML, fetched_at=visit.now(), sighting=sighting)
