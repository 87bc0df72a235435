"""Full names in sentences of general news. The share of them that is right may only rise."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.language.names import find_names

SENTENCES = Path(__file__).with_name("names_in_news.txt")
PINNED = 0.98


def test_the_share_of_names_that_are_found_and_right_has_not_fallen() -> None:
    lexicon, counts = load_lexicon(CHECKOUT / "data" / "gazetteers"), Counter[str]()
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, _, names = line.replace("~", "\u00a0").rpartition(" =")
        known = Counter(name for name in names.strip().split("; ") if name)
        told = Counter(name.name for name in find_names(text, lexicon) if name.sure)
        counts += Counter(known=known.total(), told=told.total(), both=(known & told).total())
    assert counts["known"] > 880
    assert 2 * counts["both"] / (counts["known"] + counts["told"]) >= PINNED
