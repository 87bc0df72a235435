"""How somebody takes part: ordered named rules on what governs the name, the first that holds; of several places, the weightiest tells.

    words right before the name ──> verb or noun that governs it (`telling`, `status_rules`) ──> programme, list of prizes ──> line above the list

In an item of what is still to come (`coming`), whoever would have attended or spoken is announced.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.clauses import has_finite_verb
from scraper.extraction.people.contexts import lead_in
from scraper.extraction.people.status_rules import Governor, Told, told_by_governor
from scraper.extraction.people.telling import Telling, tell_of_words, tellings_in

if TYPE_CHECKING:
    from scraper.extraction.people.coming import Item
    from scraper.extraction.people.contexts import Context
    from scraper.language.lexicon import Lexicon
    from scraper.model.article import ParticipantStatus

_WEIGHTS: dict[ParticipantStatus, int] = {"attended": 0, "announced": 1, "speaker": 2, "quoted": 3, "honoured": 4, "signatory": 5, "elected": 6}
"""What happened to somebody weighs more than that they spoke of it."""
_FROM_HANDS = re.compile(r"\bz(?:e)? rąk\b[^;–]{0,110}$")
_IN_COMPANY = re.compile(r"\b(?:w towarzystwie|w obecności|w asyście)\s[^;–]{0,90}$")
_OPINION = re.compile(r"\b(?:[Zz]daniem|[Ww]edług|[Aa]ccording to|[Jj]ak (?:mówi|podkreśla|zauważa|tłumaczy))\s[^;–]{0,70}$")
_INTERVIEW = re.compile(r"\b(?:[Rr]ozmawiamy z|[Rr]ozmowa z|[Rr]ozmawiał\w? z|[Ww]ywiad z)\s[^.;]{0,60}$")
_ASKED = re.compile(r"^(?:,[^.;]{0,120},)?[^.;]{0,160}\brozmawiamy\b")
_ANSWERS = re.compile(r"^\s*(?:\([^)]{2,60}\))?\s?:\s")
_APPLAUSE = re.compile(
    r"\b(?:[Bb]rawa|[Oo]klaski|[Uu]kłony|[Pp]odziękowania|[Gg]ratulacje|[Dd]zięki)\s(?:też |także |również )?(?:należą się |dla )[^;]{0,110}$"
)
_QUOTES = ("–", "—", "„", '"')
_AFTER_QUOTE = re.compile(r"[–—”\",.]\s?[–—]?\s*(?:[a-ząćęłńóśźż]{1,30}\s){1,5}(?:(?:pan|pani|dr|prof\.|p\.)\s)*$")
"""`– … – radziła X`: whatever the verb, who said it."""
_REACH_OF_QUOTE = 140
_PROGRAMME = re.compile(
    r"^\W*\d{1,2}(?:[:.]\d\d|\s(?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia))"
)
_HOUR_LINE = re.compile(r"^\W*(?:godz\.\s?)?\d{1,2}[:.]\d\d\b")
_PRIZE_ENTRY = re.compile(
    r"^\W*(?:\d{1,2}[.)]\s*)?(?:[Kk]ategori\w+|KATEGORI\w+|[Nn]agrod\w+|NAGROD\w+|[Ww]yróżnien\w+|WYRÓŻNIEN\w+|[Tt]ytuł\w*|[Ll]aureat\w*|LAUREAT\w*"
    r"|[^\W\d_]+ [Rr]oku|(?:I{1,3}|\d)\.? (?:miejsce|nagroda)|[Dd]ebiut\w*)\b[^.]{0,80}(?:[:–—-]|,)\s[^.]{0,40}$"
)
_MEANT_TO = re.compile(r"\b(?:ma|mają|będzie|będą) (?:[^\W\d_]+ )?[^\W\d_]+(?:ć|ąć)\b[^.;]{0,60}$")
_CONTENT = re.compile(r",\s(?:że|iż|aby|by|żeby|czy|gdy)\b|:\s[–—„\"]")
"""Between a verb and a name that stands in what is said, asked or wanted."""
_ANOTHER_CLAUSE = re.compile(r",\s(?:a|zaś|natomiast|ale|while|and)\s|\bnatomiast\b|;")
_CLAUSE_MARKS = (",", ";", ":", "(", " – ", " | ", "\n")
_FARTHEST = 400
_LED_TO_BY_LIST = 30
"""Characters that a verb before another name is farther away: `podpisali: A, B i C` is of all three, yet a nearer verb is rather the own one."""
_OF_ANOTHER = 160
"""Characters that a verb after the next name is farther away: it is rather that one's."""
_OF_RELATIVE = 45
_NOUN = 12
_LINES_UNDER_HOUR = 3
_REACH_OF_HOUR = 420


def weightier(one: Told, other: Told) -> Told:
    """The one of two that tells more of a person; the earlier of two alike."""
    return other if _WEIGHTS[other.status] > _WEIGHTS[one.status] else one


def status_of(context: Context, lexicon: Lexicon, item: Item) -> Told:
    """How the person takes part at this place of the item."""
    told, tense = _by_phrase(context), ""
    if told is None:
        told, tense = _governed(context, lexicon)
    if told.rule == "programme" and not item.is_past:
        return Told("announced", told.rule)
    if tense == "past" or told.status in ("quoted", "announced") or told.rule.endswith("closing") or not item.is_coming:
        return told
    return Told("announced", f"coming:{told.rule}")


def _by_phrase(context: Context) -> Told | None:
    """What the words right before the name, or a mark after it, say without a verb."""
    before = context.sentence_before
    near = before[-130:]
    if ("daniem" in near or "edług" in near or "ccording" in near or "ak " in near) and _OPINION.search(near):
        return Told("quoted", "opinion")
    if not before.strip(" –—") and _ANSWERS.match(context.after):
        return Told("quoted", "answers")
    if "nom" in context.name.cases:
        return Told("quoted", "tag") if before.startswith(_QUOTES) and _AFTER_QUOTE.search(before[1:][-_REACH_OF_QUOTE:]) else None
    return _by_phrase_of_object(before, near, context)


def _by_phrase_of_object(before: str, near: str, context: Context) -> Told | None:
    if "rąk" in near and _FROM_HANDS.search(near):
        return Told("attended", "giver")
    if ("ozm" in near or "ywiad" in near) and _INTERVIEW.search(near):
        return Told("quoted", "interview")
    if before.startswith("Z ") and "rozmawiamy" in context.after and _ASKED.match(context.after):
        return Told("quoted", "interview")
    if _APPLAUSE.search(near):
        return Told("honoured", "applause")
    return Told("attended", "company") if _IN_COMPANY.search(near) else None


def _governed(context: Context, lexicon: Lexicon) -> tuple[Told, str]:
    """What the verb or noun says that governs the name, with its tense; else what list it stands in."""
    before = context.sentence_before
    start = len(before)
    end = start + context.name.end - context.name.start
    governs = _other_verb(before, lexicon) if start else -1
    near = [(_distance(t, start, end, context), t) for t in tellings_in(context.sentence, lexicon) if t.end <= start or t.start >= end]
    near.sort()
    for distance, telling in near:
        if distance > _FARTHEST:
            break
        if telling.end > governs and (told := told_by_governor(Governor(telling, context.sentence, start, context))):
            return told, telling.word.tense
    if governs >= 0:
        return (Told("announced", "meant-to") if _MEANT_TO.search(before) else Told("attended", "other-verb")), ""
    return _listed(context, lexicon)


def _other_verb(before: str, lexicon: Lexicon) -> int:
    """Where a verb that tells nothing governs the name: `a protokół sporządził X`; -1 where none does."""
    at = 0
    for mark in _CLAUSE_MARKS:
        at = max(at, before.rfind(mark) + 1)
    is_verb, telling = lexicon.words.is_finite_verb, tell_of_words(lexicon)
    for word in before[at:].lower().split():
        if is_verb(word) and telling[word] is None:
            return before.lower().rfind(word)
    return -1


def _distance(telling: Telling, start: int, end: int, context: Context) -> int:
    """How far the verb is from the name, in characters, more where somebody else or another clause stands between."""
    extra = 0 if telling.word.is_verb else _NOUN
    if telling.end <= start:
        previous = start - (context.name.start - context.previous.end) if context.previous else -1
        extra += _OF_ANOTHER if _CONTENT.search(context.sentence, telling.end, start) else 0
        return start - telling.end + (_LED_TO_BY_LIST if telling.end <= previous else 0) + extra
    following = end + (context.following.start - context.name.end) if context.following else telling.start + 1
    between = context.sentence[end : telling.start]
    extra += (_OF_RELATIVE if "któr" in between else 0) + (_OF_ANOTHER if _ANOTHER_CLAUSE.search(between) else 0)
    return telling.start - end + (_OF_ANOTHER if telling.start >= following else 0) + extra


def _listed(context: Context, lexicon: Lexicon) -> tuple[Told, str]:
    """What the list says in which the name stands: a programme, prizes, or the line above it."""
    if (_PROGRAMME.match(context.line_before) and not has_finite_verb(context.sentence, lexicon)) or _stands_under_hour(context):
        return Told("speaker", "programme"), ""
    if _PRIZE_ENTRY.match(context.line_before):
        return Told("honoured", "prize-entry"), ""
    lead = lead_in(context)
    for telling in reversed(tellings_in(lead, lexicon) if lead else []):
        if (told := told_by_governor(Governor(telling, lead, len(lead), context))) and told.status != "quoted":
            return Told(told.status, f"lead-in:{told.rule}"), telling.word.tense
    return Told("attended", "none"), ""


def _stands_under_hour(context: Context) -> bool:
    """Whether the name stands under a line of a programme that gives the hour."""
    lines = [line for line in context.text[max(0, context.block_start - _REACH_OF_HOUR) : context.block_start].split("\n") if line.strip()]
    for line in reversed(lines[-_LINES_UNDER_HOUR:]):
        if _HOUR_LINE.match(line):
            return True
        if line.rstrip().endswith((".", "!", "?", ":")):
            return False
    return False
