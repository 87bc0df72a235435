"""Articles, their versions and everything that hangs on them. One call, one article, inside the caller's transaction.

`scraper.storage.identity` says which stored article a page is. An edited article becomes a version; a moved one keeps its row.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from scraper.language.folding import fold
from scraper.model.run import Stored
from scraper.model.serialisation import article_to_json
from scraper.storage import corrections, outbox, people, search_index, stories, translations
from scraper.storage.identity import find_stored, spellings, twins

if TYPE_CHECKING:
    import sqlite3

    from scraper.language.lexicon import Lexicon
    from scraper.model.article import Article
    from scraper.model.run import StoreOutcome, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What the store needs to know beside the article."""

    now: datetime
    lexicon: Lexicon
    alerting_rules: frozenset[str] = frozenset()
    """Names of the rules whose match of this article is to be told at once (`alerts.matching.alerts`)."""
    channels: tuple[str, ...] = ()
    """Where alerts go: `file`, `mail` …"""


def store_article(conn: sqlite3.Connection, article: Article, visit: Visit, intake: Intake) -> Stored:
    """Store the article, or its new version, with tags, people, events, attachments, index, matches and alerts.

    Needs an open transaction of the caller, which also marks the address as read: all of it or nothing is stored.
    """
    now, lexicon, body = intake.now, intake.lexicon, _hash(article.text)
    known = find_stored(conn, article, body)
    said = article = article if known is None else _with_known_hour(article, known)
    content = content_hash(article)
    if known is None:
        article_id = _insert(conn, article, visit, now, content, body)
        outcome: StoreOutcome = "new"
    else:
        article_id = known["id"]
        outcome = _outcome(known, article, content)
        _touch(conn, article_id, article, now)
        if outcome == "unchanged":
            return Stored(article_id=article_id, outcome=outcome)
        article = corrections.corrected(conn, article_id, replace(article, url=_address_kept(known["url"], article.url)))
        _update(conn, article_id, article, content, body)
    _write_parts(conn, article_id, article, now, lexicon)
    if outcome in ("new", "changed"):
        _append_version(conn, article_id, said, content, now)  # what the site said: corrections are told apart from its edits
    outbox.store_matches(conn, article_id, article.matches)
    stories.join_story(conn, article_id, article, now)
    people.merge_versions(conn, article_id, translations.link_translation(conn, article_id, article), now)
    if outcome == "new" and visit.may_alert:
        outbox.queue_alerts(conn, article_id, sorted(intake.alerting_rules), intake.channels, now)
    return Stored(article_id=article_id, outcome=outcome)


def _with_known_hour(article: Article, known: sqlite3.Row) -> Article:
    """A feed gives the hour of a printed day while it names the article with that day; that it names it no more, or with another, is no edit."""
    stored = known["published"] or ""
    if isinstance(article.published, datetime) or article.published is None or stored[:10] != article.published.isoformat() or len(stored) == 10:
        return article
    return replace(article, published=datetime.fromisoformat(stored))


def replace_reading(conn: sqlite3.Connection, article_id: int, article: Article, now: datetime, lexicon: Lexicon) -> None:
    """Put a new reading of the same archived page in place of the stored one: no version, no alert, corrections kept."""
    content, body = content_hash(article), _hash(article.text)  # of the page as it is: a correction must not look like an edit of the site
    article = corrections.corrected(conn, article_id, article)
    _update(conn, article_id, article, content, body)
    _write_parts(conn, article_id, article, now, lexicon)
    outbox.store_matches(conn, article_id, article.matches)
    stories.join_story(conn, article_id, article, now)
    people.merge_versions(conn, article_id, translations.link_translation(conn, article_id, article), now)


def confirm_reading(conn: sqlite3.Connection, article_id: int, fields: Article, later_flags: frozenset[str]) -> bool:
    """Whether a new reading of the page's fields, normalised, says what is stored already; then the rules that found them are noted, and all is done.

    `later_flags` are those that `fields` lacks since they come with people and events, which follow from fields that are the same.
    """
    row = conn.execute("SELECT * FROM articles WHERE id = ?", (article_id,)).fetchone()
    if row["content_hash"] != content_hash(fields) or corrections.is_corrected(conn, article_id):
        return False
    values = _columns(fields)
    winners = values.pop("winners")
    if any(row[name] != value for name, value in values.items() if name not in ("flags", "expert_group")):
        return False
    if set(json.loads(row["flags"])) - later_flags != set(fields.flags):
        return False
    conn.execute("UPDATE articles SET winners = ? WHERE id = ?", (winners, article_id))
    return True


def mark_withdrawn(conn: sqlite3.Connection, url: str, now: datetime) -> bool:
    """Note that the article's site answers 404 or 410 for its current address; True where an article was marked."""
    changed = conn.execute("UPDATE articles SET withdrawn = ? WHERE url = ? AND withdrawn IS NULL", (now.isoformat(), url))
    return changed.rowcount > 0


def text_at(conn: sqlite3.Connection, url: str) -> str | None:
    """The text of the article to which the address leads."""
    row = conn.execute("SELECT a.text FROM article_urls u JOIN articles a ON a.id = u.article_id WHERE u.url = ?", (url,)).fetchone()
    return None if row is None else str(row["text"])


def article_id_of(conn: sqlite3.Connection, url: str) -> int | None:
    """Id of the article to which the address leads; None where none is stored."""
    row = conn.execute("SELECT article_id FROM article_urls WHERE url = ?", (url,)).fetchone()
    return None if row is None else int(row["article_id"])


def remember_address(conn: sqlite3.Connection, article_id: int, url: str) -> None:
    """Note a further address that leads to the article: one that redirects to it."""
    conn.execute("INSERT OR IGNORE INTO article_urls (url, article_id) VALUES (?, ?)", (url, article_id))


def ids_by_address(conn: sqlite3.Connection, site: str) -> dict[str, int]:
    """Every address that leads to an article of the site, with the article's id."""
    rows = conn.execute("SELECT u.url, u.article_id FROM article_urls u JOIN articles a ON a.id = u.article_id WHERE a.site = ?", (site,))
    return {row["url"]: row["article_id"] for row in rows}


def latest_ids(conn: sqlite3.Connection, site: str, count: int = 5) -> set[int]:
    """Ids of the site's latest dated articles."""
    rows = conn.execute("SELECT id FROM articles WHERE site = ? AND published IS NOT NULL ORDER BY published DESC, id LIMIT ?", (site, count))
    return {row["id"] for row in rows}


def home_of_latest(conn: sqlite3.Connection, site: str) -> str | None:
    """Scheme and host of the site's newest article, as a home page's address; None where there is none."""
    row = conn.execute("SELECT url FROM articles WHERE site = ? ORDER BY id DESC LIMIT 1", (site,)).fetchone()
    return "/".join(row["url"].split("/", 3)[:3]) + "/" if row else None


def seen_unchanged(conn: sqlite3.Connection, url: str, now: datetime) -> None:
    """Note that the article at the address still stands as we have it; one that was withdrawn is back."""
    conn.execute(
        "UPDATE articles SET last_seen = ?, withdrawn = NULL WHERE id = (SELECT article_id FROM article_urls WHERE url = ?)", (now.isoformat(), url)
    )


def forget_article(conn: sqlite3.Connection, article_id: int, *, since: datetime) -> bool:
    """Take back an article first stored after `since` that proved to be none; False for an older one, which stays: nothing stored is lost."""
    row = conn.execute("SELECT 1 FROM articles WHERE id = ? AND first_seen >= ?", (article_id, since.isoformat())).fetchone()
    if row is None:
        return False
    if conn.execute("SELECT 1 FROM deliveries WHERE article_id = ? AND state = 'delivered'", (article_id,)).fetchone():
        return False
    search_index.remove_article(conn, article_id)
    conn.execute("DELETE FROM deliveries WHERE article_id = ?", (article_id,))
    stories.leave_story(conn, article_id)
    translations.unlink(conn, article_id)
    conn.execute("DELETE FROM articles WHERE id = ?", (article_id,))
    return True


def content_hash(article: Article) -> str:
    """Of all that a reader would notice: title, text, dates, tags and attachments."""
    seen = [article.title, article.text, article.published, article.tags, [a.url for a in article.attachments]]
    return _hash(json.dumps(seen, ensure_ascii=False, default=str))


def _address_kept(stored: str, read: str) -> str:
    """The article's address after it was read at another: a twin of it changes nothing, save that https is for good."""
    is_settled = read in spellings(stored) or (read in twins(stored) and (stored.startswith("https:") or read.startswith("http:")))
    return stored if is_settled else read


def _outcome(known: sqlite3.Row, article: Article, content: str) -> StoreOutcome:
    if known["content_hash"] != content:
        return "changed"
    return "unchanged" if article.url in (*twins(known["url"]), *spellings(known["url"])) else "moved"


def _insert(conn: sqlite3.Connection, article: Article, visit: Visit, now: datetime, content: str, body: str) -> int:
    values = _columns(article) | {
        "content_hash": content,
        "body_hash": body,
        "first_seen": now.isoformat(),
        "last_seen": now.isoformat(),
        "baseline": int(not visit.may_alert),
    }
    sql = f"INSERT INTO articles ({', '.join(values)}) VALUES ({', '.join(':' + name for name in values)}) RETURNING id"  # noqa: S608
    article_id: int = conn.execute(sql, values).fetchone()[0]
    _remember_address(conn, article_id, article)
    return article_id


def _update(conn: sqlite3.Connection, article_id: int, article: Article, content: str, body: str) -> None:
    values = _columns(article) | {"content_hash": content, "body_hash": body}
    assignments = ", ".join(f"{name} = :{name}" for name in values)
    conn.execute(f"UPDATE articles SET {assignments} WHERE id = :id", values | {"id": article_id})  # noqa: S608 - our own names


def _touch(conn: sqlite3.Connection, article_id: int, article: Article, now: datetime) -> None:
    conn.execute("UPDATE articles SET last_seen = ?, withdrawn = NULL WHERE id = ?", (now.isoformat(), article_id))
    _remember_address(conn, article_id, article)


def _remember_address(conn: sqlite3.Connection, article_id: int, article: Article) -> None:
    conn.execute("INSERT OR IGNORE INTO article_urls (url, article_id) VALUES (?, ?)", (article.url, article_id))


def _columns(article: Article) -> dict[str, object]:
    return {
        "url": article.url,
        "canonical_url": article.canonical_url,
        "site": article.site,
        "title": article.title,
        "lead": article.lead,
        "text": article.text,
        "language": article.language,
        "author": article.author,
        "published": article.published.isoformat() if article.published else None,
        "published_raw": article.published_raw,
        "modified": article.modified.isoformat() if article.modified else None,
        "expert_group": int(article.expert_group),
        "flags": json.dumps(article.flags, ensure_ascii=False),
        "winners": json.dumps(dict(article.winners), ensure_ascii=False),
        "sort_key": fold(article.title),
    }


def _write_parts(conn: sqlite3.Connection, article_id: int, article: Article, now: datetime, lexicon: Lexicon) -> None:
    corrections.write_tags(conn, article_id, article.tags)
    _write_events(conn, article_id, article)
    conn.execute("DELETE FROM attachments WHERE article_id = ?", (article_id,))
    conn.executemany(
        "INSERT INTO attachments (article_id, url, label, media_type) VALUES (?, ?, ?, ?)",
        [(article_id, a.url, a.label, a.media_type) for a in article.attachments],
    )
    people.store_participations(conn, article_id, article, now, lexicon)
    fields = {"title": article.title, "lead": article.lead or "", "text": article.text, "tags": ", ".join(article.tags)}
    search_index.index_article(conn, article_id, fields, lexicon.lemmatiser)


def _write_events(conn: sqlite3.Connection, article_id: int, article: Article) -> None:
    told = [(e.kind, e.start.isoformat(), e.end.isoformat(), e.place, int(e.online), e.sentence) for e in article.events]
    before = conn.execute('SELECT kind, "start", "end", place, online, sentence FROM events WHERE article_id = ? ORDER BY id', (article_id,))
    if [tuple(row) for row in before] == told:
        return
    conn.execute("UPDATE articles SET calendar_revision = calendar_revision + 1 WHERE id = ?", (article_id,))
    conn.execute("DELETE FROM events WHERE article_id = ?", (article_id,))
    conn.executemany(
        'INSERT INTO events (article_id, kind, "start", "end", place, online, sentence) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [(article_id, *row) for row in told],
    )


def _append_version(conn: sqlite3.Connection, article_id: int, article: Article, content: str, now: datetime) -> None:
    # Matches belong to the rules of the day, not to the page: a version is what the site said.
    said = json.dumps(article_to_json(replace(article, matches=())), ensure_ascii=False)
    conn.execute(
        "INSERT INTO article_versions (article_id, seen, content_hash, article) VALUES (?, ?, ?, ?)",
        (article_id, now.isoformat(), content, said),
    )


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
