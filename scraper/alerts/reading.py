"""An article read for its rules: sentences with the lemmas of their words, made once an article however many rules look at it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scraper.language.folding import fold
from scraper.language.tokens import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.language.lemmas import Lemmatiser
    from scraper.model.article import Article

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a field, its words with their lemmas."""

    field: str
    text: str
    number: int
    """Place within the field, from 0."""
    words: tuple[str, ...]
    lemmas: tuple[frozenset[str], ...]
    """Of each word: folded lemmas, the folded form, the same after `=`, and a word in capitals as printed after `==`."""
    vocabulary: frozenset[str]
    """All of them."""


class ReadArticle:
    """The article's sentences, each lemmatised when it is first asked for."""

    def __init__(self, article: Article, lemmatiser: Lemmatiser) -> None:
        self.article = article
        self._keys = _Keys(lemmatiser)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Lemmas and forms of all the article's words: where a word of a pattern is not among them, the pattern cannot fit."""
        said = (self.article.title, self.article.lead or "", self.article.text, " ".join(self.article.tags))
        words = {word for text in said for word in _WORD.findall(text)}
        return frozenset().union(*map(self._keys.of, words)) if words else frozenset()

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
        wanted = {"title": lambda: self.title, "lead": lambda: self.lead, "text": lambda: self.text, "tags": lambda: self.tags}
        return tuple(sentence for field in fields for sentence in wanted[field]())

    def _read(self, field: str, text: str) -> Iterator[Sentence]:
        for number, span in enumerate(sentences(text)):
            said = text[span.start : span.end]
            words = tuple(_WORD.findall(said))
            lemmas = tuple(map(self._keys.of, words))
            yield Sentence(field, said, number, words, lemmas, frozenset().union(*lemmas) if lemmas else frozenset())


class _Keys:
    """What a printed word can be found by."""

    def __init__(self, lemmatiser: Lemmatiser) -> None:
        self._lemmatiser = lemmatiser

    def of(self, word: str) -> frozenset[str]:
        folded = fold(word)
        keys = self._lemmatiser.lemmas(word) | {folded, "=" + folded}
        return keys | {"==" + word} if word.isupper() else keys
