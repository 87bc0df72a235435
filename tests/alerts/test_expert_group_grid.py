"""The shipped expert-group rule on made sentences: bodies, topics, authorities and turns of phrase combined. The scores are pinned.

Articles show what an editor meets; the grid shows which word the rule knows only beside some other word.
"""

import random
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scraper.alerts.matching import match_rule
from scraper.catalogue.gazetteers import load_lexicon
from scraper.catalogue.rules import load_rule
from scraper.config import CHECKOUT
from scraper.model.article import Article, Match

GRID = tomllib.loads((Path(__file__).parent / "texts" / "expert_group_grid.toml").read_text(encoding="utf-8"))
RULE = load_rule(CHECKOUT / "data" / "rules" / "expert-groups.toml")
LEMMATISER = load_lexicon(CHECKOUT / "data" / "gazetteers").lemmatiser
COUNT = 600


def matched(title: str, text: str) -> Match | None:
    return match_rule(Article(url="https://example.org/", site="example", kind="article", title=title, text=text), RULE, LEMMATISER, date(2026, 1, 1))


def made(words: dict[str, Any], turns: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Sentences, each with the tier of its topic."""
    while True:
        tier = chance.choice("AAB")
        slots = {"t": chance.choice(words[f"topics_of_tier_{tier}"]), "x": chance.choice(words["other_topics"])}
        for letter, names in (("a", "authorities"), ("b", "bodies"), ("f", "founders")):
            slots |= {f"{letter}{number}": form for number, form in enumerate(chance.choice(words[names]).split("/"))}
        slots["g"] = capital(chance.choice(words["guests"]).format(**slots))
        yield tier, capital(chance.choice(turns).format(**slots))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def wrong_share(language: str, kind: str, seed: int = 1) -> tuple[float, list[str]]:
    words, wrong = GRID[language], []
    sentences = made(words, words[kind], random.Random(seed))
    for _ in range(COUNT):
        tier, sentence = next(sentences)
        match = matched(words["title"], f"{sentence} {words['end']}")
        alerts = match is not None and match.tier in ("A", "B") and not match.passing
        if (kind == "quiet" and alerts) or (kind == "alerting" and not (alerts and match is not None and match.tier == tier)):
            wrong.append(sentence)
    return len(wrong) / COUNT, wrong


@pytest.mark.parametrize("language", ["pl", "en"])
def test_bodies_that_an_authority_set_up_alert_with_their_tier(language: str) -> None:
    share, missed = wrong_share(language, "alerting")
    assert share <= 0.03, missed


@pytest.mark.parametrize("language", ["pl", "en"])
def test_bodies_of_others_other_topics_and_mere_occasions_do_not_alert(language: str) -> None:
    share, alerted = wrong_share(language, "quiet")
    assert share <= 0.01, alerted


def test_a_mention_in_a_long_article_is_kept_as_passing() -> None:
    words, chance = GRID["pl"], random.Random(1)
    alerted, lost = [], []
    sentences = made(words, words["passing"], chance)
    for _ in range(COUNT):
        _, sentence = next(sentences)
        said = chance.sample(words["elsewhere"], 9)
        said.insert(chance.randint(2, 8), sentence)
        match = matched("Jesienne spotkanie członków", "\n\n".join(said))
        if match is None:
            lost.append(sentence)
        elif not match.passing and match.tier != "C":
            alerted.append(sentence)
    assert len(alerted) / COUNT <= 0.01, alerted
    assert len(lost) / COUNT <= 0.03, lost
