"""Compound adjectives that a page prints with blanks around their hyphen: `Izba Przemysłowo – Handlowa`, `Województwo Warmińsko - Mazurskie`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.language.lexicon import Lexicon

FILLER = "\u2060"
"""Word joiner: stands where a blank stood, so that every place in the text stays where it is."""
_SPACED = re.compile(r"(?<![\w-])([A-ZĆŁŚŹŻ][a-ząćęłńóśźż]{3,20}o)([ \u00a0]?[–-][ \u00a0]?)([A-ZĆŁŚŹŻ][a-ząćęłńóśźż]{2,20})\b")

_DASHES = ("o –", "o -", "o- ", "o– ", "o\u00a0–", "o\u00a0-")
_INSTITUTE = re.compile(r"(Sie(?:ć|ci|cią) Badawcz(?:a|ej|ą) Łukasiewicz)[ \u00a0][–-][ \u00a0](?=[A-ZĆŁŚŹŻ])")
"""The institutes of the state's research network all bear such a name."""


def with_joined_compounds(text: str, lexicon: Lexicon) -> str:
    """The text, as long as it was, in which such a dash parts nothing any more."""
    if "Łukasiewicz" in text:
        text = _INSTITUTE.sub(lambda found: f"{found[1]}   ", text)
    return _SPACED.sub(lambda found: _joined(found, lexicon), text) if any(dash in text for dash in _DASHES) else text


def _joined(found: re.Match[str], lexicon: Lexicon) -> str:
    """Only where the dictionary knows the first word as the beginning of such adjectives: `Olena Marczenko – Tarnopolski Klaster` parts somebody from where she is."""
    begins = any(reading.tag == "adja" for reading in lexicon.lemmatiser.readings(found[1].lower()))
    if not begins or not lexicon.words.is_adjective(found[3]):
        return found[0]
    return f"{found[1]}-{FILLER * (len(found[2]) - 1)}{found[3]}"
