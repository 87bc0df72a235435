"""Alerts through Apprise: Telegram, ntfy, Matrix and some hundred others, by the addresses of `[alerts] urls`."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scraper.alerts.channels import Undeliverable, secret

if TYPE_CHECKING:
    from scraper.alerts.messages import Alert
    from scraper.config import Config


def send(alert: Alert, config: Config) -> None:
    """Notify every address. Addresses hold secrets, so a failure names none."""
    import apprise  # half a second: only who uses it pays for it

    addresses = [address for value in config.alerts.urls for address in secret(value).split()]
    # A POST that follows a redirect becomes a GET, and its answer says nothing of ours.
    notifier = apprise.Apprise(asset=apprise.AppriseAsset(app_id="Klastry", http_redirects=False))
    with _quiet():
        unknown = sum(not notifier.add(address) for address in addresses)
        if unknown:
            raise Undeliverable(f"{unknown} of the {len(addresses)} addresses in [alerts] urls are none that Apprise knows", final=True)
        # Only SUCCESS is true: nobody matched, some failed and a time-out are all failures to us.
        if not notifier.notify(title=alert.subject, body=alert.text):
            raise Undeliverable("Apprise could not hand over to every address")


@contextmanager
def _quiet() -> Iterator[None]:
    """Silence for Apprise and what it posts with: at debug level both log the address, token and all."""
    loggers = [logging.getLogger(name) for name in ("apprise", "urllib3")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
