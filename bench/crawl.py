#!/usr/bin/env python3
"""CPU of a crawl: the same pages on loopback fetched, extracted and stored by `klastry crawl`, by news-please, and only fetched by plain Scrapy, in one run.

    .venv/bin/python bench/crawl.py [PAGES] [PYTHON_WITH_NEWS_PLEASE]

news-please is not among our requirements: give the interpreter of an environment where `pip install news-please` was run. User and system time of each process and
its children; the server's is not counted. Beyond 131 pages the texts repeat, so that comparing like articles costs more than on a real site.
"""

from __future__ import annotations

import json
import os
import resource
import socketserver
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.samples import bundled
from tests.crawl.conftest import FakeSite, Klastry

CHECKOUT = Path(__file__).resolve().parents[1]

PAGE_BYTES = 27_000
PER_LISTING = 50
NEWS_PLEASE = """
import json, sys
from newsplease import NewsPlease
with open(sys.argv[1], "w") as out:
    for url in sys.stdin.read().split():
        article = NewsPlease.from_url(url)
        out.write(json.dumps(article.get_serializable_dict(), default=str) + "\\n")
"""
PLAIN_SCRAPY = """
import sys
import scrapy
from scrapy.crawler import CrawlerProcess
urls = sys.stdin.read().split()
class Plain(scrapy.Spider):
    name = "plain"
    async def start(self):
        for url in urls:
            yield scrapy.Request(url)
    def parse(self, response):
        pass
process = CrawlerProcess({"LOG_ENABLED": False, "CONCURRENT_REQUESTS_PER_DOMAIN": 8, "TELNETCONSOLE_ENABLED": False})
process.crawl(Plain)
process.start()
"""


def _texts() -> list[tuple[str, list[str]]]:
    """Title and paragraphs of the bundled articles: the demo's and those of the quality tests, each once."""
    texts = [(sample.title, sample.text.split("\n")) for sample in bundled()]
    for name in ("people", "people_of_others", "people_among_absent"):
        articles = json.loads((CHECKOUT / "tests" / "quality" / f"{name}.json").read_text(encoding="utf-8"))
        texts += [(article["title"], article["paragraphs"]) for article in articles]
    return texts


def _publish(site: FakeSite, count: int) -> list[str]:
    """The bundled articles, over and over, on pages of 27 KB with menus and lists around them, and listings that name them."""
    texts, paths = _texts(), []
    menu = "".join(f"<li><a href='/dzial-{n}.htm'>Dział numer {n} i jego sprawy</a></li>" for n in range(60))
    for number in range(count):
        title, told = texts[number % len(texts)]
        paragraphs = "".join(f"<p>{escape(text)} ({number})</p>" for text in told)
        side = "".join(f"<div class='box'><h4>Zapowiedź {n}</h4><p>Krótki tekst zapowiedzi numer {n}.</p></div>" for n in range(20))
        html = (
            f"<html><head><title>{escape(title)} {number} - Serwis</title></head><body><ul id='menu'>{menu}</ul><div id='content'><div class='data'>"
            f"{1 + number % 28} marca {2010 + number % 15}</div><h1>{escape(title)} {number}</h1><div class='tresc'>{paragraphs}</div></div><div id='side'>{side}</div>"
        )
        html += f"<script>/*{'x' * max(0, PAGE_BYTES - len(html.encode()) - 40)}*/</script></body></html>"
        site.html(f"/news/artykul-{number}.htm", html)
        paths.append(f"/news/artykul-{number}.htm")
    chunks = [paths[i : i + PER_LISTING] for i in range(0, count, PER_LISTING)]
    for number, chunk in enumerate(chunks):
        site.listing("/" if number == 0 else f"/lista,{number}.htm", chunk, f"/lista,{number + 1}.htm" if number + 1 < len(chunks) else "")
    return [site.url[:-1] + path for path in paths]


def _cpu_seconds(command: list[str], *, given: str = "", environment: dict[str, str] | None = None) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=given, text=True, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=CHECKOUT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print seconds of CPU per 1000 pages, and the ratio to ours."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    peer = sys.argv[2] if len(sys.argv) > 2 else ""
    socketserver.BaseServer.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that go away early
    site = FakeSite()
    rows: list[tuple[str, float]] = []
    try:
        urls = "\n".join(_publish(site, count))
        with tempfile.TemporaryDirectory() as folder:
            klastry = Klastry(Path(folder))
            klastry.profile("jedna", site.url)
            rows.append(
                ("klastry: fetched, extracted, people and events, stored", _cpu_seconds(klastry.command("crawl"), environment=klastry.environment()))
            )
            ((stored,),) = klastry.rows("SELECT count(*) FROM articles")
            rows.append(("klastry: the next visit, no news", _cpu_seconds(klastry.command("crawl"), environment=klastry.environment())))
            rows.append(("plain Scrapy: fetched only", _cpu_seconds([sys.executable, "-c", PLAIN_SCRAPY], given=urls)))
            if peer:
                out = str(Path(folder) / "peer.jsonl")
                rows.append(
                    (
                        "news-please: fetched, extracted, written as JSON",
                        _cpu_seconds([peer, "-c", NEWS_PLEASE, out], given=urls, environment=dict(os.environ)),
                    )
                )
    finally:
        site.close()
    print(f"{count} article pages of {PAGE_BYTES // 1000} KB; klastry stored {stored}\n")
    print(f"{'':56}{'CPU s':>8}{'per 1000':>10}{'to ours':>9}")
    for name, seconds in rows:
        print(f"{name:56}{seconds:8.2f}{1000 * seconds / count:10.2f}{seconds / rows[0][1]:9.2f}")


if __name__ == "__main__":
    main()
