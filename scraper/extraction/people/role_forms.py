"""Forms of a role: in the nominative, in the singular of a plural that several share, a woman's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.english_border import is_english
from scraper.extraction.people.organisation_names import ANY_CASE
from scraper.extraction.people.phrases import joined
from scraper.extraction.people.role_words import is_rank_adjective
from scraper.language.inflection import like, nominative, noun_readings

if TYPE_CHECKING:
    from scraper.extraction.people.phrases import Word
    from scraper.extraction.people.roles import Position
    from scraper.language.lexicon import Lexicon

# Adjectives that belong to a role; those that only say when (obecny, nowy) do not.
OF_TIME = re.compile(
    r"^(?:obecn|pozostał|now|aktualn|poblisk|niedalek|sąsiedni|ówczesn|dotychczasow|nasz|swo|dzisiejsz|któr|jego|jej|ich|their|our|its|his|her|new|current|the|an?$)\w*$",
    re.IGNORECASE,
)
ENGLISH_POSTS = frozenset(
    "manager director officer consultant specialist coordinator engineer president analyst advisor adviser architect author expert captain lead geologist scientist chemist"
    " economist researcher developer designer planner trainer accountant secretary assistant fellow executive chairman chairwoman founder owner buyer technician"
    " technologist supervisor administrator auditor inspector lecturer professor editor journalist".split()
)
_TERM = re.compile(r"^(?:kadencj|rok|lat[aę]|okres|czas)")
_ADVERBS = frozenset("nadal wciąż ponownie dalej znów znowu również także też jednogłośnie jednomyślnie oficjalnie".split())
_DEMONSTRATIVE = frozenset("tym tej tego tych".split())
ENGLISH_MODIFIERS = frozenset(
    "keynote guest deputy senior chief managing executive general sales policy programme program project technical commercial visiting associate vice founding"
    " honorary regional research marketing operations cluster trade freelance legal financial administrative scientific acting former joint head lead".split()
)


def is_english_post(name: str) -> bool:
    """Whether what looks like a name is a post in capitals: `Managing Director`."""
    first, _, last = name.lower().partition(" ")
    return first in ENGLISH_MODIFIERS and last in ENGLISH_POSTS


def singular_role(position: Position, noun: str, gender: str, lexicon: Lexicon) -> Position:
    """The position with its plural noun in the singular: `właściciele firmy X` -> `właścicielka`, for a woman."""
    if position.role is None:
        return position
    if gender == "f" and noun.endswith("y") and noun[:-1].lower() + "a" in lexicon.roles:  # "wiceministry Ireny": younger than the dictionary
        return position._replace(role=" ".join([noun[:-1] + "a", *position.role.split(" ")[1:]]))
    if lexicon.words.cases(noun):
        return position
    if noun.isascii() and noun.endswith("s") and noun[:-1] in lexicon.roles:
        return position._replace(role=position.role.replace(noun, noun[:-1]))
    lemma = min((r.lemma for r in lexicon.lemmatiser.readings(noun.lower()) if r.tag.startswith("subst:pl")), default=None, key=len)
    if lemma is None:
        return position
    if gender == "f":
        lemma = _woman(lemma, lexicon)
    _, _, rest = position.role.partition(" ")
    return position._replace(role=f"{lemma} {rest}".strip())


def singular_again(role: str, gender: str, lexicon: Lexicon) -> str:
    """A role in the singular for another person of the same plural: `prowadzący` -> `prowadząca`."""
    noun, _, rest = role.partition(" ")
    if gender == "f":
        noun = _woman(noun, lexicon)
    elif gender == "m" and noun.endswith("ka") and noun[:-2] in lexicon.roles:
        noun = noun[:-2]
    elif (
        gender == "m"
        and (men := [r.lemma for r in lexicon.lemmatiser.readings(noun.lower()) if r.tag.startswith("subst:sg")])
        and noun.endswith("ąca")
    ):
        noun = noun[:-1] + "y" if noun[:-1] + "y" in lexicon.roles else men[0]
    return f"{noun} {rest}".strip()


def _woman(lemma: str, lexicon: Lexicon) -> str:
    """`prowadząca`, `członkini`, `właścicielka`: the feminine that the word lists know; a man's where they know none (prezes, dyrektor)."""
    if lemma in ("prezes", "wiceprezes", "dyrektor", "wicedyrektor", "burmistrz", "minister", "ekspert"):
        return lemma
    options = [lemma[:-1] + "a" if lemma.endswith("y") else lemma + "ka", lemma.removesuffix("ek") + "kini", lemma[:-1] + "czka", lemma[:-1] + "ka"]
    return next((o for o in options if o in lexicon.roles), lemma)


def role_nominative(words: list[Word], role_at: int, lexicon: Lexicon) -> str:
    """The role with its noun, at `role_at`, and its adjectives in the nominative, without what only says when or whose."""
    while words and role_at > 0 and (OF_TIME.match(words[0].text) or words[0].text.endswith(("'s", "’s"))):
        words, role_at = words[1:], role_at - 1
    words = words[: _end_of_post(words, role_at)]
    while len(words) > role_at + 1 and words[-1].lower in _ADVERBS:
        words = words[:-1]
    texts = [w.text for w in words]
    if texts and role_at == 1 and len(texts[0]) > 1 and texts[0].istitle() and texts[1].islower():
        texts[0] = texts[0].lower()
    if texts and (texts[0].lower() == "p.o." or texts[role_at].endswith(".")):
        return joined(texts)
    if (
        texts
        and not (is_english(words) or words[0].lower in ENGLISH_MODIFIERS)
        and texts[role_at].lower() not in ENGLISH_MODIFIERS
        and not _is_nominative(texts[role_at], lexicon)
    ):
        texts = nominative(texts, role_at, lexicon.lemmatiser, ANY_CASE, lexicon.roles)
        if texts[role_at] == words[role_at].text and not lexicon.lemmatiser.readings(texts[role_at]):
            texts[role_at] = _unknown_nominative(texts[role_at], lexicon)
    elif len(texts) > role_at + 1 and texts[role_at + 1].endswith(("ą", "ej")):
        texts[role_at + 1] = _rank_of_woman(texts[role_at + 1], lexicon)
    return joined(texts)


def _rank_of_woman(text: str, lexicon: Lexicon) -> str:
    """`z dyrektor generalną X` -> generalna: the noun stays as it is, its adjective shows the case."""
    adjective = next((r for r in lexicon.lemmatiser.readings(text.lower()) if r.tag.startswith("adj:sg") and ":f:" in r.tag), None)
    found = lexicon.lemmatiser.nominative(adjective.lemma, "adj", "sg", "f", "pos") if adjective and is_rank_adjective(text, lexicon) else None
    return like(text, found) if found else text


def _end_of_post(words: list[Word], role_at: int) -> int:
    """Where the post goes over into `w tym resorcie` or `na kolejną kadencję`, which is no part of it."""
    for place in range(role_at + 1, len(words) - 1):
        following = words[place + 1 : place + 3]
        if words[place].lower in ("w", "z", "na") and following[0].lower in _DEMONSTRATIVE:
            return place
        if words[place].lower == "na" and any(_TERM.match(w.lower) for w in following):
            return place
    return len(words)


def _is_nominative(text: str, lexicon: Lexicon) -> bool:
    readings = noun_readings(text, lexicon.lemmatiser)
    listed = [(lemma, a) for lemma, a in readings if lemma in lexicon.roles]  # architekta: also a word of its own, but no role
    return any("nom" in a.cases and a.number == "sg" for _, a in listed or readings)


def _unknown_nominative(text: str, lexicon: Lexicon) -> str:
    """`technolożki`: the lemma that the word lists know."""
    lemma = min(lexicon.words.lemmas(text) & lexicon.roles, default=None)
    return like(text, lemma) if lemma else text
