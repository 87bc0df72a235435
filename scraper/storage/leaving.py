"""Who has left which list of mails: since when, and how. An address is the same in capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

How = Literal["one-click", "page", "command"]
EVERY = "*"
"""The list of all lists."""


def leave(conn: sqlite3.Connection, address: str, name: str, how: How, now: datetime) -> bool:
    """Send the address nothing of the list any more; gives whether that is new. The first time stands."""
    with conn:
        row = conn.execute(
            "INSERT OR IGNORE INTO unsubscribed (address, list, since, how) VALUES (?, ?, ?, ?)", (_plain(address), name, now.isoformat(), how)
        )
    return row.rowcount > 0


def rejoin(conn: sqlite3.Connection, address: str, name: str = EVERY) -> int:
    """Send the address mails of the list again, of all lists where none is named; gives how many times it had left.

    Who left all lists and comes back to one comes back to all: there is no other way to be sent it.
    """
    with conn:
        return conn.execute("DELETE FROM unsubscribed WHERE address = ?1 AND (?2 = '*' OR list IN (?2, '*'))", (_plain(address), name)).rowcount


def has_left(conn: sqlite3.Connection, address: str, name: str) -> bool:
    """Whether the address has left the list, or all."""
    return conn.execute("SELECT 1 FROM unsubscribed WHERE address = ? AND list IN (?, '*')", (_plain(address), name)).fetchone() is not None


def readers_left(conn: sqlite3.Connection, readers: Sequence[str], name: str) -> tuple[str, ...]:
    """Those of the readers who have not left the list, in their order."""
    return tuple(reader for reader in readers if not has_left(conn, reader, name))


def departures(conn: sqlite3.Connection) -> list[sqlite3.Row]:
    """Everybody who left, latest first: address, list, since, how."""
    return conn.execute("SELECT address, list, since, how FROM unsubscribed ORDER BY since DESC, address, list").fetchall()


def _plain(address: str) -> str:
    return address.rpartition("<")[2].rstrip("> ").strip().lower()
