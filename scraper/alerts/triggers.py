"""The words of some rules, numbered: which of them a printed word is, which rules an article can fit, and which patterns a sentence.

A printed word is looked up once, and what is kept of it are the steps of patterns that it fulfils: of most words none. Patterns and rules are then found by
their rarest step, so that most are never tried.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from scraper.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scraper.language.lemmas import Lemmatiser
    from scraper.model.rule import Pattern, Rule, Step

_HEAD = 3
"""Characters by which a word such as `klastrow*` is looked up."""

T = TypeVar("T")


class NumberedPattern(NamedTuple):
    """A pattern whose steps are numbers."""

    steps: tuple[tuple[int, int], ...]
    """Of each step its number, and how far after the step before it may stand: 1 is the next word."""
    needs: frozenset[int]
    """All the numbers."""


class PatternIndex:
    """The patterns of one key of a rule, in its order."""

    __slots__ = ("_by_rarest", "_patterns", "_rarest")

    def __init__(self, patterns: Iterable[Pattern], number: Callable[[Step], int]) -> None:
        self._patterns: list[NumberedPattern] = []
        self._by_rarest: defaultdict[int, list[int]] = defaultdict(list)
        for place, pattern in enumerate(patterns):
            steps = tuple((number(step), 1 + step.gap) for step in pattern)
            self._patterns.append(NumberedPattern(steps, frozenset(step for step, _ in steps)))
            self._by_rarest[number(_rarest(pattern))].append(place)
        self._rarest = frozenset(self._by_rarest)

    def live(self, said: frozenset[int]) -> list[NumberedPattern]:
        """Those all of whose steps are among the numbers."""
        called = self._rarest & said
        if not called:
            return []
        places = sorted(place for step in called for place in self._by_rarest[step])
        return [pattern for place in places if (pattern := self._patterns[place]).needs <= said]


class RuleIndex:
    """Some rules by their words: made once, asked for every article."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._numbers: dict[tuple[frozenset[str], tuple[str, ...]], int] = {}
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_head: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        self._patterns = {id(patterns): PatternIndex(patterns, self._number) for rule in rules for patterns in _pattern_lists(rule)}
        self._always = [place for place, rule in enumerate(rules) if not rule.clauses]
        self._calls: defaultdict[int, list[int]] = defaultdict(list)
        for place, rule in enumerate(rules):
            for step in {self._number(_rarest(pattern)) for clause in rule.clauses for pattern in clause.patterns}:
                self._calls[step].append(place)
        self._known: WeakKeyDictionary[Lemmatiser, dict[str, frozenset[int]]] = WeakKeyDictionary()

    def called(self, said: frozenset[int]) -> list[Rule]:
        """The rules of which a word that every article needs to fit them is among the numbers, and those without clauses."""
        places = {place for step in self._calls.keys() & said for place in self._calls[step]}
        return [self._rules[place] for place in sorted(places.union(self._always))]

    def patterns(self, patterns: tuple[Pattern, ...]) -> PatternIndex:
        """The patterns, which are the value of a key of one of these very rules."""
        return self._patterns[id(patterns)]

    def known(self, lemmatiser: Lemmatiser) -> dict[str, frozenset[int]]:
        """What is known already of printed words, by that lemmatiser; `steps_of` adds to it."""
        known = self._known.get(lemmatiser)
        if known is None:
            known = self._known[lemmatiser] = {}
        return known

    def steps_of(self, word: str, lemmatiser: Lemmatiser) -> frozenset[int]:
        """Numbers of the steps that a printed word fulfils: by its folded lemmas, its folded form, the same after `=`, and in capitals as printed after `==`."""
        folded = fold(word)
        # The dictionary knows single letters as abbreviations: the D of R&D would be „dawny”.
        lemmas = lemmatiser.lemmas(word) if len(word) > 1 else frozenset()
        keys = lemmas | {folded, "=" + folded}
        if word.isupper():
            keys |= {"==" + word}
        begun = (
            number
            for key in keys
            for head in {key[:n] for n in range(1, 1 + _HEAD)}
            for start, number in self._by_head.get(head, ())
            if key.startswith(start)
        )
        return frozenset(number for key in keys for number in self._by_word.get(key, ())).union(begun)

    def _number(self, step: Step) -> int:
        """The step's number; steps that differ only in how far they may stand have the same."""
        words = (step.lemmas, step.beginnings)
        known = self._numbers.get(words)
        if known is not None:
            return known
        number = self._numbers[words] = len(self._numbers)
        for word in step.lemmas:
            self._by_word[word].append(number)
        for beginning in step.beginnings:
            self._by_head[beginning[:_HEAD]].append((beginning, number))
        return number


def rule_index(rules: tuple[Rule, ...]) -> RuleIndex:
    """The rules by their words, kept for the next article."""
    return _kept_index(_Identity(rules))


def index_of_one(rule: Rule) -> RuleIndex:
    """A single rule's index, kept as well."""
    return _kept_single_index(_Identity(rule))


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
def _kept_index(rules: _Identity[tuple[Rule, ...]]) -> RuleIndex:
    return RuleIndex(rules.thing)


@lru_cache(maxsize=64)
def _kept_single_index(rule: _Identity[Rule]) -> RuleIndex:
    return RuleIndex((rule.thing,))


def _pattern_lists(rule: Rule) -> Iterator[tuple[Pattern, ...]]:
    for clause in rule.clauses:
        yield from (clause.patterns, clause.not_as, clause.without, clause.about, clause.context, clause.context_not_as, clause.unless)
    subject = rule.subject
    yield from (subject.reports, subject.decisive, subject.hearsay, subject.headlines, subject.echoes, subject.others)


def _rarest(pattern: Pattern) -> Step:
    return min(pattern, key=_commonness)


@lru_cache(maxsize=10_000)
def _commonness(step: Step) -> float:
    """Short words are common, and a list of words is as common as all of them; a word in capitals is a name."""
    return sum(0.1 if key.startswith("==") else 1 / len(key.strip("=")) ** 2 for key in (*step.lemmas, *step.beginnings))
