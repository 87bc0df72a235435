"""Later mentions of somebody whose full name stands in the same text: `prof. Nowak`, `A. Nowak`, `Kmieć zapowiedziała`; and initials that nobody resolves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.name_forms import ALL_CASES
from scraper.language.person_name import PersonName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.language.lexicon import Lexicon

_UPPER = "".join(c for c in map(chr, range(0x41, 0x250)) if c.isupper())
_SURNAME = rf"[{_UPPER}][\w'’]+(?:-[{_UPPER}][\w'’]+)*"
_LATER = re.compile(
    rf"([{_UPPER}])(?<![\w.-].)(?:(\.[ \u00a0]?)({_SURNAME})|[\w'’]+(?:-[{_UPPER}][\w'’]+)*)(?![\w-])",
    re.DOTALL,
)
"""An initial with its dot and a surname, or a surname; begins with the capital itself, so that whatever is none is passed over at once."""

_MOST_PARTS = 3
"""Surnames that hyphens join in one: a hostile text joins any number, and each has several readings."""


class Mention(NamedTuple):
    """A surname, perhaps with an initial, at `start`:`end`, that stands for the full name `of`; None where an initial names somebody of whom no more is told."""

    start: int
    end: int
    of: PersonName | None
    initial: str
    surname: str


def find_mentions(text: str, names: Sequence[PersonName], lexicon: Lexicon) -> list[Mention]:
    """Where the text names people again by surname, in order, outside the full names."""
    taken = sorted({(n.start if n.shared is None else n.shared, n.end) for n in names})
    people: dict[str, list[PersonName]] = {}
    for name in names:
        for key in {name.last, name.last.rpartition(" ")[2]}:
            people.setdefault(key, []).append(name)
    beginnings = {last[:2] for last in people}
    found, at = [], 0
    for later in _LATER.finditer(text):
        while at < len(taken) and taken[at][1] <= later.start():
            at += 1
        if at < len(taken) and taken[at][0] < later.end():
            continue
        initial, form = (later[1], later[3]) if later[2] else ("", later[0])
        if not initial and form[:2] not in beginnings:
            continue
        owner = _owner(form, initial, people, lexicon)
        if owner or (initial and lexicon.names.is_surname(form)):
            found.append(Mention(later.start(), later.end(), owner, initial, form))
    return found


def unresolved(mention: Mention, lexicon: Lexicon) -> PersonName:
    """Somebody known by initial and surname alone: `K. Wierzbicka`."""
    form = max(lexicon.names.last(mention.surname), key=lambda f: (f.weight, "nom" in f.cases, f.lemma == mention.surname))
    return PersonName(start=mention.start, end=mention.end, first=f"{mention.initial}.", last=form.lemma, gender="", cases=ALL_CASES, sure=False)


def _owner(form: str, initial: str, people: dict[str, list[PersonName]], lexicon: Lexicon) -> PersonName | None:
    """The one whom the surname fits: in this very form, else in a case of it; of several the first named, and none where an initial denies it."""
    exact = people.get(form, ())
    if fitting := _first_fitting(exact, initial):
        return fitting
    for gender, last in _declined(form, lexicon):
        fitting = _first_fitting([n for n in people.get(last, ()) if n.gender == gender], initial)
        if fitting:
            return fitting
    return None


def _first_fitting(names: Sequence[PersonName], initial: str) -> PersonName | None:
    return next((n for n in names if n.first.startswith(initial)), None)


def _declined(form: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    """(gender, surname) pairs of which the form is an oblique case."""
    options: list[tuple[str, str]] = [("m", ""), ("f", "")]
    parts = form.split("-")
    if len(parts) > _MOST_PARTS:
        return []
    for part in parts:
        forms = [f for f in lexicon.names.last(part) if not f.cases <= {"nom", "voc"}]
        options = list(dict.fromkeys((g, f"{last}-{f.lemma}" if last else f.lemma) for g, last in options for f in forms if f.gender == g))
    return options
