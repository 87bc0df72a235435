"""A folder, a database or an archive that may not be written: a clear line, the data as before, reading goes on, and the next run makes up for it."""

from __future__ import annotations

import ctypes
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.crawl.conftest import FakeSite, Klastry

_DROP_FROM_BOUNDING_SET, _IGNORE_RIGHTS_ON_FILES = 24, 1
"""prctl(2) PR_CAPBSET_DROP, capabilities(7) CAP_DAC_OVERRIDE: without it root too is bound by the rights on files, from its next program on."""
_libc = ctypes.CDLL(None)


def _bound_by_rights() -> None:
    _libc.prctl(_DROP_FROM_BOUNDING_SET, _IGNORE_RIGHTS_ON_FILES, 0, 0, 0)


def _run(klastry: Klastry, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        klastry.command(*arguments),
        env=klastry.environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=_bound_by_rights,
    )


@pytest.fixture
def may_not_write(tmp_path: Path) -> Iterator[Callable[[Path, int], None]]:
    """Takes away rights on files and folders until the test ends."""
    probe = tmp_path / "probe"
    probe.mkdir(mode=0o555)
    if subprocess.run(["test", "-w", probe], preexec_fn=_bound_by_rights, check=False).returncode == 0:
        pytest.skip("whoever runs this may write everywhere, and cannot give that up")
    probe.rmdir()
    before: dict[Path, int] = {}

    def take_away(path: Path, rights: int) -> None:
        before.setdefault(path, path.stat().st_mode)
        path.chmod(rights)

    yield take_away
    for path, mode in before.items():
        path.chmod(mode)


@pytest.mark.parametrize(
    ("place", "rights", "code", "words"),
    [
        (".", 0o555, 1, "klastry.db: the database cannot be written: check the rights on the file and its folder"),
        ("klastry.db", 0o444, 1, "the database cannot be written: check the rights on the file and its folder"),
        ("klastry.db.lock", 0o444, 1, "klastry.db.lock: the lock cannot be written"),
        ("archive/jedna", 0o555, 3, "the archive cannot be written: Permission denied"),
    ],
)
def test_a_crawl_that_may_not_write_says_so_keeps_what_was_there_and_is_made_up_for(
    site: FakeSite, klastry: Klastry, may_not_write: Callable[[Path, int], None], place: str, rights: int, code: int, words: str
) -> None:
    site.listing("/", [site.article(1), site.article(2)])
    klastry.profile("jedna", site.url)
    klastry.crawl()
    before = klastry.rows("SELECT id, url, title, text FROM articles")
    site.listing("/", [site.article(number) for number in range(1, 121)])
    site.asked.clear()
    path = klastry.folder / place
    mode = path.stat().st_mode
    may_not_write(path, rights)
    refused = _run(klastry, "crawl")
    path.chmod(mode)

    assert refused.returncode == code, refused.stderr
    assert words in refused.stderr
    assert "Traceback" not in refused.stderr
    assert klastry.rows("SELECT id, url, title, text FROM articles") == before
    assert klastry.rows("PRAGMA integrity_check") == [("ok",)]
    assert sum(site.asked.values()) < 80, "what cannot be kept is not asked for; some are under way by then"
    klastry.crawl()
    assert klastry.rows("SELECT count(*), count(DISTINCT url) FROM articles") == [(120, 120)]


def test_who_may_only_read_reads_and_is_told_so_where_a_command_writes(
    site: FakeSite, klastry: Klastry, may_not_write: Callable[[Path, int], None]
) -> None:
    site.listing("/", [site.article(1), site.article(2)])
    klastry.profile("jedna", site.url)
    klastry.crawl()
    may_not_write(klastry.db, 0o444)
    may_not_write(klastry.folder, 0o555)
    for command in (["search", "klaster"], ["status"], ["people"], ["events"], ["alerts", "list"], ["export", "articles", "--format", "jsonl"]):
        done = _run(klastry, *command)
        assert done.returncode == 0, (command, done.stderr)
    assert _run(klastry, "search", "klaster").stdout.count("/news/artykul-") == 2
    assert "cannot be written" in _run(klastry, "doctor").stdout
    assert sorted(path.name for path in klastry.folder.iterdir()) == ["archive", "klastry.db", "klastry.db.lock", "sites"]
