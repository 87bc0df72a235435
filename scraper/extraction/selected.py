"""What a profile's selectors find: the first rule, `selector`, of each field that they name.

A profile may hold several forms, newest last. The newest form whose title and body selectors (those it gives) all find text is taken, unless the page's day, as
that form's own `published` selector reads it, is later than the form's `valid_until`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from scraper.language.dates import read_date, read_moment
from scraper.model.found import Found
from scraper.model.moments import day_of
from scraper.parsing.blocks import BlockWalker, clean_text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from scraper.model.moments import PublicationMoment
    from scraper.model.site import SelectorForm, Site
    from scraper.parsing.document import Document

RULE = "selector"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """The fields that the profile's selectors gave; None for a field that they do not name or did not find."""

    title: Found[str] | None = None
    text: Found[str] | None = None
    published: PublicationMoment | None = None
    published_raw: str | None = None
    tags: Found[tuple[str, ...]] | None = None
    author: Found[str] | None = None
    lead: Found[str] | None = None


def read_selected(document: Document, site: Site | None) -> Selected:
    """The fields of the form that fits the page; all None where the profile has no selectors or none of its forms fits."""
    for form in reversed(site.selectors if site else ()):
        selected = _read(document, form)
        if _fits(selected, form):
            return selected
    return Selected()


def _fits(selected: Selected, form: SelectorForm) -> bool:
    if (form.title and not selected.title) or (form.body and not selected.text):
        return False
    return form.valid_until is None or selected.published is None or day_of(selected.published) <= form.valid_until


def _read(document: Document, form: SelectorForm) -> Selected:
    moment, raw = _moment(document, form.published)
    tags = tuple(dict.fromkeys(_texts(document, form.tags)))
    return Selected(
        title=_first(document, form.title),
        text=_body(document, form),
        published=moment,
        published_raw=raw,
        tags=Found(tags, RULE) if tags else None,
        author=_first(document, form.author),
        lead=_first(document, form.lead),
    )


def _texts(document: Document, selector: str | None) -> list[str]:
    texts = [" ".join(node.text(separator=" ").split()) for node in document.tree.css(selector)] if selector else []
    return [text for text in texts if text]


def _first(document: Document, selector: str | None) -> Found[str] | None:
    texts = _texts(document, selector)
    return Found(texts[0], RULE) if texts else None


def _moment(document: Document, selector: str | None) -> tuple[PublicationMoment | None, str | None]:
    """The machine's stamp where the element has one, else what it prints; several elements (day, month, year) are read together."""
    nodes = document.tree.css(selector) if selector else []
    printed = clean_text("\n".join(node.text(separator="\n").strip() for node in nodes[:3]))
    stamps = [node.attributes.get(name) or "" for node in nodes[:1] for name in ("datetime", "content")]
    for text in (*stamps, printed, clean_text(nodes[0].text()) if nodes else ""):
        if text and (span := read_date(text)) and span.precision == "day":
            return read_moment(span), printed or text
    return None, None


def _body(document: Document, form: SelectorForm) -> Found[str] | None:
    """The blocks of the first element that the selector finds, without those the form removes."""
    node = document.tree.css_first(form.body) if form.body else None
    if node is None or node.html is None:
        return None
    walker = BlockWalker()
    walker.walk(_pruned(node, form.remove))
    text = "\n\n".join(block.text for block in walker.blocks if block.text)
    return Found(text, RULE) if text else None


def _pruned(node: LexborNode, remove: tuple[str, ...]) -> LexborNode:
    """The element itself, or a copy without what is to be dropped: the page's own tree stays whole."""
    copy = LexborHTMLParser(node.html or "").body if remove else None
    if copy is None:
        return node
    for selector in remove:
        for unwanted in copy.css(selector):
            unwanted.decompose()
    return copy
