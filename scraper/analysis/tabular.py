"""Rows as files that people open: CSV and XLSX safe for Excel, JSON Lines, Parquet. Rows are streamed; nothing is held whole."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import IO, TYPE_CHECKING, Literal, TypeAlias

from scraper.analysis.headings import heading
from scraper.model.moments import WARSAW

if TYPE_CHECKING:
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Value: TypeAlias = str | int | float | bytes | None
FileFormat = Literal["csv", "xlsx", "jsonl", "parquet"]
FORMATS: tuple[FileFormat, ...] = ("csv", "xlsx", "jsonl", "parquet")

# What a spreadsheet would run as a formula (OWASP, "CSV injection"); tab and carriage return are skipped by it first.
_FORMULA = re.compile(r"^[\t\r\n ]*[=+\-@＝＋－＠]")  # the full-width twins work in East Asian settings
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
# Excel's own limits: longer cells make a file that it "repairs" by throwing content away.
_XLSX_CELL_CHARACTERS = 32_767
_XLSX_ROWS = 1_048_575
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PARQUET_BATCH = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A named list of rows, each as long as `columns`."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]
    language: Literal["pl", "en"] = "pl"
    """Of the headings in XLSX; the other formats keep the column names, which programs read."""
    delimiter: str = ","
    """Of CSV: a semicolon is what a double click in Polish Excel expects."""
    numeric: Mapping[str, type[int] | type[float]] = field(default_factory=dict)
    """Columns that hold nothing but whole numbers, or numbers; all others are text in Parquet, which never fails half-way."""


def write_table(table: Table, file: Path, form: FileFormat) -> int:
    """Write the table to the file, replacing it only when whole; gives the number of rows.

    An interrupted export leaves the earlier file as it was. OSError where the folder cannot be written.
    """
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        count = _WRITERS[form](table, unfinished)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def replace_whole(file: Path, write: Callable[[IO[str]], int]) -> int:
    """Write a text file by `write`, replacing the earlier one only when whole; gives what `write` gave."""
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as out:
            count = write(out)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def write_csv(table: Table, out: IO[str]) -> int:
    """RFC 4180 with the names of the columns as first line; texts that Excel would take for a formula get an apostrophe before them."""
    writer = csv.writer(out, delimiter=table.delimiter, lineterminator="\r\n")
    writer.writerow(table.columns)
    count = 0
    for count, row in enumerate(table.rows, 1):
        writer.writerow([_harmless(value) for value in row])
    return count


def write_jsonl(table: Table, out: IO[str]) -> int:
    """One JSON object a line, keys as the columns; a column that holds a JSON list is written as that list."""
    count = 0
    for count, row in enumerate(table.rows, 1):
        out.write(json.dumps(dict(zip(table.columns, map(_json_value, row), strict=True)), ensure_ascii=False) + "\n")
    return count


def _harmless(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, str):
        return "'" + value if _FORMULA.match(value) else value
    return value


def _json_value(value: Value) -> object:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, str) and value.startswith("[") and value.endswith("]"):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _csv_file(table: Table, file: Path) -> int:
    # The byte order mark is what makes Excel read UTF-8: without it "ł" turns into "Ĺ‚".
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        return write_csv(table, out)


def _jsonl_file(table: Table, file: Path) -> int:
    with file.open("w", encoding="utf-8", newline="\n") as out:
        return write_jsonl(table, out)


def _xlsx_file(table: Table, file: Path) -> int:
    import xlsxwriter  # a third of a second: only who exports pays for it

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:  # closes its temporary files also when a row fails
        return _fill_sheet(book, table)


def _fill_sheet(book: Workbook, table: Table) -> int:
    sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", " ", table.name)[:31] or "dane")
    bold = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, _width(column))
        sheet.write_string(0, number, heading(column, table.language), bold)
    sheet.freeze_panes(1, 0)
    count = 0
    for count, row in enumerate(islice(table.rows, _XLSX_ROWS), 1):
        for number, value in enumerate(row):
            _write_cell(sheet, (count, number), value, {date: day, datetime: moment})
    sheet.autofilter(0, 0, count, max(0, len(table.columns) - 1))
    return count


def _width(column: str) -> int:
    if column in ("text", "sentence", "lead", "title"):
        return 60
    return 28 if column in ("url", "organisation", "role", "name", "person", "participants", "other", "place") else 16


def _write_cell(sheet: Worksheet, place: tuple[int, int], value: Value, formats: Mapping[type, Format]) -> None:
    if isinstance(value, bytes):
        value = value.hex()
    if isinstance(value, int | float):
        sheet.write_number(*place, value)
    elif value is not None and (typed := _as_date(value)) is not None:
        sheet.write_datetime(*place, typed, formats[type(typed)])
    elif value is not None:
        sheet.write_string(*place, _CONTROL.sub("", value)[:_XLSX_CELL_CHARACTERS])


def _as_date(value: str) -> date | datetime | None:
    """The cell as a date, or as a moment in Polish time; Excel knows no zones and no day before 1900."""
    try:
        if _DAY.match(value):
            found: date | datetime = date.fromisoformat(value)
        elif _MOMENT.match(value):
            found = datetime.fromisoformat(value)
            found = found.astimezone(WARSAW).replace(tzinfo=None) if found.tzinfo else found
        else:
            return None
    except ValueError:
        return None
    return found if found.year >= 1900 else None


def _parquet_file(table: Table, file: Path) -> int:
    import pyarrow as pa  # half a second: only who exports Parquet pays for it
    import pyarrow.parquet as pq

    types = {int: pa.int64(), float: pa.float64()}
    schema = pa.schema([(name, types.get(table.numeric.get(name, str), pa.string())) for name in table.columns])
    rows, count = iter(table.rows), 0
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        while batch := list(islice(rows, _PARQUET_BATCH)):
            columns = [[_fitting(row[i], table.numeric.get(name)) for row in batch] for i, name in enumerate(table.columns)]
            writer.write_table(pa.table([pa.array(c, kind) for c, kind in zip(columns, schema.types, strict=True)], schema=schema))
            count += len(batch)
    return count


def _fitting(value: Value, number: type[int] | type[float] | None) -> Value:
    if value is None or number:
        return value
    return value.hex() if isinstance(value, bytes) else str(value)


_WRITERS: dict[FileFormat, Callable[[Table, Path], int]] = {
    "csv": _csv_file,
    "xlsx": _xlsx_file,
    "jsonl": _jsonl_file,
    "parquet": _parquet_file,
}
