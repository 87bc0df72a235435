"""Alerts as signed webhooks (standardwebhooks.com): the receiver verifies the signature and drops repeats by `webhook-id`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scraper.alerts.channels import Undeliverable, secret
from scraper.alerts.channels.posting import as_json, post_json

if TYPE_CHECKING:
    from scraper.alerts.messages import Alert
    from scraper.config import Config


def send(alert: Alert, config: Config) -> None:
    """Post the alert as JSON; anything but a 2xx is a failure."""
    body = as_json({"type": "alert", "timestamp": alert.queued.isoformat(), "data": alert.data})
    now = datetime.now(UTC)  # of this try: receivers refuse old ones as replays
    headers = {"webhook-id": alert.id, "webhook-timestamp": str(int(now.timestamp()))}
    key = secret(config.alerts.webhook_secret)
    if key:
        headers["webhook-signature"] = _signature(key, alert.id, now, body)
    post_json("the webhook", secret(config.alerts.webhook), body, headers)


def _signature(key: str, message: str, now: datetime, body: str) -> str:
    from standardwebhooks.webhooks import EmptyWebhookSecretError, Webhook

    try:
        signature: str = Webhook(key).sign(message, now, body)
    except (ValueError, EmptyWebhookSecretError):
        raise Undeliverable("[alerts] webhook_secret is none: it must be whsec_ and base64", final=True) from None
    return signature
