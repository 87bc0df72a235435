"""Reading one page: every field in its turn, each decided in its own module."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scraper.extraction.attachments import find_attachments
from scraper.extraction.author import find_author
from scraper.extraction.body import find_body
from scraper.extraction.canonical import find_canonical
from scraper.extraction.kind import find_kind, kind_at_sight
from scraper.extraction.language import find_language
from scraper.extraction.lead import find_lead
from scraper.extraction.published import find_published
from scraper.extraction.region import find_region
from scraper.extraction.second_reading import read_twice
from scraper.extraction.selected import RULE, read_selected
from scraper.extraction.tags import find_tags
from scraper.extraction.title import find_title
from scraper.extraction.vicinity import Surroundings
from scraper.model.article import Article
from scraper.model.found import Found

if TYPE_CHECKING:
    from datetime import datetime

    from scraper.extraction.published import Published
    from scraper.extraction.region import Region
    from scraper.extraction.selected import Selected
    from scraper.model.article import PageKind
    from scraper.model.site import Site
    from scraper.model.template import Template
    from scraper.parsing.blocks import Block
    from scraper.parsing.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known before a page is read."""

    now: datetime
    site: Site | None = None
    template: Template | None = None
    reads_twice: bool = True
    """Whether a page of a site without a template is given to trafilatura too; a visit that will learn one does without."""

    @property
    def guesses(self) -> bool:
        """Whether the weaker rules are asked: there is one page of the site, and no other to compare it with."""
        return self.template is None and self.reads_twice


def read_article(document: Document, known: Known) -> Article:
    """The page's own fields; people, events and matches are read from them afterwards. A page that is no article keeps only its kind and title; where its
    site is not learned also its date and what stands in its main place: without a second page to compare with, the kind is a guess."""
    selected = read_selected(document, known.site)
    title = selected.title or find_title(document, known.template)
    heading = title.value if title else ""
    told = None if known.guesses else kind_at_sight(document, heading)
    if told is not None:
        return _without_body(document, told, heading)
    region = find_region(document, known.template)
    around = Surroundings(document=document, title=heading, region=region, template=known.template, now=known.now, guesses=known.guesses)
    published = _with_selected(find_published(around), selected)
    kind = find_kind(document, heading, region, known.template, has_date=published.moment is not None)
    body = _body(document, heading, region, known, selected) if kind.value == "article" or _is_guess(kind, known) else None
    if kind.value == "article" and body is None:
        kind = Found("other", "no-body")
    article = _without_body(document, kind, heading)
    if body is None and not known.guesses:
        return article
    winners = dict(article.winners) | {"published": published.rule} | ({"title": title.rule} if title else {})
    article = replace(
        article,
        published=published.moment,
        published_raw=published.raw,
        modified=published.modified,
        flags=published.flags,
        winners=tuple(winners.items()),
    )
    if body is None:
        return article
    return _filled(article, around, body, selected)


def _without_body(document: Document, kind: Found[PageKind], title: str) -> Article:
    return Article(url=document.page.url, site=document.page.site, kind=kind.value, title=title, winners=(("kind", kind.rule),))


def _is_guess(kind: Found[PageKind], known: Known) -> bool:
    return known.guesses and kind.rule not in ("home-address", "listing-address", "error-page")


def _body(document: Document, title: str, region: Region | None, known: Known, selected: Selected) -> Found[str] | None:
    if selected.text:
        return selected.text
    if known.guesses:
        return read_twice(document, region, title)
    return find_body(document, title, known.template)


def _with_selected(published: Published, selected: Selected) -> Published:
    if selected.published is None:
        return published
    return replace(published, moment=selected.published, raw=selected.published_raw, rule=RULE)


def _filled(article: Article, around: Surroundings, body: Found[str], selected: Selected) -> Article:
    document, region = around.document, around.region
    tags, author = selected.tags or find_tags(document, region), selected.author or find_author(around)
    canonical = find_canonical(document)
    lead = selected.lead or find_lead(document, region, body.value)
    language = find_language(body.value, article.title, document.declared_language)
    found: dict[str, Found[str] | Found[tuple[str, ...]] | None]
    found = {"text": body, "tags": tags, "author": author, "canonical_url": canonical, "lead": lead, "language": language}
    winners = dict(article.winners) | {name: f.rule for name, f in found.items() if f}
    return replace(
        article,
        text=body.value,
        lead=lead.value if lead else None,
        language=language.value if language else None,
        author=author.value if author else None,
        canonical_url=canonical.value if canonical else None,
        tags=tags.value,
        attachments=find_attachments(document, _article_blocks(document, region)),
        winners=tuple(winners.items()),
        translations=document.translations,
        links=_links(document, region),
    )


def _article_blocks(document: Document, region: Region | None) -> list[Block]:
    return document.blocks[region.first : region.last + 12] if region else []


def _links(document: Document, region: Region | None) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(document.absolute(a.href) for b in _article_blocks(document, region) for a in b.anchors if a.href and a.href[0] != "#")
    )
