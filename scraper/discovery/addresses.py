"""Which addresses are worth a request: not files, logins, print views, calendars, comment feeds, endless facets."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from scraper.normalisation.urls import host_of

_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|od[tspg]|rtf|zip|7z|rar|gz|jpe?g|png|gif|webp|svg|ico|bmp|tiff?|mp[34]|avi|mov|wmv|webm|wav|ogg|css|js|json|xml|rss|atom|txt|csv|epub|ics|exe|apk|woff2?)$",
    re.IGNORECASE,
)
_MONTH_NAMES = r"(?:stycz|lut|mar|kwie|maj|czerw|lip|sierp|wrze|pa[zź]dz|listop|grud|jan|feb|apr|may|jun|jul|aug|sep|oct|nov|dec)\w{0,7}"
# Pages that are never an article and lead to none that another page does not lead to.
_TRAP_PATH = re.compile(
    r"(?:^|/)(?:wp-admin|wp-login\.php|wp-json|xmlrpc\.php|wp-content|wp-includes|feed|feeds|rss|comments?|trackback|embed|login|logowanie|logout|rejestracja|register|signup|koszyk|cart"
    r"|checkout|moje-konto|my-account|user|users|uzytkownik|print|drukuj|druk|pdf|mailto|component/mailto|search|szukaj|wyszukiwarka|cgi-bin|admin|administrator|sitemap|mapa-strony)(?:[/.,]|$)",
    re.IGNORECASE,
)
# Likewise, but what lies below them may be articles: a calendar's months are none, `/kalendarz/gala-klastra/` may be one.
_TRAP_END = re.compile(
    r"(?:^|/)(?:kalendarz|calendar|polityka-(?:prywatnosci|cookies?|plikow|bezpieczenstwa|rodo|ochrony)[\w-]*|privacy(?:-\w+)*|cookies?|rodo|regulamin|newsletter)"
    rf"(?:[/.,-]?(?:\d+|html?|php|aspx?|{_MONTH_NAMES}))*/?$",
    re.IGNORECASE,
)
_CALENDAR = re.compile(r"kalend|calend|event|wydarz|termin|agenda", re.IGNORECASE)
_DATE_ARCHIVE = re.compile(r"/(?:19|20)\d\d(?:/\d{1,2}){0,2}/?(?:page/\d+/?)?$")
_MONTH_QUERY = re.compile(r"(?:^|[&;])(?:month|miesi[aą]c|mies|monthnum)=\d{1,2}(?:$|[&;])", re.IGNORECASE)
_TAG = re.compile(r"(?:^|/)(?:tags?|tagi|tagged|temat|keyword|author|autor|label|etykieta|component/tags)(?:/|,|$)", re.IGNORECASE)
_TRAP_KEYS = frozenset(
    "print tmpl format replytocom share action do login redirect redirect_to return task sort order orderby dir filter view_mode layout s q search searchword "
    "keyword calendar eventdisplay ical outlook-ical day add-to-cart lightbox attachment_id wp_lang feed".split()
)
_MAX_LENGTH = 500
_MAX_SEGMENTS = 12
_KEPT = 20_000
"""Addresses remembered: the menu of a site stands on each of its pages."""


@lru_cache(maxsize=_KEPT)
def is_worth_asking(url: str, home: str) -> bool:
    """Whether a page of the site may stand at the address: same host as the site's home, http, not a file and no trap.

    >>> is_worth_asking("https://x.pl/news/kongres,17.htm", "https://www.x.pl/"), is_worth_asking("https://x.pl/wp-login.php", "https://x.pl/")
    (True, False)
    """
    if len(url) > _MAX_LENGTH or not is_same_place(url, home):
        return False
    parts = urlsplit(url)
    path = unquote(parts.path)
    if _FILE.search(path) or _TRAP_PATH.search(path) or _TRAP_END.search(path) or _is_circular(path):
        return False
    keys = {key.lower() for key, _ in parse_qsl(parts.query, keep_blank_values=True)}
    return not (keys & _TRAP_KEYS or ("month" in keys and _CALENDAR.search(url)))


def is_file(url: str) -> bool:
    """Whether the address is of a file that is no page."""
    return bool(_FILE.search(unquote(urlsplit(url).path)))


@lru_cache(maxsize=_KEPT)
def is_archive(url: str) -> bool:
    """Whether the address is of a tag, an author or a month: it lists what other listings list too."""
    try:
        parts = urlsplit(url)
    except ValueError:  # `http://[x/` is no address
        return False
    path = unquote(parts.path)
    return bool(_TAG.search(path) or _DATE_ARCHIVE.search(path) or _MONTH_QUERY.search(parts.query))


@lru_cache(maxsize=_KEPT)
def is_same_place(url: str, home: str) -> bool:
    """Whether the address is one of http on the same host (www. aside) and port; False for what is no address."""
    try:
        parts, there = urlsplit(url), urlsplit(home)
        return parts.scheme in ("http", "https") and host_of(url) == host_of(home) and parts.port == there.port
    except ValueError:
        return False


def _is_circular(path: str) -> bool:
    """The same words over and over: a relative link that a server takes at any depth."""
    segments = [s for s in path.split("/") if s]
    return len(segments) > _MAX_SEGMENTS or any(segments.count(s) > 2 for s in set(segments))
