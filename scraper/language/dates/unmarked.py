"""A string without the leftovers of HTML: tags, entities, indentation between elements."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

_LEFTOVER = re.compile(r"<[^<>]{0,300}>|&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});|\s{2,}|[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_SUSPECT = re.compile(r"[<&\u00ad\u200b\u200c\u200d\u2060\ufeff]|\s{2}")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Soft hyphens and their kin, which stand within words: wrze-śnia."""


def unmarked(text: str) -> tuple[str, list[int] | None]:
    """(the text with each leftover as one character or none, where each of its characters and its end stood); (text, None) where there is nothing to mend."""
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
        mended = _mended(found[0])
        if mended and (mended != " " or not characters or characters[-1] != " "):
            characters.append(mended)
            places.append(found.start())
        position = found.end()
    characters += text[position:]
    places += range(position, len(text) + 1)
    return "".join(characters), places


def _mended(leftover: str) -> str:
    """What stands for a leftover: the entity's character, a blank, or nothing."""
    plain = unescape(leftover) if leftover[0] == "&" else leftover
    if plain in _INVISIBLE:
        return ""
    return plain if len(plain) == 1 and not plain.isspace() else " "
