"""Telegram, ntfy, Slack and Teams as fake services on loopback: told once whatever else fails, every failure told, the token nowhere but in the request.

And services that trickle: a byte now and then must not hold a sender for ever.
"""

import html
import json
import logging
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic

import pytest
from apprise.plugins.telegram import NotifyTelegram

from scraper.alerts.channels import apprise as apprise_channel
from scraper.alerts.channels import mail as mail_channel
from scraper.alerts.channels import posting, send
from scraper.alerts.delivery import deliver
from scraper.alerts.messages import Alert
from scraper.config import AlertSettings, Config
from scraper.model.rule import Rule
from tests.alerts.conftest import NOW, Newsroom

TOKEN = "123456789:AbCdEfGhIjKlMnOpQrStUvWxYz123456789"
TOPIC = "tajny-temat-ekspertow"
RULES = [Rule(name="expert-groups", title="Grupy eksperckie", version="1")]


@dataclass
class Services:
    """Every service under one port; answers by the beginning of the path, 200 where none is set."""

    port: int = 0
    answers: dict[str, int] = field(default_factory=dict)
    posts: list[tuple[str, bytes]] = field(default_factory=list)
    let_go: threading.Event = field(default_factory=threading.Event)

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def count(self, path: str) -> int:
        return sum(asked.startswith(path) for asked, _ in self.posts)


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    kept = Services()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            kept.posts.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            code = next((code for path, code in kept.answers.items() if self.path.startswith(path)), 200)
            if code == 0:  # hang
                kept.let_go.wait(30)
                return
            body = json.dumps({"ok": code == 200, "result": {}, "description": TOKEN}).encode()
            self.send_response(code)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    kept.port = server.server_port
    monkeypatch.setattr(NotifyTelegram, "notify_url", kept.at("/bot"))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield kept
    kept.let_go.set()
    server.shutdown()
    server.server_close()


def addresses(services: Services, channel: str) -> AlertSettings:
    return {
        "telegram": AlertSettings(urls=(f"tgram://{TOKEN}/-100200300/?retry=0",)),
        "ntfy": AlertSettings(urls=(f"ntfy://127.0.0.1:{services.port}/{TOPIC}",)),
        "slack": AlertSettings(slack=services.at(f"/services/{TOKEN}")),
        "teams": AlertSettings(teams=services.at(f"/workflows/{TOKEN}?sig={TOPIC}")),
    }[channel]


def wired(newsroom: Newsroom, services: Services, channel: str) -> str:
    """Set the channel up and queue an alert for it; gives the channel's name in the outbox."""
    newsroom.config = replace(newsroom.config, alerts=addresses(services, channel))
    name = "apprise" if channel in ("telegram", "ntfy") else channel
    newsroom.publish("Posiedzenie Rady KKK & <b>zespołu</b>", channels=(name,))
    return name


def tell_no_secret(newsroom: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    for secret in (TOKEN, TOPIC):
        assert secret not in caplog.text
        assert not [line for line in newsroom.conn.iterdump() if secret in line]


@pytest.mark.parametrize("channel", ["telegram", "ntfy", "slack", "teams"])
@pytest.mark.parametrize("code", [404, 429, 500])
def test_a_service_that_fails_is_told_of_and_tried_again_until_it_takes_the_alert_once(
    channel: str, code: int, newsroom: Newsroom, services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wired(newsroom, services, channel)
    services.answers["/"] = code
    report = deliver(newsroom.conn, newsroom.config, RULES, lambda: NOW)
    assert (len(report.delivered), report.postponed) == (0, 1)
    reason = newsroom.conn.execute("SELECT reason FROM deliveries").fetchone()[0]
    assert "could not hand over" in reason if channel in ("telegram", "ntfy") else str(code) in reason
    services.answers.clear()
    services.posts.clear()
    later = NOW + timedelta(days=1)
    assert len(deliver(newsroom.conn, newsroom.config, RULES, lambda: later).delivered) == 1
    assert deliver(newsroom.conn, newsroom.config, RULES, lambda: later).delivered == []
    assert len(services.posts) == 1
    tell_no_secret(newsroom, caplog)


def test_telegram_is_sent_what_a_page_prints_as_text(newsroom: Newsroom, services: Services) -> None:
    wired(newsroom, services, "telegram")
    deliver(newsroom.conn, newsroom.config, RULES, lambda: NOW)
    ((path, body),) = services.posts
    assert path == f"/bot{TOKEN}/sendMessage"
    text = json.loads(body)["text"]
    assert "&lt;b&gt;zespołu&lt;/b&gt;" in text
    assert "KKK &amp; " in text


def test_a_long_digest_is_one_message_that_telegram_takes(services: Services) -> None:
    lines = "\n".join(f"• {number} Posiedzenie Rady <KKK> & zarządu" for number in range(400))
    alert = Alert(key="k", rule="daily", subject="Przegląd klastrowy", text=lines, html="", queued=NOW, data={})
    send("apprise", alert, replace(Config(), alerts=addresses(services, "telegram")))
    ((_, body),) = services.posts
    text = html.unescape(json.loads(body)["text"])
    assert len(text) <= 4096  # counted after the entities are read
    assert [line[-7:] for line in text.splitlines()[-2:]] == ["zarządu", "…"]


def test_of_two_addresses_the_one_that_has_it_is_not_told_again(newsroom: Newsroom, services: Services, caplog: pytest.LogCaptureFixture) -> None:
    both = (*addresses(services, "telegram").urls, *addresses(services, "ntfy").urls)
    newsroom.config = replace(newsroom.config, alerts=AlertSettings(urls=both))
    newsroom.publish(channels=("apprise",))
    services.answers = {"/bot": 200, "/": 500}  # ntfy is asked at its root
    assert deliver(newsroom.conn, newsroom.config, RULES, lambda: NOW).postponed == 1
    services.answers.clear()
    assert len(deliver(newsroom.conn, newsroom.config, RULES, lambda: NOW + timedelta(days=1)).delivered) == 1
    assert services.count("/bot") == 1
    assert len(services.posts) == 3
    tell_no_secret(newsroom, caplog)


@pytest.mark.parametrize("channel", ["telegram", "ntfy", "slack", "teams"])
def test_a_service_that_hangs_is_given_up_in_time_and_holds_up_no_second_alert(
    channel: str, newsroom: Newsroom, services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(posting, "_PATIENCE_SECONDS", 0.4)
    monkeypatch.setattr(apprise_channel, "_PATIENCE_SECONDS", 0.4)
    name = wired(newsroom, services, channel)
    newsroom.publish("Drugie posiedzenie", channels=(name, "file"))
    services.answers["/"] = 0
    began = monotonic()
    report = deliver(newsroom.conn, newsroom.config, RULES, lambda: NOW)
    assert monotonic() - began < 5
    assert [alert.key for alert in report.delivered] == ["expert-groups.2.file"]
    assert report.postponed == 1  # the second waits for the next run instead of for the service
    assert len(services.posts) == 1
    services.let_go.set()
    services.answers.clear()
    deliver(newsroom.conn, newsroom.config, RULES, lambda: NOW + timedelta(days=1))
    assert newsroom.states() == ["delivered"] * 3
    tell_no_secret(newsroom, caplog)


@pytest.fixture
def trickle() -> Iterator[Callable[[bytes], int]]:
    """Starts a server that sends the bytes, then one blank at a time for ever; gives its port."""
    stop = threading.Event()
    listening: list[socket.socket] = []

    def serve(listener: socket.socket, greeting: bytes) -> None:
        taken, _ = listener.accept()
        with closing(taken):
            taken.sendall(greeting)
            while not stop.wait(0.02):
                try:
                    taken.sendall(b" ")
                except OSError:
                    return

    def start(greeting: bytes) -> int:
        listener = socket.create_server(("127.0.0.1", 0))
        listening.append(listener)
        threading.Thread(target=serve, args=(listener, greeting), daemon=True).start()
        return int(listener.getsockname()[1])

    yield start
    stop.set()
    for listener in listening:
        listener.close()


def test_a_webhook_that_trickles_its_headers_is_given_up_in_time(
    newsroom: Newsroom, trickle: Callable[[bytes], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "_PATIENCE_SECONDS", 0.4)
    newsroom.config = replace(
        newsroom.config, alerts=AlertSettings(webhook=f"http://127.0.0.1:{trickle(b'HTTP/1.1 200 OK' + bytes((13, 10)) + b'X: ')}/h")
    )
    newsroom.publish(channels=("webhook",))
    began = monotonic()
    assert deliver(newsroom.conn, newsroom.config, RULES, lambda: NOW).postponed == 1
    assert monotonic() - began < 5
    assert newsroom.conn.execute("SELECT reason FROM deliveries").fetchone()[0] == "the webhook took longer than 0 s in all"


@pytest.mark.parametrize("greeting", [b"220-", b""])
def test_a_mail_server_that_trickles_is_given_up_in_time(
    greeting: bytes, newsroom: Newsroom, trickle: Callable[[bytes], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_channel, "_PATIENCE_SECONDS", 0.4)
    port = trickle(greeting)
    newsroom.config = replace(newsroom.config, mail=replace(newsroom.config.mail, port=port))
    newsroom.publish()
    newsroom.publish("Drugie posiedzenie")
    began = monotonic()
    report = deliver(newsroom.conn, newsroom.config, RULES, lambda: NOW)
    assert monotonic() - began < 5
    assert (report.postponed, newsroom.states()) == (1, ["queued", "queued"])
