"""The calendar as another program reads it: one UID an event, the same at every import, Polish time by name, and what is off marked so."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar, Component

from scraper.analysis.calendars import calendar_of
from scraper.language.lexicon import Lexicon
from scraper.model.article import Article, Event
from scraper.model.moments import WARSAW
from scraper.model.run import Visit
from scraper.storage.articles import Intake, mark_withdrawn, replace_reading, seen_unchanged, store_article
from scraper.storage.cancelled_events import cancelled_events
from tests.storage.conftest import NOW, conn, intake, lexicon, make, visit

__all__ = ["conn", "intake", "lexicon", "make", "visit"]

TODAY = NOW.date()
Row = dict[str, object]


def _row(**changes: object) -> Row:
    row: Row = {
        "start": "2026-07-01", "end": "2026-07-01", "place": None, "online": 0, "kind": "event",
        "sentence": "Kongres odbędzie się 1 lipca.", "article_title": "Kongres klastrów", "article_url": "https://serwis.pl/1", "first_url": "https://serwis.pl/1", "revision": 0,
    }  # fmt: skip
    return row | changes


def _events(data: bytes) -> list[Component]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def _imported(*files: bytes) -> dict[str, Component]:
    """What a program holds that imported the files one after another: a UID it knows replaces what it had."""
    return {str(event["uid"]): event for data in files for event in _events(data)}


def test_two_events_of_an_article_on_one_day_are_two() -> None:
    rows = [_row(sentence="Gala odbędzie się 1 lipca."), _row(), _row(end="2026-07-03")]
    assert len(_imported(calendar_of(rows))) == 3
    assert _imported(calendar_of(rows)).keys() == _imported(calendar_of(rows[::-1])).keys()


@pytest.mark.parametrize(
    "later", [{"place": "Łódź"}, {"start": "2026-07-01T10:00:00+02:00", "end": "2026-07-01T10:00:00+02:00"}, {"end": "2026-07-02"}, {"online": 1}, {"sentence": "Zapraszamy."}],
    ids=lambda later: " ".join(later),
)  # fmt: skip
def test_a_later_reading_that_knows_more_replaces_the_event(later: Row) -> None:
    held = _imported(calendar_of([_row()]), calendar_of([_row(**later)]))
    assert len(held) == 1


def test_what_is_past_leaves_the_calendar_without_numbering_another_anew() -> None:
    short, long = _row(), _row(end="2026-07-31")
    assert _imported(calendar_of([long])).keys() <= _imported(calendar_of([short, long])).keys()
    assert _imported(calendar_of([short, long]), calendar_of([long]))[next(iter(_imported(calendar_of([long]))))].decoded("dtend") == date(2026, 8, 1)


@pytest.mark.parametrize(("start", "hours"), [("2026-07-01T10:00:00+02:00", 2), ("2026-12-01T10:00:00+01:00", 1), ("2026-07-01T08:00:00+00:00", 2)])
def test_hours_are_in_polish_time_by_name(start: str, hours: int) -> None:
    data = calendar_of([_row(start=start, end=start)])
    (event,) = _events(data)
    assert event["dtstart"].params["TZID"] == "Europe/Warsaw"
    assert event.decoded("dtstart") == datetime.fromisoformat(start)
    assert event.decoded("dtstart").hour == 10
    assert event.decoded("dtstart").utcoffset() == timedelta(hours=hours)
    (zone,) = Calendar.from_ical(data).walk("VTIMEZONE")
    assert zone.to_tz().utcoffset(datetime.fromisoformat(start[:19])) == timedelta(hours=hours)  # type: ignore[attr-defined]


def test_a_calendar_of_whole_days_needs_no_zone() -> None:
    assert b"VTIMEZONE" not in calendar_of([_row()])


def test_an_event_of_days_that_begins_at_an_hour_lasts_to_its_last_day() -> None:
    (event,) = _events(calendar_of([_row(start="2026-07-01T10:00:00+02:00", end="2026-07-03")]))
    assert event.decoded("dtend").date() == date(2026, 7, 3)


def test_what_is_off_replaces_what_was_imported() -> None:
    held = _imported(
        calendar_of([_row(), _row(start="2026-07-05", end="2026-07-05")]),
        calendar_of([_row()], cancelled=[_row(start="2026-07-05", end="2026-07-05"), _row()]),
    )
    assert sorted(str(event.get("status", "")) for event in held.values()) == ["", "CANCELLED"]
    assert all(int(event["sequence"]) > 0 for event in held.values() if "status" in event)


Make = Callable[..., Article]


def _event(days: int, **changes: object) -> Event:
    day = TODAY + timedelta(days=days)
    return Event(start=day, end=day, sentence=f"Spotkanie odbędzie się za {days} dni.", **changes)  # type: ignore[arg-type]


def test_events_of_a_withdrawn_article_are_off(conn: sqlite3.Connection, visit: Visit, intake: Intake, make: Make) -> None:
    store_article(conn, make(events=(_event(10), _event(-10))), visit, intake)
    assert cancelled_events(conn, TODAY) == []
    mark_withdrawn(conn, "https://serwis.pl/news/a,1.htm", NOW)
    assert [row["start"] for row in cancelled_events(conn, TODAY)] == [(TODAY + timedelta(days=10)).isoformat()]


def test_an_event_that_an_edit_moved_is_off_on_its_first_day(conn: sqlite3.Connection, visit: Visit, intake: Intake, make: Make) -> None:
    stays, moved = _event(20, place="Łódź"), _event(10)
    store_article(conn, make(events=(moved, stays)), visit, intake)
    later = Intake(now=NOW + timedelta(days=1), lexicon=intake.lexicon, alerting_rules=frozenset(), channels=())
    changed = make(text="Spotkanie przeniesiono na inny dzień.", events=(_event(15), _event(20, place="Kraków")))
    assert store_article(conn, changed, visit, later).outcome == "changed"
    off = cancelled_events(conn, TODAY)
    assert [row["start"] for row in off] == [moved.start.isoformat()]
    held = _imported(calendar_of([_as_row(moved), _as_row(stays)]), calendar_of(_rows(conn), cancelled=off))
    assert sorted(str(event.get("status", "")) for event in held.values()) == ["", "", "CANCELLED"]


def _rows(conn: sqlite3.Connection) -> list[sqlite3.Row]:
    return conn.execute(
        "SELECT e.*, a.title AS article_title, a.url AS article_url, coalesce(a.first_url, a.url) AS first_url, a.calendar_revision AS revision "
        "FROM events e JOIN articles a ON a.id = e.article_id WHERE a.withdrawn IS NULL ORDER BY e.start"
    ).fetchall()


def _sequences(conn: sqlite3.Connection) -> dict[str, int]:
    """What is offered to a calendar at this moment: SEQUENCE by UID."""
    data = calendar_of(_rows(conn), cancelled=cancelled_events(conn, TODAY))
    return {str(event["uid"]): int(event["sequence"]) for event in _events(data)}


def test_each_change_raises_the_sequence_and_no_change_does_not(
    conn: sqlite3.Connection, visit: Visit, intake: Intake, make: Make, lexicon: Lexicon
) -> None:
    text = "Spotkanie odbędzie się niebawem. " * 12  # long enough to be known at another address
    first = make(text=text, events=(_event(10),))
    number = store_article(conn, first, visit, intake).article_id
    offered = [_sequences(conn)]
    replace_reading(conn, number, first, NOW, lexicon)  # read again, nothing else found
    assert _sequences(conn) == offered[0]
    steps: list[Callable[[], object]] = [
        lambda: replace_reading(conn, number, make(text=text, events=(_event(10, place="Łódź"),)), NOW, lexicon),
        lambda: store_article(conn, make(text=text, title="Przełożone spotkanie", events=(_event(10, place="Łódź"),)), visit, intake),
        lambda: mark_withdrawn(conn, "https://serwis.pl/news/a,1.htm", NOW),
        lambda: seen_unchanged(conn, "https://serwis.pl/news/a,1.htm", NOW),
        lambda: store_article(conn, make(text=text, title="Odwołane spotkanie", events=()), visit, replace(intake, now=NOW + timedelta(days=1))),
        lambda: store_article(conn, make(text=text, events=(_event(10),)), visit, replace(intake, now=NOW + timedelta(days=2))),
    ]
    for step in steps:
        step()
        offered.append(_sequences(conn))
    assert {len(one) for one in offered} == {1}
    assert len({uid for one in offered for uid in one}) == 1
    numbers = [next(iter(one.values())) for one in offered]
    assert numbers == sorted(set(numbers))


def test_a_moved_article_keeps_the_uids_of_its_events(conn: sqlite3.Connection, visit: Visit, intake: Intake, make: Make) -> None:
    text = "Spotkanie odbędzie się niebawem. " * 12
    store_article(conn, make(text=text, events=(_event(10), _event(20))), visit, intake)
    before = _sequences(conn).keys()
    for address in ("https://serwis.pl/aktualnosci/1", "https://serwis.pl/2027/spotkanie.html"):
        assert store_article(conn, make(text=text, url=address, events=(_event(10), _event(20))), visit, intake).outcome == "moved"
        assert _sequences(conn).keys() == before
        assert {row["article_url"] for row in _rows(conn)} == {address}


def _as_row(event: Event) -> Row:
    return _row(
        start=event.start.isoformat(),
        end=event.end.isoformat(),
        place=event.place,
        article_url="https://serwis.pl/news/a,1.htm",
        first_url="https://serwis.pl/news/a,1.htm",
        sentence=event.sentence,
    )


def test_the_calendar_keeps_polish_time_across_the_change_of_clocks() -> None:
    start = datetime(2026, 10, 24, 18, tzinfo=WARSAW)
    (event,) = _events(calendar_of([_row(start=start.isoformat(), end="2026-10-25")]))
    assert event.decoded("dtend").hour == 19
