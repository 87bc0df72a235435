"""`klastry participants`: the people who take part in a plain text."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from scraper.cli.main import DONE, FAILED, configuration, global_options


@click.command("participants")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--explain", is_flag=True, help="Tell on stderr by which sign each person takes part, by which rule how, and who is only named.")
@global_options
@click.pass_context
def command(ctx: click.Context, file: Path, explain: bool) -> int:
    """Find the people who take part in the text of FILE (`-`: standard input), as a JSON list.

    Names are in the nominative, with degree, role and organisation. Blocks are separated by blank lines, cells of a table by ` | `.
    """
    from scraper.catalogue.gazetteers import load_lexicon
    from scraper.extraction.people.participants import find_people
    from scraper.model.serialisation import participant_to_json

    config = configuration(ctx)
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        click.echo(f"klastry: {file}: {error}", err=True)
        return FAILED
    people = find_people(text, load_lexicon(config.gazetteers))
    print(json.dumps([participant_to_json(p) for p in people.participants], ensure_ascii=False, indent=2))
    if explain:
        for kind, persons in (("takes part", people.participants), ("only named", people.mentions)):
            for person in persons:
                how = f"{person.status}:{person.status_rule}"
                click.echo(f"{kind:12} {person.sign:20} {how:28} {person.rule:28} {person.name}  ← {person.surface}", err=True)
    return DONE
