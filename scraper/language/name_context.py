"""What the words around a name say about its gender and case: `Panią`, `dyrektora`, `przez`, `powołano`, `…, która`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scraper.language.lemmas import Lemmatiser, Reading

_NONE: frozenset[str] = frozenset()
_GEN, _ACC, _INST, _LOC, _DAT, _NOM = (frozenset((case,)) for case in ("gen", "acc", "inst", "loc", "dat", "nom"))
_HONORIFICS: dict[str, tuple[str, frozenset[str]]] = {
    "pan": ("m", _NOM),
    "pana": ("m", _GEN | _ACC),
    "panu": ("m", _DAT | _LOC),
    "panem": ("m", _INST),
    "pani": ("f", _NOM | _GEN | _DAT | _LOC),
    "panią": ("f", _ACC | _INST),
    "mr": ("m", _NONE),
    "mrs": ("f", _NONE),
    "ms": ("f", _NONE),
    "siostra": ("f", _NOM),
    "ksiądz": ("m", _NOM),
    "księdza": ("m", _GEN | _ACC),
    "księdzem": ("m", _INST),
    "ks": ("m", _NONE),
    "bp": ("m", _NONE),
}
_PREPOSITIONS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("dla", "do", "od", "u", "bez", "według", "wobec", "oprócz", "obok", "podczas", "wśród", "zamiast"), _GEN),
    **dict.fromkeys(("imieniu", "udziałem", "rąk", "ramienia", "przewodnictwem", "kierunkiem", "kierownictwem", "obecności", "inicjatywy"), _GEN),
    **dict.fromkeys(("z", "ze"), _GEN | _INST),
    **dict.fromkeys(("przez",), _ACC),
    **dict.fromkeys(("o", "przy", "po"), _LOC | _ACC),
    **dict.fromkeys(("w", "we", "na"), _LOC | _ACC),
    **dict.fromkeys(("nad", "przed", "pod", "między", "za", "poza"), _INST | _ACC),
    **dict.fromkeys(("dzięki", "przeciw", "przeciwko", "ku"), _DAT),
}
_DEGREE = re.compile(r"(?:prof|dr|hab|inż|mgr|lek|med|ks|kan|bp|gen|płk|red|mec|p|św|o|arch|hm|doc|Dr|Prof|Ing)\.?$")
_OPENS_SENTENCE = re.compile(r"(?:^|(?<=[^\W\d_]{5}[.!?…])\s+|\n\s*)(?:(?:[Pp]rof|[Dd]r|hab|[Ii]nż|[Mm]gr|[Kk]s|[Pp]an|[Pp]ani)\.?\s+)*$")
"""Before a name that begins its sentence: of two cases it is likelier the subject."""
_TO_SOMEBODY = ("powierz", "wręcz", "przekaza", "podziękowa", "nadan", "przyzna", "gratulowa", "pogratulowa", "zaproponowa", "zleco")
_SENTENCE_ENDS = re.compile(r"(?:^|[.!?…:\n–-])\s*$")
_ABBREVIATION = 5
_REACH_BEFORE = 80
_BLANKS = " \u00a0\t\n"
_REACH_LIST = 1500
_LONGEST_ENTRY = 160
_LEADS = re.compile(
    r"\b(?:(?P<gen>z udziałem|przy udziale|w obecności|nie zabrakło|do)|(?P<inst>z|ze)|(?P<acc>(?:po|przy)?wita\w+|goś?ci(?:my|liśmy|ła|ł|li)|zaproszono|zaprosi\w+))"
    r"(?:\s(?!na\b|do\b)[\w.]+){0,3}\s?:$",
    re.IGNORECASE,
)
_LED = {"gen": _GEN, "inst": _INST, "acc": _ACC}
_RELATIVE = re.compile(r"^\s*(?:\([^()\n]{0,60}\))?,\s+(?:na\s|w\s|z\s|od\s|do\s|o\s|dla\s|przez\s|za\s)?(któr\w+|jego|jej)\b")
_NEXT_WORD = re.compile(r"^\s+(?:(?:nie|się|też|także|również|m\.in\.)\s+)?([a-ząćęłńóśźż]+)\b")
_NEXT_ROLE = re.compile(r"^(?:,\s+|\s+[–—-]\s+|\s*\()([^\W\d_]+)")
_WHO = {
    "który": "m",
    "którego": "m",
    "któremu": "m",
    "która": "f",
    "której": "f",
    "którą": "f",
}


class Hints(NamedTuple):
    """What the surroundings allow; empty where they say nothing."""

    gender: str = ""
    cases: frozenset[str] = _NONE
    not_subject: str = ""
    """The gender that cannot be the subject here: after `zastąpił` a woman's nominative."""
    governed: bool = False
    """Whether a preposition right before demands the cases."""


def hints_around(text: str, start: int, end: int, lemmatiser: Lemmatiser) -> Hints:
    """What the words right before `start` and right after `end` say of the name between them."""
    before = _before(text[max(0, start - 60) : start], lemmatiser)
    after = _after(text[end : end + 80], lemmatiser)
    opens = _OPENS_SENTENCE.search(text, max(0, start - 30), start) is not None
    cases = before.cases or after.cases or (opens and _of_list(text[max(0, start - _REACH_LIST) : start])) or (_NOM if opens else _NONE)
    return Hints(before.gender or after.gender, cases, before.not_subject, before.governed)


def _of_list(before: str) -> frozenset[str]:
    """The case that the line leading to a list demands of its entries: `Spotkanie odbyło się z udziałem:`; empty where it demands none."""
    for line in reversed(before.split("\n")[:-1]):
        if line.endswith(":"):
            found = _LEADS.search(line)
            return _LED[found.lastgroup] if found and found.lastgroup else _NONE
        if len(line) > _LONGEST_ENTRY:
            break
    return _NONE


def _last_word(text: str) -> tuple[str, str, str]:
    """(word, its dot or nothing, what stands before it) at the end of the text; the word is empty where the text ends otherwise."""
    bare = text.rstrip(_BLANKS)
    dot = "." if bare.endswith(".") else ""
    end = start = len(bare) - len(dot)
    while start and bare[start - 1].isalpha():
        start -= 1
    return bare[start:end], dot, bare[:start]


def _before(before: str, lemmatiser: Lemmatiser) -> Hints:
    before, of_abbreviation = before[-_REACH_BEFORE:], False
    for _ in range(6):
        printed, dot, rest = _last_word(before)
        if not printed:
            return Hints()
        word = printed.lower()
        if word in _HONORIFICS:
            return Hints(*_HONORIFICS[word])
        if _DEGREE.match(printed + dot) and (dot or len(word) > 1):
            before = rest
            continue
        if dot:
            return Hints()
        if printed.isupper() and 1 < len(printed) <= _ABBREVIATION:  # "szef MSZ Dmytro Kułeba"
            before, of_abbreviation = rest, True
            continue
        if of_abbreviation and word in _PREPOSITIONS:
            return Hints()
        if word in _PREPOSITIONS and (printed.islower() or _SENTENCE_ENDS.search(rest)):
            return Hints("", _PREPOSITIONS[word], governed=True)
        return _from_word(printed, lemmatiser)
    return Hints()


def _from_word(word: str, lemmatiser: Lemmatiser) -> Hints:
    readings = lemmatiser.readings(word.lower())
    if any(r.tag.startswith("imps") for r in readings):
        return Hints("", _DAT if word.lower().startswith(_TO_SOMEBODY) else _ACC)
    past = {gender for r in readings if r.tag.startswith("praet:sg") for gender in _past_genders(r)}
    if past:
        return Hints("", _NONE, "f" if past == {"m"} else "m" if past == {"f"} else "")
    nouns = [r for r in readings if r.tag.startswith("subst:sg") and r.tag.split(":")[3][:2] in ("m1", "f") and "imię" not in r.labels]
    men = [r for r in nouns if r.tag.split(":")[3].startswith("m1") and "nazwisko" not in r.labels]
    if not men or (not word.islower() and len(men) < len(nouns)):
        return Hints()
    cases = frozenset(case for r in men for case in r.tag.split(":")[2].split("."))
    if "nom" in cases:  # "prezes Annie Nowak": of a woman it says nothing, of a man that he stands in the nominative
        return Hints("", _NONE)
    return Hints("", cases)


def _past_genders(reading: Reading) -> set[str]:
    return {"m" if g.startswith("m1") else g for g in reading.tag.split(":")[2].split(".") if g.startswith(("m1", "f"))}


def _after(after: str, lemmatiser: Lemmatiser) -> Hints:
    if who := _RELATIVE.match(after):
        return Hints(_WHO.get(who[1].lower(), ""))
    if word := _NEXT_WORD.match(after):
        readings = lemmatiser.readings(word[1])
        past = {gender for r in readings if r.tag.startswith("praet:sg") for gender in _past_genders(r)}
        if len(past) == 1 and all(r.tag.startswith("praet") for r in readings):
            return Hints(past.pop(), _NOM)
        return Hints()
    if role := _NEXT_ROLE.match(after):
        return _from_apposition(role[1], lemmatiser)
    return Hints()


def _from_apposition(word: str, lemmatiser: Lemmatiser) -> Hints:
    """`Wacława Kosa, prezesa`: a man's role in an oblique case tells the case of the name."""
    readings = [r for r in lemmatiser.readings(word.lower()) if r.tag.startswith("subst:sg") and "nazwisko" not in r.labels]
    people = [r for r in readings if r.tag.split(":")[3].startswith("m1")]
    if not people or {r.lemma for r in readings} != {r.lemma for r in people}:  # "członka" is somebody's as well as something's
        return Hints()
    cases = frozenset(case for r in people for case in r.tag.split(":")[2].split("."))
    return Hints("", _NONE if "nom" in cases else cases)
