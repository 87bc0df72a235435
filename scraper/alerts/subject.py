"""Whether an article is about what it mentions, or mentions it in passing.

What counts, as an editor would weigh it: the title names it; the article opens with it; the sentence has news of it; the article comes back to it.
One sentence further down, or one in which somebody merely recalls it, is passing: a digest may show it, nobody is alerted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scraper.alerts.mentions import is_echo
from scraper.alerts.patterns import any_fits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.alerts.mentions import Mention
    from scraper.alerts.reading import ReadArticle, Sentence
    from scraper.model.rule import Rule

ENOUGH = 3
"""So much makes a subject."""
_OPENING = 3
"""Sentences of the text that open it."""
_MOST_RETURNS = 3
_FEW = 0.1
"""Share of the text's sentences below which coming back counts for little: two sentences of a long report."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What speaks for an article's being about what it mentions."""

    opening: int
    """It opens with it: 3 in the first sentence, 1 in the third."""
    news: int
    """Its sentences have news of it; below 0 where they only speak of it."""
    returns: int
    """It comes back to it."""
    title: int
    """The title speaks of it, or points to it."""

    @property
    def enough(self) -> bool:
        """Whether it makes a subject."""
        return self.opening + self.news + self.returns + self.title >= ENOUGH


def is_subject(rule: Rule, mentions: Sequence[Mention], read: ReadArticle) -> bool:
    """Whether the mentions, all of one tier, are what the article is about."""
    return any(mention.sentence.source == "title" for mention in mentions) or weigh(rule, mentions, read).enough


def weigh(rule: Rule, mentions: Sequence[Mention], read: ReadArticle) -> Weight:
    """What speaks for the mentions, all of one tier and none in the title."""
    names = frozenset().union(*(mention.sentence.lemmas_at(mention.places) for mention in mentions))
    news = _news(rule, mentions) + _deeds(rule, mentions, names, read)
    return Weight(_opening(mentions), news, _returns(rule, mentions, names, read), _title(rule, names, read, has_news=news >= 0))


def _title(rule: Rule, names: frozenset[str], read: ReadArticle, *, has_news: bool) -> int:
    if any(is_echo(rule, sentence, names) for sentence in read.title):
        return 2
    return int(has_news and any(any_fits(rule.subject.headlines, sentence) for sentence in read.title))


def has_news(rule: Rule, sentence: Sentence) -> int:
    """1 where the sentence has news of the thing, -1 where somebody only speaks of it, else 0."""
    return int(any_fits(rule.subject.reports, sentence)) - int(any_fits(rule.subject.hearsay, sentence))


def _opening(mentions: Sequence[Mention]) -> int:
    first = min(0 if mention.sentence.source == "lead" else mention.sentence.number for mention in mentions)
    return max(0, _OPENING - first)


def _news(rule: Rule, mentions: Sequence[Mention]) -> int:
    if not (rule.subject.reports or rule.subject.hearsay):
        return 1  # a rule that does not say what news is
    best = max(has_news(rule, mention.sentence) for mention in mentions)
    if best >= 0 and any(any_fits(rule.subject.reveals, mention.sentence) for mention in mentions):
        return ENOUGH  # the article has spoken of it all along
    if best > 0:
        return 1 + any(has_news(rule, m.sentence) > 0 and any_fits(rule.subject.decisive, m.sentence) for m in mentions)
    return 2 * best


def _deeds(rule: Rule, mentions: Sequence[Mention], names: frozenset[str], read: ReadArticle) -> int:
    """1 where a sentence after the first mention tells what the thing named has done: `Grupa przyjęła dwie rekomendacje`."""
    named = {mention.sentence.number for mention in mentions if mention.sentence.source == "text"}
    following = (sentence for sentence in read.text if named and sentence.number > min(named) and sentence.number not in named)
    return int(any(is_echo(rule, sentence, names) and has_news(rule, sentence) > 0 for sentence in following))


def _returns(rule: Rule, mentions: Sequence[Mention], names: frozenset[str], read: ReadArticle) -> int:
    named = {(mention.sentence.source, mention.sentence.number) for mention in mentions}
    spoken = named | {("text", sentence.number) for sentence in read.text if is_echo(rule, sentence, names)}
    share = len(spoken) / max(1, len(read.text))
    return min(_MOST_RETURNS if share >= _FEW else 1, len(spoken) - 1)
