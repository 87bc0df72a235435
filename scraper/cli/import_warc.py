"""`klastry import-warc`: take in WARC files of others."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from scraper.cli.main import DONE, FAILED, configuration, global_options
from scraper.model.moments import WARSAW
from scraper.model.site import Site
from scraper.normalisation.urls import host_of, normalise_url

if TYPE_CHECKING:
    import sqlite3

    from scraper.config import Config
    from scraper.fetching.visit import SiteVisit
    from scraper.model.page import Page
    from scraper.processing import Desk

_HTML = ("text/html", "application/xhtml+xml")


@click.command("import-warc")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--all", "every_host", is_flag=True, help="Take pages of hosts without a profile too, each host as a site of its own.")
@click.option("--json", "as_json", is_flag=True, help="The counts as JSON on stdout.")
@global_options
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], every_host: bool, as_json: bool) -> int:
    """Read pages of WARC files (Common Crawl, wget, Heritrix; plain or gzip) as if they had been crawled.

    Pages of the catalogue's sites are stored and kept in the archive; nobody is alerted. A capture older than the page we have is left out, and a
    record that cannot be read is recorded and told, and the next one is read.
    """
    from scraper.storage.database import open_database
    from scraper.storage.lock import run_lock

    config = configuration(ctx)
    now = datetime.now(WARSAW)
    with run_lock(config.db, "klastry import-warc", now), closing(open_database(config.db)) as conn:
        intake = _Import(conn=conn, config=config, started=now, every_host=every_host)
        for file in files:
            intake.take(file)
        intake.finish()
    if as_json:
        print(json.dumps(dict(intake.counts)))
    else:
        click.echo(_summary(intake.counts), err=True)
    return FAILED if intake.counts["bad"] and not intake.counts["pages"] else DONE


def _summary(counts: Counter[str]) -> str:
    parts = [f"{counts['pages']} pages read", f"{counts['new']} articles new", f"{counts['changed']} changed"]
    left_out = {"other": "no article", "elsewhere": "of no known site (--all takes them)", "older": "older than what we have", "bad": "bad records"}
    return ", ".join([*parts, *(f"{counts[name]} {words}" for name, words in left_out.items() if counts[name])])


@dataclass(slots=True)
class _Import:
    """One import: a visit of each site that the files hold pages of."""

    conn: sqlite3.Connection
    config: Config
    started: datetime
    every_host: bool
    counts: Counter[str] = field(default_factory=Counter)
    run_id: int = field(init=False)
    desk: Desk = field(init=False)
    sites: dict[str, Site] = field(init=False)
    visits: dict[str, SiteVisit] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from scraper.catalogue.gazetteers import load_lexicon  # imports of a third of a second wait until the usage is known to be right
        from scraper.catalogue.rules import load_rules
        from scraper.catalogue.sites import load_sites
        from scraper.processing import Desk
        from scraper.storage.known_surnames import surnames_of
        from scraper.storage.runs import start_run

        self.sites = load_sites(self.config.sites)
        taught = surnames_of(self.conn, load_lexicon(self.config.gazetteers))
        self.desk = Desk(now=self.started, lexicon=load_lexicon(self.config.gazetteers, taught), rules=load_rules(self.config.rules))
        with self.conn:
            self.run_id = start_run(self.conn, "import-warc", self.started)

    def take(self, file: Path) -> None:
        """Read one file, record by record."""
        from scraper.archive.warc import iter_pages

        with click.progressbar(iter_pages(file), label=file.name, file=sys.stderr, hidden=not sys.stderr.isatty()) as records:
            for page, reason in records:
                if page is None:
                    self._record_bad(file, reason)
                elif page.status == 200 and (page.content_type or _HTML[0]).lower().startswith(_HTML):
                    self._take_page(page)

    def finish(self) -> None:
        """Learn templates from what came, and write how the visits ended."""
        from scraper.fetching.learning import learn_from_visit
        from scraper.model.run import VisitCounts
        from scraper.storage.runs import finish_run, finish_visit

        for visit in self.visits.values():
            learn_from_visit(visit)
            counts = VisitCounts(**{name: visit.counts[name] for name in VisitCounts.__dataclass_fields__})
            for name in ("new", "changed"):
                self.counts[name] += visit.counts[name]
            with self.conn:
                # Not the site's first crawl, whatever came: that has still to be made without alerts.
                finish_visit(self.conn, replace(visit.visit, baseline=False), "done", counts, visit.now())
        with self.conn:
            finish_run(self.conn, self.run_id, "done", datetime.now(WARSAW))

    def _record_bad(self, file: Path, reason: str) -> None:
        from scraper.model.errors import Failure
        from scraper.storage.runs import record_failure

        self.counts["bad"] += 1
        click.echo(f"{file}: bad record: {reason}", err=True)
        with self.conn:
            record_failure(self.conn, None, Failure(url=file.name, site="", stage="fetch", reason=f"bad record: {reason}"), self.started)

    def _take_page(self, page: Page) -> None:
        from scraper.storage.archived_pages import newest_fetch

        site = self._site_of(page.url)
        if site is None:
            self.counts["elsewhere"] += 1
            return
        self.counts["pages"] += 1
        visit = self._visit(site)
        asked = normalise_url(page.url)
        known = newest_fetch(self.conn, site.name, asked)
        if known is not None and page.fetched_at is not None and page.fetched_at <= known:
            self.counts["older"] += 1
            return
        self._store(visit, replace(page, url=asked, site=site.name), asked)

    def _store(self, visit: SiteVisit, page: Page, asked: str) -> None:
        from scraper.fetching.items import Reading
        from scraper.fetching.storing import store_reading
        from scraper.model.errors import NotAnArticle
        from scraper.processing import process
        from scraper.storage.crawl_state import Validators

        try:
            article = process(page, replace(visit.desk, now=page.fetched_at or self.started))
        except NotAnArticle:
            self.counts["other"] += 1
            return
        except Exception as error:  # noqa: BLE001 - the batch runner's wide net: one page must not end the run
            self.counts["bad"] += 1
            visit.failed(asked, "extract", f"{type(error).__name__}: {error}")
            return
        if not article.is_article:
            self.counts["other"] += 1
            return
        headers = {"Content-Type": page.content_type} if page.content_type else {}
        store_reading(visit, Reading(article=article, page=page, asked=asked, headers=headers, validators=Validators()))

    def _site_of(self, url: str) -> Site | None:
        from scraper.catalogue.sites import site_for_url

        site = site_for_url(self.sites, url)
        if site is None and self.every_host and host_of(url):
            parts = urlsplit(normalise_url(url))
            place = parts.netloc.removeprefix("www.")  # with its port: another port is another server
            site = Site(name=re.sub(r"[^a-z0-9]+", "-", place).strip("-")[:64], url=f"{parts.scheme}://{parts.netloc}/", title=place)
        return site

    def _visit(self, site: Site) -> SiteVisit:
        if site.name not in self.visits:
            from scraper.fetching.learning import stored_template
            from scraper.fetching.visit import SiteVisit
            from scraper.storage.runs import start_visit

            with self.conn:
                record = start_visit(self.conn, self.run_id, site, self.started, alerts=False)
            desk = replace(self.desk, site=site, template=stored_template(self.conn, site.name))
            archive = self.config.var / "archive"
            self.visits[site.name] = SiteVisit(conn=self.conn, site=site, visit=record, desk=desk, archive=archive)
        return self.visits[site.name]
