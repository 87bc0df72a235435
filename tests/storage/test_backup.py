import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from scraper.cli.main import BAD_USAGE, DONE, FAILED, main
from scraper.model.errors import DatabaseUnusable
from scraper.storage.backup import check_copy, copy_database
from scraper.storage.database import open_database

WRITE = """
import sys, pathlib
from scraper.storage.database import open_database
conn = open_database(pathlib.Path(sys.argv[1]))
print("writing", flush=True)
for number in range(100_000):
    with conn:  # two rows or none
        conn.execute("INSERT INTO runs (started, command) VALUES ('2026-11-24T06:00:00+01:00', ?)", (f"a{number}",))
        conn.execute("INSERT INTO runs (started, command) VALUES ('2026-11-24T06:00:00+01:00', ?)", (f"b{number}",))
"""


def test_a_copy_made_while_another_process_writes_is_whole_at_one_moment(tmp_path: Path) -> None:
    source, target = tmp_path / "klastry.db", tmp_path / "copies" / "copy.db"
    open_database(source).close()
    with subprocess.Popen([sys.executable, "-c", WRITE, str(source)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        for _ in range(5):
            copy_database(source, target)
            with closing(open_database(target, readonly=True)) as conn:
                assert conn.execute("SELECT count(*) % 2 FROM runs").fetchone()[0] == 0
        writer.kill()
    assert sorted(file.name for file in target.parent.iterdir()) == ["copy.db"]


def test_a_copy_needs_no_second_file_to_be_read(tmp_path: Path) -> None:
    open_database(tmp_path / "klastry.db").close()
    copy_database(tmp_path / "klastry.db", tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as conn:
        assert conn.execute("PRAGMA journal_mode").fetchone()[0] == "delete"


def test_a_copy_that_fails_leaves_the_earlier_copy(tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("the copy of yesterday")
    (tmp_path / "klastry.db").write_text("damaged " * 600)
    with pytest.raises(DatabaseUnusable, match="no SQLite database"):
        copy_database(tmp_path / "klastry.db", target)
    assert target.read_text() == "the copy of yesterday"
    assert not target.with_name("copy.db.part").exists()


def test_a_copy_with_a_row_that_refers_to_nothing_is_no_sound_copy(tmp_path: Path) -> None:
    path = tmp_path / "klastry.db"
    with closing(open_database(path)) as conn:
        conn.execute("PRAGMA foreign_keys = OFF")
        with conn:
            conn.execute("INSERT INTO site_visits (run_id, site, started) VALUES (77, 'nobody', '2026-11-24T06:00:00+01:00')")
    with pytest.raises(DatabaseUnusable, match="site_visits refers to a missing row"):
        check_copy(path)


def test_the_command_prints_where_the_copy_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = tmp_path / "klastry.db"
    open_database(db).close()
    assert main(["backup", "--db", str(db)]) == DONE
    copy = Path(capsys.readouterr().out.strip())
    assert copy.parent == tmp_path / "backup"
    assert check_copy(copy) == 0
    assert main(["backup", str(db), "--db", str(db)]) == BAD_USAGE
    assert main(["backup", "--db", str(tmp_path / "none.db")]) == FAILED
