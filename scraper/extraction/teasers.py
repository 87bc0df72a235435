"""Teasers: what a page shows of other articles. A listing is made of them; beside an article they are no part of it, however much their texts vary.

A teaser begins with a title that links to another page of the site. Its card is the highest element that holds no other such title; where the titles lie
flat among paragraphs, it is what follows up to the next title. One such title alone says nothing, unless it opens the page's text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.extraction.dated_line import is_dated_line
from scraper.extraction.furniture import furniture_flags
from scraper.extraction.own_title import own_title

if TYPE_CHECKING:
    from scraper.parsing.blocks import Block, Container
    from scraper.parsing.document import Document

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5"))
_NAMES = re.compile(r"(?:by|autor(?:ka)?|author|tekst|napisał\w?)\b[:\s]", re.IGNORECASE)
"""A linked name of the author is no title."""
_AUTHOR_ADDRESS, _LONGEST_NAME = re.compile(r"/(?:authors?|autor(?:zy|ka)?|redaktor(?:zy)?|profil(?:e|es)?|users?|people|osoby)/"), 40
"""Where the page of an author is, and how long their name may be."""
_SENTENCE = 4
"""Blanks in a heading that says what happened; the name of a section has fewer."""
_TITLE_HINT = re.compile(r"title|tytul|headline|naglowek|nazwa")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png|gif|mp[34])$", re.IGNORECASE)
_SHORTEST_TITLE = 15
_SHORTEST_LINE = 25
"""A link that is no heading and shorter is a menu item or a tag."""
_LINKED = 0.8
_TEXT = 200
_PROSE, _PROSE_OF_TITLE = 80, 2
"""Characters of a paragraph, and how many a list of teasers has at most for each title."""
_FLAT_BLOCKS, _FLAT_TEXT = 3, 700
_LONGEST_CARD = 6000
_BEFORE_TITLE, _BEFORE_TITLE_TEXT = 4, 160
"""Blocks and characters that a card may have above its title."""


@dataclass(frozen=True, slots=True)
class Teasers:
    """The page's teasers."""

    titles: tuple[Block, ...]
    """Their linked titles outside furniture, each address once."""
    blocks: frozenset[int]
    """Indexes of all blocks that belong to teasers."""


def find_teasers(document: Document) -> Teasers:
    """The teasers of the page, in order; none where fewer than two stand side by side."""
    known: Teasers | None = document.memory.get("teasers")
    if known is None:
        known = document.memory["teasers"] = _read(document)
    return known


def opening_title(document: Document, first_text: int) -> Block | None:
    """The linked title that stands right above the page's first text: a listing of one item. None where there is none."""
    here = _here(document)
    if (
        first_text < len(document.blocks)
        and _opens_with_link(document.blocks[first_text])
        and _is_linked_title(document, document.blocks[first_text], here)
    ):
        return document.blocks[first_text]
    above = document.blocks[max(0, first_text - 6) : first_text]
    own = own_title(document)
    if own is not None and own in above and own.text.count(" ") >= _SENTENCE:
        return None
    for block in reversed(above[-4:]):
        if block.tag in _HEADINGS or _leads_on(document, block, first_text):
            return block if _is_linked_title(document, block, here) else None
    return None


def _leads_on(document: Document, block: Block, first_text: int) -> bool:
    """Whether the text, or the line after it, ends with a link to where this line leads: a title with its teaser and "więcej"."""
    if block.link_density < 0.8 or not block.anchors or not (target := _target(document, block)):
        return False
    ends = [b.anchors[-1] for b in document.blocks[first_text : first_text + 2] if b.anchors]
    return any(anchor.text and _read_target(document, anchor.href) == target for anchor in ends)


def _read(document: Document) -> Teasers:
    here, flags = _here(document), furniture_flags(document)
    text = next((b.index for b in document.blocks if len(b.text) - b.linked >= _TEXT), len(document.blocks))
    # Above its text an article's title may link to itself; below, a list of the latest may hold the article too.
    titles = [b for b in document.blocks if _is_linked_title(document, b, here if b.index < text else None)]
    if len({_target(document, b) for b in titles}) < 2:
        return Teasers((), frozenset())
    cards = [(title, _card(document, place, titles)) for place, title in enumerate(titles)]
    alike = Counter(card.path for _, card in cards)
    held: set[int] = set()
    shown: dict[str, Block] = {}
    for place, (title, card) in enumerate(cards):
        if alike[card.path] < 2 and title.tag not in _HEADINGS:
            continue
        following = titles[place + 1].index if place + 1 < len(titles) else len(document.blocks)
        held.update(_extent(document, title, card, titles, following) if alike[card.path] > 1 else (title.index,))
        if not flags[title.container]:
            shown.setdefault(_target(document, title), title)
    return Teasers(tuple(shown.values()), frozenset(held))


def _is_linked_title(document: Document, block: Block, here: str | None) -> bool:
    if not block.anchors or len(block.text) < _SHORTEST_TITLE:
        return False
    is_title = _is_link(block) and (block.tag in _HEADINGS or _is_called_title(document, block))
    if not is_title and not _opens_with_link(block):
        return False
    target = _target(document, block)
    if not target or target == here or block is own_title(document) or _NAMES.match(block.text):
        return False
    return not _AUTHOR_ADDRESS.search(target) or len(block.text) > _LONGEST_NAME


def _is_link(block: Block) -> bool:
    """Whether the block is a link, or a date and a link."""
    if block.link_density >= _LINKED:
        return True
    return len(block.anchors) == 1 and 2 * block.linked > len(block.text) and is_dated_line(block.text.replace(block.anchors[0].text, " "))


def _opens_with_link(block: Block) -> bool:
    """Whether it is a cell of an old layout: the linked title, a line break, the date, a line break, the text."""
    if not block.anchors:
        return False
    first = block.anchors[0].text
    return len(first) >= _SHORTEST_TITLE and "\n" not in first and block.text.startswith(first + "\n")


def _is_called_title(document: Document, block: Block) -> bool:
    """A title by its class, or a link that takes a whole line of a card or a cell, or holds the card whole."""
    if len(block.text) < _SHORTEST_LINE or block.text.count(" ") < 3 or "tag" in block.anchors[0].rel:
        return False
    hints = [*block.hints, *(a.hint for a in block.anchors), document.containers[block.container].hint]
    return any(_TITLE_HINT.search(h) for h in hints) or (
        len(block.anchors) == 1 and block.tag in ("td", "div", "li", "article", "section", "header", "p", "dt")
    )


def _target(document: Document, block: Block) -> str:
    """Host and path of another page of the site; empty for the home page, a file, an anchor, another site."""
    known: dict[int, str] = document.memory.setdefault("targets", {})
    if block.index not in known:
        known[block.index] = _read_target(document, block.anchors[0].href)
    return known[block.index]


def _read_target(document: Document, href: str) -> str:
    if not href or href[0] == "#" or href.startswith(("mailto:", "tel:", "javascript:")):
        return ""
    try:
        parts = urlsplit(document.absolute(href))
    except ValueError:
        return ""
    if _bare(parts.netloc) != _bare(urlsplit(document.page.url).netloc) or (parts.path in ("", "/") and not parts.query) or _FILE.search(parts.path):
        return ""
    return f"{parts.path.rstrip('/')}?{parts.query}"


def _here(document: Document) -> str:
    parts = urlsplit(document.page.url)
    return f"{parts.path.rstrip('/')}?{parts.query}"


def _bare(netloc: str) -> str:
    return netloc.lower().removeprefix("www.")


def _card(document: Document, place: int, titles: list[Block]) -> Container:
    """The highest element around the title at the place that holds no title with another target."""
    title = titles[place]
    target = _target(document, title)
    chain = document.ancestors(title)
    card = chain[0]
    below = next((b.index for b in reversed(titles[:place]) if _target(document, b) != target), -1)
    above = next((b.index for b in titles[place + 1 :] if _target(document, b) != target), len(document.blocks))
    for container in chain:
        if container.first <= below or container.last > above or _opens_otherwise(document, container, title):
            break
        card = container
    return card


def _opens_otherwise(document: Document, container: Container, title: Block) -> bool:
    """Whether something else than a date, a section or a picture's caption stands in the element before the title: a card begins with its title."""
    before = document.blocks[container.first : title.index]
    return len(before) > _BEFORE_TITLE or sum(len(b.text) for b in before) > _BEFORE_TITLE_TEXT


def _is_text_with_pointers(document: Document, parent: Container, titles: list[Block]) -> bool:
    """Whether the element is a text within which links to other articles stand on lines of their own, not a list of titles with their teasers."""
    known: dict[tuple[int, int], bool] = document.memory.setdefault("texts with pointers", {})
    extent = parent.first, parent.last
    if extent not in known:  # a menu asks of its element once a line
        prose = sum(len(b.text) - b.linked >= _PROSE for b in document.blocks[parent.first : parent.last])
        known[extent] = prose > _PROSE_OF_TITLE * sum(parent.first <= t.index < parent.last for t in titles)
    return known[extent]


def _extent(document: Document, title: Block, card: Container, titles: list[Block], following: int) -> range:
    """The blocks of the teaser: the card, or for a card without text of its own what follows flat under the title."""
    blocks = document.blocks
    inside = sum(len(blocks[i].text) for i in range(card.first, min(card.last, len(blocks))))
    if inside > len(title.text) + 40 or card.parent < 0:
        return range(card.first, card.last) if inside <= _LONGEST_CARD and card.parent >= 0 else range(title.index, title.index + 1)
    parent = document.containers[card.parent]
    if title.tag not in _HEADINGS and _is_text_with_pointers(document, parent, titles):
        return range(title.index, title.index + 1)
    stop, size = card.last, 0
    for block in blocks[card.last : min(following, parent.last, card.last + _FLAT_BLOCKS)]:
        size += len(block.text)
        if block.tag in _HEADINGS or size > _FLAT_TEXT:
            break
        stop = block.index + 1
    return range(card.first, stop)
