"""Killed at every step of match, store, deliver and confirm: no alert is lost, and a repeat carries the same key."""

import signal
import subprocess
import sys
import threading
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from scraper.config import CHECKOUT
from scraper.storage.database import open_database
from tests.alerts.conftest import Mailbox
from tests.alerts.killed_sender import ARTICLES, NOW, run, send, store

POINTS = [
    "scraper.storage.outbox:store_matches:before",  # matched, not stored
    "scraper.storage.outbox:queue_alerts:after",  # queued, not committed
    "scraper.storage.bundles:_insert:after",  # bundled, not committed
    "scraper.storage.outbox:lease:after",
    "scraper.alerts.delivery:_composed:after",
    "smtplib:SMTP.connect:after",
    "smtplib:SMTP.data:before",
    "smtplib:SMTP.data:after",  # the server has it
    "smtplib:SMTP.__exit__:before",
    "scraper.alerts.delivery:send:after",  # handed over, not confirmed
    "scraper.storage.outbox:_close:before",
    "scraper.storage.outbox:_close:after",
]


def told(box: Mailbox) -> Counter[str]:
    return Counter(str(message["Message-ID"]) for message in box.messages)


def everything(ids: set[str]) -> bool:
    """Whether each alert reached the reader: five singly, one and a message about the other four, one digest."""
    singles = {f"<instant.{number}.mail@example.org>" for number in range(1, ARTICLES + 1)}
    return singles | {"<capped.1.mail@example.org>"} <= ids and all(any(kind in i for i in ids) for kind in ("rest.capped", "digest.daily"))


@pytest.mark.parametrize("point", POINTS)
def test_nothing_is_lost_and_a_repeat_is_known_by_its_id(point: str, tmp_path: Path, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    db = tmp_path / "klastry.db"
    killed = subprocess.run([sys.executable, "-m", "tests.alerts.killed_sender", str(db), str(port), point], cwd=CHECKOUT, timeout=60)
    assert killed.returncode == -signal.SIGKILL, "the point was never reached"
    later = NOW + timedelta(minutes=10)  # the lease of the dead has run out
    run(db, port, later)
    after = told(box)
    assert len(after) == ARTICLES + 3, after
    assert everything(set(after)), after
    assert sum(after.values()) - len(after) <= 1  # one message was on its way, and only that may come again
    run(db, port, later + timedelta(hours=1))
    assert told(box) == after
    conn = open_database(db)
    assert {row[0] for row in conn.execute("SELECT state FROM deliveries UNION SELECT state FROM bundles")} == {"delivered"}
    assert conn.execute("SELECT count(*) FROM deliveries").fetchone()[0] == 3 * ARTICLES
    conn.close()


def test_three_senders_at_once_send_everything_once(tmp_path: Path, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    db = tmp_path / "klastry.db"
    store(db)
    failures: list[BaseException] = []

    def attempt() -> None:
        try:
            send(db, port, NOW)
        except BaseException as error:
            failures.append(error)

    senders = [threading.Thread(target=attempt) for _ in range(3)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert not failures
    assert everything(set(told(box)))
    assert set(told(box).values()) == {1}


def test_three_processes_at_once_send_everything_once_beside_a_crawl(tmp_path: Path, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    db = tmp_path / "klastry.db"
    open_database(db).close()
    command = [sys.executable, "-m", "tests.alerts.killed_sender", str(db), str(port), "send"]
    senders = [subprocess.Popen(command, cwd=CHECKOUT) for _ in range(3)]
    store(db)  # meanwhile, as a crawl does
    assert [sender.wait(60) for sender in senders] == [0, 0, 0]
    send(db, port, NOW)  # what was stored after the last look
    assert {message_id for message_id in told(box) if "instant" in message_id} == {f"<instant.{n}.mail@example.org>" for n in range(1, ARTICLES + 1)}
    assert set(told(box).values()) == {1}


def test_delivery_beside_a_crawl_loses_and_doubles_nothing(tmp_path: Path, mailbox: tuple[Mailbox, int]) -> None:
    box, port = mailbox
    db = tmp_path / "klastry.db"
    open_database(db).close()
    failures: list[BaseException] = []
    crawling = threading.Event()
    crawling.set()

    def crawl() -> None:
        try:
            store(db)
        except BaseException as error:
            failures.append(error)
        finally:
            crawling.clear()

    crawler = threading.Thread(target=crawl)
    crawler.start()
    while crawling.is_set():
        send(db, port, NOW - timedelta(hours=20))  # before the digest and the cap are due, so that what leaves is one by one
    crawler.join()
    send(db, port, NOW)
    assert not failures
    assert {message_id for message_id in told(box) if "instant" in message_id} == {f"<instant.{n}.mail@example.org>" for n in range(1, ARTICLES + 1)}
    assert set(told(box).values()) == {1}
