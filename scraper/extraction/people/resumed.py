"""Posts that the clause before names: `Izba X ma nowego prezesa. Został nim Y`, `wybrano wiceprzewodniczących. Zostali nimi A i B`, `wyłoniono lidera, którym jest Y`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.clues import clue
from scraper.extraction.people.organisation_names import NOMINATIVE, organisation_name
from scraper.extraction.people.phrases import words_of
from scraper.extraction.people.roles_before import position_in

if TYPE_CHECKING:
    from scraper.extraction.people.contexts import Context
    from scraper.extraction.people.phrases import Word
    from scraper.extraction.people.roles import Position
    from scraper.language.lexicon import Lexicon

_PRONOUN = clue(r"\b(?:nim|nią|nimi|którym|którą|którymi)\b", "nim nią którym którą")
_TAKEN_UP = re.compile(
    r"(?P<told>[^.!?\n]{4,250})(?:[.!?]\s+|,\s|\n+)(?P<became>(?:[Zz]ostał[aoiy]?|[Zz]ostali|[Jj]est|[Ss]ą|[Bb]ędzie|[Bb]ędą)\s+(?:nim|nią|nimi)"
    r"|(?:którym|którą|którymi)\s(?:został[aoiy]?|zostali|jest|są|będzie|wybrano|mianowano))"
    r"\s+(?:(?:ponownie|jednogłośnie|obecnie|wybran\w+|także|m\.in\.|właśnie|[Pp]an\w{0,3}|p\.|dr|mgr|inż\.|hab\.|prof\.|ks\.)\s*)*$"
)
_HAS = re.compile(r"\s(?:ma|mają|zyskał\w*|wybrał\w*|powołał\w*|otrzymał\w*|będzie miał\w*|poznał\w*)\s")
_REACH = 320


def taken_up(context: Context, lexicon: Lexicon) -> Position | None:
    """The post that the pronoun before the name stands for, with the organisation that is said to have it."""
    if not _PRONOUN.may_stand(context.before.lower()) or not _PRONOUN.pattern.search(context.before):
        return None
    opening = context.name.start if context.name.shared is None else context.name.shared
    found = _TAKEN_UP.search(context.text, max(context.block_start, opening - _REACH), opening)
    if found is None:
        return None
    words = words_of(found["told"])
    several = "mi" in found["became"].split()[0 if found["became"].startswith("któr") else -1]
    at = next((i for i in range(len(words) - 1, -1, -1) if _is_post(words[i], lexicon, several=several)), None)
    if at is None:
        return None
    position = position_in(found["told"][words[at].start :], context.name, lexicon, "any")
    if position is None or position.organisation:
        return position
    return position._replace(organisation=_who_has_it(found["told"], lexicon))


def _is_post(word: Word, lexicon: Lexicon, *, several: bool) -> bool:
    book = lexicon.words
    if not (book.is_role(word.text) or (word.text.islower() and book.is_person(word.text))):
        return False
    return bool(book.cases(word.text, "pl" if several else "sg") & {"gen", "acc", "nom", "inst"})


def _who_has_it(told: str, lexicon: Lexicon) -> str | None:
    """`Izba Gospodarcza w Mławie | ma nowego prezesa`."""
    verb = _HAS.search(told)
    words = words_of(told[: verb.start()]) if verb else []
    if len(words) < 2 or not words[0].is_capital or not any(lexicon.words.is_organisation(w.text) for w in words[:4]):
        return None
    return organisation_name(words, lexicon, NOMINATIVE)
