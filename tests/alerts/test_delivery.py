"""Alerts leave once, say why, and wait where they cannot."""

import json
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from standardwebhooks.webhooks import Webhook

from scraper.alerts.channels import Undeliverable, channel_names, send
from scraper.alerts.channels.file import alerts_file
from scraper.alerts.delivery import deliver
from scraper.alerts.messages import compose_alert
from scraper.alerts.wording import written_day
from scraper.config import AlertSettings, Config, MailSettings
from scraper.model.rule import Rule
from scraper.storage import outbox
from tests.alerts.conftest import NOW, Mailbox

Queued = Callable[..., tuple[sqlite3.Connection, Config]]
RULES = [Rule(name="expert-groups", title="Grupy eksperckie", version="1")]


def _mail(port: int) -> MailSettings:
    return MailSettings(
        host="127.0.0.1", port=port, security="none", sender="klastry@example.org", recipients=("a@example.org", "b@example.org"), timeout_seconds=5
    )


def _states(conn: sqlite3.Connection) -> list[tuple[str, int]]:
    return [(row["state"], row["attempts"]) for row in conn.execute("SELECT state, attempts FROM deliveries ORDER BY id")]


def test_the_file_holds_the_reason_the_people_and_the_link_once(queued: Queued) -> None:
    conn, config = queued()
    assert len(deliver(conn, config, RULES, lambda: NOW).delivered) == 1
    assert deliver(conn, config, RULES, lambda: NOW).delivered == []
    text = alerts_file(config).read_text(encoding="utf-8")
    for said in (
        "**Rada**",
        "**Krajowych** Klastrów",
        "reguła „Grupy eksperckie”, poziom A",
        "Anna Nowak, podsekretarz stanu",
        "2 marca 2026",
        "https://serwis.pl/1",
        "wcześniejsza",
    ):
        assert said in text


def test_a_repeat_after_a_kill_between_sending_and_confirming_makes_no_second_entry(queued: Queued) -> None:
    conn, config = queued()
    delivery = outbox.lease(conn, NOW, "killed")
    assert delivery is not None
    send("file", compose_alert(conn, delivery.key, delivery.article_id, delivery.rule, NOW, "pl"), config)
    assert deliver(conn, config, RULES, lambda: NOW).delivered == []  # the lease of the killed one still holds
    assert len(deliver(conn, config, RULES, lambda: NOW + timedelta(minutes=6)).delivered) == 1
    assert alerts_file(config).read_text(encoding="utf-8").count(f"[{delivery.key}]") == 1


def test_a_mail_has_html_and_text_a_stable_id_and_all_recipients(queued: Queued, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    conn, config = queued(("mail",), _mail(port))
    deliver(conn, config, RULES, lambda: NOW)
    message = box.messages[0]
    assert box.recipients == [["a@example.org"], ["b@example.org"]]
    assert message["Message-ID"] == "<expert-groups.1.mail@example.org>"
    assert "List-Unsubscribe" in message
    text, html = (part.get_payload(decode=True).decode() for part in message.get_payload())  # type: ignore[union-attr]
    assert "Anna Nowak" in text
    assert "&lt;b&gt;" in html  # what a page prints is text, never markup
    assert "<b>" not in html


def test_a_passing_failure_is_tried_again_later_under_the_same_id(queued: Queued, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    box.replies = ["451 try later"]
    conn, config = queued(("mail",), _mail(port))
    assert deliver(conn, config, RULES, lambda: NOW).postponed == 1
    assert deliver(conn, config, RULES, lambda: NOW).postponed == 0  # not yet
    assert len(deliver(conn, config, RULES, lambda: NOW + timedelta(minutes=3)).delivered) == 1
    assert len({message["Message-ID"] for message in box.messages}) == 1
    assert _states(conn) == [("delivered", 2)]


def test_recipients_refused_for_good_are_a_dead_letter_with_the_reason(queued: Queued, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    box.refuse_recipients = "550 no such user"
    conn, config = queued(("mail",), _mail(port))
    assert deliver(conn, config, RULES, lambda: NOW).dead == 1
    assert "550" in conn.execute("SELECT reason FROM deliveries").fetchone()[0]
    assert outbox.set_state(conn, [1], "queued", NOW) == 1
    box.refuse_recipients = ""
    assert len(deliver(conn, config, RULES, lambda: NOW).delivered) == 1


def test_an_unreachable_server_postpones_longer_each_time_and_gives_up_at_last(queued: Queued) -> None:
    conn, config = queued(("mail",), _mail(9))
    moment, pauses = NOW, []
    for _ in range(outbox.MAX_ATTEMPTS):
        deliver(conn, config, RULES, lambda: moment)  # noqa: B023 - called at once
        later = datetime.fromisoformat(conn.execute("SELECT not_before FROM deliveries").fetchone()[0])
        pauses.append(later - moment)
        moment = later
    assert pauses[0] < timedelta(minutes=2) < pauses[4] < pauses[-1] <= timedelta(hours=8)
    assert _states(conn) == [("dead", outbox.MAX_ATTEMPTS)]


def test_two_senders_at_once_send_once(queued: Queued) -> None:
    conn, _ = queued()
    first, second = outbox.lease(conn, NOW, "one"), outbox.lease(conn, NOW, "two")
    assert first is not None
    assert second is None


def test_a_webhook_is_signed_and_carries_the_key(queued: Queued) -> None:
    received: list[tuple[dict[str, str], bytes]] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(500 if len(received) == 1 else 204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    conn, config = queued(("webhook",))
    config = replace(config, alerts=AlertSettings(webhook=f"http://127.0.0.1:{server.server_port}/", webhook_secret=secret))
    assert deliver(conn, config, RULES, lambda: NOW).postponed == 1
    assert len(deliver(conn, config, RULES, lambda: NOW + timedelta(hours=1)).delivered) == 1
    server.shutdown()
    server.server_close()
    headers, body = received[-1]
    lower = {name.lower(): value for name, value in headers.items()}
    assert Webhook(secret).verify(body.decode(), lower)
    assert lower["webhook-id"] == "expert-groups.1.webhook"
    assert json.loads(body)["data"]["participants"][0]["person"] == "Anna Nowak"


def test_channels_are_those_that_are_set_up() -> None:
    assert channel_names(Config()) == ("file",)
    assert channel_names(replace(Config(), mail=_mail(25), alerts=AlertSettings(urls=("ntfy://x",)))) == ("file", "mail", "apprise")


def test_an_address_that_apprise_does_not_know_is_a_failure_and_not_printed(queued: Queued) -> None:
    conn, config = queued()
    alert = compose_alert(conn, "k", 1, "expert-groups", NOW, "pl")
    with pytest.raises(Undeliverable) as caught:
        send("apprise", alert, replace(config, alerts=AlertSettings(urls=("nosuch://token-secret",))))
    assert caught.value.final
    assert "secret" not in str(caught.value)


def test_a_title_with_line_breaks_cannot_add_headers(queued: Queued, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    conn, config = queued(("mail",), _mail(port), "Tytuł\r\nBcc: all@example.org")
    deliver(conn, config, RULES, lambda: NOW)
    assert box.messages[0]["Bcc"] is None


@pytest.mark.parametrize(("language", "said"), [("pl", "30 stycznia 2019 r."), ("en", "30 January 2019")])
def test_days_are_written_as_people_write_them(language: str, said: str) -> None:
    assert written_day("2019-01-30", language) == said  # type: ignore[arg-type]
