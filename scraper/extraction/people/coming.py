"""Whether an item tells of what is still to come: an invitation, a programme, a call."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from scraper.language.lemmas import Lemmatiser
    from scraper.language.lexicon import Lexicon
    from scraper.language.word_book import Answers

_WORD = re.compile(r"[^\W\d_]{4,}")
_TITLE = re.compile(
    r"\b(?:zapraszamy|zaproszenie|zaprasza|zapisy|program|harmonogram|agenda|porządek obrad|kalendarz|zapowied\w+|rejestracja|weź udział|lista zakwalifikowanych|save the date|invitation|register|programme)\b",
    re.IGNORECASE,
)
_HINTS = ("ędzie", "będą", "aprasza", "rosimy", " will ", "egister", "weźm", "wezm")
_COMING = frozenset(
    "zapraszamy zaprasza zapraszają zaproszenie prosimy rejestracja zgłoszenia program agenda will invite invites invited registration programme".split()
)
_PAST_ENGLISH = frozenset("took held attended signed hosted gathered organised visited opened discussed said told presented elected were".split())
_OF_SPEECH = frozenset(
    """mówić powiedzieć zapowiedzieć informować poinformować dodać podkreślić zaznaczyć zapewnić wyjaśnić ocenić stwierdzić przypomnieć zdecydować postanowić ustalić
    zaplanować planować przewidzieć wyznaczyć przełożyć przenieść""".split()
)
Tense = Literal["past", "future", ""]
_NO_VERB = ("subst", "adj", "prep", "part", "conj", "comp", "adv")
_SPOKEN = ("–", "—", "„", '"')


class Item:
    """What an item tells of: the future and the past, by its own words outside quotations. Weighed when first asked."""

    def __init__(self, text: str, title: str, lexicon: Lexicon) -> None:
        self._text = text
        self._title = title
        self._lexicon = lexicon

    @cached_property
    def is_coming(self) -> bool:
        """Whether future verbs outweigh past ones, or the title announces."""
        announces = _TITLE.search(self._title) is not None
        if not announces and not self._may_come():
            return False
        future, past = self._verbs
        return future >= past if announces else future >= 2 and future > 2 * past

    def _may_come(self) -> bool:
        for hint in _HINTS:  # noqa: SIM110 - asked for every text, and a generator costs more than the look
            if hint in self._text:
                return True
        return False

    @cached_property
    def is_past(self) -> bool:
        """Whether the item reports: past verbs outweigh future ones."""
        future, past = self._verbs
        return past > future

    @cached_property
    def _verbs(self) -> tuple[int, int]:
        tenses = tense_of_words(self._lexicon)
        future = past = 0
        for block in self._text.split("\n\n"):
            if block.startswith(_SPOKEN):
                continue
            for word in _WORD.findall(block.lower()):
                tense = tenses[word]
                future += tense == "future"
                past += tense == "past"
        return future, past


def tense_of_words(lexicon: Lexicon) -> Answers[Tense]:
    """The tense of each word, in small letters; empty of most."""
    lemmatiser = lexicon.lemmatiser
    return lexicon.words.answers("tense", lambda word: _tense(word, lemmatiser))


def _tense(word: str, lemmatiser: Lemmatiser) -> Tense:
    if word in _COMING:
        return "future"
    if word in _PAST_ENGLISH:
        return "past"
    readings = lemmatiser.readings(word)
    if not readings or readings[0].tag.startswith(_NO_VERB):
        return ""
    for reading in readings:
        if reading.lemma in _OF_SPEECH:
            return ""
        if reading.tag.startswith(("praet", "imps")):
            return "past"
        if reading.tag.startswith("bedzie") or (reading.tag.startswith("fin") and "perf" in reading.tag.split(":")):
            return "future"
    return ""
