"""`Article.canonical_url`: the address the page prefers, where it can be believed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.model.found import Found
from scraper.normalisation.urls import host_of, normalise_url

if TYPE_CHECKING:
    from scraper.parsing.document import Document


def find_canonical(document: Document) -> Found[str] | None:
    """rel=canonical, else og:url; None where they lead to another host, or to the home page from an article: a common slip of templates."""
    named = [(href, "rel-canonical") for href in document.canonical_links]
    if og := document.meta_first("og:url"):
        named.append((document.absolute(og), "og-url"))
    for href, rule in named:
        url = normalise_url(href)
        if host_of(url) != host_of(document.page.url) or not url.startswith(("http://", "https://")):
            continue
        if urlsplit(url).path in ("", "/") and not urlsplit(url).query:
            continue
        return Found(url, rule)
    return None
