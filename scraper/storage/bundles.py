"""Bundles: one message for several alerts. A digest, the rest of a busy day, a flood held for a person to look at.

Each is made in one write transaction, so that two senders at once make one, and a kill makes it whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import sqlite3

DigestKind = Literal["daily", "weekly", "digest"]
BundleKind = Literal["daily", "weekly", "digest", "rest", "review"]
_USUAL_DAYS = 28
"""Days from which the usual number of alerts a day is counted."""
_KNOWN_AFTER = timedelta(days=7)
_UNKNOWN = 5
"""Times the floor that a rule may bring in its first week, when nobody knows yet what is usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A message that carries several alerts, as stored."""

    id: int
    key: str
    kind: BundleKind
    rule: str
    channel: str
    rules: tuple[str, ...]
    recipients: tuple[str, ...]
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Which digest is to be made: for whom, of which rules, up to when."""

    kind: DigestKind
    channel: str
    recipients: tuple[str, ...]
    rules: tuple[str, ...]
    """Of which it tells."""
    carried: frozenset[str]
    """Rules whose alerts wait for it."""
    label: str
    """What makes it this one: the day for which it is made."""
    since: datetime
    """Where no edition went before it: the moment from which it tells."""
    until: datetime


def load_bundle(conn: sqlite3.Connection, bundle_id: int) -> Bundle:
    """The bundle of that id. KeyError where there is none."""
    row = conn.execute("SELECT id, key, kind, rule, channel, rules, recipients, since, until FROM bundles WHERE id = ?", (bundle_id,)).fetchone()
    if row is None:
        raise KeyError(bundle_id)
    values = dict(row) | {
        "rules": tuple(json.loads(row["rules"])),
        "recipients": tuple(json.loads(row["recipients"])),
        "since": datetime.fromisoformat(row["since"]),
        "until": datetime.fromisoformat(row["until"]),
    }
    return Bundle(**values)


def rules_waiting(conn: sqlite3.Connection) -> frozenset[str]:
    """The rules whose alerts wait: the others need not be put in order."""
    return frozenset(rule for (rule,) in conn.execute("SELECT DISTINCT rule FROM deliveries WHERE state = 'queued' AND bundle_id IS NULL"))


def waits_for(conn: sqlite3.Connection, rules: frozenset[str], channel: str, until: datetime) -> bool:
    """Whether an alert of the rules, queued by then, waits on the channel for a digest."""
    row = conn.execute(
        "SELECT 1 FROM deliveries WHERE state = 'queued' AND bundle_id IS NULL AND channel = ? AND queued <= ? AND rule IN (SELECT value FROM json_each(?))",
        (channel, until.isoformat(), json.dumps(sorted(rules))),
    )
    return row.fetchone() is not None


def make_edition(conn: sqlite3.Connection, edition: Edition, now: datetime) -> int | None:
    """Make the digest; gives its id, None where it was made before. A regular one begins where the last of its kind and readers ended."""
    readers = hashlib.blake2b(json.dumps(edition.recipients).encode(), digest_size=4).hexdigest() if edition.recipients else "all"
    key = f"digest.{edition.kind}.{edition.label}.{edition.channel}.{readers}"
    recipients = json.dumps(edition.recipients)
    with _writing(conn):
        last = conn.execute(
            "SELECT max(until) FROM bundles WHERE kind = ? AND kind != 'digest' AND channel = ? AND recipients = ?",
            (edition.kind, edition.channel, recipients),
        ).fetchone()[0]
        span = (last or edition.since.isoformat(), edition.until.isoformat())
        made = _insert(conn, key, _Head(edition.kind, "", edition.channel, edition.recipients, edition.rules), span, now)
        if made is not None:
            conn.execute(
                "UPDATE deliveries SET bundle_id = ? WHERE state = 'queued' AND bundle_id IS NULL AND channel = ? AND queued <= ? "
                "AND rule IN (SELECT value FROM json_each(?))",
                (made, edition.channel, edition.until.isoformat(), json.dumps(sorted(edition.carried))),
            )
    return made


def hold_flood(conn: sqlite3.Connection, rule: str, limits: tuple[float, int], now: datetime) -> int:
    """Hold the rule's waiting alerts where the last day brought more than `limits[0]` times the usual and more than `limits[1]`; gives how many.

    One message a rule, channel and day asks a person to look; later alerts of a flood are held with it.
    """
    factor, floor = limits
    held = 0
    day = (now - timedelta(days=1)).isoformat()
    with _writing(conn):
        counted = conn.execute(
            "SELECT channel, count(*) FILTER (WHERE queued > ?2) AS fresh, count(*) FILTER (WHERE queued <= ?2 AND queued > ?3) AS before, "
            "min(queued) AS first FROM deliveries "
            "WHERE rule = ?1 AND released = 0 AND state NOT IN ('joined', 'dropped') GROUP BY channel",
            (rule, day, (now - timedelta(days=_USUAL_DAYS + 1)).isoformat()),
        ).fetchall()
        for row in counted:
            known = row["first"] <= (now - _KNOWN_AFTER).isoformat()
            if row["fresh"] <= max(floor if known else _UNKNOWN * floor, factor * row["before"] / _USUAL_DAYS):
                continue
            changed = conn.execute(
                "UPDATE deliveries SET state = 'held' WHERE rule = ? AND channel = ? AND state = 'queued' AND bundle_id IS NULL AND released = 0 AND attempts = 0",
                (rule, row["channel"]),
            ).rowcount
            if changed:
                held += changed
                head = _Head("review", rule, row["channel"])
                _insert(conn, f"review.{rule}.{row['channel']}.{now.date().isoformat()}", head, (day, now.isoformat()), now)
    return held


def bundle_rest(conn: sqlite3.Connection, rule: str, most: int, midnight: datetime, now: datetime) -> int:
    """Put what exceeds `most` of the rule's alerts since midnight into one message a channel; gives how many such messages were made."""
    made = 0
    with _writing(conn):
        for (channel,) in conn.execute("SELECT DISTINCT channel FROM deliveries WHERE rule = ? AND state = 'queued'", (rule,)).fetchall():
            sent = conn.execute(
                "SELECT count(*) FROM deliveries WHERE rule = ? AND channel = ? AND bundle_id IS NULL AND delivered >= ?",
                (rule, channel, midnight.isoformat()),
            ).fetchone()[0]
            waiting = conn.execute(
                "SELECT id FROM deliveries WHERE rule = ? AND channel = ? AND state = 'queued' AND bundle_id IS NULL ORDER BY id", (rule, channel)
            ).fetchall()
            rest = [row["id"] for row in waiting[max(0, most - sent) :]]
            if len(rest) < 2:
                continue  # one more alert is no longer than a message about it
            span = (midnight.isoformat(), now.isoformat())
            bundle = _insert(conn, f"rest.{rule}.{channel}.{rest[0]}", _Head("rest", rule, channel), span, now)
            conn.executemany("UPDATE deliveries SET bundle_id = ? WHERE id = ?", [(bundle, number) for number in rest])
            made += 1
    return made


@dataclass(frozen=True, slots=True)
class _Head:
    kind: BundleKind
    rule: str
    channel: str
    recipients: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


def _insert(conn: sqlite3.Connection, key: str, head: _Head, span: tuple[str, str], now: datetime) -> int | None:
    row = conn.execute(
        "INSERT OR IGNORE INTO bundles (key, kind, rule, channel, recipients, rules, since, until, queued, not_before) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (key, head.kind, head.rule, head.channel, json.dumps(head.recipients), json.dumps(head.rules), *span, now.isoformat(), now.isoformat()),
    ).fetchone()
    return None if row is None else int(row["id"])


@contextmanager
def _writing(conn: sqlite3.Connection) -> Iterator[None]:
    """A transaction that holds the write lock from its first read on: what was counted is still so when it is written."""
    conn.execute("BEGIN IMMEDIATE")
    with conn:
        yield
