"""One run at a time: a lock beside the database that the kernel releases, so that a killed run leaves none behind."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scraper.model.errors import DatabaseUnusable, RunLocked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path


@contextmanager
def run_lock(database: Path, command: str, now: datetime) -> Iterator[None]:
    """Hold the run's lock on this database; RunLocked, naming who holds it and since when, where another run does.

    The file stays when the lock goes: unlinking it would let two runs lock two files of one name.
    """
    database = database.resolve()  # a link to the database is the same database
    path = database.with_name(database.name + ".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise DatabaseUnusable(f"{path}: the lock cannot be written: {error.strerror}") from error
    with os.fdopen(descriptor, "r+", encoding="utf-8", errors="replace") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = file.read(500).strip() or "it has not said who it is"
            raise RunLocked(f"another run holds {path}: {holder}") from None
        file.truncate()
        file.write(f"{command}, process {os.getpid()}, since {now.isoformat(timespec='seconds')}\n")
        file.flush()
        yield
