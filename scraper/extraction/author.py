"""`Article.author`: the byline. Rules in order: `json-ld` · `meta` · `itemprop` · `printed` "Autor: …". Never an account such as Admin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.language.folding import fold
from scraper.model.found import Found
from scraper.parsing.json_ld import article_node, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from scraper.extraction.vicinity import Surroundings

_ACCOUNT = re.compile(
    r"^(?:admin\w*|administrator\w*|root|user|webmaster|redakcja|redaktor|editor|super user|moderator|guest|anonymous|wordpress|biuro|www|none)\d*$"
)
_PRINTED = re.compile(
    r"^\s*(?:Autor(?:ka)?|Napisał[ao]?|Opracował[ao]?|Oprac\.|Tekst|Author|Written by|Posted by|By)\s*:?\s+(?P<name>[^\n|,;•]{3,60}?)(?:\s*(?:Data|Dnia|Date|dnia|on|\d)\b.*)?$"
)


_FIRM = re.compile(r"\b(?:sp\.? ?z ?o\.? ?o\b|spolka\b|s\.a\.|gmbh\b|ltd\b|inc\b)")


def find_author(surroundings: Surroundings) -> Found[str] | None:
    """The author as printed; None where the page names none, or only an account or its publisher."""
    for name, rule in _RULES:
        author = " ".join((rule(surroundings) or "").split())
        if (
            2 < len(author) <= 80
            and not _ACCOUNT.match(fold(author))
            and not _FIRM.search(fold(author))
            and "@" not in author
            and "://" not in author
        ):
            return Found(author, name)
    return None


def _json_ld(s: Surroundings) -> str | None:
    node = article_node(s.document.json_ld)
    author = node.get("author") if node else None
    if isinstance(author, dict) and "name" not in author and "@id" in author:
        author = next((n for n in s.document.json_ld if n.get("@id") == author["@id"] and "name" in n), None)
    return text_of(author)


def _meta(s: Surroundings) -> str | None:
    name = s.document.meta_first("author", "article:author", "dc.creator", "parsely-author")
    return name if name and not name.startswith("http") else None


def _itemprop(s: Surroundings) -> str | None:
    for block in s.header_blocks():
        hints = " ".join([*block.hints, *(c.itemprop for c in s.document.ancestors(block)[:2])])
        if re.search(r"\bauthor\b", hints):
            found = _PRINTED.match(block.text)
            return found["name"] if found else block.text if len(block.text) < 60 and not re.search(r"\d", block.text) else None
    return None


def _printed(s: Surroundings) -> str | None:
    return next((found["name"] for block in (*s.header_blocks(), *s.footer_blocks()) if (found := _PRINTED.match(block.text))), None)


_RULES: tuple[tuple[str, Callable[[Surroundings], str | None]], ...] = (
    ("json-ld", _json_ld),
    ("itemprop", _itemprop),
    ("printed", _printed),
    ("meta", _meta),
)
