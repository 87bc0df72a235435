"""What a person types into the search box, as a tree. Forgiving: whatever is typed means something, nothing is a syntax error.

klastry energia          both words, in any case and number
"grupa ekspertów"        the words side by side, in any case and number
"grupa ekspertów"~5      the words within five words of each other, in either order
grupa NEAR/5 ekspert     the same
klastr*                  words that begin so, as printed
=klastrów                this very form, as printed
energia OR gaz           either (also LUB, ALBO); AND, ORAZ and I are allowed and change nothing
-energia                 not (also NOT, NIE)
energia lub gaz          operators may be typed in small letters too, between two words; "nie tylko" and "nie jest" negate nothing
(a OR b) c               brackets
tytuł:klaster            in one field: tytuł, lead, treść, tag (title, lead, text, tag)
osoba:Nowak  organizacja:PARP  strona:klastrypolskie  język:en  reguła:expert-groups
od:2019-05  do:2020      published from, until (a day, a month or a year, both ends included)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeAlias

from scraper.language.folding import fold

Field = Literal["title", "lead", "text", "tags"]
FilterName = Literal["person", "organisation", "site", "language", "rule", "from", "to"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words by lemma: one word, a phrase (`distance` None), or words within `distance` of each other."""

    words: tuple[str, ...]
    field: Field | None = None
    distance: int | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """One word as printed, folded: the whole form, or its beginning."""

    word: str
    prefix: bool
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on the article that is not a word of its text."""

    name: FilterName
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but the operand."""

    operand: Query


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every operand holds; at least one operand."""

    operands: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one operand holds."""

    operands: tuple[Query, ...]


Query: TypeAlias = Words | Printed | Filter | Not | AllOf | AnyOf

_FIELDS: dict[str, Field] = {
    "tytul": "title",
    "title": "title",
    "lead": "lead",
    "lid": "lead",
    "tresc": "text",
    "tekst": "text",
    "text": "text",
    "tag": "tags",
    "tagi": "tags",
    "tags": "tags",
}
_FILTERS: dict[str, FilterName] = {
    "osoba": "person",
    "person": "person",
    "organizacja": "organisation",
    "organisation": "organisation",
    "organization": "organisation",
    "strona": "site",
    "zrodlo": "site",
    "site": "site",
    "jezyk": "language",
    "language": "language",
    "regula": "rule",
    "rule": "rule",
    "od": "from",
    "from": "from",
    "do": "to",
    "to": "to",
}
_OR = frozenset(("OR", "LUB", "ALBO"))
_AND = frozenset(("AND", "ORAZ", "I"))
_NOT = frozenset(("NOT", "NIE"))
_NEVER_EXCLUDED = frozenset("tylko ma mają jest są może mogą można będzie będą było był była były ma trzeba warto wolno dotyczy".split())
"""Words after a small "nie" of plain speech."""
_NEAR = re.compile(r"(?:NEAR|BLISKO)(?:/(\d{1,2}))?$")
_DEFAULT_DISTANCE = 10

_LEXEME = re.compile(
    r"""
      (?P<open>\() | (?P<close>\))
    | (?P<minus>-)(?=[\w"„”“(=])
    | (?:(?P<field>[^\W\d_]+):)?
      (?: ["„”“](?P<phrase>[^"„”“]*)["„”“]?(?:~(?P<distance>\d{1,2}))? | (?P<exact>=)?(?P<word>[^\s()"„”“]+) )
    """,
    re.VERBOSE,
)
_PARTS = re.compile(r"[^\W_]+")
_MAX_LEXEMES = 200
"""What a person types; beyond it a pasted text would only build a tree that no database answers."""
_MAX_DEPTH = 20


def parse_query(text: str) -> Query | None:
    """The query as a tree; None where it names no word and no condition.

    >>> parse_query('"grupa ekspertów" OR KIS')
    AnyOf(operands=(Words(words=('grupa', 'ekspertów'), field=None, distance=None), Words(words=('KIS',), field=None, distance=None)))
    """
    return _Parser(list(islice(_LEXEME.finditer(text), _MAX_LEXEMES))).alternatives(0)


class _Parser:
    """Recursive descent over the lexemes: alternatives of sequences of terms."""

    def __init__(self, lexemes: list[re.Match[str]]) -> None:
        self._lexemes = lexemes
        self._next = 0

    def alternatives(self, depth: int) -> Query | None:
        branches = [self._sequence(depth)]
        while self._take_word(_OR):
            branches.append(self._sequence(depth))
        return _joined(AnyOf, [b for b in branches if b is not None])

    def _sequence(self, depth: int) -> Query | None:
        terms: list[Query] = []
        while (lexeme := self._peek()) is not None:
            if lexeme["close"]:
                if depth:
                    break
                self._next += 1  # a bracket that closes nothing is left out
                continue
            if self._is_operator(lexeme, _OR):
                break
            near = _NEAR.match(lexeme["word"] or "")
            if near and terms and isinstance(terms[-1], Words):
                self._next += 1
                self._join_near(terms, int(near[1] or _DEFAULT_DISTANCE), depth)
            elif not self._take_word(_AND):
                term = self._term(depth)
                if term is not None:
                    terms.append(term)
        return _joined(AllOf, terms)

    def _join_near(self, terms: list[Query], distance: int, depth: int) -> None:
        left, right = terms[-1], self._term(depth) if self._peek() is not None else None
        if isinstance(left, Words) and isinstance(right, Words):
            terms[-1] = Words(left.words + right.words, left.field or right.field, distance)
        elif right is not None:
            terms.append(right)

    def _term(self, depth: int) -> Query | None:
        if self._take_word(_NOT) or self._take("minus"):
            operand = self._term(depth) if self._peek() is not None else None
            return None if operand is None else Not(operand)
        lexeme = self._lexemes[self._next]
        if lexeme["close"]:
            return None  # left to the sequence that opened it
        self._next += 1
        if lexeme["open"]:
            inner = self.alternatives(depth + 1) if depth < _MAX_DEPTH else None
            self._take("close")
            return inner
        return _leaf(lexeme)

    def _peek(self) -> re.Match[str] | None:
        return self._lexemes[self._next] if self._next < len(self._lexemes) else None

    def _take(self, group: str) -> bool:
        lexeme = self._peek()
        taken = lexeme is not None and bool(lexeme[group])
        self._next += taken
        return taken

    def _take_word(self, words: frozenset[str]) -> bool:
        lexeme = self._peek()
        taken = lexeme is not None and self._is_operator(lexeme, words)
        self._next += taken
        return taken

    def _is_operator(self, lexeme: re.Match[str], words: frozenset[str]) -> bool:
        """In capitals anywhere; in small letters between two operands, where it cannot be a word of plain speech."""
        word = lexeme["word"]
        if word is None or lexeme["field"] or lexeme["exact"]:
            return False
        if word in words:
            return True
        following = self._lexemes[self._next + 1] if self._next + 1 < len(self._lexemes) else None
        if word.upper() not in words or not word.islower() or not self._next or following is None or following["close"]:
            return False
        return words is not _NOT or (following["word"] or "").lower() not in _NEVER_EXCLUDED


def _joined(kind: type[AllOf] | type[AnyOf], operands: list[Query]) -> Query | None:
    if len(operands) > 1:
        return kind(tuple(operands))
    return operands[0] if operands else None


def _leaf(lexeme: re.Match[str]) -> Query | None:
    named = fold(lexeme["field"] or "")
    value = lexeme["phrase"] if lexeme["phrase"] is not None else lexeme["word"]
    if named in _FILTERS:
        return Filter(_FILTERS[named], value.strip()) if value.strip() else None
    field = _FIELDS.get(named)
    if named and field is None:
        value = f"{lexeme['field']} {value}"  # "Klastry: przyszłość" is no field of ours
    parts = tuple(_PARTS.findall(value))
    if not parts:
        return None
    if len(parts) == 1 and (lexeme["exact"] or value.endswith("*")):
        return Printed(fold(parts[0]), not lexeme["exact"], field)
    return Words(parts, field, int(lexeme["distance"]) if lexeme["distance"] else None)
