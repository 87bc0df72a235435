"""Addresses that a server makes without end: calendars, facets, sessions in paths, pages after the last page.

Told by what came of their like, not by their names: where so many in a row of one kind brought no article, the rest of the kind is left alone. The kinds are counted
side by side, the narrower sooner given up, so that a calendar falls before it has cost much and three hundred tags, which differ by words, do not.
"""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import parse_qsl, urlsplit

from scraper.normalisation.urls import url_shape

_NUMBER = re.compile(r"\d+")
_LIMITS = {"numbers": 30, "query": 60, "path": 120, "shape": 250, "section": 250}
"""Pages in a row without an article, by kind, after which their like is a trap."""


class Traps:
    """The memory of one visit; `patience` multiplies the limits."""

    def __init__(self, patience: int = 1) -> None:
        self._barren: Counter[tuple[str, str]] = Counter()
        self._patience = patience

    def barren(self, url: str) -> None:
        """A page at the address was read and is no article, or one that we have."""
        self._barren.update(kinds_of(url))

    def fruitful(self, url: str) -> None:
        """The address is an article, or named one."""
        for kind in kinds_of(url):
            self._barren.pop(kind, None)

    def is_trap(self, url: str) -> bool:
        """Whether too many of its like brought nothing."""
        return any(self._barren[kind] >= _LIMITS[kind[0]] * self._patience for kind in kinds_of(url))


def kinds_of(url: str) -> list[tuple[str, str]]:
    """What the address is one of many of: those that differ in numbers alone, in values of the query alone, in the whole query, in their words, or that lie as deep
    in one section of the site.

    >>> kinds_of("https://x.pl/kalendarz/2031/05/?widok=lista")[:2]
    [('numbers', '/kalendarz/N/N/?widok=lista'), ('query', '/kalendarz/N/N/?widok')]
    """
    parts = urlsplit(url)
    path = _NUMBER.sub("N", parts.path)
    query = _NUMBER.sub("N", parts.query)
    kinds = [("numbers", f"{path}?{query}" if query else path)]
    if query:
        names = "&".join(sorted(name for name, _ in parse_qsl(parts.query, keep_blank_values=True)))
        kinds += [("query", f"{path}?{names}"), ("path", path)]
    segments = [s for s in path.split("/") if s]
    section = f"/{segments[0]}/{len(segments)}" if len(segments) > 1 else "/"
    return [*kinds, ("shape", url_shape(url)), ("section", section)]
