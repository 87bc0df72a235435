"""A process that stores articles as a crawl does and delivers their alerts, and kills itself at a named point.

    python -m tests.alerts.killed_sender DATABASE SMTP_PORT POINT

POINT is `send` for a process that only delivers, and is not killed; else `module:name:before` or `module:name:after`: SIGKILL comes when that function is called the second time, before or after its work.
"""

import importlib
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from scraper.alerts import delivery
from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT, Config, MailSettings
from scraper.model.article import Article, Match
from scraper.model.moments import WARSAW
from scraper.model.rule import Delivery, Rule
from scraper.model.site import Site
from scraper.storage import runs
from scraper.storage.articles import Intake, article_id_of, store_article
from scraper.storage.database import open_database

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=WARSAW)
YESTERDAY = datetime(2026, 3, 1, 9, 0, tzinfo=WARSAW)
ARTICLES = 5
RULES = (
    Rule(name="instant", title="Od razu", version="1"),
    Rule(name="capped", title="Z limitem", version="1", delivery=Delivery(most=1)),
    Rule(name="daily", title="Codziennie", version="1", delivery=Delivery(rhythm="daily")),
)


def configuration(db: Path, port: int) -> Config:
    mail = MailSettings(host="127.0.0.1", port=port, security="none", sender="klastry@example.org", recipients=("a@example.org",), timeout_seconds=5)
    return replace(Config(), db=db, mail=mail)


def run(db: Path, port: int, now: datetime = NOW) -> None:
    """What a crawl and its delivery do; run again, it goes on where the last one was killed."""
    store(db)
    send(db, port, now)


def store(db: Path) -> None:
    """Store what is not stored yet, as a crawl does after its baseline."""
    conn = open_database(db)
    lexicon = load_lexicon(CHECKOUT / "data" / "gazetteers")
    site = Site(name="serwis", url="https://serwis.pl/", title="Serwis")
    with conn:
        opened = runs.start_run(conn, "crawl", YESTERDAY)
        runs.finish_visit(conn, runs.start_visit(conn, opened, site, YESTERDAY), "done", runs.VisitCounts(), YESTERDAY)
        visit = runs.start_visit(conn, opened, site, YESTERDAY)
    names = frozenset(rule.name for rule in RULES)
    intake = Intake(now=YESTERDAY, lexicon=lexicon, alerting_rules=names, channels=("mail",))
    for number in range(ARTICLES):
        url = f"https://serwis.pl/{number}"
        if article_id_of(conn, url) is not None:
            continue  # as the frontier says: this address is read
        matches = tuple(Match(rule=name, rule_version="1", tier="A", passing=False, sentence=f"Zdanie {number}.", words=()) for name in sorted(names))
        article = Article(url=url, site="serwis", kind="article", title=f"Artykuł {number}", text=f"Zdanie {number}.", matches=matches)
        with conn:
            store_article(conn, article, visit, intake)
    conn.close()


def send(db: Path, port: int, now: datetime) -> None:
    """Deliver what waits."""
    conn = open_database(db)
    delivery.deliver(conn, configuration(db, port), RULES, lambda: now)
    conn.close()


def kill_at(point: str) -> None:
    """Put the kill in place of the function."""
    module_name, name, when = point.split(":")
    module: Any = importlib.import_module(module_name)
    *owners, name = name.split(".")
    for owner in owners:
        module = getattr(module, owner)
    work: Callable[..., Any] = getattr(module, name)
    calls = 0

    def killed(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 2 and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        done = work(*args, **kwargs)
        if calls == 2 and when == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    setattr(module, name, killed)


if __name__ == "__main__":
    if sys.argv[3] == "send":
        send(Path(sys.argv[1]), int(sys.argv[2]), NOW)
    else:
        kill_at(sys.argv[3])
        run(Path(sys.argv[1]), int(sys.argv[2]))
