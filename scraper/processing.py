"""The main flow: one page in, one article out. A crawl, a re-extraction, a saved file and a test all go this way.

Pure: it is handed all it needs (the page, and the desk it is read at) and opens no socket, file or database.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scraper.extraction.article import Known, read_article
from scraper.extraction.participants import find_people
from scraper.parsing.document import parse

if TYPE_CHECKING:
    from datetime import datetime

    from scraper.language.lexicon import Lexicon
    from scraper.model.article import Article
    from scraper.model.page import Page
    from scraper.model.site import Site
    from scraper.model.template import Template
    from scraper.parsing.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a page is read with."""

    now: datetime
    """Aware. Nothing published after it is believed."""
    lexicon: Lexicon | None = None
    """None only where people are left out."""
    site: Site | None = None
    template: Template | None = None
    without: frozenset[str] = frozenset()
    """What to leave out: `people`."""


def process(page: Page, desk: Desk) -> Article:
    """The page's article in final form. Raises NotAnArticle, saying why, where the page is no HTML."""
    return extract(page, desk)


def extract(page: Page, desk: Desk) -> Article:
    """What the page says, field by field, with the people named in it. Raises NotAnArticle where it is no HTML."""
    return read(parse(page), desk)


def read(document: Document, desk: Desk) -> Article:
    """`extract` for a page that is parsed already, as when a template was learned from it."""
    article = read_article(document, Known(now=desk.now, site=desk.site, template=desk.template))
    if desk.lexicon is None or "people" in desk.without or not article.is_article:
        return article
    people = find_people(article.text, desk.lexicon, title=article.title)
    return replace(article, participants=people.participants, mentions=people.mentions)
