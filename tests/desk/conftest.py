"""A desk over a database in the test's folder, asked as a browser asks it."""

import asyncio
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from scraper.analysis.desk.application import desk_application
from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT, Config
from scraper.model.article import Article, Event, Match, Participant
from scraper.model.moments import WARSAW
from scraper.model.run import Visit
from scraper.model.site import Site
from scraper.storage import accounts, runs
from scraper.storage.articles import Intake, store_article
from scraper.storage.database import open_database

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=WARSAW)
PASSWORD = "dlugie-haslo-1"
TEXT = (
    "Rada klastrów zebrała się 12 marca 2026 r. w Łodzi. Spotkanie otworzyła Anna Maj.\n\n"
    "Dyrektor Jan Kowal zapowiedział nabór wniosków. Następne spotkanie odbędzie się jesienią, a jego program ogłosi ministerstwo. " + HOSTILE
)
INTAKE = Intake(now=NOW, lexicon=load_lexicon(CHECKOUT / "data" / "gazetteers"), alerting_rules=frozenset({"expert-groups"}), channels=("file",))


def sample_article(**changes: object) -> Article:
    """An article with everything that a page shows, hostile where a crawled page can be."""
    anna = Participant(
        name="Anna Maj", role=f"Prezes {HOSTILE}", organisation=f"Klaster {HOSTILE}", surface="Anna Maj", start=TEXT.index("Anna"), end=TEXT.index("Anna") + 8,
        sentence=f"Spotkanie otworzyła Anna Maj. {HOSTILE}",
    )  # fmt: skip
    jan = Participant(name=f"Jan {HOSTILE}", role="Dyrektor", surface="Jan Kowal", start=TEXT.index("Jan"), end=TEXT.index("Jan") + 9)
    values: dict[str, object] = {
        "url": "javascript:alert(3)", "site": "serwis", "kind": "article", "title": f"Tytuł {HOSTILE}", "text": TEXT, "published": NOW.date(), "language": "pl",
        "tags": (HOSTILE, "klastry"), "participants": (anna, jan), "flags": ("weekday-mismatch", HOSTILE), "published_raw": HOSTILE,
        "events": (Event(start=NOW.date() + timedelta(days=10), end=NOW.date() + timedelta(days=10), place=HOSTILE, kind="event", sentence=HOSTILE),),
        "matches": (Match(rule="expert-groups", rule_version="1", tier="A", passing=False, sentence="Rada klastrów zebrała się 12 marca 2026 r. w Łodzi.", words=("Rada", "klastrów")),),
        "winners": (("title", HOSTILE), ("published", "printed-stack")),
    }  # fmt: skip
    return Article(**(values | changes))  # type: ignore[arg-type]


def store(conn: sqlite3.Connection, article: Article, now: datetime = NOW) -> int:
    """Put an article in as a later visit of its site does."""
    site = Site(name="serwis", url="https://serwis.pl/", title=f"Serwis {HOSTILE}")
    with conn:
        run = runs.start_run(conn, "crawl", now)
        visit = runs.start_visit(conn, run, site, now)
        runs.finish_visit(conn, visit, "done", runs.VisitCounts(), now)
        later = Visit(id=visit.id, run_id=run, site="serwis", baseline=False)
        return store_article(conn, article, later, replace(INTAKE, now=now)).article_id


@dataclass
class Desk:
    """A browser before the desk: it keeps cookies and sends forms with their token."""

    config: Config
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)
    address: str = "127.0.0.1"
    applications: dict[str, object] = field(default_factory=dict)
    """By language: the token of a form holds for the running desk that made it."""

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self._ask("GET", path, headers=headers)

    def send(self, path: str, form: dict[str, str], page: str | None = None, **headers: str) -> httpx.Response:
        """Send a form with the token that stands on `page` (the form's own address where none is named)."""
        found = re.search(r'name="csrftoken" value="([^"]+)"', self.get(page or path).text)
        token = {"csrftoken": found[1]} if found else {}
        return self._ask("POST", path, data=token | form, headers=headers)

    def sign_in(self, role: str = "editor") -> None:
        with closing(accounts.open_accounts(self.config.db)) as conn:
            accounts.put_user(conn, f"Ewa {role}", PASSWORD, role, NOW)  # type: ignore[arg-type]
        assert self.send("/zaloguj", {"kto": f"Ewa {role}", "haslo": PASSWORD}).status_code == 303

    def _ask(self, method: str, path: str, **options: object) -> httpx.Response:
        async def fetch() -> httpx.Response:
            if self.config.lang not in self.applications:
                self.applications[self.config.lang] = desk_application(self.config)
            application = self.applications[self.config.lang]
            transport = httpx.ASGITransport(app=application, client=(self.address, 5000))  # type: ignore[arg-type]
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", cookies=self.cookies) as client:
                answer = await client.request(method, path, **options)  # type: ignore[arg-type]
                self.cookies.update(client.cookies)
                return answer

        return asyncio.run(fetch())


class Markup(HTMLParser):
    """What a page holds that could run, load or lead anywhere; and what a screen reader needs."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk that has no database yet."""
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "expert-groups.toml").write_text((CHECKOUT / "data" / "rules" / "expert-groups.toml").read_text(encoding="utf-8"), encoding="utf-8")
    return Desk(replace(Config(), db=tmp_path / "klastry.db", rules=rules))


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """A desk over one hostile article."""
    with closing(open_database(desk.config.db)) as conn:
        store(conn, sample_article())
    return desk


@pytest.fixture
def changed(filled: Desk) -> Desk:
    """The article has a second version, and a correction."""
    with closing(open_database(filled.config.db)) as conn:
        store(conn, sample_article(title="Nowy tytuł", text=TEXT.replace("zapowiedział", "ogłosił")), NOW + timedelta(days=1))
    return filled
