"""Of which town somebody is mayor, where the office is told without it: `burmistrz X` in a text of the `Urząd Miejski w Świeciu`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.organisation_names import OBLIQUE, organisation_name
from scraper.extraction.people.phrases import words_of

if TYPE_CHECKING:
    from scraper.extraction.people.phrases import Word
    from scraper.language.lexicon import Lexicon

_MAYOR = re.compile(
    r"^(?:wice|zastępc\w+ |z-ca |i zastępc\w+ )?(?:burmistrz\w*|prezydent\w*)(?: miasta)?$",
    re.IGNORECASE,
)
_TOWN = re.compile(
    r"\b(?:Urz(?:ąd|ędu|ędzie|ędowi|ędem)\s(?:Miasta(?:\si\sGminy)?|Miejsk(?:i|iego|im|iemu))(?:\swe?)?|(?:[Bb]urmistrz(?:a|owi|em|u)?|[Pp]rezyden(?:t|ta|towi|tem|cie))(?:\sMiasta)?)"
    r"\s(?=[A-ZĆŁŚŹŻ])"
)
_OF_STATE = re.compile(r"\bPrezyden\w+\s(?:RP|Rzeczypospolitej|Polski|USA|Stanów)\b|\bKancelari\w+\sPrezydenta\b|\bGłow\w+\s[Pp]aństwa\b")
_LONGEST = 60


def is_mayor(role: str) -> bool:
    """Whether the role is a mayor's, or a deputy's, and says of no town.

    >>> is_mayor("Zastępca Burmistrza"), is_mayor("Prezydent Miasta"), is_mayor("prezydent izby")
    (True, True, False)
    """
    return _MAYOR.match(role) is not None


def only_town(text: str, lexicon: Lexicon) -> str | None:
    """The town whose office or mayor a text names; None where it names none, or several."""
    if _OF_STATE.search(text):
        return None  # a bare "prezydent" may be the other one
    towns = {town for found in _TOWN.finditer(text) if (town := _town_at(text[found.end() : found.end() + _LONGEST], lexicon))}
    return towns.pop() if len(towns) == 1 else None


def _town_at(text: str, lexicon: Lexicon) -> str | None:
    words = words_of(text.partition("\n")[0])
    if not words or not lexicon.words.is_place(words[0].text) or lexicon.names.first(words[0].text):
        return None
    return organisation_name(words[: _end(words, lexicon)], lexicon, OBLIQUE)


def _end(words: list[Word], lexicon: Lexicon) -> int:
    """`Solca nad Wisłą`, `Ostrowa Wielkopolskiego`."""
    if len(words) > 2 and words[1].lower == "nad" and words[2].is_capital:
        return 3
    return 2 if len(words) > 1 and words[1].is_capital and lexicon.words.is_adjective(words[1].text) else 1
