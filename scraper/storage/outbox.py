"""Matches of an article and the deliveries they call for, written in the article's transaction; later leased, sent and confirmed.

A delivery's key is rule, article and channel: whatever is killed between, the same alert carries the same key, and a reader can be told once.

    queued ──> leased ──> delivered            joined: a near-duplicate, told in the first alert of its story
      ^  │        └─────> queued (again later), dead (given up, with the reason)
      │  └─ held (a flood; `release` lets it go)   dropped: a person gave it up, or the article no longer fits

`scraper.storage.bundles` makes messages of several deliveries; they are leased here too.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from scraper.model.article import Match

_LEASE = timedelta(minutes=5)
MAX_ATTEMPTS = 12
THREADED = frozenset(("file", "mail", "webhook"))
"""Channels on which an answer to an earlier alert is no noise: chats have no threads that we know of."""
_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One alert, or one bundle of alerts, for one channel, leased to one sender."""

    table: Literal["deliveries", "bundles"] = "deliveries"
    id: int
    key: str
    article_id: int | None
    """None for a bundle."""
    rule: str
    channel: str
    attempts: int
    queued: str
    reached: tuple[str, ...] = ()
    """Readers who have it already, from a try at which others could not be reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What is not to leave singly, or now."""

    rules: frozenset[str] = frozenset()
    """Rules whose alerts wait for a digest."""
    channels: frozenset[str] = frozenset()
    """Channels that are quiet at this hour."""


def store_matches(conn: sqlite3.Connection, article_id: int, matches: Iterable[Match]) -> None:
    """Write the article's matches in place of the earlier ones. Needs an open transaction."""
    conn.execute("DELETE FROM matches WHERE article_id = ?", (article_id,))
    conn.executemany(
        "INSERT INTO matches (article_id, rule, rule_version, tier, passing, field, sentence, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(article_id, m.rule, m.rule_version, m.tier, int(m.passing), m.field, m.sentence, json.dumps(m.words, ensure_ascii=False)) for m in matches],
    )


def queue_alerts(conn: sqlite3.Connection, article_id: int, rules: Iterable[str], channels: Iterable[str], now: datetime) -> int:
    """Write one delivery a rule and channel, in the article's transaction; gives how many are new and to be sent. A second call writes nothing twice.

    Where an article of the same story is alerted already, this one joins its alert: it is told in it, or in a short answer to it where that has left.
    A text that the site has printed before, word for word under the same title, is no news: short notices keep no identity when their addresses change.
    """
    if _is_printed_again(conn, article_id):
        return 0
    queued = 0
    channels = tuple(channels)
    for rule in rules:
        for channel in channels:
            first, state = _first_of_story(conn, article_id, rule, channel)
            row = conn.execute(
                "INSERT OR IGNORE INTO deliveries (key, article_id, rule, channel, queued, not_before, state, joined_to) "
                "VALUES (:key, :article, :rule, :channel, :now, :now, :state, :first)",
                {
                    "key": delivery_key(article_id, rule, channel),
                    "article": article_id,
                    "rule": rule,
                    "channel": channel,
                    "now": now.isoformat(),
                    "state": state,
                    "first": first,
                },
            )
            queued += row.rowcount if state == "queued" else 0
    return queued


def _is_printed_again(conn: sqlite3.Connection, article_id: int) -> bool:
    row = conn.execute(
        "SELECT 1 FROM articles a JOIN articles b ON b.site = a.site AND b.body_hash = a.body_hash AND b.title = a.title AND b.id < a.id WHERE a.id = ?",
        (article_id,),
    )
    return row.fetchone() is not None


def _first_of_story(conn: sqlite3.Connection, article_id: int, rule: str, channel: str) -> tuple[int | None, str]:
    """The alert of the same story that the article's own joins, and the state that this leaves it in."""
    first = conn.execute(
        "SELECT d.id, d.state FROM articles a JOIN articles other ON other.story_id = a.story_id AND other.id != a.id "
        "JOIN deliveries d ON d.article_id = other.id "
        "WHERE a.id = ? AND d.rule = ? AND d.channel = ? AND d.state NOT IN ('dead', 'dropped') AND d.joined_to IS NULL ORDER BY d.id LIMIT 1",
        (article_id, rule, channel),
    ).fetchone()
    if first is None:
        return None, "queued"
    has_left = first["state"] in ("leased", "delivered")
    return int(first["id"]), "queued" if has_left and channel in THREADED else "joined"


def delivery_key(article_id: int, rule: str, channel: str) -> str:
    """The stable name of an alert.

    >>> delivery_key(7, "expert-groups", "mail")
    'expert-groups.7.mail'
    """
    return f"{rule}.{article_id}.{channel}"


def lease(conn: sqlite3.Connection, now: datetime, sender: str, waiting: Waiting | None = None) -> Delivery | None:
    """The next delivery or bundle that may leave, held for five minutes; None where none waits. Two senders never hold the same."""
    waiting = waiting or Waiting()
    values = {
        "now": now.isoformat(),
        "until": (now + _LEASE).isoformat(),
        "sender": sender,
        "rules": json.dumps(sorted(waiting.rules)),
        "channels": json.dumps(sorted(waiting.channels)),
    }
    free = "(state = 'queued' OR (state = 'leased' AND leased_until < :now)) AND not_before <= :now AND channel NOT IN (SELECT value FROM json_each(:channels))"
    leased = "SET state = 'leased', leased_until = :until, leased_by = :sender, attempts = attempts + 1"
    with conn:
        row = conn.execute(
            f"UPDATE deliveries {leased} WHERE id = (SELECT id FROM deliveries WHERE {free} AND bundle_id IS NULL "  # noqa: S608 - our own words
            "AND rule NOT IN (SELECT value FROM json_each(:rules)) ORDER BY id LIMIT 1) RETURNING id, key, article_id, rule, channel, attempts, queued, reached",
            values,
        ).fetchone()
        if row is not None:
            return Delivery(**_typed(row))
        row = conn.execute(
            f"UPDATE bundles {leased} WHERE id = (SELECT id FROM bundles WHERE {free} ORDER BY id LIMIT 1) "  # noqa: S608 - as above
            "RETURNING id, key, rule, channel, attempts, queued, reached",
            values,
        ).fetchone()
    return Delivery(table="bundles", article_id=None, **_typed(row)) if row else None


def _typed(row: sqlite3.Row) -> dict[str, Any]:  # Any: columns of a row
    return dict(row) | {"reached": tuple(json.loads(row["reached"]))}


def confirm(conn: sqlite3.Connection, delivery: Delivery, now: datetime, note: str | None = None) -> None:
    """Note that the alert was handed over; with a bundle, all alerts that it carries. `note` says what a person should know all the same."""
    _close(conn, delivery, "delivered", note, now)


def drop(conn: sqlite3.Connection, delivery: Delivery, reason: str, now: datetime) -> None:
    """Give the alert up, because there is nothing left to tell. Near-duplicates that had joined it stand for themselves again."""
    _close(conn, delivery, "dropped", reason, now)
    if delivery.table == "deliveries":
        with conn:
            conn.execute(
                "UPDATE deliveries SET state = 'queued', joined_to = NULL WHERE joined_to = ? AND state IN ('joined', 'queued')", (delivery.id,)
            )


def _close(conn: sqlite3.Connection, delivery: Delivery, state: str, reason: str | None, now: datetime) -> None:
    moment = now.isoformat() if state == "delivered" else None
    with conn:
        conn.execute(
            f"UPDATE {delivery.table} SET state = ?, delivered = ?, leased_until = NULL, leased_by = NULL, reason = ? WHERE id = ?",  # noqa: S608 - a Literal
            (state, moment, reason, delivery.id),
        )
        if delivery.table == "bundles":
            conn.execute(
                "UPDATE deliveries SET state = ?, delivered = ?, reason = ? WHERE bundle_id = ? AND state = 'queued'",
                (state, moment, reason, delivery.id),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why an alert could not be handed over."""

    reason: str
    final: bool = False
    """No other try can help."""
    reached: tuple[str, ...] = ()
    """Readers who have it all the same."""
    pause: timedelta = timedelta()
    """Not before that the service wants to be asked again."""


def postpone(conn: sqlite3.Connection, delivery: Delivery, failure: Failure, now: datetime) -> bool:
    """Note why the alert could not be handed over, and when to try again; dead after twelve tries, or at once where `final`. Gives whether it is dead."""
    dead = failure.final or delivery.attempts >= MAX_ATTEMPTS
    reason = failure.reason[:500]
    reached = json.dumps(sorted({*delivery.reached, *failure.reached}))
    state = "dead" if dead else "queued"
    again = now + max(failure.pause, min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(delivery.attempts - 1, 12)) * _jitter(delivery))
    with conn:
        conn.execute(
            f"UPDATE {delivery.table} SET state = ?, reason = ?, not_before = ?, reached = ?, leased_until = NULL, leased_by = NULL WHERE id = ?",  # noqa: S608 - a Literal
            (state, reason, again.isoformat(), reached, delivery.id),
        )
        if delivery.table == "bundles":
            conn.execute(
                "UPDATE deliveries SET state = ?, reason = ? WHERE bundle_id = ? AND state = 'queued'",
                (state, reason, delivery.id),
            )
    return dead


def _jitter(delivery: Delivery) -> float:
    """0.8 to 1.2, the same for the same try: many alerts do not come back in one second, and a test needs no luck."""
    digest = hashlib.blake2b(f"{delivery.key}.{delivery.attempts}".encode(), digest_size=2).digest()
    return 0.8 + 0.4 * int.from_bytes(digest, "big") / 65535


def set_state(conn: sqlite3.Connection, ids: Iterable[int], state: str, now: datetime) -> int:
    """Queue again (`queued`) or give up (`dropped`) deliveries; gives how many changed. Delivered ones stay as they are.

    An alert that a bundle was to carry leaves by itself then.
    """
    changed = 0
    with conn:
        for number in ids:
            row = conn.execute(
                "UPDATE deliveries SET state = ?, not_before = ?, attempts = 0, leased_until = NULL, bundle_id = NULL, joined_to = NULL, released = 1 "
                "WHERE id = ? AND state NOT IN ('delivered', ?)",
                (state, now.isoformat(), number, state),
            )
            changed += row.rowcount
    return changed


def retry_dead(conn: sqlite3.Connection, now: datetime) -> int:
    """Queue everything again that was given up, messages of several alerts too; gives how many alerts and messages."""
    with conn:
        bundled = conn.execute(
            "UPDATE bundles SET state = 'queued', attempts = 0, not_before = ?, leased_until = NULL WHERE state = 'dead'", (now.isoformat(),)
        )
        single = conn.execute(
            "UPDATE deliveries SET state = 'queued', attempts = 0, not_before = ?, leased_until = NULL WHERE state = 'dead'", (now.isoformat(),)
        )
    return bundled.rowcount + single.rowcount


def drop_held(conn: sqlite3.Connection, rule: str) -> int:
    """Give up the alerts of a rule that a flood holds back; gives how many."""
    with conn:
        return conn.execute(
            "UPDATE deliveries SET state = 'dropped', reason = 'a flood, given up' WHERE rule = ? AND state = 'held'", (rule,)
        ).rowcount


def release(conn: sqlite3.Connection, rule: str, now: datetime) -> int:
    """Let the alerts of a rule go that a flood held back; gives how many."""
    with conn:
        return conn.execute(
            "UPDATE deliveries SET state = 'queued', released = 1, bundle_id = NULL, not_before = ? WHERE rule = ? AND state = 'held'",
            (now.isoformat(), rule),
        ).rowcount
