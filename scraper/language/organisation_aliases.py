"""Other names of an organisation: its abbreviation as a text gives it, the abbreviations and renamings that the gazetteers list, its inflected forms.

`Polska Agencja Rozwoju Przedsiębiorczości (PARP)` ──initials agree──> PARP = Polska Agencja Rozwoju Przedsiębiorczości
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.language.lemmas import Lemmatiser

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
_IN_BRACKETS = re.compile(rf"(?P<full>[{_UPPER}][^\n()|.;:,„”\"]{{4,120}}?)\s\((?:dalej:?\s|w skrócie:?\s)?(?P<short>[{_UPPER}][\w.-]{{1,11}})\)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SMALL = frozenset("i oraz w we na rzecz ds do dla z ze im o of and for the".split())
_RENAMED = re.compile(r"(?P<name>[^()]+?)\s*\((?P<short>[^()]+)\)\s*(?P<since>\d{4})-(?P<until>\d{4})?")
_SHORTEST = 2


class Alias(NamedTuple):
    """A shorter name and the full one, both as printed."""

    short: str
    full: str


def aliases_in(text: str) -> list[Alias]:
    """The abbreviations that the text gives in brackets after a name whose initials they are.

    >>> aliases_in("Prezes Krajowej Izby Przykładów (KIP) oraz Anna Nowak (Klaster X).")
    [Alias(short='KIP', full='Krajowej Izby Przykładów')]
    """
    found = []
    for match in _IN_BRACKETS.finditer(text):
        full = _ending_in(match["full"], match["short"])
        if full and sum(c.isupper() for c in match["short"]) >= _SHORTEST:
            found.append(Alias(match["short"], full))
    return found


def _ending_in(phrase: str, short: str) -> str | None:
    """The last words of the phrase whose initials the abbreviation spells; small words may be left out, or stand in small letters."""
    letters = [c for c in short if c.isalpha()]
    words = list(_WORD.finditer(phrase))
    at = len(words)
    while letters and at:
        at -= 1
        word = words[at].group()
        initials = [part[0] for part in word.split("-")]
        if word.lower() in _SMALL:
            if letters[-1] == word[0]:
                letters.pop()
            continue
        if letters[-len(initials) :] == initials:
            del letters[-len(initials) :]
        elif letters[-1].casefold() == initials[0].casefold():
            letters.pop()
        else:
            return None
    return phrase[words[at].start() :] if not letters and words[at].group()[0].isupper() and len(words) - at >= _SHORTEST else None


def word_key(name: str, lemmatiser: Lemmatiser) -> str:
    """The dictionary forms of the name's words: one key for all cases of an organisation's name.

    >>> from scraper.language.lemmas import Lemmatiser
    >>> word_key("Polskiej Agencji Rozwoju", Lemmatiser()) == word_key("Polska Agencja Rozwoju", Lemmatiser())
    True
    """
    return " ".join(fold(_dictionary_form(word, lemmatiser)) for word in _WORD.findall(name))


def _dictionary_form(word: str, lemmatiser: Lemmatiser) -> str:
    readings = lemmatiser.readings(word.lower()) or lemmatiser.readings(word)
    if word.isupper():
        return word
    adjectives = [r.lemma for r in readings if r.tag.startswith("adj")]
    return min(adjectives or [r.lemma for r in readings], default=word, key=lambda lemma: (len(lemma), lemma))


def renamings(lines: Iterable[str]) -> dict[str, str]:
    """(folded earlier name or abbreviation -> latest name) of lines as in `ministries.txt`; an abbreviation that two lines give is nobody's.

    >>> renamings(["Ministerstwo Wody (MW) 2001-2004; Ministerstwo Wody i Lasu (MWiL) 2004-"])["mw"]
    'Ministerstwo Wody i Lasu'
    """
    known: dict[str, str] = {}
    doubtful: set[str] = set()
    for line in lines:
        names = [(m["name"].strip(" ;"), m["short"]) for m in _RENAMED.finditer(line)]
        for name, short in names:
            for other in (fold(name), fold(short)):
                if known.setdefault(other, names[-1][0]) != names[-1][0]:
                    doubtful.add(other)
    return {other: latest for other, latest in known.items() if other not in doubtful and other != fold(latest)}
