"""Matches of an article and the deliveries they call for, written in the article's transaction; later leased, sent and confirmed.

A delivery's key is rule, article and channel: whatever is killed between, the same alert carries the same key, and a reader can be told once.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from scraper.model.article import Match

_LEASE = timedelta(minutes=5)
MAX_ATTEMPTS = 12
_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One alert for one channel, leased to one sender."""

    id: int
    key: str
    article_id: int
    rule: str
    channel: str
    attempts: int


def store_matches(conn: sqlite3.Connection, article_id: int, matches: Iterable[Match]) -> None:
    """Write the article's matches in place of the earlier ones. Needs an open transaction."""
    conn.execute("DELETE FROM matches WHERE article_id = ?", (article_id,))
    conn.executemany(
        "INSERT INTO matches (article_id, rule, rule_version, tier, passing, field, sentence, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(article_id, m.rule, m.rule_version, m.tier, int(m.passing), m.field, m.sentence, json.dumps(m.words, ensure_ascii=False)) for m in matches],
    )


def queue_alerts(conn: sqlite3.Connection, article_id: int, rules: Iterable[str], channels: Iterable[str], now: datetime) -> int:
    """Write one delivery a rule and channel, in the article's transaction; gives how many are new. A second call writes nothing twice."""
    queued = 0
    for rule in rules:
        for channel in channels:
            row = conn.execute(
                "INSERT OR IGNORE INTO deliveries (key, article_id, rule, channel, queued, not_before) VALUES (?, ?, ?, ?, ?, ?)",
                (delivery_key(article_id, rule, channel), article_id, rule, channel, now.isoformat(), now.isoformat()),
            )
            queued += row.rowcount
    return queued


def delivery_key(article_id: int, rule: str, channel: str) -> str:
    """The stable name of an alert.

    >>> delivery_key(7, "expert-groups", "mail")
    'expert-groups.7.mail'
    """
    return f"{rule}.{article_id}.{channel}"


def lease(conn: sqlite3.Connection, now: datetime, sender: str) -> Delivery | None:
    """The next delivery that may leave, held for five minutes; None where none waits. Two senders never hold the same."""
    with conn:
        row = conn.execute(
            "UPDATE deliveries SET state = 'leased', leased_until = :until, leased_by = :sender, attempts = attempts + 1 WHERE id = ("
            "SELECT id FROM deliveries WHERE (state = 'queued' OR (state = 'leased' AND leased_until < :now)) AND not_before <= :now ORDER BY id LIMIT 1"
            ") RETURNING id, key, article_id, rule, channel, attempts",
            {"now": now.isoformat(), "until": (now + _LEASE).isoformat(), "sender": sender},
        ).fetchone()
    return Delivery(**dict(row)) if row else None


def confirm(conn: sqlite3.Connection, delivery: Delivery, now: datetime) -> None:
    """Note that the alert was handed over."""
    with conn:
        conn.execute(
            "UPDATE deliveries SET state = 'delivered', delivered = ?, leased_until = NULL, leased_by = NULL, reason = NULL WHERE id = ?",
            (now.isoformat(), delivery.id),
        )


def postpone(conn: sqlite3.Connection, delivery: Delivery, reason: str, now: datetime, *, final: bool = False) -> None:
    """Note why the alert could not be handed over, and when to try again; dead after twelve tries, or at once where `final`."""
    dead = final or delivery.attempts >= MAX_ATTEMPTS
    again = now + min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(delivery.attempts - 1, 12)) * _jitter(delivery)
    with conn:
        conn.execute(
            "UPDATE deliveries SET state = ?, reason = ?, not_before = ?, leased_until = NULL, leased_by = NULL WHERE id = ?",
            ("dead" if dead else "queued", reason[:500], again.isoformat(), delivery.id),
        )


def _jitter(delivery: Delivery) -> float:
    """0.8 to 1.2, the same for the same try: many alerts do not come back in one second, and a test needs no luck."""
    digest = hashlib.blake2b(f"{delivery.key}.{delivery.attempts}".encode(), digest_size=2).digest()
    return 0.8 + 0.4 * int.from_bytes(digest, "big") / 65535


def set_state(conn: sqlite3.Connection, ids: Iterable[int], state: str, now: datetime) -> int:
    """Queue again (`queued`) or give up (`dropped`) deliveries; gives how many changed. Delivered ones stay as they are."""
    changed = 0
    with conn:
        for number in ids:
            row = conn.execute(
                "UPDATE deliveries SET state = ?, not_before = ?, attempts = 0, leased_until = NULL WHERE id = ? AND state NOT IN ('delivered', ?)",
                (state, now.isoformat(), number, state),
            )
            changed += row.rowcount
    return changed
