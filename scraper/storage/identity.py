"""Which stored article a page is: an ordered tuple of rules, the first that answers wins.

Sites lie: some templates name one canonical address on every page, some redesigns change every address and a few words of every text. So an address
that a page merely claims counts only where the texts are alike, and a moved article is known by title, day and likeness.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from scraper.storage.stories import likeness, sketch_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from scraper.model.article import Article

    Rule: TypeAlias = Callable[[sqlite3.Connection, Article, str], sqlite3.Row | None]

_SHORTEST_MOVED = 250
"""Characters of a text that two addresses must share to be one moved article: shorter notices repeat (`Życzenia świąteczne`)."""
_SHORTEST_OF_ONE_DAY = 80
"""Likewise where title and day are the same too: a post that lies in two sections of a site, or at an address with another parameter."""
_ALIKE = 0.5
_HARDLY_EDITED = 0.7
"""Likeness of two texts of one title and day that a redesign may have left."""
_SAME_BUT_FOR_A_WORD = 0.9
"""Likewise where neither has a day: next year's text of the same form is not as like."""
_ENDS = ("", "/", "/index.php", "/index.html")
_END = re.compile(r"/(?:index\.(?:php|html))?$")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")


def find_stored(conn: sqlite3.Connection, article: Article, body_hash: str) -> sqlite3.Row | None:
    """The row of `articles` that this article is, or None for a new one. `body_hash` is that of its text."""
    return next((row for rule in _RULES if (row := rule(conn, article, body_hash)) is not None), None)


def twins(url: str) -> tuple[str, ...]:
    """The address itself, then with the other scheme, with and without www.: one server answers all four.

    >>> twins("http://klaster.pl/a")[1:]
    ('https://klaster.pl/a', 'http://www.klaster.pl/a', 'https://www.klaster.pl/a')
    """
    scheme, _, rest = url.partition("://")
    if scheme not in ("http", "https"):
        return (url,)
    other = rest.removeprefix("www.") if rest.startswith("www.") else "www." + rest
    twin = {"http": "https", "https": "http"}[scheme]
    return (url, f"{twin}://{rest}", f"{scheme}://{other}", f"{twin}://{other}")


def four_twins(url: str) -> tuple[str, ...]:
    """`twins` as four values for the four places of a question, the address itself filling those that it has no twins for."""
    return (twins(url) * 4)[:4]


def spellings(url: str) -> tuple[str, ...]:
    """Other spellings of the address, which mean the same page on nearly every server: ending with a slash, an index file or neither; %c5 for %C5 (RFC 3986 6.2.2.1).

    >>> spellings("https://klaster.pl/%c5%82ad/")[:2]
    ('https://klaster.pl/%C5%82ad', 'https://klaster.pl/%C5%82ad/')
    """
    path, mark, query = url.partition("?")
    stem = _END.sub("", path)
    cased = dict.fromkeys((_ESCAPE.sub(lambda escape: escape[0].upper(), stem), _ESCAPE.sub(lambda escape: escape[0].lower(), stem)))
    return tuple(other for start in cased for end in _ENDS if (other := f"{start}{end}{mark}{query}") != url)


def _by_own_address(conn: sqlite3.Connection, article: Article, body_hash: str) -> sqlite3.Row | None:
    # Of any site: two profiles may share a host, and an address is one article all the same. The very address comes before its twins.
    return _first(
        conn,
        "SELECT a.* FROM article_urls u JOIN articles a ON a.id = u.article_id WHERE u.url IN (?, ?, ?, ?) ORDER BY u.url = ? DESC LIMIT 1",
        *four_twins(article.url),
        article.url,
    )


def _by_claimed_address(conn: sqlite3.Connection, article: Article, body_hash: str) -> sqlite3.Row | None:
    claims = four_twins(article.canonical_url) if article.canonical_url else (article.url,) * 4
    rows = conn.execute(
        "SELECT a.* FROM article_urls u JOIN articles a ON a.id = u.article_id WHERE u.url IN (?1, ?2, ?3, ?4) AND a.site = ?5 "
        "UNION SELECT * FROM articles WHERE canonical_url IN (?1, ?2, ?3, ?4, ?6) AND site = ?5 LIMIT 20",
        (*claims, article.site, article.url),
    )
    return next((row for row in rows if _are_alike(row, article, body_hash)), None)


def _by_spelling(conn: sqlite3.Connection, article: Article, body_hash: str) -> sqlite3.Row | None:
    """Also of a text too short to be known by itself."""
    others = spellings(article.url)
    sql = f"SELECT a.* FROM article_urls u JOIN articles a ON a.id = u.article_id WHERE u.url IN ({','.join('?' * len(others))}) AND a.site = ?"  # noqa: S608
    rows = conn.execute(sql, (*others, article.site)).fetchall()
    return next((row for row in rows if _are_alike(row, article, body_hash)), None)


def _by_text(conn: sqlite3.Connection, article: Article, body_hash: str) -> sqlite3.Row | None:
    sql, values = "SELECT * FROM articles WHERE site = ? AND body_hash = ? AND title = ?", [article.site, body_hash, article.title]
    if len(article.text) < _SHORTEST_MOVED:
        if article.published is None or len(article.text) < _SHORTEST_OF_ONE_DAY:
            return None
        sql, values = f"{sql} AND substr(published, 1, 10) = ?", [*values, article.published.isoformat()[:10]]
    return _first(conn, f"{sql} LIMIT 1", *values)


def _by_title_and_likeness(conn: sqlite3.Connection, article: Article, body_hash: str) -> sqlite3.Row | None:
    if len(article.text) < _SHORTEST_MOVED:
        return None
    day = article.published.isoformat()[:10] if article.published else None
    if day is None:
        sql, values = "published IS NULL", [article.site, article.title]
    else:
        sql, values = "published BETWEEN ? AND ?", [article.site, article.title, day, f"{day}U"]  # U: the letter after T, so with any hour
    rows = conn.execute(f"SELECT * FROM articles WHERE site = ? AND title = ? AND {sql} LIMIT 20", values)  # noqa: S608 - one of two texts above
    least = _SAME_BUT_FOR_A_WORD if day is None else _HARDLY_EDITED
    sketch = sketch_of(article.text)
    return next((row for row in rows if likeness(sketch, sketch_of(row["text"])) >= least), None)


_RULES: tuple[Rule, ...] = (_by_own_address, _by_spelling, _by_claimed_address, _by_text, _by_title_and_likeness)


def _are_alike(row: sqlite3.Row, article: Article, body_hash: str) -> bool:
    if row["body_hash"] == body_hash:
        return True
    day = article.published.isoformat()[:10] if article.published else None
    if row["title"] == article.title and day is not None and (row["published"] or "")[:10] == day:
        return True
    return likeness(sketch_of(row["text"]), sketch_of(article.text)) >= _ALIKE


def _first(conn: sqlite3.Connection, sql: str, *values: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = conn.execute(sql, values).fetchone()
    return row
