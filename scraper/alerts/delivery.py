"""Sending what the outbox holds: at least once, under the same key, beside a crawl and twice at once without harm."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from scraper.alerts.channels import Undeliverable, send
from scraper.alerts.messages import Alert, compose_alert
from scraper.model.moments import WARSAW
from scraper.storage import outbox

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from scraper.config import Config


@dataclass(slots=True)
class DeliveryReport:
    """What a delivery run did."""

    delivered: list[Alert] = field(default_factory=list)
    postponed: int = 0
    dead: int = 0


def deliver(
    conn: sqlite3.Connection, config: Config, rule_titles: Mapping[str, str], clock: Callable[[], datetime] = lambda: datetime.now(WARSAW)
) -> DeliveryReport:
    """Send every alert that waits; one that fails is put off, or given up with its reason, and the next one goes."""
    report = DeliveryReport()
    sender = f"{socket.gethostname()}:{os.getpid()}"
    while (delivery := outbox.lease(conn, clock(), sender)) is not None:
        queued = datetime.fromisoformat(conn.execute("SELECT queued FROM deliveries WHERE id = ?", (delivery.id,)).fetchone()["queued"])
        try:
            alert = compose_alert(
                conn, delivery.key, delivery.article_id, delivery.rule, queued, config.lang, rule_titles.get(delivery.rule, delivery.rule)
            )
            send(delivery.channel, alert, config)
        except Undeliverable as error:
            outbox.postpone(conn, delivery, str(error), clock(), final=error.final)
            if error.final or delivery.attempts >= outbox.MAX_ATTEMPTS:
                report.dead += 1
            else:
                report.postponed += 1
            continue
        outbox.confirm(conn, delivery, clock())
        report.delivered.append(alert)
    return report
