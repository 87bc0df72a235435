"""`Article.text`: the region's blocks without what only surrounds the text.

Dropped, in this order: what stands above the title · furniture by name or repetition · the title again · date line, byline, tags and attachment
labels · a `Zobacz także` label with the links after it · links alone at either end. Kept: paragraphs, headings, list items, table rows, in order.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from scraper.extraction.attachments import is_attachment_label
from scraper.extraction.dated_line import BYLINE, is_dated_line
from scraper.extraction.furniture import is_furniture_container, is_machinery, is_related_label
from scraper.extraction.particulars import is_particulars, parted
from scraper.extraction.region import Region, block_key, find_region
from scraper.extraction.tags import is_tag_line
from scraper.extraction.teasers import find_teasers
from scraper.language.dates import find_dates
from scraper.language.folding import fold
from scraper.model.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.model.template import Template
    from scraper.parsing.blocks import Block
    from scraper.parsing.document import Document

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LONG = 120
_ROWS = frozenset(("tr", "dt", "dd"))
_SPEAKING, _PROSE, _LONGEST_HEADING = 40, 80, 60
# A heading under which a portal lists its files, or who published the page; folded.
_APPENDIX = re.compile(
    r"^(?:materialy|do pobrania|zalaczniki|pliki(?: do pobrania)?|dokumenty do pobrania|attachments|downloads?|metryka(?: strony| publikacji| dokumentu)?"
    r"|informacje o publikacji(?: dokumentu| artykulu)?|(?:rejestr|historia) zmian)\s*:?$"
)
_ABOUT_AUTHOR = re.compile(
    r"^(?:o autor(?:ze|ce|ach)|about the authors?|autor(?:ka)? (?:artykulu|wpisu|tekstu)|uber de[nr] autor(?:in)?|a propos de l.auteur)\b.{0,60}$"
)
_LONGEST_BOX = 5
# What software calls the line with date, author and section, and the elements in it.
_META_HINT = re.compile(
    r"(?:^|\s)(?:[a-z]{2,4}-)?(?:(?:(?:post|entry|article|item|node|news|page|blog|asset)(?:__|--?|_))?(?:meta(?:data)?|byline|author(?:-name|__name)?|categor(?:y|ies))(?:-(?:item|info|data|list|wrap\w*))?"
    r"|article-info|post-info|posted-(?:in|on|by)|cat-links|submitted|wp-block-post-(?:author|date|terms)\S*|taxonomy-\w+)(?:$|\s)"
)
_AUTHOR_HINT = re.compile(r"(?:^|[\s_-])author(?:[_-]name)?(?:$|\s)")
_CLOCK = re.compile(r"(?:godz\.?\s?)?(?:[01]?\d|2[0-3])[:.][0-5]\d$")
# A row of a public body's record of publication: "Wytworzył: | Anna Kowalska | (2019-05-12)"; folded.
_RECORD = re.compile(
    r"^(?:pierwsza publikacja|first published|wytworzyl\w*|wytworzon\w+|wytwarzajac\w+|opublikowal\w*|opublikowan\w+|udostepnil\w*|wprowadzil\w*|zmodyfikowal\w*|ostatni\w+ (?:zmian|modyfikacj|aktualizacj)\w+"
    r"|(?:data|czas) (?:wytworzenia|publikacji|opublikowania|udostepnienia|modyfikacji|aktualizacji|ostatniej \w+)|podmiot (?:udostepn|publik|wytw)\w+(?: \w+){0,2}|osoba(?:,? ktora)? (?:udostepn|publik|wytw|opublik|wprowadz|odpowiedzialn)\w+(?: \w+){0,4}|odpowiedzialn\w+ za tresc"
    r"|(?:liczba|ilosc) (?:odslon|wyswietlen|odwiedzin|wejsc))\s*[:|]"
)
# What it calls them within a line: <span class="news-list-date">.
_INLINE_META_HINT = re.compile(r"(?:^|\s)(?:[a-z]+[-_]{1,2}){0,3}(?:date|author|byline|categor(?:y|ies)|datepublished|published|posted-on)(?:$|\s)")
_CUT = re.compile(r"(.{20,}?)\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])$", re.DOTALL)
_EVENT_HINT = re.compile(r"(?:^|[\s_-])(?:events?|wydarzeni[ae]|termin)(?:$|[\s_-])")
_WORDS_OF_LABEL = 3
_READ_TIMES = re.compile(r"^(?:czytany|czytane|odwiedzin|przeczytano|odslony|wyswietlenia)\s*:?\s*\d+(?: razy)?$")


def find_body(document: Document, title: str, template: Template | None = None) -> Found[str] | None:
    """The text of the page's article and how its place was found; None where the page has no text of its own."""
    region = find_region(document, template)
    if region is None:
        return None
    blocks = body_blocks(document, region, title, template)
    text = joined_text(blocks)
    return Found(text, region.rule) if text else None


def joined_text(blocks: Iterable[Block]) -> str:
    """The blocks as one text, a blank line between two."""
    return "\n\n".join(unicodedata.normalize("NFC", block.text) for block in blocks)


def dropped_blocks(document: Document, title: str) -> list[Block]:
    """The blocks anywhere on the page that are never part of a body: the title again, tag lines, attachments' labels."""
    return [b for b in document.blocks if _is_accessory(document, b, title)]


def body_blocks(document: Document, region: Region, title: str, template: Template | None = None) -> list[Block]:
    """The blocks of the region that are the article's text, in order."""
    blocks = _without_appendix(_below_title(region.blocks(document), title))  # before its heading goes as furniture
    blocks = _without_furniture(document, region, blocks, template)
    blocks = [b for b in blocks if not _is_accessory(document, b, title)]
    return _without_outer_links(_without_cut_opening(_without_dated_ends(document, _without_appendix(_without_related(blocks)))))


def _without_cut_opening(blocks: list[Block]) -> list[Block]:
    """Without a description above the text that is only the text's own beginning, cut: "Grupa przedstawi wnioski do końca…"."""
    cut = _CUT.match(blocks[0].text) if len(blocks) > 1 else None
    return blocks[1:] if cut and any(b.text.startswith(cut[1]) for b in blocks[1:4]) else blocks


def _without_appendix(blocks: list[Block]) -> list[Block]:
    """Without what stands under the last text: the list of files, the record of publication, the count of readers."""
    blocks = _without_about_author(blocks)
    last = next((i for i in range(len(blocks) - 1, -1, -1) if len(blocks[i].text) >= _LONG and blocks[i].tag != "tr"), -1)
    spoken = max((i for i in range(last + 1, len(blocks)) if _speaks(blocks[i])), default=last)
    for place in range(last + 1, len(blocks)):
        text = fold(blocks[place].text).strip()
        if _APPENDIX.match(text) and blocks[place].tag in _HEADINGS:
            return blocks[:place]
        # A row of the record of publication under which nobody speaks: above a short text the same words are its date line.
        if _READ_TIMES.match(text) or (place and spoken <= place and _RECORD.match(text)):
            return blocks[:place]
    return blocks


def _speaks(block: Block) -> bool:
    return len(block.text) >= _SPEAKING and block.tag not in _ROWS and not block.linked


def _without_about_author(blocks: list[Block]) -> list[Block]:
    """Without the box at the end that tells of the author."""
    for place in range(max(1, len(blocks) - _LONGEST_BOX), len(blocks)):
        if blocks[place].tag in _HEADINGS and _ABOUT_AUTHOR.match(fold(blocks[place].text)):
            return blocks[:place]
    return blocks


def _below_title(blocks: list[Block], title: str) -> list[Block]:
    """From the block after the heading that is the title, where one stands before the text begins."""
    wanted = fold(title)
    for place, block in enumerate(blocks[:40]):
        # Old layouts print their titles in a cell or in bold type: there the same words, near the top, are the title.
        if wanted and (block.tag in _HEADINGS or (place < 6 and len(wanted) >= 15)) and fold(block.text) == wanted:
            return blocks[place + 1 :]
    return blocks


def _without_furniture(document: Document, region: Region, blocks: list[Block], template: Template | None) -> list[Block]:
    inner = {c.index for c in region.containers}
    flags: dict[int, bool] = {}

    def flagged(index: int) -> bool:
        chain = []
        while index >= 0 and index not in inner and index not in flags:  # no recursion: elements may nest thousands deep
            chain.append(index)
            index = document.containers[index].parent
        found = flags.get(index, False)
        for outer in reversed(chain):
            found = flags[outer] = found or is_furniture_container(document.containers[outer])
        return found

    furniture = template.furniture if template else frozenset()
    repeated = {b.index for b in blocks if block_key(document, b) in furniture} if furniture else set()
    repeated -= {
        b.index
        for before, b, after in zip(blocks, blocks[1:], blocks[2:], strict=False)
        if b.index in repeated and _heads(document, before, b, after)
    }
    repeated |= {b.index for b in blocks if b.tag == "dd" and b.index - 1 in repeated and document.blocks[b.index - 1].tag == "dt"}
    teased = find_teasers(document).blocks
    return [b for b in blocks if b.index not in repeated and b.index not in teased and not flagged(b.container) and not is_machinery(b)]


def _heads(document: Document, before: Block, block: Block, after: Block) -> bool:
    """Whether it is a heading of the text's own, between a paragraph and another or a list beside it: "Program" stands in the same place of many articles."""
    if block.tag not in _HEADINGS or block.linked or len(block.text) > _LONGEST_HEADING or len(before.text) < _PROSE:
        return False
    containers = document.containers
    parent, around = containers[block.container].parent, containers[after.container].parent
    if containers[before.container].parent != parent:
        return False
    return (after.tag == "li" and containers[around].parent == parent) or (around == parent and len(after.text) >= _PROSE)


def _is_accessory(document: Document, block: Block, title: str) -> bool:
    """The title again, a tag line, an attachment's label, the line with author, date and section."""
    if not block.text:
        return True
    if block.tag in _HEADINGS and fold(block.text) == fold(title):
        return True
    if block.pictured and _is_caption(block):
        return True
    return is_tag_line(document, block) or is_attachment_label(document, block) or is_particulars(block) or _is_event_box(document, block)


def _is_caption(block: Block) -> bool:
    """Whether what stands under a picture only says what it shows: a short line without a full stop."""
    return len(block.text) <= _LONG and not block.text.rstrip('”"»)').endswith((".", "!", "?", "…", ":", ";"))


def _is_event_box(document: Document, block: Block) -> bool:
    """A line such as "Termin wydarzenia: 5.03.2026" in an element that is called an event's: software prints it from the calendar. In a paragraph it is text."""
    if block.tag == "p" or len(block.text) > _LONG or not any(c.hint and _EVENT_HINT.search(c.hint) for c in document.ancestors(block)[:2]):
        return False
    spans = find_dates(block.text)
    return (
        bool(spans) and spans[0].label in ("event", "deadline") and len(re.findall(r"[^\W\d_]{2,}", block.text[: spans[0].start])) <= _WORDS_OF_LABEL
    )


def _without_dated_ends(document: Document, blocks: list[Block]) -> list[Block]:
    """Without dates, names and sections before the first and after the last long paragraph; between them such a line belongs to the text."""
    first = next((i for i, b in enumerate(blocks) if len(b.text) >= _LONG), len(blocks))
    last = next((i for i in range(len(blocks) - 1, -1, -1) if len(blocks[i].text) >= _LONG), -1)
    near = set(range(min(first, 6))) | set(range(max(last + 1, len(blocks) - 6), len(blocks)))
    named = {
        i for i in range(first + 1, min(first + 3, len(blocks))) if _AUTHOR_HINT.search(document.containers[blocks[i].container].hint)
    }  # under a long lead
    return [
        b for i, b in enumerate(blocks) if i not in near | named or not (is_dated_line(b.text) or is_dated_line(parted(b)) or _is_byline(document, b))
    ]


def _is_byline(document: Document, block: Block) -> bool:
    """A line that its element calls the article's particulars, or made of words such as "Posted in" alone."""
    if len(block.text) >= _LONG or (block.tag in _HEADINGS and not _AUTHOR_HINT.search(document.containers[block.container].hint)):
        return False
    if _CLOCK.match(block.text):
        return True
    if not BYLINE.sub(" ", fold(block.text)).strip(" :|·•,-–—"):
        return True
    if any(_META_HINT.search(c.hint) for c in document.ancestors(block)[:3] if c.hint):
        return True
    return bool(find_dates(block.text)) and any(_INLINE_META_HINT.search(h) for h in block.hints)


def _without_related(blocks: list[Block]) -> list[Block]:
    kept: list[Block] = []
    skipping = False
    for block in blocks:
        if is_related_label(block.text):
            skipping = True
        elif not skipping or block.link_density < 0.8:
            skipping = False
            kept.append(block)
    return kept


def _without_outer_links(blocks: list[Block]) -> list[Block]:
    """Without the lists of links before the first and after the last block that says something itself."""
    speaking = [i for i, b in enumerate(blocks) if b.link_density < 0.8]
    if not speaking:
        return blocks if sum(len(b.text) for b in blocks) > 200 else []
    first, last = speaking[0], speaking[-1]
    return [b for i, b in enumerate(blocks) if first <= i <= last or (i > last and b.tag == "p" and i == last + 1)]
