"""Alerts in Slack, by an incoming webhook: title, reason with the matched words bold, people, a button."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scraper.alerts.channels import secret
from scraper.alerts.channels.posting import as_json, post_json
from scraper.alerts.wording import WORDS

if TYPE_CHECKING:
    from scraper.alerts.messages import Alert
    from scraper.config import Config

_HEADER, _SECTION = 150, 2900
"""Slack's own limits are 150 and 3000 characters: a longer block is refused whole."""
_TORN = re.compile(r"&[a-z]{0,3}$")
"""The beginning of an escape, where a text is cut within one."""
_MARKED = re.compile(r"\*\*(.+?)\*\*")


def send(alert: Alert, config: Config) -> None:
    """Post the alert."""
    post_json("Slack", secret(config.alerts.slack), as_json(message(alert, WORDS[config.lang]["read"])))


def message(alert: Alert, read: str) -> dict[str, Any]:  # Any: JSON
    """The alert in Slack's blocks; `text` is what a notification shows."""
    body = "\n".join(line for line in alert.text.splitlines()[2:] if line.strip() != alert.url).strip()
    blocks: list[dict[str, Any]] = [
        {"type": "header", "text": {"type": "plain_text", "text": cut(alert.subject, _HEADER)}},
        {"type": "section", "text": {"type": "mrkdwn", "text": _MARKED.sub(r"*\1*", _section(body))}},
    ]
    if alert.url.startswith(("http://", "https://")):
        blocks.append({"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": read}, "url": alert.url[:3000]}]})
    return {"text": _escaped(cut(alert.subject, _SECTION)), "blocks": blocks}


def _section(text: str) -> str:
    """The text escaped and no longer than a block may be: Slack counts `&amp;` as five."""
    escaped = _escaped(text)
    return escaped if len(escaped) <= _SECTION else _TORN.sub("", escaped[: _SECTION - 1]).rstrip() + "…"


def cut(text: str, most: int) -> str:
    """The text, or its beginning with an ellipsis.

    >>> cut("grupa ekspertów", 8)
    'grupa e…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _escaped(text: str) -> str:
    """Slack's three control characters: what a page prints must mention nobody and link nowhere."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
