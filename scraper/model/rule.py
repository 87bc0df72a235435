"""What we look for in articles: one TOML file a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from scraper.model.article import Tier

Rhythm = Literal["instant", "daily", "weekly"]


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a pattern: a word that has one of the lemmas, or one of the phrases, at most `gap` other words after the step before."""

    lemmas: frozenset[str]
    """Folded lemmas; folded forms after `=`; forms in capitals, as printed, after `==`."""
    gap: int = 0
    beginnings: tuple[str, ...] = ()
    """Folded beginnings of forms, from words such as `klastrow*`."""
    phrases: tuple[tuple[Step, ...], ...] = ()
    """Patterns of several words that may stand here instead of a word."""


Pattern = tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One way in which an article fits the rule."""

    name: str
    tier: Tier | None
    patterns: tuple[Pattern, ...]
    """Any of these, within one sentence: a mention."""
    not_as: tuple[Pattern, ...] = ()
    """A mention that shares a word with one of these is none: `zespół parlamentarny` is no working group."""
    without: tuple[Pattern, ...] = ()
    """None of these may stand in the sentence."""
    about: tuple[Pattern, ...] = ()
    """Any of these must stand in the mention's sentence, in one beside it or in the title; else it is no mention."""
    context: tuple[Pattern, ...] = ()
    """Any of these must stand in the mention's sentence, or in the title or a sentence near a mention; else the match is of `otherwise`."""
    context_not_as: tuple[Pattern, ...] = ()
    """A context that shares a word with one of these is none: a guest `z ministerstwa` is no founder."""
    unless: tuple[Pattern, ...] = ()
    """Where one of these stands there, the match is of `otherwise`, in spite of the context unless that stands nearer."""
    otherwise: Tier | None = None
    """Tier of a match without its context; None: no match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What tells an article about the thing from one that mentions it in passing."""

    reports: tuple[Pattern, ...] = ()
    """What a sentence says of the thing when it has news of it: it was set up, it met, somebody was appointed."""
    decisive: tuple[Pattern, ...] = ()
    """News that weighs more than other news: somebody was appointed to it, it was set up."""
    reveals: tuple[Pattern, ...] = ()
    """What says that the thing is the answer to what the article told before naming it: `takie zalecenia przyjęła …`, `mowa o …`."""
    hearsay: tuple[Pattern, ...] = ()
    """What a sentence says when it only speaks of the thing: somebody recalled it, once sat in it."""
    headlines: tuple[Pattern, ...] = ()
    """What in a title points to it without naming it: `nasz ekspert w Brukseli`. Counts only where the text has news of it."""
    echoes: tuple[Pattern, ...] = ()
    """How an article goes on to speak of what it named: `rada`, `grupa`."""
    others: tuple[Pattern, ...] = ()
    """Phrases in which such a word means something else: `rada nadzorczy`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text that the rule must, or must not, alert to."""

    title: str
    text: str
    tier: Tier | None = None
    """The tier it must be given; None: any."""
    person: str = ""
    """Somebody who takes part in it."""
    organisation: str = ""
    """Whom that person speaks for."""
    deadline_in_days: int | None = None
    """A deadline that it names, counted from the day of the test."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What else must hold; an empty filter holds always."""

    languages: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    people: tuple[str, ...] = ()
    """Folded names; any of them takes part or is mentioned."""
    roles: tuple[str, ...] = ()
    """Folded; any of them stands in a participant's role."""
    organisations: tuple[str, ...] = ()
    """Folded names; any of them stands among the participants' organisations."""
    tags: frozenset[str] = frozenset()
    """Folded; any of them."""
    due_within_days: int | None = None
    """A deadline or the end of a call lies at most so many days ahead."""
    event_within_days: int | None = None
    """An event begins at most so many days ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """How the rule's alerts leave: `[delivery]` of its file."""

    rhythm: Rhythm = "instant"
    """At once, in the digest of each working day, or in that of each week."""
    recipients: tuple[str, ...] = ()
    """E-mail addresses of this rule's readers; empty: those of `[mail]`."""
    most: int = 0
    """Most alerts of one day that leave singly; the rest of the day is one message „i N innych”. 0: no limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule as loaded; `version` is a short hash of its file."""

    name: str
    title: str
    version: str
    enabled: bool = True
    description: str = ""
    clauses: tuple[Clause, ...] = ()
    subject: Subject = Subject()
    filters: Filters = Filters()
    fields: tuple[str, ...] = ("title", "lead", "text")
    alert_tiers: frozenset[str] = frozenset()
    """Tiers that alert; empty: every match does. A passing match never does."""
    delivery: Delivery = Delivery()
    words: frozenset[str] = frozenset()
    """Words of its patterns as written, those that stand for all their forms."""
    must: tuple[Example, ...] = ()
    must_not: tuple[Example, ...] = ()
