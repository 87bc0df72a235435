"""Into which organ somebody was elected, and so of which organisation: `Do Zarządu Klastra X zostali wybrani:`, `W skład rady weszli A i B`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.clues import clue
from scraper.extraction.people.contexts import lead_in
from scraper.extraction.people.organisation_names import GENITIVE, organisation_name
from scraper.extraction.people.phrases import words_of
from scraper.extraction.people.roles import Position

if TYPE_CHECKING:
    from scraper.extraction.people.contexts import Context
    from scraper.language.lexicon import Lexicon

ORGANISATION_WITH_ORGANS = "organ"
"""What the organ of an unnamed organisation refers to: a cluster, an association, a chamber."""
_ENTERED = clue(
    r"\b(?:do|w skład|członk\w+)\s(?P<body>(?:\w+\s)?(?:zarządu|rady(?!\s(?:ekspert|doradc|naukow|programow|konsultac|gmin|miasta|powiat|minist))|komisji(?:\srewizyjnej)?|prezydium|władz)\b[^.;:()–\n]{0,90}?)"
    r"(?:,\s|\s+)(?:powoła|wybra|dokoopt|wesz|wchodz|dołącz|zosta[lł])(?:[^.;()–\n]|(?<=\b(?:dr|tj|in|nż|ab|gr|of))\.|(?<=\bp)\.){0,90}$",
    "zarząd rad komisj prezyd władz",
)
_ENTRY = re.compile(r"^\s*(?:[•▪●◦*–-]\s?|\d{1,3}[.)]\s?)?(?:[Pp]an\w{0,3}\s|p\.\s)?")
_FURTHEST_IN_ENTRY = 30
"""Characters of an entry before the name that it names."""


def elected_into(context: Context, before: str, lexicon: Lexicon) -> Position | None:
    """The organisation whose organ the sentence, or the line above the list, says the person entered; it tells no role."""
    found = _entered(before) or (_entered(lead_in(context)) if _opens_entry(context) else None)
    if found is None:
        return None
    words = words_of(found)
    at = next((i for i, w in enumerate(words) if i and w.is_proper and lexicon.words.is_organisation(w.text)), None)
    while at is not None and at > 1 and words[at - 1].is_capital and lexicon.words.is_adjective(words[at - 1].text):
        at -= 1
    name = organisation_name(words[at:], lexicon, GENITIVE) if at is not None else None
    return Position(None, name) if name else Position(None, None, ORGANISATION_WITH_ORGANS)


def _entered(before: str) -> str | None:
    lower = before.lower()
    found = _ENTERED.pattern.search(before) if _ENTERED.may_stand(lower) else None
    return found["body"] if found else None


def _opens_entry(context: Context) -> bool:
    """Whether the name stands at the beginning of its line, after no more than a degree."""
    return len(_ENTRY.sub("", context.line_before)) <= _FURTHEST_IN_ENTRY
