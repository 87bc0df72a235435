"""`Article.published`: the day the article came out, or nothing.

Rules in order: `selector` the profile's · `template` the learned place · `printed-label` "Dodano: …" near the title · `json-ld` · `meta` · `itemprop` ·
`time` a <time> near the title · `printed` a date alone beside the title, also one split into elements (`printed-stack`) · `sighting` feed, sitemap or listing ·
`url` /2019/02/18/ · `printed-end` a date alone under the text.

Rejected: dates of other posts, of events, of updates, of printing, 1970, and any day after the page was fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from scraper.extraction.furniture import furniture_flags
from scraper.language.dates import DateSpan, find_dates, read_moment
from scraper.model.moments import WARSAW, PublicationMoment, day_of
from scraper.parsing.json_ld import article_node, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scraper.extraction.region import Region
    from scraper.model.template import Template
    from scraper.parsing.blocks import Block
    from scraper.parsing.document import Document

_EARLIEST = date(1995, 1, 1)
_META = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued",
    "dcterms.date", "pubdate", "publishdate", "publish_date", "publication_date", "article.published", "article:published", "sailthru.date",
    "parsely-pub-date", "citation_publication_date", "dc.date.created", "created", "og:published_time", "date.published", "cxenseparse:recs:publishtime",
)  # fmt: skip
_META_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "dc.date.modified", "lastmod")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)")
_REACH_ABOVE, _REACH_BELOW = 8, 8
_SHORT = 140
_EVENT_HINT = re.compile(r"(?:^|[\s_-])(?:event|wydarzenie|termin|tribe|kalendarz|calendar|start-?date|event-?date)(?:$|[\s_-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What was found: the moment, as printed, the rule, what the page says of its last change, and flags."""

    moment: PublicationMoment | None = None
    raw: str | None = None
    rule: str = "none"
    modified: PublicationMoment | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the rules look at."""

    document: Document
    title: str
    region: Region | None
    template: Template | None
    now: datetime

    def header_blocks(self) -> list[Block]:
        """The blocks around the title, before the body's text begins, furniture left out."""
        heading = title_block(self.document, self.title)
        start = heading.index if heading else (self.region.first if self.region else 0)
        flags = furniture_flags(self.document)
        stop = self._first_long_block(start)
        blocks = self.document.blocks[max(0, start - _REACH_ABOVE) : min(stop, start + _REACH_BELOW + 1)]
        return [b for b in blocks if b is not heading and len(b.text) <= _SHORT and (not flags[b.container] or self._is_byline(b, flags))]

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

    def _ends_article(self, block: Block, flags: list[bool]) -> bool:
        """The <footer> of an <article> tells about it; the page's own does not."""
        containers = self.document.containers
        footer = next((c for c in self.document.ancestors(block)[:4] if c.tag == "footer"), None)
        return footer is not None and footer.parent >= 0 and containers[footer.parent].tag == "article" and not flags[footer.parent]

    def _first_long_block(self, start: int) -> int:
        blocks = self.document.blocks
        return next((i for i in range(start + 1, len(blocks)) if len(blocks[i].text) > _SHORT and blocks[i].tag != "h1"), len(blocks))


def find_published(surroundings: Surroundings) -> Published:
    """The publication moment with its provenance; an empty `Published` where no source is sure."""
    modified = _modified(surroundings)
    candidates: list[tuple[str, PublicationMoment, str | None]] = []
    for name, rule in _RULES:
        found = rule(surroundings)
        if found is not None and _is_possible(found[0], surroundings):
            candidates.append((name, *found))
    if not candidates:
        return Published(modified=modified)
    name, moment, raw = candidates[0]
    others = [c for c in candidates[1:] if c[0] in ("json-ld", "meta", "itemprop", "time", "url", "printed", "printed-label", "sighting")]
    # The printed day with the machine's hour: the hour is only known where both name the same day.
    if not isinstance(moment, datetime):
        moment = next((c[1] for c in others if isinstance(c[1], datetime) and day_of(c[1]) == moment), moment)
    raw = raw or next((c[2] for c in others if c[2] and day_of(c[1]) == day_of(moment)), None)
    differ = any(abs(day_of(c[1]) - day_of(moment)) > timedelta(days=1) for c in others if c[0] != "sighting")
    flags = ("published-sources-differ",) if differ else ()
    return Published(moment=moment, raw=raw, rule=name, modified=modified, flags=flags)


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


def _by_template(s: Surroundings) -> tuple[PublicationMoment, str | None] | None:
    """A date at the place where the site's other articles have theirs."""
    if s.template is None or s.template.date_path is None:
        return None
    blocks = [b for b in s.document.blocks if s.document.containers[b.container].path == s.template.date_path]
    heading = title_block(s.document, s.title)
    if heading is not None:
        blocks.sort(key=lambda b: abs(b.index - heading.index))
    for block in blocks[:3]:
        found = _dated(block, s) or _stacked([block], s)
        if found:
            return found
    return _stacked(sorted(blocks[:3], key=lambda b: b.index), s)


def _printed_label(s: Surroundings) -> tuple[PublicationMoment, str | None] | None:
    for block in (*s.header_blocks(), *s.footer_blocks()):
        for span in find_dates(block.text):
            if span.label == "published" and span.precision == "day" and span.first == span.last:
                return read_moment(span), block.text[: span.end].strip()[-120:]
    return None


def _json_ld(s: Surroundings) -> tuple[PublicationMoment, str | None] | None:
    node = article_node(s.document.json_ld) or next((n for n in s.document.json_ld if "datePublished" in n), None)
    text = text_of(node.get("datePublished") or node.get("dateCreated")) if node else None
    return _machine(text)


def _meta(s: Surroundings) -> tuple[PublicationMoment, str | None] | None:
    return next((found for name in _META for text in s.document.meta.get(name, [])[:1] if (found := _machine(text))), None)


def _itemprop(s: Surroundings) -> tuple[PublicationMoment, str | None] | None:
    flags = furniture_flags(s.document)
    for block in s.document.blocks:
        if flags[block.container] or not (s.region is None or abs(block.index - s.region.first) < 60):
            continue
        hints = [*block.hints, *(c.itemprop for c in s.document.ancestors(block)[:2])]
        if any("datepublished" in h or "dt-published" in h for h in hints):
            for stamp in (*block.times, block.text):
                if found := _machine(stamp) or _dated(block, s):
                    return found[0], block.text or None
    return None


def _time(s: Surroundings) -> tuple[PublicationMoment, str | None] | None:
    """A <time> beside the title that is not called updated, event or comment."""
    for block in s.header_blocks():
        hints = " ".join([*block.hints, *(c.hint for c in s.document.ancestors(block)[:3])])
        if _EVENT_HINT.search(hints) or ("updated" in hints and "published" not in hints and len(block.times) == 1 and "entry-date" not in hints):
            continue
        for stamp in block.times:
            if (found := _machine(stamp)) and not _is_labelled_otherwise(block):
                return found[0], block.text or None
    return None


def _printed(s: Surroundings) -> tuple[PublicationMoment, str | None] | None:
    """A date alone in a block beside the title."""
    blocks = [b for b in s.header_blocks() if not _EVENT_HINT.search(" ".join(c.hint for c in s.document.ancestors(b)[:2]))]
    heading = title_block(s.document, s.title)
    if heading is not None:
        blocks.sort(key=lambda b: abs(b.index - heading.index))
    return next((found for block in blocks if (found := _dated(block, s))), None)


def _printed_stack(s: Surroundings) -> tuple[PublicationMoment, str | None] | None:
    """Day, month and year in three blocks, one after the other: 30 / stycznia / 2019."""
    return _stacked(s.header_blocks(), s)


def _sighting(s: Surroundings) -> tuple[PublicationMoment, str | None] | None:
    sighting = s.document.page.sighting
    return (sighting.published, None) if sighting and sighting.published else None


def _url(s: Surroundings) -> tuple[PublicationMoment, str | None] | None:
    found = _URL_DAY.search(s.document.page.url)
    try:
        return (date(int(found[1]), int(found[2]), int(found[3])), None) if found else None
    except ValueError:
        return None


def _printed_end(s: Surroundings) -> tuple[PublicationMoment, str | None] | None:
    return next((found for block in s.footer_blocks() if (found := _dated(block, s))), None)


_RULES: tuple[tuple[str, Callable[[Surroundings], tuple[PublicationMoment, str | None] | None]], ...] = (
    ("template", _by_template),
    ("printed-label", _printed_label),
    ("json-ld", _json_ld),
    ("meta", _meta),
    ("itemprop", _itemprop),
    ("time", _time),
    ("printed", _printed),
    ("printed-stack", _printed_stack),
    ("sighting", _sighting),
    ("url", _url),
    ("printed-end", _printed_end),
)


def _machine(text: str | None) -> tuple[PublicationMoment, str | None] | None:
    """A date that programs write for programs: ISO 8601 and its relatives."""
    if not text or len(text) > 60:
        return None
    spans = [s for s in find_dates(text) if s.precision == "day"]
    if not spans:
        return None
    moment = read_moment(spans[0])
    if isinstance(moment, datetime) and moment.astimezone(WARSAW).time().isoformat() == "00:00:00":
        return moment.date(), None  # midnight is what a form writes when nobody gave the hour
    return moment, None


def _dated(block: Block, s: Surroundings) -> tuple[PublicationMoment, str | None] | None:
    """The date of a block that holds little else, and is not labelled as something else."""
    from scraper.extraction.body import is_dated_line  # body drops exactly the lines that are dates: one notion of them

    for text in (block.text, " ".join(part.strip() for part in block.parts if part.strip())):
        spans = find_dates(text)
        if len(spans) > 3 or not spans:
            continue
        chosen = _chosen(spans)
        if chosen and is_dated_line(text):
            return read_moment(chosen), text
    return None


def _chosen(spans: Sequence[DateSpan]) -> DateSpan | None:
    usable = [s for s in spans if s.precision == "day" and s.first == s.last and s.label not in ("modified", "printed", "deadline", "event")]
    return next((s for s in usable if s.label == "published"), usable[0] if usable else None)


def _is_labelled_otherwise(block: Block) -> bool:
    spans = find_dates(block.text)
    return bool(spans) and _chosen(spans) is None


def _stacked(blocks: list[Block], s: Surroundings) -> tuple[PublicationMoment, str | None] | None:
    for place in range(len(blocks)):
        for count in (2, 3):
            run = blocks[place : place + count]
            if len(run) == count and all(len(b.text) <= 20 for b in run) and run[-1].index - run[0].index < count + 1:
                text = "\n".join(b.text for b in run)
                spans = find_dates(text)
                if len(spans) == 1 and spans[0].precision == "day" and len(text) - (spans[0].end - spans[0].start) <= 3:
                    return read_moment(spans[0]), text
    return None


def _modified(s: Surroundings) -> PublicationMoment | None:
    node = article_node(s.document.json_ld)
    texts = [text_of(node.get("dateModified"))] if node else []
    texts += [t for name in _META_MODIFIED for t in s.document.meta.get(name, [])[:1]]
    found = next((f for t in texts if (f := _machine(t))), None)
    if found is None:
        for block in s.header_blocks():
            spans = [x for x in find_dates(block.text) if x.label == "modified" and x.precision == "day"]
            if spans:
                found = (read_moment(spans[0]), None)
                break
    return found[0] if found and _is_possible(found[0], s) else None


def _is_possible(moment: PublicationMoment, s: Surroundings) -> bool:
    latest = (s.document.page.fetched_at or s.now).astimezone(WARSAW).date() + timedelta(days=1)
    return _EARLIEST <= day_of(moment) <= latest
