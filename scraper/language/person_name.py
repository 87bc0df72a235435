"""A person's full name as a text gives it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A full name as it stands at `start`:`end`."""

    start: int
    end: int
    first: str
    """First name(s), nominative."""
    last: str
    """Surname, nominative."""
    gender: str
    """`f` or `m`; empty for a foreign name that does not tell."""
    cases: frozenset[str]
    """Cases in which the form can stand."""
    sure: bool = True
    """False for two foreign words that no dictionary knows: a name only where a degree or a role beside it says so."""
    nominative: bool = False
    """Whether the first name can only be a nominative, so that the surname stands in it too."""
    shared: int | None = None
    """Start of the whole couple's name where two people share one surname."""
    family_first: bool = False
    """Whether the surname is said first: Xi Jinping."""

    @property
    def name(self) -> str:
        """The full name in the nominative."""
        return f"{self.last} {self.first}" if self.family_first else f"{self.first} {self.last}"
