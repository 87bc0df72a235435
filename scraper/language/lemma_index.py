"""Words as the search index keeps them: each word by the set of lemmas it can have.

Most forms have one lemma (`klastrów` -> `klaster`); an ambiguous one keeps all (`mają` -> `maic_miec`). Such a set is one word, so that
positions, and with them phrases and NEAR, stay as printed, and a search for one lemma is a search for every set that holds it. Choosing one
lemma instead would lose every tenth word (docs/architecture.md, "Search").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.folding import fold

if TYPE_CHECKING:
    from scraper.language.lemmas import Lemmatiser

_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?<=[a-z]{4})(?:iego|iemu|iej|imi|ich|im|owi|ami|ach|ego|emu|ej|em|om|ow|ie|es|a|e|i|o|u|y|s)$")
"""Endings of Polish nouns and names and of the English plural; the longest first."""
_JOIN = "_"  # a token character of the index's tokenizer, and in no word


class IndexedText(NamedTuple):
    """One field, ready for the index."""

    lemma_sets: str
    """The lemma set of each word, in order, blank between."""
    forms: frozenset[tuple[str, str]]
    """(folded form, lemma set) of every word."""


def index_text(text: str, lemmatiser: Lemmatiser) -> IndexedText:
    """The text's words as lemma sets.

    >>> from scraper.language.lemmas import Lemmatiser
    >>> index_text("Rozwój klastrów", Lemmatiser()).lemma_sets
    'rozwoj klaster'
    """
    pairs = [(fold(form), lemma_set(form, lemmatiser)) for form in words_of(text)]
    return IndexedText(" ".join(s for _, s in pairs), frozenset(pairs))


def words_of(text: str) -> list[str]:
    """The words as the index counts them: `Bielsko-Biała` is two."""
    return _WORD.findall(text)


def lemma_set(form: str, lemmatiser: Lemmatiser) -> str:
    """The folded lemmas of a form as one index word, sorted."""
    lemmas = word_lemmas(form, lemmatiser)
    return next(iter(lemmas)) if len(lemmas) == 1 else _JOIN.join(sorted(lemmas))


def lemmas_in(lemma_set: str) -> list[str]:
    """The lemmas that a set holds.

    >>> lemmas_in("maic_miec")
    ['maic', 'miec']
    """
    return lemma_set.split(_JOIN)


def sought_lemmas(form: str, lemmatiser: Lemmatiser) -> frozenset[str]:
    """The lemmas that a person can mean by a form: all it can have, so that every case finds every other.

    Only a noun made from a verb drops the verb (`spotkania` is not `spotkał`), since people search for things.
    """
    readings = lemmatiser.readings(form) + lemmatiser.readings(form.capitalize())  # "radom": also the town
    if not readings:
        return word_lemmas(form, lemmatiser)
    nouns = frozenset(fold(r.lemma) for r in readings if r.tag.startswith("subst"))
    if nouns and any(r.tag.startswith("ger") for r in readings):
        return nouns
    return frozenset(fold(r.lemma) for r in readings)


def word_lemmas(form: str, lemmatiser: Lemmatiser) -> frozenset[str]:
    """The folded lemmas of a printed word. One that no dictionary knows, such as a firm's name, has itself and what is left without a Polish or English ending.

    >>> from scraper.language.lemmas import Lemmatiser
    >>> sorted(word_lemmas("Budokontrolem", Lemmatiser()))
    ['budokontrol', 'budokontrolem']
    """
    if lemmatiser.readings(form):
        return lemmatiser.lemmas(form)
    whole = fold(form)
    ending = _ENDING.search(whole)
    return frozenset((whole, whole[: ending.start()])) if ending else frozenset((whole,))
