"""One article: its text with people, days and matched words marked; versions and what changed; why a person should look; the story's other copies."""

from __future__ import annotations

import difflib
import json
import re
from datetime import datetime, time

from markupsafe import Markup, escape

from scraper.analysis.desk.answers import Rendered
from scraper.analysis.desk.inquiry import Inquiry, Row
from scraper.analysis.desk.pages.marking import Mark, marked_paragraphs
from scraper.analysis.highlights import matched_spans
from scraper.language.dates import find_dates
from scraper.model.moments import WARSAW, day_of, moment_from_iso

_LONGEST_DIFF = 6_000
_WORDS = re.compile(r"\s+|[^\W_]+|[^\s\w]|_")


def page(inquiry: Inquiry) -> Rendered:
    """The article with all that hangs on it."""
    number = inquiry.number("numer")
    article = inquiry.one(
        "SELECT a.*, coalesce(nullif(s.title, ''), a.site) AS site_title FROM articles a JOIN sites s ON s.name = a.site WHERE a.id = ?", (number,)
    )
    people = _people(inquiry, number)
    matches = [r | {"words": json.loads(r["words"])} for r in inquiry.rows("SELECT * FROM matches WHERE article_id = ? ORDER BY rule", (number,))]
    context = {
        "article": article,
        "paragraphs": marked_paragraphs(article["text"], _marks(inquiry, article, people, matches)),
        "flags": json.loads(article["flags"]),
        "winners": json.loads(article["winners"]),
        "tags": [r["name"] for r in inquiry.rows("SELECT t.name FROM article_tags x JOIN tags t ON t.id = x.tag_id WHERE x.article_id = ? ORDER BY x.position", (number,))],
        "participants": [p for p in people if not p["mention"]],
        "mentions": [p for p in people if p["mention"]],
        "events": inquiry.rows('SELECT * FROM events WHERE article_id = ? ORDER BY "start"', (number,)),
        "attachments": inquiry.rows("SELECT url, label, media_type FROM attachments WHERE article_id = ? ORDER BY id", (number,)),
        "matches": matches,
        "versions": inquiry.rows("SELECT id, seen FROM article_versions WHERE article_id = ? ORDER BY seen, id", (number,)),
        "copies": _copies(inquiry, article),
        "corrections": inquiry.rows("SELECT * FROM corrections WHERE article_id = ? ORDER BY id DESC", (number,)),
        "translations": inquiry.rows("SELECT id, title, language FROM articles WHERE translation_of = ?1 OR id = ?2", (number, article["translation_of"])),
        "q": inquiry.text("q", 300),
    }  # fmt: skip
    return Rendered("article", context)


def versions(inquiry: Inquiry) -> Rendered:
    """Two versions of an article beside each other, what was added and removed marked; the last two unless others are chosen."""
    number = inquiry.number("numer")
    article = inquiry.one("SELECT id, title, url FROM articles WHERE id = ?", (number,))
    known = inquiry.rows("SELECT id, seen FROM article_versions WHERE article_id = ? ORDER BY seen, id", (number,))
    if not known:
        raise LookupError
    ids = [row["id"] for row in known]
    new = inquiry.number("nowa") if inquiry.number("nowa") in ids else ids[-1]
    old = inquiry.number("stara") if inquiry.number("stara") in ids else ids[max(0, ids.index(new) - 1)]
    before, after = _version(inquiry, old), _version(inquiry, new)
    fields = [
        (field, changes(_as_text(before.get(field)), _as_text(after.get(field))))
        for field in ("title", "published", "tags", "text")
        if _as_text(before.get(field)) != _as_text(after.get(field))
    ]
    return Rendered("versions", {"article": article, "versions": known, "old": old, "new": new, "fields": fields})


def changes(old: str, new: str) -> list[Markup]:
    """The paragraphs of the new text with what was added and removed marked; untouched ones shortened to their beginnings.

    Words that stand everywhere guide no comparison (difflib's "autojunk"): without it a hostile page of one word twenty thousand times takes 39 s.

    >>> changes("Rada zebrała się w maju.", "Rada zebrała się w czerwcu.")
    [Markup('Rada zebrała się w <del>maju</del><ins>czerwcu</ins>.')]
    """
    before, after = old.split("\n\n"), new.split("\n\n")
    found: list[Markup] = []
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, before, after).get_opcodes():
        if tag == "equal":
            found += [Markup("<span class='same'>") + _cut(text) + Markup("</span>") for text in after[b1:b2]]
            continue
        for place in range(max(a2 - a1, b2 - b1)):
            one = before[a1 + place] if a1 + place < a2 else ""
            other = after[b1 + place] if b1 + place < b2 else ""
            found.append(_word_changes(one, other))
    return found


def _word_changes(old: str, new: str) -> Markup:
    """Word by word; two texts that are too long to compare so stand whole."""
    one, other = _WORDS.findall(old), _WORDS.findall(new)
    if len(one) + len(other) > _LONGEST_DIFF:
        one, other = [old], [new]
    parts = []
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, one, other).get_opcodes():
        gone, come = "".join(one[a1:a2]), "".join(other[b1:b2])
        if tag == "equal":
            parts.append(escape(come))
            continue
        parts += [Markup("<del>") + gone + Markup("</del>")] if gone else []
        parts += [Markup("<ins>") + come + Markup("</ins>")] if come else []
    return Markup("").join(parts)


def _cut(text: str) -> str:
    return text if len(text) <= 160 else text[:150].rsplit(" ", 1)[0] + " …"


def _version(inquiry: Inquiry, number: int) -> Row:
    found: Row = json.loads(inquiry.one("SELECT article FROM article_versions WHERE id = ?", (number,))["article"])
    return found


def _as_text(value: object) -> str:
    return "" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _people(inquiry: Inquiry, number: int) -> list[Row]:
    return inquiry.rows(
        "SELECT coalesce(k.id, p.id) AS person_id, coalesce(k.name, p.name) AS person, p.name AS own_name, r.title AS degree, r.role, o.id AS organisation_id, "
        'o.name AS organisation, r.status, r.surface, r.sentence, r."start", r."end", r.mention FROM participations r JOIN people p ON p.id = r.person_id '
        "LEFT JOIN people k ON k.id = p.merged_into LEFT JOIN organisations o ON o.id = r.organisation_id WHERE r.article_id = ? "
        'ORDER BY r.mention, r."start", r.id',
        (number,),
    )


def _marks(inquiry: Inquiry, article: Row, people: list[Row], matches: list[Row]) -> list[Mark]:
    """What is marked in the text, the more telling before the less: searched words, matched words, people, days."""
    text: str = article["text"]
    marks: list[Mark] = []
    marks += [Mark(start, end, "mark", None) for start, end in matched_spans(inquiry.conn, text, inquiry.text("q", 300), inquiry.lexicon.lemmatiser)]
    for match in matches:
        at = text.find(match["sentence"])
        words = "|".join(re.escape(word) for word in match["words"])
        found = re.finditer(rf"\b(?:{words})\b", match["sentence"]) if at >= 0 and words else ()
        marks += [Mark(at + word.start(), at + word.end(), "mark", None) for word in found]
    marks += [
        Mark(person["start"], person["end"], "person", f"/osoba/{person['person_id']}")
        for person in people
        if person["surface"] and text[person["start"] : person["end"]] == person["surface"]
    ]
    published = article["published"]
    now = datetime.combine(day_of(moment_from_iso(published)), time(23, 59), WARSAW) if published else None
    marks += [Mark(span.start, span.end, "date", None) for span in find_dates(text, now=now) if span.precision == "day"]
    return marks


def _copies(inquiry: Inquiry, article: Row) -> list[Row]:
    if article["story_id"] is None:
        return []
    return inquiry.rows(
        "SELECT a.id, a.title, a.site, a.published, a.id = s.source_article_id AS is_source FROM articles a JOIN stories s ON s.id = a.story_id "
        "WHERE a.story_id = ? AND a.id != ? ORDER BY a.published, a.id",
        (article["story_id"], article["id"]),
    )
