"""Search: a `Query` answered from the index that `scraper.storage.search_index` keeps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from scraper.language.folding import fold
from scraper.language.lemma_index import lemmas_in, sought_lemmas, words_of
from scraper.language.query import AllOf, AnyOf, Filter, Not, Printed, Query, Words

if TYPE_CHECKING:
    import sqlite3

    from scraper.language.lemmas import Lemmatiser

# A word in the title says more than one in the body; bm25's weights in the order title, lead, text, tags.
_WEIGHTS = "8.0, 3.0, 1.0, 4.0"
# An article of today counts twice, one of last year one and a half times, old ones once: bm25 is negative, the lower the better.
_AGE_YEARS = "max(0.0, julianday(:today) - julianday(coalesce(a.published, a.first_seen))) / 365.0"
_RANK = f"bm25(articles_lemmas, {_WEIGHTS}) * (1.0 + 1.0 / (1.0 + {_AGE_YEARS}))"
_MAX_SETS = 60
"""Lemma sets one word may stand for; Polish needs fewer than ten."""
_MAX_PHRASES = 400
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
    compiler = _Compiler(conn, lemmatiser)
    ranking, whole = compiler.ranking(query), compiler.whole(query)
    indexed = whole or (("articles_lemmas", ranking) if ranking else None)
    matches = total if whole and total is not None else compiler.count(*indexed) if indexed else 0
    if ranking is not None and not newest_first and matches <= _BROAD:
        return _by_relevance(compiler, query, ranking, today=today, limit=limit, offset=offset)
    titled = None if newest_first or ranking is None else f"{{title}} : ({ranking})"
    if matches > _BROAD:
        return _walked(compiler, query, titled, limit=limit, offset=offset)
    return _by_day(compiler, query, limit=limit, offset=offset)


def _by_relevance(compiler: _Compiler, query: Query, ranking: str, *, today: str, limit: int, offset: int) -> list[Found]:
    parameters = {"ranking": ranking, "today": today, "limit": limit, "offset": offset}
    rest = "" if compiler.whole(query) else f"AND {compiler.condition(query)}"  # one match where it says all
    sql = (
        f"SELECT a.id, {_RANK} AS rank FROM articles_lemmas JOIN articles a ON a.id = articles_lemmas.rowid "  # noqa: S608 - no text of the query
        f"WHERE articles_lemmas MATCH :ranking {rest} ORDER BY rank, coalesce(a.published, a.first_seen) DESC, a.id DESC LIMIT :limit OFFSET :offset"
    )
    return [Found(*row) for row in compiler.conn.execute(sql, compiler.parameters | parameters)]


def _by_day(compiler: _Compiler, query: Query, *, limit: int, offset: int) -> list[Found]:
    """Newest first."""
    sql = f"SELECT a.id, 0.0 FROM articles a WHERE {compiler.condition(query)} ORDER BY {_NEWEST} LIMIT :limit OFFSET :offset"  # noqa: S608 - as above
    return [Found(*row) for row in compiler.conn.execute(sql, compiler.parameters | {"limit": limit, "offset": offset})]


def _walked(compiler: _Compiler, query: Query, titled: str | None, *, limit: int, offset: int) -> list[Found]:
    """Newest first, undated ones last, where so many match that the days are walked from the newest until enough are found; before them those that `titled` matches."""
    compiler.walks = True
    everything = compiler.condition(query)
    in_title = compiler.matching("articles_lemmas", titled) if titled else ""
    parts = [(0.0, everything)]
    if titled:
        first = in_title if compiler.whole(query) else f"{everything} AND {in_title}"  # a match in the title is a match
        parts = [(-1.0, first), (0.0, f"{everything} AND NOT {in_title}")]
    found: list[Found] = []
    for rank, part in parts:
        wanted = offset + limit - len(found)
        if wanted > 0:
            sql = f"SELECT a.id FROM articles a INDEXED BY articles_newest WHERE {part} ORDER BY a.published DESC LIMIT {wanted}"  # noqa: S608 - as above
            found += [Found(row[0], rank) for row in compiler.conn.execute(sql, compiler.parameters)]
    return found[offset:]


def count_articles(conn: sqlite3.Connection, query: Query, lemmatiser: Lemmatiser) -> int:
    """How many articles answer the query."""
    compiler = _Compiler(conn, lemmatiser)
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
    sets = _Compiler(conn, lemmatiser).lemma_sets(word)
    rows = conn.execute(f"SELECT form FROM search_forms WHERE lemma_set IN ({','.join('?' * len(sets))})", sets)  # noqa: S608 - only marks
    return frozenset(row[0] for row in rows) | {fold(word)}


def count_by_month(conn: sqlite3.Connection, query: Query, lemmatiser: Lemmatiser) -> list[tuple[str | None, str, int]]:
    """How many articles answer the query, by month of publication (None: undated) and site."""
    compiler = _Compiler(conn, lemmatiser)
    sql = f"SELECT substr(a.published, 1, 7), a.site, count(*) FROM articles a WHERE {compiler.condition(query)} GROUP BY 1, 2"  # noqa: S608 - no text of the query
    return [tuple(row) for row in conn.execute(sql, compiler.parameters)]


class _Compiler:
    """A query as an SQL condition on `articles a`; every text of the query travels as a parameter."""

    def __init__(self, conn: sqlite3.Connection, lemmatiser: Lemmatiser) -> None:
        self.conn = conn
        self._lemmatiser = lemmatiser
        self.parameters: dict[str, str | int] = {}
        self.walks = False
        """Whether the conditions are to be tested article by article, not to be walked themselves: what the plus tells SQLite."""

    def condition(self, query: Query) -> str:
        if whole := self.whole(query):
            return self.matching(*whole)
        match query:
            case AllOf(operands):
                return "(" + " AND ".join(self.condition(o) for o in operands) + ")"
            case AnyOf(operands):
                return "(" + " OR ".join(self.condition(o) for o in operands) + ")"
            case Not(operand):
                return f"NOT {self.condition(operand)}"
            case Filter():
                return self._filter(query)
            case Words() | Printed():  # pragma: no cover - always whole
                raise AssertionError(query)

    def whole(self, query: Query) -> tuple[str, str] | None:
        """The index and its expression where one match says all of the query."""
        if isinstance(query, Printed):
            return "articles_fts", _in_field(f'"{query.word}"' + ("*" if query.prefix else ""), query.field)
        expression = self._expression(query)
        return None if expression is None else ("articles_lemmas", expression)

    def count(self, table: str, expression: str) -> int:
        """How many articles match."""
        count: int = self.conn.execute(f"SELECT count(*) FROM {table} WHERE {table} MATCH ?", (expression,)).fetchone()[0]  # noqa: S608 - our tables
        return count

    def matching(self, table: str, expression: str) -> str:
        """The condition that the article matches."""
        return f"{'+' if self.walks else ''}a.id IN (SELECT rowid FROM {table} WHERE {table} MATCH {self._bound(expression)})"  # noqa: S608 - our tables

    def ranking(self, query: Query) -> str | None:
        """An FTS5 expression that every answer fulfils; None where the query has none to rank by."""
        expression = self._expression(query)
        if expression is None and isinstance(query, AllOf):
            parts = [e for o in query.operands if (e := self.ranking(o)) is not None]
            return " AND ".join(f"({p})" for p in parts) or None
        return expression

    def _expression(self, query: Query) -> str | None:
        """The query as one FTS5 expression on lemma sets; None where it asks for more than that can say."""
        match query:
            case Words(words, field, distance):
                return _in_field(self._phrase(words, distance), field)
            case AllOf(operands):
                return self._all_of(operands)
            case AnyOf(operands):
                parts = [self._expression(o) for o in operands]
                return None if None in parts else " OR ".join(f"({p})" for p in parts)
            case _:
                return None

    def _all_of(self, operands: tuple[Query, ...]) -> str | None:
        wanted = [o for o in operands if not isinstance(o, Not)]
        unwanted = [o.operand for o in operands if isinstance(o, Not)]
        parts, excluded = [self._expression(o) for o in wanted], [self._expression(o) for o in unwanted]
        if not parts or None in parts or None in excluded:
            return None
        expression = " AND ".join(f"({p})" for p in parts)
        return f"({expression}) NOT ({' OR '.join(f'({e})' for e in excluded)})" if excluded else expression

    def _phrase(self, words: tuple[str, ...], distance: int | None) -> str:
        alternatives = [self.lemma_sets(word) for word in words]
        while _combinations(alternatives) > _MAX_PHRASES:  # only a pasted text gets here: keep the likelier half of the most ambiguous word
            longest = max(alternatives, key=len)
            alternatives[alternatives.index(longest)] = longest[: len(longest) // 2]
        if distance is None:
            phrases = ['"' + " ".join(p) + '"' for p in product(*alternatives)]
        else:
            phrases = ["NEAR(" + " ".join(f'"{w}"' for w in p) + f", {distance})" for p in product(*alternatives)]
        return " OR ".join(phrases)

    def lemma_sets(self, word: str) -> list[str]:
        """The lemma sets in the index that hold a lemma of the word; the word itself where it was never seen."""
        lemmas = set(sought_lemmas(word, self._lemmatiser))
        if not self._lemmatiser.readings(word):
            lemmas |= self._lemmas_of_folded(fold(word))
        marks = ",".join("?" * len(lemmas))
        rows = self.conn.execute(
            f"SELECT DISTINCT lemma_set FROM search_lemmas WHERE lemma IN ({marks}) ORDER BY length(lemma_set) LIMIT {_MAX_SETS}",  # noqa: S608
            sorted(lemmas),
        )
        return [row[0] for row in rows] or [fold(word)]

    def _lemmas_of_folded(self, form: str) -> set[str]:
        """Lemmas of the forms that look so without diacritics."""
        rows = self.conn.execute("SELECT lemma_set FROM search_forms WHERE form = ?", (form,))
        return {lemma for row in rows for lemma in lemmas_in(row[0])}

    def _filter(self, condition: Filter) -> str:
        value = condition.value
        match condition.name:
            case "site":
                return f"a.site = {self._bound(value)}"
            case "language":
                return f"a.language = {self._bound(value.lower())}"
            case "rule":
                return f"EXISTS (SELECT 1 FROM matches m WHERE m.article_id = a.id AND m.rule = {self._bound(value)})"  # noqa: S608
            case "person":
                return self._participation("people", "person_id", value)
            case "organisation":
                return self._participation("organisations", "organisation_id", value)
            case "from":
                return f"a.published >= {self._bound(_first_day(value))}"
            case "to":
                return f"a.published <= {self._bound(_last_day(value) + _DAYS_END)}"

    def _participation(self, table: str, key: str, name: str) -> str:
        """Every word of the name begins a word of the person's or organisation's folded name."""
        words = [fold(word) for word in words_of(name)]
        likes = " AND ".join(f"' ' || t.sort_key LIKE {self._bound('% ' + word + '%')}" for word in words) or "0"
        return f"EXISTS (SELECT 1 FROM participations p JOIN {table} t ON t.id = p.{key} WHERE p.article_id = a.id AND {likes})"  # noqa: S608

    def _bound(self, value: str) -> str:
        name = f"q{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"


def _combinations(alternatives: list[list[str]]) -> int:
    total = 1
    for words in alternatives:
        total *= len(words)
    return total


def _in_field(expression: str, field: str | None) -> str:
    return f"{{{field}}} : ({expression})" if field else expression


_DAYS_END = "T~"
"""Behind every moment of the day, as texts compare."""
_PARTIAL_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$")


def _first_day(text: str) -> str:
    found = _PARTIAL_DAY.match(text)
    return f"{found[1]}-{int(found[2] or 1):02}-{int(found[3] or 1):02}" if found else text


def _last_day(text: str) -> str:
    # Days compare as texts, so the 31st closes every month.
    found = _PARTIAL_DAY.match(text)
    return f"{found[1]}-{int(found[2] or 12):02}-{int(found[3] or 31):02}" if found else text
