"""A search as an analyst makes it: query and narrowing in, ranked articles with quoted sentences out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scraper.analysis.quotes import Quote, Quoter
from scraper.language.lemmas import Lemmatiser
from scraper.language.query import AllOf, Filter, Query, Words, parse_query
from scraper.language.tokens import Span
from scraper.storage.search import count_articles, count_by_month, find_articles, sought_forms

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """Conditions beside the query; None: none."""

    first: str | None = None
    last: str | None = None
    site: str | None = None
    person: str | None = None
    tag: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article that answers."""

    id: int
    title: str
    url: str
    site: str
    published: str | None
    quotes: tuple[Quote, ...]
    rank: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The best articles, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


def search(
    conn: sqlite3.Connection,
    text: str,
    narrowing: Narrowing,
    *,
    now: datetime,
    limit: int = 20,
    offset: int = 0,
    newest_first: bool = False,
    lemmatiser: Lemmatiser | None = None,
    total: int | None = None,
) -> Answer:
    """The articles that answer what was typed; an empty answer where it names no word and no condition. `total`: how many, where that is known."""
    lemmatiser = lemmatiser or Lemmatiser()
    query = _narrowed(parse_query(text), narrowing)
    if query is None:
        return Answer((), 0)
    if total is None:
        total = count_articles(conn, query, lemmatiser)
    today = now.date().isoformat()
    found = find_articles(conn, query, lemmatiser, today=today, limit=limit, offset=offset, newest_first=newest_first, total=total) if total else []
    hits, quoter = [], Quoter(query, lambda word: sought_forms(conn, word, lemmatiser))
    for article in found:
        row = conn.execute("SELECT id, title, url, site, published, lead, text FROM articles WHERE id = ?", (article.article_id,)).fetchone()
        quotes = quoter.quote(row["text"]) or _opening(row["text"])
        hits.append(
            Hit(
                id=row["id"],
                title=row["title"],
                url=row["url"],
                site=row["site"],
                published=row["published"],
                quotes=quotes,
                rank=round(article.rank, 4),
            )
        )
    return Answer(tuple(hits), total)


def _narrowed(query: Query | None, narrowing: Narrowing) -> Query | None:
    conditions: list[Query] = [] if query is None else [query]
    if narrowing.first:
        conditions.append(Filter("from", narrowing.first))
    if narrowing.last:
        conditions.append(Filter("to", narrowing.last))
    if narrowing.site:
        conditions.append(Filter("site", narrowing.site))
    if narrowing.person:
        conditions.append(Filter("person", narrowing.person))
    if narrowing.tag:
        conditions.append(Words(tuple(narrowing.tag.split()), "tags"))
    if not conditions:
        return None
    return conditions[0] if len(conditions) == 1 else AllOf(tuple(conditions))


def _opening(text: str) -> tuple[Quote, ...]:
    """The first words of the text, where the match is in the title or a tag alone."""
    first = text.split("\n\n", 1)[0]
    cut = first if len(first) <= 200 else first[: first.rfind(" ", 0, 200)] + " …"
    return (Quote(cut, tuple[Span, ...]()),) if cut else ()


def tally(conn: sqlite3.Connection, text: str, narrowing: Narrowing, *, lemmatiser: Lemmatiser) -> list[tuple[str | None, str, int]]:
    """How many articles answer, by month of publication (None: undated) and site; empty where nothing is asked."""
    query = _narrowed(parse_query(text), narrowing)
    return [] if query is None else count_by_month(conn, query, lemmatiser)
