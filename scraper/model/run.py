"""One crawl and its visits, as they are counted and reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

VisitOutcome = Literal["done", "budget", "failed"]
StoreOutcome = Literal["new", "changed", "unchanged", "moved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit of one site within a run."""

    id: int
    run_id: int
    site: str
    baseline: bool
    """Part of the site's first crawl: nothing that it stores may alert."""
    alerts: bool = True
    """False where the person asked for none, and for backfill and re-extraction."""

    @property
    def may_alert(self) -> bool:
        """Whether a new article of this visit is news to anybody."""
        return self.alerts and not self.baseline


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCounts:
    """What a visit did, for `site_visits` and the summary."""

    requests: int = 0
    bytes: int = 0
    found: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    without_date: int = 0
    sources_read: int = 0
    named: int = 0
    misread: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What became of an article."""

    article_id: int
    outcome: StoreOutcome
