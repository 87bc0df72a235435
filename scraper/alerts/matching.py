"""Whether an article fits a rule, and the sentence that says so. Pure, and cheap where no word of a rule stands in the article.

A match is the item's subject when it stands in the title, in the lead or in the opening of the text, or when several sentences speak of it; one sentence
further down is passing: a digest may show it, nobody is alerted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from scraper.language.folding import fold
from scraper.language.tokens import sentences
from scraper.model.article import Match
from scraper.model.moments import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scraper.language.lemmas import Lemmatiser
    from scraper.model.article import Article
    from scraper.model.rule import Clause, Filters, Pattern, Rule, Step

_WORD = re.compile(r"[^\W_]+")
_OPENING_SENTENCES = 3
_OPENING_CHARACTERS = 1500
_TIER_ORDER = {"A": 0, "B": 1, "C": 2, None: 3}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a field, its words with their lemmas."""

    field: str
    text: str
    number: int
    """Place within the field, from 0."""
    words: tuple[str, ...]
    lemmas: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One sentence that fits a clause."""

    sentence: Sentence
    words: tuple[str, ...]
    clause: Clause
    tier: str | None


def match_rules(article: Article, rules: Sequence[Rule], lemmatiser: Lemmatiser, today: date) -> tuple[Match, ...]:
    """The rules that the article fits, each once with its best sentence; switched-off rules never."""
    if not article.is_article:
        return ()
    flat = fold(f"{article.title}\n{article.lead or ''}\n{article.text}\n{' '.join(article.tags)}")
    found = (match_rule(article, rule, lemmatiser, today, flat) for rule in rules if rule.enabled)
    return tuple(match for match in found if match)


def match_rule(article: Article, rule: Rule, lemmatiser: Lemmatiser, today: date, flat: str | None = None) -> Match | None:
    """The rule's match in the article; None where it does not fit."""
    if not _passes(article, rule.filters, today):
        return None
    if not rule.clauses:
        return _by_filters(article, rule)
    if flat is not None and not _prefilter(rule).search(flat):
        return None
    read = list(_sentences(article, rule, lemmatiser))
    opening = [s for s in read if s.field != "text" or (s.number < 2 * _OPENING_SENTENCES)]
    hits = [hit for sentence in read for clause in rule.clauses if (hit := _hit(sentence, clause, opening))]
    if not hits:
        return None
    best_tier = min((h.tier for h in hits if not _is_passing(h, hits, article)), key=lambda t: _TIER_ORDER[t], default=None)
    subject = [h for h in hits if h.tier == best_tier and not _is_passing(h, hits, article)]
    best = min(subject or hits, key=lambda h: (_TIER_ORDER[h.tier], h.sentence.field == "title", h.sentence.number, -len(h.words)))
    return Match(
        rule=rule.name,
        rule_version=rule.version,
        tier=best.tier,  # type: ignore[arg-type]  # tiers were checked when the rule was loaded
        passing=not subject,
        sentence=best.sentence.text,
        words=best.words,
        field=best.sentence.field,
    )


def alerts(match: Match, rule: Rule) -> bool:
    """Whether the match is one that the rule's readers are told of at once."""
    return not match.passing and (not rule.alert_tiers or match.tier in rule.alert_tiers)


def _sentences(article: Article, rule: Rule, lemmatiser: Lemmatiser) -> Iterator[Sentence]:
    """The sentences in which a word of the rule may stand, and those of the opening, which give context."""
    prefilter = _prefilter(rule)
    for field in rule.fields:
        text = {"title": article.title, "lead": article.lead or "", "text": article.text, "tags": ". ".join(article.tags)}[field]
        for number, span in enumerate(sentences(text)):
            said = text[span.start : span.end]
            if number >= 2 * _OPENING_SENTENCES and not prefilter.search(fold(said)):
                continue
            words = tuple(_WORD.findall(said))
            yield Sentence(field, said, number, words, tuple(lemmatiser.lemmas(w) | {fold(w), "=" + fold(w)} for w in words))


def _hit(sentence: Sentence, clause: Clause, opening: list[Sentence]) -> Hit | None:
    if any(_find(pattern, sentence) for pattern in clause.without):
        return None
    found = max((words for pattern in clause.patterns if (words := _find(pattern, sentence))), key=len, default=None)
    if not found:
        return None
    tier = clause.tier
    if clause.context and not any(_find(p, s) for p in clause.context for s in (sentence, *opening)):
        if clause.otherwise is None:
            return None
        tier = clause.otherwise
    return Hit(sentence, tuple(sentence.words[i] for i in found), clause, tier)


def _find(pattern: Pattern, sentence: Sentence) -> tuple[int, ...] | None:
    """Places of the words that fulfil the pattern, the first way there is."""
    for start, lemmas in enumerate(sentence.lemmas):
        if _fits(pattern[0], lemmas):
            found = _continue(pattern, 1, start, sentence.lemmas)
            if found is not None:
                return (start, *found)
    return None


def _continue(pattern: Pattern, step: int, at: int, lemmas: Sequence[frozenset[str]]) -> tuple[int, ...] | None:
    if step == len(pattern):
        return ()
    for place in range(at + 1, min(len(lemmas), at + 2 + pattern[step].gap)):
        if _fits(pattern[step], lemmas[place]):
            rest = _continue(pattern, step + 1, place, lemmas)
            if rest is not None:
                return (place, *rest)
    return None


def _fits(step: Step, lemmas: frozenset[str]) -> bool:
    if not step.lemmas.isdisjoint(lemmas):
        return True
    return bool(step.beginnings) and any(lemma.startswith(step.beginnings) for lemma in lemmas)


def _is_passing(hit: Hit, hits: list[Hit], article: Article) -> bool:
    if hit.sentence.field in ("title", "lead") or hit.sentence.number < _OPENING_SENTENCES or len(article.text) < _OPENING_CHARACTERS / 2:
        return False
    return len({(h.sentence.field, h.sentence.number) for h in hits if h.tier == hit.tier}) < 3


def _passes(article: Article, filters: Filters, today: date) -> bool:
    if filters.languages and article.language not in filters.languages:
        return False
    if filters.sites and article.site not in filters.sites:
        return False
    if filters.tags and filters.tags.isdisjoint(map(fold, article.tags)):
        return False
    people = [*article.participants, *article.mentions]
    if filters.people and not _any_in(filters.people, (p.name for p in people)):
        return False
    if filters.organisations and not _any_in(filters.organisations, (p.organisation or "" for p in people)):
        return False
    return filters.due_within_days is None or any(
        e.kind in ("deadline", "call") and today <= day_of(e.end) <= today + timedelta(days=filters.due_within_days) for e in article.events
    )


def _any_in(wanted: tuple[str, ...], texts: Iterable[str]) -> bool:
    folded = [fold(text) for text in texts]
    return any(name in text for name in wanted for text in folded)


def _by_filters(article: Article, rule: Rule) -> Match:
    """A rule of filters alone quotes the sentence of the person or event that passed them, else the title."""
    filters = rule.filters
    sentence: str = article.title
    words: tuple[str, ...] = ()
    for person in (*article.participants, *article.mentions):
        if _any_in(filters.people, (person.name,)) or _any_in(filters.organisations, (person.organisation or "",)):
            sentence, words = person.sentence, (person.surface,)
            break
    else:
        due = [e for e in article.events if filters.due_within_days is not None and e.kind in ("deadline", "call")]
        if due:
            sentence = due[0].sentence
    return Match(rule=rule.name, rule_version=rule.version, tier=None, passing=False, sentence=sentence, words=words)


@lru_cache(maxsize=256)
def _prefilter(rule: Rule) -> re.Pattern[str]:
    """Stems of the rarest step of each pattern: where none stands in the folded text, no pattern can fit."""
    stems = set()
    for clause in rule.clauses:
        for pattern in clause.patterns:
            step = max(pattern, key=lambda s: min(len(stem) for stem in _stems(s)))
            stems.update(_stems(step))
    return re.compile("|".join(sorted(map(re.escape, stems))))


def _stems(step: Step) -> list[str]:
    return [*map(_stem, step.lemmas), *step.beginnings]


def _stem(lemma: str) -> str:
    """What every form of the word begins with, near enough: three letters, or a whole form or abbreviation."""
    bare = lemma.lstrip("=")
    return bare if lemma.startswith("=") or len(bare) <= 3 else bare[: max(3, len(bare) - 4)]
