"""One request to the desk, typed: who asks, what for, and the database it is answered from."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from scraper.analysis.desk.answers import ForbiddenError
from scraper.language.folding import fold
from scraper.storage.database import open_database

if TYPE_CHECKING:
    from scraper.config import Config
    from scraper.language.lexicon import Lexicon
    from scraper.storage.accounts import Role, User

Row = dict[str, Any]  # Any: values of the database

PAGE_ROWS = 30
_DEEPEST = 100_000
_PARTIAL_DAY = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """One request. `conn` reads only; whoever corrects opens another by `writing`."""

    conn: sqlite3.Connection
    config: Config
    lexicon: Lexicon
    now: datetime
    path: str
    arguments: Mapping[str, str]
    """Of the query, and of the form where one was sent; the latter wins."""
    user: User | None = None
    is_post: bool = False
    cookies: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    """The network address that asks."""
    origin: str = ""
    """Scheme and host of the desk as the reader wrote them: what addresses that leave the page begin with."""

    def t(self, polish: str, english: str) -> str:
        """The text in the desk's language."""
        return polish if self.config.lang == "pl" else english

    def text(self, name: str, longest: int = 200) -> str:
        """An argument, trimmed; empty where it is not given."""
        return self.arguments.get(name, "").strip()[:longest]

    def number(self, name: str, default: int = 0) -> int:
        """A whole number from 0 on; the default where none, or another, is given."""
        text = self.arguments.get(name, "")
        return min(int(text), 10**9) if text.isascii() and text.isdigit() and len(text) < 12 else default

    def flag(self, name: str) -> bool:
        """Whether a box is ticked."""
        return self.arguments.get(name) == "1"

    def choice(self, name: str, allowed: tuple[str, ...]) -> str:
        """The argument where it is one of those allowed, else the first of them."""
        value = self.arguments.get(name, "")
        return value if value in allowed else allowed[0]

    def first_day(self, name: str = "od") -> str:
        """A day, month or year as the first day of it, ISO 8601; empty where none is given or it is no date."""
        return _day(self.text(name), last=False)

    def last_day(self, name: str = "do") -> str:
        """A day, month or year as the last day of it; days compare as texts, so the 31st closes every month."""
        return _day(self.text(name), last=True)

    @property
    def today(self) -> date:
        """The day in Poland."""
        return self.now.date()

    @property
    def offset(self) -> int:
        """Where the page of a list begins."""
        return min(self.number("start"), _DEEPEST)

    def rows(self, sql: str, parameters: Mapping[str, object] | tuple[object, ...] = ()) -> list[Row]:
        """The rows as dictionaries."""
        return [dict(row) for row in self.conn.execute(sql, parameters)]

    def one(self, sql: str, parameters: Mapping[str, object] | tuple[object, ...] = ()) -> Row:
        """The first row. LookupError, which is a page that says so, where there is none."""
        row = self.conn.execute(sql, parameters).fetchone()
        if row is None:
            raise LookupError
        return dict(row)

    def query(self, **changes: object) -> str:
        """The query of this address with changes, for links; what is None or empty is left out."""
        kept = {k: v for k, v in self.arguments.items() if k not in ("csrftoken", "start", "numer", "forma")} | changes
        return urlencode({key: value for key, value in kept.items() if value not in (None, "")})

    def must_be(self, role: Role) -> User:
        """Who asks, where they have the role. ForbiddenError where they have not, or nobody is signed in."""
        if self.user is None or not self.user.may(role):
            raise ForbiddenError(role)
        return self.user

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection that writes, in one transaction: all of it or nothing."""
        with closing(open_database(self.config.db)) as conn, conn:
            yield conn


def like(text: str) -> str:
    """The text folded, for `LIKE … ESCAPE '!'`: what a person types stands for itself."""
    return "".join("!" + c if c in "%_!" else c for c in fold(text))


def paged(inquiry: Inquiry, rows: list[Row], size: int = PAGE_ROWS) -> Row:
    """What the pager needs to know of a list that was asked for one row more than a page holds."""
    offset = inquiry.offset
    return {
        "earlier": None if not offset else inquiry.query(start=max(0, offset - size) or None) or "start=0",
        "later": inquiry.query(start=offset + size) if len(rows) > size else None,
        "page_number": offset // size + 1,
    }


def _day(text: str, *, last: bool) -> str:
    found = _PARTIAL_DAY.match(text)
    if not found:
        return ""
    year, month, day = found[1], int(found[2] or (12 if last else 1)), int(found[3] or (31 if last else 1))
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""
