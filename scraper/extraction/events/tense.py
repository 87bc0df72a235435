"""Whether the verb nearest to a date tells of what was or of what will be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from scraper.language.folding import fold

if TYPE_CHECKING:
    from scraper.language.lemmas import Lemmatiser

Tense = Literal["past", "future", ""]

_WORD = re.compile(r"[^\W\d_]+")
# Who speaks says nothing of when the event is: "Spotkanie odbędzie się 5 maja – zapowiedział prezes".
_OF_SPEECH = frozenset(
    """mówić powiedzieć zapowiedzieć informować poinformować dodać podkreślić podkreślać zaznaczyć zapewnić wyjaśnić ocenić stwierdzić przypomnieć
    podsumować zapowiadać tłumaczyć zdecydować postanowić ustalić zaplanować planować przewidzieć wyznaczyć przełożyć przenieść""".split()
)
_FUTURE_WORDS = frozenset(
    """zapraszamy zaprasza zapraszaja zaproszenie planowane planowany planowana zaplanowano zaplanowane zaplanowany zaplanowana zaplanowaly najblizsze najblizszy
    najblizsza wkrotce spotykamy spotykaja serdecznie jutro pojutrze will upcoming invite invites invited zwoluje przelozono""".split()
)
_PAST_WORDS = frozenset("mial za wczoraj took was were met held attended signed hosted gathered organised organized visited opened discussed".split())
_VERBS_FIRST = frozenset("byl byla bylo byly mial dal stal odbyl wybral".split())
_PLANNED_FOR = re.compile(r"\bna (?:dzień )?$")  # przeniesiona na 12 maja
_PAST_TAGS = ("praet", "imps")


def tense_near(sentence: str, at: int, lemmatiser: Lemmatiser) -> Tense:
    """The tense of the verb nearest to the character `at`; empty where no verb tells.

    A perfective verb of the present form is future in Polish (`odbędzie się`).
    """
    if _PLANNED_FOR.search(sentence, max(0, at - 12), at):
        return "future"
    nearest: tuple[int, Tense] | None = None
    for word in _WORD.finditer(sentence):
        distance = at - word.end() if word.end() <= at else word.start() - at
        if nearest and distance >= nearest[0]:
            continue
        told = _tense_of(word[0], lemmatiser)
        if told:
            nearest = (distance, told)
    return nearest[1] if nearest else ""


def _tense_of(word: str, lemmatiser: Lemmatiser) -> Tense:
    flat = fold(word)
    if flat in _FUTURE_WORDS:
        return "future"
    if flat in _PAST_WORDS:
        return "past"
    readings = lemmatiser.readings(word.lower())
    impersonal = next((r for r in readings if r.tag.startswith("imps")), None)
    if impersonal and impersonal.lemma not in _OF_SPEECH and flat.endswith(("no", "to")):
        return "past"  # otwarto, podpisano: also first halves of compounds
    verbs = [r for r in readings if r.tag.startswith(("praet", "imps", "fin", "bedzie"))]
    if not verbs or verbs[0].lemma in _OF_SPEECH or (readings[0].tag.startswith(("subst", "adj", "part", "prep")) and flat not in _VERBS_FIRST):
        return ""  # "udział" is a share before it is a form of "udziać"
    tag = verbs[0].tag
    if tag.startswith(_PAST_TAGS):
        return "past"
    return "future" if tag.startswith("bedzie") or ("perf" in tag.split(":")) else ""
