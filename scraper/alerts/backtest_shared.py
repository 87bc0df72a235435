"""A back-test of a large archive, shared among the processors of the machine: each process tries all rules on a few hundred articles at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scraper.alerts.backtest import BackTest, try_articles
from scraper.alerts.triggers import RuleIndex
from scraper.catalogue.gazetteers import load_lexicon
from scraper.storage.database import open_database
from scraper.storage.readback import ids_since

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from scraper.language.lexicon import Lexicon
    from scraper.model.rule import Rule

_PART = 500
"""Articles tried at a time: some seconds with a thousand rules, so that a progress bar moves."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Where the articles and the names are that a process reads for itself: neither a connection nor Morfeusz can be handed over."""

    db: Path
    gazetteers: Path


def parts_since(archive: Archive, first: date) -> list[list[int]]:
    """The articles published since that day, latest first, in parts for `back_test_parts`."""
    with closing(open_database(archive.db, readonly=True)) as conn:
        ids = ids_since(conn, first)
    return [ids[begin : begin + _PART] for begin in range(0, len(ids), _PART)]


def back_test_parts(
    archive: Archive, rules: Sequence[Rule], parts: Sequence[Sequence[int]], processes: int | None = None
) -> Iterator[list[BackTest]]:
    """What each rule would have found in each part, in the order of the parts; `added_up` makes one of them."""
    processes = min(processes or os.cpu_count() or 1, len(parts))
    if processes < 2:
        bench = _Bench(archive, rules)
        yield from map(bench.tried, parts)
        return
    with ProcessPoolExecutor(processes, initializer=_set_up, initargs=(archive, tuple(rules))) as pool:
        yield from pool.map(_tried, parts)


def added_up(rules: Sequence[Rule], tested: Iterator[list[BackTest]]) -> list[BackTest]:
    """One result a rule."""
    results = [BackTest(rule.name) for rule in rules]
    for part in tested:
        for result, more in zip(results, part, strict=True):
            result.add(more)
    return results


class _Bench:
    """What a process keeps from part to part."""

    def __init__(self, archive: Archive, rules: Sequence[Rule]) -> None:
        self._db = archive.db
        self._rules = rules
        self._index = RuleIndex(rules)
        self._lexicon: Lexicon = load_lexicon(archive.gazetteers)

    def tried(self, ids: Sequence[int]) -> list[BackTest]:
        with closing(open_database(self._db, readonly=True)) as conn:
            return try_articles(conn, ids, self._index, self._rules, self._lexicon)


_benches: list[_Bench] = []
"""Of this process, where it is one of the pool's: the one place where a pool lets a process keep something."""


def _set_up(archive: Archive, rules: Sequence[Rule]) -> None:
    _benches[:] = [_Bench(archive, rules)]


def _tried(ids: Sequence[int]) -> list[BackTest]:
    return _benches[0].tried(ids)
