"""Every list as a file, the monthly report, the calendar: what opens them finds what stands on the page, and nothing runs."""

import io
import json
import zipfile
from contextlib import closing
from datetime import datetime, timedelta
from xml.etree import ElementTree

import openpyxl
import pyarrow.parquet as pq
import pytest
from icalendar import Calendar

from scraper.storage.database import open_database
from tests.desk.conftest import HOSTILE, NOW, Desk, sample_article, store

LISTS = "aktualnosci grupy szukaj osoby osoba kto-z-kim organizacje wydarzenia alerty stan poprawki".split()


def _address(name: str, form: str) -> str:
    return f"/eksport/{name}.{form}" + {"szukaj": "?q=rada", "osoba": "?osoba=1", "kto-z-kim": "?od=2020"}.get(name, "")


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", ["xlsx", "csv", "jsonl", "parquet"])
def test_every_list_comes_in_every_form(name: str, form: str, changed: Desk) -> None:
    answer = changed.get(_address(name, form))
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="klastry-')
    assert answer.headers["x-content-type-options"] == "nosniff"
    match form:
        case "xlsx":
            assert openpyxl.load_workbook(io.BytesIO(answer.content)).active is not None
        case "csv":
            assert answer.content.startswith(b"\xef\xbb\xbf")
        case "jsonl":
            assert all(isinstance(json.loads(line), dict) for line in answer.text.splitlines())
        case _:
            assert pq.read_table(io.BytesIO(answer.content)).num_columns > 2


def test_a_spreadsheet_has_polish_headings_real_dates_and_no_formula(desk: Desk) -> None:
    with closing(open_database(desk.config.db)) as conn:
        store(conn, sample_article(title='=HYPERLINK("http://evil.example";"klik")'))
    sheet = openpyxl.load_workbook(io.BytesIO(desk.get("/eksport/aktualnosci.xlsx").content)).active
    assert sheet is not None
    heads = [cell.value for cell in sheet[1]]
    assert heads[:3] == ["Opublikowano", "Tytuł", "Serwis"]
    assert isinstance(sheet["A2"].value, datetime)
    assert sheet["A2"].value.date() == NOW.date()
    assert sheet["B2"].data_type == "s"
    assert desk.get("/eksport/aktualnosci.csv").text.splitlines()[1].split(",")[1].startswith("\"'=HYPERLINK")


def test_a_download_holds_what_the_filters_leave(changed: Desk) -> None:
    assert len(changed.get("/eksport/aktualnosci.jsonl?osoba=maj").text.splitlines()) == 1
    assert changed.get("/eksport/aktualnosci.jsonl?osoba=nikt").text == ""
    assert len(changed.get("/eksport/aktualnosci.jsonl?od=2026-03&do=2026-03").text.splitlines()) == 1
    assert changed.get("/eksport/aktualnosci.jsonl?do=2026-02").text == ""


def test_the_calendar_is_one_that_other_programs_read(filled: Desk) -> None:
    answer = filled.get("/wydarzenia.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    Calendar.from_ical(answer.content)


def test_the_report_tells_the_month_on_a_page_and_in_word(filled: Desk) -> None:
    page = filled.get("/raport?miesiac=2026-03").text
    assert "Raport: marzec 2026" in page
    assert "Anna Maj" in page
    answer = filled.get("/raport.docx?miesiac=2026-03")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as document:
        assert document.testzip() is None
        for name in document.namelist():
            ElementTree.fromstring(document.read(name))
        text = document.read("word/document.xml").decode()
    assert "Klastry: raport za marzec 2026" in text
    assert "Rada klastrów zebrała się" in text
    assert "javascript:" not in document_links(answer.content)
    assert HOSTILE not in text  # escaped, not gone
    assert filled.get("/raport.docx?miesiac=2026-03").content == answer.content


def document_links(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as document:
        return document.read("word/_rels/document.xml.rels").decode()


def test_a_report_of_a_month_without_articles_says_so(filled: Desk) -> None:
    assert "żaden artykuł nie dotyczył grup eksperckich" in filled.get("/raport?miesiac=1999-01").text
    assert filled.get("/raport.docx?miesiac=1999-01").status_code == 200


def test_a_day_of_the_calendar_lists_its_events(filled: Desk) -> None:
    day = (NOW + timedelta(days=10)).date().isoformat()
    assert "/artykul/1" in filled.get(f"/wydarzenia?dzien={day}").text
    assert "/artykul/1" in filled.get(f"/wydarzenia?widok=kalendarz&miesiac={day[:7]}").text
    assert "/artykul/1" not in filled.get("/wydarzenia?dzien=1999-01-01").text
