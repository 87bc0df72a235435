"""The state of the archive as OpenMetrics text, for a node exporter's textfile collector.

Source: https://prometheus.io/docs/specs/om/open_metrics_spec/
"""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

from scraper.analysis.conditions import conditions_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path


def write_metrics(conn: sqlite3.Connection, path: Path, now: datetime) -> None:
    """Write the file whole or not at all: a collector may read at any moment. OSError where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(metrics(conn, now), encoding="utf-8")
    draft.replace(path)


def metrics(conn: sqlite3.Connection, now: datetime) -> str:
    """All families, each with its help and type."""
    sites = conn.execute("SELECT site, articles, last_visit, outcome, new, failed FROM site_health").fetchall()
    lines = [
        *_family("klastry_site_articles", "Articles stored of the site.", ((_site(r["site"]), r["articles"]) for r in sites)),
        *_family("klastry_site_up", "Whether the last visit reached the site.", ((_site(r["site"]), int(r["outcome"] != "failed")) for r in sites)),
        *_family("klastry_site_new", "Articles new in the last visit.", ((_site(r["site"]), r["new"] or 0) for r in sites)),
        *_family("klastry_site_failed_pages", "Pages that failed in the last visit.", ((_site(r["site"]), r["failed"] or 0) for r in sites)),
        *_family(
            "klastry_site_visited_seconds",
            "Moment of the last visit, Unix time.",
            ((_site(r["site"]), int(datetime.fromisoformat(r["last_visit"]).timestamp())) for r in sites if r["last_visit"]),
        ),
        *_family(
            "klastry_site_condition",
            "What is wrong with the site.",
            ((f'{{site="{_escaped(r["site"])}",condition="{name}"}}', 1) for r in sites for name in conditions_of(conn, r["site"], now)),
        ),
        *_family(
            "klastry_deliveries",
            "Alerts in the outbox by their state.",
            ((f'{{state="{r[0]}"}}', r[1]) for r in conn.execute("SELECT state, count(*) FROM deliveries GROUP BY state")),
        ),
        *_family("klastry_run_seconds", "Moment of writing, Unix time.", [("", int(now.timestamp()))]),
        "# EOF",
    ]
    return "\n".join(lines) + "\n"


def _family(name: str, meaning: str, samples: Iterator[tuple[str, int]] | list[tuple[str, int]]) -> list[str]:
    return [f"# TYPE {name} gauge", f"# HELP {name} {meaning}", *(f"{name}{labels} {value}" for labels, value in samples)]


def _site(name: str) -> str:
    return f'{{site="{_escaped(name)}"}}'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
