"""What can be wrong with a site, each told from the database by a rule of its own. A rule gives the figures that show it, or None.

`unreachable` two visits in a row failed · `silent` quieter than its rhythm · `empty` its sources answer and name nothing · `misread` known articles no longer look like
ones · `source-dead` a feed or list that brought articles answers no more · `failing` most pages fail · `dates-gone` `people-gone` `texts-short` the newest articles lack
what the earlier ones had: the site's form has changed · `certificate` its certificate ends soon
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any

from scraper.storage.crawl_state import publishing_gap

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    Figures = dict[str, Any]  # Any: figures and texts

_SILENT_FACTOR = 6
_SILENT_FEWEST = timedelta(days=14)
_FAILED_VISITS = 2
_DEAD_AFTER = 3
_LATEST, _FEWEST_EARLIER = 6, 15
_CERTIFICATE_DAYS = 14


def conditions_of(conn: sqlite3.Connection, site: str, now: datetime) -> dict[str, Figures]:
    """What is wrong with the site now, by the condition's name. Nothing is, while its first visit is not complete."""
    if not conn.execute("SELECT 1 FROM sites WHERE name = ? AND baseline_done IS NOT NULL", (site,)).fetchone():
        return {}
    if (figures := _unreachable(conn, site, now)) is not None:  # says it all
        return {"unreachable": figures}
    return {name: figures for name, rule in _RULES if (figures := rule(conn, site, now)) is not None}


def _unreachable(conn: sqlite3.Connection, site: str, now: datetime) -> Figures | None:
    rows = conn.execute(
        "SELECT outcome, reason FROM site_visits WHERE site = ? AND outcome IS NOT NULL ORDER BY id DESC LIMIT ?", (site, _FAILED_VISITS)
    ).fetchall()
    if len(rows) < _FAILED_VISITS or any(row["outcome"] != "failed" for row in rows):
        return None
    return {"reason": rows[0]["reason"] or "?"}


def silence(conn: sqlite3.Connection, site: str, now: datetime) -> Figures | None:
    """Days of silence where the site is silent much longer than its rhythm; August and Christmas are quiet by custom."""
    gap = publishing_gap(conn, site)
    last = conn.execute("SELECT max(substr(published, 1, 10)) FROM articles WHERE site = ?", (site,)).fetchone()[0]
    if gap is None or not last:
        return None
    since = date.fromisoformat(last)
    days = [since + timedelta(days=n) for n in range((now.date() - since).days)]
    silent = timedelta(days=sum(not is_quiet_by_custom(day) for day in days))
    return {"days": len(days), "usual": max(1, gap.days)} if silent > max(_SILENT_FEWEST, gap * _SILENT_FACTOR) else None


def is_quiet_by_custom(day: date) -> bool:
    """Whether Polish offices are half empty: August, and from Christmas to Epiphany."""
    return day.month == 8 or (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 6)


def _empty(conn: sqlite3.Connection, site: str, now: datetime) -> Figures | None:
    rows = conn.execute(
        "SELECT named FROM site_visits WHERE site = ? AND outcome = 'done' AND sources_read > 0 ORDER BY id DESC LIMIT 5", (site,)
    ).fetchall()
    named = [row["named"] for row in rows]
    return {"usual": max(named)} if len(named) > 1 and named[0] == 0 and max(named) > 0 else None


def _misread(conn: sqlite3.Connection, site: str, now: datetime) -> Figures | None:
    row = conn.execute(
        "SELECT misread, unchanged + changed + new AS read FROM site_visits WHERE site = ? AND outcome = 'done' ORDER BY id DESC LIMIT 1", (site,)
    ).fetchone()
    return {"pages": row["misread"]} if row and row["misread"] >= 2 and row["misread"] > row["read"] else None


def _source_dead(conn: sqlite3.Connection, site: str, now: datetime) -> Figures | None:
    row = conn.execute(
        "SELECT url FROM sources WHERE site = ? AND failures >= ? AND yielded > 0 ORDER BY yielded DESC LIMIT 1", (site, _DEAD_AFTER)
    ).fetchone()
    return {"url": row["url"]} if row else None


def _failing(conn: sqlite3.Connection, site: str, now: datetime) -> Figures | None:
    row = conn.execute(
        "SELECT requests, failed FROM site_visits WHERE site = ? AND outcome IN ('done', 'budget') ORDER BY id DESC LIMIT 1", (site,)
    ).fetchone()
    return {"failed": row["failed"], "requests": row["requests"]} if row and row["failed"] >= 3 and row["failed"] * 2 > row["requests"] else None


def _drift(measure: str, is_gone: Callable[[list[float], list[float]], bool]) -> Callable[[sqlite3.Connection, str, datetime], Figures | None]:
    def rule(conn: sqlite3.Connection, site: str, now: datetime) -> Figures | None:
        rows = conn.execute(
            f"SELECT {measure} AS measure FROM articles a WHERE a.site = ? ORDER BY a.first_seen DESC, a.published DESC, a.id DESC LIMIT 60",  # noqa: S608 - ours
            (site,),
        ).fetchall()
        values = [float(row["measure"]) for row in rows]
        latest, earlier = values[:_LATEST], values[_LATEST:]
        new = conn.execute("SELECT count(*) FROM articles WHERE site = ? AND baseline = 0", (site,)).fetchone()[0]
        if len(earlier) < _FEWEST_EARLIER or new < _LATEST or not is_gone(latest, earlier):
            return None
        return {"latest": round(sum(latest) / len(latest), 2), "earlier": round(sum(earlier) / len(earlier), 2)}

    return rule


def _vanished(latest: list[float], earlier: list[float]) -> bool:
    return sum(latest) <= 1 and sum(earlier) >= 0.8 * len(earlier)


def _people_vanished(latest: list[float], earlier: list[float]) -> bool:
    return sum(latest) == 0 and sum(earlier) >= 0.7 * len(earlier)


def _shrunk(latest: list[float], earlier: list[float]) -> bool:
    return median(latest) < 0.2 * median(earlier)


def _certificate(conn: sqlite3.Connection, site: str, now: datetime) -> Figures | None:
    row = conn.execute("SELECT certificate_until FROM sites WHERE name = ?", (site,)).fetchone()
    if not row or not row["certificate_until"]:
        return None
    until = datetime.fromisoformat(row["certificate_until"])
    return {"day": until.date().isoformat()} if until - now < timedelta(days=_CERTIFICATE_DAYS) else None


_RULES: tuple[tuple[str, Callable[[sqlite3.Connection, str, datetime], Figures | None]], ...] = (
    ("silent", silence),
    ("empty", _empty),
    ("misread", _misread),
    ("source-dead", _source_dead),
    ("failing", _failing),
    ("dates-gone", _drift("a.published IS NOT NULL", _vanished)),
    ("people-gone", _drift("EXISTS (SELECT 1 FROM participations p WHERE p.article_id = a.id AND p.mention = 0)", _people_vanished)),
    ("texts-short", _drift("length(a.text)", _shrunk)),
    ("certificate", _certificate),
)
