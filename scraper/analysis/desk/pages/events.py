"""Wydarzenia: what takes place, when and where, as a calendar of a month or a list; deadlines and calls beside it."""

from __future__ import annotations

import calendar
from collections import defaultdict
from datetime import date, timedelta

from scraper.analysis.calendars import calendar_of
from scraper.analysis.desk.answers import File, Rendered, Rows
from scraper.analysis.desk.inquiry import PAGE_ROWS, Inquiry, Row, like, paged
from scraper.analysis.desk.pages.listing import sites
from scraper.analysis.desk.words import WEEKDAYS
from scraper.language.folding import fold
from scraper.storage.cancelled_events import cancelled_events

_KINDS = ("", "event", "deadline", "call")
_VIEWS = ("lista", "kalendarz")
_COLUMNS = ("start", "end", "place", "online", "kind", "article_title", "sentence", "site", "article_url")
_FIELDS = (
    'e.id, e."start", e."end", e.place, e.online, e.kind, e.sentence, a.id AS article_id, a.title AS article_title, a.site, a.url AS article_url, '
    "coalesce(a.first_url, a.url) AS first_url, a.calendar_revision AS revision"
)


def page(inquiry: Inquiry) -> Rendered:
    """A month as a calendar, or a list from today on (or of what is past)."""
    context = {
        "f": inquiry.arguments,
        "sites": sites(inquiry),
        "query": inquiry.query(widok=None, miesiac=None, dzien=None),
        "today": inquiry.today.isoformat(),
    }
    if inquiry.choice("widok", _VIEWS) == "kalendarz":
        return Rendered("calendar", context | _month(inquiry))
    found = _listed(inquiry, PAGE_ROWS + 1, inquiry.offset)
    subscription = f"{inquiry.origin}/wydarzenia.ics?{inquiry.query(widok=None, minione=None, dzien=None)}".rstrip("?")
    shown = {"events": found[:PAGE_ROWS], "past": inquiry.flag("minione"), "subscription": subscription}
    return Rendered("events", context | shown | paged(inquiry, found))


def rows(inquiry: Inquiry) -> Rows:
    """The list as narrowed."""
    found = _listed(inquiry, -1, 0)
    return Rows("wydarzenia", _COLUMNS, (tuple(row[column] for column in _COLUMNS) for row in found))


def ics(inquiry: Inquiry) -> File:
    """The list as narrowed, for calendars of phones and Outlook; what is off since they took it is marked so."""
    body = calendar_of(_listed(inquiry, 2000, 0), cancelled=_cancelled(inquiry))
    return File(name="klastry.ics", body=body, media_type="text/calendar; charset=utf-8")


def _narrowed(inquiry: Inquiry) -> tuple[str, dict[str, object]]:
    conditions, parameters = ["a.withdrawn IS NULL"], {}
    if kind := inquiry.choice("rodzaj", _KINDS):
        conditions.append("e.kind = :kind")
        parameters["kind"] = kind
    if site := inquiry.text("site"):
        conditions.append("a.site = :site")
        parameters["site"] = site
    if place := inquiry.text("miejsce", 80):
        conditions.append("(fold(e.place) LIKE :place ESCAPE '!' OR (e.online AND 'online' LIKE :place ESCAPE '!'))")
        parameters["place"] = f"%{like(place)}%"
    return " AND ".join(conditions), dict(parameters)


def _listed(inquiry: Inquiry, limit: int, offset: int) -> list[Row]:
    conditions, parameters = _narrowed(inquiry)
    if day := inquiry.first_day("dzien"):
        return inquiry.rows(
            f"SELECT {_FIELDS} FROM events e JOIN articles a ON a.id = e.article_id "  # noqa: S608 - conditions of ours
            f'WHERE substr(e."end", 1, 10) >= :day AND e."start" < :day || \'U\' AND {conditions} ORDER BY e."start", e.id LIMIT :limit OFFSET :offset',
            parameters | {"day": day, "limit": limit, "offset": offset},
        )
    past = inquiry.flag("minione")
    order = 'substr(e."end", 1, 10) DESC, e.id DESC' if past else 'e."start", e.id'
    return inquiry.rows(
        f"SELECT {_FIELDS} FROM events e JOIN articles a ON a.id = e.article_id "  # noqa: S608 - conditions of ours
        f'WHERE substr(e."end", 1, 10) {"<" if past else ">="} :today AND {conditions} ORDER BY {order} LIMIT :limit OFFSET :offset',
        parameters | {"today": inquiry.today.isoformat(), "limit": limit, "offset": offset},
    )


def _cancelled(inquiry: Inquiry) -> list[Row]:
    if inquiry.flag("minione") or inquiry.first_day("dzien"):
        return []
    kind, site, place = inquiry.choice("rodzaj", _KINDS), inquiry.text("site"), fold(inquiry.text("miejsce", 80))
    return [
        row
        for row in cancelled_events(inquiry.conn, inquiry.today)
        if kind in ("", row["kind"]) and site in ("", row["site"]) and place in fold(row["place"] or ("online" if row["online"] else ""))
    ]


def _month(inquiry: Inquiry) -> Row:
    """The weeks of a month with each day's events; what lasts several days stands on each of them."""
    first = _first_of_month(inquiry)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    conditions, parameters = _narrowed(inquiry)
    found = inquiry.rows(
        f"SELECT {_FIELDS} FROM events e JOIN articles a ON a.id = e.article_id "  # noqa: S608 - conditions of ours
        f'WHERE substr(e."end", 1, 10) >= :first AND e."start" < :last || \'U\' AND {conditions} ORDER BY e."start", e.id LIMIT 600',
        parameters | {"first": weeks[0][0].isoformat(), "last": weeks[-1][-1].isoformat()},
    )
    by_day: dict[date, list[Row]] = defaultdict(list)
    for row in found:
        day, last = max(date.fromisoformat(row["start"][:10]), weeks[0][0]), min(date.fromisoformat(row["end"][:10]), weeks[-1][-1])
        if row["kind"] == "call":  # a call of two months would fill the calendar: its last day is what matters
            day = last
        while day <= last:
            by_day[day].append(row)
            day += timedelta(days=1)
    return {
        "weeks": [[(day, by_day[day]) for day in week] for week in weeks],
        "month": first.isoformat()[:7],
        "before": (first - timedelta(days=1)).isoformat()[:7],
        "after": (first + timedelta(days=31)).isoformat()[:7],
        "weekdays": WEEKDAYS[inquiry.config.lang],
        "in_month": first.month,
    }


def _first_of_month(inquiry: Inquiry) -> date:
    asked = inquiry.first_day("miesiac")
    try:
        return date.fromisoformat(asked).replace(day=1)
    except ValueError:
        return inquiry.today.replace(day=1)
