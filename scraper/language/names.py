"""Names of people in running Polish or English text, in the nominative, with their gender.

    text ──runs of capitals──> tokens ──first name + surname──> readings ──surroundings──> PersonName

A name is a first name that Morfeusz or the list of foreign ones knows, then a surname: known, a common word, or guessed. The two must agree in gender and case, which
tells `Aleksandra Grabskiego` (Aleksander) from `Aleksandra Grabska`; where both could be, the words around decide.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scraper.language.couples import find_couples
from scraper.language.doubtful_names import doubtful_names
from scraper.language.eastern_names import eastern_names
from scraper.language.full_names import ENGLISH_HEADS, LIST_LINKS, Page, name_at, reread
from scraper.language.name_forms import ALL_CASES
from scraper.language.name_order import listed_names
from scraper.language.name_runs import capitalised_words, runs_of, unwrapped
from scraper.language.person_name import PersonName

if TYPE_CHECKING:
    from scraper.language.lexicon import Lexicon
    from scraper.language.name_book import NameBook
    from scraper.language.name_runs import Token

__all__ = ["PersonName", "find_names"]
_NOMINATIVE = frozenset(("nom",))
_OPENING, _CLOSING = '„"«', '”"»“'


def find_names(text: str, lexicon: Lexicon) -> list[PersonName]:
    """The full names in the text, in order; only a couple's two overlap.

    >>> from scraper.language.lexicon import Lexicon
    >>> [n.name for n in find_names("Gościem był dr Jan Nowak wraz z Beatą Lubos oraz Adam i Ewa Nowiccy.", Lexicon())]
    ['Jan Nowak', 'Beata Lubos', 'Adam Nowicki', 'Ewa Nowicka']
    """
    text, book = unwrapped(text), lexicon.names
    words = capitalised_words(text)
    couples = [
        PersonName(start=c.start, end=c.end, first=c.first, last=c.last, gender=c.gender, cases=ALL_CASES, shared=c.whole)
        for c in find_couples(text, book)
    ]
    listed = [
        PersonName(start=n.start, end=n.end, first=n.first, last=n.last, gender=n.gender, cases=_NOMINATIVE, nominative=True)
        for n in listed_names(text, book)
    ]
    single: list[PersonName] = []
    for tokens in runs_of(text):
        single += _in_run(Page(text, words, book, single[-1] if single else None), tokens)
    return _with_initials(_without_overlap(couples, eastern_names(text, words, book), listed, _in_one_case(text, single, book)))


def _in_one_case(text: str, names: list[PersonName], book: NameBook) -> list[PersonName]:
    """The names, where a list that goes on in an oblique case begins in it too, though its first name could stand in the nominative."""
    for place in range(len(names) - 2, -1, -1):
        name, following = names[place], names[place + 1]
        if "nom" in name.cases and "nom" not in following.cases and name.cases != ALL_CASES and text[name.end : following.start] in LIST_LINKS:
            names[place] = reread(name, text, following.cases, book)
    return names


def _with_initials(names: list[PersonName]) -> list[PersonName]:
    """Maria Orłowska, who is Maria E. Orłowska elsewhere in the text, is the same."""
    full = {(n.first[:-3], n.last, n.gender): n.first for n in names if n.first.endswith(".") and " " in n.first}
    return [replace(n, first=full.get((n.first, n.last, n.gender), n.first)) for n in names] if full else names


def _without_overlap(*by_rank: list[PersonName]) -> list[PersonName]:
    """All names in the order of the text; of two that overlap, the one of the earlier list. A couple's two share their stretch."""
    ranked = sorted(
        ((n.start if n.shared is None else n.shared, rank, n.start, n) for rank, names in enumerate(by_rank) for n in names), key=lambda r: r[:3]
    )
    kept: list[PersonName] = []
    ranks: list[int] = []
    for start, rank, _, name in ranked:
        while kept and start < kept[-1].end and kept[-1].shared != start and rank < ranks[-1]:
            kept.pop()
            ranks.pop()
        if not kept or start >= kept[-1].end or (name.shared is not None and kept[-1].shared == start):
            kept.append(name)
            ranks.append(rank)
    return kept


def _in_run(page: Page, tokens: list[Token]) -> list[PersonName]:
    found, place = [], 0
    while place < len(tokens) - 1:
        name = name_at(page, tokens, place)
        if name is None:
            place += 1
            continue
        if not _goes_on_as_organisation(tokens, name, page.book):
            found.append(name)
        while place < len(tokens) and tokens[place].start < name.end:
            place += 1
    return [name for name in found if not _is_quoted(page.text, name)] or doubtful_names(page, tokens)


def _goes_on_as_organisation(tokens: list[Token], name: PersonName, book: NameBook) -> bool:
    """`Amber Coast Maritime Cluster`: an English organisation that begins like a name."""
    return any(t.start >= name.end and t.text.isascii() and t.text in ENGLISH_HEADS for t in tokens)


def _is_quoted(text: str, name: PersonName) -> bool:
    """„Jan Heweliusz”: a ship, a play, a prize."""
    return name.start > 0 and name.end < len(text) and text[name.start - 1] in _OPENING and text[name.end] in _CLOSING
