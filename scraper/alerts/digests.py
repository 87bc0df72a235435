"""The digest of a day or week: all matches by rule, alerts first, then what was found in passing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Literal

from scraper.alerts.messages import Alert, html_page, marked, written_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

    from scraper.model.rule import Rule

_WORDS = {
    "pl": {
        "subject": "Klastry: przegląd {first} – {last}",
        "passing": "wzmianka na marginesie",
        "nothing": "W tym czasie nie pojawiło się nic, co pasuje do reguł.",
        "undated": "bez daty",
        "tier": "poziom {tier}",
        "footer": "Przegląd przygotował program Klastry.",
    },
    "en": {
        "subject": "Klastry: digest {first} – {last}",
        "passing": "in passing",
        "nothing": "Nothing that fits a rule appeared in this time.",
        "undated": "undated",
        "tier": "tier {tier}",
        "footer": "Prepared by Klastry.",
    },
}


@dataclass(frozen=True, slots=True)
class Digest:
    """The message, and how many matches it holds."""

    alert: Alert
    entries: int


def compose_digest(conn: sqlite3.Connection, rules: Iterable[Rule], since: datetime, now: datetime, language: Literal["pl", "en"]) -> Digest:
    """The digest of the articles first seen since then, baseline left out: what an archive held before is no news."""
    word = _WORDS[language]
    first, last = written_day(since.date().isoformat(), language), written_day(now.date().isoformat(), language)
    subject = word["subject"].format(first=first, last=last)
    text, html, count = (
        [subject, "=" * len(subject)],
        [f"<h1 style='margin:0 0 24px;font-size:22px;line-height:1.3;color:#14213d'>{escape(subject)}</h1>"],
        0,
    )
    for rule in rules:
        rows = conn.execute(
            "SELECT a.title, a.url, a.published, a.site, m.* FROM matches m JOIN articles a ON a.id = m.article_id WHERE m.rule = ? AND a.first_seen >= ? "
            "AND a.baseline = 0 ORDER BY m.passing, coalesce(m.tier, 'D'), a.published DESC",
            (rule.name, since.isoformat()),
        ).fetchall()
        if rows and rule.enabled:
            count += len(rows)
            text += ["", rule.title, "-" * len(rule.title), *(line for row in rows for line in _text(row, language))]
            html += [
                f"<h2 style='margin:28px 0 12px;font-size:17px;color:#1d4ed8'>{escape(rule.title)}</h2>",
                *(_html(row, language) for row in rows),
            ]
    if not count:
        text += ["", word["nothing"]]
        html.append(f"<p>{escape(word['nothing'])}</p>")
    key = f"digest.{since.date().isoformat()}.{now.date().isoformat()}"
    page = html_page(subject, "\n".join(html), word["footer"], language)
    return Digest(Alert(key=key, rule="digest", subject=subject, text="\n".join(text), html=page, queued=now, data={"entries": count}), count)


def _about(row: Any, language: Literal["pl", "en"]) -> str:  # Any: a row of the database, here and below
    word = _WORDS[language]
    parts = [written_day(row["published"], language) if row["published"] else word["undated"], row["site"]]
    if row["tier"]:
        parts.append(word["tier"].format(tier=row["tier"]))
    if row["passing"]:
        parts.append(word["passing"])
    return " · ".join(parts)


def _text(row: Any, language: Literal["pl", "en"]) -> list[str]:
    return [
        "",
        f"• {row['title']}",
        f"  {_about(row, language)}",
        f"  „{marked(row['sentence'], json.loads(row['words']), '**', '**')}”",
        f"  {row['url']}",
    ]


def _html(row: Any, language: Literal["pl", "en"]) -> str:
    sentence = marked(row["sentence"], json.loads(row["words"]), "<mark style='background:#ffe08a;padding:0 2px'>", "</mark>", html=True)
    title = escape(row["title"])
    link = f"<a href='{escape(row['url'], quote=True)}' style='color:#14213d;font-weight:600'>{title}</a>" if row["url"].startswith("http") else title
    return f"<div style='margin:0 0 18px'>{link}<br><span style='color:#5c677d;font-size:14px'>{escape(_about(row, language))}</span><br>„{sentence}”</div>"
