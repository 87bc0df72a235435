"""Foreign names that no dictionary knows: two or three unknown words that stand alone in their run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.language.full_names import ENGLISH_HEADS
from scraper.language.name_forms import ALL_CASES
from scraper.language.person_name import PersonName

if TYPE_CHECKING:
    from scraper.language.name_book import NameBook
    from scraper.language.name_runs import Token


def doubtful_names(tokens: list[Token], book: NameBook) -> list[PersonName]:
    """Two or three words that stand alone and are in no dictionary, or only as a surname: perhaps a foreign name, taken as it stands."""
    words = [t.text for t in tokens]
    if len(words) not in (2, 3) or any(
        len(w) < 3 or w.isupper() or book.heads_organisation(w) or w in ENGLISH_HEADS or not (_is_foreign(w, book) or _may_end(words, place, book))
        for place, w in enumerate(words)
    ):
        return []
    return [PersonName(start=tokens[0].start, end=tokens[-1].end, first=" ".join(words[:-1]), last=words[-1], gender="", cases=ALL_CASES, sure=False)]


def _may_end(words: list[str], place: int, book: NameBook) -> bool:
    """Nepomucena Gil: a common word as the surname of somebody whose first name no dictionary has."""
    return (
        place == 1 == len(words) - 1
        and not book.lemmatiser.readings(words[0])
        and not book.heads_organisation(words[1])
        and bool(book.last(words[1]))
    )


def _is_foreign(word: str, book: NameBook) -> bool:
    return not book.is_plain_word(word) and all({"imię", "nazwisko"} & set(r.labels) for r in book.lemmatiser.readings(word))
