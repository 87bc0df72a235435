"""The pages that a list leads to without a link: frames, cards and rows that scripts make clickable, choices of a menu, redirects in the page, data for scripts."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING

from scraper.discovery.addresses import is_worth_asking
from scraper.discovery.json_lists import addresses_in
from scraper.model.page import Sighting
from scraper.normalisation.urls import normalise_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.parsing.document import Document

_MOST = 1000
_LARGEST_DATA = 2_000_000
_QUOTED = r"""['"]([^'"\\<>\s]{2,300})['"]"""
_GOES_TO = re.compile(rf"location(?:\.href)?\s*=\s*{_QUOTED}|(?:location\.(?:assign|replace)|window\.open)\(\s*{_QUOTED}")
_OPENS = re.compile(rf"^\s*javascript:.{{0,100}}?\(\s*{_QUOTED}", re.IGNORECASE | re.DOTALL)
"""As in `javascript:otworz('/news/17.htm')`."""
_REFRESH = re.compile(r"""^\s*[\d.]*\s*[;,]\s*url\s*=\s*['"]?([^'"\s]{1,500})""", re.IGNORECASE)
_DATA = "script[type='application/ld+json'], script[type='application/json']"
_LOOKS_LIKE_AN_ADDRESS = re.compile(r"^(?:https?://|/|\?|\./)|\.(?:html?|php|aspx?)(?:\?|$)", re.IGNORECASE)


def find_unlinked(document: Document, home: str) -> list[Sighting]:
    """The site's own pages that the page leads to without a link, in order, each once. Buttons that load more of a list are `pagination`'s."""
    found: dict[str, Sighting] = {}
    for href in islice(_hrefs(document), _MOST):
        url = normalise_url(document.absolute(href))
        if url not in found and is_worth_asking(url, home):
            found[url] = Sighting(url=url, source_kind="listing", source_url=document.page.url)
    return list(found.values())


def _hrefs(document: Document) -> Iterator[str]:
    tree = document.tree
    for node in tree.css("frame[src], iframe[src]"):
        yield (node.attributes.get("src") or "").strip()
    for node in tree.css("meta[http-equiv='refresh' i]"):
        if found := _REFRESH.match(node.attributes.get("content") or ""):
            yield found[1]
    for node in tree.css("[data-href], [data-url], [data-link], [onclick], a[href^='javascript:' i], select option[value]"):
        yield from _of_element({name: (value or "").strip() for name, value in node.attributes.items()})
    if tree.css_first("a[href]") is None:  # a page that only leads on
        for node in tree.css("script:not([src])"):
            yield from (first or second for first, second in _GOES_TO.findall(node.text()[:20_000]))
    for node in tree.css(_DATA):
        yield from _in_data(node.text())


def _of_element(attributes: dict[str, str]) -> Iterator[str]:
    for name in ("data-href", "data-url", "data-link", "value"):
        if _LOOKS_LIKE_AN_ADDRESS.search(attributes.get(name, "")[:500]):
            yield attributes[name]
    for first, second in _GOES_TO.findall(attributes.get("onclick", "")[:1000]):
        yield first or second
    if found := _OPENS.match(attributes.get("href", "")[:600]):
        yield found[1]


def _in_data(text: str) -> Iterator[str]:
    if len(text) <= _LARGEST_DATA:
        try:
            yield from addresses_in(json.loads(text))
        except (ValueError, RecursionError):
            return
