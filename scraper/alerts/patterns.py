"""Finding the patterns of a rule in a sentence: words in order, each at most so many others after the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.alerts.reading import Sentence
    from scraper.alerts.triggers import NumberedPattern
    from scraper.model.rule import Pattern


def finds(patterns: tuple[Pattern, ...], sentence: Sentence) -> Iterator[tuple[int, ...]]:
    """Places of the words that fulfil a pattern: at most one find a pattern and first word."""
    for pattern in sentence.index.patterns(patterns).live(sentence.said):
        yield from _find(pattern, sentence)


def any_fits(patterns: tuple[Pattern, ...], sentence: Sentence) -> bool:
    """Whether one of the patterns stands in the sentence."""
    known = sentence.answers.get(id(patterns))
    if known is None:
        known = sentence.answers[id(patterns)] = next(finds(patterns, sentence), None) is not None
    return known


def _find(pattern: NumberedPattern, sentence: Sentence) -> Iterator[tuple[int, ...]]:
    """Places of the words that fulfil the pattern, all of whose steps stand in the sentence: at most one find a first word."""
    failed: set[tuple[int, int]] = set()
    for start in sentence.places[pattern.steps[0][0]]:
        rest = _continue(pattern, 1, start, sentence, failed)
        if rest is not None:
            yield (start, *rest)


def _continue(pattern: NumberedPattern, step: int, at: int, sentence: Sentence, failed: set[tuple[int, int]]) -> tuple[int, ...] | None:
    """Places of the steps from `step` on. `failed` remembers dead ends, so that a text of one repeated word costs linear time."""
    if step == len(pattern.steps):
        return ()
    if (step, at) in failed:
        return None
    number, reach = pattern.steps[step]
    for place in sentence.places_between(number, at + 1, at + reach):
        rest = _continue(pattern, step + 1, place, sentence, failed)
        if rest is not None:
            return (place, *rest)
    failed.add((step, at))
    return None
