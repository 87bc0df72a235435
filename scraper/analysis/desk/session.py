"""Who is signed in: the session's cookie, looked up in the accounts."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

from scraper.storage.accounts import User, accounts_file, open_accounts, user_of_session

COOKIE = "klastry_session"


def user_of(db: Path, cookies: Mapping[str, str], now: datetime) -> User | None:
    """The user whose cookie came along; None where nobody is signed in."""
    token = cookies.get(COOKIE)
    if not token or not accounts_file(db).exists():
        return None
    try:
        with closing(open_accounts(db)) as conn:
            return user_of_session(conn, token, now)
    except sqlite3.Error:  # a reader without the right to open the accounts still reads
        return None
