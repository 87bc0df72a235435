"""Of which organ the sentence, or the line above a list, says that somebody is a member, and so of which organisation: `Do Zarządu Klastra X zostali wybrani:`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.clues import clue
from scraper.extraction.people.contexts import lead_in
from scraper.extraction.people.organisation_names import GENITIVE, organisation_name
from scraper.extraction.people.phrases import joined, words_of
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
_MEMBERS = clue(
    r"(?:^|[.;,]\s|\s)(?:obecni |pozostali |nowi )?członkowie\s(?P<body>(?:[^\W\d_]+\s)?(?:zarządu|rady|komisji|prezydium|kapituły|komitetu)\b[^.;:()–\n]{0,90}?)\s?:\s?"
    r"(?:[^.;()\n]|(?<=\b(?:dr|tj|in|nż|ab|gr|of))\.|(?<=\bp)\.){0,90}$",
    "zarząd rad komisj prezyd kapituł komitet",
)
"""`Obecni członkowie Rady Gospodarczej:`; not those who are absent."""
_ENGLISH = re.compile(
    r"\b(?:[Mm]embers of the (?P<body>(?:[A-Z]\w+\s){1,3})are|(?:Board|Council|Committee)\s(?:also\s|now\s)?(?:includes|consists of|comprises))\s[^.;]{0,120}$"
)
"""`The members of the Audit Committee are A, B, and C`, `The Board also includes A and B`."""
_STATUTORY = re.compile(r"rewizyjn|nadzorcz|programow|naukow|główn|krajow|fundacji$|stowarzyszenia$", re.IGNORECASE)
"""What organs of an organisation are called by its statute; a council called otherwise, such as `Rada Gospodarcza`, is a body with a name of its own."""
_ENTRY = re.compile(r"^\s*(?:[•▪●◦*–-]\s?|\d{1,3}[.)]\s?)?(?:[Pp]an\w{0,3}\s|p\.\s)?")
_COUNCILS = frozenset(("rady", "komitetu", "kapituły"))
_HEADINGS = {
    "zarząd": "Zarządu",
    "nowy zarząd": "Zarządu",
    "skład zarządu": "Zarządu",
    "zarząd klastra": "Zarządu",
    "prezydium": "Prezydium",
    "rada nadzorcza": "Rady Nadzorczej",
    "skład rady nadzorczej": "Rady Nadzorczej",
    "rada programowa": "Rady Programowej",
    "komisja rewizyjna": "Komisji Rewizyjnej",
    "skład komisji rewizyjnej": "Komisji Rewizyjnej",
}
"""Lines that are all of the heading above an organ's members."""
_ORGANS = _COUNCILS | {"zarządu", "komisji", "prezydium", "władz"}
_FURTHEST_IN_ENTRY = 30
"""Characters of an entry before the name that it names."""


def elected_into(context: Context, before: str, lexicon: Lexicon) -> Position | None:
    """The seat in the organ that the sentence, or the line above the list, says the person entered or belongs to; the statute calls a woman `członek` too."""
    if (" are " in before or " includes " in before or " of " in before) and (english := _ENGLISH.search(before)):
        return Position(f"member of the {english['body'].strip()}" if english["body"] else None, None, ORGANISATION_WITH_ORGANS)
    above = lead_in(context) if _opens_entry(context) else ""
    found = _entered(before) or (_HEADINGS.get(above.strip(" :").lower()) or _entered(above) if above else None)
    if found is None:
        return None
    words = words_of(found)
    if len(words) > 1 and words[0].lower not in _ORGANS and words[1].lower in _ORGANS:
        words = words[1:]  # "nowej rady"
    organ = next((i for i, w in enumerate(words) if i and not _STATUTORY.match(w.text)), len(words))
    at = next((i for i, w in enumerate(words) if i and w.is_proper and lexicon.words.is_organisation(w.text)), None)
    while at is not None and at > organ and words[at - 1].is_capital and lexicon.words.is_adjective(words[at - 1].text):
        at -= 1
    seat = f"członek {joined([w.text for w in words[:organ]])}"
    if at is None and words[0].lower in _COUNCILS and organ < len(words) and words[organ].is_capital:
        return Position("członek", None, lexicon.words.organisation_lemma(words[0].text))
    name = organisation_name(words[at:], lexicon, GENITIVE) if at is not None and at + 1 < len(words) else None
    return Position(seat, name) if name else Position(seat, None, ORGANISATION_WITH_ORGANS)


def _entered(before: str) -> str | None:
    lower = before.lower()
    for told in (_ENTERED, _MEMBERS):
        if told.may_stand(lower) and (found := told.pattern.search(before)):
            return found["body"]
    return None


def _opens_entry(context: Context) -> bool:
    """Whether the name stands at the beginning of its line, after no more than a degree."""
    return len(_ENTRY.sub("", context.line_before)) <= _FURTHEST_IN_ENTRY
