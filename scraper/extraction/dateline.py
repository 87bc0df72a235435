"""Dates that a page prints for its readers: where, beside which label, in an element of which name."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.extraction.card import find_card
from scraper.extraction.dated_line import is_dated_line
from scraper.extraction.furniture import furniture_flags
from scraper.extraction.particulars import day_of_particulars, parted
from scraper.extraction.teasers import find_teasers
from scraper.extraction.vicinity import title_block
from scraper.language.dates import DateSpan, find_dates, read_moment
from scraper.language.dates.foreign import in_english
from scraper.language.folding import fold
from scraper.model.moments import WARSAW, day_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scraper.extraction.vicinity import Surroundings
    from scraper.model.moments import PublicationMoment
    from scraper.parsing.blocks import Block

    FoundMoment = tuple[PublicationMoment, str | None]

EVENT_HINT = re.compile(r"(?:^|[\s_-])(?:event\w*|wydarzenie|termin\w*|tribe|kalendarz|calendar|start-?date|event-?date)(?:$|[\s_-])")
_DATE_HINT = re.compile(
    r"(?:^|[\s_-])(?:\w{0,12}date|date[-_]?\w{0,12}|\w{0,12}datum|\w{0,8}data|fecha|time|timestamp|pub(?:lished)?|posted|created?|submitted|dzien)(?:$|[\s_-])"
)
_NOT_DATE_HINT = re.compile(r"(?:^|[\s_-])(?:metadata|comments?|komentarz\w*|updates?|modified|copyright|footer|stopka|expir\w+)(?:$|[\s_-])")
_CITY_AND_DATE = re.compile(r"\W{0,3}(?:[^\W\d_][\w-]+(?:\s[^\W\d_][\w-]+)?,?\s)?\W{0,2}$")
_PUBLICATION = re.compile(r"\b(?:opublikow|publikacj|udostepni|publish|posted)")
_LONGEST_NAMED, _LONGEST_LOOSE = 200, 110
_NEWS = re.compile(r"\b(?:wiadomosci|aktualnosci|news|komunikaty|informacje[- ]prasowe|press)\b")
_NEXT, _TRAIL = 2, 30
_LONGEST_LABEL, _SHORTEST_TITLE = 40, 20
_FARTHEST = 60
"""Blocks from the title within which an element named for a date is the article's."""


def by_template(s: Surroundings) -> FoundMoment | None:
    """A date at the place where the site's other articles have theirs."""
    if s.template is None or s.template.date_path is None:
        return None
    blocks = _nearest_first(s, [b for b in s.document.blocks if s.document.containers[b.container].path == s.template.date_path])
    for block in blocks[:3]:
        found = dated(block, s) or _stacked([block]) or _labelled(block, s) or _of_particulars(block, s)
        if found:
            return found
    return _stacked(sorted(blocks[:3], key=lambda b: b.index))


def printed_label(s: Surroundings) -> FoundMoment | None:
    """What follows "Dodano:", "Opublikowano" and the like, near the title or under the text."""
    found = [moment for block in s.header_blocks() if (moment := _labelled(block, s))]
    if found:  # "Utworzono" is when its author began
        return next((moment for moment in found if moment[1] and _PUBLICATION.search(fold(moment[1]))), found[0])
    return next((moment for block in (*s.footer_blocks(), *s.end_blocks()) if (moment := _labelled(block, s))), None)


def _labelled(block: Block, s: Surroundings) -> FoundMoment | None:
    label = _label_beside(block, s)
    # elements that only a style sets apart: 12.02.26 and 1044 wyświetleń
    for text in (block.text, parted(block), *([f"{label} {block.text}"] if label else [])):
        for span in find_dates(known := s.as_read(text)):
            if span.label == "published" and span.precision == "day" and span.first == span.last:
                return read_moment(span), text[: span.end if len(known) == len(text) else None].strip()[-120:]
    return None


def printed(s: Surroundings) -> FoundMoment | None:
    """A date alone in a block beside the title."""
    blocks = [b for b in s.header_blocks() if not EVENT_HINT.search(" ".join(c.hint for c in s.document.ancestors(b)[:2]))]
    return next((found for block in _nearest_first(s, blocks) if (found := dated(block, s))), None)


def printed_line(s: Surroundings) -> FoundMoment | None:
    """The day in the line with the author and the section, above the text or under it: "Autor: admin | 12 lutego 2019 | Kategorie: Projekty"."""
    beside = next((found for block in (*_nearest_first(s, s.header_blocks()), *s.lines_under_text()) if (found := _of_particulars(block, s))), None)
    return beside or _only_particulars(s)


def _only_particulars(s: Surroundings) -> FoundMoment | None:
    """The day of such a line between the text and what a theme puts under it (about the author, like posts), where all of them name one day."""
    if s.region is None:
        return None
    flags, teased = furniture_flags(s.document), find_teasers(s.document).blocks
    lines = [b for b in s.region.blocks(s.document) if not flags[b.container] and b.index not in teased]
    found = [moment for b in lines if (moment := _of_particulars(b, s))]
    return found[0] if len({day_of(moment[0]) for moment in found}) == 1 else None


def printed_record(s: Surroundings) -> FoundMoment | None:
    """What a record of publication under the text calls the publication: "Pierwsza publikacja: 08.01.2025 12:45"; the earliest where it tells of several."""
    teased = find_teasers(s.document).blocks
    found = [moment for b in s.blocks_under_text() if b.index not in teased and (moment := _labelled(b, s)) and _names_publication(b, s, moment[1])]
    return min(found, key=lambda moment: day_of(moment[0]), default=None)


def _names_publication(block: Block, s: Surroundings, raw: str | None) -> bool:
    return bool(_PUBLICATION.search(fold(f"{_label_beside(block, s)} {raw}")))


def _of_particulars(block: Block, s: Surroundings) -> FoundMoment | None:
    found = day_of_particulars(block, s.as_read)
    return (read_moment(found[0]), found[1]) if found else None


def printed_stack(s: Surroundings) -> FoundMoment | None:
    """Day, month and year in three blocks, one after the other: 30 / stycznia / 2019."""
    return _stacked(s.header_blocks())


def printed_end(s: Surroundings) -> FoundMoment | None:
    """A date alone right under the text."""
    return next((found for block in s.footer_blocks() if (found := dated(block, s))), None)


def card(s: Surroundings) -> FoundMoment | None:
    """The day in the card of particulars beside the article."""
    found = find_card(s.document)
    return dated(found.day, s) if found else None


def called_event(s: Surroundings) -> FoundMoment | None:
    """The day alone beside the title, though its element is called an event's (so gov.pl prints it): on a page of news whose text does not name it. A guess."""
    heading = title_block(s.document, s.title)
    if not s.guesses or heading is None or s.region is None or not _is_news(s):
        return None
    near = [
        b
        for b in s.header_blocks()
        if abs(b.index - heading.index) <= _NEXT and EVENT_HINT.search(" ".join(c.hint for c in s.document.ancestors(b)[:2]))
    ]
    found = dated(near[0], s) if len(near) == 1 else None
    return found if found and not _is_told(s, day_of(found[0])) else None


def _is_news(s: Surroundings) -> bool:
    """Whether the address or the breadcrumb says so."""
    trail = (b.text for b in s.document.blocks if b.index < _TRAIL and b.anchors and any("breadcrumb" in c.hint for c in s.document.ancestors(b)[:4]))
    return any(_NEWS.search(fold(text)) for text in (urlsplit(s.document.page.url).path, *trail))


def _is_told(s: Surroundings, day: date) -> bool:
    that_day = datetime(day.year, day.month, day.day, 23, 59, tzinfo=WARSAW)
    texts = [b.text for b in s.region.blocks(s.document) if len(b.text) > _LONGEST_LABEL] if s.region else []
    return any(span.first <= day <= span.last and span.precision == "day" for text in texts for span in find_dates(text, now=that_day))


def named(s: Surroundings) -> FoundMoment | None:
    """The date in the nearest element that is called one: <span class="post_date">, whatever else stands in it. A guess."""
    if not s.guesses:
        return None
    flags, teased = furniture_flags(s.document), find_teasers(s.document).blocks
    blocks = [
        b
        for b in s.document.blocks
        if len(b.text) <= _LONGEST_NAMED and not flags[b.container] and b.index not in teased and not _leads_elsewhere(b) and _is_called_date(s, b)
    ]
    heading = title_block(s.document, s.title)
    for block in _nearest_first(s, blocks):
        if heading is not None and abs(block.index - heading.index) > _FARTHEST:
            break
        if found := _first_day(block.text, s):
            return found
    return None


def _leads_elsewhere(block: Block) -> bool:
    """Whether the line links another article, whose the date is then."""
    return any(len(anchor.text) >= _SHORTEST_TITLE and " " in anchor.text for anchor in block.anchors) and 2 * block.linked > len(block.text)


def loose(s: Surroundings) -> FoundMoment | None:
    """A short line beside the title that holds a date among other words. A guess, and on Polish pages too often an event's day."""
    if not s.guesses or s.is_polish or s.is_of_events:
        return None
    blocks = [*_nearest_first(s, s.header_blocks()), *s.footer_blocks()]
    return next((found for b in blocks if len(b.text) <= _LONGEST_LOOSE and (found := _first_day(b.text, s))), None)


def opening(s: Surroundings) -> FoundMoment | None:
    """The day with which a press release begins: `(18.01.2018) …`, `Brussels, 3 July 2018 – …`. On Polish pages too often an event's."""
    if not s.guesses or s.is_polish or s.region is None:
        return None
    first = next((b for b in s.region.blocks(s.document) if len(b.text) > _LONGEST_LOOSE), None)
    spans = find_dates(in_english(first.text[:120])) if first else []
    if first is None or not spans or spans[0].precision != "day" or not _CITY_AND_DATE.match(first.text[: spans[0].start]):
        return None
    return read_moment(spans[0]), first.text[: spans[0].end]


def dated(block: Block, s: Surroundings) -> FoundMoment | None:
    """The date of a block that holds little else, and is not labelled as something else."""
    if (label := _label_beside(block, s)) and _chosen(find_dates(s.as_read(f"{label} {block.text}"))) is None:
        return None
    for text in (block.text, parted(block)):
        known = s.as_read(text)
        spans = find_dates(known)
        if len(spans) > 3 or not spans:
            continue
        chosen = _chosen(spans)
        if chosen and is_dated_line(known):
            return read_moment(chosen), text
    return None


def _label_beside(block: Block, s: Surroundings) -> str:
    """The label in the block before: <dt>Ostatnia modyfikacja:</dt> <dd>1.02.2019</dd>; empty where there is none."""
    before = s.document.blocks[block.index - 1] if block.index else None
    if before is None or len(before.text) > _LONGEST_LABEL or not (before.tag in ("dt", "th") or before.text.endswith(":")):
        return ""
    return before.text if before.text.endswith(":") else f"{before.text}:"


def is_labelled_otherwise(block: Block) -> bool:
    """Whether the block's dates are all of an update, a deadline or an event."""
    spans = find_dates(block.text)
    return bool(spans) and _chosen(spans) is None


def _is_called_date(s: Surroundings, block: Block) -> bool:
    hints = [*block.hints, *(c.hint for c in s.document.ancestors(block)[:2] if c.hint)]
    joined = " ".join(hints)
    return bool(_DATE_HINT.search(joined)) and not EVENT_HINT.search(joined) and not _NOT_DATE_HINT.search(joined)


def _first_day(text: str, s: Surroundings) -> FoundMoment | None:
    chosen = _chosen(find_dates(s.as_read(text)))
    return (read_moment(chosen), text) if chosen else None


def _nearest_first(s: Surroundings, blocks: list[Block]) -> list[Block]:
    heading = title_block(s.document, s.title)
    return sorted(blocks, key=lambda b: abs(b.index - heading.index)) if heading is not None else blocks


def _chosen(spans: Sequence[DateSpan]) -> DateSpan | None:
    usable = [s for s in spans if s.precision == "day" and s.first == s.last and s.label not in ("modified", "printed", "deadline", "event")]
    return next((s for s in usable if s.label == "published"), usable[0] if usable else None)


def _stacked(blocks: list[Block]) -> FoundMoment | None:
    for place in range(len(blocks)):
        for count in (2, 3):
            run = blocks[place : place + count]
            if len(run) == count and all(len(b.text) <= 20 for b in run) and run[-1].index - run[0].index < count + 1:
                text = "\n".join(b.text for b in run)
                spans = find_dates(text)
                if len(spans) == 1 and spans[0].precision == "day" and len(text) - (spans[0].end - spans[0].start) <= 3:
                    return read_moment(spans[0]), text
    return None
