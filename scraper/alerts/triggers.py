"""Which rules an article can fit at all: each rule is found by the rarest word of its patterns, so that most rules are never tried."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.model.rule import Pattern, Rule, Step

_HEAD = 3
"""Characters by which a word such as `klastrow*` is looked up."""


class TriggerIndex:
    """Rules by the words that may call them."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._always: list[int] = []
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_head: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        self._rules = tuple(rules)
        for number, rule in enumerate(self._rules):
            self._add(number, rule)

    def _add(self, number: int, rule: Rule) -> None:
        if not rule.clauses:
            self._always.append(number)
        words, beginnings = triggers(rule)
        for word in words:
            self._by_word[word].append(number)
        for beginning in beginnings:
            self._by_head[beginning[:_HEAD]].append((beginning, number))

    def called(self, vocabulary: frozenset[str]) -> list[Rule]:
        """The rules that the words of an article call, in their order; those without clauses always."""
        numbers = set(self._always)
        for word in vocabulary & self._by_word.keys():
            numbers.update(self._by_word[word])
        if self._by_head:
            for word in vocabulary:
                for beginning, number in self._by_head.get(word[:_HEAD], ()):
                    if word.startswith(beginning):
                        numbers.add(number)
        return [self._rules[number] for number in sorted(numbers)]


def trigger_index(rules: Sequence[Rule]) -> TriggerIndex:
    """The index of the rules, kept for the next article. By identity: to hash a thousand rules costs more than to match an article."""
    return _index_of(_Same(tuple(rules)))


class _Same:
    """Rules that are equal only to themselves."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self._ids = tuple(map(id, rules))

    def __hash__(self) -> int:
        return hash(self._ids)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._ids == other._ids


@lru_cache(maxsize=8)
def _index_of(same: _Same) -> TriggerIndex:
    return TriggerIndex(same.rules)


def triggers(rule: Rule) -> tuple[frozenset[str], frozenset[str]]:
    """Words, and beginnings of words, of which one stands in every article that fits the rule."""
    steps = {_rarest(pattern) for clause in rule.clauses for pattern in clause.patterns}
    return frozenset(key for step in steps for key in step.lemmas), frozenset(start for step in steps for start in step.beginnings)


def _rarest(pattern: Pattern) -> Step:
    return min(pattern, key=_commonness)


def _commonness(step: Step) -> float:
    """Short words are common, and a list of words is as common as all of them; a word in capitals is a name."""
    return sum(0.1 if key.startswith("==") else 1 / len(key.strip("=")) ** 2 for key in (*step.lemmas, *step.beginnings))
