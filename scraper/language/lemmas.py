"""Lemmas of Polish words through Morfeusz 2, folded, with a cache by form."""

from __future__ import annotations

from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.folding import fold
from scraper.language.memory import WORDS_KEPT, Memory

if TYPE_CHECKING:
    from collections.abc import Iterable

    import morfeusz2


_PARADIGMS_KEPT = 4000
"""Lemmas of which all forms are known: some thirty each."""


class Reading(NamedTuple):
    """One interpretation that Morfeusz gives a form."""

    lemma: str
    """As in the dictionary, with diacritics and case, without suffixes such as `:Sm1`."""
    tag: str
    """Morphosyntactic tag: `subst:sg:gen:m1`."""
    labels: tuple[str, ...]
    """`imię`, `nazwisko`, `nazwa_geograficzna`, `nazwa_pospolita` and so on; may be empty."""


class Lemmatiser:
    """Morfeusz with a memory. Not for sharing between threads: Morfeusz keeps one state an instance.

    Holds no state that changes an answer: the same form always gives the same lemmas.
    """

    def __init__(self, morfeusz: morfeusz2.Morfeusz | None = None) -> None:
        self._given = morfeusz
        self._readings = Memory[str, tuple[Reading, ...]](WORDS_KEPT)
        self._lemmas = Memory[str, frozenset[str]](WORDS_KEPT)
        self._forms = Memory[str, frozenset[str]](_PARADIGMS_KEPT)
        self._generated = Memory[str, tuple[tuple[str, str], ...]](_PARADIGMS_KEPT)
        self._nominatives = Memory[tuple[str, str, str, str, str], str | None](WORDS_KEPT)

    @cached_property
    def _morfeusz(self) -> morfeusz2.Morfeusz:
        if self._given is not None:
            return self._given
        import morfeusz2  # 0.2 s and 50 MB: only who reads a word pays for it

        return morfeusz2.Morfeusz(expand_tags=False, aggl="isolated", praet="composite", whitespace=301)

    def readings(self, form: str) -> tuple[Reading, ...]:
        """All interpretations of one word, in the dictionary's order; empty for an unknown word."""
        known = self._readings.get(form)
        if known is None:
            known = self._readings[form] = tuple(self._analyse(form))
        return known

    def lemmas(self, form: str) -> frozenset[str]:
        """Folded lemmas that the form can have; an unknown word is its own lemma, so the set is never empty.

        >>> sorted(Lemmatiser().lemmas("klastrów"))
        ['klaster']
        """
        known = self._lemmas.get(form)
        if known is None:
            readings = self.readings(form)
            if any(r.tag.startswith("praet") for r in readings):  # "było": the verb, and no half of a compound such as "były-"
                readings = tuple(r for r in readings if r.tag != "adja")
            known = frozenset(fold(r.lemma) for r in readings) or frozenset((fold(form),))
            self._lemmas[form] = known
        return known

    def forms(self, lemma: str) -> frozenset[str]:
        """Folded forms of a dictionary lemma (with diacritics); empty for an unknown one."""
        known = self._forms.get(lemma)
        if known is None:
            known = self._forms[lemma] = frozenset(fold(form) for form, _ in self.generated(lemma))
        return known

    def generated(self, lemma: str) -> tuple[tuple[str, str], ...]:
        """(form, tag) of every form of a dictionary lemma, with diacritics; empty for an unknown one."""
        known = self._generated.get(lemma)
        if known is None:
            known = self._generated[lemma] = tuple((g[0], g[2]) for g in self._morfeusz.generate(lemma))
        return known

    def nominative(self, lemma: str, kind: str, number: str, gender: str, last: str) -> str | None:
        """The form of a dictionary lemma whose tag begins with `kind`, ends in `last` and is a nominative of that number and gender; None where there is none."""
        key = (lemma, kind, number, gender, last)
        if key not in self._nominatives:
            self._nominatives[key] = next((form for form, tag in self.generated(lemma) if _is_nominative(tag.split(":"), *key[1:])), None)
        return self._nominatives[key]

    def _analyse(self, form: str) -> Iterable[Reading]:
        analyses = self._morfeusz.analyse(form)
        whole = max((end for _, end, _ in analyses), default=0)
        seen = set()
        for start, end, (_, lemma, tag, labels, _) in analyses:
            if tag == "ign" or start != 0 or end != whole:
                continue  # parts of a compound such as "żeby|m"; the whole word has a reading of its own or is unknown
            reading = Reading(lemma.partition(":")[0] if len(lemma) > 1 else lemma, intern(tag), tuple(map(intern, labels)))
            if reading not in seen:
                seen.add(reading)
                yield reading


def _is_nominative(tag: list[str], kind: str, number: str, gender: str, last: str) -> bool:
    return tag[0] == kind and len(tag) > 3 and tag[1] == number and "nom" in tag[2].split(".") and gender in tag[3].split(".") and tag[-1] == last
