"""Foreign first names declined in Polish, brought to the nominative by their endings: `Jiřím`, `Tonyego`, `Ołeną`, `Luki`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.language.name_forms import ALL_CASES, GENITIVE, NameForm

if TYPE_CHECKING:
    from collections.abc import Callable

_OBLIQUE_WOMAN = frozenset(("gen", "dat", "loc"))
APOSTROPHE_ENDINGS: dict[str, frozenset[str]] = {
    "a": GENITIVE,
    "ego": GENITIVE,
    "emu": frozenset(("dat",)),
    "owi": frozenset(("dat",)),
    "em": frozenset(("inst", "loc")),
    "m": frozenset(("inst", "loc")),
    "u": frozenset(("loc",)),
}
"""What a man's name has after an apostrophe, and the cases: George'a, Tony'ego."""
# (ending, what stood there, cases, gender) of foreign first names declined in Polish: Jiřím, Toniego, Angeli, Ołeną, Omara.
_FOREIGN_ENDINGS: tuple[tuple[str, str, frozenset[str], str], ...] = (
    ("ego", "", GENITIVE, "m"),
    ("ego", "y", GENITIVE, "m"),
    ("iego", "y", GENITIVE, "m"),
    ("ego", "í", GENITIVE, "m"),
    ("emu", "", frozenset(("dat",)), "m"),
    ("m", "", frozenset(("inst", "loc")), "m"),
    ("kiem", "k", frozenset(("inst",)), "m"),
    ("giem", "g", frozenset(("inst",)), "m"),
    ("iem", "e", frozenset(("inst",)), "m"),
    ("em", "", frozenset(("inst",)), "m"),
    ("em", "e", frozenset(("inst",)), "m"),
    ("em", "o", frozenset(("inst",)), "m"),
    ("iem", "o", frozenset(("inst",)), "m"),
    ("owi", "", frozenset(("dat",)), "m"),
    ("owi", "o", frozenset(("dat",)), "m"),
    ("andra", "ander", GENITIVE, "m"),
    ("androwi", "ander", frozenset(("dat",)), "m"),
    ("andrem", "ander", frozenset(("inst",)), "m"),
    ("a", "", GENITIVE, "m"),
    ("a", "o", GENITIVE, "m"),
    ("a", "e", GENITIVE, "m"),
    ("ka", "ek", GENITIVE, "m"),
    ("ia", "ij", GENITIVE, "m"),
    ("ja", "j", GENITIVE, "m"),
    ("ie", "", frozenset(("loc",)), "m"),
    ("rze", "r", frozenset(("loc",)), "m"),
    ("u", "", frozenset(("loc",)), "m"),
    ("u", "o", frozenset(("loc",)), "m"),
    ("a", "ó", GENITIVE, "m"),
    ("owi", "ó", frozenset(("dat",)), "m"),
    ("em", "ó", frozenset(("inst",)), "m"),
    ("ą", "a", frozenset(("inst",)), "f"),
    ("ę", "a", frozenset(("acc",)), "f"),
    ("y", "a", frozenset(("gen",)), "f"),
    ("i", "a", _OBLIQUE_WOMAN, "f"),
    ("ii", "ia", _OBLIQUE_WOMAN, "f"),
    ("ie", "a", frozenset(("dat", "loc")), "f"),
    ("rze", "ra", frozenset(("dat", "loc")), "f"),
    ("le", "ła", frozenset(("dat", "loc")), "f"),
    ("le", "ło", frozenset(("dat", "loc")), "m"),
    ("ce", "ka", frozenset(("dat", "loc")), "f"),
    ("cie", "ta", frozenset(("dat", "loc")), "f"),
    ("dzie", "da", frozenset(("dat", "loc")), "f"),
    ("dze", "ga", frozenset(("dat", "loc")), "f"),
)


def foreign_forms(form: str, gender_of: Callable[[str], str | None]) -> list[NameForm]:
    """Every first name of which the form can be a case; `gender_of` tells `m`, `f` or `mf` of a name in the nominative, None of what is none.

    >>> [(f.lemma, f.gender) for f in foreign_forms("Luki", {"Luka": "m", "Luk": "m"}.get)]
    [('Luka', 'm')]
    """
    own = gender_of(form) or ""
    forms = [NameForm(form, gender, frozenset(("nom",)) if _is_declined(form, gender) else ALL_CASES, 2.0) for gender in own]
    for ending, instead, cases, gender in _FOREIGN_ENDINGS:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            lemma = form[: -len(ending)] + instead
            forms += [
                NameForm(lemma, borne, cases, 1.0 if borne in own else 2.0)  # Marie stands for itself rather than for Mara
                for borne in gender_of(lemma) or ""
                if borne == gender or lemma[-1] == "a"  # a man's in -a goes like a woman's: Luki, Nikolą
            ]
    return forms


def _is_declined(name: str, gender: str) -> bool:
    """Whether a Polish sentence changes the name: not Ivo, Amy, Carmen."""
    return name[-1] == "a" or (gender == "m" and name[-1] not in "aeiouyéíýo")
