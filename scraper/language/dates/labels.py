"""What the words before a date say it is the date of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scraper.language.dates.spans import Label

if TYPE_CHECKING:
    from scraper.language.dates.spans import DateSpan

# Folded. "Wytworzono" is none: a public body's text may be written days before it is published, and says both. The word nearest to the date decides: "Opublikowano: 3.05.2019, aktualizacja: 5.05.2019".
_LABELS = re.compile(
    r"""
    \b(?:
      (?P<modified>(?:ostatni\w{0,3}\s)?(?:aktualiz(?:acj|owa)\w+|modyfikacj\w+|zmian\w+|zaktualizowa\w+|zmodyfikowa\w+|zmienion\w+|zmieniany|zmieniona|zmienil\w*|edytowa\w+|
         edycja|poprawion\w+|poprawk\w+|stan\sna(?:\sdzien)?)
        |(?:last\s)?(?:updated?|modified|changed|edited|revised|revision)\b)
    | (?P<printed>wydruk\w*|wydrukowan\w+|printed\b)
    | (?P<deadline>termin\w*|deadline|najpozniej|do\sdnia|(?:zgloszen\w+|wniosk\w+|aplikacj\w+|nabor\w*|oferty|ofert)\s(?:[a-z]+\s){0,4}do\b)
    | (?P<published>dodan\w+|dodal\w*|dodania|opublikowa\w+|publikacj\w+|publikowan\w+|publikuj\w+|utworz\w+|zamiesci\w+|zamieszcz\w+|umieszcz\w+|umiesci\w+|
        udostepni\w+|wprowadz\w+|napisa[ln]\w*|wpis(?:any|ana|ane|al|ala|u)?\b
        |dat[ay]\b(?!\s(?:wytworz|sporz|podpis|zawar|urodz|wazn|obowiaz|wejsci|uruchom|rozpocz|zakoncz|szkol|spotk|konferen|posiedz|wplyw|skladan|otwarc|realizac|wykonan|przyjec|uchwal))|autor(?:ka|zy)?\b|redaktor\b|
        posted|published|publication|submitted|created|added|date\b|written)
    | (?P<event>kiedy|odbedzie|odbyl\w*|wydarzeni\w+|when\b|event\b)
    )
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
    return nearest.lastgroup  # type: ignore[return-value]  # the groups are named as the labels


def labelled_behind(flat: str, spans: list[DateSpan]) -> list[DateSpan]:
    """The dates of a line that prints its labels after them: `2019-02-12 Created 2019-03-01 Updated`; any other line's as they are."""
    if (
        len(spans) < 2
        or flat[: spans[0].start].strip()
        or len(flat) - spans[-1].end > _REACH
        or not _LABELS.match(flat[spans[-1].end :].lstrip(" :(-"))
    ):
        return spans
    found: list[DateSpan] = []
    label: Label | None = None
    stop = len(flat)
    for span in reversed(spans):
        label = label_before(flat, stop, span.end) or label  # the same date twice, once for narrow screens
        found.append(replace(span, label=label))
        stop = span.start
    return found[::-1]
