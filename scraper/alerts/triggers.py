"""The words of some rules, numbered: which of them a printed word is, which rules an article can fit, and which patterns a sentence.

A printed word is looked up once, and what is kept of it are the steps of patterns that it fulfils: of most words none. Patterns and rules are found by their
rarest step, so that most are never tried. A step that may be a phrase has a number too, of which words alone cannot tell where it stands: it is looked for when
a pattern needs it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from scraper.language.folding import fold
from scraper.language.memory import WORDS_KEPT, Memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

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
    """The numbers of its steps that are words."""


class PatternIndex:
    """The patterns of one key of a rule, or the phrases of a step, in their order."""

    __slots__ = ("_patterns", "called_by", "commonness")

    def __init__(self, patterns: Iterable[Pattern], numbers: _Numbers) -> None:
        self._patterns: list[NumberedPattern] = []
        self.called_by: dict[int, list[int]] = {}
        """Of each word by which a rarest step may begin to be told, the places of the patterns."""
        self.commonness = 0.0
        for place, pattern in enumerate(patterns):
            steps = tuple((numbers.of(step), 1 + step.gap) for step in pattern)
            self._patterns.append(NumberedPattern(steps, frozenset(step for step, _ in steps if step not in numbers.phrases)))
            commonness, rarest = min((numbers.commonness[step], step) for step, _ in steps)
            for word in numbers.words_of(rarest):
                self.called_by.setdefault(word, []).append(place)
            self.commonness += commonness

    def live(self, said: Set[int]) -> list[NumberedPattern]:
        """Those whose words are all among the numbers, and of whose phrases some word is."""
        called = self.called_by.keys() & said
        if not called:
            return []
        places = sorted({place for step in called for place in self.called_by[step]})
        return [pattern for place in places if (pattern := self._patterns[place]).needs <= said]

    def calling(self, said: Set[int]) -> frozenset[int]:
        """Those of the numbers that call a pattern whose words are all among them."""
        return frozenset(step for step in self.called_by.keys() & said if any(self._patterns[place].needs <= said for place in self.called_by[step]))


class Phrases(NamedTuple):
    """A step that may be a phrase."""

    word: int | None
    """The number of its single words, if it has any."""
    patterns: PatternIndex


class _Numbers:
    """Numbers for the steps of patterns; steps that differ only in how far they may stand have the same."""

    def __init__(self) -> None:
        self.commonness: list[float] = []
        """Of each number. Short words are common, and a list of words is as common as all of them; a word in capitals is a name."""
        self.phrases: dict[int, Phrases] = {}
        self._known: dict[tuple[frozenset[str], tuple[str, ...], int], int] = {}
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_head: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)

    def of(self, step: Step) -> int:
        """The step's number."""
        key = (step.lemmas, step.beginnings, id(step.phrases) if step.phrases else 0)  # phrases live as long as their rule
        if key not in self._known:
            self._known[key] = self._add_phrases(step) if step.phrases else self._add_word(step.lemmas, step.beginnings)
        return self._known[key]

    def words_of(self, number: int) -> frozenset[int]:
        """The words of which one stands wherever the step does."""
        if number not in self.phrases:
            return frozenset([number])
        word, patterns = self.phrases[number]
        return frozenset(patterns.called_by).union(() if word is None else (word,))

    def of_keys(self, keys: Iterable[str]) -> frozenset[int]:
        """Numbers of the steps that a word fulfils which has these keys."""
        keys = tuple(keys)
        begun = (
            number
            for key in keys
            for head in {key[:length] for length in range(1, 1 + _HEAD)}
            for beginning, number in self._by_head.get(head, ())
            if key.startswith(beginning)
        )
        return frozenset(number for key in keys for number in self._by_word.get(key, ())).union(begun)

    def _add_word(self, lemmas: frozenset[str], beginnings: tuple[str, ...]) -> int:
        number = len(self.commonness)
        self.commonness.append(sum(0.1 if key.startswith("==") else 1 / len(key.strip("=")) ** 2 for key in (*lemmas, *beginnings)))
        for word in lemmas:
            self._by_word[word].append(number)
        for beginning in beginnings:
            self._by_head[beginning[:_HEAD]].append((beginning, number))
        return number

    def _add_phrases(self, step: Step) -> int:
        word = self._word_of(step)
        patterns = PatternIndex(step.phrases, self)
        number = len(self.commonness)
        self.commonness.append(patterns.commonness + (self.commonness[word] if word is not None else 0.0))
        self.phrases[number] = Phrases(word, patterns)
        return number

    def _word_of(self, step: Step) -> int | None:
        if not step.lemmas and not step.beginnings:
            return None
        key = (step.lemmas, step.beginnings, 0)
        if key not in self._known:
            self._known[key] = self._add_word(step.lemmas, step.beginnings)
        return self._known[key]


class RuleIndex:
    """Some rules by their words: made once, asked for every article."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._numbers = _Numbers()
        self._patterns = {id(patterns): PatternIndex(patterns, self._numbers) for rule in rules for patterns in _pattern_lists(rule)}
        self._always = [place for place, rule in enumerate(rules) if not rule.clauses]
        self._calls: defaultdict[int, list[int]] = defaultdict(list)
        for place, rule in enumerate(rules):
            for step in {step for clause in rule.clauses for step in self.patterns(clause.patterns).called_by}:
                self._calls[step].append(place)
        self._known: WeakKeyDictionary[Lemmatiser, dict[str, frozenset[int]]] = WeakKeyDictionary()

    def called(self, said: Set[int]) -> list[Rule]:
        """The rules of which a step that every article needs to fit them is among the numbers, and those without clauses."""
        places = {place for step in self._calls.keys() & said for place in self._calls[step]}
        return [self._rules[place] for place in sorted(places.union(self._always))]

    def patterns(self, patterns: tuple[Pattern, ...]) -> PatternIndex:
        """The patterns, which are the value of a key of one of these very rules."""
        return self._patterns[id(patterns)]

    def known(self, lemmatiser: Lemmatiser) -> dict[str, frozenset[int]]:
        """What is known already of printed words, by that lemmatiser; `steps_of` adds to it."""
        known = self._known.get(lemmatiser)
        if known is None:
            known = self._known[lemmatiser] = Memory(WORDS_KEPT)
        return known

    def steps_of(self, word: str, lemmatiser: Lemmatiser) -> frozenset[int]:
        """Numbers of the steps that a printed word fulfils: by its folded lemmas, its folded form, the same after `=`, and in capitals as printed after `==`."""
        folded = fold(word)
        # The dictionary knows single letters as abbreviations: the D of R&D would be „dawny”.
        lemmas = lemmatiser.lemmas(word) if len(word) > 1 else frozenset()
        return self._numbers.of_keys(lemmas | {folded, "=" + folded} | ({"==" + word} if word.isupper() else frozenset()))

    def phrases(self, number: int) -> Phrases | None:
        """The phrases that the step may be, if it is not words alone."""
        return self._numbers.phrases.get(number)


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
    yield from (subject.reports, subject.decisive, subject.reveals, subject.hearsay, subject.headlines, subject.echoes, subject.others)
