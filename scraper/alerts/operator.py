"""What the person on duty is told: a site that stopped working, fell silent or changed its form, and that it is well again. One message a run, each change once."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING

from scraper.alerts.channels.mail import connected
from scraper.analysis.health import condition_in_words
from scraper.language.plural import counted
from scraper.storage.conditions import Change, mark_told, untold_changes

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from scraper.config import Config


def tell_operator(conn: sqlite3.Connection, config: Config, now: datetime) -> int:
    """Append what changed to `operator.txt` beside the database, and mail it where `[operator] recipients` are set; gives how many changes were told.

    They count as told only afterwards: what cannot be mailed (OSError, smtplib.SMTPException) is told by the next run.
    """
    changes = untold_changes(conn)
    if not changes:
        return 0
    text = in_words(changes, config)
    if config.mail.host and config.operator.recipients:
        with connected(config.mail) as server:
            server.send_message(_message(changes, text, config, now))
    with (config.var / "operator.txt").open("a", encoding="utf-8") as file:
        file.write(f"{now.isoformat(timespec='minutes')}\n{text}\n\n")
    with conn:
        mark_told(conn, changes, now)
    return len(changes)


def in_words(changes: list[Change], config: Config) -> str:
    """One line a change, what began before what ended."""
    return "\n".join(_line(change, config) for change in changes)


def _line(change: Change, config: Config) -> str:
    said = condition_in_words(change.condition, change.detail, config.lang)
    name = change.title or change.site
    if change.until is None:
        return f"✗ {name} ({change.site}): {said}"
    again = "znowu w porządku" if config.lang == "pl" else "well again"
    return f"✓ {name} ({change.site}): {again} ({said}; {change.since[:10]} – {change.until[:10]})"


def _message(changes: list[Change], text: str, config: Config, now: datetime) -> EmailMessage:
    sites = len({change.site for change in changes})
    message = EmailMessage()
    if config.lang == "pl":
        message["Subject"] = f"Klastry – stan źródeł: {counted(sites, 'serwis', 'serwisy', 'serwisów')} ze zmianą"
    else:
        message["Subject"] = f"Klastry – health of sources: {sites} changed"
    sender = config.mail.sender or config.mail.user or "klastry@localhost"
    message["From"] = sender
    message["To"] = ", ".join(config.operator.recipients)
    message["Date"] = format_datetime(now)
    numbers = "-".join(str(change.id) + ("e" if change.until else "b") for change in changes[:20])
    message["Message-ID"] = f"<operator-{numbers}@{sender.rpartition('@')[2].rstrip('> ') or 'localhost'}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(f"{text}\n\nklastry status\n")
    return message
