"""A month of days in one process, for test_month: real servers on loopback, time handed in. Prints what each day left, as JSON.

python -m tests.crawl.month FOLDER
"""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from socketserver import BaseServer
from threading import Event
from typing import Any

from scraper.alerts.delivery import deliver
from scraper.analysis.health import assess
from scraper.catalogue.rules import load_rules
from scraper.config import load_config
from scraper.fetching.run import crawler_process, drive, visit_sites
from scraper.fetching.session import Wishes, planned, watch_over
from scraper.model.moments import WARSAW
from scraper.model.site import Site
from scraper.storage.database import open_database
from tests.crawl.conftest import Answer, FakeSite

FIRST = datetime(2026, 3, 2, 8, 0, tzinfo=WARSAW)
DAYS = 30
OLD = 20
MONTHS = ("stycznia", "lutego", "marca", "kwietnia")
EXPERTS = (
    "W Ministerstwie Rozwoju i Technologii odbyło się posiedzenie Rady Krajowych Klastrów Kluczowych. Obrady otworzyła Anna Nowak, podsekretarz stanu "
    "w Ministerstwie Rozwoju i Technologii. Członkowie rady omówili projekt nowej polityki klastrowej."
)


class Publisher:
    """A site that publishes every other day; what goes wrong with it is its subclass's."""

    def __init__(self) -> None:
        self.web = FakeSite()
        self.paths: list[str] = []
        self.now = FIRST
        for number in range(OLD):
            self.publish(number, FIRST - timedelta(days=2 * (OLD - number)))

    @property
    def name(self) -> str:
        return type(self).__name__.lower()

    def day(self, day: int, now: datetime) -> None:
        """The site as it stands on the day, counted from 0."""
        self.now = now
        if day % 2 == 0 and self.has_news(day):
            self.publish(OLD + day, now)
        self.listing()
        self.mishap(day)

    def has_news(self, day: int) -> bool:
        return True

    def publish(self, number: int, now: datetime) -> None:
        text = (
            f"Spotkanie numer {number} klastra odbyło się w Lublinie. Uczestnicy rozmawiali o projekcie numer {number * 7}, o szkoleniach dla firm z "
            f"województwa i o wspólnym wyjeździe na targi w mieście, które wybrano w głosowaniu {number * 13}. Biuro klastra zaprasza kolejne firmy do współpracy."
        )
        self.paths.insert(0, self.web.article(number, day=f"{now.day} {MONTHS[now.month - 1]} {now.year}", text=text))

    def listing(self) -> None:
        self.web.listing("/", self.paths)

    def mishap(self, day: int) -> None:
        """What goes wrong on the day."""


class Steady(Publisher):
    """Nothing goes wrong; one article is about an expert group, one is withdrawn, one edited, one given another title."""

    def mishap(self, day: int) -> None:
        if day == 10:
            self.web.article(OLD + 10, title="Posiedzenie Rady Krajowych Klastrów Kluczowych", text=EXPERTS, day="12 marca 2026")
            self.listing()
        if day == 13:
            self.web.article(
                OLD + 12,
                text="Treść zmieniona przez redakcję: spotkanie przeniesiono do Rzeszowa i odbędzie się w innym terminie.",
                day="14 marca 2026",
            )
            self.web.article(OLD + 10, title="Posiedzenie Rady Krajowych Klastrów Kluczowych w marcu", text=EXPERTS, day="12 marca 2026")
        if day >= 13:
            self.web.html(f"/news/artykul-{OLD + 8}.htm", "<html><body><h1>404</h1></body></html>", status=404)
            self.web.html(
                f"/news/artykul-{OLD + 6}.htm",
                "<html><head><title>Nie znaleziono strony</title></head><body><h1>Nie znaleziono strony</h1></body></html>",
            )
            self.paths = [p for p in self.paths if p not in (f"/news/artykul-{OLD + 8}.htm", f"/news/artykul-{OLD + 6}.htm")]
            self.listing()


class Broken(Publisher):
    """Answers with errors for five days."""

    def mishap(self, day: int) -> None:
        if 8 <= day < 13:
            self.web.pages["/"] = Answer(b"", status=500)


class Hanging(Publisher):
    """Takes connections and answers nothing for two days."""

    def mishap(self, day: int) -> None:
        if 8 <= day < 10:
            self.web.pages["/"] = Answer(b"", write=lambda handler: Event().wait(6) and None)


class Silent(Publisher):
    """Publishes nothing for three weeks."""

    def has_news(self, day: int) -> bool:
        return not 2 <= day < 24


class Empty(Publisher):
    """Answers well and says nothing for four days."""

    def mishap(self, day: int) -> None:
        if 10 <= day < 14:
            self.web.html("/", "<html><head><title>Serwis</title></head><body><h1>Przerwa techniczna</h1></body></html>")


class WithFeed(Publisher):
    """A feed beside the list."""

    def listing(self) -> None:
        super().listing()
        head = b"<link rel='alternate' type='application/rss+xml' href='/kanal.xml'></head>"
        self.web.pages["/"].body = self.web.pages["/"].body.replace(b"</head>", head)
        items = "".join(
            f"<item><title>T</title><link>{self.web.url[:-1]}{path}</link>{self.dates(n)}</item>" for n, path in enumerate(self.paths[:10])
        )
        self.web.pages["/kanal.xml"] = Answer(f"<rss version='2.0'><channel><title>k</title>{items}</channel></rss>".encode(), "application/rss+xml")

    def dates(self, place: int) -> str:
        """What the feed says of when the item at the place, counted from the newest, was published."""
        return ""


class Feeding(WithFeed):
    """Its feed dies; its list goes on."""

    def mishap(self, day: int) -> None:
        if day >= 10:
            del self.web.pages["/kanal.xml"]
            self.web.pages["/"].body = self.web.pages["/"].body.replace(b"/kanal.xml", b"/style.css")


class Moving(Publisher):
    """Gives all its articles other addresses; the old ones lead to them."""

    def publish(self, number: int, now: datetime) -> None:
        super().publish(number, now)
        if now >= FIRST + timedelta(days=12):
            self._move(self.paths[0])

    def mishap(self, day: int) -> None:
        if day == 12:
            for path in list(self.paths):
                self._move(path)
            self.listing()

    def _move(self, old: str) -> None:
        if old.startswith("/aktualnosci/"):
            return
        new = old.replace("/news/", "/aktualnosci/").replace(".htm", "/")
        self.web.pages[new] = self.web.pages[old]
        self.web.html(old, "", status=301, headers={"Location": new})
        self.paths[self.paths.index(old)] = new


class Redesigned(Publisher):
    """Wears another skin from the middle of the month on."""

    def mishap(self, day: int) -> None:
        if day >= 14:
            for path in self.paths:
                page = self.web.pages[path]
                page.body = (
                    page.body.replace(b"<div id='content'>", b"<main class='wrap'><article class='entry'>")
                    .replace(b"</div><div id='footer'>", b"</article></main><div class='stopka'>")
                    .replace(b"class='tresc'", b"class='entry-content'")
                    .replace(b"<div class='data'>", b"<div class='entry-meta'>")
                )


class Skewed(WithFeed):
    """The clock of its feed goes a week ahead."""

    def dates(self, place: int) -> str:
        return f"<pubDate>{format_datetime(self.now + timedelta(days=7 - 2 * place))}</pubDate>"


class Redated(WithFeed):
    """Its feed says each day that all items are of this hour, and were just edited."""

    def dates(self, place: int) -> str:
        return (
            f"<pubDate>{format_datetime(self.now)}</pubDate><a10:updated xmlns:a10='http://www.w3.org/2005/Atom'>{self.now.isoformat()}</a10:updated>"
        )


class Replaced(Publisher):
    """Another CMS from the middle of the month on: all addresses are new, the old ones answer 404, and the skin is another."""

    def publish(self, number: int, now: datetime) -> None:
        super().publish(number, now)
        if now >= FIRST + timedelta(days=13):
            self._rename(self.paths[0])

    def mishap(self, day: int) -> None:
        if day == 13:
            for path in list(self.paths):
                self._rename(path)
            self.listing()

    def _rename(self, old: str) -> None:
        if old.startswith("/index.php/"):
            return
        new = f"/index.php/wpis/{old.rpartition('-')[2].removesuffix('.htm')}-wiadomosc"
        page = self.web.pages.pop(old)
        page.body = page.body.replace(b"<div id='content'>", b"<main><article>").replace(
            b"</div><div id='footer'>", b"</article></main><div class='stopka'>"
        )
        page.body = page.body.replace(b"class='tresc'", b"class='entry-content'").replace(b"<div class='data'>", b"<div class='entry-meta'>")
        self.web.pages[new] = page
        self.paths[self.paths.index(old)] = new


class Recoded(Publisher):
    """Answers in another encoding for two days, and says that it is UTF-8."""

    def day(self, day: int, now: datetime) -> None:
        if day in (11, 13):
            for path, body in self._kept.items():
                self.web.pages[path].body = body
        super().day(day, now)

    def mishap(self, day: int) -> None:
        if day in (10, 12):
            self._kept = {path: self.web.pages[path].body for path in ("/", *self.paths)}
            for path, body in self._kept.items():
                self.web.pages[path].body = body.decode().encode("cp1250")


class Restored(Publisher):
    """Stands for a day as it stood a week before, when a backup was put back."""

    def day(self, day: int, now: datetime) -> None:
        if day == 17:
            self.web.pages.update(self._kept)
        super().day(day, now)

    def mishap(self, day: int) -> None:
        if day == 16:
            self._kept = {path: self.web.pages.pop(path) for path in self.paths[:4]}
            self.web.listing("/", self.paths[4:])


class Emigrated(Publisher):
    """Moves to another host for good."""

    def mishap(self, day: int) -> None:
        if day >= 15:
            self.web.html("/", "", status=301, headers={"Location": self.web.url.replace("127.0.0.1", "localhost") + "nowy"})


PUBLISHERS = (Steady, Broken, Hanging, Silent, Empty, Feeding, Moving, Redesigned, Skewed, Redated, Replaced, Recoded, Restored, Emigrated)


async def _month(folder: Path, process: Any) -> list[dict[str, Any]]:
    config = load_config({"db": folder / "klastry.db", "sites": folder}, environment={})
    config = replace(config, crawl=replace(config.crawl, timeout_seconds=3.0))
    publishers = [kind() for kind in PUBLISHERS]
    sites = [Site(name=p.name, url=p.web.url, title=p.name, allow_private_addresses=True) for p in publishers]
    diary = []
    with closing(open_database(config.db)) as conn:
        for day in range(DAYS):
            now = FIRST + timedelta(days=day)
            for publisher in publishers:
                publisher.day(day, now)
                publisher.web.asked.clear()
            reports = await visit_sites(planned(config, conn, sites, Wishes(clock=lambda: now)), process)  # noqa: B023 - awaited within the day
            deliver(conn, config, load_rules(config.rules), lambda: now)  # noqa: B023 - as above
            failures = watch_over(config, conn, reports, lambda: now)  # noqa: B023 - as above
            told = config.var / "operator.txt"
            letters = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
            diary.append(
                {
                    "reports": {r.site: [r.outcome, r.reason] for r in reports},
                    "failures": failures,
                    "told": [line for line in letters if line[:1] in "✗✓" and line],
                    "health": {s["site"]: s["health"] for s in assess(conn, now, "pl")},
                    "requests": {p.name: sum(p.web.asked.values()) for p in publishers},
                }
            )
    (folder / "published.json").write_text(
        json.dumps({p.name: OLD + sum(p.has_news(d) for d in range(0, DAYS, 2)) for p in publishers}), encoding="utf-8"
    )
    return diary


def main() -> None:
    folder = Path(sys.argv[1])
    BaseServer.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that give up
    config = load_config({}, environment={})
    process = crawler_process(replace(config.crawl, timeout_seconds=3.0))
    print(json.dumps(drive(process, lambda: _month(folder, process))))


if __name__ == "__main__":
    main()
