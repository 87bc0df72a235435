"""Names of months and days in every form that Polish and English sites print, folded; Roman months beside them."""

from __future__ import annotations

# Every case, the short forms of editors and programs, what WordPress prints in the nominative ("18 Luty 2019"), and misspellings that stand on real pages.
_NAMES = {
    1: "stycznia styczen styczniu styczniem stycz stycznai styczna january jan",
    2: "lutego luty lutym lutgo february febuary febr feb",
    3: "marca marzec marcu marcem mar march",
    4: "kwietnia kwiecien kwietniu kwietniem kwiec kwie kwi kwietien kwiecienia kwietna april apr",
    5: "maja maj maju majem may",
    6: "czerwca czerwiec czerwcu czerwcem czerw cze czewca june jun",
    7: "lipca lipiec lipcu lipcem lip july jul",
    8: "sierpnia sierpien sierpniu sierpniem sierp sie siepnia sierpna august aug",
    9: "wrzesnia wrzesien wrzesniu wrzesniem wrzes wrz wrzesna wrzesnai september sept sep",
    10: "pazdziernika pazdziernik pazdzierniku pazdziernikiem pazdz paz pazdzienika pazdzernika pazdziernka pazdierniak pazdiernika pazdziernia october oct",
    11: "listopada listopad listopadzie listopadem list lis lisopada listopda listpada november nov",
    12: "grudnia grudzien grudniu grudniem grudz gru grudna grudnai december dec",
}
_ROMAN_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii"
MONTHS: dict[str, int] = {name: number for number, names in _NAMES.items() for name in names.split()} | {"sty": 1, "lut": 2}
SHORT = frozenset(
    "sty lut mar kwi kwie maj cze czerw lip sie wrz paz list lis gru jan feb apr jun jul aug sep sept oct nov dec may march stycz sierp wrzes".split()
)
"""Short names that are words of their own: without a year beside them only a dot makes them a month ("5 sie." but not "5 list")."""
ROMANS: dict[str, int] = {roman: number for number, roman in enumerate(_ROMAN_NUMERALS.split(), 1)}


def _counted(ordinals: str) -> dict[str, int]:
    """Days 1 to 31 by their words, of the ordinals 1 to 20 and 30."""
    *to_twenty, thirty = ordinals.split()
    twenty, units = to_twenty[-1], to_twenty[:9]
    return {words: number for number, words in enumerate([*to_twenty, *(f"{twenty} {unit}" for unit in units), thirty, f"{thirty} {units[0]}"], 1)}


DAY_WORDS = _counted(
    "pierwszego drugiego trzeciego czwartego piatego szostego siodmego osmego dziewiatego dziesiatego jedenastego dwunastego trzynastego czternastego "
    "pietnastego szesnastego siedemnastego osiemnastego dziewietnastego dwudziestego trzydziestego"
)
"""Days as words in the genitive: `pierwszego maja`."""
DAY_NAMES = _counted(
    "pierwszy drugi trzeci czwarty piaty szosty siodmy osmy dziewiaty dziesiaty jedenasty dwunasty trzynasty czternasty pietnasty szesnasty siedemnasty "
    "osiemnasty dziewietnasty dwudziesty trzydziesty"
)
"""In the nominative, `pierwszy maja`: with a year beside them only, since `drugi maja` may be the second of anything."""


def _either(words: dict[str, int]) -> str:
    """The words as alternatives of a pattern, longest first, so that "mar" does not win over "marca"."""
    return "|".join(sorted(words, key=len, reverse=True)).replace(" ", r"\s{1,3}")


ENGLISH_PATTERN = "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|apr|aug|sept|sep|oct|nov|dec"
MONTH_PATTERN = _either(MONTHS)
ROMAN_PATTERN = _either(ROMANS)
DAY_WORD_PATTERN = _either(DAY_WORDS)
DAY_NAME_PATTERN = _either(DAY_NAMES)
WEEKDAY_PATTERN = (
    r"(?:poniedzial(?:ek|ku|kiem)|wtor(?:ek|ku|kiem)|srod[aeoy]|czwart(?:ek|ku|kiem)|piat(?:ek|ku|kiem)|sobot[aeoy]|niedziel[aeio]"
    r"|pon|wt|sr|czw|pt|sob|niedz|nd|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b\.?"
)
