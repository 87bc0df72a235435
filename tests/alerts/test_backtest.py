"""Rules tried on the stored archive."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from scraper.alerts.backtest import back_test
from scraper.alerts.backtest_shared import Archive, added_up, back_test_parts, parts_since
from scraper.alerts.matching import match_rule
from scraper.catalogue.rule_patterns import parse_pattern
from scraper.model.article import Event, Participant
from scraper.model.rule import Clause, Filters, Rule
from scraper.storage.readback import load_article
from tests.alerts.conftest import LEXICON, NOW, Newsroom


def rule(name: str, *patterns: str, filters: Filters | None = None) -> Rule:
    clauses = (Clause(name="c", tier=None, patterns=tuple(map(parse_pattern, patterns))),) if patterns else ()
    return Rule(name=name, title=name, version="1", clauses=clauses, filters=filters or Filters())


def test_hits_are_counted_by_week_with_examples_and_near_misses(newsroom: Newsroom) -> None:
    for week in (0, 1, 1, 3):
        newsroom.publish(f"Rada klastra {week}", now=NOW - timedelta(weeks=week))
    newsroom.publish("Targi", text="Było ciepło. " * 12 + "Mówiono o radzie klastra.")
    newsroom.publish("Rada klastra dawno", now=NOW - timedelta(days=400))
    (found,) = back_test(newsroom.conn, [rule("rada", "rada klaster")], LEXICON, date(2026, 1, 1))
    assert (found.articles, found.hits) == (5, 4)
    assert dict(found.weeks) == {"2026-W10": 1, "2026-W09": 2, "2026-W07": 1}
    assert found.examples[0].startswith("2026-03-02 Rada klastra 0: „")
    assert [line.split(":")[0] for line in found.near_misses] == ["2026-03-02 Targi"]


def test_rules_that_ask_for_people_and_days_find_them_in_the_archive(newsroom: Newsroom) -> None:
    person = Participant(name="Ewa Kot", surface="Ewa Kot", sentence="Mówiła Ewa Kot.", end=7)
    newsroom.publish("Z osobą", participants=(person,))
    newsroom.publish("Z terminem", events=(Event(start=NOW.date(), end=NOW.date() + timedelta(days=9), kind="call", sentence="Nabór trwa."),))
    rules = [rule("osoba", filters=Filters(people=("ewa kot",))), rule("termin", filters=Filters(due_within_days=30))]
    assert [result.hits for result in back_test(newsroom.conn, rules, LEXICON, date(2026, 1, 1))] == [1, 1]


def test_a_thousand_rules_together_find_what_each_finds_alone(newsroom: Newsroom) -> None:
    words = ["rada", "klaster", "krajowy", "kluczowy", "zebrać", "numer", "minister", "grupa", "zebra*", "=KKK"]
    pairs = [f"{a} {gap}{b}" for a in words for b in words for gap in ("", ".. ", "... ")]
    rules = [replace(rule(pair, pair), name=pair) for pair in pairs]
    ids = [newsroom.publish(title) for title in ("Posiedzenie Rady KKK", "Krajowe klastry: minister", "Nic", "Grupa klastrów zebrała się")]
    together = {result.rule: result.hits + len(result.near_misses) for result in back_test(newsroom.conn, rules, LEXICON, date(2026, 1, 1))}
    articles = [load_article(newsroom.conn, number) for number in ids]
    alone = {r.name: sum(match_rule(a, r, LEXICON.lemmatiser, NOW.date()) is not None for a in articles) for r in rules}
    assert together == alone
    assert 10 < sum(count > 0 for count in alone.values()) < len(rules)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_shared_back_test_finds_what_one_process_does_in_the_same_order(newsroom: Newsroom, processes: int) -> None:
    for day in range(12):
        newsroom.publish(f"Rada klastra {day}", now=NOW - timedelta(days=3 * day))
    newsroom.publish("Targi", text="Było ciepło. " * 12 + "Mówiono o radzie klastra.")
    rules = [rule("rada", "rada klaster"), rule("targi", "targi"), rule("nic", "koparka")]
    whole = back_test(newsroom.conn, rules, LEXICON, date(2026, 1, 1))
    archive = Archive(newsroom.config.db, newsroom.config.gazetteers)
    ids = [number for part in parts_since(archive, date(2026, 1, 1)) for number in part]
    parts = [ids[begin : begin + 3] for begin in range(0, len(ids), 3)]
    assert added_up(rules, back_test_parts(archive, rules, parts, processes)) == whole
    assert whole[0].hits == 12
    assert len(whole[0].examples) == 5
