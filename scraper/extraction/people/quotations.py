"""Whose are the quotations that name nobody: `– Bez nich nie ma klastra – dodaje.` belongs to whom the text spoke of last."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scraper.language.lexicon import Lexicon

_DASHED = re.compile(r"[–—-]\s(?=[„\"]?[A-ZĄĆĘŁŃÓŚŹŻ])")
_BEFORE_DASH = '.!?:…”")'
_MARKED = re.compile(r"[„\"“](?P<said>[^„”\"“]{12,600})[”\"]")
_TAG = re.compile(r"\s[–—-]\s(?P<tag>[a-ząćęłńóśźż][^–—]{2,160}?)(?=\s[–—-]\s|[.!?:]?$|\.\s)")
_OPENINGS = ("– ", "— ", "- ")
_MARKS = ("„", '"', "“", *(f"{before}{dash}" for dash in _OPENINGS for before in ("\n", ". ", "? ", "! ", ": ", "… ", "” ", ") ")))
_HIS_OPINION = re.compile(
    r"(?:(?<=[.!?]\s)|(?<=\n))(?:(?:Jego|Jej) zdaniem,?|Jak (?P<verb>[a-ząćęłńóśźż]{2,16}(?:ła?|je|wi|śla|czy|dzi)),)(?=\s[a-z„])"
)
_ENDS = (".", "!", "?", "…", "”", '"')
_END_OF_SENTENCE = re.compile(r"[.!?]\s")
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_VERB = re.compile(r"\b(?:is|are|was|have|can|will|do|not|we|I)\b")
_BLANK_AND_MARK = 2
_ENOUGH = 300
_REACH = 420
"""Characters back from a quotation within which its speaker was named."""
_BLOCKS_BETWEEN = 2
_NAMED_BEFORE = 20
"""Names back from a quotation among which its speaker is sought."""
_WOMAN, _MAN = re.compile(r"\b\w+ła\b"), re.compile(r"\b\w+ł\b")


class Named(NamedTuple):
    """Somebody named at a place of the text."""

    start: int
    end: int
    key: str
    gender: str
    can_act: bool
    """Whether the form can be a nominative."""


class Quotation(NamedTuple):
    """A spoken passage."""

    start: int
    end: int
    tag: str
    """The words outside the quotation: `dodaje`, `mówi z uśmiechem`."""
    tags: tuple[tuple[int, int], ...] = ()
    """Where they stand: whoever is named elsewhere is spoken of."""


def quoted_by(quotations: Sequence[Quotation], text: str, people: Sequence[Named]) -> set[str]:
    """The keys of those to whom a quotation belongs in which nobody is named; `people` in the order of the text."""
    found, starts = set(), [person.start for person in people]
    for said in quotations:
        spans = said.tags if said.tags and " " not in said.tag.strip() else ((said.start, said.end),)
        if any(bisect_left(starts, start) < bisect_left(starts, end) for start, end in spans):
            continue
        if owner := _owner(said, text, people[max(0, bisect_left(starts, said.start) - _NAMED_BEFORE) : bisect_left(starts, said.start)]):
            found.add(owner.key)
    return found


def find_quotations(text: str, lexicon: Lexicon) -> list[Quotation]:
    """The spoken passages of a text, in order."""
    return list(_quotations(text, lexicon)) if _may_quote(text) else []


def _may_quote(text: str) -> bool:
    """Whether a mark of speech stands in the text; a cheap look."""
    if text.startswith(_OPENINGS):
        return True
    for mark in _MARKS:  # noqa: SIM110 - asked for every text, and a generator costs more than the look
        if mark in text:
            return True
    return False


def _quotations(text: str, lexicon: Lexicon) -> Iterator[Quotation]:
    if "zdaniem" in text or "Jak " in text:
        for opinion in _HIS_OPINION.finditer(text):
            yield Quotation(opinion.start(), opinion.end(), opinion["verb"] or "")
    start = 0
    for words in text.split("\n\n"):
        if spoken := _spoken(words, lexicon):
            tags = list(_TAG.finditer(words, spoken))
            spans = tuple((start + tag.start(), start + tag.end()) for tag in tags)
            yield Quotation(start + spoken, start + len(words), " ".join(tag["tag"] for tag in tags), spans)
        elif "„" in words or '"' in words or "“" in words:
            for marked in _MARKED.finditer(words):
                if _is_sentence(marked["said"], words[marked.end() :], lexicon):
                    tag = _END_OF_SENTENCE.split(words[marked.end() :], maxsplit=1)[0]
                    yield Quotation(start + marked.start(), start + marked.end() + len(tag), tag)
        start += len(words) + 2


def _spoken(words: str, lexicon: Lexicon) -> int:
    """Where somebody begins to speak after a dash; 0 where nobody does."""
    if ("– " not in words and "— " not in words and "- " not in words) or not words.rstrip().endswith(_ENDS):
        return 0
    for dash in _DASHED.finditer(words):
        if dash.start() < _BLANK_AND_MARK or words[dash.start() - _BLANK_AND_MARK] in _BEFORE_DASH:
            return dash.end() if _is_speech(words[dash.end() :], lexicon) else 0
    return 0


def _is_sentence(said: str, after: str, lexicon: Lexicon) -> bool:
    """Whether words in quotation marks are somebody's, not a title's."""
    ends = said.rstrip().endswith((".", "!", "?", "…", ",")) or after.startswith((" –", ",", " —", "."))
    return ends and _is_speech(said, lexicon)


def _is_speech(said: str, lexicon: Lexicon) -> bool:
    """Whether the words are a sentence: an entry of a list opens with a dash too, but has no verb."""
    is_verb = lexicon.words.is_finite_verb
    for word in _WORD.findall(said[:_ENOUGH].lower()):
        if is_verb(word):
            return True
    return _ENGLISH_VERB.search(said) is not None


def _owner(said: Quotation, text: str, people: Sequence[Named]) -> Named | None:
    """The one named last before the quotation as somebody who can act, of the gender that its verb tells."""
    start, tag = said.start, said.tag
    gender = "f" if _WOMAN.search(tag) else "m" if _MAN.search(tag) else ""
    for person in reversed(people):
        if person.end > start or (gender and person.gender and person.gender != gender):
            continue
        if person.end < start - _REACH or text.count("\n\n", person.end, start) > _BLOCKS_BETWEEN:
            return None
        if person.can_act:
            return person
    return None
