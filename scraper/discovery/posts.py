"""Several posts on one page: a news page whose items have no page of their own, told by their repetition.

Each post becomes a page by itself, at `page#anchor`: its heading, its printed date and its text, with a mark (`POST_MARK`) by which extraction knows it again, also
when it comes out of the archive.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import escape
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from scraper.discovery.post_rows import FEWEST, LONGEST_DATE, MOST, SHORTEST, Row, day_of, headings_by_level, is_element, lines_like_headings, rows_of
from scraper.language.dates import read_date
from scraper.language.folding import fold
from scraper.normalisation.urls import host_of, normalise_url
from scraper.parsing.blocks import clean_text
from scraper.parsing.document import POST_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from selectolax.lexbor import LexborNode

    from scraper.parsing.document import Document

_NEARLY_ALL = 0.8
_END = 40
_LONGEST_NAME = 120
_LIST = re.compile(
    r"\W*(?:nasze |ostatnie |najnowsze )?(?:aktualnosci|news|wiadomosci|komunikaty|wydarzenia|blog|ogloszenia|archiwum|informacje|co nowego|kronika|wiesci|dla prasy|nowosci)"
    r"(?: (?:klastra|archiwalne|prasowe))?[\W\d]*(?:html?|php|aspx?)?"
)
"""What a list of news is called, alone: `Aktualności`, `/news.html`, `aktualnosci,2.html`."""
_PARTS = re.compile(r"\s[-–—|:»]\s?|[|»]")
_COMMENTS = re.compile(r"comment|komentar|respond|opini|review|guestbook|ksiega")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|zip|rar|jpe?g|png|gif|webp|mp[34]|ics)$", re.IGNORECASE)
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*(?:czytaj|wiecej|więcej|read|more|»|›|>)?\W*$", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"(\d+)\D*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post of a page."""

    anchor: str
    """Its own in the page where that is steady, else made of its day and title."""
    title: str
    day: date
    html: str
    """A page of the post alone, UTF-8."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A heading and what stands under it."""

    heading: LexborNode
    nodes: tuple[LexborNode, ...]
    """The one container, or the row of elements, the heading among them."""
    title: str
    printed: str
    """The line that holds the day; the head of the heading where it stands there."""
    day: date | None
    text: str


def find_posts(document: Document, now: datetime) -> list[Post]:
    """The posts of a page, in its order; empty where it is one text, a list of links, a discussion or a programme.

    Posts are at least three headings of one level and place, nearly all with a day of the past of their own, newest first (in any order where page or address is called
    news), with text under them that is not cut off, and without links to pages of their own.
    """
    if document.tree.body is None or _says_it_is_one_article(document):
        return []
    kinds = [headings_by_level(document), lines_like_headings(document) if _is_called_news(document) else iter(())]
    for headings in chain.from_iterable(kinds):
        if FEWEST <= len(headings) <= MOST:
            rows = [] if _lead_on(headings) else rows_of(headings)
            units = [_unit(row, now) for row in rows] if _have_texts(rows) else []
            if _are_posts(units, document, now):
                return _posts([u for u in units if u.day is not None], document)
    return []


def _says_it_is_one_article(document: Document) -> bool:
    return "article" in (document.meta_first("og:type") or "").lower()


def _lead_on(headings: list[LexborNode]) -> bool:
    """Whether most of the headings are links to pages, as in a list of articles: told first, since it is quickly told."""
    around = (heading.parent if heading.parent is not None and heading.parent.tag == "a" else heading.css_first("a[href]") for heading in headings)
    return sum(link is not None and not (link.attributes.get("href") or "#").startswith("#") for link in around) * 2 > len(headings)


def _have_texts(rows: list[Row]) -> bool:
    """Whether nearly all headings have a text under them: also quickly told."""
    long = (sum(len(node.text()) for node in nodes) - len(heading.text()) >= SHORTEST for heading, nodes in rows)
    return sum(long) >= _NEARLY_ALL * len(rows)


def _unit(row: Row, now: datetime) -> _Unit:
    heading, nodes = row
    title = clean_text(heading.text())
    lines = [line for node in nodes for part in node.text(separator="\n").split("\n") if (line := clean_text(part))]
    at = next((i for i, line in enumerate(lines) if line and title.startswith(line)), 0)
    own = [line for line in lines if line not in title]
    near = [*lines[:at], *[line for line in lines[at + 1 : at + 5] if line not in title], *own[-1:]]
    printed = next((line for line in near if len(line) <= LONGEST_DATE and day_of(line, now) is not None), "")
    day = day_of(printed, now) if printed else None
    if day is None and (span := read_date(title, now=now)) is not None and span.start <= 2 and span.precision == "day":
        printed, day = title[: span.end], span.first
        title = title[span.end :].strip(" \t.,:;–—-|r") or title
    return _Unit(heading, nodes, title, printed, day, "\n".join(line for line in own if line != printed))


def _are_posts(units: list[_Unit], document: Document, now: datetime) -> bool:
    days = [unit.day for unit in units if unit.day is not None]
    if len(days) < FEWEST or len(days) < _NEARLY_ALL * len(units) or len(set(days)) < 2 or max(days) > now.date():
        return False
    if days != sorted(days, reverse=True) and not _is_called_news(document):
        return False
    if sum(len(unit.text) >= SHORTEST for unit in units) < _NEARLY_ALL * len(units) or len({unit.title for unit in units}) < _NEARLY_ALL * len(units):
        return False
    if sum(bool(_CUT.search(unit.text[-_END:])) for unit in units) * 2 > len(units) or _are_comments(units[0]):
        return False
    return not _have_pages(units, document)


def _is_called_news(document: Document) -> bool:
    first = document.tree.css_first("h1")
    last = urlsplit(document.page.url).path.rstrip("/").rpartition("/")[2]
    called = [last, first.text() if first else "", *_PARTS.split(document.title_tag)]
    return any(_LIST.fullmatch(fold(clean_text(name[:_LONGEST_NAME]))) for name in called)


def _are_comments(unit: _Unit) -> bool:
    node: LexborNode | None = unit.nodes[0]
    while node is not None and node.tag not in ("body", "html"):
        if _COMMENTS.search(f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".lower()):
            return True
        node = node.parent
    return False


def _have_pages(units: list[_Unit], document: Document) -> bool:
    """Whether most posts lead to a page that no other one leads to."""
    links = [_pages_linked(unit.nodes, document) for unit in units]
    shared = Counter(url for urls in links for url in urls)
    own = sum(any(shared[url] == 1 for url in urls) for urls in links)
    return own * 2 > len(units)


def _pages_linked(nodes: Iterable[LexborNode], document: Document) -> set[str]:
    page, host = normalise_url(document.page.url), host_of(document.page.url)
    links = (link for node in nodes if is_element(node) for link in ([node] if node.tag == "a" else []) + node.css("a[href]"))
    found = set()
    for link in links:
        href = (link.attributes.get("href") or "").strip()
        url = normalise_url(document.absolute(href)) if href and href[0] != "#" else page
        if url != page and host_of(url) == host and not _FILE.search(urlsplit(url).path):
            found.add(url)
    return found


def _posts(units: list[_Unit], document: Document) -> list[Post]:
    anchors = _anchors(units)
    taken = Counter[str]()
    posts = []
    for unit, given in zip(units, anchors, strict=True):
        if unit.day is None:
            continue
        anchor = given or f"{unit.day.isoformat()}-{_slug(unit.title)}"
        taken[anchor] += 1
        anchor += f"-{taken[anchor]}" if taken[anchor] > 1 else ""
        posts.append(Post(anchor=anchor, title=unit.title, day=unit.day, html=_page_of(unit, document)))
    return posts


def _anchors(units: list[_Unit]) -> list[str]:
    """The page's own anchors; none where they count from the top, so that the next post would move them all."""
    found = [_anchor(unit) for unit in units]
    if len(set(found)) < len(found) or not all(found):
        return [""] * len(units)
    numbers = [int(match[1][:15]) for anchor in found if (match := _LAST_NUMBER.search(anchor))]
    days = [unit.day for unit in units if unit.day is not None]
    counts_down = numbers == list(range(numbers[0], numbers[0] + len(units))) if len(numbers) == len(units) else False
    return [""] * len(units) if counts_down and days == sorted(days, reverse=True) else [quote(anchor, safe="") for anchor in found]


def _anchor(unit: _Unit) -> str:
    nodes = [
        *filter(is_element, unit.nodes[:1]),
        unit.heading,
        *(link for node in unit.nodes if is_element(node) for link in ([node] if node.tag == "a" else []) + node.css("a[name], a[id]")),
    ]
    names = (node.attributes.get("id") or (node.attributes.get("name") if node.tag == "a" else None) for node in nodes)
    return next((name.strip()[:_LONGEST_NAME] for name in names if name and name.strip()), "")


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:60].rstrip("-")


def _page_of(unit: _Unit, document: Document) -> str:
    """The post as a page. Its day stands under its title, as on a page of one article."""
    whole = "".join(node.html or "" for node in unit.nodes)
    rest = whole.replace(unit.heading.html or "", "", 1)
    printed = next((node.html for node in _all_of(unit.nodes) if node.html and clean_text(node.text()) == unit.printed), escape(unit.printed))
    rest = rest.replace(printed, "", 1)  # it stands under the title
    base = document.tree.css_first("base[href]")
    lang = document.declared_language
    return (
        f'<!DOCTYPE html><html{f" lang={lang}" if lang else ""}><head><meta charset="utf-8"><meta name="{POST_MARK}" content="{escape(document.page.url)}">'
        f"<title>{escape(unit.title)}</title>{base.html if base else ''}</head><body><main><h1>{escape(unit.title)}</h1>"
        f"<p>{escape(unit.printed)}</p><div>{rest}</div></main></body></html>"
    )


def _all_of(nodes: Iterable[LexborNode]) -> Iterator[LexborNode]:
    for node in nodes:
        yield from node.css("*") if is_element(node) else ()
        yield node


def is_post(url: str) -> bool:
    """Whether the address is of a post on a page: all others have lost their fragments."""
    return "#" in url
