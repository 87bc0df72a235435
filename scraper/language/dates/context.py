"""What the words around figures say of them: the number of a document, a street, or a day."""

from __future__ import annotations

import re

from scraper.language.dates.months import WEEKDAY_PATTERN

_REACH = 40

_NUMBER_OF = re.compile(
    r"""(?:\b(?:wersj\w{1,2}|wer\.|ver\.?|v\.?|version|tel\.?|telefon\w*|fax|faks|tel\./fax|nr|numer\w*|no\.|sygn\w*\.?|poz\.|pkt\.?|art\.|ust\.|znak|konto|ip|
        rozdz\w*\.?|kwot[aey]|cen[aey]|norm[aey]|iso|en|pn|nip|regon|krs)|§|©|\bcopyright|\bdz\.\s?u\.)\s?:?\s?$|\b[a-z]{1,3}-$""",
    re.VERBOSE,
)
# With slashes a number of its kind even without "nr": zapytanie ofertowe 10/10/2019.
_FILED = re.compile(
    r"\b(?:zapytani\w+|ofertow\w+|uchwal\w+|umow\w+|zarzadzeni\w+|projekt\w*|decyzj\w+|faktur\w+|postepowani\w+|zamowieni\w+|spraw\w+|fv|fvs|rachun\w+)\s?:?\s?$"
)
_ROOM = re.compile(r"\b(?:sal[aiey]|pok(?:oj\w{0,2}|\.)|pomieszczeni\w{1,3}|gabine\w{1,4}|rozdzial\w{0,3})\s?:?\s?$")
# A number of such things is no year: "2 maja, 2000 osób", "w maju 2000 firm".
_COUNTED = re.compile(
    r"""\s(?:osob\w{0,3}|ludzi|uczestni(?:kow|czek)|gosci|widzow|mieszkan(?:cow|ek|iow)|pracowni(?:kow|c)|studentow|studentek|uczniow|zawodni(?:kow|czek)|biegaczy|czlonkow|
        zwiedzajacych|odwiedzajacych|wystawcow|przedsiebiorcow|przedsiebiorstw|firm|spolek|podmiotow|instytucji|organizacji|miejsc|sztuk|egzemplarzy|zgloszen|wnioskow|projektow|
        zl|zlotych|pln|eur|euro|usd|dolarow|tys|mln|mld|milionow|tysiecy|procent|km|kilometrow|metrow|hektarow|ha|kg|ton|mw|kw|kwh|godzin|razy|
        people|persons|participants|visitors|guests|companies|employees)\b|\s?(?:%|€|\$)""",
    re.VERBOSE,
)
_ADDRESS = re.compile(
    r"""\b(?:ul\.?|ulic\w{1,3}|al\.?|alei|aleja|aleje|alejach|pl\.?|plac\w{0,3}|os\.?|osiedl\w+|rond\w{1,3}|skwer\w*|im\.?|imienia|bulwar\w*|
        konstytucj\w+|swiet(?:o|a|em|u|to)\b|rocznic\w+)\s{1,2}$""",
    re.VERBOSE,
)
_HOUSE = re.compile(r"\b(?:park(?:u|iem)?|most(?:u|em)?|klaster|szkol[aeyi]|hal[aię]|stadion\w*)\s{1,2}$")
"""What may be called after a patron's day; beside any other day it is somebody who does something on it: klaster 8 marca świętował."""
_STREET_NUMBER = re.compile(r"\s{1,2}\d{1,3}[a-z]?(?:/\d{1,3})?(?![\d:.])(?!\s?(?:-|godz))")
_PATRON_DAYS = re.compile(r"(?:1|3|9)\s{1,2}maja|11\s{1,2}listopada|4\s{1,2}czerwca|29\s{1,2}listopada|pierwszego\smaja|trzeciego\smaja")
_DATED_BEFORE = re.compile(rf"(?:\b(?:dniu|dniach|dnia|dn\.?|dodan[aoey]|opublikowan[aoey]|data|daty|termin|{WEEKDAY_PATTERN})\s?[:,(]?\s{{0,3}})$")
_DATED_AFTER = re.compile(rf"\s{{0,2}}(?:\(|,\s?)?(?:{WEEKDAY_PATTERN})|\s{{0,2}}(?:o\s|,\s?)?godz")


def is_number_of_something(flat: str, start: int, separator: str) -> bool:
    """Whether the figures at `start` are a version, a telephone or the number of a file."""
    before = flat[max(0, start - _REACH) : start]
    return bool(_NUMBER_OF.search(before)) or (separator == "/" and bool(_FILED.search(before)))


def is_room(flat: str, start: int) -> bool:
    """Whether the figures at `start` are the number of a room or chapter: sala 5.12.19."""
    return bool(_ROOM.search(flat, max(0, start - _REACH), start))


def is_count(flat: str, end: int) -> bool:
    """Whether the number that ends at `end` counts what stands after it, and so is no year."""
    return bool(_COUNTED.match(flat, end))


def is_address(flat: str, start: int, end: int) -> bool:
    """Whether a day and month without a year name a street, a feast or a patron: ul. 3 Maja 12."""
    if _ADDRESS.search(flat, max(0, start - _REACH), start):
        return True
    if not _PATRON_DAYS.match(flat, start):
        return False
    return bool(_STREET_NUMBER.match(flat, end) or _HOUSE.search(flat, max(0, start - _REACH), start))


def is_dated_by_words(flat: str, start: int, end: int) -> bool:
    """Whether figures such as `18.10` stand where only a day can: w dniu 18.10, 18.10 (piątek), or alone with a dot behind."""
    if _DATED_BEFORE.search(flat, max(0, start - _REACH), start) or _DATED_AFTER.match(flat, end):
        return True
    return flat[end - 1] == "." and not flat[:start].strip() and not flat[end:].strip()
