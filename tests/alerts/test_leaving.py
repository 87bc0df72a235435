"""Readers leave a list and come back; a mail that some have already goes only to the others."""

import re
from dataclasses import replace
from datetime import timedelta
from email.message import Message
from pathlib import Path

import pytest

from scraper.alerts.delivery import deliver
from scraper.alerts.leaving import leaving_link, read_token, sign, verify
from scraper.cli.main import main
from scraper.config import Config, MailSettings
from scraper.model.rule import Rule
from scraper.storage.leaving import EVERY, departures, has_left, leave, rejoin
from tests.alerts.conftest import NOW, Mailbox, Newsroom

RULES = [Rule(name="expert-groups", title="Grupy eksperckie", version="1")]
BOTH = ("a@example.org", "B@example.org")


@pytest.fixture
def public(newsroom: Newsroom) -> Newsroom:
    """Two readers, and a desk that they can reach."""
    newsroom.config = replace(newsroom.config, mail=replace(newsroom.config.mail, recipients=BOTH, desk_url="https://klastry.example.pl/"))
    return newsroom


def _send(room: Newsroom, hours: int = 0) -> int:
    return len(deliver(room.conn, room.config, RULES, lambda: NOW + timedelta(hours=hours)).delivered)


def _parts(message: Message) -> list[str]:
    return [part.get_payload(decode=True).decode() for part in message.walk() if part.get_content_maintype() == "text"]  # type: ignore[union-attr]


def test_each_reader_has_a_link_of_their_own_in_header_text_and_html(public: Newsroom, mailbox: tuple[Mailbox, int]) -> None:
    public.publish()
    assert _send(public) == 1
    for message, reader in zip(mailbox[0].messages, BOTH, strict=True):
        link = re.match(r"<(https://klastry\.example\.pl/wypisz/([\w.-]+))>,<mailto:", "".join(message["List-Unsubscribe"].split()))
        assert link is not None
        assert message["To"] == reader
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert read_token(link[2], public.config) == ("expert-groups", reader)
        assert all(link[1] in part for part in _parts(message))


def test_without_an_address_of_the_desk_no_mail_offers_a_link(newsroom: Newsroom, mailbox: tuple[Mailbox, int]) -> None:
    newsroom.publish()
    _send(newsroom)
    message = mailbox[0].messages[0]
    assert message["List-Unsubscribe"].strip() == "<mailto:klastry@example.org?subject=unsubscribe%20expert-groups>"
    assert message["List-Unsubscribe-Post"] is None
    assert not any("wypisz" in part or "leaving" in part for part in _parts(message))
    assert not (newsroom.config.var / "unsubscribe.key").exists()


def test_who_left_is_sent_nothing_and_the_others_are(public: Newsroom, mailbox: tuple[Mailbox, int]) -> None:
    assert leave(public.conn, "b@EXAMPLE.org", "expert-groups", "page", NOW)
    assert not leave(public.conn, BOTH[1], "expert-groups", "one-click", NOW)
    public.publish()
    assert _send(public) == 1
    assert mailbox[0].recipients == [["a@example.org"]]
    leave(public.conn, "a@example.org", EVERY, "command", NOW)
    public.publish("Drugie posiedzenie", text="Co innego zupełnie.")
    assert _send(public, 1) == 0
    assert public.states() == ["delivered", "dropped"]
    assert "unsubscribed" in public.conn.execute("SELECT reason FROM deliveries WHERE id = 2").fetchone()[0]


def test_who_comes_back_is_sent_mails_again(public: Newsroom, mailbox: tuple[Mailbox, int]) -> None:
    leave(public.conn, BOTH[0], EVERY, "page", NOW)
    leave(public.conn, BOTH[0], "inna", "page", NOW)
    assert rejoin(public.conn, BOTH[0], "expert-groups") == 1
    assert not has_left(public.conn, BOTH[0], "expert-groups")
    assert has_left(public.conn, BOTH[0], "inna")
    public.publish()
    _send(public)
    assert [who for (who,) in mailbox[0].recipients] == list(BOTH)


def test_a_reader_refused_for_now_is_tried_again_alone(public: Newsroom, mailbox: tuple[Mailbox, int]) -> None:
    mailbox[0].replies = ["250 OK", "451 greylisted"]
    public.publish()
    report = deliver(public.conn, public.config, RULES, lambda: NOW)
    assert (len(report.delivered), report.postponed) == (0, 1)
    assert _send(public, 1) == 1
    assert [who for (who,) in mailbox[0].recipients] == [BOTH[0], BOTH[1], BOTH[1]]
    assert len({message["Message-ID"] for message in mailbox[0].messages}) == 1


def test_a_mail_that_only_the_departed_lack_is_delivered(public: Newsroom, mailbox: tuple[Mailbox, int]) -> None:
    mailbox[0].replies = ["250 OK", "451 greylisted"]
    public.publish()
    _send(public)
    leave(public.conn, BOTH[1], "expert-groups", "page", NOW)
    _send(public, 1)
    assert public.states() == ["delivered"]
    assert len(mailbox[0].messages) == 2


@pytest.mark.parametrize("broken", ["", ".", "x.y", "é.é", "YQ.YQ", "a" * 400])
def test_what_the_key_did_not_sign_names_nobody(broken: str, tmp_path: Path) -> None:
    config = replace(Config(), db=tmp_path / "klastry.db", mail=MailSettings(desk_url="https://d.test"))
    assert read_token("YQ.YQ", config) is None  # no key was ever made
    good = leaving_link("r", "a@b.pl", config).rpartition("/")[2]
    assert read_token(good, config) == ("r", "a@b.pl")
    said, _, signature = good.partition(".")
    other = sign("r", "z@b.pl", "another key")
    for token in (broken, good[:-2], f"{other.partition('.')[0]}.{signature}", f"{said}.{other.partition('.')[2]}"):
        assert read_token(token, config) is None
    assert (config.var / "unsubscribe.key").stat().st_mode & 0o077 == 0
    assert good == leaving_link("r", "a@b.pl", config).rpartition("/")[2]


def test_the_key_may_come_from_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("klucz\n")
    mail = MailSettings(unsubscribe_url="https://x.test/?r={rule}&t={token}", unsubscribe_key=f"file:{tmp_path / 'key'}")
    link = leaving_link("moja reguła", "a@b.pl", replace(Config(), db=tmp_path / "klastry.db", mail=mail))
    assert link.startswith("https://x.test/?r=moja%20regu%C5%82a&t=")
    assert verify(link.rpartition("=")[2], "klucz") == ("moja reguła", "a@b.pl")
    assert not (tmp_path / "unsubscribe.key").exists()


def test_commands_take_a_reader_off_and_back(public: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*arguments: str) -> int:
        return main(["alerts", *arguments, "--db", str(public.config.db)])

    assert run("unsubscribe", "A@example.org", "expert-groups") == 0
    assert [(row["address"], row["list"], row["how"]) for row in departures(public.conn)] == [("a@example.org", "expert-groups", "command")]
    assert run("unsubscribed") == 0
    assert "a@example.org" in capsys.readouterr().out
    assert run("subscribe", "a@example.org") == 0
    assert run("subscribe", "a@example.org") == 1


def test_a_key_that_cannot_be_read_puts_the_mail_off_and_makes_no_link_good(public: Newsroom) -> None:
    (public.config.var / "unsubscribe.key").mkdir()
    public.publish()
    assert deliver(public.conn, public.config, RULES, lambda: NOW).postponed == 1
    assert "unsubscribe.key" in public.conn.execute("SELECT reason FROM deliveries").fetchone()[0]
    assert read_token(sign("expert-groups", "a@example.org", "k"), public.config) is None
