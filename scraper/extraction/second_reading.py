"""A second reading of a page whose site is not learned: trafilatura, at its precise setting, as a witness of our own.

On public test pages (news sites of the world, none of them learned) neither reading is always the better: ours lets in what its rules have no name for, trafilatura
loses what it takes for no prose. Where both know the text, the ends are in doubt: what trafilatura left out before the first or after the last block that it kept is
dropped, but for a paragraph right beside what both know. Where ours lacks a good part of what trafilatura kept, and that is nothing we know for furniture, ours
sits in the wrong place. Body F1 on 64 such pages: ours 0.951, trafilatura 0.944, together 0.971.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.body import body_blocks, dropped_blocks, joined_text
from scraper.extraction.furniture import furniture_flags
from scraper.extraction.teasers import find_teasers
from scraper.language.folding import fold
from scraper.model.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.extraction.region import Region
    from scraper.parsing.blocks import Block
    from scraper.parsing.document import Document

_WORD = re.compile(r"\w+")
_SHORTEST = 120
"""Characters below which trafilatura has seen nothing to witness."""
_PARAGRAPH = 80
"""Characters of a paragraph that trafilatura may have lost at an end of the text."""
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_MISSING = 0.1
"""Share of its word triples that may be missing in our reading."""
_FEWEST_MISSING = 30
"""Triples: less is a date or a label, not a paragraph."""
_OUTSIDE = 0.02
"""Share of our text that the doubtful ends must make to be dropped."""
_LONGEST_ROW = 600
"""Characters of a table row: a longer one is an old layout, taken for data."""
_LONGEST_CELL = 250
_LARGEST = 1_500_000
"""Characters of HTML: beyond, trafilatura takes seconds."""
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_MOST_CELLS = 3000
"""Cells of tables on a page: each costs trafilatura the length of its row, so that 40,000 in one row take four seconds."""

_Triples = frozenset[tuple[str, ...]]


def read_twice(document: Document, region: Region | None, title: str) -> Found[str] | None:
    """The body as both readings together give it; None where neither finds any."""
    blocks = body_blocks(document, region, title) if region else []
    ours = Found(joined_text(blocks), region.rule) if region and blocks else None
    never = {fold(title), *(fold(b.text) for b in dropped_blocks(document, title))}
    lines = [line for line in _trafilatura(document) if fold(line.strip(" -|")) not in never]
    theirs = "\n\n".join(lines)
    if len(theirs) < _SHORTEST:
        return ours or (Found(theirs, "trafilatura") if theirs else None)
    if ours is None or region is None:
        return Found(theirs, "trafilatura")
    witnessed = _triples([theirs])
    known = _triples([ours.value, *never, *_unwanted(document, region)])
    told = _triples(
        line for line in lines if line[0] != "|"
    )  # a table beside the text (files, a record, a calendar) says nothing of where the text is
    if len(told - known) > max(_MISSING * len(witnessed), _FEWEST_MISSING):
        return Found(theirs, "trafilatura")
    text = joined_text(_between_witnessed(blocks, witnessed))
    return Found(text, f"{region.rule}-witnessed") if len(text) < (1 - _OUTSIDE) * len(ours.value) else ours


def _unwanted(document: Document, region: Region) -> list[str]:
    """What is no part of the article, whatever trafilatura takes it for: teasers, furniture by name, and what was dropped from our region knowingly."""
    teased, flags = find_teasers(document).blocks, furniture_flags(document)
    return [b.text for b in document.blocks if b.index in teased or flags[b.container] or region.first <= b.index < region.last]


def _between_witnessed(blocks: list[Block], witnessed: _Triples) -> list[Block]:
    """From the first to the last block of which at least half is witnessed, with the paragraphs that stand right above and below; all where none is."""
    kept = [place for place, block in enumerate(blocks) if _is_witnessed(block.text, witnessed)]
    if not kept:
        return blocks
    first, last = _lead(blocks, kept[0]), kept[-1]
    while last + 1 < len(blocks) and blocks[last + 1].tag == "p" and _is_prose(blocks[last + 1]):
        last += 1
    return blocks[first : last + 1]


def _lead(blocks: list[Block], first: int) -> int:
    """The place of the paragraph above the first witnessed block, headings in between: a lead in an element of its own is what trafilatura loses most often."""
    above = first - 1
    while above >= 0 and blocks[above].tag in _HEADINGS:
        above -= 1
    return above if above >= 0 and (_is_prose(blocks[above]) or _is_sentence(blocks[above])) else first


def _is_sentence(block: Block) -> bool:
    return len(block.text) >= _PARAGRAPH // 2 and not block.linked and block.text.rstrip('”"»)').endswith((".", "!", "?", "…"))


def _is_prose(block: Block) -> bool:
    return len(block.text) >= _PARAGRAPH and not block.linked


def _is_witnessed(text: str, witnessed: _Triples) -> bool:
    own = _triples([text])
    return 2 * len(own & witnessed) >= len(own)


def _triples(texts: Iterable[str]) -> _Triples:
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = _WORD.findall(text.lower())
        found.update(tuple(words[place : place + 3]) for place in range(max(1, len(words) - 2)))
    return frozenset(found)


def _trafilatura(document: Document) -> list[str]:
    """Its lines: paragraphs, headings, list items, rows."""
    if len(document.html) > _LARGEST or len(_CELL.findall(document.html)) > _MOST_CELLS:
        return []
    from trafilatura import extract  # loads in half a second: only where it is needed

    text = extract(document.html, favor_precision=True, include_comments=False, include_tables=True)
    lines = [line for line in (text or "").split("\n") if line.strip()]
    return [] if any(_is_layout_row(line) for line in lines) else lines


def _is_layout_row(line: str) -> bool:
    return line.startswith("|") and (len(line) > _LONGEST_ROW or max(map(len, line.split("|"))) > _LONGEST_CELL)
