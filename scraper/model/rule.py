"""What we look for in articles: one TOML file a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.model.article import Tier


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a pattern: a word that has one of the lemmas, at most `gap` other words after the step before."""

    lemmas: frozenset[str]
    """Folded lemmas, and folded forms after `=`."""
    gap: int = 0
    beginnings: tuple[str, ...] = ()
    """Folded beginnings of forms, from words such as `klastrow*`."""


Pattern = tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One way in which an article fits the rule."""

    name: str
    tier: Tier | None
    patterns: tuple[Pattern, ...]
    """Any of these, within one sentence."""
    context: tuple[Pattern, ...] = ()
    """Any of these must stand in the title, the lead, the opening paragraphs or the sentence itself; else the match is of `otherwise`."""
    otherwise: Tier | None = None
    """Tier of a match without its context; None: no match."""
    without: tuple[Pattern, ...] = ()
    """None of these may stand in the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text that the rule must, or must not, alert to."""

    title: str
    text: str
    tier: Tier | None = None
    """The tier it must be given; None: any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What else must hold; an empty filter holds always."""

    languages: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    people: tuple[str, ...] = ()
    """Folded names; any of them takes part or is mentioned."""
    organisations: tuple[str, ...] = ()
    """Folded names; any of them stands among the participants' organisations."""
    tags: frozenset[str] = frozenset()
    """Folded; any of them."""
    due_within_days: int | None = None
    """A deadline or the end of a call lies at most so many days ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule as loaded; `version` is a short hash of its file."""

    name: str
    title: str
    version: str
    enabled: bool = True
    description: str = ""
    clauses: tuple[Clause, ...] = ()
    filters: Filters = Filters()
    fields: tuple[str, ...] = ("title", "lead", "text")
    alert_tiers: frozenset[str] = frozenset()
    """Tiers that alert; empty: every match does. A passing match never does."""
    must: tuple[Example, ...] = ()
    must_not: tuple[Example, ...] = ()
