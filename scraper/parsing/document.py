"""A page parsed once: its head, what it says of itself, and its text as blocks."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from scraper.model.errors import NotAnArticle
from scraper.parsing.blocks import Block, BlockWalker, Container, clean_text
from scraper.parsing.encoding import decode
from scraper.parsing.json_ld import json_ld_nodes
from scraper.parsing.nesting import flattened_nesting

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from scraper.model.page import Page

_MAX_BYTES = 20 * 1024 * 1024
_LONGEST_TITLE = 1000
# What files are by their first bytes, whatever their header says.
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a media file"),
    (b"\x1f\x8b", "a compressed file"),
)
# What joins to an address by being put behind its host, as most links of a site do.
_PLAIN_ORIGIN = re.compile(r"https?://[\w.:-]+(?=/)", re.ASCII)
_PLAIN_PATH = re.compile(r"/(?!/)(?!\.)(?:[\w%,~+@=-]|/(?!\.)|\.)*(?:\?[\w%.,~+@=&/-]+)?", re.ASCII)
_SAYING = 'meta, link[rel][href], base[href], script[type="application/ld+json"]'
_HTML_TYPES = ("text/html", "application/xhtml", "text/plain", "application/xml", "text/xml", "")


POST_MARK = "klastry:post"
"""<meta> name in a page that we made of one post of a page of several (`discovery.posts`): its content is that page's address."""


class Document:
    """One parsed page. Everything is computed at most once; bodies stay out of `repr`."""

    def __init__(self, page: Page, html: str, tree: LexborHTMLParser) -> None:
        self.page = page
        self.html = html
        self.tree = tree
        self.memory: dict[object, Any] = {}  # Any: what several fields ask about one page, by the question's name; filled by `extraction`
        walker = BlockWalker()
        if tree.body is not None:
            walker.walk(tree.body)
        self.blocks: list[Block] = walker.blocks
        self.containers: list[Container] = walker.containers

    def __repr__(self) -> str:
        return f"Document({self.page.url!r}, {len(self.blocks)} blocks)"

    @cached_property
    def title_tag(self) -> str:
        """The <title> of the page, blanks made one; empty where there is none. One that nobody closed holds the page: only its beginning is taken."""
        node = self.tree.css_first("head title") or self.tree.css_first("title")
        return clean_text(node.text()[:_LONGEST_TITLE]) if node else ""

    @cached_property
    def _sayings(self) -> dict[str, list[LexborNode]]:
        """The elements that say something of the page, by their tag, in order: a search of the tree takes as long for one kind as for four."""
        found: dict[str, list[LexborNode]] = {"meta": [], "link": [], "base": [], "script": []}
        for node in self.tree.css(_SAYING):
            found[node.tag or ""].append(node)
        return found

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """`name`, `property`, `itemprop` or `http-equiv` of each <meta>, lower case, with its contents in order."""
        found: dict[str, list[str]] = {}
        for node in self._sayings["meta"]:
            attributes = node.attributes
            content = attributes.get("content")
            if not content:
                continue
            for key in ("property", "name", "itemprop", "http-equiv"):
                name = attributes.get(key)
                if name:
                    found.setdefault(name.lower(), []).append(clean_text(content))
        return found

    def meta_first(self, *names: str) -> str | None:
        """The first content under the first of the names that the page has."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:  # Any: JSON of strangers
        """Every JSON-LD node of the page, graphs and lists unfolded; broken scripts give nothing."""
        return json_ld_nodes(node.text() for node in self._sayings["script"])

    @cached_property
    def link_rels(self) -> list[tuple[str, str, str]]:
        """(rel, absolute href, type) of each <link>, lower case but for the address."""
        links = []
        for node in self._sayings["link"]:
            attributes = node.attributes
            links.append(((attributes.get("rel") or "").lower(), self.absolute(attributes.get("href") or ""), (attributes.get("type") or "").lower()))
        return links

    @cached_property
    def canonical_links(self) -> tuple[str, ...]:
        """Absolute addresses of each <link rel="canonical">, in order; the other links of a head are many, and seldom asked for."""
        named = ((attributes.get("rel") or "", attributes.get("href") or "") for node in self._sayings["link"] if (attributes := node.attributes))
        return tuple(self.absolute(href) for rel, href in named if "canonical" in rel.lower().split())

    @cached_property
    def translations(self) -> tuple[str, ...]:
        """Absolute addresses that the page names as its versions in other languages (`hreflang`), in order, once each, its own left out."""
        if "hreflang" not in self.html:
            return ()
        named = (node.attributes.get("href") or "" for node in self.tree.css("link[hreflang][href], a[hreflang][href]"))
        return tuple(dict.fromkeys(url for href in named if (url := self.absolute(href)) and url != self.page.url))

    @cached_property
    def base_url(self) -> str:
        """What relative addresses are relative to."""
        bases = self._sayings["base"]
        return (_joined(self.page.url, (bases[0].attributes.get("href") or "").strip()) if bases else "") or self.page.url

    @cached_property
    def declared_language(self) -> str | None:
        """`lang` of the <html>, two letters; templates are often copied with a wrong one."""
        root = self.tree.root
        lang = (root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root else ""
        return lang[:2].lower() or None

    def absolute(self, href: str) -> str:
        """The address a link leads to; empty where it is none."""
        if href.startswith(("https://", "http://")) and "/." not in href and href.isascii() and "[" not in href and "]" not in href:
            return href.strip()
        if self._origin and _PLAIN_PATH.fullmatch(href):
            return self._origin + href
        return _joined(self.base_url, href.strip())

    @cached_property
    def _origin(self) -> str:
        """Scheme and host of what addresses are relative to; empty where they are not plain."""
        found = _PLAIN_ORIGIN.match(self.base_url)
        return found[0] if found else ""

    def ancestors(self, block: Block) -> list[Container]:
        """The containers around the block, innermost first."""
        chain, index = [], block.container
        while index >= 0:
            container = self.containers[index]
            chain.append(container)
            index = container.parent
        return chain


@lru_cache(maxsize=20_000)
def _joined(base: str, href: str) -> str:
    """Kept: several rules ask for the target of one link."""
    try:
        return urljoin(base, href)
    except ValueError:
        return ""


_TAGS = re.compile(r"<[a-zA-Z!]")


def parse(page: Page) -> Document:
    """The page parsed. Raises NotAnArticle, saying why, where it is no HTML: empty, a PDF, an image, binary, over 20 MB; or its address is none."""
    body = page.body
    if not _is_address(page.url):
        raise _refusal(page, "no address")
    if not body.strip():
        raise _refusal(page, "empty page")
    if len(body) > _MAX_BYTES:
        raise _refusal(page, f"page of {len(body) // 1024 // 1024} MB: too large for an article")
    for signature, name in _SIGNATURES:
        if body.startswith(signature):
            raise _refusal(page, f"{name}, not HTML")
    declared = (page.content_type or "").split(";")[0].strip().lower()
    if not declared.startswith(_HTML_TYPES[:-1]) and declared and not _TAGS.search(body[:2048].decode("latin-1")):
        raise _refusal(page, f"{declared}, not HTML")
    html = decode(body, page.content_type)
    if b"\x00" in body:
        html = html.replace("\x00", "")
    html = flattened_nesting(html)
    if not _TAGS.search(html):
        raise _refusal(page, "plain text without a single HTML tag")
    return Document(page, html, LexborHTMLParser(html))


def _is_address(url: str) -> bool:
    """Whether what the page is said to come from can be taken apart: `http://[::1` cannot."""
    try:
        return bool(urlsplit(url))
    except ValueError:
        return False


def _refusal(page: Page, reason: str) -> NotAnArticle:
    return NotAnArticle(reason, url=page.url, site=page.site)
