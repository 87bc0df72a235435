"""Patterns, tiers and passing mentions, on rules made for the purpose."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scraper.alerts.matching import alerts, match_rule, match_rules
from scraper.catalogue.rule_patterns import PatternReader
from scraper.catalogue.rules import load_rule
from scraper.language.lemmas import Lemmatiser
from scraper.model.article import Article, Event, Match, Participant
from scraper.model.errors import ConfigurationError
from scraper.model.rule import Filters, Rule

LEMMATISER = Lemmatiser()
TODAY = date(2026, 3, 2)
Write = Callable[[str], Rule]


@pytest.fixture
def rule_of(tmp_path: Path) -> Write:
    def write(text: str) -> Rule:
        file = tmp_path / "rule.toml"
        file.write_text(text, encoding="utf-8")
        return load_rule(file)

    return write


def article(title: str = "Tytuł", text: str = "", **more: object) -> Article:
    return Article(url="https://serwis.pl/1", site="serwis", kind="article", title=title, text=text, **more)  # type: ignore[arg-type]


def matched(rule: Rule, title: str, text: str = "") -> Match | None:
    return match_rule(article(title, text), rule, LEMMATISER, TODAY)


def test_a_word_finds_all_its_forms_and_a_form_only_itself(rule_of: Write) -> None:
    rule = rule_of('[[clause]]\npatterns = ["rada klaster"]')
    assert matched(rule, "Posiedzenie Rady Klastrów")
    assert matched(rule, "RADĄ KLASTRA") is not None
    assert not matched(rule, "Klaster ma radę")
    exact = rule_of('[[clause]]\npatterns = ["rada =klastra"]')
    assert matched(exact, "Rada Klastra")
    assert not matched(exact, "Rada Klastrów")


def test_a_beginning_of_two_letters_calls_a_pattern_among_many(rule_of: Write) -> None:
    rule = rule_of('[[clause]]\npatterns = ["=ab*", "ul*", "miód", "wosk", "pyłek", "propolis", "mleczko"]')
    assert matched(rule, "Ulica kwiatowa")
    assert not matched(rule, "Kwiaty na miedzy")


def test_an_abbreviation_in_capitals_is_no_common_word(rule_of: Write) -> None:
    rule = rule_of('[[clause]]\npatterns = ["=MR"]')
    assert matched(rule, "Nowa strategia MR")
    assert not matched(rule, "Mr Pięta opened the meeting")


def test_gaps_are_counted_in_words(rule_of: Write) -> None:
    rule = rule_of('[[clause]]\npatterns = ["grupa .. klaster"]')
    assert matched(rule, "grupa jeden dwa trzy klastra")
    assert not matched(rule, "grupa jeden dwa trzy cztery klastra")


def test_words_may_stand_near_each_other_in_either_order(rule_of: Write) -> None:
    rule = rule_of('[words]\nbody = ["grupa", "okrągły stół"]\n[[clause]]\npatterns = ["$body ~ {ekspert|ekspercki}"]')
    assert matched(rule, "Grupa niezależnych ekspertów")
    assert matched(rule, "Eksperci zasiedli przy okrągłym stole")
    assert not matched(rule, "Okrągły blat, stół i eksperci")
    with pytest.raises(ConfigurationError, match="stands between"):
        rule_of('[[clause]]\npatterns = ["grupa ~"]')


def test_a_list_may_hold_phrases_and_other_lists(rule_of: Write) -> None:
    rule = rule_of('[words]\nbody = ["grupa", "okrągły stół"]\nany = ["$body ekspert"]\n[[clause]]\npatterns = ["$any"]')
    assert matched(rule, "Okrągły stół ekspertów")
    assert matched(rule, "W grupie ekspertów")
    assert not matched(rule, "Stół ekspertów")


def test_not_as_excepts_the_phrase_and_without_the_sentence(rule_of: Write) -> None:
    excepted = rule_of('[[clause]]\npatterns = ["zespół"]\nnot_as = ["zespół parlamentarny"]')
    assert not matched(excepted, "Obradował zespół parlamentarny")
    assert matched(excepted, "Obradował zespół parlamentarny i zespół ministra")
    without = rule_of('[[clause]]\npatterns = ["zespół"]\nwithout = ["parlamentarny"]')
    assert not matched(without, "Obradował zespół parlamentarny i zespół ministra")


TIERED = """
[[clause]]
tier = "A"
otherwise = "C"
patterns = ["grupa ekspert"]
context = ["{minister|ministerstwo}"]
unless = ["powołać =przez klaster"]
"""


def test_what_was_excepted_stays_so_where_only_its_word_comes_again(rule_of: Write) -> None:
    rule = rule_of('[[clause]]\npatterns = ["rada", "zespół"]\nnot_as = ["rada nadzorczy"]')
    assert not matched(rule, "Zmiany", "Wybrano radę nadzorczą. Rada liczy siedem osób.")
    assert matched(rule, "Zmiany", "Rada liczy siedem osób. Wybrano radę nadzorczą.")
    assert matched(rule, "Zmiany", "Wybrano radę nadzorczą. Zespół liczy siedem osób.")


def test_who_set_it_up_may_be_said_beside_the_name(rule_of: Write) -> None:
    rule = rule_of(TIERED)
    for text, tier in (
        ("Powołał ją minister.", "A"),
        ("Powstała w maju.", "C"),
        ("Została powołana przez klaster. Gościem był minister.", "C"),
    ):
        match = matched(rule, "Grupa ekspertów", text)
        assert match is not None
        assert match.tier == tier, text


def test_a_guest_is_no_founder(rule_of: Write) -> None:
    rule = rule_of(TIERED + 'context_not_as = ["=z ministerstwo", "były minister"]')
    for text, tier in (
        ("Przyszła pani z ministerstwa.", "C"),
        ("Przyszedł były minister.", "C"),
        ("Przyszła pani z ministerstwa, a minister otworzył obrady.", "A"),
    ):
        match = matched(rule, "Grupa ekspertów", text)
        assert match is not None
        assert match.tier == tier, text


def test_a_title_may_point_to_what_the_text_has_news_of(rule_of: Write) -> None:
    rule = rule_of(
        '[[clause]]\npatterns = ["rada klaster"]\n[subject]\nreports = ["zostać"]\ndecisive = ["zostać .. członek"]\nheadlines = ["ekspert"]'
    )
    text = "Był deszcz. " * 4 + "Jan Lis został członkiem rady klastrów. Potem wyszło słońce."
    pointed, silent = matched(rule, "Nasz ekspert", text), matched(rule, "Nasz kolega", text)
    assert pointed is not None
    assert silent is not None
    assert (pointed.passing, silent.passing) == (False, True)


def test_about_must_stand_beside_the_mention(rule_of: Write) -> None:
    rule = rule_of('[[clause]]\npatterns = ["grupa ekspert"]\nabout = ["klaster"]')
    far = "Pada deszcz. " * 3
    assert matched(rule, "Wieści", f"Jest grupa ekspertów. Zajmuje się klastrami. {far}")
    assert not matched(rule, "Wieści", f"Jest grupa ekspertów. {far} Klastry czekają.")


def test_a_late_single_sentence_is_passing_and_alerts_nobody(rule_of: Write) -> None:
    rule = rule_of('[[clause]]\npatterns = ["rada klaster"]')
    long = "Było ciepło. " * 12
    late = matched(rule, "Targi", f"{long} Wspomniano o radzie klastrów.")
    assert late is not None
    assert late.passing
    assert not alerts(late, rule)
    again = matched(rule, "Targi", f"Obradowała rada klastrów. {'Było ciepło. ' * 3} Rada klastrów wybrała prezesa.")
    assert again is not None
    assert not again.passing
    titled = matched(rule, "Rada klastrów", long)
    assert titled is not None
    assert not titled.passing


def test_hearsay_in_the_opening_is_passing_and_news_is_not(rule_of: Write) -> None:
    rule = rule_of('[[clause]]\npatterns = ["rada klaster"]\n[subject]\nreports = ["obradować"]\nhearsay = ["=członek rada"]')
    card = matched(rule, "Nowy most", "Most otworzył Jan Lis, członek Rady Klastrów. Był deszcz.")
    news = matched(rule, "Wieści", "Wczoraj obradowała Rada Klastrów. Był deszcz.")
    assert card is not None
    assert news is not None
    assert (card.passing, news.passing) == (True, False)


def test_what_is_named_late_as_the_answer_is_the_subject(rule_of: Write) -> None:
    rule = rule_of('[[clause]]\npatterns = ["rada klaster"]\n[subject]\nreports = ["przyjąć"]\nhearsay = ["wspomnieć"]\nreveals = ["taki opinia"]')
    story = "Wnioski mają być krótsze. Rozmowy mają być dłuższe. Kontrole mają być rzadsze. Pieniędzy ma być więcej. "
    told = matched(rule, "Mniej wniosków", story + "Takie opinie przyjęła rada klastrów.")
    assert told is not None
    assert not told.passing
    for late in ("Gości było wielu, a rada klastrów też.", "Wspomniano takie opinie i radę klastrów."):
        passing = matched(rule, "Mniej wniosków", story + late)
        assert passing is not None
        assert passing.passing


def test_the_lead_printed_again_in_the_text_counts_once(rule_of: Write) -> None:
    rule = rule_of('[[clause]]\npatterns = ["rada klaster"]')
    text = "Było ciepło. " * 9 + "Przyszedł szef rady klastrów."
    once = match_rule(article("Targi", text, lead="Było ciepło."), rule, LEMMATISER, TODAY)
    assert once is not None
    assert once.passing


def test_only_rules_that_a_word_calls_are_tried_and_the_rest_miss_nothing(rule_of: Write) -> None:
    rules = [
        replace(rule_of(f'[[clause]]\npatterns = ["{pattern}"]'), name=pattern)
        for pattern in ("klastrow* polityka", "polityka klastrow*", "{a|rada} .. =KKK", "nowy innowacj*", "żaden taki")
    ]
    text = "Polityka klastrowa: Rada wysłuchała KKK. Nowe innowacje."
    by_index = {m.rule for m in match_rules(article("Dzień", text), rules, LEMMATISER, TODAY)}
    one_by_one = {r.name for r in rules if match_rule(article("Dzień", text), r, LEMMATISER, TODAY)}
    assert by_index == one_by_one == {"polityka klastrow*", "{a|rada} .. =KKK", "nowy innowacj*"}


def test_hostile_text_costs_linear_time(rule_of: Write) -> None:
    rule = rule_of('[[clause]]\npatterns = ["grupa ... grupa ... grupa ... grupa ... grupa ... grupa ... klaster"]')

    def cost(words: int) -> float:
        spent = []
        for _ in range(3):
            start = time.process_time()
            assert not matched(rule, "Tytuł", "klaster " + "grupa " * words)
            spent.append(time.process_time() - start)
        return min(spent)

    assert cost(16000) < 25 * cost(1600)


def test_watched_people_and_organisations_are_whole_names() -> None:
    def watching(**filters: tuple[str, ...]) -> bool:
        rule = Rule(name="w", title="W", version="1", filters=Filters(**filters))  # type: ignore[arg-type]
        person = Participant(name="Ewa Kot", role="Prezes Zarządu", organisation="Klaster Szkła", surface="Ewą Kot", sentence="Rozmowa z Ewą Kot.")
        match = match_rule(article("Rozmowa", "Rozmowa z Ewą Kot.", participants=(person,)), rule, LEMMATISER, TODAY)
        return match is not None

    assert watching(people=("ewa kot",))
    assert watching(organisations=("klaster szkla",), roles=("prezes",))
    assert not watching(people=("ewa ko",))
    assert not watching(people=("ewa kot",), organisations=("inny klaster",))


@pytest.mark.parametrize(
    ("kind", "end", "wanted"),
    [("deadline", date(2026, 4, 1), True), ("call", date(2026, 4, 2), False), ("deadline", date(2026, 3, 1), False), ("event", TODAY, False)],
)
def test_deadlines_within_thirty_days(kind: str, end: date, wanted: bool) -> None:
    rule = Rule(name="d", title="D", version="1", filters=Filters(due_within_days=30))
    event = Event(start=date(2026, 2, 1), end=end, kind=kind, sentence="Termin mija.")  # type: ignore[arg-type]
    assert (match_rule(article("Nabór", events=(event,)), rule, LEMMATISER, TODAY) is not None) == wanted


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[[clause]]\npatterns = ["$nosuch"]', "clause 1.patterns"),
        ('[words]\na = ["$b"]\nb = ["$a"]\n[[clause]]\npatterns = ["$a"]', "clause 1.patterns"),
        ('[[clause]]\npatterns = ["a"]\nown = ["b"]', "clause 1.own"),
        ('[[clause]]\npatterns = ["a"]\n[delivery]\nrhythm = "hourly"', "delivery.rhythm"),
        ('[[clause]]\npatterns = ["a"]\n[delivery]\nrecipients = ["nobody"]', "delivery.recipients"),
        ('[[clause]]\npatterns = ["a"]\n[subject]\necho = ["a"]', "subject.echo"),
        ("[filters]\nevent_within_days = 0", "filters.event_within_days"),
    ],
)
def test_a_broken_rule_names_file_and_key(rule_of: Write, text: str, key: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        rule_of(text)
    assert key in str(caught.value)
    assert "rule.toml" in str(caught.value)


def test_lists_of_phrases_do_not_multiply(rule_of: Write) -> None:
    phrases = ", ".join(f'"a{n} b{n}"' for n in range(80))
    rule = rule_of(f'[words]\nw = [{phrases}]\n[[clause]]\npatterns = ["$w ... $w ... $w ... $w"]')
    assert len(rule.clauses[0].patterns) == 1
    assert matched(rule, "A1 b1 oraz a2 b2, a3 b3, wreszcie a4 b4")
    assert not matched(rule, "A1 b1 oraz a2 b3, a3 b3, wreszcie a4 b4")


def test_a_phrase_may_be_longer_or_shorter_before_what_follows(rule_of: Write) -> None:
    rule = rule_of('[words]\nw = ["rada", "rada klaster", "rada ... lotniczy"]\n[[clause]]\npatterns = ["$w przyjąć"]')
    assert matched(rule, "Rada przyjęła")
    assert matched(rule, "Rada klastra przyjęła")
    found = matched(rule, "Rada klastra z doliny lotniczej przyjęła")
    assert found is not None
    assert found.words == ("Rada", "lotniczej", "przyjęła")
    assert not matched(rule, "Rada klastrów przemysłu przyjęła")


def test_either_order_holds_within_a_list_too(rule_of: Write) -> None:
    rule = rule_of('[words]\nw = ["grupa ~ ekspert"]\n[[clause]]\npatterns = ["$w"]')
    assert matched(rule, "Eksperci tworzą grupę")
    assert matched(rule, "Grupa ekspertów")


@pytest.mark.parametrize(
    ("text", "words", "reason"), [("..", [], "names no word"), ("$w", ["$w"], "contains itself"), ("$x", [], "no list"), ("$w", [], "without words")]
)
def test_a_pattern_that_cannot_be_read_says_why(text: str, words: list[str], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        PatternReader({"w": words}).read(text)
