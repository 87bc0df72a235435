"""What can go wrong, and what to do about it.

KlastryError
├── ConfigurationError     the person's to mend: a setting, profile or rule; names file and key (exit 64)
├── TryLater               the world's to mend: ask again on a later visit
│   └── RunLocked          another run holds the lock (exit 75)
├── NotAnArticle           this page is none: a listing, an error page, a PDF; go on with the next
└── DatabaseUnusable       the database cannot be read or written: nothing was changed (exit 1)
"""

from __future__ import annotations

from dataclasses import dataclass


class KlastryError(Exception):
    """Root of the tree. `str()` reads well to the person on duty; the attributes serve the program."""

    def __init__(self, message: str, *, url: str | None = None, site: str | None = None, rule: str | None = None) -> None:
        super().__init__(message)
        self.url = url
        self.site = site
        self.rule = rule


class ConfigurationError(KlastryError):
    """A setting, profile or rule cannot be used; the message names file and key."""


class TryLater(KlastryError):  # noqa: N818 - named for what to do, as the tree above says
    """The cause may pass by itself."""


class RunLocked(TryLater):
    """Another run holds the lock on this database."""


class NotAnArticle(KlastryError):  # noqa: N818
    """The page holds no article."""


class DatabaseUnusable(KlastryError):  # noqa: N818
    """The database file is damaged, locked for too long, not ours, or cannot be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One page that could not be fetched or read: recorded, and the run goes on."""

    url: str
    site: str
    stage: str
    """`fetch`, `parse`, `extract`, `store`, `discover`."""
    reason: str
    """One line for a person: `HTTP 404`, `not XML: mismatched tag at line 7`."""
