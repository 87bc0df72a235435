"""What ends a visit: all is asked, a budget is spent, the site wants a pause or gives no answer, or we broke; and what is written then."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from scraper.fetching.rounds import settle_watch
from scraper.model.run import VisitCounts
from scraper.storage import crawl_state, runs

if TYPE_CHECKING:
    from datetime import datetime

    from scraper.fetching.visit import SiteVisit
    from scraper.model.run import VisitOutcome

_SOON = timedelta(hours=1)
_SHORTEST_PAUSE = timedelta(hours=2)
_LONGEST_PAUSE = timedelta(hours=24)
_LATER = "reached; the rest comes with the next visits"


@dataclass(frozen=True, slots=True)
class Ending:
    """How a visit ended."""

    outcome: VisitOutcome
    reason: str | None
    """Why it was not done; None where it was."""


def over_budget(visit: SiteVisit) -> bool:
    """Whether the visit is to end: it has cost the site what its profile allows, or the site asked for a pause."""
    if not visit.stop_reason:
        visit.stop_reason = _spent(visit)
    return bool(visit.stop_reason)


def _spent(visit: SiteVisit) -> str:
    budget = visit.site.budget
    if visit.counts["requests"] >= budget.max_pages:
        return f"budget of {budget.max_pages} pages {_LATER}"
    if visit.counts["bytes"] >= budget.max_megabytes * 1024 * 1024:
        return f"budget of {budget.max_megabytes} MB {_LATER}"
    if visit.now() - visit.started >= timedelta(minutes=budget.max_minutes):
        return f"budget of {budget.max_minutes} minutes {_LATER}"
    return ""


def leave_alone(visit: SiteVisit, until: datetime, reason: str) -> None:
    """Hold the site, over the run's end too, and let no further request of this visit leave."""
    with visit.conn:
        crawl_state.hold_site(visit.conn, visit.site.name, until)
    visit.stop_reason = f"{reason}: left alone until {until.isoformat(timespec='minutes')}"


def stop(visit: SiteVisit, crawler: Any, reason: str) -> None:  # Any: Scrapy's Crawler, untyped
    """End the visit; what is pending waits for the next one."""
    visit.stop_reason = visit.stop_reason or reason
    end_now(crawler)


def end_now(crawler: Any) -> None:  # Any: as above
    """Let go of what is still queued: it stays in the frontier for the next visit."""
    asyncio.ensure_future(crawler.engine.close_spider_async(reason="ended"))  # noqa: RUF006 - the engine waits for it itself


def finish(visit: SiteVisit) -> Ending:
    """Confirm the sources of which everything is stored, and write how the visit ended."""
    ending = _ending(visit)
    pending = {s.url for s in crawl_state.pending_sightings(visit.conn, visit.site.name)}
    visit.counts["named"] = len(set().union(*(visit.named.get(url, set()) for url in visit.unconfirmed)))
    with visit.conn:
        for url, validators in visit.unconfirmed.items():
            if not visit.named.get(url, set()) & pending:
                crawl_state.confirm_source(visit.conn, visit.site.name, url, validators)
        if ending.outcome == "done":
            settle_watch(visit, visit.round)
        crawl_state.set_next_visit(visit.conn, visit.site.name, visit.now() + _pause(visit, ending))
        runs.finish_visit(visit.conn, visit.visit, ending.outcome, _counts(visit), visit.now(), reason=ending.reason)
    return ending


def _ending(visit: SiteVisit) -> Ending:
    if visit.broken:
        return Ending("failed", visit.broken)
    if not visit.answered:
        return Ending("failed", visit.stop_reason or visit.first_error or "no answer")
    return Ending("budget", visit.stop_reason) if visit.stop_reason else Ending("done", None)


def _pause(visit: SiteVisit, ending: Ending) -> timedelta:
    """How long until the site is due again: a quarter of its publishing rhythm, from two hours to a day; soon after a cut or failed visit."""
    if ending.outcome != "done":
        return _SOON
    gap = crawl_state.publishing_gap(visit.conn, visit.site.name)
    return _LONGEST_PAUSE if gap is None else max(_SHORTEST_PAUSE, min(gap / 4, _LONGEST_PAUSE))


def _counts(visit: SiteVisit) -> VisitCounts:
    return VisitCounts(**{name: visit.counts[name] for name in VisitCounts.__dataclass_fields__})
