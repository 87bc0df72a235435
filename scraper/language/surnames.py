"""Surnames that no dictionary lists, brought to the nominative by their endings, given gender and case.

Source of the paradigms: Z. Saloni, Słownik gramatyczny języka polskiego, the declension of surnames; our own rules for the moving `e`.
"""

from __future__ import annotations

import re

_VOWELS = "aeiouyąęóáéíúýěůäöüøå"
# What no nominative ends in: the rest may be one.
_NO_NOMINATIVE_MAN = re.compile(r"(?:[eé]go|[eé]mu|[ąę]|owi|[sc]kim|[sc]kich|kiem|giem|['’](?:a|ego|emu|em|m|owi)|ską|cką|ska|cka|skiej|ckiej)$")
_NO_NOMINATIVE_WOMAN = re.compile(r"(?:ego|emu|[ąę]|[sc]kim|[sc]kich|iej|(?:[ao][wv]|n|ł|cz|sz|[sc]k)ej|[sc]ki|['’](?:a|ego|emu|em|m|owi))$")
_UNCHANGED_WOMAN = re.compile(r"(?:[^aąęiy]|[aeou]y)$")
_SOFTENED_WOMAN = re.compile(r"(?:[cnwbpms]ie|dzie|rze|dze|ce|le)$")


def guess_surname(form: str, gender: str, cases: frozenset[str]) -> str | None:
    """The nominative of an unknown surname whose form stands in one of the cases; None where its ending forbids them all.

    >>> guess_surname("Zuckerberga", "m", frozenset(("gen", "acc"))), guess_surname("Merkel", "f", frozenset(("gen",)))
    ('Zuckerberg', 'Merkel')
    >>> guess_surname("Metsoli", "f", frozenset(("gen",))), guess_surname("Farage'a", "m", frozenset(("gen",))), guess_surname("May", "f", frozenset(("dat",)))
    ('Metsola', 'Farage', 'May')
    >>> guess_surname("Lompie", "m", frozenset(("dat",)))
    'Lompa'
    >>> guess_surname("Sykucie", "f", frozenset(("dat", "loc")))
    'Sykuta'
    >>> guess_surname("Grabskiego", "f", frozenset(("nom", "gen")))
    """
    if "nom" in cases and not (_NO_NOMINATIVE_MAN if gender == "m" else _NO_NOMINATIVE_WOMAN).search(form):
        return form
    softened = cases <= _WOMAN_LOC and _SOFTENED_WOMAN.search(form)
    if gender == "f" and _UNCHANGED_WOMAN.search(form) and not softened and not _NO_NOMINATIVE_WOMAN.search(form):
        return form
    for ending, allowed, replacement in _MASCULINE if gender == "m" else _FEMININE:
        if allowed & cases and form.endswith(ending) and len(form) - len(ending) >= 2:
            stem = form[: len(form) - len(ending)]
            return stem + replacement if not replacement.endswith("-") else _closed(stem + replacement[:-1])
    return None


_GEN = frozenset(("gen", "acc"))
_DAT = frozenset(("dat",))
_INST = frozenset(("inst",))
_LOC = frozenset(("loc",))
_IN_LOC = _INST | _LOC
_WOMAN = frozenset(("gen", "dat", "loc"))
_WOMAN_LOC = frozenset(("dat", "loc"))
# (ending, cases, what replaces it; "-" for a consonant stem)
_MASCULINE: tuple[tuple[str, frozenset[str], str], ...] = (
    *(
        (f"{mark}{ending}", cases, "")
        for mark in "'’"
        for ending, cases in (("ego", _GEN), ("emu", _DAT), ("a", _GEN), ("owi", _DAT), ("em", _INST), ("m", _IN_LOC))
    ),
    ("iego", _GEN, "i"),
    ("égo", _GEN, "é"),
    ("ému", _DAT, "é"),
    *((f"{hard}{ending}", cases, f"{hard}y") for hard in ("n", "ł", "w", "cz", "sz", "ż", "rz") for ending, cases in (("ego", _GEN), ("emu", _DAT))),
    *((f"{vowel}l{ending}", cases, f"{vowel}li") for vowel in "aiou" for ending, cases in (("ego", _GEN), ("emu", _DAT))),  # Sassolego, Saakaszwilego
    ("ego", _GEN, "e"),  # Contego, Palmego: no Polish adjective ends so that no dictionary knows it
    ("iemu", _DAT, "i"),
    ("emu", _DAT, "e"),
    ("im", _IN_LOC, "i"),
    ("ym", _IN_LOC, "y"),
    ("owi", _DAT, "-"),
    *(
        (f"{soft}e", _DAT, f"{hard}a")
        for soft, hard in (("pi", "p"), ("bi", "b"), ("mi", "m"), ("ni", "n"), ("wi", "w"), ("si", "s"), ("zi", "z"), ("dzi", "d"))
    ),
    *((f"{soft}e", _DAT, f"{hard}a") for soft, hard in (("ci", "t"), ("rz", "r"), ("c", "k"), ("dz", "g"), ("l", "ł"))),
    ("kiem", _INST, "k-"),
    ("giem", _INST, "g-"),
    ("iem", _INST, "i-"),
    ("em", _INST, "-"),
    ("ą", _INST, "a"),
    ("ę", frozenset(("acc",)), "a"),
    ("ki", frozenset(("gen",)), "ka"),
    ("gi", frozenset(("gen",)), "ga"),
    ("li", frozenset(("gen", "dat", "loc")), "la"),
    ("ji", frozenset(("gen", "dat", "loc")), "ja"),
    ("y", frozenset(("gen",)), "a"),
    ("ia", _GEN, "i-"),
    ("ja", _GEN, "j"),
    ("a", _GEN, "-"),
    ("rze", _LOC, "r"),
    ("dzie", _LOC, "d"),
    ("cie", _LOC, "t"),
    ("le", _LOC, "ł"),
    ("ie", _LOC, "-"),
    ("u", _LOC, "-"),
)
_FEMININE: tuple[tuple[str, frozenset[str], str], ...] = (
    ("ovej", _WOMAN, "ová"),  # v is no Polish letter: Czech and Slovak
    ("ovą", _IN_LOC | _GEN, "ová"),
    ("iej", _WOMAN, "a"),
    ("ej", _WOMAN, "a"),
    ("ą", frozenset(("acc", "inst")), "a"),
    ("ę", frozenset(("acc",)), "a"),
    ("ki", frozenset(("gen",)), "ka"),
    ("gi", frozenset(("gen",)), "ga"),
    ("li", _WOMAN, "la"),
    ("ji", _WOMAN, "ja"),
    ("ii", _WOMAN, "ia"),
    ("ni", _WOMAN, "nia"),
    ("y", frozenset(("gen",)), "a"),
    ("ce", _WOMAN_LOC, "ka"),
    ("dze", _WOMAN_LOC, "ga"),
    ("rze", _WOMAN_LOC, "ra"),
    ("dzie", _WOMAN_LOC, "da"),
    ("cie", _WOMAN_LOC, "ta"),
    ("nie", _WOMAN_LOC, "na"),
    ("wie", _WOMAN_LOC, "wa"),
    ("bie", _WOMAN_LOC, "ba"),
    ("pie", _WOMAN_LOC, "pa"),
    ("mie", _WOMAN_LOC, "ma"),
    ("sie", _WOMAN_LOC, "sa"),
    ("le", _WOMAN_LOC, "ła"),
)


_MEN_UNDECLINED = re.compile(r"(?:(?<!eg)(?<!enk)o|[uóúé]|[aeouybdfghkmnpstvwx]e|oix|ais)$")
_ITALIAN = re.compile(r"[^cgkj]i(?:a|owi|em)$")
_KO = (("ki", frozenset(("gen",))), ("kę", frozenset(("acc",))), ("ką", frozenset(("inst",))), ("ce", frozenset(("dat", "loc"))))
_WOMEN_UNDECLINED = re.compile(r"[^aeou][iy]$")


def undeclined_surname(form: str) -> str:
    """The genders in which a foreign surname may stand so in any case, though others of its ending are declined: `m` of Casado, `f` of Meloni.

    >>> undeclined_surname("Casado"), undeclined_surname("Meloni"), undeclined_surname("Nowak")
    ('m', 'f', '')
    """
    return "m" if _MEN_UNDECLINED.search(form) else "f" if _WOMEN_UNDECLINED.search(form) else ""


def foreign_surnames(form: str) -> list[tuple[str, frozenset[str], float]]:
    """Men's surnames in -io, -enko and -czko of which the form can be a case, each with how much likelier than a guess by Polish endings: `Attanasia`, `Timczenki`.

    >>> [lemma for lemma, _, _ in foreign_surnames("Attanasia") + foreign_surnames("Timczenki")], foreign_surnames("Nowaka")
    (['Attanasio', 'Timczenko'], [])
    """
    for ending, cases in _KO:
        if form.endswith(f"en{ending}"):
            return [(form[: -len(ending)] + "ko", cases, 0.3)]
        if form.endswith(f"cz{ending}"):
            return [(form[: -len(ending)] + "ko", cases, -0.2)]
    if form.endswith("em") and form[-3:-2] in "bdtpmv":  # Contem, Abem
        return [(form[:-1], _INST, -0.5)]
    if not _ITALIAN.search(form):
        return []
    return [(form[: -len(ending)] + "io", cases, -0.2) for ending, cases in (("ia", _GEN), ("iowi", _DAT), ("iem", _INST)) if form.endswith(ending)]


def _closed(stem: str) -> str:
    """A consonant stem as the nominative has it: `Gołk-` -> `Gołek`, `Kupc-` -> `Kupiec`, `Sobon-i-` -> `Soboń`, `Hegl-` -> `Hegel`."""
    if stem.endswith("i") and len(stem) > 3:
        stem = stem[:-1]
        return stem[:-1] + {"n": "ń", "c": "ć", "s": "ś", "z": "ź"}.get(stem[-1], stem[-1])
    if len(stem) <= 3 or stem[-2] in _VOWELS:
        return stem
    if stem[-1] == "k" and stem[-2] not in "rsncl":
        return stem[:-1] + "ek"
    if stem[-1] == "c" and stem[-2] not in "rnt":
        return stem[:-1] + "iec"
    if stem[-1] == "l" and stem[-2] not in "rhl":
        return stem[:-1] + "el"
    return stem


def singular_surnames(plural: str) -> tuple[str, str] | None:
    """(a man's, a woman's) of a family's surname that no dictionary knows: `Nowiccy` -> (`Nowicki`, `Nowicka`), `Thomsenowie` -> (`Thomsen`, `Thomsen`).

    >>> singular_surnames("Szklarscy"), singular_surnames("Glasmacherów"), singular_surnames("Nowak")
    (('Szklarski', 'Szklarska'), ('Glasmacher', 'Glasmacher'), None)
    """
    for ending, man, woman in _PLURALS:
        if plural.endswith(ending) and len(plural) - len(ending) >= 3:
            stem = plural[: len(plural) - len(ending)]
            return stem + man, stem + woman
    return None


_PLURALS: tuple[tuple[str, str, str], ...] = (
    *(("scy" if e == "cy" else f"sk{e}", "ski", "ska") for e in ("cy", "ich", "im", "imi")),
    *(("ccy" if e == "cy" else f"ck{e}", "cki", "cka") for e in ("cy", "ich", "im", "imi")),
    *(("dzcy" if e == "cy" else f"dzk{e}", "dzki", "dzka") for e in ("cy", "ich", "im", "imi")),
    ("owie", "", ""),
    ("ów", "", ""),
    ("ami", "", ""),
    ("om", "", ""),
    ("ach", "", ""),
)
