"""Events that the sites no longer tell of: whoever put them into a calendar should learn of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

Row = dict[str, Any]  # Any: values of the database

_OF_WITHDRAWN = """
SELECT e."start", e."end", e.place, e.online, e.kind, e.sentence, a.title AS article_title, a.url AS article_url, a.site, coalesce(a.first_url, a.url) AS first_url, a.calendar_revision AS revision
FROM articles a JOIN events e ON e.article_id = a.id
WHERE a.withdrawn IS NOT NULL AND substr(e."end", 1, 10) >= :since
"""
# The edited articles come from the index of versions alone: the versions themselves hold whole texts, and few of them are read.
_OF_EARLIER_VERSIONS = """
WITH edited AS MATERIALIZED (
    SELECT article_id, max(seen) AS latest FROM article_versions INDEXED BY article_versions_by_article
    GROUP BY article_id HAVING count(*) > 1 AND latest >= :edited_since
)
SELECT x.value ->> 'start' AS "start", x.value ->> 'end' AS "end", x.value ->> 'place' AS place, coalesce(x.value ->> 'online', 0) AS online,
       x.value ->> 'kind' AS kind, x.value ->> 'sentence' AS sentence, a.title AS article_title, a.url AS article_url, a.site, coalesce(a.first_url, a.url) AS first_url, a.calendar_revision AS revision
FROM edited JOIN articles a ON a.id = edited.article_id
JOIN article_versions v ON v.article_id = a.id AND v.seen < edited.latest
JOIN json_each(v.article, '$.events') x
WHERE substr(x.value ->> 'end', 1, 10) >= :since
  AND NOT EXISTS (SELECT 1 FROM events e WHERE e.article_id = a.id AND e.kind = x.value ->> 'kind'
                  AND substr(e."start", 1, 10) = substr(x.value ->> 'start', 1, 10))
GROUP BY a.id, x.value ->> 'kind', substr(x.value ->> 'start', 1, 10)
"""
_EDITED_WITHIN = timedelta(days=400)


def cancelled_events(conn: sqlite3.Connection, today: date) -> list[Row]:
    """What would take place from today on, but its article is withdrawn, or an edit of it took the event out or moved it to another day."""
    asked = {"since": today.isoformat(), "edited_since": (today - _EDITED_WITHIN).isoformat()}
    found = [dict(row) for sql in (_OF_WITHDRAWN, _OF_EARLIER_VERSIONS) for row in conn.execute(sql, asked)]
    return sorted((row | {"cancelled": 1} for row in found), key=lambda row: (row["start"], row["article_url"], row["kind"]))
