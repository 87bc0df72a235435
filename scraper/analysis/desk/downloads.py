"""Every list as a file: the same address arguments as its page, whole."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from scraper.analysis.desk.answers import File, Rows
from scraper.analysis.desk.inquiry import Inquiry
from scraper.analysis.desk.pages import alerts, correcting, events, experts, health, network, news, organisations, people, person, search
from scraper.analysis.tabular import FORMATS, Table, write_table

_LISTS: dict[str, Callable[[Inquiry], Rows]] = {
    "aktualnosci": news.rows,
    "grupy": experts.rows,
    "szukaj": search.rows,
    "osoby": people.rows,
    "osoba": person.rows,
    "kto-z-kim": network.rows,
    "organizacje": organisations.rows,
    "wydarzenia": events.rows,
    "alerty": alerts.rows,
    "stan": health.rows,
    "poprawki": correcting.rows,
}
_MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
}


def page(inquiry: Inquiry) -> File:
    """The list named by the address, in the form named by its ending. LookupError where there is none."""
    name, form = inquiry.text("lista"), inquiry.text("forma")
    if name not in _LISTS or form not in FORMATS:
        raise LookupError(name)
    found = _LISTS[name](inquiry)
    table = Table(name=found.name, columns=found.columns, rows=found.rows, language=inquiry.config.lang, numeric=_NUMERIC)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{found.name}.{form}"
        write_table(table, file, form)
        return File(name=f"klastry-{file.name}", body=file.read_bytes(), media_type=_MEDIA_TYPES[form])


_NUMERIC: dict[str, type[int] | type[float]] = dict.fromkeys(
    ("articles", "people", "together", "attempts", "expert_group", "online", "passing", "new", "changed", "failed", "requests", "bytes"), int
)
