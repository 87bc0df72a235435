"""The position that stands before a name, or in a phrase away from it: `dyrektor Departamentu X w Y | Jan Nowak`, `Na wiceprezesów wybrano`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.phrases import LONGEST, is_within_enumeration, words_of
from scraper.extraction.people.role_forms import ENGLISH_MODIFIERS, OF_TIME, singular_role
from scraper.extraction.people.roles import split_description
from scraper.language.inflection import noun_readings

if TYPE_CHECKING:
    from scraper.extraction.people.phrases import Word
    from scraper.extraction.people.roles import Position
    from scraper.language.lexicon import Lexicon
    from scraper.language.names import PersonName

_STOPS = frozenset(
    "wraz który która że gdy się m.in. przez by oraz and żeby gdzie met said says were was is are has have had gave took told with between including than then to".split()
)
_ENGLISH_PAST = re.compile(r"^[a-z]{2,}ed$")
_ABBREVIATED_POSTS = frozenset(("p.o.", "z-ca", "zast.", "zca"))
_PARTICIPLE = re.compile(r"(?!.*przewodnicz)\w+ąc(?:y|a|ego|ej|emu|ą|ym)$", re.IGNORECASE)
_FORMER = frozenset("były była byłego byłej byłym byłą byłemu".split())
_PREDICATE = re.compile(r"^[Oo]becn|^[Pp]rzytomn|(?:em|ą|mi)$")


def position_before(phrase: str, name: PersonName, lexicon: Lexicon) -> Position | None:
    """What stands right before a name: `dyrektor Departamentu Innowacji w Ministerstwie X`, ended by the name; None where the words lead elsewhere.

    The role's noun is the farthest one that agrees with the name in case, so that in `w imieniu marszałka dyrektor X` it is the director.
    """
    words = words_of(phrase)
    if words and words[-1].lower == "i" and not any(lexicon.words.is_only_plural(w.text) for w in words):
        return None  # "X – dyrektor Klastra Y i Z": the role is X's
    stops = lexicon.words.answers("stop", lambda text: _stops(text, lexicon))
    start = None
    for place in range(len(words) - 1, max(-1, len(words) - 1 - LONGEST), -1):
        word = words[place]
        if stops[word.text] and not is_within_enumeration(words, place):
            break
        if word.lower == "i" and place + 1 < len(words) and lexicon.words.is_person(words[place + 1].text):
            break
        near = place >= len(words) - 4
        if place > 0 and words[place - 1].lower in _ABBREVIATED_POSTS and lexicon.words.is_role(word.text):
            start = place - 1  # "p.o. dyrektora X": the genitive is the abbreviation's
            break
        if near and place + 1 < len(words) and lexicon.words.is_only_plural(word.text) and start is not None:
            continue  # several people, and somebody of their number
        if start is not None and _PARTICIPLE.match(word.text):
            continue  # "prowadząca galę dziennikarka X": what she is, and not only what she does
        if (lexicon.words.is_role(word.text) or (near and word.text.islower() and lexicon.words.is_person(word.text))) and _agrees(
            word, name, lexicon
        ):
            start = place
    if start is None:
        return None
    role_at = start
    while start > 0 and _is_own_adjective(words, start - 1, role_at, lexicon):
        start -= 1
    return singular_role(split_description(words[start:], role_at - start, phrase, lexicon), words[role_at].text, name.gender, lexicon)


def position_in(phrase: str, name: PersonName, lexicon: Lexicon, case: str) -> Position | None:
    """The position that a phrase away from the name tells: `Na wiceprezesów`, `Promotorem pracy`; `case` is that of its noun, or `any`.

    A plural shared by several is given in the singular, in the gender of the name.
    """
    words = words_of(phrase)
    for place, word in enumerate(words):
        if not (lexicon.words.is_role(word.text) or (word.text[:1].isalpha() and lexicon.words.is_person(word.text))):
            continue
        if OF_TIME.match(word.text):  # "nowym": Morfeusz knows it as somebody new
            continue
        if case != "any" and not any(case in lexicon.words.cases(word.text, number) for number in ("sg", "pl")):
            continue
        start = place
        while start > 0 and _is_own_adjective(words, start - 1, place, lexicon):
            start -= 1
        own = words[start : _next_post(words, place, lexicon)]
        return singular_role(split_description(own, place - start, phrase, lexicon), words[place].text, name.gender, lexicon)
    return None


def _next_post(words: list[Word], place: int, lexicon: Lexicon) -> int:
    """Where after the noun another post begins, in the nominative: `zastępcą | Ambasador X`."""
    for at in range(place + 1, len(words)):
        if lexicon.words.is_role(words[at].text):
            cases = {c for _, a in noun_readings(words[at].text, lexicon.lemmatiser) if a.gender.startswith("m1") for c in a.cases}
            if "nom" in cases and "gen" not in cases:
                return at
    return len(words)


def _agrees(word: Word, name: PersonName, lexicon: Lexicon) -> bool:
    """Whether the noun can describe the name: same case; a man's title before a woman may stay in the nominative."""
    readings = [a for _, a in noun_readings(word.text, lexicon.lemmatiser) if a.gender.startswith(("m1", "f"))]
    if not readings or not name.gender:
        return True
    for number, cases, gender in readings:
        if number != "sg":
            continue
        if cases & name.cases or ("nom" in cases and name.gender == "f"):
            return gender.startswith("m1") or name.gender == "f" or word.lower.endswith("a")
    return all(a.number == "pl" for a in readings) and any(a.cases & name.cases for a in readings)


def _is_own_adjective(words: list[Word], place: int, role_at: int, lexicon: Lexicon) -> bool:
    word = words[place]
    if word.lower in ENGLISH_MODIFIERS:
        return True
    if word.lower in ("był", "była", "byli") and place > 0 and _PREDICATE.search(words[place - 1].text):
        return False  # "obecna była posłanka X", "gościem była prezes X"
    if OF_TIME.match(word.text) or not lexicon.words.is_adjective(word.text) or lexicon.words.is_organisation(word.text):
        return False
    if not lexicon.words.is_only_adjective(word.text) and not word.lower.startswith(("główn", "pierwsz")) and word.lower not in _FORMER:
        return False
    if not _share_case(word.text, words[role_at].text, lexicon):
        return False  # "zostali uhonorowani Prezes X i Prezes Y"
    return word.text.islower() or words[role_at].is_capital or place == 0


def _share_case(adjective: str, noun: str, lexicon: Lexicon) -> bool:
    """Whether the two can stand in the same number and case; a woman's adjective stands before a man's title too (`była prezes`)."""
    marks = [
        {(tag[1], case) for r in lexicon.lemmatiser.readings(w.lower()) for tag in [r.tag.split(":")] if len(tag) > 2 for case in tag[2].split(".")}
        for w in (adjective, noun)
    ]
    return not all(marks) or bool(marks[0] & marks[1])


def _stops(text: str, lexicon: Lexicon) -> bool:
    """What no position reaches over when read back from the name."""
    return text in ",.;:!?()–—-•|[]…/" or text.lower() in _STOPS or _ENGLISH_PAST.match(text) is not None or lexicon.words.is_finite_verb(text)
