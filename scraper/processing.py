"""The main flow: a page becomes an article.

    Page ──extract──> Article ──normalise──> Article ──match──> Article

A crawl, a re-extraction from the archive, a saved file and a test all come this way. Nothing here opens a socket, a file or a database, or reads a clock: the
`Desk` holds all that is needed. The spiders call `extract`, the pipelines `normalise` and `match`; everybody else calls `process`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scraper.alerts.matching import match_rules
from scraper.extraction.article import Known, read_article
from scraper.model.moments import WARSAW
from scraper.normalisation.articles import normalised
from scraper.parsing.document import Document, parse

if TYPE_CHECKING:
    from datetime import datetime

    from scraper.language.lexicon import Lexicon
    from scraper.model.article import Article
    from scraper.model.page import Page
    from scraper.model.rule import Rule
    from scraper.model.site import Site
    from scraper.model.template import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What an editor has at hand when a page comes in."""

    now: datetime
    """Aware. Nothing published after it is believed."""
    lexicon: Lexicon
    rules: tuple[Rule, ...] = ()
    site: Site | None = None
    template: Template | None = None
    without: frozenset[str] = frozenset()
    """Parts not wanted: `people`, `events`."""
    reads_twice: bool = True
    """Whether pages of a site without a template get a second reading, which takes ten times as long."""


def process(page: Page, desk: Desk) -> Article:
    """The whole way. Raises NotAnArticle where the page is no HTML."""
    return match(normalise(extract(page, desk)), desk)


def extract(page: Page, desk: Desk) -> Article:
    """What the page says: fields, then people and events of its text. Raises NotAnArticle where the page is no HTML."""
    return extract_document(parse(page), desk)


def extract_document(document: Document, desk: Desk) -> Article:
    """`extract` for a page that is parsed already, as when a template was learned from it."""
    return seek_people_and_events(read_fields(document, desk), desk)


def read_fields(document: Document, desk: Desk) -> Article:
    """The first half of `extract`: what the page itself says."""
    return read_article(document, Known(now=desk.now, site=desk.site, template=desk.template, reads_twice=desk.reads_twice))


def seek_people_and_events(article: Article, desk: Desk) -> Article:
    """The second half: who and what the article's title, text and date speak of. A page that is no article stays as it is."""
    if not article.is_article:
        return article
    if "people" not in desk.without:
        from scraper.extraction.people.participants import find_people  # a third of the start: only where they are wanted

        people = find_people(article.text, desk.lexicon, title=article.title)
        article = replace(article, participants=people.participants, mentions=people.mentions)
    if "events" not in desk.without:
        from scraper.extraction.events.find import date_flags, find_events

        events = find_events(article.title, article.text, article.published, desk.lexicon)
        flags = date_flags(article.text, article.published, events, desk.lexicon)
        article = replace(article, events=events, flags=(*article.flags, *flags))
    return article


def normalise(article: Article) -> Article:
    """The article in its final form; the characters of its text stay as they are."""
    return normalised(article)


def match(article: Article, desk: Desk) -> Article:
    """The article with the alert rules it fits."""
    matches = match_rules(article, desk.rules, desk.lexicon.lemmatiser, desk.now.astimezone(WARSAW).date())
    return replace(article, matches=matches)
