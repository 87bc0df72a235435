"""The line in which software prints an article's particulars, one after the other: "Autor: admin | 12 lutego 2019 | Kategorie: Projekty | 3 komentarze"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.language.dates import find_dates
from scraper.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from scraper.language.dates import DateSpan
    from scraper.parsing.blocks import Block

_BORDER = re.compile(r"\s*[|•·]\s*|\s+[/–—-]\s+|\n")
_SIGNS = ("|", "•", "·", " / ", " – ", " — ", " - ", "\n")
_FEWEST, _LONGEST = 2, 500
_UNIT = 2
"""Characters of what only counts or opens: 次, a border."""
# What a part says that is none of the article's text, folded.
_PART = re.compile(
    r"^(?:autor(?:ka|zy)?\b|przez\b|by\b|utworzone przez\b|napisa[ln]\w*\b|author\b|written by\b|posted (?:in|by)\b|kategori[ae]\b|w kategorii\b|categor(?:y|ies)\b|dzial:|tagi:?|tags:?"
    r"|(?:\d+ |brak )?komentarz\w*|\d+ comments?\b|no comments?\b|dodaj komentarz|skomentuj|leave a (?:comment|reply)|mozliwosc komentowania\b|comments off"
    r"|(?:odslon\w*|wyswietle\w*|czytano|czytany|hits|views)\b|(?:最近)?(?:更新|字数|阅读|浏览|发布|分类|标签|作者)|\d+ (?:odslon|wyswietle|min)\w*)"
)
_MACHINE = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d")
_CALLED_DATE = re.compile(
    r"(?:^|[\s_-])(?:published|datepublished|dt-published|(?:entry|post|news|article|item|publish|publication|created?)[-_]?date|date|posted-on|data)(?:$|[\s_-])"
)
_CALLED_OTHERWISE = re.compile(r"updated|modified|event|wydarzeni|termin|expir|comment|komentarz|copyright")


def is_particulars(block: Block) -> bool:
    """Whether the block is such a line: a day of its own, or more parts than one, and nothing that is text."""
    parts = _parts(block)
    if len(parts) <= _FEWEST:
        return False
    called = [bool(_PART.match(fold(part))) for part in parts if len(part) > _UNIT]
    return (bool(called) and all(called)) or (any(called) and _day(parts) is not None)


def day_of_particulars(block: Block, as_read: Callable[[str], str]) -> tuple[DateSpan, str] | None:
    """The day that stands alone in such a line, or in an element of the line that is called the date; with the words it stands in. `as_read` gives a text as the page means it."""
    if block.tag == "tr" or len(block.text) > _LONGEST:
        return None
    for hint, place in zip(block.hints, block.hint_parts, strict=True):
        if place < len(block.parts) and _CALLED_DATE.search(hint) and not _CALLED_OTHERWISE.search(hint.replace("updated published", "published")):
            found = _alone(as_read(block.parts[place].strip()))
            if found:
                return found, block.parts[place].strip()
    return _day([as_read(part) for part in _parts(block)]) if is_particulars(block) else None


def parted(block: Block) -> str:
    """The block's text with its elements set apart: 12.02.2019 and 3 min, where only a style sheet keeps them from each other."""
    return " ".join(part.strip() for part in block.parts if part.strip())


def _parts(block: Block) -> list[str]:
    """Its pieces between borders, and between elements: a style sheet may set these apart."""
    text = block.text
    if block.tag == "tr" or len(text) > _LONGEST or not any(sign in text for sign in _SIGNS):
        return []
    return [part for text in block.parts for piece in _BORDER.split(text) if (part := piece.strip())]


def _day(parts: list[str]) -> tuple[DateSpan, str] | None:
    """The first part that is a day; one that programs wrote for programs only where there is no other."""
    for part in sorted(parts, key=lambda p: bool(_MACHINE.match(p))):
        if found := _alone(part):
            return found, part
    return None


def _alone(text: str) -> DateSpan | None:
    if not text or len(text) > 40:
        return None
    spans = find_dates(text)
    if (
        len(spans) != 1
        or spans[0].precision != "day"
        or spans[0].first != spans[0].last
        or spans[0].label in ("modified", "printed", "deadline", "event")
    ):
        return None
    rest = fold(text[: spans[0].start] + text[spans[0].end :])
    return (
        spans[0]
        if not re.search(r"[^\W\d_]", re.sub(r"\b(?:dodan[oey]|opublikowan[oey]|data|dnia|posted|published|on|date|r|roku|godz)\b", "", rest))
        else None
    )
