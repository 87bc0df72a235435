"""An archived page read again, and its stored article with the new reading in place of the old."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from scraper.archive.warc import Place, read_page
from scraper.model.errors import NotAnArticle
from scraper.normalisation.urls import normalise_url
from scraper.processing import Desk, process
from scraper.storage.archived_pages import latest_pages
from scraper.storage.articles import article_id_of, replace_reading
from scraper.storage.crawl_state import sighting_of
from scraper.storage.stored_fields import changed_fields, stored_fields

if TYPE_CHECKING:
    from pathlib import Path

    from scraper.model.article import Article
    from scraper.model.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Rereading:
    """What became of one page."""

    url: str
    site: str
    outcome: Literal["same", "changed", "unread"]
    reason: str = ""
    """Why the page could not be read."""
    changes: dict[str, tuple[object, object]] = field(default_factory=dict)
    """Field -> what was stored, what is now."""


def pages_of(conn: sqlite3.Connection, site: str) -> list[sqlite3.Row]:
    """The newest archived page of each article of the site: a moved article has pages under several addresses. Pages that proved to be none are left out."""
    newest: dict[object, sqlite3.Row] = {}
    none = {row["url"] for row in conn.execute("SELECT url FROM frontier WHERE site = ? AND state = 'other'", (site,))}
    for row in sorted(latest_pages(conn, site), key=lambda row: datetime.fromisoformat(row["fetched"])):
        if row["url"] not in none:
            newest[article_id_of(conn, row["url"]) or row["url"]] = row
    return sorted(newest.values(), key=lambda row: str(row["url"]))


def read_again(conn: sqlite3.Connection, archive: Path, row: sqlite3.Row, desk: Desk, *, dry_run: bool) -> Rereading:
    """Read one archived page by today's rules and put the reading into the database; with `dry_run` only say what would change."""
    url, site, fetched = str(row["url"]), str(row["site"]), datetime.fromisoformat(row["fetched"])
    page = read_page(archive, Place(file=row["file"], position=row["position"]), site)
    if page is None:
        return Rereading(url=url, site=site, outcome="unread", reason="its record in the archive is torn, damaged or gone")
    article_id = article_id_of(conn, url) or article_id_of(conn, normalise_url(page.url))
    if article_id is None:
        return Rereading(url=url, site=site, outcome="unread", reason="no article of it is stored")
    try:
        # As on the day it was fetched: `yesterday` in its text and a deadline ahead of it mean what they meant then.
        article = _article(replace(page, sighting=sighting_of(conn, site, url)), replace(desk, now=fetched))
    except NotAnArticle as error:
        return Rereading(url=url, site=site, outcome="unread", reason=str(error))
    except Exception as error:  # noqa: BLE001 - the batch runner's wide net: one page must not end the run
        return Rereading(url=url, site=site, outcome="unread", reason=f"{type(error).__name__}: {error}")
    try:
        changes = _replaced(conn, article_id, article, desk, fetched, dry_run=dry_run)
    except sqlite3.Error as error:  # a full disk, a locked database: this article stays as it was
        return Rereading(url=url, site=site, outcome="unread", reason=f"not stored: {error}")
    return Rereading(url=url, site=site, outcome="changed" if changes else "same", changes=changes)


def _article(page: Page, desk: Desk) -> Article:
    article = process(page, desk)
    if not article.is_article:
        raise NotAnArticle(f"it reads as {article.kind} today", url=page.url)
    return article


def _replaced(
    conn: sqlite3.Connection, article_id: int, article: Article, desk: Desk, moment: datetime, *, dry_run: bool
) -> dict[str, tuple[object, object]]:
    """The stored fields that change. A dry run does the same in a transaction that is taken back: so it cannot promise anything else."""
    before = stored_fields(conn, article_id)
    try:
        replace_reading(conn, article_id, article, moment, desk.lexicon)
        changes = changed_fields(before, stored_fields(conn, article_id))
    except BaseException:
        conn.rollback()
        raise
    if dry_run:
        conn.rollback()
    else:
        conn.commit()
    return changes
