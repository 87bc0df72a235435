"""Forms in which sites print their dates, and lines that only look like dates: `date_forms.txt` beside this file."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import pytest

from scraper.cli.dates import _written
from scraper.language.dates import find_dates, read_date
from scraper.model.moments import WARSAW

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=WARSAW)
LINES = Path(__file__).with_name("date_forms.txt").read_text(encoding="utf-8").splitlines()
FORMS = [tuple(line.rsplit(" ->", 1)) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("text", "written"), FORMS, ids=[text for text, _ in FORMS])
def test_a_line_is_read_as_the_day_that_stands_in_it(text, written):
    assert _written(read_date(text.replace(r"\n", "\n"), now=NOW)) == written.strip()


@pytest.mark.parametrize("piece", ["12 ", "12, 13, ", "12 maja 2O19 ", "1.", "maja ", "12-", "od 12 do ", "r. ", "a-", "Dz. U. ", "sala 1."])
def test_reading_takes_time_in_proportion_to_the_text(piece):
    """Four times the text in less than ten times the time: a pattern that goes back over the whole would take sixteen."""

    def seconds(count: int) -> float:
        text = piece * count
        taken = []
        for _ in range(3):
            started = time.process_time()
            find_dates(text, now=NOW)
            taken.append(time.process_time() - started)
        return min(taken)

    assert seconds(4_000) < 10 * seconds(1_000) + 0.02


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Opublikowane przez admin w wt., 02/12/2019 - 11:25", "2019-02-12"),
        ("pt., 11/28/2025 - 14:00", "2025-11-28"),
        ("czwartek, 12/10/2019", "2019-10-12"),  # no Thursday either way: the day first
        ("wt., 01/11/2022", "2022-11-01"),  # a Tuesday both ways
    ],
)
def test_a_polish_weekday_tells_whether_the_month_comes_first(text, day):
    assert [span.first.isoformat() for span in find_dates(text)] == [day]


def test_labels_after_their_dates_are_read_in_a_line_that_begins_with_a_date():
    line = "2012-12-20 10:00 2012-12-20 10:00 Created 2026-11-25 12:24:41 2026-11-25 12:24:41 Updated"
    assert [(span.first.year, span.label) for span in find_dates(line)] == [(2012, "published")] * 2 + [(2026, "modified")] * 2
    assert [span.label for span in find_dates("12.02.2019, aktualizacja 13.02.2019")] == [None, "modified"]
