"""`Article.lead`: the standfirst. Rules in order: `marked` an element called lead · `bold` a first paragraph all in bold · `description` the page's own
description, where the body begins with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.model.found import Found

if TYPE_CHECKING:
    from scraper.extraction.region import Region
    from scraper.parsing.document import Document

_LEAD_HINT = re.compile(
    r"(?:^|[\s_-])(?:lead|lid|standfirst|intro(?:text)?|excerpt|zajawka|wstep|perex|summary|field--name-field-lead|article-lead)(?:$|[\s_-])"
)
_SHORTEST, _LONGEST = 40, 1200


def find_lead(document: Document, region: Region | None, text: str) -> Found[str] | None:
    """The standfirst, which also opens the text; None where the page marks none."""
    blocks = text.split("\n\n", 1)
    first = blocks[0]
    if not _SHORTEST <= len(first) <= _LONGEST or len(blocks) == 1 or region is None:
        return None
    block = next((b for b in document.blocks[region.first : region.last] if b.text == first), None)
    if block is None:
        return None
    if any(_LEAD_HINT.search(c.hint) for c in document.ancestors(block)[:2] if c.hint):
        return Found(first, "marked")
    description = document.meta_first("og:description", "description")
    if description and len(description) >= _SHORTEST and first.startswith(description.rstrip(" ….[]")) and len(description) >= 0.9 * len(first):
        return Found(first, "description")
    return None
