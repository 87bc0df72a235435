"""The Polish and the foreign version of one item: linked where the page says so, else by like addresses, else by the days, numbers and names that both tell.

A wrong link hides an article behind another one's title, so what is not sure stays unlinked.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.language.likeness import facts_of
from scraper.storage.identity import four_twins

if TYPE_CHECKING:
    import sqlite3

    from scraper.model.article import Article

_LANGUAGE_LABEL = re.compile(r"^(?:www|pl|en|eng|de|cz|cs|sk|ua|fr)$")
_LANGUAGE_STEP = re.compile(r"^(?:pl|pl-pl|pol|polish|en|en-gb|en-us|eng|english|de|de-de|deutsch)$", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{3,}")
_SOON = timedelta(days=10)
"""A translation follows within days; a later one is linked by its address or by the page alone."""
_SAME_ADDRESS_WITHIN = timedelta(days=60)
_FEWEST_FACTS = 4
_SHARED = 0.45
_AHEAD = 1.5
"""How much more the likest candidate must share than the next."""
_MOST_CANDIDATES = 60


def link_translation(conn: sqlite3.Connection, article_id: int, article: Article) -> int | None:
    """Link the article with its version in another language; gives that article's id, None where none is known. Needs an open transaction.

    `translation_of` of the version that is not Polish names the Polish one.
    """
    unlink(conn, article_id)
    if article.language is None:
        return None
    found = _named_by_page(conn, article) or _told(conn, article_id, article)
    if found is not None:
        translation, original = (found, article_id) if article.language == "pl" else (article_id, found)
        conn.execute("UPDATE articles SET translation_of = ? WHERE id = ?", (original, translation))
    return found


def unlink(conn: sqlite3.Connection, article_id: int) -> None:
    """Take back what links the article with versions of it. Needs an open transaction."""
    conn.execute("UPDATE articles SET translation_of = NULL WHERE (id = ?1 OR translation_of = ?1) AND translation_of IS NOT NULL", (article_id,))


def family_of(url: str) -> str:
    """The host without the labels that tell a language: what the versions of one publisher share.

    >>> family_of("https://eng.klastrypolskie.pl/news/1"), family_of("https://www.klastrypolskie.pl/")
    ('klastrypolskie.pl', 'klastrypolskie.pl')
    """
    labels = (urlsplit(url).hostname or "").split(".")
    while len(labels) > 2 and _LANGUAGE_LABEL.match(labels[0]):
        labels = labels[1:]
    return ".".join(labels)


def _named_by_page(conn: sqlite3.Connection, article: Article) -> int | None:
    """The stored article that the page names as its version in another language, where one of the two is Polish."""
    for url in article.translations:
        row = conn.execute(
            "SELECT a.id FROM article_urls u JOIN articles a ON a.id = u.article_id WHERE u.url IN (?, ?, ?, ?) AND a.language != ? AND 'pl' IN (a.language, ?) LIMIT 1",
            (*four_twins(url), article.language, article.language),
        ).fetchone()
        if row:
            return int(row[0])
    return None


def _told(conn: sqlite3.Connection, article_id: int, article: Article) -> int | None:
    """The one article of the same publisher in the other language that has a like address, or tells of the same days, numbers and names."""
    if article.published is None:
        return None
    candidates = _candidates(conn, article_id, article)
    day = date.fromisoformat(article.published.isoformat()[:10])
    own = _address_without_language(article.url)
    addressed = [row["id"] for row in candidates if own and _address_without_language(row["url"]) == own]
    if len(addressed) == 1:
        return int(addressed[0])
    soon = [row for row in candidates if abs(date.fromisoformat(row["published"][:10]) - day) <= _SOON][:_MOST_CANDIDATES]
    if not soon:  # as on nearly every site: no text of it is read
        return None
    facts = facts_of(f"{article.title}. {article.text}")
    shares = sorted(((_shared(facts, facts_of(f"{row['title']}. {row['text']}")), row["id"]) for row in soon), reverse=True)
    if not shares or shares[0][0] == 0 or (len(shares) > 1 and shares[0][0] < _AHEAD * shares[1][0]):
        return None
    return int(shares[0][1])


def _candidates(conn: sqlite3.Connection, article_id: int, article: Article) -> list[sqlite3.Row]:
    """Articles of the publisher in the other language, published about the same time, that are no version of another one yet."""
    family = family_of(article.url)
    sites = [row["name"] for row in conn.execute("SELECT name, url FROM sites") if row["name"] == article.site or family_of(row["url"]) == family]
    assert article.published is not None
    day = date.fromisoformat(article.published.isoformat()[:10])
    marks = ",".join("?" * len(sites))
    rows = conn.execute(
        # The inner question is answered by an index alone: most articles have no version, and their texts are not touched.
        "SELECT a.id, a.url, a.title, a.text, a.published FROM articles a WHERE a.id IN (SELECT id FROM articles INDEXED BY articles_newest "  # noqa: S608 - only marks
        f"WHERE site IN ({marks}) AND published >= ? AND published < ? AND id != ? AND language IS NOT NULL AND (language = 'pl') != ?) "
        "AND a.translation_of IS NULL AND a.withdrawn IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM articles t WHERE t.translation_of = a.id AND t.language = ?) ORDER BY abs(julianday(a.published) - julianday(?)), a.id",
        (
            *sites,
            (day - _SAME_ADDRESS_WITHIN).isoformat(),
            (day + _SAME_ADDRESS_WITHIN + timedelta(days=1)).isoformat(),
            article_id,
            article.language == "pl",
            article.language,
            day.isoformat(),
        ),
    ).fetchall()
    return [row for row in rows if family_of(row["url"]) == family]


def _address_without_language(url: str) -> str:
    """The path without the step that tells the language, where it tells one item: it has a number or a long last step; else empty."""
    parts = urlsplit(url)
    steps = [step for step in parts.path.lower().split("/") if step and not _LANGUAGE_STEP.match(step)]
    if not steps or not (_NUMBERED.search(steps[-1]) or len(steps[-1]) > 20):
        return ""
    return "/".join(steps) + (f"?{parts.query}" if parts.query else "")


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two texts tell in common; 0 where that may be chance."""
    both, fewer = len(one & other), min(len(one), len(other))
    return both / fewer if both >= _FEWEST_FACTS and both >= _SHARED * fewer else 0.0
