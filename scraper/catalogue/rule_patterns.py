"""The language of patterns in rule files: words in order, within one sentence.

`word` any form of it · `{a|b c}` any form of either word or phrase · `=form` this very form, `=KKK` in capitals as written · `begin*` any form that begins so ·
`..` up to 3 other words between · `...` up to 8 · `a ~ b` the same in either order · `$name` any of the words or phrases of the list `[words] name`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import permutations, product
from typing import TYPE_CHECKING

from scraper.language.folding import fold
from scraper.model.rule import Pattern, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_GAPS = {"..": 3, "...": 8}
_ITEM = re.compile(r"\{([^{}]+)\}|(\.{2,3})(?=\s|$)|\$(\w+)|(\S+)")
_NO_WORD = re.compile(r"[\s${}]")
_MOST_ORDERED = 4
_MOST_PATTERNS = 5000
"""More than so many from one line is a mistake: lists of phrases multiply."""


def parse_patterns(text: str, lists: Mapping[str, list[str]]) -> tuple[Pattern, ...]:
    """The pattern with each list's phrases put in, and in each order that `~` allows: one pattern a combination. ValueError where it cannot be read.

    >>> [[sorted(s.lemmas) for s in p] for p in parse_patterns("$body .. ekspert", {"body": ["grupa", "zespół", "okrągły stół"]})]
    [[['grupa', 'zespol'], ['ekspert']], [['okragly'], ['stol'], ['ekspert']]]
    """
    variants = [variant for ordered in _orders(text) for variant in _expanded(ordered, lists, ())]
    if len(variants) > _MOST_PATTERNS:
        raise ValueError(f"its lists multiply to {len(variants)} patterns; {_MOST_PATTERNS} is the most")
    return tuple(parse_pattern(variant) for variant in variants)


def parse_pattern(text: str) -> Pattern:
    """The pattern as steps; ValueError where it names no word.

    >>> [sorted(step.lemmas) for step in parse_pattern("{grupa|zespół} .. ekspert =ds =KE")]
    [['grupa', 'zespol'], ['ekspert'], ['=ds'], ['==KE']]
    """
    steps: list[Step] = []
    gap = 0
    for item in _ITEM.finditer(text):
        if item[2]:
            gap = _GAPS[item[2]]
            continue
        steps.append(_step(item[0], item[1], gap))
        gap = 0
    if not steps:
        raise ValueError("the pattern names no word")
    return tuple(steps)


@lru_cache(maxsize=10_000)
def _step(item: str, listed: str | None, gap: int) -> Step:
    """One word or one list of words; kept, since the variants of a pattern repeat them a thousand times."""
    words = [word.strip() for word in listed.split("|")] if listed else [item]
    lemmas = frozenset(_key(word) for word in words if word)
    if not lemmas or any(not key.strip("=*") or _NO_WORD.search(key) for key in lemmas):
        raise ValueError(f"{item!r}: one word each between the bars")
    beginnings = tuple(sorted(key[:-1] for key in lemmas if key.endswith("*")))
    return Step(frozenset(key for key in lemmas if not key.endswith("*")), gap, beginnings)


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


def _expanded(text: str, lists: Mapping[str, list[str]], within: tuple[str, ...]) -> Iterator[str]:
    """The pattern's variants: a list's single words stay together as `{a|b}`, each of its phrases makes a variant."""
    choices: list[list[str]] = []
    for item in _ITEM.finditer(text):
        if item[3] is None and item[1] is None:
            choices.append([item[0]])
            continue
        if item[3] in within:
            raise ValueError(f"the list {item[3]!r} contains itself")
        if item[3] and item[3] not in lists:
            raise ValueError(f"there is no list {item[3]!r} in [words]")
        named, inside = (lists[item[3]], (*within, item[3])) if item[3] else (item[1].split("|"), within)
        entries = [variant for entry in named for variant in _expanded(entry.strip(), lists, inside)]
        singles = [entry.strip("{}") for entry in entries if not _is_phrase(entry)]
        choices.append([*(["{" + "|".join(singles) + "}"] if singles else []), *filter(_is_phrase, entries)])
    return (" ".join(parts) for parts in product(*choices))


def _is_phrase(entry: str) -> bool:
    return " " in entry
