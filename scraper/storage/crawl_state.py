"""What a crawl must not forget: addresses to read, sources with their validators, robots.txt, holds.

An address is `pending` from the moment it was learned until the transaction that stores its article; a source's validators are written only when nothing
that it named is pending. So a kill at any moment loses nothing, and a 304 hides nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from scraper.model.moments import moment_from_iso
from scraper.model.page import Sighting, SourceKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

AddressState = Literal["pending", "article", "other", "failed"]
_ROBOTS_KEPT = timedelta(days=1)
MAX_ATTEMPTS = 5
"""Failures in a row after which an address is asked again only by `crawl --full`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What makes a request conditional, and the bytes' hash where the server gives nothing."""

    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a site's addresses are learned."""

    url: str
    kind: SourceKind
    validators: Validators
    read: datetime | None
    """The moment it last answered with content."""
    failures: int
    """In a row."""
    yielded: int
    covers: bool
    """Watched: it tells, alone or with the others of its mark, whether there is news."""


def add_sightings(conn: sqlite3.Connection, site: str, sightings: Iterable[Sighting], now: datetime) -> list[Sighting]:
    """Put the addresses never seen before into the frontier; gives those, in order. Known ones are left as they are."""
    fresh = []
    for sighting in sightings:
        added = conn.execute(
            "INSERT OR IGNORE INTO frontier (site, url, sighting, seen) VALUES (?, ?, ?, ?)",
            (site, sighting.url, sighting_to_json(sighting), now.isoformat()),
        )
        if added.rowcount:
            fresh.append(sighting)
    return fresh


def reopen_modified(conn: sqlite3.Connection, site: str, sightings: Iterable[Sighting]) -> list[Sighting]:
    """Make stored articles pending again that their source says were modified after we read them; gives those."""
    reopened = []
    for sighting in sightings:
        if not isinstance(sighting.modified, datetime):
            continue
        row = conn.execute("SELECT done FROM frontier WHERE site = ? AND url = ? AND state = 'article'", (site, sighting.url)).fetchone()
        if row and row["done"] and datetime.fromisoformat(row["done"]) < sighting.modified:
            conn.execute(
                "UPDATE frontier SET state = 'pending', sighting = ? WHERE site = ? AND url = ?",
                (sighting_to_json(sighting), site, sighting.url),
            )
            reopened.append(sighting)
    return reopened


def pending_sightings(conn: sqlite3.Connection, site: str) -> list[Sighting]:
    """What is to be read: learned and never read, or failed fewer than MAX_ATTEMPTS times; in the order it was learned, of one source the newest first."""
    rows = conn.execute(
        "SELECT url, sighting FROM frontier WHERE site = ? AND (state = 'pending' OR (state = 'failed' AND attempts < ?)) "
        "ORDER BY seen, coalesce(sighting ->> 'modified', sighting ->> 'published') DESC, url",
        (site, MAX_ATTEMPTS),
    )
    return [sighting_from_json(row["url"], row["sighting"]) for row in rows]


def sighting_of(conn: sqlite3.Connection, site: str, url: str) -> Sighting | None:
    """What a source said of the address; None where none ever named it."""
    row = conn.execute("SELECT sighting FROM frontier WHERE site = ? AND url = ?", (site, url)).fetchone()
    return sighting_from_json(url, row["sighting"]) if row else None


def stored_articles(conn: sqlite3.Connection, site: str) -> list[tuple[Sighting, Validators]]:
    """The addresses that are articles, or were until they were withdrawn, with what makes asking for them again conditional: for `crawl --full`."""
    rows = conn.execute(
        "SELECT * FROM frontier f WHERE site = ?1 AND (state = 'article' OR EXISTS (SELECT 1 FROM article_urls u JOIN articles a ON a.id = u.article_id "
        "WHERE u.url = f.url AND a.site = ?1 AND a.withdrawn IS NOT NULL)) ORDER BY seen, url",
        (site,),
    )
    return [(sighting_from_json(row["url"], row["sighting"]), _validators(row)) for row in rows]


def latest_articles(conn: sqlite3.Connection, site: str, count: int) -> list[tuple[Sighting, Validators]]:
    """The site's latest dated articles that are still there, as `stored_articles` gives them."""
    rows = conn.execute(
        "SELECT f.* FROM frontier f JOIN article_urls u ON u.url = f.url JOIN articles a ON a.id = u.article_id "
        "WHERE f.site = ?1 AND f.state = 'article' AND a.site = ?1 AND a.withdrawn IS NULL ORDER BY coalesce(a.published, a.first_seen) DESC LIMIT ?2",
        (site, count),
    )
    return [(sighting_from_json(row["url"], row["sighting"]), _validators(row)) for row in rows]


def posts_known(conn: sqlite3.Connection, site: str, page: str) -> dict[str, str]:
    """The addresses of the posts read from a page of several, each with the hash of what was read."""
    start = f"{page}#"
    rows = conn.execute(
        "SELECT url, body_hash FROM frontier WHERE site = ? AND url >= ? AND url < ? AND state = 'article'", (site, start, f"{page}$")
    )  # $ follows # in ASCII: what lies between begins with the page's address and #
    return {row["url"]: row["body_hash"] or "" for row in rows}


def mark_read(conn: sqlite3.Connection, site: str, url: str, state: AddressState, now: datetime, validators: Validators | None = None) -> None:
    """Note what became of an address: in the transaction that stores its article."""
    found = validators or Validators()
    conn.execute(
        "INSERT INTO frontier (site, url, state, seen, done, attempts, etag, last_modified, body_hash) VALUES (:site, :url, :state, :now, :now, :n, :etag, "
        ":modified, :hash) ON CONFLICT (site, url) DO UPDATE SET state = excluded.state, done = excluded.done, "
        "attempts = CASE excluded.state WHEN 'failed' THEN frontier.attempts + 1 ELSE 0 END, etag = excluded.etag, last_modified = excluded.last_modified, body_hash = excluded.body_hash, "
        "gone = CASE excluded.state WHEN 'failed' THEN frontier.gone END",
        {
            "site": site,
            "url": url,
            "state": state,
            "now": now.isoformat(),
            "n": int(state == "failed"),
            "etag": found.etag,
            "modified": found.last_modified,
            "hash": found.body_hash,
        },
    )


def add_source(conn: sqlite3.Connection, site: str, url: str, kind: SourceKind, now: datetime) -> bool:
    """Remember a source; True where it is new."""
    added = conn.execute("INSERT OR IGNORE INTO sources (site, url, kind, found) VALUES (?, ?, ?, ?)", (site, url, kind, now.isoformat()))
    return added.rowcount > 0


def sources(conn: sqlite3.Connection, site: str) -> list[Source]:
    """The site's sources, best first: those that yielded most."""
    rows = conn.execute("SELECT * FROM sources WHERE site = ? ORDER BY yielded DESC, found, url", (site,))
    return [
        Source(
            url=r["url"],
            kind=r["kind"],
            validators=_validators(r),
            read=datetime.fromisoformat(r["read"]) if r["read"] else None,
            failures=r["failures"],
            yielded=r["yielded"],
            covers=bool(r["covers"]),
        )
        for r in rows
    ]


def source_answered(conn: sqlite3.Connection, site: str, url: str, read: datetime | None, *, yielded: int = 0) -> None:
    """Note that a source answered: when, if with content, and how many addresses were first learned from it."""
    conn.execute(
        "UPDATE sources SET read = coalesce(?, read), failures = 0, yielded = yielded + ? WHERE site = ? AND url = ?",
        (read.isoformat() if read else None, yielded, site, url),
    )


def source_failed(conn: sqlite3.Connection, site: str, url: str) -> None:
    """Note that a source did not answer, or not as what it is."""
    conn.execute("UPDATE sources SET failures = failures + 1 WHERE site = ? AND url = ?", (site, url))


def set_covers(conn: sqlite3.Connection, site: str, covering: Iterable[str]) -> None:
    """Note which sources name all of the site's latest articles; all others do not."""
    conn.execute("UPDATE sources SET covers = 0 WHERE site = ?", (site,))
    conn.executemany("UPDATE sources SET covers = 1 WHERE site = ? AND url = ?", [(site, url) for url in covering])


def confirm_source(conn: sqlite3.Connection, site: str, url: str, validators: Validators) -> None:
    """Write a source's validators. Call it only when all that the source named is stored."""
    conn.execute(
        "UPDATE sources SET etag = ?, last_modified = ?, body_hash = ? WHERE site = ? AND url = ?",
        (validators.etag, validators.last_modified, validators.body_hash, site, url),
    )


def keep_robots(conn: sqlite3.Connection, site: str, host: str, text: str, now: datetime) -> None:
    """Keep the robots.txt of one of the site's hosts (with its port)."""
    conn.execute("INSERT OR REPLACE INTO robots (site, host, text, fetched) VALUES (?, ?, ?, ?)", (site, host, text, now.isoformat()))


def kept_robots(conn: sqlite3.Connection, site: str, host: str, now: datetime) -> str | None:
    """The host's robots.txt where it is not older than a day (RFC 9309 2.4); None otherwise."""
    row = conn.execute("SELECT text, fetched FROM robots WHERE site = ? AND host = ?", (site, host)).fetchone()
    if row is None or not timedelta() <= now - datetime.fromisoformat(row["fetched"]) <= _ROBOTS_KEPT:
        return None
    return str(row["text"])


def last_sweep(conn: sqlite3.Connection, site: str) -> datetime | None:
    """The moment all of the site's sources were last asked; None where they never were."""
    row = conn.execute("SELECT swept FROM sites WHERE name = ?", (site,)).fetchone()
    return datetime.fromisoformat(row["swept"]) if row and row["swept"] else None


def note_sweep(conn: sqlite3.Connection, site: str, moment: datetime | None) -> None:
    """Note that all of the site's sources were asked; None: they are to be read whole at the next visit."""
    conn.execute("UPDATE sites SET swept = ? WHERE name = ?", (moment.isoformat() if moment else None, site))


def last_news(conn: sqlite3.Connection, site: str) -> datetime | None:
    """The moment the site's newest article was first seen; None where it has none."""
    row = conn.execute("SELECT max(first_seen) FROM articles WHERE site = ?", (site,)).fetchone()
    return datetime.fromisoformat(row[0]) if row[0] else None


def replace_source(conn: sqlite3.Connection, site: str, old: str, new: str) -> None:
    """Note that a source moved for good: it is asked at its new address, under which it may be known already."""
    conn.execute("UPDATE OR IGNORE sources SET url = ? WHERE site = ? AND url = ?", (new, site, old))
    conn.execute("DELETE FROM sources WHERE site = ? AND url = ?", (site, old))


def is_due(conn: sqlite3.Connection, site: str, now: datetime) -> bool:
    """Whether the site's time has come; a site never visited is due."""
    row = conn.execute("SELECT next_visit FROM sites WHERE name = ?", (site,)).fetchone()
    return row is None or row["next_visit"] is None or datetime.fromisoformat(row["next_visit"]) <= now


def set_next_visit(conn: sqlite3.Connection, site: str, moment: datetime) -> None:
    """Write when the site is due again."""
    conn.execute("UPDATE sites SET next_visit = ? WHERE name = ?", (moment.isoformat(), site))


def publishing_gap(conn: sqlite3.Connection, site: str) -> timedelta | None:
    """The median time between the site's latest dated articles; None where there are too few to tell."""
    rows = conn.execute(
        "SELECT DISTINCT substr(published, 1, 10) AS day FROM articles WHERE site = ? AND published IS NOT NULL ORDER BY day DESC LIMIT 12", (site,)
    ).fetchall()
    days = [datetime.fromisoformat(row["day"]) for row in rows]
    gaps = sorted(earlier - later for earlier, later in pairwise(days))
    return gaps[len(gaps) // 2] if len(gaps) >= 3 else None


def note_certificate(conn: sqlite3.Connection, site: str, until: datetime) -> None:
    """Keep the moment until which the site's TLS certificate is valid."""
    conn.execute("UPDATE sites SET certificate_until = ? WHERE name = ?", (until.isoformat(), site))


def hold_site(conn: sqlite3.Connection, site: str, until: datetime) -> None:
    """Leave the site alone until then, as it asked by Retry-After; the hold outlives the run."""
    conn.execute("UPDATE sites SET hold_until = ? WHERE name = ?", (until.isoformat(), site))


def held_until(conn: sqlite3.Connection, site: str, now: datetime) -> datetime | None:
    """The moment until which the site wants to be left alone; None where it does not, or no longer."""
    row = conn.execute("SELECT hold_until FROM sites WHERE name = ?", (site,)).fetchone()
    until = datetime.fromisoformat(row["hold_until"]) if row and row["hold_until"] else None
    return until if until and until > now else None


def sighting_to_json(sighting: Sighting) -> str:
    """The sighting without its address, for the frontier."""
    said = {
        "kind": sighting.source_kind,
        "source": sighting.source_url,
        "title": sighting.title,
        "published": sighting.published.isoformat() if sighting.published else None,
        "modified": sighting.modified.isoformat() if sighting.modified else None,
        "tags": list(sighting.tags),
        "summary": sighting.summary,
    }
    return json.dumps({key: value for key, value in said.items() if value}, ensure_ascii=False)


def sighting_from_json(url: str, text: str) -> Sighting:
    """The sighting that `sighting_to_json` wrote."""
    said = json.loads(text)
    return Sighting(
        url=url,
        source_kind=said.get("kind", "given"),
        source_url=said.get("source"),
        title=said.get("title"),
        published=moment_from_iso(said["published"]) if "published" in said else None,
        modified=moment_from_iso(said["modified"]) if "modified" in said else None,
        tags=tuple(said.get("tags", ())),
        summary=said.get("summary"),
    )


def _validators(row: sqlite3.Row) -> Validators:
    return Validators(etag=row["etag"], last_modified=row["last_modified"], body_hash=row["body_hash"])
