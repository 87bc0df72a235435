"""Opening the database: pragmas, migrations, and clear words for a file that cannot be used."""

from __future__ import annotations

import re
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.model.errors import DatabaseUnusable

if TYPE_CHECKING:
    from sqlite_utils import Database

_MIGRATIONS = Path(__file__).parent / "migrations"
_NAME = re.compile(r"\d{4}_\w+\.sql$")
_BUSY_SECONDS = 30.0


def open_database(path: Path, *, readonly: bool = False) -> sqlite3.Connection:
    """A connection to the database; created and migrated unless `readonly`.

    Rows come as `sqlite3.Row`; a transaction is `with conn:`. Raises DatabaseUnusable, naming the file and what to do, where it is missing
    (read-only), damaged, no Klastry database, newer than this program, locked for half a minute, or cannot be written.
    """
    if readonly and not path.exists():
        raise DatabaseUnusable(f"{path}: there is no database yet; `klastry crawl` or `klastry demo` makes one")
    try:
        if not readonly:
            path.parent.mkdir(parents=True, exist_ok=True)
        conn = _connect(path, readonly=readonly)
    except (sqlite3.Error, OSError) as error:
        raise DatabaseUnusable(f"{path}: {in_plain_words(error)}") from error
    try:
        if not readonly:
            _check_not_foreign(conn, path)
            _prepare(conn)
            _migrate(conn)
        _check_is_ours(conn, path)
    except sqlite3.Error as error:
        conn.close()
        raise DatabaseUnusable(f"{path}: {in_plain_words(error)}") from error
    except DatabaseUnusable:
        conn.close()
        raise
    return conn


def migration_names() -> list[str]:
    """The migrations of this program, in order, without `.sql`."""
    return sorted(file.stem for file in _MIGRATIONS.iterdir() if _NAME.match(file.name))


def _connect(path: Path, *, readonly: bool) -> sqlite3.Connection:
    if not readonly:
        return _connected(path, "mode=rwc")
    try:
        return _connected(path, "mode=ro")
    except sqlite3.OperationalError:
        # In WAL mode a reader too writes, into the file of shared memory. Where it may not, and nobody has the database open to write, the file is all there is.
        if path.with_name(f"{path.name}-wal").exists():
            raise
        return _connected(path, "mode=ro&immutable=1")


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    conn = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=_BUSY_SECONDS)
    conn.row_factory = sqlite3.Row
    try:
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error:
        conn.close()
        raise
    return conn


def _prepare(conn: sqlite3.Connection) -> None:
    _use_wal(conn)
    # NORMAL loses no transaction to a killed process, only the last ones to a power cut, and those pages are fetched again;
    # FULL would cost an fsync an article.
    conn.execute("PRAGMA synchronous = NORMAL")


def _use_wal(conn: sqlite3.Connection) -> None:
    """SQLite answers `locked` at once, whatever the time-out, where another process takes the same step; so the waiting is done here."""
    give_up = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            conn.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > give_up:
                raise
            time.sleep(0.02)
        else:
            return


def _migrate(conn: sqlite3.Connection) -> None:
    """Apply what is missing, all of it or nothing, in one transaction: a second process that opens the database meanwhile waits and finds it done."""
    _check_not_newer(conn)
    if _applied(conn) == set(migration_names()):
        return
    from sqlite_utils import Database  # most often there is nothing to apply
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("klastry")
    for name in migration_names():
        script = (_MIGRATIONS / f"{name}.sql").read_text(encoding="utf-8")
        migrations(name=name)(_applying(script))
    conn.execute("BEGIN IMMEDIATE")
    with conn:
        migrations.apply(Database(conn))


def _applying(script: str):  # type: ignore[no-untyped-def]  # sqlite-utils wants any callable of its Database
    def migration(db: Database) -> None:
        for statement in split_statements(script):
            db.execute(statement)

    return migration


def split_statements(script: str) -> list[str]:
    """The statements of an SQL script. `executescript` would commit half of them before the third fails."""
    statements, current = [], ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            statements.append(current.strip())
            current = ""
    return statements


def _applied(conn: sqlite3.Connection) -> set[str]:
    if not conn.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone():
        return set()
    return {row[0] for row in conn.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'klastry'")}


def _check_not_newer(conn: sqlite3.Connection) -> None:
    unknown = _applied(conn) - set(migration_names())
    if unknown:
        raise DatabaseUnusable(f"the database was written by a newer Klastry (it knows {max(unknown)}); update the program")


def _check_not_foreign(conn: sqlite3.Connection, path: Path) -> None:
    """Refuse another program's database before a byte of it is changed."""
    conn.execute("BEGIN")  # both looks at one moment: between them another process may migrate a new database
    foreign = not _applied(conn) and conn.execute("SELECT 1 FROM sqlite_master WHERE name NOT GLOB '_sqlite*'").fetchone()
    conn.rollback()
    if foreign:
        raise DatabaseUnusable(f"{path}: is the database of another program; name another file with --db")


def _check_is_ours(conn: sqlite3.Connection, path: Path) -> None:
    _check_not_newer(conn)
    missing = set(migration_names()) - _applied(conn)
    if missing:
        what = (
            "is no Klastry database"
            if not _applied(conn)
            else "is older than this program: any command that writes, such as `klastry crawl`, updates it"
        )
        raise DatabaseUnusable(f"{path}: {what}")


def in_plain_words(error: Exception) -> str:
    """What SQLite complains of, for a person, with what to do."""
    text = str(error)
    for sign, meaning in (
        ("file is not a database", "this file is no SQLite database; name another with --db"),
        ("malformed", "the database is damaged; restore a copy made by `klastry backup` (`klastry doctor` tells more)"),
        ("locked", "another program has held the database for half a minute; try again later"),
        ("readonly", "the database cannot be written: check the rights on the file and its folder"),
        ("unable to open", "the database cannot be opened: check that the folder exists and may be written"),
        ("is full", "the disk is full: make room and run it again; all that was stored before is kept"),
        (
            "disk I/O",
            "the disk does not take what is written (full, over a limit, or failing): make room and run it again; all that was stored before is kept",
        ),
    ):
        if sign in text:
            return f"{meaning} ({text})"
    return text
