"""A line that holds nothing but a date, an author's label and the like: printed beside the article, no sentence of it. One notion of it for body, title and date."""

from __future__ import annotations

import re
from functools import lru_cache

from scraper.language.dates import find_dates
from scraper.language.folding import fold

_LONG = 120
# What may stand beside the date or the author's name in a line that is no sentence of the article, folded.
BYLINE = re.compile(
    r"\b(?:dodan[oey]|dodal\w*|opublikowan[oey]|publikacj[ai]|data(?: publikacji| dodania| utworzenia)?|utworzon[oey]|zamieszczon[oey]|wpis(?: z dnia)?|napisal\w*|napisane"
    r"|napisane przez|przez|autor(?:ka)?|kategori[ae]|category|w kategorii|posted(?: on| by| in)?|published(?: on| by)?|submitted(?: by)?|created|written by|by|on|date|in"
    r"|ostatnia aktualizacja|ostatnio|aktualizacja|zaktualizowano|zmodyfikowan[oya]|zmienion[oya]|opublikowany|last updated?|updated|modified|redakcja|admin(?:istrator)?|zrodlo|czas czytania|min(?:ut\w*)?"
    r"|r|roku|dnia|o|godz|poniedzialek|wtorek|sroda|czwartek|piatek|sobota|niedziela|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|wyswietlen\w*|odslon\w*|reads?|views?|komentarz\w*|comments?|brak|no|leave|a|szczegoly|details|nie skategoryzowano|bez kategorii|uncategori[sz]ed)\b"
)
_AUTHOR_LINE = re.compile(
    r"^(?:autor(?:ka|zy)?|napisal\w*|opracowal\w*|oprac\.|tekst|author|by|written by|posted by|submitted by|redaktor\w*)\s*:?\s+\S.{0,60}$"
)
_CATEGORY_LINE = re.compile(r"^(?:kategori[ae]|category|categories|dzial|w kategorii)\s*:\s*\S.{0,60}$")


@lru_cache(maxsize=20_000)
def is_dated_line(text: str) -> bool:
    """Whether a short line holds nothing but a date, an author's label and the like.

    >>> is_dated_line("Dodano: 26 listopada 2018"), is_dated_line("Spotkanie odbyło się 26 listopada 2018 r."), is_dated_line("26-27 listopada 2018")
    (True, False, False)
    """
    if len(text) > _LONG:
        return False
    if _AUTHOR_LINE.match(fold(text)) or _CATEGORY_LINE.match(fold(text)):
        return True
    spans = find_dates(text)
    if any(span.last > span.first and span.precision == "day" for span in spans):
        return False  # "11-12 października 2018 r.": nothing comes out for two days; it is when something takes place
    rest, done = "", 0
    for span in spans:
        rest, done = rest + text[done : span.start] + " ", span.end
    rest = BYLINE.sub(" ", fold(rest + text[done:]))
    words = re.findall(r"[^\W\d_]{2,}", rest)
    return bool(spans) and len(words) <= (2 if BYLINE.search(fold(text)) else 0)
