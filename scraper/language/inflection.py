"""Polish nominal phrases back in the nominative: `Polskiej Agencji Rozwoju` -> `Polska Agencja Rozwoju`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.language.lemmas import Lemmatiser, Reading

_ADJECTIVE = ("adj", "ppas", "pact", "adjc")


class Agreement(NamedTuple):
    """What an adjective shares with its noun."""

    number: str
    cases: frozenset[str]
    gender: str


_GERUND = re.compile(r"([nc]i)(?:a|u|em|e)$")


def noun_readings(form: str, lemmatiser: Lemmatiser) -> list[tuple[str, Agreement]]:
    """(lemma, agreement) of each reading of the form as a noun (or a noun-like adjective such as `przewodniczący`)."""
    return [
        (_GERUND.sub(r"\1e", form.lower()) if r.tag.startswith("ger") else r.lemma, a)  # Morfeusz gives the verb: stowarzyszyć
        for r in _readings(form, lemmatiser)
        if r.tag.startswith(("subst", "depr", "ger"))
        for a in [_agreement(r.tag)]
        if a
    ]


def nominative(words: Sequence[str], head: int, lemmatiser: Lemmatiser, cases: frozenset[str], preferred: frozenset[str] = frozenset()) -> list[str]:
    """The words with the noun at `head` and the adjectives around it put in the nominative; what follows stays as it is.

    `cases` are those the context allows; a head that cannot stand in one of them is left alone, with everything else.
    Of several nouns that it may be, one of the `preferred` is taken: `szefa` is of szef.
    """
    words = list(words)
    readings = [(lemma, a) for lemma, a in noun_readings(words[head], lemmatiser) if a.cases & cases]
    if not readings:
        return words
    lemma, agreement = min(
        readings,
        key=lambda r: (r[0] not in preferred and bool(preferred), r[1].number != "sg", -_agreeing(words, head, r[1], cases, lemmatiser), len(r[0])),
    )
    if agreement.number == "sg":
        words[head] = like(words[head], lemma)
    elif _is_place(words[head], lemmatiser) and not _is_place(lemma, lemmatiser, "pl"):  # not "burmistrz Żar", which is of Żary
        return words
    else:
        words[head] = like(words[head], _plural(lemma, words[head].lower(), lemmatiser) or words[head])
    for step in (-1, 1):
        place = head + step
        while 0 <= place < len(words):
            adjective = _adjective_nominative(words[place], agreement, cases, lemmatiser)
            if adjective is None:
                break
            words[place] = like(words[place], adjective)
            place += step
    return words


def _is_place(form: str, lemmatiser: Lemmatiser, number: str = "sg") -> bool:
    """Whether the form is a place's name in the nominative: `Lwów`, which is of lions only in small letters."""
    return form[:1].isupper() and any(
        r.lemma == form and "nazwa_geograficzna" in r.labels and r.tag.startswith(f"subst:{number}") for r in lemmatiser.readings(form)
    )


def _agreeing(words: list[str], head: int, agreement: Agreement, cases: frozenset[str], lemmatiser: Lemmatiser) -> int:
    """How many neighbours of the head are adjectives that agree with it so: `Narodowego Centrum` is a genitive, though `Centrum` alone may be any case."""
    around = (words[place] for place in (head - 1, head + 1) if 0 <= place < len(words))
    return sum(_adjective_nominative(word, agreement, cases, lemmatiser) is not None for word in around)


def agrees(adjective: str, noun: str, lemmatiser: Lemmatiser) -> bool:
    """Whether the adjective can describe the noun; also where the dictionary does not know it.

    >>> from scraper.language.lemmas import Lemmatiser
    >>> agrees("Krajowej", "Izby", Lemmatiser()), agrees("Wyborcze", "Klastra", Lemmatiser())
    (True, False)
    """
    last = adjective.rpartition("-")[2]
    if not any(r.tag.startswith(_ADJECTIVE) for r in _readings(last, lemmatiser)):
        return True
    every = frozenset(("nom", "gen", "dat", "acc", "inst", "loc", "voc"))
    return any(_adjective_nominative(last, agreement, every, lemmatiser) is not None for _, agreement in noun_readings(noun, lemmatiser))


def like(pattern: str, word: str) -> str:
    """The word in the letter case of the pattern.

    >>> like("Agencji", "agencja"), like("RADY", "rada"), like("zarządu", "zarząd")
    ('Agencja', 'RADA', 'zarząd')
    """
    if pattern.isupper() and len(pattern) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if pattern[:1].isupper() else word[:1].lower() + word[1:]


def _readings(form: str, lemmatiser: Lemmatiser) -> tuple[Reading, ...]:
    return lemmatiser.readings(form) or lemmatiser.readings(form.lower())


@lru_cache(maxsize=2000)
def _agreement(tag: str) -> Agreement | None:
    parts = tag.split(":")
    if len(parts) < 4:
        return None
    return Agreement(parts[1], frozenset(parts[2].split(".")), parts[3])


def _adjective_nominative(form: str, agreement: Agreement, cases: frozenset[str], lemmatiser: Lemmatiser) -> str | None:
    """The adjective in the nominative of the noun's number and gender; None where the word is none that agrees."""
    gender = agreement.gender.split(".")[0]
    first, hyphen, last = form.rpartition("-")
    if hyphen and not _readings(form, lemmatiser):  # Techniczno-Humanistycznej: only the last part is inflected
        ending = _adjective_nominative(last, agreement, cases, lemmatiser)
        return f"{first}-{like(last, ending)}" if ending else None
    for reading in _readings(form, lemmatiser):
        if not reading.tag.startswith(_ADJECTIVE):
            continue
        own = _agreement(reading.tag)
        if own is None or own.number != agreement.number or not own.cases & agreement.cases & cases or gender not in own.gender.split("."):
            continue
        # The tag's last part keeps degree and negation: "ustępujący", not "nieustępujący".
        return lemmatiser.nominative(reading.lemma, reading.tag.split(":")[0], agreement.number, gender, reading.tag.rsplit(":", 1)[-1])
    return None


def _plural(lemma: str, form: str, lemmatiser: Lemmatiser) -> str | None:
    """The nominative plural; of two, `klastry` and `klastery`, the one that is written like the form at hand."""
    plurals = (
        f
        for f, tag in lemmatiser.generated(lemma)
        for parts in [tag.split(":")]
        if parts[0] == "subst" and parts[1] == "pl" and "nom" in parts[2].split(".")
    )
    return max(plurals, default=None, key=lambda f: next((i for i, (one, other) in enumerate(zip(f, form, strict=False)) if one != other), len(f)))
