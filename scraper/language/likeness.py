"""How like two texts are: by the word sequences they share, and by the days and numbers in which they contradict each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from scraper.language.dates.months import MONTHS, SHORT
from scraper.language.folding import fold

_WORD = re.compile(r"\w+")
_LENGTH = 4
_MONTHS = frozenset(MONTHS) - SHORT


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two texts have in common."""

    common: float
    """Share of all their four-word sequences that both have, 0 to 1 (Jaccard)."""
    contained: float
    """Share of the shorter text's sequences that the other has, 0 to 1."""
    agreements: int
    """Numbers and months that stand in the same place of both."""
    contradictions: int
    """Places where one has a number or month and the other another one."""


def shingles(text: str) -> list[str]:
    """Every four words in a row, folded.

    >>> shingles("Klaster zaprasza na spotkanie w Łodzi")
    ['klaster zaprasza na spotkanie', 'zaprasza na spotkanie w', 'na spotkanie w lodzi']
    """
    words = _words(text)
    return [" ".join(words[i : i + _LENGTH]) for i in range(len(words) - _LENGTH + 1)]


def compare_texts(one: str, other: str) -> Likeness:
    """Compare two texts word by word. Texts without a common sequence cost no alignment.

    >>> compare_texts("Kolejne szkolenie odbędzie się 14 marca", "Kolejne szkolenie odbędzie się 21 marca").contradictions
    1
    """
    first, second = set(shingles(one)), set(shingles(other))
    both = len(first & second)
    agreements, contradictions = _numbers_compared(_words(one), _words(other)) if both else (0, 0)
    return Likeness(
        common=both / max(1, len(first | second)),
        contained=both / max(1, min(len(first), len(second))),
        agreements=agreements,
        contradictions=contradictions,
    )


def _numbers_compared(one: list[str], other: list[str]) -> tuple[int, int]:
    agreements = contradictions = 0
    for tag, from_one, to_one, from_other, to_other in _replacements(one, other):
        first, second = _numbers(one[from_one:to_one]), _numbers(other[from_other:to_other])
        if tag == "equal":
            agreements += len(first)
        elif to_one - from_one <= _LENGTH and to_other - from_other <= _LENGTH and first and second and first != second:
            contradictions += 1
    return agreements, contradictions


def _replacements(one: list[str], other: list[str]) -> list[tuple[str, int, int, int, int]]:
    """The alignment of two word lists, a deletion and the insertion beside it taken as one replacement."""
    merged: list[tuple[str, int, int, int, int]] = []
    for code in Indel.opcodes(one, other):
        step = (code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end)
        if step[0] != "equal" and merged and merged[-1][0] != "equal":
            step = ("replace", merged[-1][1], step[2], merged[-1][3], step[4])
            merged.pop()
        merged.append(step)
    return merged


def _numbers(words: list[str]) -> list[str]:
    return [word for word in words if word[0].isdigit() or word in _MONTHS]


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
