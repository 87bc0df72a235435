import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from scraper.model.errors import DatabaseUnusable
from scraper.storage import database
from scraper.storage.database import migration_names, open_database, split_statements

CONTRACT = {
    *"sites articles article_versions tags article_tags people organisations participations events attachments stories".split(),
    *"fetches runs site_visits matches deliveries corrections articles_fts articles_lemmas".split(),
    *"expert_group_items participants upcoming_events who_met_whom site_health news".split(),
}


def names(conn: sqlite3.Connection) -> set[str]:
    return {row["name"] for row in conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}


def test_a_new_database_has_all_that_the_contract_names(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "new" / "klastry.db")) as conn:
        assert names(conn) >= CONTRACT
        assert conn.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert conn.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        for view in CONTRACT:
            conn.execute(f"SELECT * FROM {view} LIMIT 1").fetchall()


def test_every_table_of_ours_is_strict(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "klastry.db")) as conn:
        loose = [row["name"] for row in conn.execute("PRAGMA table_list") if row["type"] == "table" and not row["strict"]]
    assert [name for name in loose if not name.startswith(("sqlite_", "_sqlite_"))] == []


def test_opening_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "klastry.db"
    open_database(path).close()
    before = path.read_bytes()
    with closing(open_database(path)) as conn:
        applied = [row["name"] for row in conn.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]
    assert applied == migration_names()
    assert path.read_bytes() == before


def test_two_processes_that_open_a_new_database_at_once_both_succeed(tmp_path: Path) -> None:
    code = "import sys, pathlib; from scraper.storage.database import open_database; open_database(pathlib.Path(sys.argv[1])).close()"
    runs = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "klastry.db")], stderr=subprocess.PIPE) for _ in range(4)]
    errors = [run.communicate(timeout=60)[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0, 0], errors


def test_a_failing_migration_leaves_the_database_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "klastry.db"
    open_database(path).close()
    folder = tmp_path / "migrations"
    shutil.copytree(database._MIGRATIONS, folder)
    (folder / "9998_good.sql").write_text("CREATE TABLE good (x TEXT) STRICT;")
    (folder / "9999_bad.sql").write_text("CREATE TABLE half (x TEXT) STRICT;\nINSERT INTO nowhere VALUES (1);")
    monkeypatch.setattr(database, "_MIGRATIONS", folder)
    with pytest.raises(DatabaseUnusable, match="nowhere"):
        open_database(path)
    monkeypatch.undo()
    with closing(open_database(path)) as conn:
        assert not names(conn) & {"good", "half"}


def test_a_statement_may_hold_semicolons_in_texts_and_triggers() -> None:
    script = "CREATE TABLE a (x TEXT DEFAULT ';'); -- a comment; with one\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM a;\nEND;\n"
    assert len(split_statements(script)) == 2


@pytest.mark.parametrize("readonly", [True, False])
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path, readonly: bool) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Szanowni Państwo, " * 300)
    with pytest.raises(DatabaseUnusable, match=r"letter\.db: .*no SQLite database"):
        open_database(path, readonly=readonly)
    assert path.read_text() == "Szanowni Państwo, " * 300


def test_the_database_of_another_program_is_refused_before_it_is_touched(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(DatabaseUnusable, match="another program"):
        open_database(path)
    assert path.read_bytes() == before
    with pytest.raises(DatabaseUnusable, match="no Klastry database"):
        open_database(path, readonly=True)


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "klastry.db"
    with closing(open_database(path)) as conn, conn:
        conn.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('klastry', '9999_from_tomorrow', '')")
    for readonly in (True, False):
        with pytest.raises(DatabaseUnusable, match="newer Klastry"):
            open_database(path, readonly=readonly)


def test_an_older_database_says_how_to_update_it(tmp_path: Path) -> None:
    path = tmp_path / "klastry.db"
    with closing(open_database(path)) as conn, conn:
        conn.execute("DELETE FROM _sqlite_migrations WHERE id = (SELECT max(id) FROM _sqlite_migrations)")
    with pytest.raises(DatabaseUnusable, match="older than this program"):
        open_database(path, readonly=True)


def test_a_missing_database_says_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="klastry demo"):
        open_database(tmp_path / "none.db", readonly=True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_files_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="cannot be opened"):
        open_database(tmp_path)


def test_a_damaged_database_is_told_from_a_good_one(tmp_path: Path) -> None:
    path = tmp_path / "klastry.db"
    with closing(open_database(path)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    content[100:4096] = os.urandom(3996)
    path.write_bytes(content)
    with pytest.raises(DatabaseUnusable, match="damaged"):
        open_database(path)


def test_a_locked_database_is_reported_and_not_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    path = tmp_path / "klastry.db"
    with closing(sqlite3.connect(path)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseUnusable, match="another program has held"):
            open_database(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DatabaseUnusable):
        open_database(tmp_path / "klastry.db")


def test_a_full_disk_ends_the_transaction_and_keeps_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "klastry.db"
    with closing(open_database(path)) as conn:
        with conn:
            conn.execute("INSERT INTO runs (started, command) VALUES ('2026-11-24T06:00:00+01:00', 'crawl')")
        pages = conn.execute("PRAGMA page_count").fetchone()[0]
        conn.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(sqlite3.OperationalError, match="full"), conn:
            conn.executemany("INSERT INTO runs (started, command) VALUES (?, ?)", [("2026-11-24T07:00:00+01:00", "x" * 2000)] * 50)
        assert conn.execute("SELECT count(*) FROM runs").fetchone()[0] == 1
