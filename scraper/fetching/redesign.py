"""A site that changed its skin and its addresses at once: no page has the learned template's place of the body, and all are articles all the same.

The template says of each that it is none, and rightly so where a site without change has a page of contacts. That it is the template which no longer holds shows only
at the end of the visit: the old articles are gone or unreadable, none fits any more, and several pages of one kind of address are dated articles by themselves.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from scraper.fetching.storing import store_reading
from scraper.normalisation.urls import url_shape
from scraper.processing import extract_document, match, normalise
from scraper.storage import crawl_state

if TYPE_CHECKING:
    from scraper.fetching.items import Reading
    from scraper.fetching.visit import SiteVisit
    from scraper.model.article import Article
    from scraper.parsing.document import Document

_FEWEST = 3
_MOST_KEPT = 60
"""Pages that are kept for the end of the visit; what is more waits for the next one, with its template."""


def read_alone(visit: SiteVisit, document: Document, article: Article) -> Article | None:
    """The dated article that the page is by itself, where the template found no place in it; None where it is none."""
    rule = dict(article.winners).get("kind")
    visit.fitted += rule == "template"
    if visit.desk.template is None or rule != "no-template-place":
        return None
    alone = extract_document(document, replace(visit.desk, template=None))
    return alone if alone.is_article and alone.published else None


def keep_stranger(visit: SiteVisit, reading: Reading) -> None:
    """Keep for the end of the visit what would be an article without the template."""
    if len(visit.strangers) < _MOST_KEPT:
        visit.strangers.append(reading)
    else:
        visit.strangers_left.append(reading.asked)


def adopt_strangers(visit: SiteVisit) -> None:
    """At the end of the visit: where the template holds for no page any more, forget it and store the articles that it kept out."""
    if visit.fitted or not (visit.vanished or visit.counts["misread"]):
        return
    kinds = defaultdict[str, list["Reading"]](list)
    for reading in visit.strangers:
        kinds[url_shape(reading.page.url)].append(reading)
    adopted = [reading for readings in kinds.values() if len(readings) >= _FEWEST for reading in readings]
    if not adopted:
        return
    visit.desk = replace(visit.desk, template=None)
    for reading in adopted:
        store_reading(visit, replace(reading, article=match(normalise(reading.article), visit.desk)))
    with visit.conn:
        for url in visit.strangers_left:
            crawl_state.mark_read(visit.conn, visit.site.name, url, "pending", visit.now())
