"""Sitemaps (sitemaps.org 0.9): URL sets, indexes, compressed ones, plain lists, with lastmod and Google's news extension; also as those write them who have not read it."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from scraper.language.dates import find_dates, read_moment
from scraper.model.page import Sighting
from scraper.normalisation.urls import join_url, normalise_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.model.moments import PublicationMoment

LARGEST_SITEMAP = 64 * 1024 * 1024
"""Bytes of one that are read, unpacked: sitemaps.org allows 50 MB."""
_MOST = 50_000
_HEAD = 20_000
_ROOT = re.compile(r"<(?:[\w.-]{1,20}:)?(?:urlset|sitemapindex)[\s>]", re.IGNORECASE)
_ROOT_END = re.compile(rb"</(?:[\w.-]{1,20}:)?(?:urlset|sitemapindex)\s*>", re.IGNORECASE)
_ENTRY_ENDS = (b"</url>", b":url>", b"</sitemap>", b":sitemap>", b"</URL>", b"</SITEMAP>")
_ENTRIES = ("{*}url", "{*}sitemap", "{*}URL", "{*}SITEMAP")
_BARE_AMPERSAND = re.compile(rb"&(?!#?\w{1,12};)")
"""As in `<loc>https://x.pl/?id=1&lang=pl</loc>`, which is no XML, and common."""
_BYTE_ORDER = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class NotASitemap(ValueError):  # noqa: N818 - named as it is told
    """The bytes are no sitemap; the message says why."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The pages that a sitemap names, and the further sitemaps of an index."""

    sightings: tuple[Sighting, ...] = ()
    sitemaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    url: str
    lastmod: str
    said: dict[str, str]


def parse_sitemap(body: bytes, url: str) -> Sitemap:
    """What the sitemap names, changed last first, then what has no date in its own order; of more than fifty thousand the newest.

    NotASitemap where the bytes are none; a truncated one gives what can be read.
    """
    body = _inflated(body)
    head = body[:_HEAD].decode(_BYTE_ORDER.get(body[:2], "latin-1"), "replace")
    if not (root := _ROOT.search(head)):
        if "<" in head[:200]:
            raise NotASitemap("XML or HTML, but no sitemap")
        return _plain(body, url)
    pages, sitemaps = list[_Entry](), list[_Entry]()
    for is_page, entry in _entries(_as_xml(body, head, root.start()), url):
        kept = pages if is_page else sitemaps
        kept.append(entry)
        if len(kept) >= 2 * _MOST:
            kept[:] = _newest(kept)
    return Sitemap(tuple(_sighting(entry, url) for entry in _newest(pages)), tuple(dict.fromkeys(entry.url for entry in _newest(sitemaps))))


def _inflated(body: bytes) -> bytes:
    """The bytes out of their gzip, as far as they go and may go."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, LARGEST_SITEMAP)
    except zlib.error as error:
        raise NotASitemap(f"broken gzip: {error}") from None


def _as_xml(body: bytes, head: str, root: int) -> bytes:
    """The bytes from their XML declaration or root on, without what a server printed before it, and with ampersands as XML wants them."""
    if body[:2] in _BYTE_ORDER:
        return body
    declared = head.find("<?xml", 0, root)
    start = declared if declared >= 0 else root
    xml = _BARE_AMPERSAND.sub(b"&amp;", body[start:] if start else body)
    return (
        xml if _ROOT_END.search(xml[-_HEAD:]) else xml[: max(xml.rfind(end) + len(end) for end in _ENTRY_ENDS)]
    )  # torn: what the tear left of an address is none


def _entries(xml: bytes, url: str) -> Iterator[tuple[bool, _Entry]]:
    """(of a page?, the entry) of each that has an address, one in memory at a time."""
    # No entities, no network, no huge trees: a sitemap needs none, an attacker does.
    parsed = etree.iterparse(
        io.BytesIO(xml), tag=_ENTRIES, resolve_entities=False, no_network=True, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        for _, element in parsed:
            said = _said_of(element)
            is_page = _name_of(element).endswith("url")
            element.clear()
            if (above := element.getparent()) is not None:
                del above[: above.index(element)]
            address = join_url(url, said.get("loc", "").replace("&amp;", "&"))  # escaped twice, or in CDATA
            if said.get("loc") and address.startswith(("http://", "https://")):
                yield is_page, _Entry(address, said.get("lastmod", ""), said)
    except etree.XMLSyntaxError:
        return  # what came before it was read


def _said_of(entry: etree._Element) -> dict[str, str]:
    """The entry's own elements and those of Google's news extension: its images and videos have a `loc` and `title` too."""
    said: dict[str, str] = {}
    for element in entry.iter():
        if isinstance(element.tag, str) and (element.getparent() is entry or "news" in element.tag):
            said.setdefault(_name_of(element), (element.text or "").strip())
    return said


def _name_of(element: etree._Element) -> str:
    """The element's name without its namespace, also where that was not declared: `news:title`."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def _newest(entries: list[_Entry]) -> list[_Entry]:
    """The newest, as many as are read; where none is dated, the first and the last: new ones stand at one end."""
    if len(entries) > _MOST and not any(entry.lastmod for entry in entries):
        return [*entries[: _MOST // 2], *entries[-_MOST // 2 :]]
    return sorted(entries, key=lambda entry: entry.lastmod, reverse=True)[:_MOST]


def _sighting(entry: _Entry, url: str) -> Sighting:
    return Sighting(
        url=normalise_url(entry.url),
        source_kind="sitemap",
        source_url=url,
        title=entry.said.get("title") or None,
        published=_moment(entry.said.get("publication_date")),
        modified=_moment(entry.lastmod),
    )


def _plain(body: bytes, url: str) -> Sitemap:
    lines = body.decode("utf-8-sig", "replace").split()
    found = [line for line in lines[:_MOST] if line.startswith(("http://", "https://"))]
    if not found or len(found) < len(lines) / 2:
        raise NotASitemap("neither XML nor a list of addresses")
    return Sitemap(tuple(Sighting(url=normalise_url(u), source_kind="sitemap", source_url=url) for u in found))


def _moment(text: str | None) -> PublicationMoment | None:
    spans = find_dates(text[:60]) if text else []
    return read_moment(spans[0]) if spans and spans[0].precision == "day" else None
