"""Channels carry an alert: a plain file, e-mail, a signed webhook, and whatever Apprise knows.

Each has `send(alert, config)` and raises `Undeliverable` with a reason for a person; `final` where trying again cannot help.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from scraper.model.errors import KlastryError

if TYPE_CHECKING:
    from scraper.alerts.messages import Alert
    from scraper.config import Config


class Undeliverable(KlastryError):  # noqa: N818 - named for what it is
    """An alert could not be handed over."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.final = final


def channel_names(config: Config) -> tuple[str, ...]:
    """The channels that the configuration sets up; the file always."""
    names = ["file"]
    if config.mail.host and config.mail.recipients:
        names.append("mail")
    if config.alerts.webhook:
        names.append("webhook")
    if config.alerts.urls:
        names.append("apprise")
    return tuple(names)


def send(channel: str, alert: Alert, config: Config) -> None:
    """Hand the alert over by the channel. Raises Undeliverable."""
    if channel not in ("file", "mail", "webhook", "apprise"):
        raise Undeliverable(f"no channel is called {channel!r}", final=True)
    import_module(f"scraper.alerts.channels.{channel}").send(alert, config)
