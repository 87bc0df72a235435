"""One way to read a form as a name, and the cases in which it can stand."""

from __future__ import annotations

from typing import NamedTuple

ALL_CASES = frozenset(("nom", "gen", "dat", "acc", "inst", "loc", "voc"))
GENITIVE = frozenset(("gen", "acc"))
"""A man's genitive is his accusative too."""
LAST_RESORT = -1.0
"""Weight of a reading that counts only where no other does."""


class NameForm(NamedTuple):
    """One way to read a form as a first name or surname."""

    lemma: str
    gender: str
    """`f` or `m`."""
    cases: frozenset[str]
    weight: float
    """How much speaks for it: 3 a dictionary's name, more what the archive has seen, less a common word or a guess."""
