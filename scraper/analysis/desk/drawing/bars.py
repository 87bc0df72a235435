"""Bars: how many a month or a year, as links to what they count."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from scraper.analysis.desk.drawing.svg import element, picture

_WIDTH, _HEIGHT, _FLOOR = 720.0, 132.0, 108.0
_MOST_LABELS = 12


def months_between(first: str, last: str) -> list[str]:
    """Every month from the first to the last, both counted in.

    >>> months_between("2018-11", "2019-01")
    ['2018-11', '2018-12', '2019-01']
    """
    at, end = (int(first[:4]), int(first[5:7])), (int(last[:4]), int(last[5:7]))
    months = []
    while at <= end:
        months.append(f"{at[0]}-{at[1]:02}")
        at = (at[0] + 1, 1) if at[1] == 12 else (at[0], at[1] + 1)
    return months


def periods(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The months of the counts without a gap; years where more than five years are spanned."""
    known = sorted(month for month in counts if month)
    if not known:
        return []
    months = months_between(known[0], known[-1])
    if len(months) <= 60:
        return [(month, counts.get(month, 0)) for month in months]
    years = range(int(known[0][:4]), int(known[-1][:4]) + 1)
    return [(str(year), sum(n for month, n in counts.items() if month.startswith(str(year)))) for year in years]


def bars(counts: Sequence[tuple[str, int]], title: str, *, label: Callable[[str], str], link: Callable[[str], str] | None = None) -> Markup:
    """A bar a period, the highest as high as the picture; each says its count and leads to `link` of it."""
    highest = max((n for _, n in counts), default=0) or 1
    step = _WIDTH / max(len(counts), 1)
    width = min(step * 0.78, 44.0)
    every = max(1, -(-len(counts) // _MOST_LABELS))
    parts = [element("line", x1=0, y1=_FLOOR, x2=_WIDTH, y2=_FLOOR, class_="axis")]
    for place, (period, count) in enumerate(counts):
        x, height = place * step + (step - width) / 2, (_FLOOR - 22) * count / highest
        said = element("title", f"{label(period)}: {count}")
        bar = element(
            "rect", said, x=x, y=_FLOOR - max(height, 1.5 if count else 0), width=width, height=max(height, 1.5 if count else 0), rx=2, class_="bar"
        )
        area = element("rect", said, x=place * step, y=0, width=step, height=_FLOOR, class_="touch")
        parts.append(element("a", bar, area, href=link(period), aria_label=f"{label(period)}: {count}") if link and count else element("g", bar))
        if count == highest:
            parts.append(element("text", str(count), x=x + width / 2, y=_FLOOR - height - 6, class_="value", text_anchor="middle"))
        if place % every == 0:
            parts.append(element("text", _short(period), x=place * step + step / 2, y=_FLOOR + 17, class_="tick", text_anchor="middle"))
    return picture(_WIDTH, _HEIGHT, title, parts, class_="bars", links=link is not None)


def _short(period: str) -> str:
    return period if len(period) == 4 else f"{period[5:7]}.{period[:4]}"
