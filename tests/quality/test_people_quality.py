"""Scores of participants over invented articles may only rise. Raise a pin when a change has raised the score; only a person lowers one."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.extraction.participants import find_people

GOLD = Path(__file__).with_name("people.json")
PINNED = {"precision": 0.992, "recall": 0.992, "role": 0.859, "organisation": 0.857}
NEVER = 0
"""Names put out that must never be: patrons, contact persons, photographers."""


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    return score()


def score() -> dict[str, float]:
    """Precision, recall, the share of right roles and organisations among those found, and how many names that must never come out did."""
    lexicon, counts = load_lexicon(CHECKOUT / "data" / "gazetteers"), Counter[str]()
    for article in json.loads(GOLD.read_text(encoding="utf-8")):
        told = {p.name.lower(): p for p in find_people("\n\n".join(article["paragraphs"]), lexicon, title=article["title"]).participants}
        known = {p["name"].lower(): p for p in article["participants"]}
        counts += Counter(told=len(told), known=len(known), both=len(told.keys() & known.keys()))
        counts["never"] += len(told.keys() & {name.lower() for name in article["not_participants"]})
        for name in told.keys() & known.keys():
            for field in ("role", "organisation"):
                if known[name][field]:
                    counts[field] += 1
                    counts[f"right {field}"] += _same(known[name][field], getattr(told[name], field))
    return {
        "precision": counts["both"] / counts["told"],
        "recall": counts["both"] / counts["known"],
        "role": counts["right role"] / counts["role"],
        "organisation": counts["right organisation"] / counts["organisation"],
        "never": counts["never"],
    }


def _same(known: str, said: str | None) -> bool:
    """Four words of five in common."""
    one, other = (Counter(re.findall(r"\w+", (text or "").lower())) for text in (known, said))
    return 2 * (one & other).total() >= 0.8 * (one.total() + other.total())


@pytest.mark.parametrize("field", PINNED)
def test_a_score_of_people_has_not_fallen(field: str, scores: dict[str, float]) -> None:
    assert scores[field] >= PINNED[field]


def test_names_that_must_never_come_out_do_not(scores: dict[str, float]) -> None:
    assert scores["never"] <= NEVER
