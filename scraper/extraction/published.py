"""`Article.published`: the day the article came out, or nothing.

Rules in order: `selector` the profile's · `template` the learned place · `printed-label` "Dodano: …" near the title · `url` /2019/02/18/ · `json-ld` · `meta` ·
`itemprop` · `time` a <time> near the title · `printed-stack` a date split into elements beside the title · `printed` one alone · `printed-line` in the line with
author and section · `sighting` feed, sitemap or listing · `printed-record` in a record of publication under the text · `printed-end` a date alone under the text · `card` in the card of particulars beside it. On a page of a site that is not learned, the guesses too:
`htmldate` · `named` in an element called date · `called-event` in one called an event's on a page of news · `loose` beside the title among other words · `opening` before the text's first words; on Polish pages only `named` and `called-event`.

Rejected: dates of other posts, of events, of updates, of printing, 1970, and any day after the page was fetched.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from scraper.extraction.date_stamps import htmldate, itemprop, json_ld, meta, modified, sighting, time_tag, url_day
from scraper.extraction.dateline import (
    by_template,
    called_event,
    card,
    loose,
    named,
    opening,
    printed,
    printed_end,
    printed_label,
    printed_line,
    printed_record,
    printed_stack,
)
from scraper.model.moments import WARSAW, PublicationMoment, day_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from scraper.extraction.vicinity import Surroundings

_EARLIEST = date(1995, 1, 1)
_WITNESSES = frozenset(("json-ld", "meta", "itemprop", "time", "url", "printed", "printed-label", "sighting"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What was found: the moment, as printed, the rule, what the page says of its last change, and flags."""

    moment: PublicationMoment | None = None
    raw: str | None = None
    rule: str = "none"
    modified: PublicationMoment | None = None
    flags: tuple[str, ...] = ()


def find_published(surroundings: Surroundings) -> Published:
    """The publication moment with its provenance; an empty `Published` where no source is sure."""
    changed = modified(surroundings)
    if changed is not None and not _is_possible(changed, surroundings):
        changed = None
    candidates: list[tuple[str, PublicationMoment, str | None]] = []
    for name, rule in _RULES:
        if candidates and name not in _WITNESSES:
            continue
        found = rule(surroundings)
        if found is not None and _is_possible(found[0], surroundings):
            candidates.append((name, *found))
    if not candidates:
        return Published(modified=changed)
    name, moment, raw = candidates[0]
    others = [c for c in candidates[1:] if c[0] in _WITNESSES]
    # The printed day with the machine's hour: the hour is only known where both name the same day.
    if not isinstance(moment, datetime):
        moment = next((c[1] for c in others if isinstance(c[1], datetime) and day_of(c[1]) == moment), moment)
    raw = raw or next((c[2] for c in others if c[2] and day_of(c[1]) == day_of(moment)), None)
    differ = any(abs(day_of(c[1]) - day_of(moment)) > timedelta(days=1) for c in others if c[0] != "sighting")
    flags = ("published-sources-differ",) if differ else ()
    return Published(moment=moment, raw=raw, rule=name, modified=changed, flags=flags)


_RULES: tuple[tuple[str, Callable[[Surroundings], tuple[PublicationMoment, str | None] | None]], ...] = (
    ("template", by_template),
    ("printed-label", printed_label),
    ("url", url_day),
    ("json-ld", json_ld),
    ("meta", meta),
    ("itemprop", itemprop),
    ("time", time_tag),
    ("printed-stack", printed_stack),
    ("printed", printed),
    ("printed-line", printed_line),
    ("sighting", sighting),
    ("printed-record", printed_record),
    ("printed-end", printed_end),
    ("card", card),
    ("htmldate", htmldate),
    ("named", named),
    ("called-event", called_event),
    ("loose", loose),
    ("opening", opening),
)


def _is_possible(moment: PublicationMoment, s: Surroundings) -> bool:
    latest = (s.document.page.fetched_at or s.now).astimezone(WARSAW).date() + timedelta(days=1)
    return _EARLIEST <= day_of(moment) <= latest
