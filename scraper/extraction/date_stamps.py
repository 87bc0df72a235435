"""Dates that a page tells programs: JSON-LD, meta tags, microdata, <time>, its address, what the source announced."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from scraper.extraction.dateline import EVENT_HINT, dated, is_labelled_otherwise
from scraper.extraction.furniture import furniture_flags
from scraper.language.dates import find_dates, read_date, read_moment
from scraper.language.dates.foreign import in_english
from scraper.model.moments import WARSAW, day_of
from scraper.parsing.json_ld import article_node, text_of

if TYPE_CHECKING:
    from scraper.extraction.vicinity import Surroundings
    from scraper.language.dates import DateSpan
    from scraper.model.moments import PublicationMoment

    FoundMoment = tuple[PublicationMoment, str | None]

_META = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued",
    "dcterms.date", "pubdate", "publishdate", "publish_date", "publication_date", "article.published", "article:published", "sailthru.date",
    "parsely-pub-date", "citation_publication_date", "dc.date.created", "created", "og:published_time", "date.published", "cxenseparse:recs:publishtime",
    "pub_date", "publication-date", "publish-date", "date-publish", "datecreated", "article_date_original", "originalpublicationdate", "og:pubdate",
    "bt:pubdate", "og:release_date", "og:regdate", "prism.publicationdate", "displaydate", "citation_date", "article.created", "datum",
)  # fmt: skip
_META_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "dc.date.modified", "lastmod")
_URL_DAY = re.compile(
    r"/((?:19|20)\d\d)(?:(?P<sep>[/-])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>0?[1-9]|[12]\d|3[01])|(?P<mm>0[1-9]|1[0-2])(?P<dd>0[1-9]|[12]\d|3[01]))(?=[/-]|$)"
)
_MICRODATA = ("atePublished", "atepublished", "ATEPUBLISHED", "dt-published")
_AMERICAN = re.compile(r"\s*(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])/((?:19|20)\d\d)\b")
_NEAR = 60
"""Blocks from the body's beginning within which microdata is the article's."""
_COPYRIGHT_DAY = "-01-01"
"""What htmldate makes of a year alone, which mostly is the footer's."""
_LARGEST = 1_500_000


def json_ld(s: Surroundings) -> FoundMoment | None:
    """`datePublished` of the article's node, else of any."""
    node = article_node(s.document.json_ld) or next((n for n in s.document.json_ld if "datePublished" in n), None)
    return machine_date(text_of(node.get("datePublished") or node.get("dateCreated")), s) if node else None


def meta(s: Surroundings) -> FoundMoment | None:
    """The first meta tag that names a publication date."""
    return next((found for name in _META for text in s.document.meta.get(name, [])[:1] if (found := machine_date(text, s))), None)


def itemprop(s: Surroundings) -> FoundMoment | None:
    """Microdata (`datePublished`) or microformat (`dt-published`) near the body."""
    if not any(word in s.document.html for word in _MICRODATA):
        return None
    flags = furniture_flags(s.document)
    for block in s.document.blocks:
        if flags[block.container] or not (s.region is None or abs(block.index - s.region.first) < _NEAR):
            continue
        hints = [*block.hints, *(c.itemprop for c in s.document.ancestors(block)[:2])]
        if any("datepublished" in h or "dt-published" in h for h in hints):
            for stamp in (*block.times, block.text):
                if found := machine_date(stamp, s) or dated(block, s):
                    return found[0], block.text or None
    return None


def time_tag(s: Surroundings) -> FoundMoment | None:
    """A <time> beside the title that is not called updated, event or comment."""
    for block in s.header_blocks():
        hints = " ".join([*block.hints, *(c.hint for c in s.document.ancestors(block)[:3])])
        if EVENT_HINT.search(hints) or ("updated" in hints and "published" not in hints and len(block.times) == 1 and "entry-date" not in hints):
            continue
        for stamp in block.times:
            if (found := machine_date(stamp, s)) and not is_labelled_otherwise(block):
                read = dated(block, s)  # what its readers see, where the stamp is of another day: that of the last change
                return read if read and abs(day_of(read[0]) - day_of(found[0])) > timedelta(days=1) else (found[0], block.text or None)
    return None


def url_day(s: Surroundings) -> FoundMoment | None:
    """The day in the page's own address, as blogs have it: /2019/02/18/."""
    addresses = [s.document.page.url, *(s.document.canonical_links if s.guesses else ())]
    found = next((f for address in addresses if (f := _URL_DAY.search(address))), None)
    try:
        return (date(int(found[1]), int(found["m"] or found["mm"]), int(found["d"] or found["dd"])), None) if found else None
    except ValueError:
        return None


def sighting(s: Surroundings) -> FoundMoment | None:
    """What the feed, sitemap or listing said."""
    seen = s.document.page.sighting
    return (seen.published, None) if seen and seen.published else None


def htmldate(s: Surroundings) -> FoundMoment | None:
    """What htmldate finds, on a page of a site neither learned nor Polish. It guesses well there; on Polish pages every fifth of its dates is wrong."""
    if not s.guesses or s.is_polish or len(s.document.html) > _LARGEST or s.is_of_events:
        return None
    from htmldate import find_date  # comes with trafilatura; loads slowly

    text = find_date(s.document.html, url=s.document.page.url, original_date=True, max_date=s.now.strftime("%Y-%m-%d"))
    return None if not text or text.endswith(_COPYRIGHT_DAY) else (date.fromisoformat(text), None)


def modified(s: Surroundings) -> PublicationMoment | None:
    """What the page says of its last change: JSON-LD, meta, or a printed label."""
    node = article_node(s.document.json_ld)
    texts = [text_of(node.get("dateModified"))] if node else []
    texts += [t for name in _META_MODIFIED for t in s.document.meta.get(name, [])[:1]]
    found = next((f[0] for t in texts if (f := machine_date(t, s))), None)
    if found is not None:
        return found
    spans = (x for block in s.header_blocks() for x in find_dates(block.text) if x.label == "modified" and x.precision == "day")
    return next((read_moment(x) for x in spans), None)


def machine_date(text: str | None, s: Surroundings) -> FoundMoment | None:
    """A date that programs write for programs: ISO 8601 and its relatives."""
    if not text or len(text) > 60:
        return None
    american = None if s.is_polish else _AMERICAN.match(text)
    text = text if s.is_polish else in_english(text)
    span = next((x for x in find_dates(text) if x.precision == "day"), None) or read_date(text)
    if american and (span is None or "/" in text):
        try:
            return date(int(american[3]), int(american[1]), int(american[2])), None
        except ValueError:
            return None
    if span is None or span.precision != "day" or not span.has_year:
        return None
    moment = _local(span, s)
    if isinstance(moment, datetime) and moment.astimezone(WARSAW).time().isoformat() == "00:00:00":
        return moment.date(), None  # midnight is what a form writes when nobody gave the hour
    return moment, None


def _local(span: DateSpan, s: Surroundings) -> PublicationMoment:
    """The moment in Poland; on a page from elsewhere the day alone, where the Polish one would be another than its readers saw."""
    moment = read_moment(span)
    if isinstance(moment, datetime) and span.utc_offset_minutes is not None and moment.date() != span.first:
        offset = moment.utcoffset()
        of_poland = span.utc_offset_minutes == 0 and (s.is_polish or s.template is not None)
        if not of_poland and (offset is None or offset.total_seconds() != span.utc_offset_minutes * 60):
            return span.first
    return moment
