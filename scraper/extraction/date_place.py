"""Where the articles of one site print their date: the place that most of them share."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from scraper.extraction.body import find_body
from scraper.extraction.dated_line import is_dated_line
from scraper.extraction.dateline import dated
from scraper.extraction.published import Published, find_published
from scraper.extraction.region import find_region
from scraper.extraction.title import find_title
from scraper.extraction.vicinity import Surroundings
from scraper.language.dates import find_dates
from scraper.model.moments import WARSAW, day_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scraper.model.template import Template
    from scraper.parsing.document import Document

_PRINTED = frozenset(("printed", "printed-label", "printed-stack", "printed-line", "time", "itemprop", "printed-end"))
_FEWEST_SURE = 6
"""Pages from which a place may be found to hold the publication date that no rule knows."""
_OFTEN_NAMED = 0.4
"""Share of the pages whose text names the day: an article names its event's day, seldom the one it came out on."""

_LONGEST_DATE, _PROSE = 40, 80
_NEARLY_ALL, _FEWEST_OF_CLOCK = 0.9, 8


def find_clock_paths(documents: Sequence[Document], now: datetime, draft: Template) -> tuple[str, ...]:
    """Places where nearly every page prints one and the same day and nothing else: today's, in a site's header. None where the pages are few, or have no
    other day: a site that moved says of all its articles that they came out on one."""
    if len(documents) < _FEWEST_OF_CLOCK:
        return ()
    printed: dict[str, Counter[str]] = {}
    for document in documents:
        for block in document.blocks:
            if block.text and len(block.text) <= _LONGEST_DATE and any(c.isdigit() for c in block.text) and is_dated_line(block.text):
                printed.setdefault(document.containers[block.container].path, Counter())[block.text] += 1
    fewest = _NEARLY_ALL * len(documents)
    clocks = tuple(path for path, texts in printed.items() if len(texts) == 1 and texts.total() >= fewest)
    return clocks if clocks and _dated(documents, now, replace(draft, clock_paths=clocks)) * 2 > len(documents) else ()


def _dated(documents: Sequence[Document], now: datetime, draft: Template) -> int:
    titles = [(document, title.value) for document in documents if (title := find_title(document))]
    return sum(find_published(_around(document, title, now, draft)).moment is not None for document, title in titles)


def find_date_path(documents: Sequence[Document], now: datetime, draft: Template) -> tuple[str | None, float]:
    """The place where most pages print their date, and the share of the pages that have a date at all."""
    places: Counter[str] = Counter()
    known: dict[int, date] = {}
    for index, document in enumerate(documents):
        title = find_title(document)
        if title is None:
            continue
        found = published_alone(document, title.value, now) if not draft.clock_paths else find_published(_around(document, title.value, now, draft))
        if found.moment is not None:
            known[index] = day_of(found.moment)
        if found.raw and found.rule in _PRINTED:
            block = next((b for b in document.blocks if b.text and _is_of(b.text, found.raw)), None)
            if block is not None:
                places[document.containers[block.container].path] += 1
    share = len(known) / len(documents)
    if not places and share < _NEARLY_ALL:
        path, held = _only_path(documents, now, known)
        return (path, held) if held > share else (None, share)
    if not places:
        return None, share
    path, count = places.most_common(1)[0]
    return (path if count >= 0.5 * len(documents) else None), share


def published_alone(document: Document, title: str, now: datetime) -> Published:
    """What the page alone says; kept, for it is asked when articles are told and again when their date's place is."""
    kept: Published | None = document.memory.get("published-alone")
    if kept is None:
        kept = document.memory["published-alone"] = find_published(_around(document, title, now))
    return kept


def _around(document: Document, title: str, now: datetime, draft: Template | None = None) -> Surroundings:
    return Surroundings(document=document, title=title, region=find_region(document), template=draft, now=now)


def _is_of(text: str, raw: str) -> bool:
    """Whether a printed date came from a block of this text, or begins with it (a date in three blocks)."""
    return text == raw or raw.startswith(text + "\n") or (raw in text and len(text) < len(raw) + 60)


def _only_path(documents: Sequence[Document], now: datetime, known: dict[int, date]) -> tuple[str | None, float]:
    """The one place that holds a day of its own on nearly every page, where no other does: gov.pl calls it an event's.

    It is the publication date's where no day lies ahead, few texts name it, and it is the day that other sources know (`known`, by document), where there are some.
    """
    days: dict[str, list[tuple[date, Document]]] = {}
    agreed: Counter[str] = Counter()
    for index, document in enumerate(documents):
        for path, day in _lone_days(document, now).items():
            days.setdefault(path, []).append((day, document))
            agreed[path] += day == known.get(index, day)
    path, held = max(days.items(), key=lambda place: len(place[1]), default=("", []))
    if (
        len(held) < max(_FEWEST_SURE, 0.8 * len(documents))
        or any(day > now.date() for day, _ in held)
        or len({day for day, _ in held}) * 2 < len(held)
        or agreed[path] < _NEARLY_ALL * len(held)
    ):
        return None, 0.0
    named = sum(_names_day(document, day) for day, document in held)
    return (path, len(held) / len(documents)) if named <= _OFTEN_NAMED * len(held) else (None, 0.0)


def _lone_days(document: Document, now: datetime) -> dict[str, date]:
    """For each place that holds one block with a day and nothing else, that day."""
    title = find_title(document)
    if title is None:
        return {}
    around = _around(document, title.value, now)
    prose = [b.index for b in around.region.blocks(document) if len(b.text) >= _PROSE] if around.region else []
    within = range(prose[0], prose[-1]) if prose else range(0)  # a day amid the text is the text's
    found: dict[str, list[date]] = {}
    for block in document.blocks:
        if block.text and len(block.text) <= _LONGEST_DATE and block.index not in within and (read := dated(block, around)):
            found.setdefault(document.containers[block.container].path, []).append(day_of(read[0]))
    return {path: days[0] for path, days in found.items() if len(days) == 1}


def _names_day(document: Document, day: date) -> bool:
    title = find_title(document)
    body = find_body(document, title.value if title else "")
    that_day = datetime(day.year, day.month, day.day, 23, 59, tzinfo=WARSAW)
    texts = [text for text in body.value.split("\n\n") if len(text) > _LONGEST_DATE] if body else []
    return any(span.first <= day <= span.last and span.precision == "day" for text in texts for span in find_dates(text, now=that_day))
