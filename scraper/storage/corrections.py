"""What a person put right in an article, kept over every new reading of its page.

A correction is a row with who, when, old and new. While one is in force, `corrected_readings` keeps what the page's latest reading gave for that field,
so that taking it back restores the page's word and not a stale one. Participants are corrected by the name they were read under.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from scraper.language.folding import fold
from scraper.model.article import Participant
from scraper.model.moments import moment_from_iso
from scraper.storage import people, search_index
from scraper.storage.readback import load_article

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from scraper.language.lexicon import Lexicon
    from scraper.model.article import Article

# How the JSON of a correction becomes a field of the article.
_FIELDS: dict[str, Callable[[Any], Any]] = {  # Any: JSON in, a field's type out
    "title": str,
    "lead": lambda value: value,
    "author": lambda value: value,
    "published": lambda value: moment_from_iso(value) if value else None,
    "tags": tuple,
}
PARTICIPANT_FIELDS = ("name", "title", "role", "organisation")
_PARTICIPANT = "participant"


def correct_article(conn: sqlite3.Connection, article_id: int, field: str, new: object, *, by: str, now: datetime) -> None:
    """Write a correction, with who and when; `apply_corrections`, or the next reading, puts it into the article. Needs an open transaction."""
    before = _value(load_article(conn, article_id), field)
    _keep_reading(conn, article_id, field, before)
    _write(conn, article_id, field, before, new, by, now)


def correct_participant(conn: sqlite3.Connection, article_id: int, name: str, changes: Mapping[str, str | None], *, by: str, now: datetime) -> None:
    """Write what is right of the participant read as `name`: any of PARTICIPANT_FIELDS. KeyError where the article has none of that name.

    Needs an open transaction.
    """
    known = {p.name: p for p in _as_read(conn, article_id)}[name]
    before = {field: getattr(known, field) for field in changes}
    _keep_participants(conn, article_id)
    # The correction is bound to the name the page was read under, also where an earlier correction has changed it since.
    _write(conn, article_id, _PARTICIPANT, {"name": name} | before, {"read": _first_name(conn, article_id, name)} | dict(changes), by, now)


def remove_participant(conn: sqlite3.Connection, article_id: int, name: str, *, by: str, now: datetime) -> None:
    """Write that whoever was read as `name` takes no part. Needs an open transaction."""
    _keep_participants(conn, article_id)
    _write(conn, article_id, _PARTICIPANT, {"name": name}, {"read": _first_name(conn, article_id, name), "removed": True}, by, now)


def add_participant(conn: sqlite3.Connection, article_id: int, fields: Mapping[str, str | None], *, by: str, now: datetime) -> None:
    """Write a participant whom the reading missed; `fields` holds at least `name`. Needs an open transaction."""
    _keep_participants(conn, article_id)
    _write(conn, article_id, _PARTICIPANT, None, {"added": True} | dict(fields), by, now)


def is_corrected(conn: sqlite3.Connection, article_id: int) -> bool:
    """Whether a correction of the article is in force."""
    return bool(_in_force(conn, article_id))


def corrected(conn: sqlite3.Connection, article_id: int, article: Article) -> Article:
    """The article, as just read, with every correction in force, the latest of a field winning; the reading under them is kept."""
    rows = _in_force(conn, article_id)
    if not rows:
        return article
    for field in {row["field"] for row in rows}:
        reading = _people_as_json(article.participants) if field == _PARTICIPANT else _value(article, field)
        _put_reading(conn, article_id, field, reading)
    return _with_corrections(article, rows)


def apply_corrections(conn: sqlite3.Connection, article_id: int, now: datetime, lexicon: Lexicon) -> None:
    """Bring the stored article in line with its corrections as they are now, made or taken back. Needs an open transaction."""
    stored = conn.execute("SELECT field, reading FROM corrected_readings WHERE article_id = ?", (article_id,)).fetchall()
    readings = {row["field"]: json.loads(row["reading"]) for row in stored}
    rows = _in_force(conn, article_id)
    article = replace(load_article(conn, article_id), participants=_as_read(conn, article_id))
    winners = {name: rule for name, rule in article.winners if rule != "correction"}
    article = _with_corrections(replace(_with_readings(article, readings), winners=tuple(winners.items())), rows)
    _store(conn, article_id, article, now, lexicon, with_participants=_PARTICIPANT in readings)
    for field in readings.keys() - {row["field"] for row in rows}:
        conn.execute("DELETE FROM corrected_readings WHERE article_id = ? AND field = ?", (article_id, field))


def undo_correction(conn: sqlite3.Connection, correction_id: int, now: datetime) -> bool:
    """Take a correction back; False where it is not in force. Needs an open transaction.

    One of an article shows after `apply_corrections`. One of a person's name gives the old name back, and later readings keep it.
    """
    row = conn.execute("SELECT * FROM corrections WHERE id = ? AND undone IS NULL", (correction_id,)).fetchone()
    if row is None:
        return False
    conn.execute("UPDATE corrections SET undone = ? WHERE id = ?", (now.isoformat(), correction_id))
    if row["person_id"] is not None and row["field"] == "name":
        name = json.loads(row["old"])
        conn.execute(
            "UPDATE people SET name = ?, sort_key = ?, name_key = ? WHERE id = ?", (name, people.sort_key(name), fold(name), row["person_id"])
        )
    return True


def _write(conn: sqlite3.Connection, article_id: int, field: str, old: object, new: object, by: str, now: datetime) -> None:
    conn.execute(
        "INSERT INTO corrections (article_id, field, old, new, by, made) VALUES (?, ?, ?, ?, ?, ?)",
        (article_id, field, json.dumps(old, ensure_ascii=False), json.dumps(new, ensure_ascii=False), by, now.isoformat()),
    )


def _in_force(conn: sqlite3.Connection, article_id: int) -> list[sqlite3.Row]:
    return conn.execute(
        "SELECT field, new FROM corrections WHERE article_id = ? AND undone IS NULL AND person_id IS NULL ORDER BY id", (article_id,)
    ).fetchall()


def _with_corrections(article: Article, rows: list[sqlite3.Row]) -> Article:
    changes = {row["field"]: _FIELDS[row["field"]](json.loads(row["new"])) for row in rows if row["field"] in _FIELDS}
    found = _with_participants(article.participants, [json.loads(row["new"]) for row in rows if row["field"] == _PARTICIPANT])
    if found != article.participants:
        changes["participants"] = found
    winners = dict(article.winners) | dict.fromkeys(changes, "correction")
    return replace(article, **changes, winners=tuple(winners.items()))


def _with_participants(found: tuple[Participant, ...], corrections: list[dict[str, Any]]) -> tuple[Participant, ...]:  # Any: JSON
    """Those who take part by all corrections together: each is bound to the name that was read, whatever another makes of it."""
    changes: dict[str, dict[str, Any]] = {}
    added = []
    for new in corrections:
        fields = {field: new[field] for field in (*PARTICIPANT_FIELDS, "removed") if field in new}
        if new.get("added"):
            added.append(Participant(**fields, rule="correction"))
        else:
            changes.setdefault(fold(new["read"]), {}).update(fields)
    corrected_people = []
    for person in (*found, *added):
        fields = dict(changes.get(fold(person.name), {}))
        if not fields.pop("removed", False):
            corrected_people.append(replace(person, **fields))
    return tuple(corrected_people)


def _with_readings(article: Article, readings: dict[str, Any]) -> Article:  # Any: JSON
    changes = {field: _FIELDS[field](value) for field, value in readings.items() if field in _FIELDS}
    if _PARTICIPANT in readings:
        changes["participants"] = tuple(Participant(**fields) for fields in readings[_PARTICIPANT])
    return replace(article, **changes)


def _store(conn: sqlite3.Connection, article_id: int, article: Article, now: datetime, lexicon: Lexicon, *, with_participants: bool) -> None:
    """Write what corrections can change. The hashes stay those of the page: a correction must not look like an edit of the site."""
    published = article.published.isoformat() if article.published else None
    conn.execute(
        "UPDATE articles SET title = ?, lead = ?, author = ?, published = ?, sort_key = ?, winners = ? WHERE id = ?",
        (
            article.title,
            article.lead,
            article.author,
            published,
            fold(article.title),
            json.dumps(dict(article.winners), ensure_ascii=False),
            article_id,
        ),
    )
    write_tags(conn, article_id, article.tags)
    if with_participants:
        people.store_participations(conn, article_id, article, now, lexicon)
    fields = {"title": article.title, "lead": article.lead or "", "text": article.text, "tags": ", ".join(article.tags)}
    search_index.index_article(conn, article_id, fields, lexicon.lemmatiser)


def write_tags(conn: sqlite3.Connection, article_id: int, tags: tuple[str, ...]) -> None:
    """Write the article's tags in place of the earlier ones. Needs an open transaction."""
    conn.execute("DELETE FROM article_tags WHERE article_id = ?", (article_id,))
    for position, tag in enumerate(tags):
        conn.execute("INSERT OR IGNORE INTO tags (name, sort_key) VALUES (?, ?)", (tag, fold(tag)))
        conn.execute(
            "INSERT OR IGNORE INTO article_tags (article_id, tag_id, position) SELECT ?, id, ? FROM tags WHERE name = ?",
            (article_id, position, tag),
        )


def _value(article: Article, field: str) -> object:
    """The field as JSON holds it."""
    value = getattr(article, field)
    if field == "published":
        return value.isoformat() if value else None
    return list(value) if isinstance(value, tuple) else value


def _keep_reading(conn: sqlite3.Connection, article_id: int, field: str, reading: object) -> None:
    """Keep what stands there before its first correction; a later one finds the page's reading kept already."""
    conn.execute(
        "INSERT OR IGNORE INTO corrected_readings (article_id, field, reading) VALUES (?, ?, ?)",
        (article_id, field, json.dumps(reading, ensure_ascii=False)),
    )


def _put_reading(conn: sqlite3.Connection, article_id: int, field: str, reading: object) -> None:
    conn.execute(
        "INSERT OR REPLACE INTO corrected_readings (article_id, field, reading) VALUES (?, ?, ?)",
        (article_id, field, json.dumps(reading, ensure_ascii=False)),
    )


def _keep_participants(conn: sqlite3.Connection, article_id: int) -> None:
    _keep_reading(conn, article_id, _PARTICIPANT, _people_as_json(_as_read(conn, article_id)))


def _people_as_json(found: tuple[Participant, ...]) -> list[dict[str, Any]]:  # Any: JSON
    return [asdict(person) for person in found]


def _as_read(conn: sqlite3.Connection, article_id: int) -> tuple[Participant, ...]:
    """The stored participants under their own rows' names: `load_article` gives the names of those they were merged into."""
    fields = ("name", "title", "role", "organisation", "country", "status", "surface", "sentence", "start", "end")
    rows = conn.execute(
        "SELECT p.name, r.title, r.role, o.name AS organisation, r.country, r.status, r.surface, r.sentence, "
        'r."start", r."end" FROM participations r JOIN people p ON p.id = r.person_id LEFT JOIN organisations o ON o.id = r.organisation_id '
        'WHERE r.article_id = ? AND r.mention = 0 ORDER BY r."start", r.id',
        (article_id,),
    )
    return tuple(Participant(**{field: row[field] for field in fields}) for row in rows)


def _first_name(conn: sqlite3.Connection, article_id: int, name: str) -> str:
    """The name under which the page was read of who is now called `name`, through the corrections in force."""
    for row in reversed(_in_force(conn, article_id)):
        new = json.loads(row["new"])
        if row["field"] == _PARTICIPANT and new.get("name") == name and "read" in new:
            return str(new["read"])
    return name
