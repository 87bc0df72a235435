#!/usr/bin/env python3
"""Many sites without news, polled in one process: memory above a process that polls one, time, and requests as the sites count them.

    .venv/bin/python bench/many_sites.py [SITES] [PAUSE]

Every site is an address of its own on loopback (127.1.0.1, 127.1.0.2, …), so that each has its own robots.txt, its own pauses and its own connection. PAUSE is the delay in
seconds that a site asks for in robots.txt (`Crawl-delay`), 0 by default: politeness alone then bounds the time. The articles are stored by a first crawl that is not measured.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.crawl.conftest import Klastry

ARTICLES = 4
_ITEM = "<item><title>Klaster {site} ogłasza nabór numer {n}</title><link>{url}nabor-{n}.htm</link><pubDate>Mon, 0{n} Jun 2026 08:00:00 GMT</pubDate></item>"
_PAGE = (
    "<html><head><title>Klaster {site} ogłasza nabór numer {n} - Klaster</title></head><body><div id='menu'><a href='/'>Start</a></div><div id='tresc'>"
    "<div class='data'>{n} czerwca 2026</div><h1>Klaster {site} ogłasza nabór numer {n}</h1><p>Zgłoszenia do naboru numer {n} przyjmuje biuro klastra {site}. "
    "Szkolenie przygotowali pracownicy uczelni, a miejsc jest tyle, ile stanowisk w pracowni.</p><p>O wynikach powiadomimy listem.</p></div></body></html>"
)


class Town(ThreadingHTTPServer):
    """All the sites: what is asked of an address of loopback is answered as that site."""

    daemon_threads = True
    request_queue_size = 512

    def __init__(self, pause: float) -> None:
        self.asked: Counter[int] = Counter()
        self.pause = pause
        super().__init__(("", 0), _Handler)

    def address(self, site: int) -> str:
        """The home page of the site."""
        return f"http://127.1.{site // 250}.{site % 250 + 1}:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that go away early are none of ours."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Town

    def do_GET(self) -> None:
        host = self.headers["Host"]
        site, url = ".".join(host.partition(":")[0].split(".")[2:]), f"http://{host}/"
        body, kind = self._answer(site, url)
        tag = f'"{len(body)}-{self.path}"'
        status = 200 if body else 404
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        self.server.asked[status] += 1
        self.send_response(status)
        self.send_header("ETag", tag)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _answer(self, site: str, url: str) -> tuple[bytes, str]:
        numbers = range(1, ARTICLES + 1)
        if self.path == "/robots.txt":
            delay = f"Crawl-delay: {self.server.pause:g}\n" if self.server.pause else ""
            return f"User-agent: *\n{delay}Disallow: /panel/\n".encode(), "text/plain"
        if self.path == "/kanal.xml":
            items = "".join(_ITEM.format(site=site, n=n, url=url) for n in numbers)
            return f"<rss version='2.0'><channel><title>Klaster {site}</title>{items}</channel></rss>".encode(), "application/rss+xml"
        if self.path == "/":
            links = "".join(f"<div class='news'><h2><a href='/nabor-{n}.htm'>Klaster {site} ogłasza nabór numer {n}</a></h2></div>" for n in numbers)
            feed = "<link rel='alternate' type='application/rss+xml' href='/kanal.xml'>"
            return f"<html><head><title>Klaster {site}</title>{feed}</head><body>{links}</body></html>".encode(), "text/html; charset=utf-8"
        found = next((n for n in numbers if self.path == f"/nabor-{n}.htm"), None)
        return (_PAGE.format(site=site, n=found).encode() if found else b""), "text/html; charset=utf-8"

    def log_message(self, *_: object) -> None:
        """Quiet."""


def poll(klastry: Klastry) -> tuple[int, float, float]:
    """Peak memory in KB, CPU seconds and seconds of one `klastry crawl`; raises CalledProcessError where it fails."""
    measured = "import resource,subprocess,sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); u=resource.getrusage(resource.RUSAGE_CHILDREN); print(u.ru_maxrss, u.ru_utime+u.ru_stime)"
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", measured, *klastry.command("crawl")], env=klastry.environment(), check=True, capture_output=True, text=True
    )
    memory, cpu = done.stdout.split()
    return int(memory), float(cpu), time.monotonic() - started


def main() -> None:
    """Print memory, time and requests of polling one site and of polling them all."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit[1], limit[1]))
    town = Town(float(sys.argv[2]) if len(sys.argv) > 2 else 0.0)
    threading.Thread(target=town.serve_forever, daemon=True).start()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for sites in (1, count):
            klastry = Klastry(Path(folder, str(sites)))
            for site in range(sites):
                klastry.profile(f"site-{site:03}", town.address(site))
            poll(klastry)  # the first visits
            town.asked.clear()
            memory, cpu, seconds = poll(klastry)
            ((stored,),) = klastry.rows("SELECT count(*) FROM articles")
            rows.append((sites, stored, memory / 1024, cpu, seconds, dict(town.asked)))
    town.shutdown()
    print(f"{'sites':>6} {'articles':>9} {'peak MB':>8} {'CPU s':>6} {'s':>6}  answers by status")
    for sites, stored, megabytes, cpu, seconds, asked in rows:
        print(f"{sites:6} {stored:9} {megabytes:8.1f} {cpu:6.1f} {seconds:6.1f}  {asked}")
    print(f"above the process that polls one: {rows[1][2] - rows[0][2]:.1f} MB; {rows[1][3] * 1000 / count:.1f} ms of CPU a site")


if __name__ == "__main__":
    main()
