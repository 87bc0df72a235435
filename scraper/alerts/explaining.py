"""Why a rule does not alert to an article: what the analyst who writes the rule wants to know of a near miss.

Each reason names the clause and its key in the file, and quotes the words that spoke for the article and against it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.alerts.mentions import around, beside, find_mentions
from scraper.alerts.patterns import any_fits, finds
from scraper.alerts.subject import ENOUGH, weigh
from scraper.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scraper.alerts.patterns import Places
    from scraper.alerts.reading import ReadArticle, Sentence
    from scraper.language.lemmas import Lemmatiser
    from scraper.model.article import Match
    from scraper.model.rule import Clause, Pattern, Rule

_INFLECTED = re.compile(r"(?:anie|enie|cie|ów|ami|ach|ego|emu|ej|ych|ymi|ą|ę)$")


def why_quiet(rule: Rule, read: ReadArticle, match: Match | None) -> list[str]:
    """Why the article does not alert, a line a reason; empty where it is nowhere near. `match` is what the rule made of it."""
    if match is None:
        return [line for clause in rule.clauses if (line := _why_no_mention(clause, rule, read))]
    if match.passing:
        return [_why_passing(rule, read, match)]
    return [f"tier {match.tier} does not alert"]


def only_themselves(rule: Rule, lemmatiser: Lemmatiser) -> list[str]:
    """Words of the rule that the dictionary has under another, so that they find only themselves: `klastrów` for `klaster`."""
    inflected = (word for word in sorted(rule.words) if _INFLECTED.search(word))
    under = ((word, lemmatiser.lemmas(word)) for word in inflected)
    return [
        f"{word} finds only itself; the dictionary has it under {', '.join(sorted(lemmas))}" for word, lemmas in under if fold(word) not in lemmas
    ]


def _why_passing(rule: Rule, read: ReadArticle, match: Match) -> str:
    weight = weigh(rule, [mention for mention in find_mentions(rule, read) if mention.tier == match.tier], read)
    return f"passing: opening {weight.opening}, news {weight.news}, coming back {weight.returns}, title {weight.title}; {ENOUGH} make a subject"


def _why_no_mention(clause: Clause, rule: Rule, read: ReadArticle) -> str | None:
    """What kept the clause from its first find; None where nothing of it stands in the article."""
    calling = read.calling(clause.patterns) if _may_hinder(clause) else frozenset()
    sentences = read.of_fields(rule.fields) if calling else ()
    for number, sentence in enumerate(sentences):
        found = None if calling.isdisjoint(sentence.said.words) else max(finds(clause.patterns, sentence), key=len, default=None)
        if found is not None:
            return f"{clause.name} found {_quoted(sentence, found)}, but {_hindrance(clause, rule, sentences, number, found)}"
    return None


def _may_hinder(clause: Clause) -> bool:
    return bool(clause.not_as or clause.without or clause.about or clause.context or clause.unless)


def _hindrance(clause: Clause, rule: Rule, sentences: Sequence[Sentence], number: int, found: Places) -> str:
    sentence = sentences[number]
    if against := _first(clause.not_as, [sentence], sharing=found):
        return f"not_as has {against}"
    if against := _first(clause.without, [sentence]):
        return f"without has {against}"
    if clause.about and not any(any_fits(clause.about, s) for s in beside(sentences, number)):
        return "nothing of its about stands in the sentence, one beside it or the title"
    near = [sentence, *around(rule, sentences, [number])]
    if against := _first(clause.unless, near):
        return f"unless has {against}"
    if excepted := _first(clause.context_not_as, near):
        return f"context_not_as has {excepted}, and nothing else of its context stands near"
    return "nothing of its context stands near"


def _first(patterns: tuple[Pattern, ...], sentences: Iterable[Sentence], sharing: Places = ()) -> str | None:
    """The first words that fit a pattern, quoted; only such as share a word with `sharing`, if that is given."""
    found = ((sentence, places) for sentence in sentences for places in finds(patterns, sentence))
    return next((_quoted(sentence, places) for sentence, places in found if not sharing or not set(sharing).isdisjoint(places)), None)


def _quoted(sentence: Sentence, places: Places) -> str:
    """The words at the places, `…` where others stand between.

    >>> from types import SimpleNamespace
    >>> _quoted(SimpleNamespace(words=("Rada", "do", "spraw", "innowacji")), (0, 3))
    '„Rada … innowacji”'
    """
    said = [
        sentence.words[place] if place - before == 1 else f"… {sentence.words[place]}"
        for before, place in zip((places[0] - 1, *places), places, strict=False)
    ]
    return f"„{' '.join(said)}”"
