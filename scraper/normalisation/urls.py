"""One spelling for each address."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

# What campaigns, shares and sessions add; no page differs by it.
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_(?:cid|eid)|_hs(?:enc|mi)|mkt_tok|ref_src|_ga|_gl|pk_\w+|mtm_\w+|share|spm"
    r"|phpsessid|jsessionid|sid|sessionid|session_id|aspsessionid\w*|cfid|cftoken|replytocom|nowprocket|noamp|amp|fontsize|kontrast|contrast)$",
    re.IGNORECASE,
)
_SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_KEPT = 20_000
"""Addresses remembered: the menu of a site stands on each of its pages."""


@lru_cache(maxsize=_KEPT)
def normalise_url(url: str) -> str:
    """The address without fragment, tracking and session parameters, default port; host in lower case, spaces and letters percent-encoded.

    http and https, with and without www., stay apart: which of them a site uses is told by the site.

    >>> normalise_url("HTTP://Example.org:80/a b/?utm_source=x&id=3#top")
    'http://example.org/a%20b/?id=3'
    """
    try:
        parts = urlsplit(safe_url_string(url.strip()))
        port = parts.port
    except ValueError:
        return url.strip()
    if not parts.hostname:
        return url.strip()
    host = parts.hostname.lower()
    if ":" in host:
        host = f"[{host}]"
    netloc = host if port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f"{host}:{port}"
    query = parts.query
    if query and any(_TRACKING.match(key) for key, _ in parse_qsl(query, keep_blank_values=True)):
        query = urlencode([(k, v) for k, v in parse_qsl(query, keep_blank_values=True) if not _TRACKING.match(k)])
    return urlunsplit((parts.scheme.lower(), netloc, _SESSION_PATH.sub("", parts.path) or "/", query, ""))


def join_url(base: str, href: str) -> str:
    """The address that the link on a page leads to; empty where it is none, such as `http://[x/`.

    >>> join_url("https://x.pl/news/", "17.htm"), join_url("https://x.pl/", "http://[x/")
    ('https://x.pl/news/17.htm', '')
    """
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return ""


@lru_cache(maxsize=_KEPT)
def host_of(url: str) -> str:
    """The host without www., lower case; empty for what is no address."""
    try:
        return (urlsplit(url).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""


_LONE_NUMBER = re.compile(r"(?<!\w)\d+(?!\w)")
_WORDS = re.compile(r"[^,;=]*[^\W\d_]{2,}[^,;=]*")


def url_shape(url: str) -> str:
    """The address with its words and numbers taken out: articles of one site share few shapes.

    >>> url_shape("https://klastrypolskie.pl/news/spotkanie-grupy,512.htm")
    '/news/S,N.htm'
    """
    parts = urlsplit(url)
    segments = [s for s in parts.path.split("/") if s]
    shaped = [_shaped(s, last=i == len(segments) - 1) for i, s in enumerate(segments)]
    query = "&".join(f"{k}={'N' if v.isdigit() else 'S'}" for k, v in sorted(parse_qsl(parts.query)))
    return "/" + "/".join(shaped) + ("/" if parts.path.endswith("/") and segments else "") + (f"?{query}" if query else "")


def _shaped(segment: str, *, last: bool) -> str:
    stem, dot, extension = segment.rpartition(".")
    if not dot or len(extension) > 5:
        stem, extension, dot = segment, "", ""
    number = re.match(r"\d+[-_,](?=\D)", stem)
    prefix, stem = (f"N{number[0][-1]}", stem[number.end() :]) if number else ("", stem)
    stem = _LONE_NUMBER.sub("N", stem)
    words = _WORDS.sub("S", stem) if (last or "-" in stem or "," in stem) else stem
    return prefix + words + dot + extension
