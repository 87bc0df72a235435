"""Organizacje: the firms, clusters and offices that people spoke for, and one of them with its people over time."""

from __future__ import annotations

from scraper.analysis.desk.answers import Elsewhere, Rendered, Rows
from scraper.analysis.desk.inquiry import PAGE_ROWS, Inquiry, Row, like, paged

_COLUMNS = ("name", "people", "articles", "last_published")
_SELF = "(SELECT id FROM organisations WHERE id = :id OR same_as = :id)"


def page(inquiry: Inquiry) -> Rendered:
    """Organisations by the number of articles, or those whose name holds the words."""
    found = _organisations(inquiry, PAGE_ROWS + 1, inquiry.offset)
    return Rendered("organisations", {"organisations": found[:PAGE_ROWS], "f": inquiry.arguments, "query": inquiry.query()} | paged(inquiry, found))


def rows(inquiry: Inquiry) -> Rows:
    """All organisations, as narrowed."""
    found = _organisations(inquiry, -1, 0)
    return Rows("organizacje", _COLUMNS, (tuple(row[column] for column in _COLUMNS) for row in found))


def one(inquiry: Inquiry) -> Rendered | Elsewhere:
    """One organisation; an abbreviation or earlier name leads to the one it stands for."""
    number = inquiry.number("numer")
    organisation = inquiry.one("SELECT id, name, same_as FROM organisations WHERE id = ?", (number,))
    if organisation["same_as"]:
        return Elsewhere(f"/organizacja/{organisation['same_as']}")
    people = inquiry.rows(
        "SELECT coalesce(k.id, p.id) AS id, coalesce(k.name, p.name) AS name, group_concat(DISTINCT r.role) AS roles, count(DISTINCT a.id) AS articles, "  # noqa: S608 - our own words
        "min(substr(a.published, 1, 10)) AS first, max(substr(a.published, 1, 10)) AS last FROM participations r JOIN people p ON p.id = r.person_id "
        "LEFT JOIN people k ON k.id = p.merged_into JOIN articles a ON a.id = r.article_id AND a.withdrawn IS NULL "
        f"WHERE r.mention = 0 AND r.organisation_id IN {_SELF} GROUP BY 1 ORDER BY last DESC, articles DESC, p.sort_key LIMIT 300",
        {"id": number},
    )
    articles = inquiry.rows(
        "SELECT a.id, a.title, a.published, a.site, group_concat(DISTINCT p.name) AS people FROM participations r "  # noqa: S608 - our own words
        "JOIN articles a ON a.id = r.article_id AND a.withdrawn IS NULL JOIN people p ON p.id = r.person_id "
        f"WHERE r.mention = 0 AND r.organisation_id IN {_SELF} GROUP BY a.id ORDER BY a.published DESC, a.id DESC LIMIT :limit OFFSET :offset",
        {"id": number, "limit": PAGE_ROWS + 1, "offset": inquiry.offset},
    )
    context = {
        "organisation": organisation,
        "people": people,
        "articles": articles[:PAGE_ROWS],
        "also": inquiry.rows("SELECT name FROM organisations WHERE same_as = ?", (number,)),
    }
    return Rendered("organisation", context | paged(inquiry, articles))


def _organisations(inquiry: Inquiry, limit: int, offset: int) -> list[Row]:
    words = inquiry.text("q", 100).split()[:6]
    conditions = "".join(f" AND o.sort_key LIKE :word{n} ESCAPE '!'" for n in range(len(words)))
    found = inquiry.rows(
        f"""
        SELECT k.id, k.name, sum(c.articles) AS articles, sum(c.people) AS people FROM (
            SELECT organisation_id, count(DISTINCT article_id) AS articles, count(DISTINCT person_id) AS people
            FROM participations WHERE mention = 0 AND organisation_id IS NOT NULL GROUP BY organisation_id
        ) c JOIN organisations o ON o.id = c.organisation_id JOIN organisations k ON k.id = coalesce(o.same_as, o.id) WHERE 1{conditions}
        GROUP BY k.id ORDER BY articles DESC, k.sort_key LIMIT :limit OFFSET :offset""",  # noqa: S608 - conditions of ours
        {f"word{n}": f"%{like(word)}%" for n, word in enumerate(words)} | {"limit": limit, "offset": offset},
    )
    for row in found:
        row["last_published"] = inquiry.conn.execute(
            "SELECT max(substr(a.published, 1, 10)) FROM participations r JOIN articles a ON a.id = r.article_id "  # noqa: S608 - our own words
            f"WHERE r.organisation_id IN {_SELF} AND r.mention = 0",
            {"id": row["id"]},
        ).fetchone()[0]
    return found
