"""Towns, regions and countries that a text names, in the nominative: `w Tomaszowie Lubelskim` -> Tomaszów Lubelski.

Morfeusz knows which words name places; the list of towns decides where a form is that of several (Tomaszowie: Tomaszów or Tomaszowo) and where it knows none.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from scraper.extraction.events.place_words import ENGLISH_COUNTRIES, NO_PLACES, NO_TOWNS, REGIONS, SOFTENED, guessed_nominative
from scraper.language.inflection import like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.language.lemmas import Reading
    from scraper.language.lexicon import Lexicon

UPPER = "A-ZĄĆĘŁŃÓŚŹŻÄÖÜÅØÉČŠŽ"
NAME = rf"[{UPPER}][\w'’]*(?:-[{UPPER}][\w'’]*)?(?:\s[{UPPER}][\w'’]+)?"
_PREPOSITIONS = (
    r"\b(?P<in>[Ww]e\swsi|[Ww]\s(?:miejscowości|mieście|miasteczku)|[Ww]e?|[Nn]a|[Pp]od|[Kk]oło|[Dd]o|[Ii]n|[Aa]t|[Tt]o|[Ff]rom|[Nn]ear|[Oo]f|z|ze|"
    r"(?:po)?wróci\w{1,4}\s+ze?|odwiedzi\w{1,4}(?:\s(?:w|we)\s(?:poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę)|\s(?:wczoraj|dziś|dzisiaj))?|zwiedzi\w{1,4}|visit(?:s|ed|ing)?|[Pp]rezydent\w{0,4}|[Bb]urmistrz\w{0,4}|[Ww]ójt\w{0,4}|[Mm]ayor\sof)"
)
_IN_PLACE = re.compile(rf"{_PREPOSITIONS}\s+(?:(?:[a-ząćęłńóśźż-]{{3,20}}(?:im|ym|ej|ich|ych|iego|ego)\s+){{0,2}})(?P<name>{NAME})")
_NEXT_TOWN = re.compile(rf",?\s(?:i|oraz|and|,)\s(?:w\s|we\s)?(?P<name>{NAME})|,\s(?:w\s|we\s)?(?P<comma>{NAME})(?=\s(?:i|oraz|and)\s)")
_ON_RIVER = re.compile(rf"\s(?:nad\s[{UPPER}]\w{{2,}}(?:ą|em|iem|im|ym)|pod\s(?:Tatrami|Tatrou|Ještědem|Radhoštěm)|am\s(?:Main|Rhein|Inn|See))\b")
_CASES = {"w": "loc", "we": "loc", "na": "loc", "do": "gen", "koło": "gen", "pod": "inst", "z": "gen", "ze": "gen"}
_CASES_OF_STEMS = (
    ("wróci", "gen"),
    ("powróci", "gen"),
    ("odwiedz", "acc"),
    ("zwiedz", "acc"),
    ("prezydent", "gen"),
    ("burmistrz", "gen"),
    ("wójt", "gen"),
)
_ENGLISH = frozenset("in at to from near of visit visits visited visiting".split())
_PART_OF_NAME = "człon_nazwy_geograficznej"
_NEAR = re.compile(rf"\s(?:k\.|koło|pod|obok|near|n\.)\s[{UPPER}]")
"""A village told by the town it is near: `w Jachrance k. Warszawy`."""
_DIRECTIONS = frozenset("do to z ze from of".split())
_ORIGINS = frozenset("z ze from of".split())


class Trust(IntEnum):
    """How surely a named place is where something is held; the lower the better."""

    HELD = 0
    """`w Rzeszowie`."""
    WENT = 1
    """`do Ostrawy`, `odwiedzili Kielce`."""
    OWNED = 2
    """`Uniwersytetu Ekonomicznego w Katowicach`: the place of what is named before it."""
    UNKNOWN = 3
    """A capitalised word that no dictionary and no list knows."""
    FROM = 4
    """`szklarze z Krosna`, `prezydent Chełma`."""
    WIDE = 5
    """A region or country."""


class NamedPlace(NamedTuple):
    """A place that a text names."""

    name: str
    start: int
    end: int
    trust: Trust


def places_named(text: str, lexicon: Lexicon) -> list[NamedPlace]:
    """Every place that the text names after a preposition, in order. Towns joined by "i" count as one: Aarhus, Kopenhaga."""
    return list(_places(text, lexicon))


def town_of(name: str, lexicon: Lexicon, case: str = "nom") -> str | None:
    """The town that stands in the case, in the nominative; None where the words name none.

    Of several that have the form, one of the list, else Łódź before Łodzia, Krosno before Krosna: the town before the hamlet.
    """
    words = name.split()[:2]
    found = _two_words(words, lexicon, case) if len(words) == 2 else []
    if not found and not words[0].isupper():
        found = _hyphenated(words[0].split("-"), lexicon, case) if "-" in words[0] else _one_word(words[0], lexicon, case)
    listed = [town for town in found if town in lexicon.towns]
    return min(listed or found, key=lambda town: (case == "nom" and town != name, len(town), not town.endswith("o")), default=None)


def is_wide(name: str, lexicon: Lexicon) -> bool:
    """Whether the name is that of a region or a country."""
    return name in REGIONS or name.endswith("szczyzna") or name in {nominative for nominative, _ in lexicon.countries}


def is_common_word(town: str, lexicon: Lexicon) -> bool:
    """Whether the hamlet of that name is likelier the common word: Miasto, Hala; never a listed town."""
    if town in lexicon.towns or " " in town or "-" in town:
        return False
    return any("nom" in _cases(r) and not {"nazwa_geograficzna", "nazwisko", "imię"} & frozenset(r.labels) for r in lexicon.lemmatiser.readings(town))


def _places(text: str, lexicon: Lexicon) -> Iterator[NamedPlace]:
    at = beside = 0
    while found := _IN_PLACE.search(text, at):
        if found.start() == beside and found["in"].lower() in ("pod", "koło", "near"):
            at = found.start("name")
            continue
        place = _place(found, text, lexicon)
        if place is None:
            at = found.start("name")
            continue
        if place.trust <= Trust.WENT:
            place = _with_further(place, text, lexicon, _case_of(found["in"].lower()))
        at, beside = place.end, place.end + 1
        yield place


def _place(found: re.Match[str], text: str, lexicon: Lexicon) -> NamedPlace | None:
    word, name, start = found["in"].lower(), found["name"], found.start("name")
    case, english = _case_of(word), word in _ENGLISH or word.startswith("mayor")
    town = town_of(name, lexicon, case) or (town_of(name, lexicon, "loc") if " " in word else None)
    if town is None:
        return _unlisted(text, found, lexicon, english=english)
    end = start + (len(name) if " " in town or " " not in name else name.index(" "))
    if river := _ON_RIVER.match(text, end):
        town, end = town + river[0], river.end()
    if town.split()[0] in NO_PLACES:
        return None
    if is_common_word(town, lexicon):
        return NamedPlace(town, start, end, Trust.UNKNOWN) if case == "loc" else None
    if is_wide(town, lexicon):
        return NamedPlace(town, start, end, Trust.WIDE)
    if word in _ORIGINS or (case == "gen" and word not in ("do", "koło") and "wróci" not in word) or word.startswith("mayor"):
        return NamedPlace(town, start, end, Trust.FROM)
    if word in _DIRECTIONS or "wróci" in word or case == "acc" or word.startswith("visit"):
        return NamedPlace(town, start, end, Trust.WENT)
    return NamedPlace(town, start, end, _trust_of_seat(text, found.start(), lexicon))


def _unlisted(text: str, found: re.Match[str], lexicon: Lexicon, *, english: bool) -> NamedPlace | None:
    """A place that Morfeusz does not know: one of the list with an ending, a country in English, a foreign town."""
    word, name, start, preposition = found["in"].lower(), found["name"], found.start("name"), found.start()
    first = name.split()[0]
    for form in (name, first):
        if listed := _listed(form, lexicon):
            seat = _trust_of_seat(text, preposition, lexicon) if word in ("w", "we", "in") else Trust.HELD
            trust = Trust.FROM if word in _ORIGINS else Trust.WENT if word in _DIRECTIONS else seat
            return NamedPlace(listed, start, start + len(form), trust)
    if first in ENGLISH_COUNTRIES:
        return NamedPlace(first, start, start + len(first), Trust.WIDE)
    if word not in ("w", "we", "in", "to", "at") and not word.startswith("visit"):
        return None
    if first in NO_TOWNS or first in NO_PLACES or first.isupper() or len(first) < 3 or first.endswith("ski"):
        return None
    if lexicon.lemmatiser.readings(first) or lexicon.lemmatiser.readings(first.lower()):
        return None
    if not english:
        river = _ON_RIVER.match(text, start + len(first))
        end = river.end() if river else start + len(first)
        trust = Trust.HELD if _NEAR.match(text, end) else Trust.UNKNOWN
        return NamedPlace(guessed_nominative(first) + (river[0] if river else ""), start, end, trust)
    trust = Trust.HELD if word == "in" else Trust.UNKNOWN if word == "at" else Trust.WENT
    return NamedPlace(name, start, start + len(name), trust)


def _listed(form: str, lexicon: Lexicon) -> str | None:
    """The listed town that the form is, with or without an ending: Linzu, Tel Awiwu, Juracie."""
    bare = (form[: len(form) - n] for n in range(4) if len(form) - n > 2)
    softened = (form[: -len(ending)] + instead for ending, instead in SOFTENED if form.endswith(ending) and len(form) - len(ending) > 2)
    return next((town for town in (*bare, *softened) if town in lexicon.towns), None)


def _with_further(place: NamedPlace, text: str, lexicon: Lexicon, case: str) -> NamedPlace:
    """Aarhus i w Kopenhadze; Świdnicy, Dzierżoniowie i Kłodzku."""
    names, end = [place.name], place.end
    for _ in range(5):
        further = _NEXT_TOWN.match(text, end)
        if further is None:
            break
        group = "name" if further["name"] else "comma"
        town = town_of(further[group], lexicon, case)
        if town is None or town in REGIONS or town.split()[0] in NO_PLACES:
            break
        names.append(town)
        end = further.start(group) + (len(further[group]) if " " in town or " " not in further[group] else further[group].index(" "))
    return place._replace(name=", ".join(dict.fromkeys(names)), end=end)


def _case_of(word: str) -> str:
    return _CASES.get(word) or next((case for stem, case in _CASES_OF_STEMS if word.startswith(stem)), "nom")


_CHAIN = re.compile(rf"(?P<lead>(?:^|\S+\s))(?P<chain>[{UPPER}][\w'’-]*(?:\s(?:[{UPPER}][\w'’-]*|i|im\.|w\s(?=[{UPPER}])))*)[”\"]?\s$")
_PLACE_LEADS = frozenset(
    """w we na przy podczas at in the placu pl. ulicy ul. alei al. rondzie rynku bulwarze moście hotelu restauracji kawiarni hali sali auli parku pałacu zamku dworze
    muzeum teatrze kinie domu centrum ośrodku stadionie budynku gmachu inkubatorze fabryce zakładzie bibliotece szkole kościele""".split()
)


_ROLE_BEFORE = re.compile(r",\s(?:[a-ząćęłńóśźż]{3,},?\s){0,2}?(?P<role>[a-ząćęłńóśźż]{4,})\s(?:[a-ząćęłńóśźż]{3,}\s)?$")


def _is_of_role(before: str, lexicon: Lexicon) -> bool:
    """Whether somebody's role stands right before "w": Anna Kot, doradczyni zawodowa w Zielonej Górze."""
    found = _ROLE_BEFORE.search(before)
    return found is not None and any(r.lemma in lexicon.roles and "nom" in _cases(r) for r in lexicon.lemmatiser.readings(found["role"]))


def _trust_of_seat(text: str, preposition: int, lexicon: Lexicon) -> Trust:
    """OWNED where a name stands right before "w" that is no place where one is but what has its seat there: prezes Izby Gospodarczej w Lublinie, AGH w Krakowie.

    FROM where somebody comes from there: profesor z Politechniki Śląskiej w Gliwicach.
    """
    if _is_of_role(text[max(0, preposition - 40) : preposition], lexicon):
        return Trust.OWNED
    before = _CHAIN.search(text[max(0, preposition - 90) : preposition])
    if before is None or not before["lead"] or (lead := before["lead"].strip().lower()) in _PLACE_LEADS:
        return Trust.HELD
    words = before["chain"].split()
    if lead in ("z", "ze", "from") and not (words[0].isupper() and len(words) > 1):
        return Trust.FROM
    if words[0].isupper() and len(words[0]) > 1:
        return Trust.OWNED
    if any(r.lemma in lexicon.organisations for r in _readings(words[0], lexicon)):
        return Trust.OWNED
    cases = frozenset().union(*(_cases(r) for r in _readings(words[-1], lexicon)))
    return Trust.OWNED if cases and "loc" not in cases else Trust.HELD


def _readings(word: str, lexicon: Lexicon) -> tuple[Reading, ...]:
    return lexicon.lemmatiser.readings(word) or lexicon.lemmatiser.readings(word.lower())


def _one_word(word: str, lexicon: Lexicon, case: str) -> list[str]:
    if case == "nom" and word in lexicon.towns:
        return [word]
    readings = lexicon.lemmatiser.readings(word)
    named = [r.lemma for r in readings if "nazwa_geograficzna" in r.labels and case in _cases(r)]
    if named or not all(r.labels == (_PART_OF_NAME,) for r in readings):
        return named
    return [r.lemma for r in readings if case in _cases(r)]  # Młodzawach: the dictionary has Młodzawy only as a part of Młodzawy Duże


def _hyphenated(parts: list[str], lexicon: Lexicon, case: str) -> list[str]:
    """Bielsku-Białej, Konstancinie-Jeziornie (and -Jeziornej, as many write): each half in the nominative."""
    halves: list[list[str]] = []
    for part in parts[:2]:
        lemmas = [
            r.lemma
            for r in lexicon.lemmatiser.readings(part)
            if r.tag.startswith("subst") and case in _cases(r) and {"nazwa_geograficzna", "człon_nazwy_geograficznej"} & frozenset(r.labels)
        ]
        if not lemmas and part.endswith("ej") and case in ("gen", "loc"):
            lemmas = [f"{part[:-2]}a"]
        if not lemmas:
            return []
        # Bielsko, not Bielsk: a first half in -o stands before a feminine second one.
        halves.append(sorted(lemmas, key=lambda lemma: (not lemma.endswith("o"), len(lemma))))
    wholes = [f"{first}-{second}" for first in halves[0] for second in halves[1]]
    return [whole for whole in wholes if whole in lexicon.towns] or wholes[:1]


def _two_words(words: list[str], lexicon: Lexicon, case: str) -> list[str]:
    """Nowej Soli, Ożarowie Mazowieckim."""
    if case == "nom" and " ".join(words) in lexicon.towns:
        return [" ".join(words)]
    first, second = (lexicon.lemmatiser.readings(w) + lexicon.lemmatiser.readings(w.lower()) for w in words)
    for head in first:  # Górze Kalwarii: two nouns, each in the case
        for tail in second:
            if case in _cases(head) and case in _cases(tail) and (town := f"{head.lemma.capitalize()} {tail.lemma.capitalize()}") in lexicon.towns:
                return [town]
    found: list[str] = []
    for noun, other, order in ((first, second, 1), (second, first, -1)):
        for reading in noun:
            if not reading.tag.startswith("subst") or not {"nazwa_geograficzna", "człon_nazwy_geograficznej"} & frozenset(reading.labels):
                continue
            if case not in _cases(reading):
                continue
            adjectives = _agreeing(other, reading.tag.split(":")[3].split(".")[0], case, lexicon)
            found.extend(" ".join(like("A", part) for part in (reading.lemma, adjective)[::order]) for adjective in adjectives)
    return [town for town in found if town in lexicon.towns] or found[:1]


def _agreeing(readings: tuple[Reading, ...], gender: str, case: str, lexicon: Lexicon) -> Iterator[str]:
    """The second half in the nominative, where it agrees with the first: an adjective, or one that serves as a name (Wysokie Mazowieckie)."""
    for reading in readings:
        parts = reading.tag.split(":")
        if len(parts) < 4 or case not in _cases(reading) or gender not in parts[3].split("."):
            continue
        if parts[0] == "adj":
            for form, tag in lexicon.lemmatiser.generated(reading.lemma):
                p = tag.split(":")
                if p[0] == "adj" and p[1] == "sg" and "nom" in p[2].split(".") and gender in p[3].split(".") and p[-1] == "pos":
                    yield form
                    break
        elif "człon_nazwy_geograficznej" in reading.labels:
            yield reading.lemma


def _cases(reading: Reading) -> frozenset[str]:
    parts = reading.tag.split(":")
    return frozenset(parts[2].split(".")) if len(parts) > 2 else frozenset()
