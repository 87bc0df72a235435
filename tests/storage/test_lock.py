import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from scraper.model.errors import RunLocked
from scraper.model.moments import WARSAW
from scraper.storage.lock import run_lock

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=WARSAW)
HOLD = """
import sys, pathlib, datetime
from scraper.storage.lock import run_lock
with run_lock(pathlib.Path(sys.argv[1]), "crawl --due", datetime.datetime.fromisoformat("2026-11-24T05:00:00+01:00")):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_run_is_told_who_holds_the_lock_and_a_killed_holder_leaves_none(tmp_path: Path) -> None:
    path = tmp_path / "klastry.db"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(RunLocked, match=rf"crawl --due, process {holder.pid}, since 2026-11-24T05:00:00"), run_lock(path, "crawl", NOW):
            pass
        holder.send_signal(signal.SIGKILL)
        holder.wait(timeout=10)
        with run_lock(path, "crawl", NOW):
            assert f"process {os.getpid()}" in (tmp_path / "klastry.db.lock").read_text()


def test_a_link_to_the_database_is_locked_with_it(tmp_path: Path) -> None:
    (tmp_path / "klastry.db").touch()
    (tmp_path / "link.db").symlink_to(tmp_path / "klastry.db")
    with run_lock(tmp_path / "klastry.db", "crawl", NOW), pytest.raises(RunLocked), run_lock(tmp_path / "link.db", "crawl", NOW):
        pass


def test_the_lock_can_be_taken_again_and_names_its_last_holder_alone(tmp_path: Path) -> None:
    for command in ("crawl with a long list of sites", "crawl"):
        with run_lock(tmp_path / "klastry.db", command, NOW):
            pass
    assert (tmp_path / "klastry.db.lock").read_text().startswith("crawl, process")
