"""A first name and a surname in a run of capitals, read together: where the name begins, what it is in the nominative, where it ends."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.name_context import hints_around
from scraper.language.name_order import surname_first
from scraper.language.name_readings import best_reading, readings_of
from scraper.language.name_runs import BLANK, UPPER, WORD, runs_of, split_particle
from scraper.language.person_name import PersonName

if TYPE_CHECKING:
    from scraper.language.name_book import NameBook
    from scraper.language.name_context import Hints
    from scraper.language.name_forms import NameForm
    from scraper.language.name_readings import NameReading
    from scraper.language.name_runs import Token

ENGLISH_HEADS = frozenset(
    "Cluster University Institute Association Centre Center Foundation Company Group Agency Network Alliance Council School Academy Valley Society Museum Street Prize Award".split()
)
_ENGLISH_NOUNS = frozenset(
    "Lab Labs Watch Hub Expo Summit Tech Team City Cup Fest Festival Show Space Forum Challenge Days Zone Awards Innovation Solutions Systems Director Manager Officer President".split()
)
"""Second words of projects and places that begin like a name: Urban Lab, Smart Watch."""
_CLUBS = frozenset(
    "Arka Arki Arce Arkę Arką Lech Lecha Lechowi Lechem Lechu Olimpia Olimpii Olimpię Olimpią Wanda Wandy Wandzie Wandę Wandą Victoria Victorii Wiktoria Wiktorii".split()
)
_NOMINATIVE = frozenset(("nom", "voc"))
_FIRST_AND_LAST = 2
_KNOWN = 3
"""Weight of what a dictionary has as a name."""
_MOST_SURNAMES = 2
"""Foreign surnames after the first: Luiz Inácio Lula da Silva."""
_SECOND_SURNAME = re.compile(rf"{BLANK}[–-]{BLANK}({WORD})(?![\w{UPPER}]|{BLANK}[{UPPER}])")
_HONOURED_BEFORE = re.compile(r"(?:\b[Pp]an\w{0,3}|\b[Mm]rs?|\b[Mm]s|\b(?:prof|dr|hab|inż|mgr|ks|med|p|im|Dr|Prof)\.?)\s*$")
LIST_LINKS = frozenset((", ", " i ", " oraz ", " and ", ", a także "))
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


def name_at(page: Page, tokens: list[Token], place: int) -> PersonName | None:
    """The name that begins with the token; None where none does."""
    text, book = page.text, page.book
    if not book.first(tokens[place].text) or (
        tokens[place].text == "Maja" and _DAY_BEFORE.search(text, max(0, tokens[place].start - 5), tokens[place].start)
    ):
        return surname_first(text, tokens, place, book)
    for count in (2, 1):  # "Jan Maria Rokita": two first names before a surname
        if place + count >= len(tokens):
            continue
        firsts, last = tokens[place : place + count], tokens[place + count]
        if count == 2 and not _is_second_name(tokens, place + 1, book):
            continue
        if count == 1 and _begins_another(tokens, place + 1, book):
            return None
        if name := _joined_name(page, firsts, last):
            return _with_more_surname(page, firsts, name, tokens[place + count + 1 :])
    return None


def _begins_another(tokens: list[Token], at: int, book: NameBook) -> bool:
    """`burmistrzem Mikołajek Piotrem Jakubowskim`: the second word is no surname of the first, but a first name of the next."""
    if at + 1 >= len(tokens) or any(
        f.weight >= _KNOWN and f.gender == first.gender and f.cases & first.cases
        for first in book.first(tokens[at - 1].text)
        for f in book.last(tokens[at].text)
    ):
        return False
    firsts = [f for f in book.first(tokens[at].text) if f.weight >= _KNOWN]
    return any(f.gender == last.gender and f.cases & last.cases and last.weight >= _KNOWN for f in firsts for last in book.last(tokens[at + 1].text))


def _is_second_name(tokens: list[Token], at: int, book: NameBook) -> bool:
    """Whether the word between a first name and a surname is a second first name or an initial."""
    middle, last = tokens[at].text, tokens[at + 1].text
    if len(middle) == 1:
        return True
    if not book.first(middle) or not can_be_surname(last, book):
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
    if not can_be_surname(last.text, book) or _is_family(firsts[0].text, last.text, book):
        return None
    honoured = _HONOURED_BEFORE.search(text, max(0, firsts[0].start - 12), firsts[0].start)
    if not honoured and (_is_common_phrase(firsts[0].text, last.text, book) or _is_club(firsts[0].text, last.text, book)):
        return None
    words = [t.text for t in firsts if len(t.text) > 1]
    hints = hints_around(text, firsts[0].start, last.end, book.lemmatiser)
    if (
        page.before
        and not hints.cases
        and ("nom" not in page.before.cases or page.before.cases <= _NOMINATIVE)
        and text[page.before.end : firsts[0].start] in LIST_LINKS
    ):
        hints = hints._replace(cases=page.before.cases)
    best = best_reading(readings_of(words, last.text, book), hints, page.words, last.text)
    if best is None or _stays_undeclined(best, hints, book.first(words[0])):
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


def reread(name: PersonName, text: str, cases: frozenset[str], book: NameBook) -> PersonName:
    """The name as it reads in the cases, where it has such a reading: `Ludwika Dorna, Jana Rokity` are two men."""
    tokens = next(runs_of(text[name.start : name.end]), [])
    if len(tokens) != _FIRST_AND_LAST:
        return name
    readings = [r for r in readings_of([tokens[0].text], tokens[1].text, book) if r.cases & cases]
    best = max(readings, key=lambda r: r.weight, default=None)
    return replace(name, first=best.first, last=best.last, gender=best.gender, cases=best.cases, nominative=False) if best else name


def _stays_undeclined(best: NameReading, hints: Hints, first: tuple[NameForm, ...]) -> bool:
    """`z Goldman Sachs`, `analitycy Morgan Stanley`: after a preposition a man's name would be declined; what is not is a firm's."""
    return (
        hints.governed
        and "nom" not in hints.cases
        and best.gender == "m"
        and best.cases <= {"nom", "voc"}
        and all(f.cases <= {"nom", "voc"} for f in first)
    )


def _with_more_surname(page: Page, firsts: list[Token], name: PersonName, rest: list[Token]) -> PersonName:
    """`Dziak – Czekan`, `Cardoso Pimenta`, `Martíneza Munuery`: a second surname after a spaced dash, or a foreign one."""
    text, book = page.text, page.book
    if rest:
        return _with_foreign_surname(page, firsts, name, rest)
    joined = _SECOND_SURNAME.match(text, name.end)
    if (
        joined is None
        or not book.is_surname(joined[1])
        or not book.is_surname(text[: name.end].rpartition(" ")[2])
        or book.first(joined[1])
        or book.is_somebody(joined[1])
    ):
        return name
    if _is_post(joined[1], book):
        return name
    second = next((f for f in book.last(joined[1]) if f.gender == name.gender and f.cases & name.cases and f.weight >= 3), None)
    return replace(name, end=joined.end(), last=f"{name.last}-{second.lemma}") if second else name


def _is_post(form: str, book: NameBook) -> bool:
    """Whether the word says what somebody is, though it is a surname too: `Jan Nowak – Burmistrz`."""
    return any(r.tag.startswith("subst:sg:nom:m1") and "nazwisko" not in r.labels for r in book.lemmatiser.readings(form.lower()))


def _with_foreign_surname(page: Page, firsts: list[Token], name: PersonName, rest: list[Token]) -> PersonName:
    own = name.last.rpartition(" ")[2]
    if len(rest) == 1 and _PATRONYMIC.search(own) and not page.book.is_surname(own) and can_be_surname(rest[0].text, page.book):
        return replace(name, end=rest[0].end, first=f"{name.first} {own}", last=rest[0].text)
    longer: PersonName | None = name
    for token in rest[:_MOST_SURNAMES]:
        longer = _with_one_more(page, firsts, longer, token) if longer else None
    return longer if longer and len(rest) <= _MOST_SURNAMES else name


def _with_one_more(page: Page, firsts: list[Token], name: PersonName, token: Token) -> PersonName | None:
    """The name with a surname more; None where the word is not the same person's."""
    book, own = page.book, name.last.rpartition(" ")[2]
    before, word = split_particle(token.text)
    if not can_be_surname(token.text, book) or (not before and (_is_word(own, book) or _is_word(word, book) or _is_another(token.text, name, book))):
        return None
    if (_IBERIAN.search(own) and _IBERIAN.search(word)) or _NORDIC.search(own) or _NORDIC.search(word) or _agree(firsts, name, word, book):
        second = max((f for f in book.last(word) if f.gender == name.gender and f.cases & name.cases), key=lambda f: f.weight, default=None)
        return replace(name, end=token.end, last=f"{name.last} {before}{second.lemma if second else word}")
    return None


def _is_another(form: str, name: PersonName, book: NameBook) -> bool:
    """Whether somebody else's first name follows; that foreign surnames are first names too (Barrett, Bader) does not make them so."""
    return any(f.weight >= 3 or f.gender == name.gender for f in book.first(form))


def _is_word(form: str, book: NameBook) -> bool:
    """Whether a dictionary has the form as anything but a surname."""
    return any("nazwisko" not in r.labels for r in book.lemmatiser.readings(form))


def _agree(firsts: list[Token], name: PersonName, second: str, book: NameBook) -> bool:
    """Whether a second unknown surname is the same person's: a man's in his case, a woman's after a first name that stays as it is (`Ruth Bader Ginsburg`)."""
    if name.gender == "f":
        return firsts[0].text == name.first
    return any(f.gender == "m" and f.cases & name.cases for f in book.last(second))


def can_be_surname(form: str, book: NameBook) -> bool:
    """Whether the word is not an abbreviation, and something that can stand as a surname."""
    _, plain = split_particle(form)
    if (
        len(plain) < 2
        or plain in ENGLISH_HEADS
        or plain in _ENGLISH_NOUNS
        or (plain.isupper() and len(plain) <= 4)
        or (book.heads_organisation(plain) and not book.is_surname(plain))
    ):
        return False
    return all(book.last(part) for part in plain.split("-"))


def _is_family(first: str, surname: str, book: NameBook) -> bool:
    """Wiśniewskimi, Nowiccy: a couple's surname, which belongs to nobody alone; not `Borisie Niemcowie`, who do not stand in one case."""
    known = [r for r in book.lemmatiser.readings(surname) if "nazwisko" in r.labels]
    return (
        any(":m1" in r.tag for r in known)
        and all(r.tag.split(":")[1] == "pl" for r in known)
        and any(f.cases.intersection(r.tag.split(":")[2].split(".")) for r in known for f in book.first(first))
    )


def _is_club(first: str, surname: str, book: NameBook) -> bool:
    """Lech Poznań, Olimpia Elbląg: a club with its town."""
    return book.is_town(surname) and (first in _CLUBS or not book.is_surname(surname))


def _is_common_phrase(first: str, surname: str, book: NameBook) -> bool:
    """Sala Kasztanowa, Róża Wiatrów: the first word is a common one too, and the second an adjective or a genitive, and no surname."""
    if not book.is_plain_word(first) or book.is_surname(surname):
        return False
    readings = book.lemmatiser.readings(surname)
    return bool(readings) and (any(r.tag.startswith("adj") for r in readings) or not any(r.tag.startswith("subst:sg:nom") for r in readings))
