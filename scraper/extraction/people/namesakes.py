"""Firms, ships and clubs that bear somebody's name undeclined: `koncern Sergio Tacchini`, `analitycy Morgan Stanley`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.clues import clue

if TYPE_CHECKING:
    from scraper.extraction.people.contexts import Context

BEARER = clue(
    r"\b(?:koncern\w*|bank(?:i|u|om|iem|ach|ów)?|fabryk\w{1,3}|sieć|sieci|dom\w{0,2} (?:mody|maklersk\w+|aukcyjn\w+)|lotniskow\w+|okręt\w*|prom|promu|promie|statk\w{1,3}|jacht\w*)\s+"
    r"(?-i:[A-ZŁŚŻ]\w+\s(?:[A-ZŁŚŻ]\w+\s)?(?:i|oraz)\s+)?$",
    "koncern bank fabryk sieć sieci dom lotniskow okręt prom statk jacht",
)
_HOLDER = re.compile(
    r"\b(?!\w+(?:owie|rze|rzy|cy|ści|nicy)\s)(?:prezes|wiceprezes|dyrektor|właściciel|współwłaściciel|kierownik|szef|założyciel|pracownik|przedstawiciel|menedżer|prokurent|rzecznik|ekspert|ekonomist|analityk|główn|"
    r"członek|członkini|doradc|prawnik|specjalist|kapitan|klient|delegat|reprezentant)\w{0,4}\s+(?:\w+\s+){1,2}$",
    re.IGNORECASE,
)
"""`Rzecznik banku Jan Nowak`: the name is his who holds the post."""
MANY = clue(
    r"\b(?:analitycy|ekonomiści|bankierzy|eksperci|prawnicy|inżynierowie|pracownicy|menedżerowie|specjaliści|akcjonariusze|doradcy|piłkarze|zawodnicy)\s+$",
    "analitycy ekonomi bankierzy eksperci prawnicy ynierowie pracownicy mened specjali akcjonariusze doradcy karze zawodnicy",
)
_GOES_ON = re.compile(r"^\s*(?:[,(–—-]|(?:i|oraz|a także)\s)")


def bears_name(context: Context, tight: str, lower: str) -> bool:
    """Whether the name is that of a thing; `tight` stands before it, `lower` is the same in small letters."""
    if "nom" not in context.name.cases:
        return False
    if BEARER.may_stand(lower) and BEARER.pattern.search(tight) and not _HOLDER.search(tight):
        return True
    return MANY.may_stand(lower) and MANY.pattern.search(tight) is not None and not _GOES_ON.match(context.after)
