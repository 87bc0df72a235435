"""Forms in which sites print their dates, and lines that only look like dates: `date_forms.txt` beside this file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from scraper.cli.dates import _written
from scraper.language.dates import read_date
from scraper.model.moments import WARSAW

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=WARSAW)
LINES = Path(__file__).with_name("date_forms.txt").read_text(encoding="utf-8").splitlines()
FORMS = [tuple(line.rsplit(" ->", 1)) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("text", "written"), FORMS, ids=[text for text, _ in FORMS])
def test_a_line_is_read_as_the_day_that_stands_in_it(text, written):
    assert _written(read_date(text.replace(r"\n", "\n"), now=NOW)) == written.strip()
