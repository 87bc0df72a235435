"""Sites whose pages are written by their scripts: `javascript = true` in the profile has a Chromium build them, from what our own crawler fetches."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from scrapy.http import Response

from scraper.fetching.scripts import Scripts

if TYPE_CHECKING:
    from tests.crawl.conftest import FakeSite, Klastry

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: apt-get install chromium")

LISTING = """
const items = await (await fetch('/dane/lista.json')).json();
document.querySelector('#lista').innerHTML = '<h1>Aktualności</h1>' +
  items.map(i => `<div class="news"><h2><a href="/wiesci/${i.slug}/">${i.title}</a></h2><p>Krótki opis…</p></div>`).join('');
"""
ARTICLE = """
const item = await (await fetch('/dane/' + location.pathname.split('/')[2] + '.json')).json();
document.title = item.title;
document.querySelector('#tresc').innerHTML = `<h1>${item.title}</h1><div class="data">${item.day}</div>` + item.text.map(t => `<p>${t}</p>`).join('');
"""


def _shell(place: str, script: str) -> str:
    return f"<html><head><title>Klaster</title></head><body><div id='menu'><a href='/'>Start</a></div><div id='{place}'></div><script type='module' src='{script}'></script></body></html>"


def _publish(site: FakeSite, numbers: range) -> None:
    answer = type(site.pages["/robots.txt"])
    site.html("/", _shell("lista", "/lista.js"))
    site.pages["/lista.js"] = answer(LISTING.encode(), "text/javascript")
    site.pages["/artykul.js"] = answer(ARTICLE.encode(), "text/javascript")
    items = [{"slug": f"spotkanie-klastra-{n}", "title": f"Spotkanie klastra numer {n} w Lublinie"} for n in numbers]
    site.pages["/dane/lista.json"] = answer(json.dumps(items).encode(), "application/json")
    for n, item in zip(numbers, items, strict=True):
        site.html(f"/wiesci/{item['slug']}/", _shell("tresc", "/artykul.js"))
        text = [
            f"Członkowie klastra spotkali się po raz {n} w Lublinie i omówili plan pracy na kolejne miesiące, w tym wspólne wyjazdy na targi.",
            f"Kolejne spotkanie, numer {n + 1}, odbędzie się w siedzibie stowarzyszenia. Więcej informacji udziela biuro klastra.",
        ]
        page = {**item, "day": f"{n} lutego 2026", "text": text}
        site.pages[f"/dane/{item['slug']}.json"] = answer(json.dumps(page).encode(), "application/json")


@needs_chromium
def test_a_site_written_by_scripts_is_read_whole_and_its_news_found_while_one_without_news_costs_its_list(site: FakeSite, klastry: Klastry) -> None:
    _publish(site, range(1, 6))
    klastry.profile("skrypty", site.url, "javascript = true\n")
    report = klastry.crawl()["skrypty"]
    rows = klastry.rows("SELECT url, title, published FROM articles ORDER BY published")
    assert [(str(url).rsplit("-", 1)[1], title, day) for url, title, day in rows] == [
        (f"{n}/", f"Spotkanie klastra numer {n} w Lublinie", f"2026-02-0{n}") for n in range(1, 6)
    ], report
    assert site.asked["/artykul.js"] == 1
    site.asked.clear()
    assert klastry.crawl()["skrypty"]["outcome"] == "done"
    assert set(site.asked) == {"/", "/lista.js", "/dane/lista.json"}, site.asked
    _publish(site, range(1, 7))
    assert klastry.crawl()["skrypty"]["counts"].get("new") == 1  # type: ignore[attr-defined]
    assert klastry.rows("SELECT count(*) FROM articles") == [(6,)]
    klastry.run("reextract")
    assert klastry.rows("SELECT count(*) FROM articles WHERE text LIKE '%siedzibie stowarzyszenia%'") == [(6,)]


def test_a_script_that_two_pages_ask_for_at_once_is_asked_for_once_and_a_bad_answer_is_not_kept() -> None:
    asked: list[str] = []

    async def visit() -> None:
        scripts, came = Scripts(largest=100), asyncio.Event()

        async def ask(url: str, status: int, size: int) -> Response | None:
            asked.append(url)
            await came.wait()
            return Response(url, status=status, body=b"x" * size)

        first, second = (asyncio.ensure_future(scripts.get("/a.js", lambda: ask("/a.js", 200, 60))) for _ in range(2))
        await asyncio.sleep(0)
        first.cancel()  # the page was given up; the other still waits
        came.set()
        answer = await second
        assert answer is not None
        assert answer.body == b"x" * 60
        for url, status, size in (("/a.js", 200, 60), ("/zle.js", 500, 1), ("/zle.js", 500, 1), ("/duzy.js", 200, 60), ("/duzy.js", 200, 60)):
            await scripts.get(url, lambda url=url, status=status, size=size: ask(url, status, size))  # type: ignore[misc]

    asyncio.run(visit())
    assert asked == ["/a.js", "/zle.js", "/zle.js", "/duzy.js", "/duzy.js"]


@needs_chromium
def test_the_built_page_reaches_no_other_server_and_nothing_that_robots_txt_forbids(site: FakeSite, klastry: Klastry) -> None:
    """The page tries all that a browser can: data, a picture, a frame, a socket, a redirect, a form. Only what we fetch ourselves leaves."""
    knocked: list[str] = []

    class Victim(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            knocked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    victim = ThreadingHTTPServer(("127.0.0.1", 0), Victim)
    threading.Thread(target=victim.serve_forever, daemon=True).start()
    port = victim.server_port
    _publish(site, range(1, 4))
    there = f"http://127.0.0.1:{port}"
    attack = f"""
new Image().src = '{there}/obraz'; new WebSocket('ws://127.0.0.1:{port}/gniazdo'); navigator.sendBeacon('{there}/nadajnik', 'x');
fetch('{there}/post', {{method: 'POST', body: 'x', mode: 'no-cors'}}).catch(() => 0); fetch('/zakazane/dane.json').catch(() => 0);
const frame = document.createElement('iframe'); frame.src = '{there}/rama'; document.body.append(frame);
const link = document.createElement('link'); link.rel = 'preconnect'; link.href = '{there}'; document.head.append(link);
const form = document.createElement('form'); form.action = '{there}/formularz'; document.body.append(form); form.submit();
"""
    site.pages["/lista.js"].body += attack.encode()
    site.pages["/robots.txt"].body = b"User-agent: *\nDisallow: /zakazane/\n"
    site.pages["/zakazane/dane.json"] = type(site.pages["/"])(b"{}", "application/json")
    klastry.profile("skrypty", site.url, "javascript = true\n")
    try:
        klastry.crawl()
    finally:
        victim.shutdown()
        victim.server_close()
    assert knocked == []
    assert site.asked["/zakazane/dane.json"] == 0
    assert klastry.rows("SELECT count(*) FROM articles") == [(3,)]


def test_where_the_browser_is_missing_that_site_alone_fails_and_says_what_to_install(site: FakeSite, klastry: Klastry) -> None:
    site.listing("/", [site.article(1), site.article(2)])
    klastry.profile("skrypty", site.url, "javascript = true\n")
    klastry.profile("zwykla", site.url)
    done = klastry.run("crawl", "--json", PATH="/nonexistent")
    reports = {report["site"]: report for report in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 3, done.stderr
    assert (reports["skrypty"]["outcome"], reports["zwykla"]["outcome"]) == ("failed", "done")
    assert re.search("apt-get install chromium|make setup-javascript", reports["skrypty"]["reason"])
    for command in ("status", "doctor"):
        assert re.search("apt-get install chromium|make setup-javascript", klastry.run(command, PATH="/nonexistent").stdout)
