"""Every way to read first names and a surname together, and the best of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.name_forms import LAST_RESORT, NameForm
from scraper.language.name_likelihood import Pair, likelihood
from scraper.language.name_runs import split_particle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.language.name_book import NameBook
    from scraper.language.name_context import Hints

_CZECH = re.compile(r"[říěšžčůďťňľÁáŘŠŽČ]")
_SECOND_NAME_OF_EITHER = ("Maria", "Marii", "Marią", "Marię")


_GENITIVES = frozenset(("gen", "acc"))
_SHORTEST_GENITIVE = 4
_MOST_OPTIONS = 40
"""Readings of a double surname that are kept: a hostile text joins any number of words with hyphens."""


class NameReading(NamedTuple):
    """First name(s) and surname in the nominative, in one gender, with the cases in which the form can stand."""

    first: str
    last: str
    gender: str
    cases: frozenset[str]
    weight: float


def readings_of(firsts: Sequence[str], last: str, book: NameBook) -> list[NameReading]:
    """All agreements of the first name(s) with the surname; empty where the two cannot belong to one person."""
    key = (*firsts, last)
    known = book.together.get(key)
    if known is None:
        known = book.together[key] = _read(firsts, last, book)
    return known


def _read(firsts: Sequence[str], last: str, book: NameBook) -> list[NameReading]:
    found = []
    particle, plain = split_particle(last)
    borne, is_surname = book.first(firsts[0]), book.is_surname(plain)
    for one in borne:
        for surname in _surnames(plain, one, book):
            names = [one.lemma, *(_second(second, one.gender, surname.cases, book) for second in firsts[1:])]
            lemma = _czech(" ".join(names), surname.lemma)
            weight = one.weight + surname.weight + (0.5 if one.lemma == firsts[0] else 0.0) + (1.0 if "nom" in surname.cases else 0.0)
            if any(book.first(second) and not _stands(second, one.gender, surname.cases, book) for second in firsts[1:]):
                weight -= 4.0  # "Gustawa Marka": the second name is a man's genitive, and so is the first
            weight += likelihood(Pair(firsts[0], plain, one, surname, borne, is_surname))
            found.append(NameReading(" ".join(names), particle + lemma, one.gender, surname.cases, weight))
    return found


def best_reading(readings: Sequence[NameReading], hints: Hints, words: frozenset[str], surface: str) -> NameReading | None:
    """The reading that its surroundings and the text's other `words` speak for; None where there is none."""
    if hints.gender and hints.cases == {"nom"} and all(r.gender != hints.gender for r in readings):
        hints = hints._replace(gender="", cases=frozenset())  # "Partia Jana Nowaka przegrała": the verb is not of the man
    return max(readings, key=lambda r: r.weight + _support(r, hints, words, surface), default=None)


def _support(reading: NameReading, hints: Hints, words: frozenset[str], surface: str) -> float:
    support = 0.0
    if hints.gender:
        support += 4.0 if hints.gender == reading.gender else -4.0
    if hints.cases:
        support += 2.0 if hints.cases & reading.cases else -3.0
    if hints.not_subject == reading.gender and reading.cases <= {"nom", "voc"}:
        support -= 3.0
    elif hints.not_subject == "m" and reading.cases <= {"nom", "voc"}:
        support += 1.5  # "zastąpiła Roberta Metsola"
    if reading.last != surface and reading.last in words:
        support += 2.0  # elsewhere the text has the surname in its nominative
    return support


def _surnames(form: str, first: NameForm, book: NameBook) -> list[NameForm]:
    """The surname's readings that agree with the first name, part by part where a hyphen joins two."""
    parts = form.split("-")
    options = [
        f._replace(cases=f.cases & first.cases)
        for f in book.last(parts[0])
        if f.gender == first.gender and f.cases & first.cases and not (first.weight <= LAST_RESORT and f.weight >= 2)
    ]
    if len(parts) > 1:  # Pluto-Prądzyńskim, Korwin-Mikkego: the first of two may stay as it is
        options.append(NameForm(parts[0], first.gender, first.cases, 0.5))
    for part in parts[1:]:
        joined = [
            other._replace(lemma=f"{one.lemma}-{other.lemma}", cases=one.cases & other.cases, weight=min(one.weight, other.weight))
            for one in options
            for other in book.last(part)
            if other.gender == one.gender and one.cases & other.cases
        ]
        options = sorted(joined, key=lambda f: -f.weight)[:_MOST_OPTIONS]
    if not options and first.gender == "m" and "'" in form.replace("’", "'"):  # "François Hollande'a": the surname alone is declined
        options = [f for f in book.last(form) if f.gender == "m"]
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
