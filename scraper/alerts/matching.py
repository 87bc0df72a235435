"""Whether an article fits a rule, and the sentence that says so. Pure, and cheap where no word of a rule stands in the article.

`triggers` numbers the words of rules and names the rules worth trying, `reading` makes sentences of such numbers, `mentions` finds the sentences and their tier, `subject` weighs whether the
article is about them. A match that is not the article's subject is passing: a digest may show it, nobody is alerted.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from scraper.alerts.mentions import Mention, find_mentions
from scraper.alerts.reading import ReadArticle
from scraper.alerts.subject import has_news, is_subject
from scraper.alerts.triggers import index_of_one, rule_index
from scraper.language.folding import fold
from scraper.model.article import Match
from scraper.model.moments import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scraper.language.lemmas import Lemmatiser
    from scraper.model.article import Article, Event, Participant, Tier
    from scraper.model.rule import Filters, Rule

_NONE = "none"
_TIER_ORDER = {"A": 0, "B": 1, "C": 2, None: 3}


def match_rules(article: Article, rules: Sequence[Rule], lemmatiser: Lemmatiser, today: date) -> tuple[Match, ...]:
    """The rules that the article fits, each once with its best sentence; switched-off rules never."""
    if not article.is_article:
        return ()
    index = rule_index(tuple(rules))
    read = ReadArticle(article, lemmatiser, index)
    called = index.called(read.said)
    found = (match_read(read, rule, today) for rule in called if rule.enabled)
    return tuple(match for match in found if match)


def match_rule(article: Article, rule: Rule, lemmatiser: Lemmatiser, today: date) -> Match | None:
    """The rule's match in the article, switched off or not; None where it does not fit."""
    return match_read(ReadArticle(article, lemmatiser, index_of_one(rule)), rule, today)


def alerts(match: Match, rule: Rule) -> bool:
    """Whether the match is one that the rule's readers are told of."""
    return tells(match.tier, rule, passing=match.passing)


def tells(tier: str | None, rule: Rule, *, passing: bool) -> bool:
    """Whether a match of that tier is one that the rule's readers are told of."""
    return not passing and (not rule.alert_tiers or tier in rule.alert_tiers)


def match_read(read: ReadArticle, rule: Rule, today: date) -> Match | None:
    """`match_rule` for an article that is read already, for this rule among others."""
    if not _passes(read.article, rule.filters, today):
        return None
    if not rule.clauses:
        return _by_filters(read.article, rule, today)
    mentions = find_mentions(rule, read)
    if not mentions:
        return None
    tiers = sorted({mention.tier for mention in mentions}, key=lambda tier: _TIER_ORDER[tier])
    of_tier = {tier: [mention for mention in mentions if mention.tier == tier] for tier in tiers}
    subject = next((tier for tier in tiers if is_subject(rule, of_tier[tier], read)), _NONE)
    if subject != _NONE and tells(tiers[0], rule, passing=False) and not tells(subject, rule, passing=False) and not _is_titled(of_tier[subject]):
        subject = _NONE  # what readers asked for, in passing, says more than what they did not ask for
    best = _quoted(rule, of_tier[tiers[0] if subject == _NONE else subject])
    return Match(
        rule=rule.name,
        rule_version=rule.version,
        tier=cast("Tier | None", best.tier),  # checked when the rule was loaded
        passing=subject == _NONE,
        sentence=best.sentence.text,
        words=best.words,
        field=best.sentence.source,
    )


def _is_titled(mentions: list[Mention]) -> bool:
    return any(mention.sentence.source == "title" for mention in mentions)


def _quoted(rule: Rule, mentions: list[Mention]) -> Mention:
    """The mention that says most: one with news rather than the title, the first of them."""
    return min(mentions, key=lambda m: (-has_news(rule, m.sentence), m.sentence.source in ("title", "tags"), m.sentence.number, -len(m.places)))


def _passes(article: Article, filters: Filters, today: date) -> bool:
    if filters.languages and article.language not in filters.languages:
        return False
    if filters.sites and article.site not in filters.sites:
        return False
    if filters.tags and filters.tags.isdisjoint(map(fold, article.tags)):
        return False
    people = [*article.participants, *article.mentions]
    if (filters.people or filters.roles or filters.organisations) and not any(_is_watched(person, filters) for person in people):
        return False
    asks_for_days = filters.due_within_days is not None or filters.event_within_days is not None
    return not asks_for_days or any(_is_near(event, filters, today) for event in article.events)


def _is_watched(person: Participant, filters: Filters) -> bool:
    """Whether all that the filters say of a person holds of this one."""
    said = ((filters.roles, person.role), (filters.organisations, person.organisation))
    return (not filters.people or _is_called(filters.people, person.name)) and all(not wanted or _any_in(wanted, text or "") for wanted, text in said)


def _is_called(wanted: Iterable[str], name: str) -> bool:
    """Whether one of the folded names is the person's, who may have more first names than the reader wrote.

    >>> _is_called(["jan kot"], "Jan Maria Kot"), _is_called(["jan kot"], "Jan Kotarski"), _is_called(["jan kot"], "Maria Jan Kot")
    (True, False, True)
    """
    first, *others = name.split() or [""]
    shorter = (f"{first} {' '.join(others[skipped:])}" for skipped in range(1, len(others)))
    return _any_in(wanted, name) or any(_any_in(wanted, text) for text in shorter)


def _any_in(wanted: Iterable[str], text: str) -> bool:
    """Whether one of the folded names stands in the text as whole words: „Ewa Kot” is not „Ewa Kotarska”.

    >>> _any_in(["ewa kot"], "Ewa Kotarska"), _any_in(["ewa kot"], "Ewa Kot-Nowak")
    (False, True)
    """
    padded = f" {' '.join(fold(text).replace('-', ' ').split())} "
    return any(f" {name.replace('-', ' ')} " in padded for name in wanted)


def _is_near(event: Event, filters: Filters, today: date) -> bool:
    if event.kind in ("deadline", "call"):
        days, day = filters.due_within_days, day_of(event.end)
    else:
        days, day = filters.event_within_days, day_of(event.start)
    return days is not None and today <= day <= today + timedelta(days=days)


def _by_filters(article: Article, rule: Rule, today: date) -> Match:
    """A rule of filters alone quotes the sentence of the person or event that passed them, else the title."""
    filters = rule.filters
    sentence: str = article.title
    words: tuple[str, ...] = ()
    field = "title"
    if filters.people or filters.roles or filters.organisations:
        person = next(p for p in (*article.participants, *article.mentions) if _is_watched(p, filters))
        sentence, words, field = person.sentence or article.title, (person.surface,), "text"
    elif filters.due_within_days is not None or filters.event_within_days is not None:
        event = next(e for e in article.events if _is_near(e, filters, today))
        sentence, field = event.sentence or article.title, "text"
    return Match(rule=rule.name, rule_version=rule.version, tier=None, passing=False, sentence=sentence, words=words, field=field)
