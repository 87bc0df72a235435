"""What a form can be as a first name or surname: Morfeusz first, then foreign first names, then common words that people are called by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.language.foreign_first_names import APOSTROPHE_ENDINGS, foreign_forms
from scraper.language.memory import WORDS_KEPT, Memory
from scraper.language.name_forms import ALL_CASES, GENITIVE, LAST_RESORT, NameForm
from scraper.language.surnames import foreign_surnames, guess_surname, undeclined_surname

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scraper.language.lemmas import Lemmatiser, Reading
    from scraper.language.name_readings import NameReading

_NOMINATIVE = frozenset(("nom", "voc"))
_VOCATIVE = frozenset(("voc",))
# Morfeusz knows a first name Pan and the like; a capital alone makes nobody of them.
_NEVER_FIRST = frozenset(
    "Pan Pani Pana Panu Panem Panie Panią Państwo Państwa Ks Mr Mrs Ms Dr Prof Unia Jury Sala Panna Nadzieja Wiara Miłość Zjednoczenie Jasna Nowy Nowa".split()
)
_NEVER_SURNAME = frozenset(
    "Sp Spółka Group Holding Cosmetics Company Consulting Partnerzy Wspólnicy Synowie Syn Studio Trio Airport Street Park University Institute Południowa Południowej Południową Północna Północnej Północną Zachodnia Zachodniej Zachodnią".split()
)


# Forms that a Polish first name shares with a foreign one, which a foreign surname then asks for: Marka Zuckerberga.
_FOREIGN_TOO: dict[str, tuple[str, str, frozenset[str]]] = {
    "Marka": ("Mark", "m", GENITIVE),
    "Markowi": ("Mark", "m", frozenset(("dat",))),
    "Markiem": ("Mark", "m", frozenset(("inst",))),
    "Marku": ("Mark", "m", frozenset(("loc",))),
}


_SEEN = 4.5
"""Weight of a surname that the archive has in the nominative, over one that Morfeusz knows."""


class NameBook:
    """Readings of forms as names, with a memory. `foreign` gives the gender (`m`, `f`, `mf`) of first names that Morfeusz lacks; `surnames` what an archive
    has taught: nominative and gender of surnames, with how often each was seen.

    Holds no state that changes an answer.
    """

    def __init__(
        self,
        lemmatiser: Lemmatiser,
        foreign: Mapping[str, str] | None = None,
        surnames: Mapping[tuple[str, str], int] | None = None,
        organisations: frozenset[str] = frozenset(),
        towns: frozenset[str] = frozenset(),
    ) -> None:
        self.lemmatiser = lemmatiser
        self.foreign = foreign or {}
        self.surnames = surnames or {}
        self._organisations = organisations
        self._towns = towns
        self._firsts = Memory[str, tuple[NameForm, ...]](WORDS_KEPT)
        self._lasts = Memory[str, tuple[NameForm, ...]](WORDS_KEPT)
        self._plain = Memory[str, bool](WORDS_KEPT)
        self.together: Memory[tuple[str, ...], list[NameReading]] = Memory(WORDS_KEPT)
        """What `name_readings` has read of first names with a surname: the same people return all the time."""

    def first(self, form: str) -> tuple[NameForm, ...]:
        """The readings of the form as a first name in the singular; empty where it is none."""
        known = self._firsts.get(form)
        if known is None:
            known = self._firsts[form] = tuple(self._first(form))
        return known

    def last(self, form: str) -> tuple[NameForm, ...]:
        """The readings of one part of a surname, in the singular, the dictionary's, the common words' and the guesses, for both genders."""
        known = self._lasts.get(form)
        if known is None:
            known = self._lasts[form] = tuple(self._last(form))
        return known

    def is_surname(self, form: str) -> bool:
        """Whether Morfeusz or the archive knows the form as a surname."""
        return any(f.weight >= 3 for f in self.last(form))

    def heads_organisation(self, form: str) -> bool:
        """Whether the word, in its dictionary form, heads names of organisations: University, Pracownia."""
        return form.lower() in self._organisations

    def is_town(self, form: str) -> bool:
        """Whether the form is a town's name in the nominative."""
        return form in self._towns

    def is_somebody(self, form: str) -> bool:
        """Whether the form is a common noun for a man, as offices are: Marszałek, Wójtem."""
        return any(r.tag.startswith("subst:sg") and ":m1" in r.tag and "nazwa_pospolita" in r.labels for r in self.lemmatiser.readings(form.lower()))

    def is_plain_word(self, form: str) -> bool:
        """Whether the form is a common word, and none that only becomes one because Morfeusz forgives a small letter."""
        known = self._plain.get(form)
        if known is None:
            known = self._plain[form] = any(r.lemma[:1].islower() for r in self.lemmatiser.readings(form.lower()))
        return known

    def _first(self, form: str) -> list[NameForm]:
        if form in _NEVER_FIRST or len(form) < 2:
            return []
        if "-" in form and form[-1] != "-":
            return self._double_first(form)
        forms = [
            NameForm(r.lemma, _gender(r.tag), _cases(r.tag), 3.0)
            for r in self.lemmatiser.readings(form)
            if "imię" in r.labels and r.tag.startswith("subst:sg") and _gender(r.tag)
        ]
        if form in _FOREIGN_TOO:
            return [*forms, NameForm(*_FOREIGN_TOO[form], 2.0)]
        # "Jacka" is rather of Jacek than of Jack
        forms = [f._replace(weight=2.0) if form != f.lemma and any(o.lemma == f"{f.lemma[:-1]}ek" for o in forms) else f for f in forms]
        forms = [f._replace(weight=2.0) if any(f.lemma == f"{o.lemma}o" for o in forms) else f for f in forms]  # Alfred, not Alfredo
        return self._foreign_too(form, forms) if self.foreign else forms

    def _foreign_too(self, form: str, forms: list[NameForm]) -> list[NameForm]:
        """The dictionary's readings of the form as a first name, with those that only foreign names give it."""
        if any("nom" in f.cases for f in forms):  # "Maria" is of Mario too, if a man's surname follows that nobody knows
            undeclined = [NameForm(form, "m", ALL_CASES, 2.0)] if form[-1] == "o" else []  # Christo Grozewa
            return (
                forms
                + undeclined
                + [f._replace(weight=LAST_RESORT) for f in foreign_forms(form, self._gender_of) if f.lemma == form[:-1] + "o" and form[-1] == "a"]
            )
        if forms and not all(f.cases == _VOCATIVE for f in forms):  # "Francesca", a man's genitive for Morfeusz, is a woman's nominative too
            own = (f for f in foreign_forms(form, self.foreign.get) if f.lemma == form)
            return [*forms, *(f._replace(weight=0.0 if f.gender == "f" else 1.0) for f in own)]
        stem, mark, ending = form.replace("’", "'").rpartition("'")
        if mark and ending in APOSTROPHE_ENDINGS:  # George'a, Charles'em
            return [NameForm(f.lemma, "m", APOSTROPHE_ENDINGS[ending], f.weight) for f in self.first(stem) if f.gender == "m" and "nom" in f.cases]
        if form.endswith("iia") and any(f.gender == "f" for f in self.first(form[:-2] + "a")):
            return [NameForm(form, "f", frozenset(("nom",)), 2.0)]  # Dariia, as Ukrainian passports write Daria
        return foreign_forms(form, self._gender_of)

    def _gender_of(self, name: str) -> str | None:
        """`m`, `f` or `mf` of a first name in the nominative; None for what is none. Morfeusz knows Pedro, but not all his cases."""
        known = self.foreign.get(name)
        if known is not None or name in _NEVER_FIRST:
            return known
        genders = {
            _gender(r.tag) for r in self.lemmatiser.readings(name) if "imię" in r.labels and r.tag.startswith("subst:sg") and "nom" in _cases(r.tag)
        }
        return "".join(sorted(genders, reverse=True)) or None

    def _double_first(self, form: str) -> list[NameForm]:
        """Jens-Peter, Marie-Louise: two first names, of which at least the second tells the gender."""
        one, _, other = form.partition("-")
        if "-" in other:
            return []
        return [
            NameForm(f"{a.lemma}-{b.lemma}", b.gender, a.cases & b.cases, min(a.weight, b.weight))
            for b in self.first(other)
            for a in self.first(one)
            if a.gender == b.gender and a.cases & b.cases
        ]

    def _last(self, form: str) -> list[NameForm]:
        if form in _NEVER_SURNAME or (form.isupper() and len(form) < 2):
            return []
        readings = self.lemmatiser.readings(form)
        forms = [
            NameForm(r.lemma, _gender(r.tag), _cases(r.tag), 3.0)
            for r in readings
            if "nazwisko" in r.labels and r.tag.startswith("subst:sg") and _gender(r.tag)
        ]
        forms += [NameForm(last, gender, cases, _SEEN) for last, gender, cases in self._archived(form)]
        if not forms or not any("nom" in f.cases for f in forms):
            forms += [f for r in readings for f in _from_common(form, r)]
            forms += _guesses(form, bool(readings), undeclined=all("nazwisko" in r.labels for r in readings))
        if forms and form[-1] not in "aąęiy" and any("nom" in f.cases for f in forms) and not any(f.gender == "f" for f in forms):
            forms.append(NameForm(form, "f", ALL_CASES, 1.0))  # a woman's stays as it is: Sonia Leclerc
        if form.endswith(("ski", "cki")):
            forms.append(NameForm(form, "f", ALL_CASES, 0.5))  # Lisa Murkowski, whose country knows no -ska
        if self.surnames:
            forms = [f._replace(weight=_SEEN) if f.weight < _SEEN and (f.lemma, f.gender) in self.surnames else f for f in forms]
        return forms

    def _archived(self, form: str) -> list[tuple[str, str, frozenset[str]]]:
        """Readings that the archive has seen in the nominative."""
        if not self.surnames:
            return []
        stays = ALL_CASES if form[-1] in "ieou" else frozenset(("nom",))  # Kieli may be declined, or stay
        seen = [(form, g, stays) for g in ("m", "f") if (form, g) in self.surnames]
        guesses = _guesses(form, known=True)
        return seen + [(g.lemma, g.gender, g.cases) for g in guesses if g.lemma != form and (g.lemma, g.gender) in self.surnames]


def _gender(tag: str) -> str:
    gender = tag.split(":")[3] if tag.count(":") >= 3 else ""
    return "m" if gender.startswith("m1") else "f" if gender.startswith("f") else ""


def _cases(tag: str) -> frozenset[str]:
    return frozenset(tag.split(":")[2].split("."))


def _from_common(form: str, reading: Reading) -> list[NameForm]:
    """A common noun, a place or an adjective as a surname: Bóbr, Gęś, Modra; a man's stands in the noun's case, a woman's too where it ends in -a."""
    kind, _, rest = reading.tag.partition(":")
    number = rest.partition(":")[0]
    if number != "sg" or rest.count(":") < 2:
        return []
    lemma = reading.lemma[:1].upper() + reading.lemma[1:]
    if kind == "subst" and reading.labels != ("imię",) and not (lemma.isupper() and len(lemma) > 1):
        cases = _cases(reading.tag)
        if cases & GENITIVE and not cases & _NOMINATIVE:
            cases |= GENITIVE
        if lemma.endswith("a"):
            return [NameForm(lemma, "m", cases, 2.0), NameForm(lemma, "f", cases, 2.0)]
        own = [NameForm(form, "f", ALL_CASES, 2.0)] if form == lemma else []
        return [*own, NameForm(lemma, "m", frozenset(("nom",)) if form == lemma else cases, 2.0)]
    if kind == "adj" and reading.tag.endswith("pos"):
        return _from_adjective(form, reading, lemma)
    return []


def _from_adjective(form: str, reading: Reading, lemma: str) -> list[NameForm]:
    genders, cases = reading.tag.split(":")[3].split("."), _cases(reading.tag)
    forms = []
    if "m1" in genders:
        forms.append(NameForm(lemma, "m", cases, 2.0))
        if form == lemma:
            forms.append(NameForm(form, "f", ALL_CASES, 1.0))  # Dobrosława Kwaśny
    if "f" in genders:
        forms.append(NameForm(lemma[:-1] + "a" if lemma[-1] in "yi" else lemma, "f", cases, 2.0))
    return forms


def _guesses(form: str, known: bool, *, undeclined: bool = False) -> list[NameForm]:
    """What an unknown form may be by its ending, each case by itself, and as a foreign surname, which may be `undeclined`."""
    weight = 0.5 if known else 1.0
    found: dict[tuple[str, str], frozenset[str]] = {}
    for gender in ("m", "f"):
        for case in sorted(ALL_CASES):
            lemma = guess_surname(form, gender, frozenset((case,)))
            if lemma is not None:
                found[lemma, gender] = found.get((lemma, gender), frozenset()) | {case}
    guessed = [NameForm(lemma, gender, cases, weight) for (lemma, gender), cases in found.items()]
    if not undeclined:
        return guessed
    guessed += [NameForm(form, gender, ALL_CASES, weight - 0.4) for gender in undeclined_surname(form) if found.get((form, gender)) != ALL_CASES]
    return guessed + [NameForm(lemma, "m", cases, weight + more) for lemma, cases, more in foreign_surnames(form)]
