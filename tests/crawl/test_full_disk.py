"""A disk that takes no more: a clear end, what was stored before is whole, and the next run makes up for it."""

from __future__ import annotations

import resource
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.crawl.conftest import FakeSite, Klastry


def test_a_crawl_that_fills_the_disk_ends_clearly_and_loses_nothing(site: FakeSite, klastry: Klastry) -> None:
    site.listing("/", [site.article(1), site.article(2)])
    klastry.profile("jedna", site.url)
    klastry.crawl()
    site.listing("/", [site.article(number) for number in range(1, 41)])
    limit = klastry.db.stat().st_size + 50_000

    full = subprocess.run(
        klastry.command("crawl"),
        env=klastry.environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert full.returncode == 1
    assert "Traceback" not in full.stderr
    assert "make room" in full.stderr
    ((kept,),) = klastry.rows("SELECT count(*) FROM articles")
    assert 2 <= kept < 40
    assert klastry.rows("PRAGMA integrity_check") == [("ok",)]

    klastry.crawl()
    assert klastry.rows("SELECT count(*), count(DISTINCT url) FROM articles") == [(40, 40)]
