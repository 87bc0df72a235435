"""Words and sentences of a text, with their places in it."""

from __future__ import annotations

import re
from typing import NamedTuple

# A word: letters and digits, inner hyphens and apostrophes (Bielsko-Biała, d'Hondt); a number with its dots stays apart.
_WORD = re.compile(r"[^\W_]+(?:[-'’‑][^\W_]+)*")

# Abbreviations after which a dot ends no sentence, folded to lower case.
ABBREVIATIONS = frozenset(
    """
    al am art bp cd co cz dn dot dr ds dyr fot g gen godz gr hab im in inż itd itp jw jr kl kol ks lek lic ltd łac m max mec mgr
    min mjr mld mln mł nb nr nt ob odc ok op os p pkt pl płk pn por pos pow poz pp prof przyp pt r rb red rep rozdz rtm s sędz sp
    spec sygn śp św tel tj tow tys tyt tzn tzw ul ur ust w wg wicedyr wiceprez wkl woj wsp wyd z zał zob zm zw jan feb mar apr jun
    jul aug sep sept oct nov dec mr mrs ms st vs etc no vol dipl ing pon wt śr czw pt sob nd niedz kier przew sekr zast gł nacz
    med pw insp nadinsp podinsp bryg nadbryg asp sierż mł kmdr ppłk ppor kpt żw abp ss
    """.split()
)
_SENTENCE_END = re.compile(r"[.!?…\n](?:(?<=[.!?…])(?<![.!?…]{2})[.!?…]*[\"”’»)\]]*(?=\s|$)|(?<=\n)(?:\s*\n|(?=\s*[•\-–*▪●◦])))")
"""A stop or a line's end, told apart by looking back: begun with either, the search passes over all other characters at once. Of a row of stops only the first
may begin one, or a hostile row would be read anew from each of its stops."""


class Token(NamedTuple):
    """One word as it stands at `start`:`end` of its text."""

    text: str
    start: int
    end: int


class Span(NamedTuple):
    """A stretch `start`:`end` of a text."""

    start: int
    end: int


def tokenise(text: str) -> list[Token]:
    """The words of the text in order.

    >>> [t.text for t in tokenise("Rada KKK, Bielsko-Biała: 12 lutego")]
    ['Rada', 'KKK', 'Bielsko-Biała', '12', 'lutego']
    """
    return [Token(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]


def sentences(text: str) -> list[Span]:
    """The sentences of the text in order, without surrounding blanks; a blank line always ends one, an abbreviation's dot never does.

    >>> text = "Spotkanie w dn. 18 października 2019 r. w Brukseli. Przybył m.in. dr A. Nowak!"
    >>> [text[s.start:s.end] for s in sentences(text)]
    ['Spotkanie w dn. 18 października 2019 r. w Brukseli.', 'Przybył m.in. dr A. Nowak!']
    """
    spans: list[Span] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if end.group()[0] == "." and not _ends_sentence(text, end.start(), end.end()):
            continue
        _append_stripped(spans, text, start, end.end())
        start = end.end()
    _append_stripped(spans, text, start, len(text))
    return spans


def _append_stripped(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        spans.append(Span(start + left, start + right))


_LONGEST_ABBREVIATION = 24
_OF_SCIENCES = re.compile(r"\bn\. ?(?:o )?$")


def _ends_sentence(text: str, dot: int, after: int) -> bool:
    """Whether the dot at `dot` closes a sentence: what follows must be able to open one, what precedes must not be an abbreviation."""
    following = text[after : after + 8].lstrip(' \t"„“‘«([–—-')
    if not following:
        return True
    if following[0].islower():
        return False
    start = dot
    while start > max(0, dot - _LONGEST_ABBREVIATION) and text[start - 1].isalnum():
        start -= 1
    word = text[start:dot]
    if not word:
        return True
    if len(word) == 1 and word.isalpha() and word.isupper():
        return False  # an initial: A. Nowak
    if word.isdigit():
        return not following[0].isdigit()  # "12. 2019" is one date; "w 2019. Potem" is an end
    lower = word.lower()
    if _OF_SCIENCES.search(text, max(0, start - 8), start):
        return False  # "dr n.med. Anna", "dr hab. n. o zdr. Jan"
    if lower == "r":  # "2019 r." ends a sentence when a capital follows, which here it does
        return not following[0].isdigit()
    return lower not in ABBREVIATIONS
