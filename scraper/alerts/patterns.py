"""Finding the patterns of a rule in a sentence: words in order, each at most so many others after the one before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scraper.alerts.reading import Sentence
    from scraper.alerts.triggers import NumberedPattern, Phrases, RuleIndex
    from scraper.model.rule import Pattern

Places = tuple[int, ...]


class Said:
    """Which steps of a rule the words of a sentence fulfil, and where."""

    __slots__ = ("_index", "_phrases", "_places", "words")

    def __init__(self, words: Sequence[frozenset[int]], index: RuleIndex) -> None:
        self._index = index
        self._places: dict[int, list[int]] = {}
        self._phrases: dict[int, dict[int, list[Places]]] = {}  # of a step with phrases: by first word, the words of each that ends elsewhere
        for place, steps in enumerate(words):
            for step in steps:
                self._places.setdefault(step, []).append(place)
        self.words = frozenset(self._places)
        """The steps that single words fulfil."""

    def find(self, pattern: NumberedPattern) -> Iterator[Places]:
        """Places of the words that fulfil the pattern: at most one find a first word or phrase."""
        if not all(self._stands(number) for number, _ in pattern.steps):
            return
        failed: set[tuple[int, int]] = set()
        first = pattern.steps[0][0]
        for start in self._places[first]:
            for places in self._at(first, start):
                rest = self._continue(pattern, 1, places[-1], failed)
                if rest is not None:
                    yield (*places, *rest)

    def _continue(self, pattern: NumberedPattern, step: int, at: int, failed: set[tuple[int, int]]) -> Places | None:
        """Places of the steps from `step` on. `failed` remembers dead ends, so that a text of one repeated word costs linear time."""
        if step == len(pattern.steps):
            return ()
        if (step, at) in failed:
            return None
        number, reach = pattern.steps[step]
        places = self._places[number]
        for place in places[bisect_left(places, at + 1) : bisect_right(places, at + reach)]:
            for words in self._at(number, place):
                rest = self._continue(pattern, step + 1, words[-1], failed)
                if rest is not None:
                    return (*words, *rest)
        failed.add((step, at))
        return None

    def _stands(self, number: int) -> bool:
        """Whether the step stands anywhere; its phrases are looked for when that is first asked."""
        places = self._places.get(number)
        if places is None:
            phrases = self._index.phrases(number)
            places = [] if phrases is None else self._find_phrases(number, phrases)
        return bool(places)

    def _find_phrases(self, number: int, step: Phrases) -> list[int]:
        found: dict[int, list[Places]] = {place: [(place,)] for place in self._places.get(step.word, ())} if step.word is not None else {}
        for pattern in step.patterns.live(self.words):
            for places in self.find(pattern):
                known = found.setdefault(places[0], [])
                if all(places[-1] != other[-1] for other in known):
                    known.append(places)
        self._phrases[number] = found
        self._places[number] = sorted(found)
        return self._places[number]

    def _at(self, number: int, place: int) -> Sequence[Places]:
        phrases = self._phrases.get(number)
        return ((place,),) if phrases is None else phrases[place]


def finds(patterns: tuple[Pattern, ...], sentence: Sentence) -> Iterator[Places]:
    """Places of the words that fulfil a pattern: at most one find a pattern and first word or phrase."""
    for pattern in sentence.index.patterns(patterns).live(sentence.said.words):
        yield from sentence.said.find(pattern)


def any_fits(patterns: tuple[Pattern, ...], sentence: Sentence) -> bool:
    """Whether one of the patterns stands in the sentence."""
    known = sentence.answers.get(id(patterns))
    if known is None:
        known = sentence.answers[id(patterns)] = next(finds(patterns, sentence), None) is not None
    return known
