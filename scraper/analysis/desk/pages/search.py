"""Szukaj: lemma search with quoted sentences, narrowed by filters, with the hits counted by month and by site."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from scraper.analysis.desk.answers import Rendered, Rows
from scraper.analysis.desk.drawing.bars import bars, periods
from scraper.analysis.desk.inquiry import Inquiry, Row
from scraper.analysis.desk.pages.listing import sites, tags_in_use
from scraper.analysis.desk.words import period_name
from scraper.analysis.search import Narrowing, search, tally
from scraper.analysis.suggestions import suggested_search

_HITS = 20
_EXPORTED = 5_000
_COLUMNS = ("published", "title", "site", "sentence", "url")


def page(inquiry: Inquiry) -> Rendered:
    """The best hits; before anything is typed, how to ask."""
    text, narrowing = inquiry.text("q", 500), _narrowing(inquiry)
    context: dict[str, Any] = {  # Any: what a template prints
        "q": text,
        "f": inquiry.arguments,
        "sites": sites(inquiry),
        "tags": tags_in_use(inquiry),
        "query": inquiry.query(),
        "answer": None,
        "titles": {site["name"]: site["title"] for site in sites(inquiry)},
    }
    if not text and narrowing == Narrowing():
        return Rendered("search", context)
    lemmatiser = inquiry.lexicon.lemmatiser
    counts = tally(inquiry.conn, text, narrowing, lemmatiser=lemmatiser)
    answer = search(
        inquiry.conn,
        text,
        narrowing,
        now=inquiry.now,
        limit=_HITS,
        offset=inquiry.offset,
        newest_first=inquiry.choice("porzadek", ("trafnosc", "najnowsze")) == "najnowsze",
        lemmatiser=lemmatiser,
        total=sum(count for _, _, count in counts),
    )
    later = inquiry.offset + _HITS
    context |= {
        "answer": answer,
        "meant": _meant(inquiry, text, narrowing) if not answer.total else None,
        "earlier": inquiry.query(start=max(0, inquiry.offset - _HITS)) if inquiry.offset else None,
        "later": inquiry.query(start=later) if answer.total > later else None,
        "page_number": inquiry.offset // _HITS + 1,
    }
    return Rendered("search", context | _charted(inquiry, counts))


def _meant(inquiry: Inquiry, text: str, narrowing: Narrowing) -> Row | None:
    """What was perhaps meant, as words and as the query of an address; where the words are known, the same search without the filters."""
    if suggestion := suggested_search(inquiry.conn, text, inquiry.lexicon.lemmatiser):
        return {"text": suggestion, "query": inquiry.query(q=suggestion)}
    if (
        text
        and narrowing != Narrowing()
        and sum(count for _, _, count in tally(inquiry.conn, text, Narrowing(), lemmatiser=inquiry.lexicon.lemmatiser))
    ):
        return {"text": "", "query": urlencode({"q": text})}
    return None


def rows(inquiry: Inquiry) -> Rows:
    """The best hits with their sentences, up to five thousand."""
    answer = search(
        inquiry.conn, inquiry.text("q", 500), _narrowing(inquiry), now=inquiry.now, limit=_EXPORTED, lemmatiser=inquiry.lexicon.lemmatiser
    )
    found = ((hit.published, hit.title, hit.site, " […] ".join(quote.sentence for quote in hit.quotes), hit.url) for hit in answer.hits)
    return Rows("szukaj", _COLUMNS, found)


def _narrowing(inquiry: Inquiry) -> Narrowing:
    return Narrowing(
        first=inquiry.first_day() or None,
        last=inquiry.last_day() or None,
        site=inquiry.text("site") or None,
        person=inquiry.text("osoba") or None,
        tag=inquiry.text("tag") or None,
    )


def _charted(inquiry: Inquiry, found: list[tuple[str | None, str, int]]) -> dict[str, object]:
    """The hits by month as bars, by site as numbers."""
    by_month: Counter[str] = Counter()
    by_site: Counter[str] = Counter()
    for month, site, count in found:
        by_month[month or ""] += count
        by_site[site] += count
    counts = periods(by_month)
    chart = bars(
        counts,
        inquiry.t("Trafienia w czasie", "Hits over time"),
        label=lambda period: period_name(period, inquiry.config.lang),
        link=lambda period: "/szukaj?" + inquiry.query(od=period, do=period),
    )
    return {"chart": chart if len(counts) > 1 else "", "by_site": by_site.most_common(12)}
