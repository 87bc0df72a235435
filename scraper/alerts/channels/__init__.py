"""Channels carry an alert: a plain file, e-mail, a signed webhook, Slack, Teams, and whatever Apprise knows.

Each has `send(alert, config)`, which gives a note for a person or None, and raises `Undeliverable` with a reason; `final` where trying again cannot help.
No reason ever holds an address or a token: they are kept in the database and printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.model.errors import KlastryError

if TYPE_CHECKING:
    from scraper.alerts.messages import Alert
    from scraper.config import Config
    from scraper.model.rule import Rule

CHANNELS = ("file", "mail", "webhook", "slack", "teams", "apprise")
_FILE = "file:"


class Undeliverable(KlastryError):  # noqa: N818 - named for what it is
    """An alert could not be handed over."""

    def __init__(
        self, reason: str, *, final: bool = False, reached: tuple[str, ...] = (), pause: timedelta = timedelta(), slow: bool = False
    ) -> None:
        super().__init__(reason)
        self.final = final
        self.pause = pause
        """How long the service asks to be left alone (Retry-After)."""
        self.reached = reached
        """Readers who have it all the same: the next try leaves them out."""
        self.slow = slow
        """The service let us wait until our patience was at an end: what else waits for it need not wait as long, one by one."""


def channel_names(config: Config, rules: Iterable[Rule] = ()) -> tuple[str, ...]:
    """The channels that the configuration sets up; the file always, mail where somebody is to get it."""
    settings = config.alerts
    readers = config.mail.recipients or any(rule.delivery.recipients for rule in rules)
    set_up = {
        "file": True,
        "mail": bool(config.mail.host and readers),
        "webhook": bool(settings.webhook),
        "slack": bool(settings.slack),
        "teams": bool(settings.teams),
        "apprise": bool(settings.urls),
    }
    return tuple(name for name in CHANNELS if set_up[name])


def send(channel: str, alert: Alert, config: Config) -> str | None:
    """Hand the alert over by the channel; gives what a person should know all the same. Raises Undeliverable."""
    if channel not in CHANNELS:
        raise Undeliverable(f"no channel is called {channel!r}", final=True)
    note: str | None = import_module(f"scraper.alerts.channels.{channel}").send(alert, config)
    return note


def secret(value: str) -> str:
    """The setting itself, or what the file named by `file:PATH` holds. Undeliverable where it cannot be read: once it can, the alert leaves."""
    if not value.startswith(_FILE):
        return value
    path = Path(value.removeprefix(_FILE)).expanduser()
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Undeliverable(f"{path}: the secret cannot be read: {getattr(error, 'strerror', None) or error}") from error
