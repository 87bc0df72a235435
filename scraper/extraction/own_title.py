"""The heading that is the page's own: the one that <title>, og:title or the JSON-LD headline repeats. Two places agree, whatever the elements are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.language.folding import fold
from scraper.parsing.json_ld import article_node, text_of

if TYPE_CHECKING:
    from scraper.parsing.blocks import Block
    from scraper.parsing.document import Document

_HEADINGS = frozenset(("h1", "h2", "h3"))
_LONGEST = 400
_BOUNDARY = re.compile(r"\s*[|»«•·–—\-:/,(]")


def own_title(document: Document) -> Block | None:
    """The heading that the page names as its title, the longest where several are named; None where none is."""
    if "own-title" not in document.memory:
        document.memory["own-title"] = _find(document)
    block: Block | None = document.memory["own-title"]
    return block


def page_names(document: Document) -> list[str]:
    """What the page calls itself, folded, blanks made one."""
    names: list[str] | None = document.memory.get("page-names")
    if names is None:
        names = document.memory["page-names"] = _page_names(document)
    return names


def _page_names(document: Document) -> list[str]:
    node = article_node(document.json_ld)
    headline = text_of(node.get("headline") or node.get("name")) if node else None
    names = (document.title_tag, document.meta_first("og:title", "twitter:title"), headline)
    return [" ".join(fold(name).split()) for name in names if name]


def is_named(text: str, names: list[str]) -> bool:
    """Whether the folded text is one of the names, or begins or ends one, the site's name aside."""
    return any(n == text or (n.startswith(text) and bool(_BOUNDARY.match(n[len(text) :]))) or n.endswith(" " + text) for n in names)


def _find(document: Document) -> Block | None:
    names = page_names(document)
    best: Block | None = None
    for block in document.blocks:
        longer = block.tag in _HEADINGS and 4 <= len(block.text) <= _LONGEST and (best is None or len(block.text) > len(best.text))
        if longer and is_named(" ".join(fold(block.text).split()), names):
            best = block
    return best
