"""The shipped rule on Krajowe Klastry Kluczowe: news of them, not of whoever bears the title."""

from datetime import date
from pathlib import Path

import pytest

from scraper.alerts.matching import alerts, match_rule
from scraper.catalogue.gazetteers import load_lexicon
from scraper.catalogue.rules import load_rule
from scraper.config import CHECKOUT
from scraper.model.article import Article

RULE = load_rule(CHECKOUT / "data" / "rules" / "krajowe-klastry-kluczowe.toml")
LEMMATISER = load_lexicon(CHECKOUT / "data" / "gazetteers").lemmatiser
LINES = (Path(__file__).parent / "texts" / "kkk_items.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("#")])
def test_news_of_them_alerts_and_a_bearer_of_the_title_does_not(line: str) -> None:
    wanted, title, text = (part.strip() for part in line.split("|", 2))
    article = Article(url="https://example.org/", site="example", kind="article", title=title, text=text)
    match = match_rule(article, RULE, LEMMATISER, date(2026, 1, 1))
    assert (match is not None and alerts(match, RULE)) == (wanted == "+")
