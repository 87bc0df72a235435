"""Alerts appended to a text file, each in one write: the simplest thing to look at, and what the demo shows."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.alerts.channels import Undeliverable

if TYPE_CHECKING:
    from scraper.alerts.messages import Alert
    from scraper.config import Config


def alerts_file(config: Config) -> Path:
    """Where alerts are appended: `[alerts] file`, else alerts.txt beside the database."""
    return Path(config.alerts.file).expanduser() if config.alerts.file else config.var / "alerts.txt"


def send(alert: Alert, config: Config) -> None:
    """Append the alert, unless one of its key stands there already: a repeat after a kill is no second alert."""
    path = alerts_file(config)
    ending = f"\n[{alert.key}]\n\n{'—' * 72}\n\n"  # of several lines, so that no text of a page can look like it
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            if ending in file.read():
                return
            file.write(alert.text + ending)
    except OSError as error:
        raise Undeliverable(f"{path}: {error.strerror}") from error
