"""Co nowego: the latest articles by day, narrowed by filters, with what is new since the last visit."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import groupby

from scraper.analysis.desk.answers import Cookie, Elsewhere, Rendered, Rows
from scraper.analysis.desk.inquiry import PAGE_ROWS, Inquiry, paged
from scraper.analysis.desk.pages.listing import NEWEST, cards, narrowed, sites, tags_in_use
from scraper.model.moments import WARSAW

_COOKIE = "klastry_seen"
_KEPT_SECONDS = 400 * 24 * 3600
_VISIT_ENDS = timedelta(minutes=30)
"""Whoever comes back later makes a new visit: what came since the last one is new."""
_MOMENTS = re.compile(r"(\d{4}-\d\d-\d\dT[\d:.+-]{8,26})_(\d{4}-\d\d-\d\dT[\d:.+-]{8,26})$")
_COLUMNS = ("published", "title", "site", "lead", "tags", "participants", "expert_group", "flags", "url", "first_seen")


def page(inquiry: Inquiry) -> Rendered:
    """The latest articles, grouped by day."""
    where = narrowed(inquiry)
    since, cookie = _since(inquiry)
    only_new = inquiry.flag("nowe")
    if only_new and since:
        where.add("a.first_seen > :since", since=since)
    found = cards(inquiry, where, limit=PAGE_ROWS + 1, offset=inquiry.offset)
    for row in found:
        row["is_new"] = bool(since) and row["first_seen"] > since
    context = {
        "days": [(day, list(rows)) for day, rows in groupby(found[:PAGE_ROWS], key=lambda row: row["day"])],
        "sites": sites(inquiry),
        "tags": tags_in_use(inquiry),
        "f": inquiry.arguments,
        "since": since,
        "unread": _unread(inquiry, since),
        "filtered": any(inquiry.text(name) for name in ("site", "tag", "osoba", "organizacja", "od", "do", "dni", "grupy", "sprawdz", "nowe")),
        "query": inquiry.query(),
    }
    return Rendered("news", context | paged(inquiry, found), cookies=(cookie,))


def mark_read(inquiry: Inquiry) -> Elsewhere:
    """All that came up to now counts as seen."""
    return Elsewhere("/", cookies=(_cookie(inquiry.now, inquiry.now),))


def rows(inquiry: Inquiry) -> Rows:
    """The list as narrowed by the filters, whole."""
    where = narrowed(inquiry)
    cursor = inquiry.conn.execute(
        f"SELECT {', '.join('n.' + column for column in _COLUMNS)} FROM news n JOIN articles a ON a.id = n.article_id "  # noqa: S608 - names and conditions of ours
        f"WHERE {where.sql} ORDER BY {NEWEST}",
        where.parameters,
    )
    return Rows("aktualnosci", _COLUMNS, (tuple(row) for row in cursor))


def _since(inquiry: Inquiry) -> tuple[str, Cookie]:
    """The end of the last visit, as a moment that compares with stored ones; empty at the first one. And the cookie that remembers."""
    found = _MOMENTS.match(inquiry.cookies.get(_COOKIE, ""))
    try:
        since, last = (datetime.fromisoformat(moment).astimezone(WARSAW) for moment in found.groups()) if found else (None, None)
    except (ValueError, OverflowError):
        since, last = None, None
    if since is None or last is None:
        return "", _cookie(inquiry.now, inquiry.now)
    if inquiry.now - last > _VISIT_ENDS:
        since = last
    return since.isoformat(), _cookie(since, inquiry.now)


def _cookie(since: datetime, last: datetime) -> Cookie:
    written = f"{since.isoformat(timespec='seconds')}_{last.isoformat(timespec='seconds')}"
    return Cookie(name=_COOKIE, value=written, max_age_seconds=_KEPT_SECONDS)


def _unread(inquiry: Inquiry, since: str) -> int:
    if not since:
        return 0
    return int(inquiry.conn.execute("SELECT count(*) FROM articles WHERE first_seen > ? AND withdrawn IS NULL", (since,)).fetchone()[0])
