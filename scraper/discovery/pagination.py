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
    *("data-next", "data-next-url", "data-next-page-url", "data-ajax-url", "data-load-more", "data-load-url", "data-more"),
    *("data-endpoint", "data-infinite-url", "data-infinite-scroll-url", "data-pagination-url", "hx-get", "data-hx-get", "ic-get-from", "formaction"),
)
_ANY_ADDRESS = ("data-url", "data-href")
"""These stand on the cards of a list too, where they lead to its articles."""
_CONTROL = re.compile(r"load|more|next|pag(?:e|ing|in)|scroll|ajax|wi[eę]cej|starsz|kolejn|nast[eę]p|dalej", re.IGNORECASE)
_NUMBER_ATTRIBUTES = {
    "data-next-page": "page",
    "data-page": "page",
    "data-paged": "paged",
    "data-offset": "offset",
    "data-start": "start",
}
_SELECTOR = ", ".join(f"[{name}]" for name in (*_ADDRESS_ATTRIBUTES, *_ANY_ADDRESS, *(n for n in _NUMBER_ATTRIBUTES if n != "data-page")))
_SCROLLS = re.compile(
    r"infinite[-_ ]?scroll|load[-_ ]?more|lazy[-_]?load[-_]?posts|wczytaj (?:wi[ęe]cej|kolejne|starsze)|(?:poka[żz]|zobacz|za[łl]aduj) (?:wi[ęe]cej|kolejne|starsze)",
    re.IGNORECASE,
)
_LOCATION = re.compile(r"""location(?:\.href)?\s*=\s*['"]([^'"]{2,300})['"]""")
_MOST = 40
_MOST_CONTROLS = 400


def find_further(document: Document, home: str) -> list[str]:
    """Addresses on the site that load more of the page's list and are no ordinary links, in order, each once."""
    found = [href for rel, href, _ in document.link_rels if "next" in rel.split()]
    for node in document.tree.css(_SELECTOR)[:_MOST_CONTROLS]:
        found += _addresses_of(node, document)
    for node in document.tree.css("[onclick]")[:_MOST_CONTROLS]:
        if goes := _LOCATION.search(node.attributes.get("onclick") or ""):
            found += _of_control(node, document.absolute(goes[1]))
    for form in document.tree.css("form")[:_MOST]:
        found += _pages_of_form(form, document)
    addresses = (normalise_url(url) for url in found if url)
    return [url for url in dict.fromkeys(addresses) if is_same_place(url, home) and url != document.page.url][:_MOST]


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
    given = [document.absolute(v) for name in _ANY_ADDRESS if _is_address(v := (attributes.get(name) or "").strip())]
    addresses += [url for other in given for url in _of_control(node, other)]
    numbers = {key: v for name, key in _NUMBER_ATTRIBUTES.items() if (v := (attributes.get(name) or "").strip()).isdigit()}
    if not numbers:
        return addresses
    key, number = next(iter(numbers.items()))
    return [url if page_number(url) else _with(url, key, number) for url in addresses or [document.page.url]]


def _of_control(node: LexborNode, url: str) -> list[str]:
    """The address, where the element is a button of a list and not one of its items."""
    attributes = node.attributes
    named = " ".join(attributes.get(name) or "" for name in ("class", "id", "rel"))
    is_control = node.tag in ("button", "input") or any(name in attributes for name in _NUMBER_ATTRIBUTES) or _CONTROL.search(named)
    return [url] if is_control or page_number(url) else []


def _pages_of_form(form: LexborNode, document: Document) -> list[str]:
    """The pages that a form leads to by buttons or a choice of their numbers; one that posts mostly answers the same to GET."""
    action = document.absolute((form.attributes.get("action") or "").strip()) or document.page.url
    pages = []
    for field in form.css("button[name][value], input[name][value], select[name] option[value]")[:_MOST_CONTROLS]:
        owner = field.parent if field.tag == "option" else field
        while owner is not None and owner.tag == "optgroup":
            owner = owner.parent
        name, value = (owner.attributes.get("name") or "" if owner is not None else ""), (field.attributes.get("value") or "").strip()
        if name.lower() in (*_PAGE_KEYS, *_OFFSET_KEYS) and value.isdigit() and len(value) <= 6 and value not in ("0", "1"):
            pages.append(_with(action, name, value))
    return pages


def _is_address(text: str) -> bool:
    return (
        len(text) <= 500 and not re.search(r"\s", text) and (text.startswith(("http://", "https://", "/", "?", "./")) or "?" in text or "/" in text)
    )


def _with(url: str, key: str, value: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=urlencode([*parse_qsl(parts.query, keep_blank_values=True), (key, value)])))
