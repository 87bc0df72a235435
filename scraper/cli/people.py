"""`klastry people`: who took part, in which roles, where and when; and corrections by a person."""

from __future__ import annotations

import getpass
from datetime import datetime
from typing import TYPE_CHECKING

import click

from scraper.cli.main import DONE, FAILED, configuration, global_options
from scraper.language.folding import fold
from scraper.model.moments import WARSAW

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

_ACTIONS = ("merge", "split", "rename", "erase")


class _PeopleGroup(click.Group):
    """`people NAME` shows a person; `people merge …` corrects: a first word that is no action is a name."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the implied `show` before a name."""
        taking = {o for p in self.params if isinstance(p, click.Option) and not p.is_flag and not p.count for o in p.opts}
        place = 0
        while place < len(args) and args[place].startswith("-"):
            place += 2 if args[place] in taking else 1
        if place < len(args) and args[place] not in (*_ACTIONS, "show"):
            args = [*args[:place], "show", *args[place:]]
        return super().parse_args(ctx, args)


@click.group("people", cls=_PeopleGroup, invoke_without_command=True, subcommand_metavar="[NAME | merge | split | rename | erase]")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a row.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many people, the most active first.")
@global_options
@click.pass_context
def command(ctx: click.Context, as_json: bool, limit: int) -> int:
    """Who took part, in which roles and organisations, in how many articles.

    \b
      klastry people                        everybody, the most active first
      klastry people Krystowski             one person: roles, organisations, articles
      klastry people merge 17 4             17 is the same person as 4
      klastry people split 17               take that back
      klastry people rename 4 "Jan Kowal"   correct a name; kept over every later reading
      klastry people erase "Jan Kowal"      remove a person for good
    """
    if ctx.invoked_subcommand:
        return DONE
    config = configuration(ctx)
    return _listing(config, _ALL, {"limit": limit}, ("id", "name", "organisations", "articles", "last_published"), as_json=as_json)


_ALL = """
SELECT k.id, k.name, group_concat(DISTINCT o.name) AS organisations, count(DISTINCT r.article_id) AS articles, max(substr(a.published, 1, 10)) AS last_published
FROM participations r JOIN people p ON p.id = r.person_id JOIN people k ON k.id = coalesce(p.merged_into, p.id)
LEFT JOIN organisations o ON o.id = r.organisation_id JOIN articles a ON a.id = r.article_id
WHERE r.mention = 0 GROUP BY k.id ORDER BY articles DESC, k.sort_key LIMIT :limit
"""
_ONE = """
SELECT k.id, k.name, r.role, o.name AS organisation, r.status, substr(a.published, 1, 10) AS published, a.title AS article_title, a.url
FROM participations r JOIN people p ON p.id = r.person_id JOIN people k ON k.id = coalesce(p.merged_into, p.id)
LEFT JOIN organisations o ON o.id = r.organisation_id JOIN articles a ON a.id = r.article_id
WHERE r.mention = 0 AND k.name_key LIKE '%' || :name || '%' ORDER BY k.sort_key, a.published DESC
"""


@command.command("show", hidden=True)
@click.argument("name", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True)
@global_options
@click.pass_context
def show(ctx: click.Context, name: tuple[str, ...], as_json: bool) -> int:
    """One person's roles, organisations and articles."""
    columns = ("id", "name", "role", "organisation", "status", "published", "article_title")
    return _listing(
        configuration(ctx), _ONE, {"name": fold(" ".join(name))}, columns, as_json=as_json or bool(ctx.parent and ctx.parent.params["as_json"])
    )


@command.command("merge")
@click.argument("person", type=int)
@click.argument("into", type=int)
@click.option("--because", default="", help="Why they are one person; kept with the merge.")
@global_options
@click.pass_context
def merge(ctx: click.Context, person: int, into: int, because: str) -> int:
    """PERSON (its number) is the same person as INTO. Kept over every later reading; `split` takes it back."""
    from scraper.storage.people import merge_people

    if person == into:
        raise click.UsageError("a person cannot be merged into itself")
    return _change(
        ctx,
        (person, into),
        lambda conn, now: merge_people(conn, person, into, because or f"by {getpass.getuser()}", now),
        f"{person} now stands under {into}",
    )


@command.command("split")
@click.argument("person", type=int)
@global_options
@click.pass_context
def split(ctx: click.Context, person: int) -> int:
    """Take back the merge of PERSON (its number)."""
    from scraper.storage.people import split_person

    return _change(ctx, (person,), lambda conn, now: split_person(conn, person, now), f"{person} stands alone again")


@command.command("rename")
@click.argument("person", type=int)
@click.argument("name")
@global_options
@click.pass_context
def rename(ctx: click.Context, person: int, name: str) -> int:
    """Correct the name of PERSON (its number); later readings that give the old name are stored under the new one."""
    from scraper.storage.people import rename_person

    if not name.strip():
        raise click.UsageError("the name is empty")
    return _change(
        ctx, (person,), lambda conn, now: rename_person(conn, person, " ".join(name.split()), getpass.getuser(), now), f"{person} is now {name}"
    )


@command.command("erase")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@global_options
@click.pass_context
def erase(ctx: click.Context, name: str, yes: bool) -> int:
    """Remove everybody of that full NAME for good, also from later readings; the articles' texts stay."""
    from scraper.storage.database import open_database
    from scraper.storage.people import erase_person

    config = configuration(ctx)
    conn = open_database(config.db)
    try:
        ids = [row["id"] for row in conn.execute("SELECT id FROM people WHERE name_key = ?", (fold(name),))]
        if not ids:
            click.echo(f"klastry: nobody is called {name!r} here", err=True)
            return FAILED
        if not yes:
            click.confirm(f"Remove {name} ({len(ids)} rows) for good?", abort=True, err=True)
        with conn:
            erase_person(conn, ids, datetime.now(WARSAW))
    finally:
        conn.close()
    click.echo(f"{name} is removed and will not be stored again.", err=True)
    return DONE


def _listing(config: object, sql: str, parameters: dict[str, object], columns: tuple[str, ...], *, as_json: bool) -> int:
    from scraper.cli.tables import print_rows
    from scraper.config import Config
    from scraper.storage.database import open_database

    assert isinstance(config, Config)
    conn = open_database(config.db, readonly=True)
    try:
        empty = "Nikogo takiego nie ma w bazie." if config.lang == "pl" else "Nobody of that name is in the database."
        count = print_rows(conn.execute(sql, parameters), columns, config.lang, as_json=as_json, empty=empty)
    finally:
        conn.close()
    return DONE if count or "name" not in parameters else FAILED


def _change(ctx: click.Context, ids: tuple[int, ...], change: Callable[[sqlite3.Connection, datetime], object], done: str) -> int:
    from scraper.storage.database import open_database

    config = configuration(ctx)
    conn = open_database(config.db)
    try:
        for number in ids:
            if conn.execute("SELECT 1 FROM people WHERE id = ?", (number,)).fetchone() is None:
                click.echo(f"klastry: there is no person {number}; `klastry people NAME` shows the numbers", err=True)
                return FAILED
        with conn:
            change(conn, datetime.now(WARSAW))
    finally:
        conn.close()
    click.echo(done, err=True)
    return DONE
