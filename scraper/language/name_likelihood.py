"""How likely a first name and a surname belong together in one reading, where the forms alone leave it open: a tuple of rules, whose weights add up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scraper.language.name_forms import NameForm

# Spellings that no Polish surname has: an unknown one of these in -a is rather a man's genitive than a woman's nominative.
_FOREIGN = re.compile(
    r"[vxqäöüßñçáéíúøåæšžčřěůğş]|tz|th|ph|sh|ck|ee|oo|ou|gh|ai|ei|berg|stein|man|son|ll|nn|tt|ss",
    re.IGNORECASE,
)
_GENITIVE_OF_FOREIGN = re.compile(r"\w(?:[eé]za|dena|sena|sona|tona|manna|berga|steina|iana|wicza)$")
"""Endings of a man's surname that are a genitive: Sáncheza, Bidena, Johnsona, Clintona."""
_GENITIVE = re.compile(r"[^aeiouyąęóçñ]a$")
_WOMANS = re.compile(r"(?:ova|eva|ina|yna|ska|cka|owa|ewa|ana)$")
_ROMANCE = re.compile(r"(?:[oi]|[aeiou]s|[eéií]z)$")
_RARE_WOMEN = frozenset(
    "Alberta Alfreda Anatola Benedykta Bernardyna Bohdana Cyriaka Damiana Dawida Edmunda Edwarda Emiliana Ernesta Eryka Fabiana Feliksa Filipa Fryderyka Gerarda Gustawa "
    "Hipolita Huberta Joachima Kajetana Karola Konrada Kryspina Krystiana Krzysztofa Lamberta Longina Maksymiliana Maura Michaela Michala Modesta Narcyza Norberta Oskara Pawła "
    "Przemysława Radosława Rafaela Rajmunda Roberta Romualda Rudolfa Ryszarda Sebastiana Simona Szymona Sławomira Waleriana Wita Witolda Wojciecha Zenona Zygfryda".split()
)
"""Women's names that are a man's genitive too, and rather that."""
_SLAVIC_IN_O = re.compile(r"(?:tro|[łl]o|ko)$")
"""Dmytro, Pawło, Zdravko: always declined."""
_RARE_MEN = frozenset("Iwona Krystyna Justyna Martyna Faustyna Celestyna".split())
"""Women's names that are the genitive of a man's whom hardly anybody is called."""
_BELARUSIAN = frozenset("Alaksandr Aliaksandr Alaksiej Mikałaj Siarhiej Wiktar Uładzimir Dzmitry Dzianis Ihar Jauhien Ryhor Zmicier Aleś".split())
"""Men who are called -enka where Ukrainians and Russians are -enko: Łukaszenka."""


class Pair(NamedTuple):
    """One reading of a first name with one of a surname, beside the forms as they stand."""

    first: str
    last: str
    one: NameForm
    surname: NameForm
    borne: Sequence[NameForm]
    """All readings of the first name."""
    is_surname: bool
    """Whether a dictionary or the archive has the form as a surname, if not in this reading."""

    @property
    def guessed(self) -> bool:
        """Whether the surname is a guess by its ending."""
        return self.surname.weight <= 1

    @property
    def looks_foreign(self) -> bool:
        """Whether the surname is spelled as no Polish one is."""
        return not self.is_surname and _FOREIGN.search(self.last) is not None

    @property
    def man_too(self) -> bool:
        """Whether the first name, read as it stands, may also be a man's genitive: Michaela, Luca."""
        return self.one.lemma == self.first and any(o.gender == "m" and "gen" in o.cases for o in self.borne)


def likelihood(pair: Pair) -> float:
    """What is to be added to the weight of the reading."""
    return sum(rule(pair) for rule in _RULES)


def _foreign_first_with_foreign_surname(pair: Pair) -> float:
    """Mark rather than Marek Zuckerberg."""
    if not pair.looks_foreign:
        return 0.0
    return 2.0 * (pair.one.weight < 3) + 2.0 * (pair.surname.weight < 2 and "nom" not in pair.one.cases)


def _man_rather_than_foreign_woman(pair: Pair) -> float:
    """`Michaela Flynna`, `Andreja Babiša`."""
    woman = pair.one.gender == "f" and pair.guessed and pair.looks_foreign and _GENITIVE.search(pair.last) and not _WOMANS.search(pair.last)
    return -4.0 if woman and pair.one.lemma == pair.first and any(o.gender == "m" for o in pair.borne) else 0.0


def _genitive_by_its_ending(pair: Pair) -> float:
    """`Sáncheza`, `Zaradkiewicza`."""
    if pair.surname.lemma != pair.last:
        return 0.0
    return -6.0 if pair.last.endswith("wicza") or (pair.one.gender == "m" and _GENITIVE_OF_FOREIGN.search(pair.last)) else 0.0


def _man_whom_a_dictionary_has(pair: Pair) -> float:
    """`Daniela Kozła`: a man's known surname, rather than a woman's that none has."""
    unknown = pair.first not in _RARE_MEN and pair.one.gender == "f" and pair.guessed and pair.is_surname and pair.surname.lemma == pair.last
    return -3.5 if unknown and _GENITIVE.search(pair.last) else 0.0


def _man_rather_than_rare_woman(pair: Pair) -> float:
    """`Karima Benzemy`, `Sebastiana Kurza`; `Andrija Jermaka`, whom his own genitive resembles."""
    if pair.one.gender == "f":
        return -2.0 if (pair.one.weight < 3 or pair.first in _RARE_WOMEN) and pair.man_too else 0.0
    if (pair.first in _RARE_MEN or f"{pair.one.lemma}a" in _RARE_MEN) and any(o.gender == "f" for o in pair.borne):
        return -3.0  # "Iwona Sykuta", "o Krystynie Jandzie"
    return -1.0 if pair.one.weight < 3 and pair.first[-1] == "a" and pair.man_too else 0.0


def _undeclined_first_with_declined_surname(pair: Pair) -> float:
    """`Santiago Abascala`: what does not change in the first name changes in the surname."""
    stays = pair.one.gender == "m" and pair.one.lemma == pair.first and pair.first[-1] in "eioué" and not _SLAVIC_IN_O.search(pair.first)
    return -2.0 if stays and pair.guessed and pair.surname.lemma == pair.last and _GENITIVE.search(pair.last) else 0.0


def _first_name_in_o(pair: Pair) -> float:
    """`Mariowi Draghiemu`, but `Robercie Bensonie`."""
    if pair.one.lemma[-1] != "o" or not any(o.lemma == pair.one.lemma[:-1] for o in pair.borne):
        return 0.0
    return 0.3 if _ROMANCE.search(pair.surname.lemma) else -2.0


def _surname_of_the_country(pair: Pair) -> float:
    """`Alaksandra Łukaszenki`, `Witalija Kłyczki`, `Giuseppe Contem`, `Luki Attanasia`, `Giorgii Meloni`."""
    lemma = pair.surname.lemma
    if lemma.endswith("enka") and pair.one.lemma in _BELARUSIAN:
        return 4.0
    if lemma.endswith("czko") and pair.guessed and pair.one.weight < 3:
        return 0.5
    if lemma[-1] == "e" and pair.last.endswith("em") and pair.first[-1] in "eo":
        return 1.5
    return (lemma[-2:] == "io") - 1.5 * (lemma[-3:] == "nia") if pair.guessed and pair.one.weight < 3 else 0.0


_RULES: tuple[Callable[[Pair], float], ...] = (
    _foreign_first_with_foreign_surname,
    _man_rather_than_foreign_woman,
    _genitive_by_its_ending,
    _man_whom_a_dictionary_has,
    _man_rather_than_rare_woman,
    _undeclined_first_with_declined_surname,
    _first_name_in_o,
    _surname_of_the_country,
)
