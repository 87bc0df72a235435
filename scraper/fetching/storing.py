"""A reading into the archive and the database."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from scraper.alerts.matching import alerts
from scraper.archive.hashes import body_hash
from scraper.storage import archived_pages, crawl_state
from scraper.storage.articles import Intake, remember_address, store_article

if TYPE_CHECKING:
    from scraper.fetching.items import Reading
    from scraper.fetching.visit import SiteVisit
    from scraper.model.article import Article


def store_reading(visit: SiteVisit, reading: Reading) -> None:
    """Archive the page, then store its article and mark its address as read in one transaction. A failure is recorded; nothing half is stored."""
    try:
        place = visit.archived(reading.page, reading.headers, reading.sent)
        with visit.conn:
            record = replace(visit.visit, alerts=False) if reading.is_old else visit.visit
            stored = store_article(visit.conn, reading.article, record, intake_of(visit, reading.article))
            crawl_state.mark_read(visit.conn, visit.site.name, reading.asked, "article", visit.now(), reading.validators)
            if reading.article.url != reading.asked:
                remember_address(visit.conn, stored.article_id, reading.asked)
                crawl_state.mark_read(visit.conn, visit.site.name, reading.article.url, "article", visit.now(), reading.validators)
            fetched = reading.page.fetched_at or visit.now()
            archived_pages.remember_page(
                visit.conn, visit.site.name, reading.asked, fetched, (place.file, place.position), body_hash(reading.page.body)
            )
    except sqlite3.Error as error:
        visit.failed(reading.asked, "store", f"{type(error).__name__}: {error}")
        return
    except OSError as error:  # no page of this visit can be kept, so none more is asked for
        visit.broke(
            f"the archive cannot be written: {error.strerror} ({error.filename or visit.archive}); what is not stored comes with the next visit"
        )
        return
    visit.stored(reading.asked, place, stored, dated=reading.article.published is not None)


def intake_of(visit: SiteVisit, article: Article) -> Intake:
    """What the store needs beside the article: the rules that alert of it, and where to."""
    rules = {rule.name: rule for rule in visit.desk.rules}
    alerting = frozenset(m.rule for m in article.matches if m.rule in rules and alerts(m, rules[m.rule]))
    return Intake(now=visit.now(), lexicon=visit.desk.lexicon, alerting_rules=alerting, channels=visit.channels)
