"""A copy of the database that is whole at one moment, also while a crawl writes; and the trial that says a copy can be restored."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from scraper.model.errors import DatabaseUnusable
from scraper.storage.database import open_database

if TYPE_CHECKING:
    from pathlib import Path


def copy_database(source: Path, target: Path) -> int:
    """Write a checked copy of the database to `target`, in place of what stood there; gives the number of articles in it.

    The copy appears under its name only when it is complete and sound. DatabaseUnusable where it cannot be made: nothing is changed then.
    """
    unfinished = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with closing(open_database(source, readonly=True)) as conn:
            _copy(conn, unfinished)
        articles = check_copy(unfinished)
        unfinished.replace(target)
    except (sqlite3.Error, OSError) as error:
        raise DatabaseUnusable(f"{target}: the copy could not be written: {error}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return articles


def check_copy(copy: Path) -> int:
    """Read the whole copy as a restore would; gives the number of its articles. DatabaseUnusable where it is not sound."""
    with closing(open_database(copy, readonly=True)) as conn:
        damage = [row[0] for row in conn.execute("PRAGMA integrity_check(5)") if row[0] != "ok"]
        damage += [f"a row of {row[0]} refers to a missing row of {row[2]}" for row in conn.execute("PRAGMA foreign_key_check")][:5]
        if damage:
            raise DatabaseUnusable(f"{copy}: the copy is damaged: {'; '.join(damage)}")
        articles: int = conn.execute("SELECT count(*) FROM articles").fetchone()[0]
    return articles


def _copy(conn: sqlite3.Connection, target: Path) -> None:
    with closing(sqlite3.connect(target)) as copy:
        # In one step, within one read transaction: copied in portions, a writing crawl would make it begin again and again.
        conn.backup(copy, pages=-1)
        # A copy in WAL mode would be three files, and unreadable on a medium that cannot be written.
        copy.execute("PRAGMA journal_mode = DELETE")
