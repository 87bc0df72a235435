"""A `Query` as SQL conditions and FTS5 expressions on lemma sets."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from scraper.language.folding import fold
from scraper.language.lemma_index import lemmas_in, sought_lemmas, words_of
from scraper.language.query import AllOf, AnyOf, Filter, Not, Printed, Query, Words

if TYPE_CHECKING:
    import sqlite3

    from scraper.language.lemmas import Lemmatiser

_MAX_SETS = 60
"""Lemma sets one word may stand for; Polish needs fewer than ten."""
_MAX_PHRASES = 400
_MOST_FORMS = 40
"""Words that a beginning may stand for one by one."""
_LISTED_FOR_A_QUESTION = 200
"""Matches that are listed in the time of asking the index about one article (0.13 and 25 microseconds, 100,000 articles)."""


class Compiler:
    """A query as an SQL condition on `articles a`; every text of the query travels as a parameter."""

    def __init__(self, conn: sqlite3.Connection, lemmatiser: Lemmatiser) -> None:
        self.conn = conn
        self._lemmatiser = lemmatiser
        self.parameters: dict[str, str | int] = {}
        self.walks = False
        """Whether the conditions are to be tested article by article, not to be walked themselves: what the plus tells SQLite."""
        self.asks_each = False
        """Whether the index is asked of each article anew: where most match, a few are asked, and a list of all that match costs more."""

    def condition(self, query: Query) -> str:
        """The condition that the article answers the query."""
        if whole := self.whole(query):
            return self.matching(*whole)
        match query:
            case AllOf(operands):
                return "(" + " AND ".join(self.condition(o) for o in _united(operands)) + ")"
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
            return "articles_fts", _in_field(self._printed(query), query.field)
        expression = self._expression(query)
        return None if expression is None else ("articles_lemmas", expression)

    def count(self, table: str, expression: str) -> int:
        """How many articles match."""
        count: int = self.conn.execute(f"SELECT count(*) FROM {table} WHERE {table} MATCH ?", (expression,)).fetchone()[0]  # noqa: S608 - our tables
        return count

    def is_common(self, matches: int, wanted: int) -> bool:
        """Whether asking article by article until so many are found costs less than listing all that match."""
        articles = self.conn.execute("SELECT count(*) FROM articles INDEXED BY articles_newest").fetchone()[0]
        return bool(wanted * articles * _LISTED_FOR_A_QUESTION < matches * matches)

    def unless_said(self, query: Query) -> str:
        """The conditions of a query that a match of its `ranking` leaves open."""
        if self.whole(query):
            return "1"
        operands = query.operands if isinstance(query, AllOf) else (query,)
        return " AND ".join(self.condition(o) for o in operands if self._expression(o) is None) or "1"

    def matching(self, table: str, expression: str) -> str:
        """The condition that the article matches."""
        if self.asks_each:
            return f"EXISTS (SELECT 1 FROM {table} WHERE {table} MATCH {self._bound(expression)} AND rowid = a.id)"  # noqa: S608 - our tables
        return f"{'+' if self.walks else ''}a.id IN (SELECT rowid FROM {table} WHERE {table} MATCH {self._bound(expression)})"  # noqa: S608 - our tables

    def ranking(self, query: Query) -> str | None:
        """An FTS5 expression that every answer fulfils; None where the query has none to rank by."""
        expression = self._expression(query)
        if expression is None and isinstance(query, AllOf):
            parts = [e for o in query.operands if (e := self.ranking(o)) is not None]
            return " AND ".join(f"({p})" for p in parts) or None
        return expression

    def _printed(self, query: Printed) -> str:
        """The word, or the few words of the archive that begin so: FTS5 merges those faster than it finds them by their beginning."""
        if not query.prefix:
            return f'"{query.word}"'
        rows = self.conn.execute(
            "SELECT DISTINCT form FROM search_forms WHERE form >= ?1 AND form < ?1 || char(1114111) LIMIT ?2", (query.word, _MOST_FORMS + 1)
        ).fetchall()
        return " OR ".join(f'"{row[0]}"' for row in rows) if 0 < len(rows) <= _MOST_FORMS else f'"{query.word}"*'

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
        # The few people of the name are found once, not for each article: of a word that most articles hold that took a third of a second.
        return f"{'+' if self.walks else ''}a.id IN (SELECT p.article_id FROM {table} t JOIN participations p ON p.{key} = t.id WHERE {likes})"  # noqa: S608

    def _bound(self, value: str) -> str:
        name = f"q{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"


def _united(operands: tuple[Query, ...]) -> tuple[Query, ...]:
    """The operands, those that one match can say together as one."""
    words = tuple(o for o in operands if isinstance(o, Words) or (isinstance(o, Not) and isinstance(o.operand, Words)))
    if len(words) < 2 or all(isinstance(o, Not) for o in words) or len(words) == len(operands):
        return operands
    return (*(o for o in operands if o not in words), AllOf(words))


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
