"""Runs of capitalised words, in which names stand, and their words as a name is usually written."""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

UPPER = "".join(c for c in map(chr, range(0x41, 0x250)) if c.isupper())
BLANK = "[ \u00a0]"
_LETTERS = r"\w*(?:['’]\w+)*"
_REST = rf"{_LETTERS}(?:-[{UPPER}]{_LETTERS})*"
WORD = rf"[{UPPER}]{_REST}"
_ARTICLE = r"(?:(?:[aeu][lsrdtnz]|asz)[-’']|d['’])?"
"""`al-Hariri`, `ul-Malook`, `d'Estaing`: an article before the capital."""
_PARTICLE = r"(?:von|van|de|der|den|di|da|du|la|le|al|el|bin|ibn|ben|ter|dos|del|della)"
_MORE = rf"(?:{BLANK}(?:{_PARTICLE}{BLANK}){{0,2}}{_ARTICLE}{WORD}"
_RUN = re.compile(
    rf"[{UPPER}](?:(?<![\w„\"«].){_REST}{_MORE}|{BLANK}?(?<=\b[{UPPER}])\.{BLANK}?{WORD})*|{_REST}{_MORE})+)",
    re.DOTALL,
)
"""Begins with the capital itself, so that whatever is none is passed over at once; only then looks back at what stands before it."""
_EACH_WORD = re.compile(WORD)
_TOKEN = re.compile(rf"(?:{_PARTICLE}{BLANK})*{_ARTICLE}{WORD}")
_CAPITAL_PARTICLES = frozenset("Von Van De Der Den Di Da Du La Le Del Della Dello Dos Das El Al Bin Ibn Abu Ter Mac St".split())
"""Beginnings of surnames where a first name stands before them: `Luigi Di Maio`, `Marine Le Pen`."""
_OWN_WORD = re.compile(r"^(?:[^ ]+ )*(?:(?:[AaEeUu][lsrdtnz]|[Aa]sz)[-’']|d['’])?")
_WRAPPED = re.compile(r"\n(?<=[^\n]{40}\n)(?=[^\W\d_])")
"""The end of a line that is one only because the line was full."""


class Token(NamedTuple):
    """One capitalised word of a run, as a name is usually written, with its place."""

    text: str
    start: int
    end: int


def unwrapped(text: str) -> str:
    """The text with lines that were broken for their length joined again; every character keeps its place."""
    return _WRAPPED.sub(" ", text) if "\n" in text else text


def capitalised_words(text: str) -> frozenset[str]:
    """The words of the text that begin with a capital."""
    return frozenset(_EACH_WORD.findall(text))


def runs_of(text: str) -> Iterator[list[Token]]:
    """The words of each run of two or more."""
    for run in _RUN.finditer(text):
        words = run[0]
        if " " in words or "." in words or "\u00a0" in words:
            yield _tokens(run)


def split_particle(surname: str) -> tuple[str, str]:
    """(what stands before the surname's own word, that word).

    >>> split_particle("von der Leyen"), split_particle("al-Hariri"), split_particle("Nowak")
    (('von der ', 'Leyen'), ('al-', 'Hariri'), ('', 'Nowak'))
    """
    if surname.isalpha():
        return "", surname
    before = _OWN_WORD.match(surname)
    at = before.end() if before else 0
    return (surname[:at], surname[at:]) if at < len(surname) else ("", surname)


def plain(word: str, *, always: bool = False) -> str:
    """ALL CAPITALS as a name is usually written; short ones may be abbreviations and stay, but among capitals."""
    if word.isupper() and (len(word) > 3 or (always and len(word) > 2)):
        return "-".join(part.capitalize() for part in word.split("-"))
    return word


def _tokens(run: re.Match[str]) -> list[Token]:
    tokens = [(t[0].replace("\u00a0", " "), *t.span()) for t in _TOKEN.finditer(run.string, *run.span())]
    capitals = all(text.isupper() for text, _, _ in tokens) and any(len(text) > 3 for text, _, _ in tokens)
    found = [Token(sys.intern(plain(text, always=capitals)), start, end) for text, start, end in tokens]
    return _with_particles(found) if len(found) > 2 and any(t.text in _CAPITAL_PARTICLES for t in found) else found


def _with_particles(tokens: list[Token]) -> list[Token]:
    """The tokens with a particle in capitals joined to the word after it, unless it is the first."""
    joined = tokens[:2]
    for before, token in pairwise(tokens[1:]):
        if before.text in _CAPITAL_PARTICLES and token.start == before.end + 1:
            particle = joined.pop()
            joined.append(Token(sys.intern(f"{particle.text} {token.text}"), particle.start, token.end))
        else:
            joined.append(token)
    return joined
