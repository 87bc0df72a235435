"""Stan źródeł: the health of every site with its rhythm drawn, and one site's visits."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from scraper.analysis.desk.answers import Rendered, Rows
from scraper.analysis.desk.drawing.rhythm import WEEKS, draw_rhythm
from scraper.analysis.desk.inquiry import Inquiry
from scraper.analysis.health import assess

_COLUMNS = ("site", "title", "url", "articles", "last_published", "last_visit", "outcome", "health", "new", "changed", "failed", "requests", "bytes")


def page(inquiry: Inquiry) -> Rendered:
    """Every site: those in trouble first."""
    states = assess(inquiry.conn, inquiry.now, inquiry.config.lang)
    since = inquiry.today - timedelta(weeks=WEEKS)
    beginnings = {
        row["site"]: row["since"] for row in inquiry.rows("SELECT site, min(since) AS since FROM site_conditions WHERE until IS NULL GROUP BY site")
    }
    published, failed = _published(inquiry, since), _failed(inquiry, since)
    well = inquiry.t("w porządku", "well")
    for state in states:
        title = inquiry.t(
            f"Publikacje w ostatnim roku: {state['title'] or state['site']}", f"Publications of the last year: {state['title'] or state['site']}"
        )
        state["rhythm"] = draw_rhythm(published[state["site"]], frozenset(failed[state["site"]]), inquiry.today, title)
        state["is_well"] = state["health"] == well
        state["since"] = beginnings.get(state["site"])
    states.sort(key=lambda state: (state["is_well"], str(state["title"] or state["site"]).lower()))
    visits = inquiry.rows(
        "SELECT v.*, coalesce(nullif(s.title, ''), s.name) AS title FROM site_visits v JOIN sites s ON s.name = v.site ORDER BY v.id DESC LIMIT 25"
    )
    return Rendered("health", {"sites": states, "troubled": sum(not s["is_well"] for s in states), "visits": visits})


def rows(inquiry: Inquiry) -> Rows:
    """The health of every site."""
    states = assess(inquiry.conn, inquiry.now, inquiry.config.lang)
    return Rows("stan-zrodel", _COLUMNS, (tuple(state.get(column) for column in _COLUMNS) for state in states))


def _published(inquiry: Inquiry, since: date) -> dict[str, dict[date, int]]:
    found: dict[str, dict[date, int]] = defaultdict(dict)
    rows = inquiry.conn.execute(
        "SELECT site, substr(published, 1, 10), count(*) FROM articles WHERE published >= ? AND published <= ? GROUP BY 1, 2",
        (since.isoformat(), inquiry.today.isoformat() + "U"),
    )
    for site, day, count in rows:
        found[site][date.fromisoformat(day)] = count
    return found


def _failed(inquiry: Inquiry, since: date) -> dict[str, set[date]]:
    found: dict[str, set[date]] = defaultdict(set)
    for site, day in inquiry.conn.execute(
        "SELECT site, substr(started, 1, 10) FROM site_visits WHERE outcome = 'failed' AND started >= ?", (since.isoformat(),)
    ):
        found[site].add(date.fromisoformat(day))
    return found
