"""Tables for people on the terminal, and JSON lines for programs: what the listing commands share."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING, Literal

from rich.console import Console
from rich.table import Table

from scraper.analysis.headings import heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_PIPED_WIDTH = 160


def print_rows(rows: Iterable[Mapping[str, object]], columns: Sequence[str], language: Literal["pl", "en"], *, as_json: bool, empty: str) -> int:
    """Print the rows as a table with headings in the language, or as JSON lines; gives their number. `empty` is said on stderr where there is none."""
    shown = list(rows)
    if as_json:
        for row in shown:
            print(json.dumps({key: row[key] for key in row.keys()}, ensure_ascii=False))  # noqa: SIM118 - rows of sqlite3 are no mappings
        return len(shown)
    if not shown:
        print(empty, file=sys.stderr)
        return 0
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(heading(column, language), overflow="fold")
    for row in shown:
        table.add_row(*(_cell(row[column]) for column in columns))
    console().print(table)
    return len(shown)


def console() -> Console:
    """stdout for people: as wide as the terminal, wide enough for whole lines where it is piped."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _PIPED_WIDTH
    return Console(highlight=False, markup=False, width=width)


def _cell(value: object) -> str:
    return "" if value is None else str(value)
