"""Search: a `Query` answered from the index that `scraper.storage.search_index` keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scraper.language.folding import fold
from scraper.storage.search_compiler import Compiler

if TYPE_CHECKING:
    import sqlite3

    from scraper.language.lemmas import Lemmatiser
    from scraper.language.query import Query

# A word in the title says more than one in the body; bm25's weights in the order title, lead, text, tags.
_WEIGHTS = "8.0, 3.0, 1.0, 4.0"
# An article of today counts twice, one of last year one and a half times, old ones once: bm25 is negative, the lower the better.
_AGE_YEARS = "max(0.0, julianday(:today) - julianday(coalesce(a.published, a.first_seen))) / 365.0"
_RANK = f"bm25(articles_lemmas, {_WEIGHTS}) * (1.0 + 1.0 / (1.0 + {_AGE_YEARS}))"
_BROAD = 3000
"""Matches beyond which articles are not ranked by bm25."""
_NEWEST = "coalesce(a.published, a.first_seen) DESC, a.id DESC"


@dataclass(frozen=True, slots=True)
class Found:
    """One article that answers a query. `rank`: lower is better; 0 where the query holds no word to rank by."""

    article_id: int
    rank: float


def find_articles(
    conn: sqlite3.Connection,
    query: Query,
    lemmatiser: Lemmatiser,
    *,
    today: str,
    limit: int = 20,
    offset: int = 0,
    newest_first: bool = False,
    total: int | None = None,
) -> list[Found]:
    """The articles that answer the query, best first. `today` is an ISO day; `total` what `count_articles` gave, where that was asked before.

    Best: words in the title and recent articles before others, by bm25. Of a word that stands in thousands of articles bm25 says little and costs much: then those that
    have it in the title come first, newest first, then the others, newest first.
    """
    compiler = Compiler(conn, lemmatiser)
    ranking, whole = compiler.ranking(query), compiler.whole(query)
    indexed = whole or (("articles_lemmas", ranking) if ranking else None)
    matches = total if whole and total is not None else compiler.count(*indexed) if indexed else 0
    if ranking is not None and not newest_first and matches <= _BROAD:
        return _by_relevance(compiler, query, ranking, today=today, limit=limit, offset=offset)
    titled = None if newest_first or ranking is None else f"{{title}} : ({ranking})"
    if matches > _BROAD:
        return _walked(compiler, query, titled, matches=matches, limit=limit, offset=offset)
    return _by_day(compiler, query, limit=limit, offset=offset)


def _by_relevance(compiler: Compiler, query: Query, ranking: str, *, today: str, limit: int, offset: int) -> list[Found]:
    parameters = {"ranking": ranking, "today": today, "limit": limit, "offset": offset}
    rest = "" if compiler.whole(query) else f"AND {compiler.condition(query)}"  # one match where it says all
    sql = (
        f"SELECT a.id, {_RANK} AS rank FROM articles_lemmas JOIN articles a ON a.id = articles_lemmas.rowid "  # noqa: S608 - no text of the query
        f"WHERE articles_lemmas MATCH :ranking {rest} ORDER BY rank, coalesce(a.published, a.first_seen) DESC, a.id DESC LIMIT :limit OFFSET :offset"
    )
    return [Found(*row) for row in compiler.conn.execute(sql, compiler.parameters | parameters)]


def _by_day(compiler: Compiler, query: Query, *, limit: int, offset: int) -> list[Found]:
    """Newest first."""
    sql = f"SELECT a.id, 0.0 FROM articles a WHERE {compiler.condition(query)} ORDER BY {_NEWEST} LIMIT :limit OFFSET :offset"  # noqa: S608 - as above
    return [Found(*row) for row in compiler.conn.execute(sql, compiler.parameters | {"limit": limit, "offset": offset})]


def _walked(compiler: Compiler, query: Query, titled: str | None, *, matches: int, limit: int, offset: int) -> list[Found]:
    """Newest first, undated ones last, where so many match that the days are walked from the newest until enough are found; before them those that `titled` matches."""
    compiler.walks = True
    parts: list[tuple[float, str]] = []
    if titled and (in_titles := compiler.count("articles_lemmas", titled)):
        compiler.asks_each = compiler.is_common(in_titles, offset + limit)
        in_title = compiler.matching("articles_lemmas", titled)
        compiler.asks_each = compiler.is_common(matches, offset + limit)
        parts = [(-1.0, f"{compiler.unless_said(query)} AND {in_title}"), (0.0, f"{compiler.condition(query)} AND NOT {in_title}")]
    else:
        compiler.asks_each = compiler.is_common(matches, offset + limit)
        parts = [(0.0, compiler.condition(query))]
    found: list[Found] = []
    for rank, part in parts:
        wanted = offset + limit - len(found)
        if wanted > 0:
            sql = f"SELECT a.id FROM articles a INDEXED BY articles_newest WHERE {part} ORDER BY a.published DESC LIMIT {wanted}"  # noqa: S608 - as above
            found += [Found(row[0], rank) for row in compiler.conn.execute(sql, compiler.parameters)]
    return found[offset:]


def count_articles(conn: sqlite3.Connection, query: Query, lemmatiser: Lemmatiser) -> int:
    """How many articles answer the query."""
    compiler = Compiler(conn, lemmatiser)
    if whole := compiler.whole(query):
        return compiler.count(*whole)
    ranking = compiler.ranking(query)
    compiler.walks = ranking is not None and compiler.count("articles_lemmas", ranking) > _BROAD
    index = "INDEXED BY articles_newest" if compiler.walks else ""
    sql = f"SELECT count(*) FROM articles a {index} WHERE {compiler.condition(query)}"  # noqa: S608 - no text of the query
    count: int = conn.execute(sql, compiler.parameters).fetchone()[0]
    return count


def sought_forms(conn: sqlite3.Connection, word: str, lemmatiser: Lemmatiser) -> frozenset[str]:
    """Every folded form in the archive that a search for the word finds."""
    sets = Compiler(conn, lemmatiser).lemma_sets(word)
    rows = conn.execute(f"SELECT form FROM search_forms WHERE lemma_set IN ({','.join('?' * len(sets))})", sets)  # noqa: S608 - only marks
    return frozenset(row[0] for row in rows) | {fold(word)}


def count_by_month(conn: sqlite3.Connection, query: Query, lemmatiser: Lemmatiser) -> list[tuple[str | None, str, int]]:
    """How many articles answer the query, by month of publication (None: undated) and site."""
    compiler = Compiler(conn, lemmatiser)
    whole = compiler.whole(query)
    compiler.walks = whole is not None and compiler.count(*whole) > _BROAD  # then the months are walked by their index, and no article is touched
    index = "INDEXED BY articles_by_month" if compiler.walks else ""
    sql = f"SELECT substr(a.published, 1, 7), a.site, count(*) FROM articles a {index} WHERE {compiler.condition(query)} GROUP BY 1, 2"  # noqa: S608 - no text of the query
    return [tuple(row) for row in conn.execute(sql, compiler.parameters)]
