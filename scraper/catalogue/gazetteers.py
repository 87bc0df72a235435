"""The word lists of `data/gazetteers` as a `Lexicon`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.language.folding import fold
from scraper.language.lexicon import Lexicon
from scraper.language.organisation_aliases import renamings
from scraper.model.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def load_lexicon(folder: Path, surnames: Mapping[tuple[str, str], int] | None = None) -> Lexicon:
    """The lexicon of the folder's lists, with Morfeusz and what an archive has taught of `surnames`. ConfigurationError naming the file where one is missing or cannot be read."""
    towns = _equations(folder / "towns.txt")
    return Lexicon(
        roles=_words(folder / "roles.txt"),
        organisations=_words(folder / "organisations.txt"),
        role_complements=_words(folder / "role_complements.txt"),
        countries=_pairs(folder / "countries.txt"),
        foreign_first_names=_genders(folder / "foreign_first_names.txt"),
        surnames=surnames or {},
        organisation_aliases={fold(short): name for short, name in _equations(folder / "organisation_aliases.txt")}
        | renamings(_lines(folder / "ministries.txt")),
        towns=frozenset(town for town, _ in towns),
        town_adjectives={adjective: town for town, adjective in towns if adjective},
        seats=tuple(_equations(folder / "seats.txt")),
    )


def _words(file: Path) -> frozenset[str]:
    return frozenset(word for line in _lines(file) for word in line.split())


def _pairs(file: Path) -> tuple[tuple[str, str], ...]:
    pairs = []
    for number, line in enumerate(_lines(file), 1):
        words = line.split()
        if len(words) != 2:
            raise ConfigurationError(f"{file}: entry {number} {line!r} must be two words: nominative and genitive")
        pairs.append((words[0], words[1]))
    return tuple(pairs)


def _genders(file: Path) -> dict[str, str]:
    """First names with their gender, from lines that each begin with `m`, `f` or `mf`."""
    genders: dict[str, str] = {}
    for number, line in enumerate(_lines(file), 1):
        gender, *names = line.split()
        if gender not in ("m", "f", "mf"):
            raise ConfigurationError(f"{file}: entry {number} must begin with m, f or mf, not {gender!r}")
        genders.update(dict.fromkeys(names, gender))
    return genders


def _equations(file: Path) -> list[tuple[str, str]]:
    """The two sides of "=" of each line; the second empty where a line has none."""
    return [(first.strip(), second.strip()) for first, _, second in (line.partition("=") for line in _lines(file))]


def _lines(file: Path) -> list[str]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file}: {error}") from None
    return [line for raw in text.splitlines() if (line := raw.partition("#")[0].strip())]
