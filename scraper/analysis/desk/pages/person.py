"""One person: roles and organisations over time, articles with the sentence, whom they met."""

from __future__ import annotations

from collections import Counter
from typing import Any

from scraper.analysis.desk.answers import Elsewhere, Rendered, Rows
from scraper.analysis.desk.drawing.bars import bars, periods
from scraper.analysis.desk.inquiry import PAGE_ROWS, Inquiry, Row, paged
from scraper.analysis.desk.words import period_name

_MET = 40
_COLUMNS = ("published", "role", "organisation", "status", "article_title", "site", "sentence", "article_url")
_SELF = "(SELECT id FROM people WHERE id = :id OR merged_into = :id)"
# CROSS JOIN: from the person to the articles. Left to itself, SQLite walks all articles of every site, 300 ms of 100,000.
_APPEARANCES = f"""
SELECT a.id AS article_id, a.title AS article_title, a.url AS article_url, a.site, coalesce(nullif(s.title, ''), a.site) AS site_title, a.published, r.title AS degree, r.role, o.id AS organisation_id,
       o.name AS organisation, r.status, r.sentence, r.surface, r.mention
FROM participations r CROSS JOIN articles a ON a.id = r.article_id CROSS JOIN sites s ON s.name = a.site LEFT JOIN organisations o ON o.id = r.organisation_id
WHERE r.person_id IN {_SELF} AND a.withdrawn IS NULL ORDER BY a.published DESC, a.id DESC
"""  # noqa: S608 - our own words


def page(inquiry: Inquiry) -> Rendered | Elsewhere:
    """The person; one who was merged into another leads there."""
    number = inquiry.number("numer")
    person = inquiry.one("SELECT id, name, gender, merged_into FROM people WHERE id = ?", (number,))
    if person["merged_into"]:
        return Elsewhere(f"/osoba/{person['merged_into']}")
    found = inquiry.rows(_APPEARANCES, {"id": number})
    taking_part = [row for row in found if not row["mention"]]
    shown = taking_part[inquiry.offset : inquiry.offset + PAGE_ROWS + 1]
    context = {
        "person": person,
        "degree": next((row["degree"] for row in taking_part if row["degree"]), None),
        "appearances": shown[:PAGE_ROWS],
        "total": len({row["article_id"] for row in taking_part}),
        "mentions": [row for row in found if row["mention"]][:20],
        "positions": _positions(taking_part),
        "chart": _chart(inquiry, taking_part, person["name"]),
        "met": _met(inquiry, number),
        "merged": inquiry.rows("SELECT id, name FROM people WHERE merged_into = ?", (number,)),
    }
    return Rendered("person", context | paged(inquiry, shown))


def rows(inquiry: Inquiry) -> Rows:
    """All that the person took part in."""
    number = inquiry.number("osoba")
    found = [row for row in inquiry.rows(_APPEARANCES, {"id": number}) if not row["mention"]]
    return Rows(f"osoba-{number}", _COLUMNS, (tuple(row[column] for column in _COLUMNS) for row in found))


def _positions(found: list[Row]) -> list[Row]:
    """Each role and organisation with the days between which the articles name it, the latest first."""
    positions: dict[tuple[Any, Any], Row] = {}  # Any: texts or None
    for row in found:
        if not (row["role"] or row["organisation"]):
            continue
        day = (row["published"] or "")[:10]
        position = positions.setdefault(
            (row["role"], row["organisation"]),
            {
                "role": row["role"],
                "organisation": row["organisation"],
                "organisation_id": row["organisation_id"],
                "first": day,
                "last": day,
                "articles": 0,
            },
        )
        position["articles"] += 1
        position["first"] = min(filter(None, (position["first"], day)), default="")
        position["last"] = max(position["last"], day)
    return sorted(positions.values(), key=lambda p: (p["last"], p["articles"]), reverse=True)


def _chart(inquiry: Inquiry, found: list[Row], name: str) -> str:
    counts = Counter(row["published"][:7] for row in found if row["published"])
    if len(counts) < 2:
        return ""
    return bars(
        periods(counts),
        inquiry.t(f"Artykuły z udziałem: {name}", f"Articles with {name}"),
        label=lambda period: period_name(period, inquiry.config.lang),
    )


def _met(inquiry: Inquiry, number: int) -> list[Row]:
    return inquiry.rows(
        "SELECT coalesce(k.id, q.id) AS id, coalesce(k.name, q.name) AS name, count(DISTINCT y.article_id) AS together, "  # noqa: S608 - our own words
        "max(substr(a.published, 1, 10)) AS last FROM participations x "
        "JOIN participations y ON y.article_id = x.article_id AND y.mention = 0 JOIN people q ON q.id = y.person_id LEFT JOIN people k ON k.id = q.merged_into "
        f"JOIN articles a ON a.id = x.article_id AND a.withdrawn IS NULL WHERE x.person_id IN {_SELF} AND x.mention = 0 AND coalesce(k.id, q.id) != :id "
        "GROUP BY 1 ORDER BY together DESC, last DESC, name LIMIT :most",
        {"id": number, "most": _MET},
    )
