"""Whether each site is well: told from its visits and its own publishing rhythm."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from scraper.storage.crawl_state import publishing_gap

if TYPE_CHECKING:
    import sqlite3

_WORDS = {
    "pl": {
        "ok": "w porządku",
        "never": "pierwsza wizyta niedokończona",
        "failed": "nieosiągalny: {reason}",
        "held": "prosi o przerwę do {until}",
        "stale": "nieodwiedzany od {days} dni",
        "silent": "cisza dłuższa niż zwykle: {days} dni (zwykle co {usual})",
        "undated": "artykuły bez daty: {share:.0%}",
        "broken": "nieudane strony: {failed} z {requests}",
    },
    "en": {
        "ok": "well",
        "never": "first visit not complete",
        "failed": "unreachable: {reason}",
        "held": "asks for a pause until {until}",
        "stale": "not visited for {days} days",
        "silent": "silent longer than usual: {days} days (usually every {usual})",
        "undated": "articles without a date: {share:.0%}",
        "broken": "failed pages: {failed} of {requests}",
    },
}
_STALE_DAYS = 3
_SILENT_FACTOR = 6
_SILENT_FEWEST = timedelta(days=14)


def assess(conn: sqlite3.Connection, now: datetime, language: Literal["pl", "en"]) -> list[dict[str, Any]]:  # Any: values of a row
    """The rows of `site_health`, each with `health`: what is wrong, in words for a person, or that nothing is."""
    states = []
    for row in conn.execute("SELECT * FROM site_health").fetchall():
        state = dict(row)
        state["health"] = "; ".join(_complaints(conn, row, now, language)) or _WORDS[language]["ok"]
        state["last_visit"] = row["last_visit"][:16].replace("T", " ") if row["last_visit"] else None
        states.append(state)
    return states


def _complaints(conn: sqlite3.Connection, row: sqlite3.Row, now: datetime, language: Literal["pl", "en"]) -> list[str]:
    word, found = _WORDS[language], []
    if row["outcome"] == "failed":
        found.append(word["failed"].format(reason=row["last_error"] or "?"))
    elif row["baseline_done"] is None:
        found.append(word["never"])
    if row["hold_until"] and datetime.fromisoformat(row["hold_until"]) > now:
        found.append(word["held"].format(until=row["hold_until"][:16].replace("T", " ")))
    if row["last_visit"] and (days := (now - datetime.fromisoformat(row["last_visit"])).days) >= _STALE_DAYS:
        found.append(word["stale"].format(days=days))
    if silence := _silence(conn, row, now):
        found.append(word["silent"].format(days=silence[0], usual=f"{silence[1]} d"))
    if row["requests"] and row["failed"] and row["failed"] * 2 > row["requests"]:
        found.append(word["broken"].format(failed=row["failed"], requests=row["requests"]))
    undated, articles = conn.execute("SELECT sum(published IS NULL), count(*) FROM articles WHERE site = ?", (row["site"],)).fetchone()
    if articles >= 5 and undated and undated / articles > 0.5:
        found.append(word["undated"].format(share=undated / articles))
    return found


def _silence(conn: sqlite3.Connection, row: sqlite3.Row, now: datetime) -> tuple[int, int] | None:
    """(days of silence, usual days between articles) where the site is silent much longer than its rhythm; August and Christmas are quiet by custom."""
    gap = publishing_gap(conn, row["site"])
    if gap is None or not row["last_published"]:
        return None
    since = date.fromisoformat(row["last_published"])
    quiet = sum(
        (since + timedelta(days=n)).month == 8 or (since + timedelta(days=n)).strftime("%m%d") >= "1220" for n in range((now.date() - since).days)
    )
    silent = timedelta(days=(now.date() - since).days - quiet)
    return (silent.days, max(1, gap.days)) if silent > max(_SILENT_FEWEST, gap * _SILENT_FACTOR) else None
