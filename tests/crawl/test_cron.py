"""The lines that `klastry schedule` prints, run as cron runs them: by sh, with nothing of a person's environment."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.crawl.conftest import FakeSite, Klastry


def _as_cron(lines: str, command: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the line of the command as cron would; raises StopIteration where there is no such line."""
    environment = dict(re.findall(r"^(\w+)=(.*)$", lines, re.MULTILINE)) | {"HOME": str(home), "LOGNAME": "ktos"}
    line = next(line for line in lines.splitlines() if f" {command}" in line and line[:1] in "*0123456789")
    told = re.sub(r"^(?:\S+\s+){5}", "", line)
    assert "%" not in told  # for cron a line break
    return subprocess.run(
        ["/bin/sh", "-c", told], env=environment, cwd=home, capture_output=True, text=True, timeout=120, check=False, stdin=subprocess.DEVNULL
    )


def test_the_lines_work_in_crons_bare_environment(site: FakeSite, klastry: Klastry, tmp_path: Path) -> None:
    site.listing("/", [site.article(number) for number in range(1, 6)])
    klastry.profile("jedna", site.url)
    settings = tmp_path / "ustawienia.toml"
    settings.write_text('[crawl]\nlog_file = "%s"\n' % (tmp_path / "wizyty.jsonl"), encoding="utf-8")
    lines = klastry.run("schedule", "--cron", "--config", str(settings)).stdout
    assert "\n# once [mail] is set up" in lines
    for command in ("crawl", "backup"):
        done = _as_cron(lines, command, tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), command
    assert klastry.rows("SELECT count(*) FROM articles") == [(5,)]
    assert (tmp_path / "backup.db").exists()
    assert (tmp_path / "wizyty.jsonl").exists(), "the settings that were named count"


def test_a_failed_run_tells_whom_cron_mails(site: FakeSite, klastry: Klastry, tmp_path: Path) -> None:
    klastry.profile("jedna", site.url, "nieznany_klucz = 1\n")
    done = _as_cron(klastry.run("schedule", "--cron").stdout, "crawl", tmp_path)
    assert "klastry crawl ended with 64" in done.stdout
    assert "nieznany_klucz" in done.stdout
