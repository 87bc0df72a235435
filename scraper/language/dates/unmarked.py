"""A string without the leftovers of HTML: tags, entities, indentation between elements."""

from __future__ import annotations

import re
import unicodedata

_LEFTOVER = re.compile(r"<[^<>]{0,300}>|&(?:nbsp|thinsp|ensp|emsp|#160|#xa0|#8239);|&(?:ndash|mdash|#8211|#8212);|\s{2,}")
_SUSPECT = re.compile(r"[<&]|\s{2}")


def unmarked(text: str) -> tuple[str, list[int] | None]:
    """(the text with each leftover as one blank or dash, where each of its characters and its end stood); (text, None) where there is nothing to mend."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if not _SUSPECT.search(text):
        return text, None
    characters: list[str] = []
    places: list[int] = []
    position = 0
    for found in _LEFTOVER.finditer(text):
        characters += text[position : found.start()]
        places += range(position, found.start())
        mended = "-" if "dash" in found[0] or "821" in found[0] else " "
        if mended == "-" or not characters or characters[-1] != " ":
            characters.append(mended)
            places.append(found.start())
        position = found.end()
    characters += text[position:]
    places += range(position, len(text) + 1)
    return "".join(characters), places
