"""What the words before a date say it is the date of."""

from __future__ import annotations

import re

from scraper.language.dates.spans import Label

# Folded. The word nearest to the date decides: "Opublikowano: 3.05.2019, aktualizacja: 5.05.2019".
_LABELS = re.compile(
    r"""
      (?P<modified>(?:ostatni\w*\s)?(?:aktualizacj\w+|modyfikacj\w+|zmian\w+|zaktualizowan\w+|zmodyfikowan\w+|zmienion\w+|edytowan\w+|edycja)
        |(?:last\s)?(?:updated?|modified|changed|edited|revised))
    | (?P<printed>wydruk\w*|wydrukowan\w+|printed)
    | (?P<deadline>termin\w*|deadline|najpozniej|do\sdnia|(?:zgloszen\w+|wniosk\w+|aplikacj\w+|nabor\w*|oferty|ofert)\s(?:\w+\s){0,4}do)
    | (?P<published>dodan\w+|dodal\w*|dodania|opublikowa\w+|publikacj\w+|publikowan\w+|utworzon\w+|utworzenia|wytworzon\w+|wytworzenia|zamieszczon\w+
        |zamieszczenia|napisan\w+|wpis\w*|data|autor\w*|posted|published|publication|submitted|created|added|date|written)
    | (?P<event>kiedy|odbedzie|odbyl\w*|wydarzeni\w+|when|event)
    """,
    re.VERBOSE,
)
_REACH = 60
"""Characters before a date in which a label is looked for."""


def label_before(flat: str, start: int, floor: int) -> Label | None:
    """The label nearest before `start`, not beyond `floor` (the end of the date before); None where none stands there."""
    nearest = None
    for found in _LABELS.finditer(flat, max(floor, start - _REACH), start):
        nearest = found
    if nearest is None:
        return None
    name = nearest.lastgroup
    # "data aktualizacji": the word that says more wins over "data" before it, which the nearest already is.
    return name  # type: ignore[return-value]  # the groups are named as the labels
