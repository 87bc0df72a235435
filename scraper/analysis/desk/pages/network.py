"""Kto z kim: pairs of people in the same articles, as a picture and a table, and each pair with its evidence."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from scraper.analysis.desk.answers import Rendered, Rows
from scraper.analysis.desk.drawing.network import Edge, Node, draw_network
from scraper.analysis.desk.inquiry import Inquiry, Row, like

_DRAWN = 28
_LISTED = 100
_READ = 20_000
"""Articles that a picture is made from, the latest: more people than it can show stand in them."""
_COLUMNS = ("person", "other", "together", "first_together", "last_together")


def page(inquiry: Inquiry) -> Rendered:
    """The picture of those who met most, and the table of pairs."""
    first, last = _window(inquiry)
    pairs = _pairs(inquiry, first, last, _LISTED * 3)
    nodes, edges = _drawn(pairs)
    title = inquiry.t(
        f"{len(nodes)} osób, które najczęściej występują w tych samych artykułach",
        f"{len(nodes)} people who most often stand in the same articles",
    )
    context = {
        "pairs": pairs[:_LISTED],
        "picture": draw_network(nodes, edges, title) if edges else "",
        "f": inquiry.arguments,
        "first": first,
        "last": last,
        "query": inquiry.query(),
    }
    return Rendered("network", context)


def rows(inquiry: Inquiry) -> Rows:
    """All pairs of the chosen time."""
    found = _pairs(inquiry, *_window(inquiry), -1)
    return Rows("kto-z-kim", _COLUMNS, (tuple(row[column] for column in _COLUMNS) for row in found))


def pair(inquiry: Inquiry) -> Rendered:
    """The articles in which both took part, each with the two sentences."""
    one, other = (
        inquiry.one("SELECT id, name FROM people WHERE id = coalesce((SELECT merged_into FROM people WHERE id = ?1), ?1)", (inquiry.number(name),))
        for name in ("numer", "inny")
    )
    evidence = inquiry.rows(
        """
        SELECT a.id, a.title, a.site, a.published, min(x.sentence) AS first_sentence, min(y.sentence) AS second_sentence, min(x.surface) AS first_surface,
               min(y.surface) AS second_surface, min(x.role) AS first_role, min(y.role) AS second_role
        FROM participations x JOIN participations y ON y.article_id = x.article_id AND y.mention = 0 JOIN articles a ON a.id = x.article_id AND a.withdrawn IS NULL
        WHERE x.mention = 0 AND x.person_id IN (SELECT id FROM people WHERE id = :one OR merged_into = :one)
          AND y.person_id IN (SELECT id FROM people WHERE id = :other OR merged_into = :other)
        GROUP BY a.id ORDER BY a.published DESC LIMIT 200""",
        {"one": one["id"], "other": other["id"]},
    )
    return Rendered("pair", {"one": one, "other": other, "evidence": evidence})


def _window(inquiry: Inquiry) -> tuple[str, str]:
    """The days asked for; else the last year in which anything was published."""
    first, last = inquiry.first_day(), inquiry.last_day()
    if first or last:
        return first or "0000", last or "9999-12-31"
    newest = inquiry.conn.execute("SELECT max(published) FROM articles WHERE published < ?", (inquiry.today.isoformat() + "U",)).fetchone()[0]
    end = date.fromisoformat(newest[:10]) if newest else inquiry.today
    return (end - timedelta(days=365)).isoformat(), end.isoformat()


def _pairs(inquiry: Inquiry, first: str, last: str, limit: int) -> list[Row]:
    organisation, person = inquiry.text("organizacja", 100), inquiry.text("osoba", 100)
    place = inquiry.text("miejsce", 80)
    at_place = (
        "AND (a.sort_key LIKE :place ESCAPE '!' OR EXISTS (SELECT 1 FROM events e WHERE e.article_id = a.id AND fold(e.place) LIKE :place ESCAPE '!'))"
        if place
        else ""
    )
    condition = ""
    if organisation:
        condition += " AND EXISTS (SELECT 1 FROM participations z JOIN organisations o ON o.id = z.organisation_id WHERE z.article_id = n.id AND z.mention = 0 AND o.sort_key LIKE :organisation ESCAPE '!')"
    named = " HAVING max(p.name_key LIKE :person ESCAPE '!' OR q.name_key LIKE :person ESCAPE '!')" if person else ""
    return inquiry.rows(
        f"""
        WITH chosen AS (
            SELECT id, substr(published, 1, 10) AS day FROM articles a WHERE published >= :first AND published < :last || 'U' AND withdrawn IS NULL {at_place}
            ORDER BY published DESC LIMIT :read
        ), taking AS (
            SELECT n.id AS article_id, n.day, coalesce(p.merged_into, p.id) AS person_id FROM chosen n JOIN participations r ON r.article_id = n.id AND r.mention = 0
            JOIN people p ON p.id = r.person_id WHERE 1{condition}
        ), pairs AS (
            SELECT x.person_id AS one, y.person_id AS other, count(DISTINCT x.article_id) AS together, min(x.day) AS first_together, max(x.day) AS last_together
            FROM taking x JOIN taking y ON y.article_id = x.article_id AND y.person_id > x.person_id GROUP BY 1, 2
        )
        SELECT one, other AS second, p.name AS person, q.name AS other, together, first_together, last_together
        FROM pairs JOIN people p ON p.id = one JOIN people q ON q.id = other GROUP BY one, other{named}
        ORDER BY together DESC, last_together DESC, p.sort_key LIMIT :limit""",  # noqa: S608 - conditions of ours
        {
            "first": first,
            "last": last,
            "read": _READ,
            "limit": limit,
            "organisation": f"%{like(organisation)}%",
            "person": f"%{like(person)}%",
            "place": f"%{like(place)}%",
        },
    )


def _drawn(pairs: list[Row]) -> tuple[list[Node], list[Edge]]:
    """The people with most shared articles among the pairs, and the lines between them."""
    weights: Counter[int] = Counter()
    names: dict[int, str] = {}
    for row in pairs:
        weights[row["one"]] += row["together"]
        weights[row["second"]] += row["together"]
        names[row["one"]], names[row["second"]] = row["person"], row["other"]
    chosen = {person for person, _ in weights.most_common(_DRAWN)}
    edges = [Edge(row["one"], row["second"], row["together"]) for row in pairs if row["one"] in chosen and row["second"] in chosen]
    joined = {person for edge in edges for person in (edge.one, edge.other)}
    nodes = [Node(person, names[person], weights[person]) for person, _ in weights.most_common(_DRAWN) if person in joined]
    return nodes, edges
