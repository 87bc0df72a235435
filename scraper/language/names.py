"""Names of people in running Polish or English text, in the nominative, with their gender.

    text ──runs of capitals──> tokens ──first name + surname──> readings ──surroundings──> PersonName

A name is a first name that Morfeusz or the list of foreign ones knows, then a surname: known, a common word, or guessed. The two must agree in gender and case, which
tells `Aleksandra Grabskiego` (Aleksander) from `Aleksandra Grabska`; where both could be, the words around decide.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.couples import find_couples
from scraper.language.name_book import ALL_CASES
from scraper.language.name_context import hints_around
from scraper.language.name_order import listed_names
from scraper.language.name_readings import best_reading, readings_of

if TYPE_CHECKING:
    from scraper.language.lexicon import Lexicon
    from scraper.language.name_book import NameBook
    from scraper.language.name_order import listed_names

_UPPER = "".join(c for c in map(chr, range(0x41, 0x250)) if c.isupper())
_REST = rf"(?:[\w'’])*(?:-[{_UPPER}][\w'’]*)*"
_WORD = rf"[{_UPPER}]{_REST}"
_PARTICLE = r"(?:von|van|de|der|den|di|da|du|la|le|al|el|bin|ter|dos)"
_BLANK = "[ \u00a0]"
_MORE = rf"(?:{_BLANK}(?:{_PARTICLE}{_BLANK}){{0,2}}{_WORD}"
_RUN = re.compile(
    rf"[{_UPPER}](?:(?<![\w„\"«].){_REST}{_MORE}|{_BLANK}?(?<=\b[{_UPPER}])\.{_BLANK}?{_WORD})*|{_REST}{_MORE})+)",
    re.DOTALL,
)
"""Begins with the capital itself, so that whatever is none is passed over at once; only then looks back at what stands before it."""
_EACH_WORD = re.compile(_WORD)
_ENGLISH_HEADS = frozenset(
    "Cluster University Institute Association Centre Center Foundation Company Group Agency Network Alliance Council School Academy Valley Society Museum Street Prize Award".split()
)
_ENGLISH_NOUNS = frozenset(
    "Lab Labs Watch Hub Expo Summit Tech Team City Cup Fest Festival Show Space Forum Challenge Days Zone Awards Innovation Solutions Systems Director Manager Officer President".split()
)
"""Second words of projects and places that begin like a name: Urban Lab, Smart Watch."""
_NOMINATIVE = frozenset(("nom",))
_TOKEN = re.compile(rf"(?:{_PARTICLE}{_BLANK})*{_WORD}")
_SECOND_SURNAME = re.compile(rf"{_BLANK}[–-]{_BLANK}({_WORD})(?![\w{_UPPER}]|{_BLANK}[{_UPPER}])")
_HONOURED_BEFORE = re.compile(r"(?:\b[Pp]an\w{0,3}|\b[Mm]rs?|\b[Mm]s|\b(?:prof|dr|hab|inż|mgr|ks|med|p|Dr|Prof)\.?)\s*$")
_LIST_LINKS = frozenset((", ", " i ", " oraz ", " and ", ", a także "))
_PATRONYMIC = re.compile(r"(?:owicz|ewicz|owycz|ówna|owna|iwna|jowicz)$")
_DAY_BEFORE = re.compile(r"(?:\d|\b[IVX]+)[ \u00a0]$")
"""`3 Maja`: the month."""
_NORDIC = re.compile(r"[øåæöäð]|(?:sen|gaard)$")
_IBERIAN = re.compile(r"[aeoszí]$")


class Page(NamedTuple):
    """A text with the capitalised words that it holds, and what names are read with."""

    text: str
    words: frozenset[str]
    book: NameBook
    before: PersonName | None = None
    """The name found last: the next of a list stands in its case."""


class Token(NamedTuple):
    """One capitalised word of a run, as a name is usually written, with its place."""

    text: str
    start: int
    end: int


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

    @property
    def name(self) -> str:
        """The full name in the nominative."""
        return f"{self.first} {self.last}"


def find_names(text: str, lexicon: Lexicon) -> list[PersonName]:
    """The full names in the text, in order; only a couple's two overlap.

    >>> from scraper.language.lexicon import Lexicon
    >>> [n.name for n in find_names("Gościem był dr Jan Nowak wraz z Beatą Lubos oraz Adam i Ewa Nowiccy.", Lexicon())]
    ['Jan Nowak', 'Beata Lubos', 'Adam Nowicki', 'Ewa Nowicka']
    """
    book, words = lexicon.names, frozenset(_EACH_WORD.findall(text))
    couples = [
        PersonName(start=c.start, end=c.end, first=c.first, last=c.last, gender=c.gender, cases=ALL_CASES, shared=c.whole)
        for c in find_couples(text, book)
    ]
    listed = [
        PersonName(start=n.start, end=n.end, first=n.first, last=n.last, gender=n.gender, cases=_NOMINATIVE, nominative=True)
        for n in listed_names(text, book)
    ]
    single: list[PersonName] = []
    for run in _RUN.finditer(text):
        words_of_run = run[0]
        if " " in words_of_run or "." in words_of_run or "\u00a0" in words_of_run:
            single += _in_run(Page(text, words, book, single[-1] if single else None), _tokens(run))
    return _with_initials(_without_overlap(couples, listed, single))


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


def _tokens(run: re.Match[str]) -> list[Token]:
    tokens = [(t.group().replace("\u00a0", " "), run.start() + t.start(), run.start() + t.end()) for t in _TOKEN.finditer(run.group())]
    capitals = all(text.isupper() for text, _, _ in tokens) and any(len(text) > 3 for text, _, _ in tokens)
    return [Token(sys.intern(_plain(text, always=capitals)), start, end) for text, start, end in tokens]


def _plain(token: str, *, always: bool) -> str:
    """ALL CAPITALS as a name is usually written; short ones may be abbreviations and stay, but among capitals."""
    if token.isupper() and (len(token) > 3 or (always and len(token) > 2)):
        return "-".join(part.capitalize() for part in token.split("-"))
    return token


def _in_run(page: Page, tokens: list[Token]) -> list[PersonName]:
    found, place = [], 0
    while place < len(tokens) - 1:
        name = _name_at(page, tokens, place)
        if name is None:
            place += 1
            continue
        if not _goes_on_as_organisation(tokens, name, page.book):
            found.append(name)
        while place < len(tokens) and tokens[place].start < name.end:
            place += 1
    return found or _foreign(tokens, page.book)


def _goes_on_as_organisation(tokens: list[Token], name: PersonName, book: NameBook) -> bool:
    """`Amber Coast Maritime Cluster`: an English organisation that begins like a name."""
    return any(t.start >= name.end and t.text.isascii() and t.text in _ENGLISH_HEADS for t in tokens)


def _name_at(page: Page, tokens: list[Token], place: int) -> PersonName | None:
    text, book = page.text, page.book
    if not book.first(tokens[place].text) or (
        tokens[place].text == "Maja" and _DAY_BEFORE.search(text, max(0, tokens[place].start - 5), tokens[place].start)
    ):
        return _surname_first(text, tokens, place, book)
    for count in (2, 1):  # "Jan Maria Rokita": two first names before a surname
        if place + count >= len(tokens):
            continue
        firsts, last = tokens[place : place + count], tokens[place + count]
        if count == 2 and not _is_second_name(tokens, place + 1, book):
            continue
        if name := _joined_name(page, firsts, last):
            return _with_more_surname(text, name, tokens[place + count + 1 :], book)
    return None


def _is_second_name(tokens: list[Token], at: int, book: NameBook) -> bool:
    """Whether the word between a first name and a surname is a second first name or an initial."""
    middle, last = tokens[at].text, tokens[at + 1].text
    if len(middle) == 1:
        return True
    if not book.first(middle) or not _can_be_surname(last, book):
        return False
    before = book.first(tokens[at - 1].text)
    declined = any(o.lemma != middle and f.gender == o.gender and f.cases & o.cases for f in before for o in book.first(middle))
    if not declined and not any("nom" in f.cases for f in before) and any(middle == f.lemma and "gen" in f.cases for f in book.last(middle)):
        return False  # "Theresy May Corbyn": after a declined first name a word that stays as it is is the surname
    if any("nom" in f.cases for f in book.first(last)) and not book.is_surname(last):
        return False
    following = tokens[at + 2].text if at + 2 < len(tokens) else ""
    if following and not book.first(following) and book.first(last) and book.is_surname(middle):  # Jan Marek Anna Nowak
        return False
    return middle in ("Maria", "Marii", "Marią", "Marię") or any(
        f.gender == o.gender and f.cases & o.cases for f in book.first(tokens[at - 1].text) for o in book.first(middle)
    )


def _joined_name(page: Page, firsts: list[Token], last: Token) -> PersonName | None:
    text, book = page.text, page.book
    if not _can_be_surname(last.text, book) or _is_family(last.text, book):
        return None
    if _is_common_phrase(firsts[0].text, last.text, book) and not _HONOURED_BEFORE.search(text, max(0, firsts[0].start - 12), firsts[0].start):
        return None
    words = [t.text for t in firsts if len(t.text) > 1]
    readings = readings_of(words, last.text, book)
    hints = hints_around(text, firsts[0].start, last.end, book.lemmatiser)
    if page.before and not hints.cases and "nom" not in page.before.cases and text[page.before.end : firsts[0].start] in _LIST_LINKS:
        hints = hints._replace(cases=page.before.cases)
    best = best_reading(readings, hints, page.words, last.text)
    if best is None:
        return None
    return PersonName(
        start=firsts[0].start,
        end=last.end,
        first=f"{best.first} {firsts[-1].text}." if len(firsts[-1].text) == 1 else best.first,
        last=best.last,
        gender=best.gender,
        cases=best.cases,
        nominative=all(f.cases <= {"nom", "voc"} for f in book.first(words[0])),
    )


def _with_more_surname(text: str, name: PersonName, rest: list[Token], book: NameBook) -> PersonName:
    """`Dziak – Czekan`, `Cardoso Pimenta`: a second surname after a spaced dash, or an Iberian one."""
    if rest:
        own, other = name.last.rpartition(" ")[2], rest[0].text
        unknown = not (book.lemmatiser.readings(own) or book.lemmatiser.readings(other) or book.first(other))
        two = (_IBERIAN.search(own) and _IBERIAN.search(other)) or _NORDIC.search(own) or _NORDIC.search(other)
        if len(rest) == 1 and _PATRONYMIC.search(own) and not book.is_surname(own) and _can_be_surname(other, book):
            return replace(name, end=rest[0].end, first=f"{name.first} {own}", last=other)
        if unknown and len(rest) == 1 and two and name.first.split(" ")[0] in book.foreign:
            return replace(name, end=rest[0].end, last=f"{name.last} {other}")
        return name
    joined = _SECOND_SURNAME.match(text, name.end)
    if joined is None or not book.is_surname(joined[1]) or not book.is_surname(text[: name.end].rpartition(" ")[2]) or book.first(joined[1]):
        return name
    second = next((f for f in book.last(joined[1]) if f.gender == name.gender and f.cases & name.cases and f.weight >= 3), None)
    return replace(name, end=joined.end(), last=f"{name.last}-{second.lemma}") if second else name


def _can_be_surname(form: str, book: NameBook) -> bool:
    """Not an abbreviation, and something that can stand as a surname."""
    plain = form.rpartition(" ")[2]
    if (
        len(plain) < 2
        or plain in _ENGLISH_HEADS
        or plain in _ENGLISH_NOUNS
        or (plain.isupper() and len(plain) <= 4)
        or (book.heads_organisation(plain) and not book.is_surname(plain))
    ):
        return False
    return all(book.last(part) for part in plain.split("-"))


def _is_family(surname: str, book: NameBook) -> bool:
    """Wiśniewskimi, Nowiccy: a couple's surname, which belongs to nobody alone."""
    known = [r for r in book.lemmatiser.readings(surname) if "nazwisko" in r.labels]
    return any(":m1" in r.tag for r in known) and all(r.tag.split(":")[1] == "pl" for r in known)


def _is_common_phrase(first: str, surname: str, book: NameBook) -> bool:
    """Sala Kasztanowa, Róża Wiatrów: the first word is a common one too, and the second an adjective or a genitive, and no surname."""
    if not book.is_plain_word(first) or book.is_surname(surname):
        return False
    readings = book.lemmatiser.readings(surname)
    return bool(readings) and (any(r.tag.startswith("adj") for r in readings) or not any(r.tag.startswith("subst:sg:nom") for r in readings))


def _surname_first(text: str, tokens: list[Token], place: int, book: NameBook) -> PersonName | None:
    """KOWALSKI Jan, Nowak Anna: a surname that is no first name, then a first name that nothing follows."""
    if place + 2 != len(tokens) or place:
        return None
    surname, first = tokens
    forms = [f for f in book.first(first.text) if "nom" in f.cases]
    shouted = text[surname.start : surname.end].isupper() and not text[first.start : first.end].isupper() and len(surname.text) > 2
    clear = not (book.first(surname.text) or book.heads_organisation(surname.text)) and any(
        f.weight >= 3 and f.lemma == surname.text and "nom" in f.cases for f in book.last(surname.text)
    )  # Kowalski Jan: the other way round it is no name
    if not forms or (book.is_surname(first.text) and not (shouted or clear)) or not (book.is_surname(surname.text) or shouted or "-" in surname.text):
        return None
    if any("nazwa_pospolita" in r.labels for r in book.lemmatiser.readings(surname.text)) and not (
        shouted or _starts_line(text, surname.start) or (clear and text[: surname.start].endswith((", ", " i ", " oraz ")))
    ):
        return None
    readings = [r for r in readings_of([first.text], surname.text, book) if "nom" in r.cases and r.last == surname.text]
    best = max(readings, key=lambda r: r.weight, default=None)
    if best is None:
        return None
    return PersonName(start=surname.start, end=first.end, first=best.first, last=best.last, gender=best.gender, cases=best.cases, nominative=True)


def _starts_line(text: str, at: int) -> bool:
    before = text[max(0, at - 6) : at]
    return not before or before.endswith(("\n", "| ", "• ", ". ", "- ", "– "))


def _foreign(tokens: list[Token], book: NameBook) -> list[PersonName]:
    """Two or three words that stand alone and are in no dictionary, or only as a surname: perhaps a foreign name, taken as it stands."""
    words = [t.text for t in tokens]
    if len(words) not in (2, 3) or any(
        len(w) < 3 or w.isupper() or book.heads_organisation(w) or w in _ENGLISH_HEADS or not (_is_foreign(w, book) or _may_end(words, place, book))
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
