"""Which rules an article can fit, and which patterns a sentence: each is found by its rarest word, so that most are never tried."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scraper.model.rule import Pattern, Rule, Step

_HEAD = 3
"""Characters by which a word such as `klastrow*` is looked up."""

_MOST_SILENT = 100_000

T = TypeVar("T")


class WordIndex(Generic[T]):
    """Things by the words that call them, given back in the order in which they were put in."""

    def __init__(self, things: Iterable[tuple[T, Iterable[Step] | None]]) -> None:
        """Each thing with the steps that call it; None: everything calls it."""
        self._things: list[T] = []
        self._always: list[int] = []
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_head: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        self._silent: set[str] = set()  # words of earlier texts that call nothing by their beginning: the same few thousand come again and again
        for number, (thing, steps) in enumerate(things):
            self._things.append(thing)
            if steps is None:
                self._always.append(number)
            for step in steps or ():
                for word in step.lemmas:
                    self._by_word[word].append(number)
                for beginning in step.beginnings:
                    self._by_head[beginning[:_HEAD]].append((beginning, number))

    def called(self, vocabulary: frozenset[str]) -> list[T]:
        """What the words call."""
        numbers = set(self._always)
        for word in self._by_word.keys() & vocabulary:
            numbers.update(self._by_word[word])
        if self._by_head:
            for word in vocabulary - self._silent:
                begun = [number for beginning, number in self._by_head.get(word[:_HEAD], ()) if word.startswith(beginning)]
                numbers.update(begun)
                if not begun and len(self._silent) < _MOST_SILENT:
                    self._silent.add(word)
        return [self._things[number] for number in sorted(numbers)]


def rule_index(rules: Sequence[Rule]) -> WordIndex[Rule]:
    """The rules by the words of which one stands in every article that fits them; those without clauses always."""
    return WordIndex((rule, [_rarest(p) for clause in rule.clauses for p in clause.patterns] if rule.clauses else None) for rule in rules)


def pattern_index(patterns: tuple[Pattern, ...]) -> WordIndex[Pattern]:
    """The patterns by their rarest words, kept for the next sentence. `patterns` is a field of a rule, which lives as long as its rule."""
    return _pattern_index(_Identity(patterns))


def kept_rule_index(rules: tuple[Rule, ...]) -> WordIndex[Rule]:
    """`rule_index`, kept for the next article."""
    return _rule_index(_Identity(rules))


class _Identity(Generic[T]):
    """Something that is equal only to itself: to compare or hash a thousand rules costs more than to match an article."""

    __slots__ = ("thing",)

    def __init__(self, thing: T) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and self.thing is other.thing


@lru_cache(maxsize=8)
def _rule_index(rules: _Identity[tuple[Rule, ...]]) -> WordIndex[Rule]:
    return rule_index(rules.thing)


@lru_cache(maxsize=20_000)
def _pattern_index(patterns: _Identity[tuple[Pattern, ...]]) -> WordIndex[Pattern]:
    return WordIndex((pattern, (_rarest(pattern),)) for pattern in patterns.thing)


def _rarest(pattern: Pattern) -> Step:
    return min(pattern, key=_commonness)


@lru_cache(maxsize=10_000)
def _commonness(step: Step) -> float:
    """Short words are common, and a list of words is as common as all of them; a word in capitals is a name."""
    return sum(0.1 if key.startswith("==") else 1 / len(key.strip("=")) ** 2 for key in (*step.lemmas, *step.beginnings))
