"""The line above the entries of a list, where it names whose people they are: `OPTeam` above `Grzegorz Kierner Business Development Manager,`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.organisation_names import NOMINATIVE, organisation_name
from scraper.extraction.people.phrases import is_honorific, opens_name, words_of

if TYPE_CHECKING:
    from scraper.extraction.people.contexts import Context
    from scraper.extraction.people.phrases import Word
    from scraper.language.lexicon import Lexicon

BULLET = re.compile(r"^\s*(?:[•▪●◦*–-]\s|\d{1,3}[.)]\s)")
LEGAL = re.compile(r"\b(?:[Ss]p\. ?z|S\.A\.|SA|s\.c\.|sp\. ?[jk]\.|Ltd|GmbH|A/S|UAB|ApS|s\.r\.o\.|Inc)")
NO_ORGANISATION = re.compile(
    r"\d|[?!]|\b(?:sala|dzień|kategoria|nagroda|debiut|wyróżnienie|miejsce|program|panel|agenda|moderator|otwarcie|wykład|temat|sesja)\b",
    re.IGNORECASE,
)
_REACH = 600
_LONGEST_ENTRY = 160
_LONGEST_HEADING = 12
_LONGEST_NAME = 4
"""Words of a heading in which no noun tells that it is an organisation's name."""
_SHORTEST_SHOUTED = 5
"""Letters of a word in capitals that may be a heading's (`RADA`, `PROGRAM`) and no abbreviation."""


def organisation_of_heading(context: Context, lexicon: Lexicon) -> str | None:
    """The organisation that is all of the line above the entries among which the name stands."""
    line_start = context.name.start - len(context.line_before)
    heading = _heading(context, line_start, lexicon)
    words = words_of(heading.rstrip(":"))
    if (
        not 0 < len(words) <= _LONGEST_HEADING
        or heading.endswith((".", ",", ";"))
        or not words[0].is_proper
        or any(lexicon.words.is_finite_verb(w.text) for w in words)
    ):
        return None
    if lexicon.words.is_person(words[0].text) or NO_ORGANISATION.search(heading) or opens_name(words, lexicon):
        return None
    if LEGAL.search(heading) or any(w.is_capital and _heads_whole(w.text, lexicon) for w in words[:3] if len(words) > 1):
        return organisation_name(words, lexicon, NOMINATIVE)
    return organisation_name(words, lexicon, NOMINATIVE) if not heading.endswith(":") and _is_bare_name(words, lexicon) else None


def _heading(context: Context, line_start: int, lexicon: Lexicon) -> str:
    """The first line above the name's that is no entry like it; empty where the name opens no entry."""
    lines = [line.strip() for line in context.text[max(0, line_start - _REACH) : line_start].split("\n") if line.strip()]
    if BULLET.match(context.line_before):
        return next((line for line in reversed(lines) if not BULLET.match(line)), "")
    if not _is_entry(context.text[line_start : line_start + _LONGEST_ENTRY + 1].split("\n")[0], lexicon):
        return ""
    return next((line for line in reversed(lines) if not _is_entry(line, lexicon)), "")


def _is_entry(line: str, lexicon: Lexicon) -> bool:
    """`Paweł Huras Project Manager`, `dr Anna Nowak – prezes,`: a name with a description, and no sentence."""
    words = words_of(line) if len(line) <= _LONGEST_ENTRY else []
    named = opens_name([w for w in words if not is_honorific(w) and w.text not in ".,"], lexicon)
    return named and not any(lexicon.words.is_finite_verb(w.text) for w in words)


def _is_bare_name(words: list[Word], lexicon: Lexicon) -> bool:
    """`OPTeam`, `Akces NCBR`, `Grupa Azoty Puławy`: capitals of which one is no common word."""
    if len(words) > _LONGEST_NAME or not all(w.is_proper for w in words):
        return False
    if any(w.is_abbreviation and (len(w.text) < _SHORTEST_SHOUTED or not lexicon.words.is_common(w.lower)) for w in words):
        return True
    if len(words) > 1 and lexicon.words.organisation_lemma(words[0].text) == words[0].lower and not lexicon.words.is_adjective(words[1].text):
        return "gen" not in lexicon.words.cases(words[1].text) | lexicon.words.cases(words[1].text, "pl")
    return all(not lexicon.lemmatiser.readings(w.text) and not lexicon.lemmatiser.readings(w.lower) for w in words)


def _heads_whole(text: str, lexicon: Lexicon) -> bool:
    """Whether the word heads organisations in the nominative and is no part of one, as a council is."""
    lemma = lexicon.words.organisation_lemma(text)
    return lemma is not None and lemma == text.lower() and not lexicon.words.is_complement(text)
