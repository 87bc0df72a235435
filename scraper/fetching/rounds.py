"""Which of a site's sources a visit asks.

`first`  nothing is known: home page, usual places, what robots.txt names
`watch`  the few sources that together tell whether there is news
`sweep`  once a week, and whenever the watched ones cannot be trusted: every source that answered lately; the usual places too where all fell silent
`full`   what the person asked for: every source, unconditionally
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, TypeVar

from scraper.discovery.addresses import is_archive
from scraper.discovery.pagination import page_number
from scraper.storage import articles, crawl_state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.fetching.visit import SiteVisit
    from scraper.model.page import SourceKind
    from scraper.storage.crawl_state import Source

T = TypeVar("T")
RoundName = Literal["first", "watch", "sweep", "full"]
SWEEP_EVERY = timedelta(days=7)
_DRIED_UP = timedelta(days=30)
_BEST_SOURCES: tuple[SourceKind, ...] = ("feed", "wordpress", "sitemap", "listing", "more")
_MOST_WATCHED = 3
_MOST_SWEPT = 40
_NEARLY_ALL = 0.95
_LONGEST_LIST = 1000
_GIVEN_UP = 3
"""Failures in a row after which a source is asked only by `crawl --full`, or when all have failed."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a visit asks at its start."""

    name: RoundName
    sources: tuple[Source, ...] = ()
    unconditional: bool = False
    """Read them whole, also what has not changed: the choice of the sources to watch is to be made anew."""
    guesses: bool = False
    """Try the usual places too."""
    weekly: bool = False
    """Ask for the latest articles again."""


def choose_round(visit: SiteVisit) -> Round:
    """The round that is due."""
    conn, site = visit.conn, visit.site.name
    known = crawl_state.sources(conn, site)
    alive = worth_asking(known)
    if visit.visit.baseline or visit.deep or not alive:
        return Round("first", tuple(known) if visit.deep else (), unconditional=True, guesses=True)
    if visit.full:
        return Round("full", tuple(known), unconditional=True)
    watched = [source for source in known if source.covers]
    swept = crawl_state.last_sweep(conn, site)
    if not watched or any(source.failures for source in watched) or swept is None or visit.now() - swept >= SWEEP_EVERY:
        weekly = swept is not None and visit.now() - swept >= SWEEP_EVERY
        news = crawl_state.last_news(conn, site)
        dried_up = news is None or visit.now() - news >= _DRIED_UP
        return Round("sweep", tuple(alive), unconditional=swept is None, guesses=weekly and dried_up, weekly=weekly)
    return Round("watch", tuple(watched))


def settle_watch(visit: SiteVisit, chosen: Round) -> None:
    """At the end of a visit that is done: choose the sources to watch where all were read; unsettle the choice where news came that none of them named."""
    conn, site = visit.conn, visit.site.name
    if chosen.unconditional:
        crawl_state.set_covers(conn, site, sources_to_watch(visit))
        crawl_state.note_sweep(conn, site, visit.now())
        return
    watched = {s.url for s in crawl_state.sources(conn, site) if s.covers}
    named = set[str]().union(*(_named_by_list(url, visit.named, visit.continues) for url in watched if url in visit.named))
    if watched and visit.new_addresses - named:
        crawl_state.set_covers(conn, site, ())
        crawl_state.note_sweep(conn, site, None)
    elif chosen.weekly:
        crawl_state.note_sweep(conn, site, visit.now())


def worth_asking(known: Iterable[Source]) -> list[Source]:
    """The sources that answered lately, best first, without the listings of tags and months and without all but the first pages of a list."""
    alive = [s for s in known if s.failures < _GIVEN_UP and s.kind != "more" and (s.kind != "listing" or not is_archive(s.url))]
    addresses = {s.url.rstrip("/") for s in alive}
    heads = [s for s in alive if s.kind != "listing" or (found := page_number(s.url)) is None or found[0].rstrip("/") not in addresses]
    return sorted(heads, key=lambda s: (-s.yielded, _BEST_SOURCES.index(s.kind)))[:_MOST_SWEPT]


def sources_to_watch(visit: SiteVisit) -> set[str]:
    """The fewest sources of this visit that tell whether there is news. Empty where that cannot be told: then all are asked each time.

    Tried in order: one source that names all of the latest dated articles · the head of a list whose pages together name nearly all articles, since what is new stands
    first · up to three sources that together name the latest, or, where a site prints no dates, nearly all.
    """
    known = {s.url: s for s in crawl_state.sources(visit.conn, visit.site.name) if s.failures == 0 and s.kind != "more"}
    ids = articles.ids_by_address(visit.conn, visit.site.name)
    latest, everything = articles.latest_ids(visit.conn, visit.site.name), set(ids.values())
    named = {url: {ids[a] for a in addresses if a in ids} for url, addresses in visit.named.items()}
    order = sorted(
        known.keys() & named.keys() & visit.unconfirmed.keys(),
        key=lambda url: (_BEST_SOURCES.index(known[url].kind), url != visit.site.url, is_archive(url), -known[url].yielded, len(url), url),
    )
    if not everything or not order:
        return set()
    if latest and (alone := next((url for url in order if latest <= named[url]), None)):
        return {alone}
    lists = {url: _named_by_list(url, named, visit.continues) for url in order}
    if head := next((url for url in order if _nearly(lists[url], everything)), None):
        return {head}
    return _greedy(order, named, latest) or _greedy(order, lists, everything)


def _nearly(named: set[int], wanted: set[int]) -> bool:
    return len(named & wanted) >= _NEARLY_ALL * len(wanted)


def _named_by_list(head: str, named: dict[str, set[T]], continues: dict[str, str]) -> set[T]:
    """What a list's pages name together: the head, those that differ from it by a page's number, and what its buttons load."""
    together = set(named[head])
    if page_number(head) is None:
        for url, names in named.items():
            if _head_of(url, continues).rstrip("/") == head.rstrip("/"):
                together |= names
    return together


def _head_of(url: str, continues: dict[str, str]) -> str:
    """The first page of the list that the address is a further page of; itself where it is none."""
    for _ in range(_LONGEST_LIST):
        if url not in continues:
            break
        url = continues[url]
    found = page_number(url)
    return found[0] if found else url


def _greedy(order: list[str], named: dict[str, set[int]], wanted: set[int]) -> set[str]:
    chosen, missing = set[str](), set(wanted)
    while not _nearly(wanted - missing, wanted) and len(chosen) < _MOST_WATCHED:
        best = max(order, key=lambda url: len(named[url] & missing))
        if not named[best] & missing:
            break
        chosen.add(best)
        missing -= named[best]
    return chosen if wanted and _nearly(wanted - missing, wanted) else set()
