"""How somebody takes part: ordered named rules on the words around the name, the first that holds."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from scraper.extraction.clues import clue

if TYPE_CHECKING:
    from scraper.extraction.clues import Clue
    from scraper.extraction.contexts import Context
    from scraper.model.article import ParticipantStatus

_ELECTED = clue(
    r"\b(?:wybran\w+|wybrał\w*|powołan\w+|powołał\w*|mianowan\w+|został\w* (?:\w+ )?(?:prezes|wiceprezes|przewodnicz|dyrektor|członk|koordynator|lider|szef)\w*|objął|objęła|obejmie|elected|appointed|stanowisko)\b",
    "wybr powoła mianowa został obją obję obejmie elected appointed stanowisko",
)
_SIGNED = clue(
    r"\b(?:podpisa\w+|sygnatariusz\w*|parafowa\w+|signed|złożyli podpisy)\b",
    "podpis sygnatariusz parafowa signed",
)
_HONOURED = clue(
    r"\b(?:nagrod\w+|wyróżni\w+|statuetk\w+|odznacz\w+|laureat\w*|uhonorowa\w+|medal\w*|award\w*|tytuł\w* honorow\w+|odebra\w+)\b",
    "nagrod wyróżni statuetk odznacz laureat uhonorowa medal award honorow odebra",
)
_QUOTED = clue(
    r"\b(?:mówi\w*|powiedzia\w+|podkreśla\w*|podkreśli\w+|zaznacz\w+|dodaj\w*|dodał\w*|wyjaśni\w+|ocenił\w*|ocenia|tłumaczy\w*|stwierdz\w+|przekonuj\w*|przekonywa\w+|komentuj\w*|zauważ\w+|informuj\w*|poinformował\w*|przypomni\w+|przypomina\w*|apelował\w*|zapewni\w+|said|says|added|explained|noted|stressed|commented)\b",
    "mówi powiedzia podkreśl zaznacz doda wyjaśni oceni tłumaczy stwierdz przekon komentuj zauważ informuj poinform przypomn apelowa zapewni said says added explained noted stressed commented",
)
_SPOKE = clue(
    r"\b(?:wystąpi\w+|wystąpien\w+|wygłosi\w+|wykład\w*|prelekcj\w+|prezentacj\w+|przedstawi\w+|zaprezentowa\w+|omówi\w+|prelegent\w*|poprowadzi\w+|prowadzi\w*|moderowa\w+|moderator\w*|moderacja|głos zabra\w+|zabra\w+ głos|panel\w*|debat\w+|opowie\w*|speaker\w*|presented|keynote|moderated)\b|\b\d{1,2}[:.]\d\d\b",
    "wystąpi wygłosi wykład prelekcj prezentac przedstawi zaprezent omówi prelegent prowadzi moder głos zabra panel debat opowie speaker presented keynote : .",
)
_FUTURE = clue(
    r"\b(?:będzie|będą|odbędzie|odbędą|weźmie|wezmą|wystąpi|wystąpią|poprowadzi|poprowadzą|wygłosi|zapraszamy|zaproszeni|opowie|gościem spotkania będzie|will|planowan\w+)\b",
    "będ weźmie wezmą wystąpi poprowadz wygłosi zaprasz zaproszen opowie will planowan",
)
_STATUSES: tuple[tuple[Clue, ParticipantStatus], ...] = (
    (_ELECTED, "elected"),
    (_SIGNED, "signatory"),
    (_HONOURED, "honoured"),
    (_QUOTED, "quoted"),
    (_FUTURE, "announced"),
    (_SPOKE, "speaker"),
)


_OF_ONE = ("quoted", "elected")
"""Told by the words right around the name."""


def status_of(context: Context) -> ParticipantStatus:
    """How the person takes part, by the verbs of the sentence."""
    near = context.before[-120:] + " " + context.after[:120]
    lower = near.lower()
    told = _told_of_all(context.sentence)
    for verb, status in _STATUSES:
        if (verb.may_stand(lower) and verb.pattern.search(near)) if status in _OF_ONE else status in told:
            return status
    return "attended"


@lru_cache(maxsize=64)
def _told_of_all(sentence: str) -> frozenset[str]:
    """The statuses that the sentence gives to everybody in it; kept for the next name of the same sentence."""
    lower = sentence.lower()
    return frozenset(status for verb, status in _STATUSES if status not in _OF_ONE and verb.may_stand(lower) and verb.pattern.search(sentence))
