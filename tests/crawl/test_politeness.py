"""`klastry crawl` as a guest: robots.txt to the letter, pauses where they are asked for, budgets kept, nothing lost by any of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.crawl.conftest import Answer

if TYPE_CHECKING:
    from tests.crawl.conftest import FakeSite, Klastry

ROBOTS = """\ufeffUser-agent: googlebot
Disallow: /

User-Agent: Klastry
User-agent: other
Disallow: /*.htm$
Allow: /news/artykul-
Disallow: /news/artykul-4
Disallow: /*-5.htm$
Disallow: /news/artykul-*3.htm$

User-agent: *
Disallow: /
"""


def _published(site: FakeSite, count: int) -> list[str]:
    paths = [site.article(number) for number in range(1, count + 1)]
    site.listing("/", paths)
    return paths


def _stored(klastry: Klastry) -> set[str]:
    return {str(url).rpartition("/")[2] for (url,) in klastry.rows("SELECT url FROM articles")}


def test_the_longest_rule_of_our_own_group_decides(site: FakeSite, klastry: Klastry) -> None:
    _published(site, 6)
    links = "".join(f"<p><a href='{link}'>Dalej do {link}</a></p>" for link in ("/o-nas.htm", "/o-nas.htm?druk=1"))
    site.pages["/"].body = site.pages["/"].body.replace(b"</h1>", b"</h1>" + links.encode(), 1)
    site.pages["/robots.txt"] = Answer(ROBOTS.encode(), "text/plain")
    klastry.profile("jedna", site.url)
    klastry.crawl()
    # `/news/artykul-` is longer than `/*.htm$` and `/*-5.htm$`, and shorter than what forbids 3 and 4; `$` ends the address with its query.
    assert _stored(klastry) == {f"artykul-{number}.htm" for number in (1, 2, 5, 6)}
    assert (site.asked["/o-nas.htm"], site.asked["/o-nas.htm?druk=1"]) == (0, 1)
    assert (site.asked["/news/artykul-3.htm"], site.asked["/news/artykul-4.htm"]) == (0, 0)


@pytest.mark.parametrize("status", [500, 503, 429])
def test_robots_txt_in_trouble_forbids_all_for_now_and_loses_nothing(site: FakeSite, klastry: Klastry, status: int) -> None:
    _published(site, 5)
    good = site.pages["/robots.txt"]
    site.pages["/robots.txt"] = Answer(b"", status=status)
    klastry.profile("jedna", site.url)
    report = klastry.crawl()["jedna"]
    assert report["outcome"] == "failed" or status == 429
    assert "robots.txt" in str(report["reason"]) or status == 429
    assert {path for path in site.asked if path != "/robots.txt"} == set()
    site.pages["/robots.txt"] = good
    klastry.write("UPDATE sites SET hold_until = NULL")
    klastry.crawl()
    assert len(_stored(klastry)) == 5


@pytest.mark.parametrize("answer", [Answer(b"", status=404), Answer(b"", status=403), Answer(b"<html><body>Strona glowna</body></html>")])
def test_robots_txt_that_is_not_there_forbids_nothing(site: FakeSite, klastry: Klastry, answer: Answer) -> None:
    _published(site, 5)
    site.pages["/robots.txt"] = answer
    klastry.profile("jedna", site.url)
    klastry.crawl()
    assert len(_stored(klastry)) == 5


def test_crawl_delay_is_kept_between_any_two_requests(site: FakeSite, klastry: Klastry) -> None:
    _published(site, 5)
    klastry.profile("jedna", site.url)
    klastry.crawl()
    site.pages["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 0.5\n", "text/plain")
    klastry.write("DELETE FROM robots")
    site.article(6)
    site.listing("/", ["/news/artykul-6.htm", "/news/artykul-1.htm"])
    site.moments.clear()
    klastry.crawl()
    moments = [moment for moment, path in site.moments if path != "/robots.txt"]
    assert len(moments) >= 5
    assert min(later - earlier for earlier, later in pairwise(moments)) > 0.45


def test_a_budget_is_kept_when_one_page_names_hundreds_and_the_rest_comes_with_the_next_visits(site: FakeSite, klastry: Klastry) -> None:
    _published(site, 60)
    klastry.profile("jedna", site.url, "[budget]\nmax_pages = 30\n")
    report = klastry.crawl()["jedna"]
    assert report["outcome"] == "budget"
    assert sum(site.asked.values()) <= 34  # up to four are under way when the last one is counted
    for _ in range(3):
        klastry.crawl()
    assert len(_stored(klastry)) == 60
    assert all(site.asked[f"/news/artykul-{number}.htm"] == 1 for number in range(1, 61))


@pytest.mark.parametrize("as_date", [False, True])
def test_retry_after_in_both_forms_outlives_the_run_and_then_all_is_read(site: FakeSite, klastry: Klastry, as_date: bool) -> None:
    _published(site, 5)
    until = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)
    site.pages["/news/artykul-3.htm"] = Answer(b"", status=503, headers={"Retry-After": until if as_date else "7200"})
    klastry.profile("jedna", site.url)
    assert "pause" in str(klastry.crawl()["jedna"]["reason"])
    site.asked.clear()
    assert klastry.crawl()["jedna"]["outcome"] == "held"
    assert not site.asked
    site.article(3)
    klastry.write("UPDATE sites SET hold_until = NULL")
    klastry.crawl()
    assert len(_stored(klastry)) == 5


def test_one_page_that_always_fails_stops_no_visit_and_a_server_on_its_knees_is_left_alone(site: FakeSite, klastry: Klastry) -> None:
    _published(site, 20)
    site.pages["/news/artykul-7.htm"] = Answer(b"", status=503)
    klastry.profile("jedna", site.url)
    report = klastry.crawl()["jedna"]
    assert report["outcome"] == "done"
    assert len(_stored(klastry)) == 19
    for number in range(30, 60):
        site.html(f"/news/artykul-{number}.htm", "", status=502)
    links = "".join(f"<h2><a href='/news/artykul-{number}.htm'>Nowy artykuł numer {number}</a></h2>" for number in range(30, 60))
    site.html("/", f"<html><body><div id='content'>{links}</div></body></html>")
    site.asked.clear()
    report = klastry.crawl()["jedna"]
    assert "in a row" in str(report["reason"])
    assert sum(site.asked.values()) < 30
    assert klastry.crawl()["jedna"]["outcome"] == "held"


def test_the_agent_says_who_runs_this(site: FakeSite, klastry: Klastry) -> None:
    agents: list[str] = []
    _published(site, 5)
    site.pages["/news/kto.htm"] = Answer(b"", write=lambda handler: agents.append(handler.headers["User-Agent"]))
    site.pages["/"].body = site.pages["/"].body.replace(b"</h1>", b"</h1><h2><a href='/news/kto.htm'>Kto nas odwiedza i po co</a></h2>")
    klastry.profile("jedna", site.url)
    done = klastry.run("crawl", "--json", KLASTRY_CRAWL_CONTACT="https://example.org/o-robocie")
    assert json.loads(done.stdout)["counts"]["new"] == 5
    assert "+https://example.org/o-robocie" in agents[0]
