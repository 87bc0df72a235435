"""How somebody takes part: ordered named rules on the words around the name, the first that holds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from scraper.extraction.people.clues import Look, clue
from scraper.extraction.people.contexts import lead_in

if TYPE_CHECKING:
    from scraper.extraction.people.clues import Clue
    from scraper.extraction.people.contexts import Context
    from scraper.model.article import ParticipantStatus

_ELECTED = clue(
    r"\b(?:(?!laureat|zwycię|król)\w+(?:em|ą|ami|ym|ymi) (?:ponownie |jednogłośnie )?zosta[lł]\w*|wybran\w+|wybrał\w*|powołan\w+|powołał\w*|mianowan\w+|został\w* (?:\w+ )?(?:prezes|wiceprezes|przewodnicz|dyrektor|członk|koordynator|lider|szef)\w*|objął|objęła|obejmie|elected|appointed|stanowisko|w skład|skład (?:grupy|rady|zespołu|komisji|zarządu)|weszli|członkami zostali|kooptowa\w+|znaleźli się)\b",
    "wybr powoła mianowa został zostali obją obję obejmie elected appointed stanowisko skład weszli członkami kooptowa znaleźli",
)
_SIGNED = clue(
    r"\b(?:podpisa\w+|sygnatariusz\w*|parafowa\w+|signed|złożyli podpisy|z poważaniem|z wyrazami szacunku)\b",
    "podpis sygnatariusz parafowa signed poważaniem szacunku",
)
_HONOURED = clue(
    r"\b(?:nagrod\w+|wyróżni\w+|statuetk\w+|odznacz\w+|laureat\w*|uhonorowa\w+|medal\w*|award\w*|tytuł\w* honorow\w+|odebra\w+|otrzyma\w+|dziękuj\w+|podziękowa\w+|gratul\w+|pogratulowa\w+|puchar\w*|thank\w*)\b",
    "nagrod wyróżni statuetk odznacz laureat uhonorowa medal award honorow odebra otrzyma dzięk gratul puchar thank",
)
_QUOTED = clue(
    r"\b(?:mówi\w*|powiedzia\w+|podkreśla\w*|podkreśli\w+|zaznacz\w+|dodaj\w*|dodał\w*|wyjaśni\w+|ocenił\w*|ocenia|tłumaczy\w*|stwierdz\w+|przekonuj\w*|przekonywa\w+|komentuj\w*|zauważ\w+|informuj\w*|poinformował\w*|przypomni\w+|przypomina\w*|apelował\w*|zapewni\w+|wspomina\w*|wspomnia\w+|śmia\w+ się|żart\w+|uprzedza\w*|zapowiedzia\w+|przyzna\w+|opowiada\w+|twierdzi\w*|pyta\w*|deklar\w+|told|recalled|warned|said|says|added|explained|noted|stressed|commented)\b",
    "mówi powiedzia podkreśl zaznacz doda wyjaśni oceni tłumaczy stwierdz przekon komentuj zauważ informuj poinform przypomn apelowa zapewni wspomn wspomin śmia żart uprzedz zapowied przyzna opowiada twierdz pyta deklar told recalled warned said says added explained noted stressed commented",
)
_SPOKE = clue(
    r"\b(?:wystąpi\w+|wystąpien\w+|wygłosi\w+|wykład\w*|prelekcj\w+|prezentacj\w+|przedstawi\w+|zaprezentowa\w+|omówi\w+|prelegent\w*|poprowadzi\w+|prowadzi\w*|moderowa\w+|moderator\w*|moderacja|głos zabra\w+|zabra\w+ głos|w dyskusji|przewodniczył\w*|wyliczy\w+|polemizowa\w+|statements?|comments?|panel\w*|debat\w+|opowie\w*|speaker\w*|presented|keynote|moderated|otwo?rzy\w+|otwiera\w*|odpowiada\w+|odpowiedzi\w+|życzenia|pozdrowi\w+|pokaza\w+|oprowadza\w*|dziel\w+ się|podzieli\w+|opened|lectures?|talks?|followed by|summed up|compared|showed|joined)\b",
    "wystąpi wygłosi wykład prelekcj prezentac przedstawi zaprezent omówi prelegent prowadzi moder głos zabra dyskusj przewodnicz wylicz polemiz statement comment panel debat opowie speaker presented keynote otw odpow życz pozdr pokaz dziel podziel opened lecture talk followed summed compared showed joined",
)
_FUTURE = clue(
    r"\b(?:będzie|będą|odbędzie|odbędą|weźmie|wezmą|wystąpi|wystąpią|poprowadzi|poprowadzą|wygłosi|zapraszamy|zaproszeni|opowie|gościem spotkania będzie|will|planowan\w+|w programie|zaproszenie \w+|przyjęli zaproszenie|zgłoszenia do|prelegenci|prowadząc[ya]|prowadzenie|omówi|omówią|zreferuj[eą]|przedstawi|przedstawią|zaprezentuj[eą]|przeprowadz[ią]|przeprowadzą|podziel[ią] się|podzielą się|sprawdzi|odpowie|odpowiedzą|otworzy|otworzą|oprowadzi|oprowadzą|ma(?:ją)? (?:przeciąć|wystąpić|otworzyć|poprowadzić|przyjechać))\b",
    "omówi zrefer przedst zaprezent przeprowadz podziel sprawdzi odpow otworz oprowadz przeciąć przyjechać będ weźmie wezmą wystąpi poprowadz wygłosi zaprasz zaproszen opowie will planowan programie zaproszeni zgłosz prelegenci prowadz",
)
_HOUR = re.compile(r"(?:^|\n)\s*\d{1,2}[:.]\d\d\b")
"""A line of a programme: what it names is announced too."""
_STATUSES: tuple[tuple[Clue, ParticipantStatus], ...] = (
    (_ELECTED, "elected"),
    (_SIGNED, "signatory"),
    (_HONOURED, "honoured"),
    (_QUOTED, "quoted"),
    (_FUTURE, "announced"),
    (_SPOKE, "speaker"),
)
_LOOK = Look([verb for verb, _ in _STATUSES])


_QUOTES = ("–", "—", "„", '"')
_GAVE = re.compile(r"\b(?:wręcza?(?:ł\w?|li|y)|gratul(?:owa|acje składa)\w+|pogratulował\w?|z rąk)\b[^.;]{0,50}$")
"""`Puchary wręczał X`, `z rąk X`: who gives is not who is honoured."""
_GAVE_PIECES = ("ręcz", "ratul", "rąk")
_AFTER_QUOTE = re.compile(r"[–—”\",.]\s?[–—]?\s*(?:[a-ząćęłńóśźż]{1,30}\s){1,4}$")
"""`– … – radziła X`: whatever the verb, who said it."""
_REACH_OF_QUOTE = 130
_PROGRAMME = re.compile(
    r"^\W*\d{1,2}(?:[:.]\d\d|\s(?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia))"
)
_OF_LISTS = ("elected", "signatory", "honoured", "speaker", "announced")
_LED_TO_BY_LIST = 30
"""Characters that a verb before another name is farther away: `podpisali: A, B i C` is of all three, yet a nearer verb is rather the own one."""
_OF_ANOTHER = 160
"""Characters that a verb after the next name is farther away: it is rather that one's."""


def status_of(context: Context) -> ParticipantStatus:
    """How the person takes part, by the verb nearest to the name in its sentence; a plain future makes whatever it is an announcement."""
    sentence = context.sentence
    told = _told_in(sentence)
    before = sentence[: max(0, sentence.find(context.text[context.name.start : context.name.end]))]
    if any(piece in before for piece in _GAVE_PIECES) and _GAVE.search(before) and ("nom" in context.name.cases or before.rstrip().endswith("z rąk")):
        return "attended"
    if before.startswith(_QUOTES) and _AFTER_QUOTE.search(before[1:][-_REACH_OF_QUOTE:]):
        return "quoted"
    if not told and _PROGRAMME.match(context.line_before):
        return "announced"
    if not told:
        return next((verb.status for verb in reversed(_told_in(lead_in(context))) if verb.status in _OF_LISTS), "attended")
    start = sentence.find(context.text[context.name.start : context.name.end])
    end = start + context.name.end - context.name.start
    previous = start - (context.name.start - context.previous.end) if context.previous else -1
    following = end + (context.following.start - context.name.end) if context.following else len(sentence)
    _, _, status = min((_distance(verb, start, end, previous, following), rank, verb.status) for rank, verb in enumerate(told))
    return status


class _Verb(NamedTuple):
    status: ParticipantStatus
    start: int
    end: int


def _distance(verb: _Verb, start: int, end: int, previous: int, following: int) -> int:
    """How far the verb is from the name, in characters, more where somebody else stands between."""
    if verb.end <= start:
        return start - verb.end + (_LED_TO_BY_LIST if verb.end <= previous else 0)
    return max(0, verb.start - end) + (_OF_ANOTHER if verb.start >= following else 0)


@lru_cache(maxsize=64)
def _told_in(sentence: str) -> tuple[_Verb, ...]:
    """The telling verbs of the sentence; kept for the next name of the same sentence."""
    standing = _LOOK.standing(sentence.lower())
    verbs: list[_Verb] = []
    for place, (verb, status) in enumerate(_STATUSES):
        if standing >> place & 1:
            verbs += [_Verb(status, *found.span()) for found in verb.pattern.finditer(sentence)]
        if verb is _FUTURE and ("\n" in sentence or _HOUR.match(sentence)):
            verbs += [_Verb(status, *found.span()) for found in _HOUR.finditer(sentence)]
    return tuple(verbs)
