"""Why a rule keeps quiet, in words for the analyst who writes it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scraper.alerts.explaining import only_themselves, why_quiet
from scraper.alerts.matching import match_read
from scraper.alerts.reading import ReadArticle
from scraper.alerts.triggers import index_of_one
from scraper.catalogue.rules import load_rule
from scraper.language.lemmas import Lemmatiser
from scraper.model.article import Article
from scraper.model.rule import Rule

LEMMATISER = Lemmatiser()
CLAUSE = """
alert_tiers = ["A"]
[[clause]]
name = "rada"
tier = "A"
patterns = ["rada .. klaster"]
not_as = ["rada nadzorczy"]
without = ["konferencja"]
about = ["minister", "klaster"]
context = ["ministerstwo"]
context_not_as = ["=z ministerstwo"]
unless = ["=przy izba"]
"""


@pytest.fixture
def reasons(tmp_path: Path) -> Callable[..., list[str]]:
    def ask(text: str, rule_text: str = CLAUSE, title: str = "Tytuł") -> list[str]:
        rule = written(tmp_path, rule_text)
        read = ReadArticle(Article(url="https://serwis.pl/1", site="serwis", kind="article", title=title, text=text), LEMMATISER, index_of_one(rule))
        return why_quiet(rule, read, match_read(read, rule, date(2026, 1, 1)))

    return ask


def written(folder: Path, text: str) -> Rule:
    (folder / "rule.toml").write_text(text, encoding="utf-8")
    return load_rule(folder / "rule.toml")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Rada nadzorcza klastra w ministerstwie.", "rada found „Rada … klastra”, but not_as has „Rada nadzorcza”"),
        ("Rada klastra na konferencji w ministerstwie.", "rada found „Rada klastra”, but without has „konferencji”"),
        ("Rada klastra przy izbie była w ministerstwie.", "rada found „Rada klastra”, but unless has „przy izbie”"),
        (
            "Rada klastra i goście z ministerstwa.",
            "rada found „Rada klastra”, but context_not_as has „z ministerstwa”, and nothing else of its context stands near",
        ),
        ("Rada klastra obradowała.", "rada found „Rada klastra”, but nothing of its context stands near"),
    ],
)
def test_a_near_miss_names_the_key_and_the_words_against_it(reasons: Callable[..., list[str]], text: str, reason: str) -> None:
    assert reasons(text) == [reason]


def test_nothing_beside_it_that_it_must_be_about(reasons: Callable[..., list[str]]) -> None:
    rule = '[[clause]]\nname = "c"\npatterns = ["rada"]\nabout = ["klaster"]\n'
    assert reasons("Rada obradowała.", rule) == ["c found „Rada”, but nothing of its about stands in the sentence, one beside it or the title"]


def test_an_article_of_something_else_is_no_near_miss(reasons: Callable[..., list[str]]) -> None:
    assert reasons("Było ciepło.") == []


def test_a_passing_match_says_what_it_weighs(reasons: Callable[..., list[str]]) -> None:
    text = "Było ciepło. " * 9 + "Rada klastra była w ministerstwie."
    assert reasons(text) == ["passing: opening 0, news 1, coming back 0, title 0; 3 make a subject"]


def test_a_tier_that_does_not_alert_says_so(reasons: Callable[..., list[str]]) -> None:
    assert reasons("Rada klastra.", CLAUSE + 'otherwise = "C"') == ["tier C does not alert"]


def test_an_inflected_word_in_a_rule_is_pointed_out(tmp_path: Path) -> None:
    rule = written(tmp_path, '[words]\nw = ["klastrów", "=klastrów", "polityka"]\n[[clause]]\npatterns = ["$w wspieranie", "spotkanie"]')
    assert [line.split(" ")[0] for line in only_themselves(rule, LEMMATISER)] == ["klastrów", "wspieranie"]
    assert only_themselves(rule, LEMMATISER)[0] == "klastrów finds only itself; the dictionary has it under klaster"
