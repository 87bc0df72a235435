"""What a visit learns of its site: a template, with which its pages are read again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scraper.extraction.events.find import DATE_FLAGS
from scraper.extraction.templates import learn_template, template_fits
from scraper.model.errors import NotAnArticle
from scraper.model.template import Template
from scraper.parsing.document import parse
from scraper.processing import extract_document, match, normalise, read_fields, seek_people_and_events
from scraper.storage import crawl_state, templates
from scraper.storage.articles import article_id_of, confirm_reading, forget_article, replace_reading

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from scraper.archive.warc import Place
    from scraper.fetching.visit import SiteVisit
    from scraper.model.article import Article
    from scraper.model.page import Page
    from scraper.parsing.document import Document

_SAMPLE = 60
"""Pages of a visit from which a template is learned."""
_MISFIT = 0.5
"""Share of a visit's articles that may miss the template before it is learned anew."""
_DRAFT = 24
"""Articles of a first visit after which a draft of the template is made: what is read with it is mostly read rightly the first time."""


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
    visit.desk = replace(visit.desk, template=template)
    for url, place in pages:
        page = visit.archived_page(url, place)
        if page is not None:
            _read_again(visit, url, page)
    with visit.conn:  # last: a visit killed before it learns and reads again
        templates.save_template(visit.conn, visit.site.name, template.to_json(), visit.now())
    return True


def draft_template(visit: SiteVisit) -> None:
    """In the middle of a first visit, make a draft of the template that its end will learn, so that few pages need to be stored twice.

    The draft is not kept, and says of no page that it is none: the pages met so far may all be of one kind.
    """
    if visit.desk.template is None and visit.draft is None and len(visit.read_pages) == _DRAFT:
        documents = [*_sampled(visit, visit.read_pages), *_parsed(visit.other_pages)]
        visit.draft = learn_template(documents, site=visit.site.name, now=visit.now())


def read_on_visit(visit: SiteVisit, document: Document) -> Article:
    """The article that the page holds, with its people and events, read with what the visit has learned so far."""
    if visit.draft is not None:
        desk = replace(visit.desk, template=visit.draft)
        fields = read_fields(document, desk)
        if fields.is_article:
            return seek_people_and_events(fields, desk)
    return extract_document(document, visit.desk)


def stored_template(conn: sqlite3.Connection, site: str) -> Template | None:
    """The template in force of the site; None where none was learned."""
    text = templates.load_template(conn, site)
    return Template.from_json(text) if text else None


def _sampled(visit: SiteVisit, pages: list[tuple[str, Place]]) -> list[Document]:
    """One page an article: what stands at several addresses repeats, and would pass for the site's furniture."""
    distinct = list({article_id_of(visit.conn, url) or url: (url, place) for url, place in pages}.values())
    step = max(1, len(distinct) // _SAMPLE)
    kept = (visit.archived_page(url, place) for url, place in distinct[::step][:_SAMPLE])
    return _parsed(page for page in kept if page is not None)


def _parsed(pages: Iterable[Page]) -> list[Document]:
    documents = []
    for page in pages:
        try:
            documents.append(parse(page))
        except NotAnArticle:  # told when the page was read
            continue
    return documents


def _read_again(visit: SiteVisit, url: str, page: Page) -> None:
    """Put the new reading in place of the first; a page that proves to be no article is taken back, where this visit brought it.

    People, events and matches follow from the fields: where these are as they were, the rest is not sought again. It is most of the work.
    """
    fields = read_fields(parse(page), visit.desk)
    final = normalise(fields)
    with visit.conn:
        known = article_id_of(visit.conn, final.url)
        if known is None:
            return
        if not final.is_article:
            if forget_article(visit.conn, known, since=visit.since_when()):
                crawl_state.mark_read(visit.conn, visit.site.name, url, "other", visit.now())
                visit.counts["new"] = max(0, visit.counts["new"] - 1)
        elif not confirm_reading(visit.conn, known, final, DATE_FLAGS):
            article = match(normalise(seek_people_and_events(fields, visit.desk)), visit.desk)
            replace_reading(visit.conn, known, article, visit.now(), visit.desk.lexicon)
