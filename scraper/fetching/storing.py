"""A reading into the archive and the database, and a visit's pages read again when a template was learned from them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from scraper.alerts.matching import alerts
from scraper.archive.hashes import body_hash
from scraper.extraction.templates import learn_template, template_fits
from scraper.model.errors import NotAnArticle
from scraper.model.template import Template
from scraper.parsing.document import parse
from scraper.processing import process
from scraper.storage import archived_pages, crawl_state, templates
from scraper.storage.articles import Intake, article_id_of, forget_article, remember_address, replace_reading, store_article

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.archive.warc import Place
    from scraper.fetching.items import Reading
    from scraper.fetching.visit import SiteVisit
    from scraper.model.article import Article
    from scraper.model.page import Page
    from scraper.parsing.document import Document

_SAMPLE = 60
"""Pages of a visit from which a template is learned."""
_MISFIT = 0.5
"""Share of a visit's articles that may miss the template before it is learned anew."""


def store_reading(visit: SiteVisit, reading: Reading) -> None:
    """Archive the page, then store its article and mark its address as read in one transaction. A failure is recorded; nothing half is stored."""
    try:
        place = visit.archived(reading.page, reading.headers, reading.sent)
        with visit.conn:
            stored = store_article(visit.conn, reading.article, visit.visit, intake_of(visit, reading.article))
            crawl_state.mark_read(visit.conn, visit.site.name, reading.asked, "article", visit.now(), reading.validators)
            if reading.article.url != reading.asked:
                remember_address(visit.conn, stored.article_id, reading.asked)
                crawl_state.mark_read(visit.conn, visit.site.name, reading.article.url, "article", visit.now(), reading.validators)
            fetched = reading.page.fetched_at or visit.now()
            archived_pages.remember_page(
                visit.conn, visit.site.name, reading.asked, fetched, (place.file, place.position), body_hash(reading.page.body)
            )
    except (sqlite3.Error, OSError) as error:
        visit.failed(reading.asked, "store", f"{type(error).__name__}: {error}")
        return
    visit.stored(reading.asked, place, stored, dated=reading.article.published is not None)


def intake_of(visit: SiteVisit, article: Article) -> Intake:
    """What the store needs beside the article: the rules that alert of it, and where to."""
    rules = {rule.name: rule for rule in visit.desk.rules}
    alerting = frozenset(m.rule for m in article.matches if m.rule in rules and alerts(m, rules[m.rule]))
    return Intake(now=visit.now(), lexicon=visit.desk.lexicon, alerting_rules=alerting, channels=visit.channels)


def learn_from_visit(visit: SiteVisit) -> bool:
    """Learn the site's template where there is none, or where the one in force no longer fits, and read the visit's pages again with it.

    On a first visit that was killed or cut before, the pages of its earlier parts too.

    Gives whether one was learned. Nobody is alerted by it: a page's alerts were decided when it was stored.
    """
    pages = visit.pages_to_learn_from()
    documents = _sampled(visit, pages)
    if visit.desk.template is not None:
        misfits = sum(not template_fits(visit.desk.template, d) for d in documents)
        if misfits <= _MISFIT * len(documents):
            return False
    template = learn_template([*documents, *_parsed(visit.other_pages)], site=visit.site.name, now=visit.now())
    if template is None:
        return False
    with visit.conn:
        templates.save_template(visit.conn, visit.site.name, template.to_json(), visit.now())
    visit.desk = replace(visit.desk, template=template)
    for url, place in pages:
        page = visit.archived_page(url, place)
        if page is not None:
            _read_again(visit, url, process(page, visit.desk))
    return True


def stored_template(conn: sqlite3.Connection, site: str) -> Template | None:
    """The template in force of the site; None where none was learned."""
    text = templates.load_template(conn, site)
    return Template.from_json(text) if text else None


def _sampled(visit: SiteVisit, pages: list[tuple[str, Place]]) -> list[Document]:
    step = max(1, len(pages) // _SAMPLE)
    kept = (visit.archived_page(url, place) for url, place in pages[::step][:_SAMPLE])
    return _parsed(page for page in kept if page is not None)


def _parsed(pages: Iterable[Page]) -> list[Document]:
    documents = []
    for page in pages:
        try:
            documents.append(parse(page))
        except NotAnArticle:  # told when the page was read
            continue
    return documents


def _read_again(visit: SiteVisit, url: str, article: Article) -> None:
    """Put the new reading in place of the first; a page that proves to be no article is taken back, where this visit brought it."""
    with visit.conn:
        known = article_id_of(visit.conn, article.url)
        if known is None:
            return
        if article.is_article:
            replace_reading(visit.conn, known, article, visit.now(), visit.desk.lexicon)
        elif forget_article(visit.conn, known, since=visit.since_when()):
            crawl_state.mark_read(visit.conn, visit.site.name, url, "other", visit.now())
            visit.counts["new"] = max(0, visit.counts["new"] - 1)
