"""Osoby: everybody who took part, the most active first, or those whose name holds the words."""

from __future__ import annotations

from scraper.analysis.desk.answers import Rendered, Rows
from scraper.analysis.desk.inquiry import PAGE_ROWS, Inquiry, Row, like, paged

_ORDERS = ("udzial", "nazwisko", "ostatnio")
_ORDER_SQL = {"udzial": "articles DESC, k.sort_key", "nazwisko": "k.sort_key", "ostatnio": "last_published DESC, k.sort_key"}
_COLUMNS = ("name", "role", "organisation", "articles", "first_published", "last_published")
# Who stands for whom: a merged person's articles count for the other.
_COUNTED = """
WITH counted AS (
    SELECT coalesce(p.merged_into, p.id) AS id, sum(c.articles) AS articles FROM (
        SELECT person_id, count(DISTINCT article_id) AS articles FROM participations WHERE mention = 0 GROUP BY person_id
    ) c JOIN people p ON p.id = c.person_id {where} GROUP BY 1
)
"""


def page(inquiry: Inquiry) -> Rendered:
    """A page of people with their latest role and organisation."""
    found = _people(inquiry, PAGE_ROWS + 1, inquiry.offset)
    context = {"people": found[:PAGE_ROWS], "f": inquiry.arguments, "query": inquiry.query(), "orders": _ORDERS}
    return Rendered("people", context | paged(inquiry, found))


def rows(inquiry: Inquiry) -> Rows:
    """Everybody, as narrowed."""
    found = _people(inquiry, -1, 0)
    return Rows("osoby", _COLUMNS, (tuple(row[column] for column in _COLUMNS) for row in found))


def _people(inquiry: Inquiry, limit: int, offset: int) -> list[Row]:
    words = inquiry.text("q", 100).split()[:6]
    conditions = " AND ".join(f"p.name_key LIKE :word{n} ESCAPE '!'" for n in range(len(words)))
    parameters: dict[str, object] = {f"word{n}": f"%{like(word)}%" for n, word in enumerate(words)}
    order = inquiry.choice("porzadek", _ORDERS)
    if order == "ostatnio":
        last = "(SELECT max(a.published) FROM participations r JOIN articles a ON a.id = r.article_id WHERE r.person_id = k.id AND r.mention = 0)"
    else:
        last = "NULL"
    counted = _COUNTED.format(where=f"WHERE {conditions}" if conditions else "")
    found = inquiry.rows(
        f"{counted} SELECT k.id, k.name, c.articles, {last} AS last_published FROM counted c JOIN people k ON k.id = c.id ORDER BY {_ORDER_SQL[order]} LIMIT :limit OFFSET :offset",  # noqa: S608 - conditions of ours
        parameters | {"limit": limit, "offset": offset},
    )
    for row in found:
        row |= _latest(inquiry, row["id"])
    return found


def _latest(inquiry: Inquiry, person: int) -> Row:
    """The latest role and organisation, and the days of the first and last article."""
    found = inquiry.rows(
        "SELECT r.role, o.name AS organisation, substr(a.published, 1, 10) AS day FROM participations r JOIN articles a ON a.id = r.article_id "
        "LEFT JOIN organisations o ON o.id = r.organisation_id JOIN people p ON p.id = r.person_id "
        "WHERE r.person_id IN (SELECT id FROM people WHERE id = ?1 OR merged_into = ?1) AND r.mention = 0 ORDER BY a.published DESC",
        (person,),
    )
    days = [row["day"] for row in found if row["day"]]
    named = next((row for row in found if row["role"] or row["organisation"]), {"role": None, "organisation": None})
    return {
        "role": named["role"],
        "organisation": named["organisation"],
        "first_published": min(days, default=None),
        "last_published": max(days, default=None),
    }
