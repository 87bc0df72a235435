"""Alerts through Apprise: Slack, Teams, Telegram, ntfy and some hundred others, by the addresses of `[alerts] urls`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.alerts.channels import Undeliverable

if TYPE_CHECKING:
    from scraper.alerts.messages import Alert
    from scraper.config import Config


def send(alert: Alert, config: Config) -> None:
    """Notify every address. Addresses hold secrets, so a failure names none."""
    import apprise  # half a second: only who uses it pays for it

    notifier = apprise.Apprise()
    unknown = sum(not notifier.add(url) for url in config.alerts.urls)
    if unknown:
        raise Undeliverable(f"{unknown} of the {len(config.alerts.urls)} addresses in [alerts] urls are none that Apprise knows", final=True)
    # Only SUCCESS is true: nobody matched, some failed and a time-out are all failures to us.
    if not notifier.notify(title=alert.subject, body=alert.text):
        raise Undeliverable("Apprise could not hand over to every address")
