"""A site's rhythm in one line: what it published week by week, and the visits that failed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from markupsafe import Markup

from scraper.analysis.desk.drawing.svg import element, picture

WEEKS = 52
_STEP, _HEIGHT = 6.0, 34.0


def draw_rhythm(published: Mapping[date, int], failed: frozenset[date], today: date, title: str) -> Markup:
    """A bar a week over the last year; weeks in which visits failed are underlined. Days are any of the week's."""
    monday = today - timedelta(days=today.weekday())
    weeks = [monday - timedelta(weeks=WEEKS - 1 - n) for n in range(WEEKS)]
    counts = dict.fromkeys(weeks, 0)
    for day, count in published.items():
        week = day - timedelta(days=day.weekday())
        if week in counts:
            counts[week] += count
    bad = {day - timedelta(days=day.weekday()) for day in failed}
    highest = max(counts.values(), default=0) or 1
    parts = [element("line", x1=0, y1=_HEIGHT - 6, x2=WEEKS * _STEP, y2=_HEIGHT - 6, class_="axis")]
    for place, week in enumerate(weeks):
        if counts[week]:
            height = max(2.0, (_HEIGHT - 8) * counts[week] / highest)
            said = element("title", f"{week.isoformat()}: {counts[week]}")
            parts.append(element("rect", said, x=place * _STEP, y=_HEIGHT - 6 - height, width=_STEP - 1.5, height=height, class_="bar"))
        if week in bad:
            parts.append(element("rect", x=place * _STEP, y=_HEIGHT - 4, width=_STEP - 1.5, height=3, class_="bad"))
    return picture(WEEKS * _STEP, _HEIGHT, title, parts, class_="rhythm")
