"""What stands around an article's title and under its text: there the date, the author and the section are printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.extraction.date_order import with_day_first, writes_month_first
from scraper.extraction.furniture import furniture_flags
from scraper.extraction.particulars import is_particulars
from scraper.language.dates.foreign import in_english

if TYPE_CHECKING:
    from datetime import datetime

    from scraper.extraction.region import Region
    from scraper.model.template import Template
    from scraper.parsing.blocks import Block
    from scraper.parsing.document import Document

_REACH_ABOVE, _REACH_BELOW = 8, 8
_AROUND_END = 4
_SHORT = 140
_PROSE = 80
_LONGEST_RECORD = 40
"""Blocks that a record of publication takes at most."""
_POLISH_LETTER = re.compile("[ąćęłńśźż]")
_MANY_LETTERS = 20
_OF_EVENTS = re.compile(r"(?:^|/)(?:termine?|veranstaltungen|kalender|calendar|events?|agenda|schedule)(?:\.\w+)?/?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the rules look at."""

    document: Document
    title: str
    region: Region | None
    template: Template | None
    now: datetime
    guesses: bool = False
    """Whether the weaker rules are asked too: on a page of a site that is not learned."""

    @property
    def is_polish(self) -> bool:
        """Whether the page says that it is Polish. Our grammar knows Polish dates: where it sees none, none is printed."""
        known: bool | None = self.document.memory.get("is-polish")
        if known is None:
            known = self.document.memory["is-polish"] = self._is_polish()
        return known

    def _is_polish(self) -> bool:
        host = urlsplit(self.document.page.url).hostname or ""
        if host.endswith(".pl") or self.document.declared_language == "pl":
            return True
        return sum(len(_POLISH_LETTER.findall(b.text)) for b in self.document.blocks) >= _MANY_LETTERS  # also around an English article

    @property
    def is_of_events(self) -> bool:
        """Whether the address is a calendar's: its dates are of what will take place."""
        return bool(_OF_EVENTS.search(urlsplit(self.document.page.url).path))

    def as_read(self, text: str) -> str:
        """The text as our grammar reads it: in English where the page is not Polish, slashed dates turned round where it, or its site, writes the month first."""
        known = text if self.is_polish else in_english(text)
        return with_day_first(known) if "/" in known and self._is_month_first else known

    @property
    def _is_month_first(self) -> bool:
        known = writes_month_first(self.document)
        return bool(self.template and self.template.month_first) if known is None else known

    def header_blocks(self) -> list[Block]:
        """The blocks around the title, before the body's text begins, furniture left out."""
        place = ("header", self.title, self.region.first if self.region else 0)
        found: list[Block] | None = self.document.memory.get(place)
        if found is None:
            found = self.document.memory[place] = self._header_blocks()
        return found

    def _header_blocks(self) -> list[Block]:
        heading = title_block(self.document, self.title)
        start = heading.index if heading else (self.region.first if self.region else 0)
        flags = furniture_flags(self.document)
        stop = self._first_long_block(start)
        blocks = self.document.blocks[max(0, start - _REACH_ABOVE) : min(stop, start + _REACH_BELOW + 1)]
        if clocks := self.template.clock_paths if self.template else ():
            blocks = [b for b in blocks if self.document.containers[b.container].path not in clocks]
        return [b for b in blocks if b is not heading and _is_line(b) and (not flags[b.container] or self._is_byline(b, flags))]

    def _is_byline(self, block: Block, flags: list[bool]) -> bool:
        """Some software prints "Submitted by … on …" in a <footer> between the title and the text; nothing around it may be furniture."""
        footer = next((c for c in self.document.ancestors(block)[:3] if c.tag == "footer"), None)
        return footer is not None and not (footer.parent >= 0 and flags[footer.parent])

    def footer_blocks(self) -> list[Block]:
        """The blocks right under the body's last long block."""
        if self.region is None:
            return []
        blocks = self.document.blocks
        last = max((i for i in range(self.region.first, min(self.region.last, len(blocks))) if len(blocks[i].text) > _SHORT), default=None)
        if last is None:
            return []
        flags = furniture_flags(self.document)
        return [b for b in blocks[last + 1 : last + 6] if len(b.text) <= _SHORT and (not flags[b.container] or self._ends_article(b, flags))]

    def end_blocks(self) -> list[Block]:
        """The blocks on both sides of the region's end: under a list or an agenda of short lines, a labelled date stands there."""
        if self.region is None:
            return []
        flags = furniture_flags(self.document)
        around = self.document.blocks[max(self.region.first, self.region.last - _AROUND_END) : self.region.last + _AROUND_END]
        return [b for b in around if len(b.text) <= _SHORT and not flags[b.container]]

    def lines_under_text(self) -> list[Block]:
        """The blocks of any length about the end of the body, furniture left out: a theme's line of particulars may be long."""
        if self.region is None:
            return []
        flags = furniture_flags(self.document)
        around = self.document.blocks[max(self.region.first, self.region.last - _AROUND_END) : self.region.last + _AROUND_END]
        return [b for b in around if not flags[b.container]]

    def blocks_under_text(self) -> list[Block]:
        """The short blocks under the region's last paragraph, also beyond its end: there public bodies keep the record of publication, a row a line."""
        if self.region is None:
            return []
        blocks, flags = self.document.blocks, furniture_flags(self.document)
        prose = (
            b.index for b in self.region.blocks(self.document) if len(b.text) > _PROSE and b.tag != "tr" and not b.linked and not flags[b.container]
        )
        last = max(prose, default=None)
        if last is None:
            return []
        under = blocks[last + 1 : last + 1 + _LONGEST_RECORD]
        return [b for b in under if len(b.text) <= _SHORT and (not flags[b.container] or self._ends_article(b, flags))]

    def _ends_article(self, block: Block, flags: list[bool]) -> bool:
        """The <footer> of an <article> tells about it; the page's own does not."""
        containers = self.document.containers
        footer = next((c for c in self.document.ancestors(block)[:4] if c.tag == "footer"), None)
        return footer is not None and footer.parent >= 0 and containers[footer.parent].tag == "article" and not flags[footer.parent]

    def _first_long_block(self, start: int) -> int:
        blocks = self.document.blocks
        return next((i for i in range(start + 1, len(blocks)) if not _is_line(blocks[i]) and blocks[i].tag != "h1"), len(blocks))


def _is_line(block: Block) -> bool:
    """Whether the block is short, or the line of an article's particulars, which may repeat its title ("Możliwość komentowania … została wyłączona")."""
    return len(block.text) <= _SHORT or is_particulars(block)


def title_block(document: Document, title: str) -> Block | None:
    """The block that prints the title: a heading before a link or a breadcrumb of the same words."""
    if not title:
        return None
    printed: dict[str, list[Block]] | None = document.memory.get("printed")
    if printed is None:
        printed = document.memory["printed"] = {}
        for block in document.blocks:
            if len(block.text) < 500:
                printed.setdefault(" ".join(block.text.split()).casefold(), []).append(block)
    same = printed.get(title.casefold(), [])
    return min(same, key=lambda b: (b.tag not in ("h1", "h2", "h3", "h4"), b.linked > 0, b.index), default=None)
