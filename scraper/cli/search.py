"""`klastry search`: lemma search with quoted sentences."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime

import click
from rich.text import Text

from scraper.cli.main import DONE, configuration, global_options
from scraper.model.moments import WARSAW


@click.command("search")
@click.argument("query", nargs=-1, required=True)
@click.option("--from", "first", metavar="D", help="Published from this day, month or year on.")
@click.option("--to", "last", metavar="D", help="Published until this day, month or year.")
@click.option("--site", metavar="S", help="On this site only.")
@click.option("--person", metavar="NAME", help="With this person.")
@click.option("--tag", metavar="TAG", help="With this tag.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 10_000), help="How many, best first.")
@click.option("--newest", is_flag=True, help="Newest first instead of best first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line an article.")
@global_options
@click.pass_context
def command(
    ctx: click.Context,
    query: tuple[str, ...],
    first: str | None,
    last: str | None,
    site: str | None,
    person: str | None,
    tag: str | None,
    limit: int,
    newest: bool,
    as_json: bool,
) -> int:
    """Search the stored articles: every case and number of a word finds every other, and the sentence that matched is quoted.

    \b
      klastry search klaster energia             both words
      klastry search '"grupa ekspertów"'         side by side
      klastry search 'grupa NEAR/5 ekspert'      within five words
      klastry search 'klastr* -energia'          as printed; without
      klastry search 'tytuł:klaster od:2019 osoba:Nowak (rada LUB zespół)'
    """
    from scraper.analysis.search import Narrowing, search
    from scraper.analysis.suggestions import suggested_search
    from scraper.language.lemmas import Lemmatiser
    from scraper.storage.database import open_database

    config = configuration(ctx)
    conn = open_database(config.db, readonly=True)
    try:
        narrowing = Narrowing(first=first, last=last, site=site, person=person, tag=tag)
        typed, lemmatiser = " ".join(query), Lemmatiser()
        answer = search(conn, typed, narrowing, now=datetime.now(WARSAW), limit=limit, newest_first=newest, lemmatiser=lemmatiser)
        meant = None if answer.total else suggested_search(conn, typed, lemmatiser)
    finally:
        conn.close()
    if as_json:
        for hit in answer.hits:
            print(json.dumps(asdict(hit) | {"quotes": [q.marked("**", "**") for q in hit.quotes]}, ensure_ascii=False))
        return DONE
    _show(answer, config.lang)
    if meant:
        print(f"Czy chodziło o: {meant}?" if config.lang == "pl" else f"Did you mean: {meant}?", file=sys.stderr)
    return DONE


def _show(answer: object, language: str) -> None:
    from scraper.alerts.wording import written_day
    from scraper.analysis.search import Answer
    from scraper.cli.tables import console

    assert isinstance(answer, Answer)
    out = console()
    for hit in answer.hits:
        out.print(Text(hit.title, style="bold"))
        day = written_day(hit.published, language) if hit.published else ("bez daty" if language == "pl" else "undated")  # type: ignore[arg-type]
        out.print(Text(f"  {day} · {hit.site} · {hit.url}", style="dim"))
        for quote in hit.quotes:
            line, done = Text("  „"), 0
            for start, end in quote.marks:
                line.append(quote.sentence[done:start])
                line.append(quote.sentence[start:end], style="bold yellow")
                done = end
            line.append(quote.sentence[done:] + "”")
            out.print(line)
        out.print()
    if language == "pl":
        print(f"Znaleziono: {answer.total}" + (f", pokazano {len(answer.hits)}" if answer.total > len(answer.hits) else ""), file=sys.stderr)
    else:
        print(f"Found: {answer.total}" + (f", shown {len(answer.hits)}" if answer.total > len(answer.hits) else ""), file=sys.stderr)
