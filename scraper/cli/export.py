"""`klastry export`: a table or view as CSV, XLSX, JSON Lines or Parquet."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from scraper.analysis.tabular import FORMATS, replace_whole, write_csv, write_jsonl, write_table
from scraper.cli.main import DONE, FAILED, configuration, global_options


@click.command("export")
@click.argument("table")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of --output, else csv.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write; without it CSV and JSON Lines go to stdout.")
@click.option("--semicolon", is_flag=True, help="CSV with semicolons, which a double click in Polish Excel expects.")
@global_options
@click.pass_context
def command(ctx: click.Context, table: str, form: str | None, output: Path | None, semicolon: bool) -> int:
    """Write TABLE (a table or view of the database) as a file that Excel opens safely: no text of a page becomes a formula.

    \b
      klastry export news --format xlsx -o aktualnosci.xlsx
      klastry export participants -o uczestnicy.csv
      klastry export articles --format jsonl          whole articles, as `extract` prints them
    """
    from scraper.analysis.export import exportable, table_of, write_articles
    from scraper.storage.database import open_database

    config = configuration(ctx)
    chosen = form or (output.suffix.lstrip(".").lower() if output else "csv")
    if chosen not in FORMATS:
        raise click.UsageError(f"{chosen!r} is no format; choose one of {', '.join(FORMATS)} with --format")
    if output is None and chosen in ("xlsx", "parquet"):
        output = Path(f"{table}.{chosen}")
    conn = open_database(config.db, readonly=True)
    try:
        if table not in exportable(conn):
            raise click.UsageError(f"there is no table or view {table!r}; there are {', '.join(exportable(conn))}")
        if table == "articles" and chosen == "jsonl":
            count = write_articles(conn, sys.stdout) if output is None else replace_whole(output, lambda out: write_articles(conn, out))
        else:
            rows = table_of(conn, table, config.lang, ";" if semicolon else ",")
            if output is not None:
                count = write_table(rows, output, chosen)
            else:
                if chosen == "csv":
                    sys.stdout.write("\ufeff")  # as in the file: Excel reads UTF-8 only behind a byte order mark
                count = write_csv(rows, sys.stdout) if chosen == "csv" else write_jsonl(rows, sys.stdout)
    except OSError as error:
        click.echo(f"klastry: {output}: {error.strerror or error}", err=True)
        return FAILED
    finally:
        conn.close()
    click.echo(f"{count} rows" + (f" in {output}" if output else ""), err=True)
    return DONE
