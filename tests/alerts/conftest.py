"""Databases with queued alerts, and an SMTP server on loopback that fails as told."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT, Config, MailSettings
from scraper.model.article import Article, Event, Match, Participant
from scraper.model.moments import WARSAW
from scraper.model.run import Visit
from scraper.model.site import Site
from scraper.storage import runs
from scraper.storage.articles import Intake, store_article
from scraper.storage.database import open_database

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=WARSAW)


@dataclass
class Mailbox:
    """What arrived, and what the server is to answer instead of accepting: a queue of SMTP replies."""

    messages: list[Message] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    replies: list[str] = field(default_factory=list)
    refuse_recipients: str = ""
    refuse_only: set[str] = field(default_factory=set)

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        if self.refuse_recipients:
            return self.refuse_recipients
        if address in self.refuse_only:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.recipients.append(list(envelope.rcpt_tos))
        assert isinstance(envelope.content, bytes)
        self.messages.append(message_from_bytes(envelope.content))
        return self.replies.pop(0) if self.replies else "250 OK"


class LoopbackController(Controller):
    """On a free port: aiosmtpd asks its own port 0 for a greeting otherwise."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, int]]:
    box = Mailbox()
    controller = LoopbackController(box, hostname="127.0.0.1", port=0)
    controller.start()
    yield box, controller.port
    controller.stop()


@pytest.fixture
def queued(tmp_path: Path) -> Callable[..., tuple[sqlite3.Connection, Config]]:
    """Makes a database with one expert-group alert for the channels given, and a configuration for it."""

    def make(
        channels: tuple[str, ...] = ("file",), mail: MailSettings | None = None, title: str = "Posiedzenie Rady KKK"
    ) -> tuple[sqlite3.Connection, Config]:
        conn = open_database(tmp_path / "klastry.db")
        match = Match(
            rule="expert-groups",
            rule_version="1",
            tier="A",
            passing=False,
            sentence="Zebrała się <b>Rada</b> Krajowych Klastrów Kluczowych.",
            words=("Rada", "Krajowych"),
        )
        person = Participant(
            name="Anna Nowak", role="podsekretarz stanu", organisation="Ministerstwo Rozwoju i Technologii", surface="Anna Nowak", end=10
        )
        article = Article(
            url="https://serwis.pl/1",
            site="serwis",
            kind="article",
            title=title,
            text="Zebrała się Rada.",
            published=NOW.date(),
            participants=(person,),
            events=(Event(start=NOW, end=NOW, place="Warszawa"),),
            matches=(match,),
            flags=("published-before-past-event",),
        )
        intake = Intake(
            now=NOW, lexicon=load_lexicon(CHECKOUT / "data" / "gazetteers"), alerting_rules=frozenset({"expert-groups"}), channels=channels
        )
        with conn:
            run = runs.start_run(conn, "crawl", NOW)
            first = runs.start_visit(conn, run, Site(name="serwis", url="https://serwis.pl/", title="Serwis Klastrowy"), NOW)
            runs.finish_visit(conn, first, "done", runs.VisitCounts(), NOW)
            store_article(
                conn, article, runs.start_visit(conn, run, Site(name="serwis", url="https://serwis.pl/", title="Serwis Klastrowy"), NOW), intake
            )
        config = replace(Config(), db=tmp_path / "klastry.db", mail=mail or MailSettings())
        return conn, config

    return make


@dataclass
class Newsroom:
    """A database whose site has had its first crawl: what is published from now on alerts."""

    conn: sqlite3.Connection
    config: Config
    count: int = 0

    def publish(
        self,
        title: str = "Posiedzenie Rady KKK",
        *,
        now: datetime = NOW,
        rules: tuple[str, ...] = ("expert-groups",),
        channels: tuple[str, ...] = ("mail",),
        site: str = "serwis",
        **more: object,
    ) -> int:
        """Store an article that the rules alert of, as a crawl does; gives its id."""
        self.count += 1
        passing, tier = bool(more.pop("passing", False)), more.pop("tier", "A")
        sentence = str(more.pop("sentence", f"Zebrała się Rada Krajowych Klastrów Kluczowych ({self.count})."))
        matches = tuple(
            Match(rule=rule, rule_version="1", tier=tier, passing=passing, sentence=sentence, words=("Rada",))  # type: ignore[arg-type]
            for rule in rules
        )
        text = str(more.pop("text", f"{sentence} Numer {self.count}."))
        values = {"url": f"https://{site}.pl/{self.count}", "published": now.date(), **more}
        article = Article(site=site, kind="article", title=title, text=text, matches=matches, **values)  # type: ignore[arg-type]
        alerting = frozenset() if passing or tier == "C" else frozenset(rules)
        intake = Intake(now=now, lexicon=LEXICON, alerting_rules=alerting, channels=channels)
        with self.conn:
            return store_article(self.conn, article, self.visit(site, now), intake).article_id

    def visit(self, site: str, now: datetime) -> Visit:
        run = runs.start_run(self.conn, "crawl", now)
        known = Site(name=site, url=f"https://{site}.pl/", title=f"Serwis {site}")
        first = runs.start_visit(self.conn, run, known, now)
        runs.finish_visit(self.conn, first, "done", runs.VisitCounts(), now)
        return runs.start_visit(self.conn, run, known, now)

    def states(self) -> list[str]:
        return [row["state"] for row in self.conn.execute("SELECT state FROM deliveries ORDER BY id")]


LEXICON = load_lexicon(CHECKOUT / "data" / "gazetteers")


@pytest.fixture
def newsroom(tmp_path: Path, mailbox: tuple[Mailbox, int]) -> Iterator[Newsroom]:
    """With mail for one reader, through the mailbox."""
    mail = MailSettings(
        host="127.0.0.1", port=mailbox[1], security="none", sender="klastry@example.org", recipients=("a@example.org",), timeout_seconds=5
    )
    conn = open_database(tmp_path / "klastry.db")
    yield Newsroom(conn, replace(Config(), db=tmp_path / "klastry.db", mail=mail))
    conn.close()
