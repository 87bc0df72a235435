"""`klastry digest` and `klastry alerts` with a real server: once, whoever asks twice; what failed can be tried again."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from scraper.alerts.rhythm import digest_moment
from scraper.cli.main import BAD_USAGE, DONE, FAILED, main
from scraper.config import AlertSettings
from scraper.model.moments import WARSAW
from tests.alerts.conftest import Mailbox, Newsroom

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(newsroom: Newsroom, mailbox: tuple[Mailbox, int], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    for name in ("CONFIG", "DB", "SITES", "RULES", "LANG"):
        monkeypatch.delenv(f"KLASTRY_{name}", raising=False)
    settings = {"HOST": "127.0.0.1", "PORT": str(mailbox[1]), "SECURITY": "none", "SENDER": "k@example.org", "RECIPIENTS": "a@example.org"}
    for name, value in settings.items():
        monkeypatch.setenv(f"KLASTRY_MAIL_{name}", value)

    def call(*arguments: str) -> tuple[int, str]:
        code = main([*arguments, "--db", str(newsroom.config.db)])
        said = capsys.readouterr()
        return code, said.out + said.err

    return call


def before_the_last_digest() -> datetime:
    """A moment whose news the digest that is due now must hold."""
    return digest_moment("daily", AlertSettings(), datetime.now(WARSAW)) - timedelta(hours=2)


def test_a_digest_leaves_once_however_often_it_is_asked_for(newsroom: Newsroom, mailbox: tuple[Mailbox, int], run: Run) -> None:
    newsroom.publish("Wczorajsza Rada", now=before_the_last_digest(), channels=())
    code, said = run("digest")
    assert code == DONE
    assert "Przegląd klastrowy" in said
    assert run("digest")[0] == DONE
    assert len(mailbox[0].messages) == 1
    assert str(mailbox[0].messages[0]["Message-ID"]).startswith("<digest.daily.")


def test_without_news_nothing_is_sent_unless_asked_for(newsroom: Newsroom, mailbox: tuple[Mailbox, int], run: Run) -> None:
    assert "nothing sent" in run("digest")[1]
    assert mailbox[0].messages == []
    assert run("digest", "--days", "1", "--nothing-new")[0] == DONE
    assert "nic nowego" in str(mailbox[0].messages[0]["Subject"])


def test_a_digest_of_days_leaves_whatever_was_sent(newsroom: Newsroom, mailbox: tuple[Mailbox, int], run: Run) -> None:
    newsroom.publish("Dzisiejsza Rada", now=datetime.now(WARSAW) - timedelta(minutes=5), channels=())
    run("digest", "--days", "2")
    assert len(mailbox[0].messages) == 1


def test_a_digest_that_was_refused_waits_and_can_be_tried_again(newsroom: Newsroom, mailbox: tuple[Mailbox, int], run: Run) -> None:
    newsroom.publish("Wczorajsza Rada", now=before_the_last_digest(), channels=())
    mailbox[0].replies = ["554 no"]
    assert run("digest")[0] == FAILED
    assert "code 554" in run("alerts", "list")[1]
    assert run("alerts", "retry", "--dead")[0] == DONE
    assert run("alerts", "deliver")[0] == DONE
    assert len(mailbox[0].messages) == 2
    assert len({message["Message-ID"] for message in mailbox[0].messages}) == 1


def test_held_alerts_are_released_by_rule(newsroom: Newsroom, run: Run) -> None:
    assert run("alerts", "release", "expert-groups")[0] == FAILED
    newsroom.publish(channels=("file",))
    newsroom.conn.execute("UPDATE deliveries SET state = 'held'")
    newsroom.conn.commit()
    assert run("alerts", "deliver")[0] == DONE
    assert newsroom.states() == ["held"]
    assert run("alerts", "release", "expert-groups")[0] == DONE
    assert run("alerts", "deliver")[0] == DONE
    assert newsroom.states() == ["delivered"]


def test_a_flood_that_is_no_news_is_given_up_at_once_and_can_be_taken_back(newsroom: Newsroom, run: Run) -> None:
    assert run("alerts", "drop")[0] == BAD_USAGE
    assert run("alerts", "drop", "--held", "expert-groups")[0] == FAILED
    for number in range(3):
        newsroom.publish(f"Nowina {number}", channels=("file",))
    newsroom.conn.execute("UPDATE deliveries SET state = 'held'")
    newsroom.conn.commit()
    assert run("alerts", "drop", "--held", "expert-groups")[0] == DONE
    assert run("alerts", "deliver")[0] == DONE
    assert newsroom.states() == ["dropped"] * 3
    assert run("alerts", "retry", "2")[0] == DONE
    assert run("alerts", "deliver")[0] == DONE
    assert newsroom.states() == ["dropped", "delivered", "dropped"]


def test_retry_wants_to_know_what(run: Run) -> None:
    assert run("alerts", "retry")[0] == BAD_USAGE
