"""Offices in two languages: `president` is `prezes`."""

from __future__ import annotations

import re

from scraper.language.folding import fold

# English word -> how the Polish ones begin, folded.
_OFFICES: dict[str, tuple[str, ...]] = {
    "president": ("prezes", "prezydent", "przewodnicz"),
    "vice-president": ("wiceprezes", "wiceprzewodnicz"),
    "ceo": ("prezes", "dyrektor"),
    "director": ("dyrektor",),
    "chair": ("przewodnicz",),
    "chairman": ("przewodnicz", "prezes"),
    "chairwoman": ("przewodnicz", "prezes"),
    "chairperson": ("przewodnicz", "prezes"),
    "manager": ("menedzer", "kierowni", "dyrektor"),
    "coordinator": ("koordynator",),
    "head": ("kierowni", "szef", "naczelni"),
    "owner": ("wlascici", "wspolwlascici"),
    "secretary": ("sekretarz",),
    "treasurer": ("skarbni",),
    "rector": ("rektor",),
    "dean": ("dziekan",),
    "mayor": ("burmistrz", "prezydent", "wojt"),
    "minister": ("minist",),
    "expert": ("ekspert",),
    "spokesperson": ("rzeczni",),
}
_WORD = re.compile(r"[\w-]+")


def same_office(polish: str, english: str) -> bool:
    """Whether the two roles name one office, the first word of the Polish one telling it.

    >>> same_office("Prezes zarządu", "President of the board"), same_office("dyrektor", "President"), same_office("prezes", "vice president")
    (True, False, False)
    """
    first = fold(polish).partition(" ")[0]
    return any(first.startswith(_OFFICES.get(word, ())) for word in _WORD.findall(fold(english).replace("vice ", "vice-")))
