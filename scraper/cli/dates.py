"""`klastry dates`: the publication date that stands in each line."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from scraper.cli.main import DONE, global_options
from scraper.language.dates import DateSpan, read_date, read_moment
from scraper.model.moments import WARSAW


@click.command("dates")
@click.option("--now", metavar="D", help="The day (or moment, ISO 8601) that „wczoraj” and dates without a year are told from; default: this moment.")
@global_options
def command(now: str | None) -> int:
    """Read lines of text from standard input; print the publication date that stands in each, an empty line where none is sure.

    \b
    A day is 2019-10-18, with its time 2019-10-18T10:00, a month 2019-10, a range 2019-10-17/2019-10-18.
      echo 'Dodano: 18 X 2019, godz. 10.00' | klastry dates
    """
    moment = _moment(now)
    for line in sys.stdin:
        print(_written(read_date(line, now=moment)), flush=False)
    return DONE


def _moment(now: str | None) -> datetime:
    if now is None:
        return datetime.now(WARSAW)
    try:
        # A bare day means its end: "dziś" is that day, and a date of that day is not in its future.
        moment = datetime.fromisoformat(now if len(now) > 10 else f"{now}T23:59:59")
    except ValueError:
        raise click.BadParameter(f"{now!r} is no ISO 8601 day or moment, such as 2024-06-30", param_hint="--now") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=WARSAW)


def _written(span: DateSpan | None) -> str:
    if span is None:
        return ""
    if span.precision == "month":
        return span.first.isoformat()[:7]
    if span.last != span.first:
        return f"{span.first.isoformat()}/{span.last.isoformat()}"
    moment = read_moment(span)
    return f"{moment:%Y-%m-%dT%H:%M}" if isinstance(moment, datetime) else moment.isoformat()
