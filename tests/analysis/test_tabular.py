"""Files that people open: what Excel must not run, and what must come back as it was."""

import csv
import json
from datetime import date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from scraper.analysis.tabular import FORMATS, FileFormat, Table, write_table

HOSTILE = ["=1+1", "+48 600 100 200", "-1", "@SUM(A1)", "\t=1+1", "\r=cmd|' /C calc'!A0", "＝1+1"]


def _table(rows: list[tuple[object, ...]], columns: tuple[str, ...] = ("title", "published", "articles")) -> Table:
    return Table(name="articles", columns=columns, rows=rows, numeric={"articles": int})  # type: ignore[arg-type]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_of_a_page_becomes_a_formula_in_csv(tmp_path: Path, hostile: str) -> None:
    write_table(_table([(hostile, None, 1)]), tmp_path / "a.csv", "csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1] == ["'" + hostile, "", "1"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_of_a_page_becomes_a_formula_in_xlsx(tmp_path: Path, hostile: str) -> None:
    write_table(_table([(hostile, None, 1)]), tmp_path / "a.xlsx", "xlsx")
    cell = load_workbook(tmp_path / "a.xlsx").active["A2"]
    assert cell.data_type == "s"


def test_csv_opens_in_excel_with_polish_letters(tmp_path: Path) -> None:
    write_table(_table([("Łódź: żółć", "2019-01-30", 2)]), tmp_path / "a.csv", "csv")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbftitle,published,articles\r\n")
    assert "Łódź: żółć" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


def test_dates_in_xlsx_are_dates_and_moments_stand_in_polish_time(tmp_path: Path) -> None:
    rows = [("a", "2019-01-30", 1), ("b", "2019-07-01T10:00:00+00:00", 1), ("c", "0019-01-30", 1), ("d", "2019-13-30", 1)]
    write_table(_table(list(rows)), tmp_path / "a.xlsx", "xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert [c.value for c in sheet[1]] == ["Tytuł", "Opublikowano", "Artykuły"]
    assert sheet["B2"].value == datetime(2019, 1, 30)  # noqa: DTZ001 - Excel knows no zones
    assert sheet["B3"].value == datetime(2019, 7, 1, 12, 0)  # noqa: DTZ001
    assert sheet["B4"].value == "0019-01-30"
    assert sheet["B5"].value == "2019-13-30"
    assert sheet["B2"].is_date


def test_a_cell_longer_than_excel_takes_is_cut_and_control_characters_go(tmp_path: Path) -> None:
    write_table(_table([("a" * 40_000, None, 1), ("a\x00b\x0bc", None, 1)]), tmp_path / "a.xlsx", "xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert len(sheet["A2"].value) == 32_767
    assert sheet["A3"].value == "abc"


def test_json_lines_keep_lists_and_absence(tmp_path: Path) -> None:
    write_table(_table([('["a", "b"]', None, 3), ("[nie json]", "2019-01-30", None)]), tmp_path / "a.jsonl", "jsonl")
    lines = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert lines == [
        {"title": ["a", "b"], "published": None, "articles": 3},
        {"title": "[nie json]", "published": "2019-01-30", "articles": None},
    ]


def test_parquet_keeps_types_over_many_batches(tmp_path: Path) -> None:
    rows = [(f"ł{i}", date(2019, 1, 30).isoformat(), i) for i in range(12_000)]
    assert write_table(_table(list(rows)), tmp_path / "a.parquet", "parquet") == 12_000
    table = pq.read_table(tmp_path / "a.parquet")
    assert table.num_rows == 12_000
    assert str(table.schema.field("articles").type) == "int64"
    assert table.column("title")[11_999].as_py() == "ł11999"


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_that_breaks_off_leaves_the_earlier_file_whole(tmp_path: Path, form: FileFormat) -> None:
    file = tmp_path / f"a.{form}"
    write_table(_table([("before", None, 1)]), file, form)
    before = file.read_bytes()

    def breaking() -> object:
        yield ("after", None, 1)
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_table(Table(name="articles", columns=("title", "published", "articles"), rows=breaking()), file, form)  # type: ignore[arg-type]
    assert file.read_bytes() == before
    assert [f.name for f in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_table_is_still_a_file(tmp_path: Path, form: FileFormat) -> None:
    assert write_table(_table([]), tmp_path / f"a.{form}", form) == 0
    assert (tmp_path / f"a.{form}").is_file()
