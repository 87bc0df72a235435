"""An alert as a person reads it: subject, text, HTML. Polish by default, English by setting."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, Any, Literal

from scraper.language.folding import fold
from scraper.model.moments import WARSAW

if TYPE_CHECKING:
    import sqlite3

_WORDS = {
    "pl": {
        "subject": "Klastry: {title}",
        "why": "Dlaczego to widzisz",
        "rule": "reguła „{rule}”",
        "tier": "poziom {tier}",
        "matched": "dopasowane słowa",
        "published": "Opublikowano",
        "undated": "bez daty",
        "site": "Serwis",
        "people": "Uczestnicy",
        "events": "Terminy",
        "flags": "Do sprawdzenia",
        "read": "Czytaj artykuł",
        "others": "i {n} innych",
        "online": "online",
        "footer": "Wiadomość wysłał program Klastry, który czyta strony klastrów i instytucji. Numer alertu: {key}",
    },
    "en": {
        "subject": "Klastry: {title}",
        "why": "Why you see this",
        "rule": "rule “{rule}”",
        "tier": "tier {tier}",
        "matched": "matched words",
        "published": "Published",
        "undated": "undated",
        "site": "Site",
        "people": "Participants",
        "events": "Dates",
        "flags": "To be checked",
        "read": "Read the article",
        "others": "and {n} others",
        "online": "online",
        "footer": "Sent by Klastry, which reads the websites of clusters and institutions. Alert: {key}",
    },
}
_FLAGS = {
    "pl": {
        "published-before-past-event": "wydrukowana data publikacji jest wcześniejsza niż wydarzenie opisane w czasie przeszłym",
        "published-sources-differ": "strona podaje różne daty publikacji",
        "weekday-mismatch": "dzień tygodnia nie zgadza się z datą",
    },
    "en": {
        "published-before-past-event": "the printed date is earlier than an event told in the past tense",
        "published-sources-differ": "the page gives different dates",
        "weekday-mismatch": "a weekday does not fit its date",
    },
}
_MONTHS = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split()
_MOST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One alert, ready for any channel."""

    key: str
    rule: str
    subject: str
    text: str
    html: str
    queued: datetime
    data: dict[str, Any]  # Any: the JSON of webhooks


def compose_alert(
    conn: sqlite3.Connection, key: str, article_id: int, rule: str, queued: datetime, language: Literal["pl", "en"], rule_title: str = ""
) -> Alert:
    """The alert of one article and rule, from what the database knows of both. KeyError where the article is gone."""
    article = conn.execute(
        "SELECT a.*, s.title AS site_title FROM articles a JOIN sites s ON s.name = a.site WHERE a.id = ?", (article_id,)
    ).fetchone()
    if article is None:
        raise KeyError(article_id)
    match = conn.execute("SELECT * FROM matches WHERE article_id = ? AND rule = ?", (article_id, rule)).fetchone()
    people = conn.execute("SELECT DISTINCT person, role, organisation FROM participants WHERE article_id = ?", (article_id,)).fetchall()
    events = conn.execute('SELECT * FROM events WHERE article_id = ? ORDER BY "start"', (article_id,)).fetchall()
    told = _Told(language, article, match, people, events, rule_title or rule, key)
    return Alert(
        key=key,
        rule=rule,
        subject=_WORDS[language]["subject"].format(title=article["title"]),
        text=told.as_text(),
        html=told.as_html(),
        queued=queued,
        data=told.as_data(rule),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """The parts of an alert and the three ways to write them."""

    language: Literal["pl", "en"]
    article: Any  # Any: rows of the database, here and below
    match: Any
    people: list[Any]
    events: list[Any]
    rule: str
    key: str

    def as_text(self) -> str:
        word = _WORDS[self.language]
        lines = [self.article["title"], "=" * min(72, len(self.article["title"])), ""]
        lines.append(f"{word['published']}: {self._published()}   {word['site']}: {self._site()}")
        if self.match:
            lines += ["", f"{word['why']} ({self._reason()}):", f"  „{marked(self.match['sentence'], self._matched(), '**', '**')}”"]
        for heading, entries in ((word["people"], self._people()), (word["events"], self._events()), (word["flags"], self._flags())):
            if entries:
                lines += ["", f"{heading}:", *(f"  • {entry}" for entry in entries)]
        lines += ["", self.article["url"]]
        return "\n".join(lines)

    def as_html(self) -> str:
        word = _WORDS[self.language]
        parts = [
            f"<h1 style='{_H1}'>{escape(self.article['title'])}</h1>",
            f"<p style='{_META}'>{escape(self._published())} · {escape(self._site())}</p>",
        ]
        if self.match:
            sentence = marked(self.match["sentence"], self._matched(), f"<mark style='{_MARK}'>", "</mark>", html=True)
            parts.append(
                f"<p style='{_LABEL}'>{escape(word['why'])}: {escape(self._reason())}</p><blockquote style='{_QUOTE}'>{sentence}</blockquote>"
            )
        for heading, entries in ((word["people"], self._people()), (word["events"], self._events()), (word["flags"], self._flags())):
            if entries:
                items = "".join(f"<li style='margin:0 0 6px'>{escape(entry)}</li>" for entry in entries)
                parts.append(f"<p style='{_LABEL}'>{escape(heading)}</p><ul style='margin:0 0 20px;padding:0 0 0 20px'>{items}</ul>")
        url = self.article["url"]
        if url.startswith(("http://", "https://")):
            parts.append(f"<p><a href='{escape(url, quote=True)}' style='{_BUTTON}'>{escape(word['read'])}</a></p>")
        return html_page(self.article["title"], "\n".join(parts), word["footer"].format(key=self.key), self.language)

    def as_data(self, rule: str) -> dict[str, Any]:
        match = self.match
        return {
            "key": self.key,
            "rule": rule,
            "title": self.article["title"],
            "url": self.article["url"],
            "site": self.article["site"],
            "published": self.article["published"],
            "tier": match["tier"] if match else None,
            "sentence": match["sentence"] if match else None,
            "words": self._matched(),
            "participants": [dict(p) for p in self.people],
            "events": [{"start": e["start"], "end": e["end"], "place": e["place"], "kind": e["kind"]} for e in self.events],
            "flags": json.loads(self.article["flags"]),
        }

    def _matched(self) -> list[str]:
        return [str(word) for word in json.loads(self.match["words"])] if self.match else []

    def _reason(self) -> str:
        word = _WORDS[self.language]
        parts = [word["rule"].format(rule=self.rule)]
        if self.match["tier"]:
            parts.append(word["tier"].format(tier=self.match["tier"]))
        return ", ".join(parts)

    def _published(self) -> str:
        return written_day(self.article["published"], self.language) if self.article["published"] else _WORDS[self.language]["undated"]

    def _site(self) -> str:
        return str(self.article["site_title"] or self.article["site"])

    def _people(self) -> list[str]:
        entries = [", ".join(part for part in (p["person"], p["role"], p["organisation"]) if part) for p in self.people]
        if len(entries) <= _MOST:
            return entries
        return [*entries[:_MOST], _WORDS[self.language]["others"].format(n=len(entries) - _MOST)]

    def _events(self) -> list[str]:
        kinds = {"pl": {"event": "", "deadline": "termin: ", "call": "nabór: "}, "en": {"event": "", "deadline": "deadline: ", "call": "call: "}}
        entries = []
        for event in self.events[:_MOST]:
            days = written_day(event["start"], self.language)
            if event["end"][:10] != event["start"][:10]:
                days += " – " + written_day(event["end"], self.language)
            place = event["place"] or (_WORDS[self.language]["online"] if event["online"] else "")
            entries.append(kinds[self.language][event["kind"]] + ", ".join(part for part in (days, place) if part))
        return entries

    def _flags(self) -> list[str]:
        return [_FLAGS[self.language].get(flag, flag) for flag in json.loads(self.article["flags"])]


def html_page(title: str, body: str, footer: str, language: str) -> str:
    """A whole page for mail programs, legible on a phone: `body` is HTML, title and footer are text."""
    return _PAGE.format(lang=language, title=escape(title), body=body, footer=f"<p style='{_FOOTER}'>{escape(footer)}</p>")


def marked(sentence: str, words: list[str], opening: str, closing: str, *, html: bool = False) -> str:
    """The sentence with each matched word marked, escaped for HTML where wanted.

    >>> marked("Zebrała się grupa ekspertów", ["grupa", "ekspertów"], "[", "]")
    'Zebrała się [grupa] [ekspertów]'
    """
    wanted = {fold(word) for word in words}
    pieces, done = [], 0
    clean = escape if html else str
    for found in re.finditer(r"[^\W_]+", sentence):
        if fold(found.group()) in wanted:
            pieces += [clean(sentence[done : found.start()]), opening, clean(found.group()), closing]
            done = found.end()
    return "".join(pieces) + clean(sentence[done:])


def written_day(moment: str, language: Literal["pl", "en"]) -> str:
    """A stored day or moment as a person writes it.

    >>> written_day("2019-01-30", "pl"), written_day("2019-10-18T10:00:00+02:00", "pl")
    ('30 stycznia 2019', '18 października 2019, godz. 10:00')
    """
    day = datetime.fromisoformat(moment)
    if day.tzinfo:
        day = day.astimezone(WARSAW)
    if language == "en":
        return f"{day.day} {day:%B %Y}" + (f", {day:%H:%M}" if len(moment) > 10 else "")
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" + (f", godz. {day:%H:%M}" if len(moment) > 10 else "")


_FONT = "font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif"
_H1 = "margin:0 0 8px;font-size:24px;line-height:1.25;color:#14213d"
_META = "margin:0 0 24px;color:#5c677d;font-size:15px"
_LABEL = "margin:0 0 6px;font-size:13px;font-weight:600;color:#5c677d"
_QUOTE = "margin:0 0 24px;padding:12px 16px;background:#f4f6fa;border-left:4px solid #1d4ed8;border-radius:0 6px 6px 0;font-size:17px;line-height:1.5"
_MARK = "background:#ffe08a;padding:0 2px;border-radius:2px"
_BUTTON = "display:inline-block;padding:12px 22px;background:#1d4ed8;color:#ffffff;text-decoration:none;border-radius:6px;font-weight:600"
_FOOTER = "margin:24px 0 0;color:#8d99ae;font-size:12px;line-height:1.5"
_PAGE = (
    """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title></head>
<body style="margin:0;padding:0;background:#eceff5;"""
    + _FONT
    + """;font-size:16px;line-height:1.5;color:#1b263b">
<div style="max-width:600px;margin:0 auto;padding:24px 12px">
<div style="background:#ffffff;border-radius:10px;padding:28px 24px">
{body}
</div>
{footer}
</div></body></html>
"""
)
