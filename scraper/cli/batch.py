"""Many saved pages read together: the pages of one site teach each other's template, then each is read.

Memory is bounded: a template is learned from a sample, of which a few hundred parsed pages are kept so that they are not parsed twice.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.catalogue.sites import site_for_url
from scraper.extraction.templates import learn_template
from scraper.model.errors import NotAnArticle
from scraper.model.page import Page
from scraper.normalisation.urls import url_shape
from scraper.parsing.document import parse
from scraper.processing import extract_document, match, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from scraper.model.article import Article
    from scraper.model.site import Site
    from scraper.model.template import Template
    from scraper.parsing.document import Document
    from scraper.processing import Desk

_SAMPLE = 72
"""Pages of one site that its template is learned from."""
_KEPT = 300
"""Parsed pages kept from learning to reading, over all sites."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One line of a batch: a file to read."""

    file: str
    url: str = ""
    site: str = ""
    """Name of a profile; empty where the address alone tells pages of one site."""
    broken: str = ""
    """Why the line cannot be read; empty for a good one."""

    @property
    def group(self) -> str:
        """What the pages that are learned together share: the profile, else scheme, host and port."""
        if self.site:
            return self.site
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}".lower()


def read_orders(lines: Iterable[str], sites: dict[str, Site]) -> list[Order]:
    """The orders of JSON lines, empty lines left out; a line that is none becomes a broken order, answered as an error in its place.

    A page without a `site` is of the profile whose host it is on, where there is one.
    """
    return [_order(line, number, sites) for number, line in enumerate(lines, 1) if line.strip()]


def _order(line: str, number: int, sites: dict[str, Site]) -> Order:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Order(file="", broken=f"line {number} is no JSON: {error}")
    if not isinstance(values, dict) or not isinstance(values.get("file"), str) or not isinstance(values.get("url"), str):
        file = values.get("file") if isinstance(values, dict) else None
        return Order(file=file if isinstance(file, str) else "", broken=f'line {number} needs "file" and "url"')
    try:
        urlsplit(values["url"])
    except ValueError as error:
        return Order(file=values["file"], url=values["url"], broken=f"line {number}: {values['url']!r} is no address: {error}")
    site = values.get("site")
    if not isinstance(site, str) or not site:
        profile = site_for_url(sites, values["url"])
        site = profile.name if profile else ""
    return Order(file=values["file"], url=values["url"], site=site)


class Batch:
    """The pages of one batch, and the templates learned from them."""

    def __init__(self, orders: list[Order], now: datetime, sites: dict[str, Site]) -> None:
        self._now = now
        self._sites = sites
        self._kept: dict[Order, Document] = {}
        self._groups: dict[str, list[Order]] = {}
        for order in orders:
            if not order.broken:
                self._groups.setdefault(order.group, []).append(order)
        self._templates: dict[str, Template | None] = {}

    def article(self, order: Order, desk: Desk) -> Article:
        """The article of one page. Raises NotAnArticle or OSError where it cannot be read."""
        if order.broken:
            raise NotAnArticle(order.broken)
        # Learned at its first page: where a site's pages stand together, all that were parsed for learning are read before the next site's are.
        if order.group not in self._templates:
            self._templates[order.group] = self._learn(order.group, self._groups.pop(order.group))
        document = self._kept.pop(order, None) or _parsed(order)
        desk = replace(desk, template=self._templates[order.group], site=self._sites.get(order.site))
        return match(normalise(extract_document(document, desk)), desk)

    def _learn(self, group: str, members: list[Order]) -> Template | None:
        documents = []
        for order in _sample(members):
            try:
                document = _parsed(order)
            except (NotAnArticle, OSError):
                continue  # told when its turn comes
            documents.append(document)
            if len(self._kept) < _KEPT:
                self._kept[order] = document
        try:
            return learn_template(documents, site=group, now=self._now)
        except Exception as error:  # noqa: BLE001 - the batch runner's wide net: a page that breaks the learning must not end the run
            print(f"klastry: {group}: no template learned: {type(error).__name__}: {error}", file=sys.stderr)
            return None


def _sample(orders: list[Order]) -> list[Order]:
    """Pages spread over the site's kinds of address, so that a hundred tag pages do not crowd out the articles."""
    shapes: dict[str, list[Order]] = {}
    for order in dict.fromkeys(orders):
        shapes.setdefault(url_shape(order.url), []).append(order)
    chosen: list[Order] = []
    waiting = list(shapes.values())
    while waiting and len(chosen) < _SAMPLE:
        chosen.extend(queue.pop() for queue in waiting)
        waiting = [queue for queue in waiting if queue]
    return chosen[:_SAMPLE]


def _parsed(order: Order) -> Document:
    return parse(Page(url=order.url, site=order.site, body=Path(order.file).read_bytes()))
