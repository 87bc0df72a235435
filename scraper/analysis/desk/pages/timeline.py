"""Oś czasu: what was written about a subject year by year, with its events; a person, an organisation, a tag or searched words."""

from __future__ import annotations

from collections import defaultdict

from scraper.analysis.desk.answers import Rendered
from scraper.analysis.desk.drawing.bars import bars, periods
from scraper.analysis.desk.inquiry import Inquiry, Row
from scraper.analysis.desk.pages.listing import cards, narrowed, sites
from scraper.analysis.desk.words import period_name

_SHOWN = 60


def page(inquiry: Inquiry) -> Rendered:
    """Counts over time as bars, and under them the latest articles and events of the chosen time, by month."""
    where = narrowed(inquiry)
    by_month = dict(
        tuple(row)
        for row in inquiry.conn.execute(
            f"SELECT substr(a.published, 1, 7), count(*) FROM articles a WHERE {where.sql} AND a.published IS NOT NULL GROUP BY 1",  # noqa: S608 - conditions of ours
            where.parameters,
        )
    )
    where.add("a.published IS NOT NULL")
    articles = cards(inquiry, where, limit=_SHOWN, order="a.published DESC, a.id DESC")
    months: dict[str, Row] = {}
    for row in articles:
        months.setdefault(row["published"][:7], {"articles": [], "events": []})["articles"].append(row)
    for month, events in _events(inquiry, [row["id"] for row in articles]).items():
        if month in months:
            months[month]["events"] = events
    counts = periods(by_month)
    chart = bars(
        counts,
        inquiry.t("Artykuły w czasie", "Articles over time"),
        label=lambda period: period_name(period, inquiry.config.lang),
        link=lambda period: "/os-czasu?" + inquiry.query(od=period, do=period),
    )
    context = {
        "chart": chart if counts else "",
        "months": sorted(months.items(), reverse=True),
        "total": sum(by_month.values()),
        "shown": len(articles),
        "sites": sites(inquiry),
        "f": inquiry.arguments,
        "query": inquiry.query(),
    }
    return Rendered("timeline", context)


def _events(inquiry: Inquiry, articles: list[int]) -> dict[str, list[Row]]:
    """The events of these articles by the month they begin in."""
    found: dict[str, list[Row]] = defaultdict(list)
    marks = ",".join("?" * len(articles))
    for row in inquiry.rows(
        f'SELECT DISTINCT e."start", e."end", e.place, e.kind, e.article_id FROM events e WHERE e.article_id IN ({marks}) AND e.kind = \'event\' ORDER BY 1',  # noqa: S608 - only marks
        tuple(articles),
    ):
        found[row["start"][:7]].append(row)
    return found
