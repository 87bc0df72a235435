"""The SQL of the pages: one function a page, rows as dictionaries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scraper.language.folding import fold

if TYPE_CHECKING:
    import sqlite3

PAGE = 30
Row = dict[str, Any]  # Any: values of the database


def news(conn: sqlite3.Connection, *, site: str = "", experts: bool = False, offset: int = 0) -> list[Row]:
    """The latest articles, newest first; one more than a page, to tell whether there is another."""
    sql = """
        SELECT a.id, a.title, a.url, a.site, a.published, a.lead, substr(a.text, 1, 320) AS opening, a.expert_group, a.flags,
               (SELECT group_concat(person, ', ') FROM (SELECT DISTINCT person FROM participants p WHERE p.article_id = a.id)) AS people
        FROM articles a WHERE a.withdrawn IS NULL AND (:site = '' OR a.site = :site) AND (NOT :experts OR a.expert_group = 1)
        ORDER BY coalesce(a.published, a.first_seen) DESC, a.id DESC LIMIT :limit OFFSET :offset"""
    return _rows(conn.execute(sql, {"site": site, "experts": int(experts), "limit": PAGE + 1, "offset": offset}))


def sites(conn: sqlite3.Connection) -> list[Row]:
    """Name and title of every site."""
    return _rows(conn.execute("SELECT name, CASE title WHEN '' THEN name ELSE title END AS title FROM sites ORDER BY 2"))


def article(conn: sqlite3.Connection, number: int) -> Row | None:
    """One article with all that hangs on it; None where there is none."""
    row = conn.execute("SELECT a.*, s.title AS site_title FROM articles a JOIN sites s ON s.name = a.site WHERE a.id = ?", (number,)).fetchone()
    if row is None:
        return None
    found = dict(row)
    found["paragraphs"] = row["text"].split("\n\n")
    found["flags"] = json.loads(row["flags"])
    found["tags"] = [
        r["name"]
        for r in conn.execute(
            "SELECT t.name FROM article_tags x JOIN tags t ON t.id = x.tag_id WHERE x.article_id = ? ORDER BY x.position", (number,)
        )
    ]
    found["people"] = _rows(conn.execute("SELECT * FROM participants WHERE article_id = ?", (number,)))
    found["events"] = _rows(conn.execute('SELECT * FROM events WHERE article_id = ? ORDER BY "start"', (number,)))
    found["attachments"] = _rows(conn.execute("SELECT * FROM attachments WHERE article_id = ?", (number,)))
    found["matches"] = [r | {"words": json.loads(r["words"])} for r in _rows(conn.execute("SELECT * FROM matches WHERE article_id = ?", (number,)))]
    found["versions"] = conn.execute("SELECT count(*) FROM article_versions WHERE article_id = ?", (number,)).fetchone()[0]
    found["copies"] = _rows(
        conn.execute("SELECT id, title, site FROM articles WHERE story_id = ? AND id != ? ORDER BY published", (row["story_id"], number))
    )
    return found


def people(conn: sqlite3.Connection, name: str, offset: int = 0) -> list[Row]:
    """People by the number of articles they took part in, or those whose name holds the words."""
    sql = """
        SELECT person_id AS id, person AS name, count(DISTINCT article_id) AS articles, max(substr(published, 1, 10)) AS last,
               group_concat(DISTINCT organisation) AS organisations
        FROM participants p JOIN people k ON k.id = p.person_id WHERE k.name_key LIKE '%' || :name || '%'
        GROUP BY person_id ORDER BY articles DESC, k.sort_key LIMIT :limit OFFSET :offset"""
    return _rows(conn.execute(sql, {"name": fold(name), "limit": PAGE + 1, "offset": offset}))


def person(conn: sqlite3.Connection, number: int) -> Row | None:
    """One person: roles and articles over time, and whom they met; None where there is none."""
    row = conn.execute("SELECT * FROM people WHERE id = ?", (number,)).fetchone()
    if row is None:
        return None
    found = dict(row)
    found["appearances"] = _rows(conn.execute("SELECT * FROM participants WHERE person_id = ? ORDER BY published DESC", (number,)))
    met = """
        SELECT y.person_id AS id, y.person AS name, count(DISTINCT y.article_id) AS together FROM participants x
        JOIN participants y ON y.article_id = x.article_id AND y.person_id != x.person_id WHERE x.person_id = ? GROUP BY y.person_id
        ORDER BY together DESC, name LIMIT 30"""
    found["met"] = _rows(conn.execute(met, (number,)))
    return found


def events(conn: sqlite3.Connection, today: str, *, past: bool) -> list[Row]:
    """Events, deadlines and calls: from today on, the nearest first; or the past ones, the latest first."""
    order, sign = ("DESC", "<") if past else ("ASC", ">=")
    sql = f"""
        SELECT e.*, a.title AS article_title, a.site FROM events e JOIN articles a ON a.id = e.article_id
        WHERE substr(e."end", 1, 10) {sign} ? ORDER BY e."start" {order} LIMIT 200"""  # noqa: S608 - our own words
    return _rows(conn.execute(sql, (today,)))


def alerts(conn: sqlite3.Connection) -> list[Row]:
    """What fired, why, where to, and what became of it."""
    sql = """
        SELECT d.*, a.title, m.tier, m.sentence, m.words FROM deliveries d JOIN articles a ON a.id = d.article_id
        LEFT JOIN matches m ON m.article_id = d.article_id AND m.rule = d.rule ORDER BY d.id DESC LIMIT 200"""
    return [r | {"words": json.loads(r["words"] or "[]")} for r in _rows(conn.execute(sql))]


def _rows(cursor: sqlite3.Cursor) -> list[Row]:
    return [dict(row) for row in cursor]
