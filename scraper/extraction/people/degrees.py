"""Honorifics and degrees before a name: `Pan`, `dr hab. inż.`, `ks. prałat`."""

from __future__ import annotations

import re
from functools import lru_cache

_DEGREE = (
    r"(?:(?:[Pp]rof|nadzw|ndzw|zw|[Dd]r|[Hh]ab|[Ii]nż|[Mm]gr|[Ll]ic|[Ll]ek|med|n\.\s?o\s(?:zdr|kult|bezp|polit)|n\.\s?(?:tech|ekon|farm|roln|hum|społ|praw|chem|przyr|biol|fiz|mat|o\s?zdr)|n|ż\.\s?w|żw|wet|rez|[Kk]s|kan|[Bb]p|[Aa]bp|[Oo]jciec|(?<!\bo\.)(?<!\bo\.\s)o(?!\.\s?o\b)|[Gg]en|[Pp]łk|[Pp]płk|[Mm]jr|[Kk]pt|[Kk]mdr|[Pp]or|[Pp]por|[Mm]ec|hm|inz|arch|Eng|Ing|PhD|MSc|MBA|Dr\.-Ing|Dr-Ing|dr h\. c|st|mł|asp|kom|nadkom|podkom|insp|nadinsp|podinsp|bryg|nadbryg|sierż)\b\.?(?:-Ing\.)?"
    r"|[Kk]si[ęa]\w{0,4}dz\w{0,3}|[Pp]rofesor\w{0,4}|[Dd]oktor\w{0,4}|[Mm]agister|prałat\w{0,3}|siostra|siostrą|siostrę|[Cc]aptain|Associate Professor)"
)
_HONORIFIC = r"(?:\b(?:[Pp]an(?:i|ią|a|u|em|ie)?|[Pp]aństwo|[Pp]aństwa|[Mm]rs?\.?|[Mm]s\.?|[Pp]\.|[Rr]ed\.)\s*)?"
DEGREES_BEFORE = re.compile(rf"(?P<honorific>{_HONORIFIC})(?P<degree>(?:(?<!\w){_DEGREE}[\s,]*){{0,6}})(?P<late>(?:\bzw\.\s*|\bnadzw\.\s*)?)$")


LONGEST_DEGREES = 90
"""Characters in which honorific and degrees before a name are looked for."""
SOME_DEGREES = r"(?:(?:[Pp]an\w{0,3}|p\.|[Pp]rof\.|[Dd]r|hab\.|inż\.|mgr)\s*)*"
"""The commonest of them, for patterns in which little else may stand before the name."""
_LONG_DEGREES = ("pan", "pań", "prof", "dok", "mag", "prał", "sios", "capt", "ksi", "nadk", "ojc", "nadzw", "ing", "bryg", "insp", "sierż")
_SHORT = frozenset(
    "dr hab inż mgr lic lek med n w żw wet rez ks kan bp abp o gen płk ppłk mjr kpt kmdr por ppor mec hm inz arch eng phd msc mba c st mł asp kom zw p red mr mrs ms".split()
)
_SHORT_ABOVE = 5
"""Letters of a word that may end the line above the name: `DEGREES_BEFORE` leaves its line's end out of what describes the name."""
_NO_LETTER = re.compile(r"\W")


def may_end_in_degree(before: str) -> bool:
    """Whether the last word can be an honorific or a degree: a cheap look before `DEGREES_BEFORE` is searched.

    >>> may_end_in_degree("gościem był dr "), may_end_in_degree("gościem spotkania ")
    (True, False)
    """
    word = (before[-40:].split() or [""])[-1].lower()
    if "." in word or "," in word or _NO_LETTER.split(word)[-1] in _SHORT or any(piece in word for piece in _LONG_DEGREES):
        return True
    return before.endswith("\n") and len(word) <= _SHORT_ABOVE


@lru_cache(maxsize=1000)
def find_degrees(before: str) -> re.Match[str] | None:
    """Honorific and degrees at the end of what stands before a name. Kept: what describes a name, and the sign that it takes part, both ask."""
    return DEGREES_BEFORE.search(before, max(0, len(before) - LONGEST_DEGREES)) if may_end_in_degree(before) else None


def without_degrees(before: str) -> str:
    """What stands before a name, without the honorific and the degrees right before it.

    >>> without_degrees("Szpital Miejski – dr n. med. "), without_degrees("Szpital Miejski – ")
    ('Szpital Miejski – ', 'Szpital Miejski – ')
    """
    lead = find_degrees(before)
    return before[: lead.start()] if lead else before


def degree_in_nominative(text: str) -> str | None:
    """The degree as printed, in the nominative: `dr. inż.` -> `dr inż.`, `profesora` -> `prof.`; None where there is none."""
    text = " ".join(text.replace(",", " ").split())
    if not text:
        return None
    text = re.sub(r"\b([Dd]r|mgr|bp|abp)\.(?=\s[a-zżł]|$)", r"\1", text)
    text = re.sub(r"\b[Pp]rofesor\w*", "prof.", text)
    text = re.sub(r"\b[Dd]oktor\w*", "dr", text)
    text = re.sub(r"\b[Kk]si[ęa]\w{0,4}dz\w*", "ks.", text)
    text = re.sub(r"\bprałat\w+", "prałat", text)
    if re.match(r"Dr hab", text):
        text = "dr" + text[2:]
    return text.strip() or None
