"""Every way to read first names and a surname together, and the best of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.name_book import NameForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.language.name_book import NameBook
    from scraper.language.name_context import Hints

_CZECH = re.compile(r"[říěšžčůďťňľÁáŘŠŽČ]")
# Spellings that no Polish surname has: an unknown one of these in -a is rather a man's genitive than a woman's nominative.
_FOREIGN = re.compile(r"[vxqäöüßñçáéíúøåæ]|th|ph|sh|ck|ee|oo|ou|gh|ai|ei|berg|stein|man|son|ll|nn|tt|ss", re.IGNORECASE)
_GENITIVE_OF_FOREIGN = re.compile(r"\w(?:[eé]za|dena|sena|sona|tona|manna|berga|steina)$")
"""Endings of a man's surname that are a genitive: Sáncheza, Bidena, Johnsona, Clintona."""
_SECOND_NAME_OF_EITHER = ("Maria", "Marii", "Marią", "Marię")


_GENITIVES = frozenset(("gen", "acc"))
_SHORTEST_GENITIVE = 4


class NameReading(NamedTuple):
    """First name(s) and surname in the nominative, in one gender, with the cases in which the form can stand."""

    first: str
    last: str
    gender: str
    cases: frozenset[str]
    weight: float


def readings_of(firsts: Sequence[str], last: str, book: NameBook) -> list[NameReading]:
    """All agreements of the first name(s) with the surname; empty where the two cannot belong to one person."""
    found = []
    *_, plain = last.rpartition(" ")
    particle = last[: len(last) - len(plain)]
    looks_foreign = _FOREIGN.search(plain) is not None
    for one in book.first(firsts[0]):
        for surname in _surnames(plain, one, book):
            names = [one.lemma, *(_second(second, one.gender, surname.cases, book) for second in firsts[1:])]
            lemma = _czech(" ".join(names), surname.lemma)
            weight = one.weight + surname.weight + (0.5 if one.lemma == firsts[0] else 0.0) + (1.0 if "nom" in surname.cases else 0.0)
            if looks_foreign:
                weight += 2.0 * (one.weight < 3) + 2.0 * (surname.weight < 2 and "nom" not in one.cases)
            if any(book.first(second) and not _stands(second, one.gender, surname.cases, book) for second in firsts[1:]):
                weight -= 4.0  # "Gustawa Marka": the second name is a man's genitive, and so is the first
            if surname.lemma == plain and one.gender == "m" and _GENITIVE_OF_FOREIGN.search(plain):
                weight -= 6.0
            found.append(NameReading(" ".join(names), particle + lemma, one.gender, surname.cases, weight))
    return found


def best_reading(readings: Sequence[NameReading], hints: Hints, words: frozenset[str], surface: str) -> NameReading | None:
    """The reading that its surroundings and the text's other `words` speak for; None where there is none."""
    return max(readings, key=lambda r: r.weight + _support(r, hints, words, surface), default=None)


def _support(reading: NameReading, hints: Hints, words: frozenset[str], surface: str) -> float:
    support = 0.0
    if hints.gender:
        support += 4.0 if hints.gender == reading.gender else -4.0
    if hints.cases:
        support += 2.0 if hints.cases & reading.cases else -3.0
    if hints.not_subject == reading.gender and reading.cases <= {"nom", "voc"}:
        support -= 3.0
    if reading.last != surface and reading.last in words:
        support += 2.0  # elsewhere the text has the surname in its nominative
    return support


def _surnames(form: str, first: NameForm, book: NameBook) -> list[NameForm]:
    """The surname's readings that agree with the first name, part by part where a hyphen joins two."""
    parts = form.split("-")
    options = [f._replace(cases=f.cases & first.cases) for f in book.last(parts[0]) if f.gender == first.gender and f.cases & first.cases]
    for part in parts[1:]:
        options = [
            other._replace(lemma=f"{one.lemma}-{other.lemma}", cases=one.cases & other.cases, weight=min(one.weight, other.weight))
            for one in options
            for other in book.last(part)
            if other.gender == one.gender and one.cases & other.cases
        ]
    if not options and len(parts) == 1 and first.gender == "m" and "gen" in first.cases and form.endswith("a") and len(form) > _SHORTEST_GENITIVE:
        return [NameForm(form[:-1], "m", first.cases & _GENITIVES, 0.5)]  # "Gustawa Brzezina", whose form is also a word of its own
    return options


def _second(form: str, gender: str, cases: frozenset[str], book: NameBook) -> str:
    if form in _SECOND_NAME_OF_EITHER:
        return "Maria"
    return next((f.lemma for f in book.first(form) if f.gender == gender and f.cases & cases), form)


def _stands(form: str, gender: str, cases: frozenset[str], book: NameBook) -> bool:
    """Whether the form can be a first name of the gender in one of the cases."""
    return form in _SECOND_NAME_OF_EITHER or any(f.gender == gender and f.cases & cases for f in book.first(form))


def _czech(first: str, last: str) -> str:
    """Jiří Novotný: an adjective with a Czech first name keeps its long vowel in the nominative."""
    if last.endswith("y") and "v" in last and _CZECH.search(first):
        return last[:-1] + "ý"
    return last
