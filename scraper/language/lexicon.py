"""Everything word-like that a text is read with, built once and handed to whoever reads."""

from __future__ import annotations

from dataclasses import dataclass, field

from scraper.language.lemmas import Lemmatiser


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Morfeusz and our word lists. All words are lower case with diacritics. One a thread: Morfeusz keeps a state."""

    lemmatiser: Lemmatiser = field(default_factory=Lemmatiser)
    roles: frozenset[str] = frozenset()
    """Nouns that name a person's role: `prezes`."""
    organisations: frozenset[str] = frozenset()
    """Nouns that head an organisation's name: `ministerstwo`."""
    role_complements: frozenset[str] = frozenset()
    """Nouns that belong to a role: `zarząd`."""
    countries: tuple[tuple[str, str], ...] = ()
    """(nominative, genitive) of countries."""
