"""Where an article mentions what a clause looks for, and of which tier it is: who set a body up may be said in another sentence than its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scraper.alerts.patterns import any_fits, finds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scraper.alerts.reading import ReadArticle, Sentence
    from scraper.model.rule import Clause, Rule


_NEAR = 2
"""Sentences before and after a mention that still speak of it: who set a body up often stands in the next but one."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One sentence that fits a clause."""

    sentence: Sentence
    places: tuple[int, ...]
    """Of the words that matched, in order."""
    tier: str | None

    @property
    def words(self) -> tuple[str, ...]:
        """The words that matched, as printed."""
        return tuple(self.sentence.words[place] for place in self.places)


def find_mentions(rule: Rule, read: ReadArticle) -> list[Mention]:
    """Every sentence that fits a clause, once a clause, in reading order."""
    return [mention for clause in rule.clauses for mention in _of_clause(clause, rule, read)]


def _of_clause(clause: Clause, rule: Rule, read: ReadArticle) -> list[Mention]:
    calling = read.calling(clause.patterns)
    if not calling:
        return []
    sentences = read.of_fields(rule.fields)
    worth = ((number, sentence) for number, sentence in enumerate(sentences) if not calling.isdisjoint(sentence.said.words))
    found = list(_found(clause, worth))
    if clause.about:
        found = [(number, places) for number, places in found if any(any_fits(clause.about, s) for s in beside(sentences, number))]
    if not found or not (clause.context or clause.unless):
        return [Mention(sentences[number], places, clause.tier) for number, places in found]
    said = {number: _said(clause, (sentences[number],)) for number, _ in found}
    if any(verdict is None for verdict in said.values()):
        elsewhere = _said(clause, around(rule, sentences, [number for number, _ in found]))
        fallback = clause.context == () if elsewhere is None else elsewhere
        known = [verdict for verdict in said.values() if verdict is not None]
        said = {number: (any(known) if known else fallback) if verdict is None else verdict for number, verdict in said.items()}
    tiers = {True: clause.tier, False: clause.otherwise}
    return [Mention(sentences[n], places, tiers[bool(said[n])]) for n, places in found if said[n] or clause.otherwise is not None]


def _found(clause: Clause, sentences: Iterable[tuple[int, Sentence]]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Sentences that fit a pattern and are not excepted, with the words of the fullest find.

    What was excepted once stays so where only its word comes again: after a `rada nadzorcza`, `Rada liczy siedem osób`.
    """
    excepted: set[str] = set()
    for number, sentence in sentences:
        found = list(finds(clause.patterns, sentence))
        if not found or any_fits(clause.without, sentence):
            continue
        against = {place for places in finds(clause.not_as, sentence) for place in places}
        fullest = max((places for places in found if against.isdisjoint(places)), key=len, default=None)
        if fullest is None:
            excepted |= sentence.lemmas_at(place for places in found for place in places)
        elif len(fullest) > 1 or not sentence.has_any(frozenset(excepted), fullest):
            yield number, fullest


def _said(clause: Clause, sentences: Iterable[Sentence]) -> bool | None:
    """Whether the sentences give the clause its context (True), say the opposite (False), or neither (None)."""
    read = tuple(sentences)
    if any(any_fits(clause.unless, sentence) for sentence in read):
        return False
    if any(_has_context(clause, sentence) for sentence in read):
        return True
    return None


def _has_context(clause: Clause, sentence: Sentence) -> bool:
    if not any_fits(clause.context, sentence):
        return False
    if not any_fits(clause.context_not_as, sentence):
        return True
    excepted = {place for places in finds(clause.context_not_as, sentence) for place in places}
    return any(excepted.isdisjoint(places) for places in finds(clause.context, sentence))


def around(rule: Rule, sentences: Sequence[Sentence], numbers: Sequence[int]) -> list[Sentence]:
    """Title, the sentences near a mention, and those that go on to speak of it."""
    near = {number + step for number in numbers for step in range(-_NEAR, _NEAR + 1)}
    return [sentence for number, sentence in enumerate(sentences) if number in near or sentence.source == "title" or is_echo(rule, sentence)]


def beside(sentences: Sequence[Sentence], number: int) -> list[Sentence]:
    """The sentence, those next to it, and the title."""
    return [s for place, s in enumerate(sentences) if abs(place - number) < 2 or s.source == "title"]


def is_echo(rule: Rule, sentence: Sentence, names: frozenset[str] | None = None) -> bool:
    """Whether the sentence goes on to speak of what the article named: `Rada przyjęła …`, but not `rada nadzorcza`.

    With `names`, the lemmas of what it named, the word must be one of them: `zespół` is no echo of a `rada`.
    """
    if not any_fits(rule.subject.echoes, sentence):
        return False
    others = {place for places in finds(rule.subject.others, sentence) for place in places}
    return any(others.isdisjoint(places) and (names is None or sentence.has_any(names, places)) for places in finds(rule.subject.echoes, sentence))
