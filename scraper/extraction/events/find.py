"""Events of an article: what takes or took place on its days, where; deadlines and calls apart.

`event_lines` sentences and rows · `event_days` the days each names, in their years · `event_hours` when · `occasions` what each is the date of · `stretches` first and last
day told apart · `publicity` what is only made known · `tense` what was, what will be · `towns`,
`venues`, `places` where · `surroundings` where, if not there. Here they come together: a day is stored once, a part of a longer event is not stored beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from scraper.extraction.events.days import days_in, has_wrong_weekday, month_ends_in, relative_days_in, year_told
from scraper.extraction.events.hours import closing_hour_of, hour_of
from scraper.extraction.events.lines import Line, lines_of
from scraper.extraction.events.occasions import is_event_of_its_own, is_long_ago, is_term, kind_of, names_event
from scraper.extraction.events.places import find_place, held_places, is_online, place_in_cells
from scraper.extraction.events.stretches import call_over_two, event_over_two, shown_until
from scraper.extraction.events.surroundings import Surroundings
from scraper.extraction.events.tense import tense_near
from scraper.language.dates import DateSpan, find_dates
from scraper.language.dates.spans import flattened
from scraper.model.article import Event
from scraper.model.moments import WARSAW, PublicationMoment, day_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scraper.language.lexicon import Lexicon
    from scraper.model.article import EventKind

_THEN = re.compile(r"\s*(?:wtedy|wowczas|tego\s(?:samego\s)?dnia|w\stym\s(?:samym\s)?dniu|on\sthe\ssame\sday|that\sday)\b")
_ENTRY = re.compile(r"\s*(?:[–—•▪●*·-]|\d{1,2}\.\d\d|\d{1,2}\s[a-z])")
_IN_MONTH = re.compile(r"\bw\s(?:styczniu|lutym|marcu|kwietniu|maju|czerwcu|lipcu|sierpniu|wrzesniu|pazdzierniku|listopadzie|grudniu)\b")
"""The sentence tells of a month: "dziś" in it is nowadays."""
_ANY_DAY = datetime(2000, 12, 31, tzinfo=WARSAW)
"""Where only whether a day is named matters, not in which year."""
_MOST_EVENTS = 200
"""Of one article; a calendar of a year holds fewer."""
_LONGEST_REPORT = timedelta(days=31)
"""A weekday named without a date is one of an event told of in the same article, if that was not longer ago."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An event and the line that told of it first."""

    event: Event
    line: Line
    own: bool = False
    """Not a part of a longer event that holds its day."""


def find_events(title: str, text: str, published: PublicationMoment | None, lexicon: Lexicon) -> tuple[Event, ...]:
    """The events, deadlines and calls of an article, in order, each stretch of days once.

    Only whole days are events: a month or a year is none. Without a publication date, dates without a year are left out.
    """
    around = day_of(published) if published else None
    lines = list(lines_of(text, around, lexicon))
    found: dict[tuple[date, date, str], _Found] = {}
    for new in [*_in_title(title, around, lexicon), *_in_text(lines, around, lexicon, year_told(title, around) if around else None)]:
        key = (day_of(new.event.start), day_of(new.event.end), new.event.kind)
        found[key] = _merged(found[key], new) if key in found else new
    if around:
        for new in _told_from_publication(lines, around, [f.event for f in found.values()], lexicon):
            found.setdefault((day_of(new.event.start), day_of(new.event.end), new.event.kind), new)
    kept = _without_parts(list(found.values())[:_MOST_EVENTS])
    surroundings = Surroundings(title, text, lines, [(f.event, f.line) for f in kept], lexicon)
    return tuple(surroundings.completed(f.event, f.line) for f in kept)


DATE_FLAGS = frozenset({"published-before-past-event", "published-after-announced-event", "weekday-mismatch"})
"""All that `date_flags` can say."""


def date_flags(text: str, published: PublicationMoment | None, events: tuple[Event, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Why a person should look at the dates.

    `published-before-past-event`: the text tells in the past tense of an event after the printed date; `published-after-announced-event`: it announces in the
    future tense one that was over; `weekday-mismatch`: the weekday printed beside a date is that of another day.
    """
    flags = []
    if published is not None:
        printed = day_of(published)
        told = _tenses(text, printed, events, lexicon)
        held = [e for e in events if e.kind == "event"]
        if any(day_of(e.start) > printed + timedelta(days=1) and told.get(day_of(e.start)) == "past" for e in held):
            flags.append("published-before-past-event")
        if any(day_of(e.end) < printed - timedelta(days=3) and told.get(day_of(e.start)) == "future" for e in held):
            flags.append("published-after-announced-event")
    if any(has_wrong_weekday(text, span) for span in find_dates(text)):
        flags.append("weekday-mismatch")
    return tuple(flags)


def _tenses(text: str, printed: date, events: Sequence[Event], lexicon: Lexicon) -> dict[date, str]:
    """By first day, the tense of the verb nearest to it: in the event's own sentence, where that has none in another that names the day."""
    days = {day_of(e.start) for e in events if abs(day_of(e.start) - printed) > timedelta(days=1)}
    tenses: dict[date, str] = {}
    for sentence in chain((event.sentence for event in events), (line.text for line in lines_of(text, printed, lexicon))):
        if len(tenses) == len(days):
            break
        for span in days_in(sentence, printed, lexicon.lemmatiser):
            if span.first in days and span.first not in tenses and (told := tense_near(sentence, span.start, lexicon.lemmatiser)):
                tenses[span.first] = told
    return tenses


def _in_title(title: str, around: date | None, lexicon: Lexicon) -> Iterator[_Found]:
    line, flat = Line(title), flattened(title)
    spans = days_in(title, around, lexicon.lemmatiser)
    for span in spans:
        if kind_of(flat, span) == "event":
            yield _found(span, line, "event", lexicon, spans)


def _in_text(lines: Sequence[Line], around: date | None, lexicon: Lexicon, year: int | None) -> Iterator[_Found]:
    opened: date | None = None
    for line in lines:
        if line.cells:
            yield from _in_row(line, around, lexicon, year)
            continue
        spans = days_in(line.text, around, lexicon.lemmatiser, year if _ENTRY.match(line.text) else None)
        flat = flattened(line.text)
        for term in month_ends_in(line.text, around):
            if is_term(flat, term):
                yield _found(term, line, "deadline", lexicon, spans)
        if not spans:
            continue
        if call := call_over_two(spans, flat):
            yield _found(call, line, "call", lexicon, spans)
            continue
        if stretch := event_over_two(spans, flat):
            spans = [stretch]
        for span in spans:
            if opened and (show := shown_until(flat, span, opened)):
                yield _found(show, line, "event", lexicon, spans, rule="shown-until")
                continue
            kind = kind_of(flat, span)
            if kind is None and (meeting := _on_the_same_day(line)):
                yield _found(span, meeting, "event", lexicon, ())
            if kind and not (kind == "event" and is_long_ago(span, around) and (line.spoken or not names_event(flat))):
                opened = span.first if kind == "event" else opened
                yield _found(span, line, kind, lexicon, spans)


def _on_the_same_day(line: Line) -> Line | None:
    """The next sentence as a line of its own where it gives the day its event: "Wtedy też – już w Warszawie – kolejne posiedzenie"."""
    flat = flattened(line.following)
    return replace(line, text=line.following, following="", sentence=line.sentence + 1) if _THEN.match(flat) and names_event(flat) else None


def _in_row(line: Line, around: date | None, lexicon: Lexicon, year: int | None) -> Iterator[_Found]:
    """A row's dates: one alone in its cell is the date of what the cells without a date say, any other is that of its own cell."""
    spans = [(cell, span) for cell in line.cells for span in days_in(cell.strip(), around, lexicon.lemmatiser, year)]
    dated = {cell for cell, _ in spans}
    rest = " | ".join(cell for cell in line.cells if cell not in dated)
    for cell, span in spans:
        alone = len(cell.strip()) - (span.end - span.start) <= _SHORT_CELL
        told = f"{cell.strip()} | {rest}" if alone else cell.strip()
        if kind := kind_of(flattened(told), span):
            event = _event(span, Line(told), kind, lexicon, ())
            place = place_in_cells(rest.split(" | "), lexicon) if kind == "event" else None
            yield _Found(replace(event, sentence=line.text, place=place or event.place), line)


_SHORT_CELL = 24
"""Characters beside a date in a cell of its own: "od … do …", "(piątek)", "godz. 10.00"."""


def _told_from_publication(lines: Sequence[Line], around: date, dated: list[Event], lexicon: Lexicon) -> Iterator[_Found]:
    """Events on days told from the publication: wczoraj, w piątek. A weekday of an event told of with its date is a part of that."""
    for line in lines:
        if line.spoken or line.cells:
            continue
        spans = relative_days_in(line.text, around, lexicon.lemmatiser)[:1]
        flat = flattened(line.text)
        if not spans or days_in(line.text, around, lexicon.lemmatiser) or _IN_MONTH.search(flat):
            continue
        for span in spans:
            if any(_has_weekday(event, span.first.weekday(), around) for event in dated):
                continue
            if not (names_event(flat) or held_places(line.text, lexicon)):
                continue
            if kind_of(flat, span) == "event" and tense_near(line.text, span.start, lexicon.lemmatiser):
                yield _found(span, line, "event", lexicon, (span,))


def _has_weekday(event: Event, weekday: int, around: date) -> bool:
    """Whether a day of the event, not long before the publication, is such a weekday."""
    first, last = day_of(event.start), day_of(event.end)
    if event.kind != "event" or not timedelta(0) <= around - last <= _LONGEST_REPORT:
        return False
    return (weekday - first.weekday()) % 7 <= (last - first).days


def _found(span: DateSpan, line: Line, kind: EventKind, lexicon: Lexicon, spans: Sequence[DateSpan], rule: str | None = None) -> _Found:
    event = _event(span, line, kind, lexicon, [s for s in spans if s.start != span.start])
    return _Found(replace(event, rule=rule) if rule else event, line, rule is not None or is_event_of_its_own(flattened(line.text), span, event))


def _event(span: DateSpan, line: Line, kind: EventKind, lexicon: Lexicon, others: Sequence[DateSpan]) -> Event:
    hour = hour_of(line, span) if kind == "event" else span.time if kind == "deadline" else None
    start: date | datetime = datetime.combine(span.first, hour, WARSAW) if hour else span.first
    closing = closing_hour_of(line, hour) if hour and kind == "event" and span.first == span.last else None
    place = find_place(line.text, span, lexicon, others) if kind == "event" else None
    online = kind == "event" and (_is_online(line, span, others, place) or _is_online_after(line))
    return Event(
        start=start,
        end=datetime.combine(span.last, closing, WARSAW) if closing else start if span.last == span.first else span.last,
        place=place,
        online=online,
        kind=kind,
        sentence=line.text,
        rule="dated" if span.has_year else "dated-by-publication",
    )


def _is_online_after(line: Line) -> bool:
    """Whether the next sentence says that the event was online: one with a day of its own speaks of another event."""
    return is_online(line.following) and not find_dates(line.following, now=_ANY_DAY)


def _is_online(line: Line, span: DateSpan, others: Sequence[DateSpan], place: str | None) -> bool:
    """Whether the sentence says so; where it names other dates and this one's town, whether it says so of this one."""
    if not others or place is None:
        return is_online(line.text)
    right = min((s.start for s in others if s.start >= span.end), default=len(line.text))
    return is_online(line.text[span.start : right])


def _merged(kept: _Found, other: _Found) -> _Found:
    """What was found twice, with the hour and place that either names."""
    one, two = kept.event, other.event
    timed = two if isinstance(two.start, datetime) and not isinstance(one.start, datetime) else one
    event = replace(one, start=timed.start, end=timed.end, place=one.place or two.place, online=one.online or two.online)
    return _Found(event, kept.line if kept.line.paragraph >= 0 else other.line, kept.own or other.own)


def _without_parts(found: list[_Found]) -> list[_Found]:
    """Without the single days of a longer event that the text names too: "12–13 lutego", "drugiego dnia, 13 lutego"."""
    ranges = [f.event for f in found if day_of(f.event.end) > day_of(f.event.start) and f.event.kind == "event" and f.event.rule != "shown-until"]
    return [f for f in found if not _is_part(f, ranges)]


def _is_part(found: _Found, ranges: Sequence[Event]) -> bool:
    event = found.event
    if event.kind != "event" or found.own:
        return False
    return any(r is not event and day_of(r.start) <= day_of(event.start) and day_of(event.end) <= day_of(r.end) for r in ranges)
