"""From one page of a listing to the next: links, load-more buttons, infinite scrolling, and pages that differ by a number alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from scraper.discovery.addresses import is_same_place
from scraper.normalisation.urls import normalise_url

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from scraper.parsing.document import Document

_PAGE_KEYS = ("page", "paged", "strona", "str", "p", "pg", "pagina", "page_num", "pagenumber", "nr")
_OFFSET_KEYS = ("offset", "start", "limitstart", "from", "skip", "od")
_PAGE_PATH = re.compile(r"/(?:page|strona|str|p)[/,-](\d{1,4})/?$", re.IGNORECASE)
# Where programs for load-more buttons and infinite scrolling keep the address of what comes next.
_ADDRESS_ATTRIBUTES = (
    *("data-url", "data-href", "data-next", "data-next-url", "data-next-page-url", "data-ajax-url", "data-load-more", "data-load-url", "data-more"),
    *("data-endpoint", "data-infinite-url", "data-infinite-scroll-url", "data-pagination-url", "hx-get", "data-hx-get", "ic-get-from", "formaction"),
)
_NUMBER_ATTRIBUTES = {
    "data-next-page": "page",
    "data-page": "page",
    "data-paged": "paged",
    "data-offset": "offset",
    "data-start": "start",
}
_SELECTOR = ", ".join(f"[{name}]" for name in (*_ADDRESS_ATTRIBUTES, *(n for n in _NUMBER_ATTRIBUTES if n != "data-page")))
_SCROLLS = re.compile(
    r"infinite[-_ ]?scroll|load[-_ ]?more|lazy[-_]?load[-_]?posts|wczytaj (?:wi[ęe]cej|kolejne|starsze)|(?:poka[żz]|zobacz|za[łl]aduj) (?:wi[ęe]cej|kolejne|starsze)",
    re.IGNORECASE,
)
_LOCATION = re.compile(r"""location(?:\.href)?\s*=\s*['"]([^'"]{2,300})['"]""")
_MOST = 40


def find_further(document: Document, home: str) -> list[str]:
    """Addresses on the site that load more of the page's list and are no ordinary links, in order, each once."""
    found = [href for rel, href, _ in document.link_rels if "next" in rel.split()]
    for node in document.tree.css(_SELECTOR)[:_MOST]:
        found += _addresses_of(node, document)
    found += [document.absolute(m[1]) for n in document.tree.css("[onclick]")[:_MOST] if (m := _LOCATION.search(n.attributes.get("onclick") or ""))]
    addresses = (normalise_url(url) for url in found if url)
    return [url for url in dict.fromkeys(addresses) if is_same_place(url, home) and url != document.page.url]


def scrolls_without_address(document: Document) -> bool:
    """Whether the page says that more of its list can be loaded: a guess at the next page's address is then worth a request."""
    return bool(_SCROLLS.search(document.html[:400_000]))


def page_number(url: str) -> tuple[str, int] | None:
    """(address without the page's number, the number) where the address is of a further page of a list; offsets are numbers too.

    >>> page_number("https://x.pl/news/page/3/"), page_number("https://x.pl/?start=20"), page_number("https://x.pl/news/")
    (('https://x.pl/news', 3), ('https://x.pl/', 20), None)
    """
    parts = urlsplit(url)
    if found := _PAGE_PATH.search(parts.path):
        return urlunsplit(parts._replace(path=parts.path[: found.start()])), int(found[1])
    query = parse_qsl(parts.query, keep_blank_values=True)
    for key, value in query:
        if key.lower() in (*_PAGE_KEYS, *_OFFSET_KEYS) and value.isdigit() and len(value) <= 6:
            rest = urlencode([(k, v) for k, v in query if k != key])
            return urlunsplit(parts._replace(query=rest)), int(value)
    return None


def following_page(url: str, named: int) -> str | None:
    """The address of the page after this one of a list, where the address counts pages or items; `named` items stood on this one."""
    parts = urlsplit(url)
    if found := _PAGE_PATH.search(parts.path):
        return urlunsplit(parts._replace(path=f"{parts.path[: found.start(1)]}{int(found[1]) + 1}{parts.path[found.end(1) :]}"))
    query = parse_qsl(parts.query, keep_blank_values=True)
    for index, (key, value) in enumerate(query):
        if key.lower() in (*_PAGE_KEYS, *_OFFSET_KEYS) and value.isdigit() and len(value) <= 6:
            step = 1 if key.lower() in _PAGE_KEYS else named
            query[index] = (key, str(int(value) + step))
            return urlunsplit(parts._replace(query=urlencode(query))) if step else None
    return None


def guessed_pages(url: str) -> list[str]:
    """Where the second page of a list often is."""
    parts = urlsplit(url)
    query = urlencode([*parse_qsl(parts.query, keep_blank_values=True), ("page", "2")])
    return [urlunsplit(parts._replace(query=query)), urlunsplit(parts._replace(path=parts.path.rstrip("/") + "/page/2/"))]


def _addresses_of(node: LexborNode, document: Document) -> list[str]:
    attributes = node.attributes
    addresses = [document.absolute(v) for name in _ADDRESS_ATTRIBUTES if _is_address(v := (attributes.get(name) or "").strip())]
    numbers = {key: v for name, key in _NUMBER_ATTRIBUTES.items() if (v := (attributes.get(name) or "").strip()).isdigit()}
    if not numbers:
        return addresses
    key, number = next(iter(numbers.items()))
    return [url if page_number(url) else _with(url, key, number) for url in addresses or [document.page.url]]


def _is_address(text: str) -> bool:
    return (
        len(text) <= 500 and not re.search(r"\s", text) and (text.startswith(("http://", "https://", "/", "?", "./")) or "?" in text or "/" in text)
    )


def _with(url: str, key: str, value: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=urlencode([*parse_qsl(parts.query, keep_blank_values=True), (key, value)])))
