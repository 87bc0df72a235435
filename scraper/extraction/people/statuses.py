"""How somebody takes part: ordered named rules on what governs the name, the first that holds; of several places, the weightiest tells.

    words right before the name ──> verb or noun that governs it (`telling`, `status_rules`) ──> programme, list of prizes ──> line above the list

In an item of what is still to come (`coming`), whoever would have attended or spoken is announced.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.clauses import has_finite_verb
from scraper.extraction.people.coming import tense_of_words
from scraper.extraction.people.contexts import lead_in
from scraper.extraction.people.governed_names import Governor, Told
from scraper.extraction.people.status_rules import told_by_governor
from scraper.extraction.people.telling import Telling, tell_of_words, tellings_in

if TYPE_CHECKING:
    from collections.abc import Callable

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
_AFTER_QUOTE = re.compile(
    r"(?:[–—]|[”\"],)\s(?:nie\s)?(?P<verb>[a-ząćęłńóśźż]{3,30})\s(?:[a-ząćęłńóśźż]{1,30}\s){0,8}(?:(?:pan|pani|dr|prof\.|p\.)\s)*$"
)
"""`– … – radziła X`: whatever the verb, who said it."""
_ENDS_OF_QUOTE = ("– ", "— ", "”, ", '", ')
_SPOKEN = re.compile(r"(?:^|\s)[–—]\s[A-ZĄĆĘŁŃÓŚŹŻ„]|[„\"”]")
_HEARD_FROM = re.compile(r"\b(?:usłysz\w+|dowiedzi\w+ się)\sod\s[^,;]{0,50}$")
_MEMBERS_HEARD = re.compile(r"\bheard from\s[^.;]{0,60}$")
_WORD_IS_OF = re.compile(r"\b(?:[Ss]łowo|[Gg]łos)\w*[^.;]{0,30}\snależa\w+ do\s[^,;]{0,50}$")
_CLOSING = re.compile(
    r"^(?:Z (?:poważaniem|wyrazami|serdecznymi)|W imieniu|Pozdrawia|Łącz[eęy]|Yours|Sincerely|(?:Kind|Best) regards)\b", re.IGNORECASE
)
_LONGEST_CLOSING = 60
_LINES_UNDER_CLOSING = 3
_MEMBERS_ARE = re.compile(r"\b[Mm]embers of the [^.;]{3,70} (?:are|is|were)\s[^.;]*$")
_MEMBERS = re.compile(
    r"\W*(?:(?:Pozostali |Nowi )?[Cc]złonkowie (?:\w+ ){0,2}(?:[Rr]ady|[Gg]rupy|[Zz]espołu|[Kk]omitetu|[Kk]omisji|[Zz]arządu|[Kk]apituły)\b"
    r"|Now[yea] (?:\w+ )?(?:[Rr]ada|[Zz]arząd|[Ww]ładze|[Kk]omisja|[Pp]rezydium)\b|(?:Rada|Zarząd|Władze|Komisja|Prezydium)\b[^.:]{0,50}\bkadencj)[^.:]{0,60}:\s*$"
)
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
_COPULA = ("był", "jest", "są")
"""`Moderatorką była X`: the noun tells."""
_CLAUSE_MARKS = (",", ";", ":", "(", " – ", " | ", "\n")
_FARTHEST, _FARTHEST_AFTER = 700, 420
_LED_TO_BY_LIST = 30
"""Characters that a verb before another name is farther away: `podpisali: A, B i C` is of all three, yet a nearer verb is rather the own one."""
_OF_ANOTHER = 160
"""Characters that a verb after the next name is farther away: it is rather that one's."""
_OF_RELATIVE = 45
_NOUN = 12
_LINES_UNDER_HOUR = 3
_REACH_OF_LINES = 420
_LONGEST_TABLE = 3000


def weightier(one: Told, other: Told) -> Told:
    """The one of two that tells more of a person; the earlier of two alike."""
    return other if _WEIGHTS[other.status] > _WEIGHTS[one.status] else one


def status_of(context: Context, lexicon: Lexicon, item: Item, before: Told | None = None) -> Told:
    """How the person takes part at this place of the item; `before` is that of the name before, which one further down a list shares."""
    told, tense = _by_phrase(context, lexicon), ""
    if told is None:
        told, tense = _governed(context, lexicon)
    if before and before.status != "quoted" and told.rule == "none" and _is_listed_after(context):
        return before
    if told.rule == "programme" and not item.is_past:
        return Told("announced", told.rule)
    if tense == "past" or told.status in ("quoted", "announced") or told.rule.endswith(("closing", "present")) or not item.is_coming:
        return told
    return Told("announced", f"coming:{told.rule}")


def _is_listed_after(context: Context) -> bool:
    """Whether the name before stands in the same sentence: nothing was told of this one by itself, so they are listed together."""
    return context.previous is not None and context.previous.start >= context.name.start - len(context.sentence_before)


def _by_phrase(context: Context, lexicon: Lexicon) -> Told | None:
    """What the words right before the name, or a mark after it, say without a verb."""
    before = context.sentence_before
    near = before[-130:]
    if ("daniem" in near or "edług" in near or "ccording" in near or "ak " in near) and _OPINION.search(near):
        return Told("quoted", "opinion")
    if not before.strip(" –—") and _ANSWERS.match(context.after):
        return Told("quoted", "answers")
    if "nom" in context.name.cases:
        return Told("quoted", "tag") if _tags_quotation(context, lexicon) else None
    return _by_phrase_of_object(before, near, context)


def _tags_quotation(context: Context, lexicon: Lexicon) -> bool:
    """`– … – radziła X`: a finite verb after a dash, where somebody spoke before it in the block."""
    before = context.sentence_before
    at = -1
    for mark in _ENDS_OF_QUOTE:
        at = max(at, before.rfind(mark))
    if at < 0 or (at > 0 and before[at] in "–—" and before[at - 1] != " "):
        return False
    found = _AFTER_QUOTE.match(before, at)
    if found is None or not lexicon.words.is_finite_verb(found["verb"]):
        return False
    return _SPOKEN.search(context.text, max(0, context.block_start - 1), context.name.start - len(before) + found.start("verb")) is not None


def _by_phrase_of_object(before: str, near: str, context: Context) -> Told | None:
    if "rąk" in near and _FROM_HANDS.search(near):
        return Told("attended", "giver")
    if ("ozm" in near or "ywiad" in near) and _INTERVIEW.search(near):
        return Told("quoted", "interview")
    if before.startswith("Z ") and "rozmawiamy" in context.after and _ASKED.match(context.after):
        return Told("quoted", "interview")
    if _HEARD_FROM.search(near):
        return Told("quoted", "heard-from")
    if _WORD_IS_OF.search(near) or _MEMBERS_HEARD.search(near):
        return Told("speaker", "takes-floor")
    if _APPLAUSE.search(near) or context.name.cases == {"voc"}:
        return Told("honoured", "applause")
    return Told("attended", "company") if _IN_COMPANY.search(near) else None


def _governed(context: Context, lexicon: Lexicon) -> tuple[Told, str]:
    """What the verb or noun says that governs the name, with its tense; else what list it stands in."""
    before = context.sentence_before
    start = len(before)
    end = start + context.name.end - context.name.start
    near = [(_distance(t, start, end, context), t) for t in tellings_in(context.sentence, lexicon) if t.end <= start or t.start >= end]
    near.sort()
    for distance, telling in near:
        if distance > (_FARTHEST if telling.end <= start else _FARTHEST_AFTER) or (
            telling.end <= start and _other_verb(before, telling.end, lexicon)
        ):
            continue
        if told := told_by_governor(Governor(telling, context.sentence, start, context)):
            return told, telling.word.tense
    if start and (other := _other_verb(before, 0, lexicon)):
        will = _MEANT_TO.search(before) or tense_of_words(lexicon)[other] == "future"
        return (Told("announced", "meant-to") if will else Told("attended", "other-verb")), ""
    return _listed(context, lexicon)


def _other_verb(before: str, at: int, lexicon: Lexicon) -> str:
    """The verb of the name's clause, from the character `at` on, that tells nothing: `a protokół sporządził X`; empty where there is none.

    A copula leaves the telling to the noun of its clause (`Moderatorką była X`), and to no word before that.
    """
    clause = 0
    for mark in _CLAUSE_MARKS:
        found = before.rfind(mark)
        if found >= clause:
            clause = found + 1
    is_verb, telling, within = lexicon.words.is_finite_verb, tell_of_words(lexicon), at > clause
    words = before[max(at, clause) :].split()
    if words and not within:
        words[0] = words[0].lower()  # "Przybył X"; any other capital is a name's
    for word in words:
        if is_verb(word) and telling[word] is None and not (within and word.startswith(_COPULA)):
            return word
    return ""


def _distance(telling: Telling, start: int, end: int, context: Context) -> int:
    """How far the verb is from the name, in characters, more where somebody else or another clause stands between."""
    extra = 0 if telling.word.is_verb else _NOUN
    if telling.end <= start:
        previous = start - (context.name.start - context.previous.end) if context.previous else -1
        extra += _OF_ANOTHER if _CONTENT.search(context.sentence, telling.end, start) else 0
        return start - telling.end + (_LED_TO_BY_LIST if telling.end <= previous else 0) + extra
    following = end + (context.following.start - context.name.end) if context.following else telling.start + 1
    between = context.sentence[end : telling.start]
    extra += (_OF_RELATIVE if "któr" in between or " who " in between else 0) + (_OF_ANOTHER if _ANOTHER_CLAUSE.search(between) else 0)
    return telling.start - end + (_OF_ANOTHER if telling.start >= following else 0) * (2 if extra >= _OF_RELATIVE else 1) + extra


def _listed(context: Context, lexicon: Lexicon) -> tuple[Told, str]:
    """What the list says in which the name stands: a programme, prizes, or the line above it."""
    if (_PROGRAMME.match(context.line_before) and not has_finite_verb(context.sentence, lexicon)) or _stands_under(
        context, _gives_hour, _LINES_UNDER_HOUR
    ):
        return Told("speaker", "programme"), ""
    if _PRIZE_ENTRY.match(context.line_before):
        return Told("honoured", "prize-entry"), ""
    if ("ma" in context.sentence_before or "będ" in context.sentence_before) and _MEANT_TO.search(context.sentence_before):
        return Told("announced", "meant-to"), ""
    if _MEMBERS_ARE.search(context.sentence_before):
        return Told("elected", "members"), ""
    if _stands_under(context, _closes, _LINES_UNDER_CLOSING):
        return Told("signatory", "closing"), ""
    for lead in (_head_of_table(context), lead_in(context)):
        if lead and _MEMBERS.match(lead):
            return Told("elected", "members"), ""
        for telling in reversed(tellings_in(lead, lexicon) if lead else []):
            if (told := told_by_governor(Governor(telling, lead, len(lead), context))) and told.status != "quoted":
                return Told(told.status, f"lead-in:{told.rule}"), telling.word.tense
    return Told("attended", "none"), ""


def _stands_under(context: Context, is_heading: Callable[[str], bool], lines_between: int) -> bool:
    """Whether the name stands a few lines under a heading, and no sentence stands between."""
    lines = [line for line in context.text[max(0, context.block_start - _REACH_OF_LINES) : context.block_start].split("\n") if line.strip()]
    for line in reversed(lines[-lines_between:]):
        if is_heading(line):
            return True
        if line.rstrip().endswith((".", "!", "?", ":")):
            return False
    return False


def _gives_hour(line: str) -> bool:
    return _HOUR_LINE.match(line) is not None


def _closes(line: str) -> bool:
    return len(line) < _LONGEST_CLOSING and _CLOSING.match(line) is not None


def _head_of_table(context: Context) -> str:
    """The first row of the table in which the name stands; empty where it stands in none."""
    text = context.text
    if " | " not in text[context.block_start : context.block_end]:
        return ""
    head = ""
    for row in reversed(text[max(0, context.block_start - _LONGEST_TABLE) : context.block_start].split("\n")):
        if row.strip() and " | " not in row:
            break
        head = row or head
    return head
