"""A pattern that is searched for only where one of its words can stand: most names have none of them around, and a search by letters is many times cheaper."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS_KEPT = 20_000


class Clue(NamedTuple):
    """A pattern that ignores case, with pieces of words in small letters and without blanks; every match holds one of them."""

    pattern: re.Pattern[str]
    pieces: tuple[str, ...]

    def may_stand(self, lower: str) -> bool:
        """Whether a piece stands in the text, given in small letters."""
        for piece in self.pieces:  # noqa: SIM110 - asked ten times for every name, and a generator costs more than the look
            if piece in lower:
                return True
        return False


class Look:
    """One look for several clues at once: each word of a text is asked once for the pieces of them all, and what it answered is kept."""

    def __init__(self, clues: Sequence[Clue]) -> None:
        self._clues = tuple(clues)
        self._of_word = lru_cache(maxsize=_WORDS_KEPT)(self._standing_in)

    def standing(self, lower: str) -> int:
        """Which clues may stand in the text, given in small letters: the bit at a clue's place in the sequence is set.

        >>> look = Look([clue(r"wita\\w+", "wita"), clue(r"dzięk\\w+", "dzięk")])
        >>> look.standing("gości powitała prezes"), look.standing("podziękowała i przywitała"), look.standing("wyszła")
        (1, 3, 0)
        """
        found = 0
        for word in lower.split():
            found |= self._of_word(word)
        return found

    def _standing_in(self, word: str) -> int:
        return sum(1 << place for place, one in enumerate(self._clues) if one.may_stand(word))


def clue(pattern: str, pieces: str) -> Clue:
    """A clue from a pattern and its pieces, parted by blanks.

    >>> found = clue(r"\\b(?:powita\\w+|wita\\w+)", "wita")
    >>> found.may_stand("gości powitała"), found.may_stand("gościom dziękowała")
    (True, False)
    """
    return Clue(re.compile(pattern, re.IGNORECASE), tuple(pieces.split()))
