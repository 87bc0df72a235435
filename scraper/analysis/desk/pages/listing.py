"""Lists of articles as cards: the conditions that narrow them, and the people, tags and copies that each card shows."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from scraper.analysis.desk.inquiry import Inquiry, Row, like
from scraper.language.folding import fold

NEWEST = "coalesce(a.published, a.first_seen) DESC, a.id DESC"
_PEOPLE_ON_A_CARD = 6


@dataclass(slots=True)
class Where:
    """Conditions on `articles a`, joined by AND; every text travels as a parameter."""

    conditions: list[str] = field(default_factory=lambda: ["a.withdrawn IS NULL"])
    parameters: dict[str, object] = field(default_factory=dict)

    def add(self, condition: str, **parameters: object) -> None:
        """One more condition with its parameters."""
        self.conditions.append(condition)
        self.parameters |= parameters

    @property
    def sql(self) -> str:
        """The conditions as one."""
        return " AND ".join(self.conditions)


def narrowed(inquiry: Inquiry) -> Where:
    """What the filters of a list of articles ask for: site, tag, person, organisation, days, expert groups, what needs a check."""
    where = Where()
    if site := inquiry.text("site"):
        where.add("a.site = :site", site=site)
    if tag := inquiry.text("tag"):
        where.add("a.id IN (SELECT x.article_id FROM article_tags x JOIN tags t ON t.id = x.tag_id WHERE t.sort_key = :tag)", tag=fold(tag))
    if person := inquiry.text("osoba"):
        where.add(
            "a.id IN (SELECT r.article_id FROM people p JOIN participations r ON r.person_id = p.id AND r.mention = 0 "
            "WHERE p.name_key LIKE :person ESCAPE '!')",
            person=f"%{like(person)}%",
        )
    if organisation := inquiry.text("organizacja"):
        where.add(
            "a.id IN (SELECT r.article_id FROM organisations o JOIN participations r ON r.organisation_id = o.id AND r.mention = 0 "
            "WHERE o.sort_key LIKE :organisation ESCAPE '!')",
            organisation=f"%{like(organisation)}%",
        )
    if first := inquiry.first_day() or _days_ago(inquiry):
        where.add("a.published >= :first", first=first)
    if last := inquiry.last_day():
        where.add("a.published < :last || 'U'", last=last)  # 'U' stands after the T of a moment
    if inquiry.flag("grupy"):
        where.add("a.expert_group = 1")
    if inquiry.flag("sprawdz"):
        where.add("a.flags != '[]'")
    return where


def _days_ago(inquiry: Inquiry) -> str:
    """The first of so many last days as `dni` asks for: an address with it can be kept, and always shows the latest."""
    days = inquiry.number("dni")
    return (inquiry.today - timedelta(days=min(days, 36_500))).isoformat() if days else ""


def cards(inquiry: Inquiry, where: Where, *, limit: int, offset: int = 0, order: str = NEWEST) -> list[Row]:
    """The articles with what a card shows: opening, people, tags, tier of the expert group, whether it is to be checked, its copies' number."""
    rows = inquiry.rows(
        "SELECT a.id, a.title, a.url, a.site, coalesce(nullif(s.title, ''), a.site) AS site_title, a.published, a.first_seen, a.expert_group, a.flags, "  # noqa: S608 - conditions of ours
        "coalesce(nullif(a.lead, ''), substr(a.text, 1, 300)) AS opening, a.story_id FROM articles a LEFT JOIN sites s ON s.name = a.site "  # LEFT keeps the articles first: they come in order
        f"WHERE {where.sql} ORDER BY {order} LIMIT :limit OFFSET :offset",
        where.parameters | {"limit": limit, "offset": offset},
    )
    ids = json.dumps([row["id"] for row in rows])
    people, tags, tiers, copies = _people(inquiry, ids), _tags(inquiry, ids), _tiers(inquiry, ids), _copies(inquiry, ids)
    for row in rows:
        row["day"] = (row["published"] or "")[:10]
        row["opening"] = _shortened(row["opening"] or "")
        row["people"], row["more_people"] = people[row["id"]][:_PEOPLE_ON_A_CARD], max(0, len(people[row["id"]]) - _PEOPLE_ON_A_CARD)
        row["tags"], row["tier"], row["copies"] = tags[row["id"]], tiers.get(row["id"]), copies.get(row["id"], 0)
        row["to_check"] = row["flags"] != "[]"
    return rows


def sites(inquiry: Inquiry) -> list[Row]:
    """Name and title of every site, for the filter."""
    return inquiry.rows("SELECT name, coalesce(nullif(title, ''), name) AS title FROM sites ORDER BY 2 COLLATE NOCASE")


def tags_in_use(inquiry: Inquiry) -> list[str]:
    """Tags of the latest articles, for the filter's suggestions."""
    rows = inquiry.conn.execute(
        "SELECT DISTINCT t.name FROM (SELECT id FROM articles a WHERE withdrawn IS NULL ORDER BY coalesce(published, first_seen) DESC, id DESC LIMIT 300) n "
        "JOIN article_tags x ON x.article_id = n.id JOIN tags t ON t.id = x.tag_id ORDER BY t.sort_key LIMIT 200"
    )
    return [row[0] for row in rows]


def _shortened(opening: str) -> str:
    flat = " ".join(opening.split())
    return flat if len(flat) < 280 else flat[:280].rsplit(" ", 1)[0] + " …"


def _people(inquiry: Inquiry, ids: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    rows = inquiry.rows(
        "SELECT DISTINCT r.article_id, coalesce(k.id, p.id) AS id, coalesce(k.name, p.name) AS name FROM json_each(?) j "
        "JOIN participations r ON r.article_id = j.value AND r.mention = 0 JOIN people p ON p.id = r.person_id "
        'LEFT JOIN people k ON k.id = p.merged_into ORDER BY r.article_id, r."start", r.id',
        (ids,),
    )
    for row in rows:
        found[row["article_id"]].append(row)
    return found


def _tags(inquiry: Inquiry, ids: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = inquiry.conn.execute(
        "SELECT x.article_id, t.name FROM json_each(?) j JOIN article_tags x ON x.article_id = j.value JOIN tags t ON t.id = x.tag_id ORDER BY x.position",
        (ids,),
    )
    for article, name in rows:
        found[article].append(name)
    return found


def _tiers(inquiry: Inquiry, ids: str) -> dict[int, str]:
    return dict(
        inquiry.conn.execute(
            "SELECT m.article_id, m.tier FROM json_each(?) j JOIN matches m ON m.article_id = j.value WHERE m.rule = 'expert-groups' AND m.passing = 0",
            (ids,),
        ).fetchall()
    )


def _copies(inquiry: Inquiry, ids: str) -> dict[int, int]:
    return dict(
        inquiry.conn.execute(
            "SELECT a.id, count(b.id) FROM json_each(?) j JOIN articles a ON a.id = j.value JOIN articles b ON b.story_id = a.story_id AND b.id != a.id GROUP BY a.id",
            (ids,),
        ).fetchall()
    )
