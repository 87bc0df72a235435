"""Events of an article: what takes or took place on its days, where; deadlines and calls apart.

A date is an event unless its words say otherwise: dates of laws, contracts and letters, of publication, births and beginnings ("od 1 stycznia") are none; "do 31
stycznia" is a deadline; "nabór od … do …" is a call. Dates without a year stand in the year nearest to the publication, by the tense of the sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from scraper.extraction.places import find_place, is_online
from scraper.language.dates import DateSpan, as_nearest, find_dates
from scraper.language.folding import fold
from scraper.language.tokens import sentences
from scraper.model.article import Event
from scraper.model.moments import WARSAW, PublicationMoment, day_of

if TYPE_CHECKING:
    from scraper.language.lexicon import Lexicon
    from scraper.model.article import EventKind

# Folded; looked for right before the date.
_NO_EVENT_BEFORE = re.compile(
    r"""(?: \b(?:ustaw\w*|rozporzadzeni\w*|uchwal\w*|dyrektyw\w*|decyzj\w*|zarzadzeni\w*|obwieszczeni\w*|komunikat\w*|umow\w*|porozumieni\w*|pism\w*|list\w{0,3}
              |wyrok\w*|postanowieni\w*|protokol\w*|wniosk\w*|faktur\w*|regulamin\w*|statut\w*|raport\w*|dz\.\s?u\.|konkluzj\w*|act|directive|regulation|agreement|letter)
             \b[^.;]{0,40}\bz(?:\sdnia)?\s*$
          | \bz\sdnia\s*$ | \bur\.\s*$ | \burodzon\w+\s*$ | \bstan\sna(?:\sdzien)?\s*$ | \bod\s(?:dnia\s)?$ | \bpoczawszy\sod\s*$ | \bsince\s*$ | \bas\sof\s*$
          | \bopublikowan\w+\s(?:w\sdniu\s)?$ | \bdodano:?\s*$ | \baktualizacj\w+:?\s*$ | \bzmarl\w*\s(?:w\sdniu\s)?$ | \bobowiazuj\w+\s(?:od|do)\s*$ | \bwchodz\w+\sw\szycie\s(?:z\sdniem\s)?$
          | \bwszed\w*\sw\szycie\s*$ | \bdated\s*$ | \bw\sbrzmieniu\s.{0,20}$ )""",
    re.VERBOSE,
)
_NOT_HELD = re.compile(r"^[^.;]{0,30}\b(?:odszed\w*|odeszl\w*|zmarl\w*|nieczynn\w+|zamkniet\w+|odwolan\w+)\b")
_DEADLINE_BEFORE = re.compile(
    r"""(?: \bdo(?:\sdnia)?(?:\s(?:poniedzialku|wtorku|srody|czwartku|piatku|soboty|niedzieli),?)?\s*$ | \btermin\w*[^.;]{0,60}$ | \bnajpozniej(?:\sdo|\sw)?(?:\sdnia)?\s*$
          | \bdeadline[^.;]{0,40}$ | \b(?:by|until|till|before|no\slater\sthan)\s*$ | \buplywa\w*\s.{0,20}$ | \bprzed\s*$ | \bup\sto\s*$ )""",
    re.VERBOSE,
)
_CALL = re.compile(
    r"\b(?:nabor\w*|nabór\w*|wnioski mozna|wniosk\w+ (?:mozna|nalezy|bedzie mozna)|skladani\w+ wnioskow|przyjmowani\w+ (?:zgloszen|wnioskow)|call for|applications|zgloszenia (?:mozna|przyjm\w+|beda przyjm\w+)|rekrutacj\w+ (?:trwa|potrwa|prowadz\w+))"
)
_TERM_EVENT = re.compile(r"\btermin\w*\s*(?:spotkania|wydarzenia|konferencji|szkolenia|warsztatow|posiedzenia|targow|:)?\s*:?\s*$")
_REPORT_PLAN = re.compile(r"\b(?:przedstawi|opracuje|przygotuje|zakonczy|zrealizuje|wdrozy|powstanie|will (?:present|publish|report))\b")
_FUTURE = re.compile(
    r"\b(?:odbedz\w+|bedzie|beda|zapraszamy|zaprasza\w*|planowan\w+|zaplanowan\w+|nastepn\w+|kolejn\w+|najblizsz\w+|wezmie|wezma|potrwa|rozpocznie|rozpoczna|wystapi\w*|spotkamy|spotykamy|juz wkrotce|przed nami|will|upcoming|next)\b"
)
_PAST = re.compile(
    r"\b(?:odbyl\w*|mial\w* miejsce|zorganizowa\w+|spotka(?:l|li|ly|la|lo)\w*|uczestniczy\w+|wzi(?:al|ela|eli|ely)|zakonczyl\w*|podpisa\w+|goscil\w*|otworzyl\w*|bylo|byla|byl|byly|powolan\w+|wybran\w+|przedstawion\w+|took place|was held|were held|met|attended|held|\w{3,}(?:ano|ono|eto|yto))\b"
)
_WEEKDAYS = {"poniedzial": 0, "wtor": 1, "srod": 2, "czwart": 3, "piat": 4, "sobot": 5, "niedziel": 6}
_WEEKDAY = re.compile(r"\b(poniedzial|wtor|srod|czwart|piat|sobot|niedziel)\w*[\s,(]{1,3}$")
_HOUR = re.compile(r"^[\s,(–-]{0,4}(?:w\s)?(?:(?:o\s|od\s)?(?:godz\.?|godzin\w+|o)\s)(?P<h>[01]?\d|2[0-3])[:.]?(?P<m>[0-5]\d)?")


def find_events(title: str, text: str, published: PublicationMoment | None, lexicon: Lexicon) -> tuple[Event, ...]:
    """The events, deadlines and calls of an article, in order, each stretch of days once.

    Only whole days are events: a month or a year is none. Without a publication date, dates without a year are left out.
    """
    around = day_of(published) if published else None
    found: dict[tuple[date, date, str], Event] = {}
    for event in [*_in_title(title, text, around, lexicon), *_in_text(text, around, lexicon)]:
        key = (day_of(event.start), day_of(event.end), event.kind)
        if key not in found:
            found[key] = event
        elif found[key].place is None and event.place:
            found[key] = replace(found[key], place=event.place, online=found[key].online or event.online)
    return _without_parts(list(found.values()))


def date_flags(text: str, published: PublicationMoment | None, events: tuple[Event, ...]) -> tuple[str, ...]:
    """Why a person should look at the dates: `published-before-past-event` where the text tells in the past tense of an event after the printed date;
    `weekday-mismatch` where the weekday printed beside a date is another."""
    flags = []
    if published is not None:
        printed = day_of(published)
        if any(e.kind == "event" and day_of(e.start) > printed + timedelta(days=1) and tense(e.sentence) == "past" for e in events):
            flags.append("published-before-past-event")
    if any(_wrong_weekday(text, span) for span in find_dates(text)):
        flags.append("weekday-mismatch")
    return tuple(flags)


def tense(sentence: str) -> str:
    """`past`, `future`, or `` where the sentence does not tell.

    >>> tense("Spotkanie odbyło się w Brukseli."), tense("Kolejne spotkanie odbędzie się w Paryżu.")
    ('past', 'future')
    """
    flat = fold(sentence)
    future, past = _FUTURE.search(flat), _PAST.search(flat)
    if future and past:
        return ""
    return "future" if future else "past" if past else ""


def _in_title(title: str, text: str, around: date | None, lexicon: Lexicon) -> list[Event]:
    events = []
    for span in _days(title, around):
        kind = _kind(fold(title), span)
        if kind == "event":
            # The title names the event; the text tells its tense.
            opening = text.split("\n\n", 1)[0]
            sentence = (
                title
                if tense(title)
                else next((opening[s.start : s.end] for s in sentences(opening) if _days(opening[s.start : s.end], around)), title)
            )
            events.append(_event(span, title, sentence, kind, lexicon))
    return events


def _in_text(text: str, around: date | None, lexicon: Lexicon) -> list[Event]:
    events = []
    for place in sentences(text):
        sentence = text[place.start : place.end]
        flat = fold(sentence)
        for span in _days(sentence, around):
            kind = _kind(flat, span)
            if kind:
                events.append(_event(span, sentence, sentence, kind, lexicon))
    return events


def _days(text: str, around: date | None) -> list[DateSpan]:
    now = datetime.combine(around + timedelta(days=200), time(), WARSAW) if around else None
    spans = []
    for span in find_dates(text, now=now):
        if span.precision != "day":
            continue
        if not span.has_year and around:
            span = _placed(span, around, tense(text))
        spans.append(span)
    return spans


def _placed(span: DateSpan, around: date, told: str) -> DateSpan:
    """A year-less date: nearest to the publication, but not a month ahead of it when told in the past, nor before it in the future."""
    nearest = as_nearest(span, around)
    slack = timedelta(days=3)
    if told == "future" and nearest.first < around - slack:
        return as_nearest(span, around + timedelta(days=180))
    if told == "past" and nearest.first > around + slack:
        return as_nearest(span, around - timedelta(days=180))
    return nearest


def _kind(flat: str, span: DateSpan) -> EventKind | None:
    """What the date is of; None where it is of no event."""
    before = flat[max(0, span.start - 110) : span.start]
    if _NOT_HELD.search(flat[span.end : span.end + 60]):
        return None
    if _NO_EVENT_BEFORE.search(before) and not (span.last > span.first and _CALL.search(flat)):
        return None
    if span.label in ("published", "modified", "printed") and re.search(r"(?:dodano|opublikowano|aktualizacja|data publikacji)\s*:?\s*$", before):
        return None
    if span.last > span.first and _CALL.search(flat):
        return "call"
    if _TERM_EVENT.search(before) and not re.search(r"zglosz|wniosk|nabor|skladani", before):
        return "event"
    if _DEADLINE_BEFORE.search(before):
        return None if _REPORT_PLAN.search(flat) else "deadline"
    return "event"


def _event(span: DateSpan, said: str, sentence: str, kind: EventKind, lexicon: Lexicon) -> Event:
    start: date | datetime = span.first
    hour = span.time or _hour_after(fold(said)[span.end :])
    if hour is not None and kind == "event":
        start = datetime.combine(span.first, hour, WARSAW)
    end: date | datetime = start if span.last == span.first else span.last
    return Event(
        start=start,
        end=end,
        place=find_place(said, span, lexicon) if kind == "event" else None,
        online=is_online(said),
        kind=kind,
        sentence=sentence,
        rule="dated",
    )


def _hour_after(flat: str) -> time | None:
    found = _HOUR.match(re.sub(r"^\s*(?:r\.|roku)", "", flat))
    return time(int(found["h"]), int(found["m"] or 0)) if found else None


def _wrong_weekday(text: str, span: DateSpan) -> bool:
    named = _WEEKDAY.search(fold(text[max(0, span.start - 20) : span.start]))
    return named is not None and span.has_year and span.precision == "day" and span.first == span.last and span.first.weekday() != _WEEKDAYS[named[1]]


def _without_parts(events: list[Event]) -> tuple[Event, ...]:
    """Without the single days of a longer event that the text names too: "12–13 lutego", "drugiego dnia, 13 lutego"."""
    ranges = [e for e in events if day_of(e.end) > day_of(e.start) and e.kind == "event"]
    return tuple(
        e for e in events if e.kind != "event" or e in ranges or not any(day_of(r.start) <= day_of(e.start) <= day_of(r.end) for r in ranges)
    )
