"""The sentences that answer a query, quoted from the original with the matched words marked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from scraper.language.folding import fold
from scraper.language.query import AllOf, AnyOf, Printed, Query, Words
from scraper.language.tokens import Span, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

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


class Quoter:
    """Quotes what one query asks for, from any number of texts; remembers what it found of each word."""

    def __init__(self, query: Query, forms_of: Callable[[str], frozenset[str]]) -> None:
        """`forms_of` gives the folded forms that a word of the query stands for."""
        self._leaves: list[tuple[range, Words | Printed]] = []
        self._tests: list[WordTest] = []
        self._known: dict[str, tuple[int, ...]] = {}
        for leaf in _sought(query):
            tests = [_prefix_test(leaf)] if isinstance(leaf, Printed) else [forms_of(word).__contains__ for word in leaf.words]
            self._leaves.append((range(len(self._tests), len(self._tests) + len(tests)), leaf))
            self._tests += tests

    def quote(self, text: str, *, at_most: int = 2) -> tuple[Quote, ...]:
        """The sentences of the text that hold the most different sought words, in the text's order; empty where none holds one.

        The words of a phrase count where they stand side by side, those of NEAR where they stand near.
        """
        by_sentence: dict[Span, list[tuple[Span, int]]] = {}
        spans: Iterator[Span] = iter(())
        sentence = Span(0, 0)
        for place, test in self._marked(text):
            while place.start >= sentence.end:
                sentence = next(spans, None) or next(spans := _sentences_from(text, place.start))
            by_sentence.setdefault(sentence, []).append((place, test))
        best = sorted(by_sentence, key=lambda span: (-len({test for _, test in by_sentence[span]}), span.start))[:at_most]
        return tuple(_shortened(text, span, sorted({mark for mark, _ in by_sentence[span]})) for span in sorted(best))

    def _marked(self, text: str) -> list[tuple[Span, int]]:
        """(place, number of the test) of every word that a leaf finds, in the text's order."""
        places: dict[int, Span] = {}
        hits: dict[int, list[int]] = {}
        known = self._known
        for number, word in enumerate(_WORD.finditer(text)):
            tests = known.get(word[0])
            if tests is None:
                folded = fold(word[0])
                tests = known[word[0]] = tuple(test for test, passes in enumerate(self._tests) if passes(folded))
            if tests:
                places[number] = Span(word.start(), word.end())
                for test in tests:
                    hits.setdefault(test, []).append(number)
        return sorted((places[number], test) for tests, leaf in self._leaves for number, test in _held(leaf, tests, hits))


def _sentences_from(text: str, at: int) -> Iterator[Span]:
    """The sentences of the paragraph around a place, from that which holds it on."""
    start = text.rfind("\n\n", 0, at) + 1
    end = text.find("\n\n", at)
    paragraph = text[start : end if end >= 0 else len(text)]
    return (Span(start + s.start, start + s.end) for s in sentences(paragraph) if at < start + s.end)


def _held(leaf: Words | Printed, tests: range, hits: dict[int, list[int]]) -> Iterator[tuple[int, int]]:
    """(word's number, test) of the words that answer the leaf."""
    found = [hits.get(test, []) for test in tests]
    if len(tests) == 1 or not all(found):
        yield from ((number, test) for test in tests if len(tests) == 1 for number in hits.get(test, ()))
        return
    distance = leaf.distance if isinstance(leaf, Words) else None
    sets = [frozenset(numbers) for numbers in found]
    for number in found[0]:
        if distance is None:
            run = [number + step for step in range(len(tests))]
            if all(place in numbers for place, numbers in zip(run, sets, strict=True)):
                yield from zip(run, tests, strict=True)
        else:
            near = [next((p for p in range(number - distance - 1, number + distance + 2) if p in numbers), -1) for numbers in sets]
            if -1 not in near:
                yield from zip([number, *near[1:]], tests, strict=True)


def _prefix_test(leaf: Printed) -> WordTest:
    """Whether a folded word is the form that was typed, or begins so."""
    return (lambda word: word.startswith(leaf.word)) if leaf.prefix else (lambda word: word == leaf.word)


def _sought(query: Query) -> list[Words | Printed]:
    """What the query wants to see; what is under a Not is not wanted."""
    match query:
        case Words() | Printed():
            return [query]
        case AllOf(operands) | AnyOf(operands):
            return [leaf for operand in operands for leaf in _sought(operand)]
        case _:
            return []


def _shortened(text: str, span: Span, marks: list[Span]) -> Quote:
    """The sentence, or the part of a long one around its first match, with the marks counted from its start."""
    if span.end - span.start <= _LONGEST:
        return Quote(text[span.start : span.end], tuple(Span(m.start - span.start, m.end - span.start) for m in marks))
    start = max(span.start, marks[0].start - _LONGEST // 3)
    if start > span.start:
        start = text.find(" ", start, marks[0].start) + 1 or marks[0].start
    end = min(span.end, start + _LONGEST)
    if end < span.end:
        end = max(text.rfind(" ", marks[0].end, end), marks[0].end)
    before, after = "… " if start > span.start else "", " …" if end < span.end else ""
    kept = tuple(Span(m.start - start + len(before), m.end - start + len(before)) for m in marks if m.end <= end)
    return Quote(before + text[start:end] + after, kept)
