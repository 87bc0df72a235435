"""A page on which our own code breaks: recorded, tried again on later visits, in the way of nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.crawl.conftest import FakeSite, Klastry

# Runs the command with one function that breaks on one page.
_BREAKING = """
import sys, {module} as module
whole = module.{function}
def breaks(first, *rest, **named):
    if "artykul-3" in str({where}):
        raise RuntimeError("a fault of our own")
    return whole(first, *rest, **named)
module.{function} = breaks
from scraper.cli.main import main
sys.argv = ["klastry", *sys.argv[1:]]
sys.exit(main())
"""


@pytest.mark.parametrize(
    ("module", "function", "where", "stage"),
    [("spiders.news", "read_on_visit", "rest[0].page.url", "extract"), ("pipelines.matching", "match", "first.url", "store")],
)
def test_a_fault_on_one_page_is_recorded_and_mended_on_the_next_visit(
    site: FakeSite, klastry: Klastry, module: str, function: str, where: str, stage: str
) -> None:
    site.listing("/", [site.article(number) for number in range(1, 6)])
    klastry.profile("jedna", site.url)
    code = _BREAKING.format(module=module, function=function, where=where)
    command = [sys.executable, "-c", code, *klastry.command("crawl", "--json")[3:]]
    done = subprocess.run(command, env=klastry.environment(), cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["counts"]["failed"] == 1
    assert klastry.rows("SELECT stage, reason FROM fetches WHERE stage IS NOT NULL") == [(stage, "RuntimeError: a fault of our own")]
    assert klastry.rows("SELECT count(*) FROM articles") == [(4,)]
    klastry.crawl()
    assert klastry.rows("SELECT count(*), count(DISTINCT url) FROM articles") == [(5, 5)]


def test_a_visit_that_breaks_at_its_end_has_failed_and_stops_no_other(site: FakeSite, klastry: Klastry) -> None:
    site.listing("/", [site.article(number) for number in range(1, 6)])
    klastry.profile("dobra", site.url)
    klastry.profile("zla", site.url)
    code = _BREAKING.format(module="scraper.fetching.run", function="learn_from_visit", where='"artykul-3" if first.site.name == "zla" else ""')
    command = [sys.executable, "-c", code, *klastry.command("crawl", "--json")[3:]]
    done = subprocess.run(command, env=klastry.environment(), cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=60, check=False)
    reports = {report["site"]: report for report in map(json.loads, done.stdout.splitlines())}
    assert reports["dobra"]["outcome"] == "done"
    assert (reports["zla"]["outcome"], reports["zla"]["reason"]) == ("failed", "RuntimeError: a fault of our own")
    assert done.returncode == 3
    assert klastry.rows("SELECT outcome FROM runs") == [("sites-failed",)]
    assert klastry.rows("SELECT site, outcome FROM site_visits ORDER BY site") == [("dobra", "done"), ("zla", "failed")]
