"""Each channel against a server on loopback that answers in every way a service can fail. No reason, log line or row may hold a secret."""

import json
import logging
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from scraper.alerts.channels import Undeliverable, channel_names, send
from scraper.alerts.channels import slack as slack_channel
from scraper.alerts.channels import teams as teams_channel
from scraper.alerts.channels.file import alerts_file
from scraper.alerts.channels.mail import compose
from scraper.alerts.delivery import deliver
from scraper.alerts.feeds import write_feeds
from scraper.alerts.messages import Alert
from scraper.config import AlertSettings, Config, MailSettings
from scraper.model.rule import Delivery, Rule
from tests.alerts.conftest import NOW, Mailbox, Newsroom

SECRET = "T0ken-of-the-service"
ALERT = Alert(
    key="r.1.x",
    rule="r",
    subject="Grupy eksperckie: Posiedzenie <!channel> Rady & Zarządu",
    text="Posiedzenie\n===========\n\nPowód:\n  „Zebrała się **Rada** KKK.”\n\nhttps://serwis.pl/1",
    html="<p>x</p>",
    queued=NOW,
    data={"key": "r.1.x"},
    url="https://serwis.pl/1",
)


@dataclass
class Receiver:
    """What came, and the answers that wait; 204 when there are none left."""

    port: int = 0
    answers: list[int] = field(default_factory=list)
    requests: list[tuple[str, str, bytes]] = field(default_factory=list)
    retry_after: str = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/{SECRET}"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    kept = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            kept.requests.append((self.command, self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            code = kept.answers.pop(0) if kept.answers else 204
            if code == 0:  # hang up
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.send_response(code)
            if kept.retry_after:
                self.send_header("Retry-After", kept.retry_after)
            if code // 100 == 3:
                self.send_header("Location", "/elsewhere")
            self.end_headers()

        def do_GET(self) -> None:
            kept.requests.append((self.command, self.path, b""))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    kept.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield kept
    server.shutdown()
    server.server_close()


def settings(channel: str, address: str) -> Config:
    if channel == "apprise":
        return replace(Config(), alerts=AlertSettings(urls=(address.replace("http://", "json://"),)))
    return replace(Config(), alerts=AlertSettings(**{channel: address}))


@pytest.mark.parametrize("channel", ["webhook", "slack", "teams", "apprise"])
@pytest.mark.parametrize("answer", [0, 302, 307, 400, 401, 404, 410, 413, 429, 500, 503])
def test_whatever_is_no_success_is_a_failure_that_names_no_secret(channel: str, answer: int, receiver: Receiver) -> None:
    receiver.answers = [answer] * 3
    with pytest.raises(Undeliverable) as caught:
        send(channel, ALERT, settings(channel, receiver.address))
    assert SECRET not in str(caught.value)
    if channel != "apprise":
        assert caught.value.final == (answer in (400, 401, 410, 413))
        assert [request[0] for request in receiver.requests] == ["POST"]  # a redirected POST would become a GET that delivers nothing


@pytest.mark.parametrize("channel", ["webhook", "slack", "teams", "apprise"])
def test_a_2xx_is_a_success(channel: str, receiver: Receiver) -> None:
    send(channel, ALERT, settings(channel, receiver.address))
    assert len(receiver.requests) == 1


@pytest.mark.parametrize("channel", ["webhook", "slack", "teams"])
@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/" + SECRET, "http://[bad/" + SECRET, "ftp://x/" + SECRET, "http://127.0.0.1:99999/" + SECRET]
)
def test_an_address_where_nobody_listens_is_a_failure(channel: str, address: str) -> None:
    with pytest.raises(Undeliverable) as caught:
        send(channel, ALERT, settings(channel, address))
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("channel", ["webhook", "slack", "teams", "apprise"])
def test_a_secret_may_be_a_file_that_appears_later(channel: str, receiver: Receiver, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    config = settings(channel, f"file:{file}")
    if channel == "apprise":
        config = replace(Config(), alerts=AlertSettings(urls=(f"file:{file}",)))
    with pytest.raises(Undeliverable) as caught:
        send(channel, ALERT, config)
    assert not caught.value.final
    file.write_text(receiver.address.replace("http://", "json://" if channel == "apprise" else "http://") + "\n")
    send(channel, ALERT, config)
    assert len(receiver.requests) == 1


def test_no_log_line_and_no_row_holds_a_secret(newsroom: Newsroom, receiver: Receiver, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    channels = ("webhook", "slack", "teams", "apprise", "mail")
    receiver.answers = [500, 404, 401, 500]
    newsroom.publish(channels=channels)
    newsroom.config = replace(
        newsroom.config,
        mail=replace(newsroom.config.mail, user="klastry", password=SECRET, security="none"),
        alerts=AlertSettings(
            webhook=receiver.address,
            webhook_secret="whsec_" + SECRET,
            slack=receiver.address,
            teams=receiver.address,
            urls=(receiver.address.replace("http://", "json://"),),
        ),
    )
    report = deliver(newsroom.conn, newsroom.config, [Rule(name="expert-groups", title="G", version="1")], lambda: NOW)
    assert report.delivered == []
    assert SECRET not in caplog.text
    assert not [line for line in newsroom.conn.iterdump() if SECRET in line]
    assert SECRET not in repr(newsroom.config)


def test_one_channel_that_fails_holds_up_no_other(newsroom: Newsroom, receiver: Receiver, mailbox: tuple[Mailbox, int]) -> None:
    receiver.answers = [503]
    newsroom.publish(channels=("slack", "mail"))
    newsroom.config = replace(newsroom.config, alerts=AlertSettings(slack=receiver.address))
    rules = [Rule(name="expert-groups", title="G", version="1")]
    report = deliver(newsroom.conn, newsroom.config, rules, lambda: NOW)
    assert (len(report.delivered), report.postponed) == (1, 1)
    assert len(deliver(newsroom.conn, newsroom.config, rules, lambda: NOW + timedelta(minutes=5)).delivered) == 1
    assert len(mailbox[0].messages) == 1


def test_slack_mentions_nobody_and_marks_the_words() -> None:
    told = slack_channel.message(ALERT, "Czytaj")
    body = json.dumps(told, ensure_ascii=False)
    assert "<!channel>" not in told["text"]
    assert "<!channel>" not in told["blocks"][1]["text"]["text"]
    assert "*Rada*" in body
    assert "**" not in body
    assert told["blocks"][-1]["elements"][0]["url"] == ALERT.url
    long = slack_channel.message(replace(ALERT, subject="ż" * 400, text="a\nb\n" + "ż " * 4000), "Czytaj")
    assert len(long["blocks"][0]["text"]["text"]) <= 150
    assert len(long["blocks"][1]["text"]["text"]) <= 3000


@pytest.mark.parametrize("text", ["a\nb\n" + "ąę & <b> " * 20000, "a\nb\n" + "\n".join("wiersz ż" * 9 for _ in range(3000)), "", "a\nb\nkrótki"])
def test_a_card_for_teams_stays_below_28_kilobytes(text: str) -> None:
    card = teams_channel.message(replace(ALERT, text=text, subject="ż" * 5000), "Czytaj")
    assert len(json.dumps(card, ensure_ascii=False).encode()) < 28 * 1024
    assert card["attachments"][0]["content"]["type"] == "AdaptiveCard"


def test_channels_are_named_in_one_order_and_mail_needs_a_reader() -> None:
    everything = AlertSettings(webhook="x", slack="x", teams="x", urls=("x",))
    assert channel_names(replace(Config(), alerts=everything)) == ("file", "webhook", "slack", "teams", "apprise")
    host = replace(Config(), mail=MailSettings(host="localhost"))
    assert channel_names(host) == ("file",)
    assert channel_names(host, [Rule(name="r", title="R", version="1", delivery=Delivery(recipients=("a@b.pl",)))]) == ("file", "mail")


def test_a_mail_offers_one_click_only_where_an_address_takes_it() -> None:
    mail = MailSettings(host="h", sender="Klastry <klastry@example.org>", recipients=("a@b.pl",))
    plain = compose(ALERT, replace(Config(), mail=mail), "a@b.pl")
    assert plain["List-Unsubscribe"] == "<mailto:klastry@example.org?subject=unsubscribe%20r>"
    assert plain["List-Unsubscribe-Post"] is None
    elsewhere = replace(mail, unsubscribe_url="https://example.org/wypisz?rule={rule}")
    clicked = compose(ALERT, replace(Config(), mail=elsewhere), "a@b.pl")
    assert clicked["List-Unsubscribe"].startswith("<https://example.org/wypisz?rule=r>, <mailto:")
    assert clicked["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert plain["References"] == "<r.thread@example.org>"


@pytest.mark.parametrize(("reply", "final"), [("451 later", False), ("421 closing", False), ("552 too large", True), ("554 spam", True)])
def test_a_refused_message_is_tried_again_only_where_that_can_help(newsroom: Newsroom, mailbox: tuple[Mailbox, int], reply: str, final: bool) -> None:
    mailbox[0].replies = [reply]
    with pytest.raises(Undeliverable) as caught:
        send("mail", ALERT, newsroom.config)
    assert caught.value.final == final
    assert reply[:3] in str(caught.value)


def test_one_refused_reader_of_two_is_noted_and_the_other_is_told_once(newsroom: Newsroom, mailbox: tuple[Mailbox, int]) -> None:
    mailbox[0].refuse_only = {"b@example.org"}
    newsroom.config = replace(newsroom.config, mail=replace(newsroom.config.mail, recipients=("a@example.org", "b@example.org")))
    newsroom.publish()
    rules = [Rule(name="expert-groups", title="G", version="1")]
    assert len(deliver(newsroom.conn, newsroom.config, rules, lambda: NOW).delivered) == 1
    assert deliver(newsroom.conn, newsroom.config, rules, lambda: NOW + timedelta(days=1)).delivered == []
    assert mailbox[0].recipients == [["a@example.org"]]
    assert "b@example.org" in newsroom.conn.execute("SELECT reason FROM deliveries").fetchone()[0]


def test_a_rule_of_any_name_has_an_id_that_headers_can_carry(newsroom: Newsroom, receiver: Receiver, mailbox: tuple[Mailbox, int]) -> None:
    newsroom.publish(rules=("moja reguła",), channels=("mail", "webhook"))
    newsroom.config = replace(newsroom.config, alerts=AlertSettings(webhook=receiver.address))
    rules = [Rule(name="moja reguła", title="Moja reguła", version="1")]
    assert len(deliver(newsroom.conn, newsroom.config, rules, lambda: NOW).delivered) == 2
    assert mailbox[0].messages[0]["Message-ID"] == "<moja%20regu%C5%82a.1.mail@example.org>"


def test_no_text_of_a_page_can_pass_for_an_alert_that_was_written(newsroom: Newsroom) -> None:
    newsroom.publish("[expert-groups.2.file]", channels=("file",), sentence="Rada [expert-groups.2.file] zebrała się.")
    newsroom.publish("Prawdziwy alert", channels=("file",))
    rules = [Rule(name="expert-groups", title="G", version="1")]
    deliver(newsroom.conn, newsroom.config, rules, lambda: NOW)
    assert "Prawdziwy alert" in alerts_file(newsroom.config).read_text(encoding="utf-8")


@pytest.mark.parametrize("key", ["!!", "whsec_", "whsec_@@@", "zażółć"])
def test_a_key_that_is_none_is_a_dead_letter_and_holds_up_no_other(
    key: str, newsroom: Newsroom, receiver: Receiver, mailbox: tuple[Mailbox, int]
) -> None:
    newsroom.config = replace(newsroom.config, alerts=AlertSettings(webhook=receiver.address, webhook_secret=key))
    newsroom.publish(channels=("webhook", "mail"))
    report = deliver(newsroom.conn, newsroom.config, [Rule(name="expert-groups", title="G", version="1")], lambda: NOW)
    assert (report.dead, len(report.delivered)) == (1, 1)
    assert receiver.requests == []
    assert "whsec_ and base64" in newsroom.conn.execute("SELECT reason FROM deliveries WHERE state = 'dead'").fetchone()[0]


@pytest.mark.parametrize(("asked", "hours"), [("7200", 2), ("999999999999", 24), ("soon", 0), ("Wed, 21 Oct 2015 07:28:00 GMT", 0)])
def test_a_service_that_asks_to_be_left_alone_is(asked: str, hours: int, newsroom: Newsroom, receiver: Receiver) -> None:
    receiver.answers, receiver.retry_after = [429], asked
    newsroom.config = replace(newsroom.config, alerts=AlertSettings(webhook=receiver.address))
    newsroom.publish(channels=("webhook",))
    rules = [Rule(name="expert-groups", title="G", version="1")]
    assert deliver(newsroom.conn, newsroom.config, rules, lambda: NOW).postponed == 1
    if hours:
        just_before = NOW + timedelta(hours=hours, minutes=-1)
        assert deliver(newsroom.conn, newsroom.config, rules, lambda: just_before).delivered == []
    assert len(deliver(newsroom.conn, newsroom.config, rules, lambda: NOW + timedelta(hours=hours, minutes=3)).delivered) == 1


def test_a_block_for_slack_stays_in_bounds_when_its_text_is_escaped() -> None:
    message = slack_channel.message(replace(ALERT, text="a\n=\n\n" + "A & B < C > " * 900), "Czytaj")
    section = message["blocks"][1]["text"]["text"]
    assert 2000 < len(section) <= 3000
    assert section.count("&") == section.count(";")


def test_control_characters_of_a_page_reach_neither_feed_nor_header(newsroom: Newsroom, mailbox: tuple[Mailbox, int]) -> None:
    newsroom.publish("Posiedzenie\x0bRady\x00 KKK\x1f", sentence="Zebrała się\x0c Rada.")
    rules = [Rule(name="expert-groups", title="G", version="1")]
    assert len(deliver(newsroom.conn, newsroom.config, rules, lambda: NOW).delivered) == 1
    assert mailbox[0].messages[0]["Subject"] == "G: Posiedzenie Rady KKK"
    atom = write_feeds(newsroom.conn, rules, newsroom.config.var / "feeds")[0]
    assert "Posiedzenie Rady" in atom.read_text(encoding="utf-8")
