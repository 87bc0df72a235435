"""The clause in which a name stands: from the verb that governs it, or from what opens a subordinate clause, to the name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scraper.extraction.people.contexts import Context
    from scraper.language.lexicon import Lexicon

_PIECE = re.compile(r"(?:[,;:(]|\s[–—-])\s*")
_WORD = re.compile(r"[^\W\d_]+")
_SUBORDINATE = re.compile(
    r"^(?:[a-ząćęłńóśźż]{1,8}\s)?(?:[a-ząćęłńóśźż]{3,14}\s)?(?:któr\w{1,3}|czyj\w{1,4}|co do któr\w+|whose|whom|which|who)\b|^(?:żeby|aby|gdyż|bo|ponieważ|niż|zanim|odkąd)\b",
    re.IGNORECASE,
)
_RESUMES = re.compile(r"(?:a )?(?:w szczególności|szczególnie|zwłaszcza|jak również|a także|przede wszystkim)\b")
"""`Dziękujemy wszystkim, którzy byli z nami, w szczególności X`: the main clause goes on."""
_ENGLISH = frozenset("the and was were by with from said has had is of to in her his their who at for an".split())
_POLISH = re.compile(r"[ąćęłńśźż]|\b(?:w|z|na|nie|za|po)\s")


class Clause(NamedTuple):
    """What stands before a name, and how it hangs on the rest of its sentence."""

    before: str
    """From the beginning of the clause to the name."""
    is_subordinate: bool
    """Whether the clause tells of another word: `…, który zastąpił X`."""


def clause_of(context: Context, lexicon: Lexicon) -> Clause:
    """The clause around the name, found backwards: pieces between commas are taken until one has a finite verb."""
    sentence = context.sentence_before.rpartition(" | ")[2]
    end = len(sentence)
    for start in reversed([0, *(m.end() for m in _PIECE.finditer(sentence))]):
        piece = sentence[start:end]
        if start > 0 and _RESUMES.match(piece):
            return Clause(sentence, False)
        subordinate = start > 0 and _SUBORDINATE.match(piece) is not None
        if subordinate or has_finite_verb(piece, lexicon):
            return Clause(sentence[start:], subordinate)
        end = start
    return Clause(sentence, False)


def has_finite_verb(phrase: str, lexicon: Lexicon) -> bool:
    """Whether a word of the phrase, however it is written, is a finite verb and nothing else."""
    return any(lexicon.words.is_finite_verb(word) for word in _WORD.findall(phrase.lower()))


@lru_cache(maxsize=64)
def is_english(sentence: str) -> bool:
    """Whether the sentence is English, by its small words; kept for the next name of the same sentence."""
    english = 0
    for word in sentence.lower().split():
        english += word in _ENGLISH
    return english > 0 and english > len(_POLISH.findall(sentence))
