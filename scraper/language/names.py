"""Names of people in running Polish text, in the nominative, with their gender.

A name is a first name that Morfeusz knows, then a surname: known, or guessed from the case and gender of the first name. The two must agree, which tells
`Aleksandra Grabskiego` (Aleksander) from `Aleksandra Grabska`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.surnames import guess_surname

if TYPE_CHECKING:
    from scraper.language.lemmas import Lemmatiser

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻÀ-ÖØ-ÞĀĂĄČĎĐĚĞĢĪĶĻŇŌŘŞŠŤŪŮŰŲŽ"
_WORD = rf"[{_UPPER}][\w'’]*(?:-[{_UPPER}][\w'’]*)*"
_PARTICLE = r"(?:von|van|de|der|den|di|da|du|la|le|al|el|bin|ter|dos)"
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_WORD}|[ \u00a0]?(?<=\b[{_UPPER}])\.[ \u00a0]?{_WORD})*")
_TOKEN = re.compile(rf"(?:{_PARTICLE}[ \u00a0])*{_WORD}")
_CASES = frozenset(("nom", "gen", "dat", "acc", "inst", "loc", "voc"))
# Foreign first names that Morfeusz does not list, with their gender; the surname after them is taken as it stands.
_FOREIGN_MEN = """
John Peter Michael Mark Thomas Andrew Paul David James Robert William Richard Charles George Christopher Daniel Kevin Brian Jürgen Hans
Klaus Wolfgang Günter Jörg Uwe Dieter Heinz Stefano Marco Giovanni Luca Antonio Carlos José Juan Luis Miguel Pierre Jean François Jacques
Thierry Mikko Jukka Pekka Timo Antti Juha Lars Erik Sven Nils Anders Petr Jiří Tomáš Pavel Jaroslav Ján Jozef Ondřej Lukáš Andrii Serhiy
Oleksandr Volodymyr Mykola Vytautas Jonas Ulrich Markus Matthias Thierry Ulla Maroš Dacian Valdis Elon Steve Bill Tim Jeff
"""
_FOREIGN_WOMEN = """
Mary Susan Linda Jennifer Elizabeth Jessica Sarah Karen Nancy Margaret Emily Laura Ursula Claudia Sabine Petra Ingrid Heike Theresa Theres
Merja Päivi Ulla Kirsi Giulia Francesca Chiara Sophie Marie Isabelle Nathalie Céline Elżbieta Jana Lucie Kateřina Zuzana Olena Oksana
Svitlana Iryna Elena
"""
_FOREIGN = dict.fromkeys(_FOREIGN_MEN.split(), "m") | dict.fromkeys(_FOREIGN_WOMEN.split(), "f")


_HONORIFICS = frozenset("Pan Pani Pana Panu Panem Panie Panią Państwo Państwa Ks Mr Mrs Ms Dr Prof".split())


class NameForm(NamedTuple):
    """One way to read a form as a first name or surname."""

    lemma: str
    gender: str
    cases: frozenset[str]
    known: bool


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
    """`f` or `m`."""
    cases: frozenset[str]
    """Cases in which the form can stand."""
    sure: bool = True
    """False for two foreign words that no dictionary knows: a name only where a degree or a role beside it says so."""

    @property
    def name(self) -> str:
        """The full name in the nominative."""
        return f"{self.first} {self.last}"


def find_names(text: str, lemmatiser: Lemmatiser) -> list[PersonName]:
    """The full names in the text, in order, without overlap.

    >>> from scraper.language.lemmas import Lemmatiser
    >>> [n.name for n in find_names("Gościem był dr Jan Nowak wraz z Beatą Lubos.", Lemmatiser())]
    ['Jan Nowak', 'Beata Lubos']
    """
    found: list[PersonName] = []
    for run in _RUN.finditer(text):
        if " " in run.group() or "\u00a0" in run.group() or "." in run.group():
            tokens = [(t.group().replace("\u00a0", " "), run.start() + t.start(), run.start() + t.end()) for t in _TOKEN.finditer(run.group())]
            found.extend(_in_run(tokens, lemmatiser))
    return found


def _in_run(tokens: list[tuple[str, int, int]], lemmatiser: Lemmatiser) -> list[PersonName]:
    found, place = [], 0
    while place < len(tokens) - 1:
        name = _name_at(tokens, place, lemmatiser)
        if name is None:
            place += 1
            continue
        found.append(name)
        while tokens[place][2] < name.end:
            place += 1
        place += 1
    return found or _foreign(tokens, lemmatiser)


def _foreign(tokens: list[tuple[str, int, int]], lemmatiser: Lemmatiser) -> list[PersonName]:
    """Two or three words that stand alone and are in no dictionary, or only as a surname: perhaps a foreign name, taken as it stands."""
    words = [_plain(t[0]) for t in tokens]
    if len(words) not in (2, 3) or any(len(w) < 3 or w.isupper() or not _is_foreign(w, lemmatiser) for w in words):
        return []
    return [PersonName(start=tokens[0][1], end=tokens[-1][2], first=" ".join(words[:-1]), last=words[-1], gender="", cases=_CASES, sure=False)]


def _is_foreign(word: str, lemmatiser: Lemmatiser) -> bool:
    readings = lemmatiser.readings(word)
    return not lemmatiser.readings(word.lower()) and all({"imię", "nazwisko"} & set(r.labels) for r in readings)


def _name_at(tokens: list[tuple[str, int, int]], place: int, lemmatiser: Lemmatiser) -> PersonName | None:
    first_text = _plain(tokens[place][0])
    firsts = first_name_forms(first_text, lemmatiser)
    if not firsts:
        return _surname_first(tokens, place, lemmatiser)
    for count in (2, 1):  # "Jan Maria Rokita": two first names before a surname
        at = place + count
        if at >= len(tokens):
            continue
        middle = [_plain(t[0]) for t in tokens[place + 1 : at]]
        if count == 2 and not (
            len(middle[0]) == 1 or (_agreeing(firsts, middle[0], lemmatiser) and _can_be_surname(_plain(tokens[at][0]), lemmatiser))
        ):
            continue
        if count == 2 and _is_only_first_name(_plain(tokens[at][0]), lemmatiser):
            continue
        combined = _combined(firsts, _plain(tokens[at][0]), first_text, lemmatiser)
        if combined:
            first, last, gender, cases = combined
            extra = [_middle_nominative(m, gender, cases, lemmatiser) for m in middle if len(m) > 1]
            return PersonName(start=tokens[place][1], end=tokens[at][2], first=" ".join([first, *extra]), last=last, gender=gender, cases=cases)
    return None


def _plain(token: str) -> str:
    """ALL CAPITALS as a name is usually written; short ones may be abbreviations and stay."""
    if token.isupper() and len(token) > 3:
        return "-".join(part.capitalize() for part in token.split("-"))
    return token


def first_name_forms(form: str, lemmatiser: Lemmatiser) -> list[NameForm]:
    """The readings of the form as a first name in the singular; empty where it is none."""
    if form in _HONORIFICS:  # Morfeusz knows a first name Pan
        return []
    forms = [
        NameForm(r.lemma, _gender(r.tag), _cases(r.tag), True)
        for r in lemmatiser.readings(form)
        if "imię" in r.labels and r.tag.startswith("subst:sg") and _gender(r.tag)
    ]
    if not forms and form in _FOREIGN:
        forms = [NameForm(form, _FOREIGN[form], _CASES, True)]
    return forms


def surname_forms(form: str, lemmatiser: Lemmatiser) -> list[NameForm]:
    """The readings of the form as a surname that Morfeusz knows, in the singular."""
    return [
        NameForm(r.lemma, _gender(r.tag), _cases(r.tag), True)
        for r in lemmatiser.readings(form)
        if "nazwisko" in r.labels and r.tag.startswith("subst:sg") and _gender(r.tag)
    ]


def _gender(tag: str) -> str:
    gender = tag.split(":")[3] if tag.count(":") >= 3 else ""
    return "m" if gender.startswith("m1") else "f" if gender.startswith("f") else ""


def _cases(tag: str) -> frozenset[str]:
    return frozenset(tag.split(":")[2].split("."))


def _can_be_surname(form: str, lemmatiser: Lemmatiser) -> bool:
    """Not an abbreviation, and not a word that Morfeusz knows as something else only."""
    if len(form) < 2 or (form.isupper() and len(form) <= 4) or form[-1] == ".":
        return False
    readings = lemmatiser.readings(form)
    if not readings or any("nazwisko" in r.labels for r in readings):
        return True
    return not any({"nazwa_geograficzna", "nazwa_organizacji", "marka"} & set(r.labels) for r in readings)


def _is_only_first_name(form: str, lemmatiser: Lemmatiser) -> bool:
    readings = lemmatiser.readings(form)
    return bool(readings) and all("imię" in r.labels and "nazwisko" not in r.labels for r in readings)


def _agreeing(firsts: list[NameForm], form: str, lemmatiser: Lemmatiser) -> bool:
    if form in ("Maria", "Marii", "Marią", "Marię"):  # a man's second name too
        return True
    return any(f.gender == o.gender and f.cases & o.cases for f in firsts for o in first_name_forms(form, lemmatiser))


def _middle_nominative(form: str, gender: str, cases: frozenset[str], lemmatiser: Lemmatiser) -> str:
    return next((f.lemma for f in first_name_forms(form, lemmatiser) if f.gender == gender and f.cases & cases), form)


def _combined(firsts: list[NameForm], surname: str, first_text: str, lemmatiser: Lemmatiser) -> tuple[str, str, str, frozenset[str]] | None:
    """(first, last, gender, cases) of the best agreement of the two; None where the second word is no surname."""
    if not _can_be_surname(surname, lemmatiser):
        return None
    if _is_plural_only(surname, lemmatiser):
        return None
    parts = surname.split("-")
    options = []
    for first in firsts:
        lasts, cases, known = [], first.cases, True
        for part in parts:
            last, cases, sure = _part_nominative(part, first.gender, cases, lemmatiser)
            known = known and sure
            lasts.append(last)
        first_lemma = first_text if "nom" in first.cases and first_text == first.lemma else first.lemma
        if first.gender == "m" and surname.endswith(("ová", "ova", "skaya")):
            continue
        options.append((known, "nom" in cases, first_lemma == first_text, first_lemma, "-".join(lasts), first.gender, cases))
    if not options or _is_common_phrase(first_text, surname, lemmatiser):
        return None
    best = max(options, key=lambda o: o[:3])
    return best[3], best[4], best[5], best[6]


def _is_plural_only(surname: str, lemmatiser: Lemmatiser) -> bool:
    """Wiśniewskimi, Nowiccy: a couple's surname, which belongs to nobody alone."""
    known = [r for r in lemmatiser.readings(surname) if "nazwisko" in r.labels]
    return bool(known) and all(r.tag.split(":")[1] == "pl" for r in known)


def _part_nominative(part: str, gender: str, cases: frozenset[str], lemmatiser: Lemmatiser) -> tuple[str, frozenset[str], bool]:
    """(nominative, cases left, known) of one part of a surname."""
    known = [k for k in surname_forms(part, lemmatiser) if k.gender == gender and k.cases & cases]
    if known:
        # "nom" first: "Beata Lubos" is Lubos, though a rarer Lubosa has the same form in another case.
        best = max(known, key=lambda k: ("nom" in k.cases & cases, k.lemma == part, -len(k.lemma)))
        return best.lemma, best.cases & cases, True
    return guess_surname(part, gender, cases), cases, False


def _is_common_phrase(first: str, surname: str, lemmatiser: Lemmatiser) -> bool:
    """Sala Kasztanowa, Róża Wiatrów: both words are common ones and the second is no surname."""
    common_first = any("imię" not in r.labels and "nazwisko" not in r.labels for r in lemmatiser.readings(first) or ()) or bool(
        lemmatiser.readings(first.lower())
    )
    if not common_first:
        return False
    readings = lemmatiser.readings(surname)
    return bool(readings) and not any({"imię", "nazwisko"} & set(r.labels) for r in readings)


def _surname_first(tokens: list[tuple[str, int, int]], place: int, lemmatiser: Lemmatiser) -> PersonName | None:
    """KOWALSKI Jan, Nowak Anna: a known surname that is no common word, then a first name that nothing follows."""
    if place + 1 >= len(tokens) or place + 2 < len(tokens):
        return None
    surname, first_text = _plain(tokens[place][0]), _plain(tokens[place + 1][0])
    firsts = first_name_forms(first_text, lemmatiser)
    if not firsts or any("nazwa_pospolita" in r.labels for r in lemmatiser.readings(surname)) or first_name_forms(surname, lemmatiser):
        return None
    if not any(k.gender == f.gender and k.cases & f.cases for k in surname_forms(surname, lemmatiser) for f in firsts):
        return None
    combined = _combined(firsts, surname, first_text, lemmatiser)
    if combined is None:
        return None
    first, last, gender, cases = combined
    return PersonName(start=tokens[place][1], end=tokens[place + 1][2], first=first, last=last, gender=gender, cases=cases)
