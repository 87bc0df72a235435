"""The addresses in a JSON answer, as load-more buttons and feeds of scripts fetch them: as values, or in HTML within values."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from scraper.discovery.addresses import is_worth_asking
from scraper.model.page import Sighting
from scraper.normalisation.urls import join_url, normalise_url

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS_KEYS = frozenset("url link href permalink path uri adres canonical canonical_url share_url web_url".split())
_HREF = re.compile(r"""<a\s[^<>]{0,500}?href\s*=\s*["']?([^"'\s>]{1,500})""", re.IGNORECASE)
_MOST = 3000
_DEEPEST = 12


def is_json(body: bytes, content_type: str | None) -> bool:
    """Whether the answer is JSON, by its type or its first character."""
    return "json" in (content_type or "").lower() or body[:20].lstrip()[:1] in (b"{", b"[")


def find_in_json(body: bytes, url: str, home: str) -> list[Sighting]:
    """The site's pages that the answer names, in order, each once; empty where it is no JSON."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return []
    found: dict[str, Sighting] = {}
    for href in addresses_in(data):
        address = normalise_url(join_url(url, href))
        if address not in found and is_worth_asking(address, home):
            found[address] = Sighting(url=address, source_kind="listing", source_url=url)
        if len(found) >= _MOST:
            break
    return list(found.values())


def addresses_in(value: Any, key: str = "", depth: int = 0) -> Iterator[str]:  # Any: JSON of strangers
    """The values that are addresses by their key, and those of links in values that are HTML, in order."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from addresses_in(inner, name, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses_in(inner, key, depth + 1)
    elif isinstance(value, str):
        if "<" in value:
            yield from (m[1].replace("&amp;", "&") for m in _HREF.finditer(value))
        elif key.lower() in _ADDRESS_KEYS and value.startswith(("http://", "https://", "/")):
            yield value
