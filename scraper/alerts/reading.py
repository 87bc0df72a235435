"""An article read for its rules: sentences with the steps of patterns that their words fulfil, made once an article however many rules look at it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from scraper.alerts.patterns import Said
from scraper.language.tokens import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scraper.alerts.triggers import RuleIndex
    from scraper.language.lemmas import Lemmatiser
    from scraper.model.article import Article
    from scraper.model.rule import Pattern

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a field, its words with the steps of patterns that they fulfil."""

    source: str
    """The field it stands in: `title`, `lead`, `text`, `tags`."""
    text: str
    number: int
    """Place within the field, from 0."""
    words: tuple[str, ...]
    said: Said
    """Which steps of the rules its words fulfil, and where."""
    index: RuleIndex
    """Whose numbers they are."""
    lemmas: Callable[[str], frozenset[str]] = field(compare=False, repr=False)
    """The dictionary by which the words were read."""
    answers: dict[int, bool] = field(default_factory=dict, compare=False, repr=False)
    """Whether one of some patterns stands here, by their identity: the clauses of a rule ask the same again and again."""

    def lemmas_at(self, places: Iterable[int]) -> frozenset[str]:
        """What the dictionary has the words there under."""
        return frozenset().union(*(self.lemmas(self.words[place]) for place in places))

    def has_any(self, lemmas: frozenset[str], places: Iterable[int]) -> bool:
        """Whether one of the words there is one of those."""
        return not lemmas.isdisjoint(self.lemmas_at(places))


class ReadArticle:
    """The article's sentences, each lemmatised when it is first asked for."""

    def __init__(self, article: Article, lemmatiser: Lemmatiser, index: RuleIndex) -> None:
        self.article = article
        self._lemmatiser = lemmatiser
        self._index = index
        self._known = index.known(lemmatiser)
        self._of_fields: dict[tuple[str, ...], tuple[Sentence, ...]] = {}

    @cached_property
    def said(self) -> frozenset[int]:
        """The steps that all the article's words fulfil: where a step of a pattern is not among them, the pattern cannot fit."""
        said = (self.article.title, self.article.lead or "", self.article.text, " ".join(self.article.tags))
        words = {word for text in said for word in _WORD.findall(text)}
        return frozenset().union(*map(self._steps_of, words))

    def calling(self, patterns: tuple[Pattern, ...]) -> frozenset[int]:
        """Steps of which one stands in every sentence that a pattern fits; none where no pattern can fit any."""
        return self._index.patterns(patterns).calling(self.said)

    @cached_property
    def title(self) -> tuple[Sentence, ...]:
        """The title's sentences."""
        return tuple(self._read("title", self.article.title))

    @cached_property
    def lead(self) -> tuple[Sentence, ...]:
        """The lead's sentences; none where the text begins with it, as the text of most sites does."""
        lead = self.article.lead or ""
        return () if self.article.text.startswith(lead.rstrip(" .…")[:200]) else tuple(self._read("lead", lead))

    @cached_property
    def text(self) -> tuple[Sentence, ...]:
        """The text's sentences."""
        return tuple(self._read("text", self.article.text))

    @cached_property
    def tags(self) -> tuple[Sentence, ...]:
        """Each tag as a sentence."""
        return tuple(sentence for tag in self.article.tags for sentence in self._read("tags", tag))

    def of_fields(self, fields: tuple[str, ...]) -> tuple[Sentence, ...]:
        """The sentences of the fields, in reading order."""
        known = self._of_fields.get(fields)
        if known is None:
            known = self._of_fields[fields] = tuple(sentence for field in fields for sentence in getattr(self, field))
        return known

    def _read(self, field: str, text: str) -> Iterator[Sentence]:
        for number, span in enumerate(sentences(text)):
            said = text[span.start : span.end]
            words = tuple(_WORD.findall(said))
            steps = Said(tuple(map(self._steps_of, words)), self._index)
            yield Sentence(field, said, number, words, steps, self._index, self._lemmatiser.lemmas)

    def _steps_of(self, word: str) -> frozenset[int]:
        steps = self._known.get(word)
        if steps is None:
            steps = self._known[word] = self._index.steps_of(word, self._lemmatiser)
        return steps
