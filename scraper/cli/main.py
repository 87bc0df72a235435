"""`klastry`: the commands, the options they all take, and the exit codes.

Exit codes: 0 done · 1 failed · 3 some sites failed, the rest is stored · 64 bad usage, configuration
or rule · 75 another run holds the lock.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.config import Config, load_config
from scraper.model.errors import ConfigurationError, KlastryError, RunLocked

if TYPE_CHECKING:
    from collections.abc import Callable

DONE, FAILED, SITES_FAILED, BAD_USAGE, LOCKED = 0, 1, 3, 64, 75

# Command -> its module in scraper.cli; each is imported only when asked for, so that `--help` stays quick.
COMMANDS: dict[str, tuple[str, str]] = {
    "crawl": ("crawl", "Visit sites now, store what is new, queue and deliver alerts."),
    "demo": ("demo", "Crawl the bundled sample sites and show what comes out."),
    "extract": ("extract", "Read saved pages: one page or a batch, as JSON."),
    "participants": ("participants", "Find the people who take part in a plain text."),
    "dates": ("dates", "Read the date that stands in each line of text."),
    "site": ("site", "List, check, probe, add and explain site profiles."),
    "search": ("search", "Search the articles by lemma, with quoted sentences."),
    "people": ("people", "Who took part, in which roles, when; corrections."),
    "events": ("events", "What takes place, when and where; iCalendar."),
    "rules": ("rules", "Test the alert rules, also on the stored archive."),
    "alerts": ("alerts", "List, deliver, retry and drop alerts; feeds."),
    "digest": ("digest", "Send or preview the digest of a day or week."),
    "export": ("export", "Write a table or view as CSV, XLSX, JSON Lines or Parquet."),
    "reextract": ("reextract", "Read the archived pages again, with a diff of fields."),
    "backfill": ("backfill", "Go deeper into a site's past, without alerts."),
    "import-warc": ("import_warc", "Take in WARC files of others."),
    "serve": ("serve", "The analyst's pages in the browser."),
    "status": ("status", "The health of every site and of the last runs."),
    "doctor": ("doctor", "What is wrong with this installation, and how to mend it."),
    "backup": ("backup", "A consistent copy of the database, also during a crawl."),
    "schedule": ("schedule", "Print the cron or systemd lines to install."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order of the table above: a newcomer's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"scraper.cli.{COMMANDS[cmd_name][0]}")
        command = getattr(module, "command")  # noqa: B009 - every module of the room has one, mypy cannot know
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing a single one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


def _remember(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:  # Any: whatever type the option has
    if value not in (None, 0):
        assert parameter.name is not None
        ctx.find_root().meta[f"klastry.{parameter.name}"] = value


def global_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command takes, before or after its name; read with `configuration`."""
    path = click.Path(path_type=Path)
    for option in (
        click.option("-v", "verbosity", count=True, expose_value=False, callback=_remember, help="Say more; twice for every request."),
        click.option(
            "--lang",
            type=click.Choice(["pl", "en"]),
            expose_value=False,
            callback=_remember,
            help="Language of texts for readers (default pl).",
        ),
        click.option("--rules", type=path, metavar="DIR", expose_value=False, callback=_remember, help="Alert rules (default data/rules)."),
        click.option("--sites", type=path, metavar="DIR", expose_value=False, callback=_remember, help="Site profiles (default data/sites)."),
        click.option(
            "--config",
            "config_file",
            type=path,
            metavar="FILE",
            expose_value=False,
            callback=_remember,
            help="Settings (default data/config.toml).",
        ),
        click.option("--db", type=path, metavar="FILE", expose_value=False, callback=_remember, help="Database (default data/var/klastry.db)."),
    ):
        function = option(function)
    return function


def configuration(ctx: click.Context) -> Config:
    """The configuration that the options given so far, the environment and the file add up to. ConfigurationError where one is wrong."""
    meta = ctx.find_root().meta
    flags = {key: meta[f"klastry.{key}"] for key in ("db", "sites", "rules", "lang", "verbosity") if f"klastry.{key}" in meta}
    return load_config(flags, file=settings_file(ctx))


def settings_file(ctx: click.Context) -> Path | None:
    """The file that `--config` names; None where it names none."""
    named: Path | None = ctx.find_root().meta.get("klastry.config_file")
    return named


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option("0.1.0", prog_name="klastry")
@global_options
def klastry() -> None:
    """Watch the websites of Polish cluster associations: articles, people, events, alerts.

    Start with `klastry demo`; then `klastry crawl`, `klastry search`, `klastry status`.
    """


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and give its exit code; messages for people go to stderr."""
    try:
        code = klastry.main(args=arguments, prog_name="klastry", standalone_mode=False)
    except click.UsageError as error:
        _complain(f"{error.format_message()}\n  Try: klastry{_path(error.ctx)} --help")
        return BAD_USAGE
    except click.ClickException as error:
        _complain(error.format_message())
        return BAD_USAGE
    except click.exceptions.Abort:
        _complain("interrupted; what was stored stays stored")
        return 130
    except ConfigurationError as error:
        _complain(str(error))
        return BAD_USAGE
    except RunLocked as error:
        _complain(str(error))
        return LOCKED
    except KlastryError as error:
        _complain(str(error))
        return FAILED
    except sqlite3.OperationalError as error:
        from scraper.storage.database import in_plain_words

        _complain(in_plain_words(error))
        return FAILED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader of our output left: not an error of ours
        return DONE
    return code if isinstance(code, int) else DONE


def _path(ctx: click.Context | None) -> str:
    return "" if ctx is None else ctx.command_path.removeprefix("klastry")


def _complain(message: str) -> None:
    click.echo(f"klastry: {message}", err=True)
