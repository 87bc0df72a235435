"""The language of patterns in rule files: words in order, within one sentence.

`word` any form of it · `{a|b c}` any form of either word or phrase · `=form` this very form, `=KKK` in capitals as written · `begin*` any form that begins so ·
`..` up to 3 other words between · `...` up to 8 · `a ~ b` the same in either order · `$name` any of the words or phrases of the list `[words] name`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from scraper.language.folding import fold
from scraper.model.rule import Pattern, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_GAPS = {"..": 3, "...": 8}
_ITEM = re.compile(r"\{([^{}]+)\}|(\.{2,3})(?=\s|$)|\$(\w+)|(\S+)")
_NO_WORD = re.compile(r"[\s${}]")
_MOST_ORDERED = 4


class PatternReader:
    """Reads the patterns of one file, each of its lists of words once."""

    def __init__(self, lists: Mapping[str, list[str]]) -> None:
        self._lists = lists
        self._known: dict[str, Step] = {}
        self.words: set[str] = set()
        """The words read so far that stand for all their forms."""

    def read(self, text: str) -> tuple[Pattern, ...]:
        """The pattern, once for each order that `~` allows. ValueError where it cannot be read.

        >>> (body, expert), = PatternReader({"body": ["grupa", "zespół", "okrągły stół"]}).read("$body .. ekspert")
        >>> sorted(body.lemmas), [[sorted(s.lemmas) for s in phrase] for phrase in body.phrases], expert.gap
        (['grupa', 'zespol'], [[['okragly'], ['stol']]], 3)
        """
        return self._read(text, ())

    def _read(self, text: str, within: tuple[str, ...]) -> tuple[Pattern, ...]:
        return tuple(self._pattern(ordered, within) for ordered in _orders(text))

    def _pattern(self, text: str, within: tuple[str, ...]) -> Pattern:
        steps: list[Step] = []
        gap = 0
        for item in _ITEM.finditer(text):
            if item[2]:
                gap = _GAPS[item[2]]
                continue
            step = self._list(item[3], within) if item[3] else self._one_of(item[1].split("|"), within) if item[1] else self._word(item[0])
            steps.append(replace(step, gap=gap) if gap and steps else step)
            gap = 0
        if not steps:
            raise ValueError("the pattern names no word")
        return tuple(steps)

    def _list(self, name: str, within: tuple[str, ...]) -> Step:
        if name in within:
            raise ValueError(f"the list {name!r} contains itself")
        if name not in self._lists:
            raise ValueError(f"there is no list {name!r} in [words]")
        if name not in self._known:
            self._known[name] = self._one_of(self._lists[name], (*within, name))
        return self._known[name]

    def _one_of(self, entries: Iterable[str], within: tuple[str, ...]) -> Step:
        """Words and phrases as one step; of a list within it, the words join the words and the phrases the phrases."""
        patterns = [pattern for entry in entries if entry.strip() for pattern in self._read(entry, within)]
        if not patterns:
            raise ValueError("a list without words")
        single = [pattern[0] for pattern in patterns if len(pattern) == 1]
        return Step(
            lemmas=frozenset().union(*(step.lemmas for step in single)),
            beginnings=tuple(sorted({beginning for step in single for beginning in step.beginnings})),
            phrases=(*(phrase for step in single for phrase in step.phrases), *(pattern for pattern in patterns if len(pattern) > 1)),
        )

    def _word(self, text: str) -> Step:
        key = _key(text)
        if not key.strip("=*") or _NO_WORD.search(key):
            raise ValueError(f"{text!r} is no word")
        if key.endswith("*"):
            return Step(frozenset(), beginnings=(key[:-1],))
        if not key.startswith("="):
            self.words.add(text)
        return Step(frozenset([key]))


def parse_pattern(text: str) -> Pattern:
    """A pattern without lists and without `~` as steps; ValueError where it names no word.

    >>> [sorted(step.lemmas) for step in parse_pattern("{grupa|zespół} .. ekspert =ds =KE")]
    [['grupa', 'zespol'], ['ekspert'], ['=ds'], ['==KE']]
    """
    return PatternReader({}).read(text)[0]


def _orders(text: str) -> Iterator[str]:
    """`a ~ b` as `a ... b` and `b ... a`."""
    parts = [part.strip() for part in re.split(r"(?:^|\s)~(?:\s|$)", text)]
    if not all(parts):
        raise ValueError("a ~ stands between two words or phrases")
    if len(parts) > _MOST_ORDERED:
        raise ValueError(f"at most {_MOST_ORDERED} parts may stand in any order")
    return (" ... ".join(order) for order in permutations(parts))


def _key(word: str) -> str:
    if word.startswith("=") and word[1:].isupper() and len(word) > 2:
        return "==" + word[1:]
    return fold(word)
