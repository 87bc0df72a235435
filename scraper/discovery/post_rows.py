"""What of a page may be a post: a heading and what stands under it, side by side with its like.

Headings are those of HTML, of one level; on pages of news also terms of a list (`<dt>`) and bold words that begin a block, as editors write who know no others.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from scraper.language.dates import read_date
from scraper.parsing.blocks import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

    from scraper.parsing.document import Document

Row: TypeAlias = "tuple[LexborNode, tuple[LexborNode, ...]]"
"""A heading, and its one container or the row of elements, the heading among them."""
FEWEST = 3
MOST = 500
SHORTEST = 80
"""Characters of text under a heading: a line under it is a label."""
LONGEST_DATE = 60
_LONGEST_LINE = 200
_BLOCKS = frozenset("p div td dd li section article blockquote center".split())


def headings_by_level(document: Document) -> Iterator[list[LexborNode]]:
    """The headings of each level, the highest first."""
    levels: dict[str | None, list[LexborNode]] = {}
    for heading in document.tree.css("h1, h2, h3, h4, h5, h6"):
        levels.setdefault(heading.tag, []).append(heading)
    for _, headings in sorted(levels.items(), key=lambda level: str(level[0])):
        yield headings


def lines_like_headings(document: Document) -> Iterator[list[LexborNode]]:
    """Terms of lists, then the bold words that begin a block and are not the whole of a text."""
    yield [node for node in document.tree.css("dt") if not _is_date_alone(clean_text(node.text()))]
    yield [node for node in document.tree.css("strong, b")[: 4 * MOST] if _begins_a_block(node)]


def _is_date_alone(line: str) -> bool:
    span = read_date(line)
    return span is not None and len(line) - (span.end - span.start) <= 3


def _begins_a_block(node: LexborNode) -> bool:
    line = clean_text(node.text())
    if not 5 <= len(line) <= _LONGEST_LINE or line.endswith(":"):
        return False
    above = node.parent
    while above is not None and above.tag not in _BLOCKS:
        above = above.parent
    return above is not None and clean_text(above.text()[: 4 * _LONGEST_LINE]).startswith(line)


def rows_of(headings: list[LexborNode]) -> list[Row]:
    """Each heading with its container, or with the elements up to the next heading; those alone that stand side by side."""
    tops = _tops(headings)
    parents = Counter(top.parent.mem_id for _, top in tops if top.parent is not None)
    if not parents:
        return []
    chosen, count = parents.most_common(1)[0]
    if count < FEWEST:
        return []
    places = {top.mem_id for _, top in tops}
    rows = []
    for heading, top in tops:
        if top.parent is not None and top.parent.mem_id == chosen:
            rows.append((heading, _nodes_of(heading, top, places)))
    return rows


def _tops(headings: list[LexborNode]) -> list[tuple[LexborNode, LexborNode]]:
    """Each heading with the largest element around it that holds no other."""
    held = Counter[int]()
    for heading in headings:
        above = heading.parent
        while above is not None and above.tag not in ("body", "html"):
            held[above.mem_id] += 1
            above = above.parent
    tops = []
    for heading in headings:
        top = heading
        while (parent := top.parent) is not None and held[parent.mem_id] == 1:
            top = parent
        tops.append((heading, top))
    return tops


def _nodes_of(heading: LexborNode, top: LexborNode, places: set[int]) -> tuple[LexborNode, ...]:
    """The container, where the text is in it; else it and what follows."""
    if top.mem_id != heading.mem_id and (heading.tag or "")[:1] == "h":
        return (top,)
    if top.mem_id != heading.mem_id and len(top.text()) - len(heading.text()) >= SHORTEST:
        above = beside(top, forward=False)
        return (above, top) if above is not None and above.mem_id not in places and is_head(above) else (top,)
    return _run(top, places)


def _run(heading: LexborNode, places: set[int]) -> tuple[LexborNode, ...]:
    """What stands under a bare heading, and the line of its day or its anchor where that stands right above."""
    run = [heading]
    above = beside(heading, forward=False)
    if above is not None and above.tag not in ("hr", "table", "ul", "ol") and len(clean_text(above.text())) <= LONGEST_DATE and is_head(above):
        run.insert(0, above)
    below = heading.next
    while below is not None and below.mem_id not in places and below.tag != "hr":
        following = beside(below, forward=True) if is_element(below) else None
        if following is not None and following.mem_id in places and is_head(below):
            break  # the next one's
        run.append(below)
        below = below.next
    return tuple(run)


def is_element(node: LexborNode) -> bool:
    """Whether it is one, and neither text nor a comment."""
    return (node.tag or "-")[0] not in "-_!"


def is_head(node: LexborNode) -> bool:
    """Whether it is a line of a day, or an empty anchor."""
    text = clean_text(node.text())
    return (not text and node.tag == "a") or (0 < len(text) <= LONGEST_DATE and day_of(text) is not None)


def beside(node: LexborNode, *, forward: bool) -> LexborNode | None:
    """The next element; loose text between two is passed over."""
    other = node.next if forward else node.prev
    while other is not None and not is_element(other):
        other = other.next if forward else other.prev
    return other


def day_of(line: str, now: datetime | None = None) -> date | None:
    """The day that the line is there to give: little else stands in it."""
    span = read_date(line, now=now)
    if span is None or span.precision != "day" or not span.has_year or span.last != span.first:
        return None
    around = re.sub(r"\W", "", line[: span.start] + line[span.end :])
    return span.first if len(around) <= 30 else None
