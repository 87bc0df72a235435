"""Who may correct what the pages show: users, their sessions and their failed attempts.

They live in a file of their own beside the database (`klastry.desk.db`): the database is copied, mailed and opened by people, and no hash of a password should go
along. Passwords are hashed by scrypt (OWASP's parameters for 32 MiB); of a session only the hash of its token is kept.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from pathlib import Path

Role = Literal["reader", "editor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Each may do what those before it may: a reader reads, an editor corrects, an admin minds users and rules."""
SHORTEST_PASSWORD = 10
SESSION_LASTS = timedelta(days=14)
_WINDOW = timedelta(minutes=15)
_FAILURES_ALLOWED = 5
"""Of one name from one address within the window; four times as many of one address under any names."""
_SCRYPT = {"n": 2**15, "r": 8, "p": 3, "maxmem": 2**26}
_TABLES = """
CREATE TABLE IF NOT EXISTS users (
    name TEXT PRIMARY KEY COLLATE NOCASE,
    password TEXT NOT NULL,              -- 'scrypt$salt$hash', both hexadecimal
    role TEXT NOT NULL,                  -- 'reader', 'editor', 'admin'
    added TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS sessions (
    token_hash TEXT PRIMARY KEY,         -- of the cookie's value: who copies this file holds no session
    user TEXT NOT NULL REFERENCES users (name) ON DELETE CASCADE,
    expires TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS failed_sign_ins (
    user TEXT NOT NULL,                  -- the name that was tried, folded
    address TEXT NOT NULL,               -- the network address it was tried from
    at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS secrets (
    name TEXT PRIMARY KEY,               -- 'forms': what the tokens of forms are signed with
    value TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS failed_by_address ON failed_sign_ins (address, at);
"""


@dataclass(frozen=True, slots=True)
class User:
    """Who is signed in."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether the user's role includes the other.

        >>> User("Anna", "editor").may("reader"), User("Anna", "editor").may("admin")
        (True, False)
        """
        return ROLES.index(self.role) >= ROLES.index(role)


class TooManyAttemptsError(Exception):
    """Signing in failed so often that the next attempt must wait; nothing was checked."""


def accounts_file(db: Path) -> Path:
    """Where the accounts of a database live.

    >>> from pathlib import Path
    >>> accounts_file(Path("klastry.db")).name
    'klastry.desk.db'
    """
    return db.with_suffix(".desk.db")


def open_accounts(db: Path) -> sqlite3.Connection:
    """The accounts beside the database, made where there are none; only their owner may read the file."""
    file = accounts_file(db)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    conn = sqlite3.connect(file, timeout=10)
    conn.row_factory = sqlite3.Row
    conn.execute("PRAGMA foreign_keys = ON")
    conn.executescript(_TABLES)
    return conn


def form_secret(db: Path) -> str:
    """What the tokens of forms are signed with: kept where there are accounts, so that a form outlives a restart of the desk; else made anew."""
    fresh = secrets.token_hex(32)
    if not accounts_file(db).exists():
        return fresh
    with closing(open_accounts(db)) as conn, conn:
        conn.execute("INSERT OR IGNORE INTO secrets (name, value) VALUES ('forms', ?)", (fresh,))
        kept: str = conn.execute("SELECT value FROM secrets WHERE name = 'forms'").fetchone()[0]
        return kept


def put_user(conn: sqlite3.Connection, name: str, password: str, role: Role, now: datetime) -> None:
    """Add a user, or give an existing one this password and role, ending their sessions. ValueError where name or password will not do."""
    name = " ".join(name.split())
    if not name or len(name) > 60:
        raise ValueError("a name has 1 to 60 characters")
    if len(password) < SHORTEST_PASSWORD:
        raise ValueError(f"a password has at least {SHORTEST_PASSWORD} characters")
    with conn:
        conn.execute("DELETE FROM sessions WHERE user = ? COLLATE NOCASE", (name,))
        conn.execute(
            "INSERT INTO users (name, password, role, added) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET password = excluded.password, role = excluded.role",
            (name, _hashed(password, secrets.token_bytes(16)), role, now.isoformat()),
        )


def set_role(conn: sqlite3.Connection, name: str, role: Role) -> bool:
    """Give a user another role; False where there is no such user."""
    with conn:
        return conn.execute("UPDATE users SET role = ? WHERE name = ?", (role, name)).rowcount > 0


def remove_user(conn: sqlite3.Connection, name: str) -> bool:
    """Remove a user with every session; False where there is none of that name. What they corrected stays."""
    with conn:
        return conn.execute("DELETE FROM users WHERE name = ?", (name,)).rowcount > 0


def users(conn: sqlite3.Connection) -> list[sqlite3.Row]:
    """Name, role and day of every user, by name."""
    return conn.execute("SELECT name, role, substr(added, 1, 10) AS added FROM users ORDER BY name").fetchall()


def sign_in(conn: sqlite3.Connection, name: str, password: str, address: str, now: datetime) -> str | None:
    """A new session's token, for the cookie; None where name or password is wrong. TooManyAttemptsError where that happened too often."""
    name = " ".join(name.split())[:60]
    _check_attempts(conn, name.lower(), address, now)
    row = conn.execute("SELECT name, password FROM users WHERE name = ?", (name,)).fetchone()
    # An unknown name costs the same time as a known one, so that the time tells nothing.
    if not _is_password(password[:1000], row["password"] if row else _NOBODY):
        with conn:
            conn.execute("INSERT INTO failed_sign_ins (user, address, at) VALUES (?, ?, ?)", (name.lower(), address, now.isoformat()))
        return None
    token = secrets.token_urlsafe(32)
    with conn:
        conn.execute("DELETE FROM sessions WHERE expires < ?", (now.isoformat(),))
        conn.execute("DELETE FROM failed_sign_ins WHERE (user = ? AND address = ?) OR at < ?", (name.lower(), address, (now - _WINDOW).isoformat()))
        conn.execute(
            "INSERT INTO sessions (token_hash, user, expires) VALUES (?, ?, ?)", (_token_hash(token), row["name"], (now + SESSION_LASTS).isoformat())
        )
    return token


def user_of_session(conn: sqlite3.Connection, token: str, now: datetime) -> User | None:
    """Who holds the token; None where nobody does, or no longer."""
    row = conn.execute(
        "SELECT u.name, u.role FROM sessions s JOIN users u ON u.name = s.user WHERE s.token_hash = ? AND s.expires > ?",
        (_token_hash(token), now.isoformat()),
    ).fetchone()
    return User(row["name"], row["role"]) if row else None


def sign_out(conn: sqlite3.Connection, token: str) -> None:
    """End the session of the token."""
    with conn:
        conn.execute("DELETE FROM sessions WHERE token_hash = ?", (_token_hash(token),))


def _check_attempts(conn: sqlite3.Connection, name: str, address: str, now: datetime) -> None:
    since = (now - _WINDOW).isoformat()
    of_address, of_both = conn.execute(
        "SELECT count(*), coalesce(sum(user = ?), 0) FROM failed_sign_ins WHERE address = ? AND at > ?", (name, address, since)
    ).fetchone()
    if of_both >= _FAILURES_ALLOWED or of_address >= 4 * _FAILURES_ALLOWED:
        raise TooManyAttemptsError


def _hashed(password: str, salt: bytes) -> str:
    return f"scrypt${salt.hex()}${hashlib.scrypt(password.encode(), salt=salt, **_SCRYPT).hex()}"


def _is_password(password: str, hashed: str) -> bool:
    salt = bytes.fromhex(hashed.split("$")[1])
    return hmac.compare_digest(_hashed(password, salt), hashed)


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


_NOBODY = f"scrypt${bytes(16).hex()}${bytes(64).hex()}"
