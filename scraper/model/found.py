"""A value and the rule that gave it: what every field of an article is decided with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What a rule answered. The rule's name is kept with the article (`from` in JSON)."""

    value: T
    rule: str
