"""Rules tried on the stored archive: what each would have alerted of, how often, and what it nearly did.

Every article is read once for all rules, and a rule is tried only where its rarest word stands, so that a thousand rules cost little more than one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from scraper.alerts.explaining import why_quiet
from scraper.alerts.matching import alerts, match_read
from scraper.alerts.reading import ReadArticle
from scraper.alerts.triggers import RuleIndex
from scraper.storage.readback import ids_since, load_parts, stored_articles

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from scraper.language.lexicon import Lexicon
    from scraper.model.article import Article, Match
    from scraper.model.rule import Filters, Rule

_SHOWN = 5
_REASONS = 2


@dataclass(slots=True)
class BackTest:
    """What one rule would have found."""

    rule: str
    articles: int = 0
    """Articles read."""
    hits: int = 0
    """Alerts."""
    tiers: Counter[str] = field(default_factory=Counter)
    """Matches by tier, passing ones apart."""
    weeks: Counter[str] = field(default_factory=Counter)
    """Alerts by ISO week: `2026-W09`."""
    examples: list[str] = field(default_factory=list)
    near_misses: list[str] = field(default_factory=list)
    """What matched in passing or in a tier that does not alert, and what a clause found but was kept from; each with the reason."""

    def add(self, later: BackTest) -> None:
        """Count what the same rule found in the articles that come next."""
        self.articles += later.articles
        self.hits += later.hits
        self.tiers += later.tiers
        self.weeks += later.weeks
        self.examples = [*self.examples, *later.examples][:_SHOWN]
        self.near_misses = [*self.near_misses, *later.near_misses][:_SHOWN]


def back_test(conn: sqlite3.Connection, rules: Sequence[Rule], lexicon: Lexicon, first: date) -> list[BackTest]:
    """The rules, switched off or not, on the articles published since `first`, latest first."""
    return try_articles(conn, ids_since(conn, first), RuleIndex(rules), rules, lexicon)


def try_articles(conn: sqlite3.Connection, ids: Sequence[int], index: RuleIndex, rules: Sequence[Rule], lexicon: Lexicon) -> list[BackTest]:
    """What each rule would have found in the articles, which are looked at in this order."""
    results = {rule.name: BackTest(rule.name, articles=len(ids)) for rule in rules}
    for article_id, article in stored_articles(conn, ids):
        _try_article(conn, article_id, article, index, lexicon, results)
    return list(results.values())


def _try_article(
    conn: sqlite3.Connection, article_id: int, article: Article, index: RuleIndex, lexicon: Lexicon, results: dict[str, BackTest]
) -> None:
    seen = ReadArticle(article, lexicon.lemmatiser, index)
    called = index.called(seen.said)
    if any(_needs_parts(rule.filters) for rule in called):
        seen.article = replace(article, **load_parts(conn, article_id))
    day = date.fromisoformat(article.published.isoformat()[:10]) if article.published else date.min
    for rule in called:
        match = match_read(seen, rule, day)
        _note(results[rule.name], rule, seen, match)


def _needs_parts(filters: Filters) -> bool:
    return bool(filters.people or filters.roles or filters.organisations or filters.due_within_days or filters.event_within_days)


def _note(result: BackTest, rule: Rule, seen: ReadArticle, match: Match | None) -> None:
    told = match is not None and alerts(match, rule)
    if match is not None:
        result.tiers[f"{match.tier or '-'}{' passing' if match.passing else ''}"] += 1
    published = seen.article.published
    if told:
        result.hits += 1
        if published:
            year, week, _ = published.isocalendar()
            result.weeks[f"{year}-W{week:02}"] += 1
    shown = result.examples if told else result.near_misses
    if len(shown) >= _SHOWN:
        return
    why = [] if told else why_quiet(rule, seen, match)
    if match is None and not why:
        return
    quote = f": „{match.sentence}”" if match is not None else ""
    shown.append(
        f"{published.isoformat()[:10] if published else '????-??-??'} {seen.article.title}{quote}{''.join(f' – {line}' for line in why[:_REASONS])}"
    )
