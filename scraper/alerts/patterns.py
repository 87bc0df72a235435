"""Finding the patterns of a rule in a sentence: words in order, each at most so many others after the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.alerts.triggers import pattern_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.alerts.reading import Sentence
    from scraper.model.rule import Pattern, Step


_FEW = 6
"""So many patterns are tried sooner than looked up."""


def finds(patterns: tuple[Pattern, ...], sentence: Sentence) -> Iterator[tuple[int, ...]]:
    """Places of the words that fulfil a pattern: at most one find a pattern and first word."""
    for pattern in live(patterns, sentence.vocabulary):
        yield from find(pattern, sentence)


def live(patterns: tuple[Pattern, ...], vocabulary: frozenset[str]) -> tuple[Pattern, ...]:
    """Those patterns all of whose words stand among the vocabulary."""
    called = patterns if len(patterns) <= _FEW else pattern_index(patterns).called(vocabulary)
    return tuple(pattern for pattern in called if can_fit(pattern, vocabulary))


def any_fits(patterns: tuple[Pattern, ...], sentence: Sentence) -> bool:
    """Whether one of the patterns stands in the sentence."""
    known = sentence.answers.get(id(patterns))
    if known is None:
        known = sentence.answers[id(patterns)] = next(finds(patterns, sentence), None) is not None
    return known


def can_fit(pattern: Pattern, vocabulary: frozenset[str]) -> bool:
    """False where a word of the pattern stands nowhere, so that it need not be tried."""
    return all(step.beginnings or not step.lemmas.isdisjoint(vocabulary) for step in pattern)


def find(pattern: Pattern, sentence: Sentence) -> Iterator[tuple[int, ...]]:
    """Places of the words that fulfil the pattern: at most one find a first word."""
    failed: set[tuple[int, int]] = set()
    for start, lemmas in enumerate(sentence.lemmas):
        if _fits(pattern[0], lemmas):
            rest = _continue(pattern, 1, start, sentence.lemmas, failed)
            if rest is not None:
                yield (start, *rest)


def _continue(pattern: Pattern, step: int, at: int, lemmas: tuple[frozenset[str], ...], failed: set[tuple[int, int]]) -> tuple[int, ...] | None:
    """Places of the steps from `step` on. `failed` remembers dead ends, so that a text of one repeated word costs linear time."""
    if step == len(pattern):
        return ()
    if (step, at) in failed:
        return None
    for place in range(at + 1, min(len(lemmas), at + 2 + pattern[step].gap)):
        if _fits(pattern[step], lemmas[place]):
            rest = _continue(pattern, step + 1, place, lemmas, failed)
            if rest is not None:
                return (place, *rest)
    failed.add((step, at))
    return None


def _fits(step: Step, lemmas: frozenset[str]) -> bool:
    if not step.lemmas.isdisjoint(lemmas):
        return True
    return bool(step.beginnings) and any(lemma.startswith(step.beginnings) for lemma in lemmas)
