"""Where an English role ends and its organisation begins: `Managing Director | of the Baltic Cluster`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.extraction.people.phrases import Phrase, Word

_INTO = frozenset(("at", "from", "with"))
_WORDS = frozenset("of at for the and with director officer expert consultant architect engineer president analyst advisor adviser author".split())
_UNITS = frozenset("department unit division directorate board policy research team section faculty authorities management government".split())
_DEPARTMENTS = frozenset("department unit division directorate section office".split())
"""Units that an `of` after them names: `Department of Economy`."""
_BOARDS = frozenset("board council committee presidium".split())


def is_english(words: list[Word]) -> bool:
    """Whether the phrase is English."""
    return any(w.lower in _WORDS for w in words)


def english_into(phrase: Phrase, place: int) -> bool:
    """`at the Ministry`, `from X`."""
    return phrase.words[place].lower in _INTO and any(w.is_proper for w in phrase.words[place + 1 : place + 5])


def english_of(phrase: Phrase, place: int) -> bool:
    """`CEO of BitLas`, `dean for the Faculty`; not `Head of Research at X`, `Director of the Innovation Department`."""
    words, _, lexicon = phrase
    word, rest = words[place].lower, words[place + 1 :]
    if word not in ("of", "for", "in") or not rest:
        return False
    if word == "of" and rest[0].lower in ("the", "our") and len(rest) == 2 and rest[1].text.islower() and lexicon.words.is_organisation(rest[1].text):
        return True
    if not _is_named(rest):
        return False
    link = next((i for i, w in enumerate(rest) if w.lower in ("of", "at", "for") and i), None)
    if _is_within_post(phrase, place, link):
        return False
    if link and any(w.lower in _UNITS and w.text.islower() for w in rest[:link]):
        return False  # "member of the board of X"
    if any(w.lower in ("at", ",") for w in rest):
        return False
    if any(w.lower in _UNITS for w in rest) and not any(lexicon.words.is_organisation(w.text) and w.lower not in _UNITS for w in rest):
        return False
    return word == "of" or any(lexicon.words.is_organisation(w.text) for w in rest)


def _is_within_post(phrase: Phrase, place: int, link: int | None) -> bool:
    """`Chairman of the Board | of X`, `Director of the Department of Economy and Support, X`: whether what follows is still of the post."""
    words, role_at, lexicon = phrase
    rest = words[place + 1 :]
    if (
        link
        and rest[link].lower == "of"
        and all(w.lower in {"the", "supervisory", "management", "executive", "advisory"} | _BOARDS for w in rest[:link])
    ):
        return True
    if words[place - 1].lower not in _DEPARTMENTS or place - 1 <= role_at + 1:
        return False
    return not any(lexicon.words.is_organisation(w.text) and w.lower not in _DEPARTMENTS for w in rest[:link])


def _is_named(words: list[Word]) -> bool:
    return any(w.is_proper for w in words[:5])
