"""Scores of participants over invented articles may only rise. Raise a pin when a change has raised the score; only a person lowers one."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.extraction.people.participants import find_people

HERE = Path(__file__).parent
PINNED = {
    "people": {"precision": 0.992, "recall": 0.992, "role": 0.859, "organisation": 0.865},
    "people_of_others": {"precision": 0.994, "recall": 0.994, "role": 0.893, "organisation": 0.875, "status": 0.862},
    "people_among_absent": {"precision": 1.0, "recall": 1.0, "role": 0.86, "organisation": 0.795, "status": 0.928},
    "people_in_real_layouts": {"precision": 1.0, "recall": 1.0, "role": 0.975, "organisation": 0.975},
    "people_only_named": {"precision": 0.916, "recall": 1.0, "status": 0.925},
}
NEVER = {"people": 0, "people_of_others": 0, "people_among_absent": 0, "people_in_real_layouts": 0, "people_only_named": 4}
"""Names put out that must never be: patrons, contact persons, photographers, those who stayed away. The last set is full of them."""


@cache
def score(name: str) -> dict[str, float]:
    """Precision, recall, the share of right roles and organisations among those found, and how many names that must never come out did."""
    lexicon, counts = load_lexicon(CHECKOUT / "data" / "gazetteers"), Counter[str]()
    for article in json.loads((HERE / f"{name}.json").read_text(encoding="utf-8")):
        told = {p.name.lower(): p for p in find_people("\n\n".join(article["paragraphs"]), lexicon, title=article["title"]).participants}
        known = {p["name"].lower(): p for p in article["participants"]}
        counts += Counter(told=len(told), known=len(known), both=len(told.keys() & known.keys()))
        counts["never"] += len(told.keys() & {name.lower() for name in article["not_participants"]})
        for person in told.keys() & known.keys():
            for field in ("role", "organisation"):
                if known[person][field]:
                    counts[field] += 1
                    counts[f"right {field}"] += _same(known[person][field], getattr(told[person], field))
            if status := known[person].get("status"):
                counts += Counter({"status": 1, "right status": status == told[person].status})
    return {
        "precision": counts["both"] / counts["told"],
        "recall": counts["both"] / counts["known"],
        "role": counts["right role"] / max(1, counts["role"]),
        "organisation": counts["right organisation"] / max(1, counts["organisation"]),
        "status": counts["right status"] / max(1, counts["status"]),
        "never": counts["never"],
    }


def _same(known: str, said: str | None) -> bool:
    """Four words of five in common."""
    one, other = (Counter(re.findall(r"\w+", (text or "").lower())) for text in (known, said))
    return 2 * (one & other).total() >= 0.8 * (one.total() + other.total())


@pytest.mark.parametrize(("name", "field"), [(name, field) for name, pins in PINNED.items() for field in pins])
def test_a_score_of_people_has_not_fallen(name: str, field: str) -> None:
    assert score(name)[field] >= PINNED[name][field]


@pytest.mark.parametrize("name", PINNED)
def test_no_more_names_come_out_that_must_never_do(name: str) -> None:
    assert score(name)["never"] <= NEVER[name]
