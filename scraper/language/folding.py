"""Folding: the form in which two spellings of a Polish word compare as equal."""

from __future__ import annotations

import re
import unicodedata

# NFD leaves these whole, though a person types them without the stroke.
_UNDECOMPOSED = str.maketrans({"ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ø": "o", "Ø": "o", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"})
_MAY_DECOMPOSE = re.compile(r"[^\x00-\x7f„”“’–—…«»•\xa0]")
"""Characters that may hold a diacritic: whatever is neither ASCII nor the punctuation of nearly every text."""
POLISH = tuple(zip("ąćęłńóśźż", "acelnoszz", strict=True))
"""Polish letters and what they are without their marks. Replaced one after the other: `str.translate` takes ten times as long on text that is not ASCII."""


def fold(text: str) -> str:
    """Lower case without diacritics, ł included; every character keeps its place unless it is a ligature (ß, æ, œ).

    >>> fold("Łódź: KLASTRÓW")
    'lodz: klastrow'
    """
    if text.isascii():
        return text.lower()
    folded = text.lower()
    for letter, plain in POLISH:
        folded = folded.replace(letter, plain)
    if folded.isascii() or _MAY_DECOMPOSE.search(folded) is None:
        return folded
    decomposed = unicodedata.normalize("NFD", folded.translate(_UNDECOMPOSED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
