"""People across articles. One row a folded name, gender and employer.

Namesakes of two employers get two rows; a merge of rows is a row of its own with its evidence (`person_linking`) and can be taken back; an erased person is never
stored again.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from scraper.language.folding import fold
from scraper.storage.organisations import learn_aliases, organisation_row, stands_for
from scraper.storage.person_linking import likely_merges, merges_of_versions

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from scraper.language.lexicon import Lexicon
    from scraper.model.article import Article, Participant


def store_participations(conn: sqlite3.Connection, article_id: int, article: Article, now: datetime, lexicon: Lexicon) -> None:
    """Write who takes part in and who is named by the article, in place of the earlier rows, with corrections in force. Needs an open transaction."""
    conn.execute("DELETE FROM participations WHERE article_id = ?", (article_id,))
    for people, mention in ((article.participants, 0), (article.mentions, 1)):
        for person in people:
            if not _is_erased(conn, person.name):
                _store(conn, article_id, _corrected(conn, article_id, person), mention, lexicon)
    learn_aliases(conn, article.text, lexicon)
    for likely in likely_merges(conn, article_id):
        merge_people(conn, likely.person_id, likely.into_id, likely.evidence, now)


def merge_versions(conn: sqlite3.Connection, article_id: int, translation_id: int | None, now: datetime) -> None:
    """Merge whoever both versions of an item name, in two languages. Needs an open transaction."""
    if translation_id is not None:
        for likely in merges_of_versions(conn, article_id, translation_id):
            merge_people(conn, likely.person_id, likely.into_id, likely.evidence, now)


def _store(conn: sqlite3.Connection, article_id: int, person: Participant, mention: int, lexicon: Lexicon) -> None:
    organisation_id = organisation_row(conn, person.organisation, lexicon) if person.organisation else None
    person_id = _person_row(conn, person, organisation_id, lexicon)
    conn.execute(
        "INSERT INTO participations (article_id, person_id, organisation_id, mention, title, role, country, status, surface, sentence, "
        '"start", "end") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        (
            article_id,
            person_id,
            organisation_id,
            mention,
            person.title,
            person.role,
            person.country,
            person.status,
            person.surface,
            person.sentence,
            person.start,
            person.end,
        ),
    )


def _person_row(conn: sqlite3.Connection, person: Participant, organisation_id: int | None, lexicon: Lexicon) -> int:
    """The row of that name, gender and employer; another employer gets a row of its own, which `person_linking` may merge with evidence."""
    gender, key = gender_of(person.name, lexicon), fold(person.name)
    rows = [row["id"] for row in conn.execute("SELECT id FROM people WHERE name_key = ? AND gender = ? ORDER BY id", (key, gender))]
    for row in rows:
        if organisation_id is None or _works_for(conn, row, organisation_id):
            return int(row)
    number: int = conn.execute(
        "INSERT INTO people (name, sort_key, name_key, gender) VALUES (?, ?, ?, ?) RETURNING id", (person.name, sort_key(person.name), key, gender)
    ).fetchone()[0]
    return number


def _works_for(conn: sqlite3.Connection, person_id: int, organisation_id: int) -> bool:
    """Whether the person was seen with that organisation, under any of its names, or with none yet."""
    known = {
        row["id"]: row["sort_key"]
        for row in conn.execute(
            "SELECT DISTINCT coalesce(o.same_as, o.id) AS id, o.sort_key FROM participations p JOIN organisations o ON o.id = p.organisation_id "
            "WHERE p.person_id = ?",
            (person_id,),
        )
    }
    if not known or stands_for(conn, organisation_id) in known:
        return True
    name: str = conn.execute("SELECT sort_key FROM organisations WHERE id = ?", (organisation_id,)).fetchone()["sort_key"]
    return any(_related(name, other) for other in known.values())


def _related(one: str, other: str) -> bool:
    """One name begins the other, or is its initials: `PARP` and `Polska Agencja Rozwoju Przedsiębiorczości`."""
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter + " ") and " " in shorter:
        return True
    initials = "".join(word[0] for word in longer.split() if len(word) > 2)
    return " " not in shorter and shorter == initials


def gender_of(name: str, lexicon: Lexicon) -> str:
    """`f`, `m`, or `` where the first name does not tell."""
    genders = {form.gender for form in lexicon.names.first(name.split(" ")[0]) if "nom" in form.cases}
    if len(genders) == 1:
        return genders.pop()
    return "f" if name.endswith(("ska", "cka", "dzka")) else "m" if name.endswith(("ski", "cki", "dzki")) else ""


def sort_key(name: str) -> str:
    """Surname first, folded.

    >>> sort_key("Anna Maria Żak-Rudnicka")
    'zak-rudnicka anna maria'
    """
    first, _, last = fold(name).rpartition(" ")
    return f"{last} {first}".strip()


def merge_people(conn: sqlite3.Connection, person_id: int, into_id: int, evidence: str, now: datetime) -> None:
    """Let one row stand for another person's too; taken back by `split_person`. Needs an open transaction."""
    conn.execute("UPDATE people SET merged_into = ? WHERE id = ? OR merged_into = ?", (into_id, person_id, person_id))
    conn.execute("UPDATE people SET merged_into = NULL WHERE id = ?", (into_id,))
    conn.execute(
        "INSERT INTO person_merges (person_id, into_id, evidence, made) VALUES (?, ?, ?, ?)", (person_id, into_id, evidence, now.isoformat())
    )


def split_person(conn: sqlite3.Connection, person_id: int, now: datetime) -> bool:
    """Take a merge back; False where the person was merged into nobody. Needs an open transaction."""
    changed = conn.execute("UPDATE people SET merged_into = NULL WHERE id = ? AND merged_into IS NOT NULL", (person_id,))
    conn.execute("UPDATE person_merges SET undone = ? WHERE person_id = ? AND undone IS NULL", (now.isoformat(), person_id))
    return changed.rowcount > 0


def rename_person(conn: sqlite3.Connection, person_id: int, name: str, by: str, now: datetime) -> None:
    """Correct a name; every later reading that gives the old one is stored under the new. Needs an open transaction."""
    old = conn.execute("SELECT name FROM people WHERE id = ?", (person_id,)).fetchone()["name"]
    conn.execute("UPDATE people SET name = ?, sort_key = ?, name_key = ? WHERE id = ?", (name, sort_key(name), fold(name), person_id))
    conn.execute(
        "INSERT INTO corrections (person_id, field, old, new, by, made) VALUES (?, 'name', ?, ?, ?, ?)",
        (person_id, json.dumps(old, ensure_ascii=False), json.dumps(name, ensure_ascii=False), by, now.isoformat()),
    )


def erase_person(conn: sqlite3.Connection, person_ids: list[int], now: datetime) -> None:
    """Remove people for good: their rows, and every later reading of the name, of which only a hash is kept. Needs an open transaction."""
    for person_id in person_ids:
        for name in _names_ever(conn, person_id):
            conn.execute("INSERT OR IGNORE INTO erased_people (name_hash, erased) VALUES (?, ?)", (_name_hash(name), now.isoformat()))
            _forget_corrections(conn, name)
            _forget_in_versions(conn, name)
        conn.execute("DELETE FROM participations WHERE person_id = ?", (person_id,))
        conn.execute("DELETE FROM corrections WHERE person_id = ?", (person_id,))
        conn.execute("DELETE FROM person_merges WHERE person_id = ? OR into_id = ?", (person_id, person_id))
        conn.execute("UPDATE people SET merged_into = NULL WHERE merged_into = ?", (person_id,))
        conn.execute("DELETE FROM people WHERE id = ?", (person_id,))


def _names_ever(conn: sqlite3.Connection, person_id: int) -> set[str]:
    """The person's name, and those that pages were read under before somebody corrected them: a later reading gives them again."""
    name: str = conn.execute("SELECT name FROM people WHERE id = ?", (person_id,)).fetchone()["name"]
    renamed = conn.execute("SELECT json_extract(old, '$') FROM corrections WHERE person_id = ? AND field = 'name'", (person_id,))
    read = conn.execute(
        "SELECT json_extract(new, '$.read') FROM corrections WHERE field = 'participant' AND json_extract(new, '$.name') = ? AND undone IS NULL",
        (name,),
    )
    return {name, *(row[0] for row in (*renamed, *read) if row[0])}


def _forget_corrections(conn: sqlite3.Connection, name: str) -> None:
    """Take the name out of what people put right in articles, and of the readings kept under it."""
    named = " OR ".join(f"json_extract({side}, '$.{key}') = :name" for side, key in (("new", "name"), ("new", "read"), ("old", "name")))
    conn.execute(f"DELETE FROM corrections WHERE field = 'participant' AND ({named})", {"name": name})  # noqa: S608 - our own words
    conn.execute(
        "UPDATE corrected_readings SET reading = (SELECT json_group_array(json(value)) FROM json_each(reading) WHERE json_extract(value, '$.name') != :name) "
        "WHERE field = 'participant'",
        {"name": name},
    )
    # The row of the name as it was read, which a correction left without an article.
    conn.execute(
        "DELETE FROM people WHERE name = ? AND merged_into IS NULL AND NOT EXISTS (SELECT 1 FROM participations r WHERE r.person_id = people.id) "
        "AND NOT EXISTS (SELECT 1 FROM person_merges m WHERE people.id IN (m.person_id, m.into_id)) "
        "AND NOT EXISTS (SELECT 1 FROM people o WHERE o.merged_into = people.id) AND NOT EXISTS (SELECT 1 FROM corrections c WHERE c.person_id = people.id)",
        (name,),
    )


def _forget_in_versions(conn: sqlite3.Connection, name: str) -> None:
    """Take the name out of the people of earlier versions. The sites' own texts stay as they were printed."""
    for version_id, article in conn.execute("SELECT id, article FROM article_versions WHERE instr(article, ?) > 0", (name,)).fetchall():
        told = json.loads(article)
        kept = {key: [p for p in told.get(key, []) if p.get("name") != name] for key in ("participants", "mentions")}
        conn.execute("UPDATE article_versions SET article = ? WHERE id = ?", (json.dumps(told | kept, ensure_ascii=False), version_id))


def _is_erased(conn: sqlite3.Connection, name: str) -> bool:
    return conn.execute("SELECT 1 FROM erased_people WHERE name_hash = ?", (_name_hash(name),)).fetchone() is not None


def _name_hash(name: str) -> str:
    return hashlib.sha256(fold(name).encode()).hexdigest()


def _corrected(conn: sqlite3.Connection, article_id: int, person: Participant) -> Participant:
    """The person with a corrected name, where a person corrected that name before."""
    row = conn.execute(
        "SELECT new FROM corrections WHERE field = 'name' AND old = ? AND undone IS NULL ORDER BY id DESC LIMIT 1",
        (json.dumps(person.name, ensure_ascii=False),),
    ).fetchone()
    return replace(person, name=json.loads(row["new"])) if row else person
