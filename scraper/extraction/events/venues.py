"""Venues: the house where an event is held, in the nominative, with the town that its name tells: Filharmonia Lubelska, Lublin."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scraper.extraction.events.towns import UPPER, town_of
from scraper.language.inflection import like, nominative

if TYPE_CHECKING:
    from scraper.language.lemmas import Reading
    from scraper.language.lexicon import Lexicon

_PARTS = "siedzibie|auli|sali|gmachu|budynku|hali|ośrodku|hotelu|restauracji|terenie|kampusie|murach|gościnnych progach"
_VENUE = re.compile(
    rf"\b(?:[Ww]e?|[Nn]a|at(?:\sthe)?|in\sthe)\s+(?:(?P<part>{_PARTS})\s+(?:(?:nr\s)?\d{{1,4}}\s+)?(?:(?:gmachu|budynku)\s+)?(?:[a-ząćęłńóśźż]{{3,16}}(?:ego|ej)\s+)?)?(?P<venue>[{UPPER}„][\w”.-]*(?:\s+(?:[{UPPER}„][\w”.-]+|w|i|im\.|na|of|XXI)){{0,6}})"
)
_LOOSE_END = re.compile(r"(?:\s(?:w|i|im\.|na|of))+$")
_PATRON = re.compile(r"\sim\..*$")
_NOUNS = frozenset(
    """centrum hotel hala sala aula park uniwersytet politechnika akademia szkoła instytut muzeum teatr filharmonia opera zamek pałac dwór dworek ratusz urząd
    ministerstwo sejm senat stadion arena klub restauracja biblioteka galeria dom inkubator ośrodek kampus biuro siedziba izba giełda targi expo fabryka zakład starostwo
    bazylika kościół katedra cmentarz port lotnisko browar huta kopalnia elektrownia laboratorium technopark hub pracownia zajazd karczma folwark agencja bank kancelaria
    uczelnia kino wydział stocznia spodek lotnisko liceum technikum rynek ogród schronisko pensjonat dworzec gmach budynek rezydencja oranżeria
    hotel centre center university hall palace museum office ministry academy institute school castle college""".split()
)
_GATHERINGS = frozenset(
    "spotkanie konferencja szkolenie targi kongres forum warsztaty warsztat gala seminarium posiedzenie debata zjazd obrady piknik śniadanie".split()
)
"""`krakowskie spotkanie`, `poznańskie targi` are held in the town of their adjective."""
_LOCATIVE = frozenset(("loc",))
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ROOM = re.compile(r"\b(?:aul\w+|sal[aięey]\w*|hal[aięey]\w*|kampus\w*|siedzib\w+|gmach\w*|budyn\w+|wydzia\w+|hol\w*|rektora\w+)\s$")
_OF_REGION = re.compile(
    r"(?:wojew[oó]dztw\w*|woj\.|powiat\w*|gmin\w*|diecezj\w*|region\w*|marszał\w+|wojewod\w+|klast\w+|firm\w*|przedsiębior\w+)\s$"
)
_ADJECTIVE_ENDS = ("ki", "kie", "kiego", "kiemu", "kim", "ka", "kiej", "ką", "cy", "cka")


def find_venue(part: str, lexicon: Lexicon) -> str | None:
    """`w Lubelskim Parku Naukowo-Technologicznym` -> Lubelski Park Naukowo-Technologiczny, Lublin."""
    for found in _VENUE.finditer(part):
        words = _PATRON.sub("", _LOOSE_END.sub("", found["venue"])).strip(" .,").split()
        name = " ".join(words)
        if len(name) < 3 or not (found["part"] or name.startswith("„") or is_venue(words, lexicon)):
            continue
        if found["part"]:
            head = lexicon.lemmatiser.readings(found["part"])
            name = " ".join((like("A", head[0].lemma) if head and found["part"] not in ("terenie", "murach") else found["part"].capitalize(), name))
            if found["part"] == "siedzibie":
                name = f"siedziba {' '.join(words)}"
        elif not name.startswith("„"):
            name = _in_nominative(words, lexicon)
        town = _seat(words, lexicon)
        return f"{name}, {town}" if town else name
    return None


_OF_COUNTY = re.compile(
    r"\b(?:powiatu|powiecie|starost\w+|starostwie|starostwa)\s(?:powiatow\w+\s(?:w\s)?)?(?P<name>[a-ząćęłńóśźż-]{5,20}ego|[a-ząćęłńóśźż-]{5,20}im)\b"
)


def seat_of_county(text: str, lexicon: Lexicon) -> str | None:
    """The seat of the county that the text names: radni powiatu biłgorajskiego -> Biłgoraj."""
    found = _OF_COUNTY.search(text)
    return _adjectives_town(found["name"], lexicon) if found else None


_OF_PROVINCE = re.compile(r"\b[Ww]ojewództw(?:a|o|ie)\s(?P<name>[\w-]+(?:iego|kie|kim))\b")


def capital_of_province(text: str, lexicon: Lexicon) -> str | None:
    """The capital of the province that the text names: Sejmik Województwa Podlaskiego -> Białystok."""
    found = _OF_PROVINCE.search(text)
    return capital_of(found["name"], lexicon) if found else None


def capital_of(place: str, lexicon: Lexicon) -> str | None:
    """The capital of the province whose adjective the house's name holds, for want of a better: Filharmonia Podkarpacka -> Rzeszów."""
    words = {lemma for word in place.split() for lemma in ({r.lemma for r in _readings(word, lexicon)} | {_compound(word, lexicon)})}
    offices = ((name.split()[0].lower(), town) for name, town in lexicon.seats if name.endswith(" Urząd Wojewódzki"))
    return next((town for adjective, town in offices if adjective in words), None)


def town_of_adjective(text: str, lexicon: Lexicon) -> str | None:
    """`warszawska siedziba`, `w krakowskim hotelu`: the town of the adjective before a venue."""
    words = list(_WORD.finditer(text))
    for adjective, noun in pairwise(words):
        if _ROOM.search(text, max(0, adjective.start() - 20), adjective.start()) and (town := _adjectives_town(noun[0], lexicon)):
            return town  # aula Politechniki Białostockiej
        if (
            not adjective[0].endswith(_ADJECTIVE_ENDS)
            or noun.start() - adjective.end() != 1
            or _OF_REGION.search(text, max(0, adjective.start() - 20), adjective.start())
        ):
            continue
        town = _adjectives_town(adjective[0], lexicon)
        if town and any(r.lemma in _NOUNS or r.lemma in _GATHERINGS for r in lexicon.lemmatiser.readings(noun[0].lower())):
            return town
    return None


def is_venue(words: list[str], lexicon: Lexicon) -> bool:
    """Whether one of the first words is a house's name; an abbreviation of capitals may be one (AGH), any other word is not."""
    if words[0].isupper() and len(words[0]) > 2 and words[0] in dict(lexicon.seats):
        return True
    return any(r.lemma.lower() in _NOUNS for word in words[:3] for r in _readings(word, lexicon)) or words[0].lower() in _NOUNS


def _in_nominative(words: list[str], lexicon: Lexicon) -> str:
    """The words with their noun in the nominative: the first that is a house's, else the first."""
    head = next((n for n, word in enumerate(words[:3]) if any(r.lemma.lower() in _NOUNS for r in _readings(word, lexicon))), 0)
    return " ".join(nominative(words, head, lexicon.lemmatiser, _LOCATIVE))


def _seat(words: list[str], lexicon: Lexicon) -> str | None:
    """The town that the house's name tells: by the list of seats, by an adjective of a town, or by the town's own name (Targi Kielce)."""
    lemmas = [{r.lemma.lower() for r in _readings(word, lexicon)} | {word.lower(), _compound(word, lexicon)} for word in words]
    for institution, town in lexicon.seats:
        if all(_same(wanted, lemmas[n] if n < len(lemmas) else set(), lexicon) for n, wanted in enumerate(institution.split())):
            return town
    told = next((named for word in words if (named := _adjectives_town(word, lexicon))), None)
    if told:
        return told
    last = words[-1].strip("”.")
    return last if last in lexicon.towns and town_of(last, lexicon) == last else None


def _compound(word: str, lexicon: Lexicon) -> str:
    """Górniczo-Hutniczej -> górniczo-hutniczy; empty where the word is none of two halves."""
    first, dash, second = word.lower().rpartition("-")
    return next((f"{first}-{r.lemma}" for r in lexicon.lemmatiser.readings(second) if r.tag.startswith("adj:")), "") if dash else ""


def _same(wanted: str, lemmas: set[str], lexicon: Lexicon) -> bool:
    return (
        wanted.lower() in lemmas
        or ("-" in wanted and _compound(wanted, lexicon) in lemmas)
        or any(r.lemma.lower() in lemmas for r in _readings(wanted, lexicon))
    )


def _adjectives_town(word: str, lexicon: Lexicon) -> str | None:
    for reading in lexicon.lemmatiser.readings(word.lower()):
        if reading.tag.startswith("adj:") and (town := lexicon.town_adjectives.get(reading.lemma)):
            return town
    return None


def _readings(word: str, lexicon: Lexicon) -> tuple[Reading, ...]:
    return lexicon.lemmatiser.readings(word) or lexicon.lemmatiser.readings(word.lower())
