"""Scores over saved pages of real software may only rise. Raise a pin when a change has raised the score; only a person lowers one."""

from __future__ import annotations

import pytest

from tests.quality.scoring import Scores, alone, learned

PINNED: dict[str, Scores] = {
    "learned": {"articles kept": 1.0, "others told": 1.0, "title": 1.0, "date": 1.0, "wrong dates": 0, "body": 0.9995, "tags": 1.0},
    "alone": {"articles kept": 1.0, "others told": 1.0, "title": 1.0, "date": 1.0, "wrong dates": 0, "body": 0.9995, "tags": 1.0},
}


@pytest.fixture(scope="module")
def scores() -> dict[str, Scores]:
    return {"learned": learned(), "alone": alone()}


@pytest.mark.parametrize(("way", "field"), [(way, field) for way, pins in PINNED.items() for field in pins])
def test_a_score_has_not_fallen(way: str, field: str, scores: dict[str, Scores]) -> None:
    score, pin = scores[way][field], PINNED[way][field]
    assert score <= pin if field == "wrong dates" else score >= pin
