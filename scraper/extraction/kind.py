"""Whether a page is one article, a listing of several, or something else (home, search, error, a page about us).

Signs, in order: the address · what the page says of itself · how many linked headings stand in its main part against how much text it has of its own ·
a learned template, by which a page without the site's article place is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from scraper.extraction.furniture import furniture_flags
from scraper.extraction.region import find_region, weights
from scraper.language.folding import fold
from scraper.model.found import Found
from scraper.normalisation.urls import url_shape
from scraper.parsing.json_ld import article_node, is_type

if TYPE_CHECKING:
    from scraper.extraction.region import Region
    from scraper.model.article import PageKind
    from scraper.model.template import Template
    from scraper.parsing.blocks import Block
    from scraper.parsing.document import Document

_LISTING_ADDRESS = re.compile(
    r"""(?:^|/)(?:tags?|tagi|temat|tagged|categor(?:y|ies)|kategori[ae]|topics?|author|autor|archiwum|archives?|page|strona|szukaj|search|wyszukiwarka|component/tags)(?:/|,\d|$)
      | /page/\d+/?$ | [?&](?:s|q|search|searchword|tag|cat|paged|page|start|offset|limitstart|author|m)=""",
    re.VERBOSE,
)
_ARCHIVE_ADDRESS = re.compile(r"^/(?:19|20)\d\d(?:/\d{1,2}){0,2}/?$")
_LISTING_TYPES = frozenset(("collectionpage", "searchresultspage", "itemlist", "blog", "profilepage"))
_ERROR_TITLE = re.compile(
    r"\b404\b|nie znaleziono|nie istnieje|not found|page not found|strona nie istnieje|brak strony|error 4\d\d|blad 4\d\d|nic nie znaleziono|nothing found"
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5"))
_SHORTEST_BODY = 60
_TEASER_TEXT = 900
"""Characters of own text a linked heading: listings of whole posts have more, teasers less."""


def find_kind(document: Document, title: str, region: Region | None, template: Template | None = None, *, has_date: bool = False) -> Found[PageKind]:
    """The page's kind and the sign that told it. An article needs a title and text of its own."""
    path = urlsplit(document.page.url)
    if path.path in ("", "/") and not path.query:
        return Found("listing", "home-address")
    if document.page.status >= 400 or _ERROR_TITLE.search(fold(document.title_tag)) or _ERROR_TITLE.search(fold(title)[:60]):
        return Found("other", "error-page")
    if is_listing_address(document.page.url):
        return Found("listing", "listing-address")
    if region is None or not title:
        return Found("other", "no-text")
    if template is not None:
        return _by_template(document, region, template, has_date=has_date)
    return _by_itself(document, region, has_date=has_date)


def is_listing_address(url: str) -> bool:
    """Whether the address alone says listing: a tag, a category, an archive, a page number, a search.

    >>> is_listing_address("https://x.pl/tag/klastry/"), is_listing_address("https://x.pl/2019/02/18/za-nami-kongres/")
    (True, False)
    """
    parts = urlsplit(url)
    path = unquote(parts.path).lower()
    return bool(_LISTING_ADDRESS.search(path + ("?" + parts.query.lower() if parts.query else "")) or _ARCHIVE_ADDRESS.match(path))


def teasers(document: Document) -> list[Block]:
    """The linked headings of the page's main part, each address once: a listing has many, an article only related ones."""
    flags = furniture_flags(document)
    found: dict[str, Block] = {}
    for block in document.blocks:
        if flags[block.container] or block.link_density < 0.8 or len(block.text) < 12 or not block.anchors:
            continue
        if block.tag in _HEADINGS or (len(block.text) >= 25 and block.tag in ("li", "div", "td", "p", "article", "section", "dt", "dd")):
            found.setdefault(block.anchors[0].href, block)
    return list(found.values())


def _by_template(document: Document, region: Region, template: Template, *, has_date: bool) -> Found[PageKind]:
    if region.rule == "template":
        if template.dated_share > 0.8 and not has_date and template.url_shapes and url_shape(document.page.url) not in template.url_shapes:
            return Found("other", "undated-and-another-address")
        if len(region.containers) >= 3 and _own_headings(document, region) >= 3:
            return Found("listing", "template-repeated")
        return Found("article", "template")
    itself = _by_itself(document, region, has_date=has_date)
    if itself.value == "article" and template.url_shapes and url_shape(document.page.url) in template.url_shapes and has_date:
        return itself
    return Found("listing" if itself.value == "listing" else "other", "no-template-place")


def _own_headings(document: Document, region: Region) -> int:
    return sum(any(b.tag in _HEADINGS and b.link_density > 0.8 for b in document.blocks[c.first : c.last]) for c in region.containers)


def _by_itself(document: Document, region: Region, *, has_date: bool) -> Found[PageKind]:
    if any(is_type(node, _LISTING_TYPES) for node in document.json_ld) and article_node(document.json_ld) is None:
        return Found("listing", "json-ld")
    mass = sum(weights(document)[region.first : region.last])
    linked = teasers(document)
    inside = [b for b in linked if b.tag in _HEADINGS] or linked
    says_article = article_node(document.json_ld) is not None or (document.meta_first("article:published_time") is not None)
    if len(inside) >= 3 and mass / len(inside) < (_TEASER_TEXT / 3 if says_article else _TEASER_TEXT) and not _is_one_article(document, region, mass):
        return Found("listing", "linked-headings")
    if mass < _SHORTEST_BODY and not (has_date and mass):
        return Found("other", "too-short")
    return Found("article", "one-text")


def _is_one_article(document: Document, region: Region, mass: int) -> bool:
    """Most of the text stands unbroken by linked headings."""
    blocks = document.blocks[region.first : region.last]
    runs, current = [], 0
    for block in blocks:
        if block.link_density >= 0.8 and len(block.text) > 12:
            runs.append(current)
            current = 0
        else:
            current += len(block.text) - block.linked
    return max([*runs, current]) >= 0.6 * max(mass, 1) and mass >= 300


def region_of(document: Document, template: Template | None) -> Region | None:
    """The body's region, as `find_region` gives it; here so that callers ask one room."""
    return find_region(document, template)
