"""Any table or view of the database as a file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from scraper.analysis.tabular import Table, Value
from scraper.model.serialisation import article_to_json
from scraper.storage.readback import load_article

if TYPE_CHECKING:
    from typing import IO

_HIDDEN = ("sqlite_", "_sqlite_", "articles_fts_", "articles_lemmas_")


def exportable(conn: sqlite3.Connection) -> list[str]:
    """The tables and views that can be exported, views first: they answer questions."""
    rows = conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY type DESC, name")
    return [row["name"] for row in rows if not row["name"].startswith(_HIDDEN)]


def table_of(conn: sqlite3.Connection, name: str, language: Literal["pl", "en"], delimiter: str = ",") -> Table:
    """The whole table or view, read row by row. ValueError where there is none of that name."""
    if name not in exportable(conn):
        raise ValueError(name)
    cursor = conn.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - one of the names above
    columns = [column[0] for column in cursor.description]
    return Table(name=name, columns=columns, rows=_rows(cursor), language=language, delimiter=delimiter, numeric=_numeric(conn, name, columns))


def write_articles(conn: sqlite3.Connection, out: IO[str]) -> int:
    """Every article as one JSON line in the contract's form, oldest first; gives their number."""
    count = 0
    for row in conn.execute("SELECT id FROM articles ORDER BY id").fetchall():
        out.write(json.dumps(article_to_json(load_article(conn, row["id"])), ensure_ascii=False) + "\n")
        count += 1
    return count


def _rows(cursor: sqlite3.Cursor) -> Iterator[Sequence[Value]]:
    for row in cursor:
        yield tuple(row)


def _numeric(conn: sqlite3.Connection, name: str, columns: list[str]) -> dict[str, type[int] | type[float]]:
    """The columns in which only numbers stand."""
    found: dict[str, type[int] | type[float]] = {}
    for column in columns:
        kinds = {row[0] for row in conn.execute(f'SELECT DISTINCT typeof("{column}") FROM "{name}"')}  # noqa: S608 - names of the schema
        kinds.discard("null")
        if kinds and kinds <= {"integer", "real"}:
            found[column] = int if kinds == {"integer"} else float
    return found
