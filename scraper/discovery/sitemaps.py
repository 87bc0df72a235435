"""Sitemaps (sitemaps.org 0.9): URL sets, indexes, compressed ones, plain lists, with lastmod and Google's news extension."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from scraper.language.dates import find_dates, read_moment
from scraper.model.page import Sighting
from scraper.normalisation.urls import normalise_url

if TYPE_CHECKING:
    from scraper.model.moments import PublicationMoment

_LARGEST = 50 * 1024 * 1024
_MOST = 50_000


class NotASitemap(ValueError):  # noqa: N818 - named as it is told
    """The bytes are no sitemap; the message says why."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The pages that a sitemap names, and the further sitemaps of an index."""

    sightings: tuple[Sighting, ...] = ()
    sitemaps: tuple[str, ...] = ()


def parse_sitemap(body: bytes, url: str) -> Sitemap:
    """What the sitemap names, in order. NotASitemap where the bytes are none; a truncated one gives what can be read."""
    body = _inflated(body)
    if b"<" not in body[:200]:
        return _plain(body, url)
    # No entities, no network, no huge trees: a sitemap needs none, an attacker does.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True, remove_comments=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotASitemap(f"not XML: {error}") from None
    if root is None or etree.QName(root).localname not in ("urlset", "sitemapindex"):
        raise NotASitemap("XML or HTML, but no sitemap")
    sightings, sitemaps = [], []
    for entry in list(root)[:_MOST]:
        if not isinstance(entry.tag, str):
            continue
        said = _said_of(entry)
        if not said.get("loc", "").startswith(("http://", "https://")):
            continue
        if etree.QName(entry).localname == "sitemap":
            sitemaps.append(said["loc"])
        else:
            sightings.append(
                Sighting(
                    url=normalise_url(said["loc"]),
                    source_kind="sitemap",
                    source_url=url,
                    title=said.get("title") or None,
                    published=_moment(said.get("publication_date")),
                    modified=_moment(said.get("lastmod")),
                )
            )
    return Sitemap(tuple(sightings), tuple(sitemaps))


def _said_of(entry: etree._Element) -> dict[str, str]:
    """The entry's own elements and those of Google's news extension: its images and videos have a `loc` and `title` too."""
    said: dict[str, str] = {}
    for element in entry.iter():
        if isinstance(element.tag, str) and (element.getparent() is entry or "news" in (etree.QName(element).namespace or "")):
            said.setdefault(etree.QName(element).localname, (element.text or "").strip())
    return said


def _inflated(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    inflater = zlib.decompressobj(wbits=31)
    try:
        plain = inflater.decompress(body, _LARGEST)
    except zlib.error as error:
        raise NotASitemap(f"broken gzip: {error}") from None
    if inflater.unconsumed_tail:
        raise NotASitemap("inflates to more than 50 MB")
    return plain


def _plain(body: bytes, url: str) -> Sitemap:
    lines = body.decode("utf-8", "replace").split()
    found = [line for line in lines[:_MOST] if line.startswith(("http://", "https://"))]
    if not found or len(found) < len(lines) / 2:
        raise NotASitemap("neither XML nor a list of addresses")
    return Sitemap(tuple(Sighting(url=normalise_url(u), source_kind="sitemap", source_url=url) for u in found))


def _moment(text: str | None) -> PublicationMoment | None:
    spans = find_dates(text[:60]) if text else []
    return read_moment(spans[0]) if spans and spans[0].precision == "day" else None
