"""A stored article as an `Article` again: for exports in the contract's form and for rules tried on the archive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scraper.model.article import Article, Attachment, Event, Match, Participant
from scraper.model.moments import moment_from_iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from datetime import date

_PEOPLE = """
SELECT coalesce(k.name, p.name) AS name, r.*, o.name AS organisation FROM participations r JOIN people p ON p.id = r.person_id
LEFT JOIN people k ON k.id = p.merged_into LEFT JOIN organisations o ON o.id = r.organisation_id
WHERE r.article_id = ? AND r.mention = ? ORDER BY r."start", r.id
"""


def load_article(conn: sqlite3.Connection, article_id: int) -> Article:
    """The article with all its parts, corrections included. KeyError where there is none of that id."""
    row = conn.execute("SELECT * FROM articles WHERE id = ?", (article_id,)).fetchone()
    if row is None:
        raise KeyError(article_id)
    tags = conn.execute("SELECT t.name FROM article_tags x JOIN tags t ON t.id = x.tag_id WHERE x.article_id = ? ORDER BY x.position", (article_id,))
    files = conn.execute("SELECT url, label, media_type FROM attachments WHERE article_id = ? ORDER BY id", (article_id,))
    return Article(
        url=row["url"],
        site=row["site"],
        kind="article",
        canonical_url=row["canonical_url"],
        title=row["title"],
        lead=row["lead"],
        text=row["text"],
        language=row["language"],
        author=row["author"],
        published=moment_from_iso(row["published"]) if row["published"] else None,
        published_raw=row["published_raw"],
        modified=moment_from_iso(row["modified"]) if row["modified"] else None,
        tags=tuple(tag["name"] for tag in tags),
        participants=_people(conn, article_id, mention=0),
        mentions=_people(conn, article_id, mention=1),
        events=_events(conn, article_id),
        attachments=tuple(Attachment(**dict(file)) for file in files),
        matches=_matches(conn, article_id),
        flags=tuple(json.loads(row["flags"])),
        winners=tuple(json.loads(row["winners"]).items()),
    )


def ids_since(conn: sqlite3.Connection, first: date) -> list[int]:
    """Ids of the articles published since that day, undated ones by the day they were first seen; latest first."""
    rows = conn.execute(
        "SELECT id FROM articles WHERE substr(coalesce(published, first_seen), 1, 10) >= ? ORDER BY coalesce(published, first_seen) DESC, id DESC",
        (first.isoformat(),),
    )
    return [row["id"] for row in rows]


def stored_articles(conn: sqlite3.Connection, ids: Sequence[int]) -> Iterator[tuple[int, Article]]:
    """(id, article) of the articles, in the order of `ids`.

    With what rules read (title, lead, text, tags, language, site) and without people and events, which `load_parts` brings: most rules ask for none.
    """
    rows = conn.execute(
        "SELECT a.id, a.url, a.site, a.title, a.lead, a.text, a.language, a.published, (SELECT json_group_array(t.name) FROM article_tags x "
        "JOIN tags t ON t.id = x.tag_id WHERE x.article_id = a.id) AS tags FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value "
        "ORDER BY wanted.key",
        (json.dumps(list(ids)),),
    )
    for row in rows:
        yield (
            row["id"],
            Article(
                url=row["url"],
                site=row["site"],
                kind="article",
                title=row["title"],
                lead=row["lead"],
                text=row["text"],
                language=row["language"],
                published=moment_from_iso(row["published"]) if row["published"] else None,
                tags=tuple(json.loads(row["tags"])),
            ),
        )


def load_parts(conn: sqlite3.Connection, article_id: int) -> dict[str, Any]:  # Any: keyword arguments of Article
    """Participants, mentions and events of a stored article."""
    people = {"participants": _people(conn, article_id, mention=0), "mentions": _people(conn, article_id, mention=1)}
    return people | {"events": _events(conn, article_id)}


def _people(conn: sqlite3.Connection, article_id: int, *, mention: int) -> tuple[Participant, ...]:
    names = ("name", "title", "role", "organisation", "country", "status", "surface", "sentence", "start", "end")
    return tuple(Participant(**{name: row[name] for name in names}) for row in conn.execute(_PEOPLE, (article_id, mention)))


def _events(conn: sqlite3.Connection, article_id: int) -> tuple[Event, ...]:
    rows = conn.execute('SELECT * FROM events WHERE article_id = ? ORDER BY "start", id', (article_id,))
    return tuple(
        Event(
            start=moment_from_iso(r["start"]),
            end=moment_from_iso(r["end"]),
            place=r["place"],
            online=bool(r["online"]),
            kind=r["kind"],
            sentence=r["sentence"],
        )
        for r in rows
    )


def _matches(conn: sqlite3.Connection, article_id: int) -> tuple[Match, ...]:
    return tuple(
        Match(
            rule=r["rule"],
            rule_version=r["rule_version"],
            tier=r["tier"],
            passing=bool(r["passing"]),
            sentence=r["sentence"],
            words=tuple(json.loads(r["words"])),
            field=r["field"],
        )
        for r in conn.execute("SELECT * FROM matches WHERE article_id = ? ORDER BY rule", (article_id,))
    )
