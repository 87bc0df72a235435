"""The word lists of `data/gazetteers` as a `Lexicon`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.language.lexicon import Lexicon
from scraper.model.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path


def load_lexicon(folder: Path) -> Lexicon:
    """The lexicon of the folder's lists, with Morfeusz. ConfigurationError naming the file where one is missing or cannot be read."""
    return Lexicon(
        roles=_words(folder / "roles.txt"),
        organisations=_words(folder / "organisations.txt"),
        role_complements=_words(folder / "role_complements.txt"),
        countries=_pairs(folder / "countries.txt"),
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


def _lines(file: Path) -> list[str]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file}: {error}") from None
    return [line for raw in text.splitlines() if (line := raw.partition("#")[0].strip())]
