"""Alerts in Microsoft Teams, by a workflow that posts Adaptive Cards (the connectors of old are gone). A card over 28 KB is refused, so ours stays below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scraper.alerts.channels import secret
from scraper.alerts.channels.posting import as_json, post_json
from scraper.alerts.channels.slack import cut
from scraper.alerts.wording import WORDS

if TYPE_CHECKING:
    from scraper.alerts.messages import Alert
    from scraper.config import Config

_MOST_BYTES = 27_000
_TITLE = 300


def send(alert: Alert, config: Config) -> None:
    """Post the alert as a card."""
    post_json("Teams", secret(config.alerts.teams), as_json(message(alert, WORDS[config.lang]["read"])))


def message(alert: Alert, read: str) -> dict[str, Any]:  # Any: JSON
    """The alert as a message with one card, shortened until it fits."""
    lines = [line for line in alert.text.splitlines()[2:] if line.strip() and line.strip() != alert.url]
    while True:
        card = _card(alert, lines, read)
        if len(as_json(card).encode()) <= _MOST_BYTES or not lines:
            return card
        lines = [cut(line, 500) for line in lines[: len(lines) * 3 // 4]]


def _card(alert: Alert, lines: list[str], read: str) -> dict[str, Any]:
    blocks = [{"type": "TextBlock", "text": cut(alert.subject, _TITLE), "size": "Large", "weight": "Bolder", "wrap": True}]
    blocks += [{"type": "TextBlock", "text": line.strip(), "wrap": True, "spacing": "Small"} for line in lines]
    content: dict[str, Any] = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": blocks,
    }
    if alert.url.startswith(("http://", "https://")) and len(alert.url) < 2000:
        content["actions"] = [{"type": "Action.OpenUrl", "title": read, "url": alert.url}]
    return {"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": content}]}
