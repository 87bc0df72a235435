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
) -> list[Found]:
    """The articles that answer the query, best first: words in the title and recent articles before others. `today` is an ISO day."""
    compiler = _Compiler(conn, lemmatiser)
    condition = compiler.condition(query)
    ranking = compiler.ranking(query)
    parameters = compiler.parameters | {"today": today, "limit": limit, "offset": offset}
    newest = "coalesce(a.published, a.first_seen) DESC, a.id DESC"
    if ranking is None:
        sql = f"SELECT a.id, 0.0 FROM articles a WHERE {condition} ORDER BY {newest} LIMIT :limit OFFSET :offset"  # noqa: S608 - no text of the query
    else:
        parameters["ranking"] = ranking
        order = newest if newest_first else f"rank, {newest}"
        sql = (
            f"SELECT a.id, {_RANK} AS rank FROM articles_lemmas JOIN articles a ON a.id = articles_lemmas.rowid "  # noqa: S608 - as above
            f"WHERE articles_lemmas MATCH :ranking AND {condition} ORDER BY {order} LIMIT :limit OFFSET :offset"
        )
    return [Found(*row) for row in conn.execute(sql, parameters)]


def count_articles(conn: sqlite3.Connection, query: Query, lemmatiser: Lemmatiser) -> int:
    """How many articles answer the query."""
    compiler = _Compiler(conn, lemmatiser)
    sql = f"SELECT count(*) FROM articles a WHERE {compiler.condition(query)}"  # noqa: S608 - no text of the query
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
        self._conn = conn
        self._lemmatiser = lemmatiser
        self.parameters: dict[str, str | int] = {}

    def condition(self, query: Query) -> str:
        expression = self._expression(query)
        if expression is not None:
            return self._matching("articles_lemmas", expression)
        match query:
            case AllOf(operands):
                return "(" + " AND ".join(self.condition(o) for o in operands) + ")"
            case AnyOf(operands):
                return "(" + " OR ".join(self.condition(o) for o in operands) + ")"
            case Not(operand):
                return f"NOT {self.condition(operand)}"
            case Printed(word, prefix, field):
                expression = _in_field(f'"{word}"' + ("*" if prefix else ""), field)
                return self._matching("articles_fts", expression)
            case Filter():
                return self._filter(query)
            case Words():  # pragma: no cover - always an expression
                raise AssertionError(query)

    def _matching(self, table: str, expression: str) -> str:
        return f"a.id IN (SELECT rowid FROM {table} WHERE {table} MATCH {self._bound(expression)})"  # noqa: S608 - our tables

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
        rows = self._conn.execute(
            f"SELECT DISTINCT lemma_set FROM search_lemmas WHERE lemma IN ({marks}) ORDER BY length(lemma_set) LIMIT {_MAX_SETS}",  # noqa: S608
            sorted(lemmas),
        )
        return [row[0] for row in rows] or [fold(word)]

    def _lemmas_of_folded(self, form: str) -> set[str]:
        """Lemmas of the forms that look so without diacritics."""
        rows = self._conn.execute("SELECT lemma_set FROM search_forms WHERE form = ?", (form,))
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
                return f"substr(a.published, 1, 10) >= {self._bound(_first_day(value))}"
            case "to":
                return f"substr(a.published, 1, 10) <= {self._bound(_last_day(value))}"

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


_PARTIAL_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$")


def _first_day(text: str) -> str:
    found = _PARTIAL_DAY.match(text)
    return f"{found[1]}-{int(found[2] or 1):02}-{int(found[3] or 1):02}" if found else text


def _last_day(text: str) -> str:
    # Days compare as texts, so the 31st closes every month.
    found = _PARTIAL_DAY.match(text)
    return f"{found[1]}-{int(found[2] or 12):02}-{int(found[3] or 31):02}" if found else text
