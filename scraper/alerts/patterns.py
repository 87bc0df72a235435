"""Finding the patterns of a rule in a sentence: words in order, each at most so many others after the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scraper.alerts.reading import Sentence
    from scraper.model.rule import Pattern, Step


def finds(patterns: Iterable[Pattern], sentence: Sentence) -> Iterator[tuple[int, ...]]:
    """Places of the words that fulfil a pattern: at most one find a pattern and first word."""
    for pattern in patterns:
        if can_fit(pattern, sentence.vocabulary):
            yield from _finds(pattern, sentence)


def any_fits(patterns: Iterable[Pattern], sentence: Sentence) -> bool:
    """Whether one of the patterns stands in the sentence."""
    return next(finds(patterns, sentence), None) is not None


def can_fit(pattern: Pattern, vocabulary: frozenset[str]) -> bool:
    """False where a word of the pattern stands nowhere, so that it need not be tried."""
    return all(step.beginnings or not step.lemmas.isdisjoint(vocabulary) for step in pattern)


def _finds(pattern: Pattern, sentence: Sentence) -> Iterator[tuple[int, ...]]:
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
