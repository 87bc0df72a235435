"""How like two texts are: by the word sequences they share, and by the days, numbers and names in which they contradict each other."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from rapidfuzz.distance import Indel

from scraper.language.dates import find_dates
from scraper.language.folding import fold

_WORD = re.compile(r"\w+")
_LENGTH = 4
_SHORTEST_RUN = 2
"""Words in a row that count as aligned: a lone "i" or "w" stands in every text."""
_YEAR_OF_NONE = datetime(2000, 12, 31)  # noqa: DTZ001 - only days and months are compared
_NAME = re.compile(r"(?<![.!?:\n„\"–—-])(?<=[^\W\d_,])[,]? [„\"]?([A-ZĄĆĘŁŃÓŚŹŻ]\w{2,})")
_STEM = 4
"""First letters by which a name is known in every case: Rzeszów, Rzeszowie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two texts have in common."""

    common: float
    """Share of all their four-word sequences that both have, 0 to 1 (Jaccard)."""
    contained: float
    """Share of the shorter text's sequences that the other has, 0 to 1."""
    aligned: float
    """Share of the shorter text's words that stand, at least two in a row, in the same order in the other, 0 to 1."""
    agreements: int
    """Numbers that stand in the same place of both, days apart."""
    contradictions: int
    """Places where one has a number or a name and the other another one, days apart."""
    same_days: float | None
    """Share of the days of the text that names fewer which the other names too; None where one names none."""
    other_days: bool
    """Whether each names a day that the other does not."""
    other_facts: bool
    """Whether each has a passage of its own, and the names and numbers of those passages are hardly found in the other text."""


def shingles(text: str) -> list[str]:
    """Every four words in a row, folded.

    >>> shingles("Klaster zaprasza na spotkanie w Łodzi")
    ['klaster zaprasza na spotkanie', 'zaprasza na spotkanie w', 'na spotkanie w lodzi']
    """
    words = _WORD.findall(fold(text))
    return [" ".join(words[i : i + _LENGTH]) for i in range(len(words) - _LENGTH + 1)]


def compare_texts(one: str, other: str) -> Likeness:
    """Compare two texts word by word. Texts without a common sequence cost no alignment.

    >>> compare_texts("Kolejne szkolenie odbędzie się 14 marca", "Kolejne szkolenie odbędzie się 21 marca").same_days
    0.0
    """
    first, second = _read(one), _read(other)
    mine, others = set(first.shingles), set(second.shingles)
    both = mine & others
    if not both:
        return Likeness(common=0.0, contained=0.0, aligned=0.0, agreements=0, contradictions=0, same_days=None, other_days=False, other_facts=True)
    aligned, agreements, contradictions = _aligned(first, second)
    fewer = min(len(first.days), len(second.days))
    return Likeness(
        common=len(both) / len(mine | others),
        contained=len(both) / min(len(mine), len(others)),
        aligned=aligned / max(1, min(len(first.words), len(second.words))),
        agreements=agreements,
        contradictions=contradictions,
        same_days=len(first.days & second.days) / fewer if fewer else None,
        other_days=not first.days <= second.days and not second.days <= first.days,
        other_facts=_has_other_facts(first, second, both),
    )


def facts_of(text: str) -> frozenset[str]:
    """The names by their stems, the numbers and the days that a text tells: what a translation of it tells too.

    >>> sorted(facts_of("W Rzeszowie 14 marca podpisano umowę na 120 maszyn."))
    ['120', '3-14', 'rzes']
    """
    read = _read(text)
    return frozenset(f for f in read.facts if not f[0].isdigit() or len(f) > 1) | frozenset(f"{month}-{day}" for month, day in read.days)


@lru_cache(maxsize=32)
def _read(text: str) -> _Text:
    """Kept: one text is compared with each that may be its like."""
    return _Text(text)


class _Text:
    """A text's words, without those of its dates, which may be written in several ways, and what it names."""

    def __init__(self, text: str) -> None:
        spans = [s for s in find_dates(text, now=_YEAR_OF_NONE) if s.precision == "day"]
        self.days = frozenset((day.month, day.day) for span in spans for day in (span.first, span.last))
        parts, done = [], 0
        for span in spans:
            parts.append(text[done : span.start])
            done = span.end
        self.text = " ".join([*parts, text[done:]])
        self.words = _WORD.findall(fold(self.text))

    @cached_property
    def shingles(self) -> list[str]:
        return [" ".join(self.words[i : i + _LENGTH]) for i in range(len(self.words) - _LENGTH + 1)]

    @cached_property
    def facts(self) -> frozenset[str]:
        """Names, by their stems, and numbers."""
        return frozenset(fold(name)[:_STEM] for name in _NAME.findall(self.text)) | frozenset(w for w in self.words if w[0].isdigit())

    def apart(self, common: set[str]) -> list[str]:
        """The words that stand in no sequence of the common ones."""
        return [word for word, known in zip(self.words, self._covered(common), strict=True) if not known]

    def in_two_blocks(self, common: set[str]) -> bool:
        """Whether most words of common sequences stand in one unbroken passage, as a publisher's words about itself do, and most others in another."""
        covered = bytes(self._covered(common))
        return all(
            max(map(len, runs)) >= share * sum(map(len, runs)) for runs, share in ((covered.split(b"\0"), _ONE_BLOCK), (covered.split(b"\1"), 0.5))
        )

    def _covered(self, common: set[str]) -> bytearray:
        covered = bytearray(len(self.words))
        for start, shingle in enumerate(self.shingles):
            if shingle in common:
                covered[start : start + _LENGTH] = b"\1" * _LENGTH
        return covered

    def tells_news(self, apart: list[str], days: frozenset[tuple[int, int]]) -> bool:
        """Whether the text without the words apart names a day that the other text names too, or people and places, as news does."""
        shared = Counter(self.words) - Counter(apart)
        return bool(self.days & days) or len(self.names_among(list(shared))) >= _OF_NEWS * shared.total()

    def names_among(self, words: list[str]) -> frozenset[str]:
        """The stems of the names among the words."""
        return frozenset(w[:_STEM] for w in words if not w[0].isdigit()) & self.facts

    def facts_among(self, words: list[str]) -> frozenset[str]:
        """The names and numbers among the words."""
        return frozenset(w if w[0].isdigit() else w[:_STEM] for w in words) & self.facts


_FEWEST_APART = 12
_FEWEST_APART_OF_GENERAL = 4
_FEWEST_FACTS = 2
_SUPPORTED = 0.34
_MOSTLY_SHARED = 0.75
"""Share of a text from which on what both have is no mere closing paragraph about the publisher."""
_ONE_BLOCK = 0.6
_OF_NEWS = 0.05
"""Names to a word of the passages that two texts share, from which on they tell news; a publisher's words about itself name less."""


def _has_other_facts(one: _Text, other: _Text, common: set[str]) -> bool:
    """Whether what each has for itself tells of something else: two news items that end in the same words about the publisher."""
    mine, others = one.apart(common), other.apart(common)
    facts, other_facts = one.facts_among(mine), other.facts_among(others)
    supported = len(facts & other.facts) + len(other_facts & one.facts)
    unsupported = supported < _SUPPORTED * (len(facts) + len(other_facts))
    if not one.tells_news(mine, other.days) and one.in_two_blocks(common):
        few = min(len(mine), len(others)) < _FEWEST_APART_OF_GENERAL
        return not few and (unsupported if facts or other_facts else _unrelated(mine, others))
    if min(len(mine), len(others)) < _FEWEST_APART or max(1 - len(mine) / len(one.words), 1 - len(others) / len(other.words)) > _MOSTLY_SHARED:
        return False
    return min(len(facts), len(other_facts)) >= _FEWEST_FACTS and unsupported  # else a lead of one's own before the same news


def _unrelated(one: list[str], other: list[str]) -> bool:
    """Whether two passages without names to compare share hardly a word."""
    stems, other_stems = ({word[: _STEM + 1] for word in words if len(word) > _STEM} for words in (one, other))
    return len(stems & other_stems) < 0.2 * min(len(stems), len(other_stems))


_LONGEST_SWAP = 8
"""Words of a replaced passage up to which its names stand for each other."""


def _aligned(one: _Text, other: _Text) -> tuple[int, int, int]:
    """Words aligned, numbers that agree, and places where numbers or names differ."""
    aligned = agreements = contradictions = 0
    for tag, from_one, to_one, from_other, to_other in _replacements(one.words, other.words):
        mine, others = one.words[from_one:to_one], other.words[from_other:to_other]
        if tag == "equal":
            aligned += len(mine) if len(mine) >= _SHORTEST_RUN else 0
            agreements += len(_numbers(mine))
        elif len(mine) <= _LENGTH and len(others) <= _LENGTH and (first := _numbers(mine)) and (second := _numbers(others)):
            contradictions += first != second
        elif len(mine) <= _LONGEST_SWAP and len(others) <= _LONGEST_SWAP:
            contradictions += _names_differ(one.names_among(mine), other.names_among(others))
    return aligned, agreements, contradictions


def _names_differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both passages name somebody or something, and nothing alike: "Odlewnia Żar z Końskich", "spółka Frezopol ze Stalowej Woli"."""
    return bool(one and other) and one.isdisjoint(other)


def _replacements(one: list[str], other: list[str]) -> list[tuple[str, int, int, int, int]]:
    """The alignment of two word lists, a deletion and the insertion beside it taken as one replacement."""
    merged: list[tuple[str, int, int, int, int]] = []
    for code in Indel.opcodes(one, other):
        step = (code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end)
        if step[0] != "equal" and merged and merged[-1][0] != "equal":
            step = ("replace", merged[-1][1], step[2], merged[-1][3], step[4])
            merged.pop()
        merged.append(step)
    return merged


def _numbers(words: list[str]) -> list[str]:
    return [word for word in words if word[0].isdigit()]
