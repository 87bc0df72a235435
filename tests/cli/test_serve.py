"""`klastry serve`: its users, its warning, and a real server that answers and ends."""

import io
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from scraper.cli.main import main
from scraper.config import CHECKOUT
from scraper.storage.accounts import accounts_file
from scraper.storage.database import open_database


def test_users_are_added_listed_and_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    db = tmp_path / "klastry.db"
    monkeypatch.setattr(sys, "stdin", io.StringIO("dlugie-haslo-1\n"))
    assert main(["serve", "--db", str(db), "--add-user", "Anna", "--role", "admin", "--password-stdin"]) == 0
    assert main(["serve", "--db", str(db), "--users"]) == 0
    assert "Anna" in capsys.readouterr().out
    assert main(["serve", "--db", str(db), "--remove-user", "Anna"]) == 0
    assert main(["serve", "--db", str(db), "--remove-user", "Anna"]) == 1
    assert accounts_file(db).exists()


def test_a_short_password_is_bad_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("krotkie\n"))
    assert main(["serve", "--db", str(tmp_path / "klastry.db"), "--add-user", "Anna", "--password-stdin"]) == 64


@pytest.mark.parametrize(("host", "warned"), [("127.0.0.1", False), ("0.0.0.0", True)])
def test_the_server_answers_says_where_and_warns_where_it_is_open(host: str, warned: bool, tmp_path: Path) -> None:
    db = tmp_path / "klastry.db"
    open_database(db).close()
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-m", "scraper", "serve", "--db", str(db), "--port", "0", "--host", host]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, cwd=CHECKOUT) as server:
        assert server.stderr is not None
        lines = [server.stderr.readline()]
        while not (found := re.search(r"http://[\d.]+:(\d+)/", lines[-1])) and lines[-1]:
            lines.append(server.stderr.readline())
        assert found
        assert any("WARNING" in line for line in lines) is warned
        with urllib.request.urlopen(f"http://127.0.0.1:{found[1]}/", timeout=30) as answer:
            assert b"Co nowego" in answer.read()
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=30) == 0


def test_a_port_that_is_taken_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["serve", "--db", str(tmp_path / "klastry.db"), "--port", str(taken.getsockname()[1])]) == 1
    assert "--port" in capsys.readouterr().err
