"""Where an event takes place when its own sentence does not say: its paragraph, the title, a line "Miejsce: …", the only town of the article."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from scraper.extraction.events.places import (
    dateline_town,
    find_place,
    held_places,
    is_online,
    labelled_place,
    labelled_town,
    office_town,
    only_town,
    recurring_town,
)
from scraper.extraction.events.towns import is_wide
from scraper.extraction.events.venues import capital_of, capital_of_province, is_venue, seat_of_county
from scraper.language.dates import DateSpan
from scraper.language.folding import fold
from scraper.language.tokens import sentences
from scraper.model.moments import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scraper.extraction.events.lines import Line
    from scraper.language.lexicon import Lexicon
    from scraper.model.article import Event

_ANOTHER = re.compile(r"\b(?:kolejn\w+|nastepn\w+|druga edycja|ponown\w+|next|second|another|follow-?up)\b")
_SAME_PLACE = re.compile(
    r"\b(?:tam samo|tamze|to samo miejsce|w tym samym miejscu|miejsce (?:bez zmian|to samo)|ponownie w|again in|same (?:place|venue))\b"
)
_NEW_DATE = re.compile(r"\b(?:nowy termin|przelozon\w+|przeniesion\w+|przesuniet\w+|zmian\w* terminu|new date|postponed|rescheduled)\b")
_HYBRID = re.compile(r"hybryd|hybrid")
_OUR_HOUSE = re.compile(
    r"\b(?:u nas\b|w nasz(?:ej|ym) (?:siedzibie|biurze|sali|budynku)|w (?:siedzibie|biurze|sali|lokalu) (?:klastra|stowarzyszenia|izby|fundacji|zwiazku|spolki|firmy)\b"
    r"|(?:in|at) our (?:office|premises|headquarters|seat))"
)
_QUOTED = re.compile(r"[„\"“][^”\"“„]{0,200}\s[^”\"“„]{0,200}\s[^”\"“„]{0,200}\s[^”\"“„]{0,200}[”\"“]")
"""Somebody's words of four or more: what they compare is not where the event is."""
_NTH_DAY = re.compile(
    r"\s*(?:(?:w\s)?(?:pierwsz(?:ego|ym)|(?:drugi|trzeci)(?:ego|m)|(?:czwart|kolejn|nastepn|ostatni)(?:ego|ym|m))\s(?:i ostatnim\s)?dni[ua]|(?:on )?the (?:first|second|third|next|last) day|nazajutrz|dzien pozniej)\b"
)
_REACH_OF_DAYS = 12
_LONGEST_OPENING = 3000
_REACH = 4
"""Sentences before and after the event's in which its place may stand."""


class Surroundings:
    """The article around its events; each part is read once."""

    def __init__(self, title: str, text: str, lines: Sequence[Line], told: Sequence[tuple[Event, Line]], lexicon: Lexicon) -> None:
        self._title, self._text, self._lines, self._lexicon = title, text, lines, lexicon
        self._held = [(event, line) for event, line in told if event.kind == "event"]
        self._towns: dict[int, list[str]] = {}

    def completed(self, event: Event, line: Line) -> Event:
        """The event with the place that the article tells, where its sentence told none or only a house without a town."""
        if event.kind == "event" and line.cells and is_online(self._title) and not _HYBRID.search(fold(self._title)):
            return replace(event, place=None, online=True)  # a town in its row is where the speaker comes from
        if event.kind == "event" and event.place and is_wide(event.place, self._lexicon):
            return replace(event, place=next(iter(held_places(self._title, self._lexicon)), event.place))  # Wizyta w Stuttgarcie, … w Badenii
        if event.kind == "event" and len(self._held) == 1 and self._labelled_town:
            return replace(event, place=self._labelled_town)
        if event.kind != "event" or (event.place and not self._is_house(event.place)):
            return event
        if event.online and event.place is None and not _HYBRID.search(fold(event.sentence)):
            return event
        if event.place is None and self._is_all_online:
            return replace(event, online=True)
        alone = len(self._held) == 1
        if alone and event.place is None and self._labelled:
            return replace(event, place=self._labelled)
        town = next((t for t in self._towns_around(event, line, alone=alone) if not self._is_house(t)), None)
        online = event.online or (alone and town is None and (is_online(self._title) or is_online(self._opening)))
        if town is None:
            return replace(event, online=online)
        return replace(event, place=f"{event.place}, {town}" if event.place else town)

    def _towns_around(self, event: Event, line: Line, *, alone: bool) -> Iterator[str]:
        """The towns that may be the event's, the likeliest first."""
        flat = fold(line.text)
        if _ANOTHER.search(flat) and not _SAME_PLACE.search(flat) and not alone:
            return
        if _SAME_PLACE.search(flat) or _NEW_DATE.search(flat):
            yield from (town for _, other in self._held if other is not line for town in self._towns_of(other))
            yield from self._in_paragraph(line, skip_other_events=False)
        if _OUR_HOUSE.search(flat) and self._office:
            yield self._office
        if day_of(event.end) > day_of(event.start) and (told := self._day_by_day(line)):
            yield told
        yield from self._in_paragraph(line, skip_other_events=True)
        for town in (self._dateline, self._town_of_title):
            if town:
                yield town
        if alone or self._held[0][0] is event:
            yield from self._in_opening
        if self._only_town:
            yield self._only_town
        if len(self._elsewhere) == 1:
            yield from self._elsewhere
        if not event.place and (seat := seat_of_county(line.text, self._lexicon) or capital_of_province(line.text, self._lexicon)):
            yield seat
        if event.place and (capital := capital_of(event.place, self._lexicon)):
            yield capital

    def _day_by_day(self, line: Line) -> str | None:
        """The towns of a visit of several days that the next sentences tell of day by day: "Pierwszego dnia … w Warszawie", "W drugim dniu … do Piły"."""
        at = self._lines.index(line) if line in self._lines else len(self._lines)
        told = [other for other in self._lines[at + 1 : at + 1 + _REACH_OF_DAYS] if _NTH_DAY.match(fold(other.text)) and id(other) not in self._busy]
        return ", ".join(dict.fromkeys(town for other in told for town in self._towns_of(other)[:1])) or None

    def _in_paragraph(self, line: Line, *, skip_other_events: bool) -> Iterator[str]:
        """Towns of the paragraph's other sentences, those before it first, the nearest first; perhaps not of those that tell of other events."""
        if line.cells or line.paragraph < 0:
            return
        beside = self._paragraphs[line.paragraph]
        place = line.sentence
        for other in [*beside[max(0, place - _REACH) : place][::-1], *beside[place + 1 : place + 1 + _REACH]]:
            if not (skip_other_events and (id(other) in self._busy or _ANOTHER.search(fold(other.text)))):
                yield from self._towns_of(other)[:1]

    def _towns_of(self, line: Line) -> list[str]:
        if id(line) not in self._towns:
            self._towns[id(line)] = held_places(line.text, self._lexicon)
        return self._towns[id(line)]

    def _is_house(self, place: str) -> bool:
        """Whether the place is a venue whose town is not told."""
        return "," not in place and place not in self._lexicon.towns and is_venue(place.split(), self._lexicon)

    @cached_property
    def _paragraphs(self) -> dict[int, list[Line]]:
        paragraphs = defaultdict(list)
        for line in self._lines:
            paragraphs[line.paragraph].append(line)
        return paragraphs

    @cached_property
    def _busy(self) -> frozenset[int]:
        return frozenset(id(line) for _, line in self._held)

    @cached_property
    def _opening(self) -> str:
        return self._text.split("\n\n", 1)[0][:_LONGEST_OPENING]

    @cached_property
    def _labelled_town(self) -> str | None:
        return labelled_town(self._text, self._lexicon)

    @cached_property
    def _labelled(self) -> str | None:
        return labelled_place(self._text, self._lexicon)

    @cached_property
    def _office(self) -> str | None:
        return office_town(self._text, self._lexicon)

    @cached_property
    def _dateline(self) -> str | None:
        return dateline_town(self._opening, self._lexicon)

    @cached_property
    def _town_of_title(self) -> str | None:
        """The town that the title names, where the text names it again and none more often: Fabryka z Hrubieszowa świętowała."""
        return recurring_town(_QUOTED.sub(" ", self._title), self._text, self._lexicon)

    @cached_property
    def _only_town(self) -> str | None:
        return only_town(f"{self._title}\n\n{self._text}", self._lexicon)

    @cached_property
    def _is_all_online(self) -> bool:
        """Whether the article is of a series held online: its title or opening says so, and no event has a place of its own."""
        if any(event.place for event, _ in self._held) or _HYBRID.search(fold(self._title + self._opening)):
            return False
        return is_online(self._title) or (len(self._held) > 1 and is_online(self._opening))

    @cached_property
    def _elsewhere(self) -> frozenset[str]:
        return frozenset(event.place.rpartition(", ")[2] for event, _ in self._held if event.place)

    @cached_property
    def _in_opening(self) -> list[str]:
        day = day_of(self._held[0][0].start)
        nowhere = DateSpan(first=day, last=day, start=0, end=0)
        parts = (_QUOTED.sub(" ", self._title), *(self._opening[s.start : s.end] for s in sentences(self._opening)))
        return [town for part in parts if (town := find_place(part, nowhere, self._lexicon))]
