"""Alerts through Apprise: Telegram, ntfy, Matrix and some hundred others, by the addresses of `[alerts] urls`."""

from __future__ import annotations

import hashlib
import logging
from functools import partial
from typing import TYPE_CHECKING

from scraper.alerts.channels import Undeliverable, secret
from scraper.alerts.channels.patience import within
from scraper.alerts.channels.slack import cut

if TYPE_CHECKING:
    from apprise import Apprise

    from scraper.alerts.messages import Alert
    from scraper.config import Config

_PATIENCE_SECONDS = 60.0
"""For one address."""
_MARGIN = 100
"""Characters for what Apprise puts around title and text."""


def send(alert: Alert, config: Config) -> None:
    """Notify every address that has not got it; one that fails is tried again without the others. Addresses hold secrets, so a failure names none."""
    addresses = [address for value in config.alerts.urls for address in secret(value).split()]
    _hush()
    notifiers = [_notifier(address) for address in addresses]
    unknown = sum(notifier is None for notifier in notifiers)
    if unknown:
        raise Undeliverable(f"{unknown} of the {len(addresses)} addresses in [alerts] urls are none that Apprise knows", final=True)
    reached, failed, slow = list(alert.reached), 0, False
    for address, notifier in zip(addresses, notifiers, strict=True):
        name = _name(alert, address)
        if notifier is None or name in reached:
            continue
        try:
            done = within(_PATIENCE_SECONDS, "Apprise", partial(_notify, notifier, alert))
        except Undeliverable:
            done, slow = False, True
        if done:  # only SUCCESS is true: nobody matched, some failed and a time-out are all failures to us
            reached.append(name)
        else:
            failed += 1
    if failed:
        raise Undeliverable(f"Apprise could not hand over to {failed} of the {len(addresses)} addresses", reached=tuple(reached), slow=slow)


def _notifier(address: str) -> Apprise | None:
    """What posts to the address; None where Apprise does not know its kind."""
    import apprise  # half a second: only who uses it pays for it

    # A POST that follows a redirect becomes a GET, and its answer says nothing of ours.
    notifier = apprise.Apprise(asset=apprise.AppriseAsset(app_id="Klastry", http_redirects=False))
    return notifier if notifier.add(address) else None


def _notify(notifier: Apprise, alert: Alert) -> bool:
    """As text that each service escapes in its own way: Telegram refuses a whole message for one `<` of a page's title, or for its length."""
    longest = min((service.body_maxlen for service in notifier), default=0) - len(alert.subject) - _MARGIN
    return bool(notifier.notify(title=alert.subject, body=shortened(alert.text, max(longest, _MARGIN)), body_format="text"))


def shortened(text: str, most: int) -> str:
    """The lines that fit, then an ellipsis: one message a service, of which the rest can be read elsewhere.

    >>> shortened("Posiedzenie Rady\\nw Łodzi", 20), shortened("Posiedzenie Rady", 12)
    ('Posiedzenie Rady\\n…', 'Posiedzenie…')
    """
    if len(text) <= most:
        return text
    whole, _, _ = text[: most - 1].rpartition("\n")
    return f"{whole.rstrip()}\n…" if whole.strip() else cut(text, most)


def _name(alert: Alert, address: str) -> str:
    """The address as it may be stored: another name for each alert, from which neither address nor token can be told."""
    return hashlib.blake2b(address.encode(), key=alert.id.encode()[:64], digest_size=6).hexdigest()


def _hush() -> None:
    """Silence for Apprise and what it posts with: both log addresses, token and all. For good, since who was left to himself may still be talking."""
    for name in ("apprise", "urllib3"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
