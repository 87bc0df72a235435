"""`Article.tags`, as the site prints them.

Rules in order: `rel-tag` links marked as tags in the article's surroundings · `printed` links or words after "Tagi:" · `tag-list` an element called tags · `card` the card of particulars beside the article ·
`json-ld` keywords · `article-tag` meta · `feed` what the source announced. A single printed tag that is the first of those declared stands for all of them. Categories, menus and tag clouds are none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from scraper.extraction.card import find_card
from scraper.extraction.furniture import furniture_flags, is_furniture_container
from scraper.language.folding import fold
from scraper.model.found import Found
from scraper.parsing.json_ld import article_node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scraper.extraction.region import Region
    from scraper.parsing.blocks import Block, Container
    from scraper.parsing.document import Document

_LABEL = re.compile(
    r"^(?:tagi|tags|tagged(?: with| as)?|slowa kluczowe|slowa-klucze|keywords|hasla|etykiety|tematy|(?:related )?topics|schlagworter|schlagworte|mots-cles|etiquetas|stitky|klicova slova|oznaczon\w+(?: tagami| jako)?|otagowan\w+(?: jako)?|(?:zarchiwizowan|zapisan)\w+ pod|filed under)\s*(?::|$|(?= ))"
)
_LABEL_WITHIN = re.compile(r"\b(?:tagi|tags|slowa kluczowe|keywords|etykiety|schlagwort(?:er|e)|mots-cles|etiquetas|stitky)\s?:|标签\s?[:：]")
_TAG_HINT = re.compile(
    r"(?:^|[\s_-])(?:tags?|tagi|post-?tags?|entry-?tags?|tags?-?(?:links|list|wrap\w*|item)|tagged|keywords|etykiety|field--name-field-tags)(?:$|[\s_-])"
)
_POST_HINT = re.compile(r"(?:^|\s)(?:hentry|h-entry|post|type-post|node|item-page)(?:$|\s)")
_CLOUD = re.compile(r"(?:^|[\s_-])(?:tag-?cloud|tagcloud|wp-block-tag-cloud|popular-?tags|chmura\w*|tags-?popular)(?:$|[\s_-])")
_CATEGORY_HINT = re.compile(r"(?:^|[\s_-])(?:cat(?:egor\w+)?|kategori\w*|section)(?:$|[\s_-])")
_TAG_ADDRESS = re.compile(
    r"/(?:tags?|tagi|tagged|temat|keyword|slowo-kluczowe|etykieta|label)s?(?:/|,|-|=)[^/]|[?&]tag(?:_id)?=|/component/tags/|/tag/"
)
_CATEGORY_ADDRESS = re.compile(r"/(?:categor(?:y|ies)|kategori[ae]|cat)/|[?&]cat=")
_LONGEST = 80
_LONGEST_LINE = 250
_MOST = 40
_REACH = 40
"""Blocks before and after the body in which its tags may stand."""


def find_tags(document: Document, region: Region | None) -> Found[tuple[str, ...]]:
    """The article's tags in the page's order, each once; an empty tuple under the rule `none` where the page prints none."""
    for name, rule in _RULES:
        tags = _distinct(rule(document, region))
        if tags:
            return _completed(document, Found(tags, name))
    return Found((), "none")


def _completed(document: Document, printed: Found[tuple[str, ...]]) -> Found[tuple[str, ...]]:
    """All that the page declares, where it prints only the first: software that shows an article's main tag alone."""
    if len(printed.value) != 1 or printed.rule in ("json-ld", "article-tag", "feed"):
        return printed
    for name, rule in (("article-tag", _article_tag), ("json-ld", _json_ld)):
        declared = _distinct(rule(document, None))
        if len(declared) > 1 and declared[0].casefold() == printed.value[0].casefold():
            return Found(declared, name)
    return printed


def is_tag_line(document: Document, block: Block) -> bool:
    """Whether the block is the article's list of tags, its label, or a category line."""
    if len(block.text) > 400:
        return False
    label = _LABEL.match(fold(block.text))
    if label and (
        (block.linked and block.linked * 2 >= len(block.text) - 12)
        or (len(block.text) < 30 and (":" in block.text or label.end() == len(block.text)))
    ):
        return True
    if block.anchors and block.link_density > 0.6:
        if all("tag" in a.rel.split() or "category" in a.rel for a in block.anchors):
            return True
        if all(_TAG_ADDRESS.search(_address(document, a.href)) and len(a.text) <= _LONGEST for a in block.anchors):
            return True
        return any(_is_called_tags(c) for c in document.ancestors(block)[:3] if c.hint)
    return False


def _is_called_tags(container: Container) -> bool:
    return _names_tags(container.hint) and not _is_post(container)


@lru_cache(maxsize=20_000)
def _names_tags(hint: str) -> bool:
    return bool(_TAG_HINT.search(hint))


def _is_post(container: Container) -> bool:
    """Whether the element is a whole post: software writes a post's tags among its classes, `post tag-klastry`."""
    return container.tag in ("article", "main", "body") or _names_post(container.hint)


@lru_cache(maxsize=20_000)
def _names_post(hint: str) -> bool:
    return bool(_POST_HINT.search(hint))


@lru_cache(maxsize=20_000)
def _names_cloud(hint: str) -> bool:
    return bool(_CLOUD.search(hint))


def _rel_tag(document: Document, region: Region | None) -> list[str]:
    """Links with rel=tag; WordPress marks categories with `category tag`, and old themes list everybody's tags in a cloud."""
    found = []
    for block in _near(document, region):
        for anchor in block.anchors:
            rels = anchor.rel.split()
            if "tag" in rels and "category" not in rels and not _CATEGORY_ADDRESS.search(_address(document, anchor.href)):
                found.append(anchor.text)
    return found


def _printed(document: Document, region: Region | None) -> list[str]:
    """What follows a label such as "Tagi:": links in the block, or in the blocks right after it, or words between commas."""
    blocks = _near(document, region)
    for place, block in enumerate(blocks):
        label = _LABEL.match(fold(block.text))
        if not label or len(block.text) > 600:
            continue
        if block.anchors:
            return [a.text for a in block.anchors if not _CATEGORY_ADDRESS.search(_address(document, a.href))]
        rest = block.text[label.end() :].strip(" :")
        if rest:
            return [part for part in re.split(r"\s*[,;|•·]\s*|\s{2,}|\n", rest) if part] if ":" in block.text[: label.end() + 1] else []
        return _following_links(document, blocks[place + 1 : place + 1 + _MOST])
    return []


def _following_links(document: Document, blocks: list[Block]) -> list[str]:
    """The links of the list that stands beside the label: each block all link, none a sentence, all in one element."""
    found: list[str] = []
    for block in blocks:
        if not block.anchors or block.link_density < 0.8 or (block.tag == "li" and not _are_siblings(document, block, blocks[0])):
            break
        if not all(_TAG_ADDRESS.search(_address(document, a.href)) for a in block.anchors) and block.tag not in ("li", "span", "a"):
            break
        found.extend(a.text for a in block.anchors)
    return found


def _are_siblings(document: Document, block: Block, other: Block) -> bool:
    containers = document.containers
    return containers[block.container].parent == containers[other.container].parent


def _tag_list(document: Document, region: Region | None) -> list[str]:
    """Links in an element that the page calls tags, or that lead to tag pages from within an element near the article."""
    found: list[str] = []
    for block in _near(document, region):
        if not block.anchors:
            found.extend(_unlinked(document, block))
            continue
        if block.link_density < 0.5:  # a line with the date and the readers' count before them
            found.extend(_among_others(document, block))
            continue
        hints = [c.hint for c in document.ancestors(block)[:4] if c.hint and not _is_post(c)] + block.hints
        called = any(_names_tags(h) and not _names_cloud(h) for h in hints)
        category = any(_CATEGORY_HINT.search(h) for h in hints)
        for anchor in block.anchors:
            leads = bool(_TAG_ADDRESS.search(_address(document, anchor.href)))
            if (called and not category and not _CATEGORY_ADDRESS.search(_address(document, anchor.href))) or (leads and len(anchor.text) < _LONGEST):
                found.append(anchor.text)
    return found


def _among_others(document: Document, block: Block) -> list[str]:
    """The tags in a line with the date and the section: links called tags, or that lead to tag pages where something in the line is called so."""
    if len(block.text) >= _LONGEST_LINE:
        return []
    called = any(_names_tags(h) for h in block.hints) or bool(_LABEL_WITHIN.search(fold(block.text)))
    return [a.text for a in block.anchors if _TAG_HINT.search(a.hint) or (called and _TAG_ADDRESS.search(_address(document, a.href)))]


def _unlinked(document: Document, block: Block) -> list[str]:
    """The elements called tags in a block that is called tags too: a list without links."""
    if len(block.text) > _LONGEST_LINE or not any(_is_called_tags(c) and not _names_cloud(c.hint) for c in document.ancestors(block)[:2] if c.hint):
        return []
    return [
        block.parts[place].strip()
        for hint, place in zip(block.hints, block.hint_parts, strict=True)
        if _names_tags(hint) and place < len(block.parts)
    ]


def _card(document: Document, region: Region | None) -> list[str]:
    card = find_card(document)
    return list(card.tags) if card else []


def _json_ld(document: Document, region: Region | None) -> list[str]:
    node = article_node(document.json_ld)
    keywords = node.get("keywords") if node else None
    if isinstance(keywords, str):
        return re.split(r"\s*[,;]\s*", keywords)
    return [k for k in keywords if isinstance(k, str)] if isinstance(keywords, list) else []


def _article_tag(document: Document, region: Region | None) -> list[str]:
    return document.meta.get("article:tag", [])


def _feed(document: Document, region: Region | None) -> list[str]:
    sighting = document.page.sighting
    return list(sighting.tags) if sighting else []


_RULES: tuple[tuple[str, Callable[[Document, Region | None], list[str]]], ...] = (
    ("rel-tag", _rel_tag),
    ("printed", _printed),
    ("tag-list", _tag_list),
    ("card", _card),
    ("json-ld", _json_ld),
    ("article-tag", _article_tag),
    ("feed", _feed),
)


def _near(document: Document, region: Region | None) -> list[Block]:
    """The blocks that belong to the article's surroundings: not in a sidebar, footer or cloud, and not before its heading by far."""
    place = ("near", region)
    near: list[Block] | None = document.memory.get(place)
    if near is None:
        near = document.memory[place] = _read_near(document, region)
    return near


def _read_near(document: Document, region: Region | None) -> list[Block]:
    flags: dict[int, bool] = {}
    flagged = furniture_flags(document)
    listed = _navs_of_tags(document)

    def is_border(container: Container) -> bool:
        named_tags = bool(container.hint) and _is_called_tags(container)
        named = flagged[container.index] and container.tag != "footer" and is_furniture_container(container) and not named_tags
        far = container.tag == "aside" or (container.index not in listed and (container.tag == "nav" or named))
        page_footer = container.tag == "footer" and region is not None and not _close(region, container.first)
        return far or page_footer or bool(container.hint and _names_cloud(container.hint))

    def outside(index: int) -> bool:
        chain = []
        while index >= 0 and index not in flags:  # no recursion: elements may nest thousands deep
            chain.append(index)
            index = document.containers[index].parent
        found = flags[index] if index >= 0 else False
        for inner in reversed(chain):
            found = flags[inner] = found or is_border(document.containers[inner])
        return found

    blocks = document.blocks if region is None else document.blocks[max(0, region.first - _REACH) : region.last + _REACH + 1]
    return [block for block in blocks if not outside(block.container)]


def _navs_of_tags(document: Document) -> frozenset[int]:
    """The <nav> elements in an <article> that are called tags, or whose links all lead to some: there it is a list of the article's own."""
    found = set()
    for container in document.containers:
        if container.tag != "nav" or container.last == container.first:
            continue
        anchors = [a for b in document.blocks[container.first : container.last] for a in b.anchors]
        called = not anchors and bool(container.hint) and _is_called_tags(container)
        if (called or (anchors and all(_TAG_ADDRESS.search(_address(document, a.href)) for a in anchors))) and _is_within(
            document, container, "article"
        ):
            found.add(container.index)
    return frozenset(found)


def _is_within(document: Document, container: Container, tag: str) -> bool:
    while container.parent >= 0:
        container = document.containers[container.parent]
        if container.tag == tag:
            return True
    return False


def _close(region: Region, index: int) -> bool:
    return region.first - _REACH <= index <= region.last + _REACH


def _address(document: Document, href: str) -> str:
    return unquote(href).lower()


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for text in texts:
        tag = " ".join(text.split()).strip(" ,;#")
        if tag and len(tag) <= _LONGEST:
            kept.setdefault(tag.casefold(), tag)
    return tuple(list(kept.values())[:_MOST])
