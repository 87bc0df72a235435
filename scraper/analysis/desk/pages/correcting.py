"""Corrections by a signed-in person: an article's date, title, tags and participants, a person's name, merges; and the log, from which each is taken back."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING, Any

from scraper.analysis.desk.answers import Elsewhere, Rendered, Rows
from scraper.analysis.desk.inquiry import PAGE_ROWS, Inquiry, Row, like, paged
from scraper.language.dates import read_date
from scraper.model.moments import WARSAW, moment_from_iso
from scraper.storage import corrections, people

if TYPE_CHECKING:
    from scraper.model.moments import PublicationMoment

_COLUMNS = ("made", "by", "field", "old", "new", "undone", "article_title", "person")


def article(inquiry: Inquiry) -> Rendered | Elsewhere:
    """The form of an article's fields and participants; what is sent is written and shows at once."""
    inquiry.must_be("editor")
    number = inquiry.number("numer")
    found = inquiry.one("SELECT id, title, lead, author, published, published_raw, url FROM articles WHERE id = ?", (number,))
    found["tags"] = [
        row["name"]
        for row in inquiry.rows(
            "SELECT t.name FROM article_tags x JOIN tags t ON t.id = x.tag_id WHERE x.article_id = ? ORDER BY x.position", (number,)
        )
    ]
    taking_part = inquiry.rows(
        "SELECT p.name, r.title, r.role, o.name AS organisation FROM participations r JOIN people p ON p.id = r.person_id "
        'LEFT JOIN organisations o ON o.id = r.organisation_id WHERE r.article_id = ? AND r.mention = 0 ORDER BY r."start", r.id',
        (number,),
    )
    trouble = None
    if inquiry.is_post:
        try:
            _write(inquiry, number, found)
            return Elsewhere(f"/artykul/{number}")
        except ValueError as error:
            trouble = str(error)
    return Rendered(
        "correct_article",
        {"article": found | {"typed": _typed(found["published"])}, "participants": taking_part, "trouble": trouble},
        400 if trouble else 200,
    )


def person(inquiry: Inquiry) -> Rendered | Elsewhere:
    """Rename, merge and split of one person."""
    user = inquiry.must_be("editor")
    number = inquiry.number("numer")
    found = inquiry.one("SELECT id, name, name_key, merged_into FROM people WHERE id = ?", (number,))
    if inquiry.is_post:
        with inquiry.writing() as conn:
            match inquiry.text("co"):
                case "nazwisko":
                    name = " ".join(inquiry.text("nazwisko", 100).split())
                    if name and name != found["name"]:
                        people.rename_person(conn, number, name, user.name, inquiry.now)
                case "polacz":
                    into = inquiry.number("z_kim")
                    if into == number or conn.execute("SELECT 1 FROM people WHERE id = ? AND merged_into IS NULL", (into,)).fetchone() is None:
                        raise LookupError(into)
                    people.merge_people(conn, number, into, f"{user.name}: {inquiry.text('dlaczego', 200)}".rstrip(": "), inquiry.now)
                    number = into
                case "rozlacz":
                    people.split_person(conn, inquiry.number("kogo"), inquiry.now)
        return Elsewhere(f"/osoba/{number}")
    merged = inquiry.rows("SELECT id, name FROM people WHERE merged_into = ?", (number,))
    return Rendered("correct_person", {"person": found, "merged": merged, "likely": _likely(inquiry, found), "q": inquiry.text("q", 100)})


def log(inquiry: Inquiry) -> Rendered:
    """Every correction, the latest first: who, when, what stood there and what stands there now."""
    found = _logged(inquiry, PAGE_ROWS + 1, inquiry.offset)
    merges = inquiry.rows(
        "SELECT m.*, p.name AS person, k.name AS into_name FROM person_merges m JOIN people p ON p.id = m.person_id JOIN people k ON k.id = m.into_id "
        "ORDER BY m.id DESC LIMIT 50"
    )
    return Rendered("corrections", {"corrections": found[:PAGE_ROWS], "merges": merges} | paged(inquiry, found))


def rows(inquiry: Inquiry) -> Rows:
    """The log, whole."""
    return Rows("poprawki", _COLUMNS, (tuple(row[column] for column in _COLUMNS) for row in _logged(inquiry, -1, 0)))


def undo(inquiry: Inquiry) -> Elsewhere:
    """Take one correction back."""
    inquiry.must_be("editor")
    number = inquiry.number("numer")
    article_id = inquiry.one("SELECT article_id FROM corrections WHERE id = ?", (number,))["article_id"]
    with inquiry.writing() as conn:
        if corrections.undo_correction(conn, number, inquiry.now) and article_id is not None:
            corrections.apply_corrections(conn, article_id, inquiry.now, inquiry.lexicon)
    return Elsewhere("/poprawki" if inquiry.text("skad") != "artykul" else f"/artykul/{article_id}")


def _write(inquiry: Inquiry, number: int, before: Row) -> None:
    """Write what differs from what stands there. ValueError, in words for the form, where a value cannot be."""
    user, now = inquiry.must_be("editor"), inquiry.now
    with inquiry.writing() as conn:
        for field, value in _changes(inquiry, before).items():
            corrections.correct_article(conn, number, field, value, by=user.name, now=now)
        name = inquiry.text("uczestnik", 100)
        if name:
            _write_participant(inquiry, conn, number, name, user.name)
        corrections.apply_corrections(conn, number, now, inquiry.lexicon)


def _changes(inquiry: Inquiry, before: Row) -> dict[str, Any]:  # Any: JSON
    sent = inquiry.arguments
    changes: dict[str, Any] = {}  # Any: JSON
    if "title" in sent and (title := inquiry.text("title", 500)) != before["title"]:
        if not title:
            raise ValueError(inquiry.t("Tytuł nie może być pusty.", "The title may not be empty."))
        changes["title"] = title
    if "published" in sent and (day := inquiry.text("published", 60)) not in (_typed(before["published"]), before["published"]):
        if day and (moment := _read(day, inquiry)) is None:
            raise ValueError(
                inquiry.t(
                    "To nie jest data z rokiem, na przykład 2026-03-31 albo 31 marca 2026.", "This is no date with its year, such as 2026-03-31."
                )
            )
        changes["published"] = moment.isoformat() if day and moment else None
    if "tags" in sent:
        tags = list(dict.fromkeys(tag.strip() for tag in inquiry.text("tags", 2000).split(",") if tag.strip()))
        if tags != before["tags"]:
            changes["tags"] = tags
    return changes


def _typed(published: str | None) -> str:
    """The moment as a person types it: the day, and the hour where one is known."""
    return published[:16].replace("T", " ") if published else ""


def _read(typed: str, inquiry: Inquiry) -> PublicationMoment | None:
    """The day or moment that was typed, in any Polish or English manner, in Polish time; None where it is no single day with its year."""
    try:
        moment = moment_from_iso(typed)
    except ValueError:
        return _read_in_words(typed, inquiry)
    return moment.replace(tzinfo=moment.tzinfo or WARSAW) if isinstance(moment, datetime) else moment


def _read_in_words(typed: str, inquiry: Inquiry) -> PublicationMoment | None:
    span = read_date(typed, now=inquiry.now)
    if span is None or span.precision != "day" or span.first != span.last or not span.has_year:
        return None
    return datetime.combine(span.first, span.time, WARSAW) if span.time else span.first


def _write_participant(inquiry: Inquiry, conn: sqlite3.Connection, number: int, name: str, by: str) -> None:
    fields = {field: inquiry.text(f"p_{field}", 300) or None for field in corrections.PARTICIPANT_FIELDS}
    if inquiry.text("co") == "usun":
        corrections.remove_participant(conn, number, name, by=by, now=inquiry.now)
    elif inquiry.text("co") == "dodaj":
        corrections.add_participant(conn, number, fields | {"name": name}, by=by, now=inquiry.now)
    elif not fields["name"]:
        raise ValueError(inquiry.t("Imię i nazwisko nie może być puste.", "The name may not be empty."))
    else:
        try:
            corrections.correct_participant(conn, number, name, fields, by=by, now=inquiry.now)
        except KeyError:
            raise LookupError(name) from None


def _likely(inquiry: Inquiry, person: Row) -> list[Row]:
    """Others whom the person may be: those that the words name, else the same surname."""
    words = inquiry.text("q", 100).split()[:4] or [person["name"].rpartition(" ")[2]]
    conditions = " AND ".join(f"p.name_key LIKE :word{n} ESCAPE '!'" for n in range(len(words)))
    return inquiry.rows(
        "SELECT p.id, p.name, (SELECT group_concat(DISTINCT o.name) FROM participations r JOIN organisations o ON o.id = r.organisation_id WHERE r.person_id = p.id) AS organisations "  # noqa: S608 - conditions of ours
        f"FROM people p WHERE p.id != :id AND p.merged_into IS NULL AND {conditions} ORDER BY p.sort_key LIMIT 20",
        {f"word{n}": f"%{like(word)}%" for n, word in enumerate(words)} | {"id": person["id"]},
    )


def _logged(inquiry: Inquiry, limit: int, offset: int) -> list[Row]:
    found = inquiry.rows(
        "SELECT c.*, a.title AS article_title, p.name AS person FROM corrections c LEFT JOIN articles a ON a.id = c.article_id LEFT JOIN people p ON p.id = c.person_id "
        "ORDER BY c.id DESC LIMIT ? OFFSET ?",
        (limit, offset),
    )
    for row in found:
        for side in ("old", "new"):
            row[side] = said(json.loads(row[side])) if row[side] else ""
    return found


def said(value: object) -> str:
    """A value of a correction as a reader reads it.

    >>> said(["klastry", "energia"]), said({"name": "Jan Kowal", "role": None, "read": "Jana Kowala"})
    ('klastry, energia', 'Jan Kowal')
    """
    if isinstance(value, dict):
        return ", ".join(
            str(value[key]) for key in (*corrections.PARTICIPANT_FIELDS, "read") if value.get(key) and not (key == "read" and value.get("name"))
        )
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
