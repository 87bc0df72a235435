"""Everything word-like that a text is read with, built once and handed to whoever reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scraper.language.lemmas import Lemmatiser
from scraper.language.name_book import NameBook
from scraper.language.word_book import WordBook

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    foreign_first_names: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Gender (`m`, `f`, `mf`) of first names that Morfeusz lacks."""
    surnames: Mapping[tuple[str, str], int] = field(default_factory=dict, repr=False)
    """(surname in the nominative, gender) that an archive has taught, with how often each was seen; decides between rare nominatives."""
    organisation_aliases: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Organisations by an abbreviation or an earlier name, folded: `parp`, `ministerstwo gospodarki`."""
    towns: frozenset[str] = field(default=frozenset(), repr=False)
    """Towns in the nominative, as written: those preferred where a form is that of several."""
    town_adjectives: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Towns by the adjective made from them: `rzeszowski` -> Rzeszów."""
    seats: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """(first words of an institution's name in the nominative, town of its seat)."""
    names: NameBook = field(init=False, repr=False, compare=False)
    """Readings of forms as first names and surnames."""
    words: WordBook = field(init=False, repr=False, compare=False)
    """Roles, organisations and what else words do in the description of a person."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", NameBook(self.lemmatiser, self.foreign_first_names, self.surnames, self.organisations, self.towns))
        object.__setattr__(self, "words", WordBook(self.lemmatiser, self.roles, self.organisations, self.role_complements))
