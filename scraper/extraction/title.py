"""`Article.title`: the heading as printed, without the site's name.

Rules in order: `selector` the profile's · `template` the learned place · `heading-named` the heading that <title> or og:title begins with · `json-ld` headline ·
`itemprop` headline · `heading` the only h1 · `og` og:title · `called` the only element called a title, where <title> is printed nowhere · `own-line` the first line
of its own above the text, where the site calls all its pages alike · `title-tag` <title> without the site's name · `sighting` what the source said.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.extraction.dated_line import is_dated_line
from scraper.extraction.furniture import furniture_flags
from scraper.extraction.own_title import is_named, page_names
from scraper.extraction.region import block_key, find_region
from scraper.language.folding import fold
from scraper.model.found import Found
from scraper.parsing.json_ld import article_node, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from scraper.model.template import Template
    from scraper.parsing.blocks import Block
    from scraper.parsing.document import Document

_HEADINGS = ("h1", "h2", "h3", "h4")
_SEPARATOR = re.compile(r"\s+[|»«•·–—\-:/]+\s+|\s*[|»•]\s*")
_LONGEST = 400
_CALLED = re.compile(
    r"(?:^|\s)(?:(?:page|post|article|entry|news|content)[-_]{0,2}(?:[a-z]{1,10}[-_]{1,2})?)?(?:title|tytul|headline|naglowek|nazwa)(?:[-_]?(?:strony|artykulu|wpisu))?(?:$|\s)"
)
_SHORTEST_CALLED = 15
_SHORTEST_LINE, _LONGEST_LINE = 10, 250
_ABOVE = 6
"""Blocks above the body among which its title may stand."""
_SHORTEST_NAME = 4
_NOTICE = re.compile(r"copyright|©|\(c\)|wszelkie prawa|all rights|prava vyhrazena|rechte vorbehalten|droits reserves")
_SENTENCE_END = re.compile(r"[:,]$|\w{3}\.$")  # "… po 2027 r." is a title
_EMPHASIS = 'h1, h2, h3, h4, b, strong, big, font[size="3"], font[size="4"], font[size="5"], font[size="6"], font[size="7"], font[size^="+"]'
_FIRST_IMAGES, _MOST_EMPHASISED = 20, 400
_MASTHEAD = 3
"""Blocks at the top of a page among which its site's name stands."""


def find_title(document: Document, template: Template | None = None) -> Found[str] | None:
    """The title; None where the page has none at all."""
    if template is not None:
        return _find_title(document, template)
    if "title-alone" not in document.memory:  # asked by each step of learning
        document.memory["title-alone"] = _find_title(document, None)
    title: Found[str] | None = document.memory["title-alone"]
    return title


def _find_title(document: Document, template: Template | None) -> Found[str] | None:
    shared = None
    for name, rule in _RULES:
        title = _clean(rule(document, template) or "")
        if title and len(title) <= _LONGEST:
            if template is None or title != template.site_title:
                return Found(title, name)
            shared = shared or Found(title, name)
    return shared


def heading_blocks(document: Document) -> list[Block]:
    """The page's headings outside furniture, highest level first, in order within a level."""
    blocks: list[Block] | None = document.memory.get("headings")
    if blocks is None:
        blocks = document.memory["headings"] = _heading_blocks(document)
    return blocks


def _heading_blocks(document: Document) -> list[Block]:
    flags = furniture_flags(document)
    blocks = [b for b in document.blocks if b.tag in _HEADINGS and b.text and not flags[b.container] and not _is_masthead(document, b)]
    return sorted(blocks, key=lambda b: b.tag)


def _is_masthead(document: Document, block: Block) -> bool:
    """A heading that links to the home page is the site's name."""
    return block.link_density > 0.8 and len(block.anchors) == 1 and urlsplit(document.absolute(block.anchors[0].href)).path in ("", "/")


def _template(document: Document, template: Template | None) -> str | None:
    if template is None or template.title_path is None:
        return None
    named = [b.text for b in document.blocks if document.containers[b.container].path == template.title_path]
    return named[0] if named else None


def _heading_named(document: Document, template: Template | None) -> str | None:
    """The heading that <title>, og:title or the headline repeats: two places agree."""
    names = page_names(document)
    for block in heading_blocks(document):
        text = fold(_clean(block.text))
        if len(text) >= 4 and is_named(text, names) and fold(_site_name(document) or "") != text:
            return block.text
    return None


def _site_name(document: Document) -> str | None:
    return document.meta_first("og:site_name", "application-name")


def _headline(document: Document) -> str | None:
    node = article_node(document.json_ld)
    return text_of(node.get("headline") or node.get("name")) if node else None


def _json_ld(document: Document, template: Template | None) -> str | None:
    headline = _headline(document)
    # Plugins cut headlines at 110 characters: a cut one is no title.
    return headline if headline and not headline.endswith(("…", "...")) and len(headline) < 109 else None


def _itemprop(document: Document, template: Template | None) -> str | None:
    named = [c for c in document.containers if c.itemprop in ("headline", "name headline") and c.last == c.first + 1]
    return document.blocks[named[0].first].text if named else None


def _og(document: Document, template: Template | None) -> str | None:
    title = document.meta_first("og:title", "twitter:title", "dc.title", "dcterms.title")
    return _without_site(title, document) if title else None


def _heading(document: Document, template: Template | None) -> str | None:
    firsts = [b for b in heading_blocks(document) if b.tag == "h1"]
    return firsts[0].text if len(firsts) == 1 and len(firsts[0].text) > 3 else None


def _title_tag(document: Document, template: Template | None) -> str | None:
    title = document.title_tag
    if template and template.title_suffix and title.endswith(template.title_suffix):
        return title[: -len(template.title_suffix)]
    if template and template.title_prefix and title.startswith(template.title_prefix):
        return title[len(template.title_prefix) :]
    return _without_site(title, document)


def _called(document: Document, template: Template | None) -> str | None:
    """The one line that its element calls a title; only where the page prints nothing of its <title>, which then is the site's own."""
    tag = fold(_clean(_title_tag(document, template) or ""))
    flags = furniture_flags(document)
    lines = [b for b in document.blocks if b.text and not flags[b.container] and len(b.text) <= _LONGEST]
    called = [b for b in lines if not b.linked and _CALLED.search(document.containers[b.container].hint)]
    if len(called) != 1 or len(called[0].text) < _SHORTEST_CALLED:
        return None
    masthead = min(_MASTHEAD, called[0].index)  # there the site's name is printed too
    return None if any(tag and fold(_clean(b.text)) == tag for b in lines if b.index >= masthead) else called[0].text


def _own_line(document: Document, template: Template | None) -> str | None:
    """The first line in the body or right above it that is no date, where <title> is the site's own: one that no other page repeats, or on a lone page one
    that is printed large or bold."""
    region = find_region(document, template)
    if region is None or not (template.site_title if template else _is_called_as_site(document)):
        return None
    for block in document.blocks[max(0, region.first - _ABOVE) : region.last]:
        if len(block.text) < _SHORTEST_LINE or is_dated_line(block.text) or (template and block_key(document, block) in template.furniture):
            continue
        if template is None and not _is_emphasised(document, block):
            if len(block.text) > _LONGEST_LINE:
                return None
            continue
        return block.text if len(block.text) <= _LONGEST_LINE and "\n" not in block.text else None
    return None


def _is_called_as_site(document: Document) -> bool:
    """Whether <title> is what the site is called: in its notice of copyright, or the text of its logo."""
    called = fold(document.title_tag)
    if len(called) < _SHORTEST_NAME:
        return False
    if any(called in text for b in document.blocks if len(b.text) <= _LONGEST and _NOTICE.search(text := fold(b.text))):
        return True
    return any(fold(image.attributes.get("alt") or "") == called for image in document.tree.css("img[alt]")[:_FIRST_IMAGES])


def _is_emphasised(document: Document, block: Block) -> bool:
    if block.linked or _SENTENCE_END.search(block.text):
        return False
    bold: frozenset[str] | None = document.memory.get("emphasised")
    if bold is None:
        found = document.tree.css(_EMPHASIS)[:_MOST_EMPHASISED]
        bold = document.memory["emphasised"] = frozenset(" ".join(node.text().split()) for node in found)
    return " ".join(block.text.split()) in bold


def _without_site(title: str, document: Document) -> str:
    """Without the site's name at either end: named by the page, or the shorter, last part after a separator that no heading repeats."""
    if len(title) > _LONGEST:
        return title
    name = _site_name(document)
    parts = _SEPARATOR.split(title)
    if name and len(parts) > 1:
        for end in (parts[-1], parts[0]):
            if fold(end) == fold(name):
                kept = title.removesuffix(end) if end == parts[-1] else title.removeprefix(end)
                return re.sub(r"^\s*[|»«•·–—\-:/]+\s*|\s*[|»«•·–—\-:/]+\s*$", "", kept)
    printed = {fold(b.text) for b in document.blocks if 10 <= len(b.text) <= _LONGEST}
    separators = list(re.finditer(r"\s+[|»•–—-]\s+|\s*[|»:]\s+", title))
    parts = [part for s in separators for part in (title[: s.start()], title[s.end() :]) if fold(part) in printed and fold(part) != fold(name or "")]
    if parts:
        return max(parts, key=len)
    found = list(re.finditer(r"\s+[|»•–—-]\s+|\s*[|»]\s*", title))
    if found and len(title[: found[-1].start()]) >= 10:
        return title[: found[-1].start()]
    return title


def _sighting(document: Document, template: Template | None) -> str | None:
    sighting = document.page.sighting
    return sighting.title if sighting else None


def _first_heading(document: Document, template: Template | None) -> str | None:
    blocks = heading_blocks(document)
    return blocks[0].text if blocks else None


_RULES: tuple[tuple[str, Callable[[Document, Template | None], str | None]], ...] = (
    ("template", _template),
    ("heading-named", _heading_named),
    ("json-ld", _json_ld),
    ("itemprop", _itemprop),
    ("heading", _heading),
    ("og", _og),
    ("called", _called),
    ("own-line", _own_line),
    ("title-tag", _title_tag),
    ("sighting", _sighting),
    ("first-heading", _first_heading),
)


def _clean(text: str) -> str:
    return " ".join(html.unescape(text).split()) if "&" in text else " ".join(text.split())
