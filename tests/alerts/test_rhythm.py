"""Quiet hours, working days, digests, the rest of a busy day, floods. Every moment is handed in."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from email.message import Message
from io import BytesIO

import pytest
from openpyxl import load_workbook

from scraper.alerts.delivery import DeliveryReport, deliver
from scraper.alerts.rhythm import digest_moment, first_working_day, is_quiet
from scraper.config import AlertSettings
from scraper.model.errors import ConfigurationError
from scraper.model.moments import WARSAW
from scraper.model.rule import Delivery, Rule
from scraper.storage import outbox
from tests.alerts.conftest import NOW, Mailbox, Newsroom

Box = tuple[Mailbox, int]


def rule(**delivery: object) -> Rule:
    return Rule(
        name="expert-groups",
        title="Grupy eksperckie",
        version="1",
        alert_tiers=frozenset(("A", "B")),
        delivery=Delivery(**delivery),  # type: ignore[arg-type]
    )


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=WARSAW)


def send(newsroom: Newsroom, moment: datetime, *rules: Rule) -> DeliveryReport:
    return deliver(newsroom.conn, newsroom.config, rules or (rule(),), lambda: moment)


def text_of(message: Message) -> str:
    payload = next(part for part in message.walk() if part.get_content_type() == "text/plain").get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode()


def test_in_quiet_hours_alerts_wait_and_leave_afterwards(newsroom: Newsroom, mailbox: Box) -> None:
    newsroom.config = replace(newsroom.config, alerts=AlertSettings(quiet_hours="20:00-07:00"))
    newsroom.publish(now=at(2, 21), channels=("file", "mail"))
    assert [alert.key for alert in send(newsroom, at(2, 21)).delivered] == ["expert-groups.1.file"]  # a file wakes nobody
    assert send(newsroom, at(3, 6, 59)).delivered == []
    assert len(send(newsroom, at(3, 7)).delivered) == 1
    assert len(mailbox[0].messages) == 1
    assert newsroom.conn.execute("SELECT max(attempts) FROM deliveries").fetchone()[0] == 1  # waiting is no failed try


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [(at(7, 12), True), (at(6, 12, month=4), True), (at(6, 12), False), (at(24, 12, month=12), True), (at(11, 12, month=11), True)],
    ids=["Saturday", "Easter Monday", "Friday", "Christmas Eve", "Independence Day"],
)
def test_days_off_are_quiet_where_asked_for(moment: datetime, quiet: bool) -> None:
    assert is_quiet(AlertSettings(working_days_only=True), moment) == quiet
    assert not is_quiet(AlertSettings(), moment)


@pytest.mark.parametrize("text", ["evening", "25:00-07:00", "20:00"])
def test_hours_that_are_none_name_the_key(text: str) -> None:
    with pytest.raises(ConfigurationError, match="quiet_hours"):
        is_quiet(AlertSettings(quiet_hours=text), NOW)


@pytest.mark.parametrize(
    ("kind", "now", "moment"),
    [
        ("daily", at(2, 5, 29), at(27, 5, 30, month=2)),  # Monday before the hour: still Friday's
        ("daily", at(2, 5, 30), at(2, 5, 30)),
        ("daily", at(8, 23), at(6, 5, 30)),  # Sunday
        ("weekly", at(4, 12), at(2, 5, 30)),
        ("weekly", at(7, 12, month=4), at(7, 5, 30, month=4)),  # Easter Monday: the week begins on Tuesday
    ],
)
def test_a_digest_is_made_on_working_mornings(kind: str, now: datetime, moment: datetime) -> None:
    assert digest_moment(kind, AlertSettings(), now) == moment  # type: ignore[arg-type]


def test_a_week_of_holidays_has_its_monday() -> None:
    assert first_working_day(date(2026, 1, 3)) == date(2025, 12, 29)


def test_a_daily_rule_sends_nothing_singly_and_monday_brings_the_weekend(newsroom: Newsroom, mailbox: Box) -> None:
    daily = rule(rhythm="daily")
    for title, moment in (("Piątek", at(6, 10)), ("Sobota", at(7, 10)), ("Niedziela", at(8, 10))):
        newsroom.publish(title, now=moment)
        assert send(newsroom, moment, daily).delivered == []
    assert send(newsroom, at(9, 5, 29), daily).delivered == []
    assert len(send(newsroom, at(9, 5, 31), daily).delivered) == 1
    assert send(newsroom, at(9, 5, 32), daily).delivered == []
    (message,) = mailbox[0].messages
    for title in ("Piątek", "Sobota", "Niedziela", "3 nowe alerty"):
        assert title in text_of(message)
    assert newsroom.states() == ["delivered"] * 3


def test_a_digest_begins_where_the_last_one_ended(newsroom: Newsroom, mailbox: Box) -> None:
    daily = rule(rhythm="daily")
    newsroom.publish("Pierwszy", now=at(2, 4))
    newsroom.publish("Drugi", now=at(2, 9))
    send(newsroom, at(2, 11), daily)  # late: the 05:30 digest is made at eleven, and holds what came before 05:30
    send(newsroom, at(3, 6), daily)
    first, second = map(text_of, mailbox[0].messages)
    assert "Pierwszy" in first
    assert "Drugi" not in first
    assert "Drugi" in second
    assert "Pierwszy" not in second


def test_a_digest_shows_passing_mentions_apart_and_attaches_a_sheet(newsroom: Newsroom, mailbox: Box) -> None:
    newsroom.publish("Sprawa", now=at(2, 4), channels=("mail",))
    newsroom.publish("=HYPERLINK(1)", now=at(2, 4), passing=True)
    newsroom.publish("Klub", now=at(2, 4), tier="C")
    send(newsroom, at(2, 6), rule(rhythm="daily"))
    (message,) = mailbox[0].messages
    text = text_of(message)
    assert text.index("Sprawa") < text.index("Na marginesie") < text.index("HYPERLINK")
    assert "Klub" in text
    sheet = next(part for part in message.walk() if part.get_filename())
    assert sheet.get_filename() == "klastry-2026-03-02.xlsx"
    content = sheet.get_payload(decode=True)
    assert isinstance(content, bytes)
    rows = list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))
    assert rows[0][:4] == ("Reguła", "Poziom", "Wzmianka na marginesie", "Tytuł")
    assert {row[3] for row in rows[1:]} == {"Sprawa", "=HYPERLINK(1)", "Klub"}


def test_a_long_digest_names_fifty_and_its_sheet_has_all(newsroom: Newsroom, mailbox: Box) -> None:
    flood(newsroom, 60, at(2, 4))
    send(newsroom, at(2, 6), rule(rhythm="daily"))
    (message,) = mailbox[0].messages
    assert text_of(message).count("• Alert") == 50
    assert "i 10 innych artykułów" in text_of(message)
    content = next(part for part in message.walk() if part.get_filename()).get_payload(decode=True)
    assert isinstance(content, bytes)
    assert load_workbook(BytesIO(content)).active.max_row == 61


def test_each_group_of_readers_gets_its_own_digest(newsroom: Newsroom, mailbox: Box) -> None:
    other = replace(rule(rhythm="daily", recipients=("b@example.org",)), name="kkk", title="KKK")
    newsroom.publish("Pierwszy", now=at(2, 4))
    newsroom.publish("Drugi", now=at(2, 4), rules=("kkk",))
    send(newsroom, at(2, 6), rule(rhythm="daily"), other)
    got = {recipients[0]: text_of(message) for recipients, message in zip(mailbox[0].recipients, mailbox[0].messages, strict=True)}
    assert set(got) == {"a@example.org", "b@example.org"}
    assert "Pierwszy" in got["a@example.org"]
    assert "Pierwszy" not in got["b@example.org"]


def test_a_digest_that_cannot_leave_is_tried_again_whole(newsroom: Newsroom, mailbox: Box) -> None:
    mailbox[0].replies = ["451 later"]
    newsroom.publish(now=at(2, 4))
    daily = rule(rhythm="daily")
    assert send(newsroom, at(2, 6), daily).postponed == 1
    assert len(send(newsroom, at(2, 6, 5), daily).delivered) == 1
    assert len({message["Message-ID"] for message in mailbox[0].messages}) == 1
    assert newsroom.states() == ["delivered"]


def test_a_rules_own_readers_get_its_alerts(newsroom: Newsroom, mailbox: Box) -> None:
    newsroom.publish()
    send(newsroom, NOW, rule(recipients=("b@example.org", "c@example.org")))
    assert mailbox[0].recipients == [["b@example.org"], ["c@example.org"]]


def test_beyond_the_cap_a_day_becomes_one_message(newsroom: Newsroom, mailbox: Box) -> None:
    for number in range(6):
        newsroom.publish(f"Wiadomość {number}")
    capped = rule(most=2)
    assert len(send(newsroom, NOW, capped).delivered) == 3
    subjects = [str(message["Subject"]) for message in mailbox[0].messages]
    assert len(subjects) == 3
    assert "4" in subjects[2]
    assert all(f"Wiadomość {number}" in text_of(mailbox[0].messages[2]) for number in (2, 3, 4, 5))
    newsroom.publish("Siódma", now=at(3, 9))
    assert len(send(newsroom, at(3, 9), capped).delivered) == 1  # another day, another count


def flood(newsroom: Newsroom, size: int, now: datetime) -> None:
    for number in range(size):
        newsroom.publish(f"Alert {number}", now=now)


def test_a_flood_is_held_as_one_message_and_leaves_when_released(newsroom: Newsroom, mailbox: Box) -> None:
    newsroom.publish("Dawny", now=NOW - timedelta(days=20))
    send(newsroom, NOW - timedelta(days=20))
    mailbox[0].messages.clear()
    flood(newsroom, 25, NOW)
    report = send(newsroom, NOW)
    assert report.held == 25
    (message,) = mailbox[0].messages
    assert message["Message-ID"] == "<review.expert-groups.mail.2026-03-02@example.org>"
    assert "klastry alerts release expert-groups" in text_of(message)
    assert "Alert 24" in text_of(message)
    flood(newsroom, 2, NOW + timedelta(hours=1))
    assert send(newsroom, NOW + timedelta(hours=1)).held == 2
    assert len(mailbox[0].messages) == 1  # told once a day
    assert outbox.release(newsroom.conn, "expert-groups", NOW) == 27
    assert len(send(newsroom, NOW + timedelta(hours=2)).delivered) == 27
    assert set(newsroom.states()) == {"delivered"}


def test_a_lively_rule_may_bring_what_is_usual_for_it(newsroom: Newsroom) -> None:
    for day in range(1, 28):
        flood(newsroom, 6, NOW - timedelta(days=day + 1))
    newsroom.conn.execute("UPDATE deliveries SET state = 'delivered', delivered = queued")
    newsroom.conn.commit()
    flood(newsroom, 25, NOW)
    assert send(newsroom, NOW).held == 0


def test_in_a_rules_first_days_nobody_knows_what_is_usual(newsroom: Newsroom) -> None:
    flood(newsroom, 40, NOW)
    assert len(send(newsroom, NOW).delivered) == 40
