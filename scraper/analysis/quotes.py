"""The sentences that answer a query, quoted from the original with the matched words marked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from scraper.language.folding import fold
from scraper.language.lemma_index import sought_lemmas
from scraper.language.query import AllOf, AnyOf, Printed, Query, Words
from scraper.language.tokens import Span, sentences

if TYPE_CHECKING:
    from scraper.language.lemmas import Lemmatiser

_WORD = re.compile(r"[^\W_]+")  # the words of the index: an inner hyphen separates
_LONGEST = 320
"""Characters of a quote: a table or a list without a full stop is cut around its first match."""

WordTest: TypeAlias = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence as printed, and where in it the matched words stand."""

    sentence: str
    marks: tuple[Span, ...]

    def marked(self, opening: str, closing: str, escape: Callable[[str], str] = str) -> str:
        """The sentence with each matched word between `opening` and `closing`; all else goes through `escape`.

        >>> Quote("Rada klastra", (Span(5, 12),)).marked("<b>", "</b>")
        'Rada <b>klastra</b>'
        """
        parts, done = [], 0
        for start, end in self.marks:
            parts += [escape(self.sentence[done:start]), opening, escape(self.sentence[start:end]), closing]
            done = end
        return "".join(parts) + escape(self.sentence[done:])


def quote(text: str, query: Query, lemmatiser: Lemmatiser, *, at_most: int = 2) -> tuple[Quote, ...]:
    """The sentences of the text that hold the most different sought words, in the text's order; empty where none holds one."""
    tests = [word_test(leaf, lemmatiser) for leaf in _sought(query)]
    found: list[tuple[int, int, Quote]] = []
    for place, span in enumerate(sentences(text)):
        sentence = text[span.start : span.end]
        marks, tested = _marks(sentence, tests)
        if marks:
            found.append((-tested, place, _shortened(sentence, marks)))
    best = sorted(found, key=lambda f: f[:2])[:at_most]
    return tuple(q for _, _, q in sorted(best, key=lambda f: f[1]))


def word_test(leaf: str | Printed, lemmatiser: Lemmatiser) -> WordTest:
    """Whether a printed word is one that the leaf of a query asks for."""
    if isinstance(leaf, Printed):
        sought = leaf.word
        return (lambda word: fold(word).startswith(sought)) if leaf.prefix else (lambda word: fold(word) == sought)
    lemmas, folded = sought_lemmas(leaf, lemmatiser), fold(leaf)
    return lambda word: fold(word) == folded or not lemmas.isdisjoint(lemmatiser.lemmas(word))


def _sought(query: Query) -> list[str | Printed]:
    """The words that the query wants to see; those under a Not are not wanted."""
    match query:
        case Words(words):
            return list(words)
        case Printed():
            return [query]
        case AllOf(operands) | AnyOf(operands):
            return [leaf for operand in operands for leaf in _sought(operand)]
        case _:
            return []


def _marks(sentence: str, tests: list[WordTest]) -> tuple[tuple[Span, ...], int]:
    """The matched words' places, and how many of the tests at least one word passed."""
    marks, passed = [], set()
    for word in _WORD.finditer(sentence):
        hits = [number for number, test in enumerate(tests) if test(word.group())]
        if hits:
            marks.append(Span(word.start(), word.end()))
            passed.update(hits)
    return tuple(marks), len(passed)


def _shortened(sentence: str, marks: tuple[Span, ...]) -> Quote:
    if len(sentence) <= _LONGEST:
        return Quote(sentence, marks)
    start = max(0, marks[0].start - _LONGEST // 3)
    if start:
        start = sentence.find(" ", start, marks[0].start) + 1 or marks[0].start
    end = min(len(sentence), start + _LONGEST)
    if end < len(sentence):
        end = max(sentence.rfind(" ", marks[0].end, end), marks[0].end)
    before, after = "… " if start else "", " …" if end < len(sentence) else ""
    kept = tuple(Span(m.start - start + len(before), m.end - start + len(before)) for m in marks if m.end <= end)
    return Quote(before + sentence[start:end] + after, kept)
