"""Whose the adjectives at the border are, the role's or the organisation's: `Prezes Zarządu | Lubuskiego Klastra`, `Departamentu Rozwoju Regionalnego | Urzędu`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from scraper.extraction.people.organisation_names import stands_by_itself
from scraper.extraction.people.role_words import PLAIN_UNITS, PURPOSE, UNITS, in_unit, is_rank
from scraper.language.inflection import agrees, noun_readings

if TYPE_CHECKING:
    from collections.abc import Callable

    from scraper.extraction.people.phrases import Phrase, Word
    from scraper.language.lexicon import Lexicon

    Rule: TypeAlias = Callable[[Phrase, int], bool]

_INTRODUCTIONS = frozenset("odbiorca dostawca producent wykonawca operator organizator wydawca".split())
_FIELDS = frozenset(
    "regionalny gospodarczy społeczny zagraniczny międzynarodowy naukowy przemysłowy cyfrowy publiczny europejski wysoki innowacyjny strategiczny zrównoważony".split()
)
_OFFICES_OF_STATE = frozenset("urząd ministerstwo starostwo kancelaria".split())


def before_adjectives(phrase: Phrase, place: int) -> int:
    """`dyrektorem | czeskiego klastra`, `prezes | naszego klastra`: lower-case adjectives that stand in another case than the role belong to what follows."""
    words, role_at, lexicon = phrase
    own = lexicon.words.cases(words[role_at].text)
    if (
        place < len(words)
        and words[place].is_capital
        and lexicon.words.is_organisation(words[place].text)
        and stands_by_itself(words[place].text, lexicon)
    ):
        return _before_own_name(phrase, place)
    if place - 1 > role_at and words[place - 1].text.islower() and lexicon.words.lemmas(words[place - 1].text) & _INTRODUCTIONS:
        place -= 1  # "szef niemieckiego odbiorcy X"
    if _ends_unit(phrase, place - 1) or is_rank(phrase, place - 1):
        return place
    if place < len(words) and words[place].is_capital and _describes(words, place, role_at, own, lexicon):
        place -= 1  # "Prezes Zarządu | Lubuskiego Klastra"
    while place - 1 > role_at and words[place - 1].text.islower() and lexicon.words.is_adjective_here(words[place - 1].text):
        if lexicon.words.is_role(words[place - 1].text):
            break  # "zastępca przewodniczącego | Lwowskiej Administracji"
        readings = lexicon.lemmatiser.readings(words[place - 1].text)
        cases = {c for r in readings if r.tag.startswith(("adj", "ppas", "pact")) for c in r.tag.split(":")[2].split(".")}
        if not own or (cases & own and ("nom" not in own or "nom" in cases)):
            break
        place -= 1
    return place


def _before_own_name(phrase: Phrase, place: int) -> int:
    """`Prezes | Metalica Klaster Przemysłowy`: the capitals before a noun in the nominative, up to the words of the role."""
    words, role_at, lexicon = phrase
    while place - 1 > role_at and words[place - 1].is_capital and not lexicon.words.is_complement(words[place - 1].text):
        if lexicon.words.is_person(words[place - 1].text) or in_unit(phrase, place - 1):
            break
        if lexicon.words.is_adjective(words[place - 1].text) and agrees(words[place - 1].text, words[role_at].text, lexicon.lemmatiser):
            break
        place -= 1
    return place


def _describes(words: list[Word], place: int, role_at: int, own: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether the capitalised adjective before the noun is the noun's, and no unit's or post's: `Dyrektor Generalny | Spółki`, `Wydziału Cyfryzacji`."""
    adjective = words[place - 1]
    if words[place - 2].lower in PURPOSE:
        return False  # "Prorektor ds. Wojskowych | WAT"
    if place - 1 <= role_at or not adjective.is_capital or not lexicon.words.is_adjective(adjective.text):
        return False
    known = noun_readings(words[place].text, lexicon.lemmatiser)
    if not known or not agrees(adjective.text, words[place].text, lexicon.lemmatiser):
        return False
    return place - 2 > role_at or not agrees(adjective.text, words[role_at].text, lexicon.lemmatiser)


def _ends_unit(phrase: Phrase, place: int) -> bool:
    """`Departamentu Rozwoju Regionalnego | Urzędu Marszałkowskiego`: an adjective that a unit's noun before it has, and no ministry or office takes."""
    words, _, lexicon = phrase
    if not in_unit(phrase, place) or not words[place - 1].is_capital or lexicon.words.lemmas(words[place - 1].text) & UNITS:
        return False
    if lexicon.words.lemmas(words[place].text).isdisjoint(_FIELDS) or not agrees(words[place].text, words[place - 1].text, lexicon.lemmatiser):
        return False
    return place + 1 < len(words) and not lexicon.words.lemmas(words[place + 1].text).isdisjoint(_OFFICES_OF_STATE)


def heads_later(phrase: Phrase, place: int) -> bool:
    """`Departamentu Innowacji Polskiej Agencji Rozwoju`: adjectives that belong to the organisation's noun after them."""
    words, _, lexicon = phrase
    first = place
    if _ends_unit(phrase, place):
        return False
    while place < len(words) and words[place].is_capital and lexicon.words.is_only_adjective(words[place].text):
        place += 1
    if place == len(words) or not lexicon.words.is_organisation(words[place].text) or lexicon.words.lemmas(words[place].text) & PLAIN_UNITS:
        return False
    return first == place or agrees(words[first].text, words[place].text, lexicon.lemmatiser)  # not "Komisji Gospodarki Narodowej | Senatu RP"
