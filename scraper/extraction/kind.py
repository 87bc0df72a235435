"""Whether a page is one article, a listing of several, or something else (home, search, error, a page about us).

Signs, in order: the address · what the page says of itself · how many linked headings stand in its main part against how much text it has of its own ·
a learned template, by which a page without the site's article place is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from scraper.extraction.own_title import own_title
from scraper.extraction.region import weights
from scraper.extraction.teasers import find_teasers, opening_title
from scraper.language.folding import fold
from scraper.model.found import Found
from scraper.normalisation.urls import url_shape
from scraper.parsing.document import POST_MARK
from scraper.parsing.json_ld import article_node, is_type

if TYPE_CHECKING:
    from scraper.extraction.region import Region
    from scraper.model.article import PageKind
    from scraper.model.template import Template
    from scraper.parsing.document import Document

_LISTING_ADDRESS = re.compile(
    r"""(?:^|/)(?:tags?|tagi|temat|tagged|categor(?:y|ies)|kategori[ae]|topics?|author|autor|archiwum|archives?|page|strona|szukaj|search|wyszukiwarka|component/tags)(?:/|,\d|$)
      | (?:^|/)(?:tags?|categor(?:y|ies)|kategori[ae]|archiwum|archives?|szukaj|search|wyszukiwarka)\?
      | /page/\d+/?$ | [?&](?:paged|page|start\d?|offset|limitstart)=\d
    | ^/?(?:index\.\w+|[^/?.-]*(?:-[^/?.-]*){0,2})/?\?(?:[^?]*&)?(?:s|q|search|searchword|tag|cat|author|m)=""",  # behind an article's name, ?tag= or ?s= only says where a reader came from
    re.VERBOSE,
)
_ARCHIVE_ADDRESS = re.compile(r"^/(?:19|20)\d\d(?:/\d{1,2}){0,2}/?$")
_LISTING_TYPES = frozenset(("collectionpage", "searchresultspage", "itemlist", "blog", "profilepage"))
_ERROR_TITLE = re.compile(
    r"^(?:strona |blad |error |http |page )+404\b|^404\b(?!,? [^\W\d_])|^(?:\S+\s){0,3}404$|\b404\b.{0,12}(?:nie|not|blad|error|page|strona)|nie znaleziono|nie istnieje|not found|page not found|strona nie istnieje|brak strony|error 4\d\d|blad 4\d\d|nic nie znaleziono|nothing found"
)
_SHORTEST_BODY = 60
_LONG = 80
_INTRODUCTION = 200
"""Characters of own text that a listing may have besides its teasers."""
_TEASER_TEXT = 900
"""The same where the teasers come first."""


def find_kind(document: Document, title: str, region: Region | None, template: Template | None = None, *, has_date: bool = False) -> Found[PageKind]:
    """The page's kind and the sign that told it. An article needs a title and text of its own."""
    if _is_post(document):
        return Found("article", "post") if title and region is not None else Found("other", "no-text")
    if told := kind_at_sight(document, title):
        return told
    if region is None or not title:
        return Found("other", "no-text")
    if template is not None:
        return _by_template(document, region, template, has_date=has_date)
    return _by_itself(document, region, has_date=has_date)


def kind_at_sight(document: Document, title: str) -> Found[PageKind] | None:
    """The kind of a page that is no article by its address or its title alone, whatever stands on it; None where one must look."""
    if _is_post(document):
        return None
    path = urlsplit(document.page.url)
    if path.path in ("", "/") and not path.query:
        return Found("listing", "home-address")
    if document.page.status >= 400 or _ERROR_TITLE.search(fold(document.title_tag)) or _ERROR_TITLE.search(fold(title)[:60]):
        return Found("other", "error-page")
    if is_listing_address(document.page.url):
        return Found("listing", "listing-address")
    return None


def _is_post(document: Document) -> bool:
    return "#" in document.page.url and POST_MARK in document.meta


def is_listing_address(url: str) -> bool:
    """Whether the address alone says listing: a tag, a category, an archive, a page number, a search.

    >>> is_listing_address("https://x.pl/tag/klastry/"), is_listing_address("https://x.pl/2019/02/18/za-nami-kongres/")
    (True, False)
    """
    parts = urlsplit(url)
    path = unquote(parts.path).lower()
    return bool(_LISTING_ADDRESS.search(path + ("?" + parts.query.lower() if parts.query else "")) or _ARCHIVE_ADDRESS.match(path))


def _by_template(document: Document, region: Region, template: Template, *, has_date: bool) -> Found[PageKind]:
    itself = _by_itself(document, region, template, has_date=has_date)
    if itself.value == "listing":
        return itself
    if region.rule == "template":
        if template.title_path and not any(c.path == template.title_path for c in document.containers):
            return Found("listing", "no-title-where-articles-have-it")  # a category with a single teaser
        if template.dated_share > 0.8 and not has_date and template.url_shapes and url_shape(document.page.url) not in template.url_shapes:
            return Found("other", "undated-and-another-address")
        return (
            Found("article", "template")
            if any(weights(document, template.furniture)[region.first : region.last])
            else Found("other", "template-empty")
        )
    if itself.value == "article" and template.url_shapes and url_shape(document.page.url) in template.url_shapes and has_date:
        return itself
    return Found("other", "no-template-place")


def _by_itself(document: Document, region: Region, template: Template | None = None, *, has_date: bool) -> Found[PageKind]:
    if any(is_type(node, _LISTING_TYPES) for node in document.json_ld) and article_node(document.json_ld) is None:
        return Found("listing", "json-ld")
    masses = weights(document, template.furniture if template else frozenset())
    mass = sum(masses[region.first : region.last])
    listed = _as_listing(document, masses, mass)
    if listed is not None:
        return listed
    if mass < _SHORTEST_BODY and not (has_date and mass):
        return Found("other", "too-short")
    return Found("article", "one-text")


def _as_listing(document: Document, masses: list[int], mass: int) -> Found[PageKind] | None:
    """The page as a listing, where its text is teasers' or begins under a title that links elsewhere."""
    teasers = find_teasers(document)
    text = next((i for i, weight in enumerate(masses) if weight >= _LONG), None)
    if len(teasers.titles) >= 2 and mass < _INTRODUCTION:
        return Found("listing", "teasers")
    heading = own_title(document)
    top = heading.index if heading else -1  # a sidebar's list above the page's own heading says nothing
    if len(teasers.titles) >= 3 and (text is None or any(top < t.index < text for t in teasers.titles)) and mass < _TEASER_TEXT:
        return Found("listing", "teasers-first")
    if text is not None and opening_title(document, text) is not None:
        return Found("listing", "linked-title-first")
    return None
