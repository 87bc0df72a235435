"""Alerts as signed webhooks (standardwebhooks.com): the receiver verifies the signature and drops repeats by `webhook-id`."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scraper.alerts.channels import Undeliverable

if TYPE_CHECKING:
    from scraper.alerts.messages import Alert
    from scraper.config import Config

_TIMEOUT_SECONDS = 20.0


def send(alert: Alert, config: Config) -> None:
    """Post the alert as JSON; anything but a 2xx is a failure, 410 Gone a final one."""
    body = json.dumps({"type": "alert", "timestamp": alert.queued.isoformat(), "data": alert.data}, ensure_ascii=False)
    now = datetime.now(UTC)
    headers = {"Content-Type": "application/json; charset=utf-8", "webhook-id": alert.key, "webhook-timestamp": str(int(now.timestamp()))}
    if config.alerts.webhook_secret:
        from standardwebhooks.webhooks import Webhook

        headers["webhook-signature"] = Webhook(config.alerts.webhook_secret).sign(alert.key, now, body)
    if not config.alerts.webhook.startswith(("http://", "https://")):
        raise Undeliverable("the webhook's address must begin with http:// or https://", final=True)
    request = urllib.request.Request(config.alerts.webhook, body.encode(), headers, method="POST")  # noqa: S310 - checked above
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as response:  # noqa: S310 - as above
            response.read(1024)
    except urllib.error.HTTPError as error:
        raise Undeliverable(f"the webhook answers HTTP {error.code}", final=error.code == 410) from error
    except (OSError, ValueError) as error:
        raise Undeliverable(f"the webhook does not answer: {getattr(error, 'reason', error)}") from error
