"""`klastry rules`: test the alert rules by their own examples and on the stored archive."""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.main import DONE, FAILED, configuration, global_options
from scraper.model.moments import WARSAW

if TYPE_CHECKING:
    from scraper.config import Config
    from scraper.language.lexicon import Lexicon
    from scraper.model.article import Article, Match
    from scraper.model.rule import Example, Rule


_WEEKS = 12
"""Weeks shown of a back-test."""
_REASONS = 4
_TEST_DAY = date(2000, 1, 1)


@click.group("rules")
@global_options
def command() -> None:
    """Alert rules are TOML files in data/rules; docs/rules.md teaches their language."""


@command.command("test")
@click.argument("names", metavar="[RULE]...", nargs=-1)
@click.option("--since", metavar="D", help="Back-test on the stored articles published since this day.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a rule.")
@global_options
@click.pass_context
def test(ctx: click.Context, names: tuple[str, ...], since: str | None, as_json: bool) -> int:
    """Check every rule: its file, its examples, and with --since what it would have found in the archive, by week.

    Exit code 1: an example fails. 64: a rule cannot be read; file and key are named.
    """
    from scraper.alerts.explaining import only_themselves
    from scraper.catalogue.gazetteers import load_lexicon
    from scraper.catalogue.rules import load_rules

    config = configuration(ctx)
    rules = load_rules(config.rules)
    if unknown := set(names) - {rule.name for rule in rules}:
        raise click.UsageError(f"no rule is called {', '.join(sorted(unknown))}; there are {', '.join(rule.name for rule in rules)}")
    chosen = [rule for rule in rules if not names or rule.name in names]
    first = _day(since)
    lexicon = load_lexicon(config.gazetteers)
    found = _back_test(config, chosen, first) if first is not None else {}
    failed = False
    for rule in chosen:
        failures = failing_examples(rule, lexicon)
        failed = failed or bool(failures)
        report = {
            "rule": rule.name,
            "title": rule.title,
            "version": rule.version,
            "enabled": rule.enabled,
            "examples": len(rule.must) + len(rule.must_not),
            "failures": failures,
            "only_themselves": only_themselves(rule, lexicon.lemmatiser),
            **found.get(rule.name, {}),
        }
        print(json.dumps(report, ensure_ascii=False)) if as_json else _show(report)
    return FAILED if failed else DONE


def failing_examples(rule: Rule, lexicon: Lexicon) -> list[str]:
    """What is wrong with the rule's own examples, a line each; empty where all hold."""
    from scraper.alerts.matching import alerts

    failures = []
    for example in rule.must:
        match = _match(rule, example, lexicon)
        if match is None or not alerts(match, rule):
            why = "".join(f"\n    {line}" for line in _why_quiet(rule, example, lexicon, match)[:_REASONS])
            failures.append(f"must match, but does not: {example.title or example.text[:60]}{why}")
        elif example.tier and match.tier != example.tier:
            failures.append(f"must be tier {example.tier}, but is {match.tier}: {example.title or example.text[:60]}")
    for example in rule.must_not:
        match = _match(rule, example, lexicon)
        if match is not None and alerts(match, rule):
            failures.append(f"must not match, but does ({', '.join(match.words)}): {example.title or example.text[:60]}")
    return failures


def _match(rule: Rule, example: Example, lexicon: Lexicon) -> Match | None:
    from scraper.alerts.matching import match_rule

    return match_rule(_article(example), rule, lexicon.lemmatiser, _TEST_DAY)


def _why_quiet(rule: Rule, example: Example, lexicon: Lexicon, match: Match | None) -> list[str]:
    from scraper.alerts.explaining import why_quiet
    from scraper.alerts.reading import ReadArticle
    from scraper.alerts.triggers import index_of_one

    return why_quiet(rule, ReadArticle(_article(example), lexicon.lemmatiser, index_of_one(rule)), match)


def _article(example: Example) -> Article:
    from scraper.model.article import Article, Event, Participant

    people = (Participant(name=example.person, organisation=example.organisation or None, surface=example.person),) if example.person else ()
    day = _TEST_DAY + timedelta(days=example.deadline_in_days or 0)
    return Article(
        url="https://example.org/",
        site="example",
        kind="article",
        title=example.title,
        text=example.text,
        participants=people,
        events=(Event(start=day, end=day, kind="deadline"),) if example.deadline_in_days is not None else (),
    )


def _back_test(config: Config, rules: list[Rule], first: date) -> dict[str, dict[str, Any]]:  # Any: JSON
    """What each rule would have found, by its name."""
    from scraper.alerts.backtest_shared import Archive, added_up, back_test_parts, parts_since

    archive = Archive(config.db, config.gazetteers)
    parts = parts_since(archive, first)
    tested = back_test_parts(archive, rules, parts)
    with click.progressbar(tested, length=len(parts), label="Trying rules", file=sys.stderr, hidden=not sys.stderr.isatty()) as progress:
        results = added_up(rules, iter(progress))
    return {
        result.rule: {
            "articles": result.articles,
            "hits": result.hits,
            "per_week": _per_week(result.weeks),
            "tiers": dict(result.tiers),
            "weeks": dict(sorted(result.weeks.items())),
            "matches": result.examples,
            "near_misses": result.near_misses,
        }
        for result in results
    }


def _per_week(weeks: Counter[str]) -> float:
    """Alerts a week, from the first week with one to the last; weeks without count."""
    if not weeks:
        return 0.0
    mondays = [datetime.strptime(f"{week}-1", "%G-W%V-%u").replace(tzinfo=WARSAW) for week in weeks]
    return round(sum(weeks.values()) / ((max(mondays) - min(mondays)).days // 7 + 1), 2)


def _show(report: dict[str, Any]) -> None:  # Any: JSON
    state = "" if report["enabled"] else " (switched off)"
    held = report["examples"] - len(report["failures"])
    click.echo(f"{report['rule']}{state}: {report['title']} [version {report['version']}] – {held} of {report['examples']} examples hold")
    for failure in report["failures"]:
        click.echo(f"  ✗ {failure}")
    for word in report["only_themselves"]:
        click.echo(f"  ! {word}")
    if "hits" not in report:
        return
    click.echo(
        f"  {report['hits']} alerts in {report['articles']} articles"
        + (f"; {', '.join(f'{k}: {v}' for k, v in report['tiers'].items())}" if report["tiers"] else "")
    )
    if report["weeks"]:
        weeks = list(report["weeks"].items())
        shown = ", ".join(f"{week} {count}" for week, count in weeks[-_WEEKS:])
        click.echo(f"  {report['per_week']} a week; {'the latest: ' if len(weeks) > _WEEKS else ''}{shown}")
    for label, key in (("would alert", "matches"), ("near miss", "near_misses")):
        for line in report[key]:
            click.echo(f"  {label}: {line}")


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=WARSAW).date()
    except ValueError:
        raise click.BadParameter(f"{text!r} is no ISO 8601 day, such as 2024-06-30", param_hint="--since") from None
