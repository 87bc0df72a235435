"""An article read for its rules: sentences with the lemmas of their words, made once an article however many rules look at it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary, WeakMethod

from scraper.language.folding import fold
from scraper.language.tokens import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scraper.language.lemmas import Lemmatiser
    from scraper.model.article import Article

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a field, its words with their lemmas."""

    source: str
    """The field it stands in: `title`, `lead`, `text`, `tags`."""
    text: str
    number: int
    """Place within the field, from 0."""
    words: tuple[str, ...]
    lemmas: tuple[frozenset[str], ...]
    """Of each word: folded lemmas, the folded form, the same after `=`, and a word in capitals as printed after `==`."""
    vocabulary: frozenset[str]
    """All of them."""
    answers: dict[int, bool] = field(default_factory=dict, compare=False, repr=False)
    """Whether one of some patterns stands here, by their identity: the clauses of a rule ask the same again and again."""


class ReadArticle:
    """The article's sentences, each lemmatised when it is first asked for."""

    def __init__(self, article: Article, lemmatiser: Lemmatiser) -> None:
        self.article = article
        self._lemmatiser = lemmatiser  # kept, because the keys know it by a weak reference
        self._keys = _keys_of(lemmatiser)
        self._of_fields: dict[tuple[str, ...], tuple[Sentence, ...]] = {}

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
        known = self._of_fields.get(fields)
        if known is None:
            known = self._of_fields[fields] = tuple(sentence for field in fields for sentence in getattr(self, field))
        return known

    def _read(self, field: str, text: str) -> Iterator[Sentence]:
        for number, span in enumerate(sentences(text)):
            said = text[span.start : span.end]
            words = tuple(_WORD.findall(said))
            lemmas = tuple(map(self._keys.of, words))
            yield Sentence(field, said, number, words, lemmas, frozenset().union(*lemmas) if lemmas else frozenset())


class _Keys:
    """What a printed word can be found by, with a memory like the lemmatiser's own: the same word always gives the same keys."""

    def __init__(self, lemmas: Callable[[str], frozenset[str]]) -> None:
        self._lemmas = lemmas
        self._known: dict[str, frozenset[str]] = {}

    def of(self, word: str) -> frozenset[str]:
        known = self._known.get(word)
        if known is None:
            folded = fold(word)
            known = self._lemmas(word) | {folded, "=" + folded}
            if word.isupper():
                known |= {"==" + word}
            self._known[word] = known
        return known


_KEYS: WeakKeyDictionary[Lemmatiser, _Keys] = WeakKeyDictionary()


def _keys_of(lemmatiser: Lemmatiser) -> _Keys:
    keys = _KEYS.get(lemmatiser)
    if keys is None:
        # By a weak reference: the memory must not keep alive what it belongs to.
        weak = WeakMethod(lemmatiser.lemmas)

        def lemmas(word: str) -> frozenset[str]:
            method = weak()
            assert method is not None  # whoever asks holds the lemmatiser
            return method(word)

        keys = _KEYS[lemmatiser] = _Keys(lemmas)
    return keys
