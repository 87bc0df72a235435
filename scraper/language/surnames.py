"""Surnames that no dictionary lists, brought to the nominative by their endings, given gender and case.

Source of the paradigms: Z. Saloni, Słownik gramatyczny języka polskiego, the declension of surnames; our own rules for the moving `e`.
"""

from __future__ import annotations

_VOWELS = "aeiouyąęó"


def guess_surname(form: str, gender: str, cases: frozenset[str]) -> str:
    """The nominative of an unknown surname whose form stands in one of the cases.

    >>> guess_surname("Zuckerberga", "m", frozenset(("gen", "acc"))), guess_surname("Merkel", "f", frozenset(("gen",)))
    ('Zuckerberg', 'Merkel')
    """
    if "nom" in cases:
        return form
    endings = _MASCULINE if gender == "m" else _FEMININE
    for ending, allowed, replacement in endings:
        if form.endswith(ending) and len(form) - len(ending) >= 2 and (not allowed or allowed & cases):
            stem = form[: len(form) - len(ending)]
            return stem + replacement if replacement != "-" else _closed(stem)
    return form


_GEN = frozenset(("gen", "acc"))
_DAT = frozenset(("dat",))
_INST = frozenset(("inst",))
_LOC = frozenset(("loc",))
# (ending, cases, what replaces it; "-" for a consonant stem)
_MASCULINE: tuple[tuple[str, frozenset[str], str], ...] = (
    ("skiego", _GEN, "ski"),
    ("ckiego", _GEN, "cki"),
    ("dzkiego", _GEN, "dzki"),
    ("iego", _GEN, "i"),
    ("ego", _GEN, "y"),
    ("skiemu", _DAT, "ski"),
    ("ckiemu", _DAT, "cki"),
    ("iemu", _DAT, "i"),
    ("emu", _DAT, "y"),
    ("skim", _INST | _LOC, "ski"),
    ("ckim", _INST | _LOC, "cki"),
    ("owi", _DAT, "-"),
    ("ym", _INST | _LOC, "y"),
    ("kiem", _INST, "k"),
    ("giem", _INST, "g"),
    ("iem", _INST, "-"),
    ("em", _INST, "-"),
    ("ą", _INST, "a"),
    ("ę", frozenset(("acc",)), "a"),
    ("ki", frozenset(("gen",)), "ka"),
    ("gi", frozenset(("gen",)), "ga"),
    ("y", frozenset(("gen",)), "a"),
    ("ia", _GEN, "-"),
    ("a", _GEN, "-"),
    ("u", _LOC, "-"),
    ("ie", _LOC, "-"),
)
_FEMININE: tuple[tuple[str, frozenset[str], str], ...] = (
    ("skiej", frozenset(("gen", "dat", "loc")), "ska"),
    ("ckiej", frozenset(("gen", "dat", "loc")), "cka"),
    ("iej", frozenset(("gen", "dat", "loc")), "a"),
    ("ej", frozenset(("gen", "dat", "loc")), "a"),
    ("ą", frozenset(("acc", "inst")), "a"),
    ("ę", frozenset(("acc",)), "a"),
    ("ki", frozenset(("gen",)), "ka"),
    ("gi", frozenset(("gen",)), "ga"),
    ("ii", frozenset(("gen", "dat", "loc")), "ia"),
    ("ni", frozenset(("gen", "dat", "loc")), "nia"),
    ("y", frozenset(("gen",)), "a"),
    ("ce", frozenset(("dat", "loc")), "ka"),
    ("dze", frozenset(("dat", "loc")), "ga"),
    ("rze", frozenset(("dat", "loc")), "ra"),
    ("dzie", frozenset(("dat", "loc")), "da"),
    ("cie", frozenset(("dat", "loc")), "ta"),
    ("nie", frozenset(("dat", "loc")), "na"),
    ("wie", frozenset(("dat", "loc")), "wa"),
    ("bie", frozenset(("dat", "loc")), "ba"),
    ("le", frozenset(("dat", "loc")), "ła"),
)


def _closed(stem: str) -> str:
    """A consonant stem as the nominative has it: `Gołk-` -> `Gołek`, `Kupc-` -> `Kupiec`, `Sobon-i-` -> `Soboń`."""
    if stem.endswith("i") and len(stem) > 3:
        stem = stem[:-1]
        return stem[:-1] + {"n": "ń", "c": "ć", "s": "ś", "z": "ź"}.get(stem[-1], stem[-1])
    if len(stem) > 3 and stem[-1] == "k" and stem[-2] not in _VOWELS and stem[-2] not in "rsnc":
        return stem[:-1] + "ek"
    if len(stem) > 3 and stem[-1] == "c" and stem[-2] not in _VOWELS and stem[-2] not in "rnt":
        return stem[:-1] + "iec"
    return stem
