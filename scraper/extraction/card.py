"""The card of particulars: day, author, section and tags in a box of their own beside the article, as blog themes print them in a sidebar.

It is told from a list of other articles, a calendar or a cloud of tags by what is in it: one day, links that their elements call author, category or tags, nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scraper.extraction.dated_line import is_dated_line

if TYPE_CHECKING:
    from scraper.parsing.blocks import Block, Container
    from scraper.parsing.document import Document

_PARTICULAR = re.compile(r"(?:^|[\s_-])(?:author|autor|byline|cat(?:egor(?:y|ies))?|kategori\w*|section|tags?|tagi|keywords)(?:$|[\s_-])")
_TAGS = re.compile(r"(?:^|[\s_-])(?:tags?|tagi|keywords)(?:$|[\s_-])")
_LONGEST_DAY, _LONGEST_LABEL = 60, 25
_FEWEST, _MOST = 2, 10


@dataclass(frozen=True, slots=True)
class Card:
    """What such a box holds."""

    day: Block
    """The block that prints the day and nothing else."""
    tags: tuple[str, ...]
    """The links of those of its elements that are called tags."""


def find_card(document: Document) -> Card | None:
    """The page's card of particulars; None where it has none, or more than one."""
    if "card" not in document.memory:
        document.memory["card"] = _only_card(document)
    found: Card | None = document.memory["card"]
    return found


def _only_card(document: Document) -> Card | None:
    only: Card | None = None
    for container in document.containers:
        card = _read(document, container) if _FEWEST <= container.last - container.first <= _MOST else None
        if card and only and card.day is not only.day:
            return None
        only = only or card
    return only


def _read(document: Document, container: Container) -> Card | None:
    blocks = document.blocks[container.first : container.last]
    days = [b for b in blocks if not b.anchors and len(b.text) <= _LONGEST_DAY and any(c.isdigit() for c in b.text) and is_dated_line(b.text)]
    if len(days) != 1:
        return None
    others = [b for b in blocks if b is not days[0]]
    called = [(b, hints) for b in others if _PARTICULAR.search(hints := _hints(document, b, container))]
    if (
        not called
        or any(b.anchors for b in others if b not in [c for c, _ in called])
        or any(len(b.text) - b.linked > _LONGEST_LABEL for b in others)
    ):
        return None
    tags = tuple(a.text for b, hints in called if _TAGS.search(hints) for a in b.anchors)
    return Card(days[0], tags)


def _hints(document: Document, block: Block, within: Container) -> str:
    """What the elements between the box and the text, and the links in it, are called."""
    around = [c.hint for c in document.ancestors(block)[:3] if c.index > within.index]
    return " ".join([*around, *block.hints, *(a.rel for a in block.anchors)])
