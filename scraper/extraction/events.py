"""Events of an article: what takes or took place on its days, where; deadlines and calls apart.

`event_days` the days a sentence names, in their years · `occasions` what each is the date of · `tense` what was, what will be · `places` where. Here they come together:
a day is stored once, a part of a longer event is not stored beside it, and what a sentence leaves out (place, hour, online) is taken from its neighbours and the title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from scraper.extraction.event_days import days_in, has_wrong_weekday, relative_days_in
from scraper.extraction.occasions import is_long_ago, kind_of, names_event
from scraper.extraction.places import find_place, is_online, labelled_place
from scraper.extraction.tense import tense_near
from scraper.language.dates import DateSpan, find_dates
from scraper.language.dates.spans import flattened
from scraper.language.tokens import sentences
from scraper.model.article import Event
from scraper.model.moments import WARSAW, PublicationMoment, day_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scraper.language.lexicon import Lexicon
    from scraper.model.article import EventKind

_SPOKEN = re.compile(r"\s*[-–—„\"“]\s")
_OPENS_CALL = re.compile(r"\b(?:od|rusz\w+|rozpocz\w+|start\w*|from|opens?)\s(?:\w+\s){0,3}$")
_CALL_WORD = re.compile(r"\b(?:nabor\w*|wniosk\w+|rekrutacj\w+|zgloszeni\w+|zapis\w*|call|applications?)\b")
_HOUR = re.compile(
    r"\b(?:o\s|od\s|w\s|at\s)?(?:(?:godz\.?|godzin\w+)\s?|(?<=o\s)|(?<=at\s))(?P<h>[01]?\d|2[0-3])(?:[:.](?P<m>[0-5]\d))?(?!\d|[.:]\d)"
)
_STARTS = re.compile(r"^\s*(?:poczatek|start|rozpoczecie|rozpoczynamy|zaczynamy|rejestracja|miejsce)\b")
_ONLY_DATE_REST = 12
"""Characters beside a date that may stand in a "sentence" cut off after "2021 r."."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence and the one after it in its paragraph."""

    text: str
    following: str
    spoken: bool


def find_events(title: str, text: str, published: PublicationMoment | None, lexicon: Lexicon) -> tuple[Event, ...]:
    """The events, deadlines and calls of an article, in order, each stretch of days once.

    Only whole days are events: a month or a year is none. Without a publication date, dates without a year are left out.
    """
    around = day_of(published) if published else None
    found: dict[tuple[date, date, str], Event] = {}
    lines = list(_lines(text, around, lexicon))
    for event in [*_in_title(title, lines, around, lexicon), *_in_text(lines, around, lexicon)]:
        key = (day_of(event.start), day_of(event.end), event.kind)
        found[key] = _merged(found[key], event) if key in found else event
    events = _without_parts(list(found.values()))
    return tuple(_completed(event, title, text, events, lexicon) for event in events)


def date_flags(text: str, published: PublicationMoment | None, events: tuple[Event, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Why a person should look at the dates: `published-before-past-event` where the text tells in the past tense of an event after the printed date;
    `weekday-mismatch` where the weekday printed beside a date is that of another day."""
    flags = []
    if published is not None:
        printed = day_of(published)
        if any(e.kind == "event" and day_of(e.start) > printed + timedelta(days=1) and _is_told_in_past(e, text, printed, lexicon) for e in events):
            flags.append("published-before-past-event")
    if any(has_wrong_weekday(text, span) for span in find_dates(text)):
        flags.append("weekday-mismatch")
    return tuple(flags)


def _is_told_in_past(event: Event, text: str, printed: date, lexicon: Lexicon) -> bool:
    """By the verb nearest to the date in the event's sentence; where a title has none, by those that name the same day in the text."""
    said = [event.sentence, *(line.text for line in _lines(text, printed, lexicon))]
    for sentence in said:
        for span in days_in(sentence, printed, lexicon.lemmatiser):
            if span.first == day_of(event.start) and (told := tense_near(sentence, span.start, lexicon.lemmatiser)):
                return told == "past"
    return False


def _lines(text: str, around: date | None, lexicon: Lexicon) -> Iterator[_Line]:
    """The sentences; one that is nothing but a date ("29 kwietnia 2021 r.") is joined to the next, and so is "(Kraków)"."""
    for paragraph in text.split("\n\n"):
        spans = [paragraph[s.start : s.end] for s in sentences(paragraph)]
        for place in range(len(spans) - 2, -1, -1):
            cut_off = spans[place].endswith("r.") and spans[place + 1].startswith("(")
            if cut_off or (len(spans[place]) < 60 and _is_only_date(spans[place], around, lexicon)):
                spans[place : place + 2] = [f"{spans[place]} {spans[place + 1]}"]
        spoken = bool(_SPOKEN.match(paragraph))
        for place, sentence in enumerate(spans):
            yield _Line(sentence, spans[place + 1] if place + 1 < len(spans) else "", spoken)


def _is_only_date(sentence: str, around: date | None, lexicon: Lexicon) -> bool:
    if not sentence.endswith(("r.", "br.")):
        return False
    spans = days_in(sentence, around, lexicon.lemmatiser)
    return len(spans) == 1 and len(sentence) - (spans[0].end - spans[0].start) <= _ONLY_DATE_REST


def _in_title(title: str, lines: Sequence[_Line], around: date | None, lexicon: Lexicon) -> Iterator[Event]:
    flat = flattened(title)
    for span in days_in(title, around, lexicon.lemmatiser):
        kind = kind_of(flat, span)
        if kind == "event":
            yield _event(span, _Line(title, "", spoken=False), kind, lexicon)


def _in_text(lines: Sequence[_Line], around: date | None, lexicon: Lexicon) -> Iterator[Event]:
    for line in lines:
        flat = flattened(line.text)
        spans = days_in(line.text, around, lexicon.lemmatiser)
        call = _call_over_two(spans, flat)
        if call:
            yield _event(call, line, "call", lexicon)
            continue
        for span in spans:
            kind = kind_of(flat, span)
            if kind and not (kind == "event" and is_long_ago(span, around) and (line.spoken or not names_event(flat))):
                yield _event(span, line, kind, lexicon)
        if not spans and around and not line.spoken and names_event(flat):
            for span in relative_days_in(line.text, around, lexicon.lemmatiser)[:1]:
                kind = kind_of(flat, span)
                if kind == "event" and tense_near(line.text, span.start, lexicon.lemmatiser):
                    yield _event(span, line, kind, lexicon)


def _call_over_two(spans: Sequence[DateSpan], flat: str) -> DateSpan | None:
    """Nabór rozpocznie się 5 maja i potrwa do 30 czerwca: one call over both days."""
    if len(spans) != 2 or not _CALL_WORD.search(flat) or spans[0].last > spans[1].first:
        return None
    between = flat[spans[0].end : spans[1].start]
    if not _OPENS_CALL.search(flat[max(0, spans[0].start - 50) : spans[0].start]) or not re.search(
        r"\b(?:do|until|to|konczy|zakonczy\w*)\s(?:\w+\s){0,3}$", between
    ):
        return None
    return replace(spans[0], last=spans[1].last, end=spans[1].end, time=None)


def _event(span: DateSpan, line: _Line, kind: EventKind, lexicon: Lexicon) -> Event:
    hour = (span.time or _hour_of(line, span)) if kind == "event" else span.time if kind == "deadline" else None
    start: date | datetime = datetime.combine(span.first, hour, WARSAW) if hour else span.first
    online = kind == "event" and (is_online(line.text) or (is_online(line.following) and not find_dates(line.following)))
    return Event(
        start=start,
        end=start if span.last == span.first else span.last,
        place=find_place(line.text, span, lexicon) if kind == "event" else None,
        online=online,
        kind=kind,
        sentence=line.text,
        rule="dated" if span.has_year else "dated-by-publication",
    )


def _hour_of(line: _Line, span: DateSpan) -> time | None:
    """The hour elsewhere in the sentence, or in a next one that begins with "Początek"."""
    flat = flattened(line.text)
    found = _HOUR.search(flat, span.end) or _HOUR.search(flat, 0, span.start)
    if found is None and _STARTS.match(following := flattened(line.following)):
        found = _HOUR.search(following)
    return time(int(found["h"]), int(found["m"] or 0)) if found else None


def _merged(kept: Event, other: Event) -> Event:
    """What was found twice, with the hour and place that either names."""
    timed = other if isinstance(other.start, datetime) and not isinstance(kept.start, datetime) else kept
    return replace(kept, start=timed.start, end=timed.end, place=kept.place or other.place, online=kept.online or other.online)


def _without_parts(events: list[Event]) -> list[Event]:
    """Without the single days of a longer event that the text names too: "12–13 lutego", "drugiego dnia, 13 lutego"."""
    ranges = [e for e in events if day_of(e.end) > day_of(e.start) and e.kind == "event"]
    return [
        e
        for e in events
        if e.kind != "event" or not any(r is not e and day_of(r.start) <= day_of(e.start) and day_of(e.end) <= day_of(r.end) for r in ranges)
    ]


def _completed(event: Event, title: str, text: str, events: Sequence[Event], lexicon: Lexicon) -> Event:
    """The only event of an article takes place where a line "Miejsce: …" or the title says."""
    if event.kind != "event" or event.place or sum(e.kind == "event" for e in events) > 1:
        return event
    nowhere = DateSpan(first=day_of(event.start), last=day_of(event.start), start=0, end=0)
    place = labelled_place(text, lexicon) or find_place(title, nowhere, lexicon)
    online = event.online or (place is None and (is_online(title) or is_online(text.split("\n\n", 1)[0])))
    if place is None and not online:
        opening = text.split("\n\n", 1)[0]
        place = next((p for s in sentences(opening) if (p := find_place(opening[s.start : s.end], nowhere, lexicon))), None)
    return replace(event, place=place, online=online)
