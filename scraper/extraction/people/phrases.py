"""The words of a phrase that describes somebody, and small questions about them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from scraper.extraction.people.compounds import FILLER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.language.lexicon import Lexicon

# A dot stays with an abbreviation, so that the one that ends a sentence is a sign of its own. Most words are none: a look ahead saves trying each.
_TOKEN = re.compile(
    r"(?=\S)(?:[„\"«“][^”\"»\n“„]{1,80}[”\"»“]|A/S\b"
    r"|(?=\w{1,10}+\.|[zZ] ?[oO]|[Ss][pP] [zZ])(?:[Ss]p\.? ?z ?o\. ?o|SP\.? ?Z ?O\. ?O|sp\. ?j|sp\. ?k|ds|im|[Ss]p|m\. ?st|z ?o\. ?o|o\. ?o|s\.c|SP|Z ?O\. ?O|S\.C|S\.A|e\.V|m\.in|p\.o|p|dr|prof|inż|mgr|hab|woj|św|pw|bł|bp|kan|ks|tzw|nr|gł|[Dd]yr|[Kk]ier|[Pp]rzew|[Ww]iceprzew|[Kk]oord|[Ss]ekr|[Nn]acz|[Zz]ast|[Ww]icedyr|s\.r\.o|a\.s)\."
    r"|(?<=im\. )(?:[A-ZŁŚŻ]\.)+|[^\W_]+(?:[-'’&+]\u2060{0,2}[^\W_]+|\.(?=[^\W\d_])[^\W_]+)*|[^\w\s])"
)
_ANY_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_CLOSE_TO_WORD = ",.;:/"
_SHOUTED = 2
_SMALL = frozenset("I W WE Z ZE NA DS SP O NR IM DO OF AND THE".split())
QUOTES = '„"«“'
_KEPT = 500
"""Characters of the longest phrase whose words are kept."""
LONGEST = 24
"""Words of a role with its organisation."""
_HONORIFIC = frozenset("pan pana panu panem pani panią państwo mr mrs ms dr prof mgr inż hab ks p mec red lek med płk gen".split())
DASHES = ("–", "—", "-")
SIGNS_THAT_END = "();:!?–—•|…[]/"


class Word(NamedTuple):
    """One word or quoted name of a phrase."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()

    @property
    def is_quoted(self) -> bool:
        """Whether it is a name in quotation marks."""
        return self.text[:1] in QUOTES

    @property
    def is_proper(self) -> bool:
        """Whether it looks like a name or part of one."""
        return self.is_capital or self.is_quoted

    @property
    def is_abbreviation(self) -> bool:
        """PARP, MRiT, UEK."""
        text = self.text
        if len(text) < 2 or text.islower() or not text.isalpha():
            return False
        return text.isupper() or sum(map(str.isupper, text)) * 2 > len(text)


class Phrase(NamedTuple):
    """A description with the place of its role's noun."""

    words: list[Word]
    role_at: int
    lexicon: Lexicon


_new = tuple.__new__
"""Makes a `Word` without the call that a named tuple puts between: a text has one for each of its words."""


def words_of(phrase: str) -> list[Word]:
    """The words, quoted names and signs of a phrase.

    >>> [w.text for w in words_of("Prezes Klastra „Żar” Sp. z o.o., m.in.")]
    ['Prezes', 'Klastra', '„Żar”', 'Sp. z o.o.', ',', 'm.in.']
    """
    return list(_words_of(phrase) if len(phrase) <= _KEPT else _read(phrase))


@lru_cache(maxsize=1000)
def _words_of(phrase: str) -> tuple[Word, ...]:
    """Kept: several patterns read the same phrase."""
    return tuple(_read(phrase))


def _read(phrase: str) -> list[Word]:
    if FILLER in phrase:
        return [_new(Word, (m[0].replace(FILLER, ""), *m.span())) for m in _TOKEN.finditer(phrase)]
    return [_new(Word, (m[0], *m.span())) for m in _TOKEN.finditer(phrase)]


def unshouted(phrase: str) -> str:
    """A line in capitals as a title is written, of the same length, so that its words can be told apart: `DYREKTOR HANDLOWY` is no abbreviation.

    >>> unshouted(" – DYREKTOR HANDLOWY, KOMBAJN-SERWIS W ŁODZI"), unshouted(", PARP")
    (' – Dyrektor Handlowy, Kombajn-Serwis w Łodzi', ', PARP')
    """
    line, newline, rest = phrase.partition("\n")
    if not line.isupper() or len(_LONG_WORD.findall(line)) < _SHOUTED:
        return phrase
    return _ANY_WORD.sub(lambda w: w.group().lower() if w.group() in _SMALL else w.group().capitalize(), line) + newline + rest


def joined(texts: Sequence[str]) -> str:
    """The words as a phrase again."""
    phrase = " ".join(texts)
    for sign in _CLOSE_TO_WORD:
        phrase = phrase.replace(f" {sign}", sign)
    return phrase


def is_honorific(word: Word) -> bool:
    """Whether the word only introduces a name: `Pan`, `dr`."""
    return word.lower.strip(".") in _HONORIFIC and word.text != "PAN"  # the Academy of Sciences


def opens_name(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the words begin with somebody's name, perhaps after `Pan` or a degree."""
    while words and is_honorific(words[0]):
        words = words[1:]
    return len(words) > 1 and words[0].is_capital and words[1].is_capital and bool(lexicon.names.first(words[0].text))


def is_within_enumeration(words: Sequence[Word], place: int) -> bool:
    """`Ministerstwie Rozwoju, Pracy i Technologii`: a comma within a capitalised name that an "i" ends."""
    if words[place].text != "," or not 0 < place < len(words) - 3:
        return False
    return words[place - 1].is_capital and words[place + 1].is_capital and words[place + 2].lower in ("i", "oraz") and words[place + 3].is_capital
