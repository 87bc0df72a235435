"""A web server on loopback that does what a test tells it, and counts what it was asked; and `klastry` in a process of its own."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import ssl
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass
class Answer:
    """What one address answers."""

    body: bytes
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    validators: bool = True
    write: Callable[[BaseHTTPRequestHandler], None] | None = None
    """Writes the raw answer itself, for what no decent server does."""


class FakeSite:
    """One site: `pages` by path with query; `asked` counts requests by path, `statuses` answers by (path, status)."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Answer] = {"/robots.txt": Answer(b"User-agent: *\nDisallow:\n", "text/plain")}
        self.every: Callable[[str], str | None] | None = None
        """Gives the HTML of addresses that are made when they are asked for."""
        self.every_answer: Callable[[str], Answer | None] = lambda path: None
        """Likewise, for answers that are no HTML."""
        self.asked: Counter[str] = Counter()
        self.moments: list[tuple[float, str]] = []
        """When each address was asked for, by a monotonic clock."""
        self.statuses: Counter[tuple[str, int]] = Counter()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._scheme = "https" if tls else "http"
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self._server.server_port}/"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def html(self, path: str, html: str, **kwargs: object) -> None:
        self.pages[path] = Answer(html.encode(), **kwargs)  # type: ignore[arg-type]

    def article(self, number: int, *, title: str = "", text: str = "", day: str = "18 lutego 2026") -> str:
        """Put an article on the site; gives its path."""
        path = f"/news/artykul-{number}.htm"
        title = title or f"Artykuł numer {number} o pracy klastrów"
        text = (
            text
            or f"Członkowie klastra numer {number} spotkali się w Warszawie i omówili plan pracy na kolejne miesiące, w tym wspólne projekty badawcze i wyjazdy na targi."
        )
        self.html(
            path,
            f"<html><head><title>{title} - Serwis</title></head><body><div id='menu'><a href='/'>Start</a></div><div id='content'><div class='data'>{day}</div>"
            f"<h1>{title}</h1><div class='tresc'><p>{text}</p><p>Więcej informacji udziela biuro. To zdanie ma numer {number} i należy do artykułu.</p></div></div>"
            "<div id='footer'>Wykonanie: Ktoś</div></body></html>",
        )
        return path

    def listing(self, path: str, articles: list[str], further: str = "") -> None:
        """A listing page of the paths, with a link to a further page."""
        items = "".join(f"<div class='news'><h2><a href='{p}'>{self._title(p)}</a></h2><p>Krótki opis…</p></div>" for p in articles)
        pager = f"<a href='{further}'>starsze</a>" if further else ""
        self.html(
            path,
            f"<html><head><title>Aktualności - Serwis</title></head><body><div id='content'><h1>Aktualności</h1>{items}{pager}</div></body></html>",
        )

    def _title(self, path: str) -> str:
        return self.pages[path].body.decode().partition("<h1>")[2].partition("</h1>")[0]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked[self.path] += 1
                site.moments.append((time.monotonic(), self.path))
                answer = site.pages.get(self.path) or site.every_answer(self.path)
                if answer is None and site.every is not None and (made := site.every(self.path)) is not None:
                    answer = Answer(made.encode())
                answer = answer or Answer(b"<html><body><h1>404</h1></body></html>", status=404)
                if answer.write is not None:
                    answer.write(self)
                    return
                tag = f'"{hashlib.sha256(answer.body).hexdigest()[:12]}"'
                same = answer.validators and answer.status == 200 and self.headers.get("If-None-Match") == tag
                status = 304 if same else answer.status
                body = b"" if same else answer.body
                site.statuses[self.path, status] += 1
                self.send_response(status)
                if answer.validators:
                    self.send_header("ETag", tag)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Type", answer.content_type)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Quiet."""

        return Handler


@pytest.fixture
def site() -> Iterator[FakeSite]:
    fake = FakeSite()
    yield fake
    fake.close()


class Klastry:
    """The command, with a database and a catalogue of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.db = folder / "klastry.db"
        self.sites = folder / "sites"
        self.sites.mkdir(parents=True)

    def profile(self, name: str, url: str, extra: str = "") -> None:
        (self.sites / f"{name}.toml").write_text(f'url = "{url}"\nallow_private_addresses = true\n{extra}', encoding="utf-8")

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "scraper", *arguments, "--db", str(self.db), "--sites", str(self.sites)]

    def environment(self) -> dict[str, str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith("KLASTRY_") and k.lower() not in ("http_proxy", "https_proxy")}
        return clean | {"PYTHONPATH": str(CHECKOUT), "KLASTRY_CRAWL_TIMEOUT_SECONDS": "2"}

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments), env=self.environment() | environment, cwd=CHECKOUT, capture_output=True, text=True, timeout=120, check=False
        )

    def crawl(self, *arguments: str) -> dict[str, dict[str, object]]:
        """The reports of a crawl by site; fails the test where the command itself fails."""
        done = self.run("crawl", "--json", *arguments)
        assert done.returncode in (0, 3), done.stderr
        return {report["site"]: report for report in map(json.loads, done.stdout.splitlines())}

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.db)) as conn:
            return conn.execute(sql).fetchall()

    def write(self, sql: str) -> None:
        """Change the database as time or a person would."""
        with closing(sqlite3.connect(self.db)) as conn, conn:
            conn.execute(sql)


@pytest.fixture
def klastry(tmp_path: Path) -> Klastry:
    return Klastry(tmp_path)
