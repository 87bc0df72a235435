"""Grupy eksperckie: the items about groups set up by public authorities, by group over time, each with the sentence that says so."""

from __future__ import annotations

from scraper.analysis.desk.answers import Rendered, Rows
from scraper.analysis.desk.drawing.bars import bars, periods
from scraper.analysis.desk.inquiry import PAGE_ROWS, Inquiry, paged
from scraper.analysis.desk.pages.listing import NEWEST, narrowed, sites
from scraper.analysis.desk.words import period_name

_TIERS = ("", "A", "B", "C")
_COLUMNS = ("published", "title", "site", "tier", "passing", "sentence", "words", "url")


def page(inquiry: Inquiry) -> Rendered:
    """The items with their sentences, and how many a month."""
    where = _where(inquiry)
    found = inquiry.rows(
        "SELECT a.id, a.title, a.site, coalesce(nullif(s.title, ''), a.site) AS site_title, a.published, a.flags, m.tier, m.passing, m.sentence, m.words "  # noqa: S608 - conditions of ours
        f"FROM matches m JOIN articles a ON a.id = m.article_id LEFT JOIN sites s ON s.name = a.site WHERE {where} ORDER BY {NEWEST} LIMIT :limit OFFSET :offset",
        _parameters(inquiry) | {"limit": PAGE_ROWS + 1, "offset": inquiry.offset},
    )
    counts = inquiry.conn.execute(
        f"SELECT substr(a.published, 1, 7), count(*) FROM matches m JOIN articles a ON a.id = m.article_id WHERE {where} AND a.published IS NOT NULL GROUP BY 1",  # noqa: S608 - conditions of ours
        _parameters(inquiry),
    ).fetchall()
    by_month = dict(tuple(row) for row in counts)
    chart = bars(
        periods(by_month),
        inquiry.t("Wiadomości o grupach eksperckich w czasie", "Items about expert groups over time"),
        label=lambda period: period_name(period, inquiry.config.lang),
        link=lambda period: "/grupy?" + inquiry.query(od=period, do=period),
    )
    context = {
        "items": found[:PAGE_ROWS],
        "sites": sites(inquiry),
        "f": inquiry.arguments,
        "chart": chart if by_month else "",
        "total": sum(by_month.values()),
        "query": inquiry.query(),
    }
    return Rendered("experts", context | paged(inquiry, found))


def rows(inquiry: Inquiry) -> Rows:
    """The items as narrowed, whole."""
    cursor = inquiry.conn.execute(
        "SELECT a.published, a.title, a.site, m.tier, m.passing, m.sentence, m.words, a.url FROM matches m JOIN articles a ON a.id = m.article_id "  # noqa: S608 - conditions of ours
        f"WHERE {_where(inquiry)} ORDER BY {NEWEST}",
        _parameters(inquiry),
    )
    return Rows("grupy-eksperckie", _COLUMNS, (tuple(row) for row in cursor))


def _where(inquiry: Inquiry) -> str:
    """Tiers A and B as the subject, unless a tier or passing mentions are asked for."""
    tier = inquiry.choice("poziom", _TIERS)
    chosen = "m.tier = :tier" if tier else "m.tier IN ('A', 'B')"
    passing = "" if inquiry.flag("wzmianki") else " AND m.passing = 0"
    return f"m.rule = 'expert-groups' AND {chosen}{passing} AND {narrowed(inquiry).sql}"


def _parameters(inquiry: Inquiry) -> dict[str, object]:
    return narrowed(inquiry).parameters | {"tier": inquiry.choice("poziom", _TIERS)}
