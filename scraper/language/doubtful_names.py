"""Foreign names that no dictionary knows: two or three unknown words that stand alone in their run.

Where both are declined as a man's or a woman's, it is somebody's name (`z Mahathirem Mohamadem`); where neither is, perhaps a firm's, and other words must tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.language.full_names import ENGLISH_HEADS
from scraper.language.name_context import hints_around
from scraper.language.name_forms import ALL_CASES, GENITIVE
from scraper.language.person_name import PersonName
from scraper.language.surnames import guess_surname

if TYPE_CHECKING:
    from scraper.language.full_names import Page
    from scraper.language.name_book import NameBook
    from scraper.language.name_runs import Token

_DECLINED: tuple[tuple[str, frozenset[str], tuple[str, ...]], ...] = (
    ("m", frozenset(("dat",)), ("owi", "emu")),
    ("m", frozenset(("inst",)), ("em", "im", "ym")),
    ("m", GENITIVE, ("a", "ego")),
    ("f", frozenset(("inst",)), ("ą",)),
    ("f", frozenset(("acc",)), ("ę",)),
)
"""(gender, cases, how each word ends): what makes a name of unknown words."""
_SHORTEST = 4
_OF_PEOPLE = re.compile(r"\w{2}(?:szwili|adze|idze|o[gğ]lu|escu|enko|ović|dóttir)$")
"""Endings that only people's surnames have: Gaprindaszwili, Akturkoglu, Iordanescu."""
_OPENS = re.compile(r"(?:^|[.!?…\n]\s{0,3})$")
"""Before the first word of a sentence, whose capital says nothing."""


def doubtful_names(page: Page, tokens: list[Token]) -> list[PersonName]:
    """The name that the whole run may be; empty where it is none."""
    book = page.book
    if len(tokens) > 2 and book.is_plain_word(tokens[0].text) and _OPENS.search(page.text, max(0, tokens[0].start - 4), tokens[0].start):
        tokens = tokens[1:]
    words = [t.text for t in tokens]
    if len(words) not in (2, 3) or any(
        len(w) < 3 or w.isupper() or book.heads_organisation(w) or w in ENGLISH_HEADS or not (_is_foreign(w, book) or _may_end(words, place, book))
        for place, w in enumerate(words)
    ):
        return []
    return [_declined(page, tokens) or _name(tokens, words, "", ALL_CASES, sure=_OF_PEOPLE.search(words[-1]) is not None)]


def _name(tokens: list[Token], words: list[str], gender: str, cases: frozenset[str], *, sure: bool) -> PersonName:
    return PersonName(start=tokens[0].start, end=tokens[-1].end, first=" ".join(words[:-1]), last=words[-1], gender=gender, cases=cases, sure=sure)


def _declined(page: Page, tokens: list[Token]) -> PersonName | None:
    """The name in the nominative where all its words have endings of one case; a genitive only where the words around ask for it, since places end so too."""
    words = [t.text for t in tokens]
    for gender, cases, endings in _DECLINED:
        if not all(word.endswith(endings) and len(word) > _SHORTEST for word in words) or any(page.book.lemmatiser.readings(word) for word in words):
            continue
        lemmas = [guess_surname(word, gender, cases) for word in words]
        if cases == GENITIVE and not hints_around(page.text, tokens[0].start, tokens[-1].end, page.book.lemmatiser).cases & GENITIVE:
            continue
        if all(lemmas) and not any(lemma == word for lemma, word in zip(lemmas, words, strict=True)):
            return _name(tokens, [lemma for lemma in lemmas if lemma], gender, cases, sure=True)
    return None


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
