"""The sample sites on one free loopback port, as an HTTP proxy for their host names.

The names end in .test (RFC 2606), so they exist nowhere; the crawl reaches them through this proxy. Their addresses hold no port, so a second demo, on another
port, finds the same articles.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.demo.articles import load_articles
from scraper.demo.skins import SKINS, Pages

if TYPE_CHECKING:
    from pathlib import Path


class DemoServer(ThreadingHTTPServer):
    """Serves the sites by host name; `show` says as of which day."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self._folder = folder
        self.hosts: dict[str, Pages] = {}
        self.requests = 0

    @property
    def proxy(self) -> str:
        """What `http_proxy` must be for a crawl to reach the sites."""
        return f"http://127.0.0.1:{self.server_port}"

    def show(self, day: int) -> None:
        """Let the sites stand as on that day."""
        self.hosts = {f"{name}.test": skin(load_articles(self._folder / f"{name}.toml", day), f"http://{name}.test/") for name, skin in SKINS.items()}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: DemoServer

    def do_GET(self) -> None:
        self.server.requests += 1
        parts = urlsplit(self.path)
        pages = self.server.hosts.get(parts.hostname or self.headers.get("Host", "").partition(":")[0], {})
        found = pages.get(parts.path or "/") if not parts.query or parts.path.startswith("/wp-json") else None
        if found is None:
            self._answer(404, b"<html><head><title>404 Nie znaleziono</title></head><body><h1>Nie znaleziono strony</h1></body></html>", "text/html")
            return
        body, content_type = found
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if tag in self.headers.get("If-None-Match", ""):
            self._answer(304, b"", content_type, tag)
        else:
            self._answer(200, body, content_type, tag)

    def _answer(self, status: int, body: bytes, content_type: str, tag: str | None = None) -> None:
        self.send_response(status)
        if tag:
            self.send_header("ETag", tag)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 304:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Nothing: the demo's summary is for people."""


@contextmanager
def demo_server(folder: Path) -> Iterator[DemoServer]:
    """The server, running until the block ends."""
    server = DemoServer(folder)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
