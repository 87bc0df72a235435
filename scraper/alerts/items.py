"""What a message can say of one article and the rule it fits, read from the database."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scraper.alerts.wording import FLAGS, WORDS, Language, excerpt, written_day, written_days

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

_MOST = 6
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SQL = """
SELECT a.id AS article_id, a.title, a.url, coalesce(a.first_url, a.url) AS first_url, a.published, a.flags, a.site, coalesce(nullif(s.title, ''), a.site) AS site_title,
       a.published_raw, m.rule, m.rule_version, m.tier, m.passing, m.sentence, m.words
FROM articles a JOIN sites s ON s.name = a.site LEFT JOIN matches m ON m.article_id = a.id AND m.rule = :rule
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who takes part, as the message names them."""

    name: str
    role: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article that fits a rule. Without a match where the article no longer fits it."""

    article_id: int
    title: str
    url: str
    first_url: str
    """Where it was first stored: what feeds and their readers know it by, also after it moved."""
    published: str | None
    published_raw: str | None
    """The date as the page printed it."""
    site: str
    """Name of the profile."""
    site_title: str
    flags: tuple[str, ...]
    fits: bool
    rule_version: str | None
    """Short hash of the rule's text that made the match."""
    tier: str | None
    passing: bool
    sentence: str
    words: tuple[str, ...]
    people: tuple[Person, ...]
    events: tuple[dict[str, Any], ...]  # Any: columns of a row
    also: tuple[tuple[str, str], ...]
    """(site, address) of near-duplicates that joined the alert."""

    def day(self, language: Language) -> str:
        """The publication day as written, or that there is none."""
        return written_day(self.published, language) if self.published else WORDS[language]["undated"]

    def quote(self) -> str:
        """The sentence that matched, not too long."""
        return excerpt(self.sentence, list(self.words))

    def people_lines(self, language: Language) -> list[tuple[str, str]]:
        """(name, role and organisation) of the first six, then how many others."""
        lines = [(p.name, ", ".join(part for part in (p.role, p.organisation) if part)) for p in self.people]
        if len(lines) <= _MOST + 1:  # one other is no longer than a line saying so
            return lines
        return [*lines[:_MOST], (WORDS[language]["others"].format(n=len(lines) - _MOST), "")]

    def event_lines(self, language: Language) -> list[tuple[str, str]]:
        """(days, kind and place) of the first six."""
        word = WORDS[language]
        lines = []
        for event in self.events[:_MOST]:
            place = event["place"] or (word["online"] if event["online"] else "")
            days = written_days(event["start"], event["end"], language)
            lines.append((days, ", ".join(part for part in (word[event["kind"]], place) if part)))
        return lines

    def flag_lines(self, language: Language) -> list[str]:
        """Why a person should look."""
        return [FLAGS[language].get(flag, flag) for flag in self.flags]

    def as_data(self) -> dict[str, Any]:  # Any: JSON
        """The item as webhooks carry it."""
        return {
            "title": self.title,
            "url": self.url,
            "site": self.site,
            "published": self.published,
            "published_raw": self.published_raw,
            "rule_version": self.rule_version,
            "tier": self.tier,
            "passing": self.passing,
            "sentence": self.sentence or None,
            "words": list(self.words),
            "participants": [{"person": p.name, "role": p.role, "organisation": p.organisation} for p in self.people],
            "events": [{key: event[key] for key in ("start", "end", "place", "kind")} for event in self.events],
            "flags": list(self.flags),
            "also": [{"site": site, "url": url} for site, url in self.also],
        }


def load_item(conn: sqlite3.Connection, article_id: int, rule: str) -> Item:
    """The article with the rule's match. KeyError where the article is gone."""
    row = conn.execute(f"{_SQL} WHERE a.id = :article", {"rule": rule, "article": article_id}).fetchone()
    if row is None:
        raise KeyError(article_id)
    return _item(conn, row, rule)


def items_between(conn: sqlite3.Connection, rule: str, since: datetime, until: datetime) -> list[Item]:
    """The rule's matches of articles first seen after `since` and up to `until`, subjects first, then by tier and day.

    Baseline articles are left out: what an archive held before is no news. Of one story only the first article is an item, the others are `also`.
    """
    rows = conn.execute(
        f"{_SQL} WHERE m.rule = :rule AND a.first_seen > :since AND a.first_seen <= :until AND a.baseline = 0 AND a.withdrawn IS NULL "
        "ORDER BY m.passing, coalesce(m.tier, 'D'), a.published DESC, a.id",
        {"rule": rule, "since": since.isoformat(), "until": until.isoformat()},
    ).fetchall()
    told = {row["article_id"] for row in rows}
    joined = conn.execute(
        "SELECT DISTINCT d.article_id, f.article_id AS first FROM deliveries d JOIN deliveries f ON f.id = d.joined_to WHERE d.rule = ?",
        (rule,),
    ).fetchall()
    hidden = {row["article_id"] for row in joined if row["first"] in told}
    return [_item(conn, row, rule) for row in rows if row["article_id"] not in hidden]


def items_of_bundle(conn: sqlite3.Connection, bundle_id: int) -> list[tuple[int, Item]]:
    """(number of the delivery, item) of the alerts that a bundle carries."""
    rows = conn.execute("SELECT id, article_id, rule FROM deliveries WHERE bundle_id = ? ORDER BY id", (bundle_id,)).fetchall()
    return [(row["id"], load_item(conn, row["article_id"], row["rule"])) for row in rows]


def items_held(conn: sqlite3.Connection, rule: str, channel: str) -> list[tuple[int, Item]]:
    """(number of the delivery, item) of the alerts that a flood holds back."""
    rows = conn.execute("SELECT id, article_id FROM deliveries WHERE rule = ? AND channel = ? AND state = 'held' ORDER BY id", (rule, channel))
    return [(row["id"], load_item(conn, row["article_id"], rule)) for row in rows.fetchall()]


def _clean(text: str) -> str:
    """Without control characters: XML and mail headers take none, and some page has them in its title."""
    return _CONTROL.sub(" ", text)


def _item(conn: sqlite3.Connection, row: sqlite3.Row, rule: str) -> Item:
    article = row["article_id"]
    people = conn.execute("SELECT DISTINCT person, role, organisation FROM participants WHERE article_id = ?", (article,))
    events = conn.execute('SELECT "start", "end", place, online, kind, sentence FROM events WHERE article_id = ? ORDER BY "start"', (article,))
    also = conn.execute(
        "SELECT DISTINCT coalesce(nullif(s.title, ''), s.name), a.url FROM deliveries f JOIN deliveries d ON d.joined_to = f.id AND d.state = 'joined' "
        "JOIN articles a ON a.id = d.article_id JOIN sites s ON s.name = a.site WHERE f.article_id = ? AND f.rule = ? ORDER BY a.id",
        (article, rule),
    )
    return Item(
        article_id=article,
        title=_clean(row["title"]),
        url=row["url"],
        first_url=row["first_url"],
        published=row["published"],
        published_raw=row["published_raw"],
        site=row["site"],
        site_title=_clean(row["site_title"]),
        flags=tuple(json.loads(row["flags"])),
        fits=row["sentence"] is not None,
        rule_version=row["rule_version"],
        tier=row["tier"],
        passing=bool(row["passing"]),
        sentence=_clean(row["sentence"] or ""),
        words=tuple(map(str, json.loads(row["words"] or "[]"))),
        people=tuple(Person(name=p["person"], role=p["role"], organisation=p["organisation"]) for p in people.fetchall()),
        events=tuple(dict(event) for event in events.fetchall()),
        also=tuple((site, url) for site, url in also.fetchall()),
    )
