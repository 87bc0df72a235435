"""The visible text of a page as blocks in document order, each knowing the elements around it.

One walk over the tree, without recursion: a page of 100,000 nested tags is walked like any other. A block is a run of inline content; a table row
of plain cells is one block, its cells joined by ` | `; two line breaks in a row end a block, one is a line break in its text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SKIPPED = frozenset(
    "script style noscript template svg head iframe object embed applet canvas select option datalist button textarea input audio video map math "
    "source track param base link meta title img picture rp rt".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr".split()
)
_BLOCK_INSIDE_CELL = frozenset("div p table ul ol dl h1 h2 h3 h4 h5 h6 article section form blockquote".split())
_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_PERMALINKS = ("¶", "#", "§", "🔗", "∞")
"""What generators print after a heading, as a link to itself."""
_DIGITS = re.compile(r"\d+")
# Classes that WordPress, Drupal and page builders put on one post or one row, not on a kind of place.
_PASSING_CLASS = re.compile(
    r"\d|^(?:category|tag|status|format|type|has|is|node|author|views-row|odd|even|first|last|active|current|hentry|clearfix|wow|animated)\b|^(?:js|aos)-"
)
_HYPHENS_OF_A_NAME = 3
"""An id of more words is an article's title: `article#grupa-ekspertow-rozpoczela-prace`."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
"""Their ids are made of their words."""
_MAX_BLOCKS, _MAX_CONTAINERS = 20_000, 100_000
"""What is kept of one page. A hostile one of 20 MB holds millions: what stands behind the last that is kept is passed over, in the memory of its tree alone."""
_MAX_DEPTH = 400
"""Levels whose path is told apart; a page nested deeper is machine waste."""


class Container:
    """One block-level element and the stretch of blocks it holds: `blocks[first:last]`."""

    __slots__ = ("first", "hint", "index", "itemprop", "last", "parent", "path", "tag")

    def __init__(self, index: int, parent: int, tag: str, path: str, hint: str, itemprop: str, first: int) -> None:
        self.index = index
        self.parent = parent
        """Index of the surrounding container; -1 for the outermost."""
        self.tag = tag
        self.path = path
        """Tags and lasting classes from the body down: the same place on another page of the site."""
        self.hint = hint
        """id, class and role as printed, lower case: what the site calls it."""
        self.itemprop = itemprop
        self.first = first
        self.last = first


class Anchor:
    """One link within a block."""

    __slots__ = ("hint", "href", "printed", "rel")

    def __init__(self, href: str, rel: str, hint: str) -> None:
        self.href = href
        self.rel = rel
        self.hint = hint
        self.printed = ""
        """Its text as it came."""

    @property
    def text(self) -> str:
        """Its text, cleaned when it is asked for: of a page's hundred links that is a handful."""
        return clean_text(self.printed)


class Block:
    """One run of text."""

    __slots__ = ("anchors", "container", "hint_parts", "hints", "index", "linked", "parts", "pictured", "tag", "text", "times")

    def __init__(self, index: int, tag: str, container: int) -> None:
        self.index = index
        self.tag = tag
        """The block-level element it stands in: `p`, `li`, `h2`, `td`, `div` …; `tr` for a row of cells."""
        self.container = container
        self.parts: list[str] = []
        """Text nodes as they came: `30`, `stycznia`, `2019` may stand in three spans without a blank."""
        self.text = ""
        self.linked = 0
        """Characters of the text that are links."""
        self.anchors: list[Anchor] = []
        self.times: list[str] = []
        """`datetime` of each <time> (or `title` of an <abbr>) in the block."""
        self.hints: list[str] = []
        """class, id and itemprop of the inline elements, lower case."""
        self.hint_parts: list[int] = []
        """For each of the hints, the index of the first of `parts` within its element."""
        self.pictured = False
        """Whether it begins on the line under a picture in the same element."""

    @property
    def link_density(self) -> float:
        """Share of the text that is links, 0 to 1."""
        return self.linked / max(1, len(self.text))


def clean_text(text: str) -> str:
    """One blank for many, no blank around a line break, no invisible characters."""
    if not text.isprintable():  # most texts are: neither line breaks nor characters without a width
        text = _INVISIBLE.sub("", text)
        if "\n" in text:
            return _LINES.sub("\n", _SPACE.sub(" ", text)).strip()
    return " ".join(text.split())


class BlockWalker:
    """Walks a body once and collects blocks and containers."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.containers: list[Container] = []
        self._open: list[Container] = []
        self._block: Block | None = None
        self._anchor: Anchor | None = None
        self._breaks = 0
        self._preformatted = 0
        self._picture = 0  # 1 behind a picture at the beginning of an element, 2 on the line under it

    def walk(self, root: LexborNode) -> None:
        """Collect everything under the root, the root itself being the outermost container."""
        self._enter_block(root.tag or "body", root.attributes)
        around: list[tuple[LexborNode, str]] = []
        node = root.child
        while node is not None:
            tag = node.tag
            if tag == "-text":  # most nodes are, half of them blanks between blocks
                self._text(node.text_content or "")
            elif tag is not None and self._enter(node, tag):
                if (child := node.child) is not None:
                    around.append((node, tag))
                    node = child
                    continue
                self._leave(tag)
            following = node.next
            while following is None and around:
                node, tag = around.pop()
                self._leave(tag)
                following = node.next
            node = following
        self._flush()
        self._close_container()

    def _enter(self, node: LexborNode, tag: str) -> bool:
        """Begin one element; True where what stands in it is to be visited."""
        if tag in _INLINE:
            attributes = node.attributes
            if attributes or tag == "a":
                self._enter_inline(tag, attributes)
            return True
        if tag in _SKIPPED or tag[0] in "-_!":
            if tag == "img" and self._block is None:
                self._picture = 1
            return False
        if tag == "br":
            self._break()
            return False
        if tag == "hr":
            self._flush()
            return False
        if tag == "tr" and self._row(node):
            return False
        self._flush()
        if len(self.blocks) >= _MAX_BLOCKS or len(self.containers) >= _MAX_CONTAINERS:
            return False
        self._enter_block(tag, node.attributes)
        return True

    def _leave(self, tag: str) -> None:
        if tag not in _INLINE:
            self._flush()
            self._close_container()
        elif tag == "a":
            self._anchor = None

    def _text(self, text: str) -> None:
        block = self._block
        if text.isspace() or not text:
            if block is not None:
                block.parts.append(" ")
            return
        self._breaks = 0
        if block is None:
            block = self._open_block()
        if "\n" in text and not self._preformatted:
            text = text.replace("\n", " ")
        block.parts.append(text)
        if self._anchor is not None:
            self._anchor.printed += text
            block.linked += len(text.strip())

    def _open_block(self) -> Block:
        container = self._open[-1]
        block = self._block = Block(len(self.blocks), container.tag, container.index)
        block.pictured = self._picture > 1
        if self._anchor is not None:
            block.anchors.append(self._anchor)
        return block

    def _break(self) -> None:
        self._breaks += 1
        if self._picture:
            self._picture = 2
        if self._block is not None:
            if self._breaks >= 2:
                self._flush()
            else:
                self._block.parts.append("\n")

    def _enter_inline(self, tag: str, attributes: dict[str, str | None]) -> None:
        get = attributes.get
        hint = _called(tag, get("id"), get("class"), get("role"), get("itemprop")).hint
        if tag == "a":
            self._anchor = Anchor(get("href") or "", (get("rel") or "").lower(), hint)
            if self._block is not None:
                self._block.anchors.append(self._anchor)
        stamp = get("datetime") if tag == "time" else get("title") if tag == "abbr" else get("content")
        if not stamp and not hint:
            return
        block = self._block or self._open_block()  # a <time> may open the block
        if stamp:
            block.times.append(stamp)
        if hint:
            block.hints.append(hint)
            block.hint_parts.append(len(block.parts))

    def _row(self, row: LexborNode) -> bool:
        """A table row of plain cells as one block; False where its cells hold blocks of their own (a layout table)."""
        cells = [cell for cell in row.iter() if cell.tag in ("td", "th")]
        if len(cells) < 2 or len(cells) > 40:
            return False
        for cell in cells:
            blocks = [n for n in cell.traverse() if n.tag in _BLOCK_INSIDE_CELL]
            if len(blocks) > 1 or (blocks and blocks[0].tag not in ("p", "div")):
                return False
        texts = [clean_text(cell.text(deep=True, separator="")) for cell in cells]
        if sum(map(len, texts)) > 1500:
            return False
        self._flush()
        block = Block(len(self.blocks), "tr", self._open[-1].index)
        block.parts = [" | ".join(texts)] if any(texts) else []
        for link in row.css("a"):
            anchor = Anchor(link.attributes.get("href") or "", (link.attributes.get("rel") or "").lower(), "")
            anchor.printed = clean_text(link.text(deep=True))
            block.anchors.append(anchor)
            block.linked += len(anchor.printed)
        self._block = block
        self._flush()
        return True

    def _enter_block(self, tag: str, attributes: dict[str, str | None]) -> None:
        get = attributes.get
        called = _called(tag, get("id"), get("class"), get("role"), get("itemprop"))
        opened = self._open
        if not opened:
            container = Container(0, -1, tag, tag, called.hint, called.itemprop, 0)
        else:
            parent = opened[-1]
            path = f"{parent.path}/{called.place}" if len(opened) <= _MAX_DEPTH else parent.path
            container = Container(len(self.containers), parent.index, tag, path, called.hint, called.itemprop, len(self.blocks))
        self.containers.append(container)
        opened.append(container)
        self._breaks = self._picture = 0
        if tag == "pre":
            self._preformatted += 1

    def _close_container(self) -> None:
        container = self._open.pop()
        container.last = len(self.blocks)
        if container.tag == "pre":
            self._preformatted -= 1

    def _flush(self) -> None:
        block, self._block = self._block, None
        if block is None:
            return
        self._picture = 0
        block.text = clean_text("".join(block.parts))
        if block.tag in _HEADINGS and block.text.endswith(_PERMALINKS) and block.anchors and block.anchors[-1].href.startswith("#"):
            block.text = block.text.removesuffix(block.anchors[-1].text).rstrip()
        if (block.text or block.times) and len(self.blocks) < _MAX_BLOCKS:
            block.index = len(self.blocks)
            self.blocks.append(block)


class Called(NamedTuple):
    """What an element is called."""

    hint: str
    """id, class, role and itemprop in one lower-case string; empty where it has none."""
    place: str
    """What it is called on every page of its site: its tag, with the id and the first two classes that last over pages."""
    itemprop: str


@lru_cache(maxsize=20_000)
def _called(tag: str, name: str | None, classes: str | None, role: str | None, itemprop: str | None) -> Called:
    """Kept: a page repeats its elements, a site its pages."""
    hint = " ".join(filter(None, (name, classes, role, itemprop))).lower()
    return Called(hint, place_name(tag, name, classes), (itemprop or "").lower())


def place_name(tag: str, name: str | None, classes: str | None) -> str:
    """What an element is called on every page of its site.

    >>> place_name("article", "post-9", "post-9 post type-post category-news")
    'article.post'
    """
    lasting = [c for c in classes.split()[:6] if not _PASSING_CLASS.search(c)][:2] if classes else []
    head = f"{tag}#{name}" if name and tag not in _HEADINGS and not _DIGITS.search(name) and name.count("-") <= _HYPHENS_OF_A_NAME else tag
    return ".".join((head, *lasting))
