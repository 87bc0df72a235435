"""`klastry serve`: the analyst's pages in the browser, and who may correct on them."""

from __future__ import annotations

import ipaddress
import socket
import sys
from contextlib import closing, suppress
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from scraper.cli.main import DONE, FAILED, configuration, global_options
from scraper.model.moments import WARSAW

if TYPE_CHECKING:
    from scraper.config import Config
    from scraper.storage.accounts import Role


@click.command("serve")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0: any free port.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; any other than this machine's own is open to the network."
)
@click.option("--name", "names", multiple=True, metavar="HOST", help="A host name under which readers reach the desk, as behind a proxy; repeatable.")
@click.option("--add-user", metavar="NAME", help="Add a user who may sign in, or give one another password and role; asks for the password.")
@click.option("--role", type=click.Choice(["reader", "editor", "admin"]), default="editor", show_default=True, help="Of --add-user.")
@click.option("--password-stdin", is_flag=True, help="--add-user reads the password from the first line of stdin.")
@click.option("--remove-user", metavar="NAME", help="Remove a user with every session; their corrections stay.")
@click.option("--users", "list_users", is_flag=True, help="List the users.")
@global_options
@click.pass_context
def command(
    ctx: click.Context,
    port: int,
    host: str,
    names: tuple[str, ...],
    add_user: str | None,
    role: Role,
    password_stdin: bool,
    remove_user: str | None,
    list_users: bool,
) -> int:
    """Show news, search, people, events, alerts and the health of the sites in the browser, also while a crawl writes. Ctrl-C ends it.

    Reading needs no account. Who signs in as editor may correct; an admin minds users and rules.

    \b
      klastry serve
      klastry serve --add-user Anna --role editor
    """
    config = configuration(ctx)
    if add_user:
        return _add_user(config, add_user, role, from_stdin=password_stdin)
    if remove_user:
        return _remove_user(config, remove_user)
    if list_users:
        return _list_users(config)
    return _serve(config, host, port, names)


def _serve(config: Config, host: str, port: int, names: tuple[str, ...]) -> int:
    import uvicorn

    from scraper.analysis.desk.application import LOOPBACK_NAMES, desk_application

    if public := urlsplit(config.mail.desk_url).hostname:  # the links in mails lead here
        names = (*names, public)
    hosts: frozenset[str] | None = LOOPBACK_NAMES | {host, *names}
    if not _is_loopback(host):
        click.echo(
            f"klastry: WARNING: listening on {host}: everybody who reaches this machine can read the database without signing in, and passwords travel "
            "unencrypted unless a proxy with HTTPS stands before it",
            err=True,
        )
        hosts = hosts if names else None
    _bring_up_to_date(config)
    application = desk_application(config, hosts=hosts)
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        click.echo(f"klastry: {host}:{port}: {error.strerror or error}; choose another with --port", err=True)
        return FAILED
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"http://{shown}:{listening.getsockname()[1]}/  (Ctrl-C ends it)", err=True)
    with suppress(KeyboardInterrupt):  # Ctrl-C is how it ends; uvicorn raises it again when all requests are answered
        uvicorn.Server(uvicorn.Config(application, log_level="warning", server_header=False, proxy_headers=True)).run(sockets=[listening])
    return DONE


def _bring_up_to_date(config: Config) -> None:
    """Migrate a database that an earlier version wrote; where it cannot be, the pages say so and serve on."""
    from scraper.model.errors import DatabaseUnusable
    from scraper.storage.database import open_database

    if config.db.exists():
        try:
            open_database(config.db).close()
        except DatabaseUnusable as error:
            click.echo(f"klastry: {error}", err=True)


def _add_user(config: Config, name: str, role: Role, *, from_stdin: bool) -> int:
    from scraper.storage.accounts import open_accounts, put_user

    password = sys.stdin.readline().rstrip("\n") if from_stdin else click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    with closing(open_accounts(config.db)) as conn:
        try:
            put_user(conn, name, password, role, datetime.now(WARSAW))
        except ValueError as error:
            raise click.UsageError(str(error)) from None
    click.echo(f"{name} may sign in as {role}", err=True)
    return DONE


def _remove_user(config: Config, name: str) -> int:
    from scraper.storage.accounts import open_accounts, remove_user

    with closing(open_accounts(config.db)) as conn:
        if remove_user(conn, name):
            click.echo(f"{name} is removed; what they corrected stays", err=True)
            return DONE
    click.echo(f"klastry: there is no user {name!r}", err=True)
    return FAILED


def _list_users(config: Config) -> int:
    from scraper.cli.tables import print_rows
    from scraper.storage.accounts import open_accounts, users

    with closing(open_accounts(config.db)) as conn:
        print_rows(map(dict, users(conn)), ("name", "role", "added"), config.lang, as_json=False, empty="No users: nobody can correct yet.")
    return DONE


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
