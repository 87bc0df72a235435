"""Alerts through Apprise: Telegram, ntfy, Matrix and some hundred others, by the addresses of `[alerts] urls`."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from scraper.alerts.channels import Undeliverable, secret

if TYPE_CHECKING:
    from scraper.alerts.messages import Alert
    from scraper.config import Config


def send(alert: Alert, config: Config) -> None:
    """Notify every address. Addresses hold secrets, so a failure names none, and Apprise's own log, which does, is kept quiet."""
    import apprise  # half a second: only who uses it pays for it

    logging.getLogger("apprise").setLevel(logging.CRITICAL)
    addresses = [address for value in config.alerts.urls for address in secret(value).split()]
    notifier = apprise.Apprise()
    unknown = sum(not notifier.add(address) for address in addresses)
    if unknown:
        raise Undeliverable(f"{unknown} of the {len(addresses)} addresses in [alerts] urls are none that Apprise knows", final=True)
    # Only SUCCESS is true: nobody matched, some failed and a time-out are all failures to us.
    if not notifier.notify(title=alert.subject, body=alert.text):
        raise Undeliverable("Apprise could not hand over to every address")
