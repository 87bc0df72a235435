"""Whether each site is well, in words for a person: its lasting conditions (`conditions`), and what only the last visit shows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from scraper.analysis.conditions import conditions_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

Language = Literal["pl", "en"]
_WORDS: dict[Language, dict[str, str]] = {
    "pl": {
        "ok": "w porządku",
        "never": "pierwsza wizyta niedokończona",
        "failed": "ostatnia wizyta nieudana: {reason}",
        "held": "prosi o przerwę do {until}",
        "stale": "nieodwiedzany od {days} dni",
        "undated": "artykuły bez daty: {share:.0%}",
        "unreachable": "nieosiągalny: {reason}",
        "silent": "cisza dłuższa niż zwykle: {days} dni (zwykle co {usual} dni)",
        "empty": "odpowiada, ale nie wymienia żadnego artykułu (zwykle {usual})",
        "misread": "znane artykuły nie wyglądają już jak artykuły: {pages} – serwis zmienił układ?",
        "source-dead": "źródło przestało odpowiadać: {url}",
        "failing": "nieudane strony: {failed} z {requests} zapytań",
        "dates-gone": "nowe artykuły są bez daty – serwis zmienił układ?",
        "people-gone": "w nowych artykułach nie widać osób – serwis zmienił układ?",
        "texts-short": "nowe artykuły są bardzo krótkie: średnio {latest:.0f} znaków, wcześniej {earlier:.0f} – serwis zmienił układ?",
        "certificate": "certyfikat wygasa {day}",
    },
    "en": {
        "ok": "well",
        "never": "first visit not complete",
        "failed": "last visit failed: {reason}",
        "held": "asks for a pause until {until}",
        "stale": "not visited for {days} days",
        "undated": "articles without a date: {share:.0%}",
        "unreachable": "unreachable: {reason}",
        "silent": "silent longer than usual: {days} days (usually every {usual} days)",
        "empty": "answers, but names no article (usually {usual})",
        "misread": "known articles no longer look like articles: {pages} – did the site change its layout?",
        "source-dead": "a source answers no more: {url}",
        "failing": "failed pages: {failed} of {requests} requests",
        "dates-gone": "new articles have no date – did the site change its layout?",
        "people-gone": "no people are seen in new articles – did the site change its layout?",
        "texts-short": "new articles are very short: {latest:.0f} characters on average, {earlier:.0f} before – did the site change its layout?",
        "certificate": "its certificate ends on {day}",
    },
}
_STALE_DAYS = 3


def condition_in_words(name: str, figures: Mapping[str, Any], language: Language) -> str:  # Any: figures and texts
    """A condition as a person on duty reads it."""
    return _WORDS[language][name].format(**figures)


def assess(conn: sqlite3.Connection, now: datetime, language: Language) -> list[dict[str, Any]]:  # Any: values of a row
    """The rows of `site_health`, each with `health`: what is wrong, in words for a person, or that nothing is; and `conditions`, by their names."""
    states = []
    for row in conn.execute("SELECT * FROM site_health").fetchall():
        state, found = dict(row), conditions_of(conn, row["site"], now)
        told = [condition_in_words(name, figures, language) for name, figures in found.items()]
        state["health"] = "; ".join([*told, *_of_the_last_visit(conn, row, now, language, found)]) or _WORDS[language]["ok"]
        state["conditions"] = sorted(found)
        state["last_visit"] = row["last_visit"][:16].replace("T", " ") if row["last_visit"] else None
        states.append(state)
    return states


def _of_the_last_visit(conn: sqlite3.Connection, row: sqlite3.Row, now: datetime, language: Language, found: Mapping[str, object]) -> list[str]:
    word, told = _WORDS[language], []
    if row["outcome"] == "failed" and "unreachable" not in found:
        told.append(word["failed"].format(reason=row["last_error"] or "?"))
    elif row["baseline_done"] is None:
        told.append(word["never"])
    if row["hold_until"] and datetime.fromisoformat(row["hold_until"]) > now:
        told.append(word["held"].format(until=row["hold_until"][:16].replace("T", " ")))
    if row["last_visit"] and (days := (now - datetime.fromisoformat(row["last_visit"])).days) >= _STALE_DAYS:
        told.append(word["stale"].format(days=days))
    undated, articles = conn.execute("SELECT sum(published IS NULL), count(*) FROM articles WHERE site = ?", (row["site"],)).fetchone()
    if articles >= 5 and undated and undated / articles > 0.5:
        told.append(word["undated"].format(share=undated / articles))
    return told
