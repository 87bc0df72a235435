"""A pattern that is searched for only where one of its words can stand: most names have none of them around, and a search by letters is many times cheaper."""

from __future__ import annotations

import re
from typing import NamedTuple


class Clue(NamedTuple):
    """A pattern that ignores case, with pieces of words in small letters; every match holds one of them."""

    pattern: re.Pattern[str]
    pieces: tuple[str, ...]

    def may_stand(self, lower: str) -> bool:
        """Whether a piece stands in the text, given in small letters."""
        for piece in self.pieces:  # noqa: SIM110 - asked ten times for every name, and a generator costs more than the look
            if piece in lower:
                return True
        return False


def clue(pattern: str, pieces: str) -> Clue:
    """A clue from a pattern and its pieces, parted by blanks.

    >>> found = clue(r"\\b(?:powita\\w+|wita\\w+)", "wita")
    >>> found.may_stand("gości powitała"), found.may_stand("gościom dziękowała")
    (True, False)
    """
    return Clue(re.compile(pattern, re.IGNORECASE), tuple(pieces.split()))
