"""Two people who share one surname: `Anna i Jan Kowalscy`, `Larsa i Mette Thomsenów`, `Adam and Eve Smith`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.surnames import singular_surnames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.language.name_book import NameBook
    from scraper.language.name_forms import NameForm

_UPPER = "".join(c for c in map(chr, range(0x41, 0x250)) if c.isupper())
_REST = rf"[^\W\d_]+(?:-[{_UPPER}][^\W\d_]+)?"
_WORD = rf"[{_UPPER}]{_REST}"
_PAIR = re.compile(
    rf"([{_UPPER}](?<![\w.-].){_REST})\s(?:i|I|oraz|ORAZ|and|&)\s(?:(?:p\.|[Pp]an\w*)\s?)?({_WORD})\s({_WORD})(?!\w)",
    re.DOTALL,
)
"""Begins with the capital itself, so that whatever is none is passed over at once; only then looks back at what stands before it."""
_CAPITAL_BEFORE = re.compile(rf"[{_UPPER}][\w-]+\s$")
_AFTER_PARTICLE = re.compile(r"\b(?:von|van|de|der|den|di|da|du|la|le|al|el|bin|dos|del)\s$")
"""`Lula da Silva i Nicolás Maduro`: what stands after it is a surname."""


class OfCouple(NamedTuple):
    """One of two people: the stretch of their first name (the second's with the surname), and the start of the whole."""

    first: str
    last: str
    gender: str
    start: int
    end: int
    whole: int


def find_couples(text: str, book: NameBook) -> Iterator[OfCouple]:
    """Both people of each couple, in order.

    >>> from scraper.language.lexicon import Lexicon
    >>> [(p.first, p.last) for p in find_couples("Gości witali Anna i Jan Kowalscy.", Lexicon().names)]
    [('Anna', 'Kowalska'), ('Jan', 'Kowalski')]
    """
    for pair in _PAIR.finditer(text):
        one, other, surname = book.first(_plain(pair[1])), book.first(_plain(pair[2])), _plain(pair[3])
        if not one or not other or _AFTER_PARTICLE.search(text, max(0, pair.start() - 5), pair.start()):
            continue
        surnames = _family(surname, book)
        if surnames is None and not _share_singular(text, pair, book):
            continue
        man, woman = surnames or _both(surname, other[0], book)
        agreed = next(((a, b) for a in one for b in other if a.cases & b.cases), (one[0], other[0]))
        for form, group in zip(agreed, (1, 2), strict=True):
            last = man if form.gender == "m" else woman
            yield OfCouple(form.lemma, last, form.gender, pair.start(group), pair.end(3), pair.start())


def _plain(word: str) -> str:
    """A word in capitals as a name is usually written."""
    return "-".join(part.capitalize() for part in word.split("-")) if word.isupper() else word


def _family(plural: str, book: NameBook) -> tuple[str, str] | None:
    """(a man's, a woman's) surname where the form is a family's; None where it is one person's too."""
    known = [r for r in book.lemmatiser.readings(plural) if "nazwisko" in r.labels]
    if not known:
        guessed = singular_surnames(plural) if not book.lemmatiser.readings(plural) else None
        if guessed and not book.lemmatiser.readings(guessed[0]) and book.lemmatiser.readings(guessed[0] + "a"):
            return guessed[0] + "a", guessed[0] + "a"  # Mewowie: a man called Mewa
        return guessed
    if any(r.tag.startswith("subst:sg") and not r.tag.startswith("subst:sg.pl") for r in known):
        return None
    men = [r.lemma for r in known if ":m1" in r.tag and r.tag.startswith("subst:pl")]
    if not men:
        return None
    # Pączkowie are of Pączek rather than Pączko, Glinkowie of Glinka: those in -o are the rarest; of the rest a common word is the likeliest
    lemma = min(men, key=lambda m: (m.endswith("o"), m.endswith("a"), not book.is_plain_word(m)))
    return lemma, lemma[:-1] + "a" if lemma.endswith(("ski", "cki", "dzki", "ny", "ty", "ły", "wy")) else lemma


def _share_singular(text: str, pair: re.Match[str], book: NameBook) -> bool:
    """`Adam and Eve Smith`, `Agata i Tadeusz Cis`: the first stands alone, so that it is no surname of somebody before; in Polish both in the nominative."""
    if _CAPITAL_BEFORE.search(text[max(0, pair.start() - 40) : pair.start()]) or not book.last(pair[3]):
        return False
    nominative = all(any("nom" in f.cases for f in forms) for forms in (book.first(pair[1]), book.first(pair[2]), book.last(pair[3])))
    return " and " in pair.group() or (" i " in pair.group() and nominative and not book.is_surname(pair[1]))


def _both(surname: str, form: NameForm, book: NameBook) -> tuple[str, str]:
    if surname.endswith(("ski", "cki", "dzki", "ska", "cka", "dzka")):
        return surname[:-1] + "i", surname[:-1] + "a"
    return surname, surname
