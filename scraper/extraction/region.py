"""Where on the page the article's body sits: the element that holds most of the text which is neither link nor furniture."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scraper.extraction.furniture import furniture_flags, is_machinery
from scraper.extraction.own_title import own_title
from scraper.extraction.teasers import find_teasers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.model.template import Template
    from scraper.parsing.blocks import Block, Container
    from scraper.parsing.document import Document

_MOST = 0.75
"""Share of the text that a child must hold to be looked into further."""
_WHOLE = frozenset(("p", "ul", "ol", "dl", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "li", "figure"))
_SHORTEST = 25
_ID = re.compile(r"#[^./]*")
_NAMED = re.compile(r"[.#][^/]*$")
_ARTICLE = 300
"""Characters that make an article of one in a row of several."""
_NEARLY_ALL = 0.8
_STEPS = 3
"""Elements around the text among which its lead is looked for."""


@dataclass(frozen=True, slots=True)
class Region:
    """The blocks of the body: stretches `first`–`last` in document order, and the element(s) they sit in."""

    containers: tuple[Container, ...]
    rule: str
    """How it was found: `template`, `article-body`, `densest`."""

    @property
    def first(self) -> int:
        """Index of the first block."""
        return self.containers[0].first

    @property
    def last(self) -> int:
        """Index after the last block."""
        return self.containers[-1].last

    def blocks(self, document: Document) -> list[Block]:
        """The blocks in order."""
        return [block for container in self.containers for block in document.blocks[container.first : container.last]]


def weights(document: Document, furniture: frozenset[str] = frozenset()) -> list[int]:
    """For each block, the characters that may be an article's: 0 for links, furniture by name or by repetition, and machinery."""
    place = ("weights", furniture)
    found: list[int] | None = document.memory.get(place)
    if found is None:
        found = document.memory[place] = _weights(document, furniture)
    return found


def _weights(document: Document, furniture: frozenset[str]) -> list[int]:
    flags, teased = furniture_flags(document), find_teasers(document).blocks
    found = []
    for block in document.blocks:
        free = len(block.text) - block.linked
        if (
            free < _SHORTEST
            or block.index in teased
            or flags[block.container]
            or is_machinery(block)
            or (furniture and block_key(document, block) in furniture)
        ):
            found.append(0)
        elif block.linked * 2 > len(block.text):
            found.append(free // 4)
        else:
            found.append(free)
    return found


def block_key(document: Document, block: Block) -> str:
    """A short hash of the block's place and text: what repeats over pages has the same."""
    keys: dict[int, str] = document.memory.setdefault("block-keys", {})
    key = keys.get(block.index)
    if key is None:
        key = keys[block.index] = _hashed(document.containers[block.container].path, block.text)
    return key


def _hashed(path: str, text: str) -> str:
    return hashlib.blake2b(f"{path}\0{text}".encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def find_region(document: Document, template: Template | None = None) -> Region | None:
    """The body's region; None where the page has no text that could be one."""
    if template is not None:
        return _find_region(document, template)
    if "region-alone" not in document.memory:
        document.memory["region-alone"] = _find_region(document, None)
    region: Region | None = document.memory["region-alone"]
    return region


def _find_region(document: Document, template: Template | None) -> Region | None:
    if template is not None:
        fitting = [c for c in document.containers if c.path in template.body_paths and c.last > c.first]
        outer = [c for c in fitting if not any(o is not c and o.first <= c.first and c.last <= o.last and o.index < c.index for o in fitting)]
        if outer:
            return Region(tuple(outer), "template")
    named = [c for c in document.containers if "articlebody" in c.itemprop and c.last > c.first]
    mass = weights(document, template.furniture if template else frozenset())
    if len(named) == 1 and sum(len(b.text) for b in document.blocks[named[0].first : named[0].last]) > _SHORTEST:
        return Region((_with_opening(document, named[0], _sums(mass)),), "article-body")
    densest = densest_container(document, mass)
    return Region((densest,), "densest") if densest else None


def densest_container(document: Document, mass: list[int]) -> Container | None:
    """The deepest element that keeps most of the mass on the way down; None where there is none."""
    if not document.containers or not any(mass):
        return None
    prefix = _sums(mass)
    children: dict[int, list[Container]] = {}
    for container in document.containers:
        children.setdefault(container.parent, []).append(container)
    current = document.containers[0]
    while True:
        here = _mass(current, prefix)
        best = max(children.get(current.index, ()), key=lambda c: _mass(c, prefix), default=None)
        if best is None or best.tag in _WHOLE or _mass(best, prefix) < _MOST * here:
            break
        current = best
    own = _own_of_several(document, children.get(current.index, ()), prefix)
    return own or _with_opening(document, _with_likes(document, current, prefix), prefix)


def _own_of_several(document: Document, items: Sequence[Container], prefix: list[int]) -> Container | None:
    """The item that the page's own title heads, where the text is a row of whole articles, each under a heading of its own; None elsewhere."""
    title = own_title(document)
    own = next((i for i in items if title is not None and i.first <= title.index < i.last), None)
    if title is None or own is None or _mass(own, prefix) < _ARTICLE:
        return None
    kind = _ID.sub("", own.path)
    alike = [i for i in items if i is not own and _ID.sub("", i.path) == kind and _mass(i, prefix) >= _ARTICLE]
    headed = [i for i in alike if any(b.tag == title.tag for b in document.blocks[i.first : i.last])]
    return own if headed else None


def _with_likes(document: Document, container: Container, prefix: list[int]) -> Container:
    """The element around it that holds another of its kind and little else: editors that make a text of many pieces put each in elements of its own."""
    around = container
    if not _NAMED.search(container.path):
        return container  # a <div> among others says nothing of its kind
    for _ in range(_STEPS):
        if around.parent < 0:
            break
        around = document.containers[around.parent]
        likes = [c for c in document.containers[around.index :] if c.path == container.path and around.first <= c.first and c.last <= around.last]
        held = sum(_mass(c, prefix) for c in likes)
        if len(likes) > 1 and held > _mass(container, prefix):
            return around if held >= _NEARLY_ALL * _mass(around, prefix) else container
    return container


def _with_opening(document: Document, container: Container, prefix: list[int]) -> Container:
    """The element around it where only an opening text goes before: software that keeps lead and text in elements of their own."""
    inner = container
    for _ in range(_STEPS):
        if inner.parent < 0:
            return container
        parent = document.containers[inner.parent]
        before = prefix[min(container.first, len(prefix) - 1)] - prefix[min(parent.first, len(prefix) - 1)]
        if _mass(parent, prefix) != before + _mass(container, prefix) or parent.parent < 0:
            return container
        if before:
            return parent if parent.last - parent.first <= 2 * (container.last - container.first) + 8 else container
        inner = parent
    return container


def _sums(mass: list[int]) -> list[int]:
    prefix = [0]
    for weight in mass:
        prefix.append(prefix[-1] + weight)
    return prefix


def _mass(container: Container, prefix: list[int]) -> int:
    top = len(prefix) - 1
    return prefix[min(container.last, top)] - prefix[min(container.first, top)]
