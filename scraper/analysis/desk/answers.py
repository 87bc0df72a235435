"""What a page gives back: a rendered template, another address, or a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from scraper.analysis.tabular import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookie:
    """A cookie to set; an empty value takes it away."""

    name: str
    value: str
    max_age_seconds: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """A template of ours, `klastry_NAME.html`, and what it is filled with."""

    template: str
    context: Mapping[str, Any]  # Any: what templates print
    status: int = 200
    cookies: Sequence[Cookie] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The browser is sent to another page of the desk."""

    path: str
    cookies: Sequence[Cookie] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to keep."""

    name: str
    body: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A list as a file writes it: the names of its columns and their values."""

    name: str
    """Of the file, without ending."""
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]


Answer: TypeAlias = Rendered | Elsewhere | File


class ForbiddenError(Exception):
    """The page asks for a user, or for one with another role."""
