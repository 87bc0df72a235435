"""What a word that governs a name says of the part that somebody takes: a rule for each kind of word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.governed_names import Governor, Told
from scraper.language.name_forms import ALL_CASES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scraper.extraction.people.telling import Kind

_OF_THE_YEAR = re.compile(
    r"\b(?:[A-ZŁŚŻ]\w+|[Nn]ajleps\w+ \w+|\w+iarz|\w+em|\w+ą) [Rr]oku\b[^.;]{0,40}$|\b(?:[Ll]aureat|[Zz]wycięz|[Kk]ról|[Mm]istrz|[Ww]icemistrz|[Zz]wyciężczyn|[Nn]ajleps|[Nn]ajszybs)\w*\b[^.;]{0,50}$"
)
_SEAT = re.compile(
    r"\b(?:rad[ayzęo]\w*|radzie|grup\w+|zesp\w+|komitet\w*|komisj\w+|kapitu\w+|zarząd\w*|forum|kolegium|gremium|gron\w+|stoł\w+|stół|prezydium|council|board|group|committee)\b",
    re.IGNORECASE,
)
_INTO = re.compile(
    r"\b(?:w skład(?!zie:)\w*|do składu|w (?:jej|jego|ich) składzie|w gronie|znala\w+ się|znaleźli się|wchodz\w+|weszł\w*|weszli|wszedł|wejd\w+|na czele)\b[^.;]{0,150}$",
    re.IGNORECASE,
)
_PARTIES = re.compile(r"\breprezentowan\w+ przez\s[^,;–]{0,60}$")
_SITS = re.compile(
    r"\b[Ww]e? (?:\w+ ){0,2}(?:radzie|zarządzie|komisji|kapitule|grupie|zespole|komitecie|prezydium|gronie|kolegium)\b[^.;]{0,60}\bzasi(?:ąd|ed|ada)\w+|\bzasi(?:ąd|ed|ada)\w+ w (?:\w+ ){0,2}(?:radzie|zarządzie|komisji|kapitule|grupie|zespole|komitecie|prezydium|gronie|kolegium)\b"
)
_BODY = re.compile(r"\b(?:skład\w*|gron\w+|list[ay]?|wśród|czele|member\w*)\b", re.IGNORECASE)
_DELEGATION = re.compile(r"\b(?:delegacj\w+|delegation|misj\w+|liście (?:uczestników|gości|obecności))\b", re.IGNORECASE)
_ACT_OF_OFFICE = re.compile(r"\b(?:nominacj\w+|akt\w* (?:powołani|nominac)\w*|powołani[ae])\b", re.IGNORECASE)
_CHAIRING = re.compile(r"\b[Pp](?:rzewodnicz|rowadz)eni\w+")
_INSTRUMENTAL = re.compile(r"\b[^\W\d_]{3,}(?:em|ą|ami|ym|ymi|cą)\b")
_SPOKE_OF = re.compile(r"\b[Oo]\s[^;–]{3,90}$")
_SPEAKS_OF = re.compile(r"\s(?:\w+\s){0,3}o\s(?!tym\b)")
_RECALLED = re.compile(
    r"\b(?:histori|dziej|początk|sylwetk|drog|losy|dorob)\w*\b[^.;,–]{0,60}\bprzypomni\w+|\bprzypomni\w+\s(?:histori|dziej|początk|sylwetk|drog|losy|dorob)\w*",
    re.IGNORECASE,
)
_VOICE = re.compile(r"\bgłos\w*\b", re.IGNORECASE)
_REPORT = re.compile(r"\b(?:sprawozda|raport|relacj|życzeni|wyjaśnie|informacj)\w+", re.IGNORECASE)
_SIGNATURE = re.compile(r"\bpodpis\w*", re.IGNORECASE)
_BUSINESS = re.compile(r"\w+\s(?:(?:\w+|w \w+)\s){0,3}(?:firm|pracowni|zakład|sklep|gospodarstw|przedsiębiorstw|spółk|kancelari)\w*", re.IGNORECASE)
_SHOWN = re.compile(r"\b(?:otwarci|prezentacj|powitani|podsumowani|wprowadzeni)\w+", re.IGNORECASE)
_MOVED = re.compile(r"\bz (?:któr\w+|wnioskiem|pomysłem|propozycją|inicjatywą) wystąpi|\bwystąpi\w+ z (?:wnioskiem|pomysłem|propozycją|inicjatywą)")
_TOOK_PART = re.compile(r"\b(?:udział\w*|part)\b")
_PLACE = re.compile(r"\b(?:miejsc\w+|lokat\w+)\b")
_QUOTES = ("–", "—", "„", '"')
_OFFICE = re.compile(r"\b(?:funkcj|stanowisk|obowiązk|ster|fotel|kierownict|przewodnict|prezesur|dyrekcj|urząd|urzęd|prac|tek)\w*", re.IGNORECASE)
_OCCASION = re.compile(
    r"\b(?:spotkani|obrad|posiedzeni|dyskusj|panel|warsztat|szkoleni|webinar|seminari|konferencj|gal[aęi]|sesj|zajęci|debat|rozmow|wykład|zebrani|zgromadzeni|koncert|kurs)\w*|:\s*$|\|",
    re.IGNORECASE,
)
_TEAM = re.compile(r"\b(?:zwycięs\w+|drużyn\w+|ekip\w+)\b", re.IGNORECASE)
_PAPER = re.compile(r"\b(?:dokument|rekomendacj|petycj|raport|klucz|wnios|apel|document|recommendation|report)\w*", re.IGNORECASE)
_PRIZE = re.compile(r"\b(?:nagrod|wyróżnien|statuet|medal|puchar|dyplom|tytuł|odznak|odznacz|certyfikat|award|prize)\w*", re.IGNORECASE)
_GREETING = re.compile(r"\b(?:gratulacj|podziękowa)\w+", re.IGNORECASE)
_PASSIVE = re.compile(r"\s(?:\w+\s)?\w+(?:an|on|ęt|yt|it|ut)(?:y|a|i|e)\b")
_TO_COME = re.compile(r"\b(?:odbędzie|odbędą|będzie|będą|zaplanowan\w+|planowan\w+)\b")
_WILL_BE = re.compile(r"\b(?P<role>[^\W\d_]{4,}(?:em|ą|ami))\s(?:\w+\s){0,3}$")
_NO_OFFICE = (
    "goś",
    "prelegent",
    "moderator",
    "prowadząc",
    "mówc",
    "gwiazd",
    "gospod",
    "bohater",
    "opiekun",
    "patron",
    "uczestni",
    "rozmówc",
    "tematem",
    "wydarzen",
)
"""Beginnings of what somebody is on the day only: `Gościem będzie X`."""
_AROUND = 90
_CLOSE = 45


def told_by_governor(governor: Governor) -> Told | None:
    """What the word says of the person; None where it says nothing of anybody."""
    word = governor.telling.word
    if not word.is_verb:
        return _by_noun(governor)
    told = _VERBS[word.kind](governor)
    if told and told.status not in ("elected", "quoted") and governor.is_future:
        return Told("announced", f"future:{told.rule}")
    return told


def _by_noun(governor: Governor) -> Told | None:
    """`Dzień zamknął wykład X`, `Laureatka: X`, `Wśród gości był X`: only a noun before the name says something of it."""
    kind = governor.telling.word.kind
    if not governor.is_before or (kind == "thanks" and "nom" in governor.context.name.cases and governor.context.name.cases != ALL_CASES):
        return None
    if kind == "office":
        return _by_office(governor)
    told = _NOUNS.get(kind)
    if kind == "presence":
        told = Told("speaker", "in-debate") if governor.in_debate else Told("attended", "presence")
    if told and kind != "present" and told.status in ("attended", "speaker") and _TO_COME.search(governor.around):
        return Told("announced", f"future:{told.rule}")
    return told


_NOUNS: Mapping[Kind, Told] = {
    "speech": Told("speaker", "speech"),
    "debate": Told("speaker", "debate"),
    "speak": Told("speaker", "speech"),
    "present": Told("attended", "present"),
    "prize": Told("honoured", "prize"),
    "thanks": Told("honoured", "thanks"),
    "signature": Told("signatory", "closing"),
    "plan": Told("announced", "plan"),
}


def _by_office(governor: Governor) -> Told | None:
    """`Skład rady: X`; of a team that won it is honour, of a delegation attendance, of a company of guests nothing."""
    at = governor.telling
    close = governor.sentence[max(0, at.start - _CLOSE) : min(at.end + _CLOSE, governor.name_at)]
    if _TEAM.search(close) or (_PRIZE.search(governor.before) and "kład" in close):
        return Told("honoured", "prize")
    if _DELEGATION.search(close):
        return Told("attended", "delegation")
    return Told("elected", "nomination") if _SEAT.search(close) or "kład" not in close else None


def _be(governor: Governor) -> Told:
    office = _WILL_BE.search(governor.sentence, max(0, governor.telling.start - _CLOSE), governor.telling.start)
    is_elected = (
        "gronie" in governor.around or "ierować" in governor.before or (office is not None and not office["role"].lower().startswith(_NO_OFFICE))
    )
    return Told("elected", "will-be") if is_elected else Told("announced", "will-be")


def _choose(governor: Governor) -> Told | None:
    if governor.sentence.startswith(" się", governor.telling.end):
        return None  # who "wybiera się" sets out
    if _CHAIRING.search(governor.around):
        return Told("attended", "chairs")
    if _OF_THE_YEAR.search(governor.sentence[: governor.telling.end]):
        return Told("honoured", "best-of")
    return Told("attended", "chooses") if governor.does and governor.telling.word.tense == "past" else Told("elected", "chosen")


def _become(governor: Governor) -> Told | None:
    at = governor.telling.start
    if _PASSIVE.match(governor.sentence, governor.telling.end):
        return None  # "zostały przedstawione": the participle tells
    clause = governor.sentence[max(0, at - _AROUND) : governor.name_at] if governor.is_before else governor.around
    if _OF_THE_YEAR.search(clause):
        return Told("honoured", "best-of")
    if governor.telling.word.passive:
        return None
    return Told("elected", "becomes") if _INSTRUMENTAL.search(governor.around) else None


def _join(governor: Governor) -> Told | None:
    """`W skład rady weszli X`, `znalazła się w gronie …`; of a delegation or a list of guests it is attendance."""
    around = governor.around
    if _DELEGATION.search(around):
        return Told("attended", "delegation")
    return Told("elected", "joins") if _SEAT.search(around) or _BODY.search(around) else None


def _give(governor: Governor) -> Told | None:
    """What is given tells: the floor, a signature, a report."""
    around = governor.around
    if _VOICE.search(around):
        return Told("speaker", "takes-floor")
    if _SIGNATURE.search(around):
        return Told("signatory", "signs")
    if not governor.does:
        return None
    return Told("attended", "congratulates") if _GREETING.search(around) else Told("speaker", "reports") if _REPORT.search(around) else None


def _award(governor: Governor) -> Told | None:
    if governor.does:
        return Told("attended", "gives")
    lemma_needs_prize = governor.sentence[governor.telling.start : governor.telling.end].lower().startswith(("przypa", "trafi", "powędr"))
    return None if lemma_needs_prize and not _PRIZE.search(governor.around) else Told("honoured", "awarded")


def _receive(governor: Governor) -> Told:
    if _ACT_OF_OFFICE.search(governor.around):
        return Told("elected", "receives-office")
    if _PAPER.search(governor.around) and not _PRIZE.search(governor.around):
        return Told("attended", "gives")
    return Told("honoured", "receives") if governor.does else Told("attended", "gives")


def _take(governor: Governor) -> Told | None:
    around = governor.around
    if _PLACE.search(around):
        return Told("honoured", "place")
    if not _TOOK_PART.search(around):
        return None
    return Told("speaker", "in-debate") if governor.in_debate else Told("attended", "attends")


def _speak(governor: Governor) -> Told:
    if not governor.does:
        return Told("attended", "spoken-to")
    return Told("attended", "moves") if _MOVED.search(governor.around) else Told("speaker", "speaks")


def _say(governor: Governor) -> Told:
    if governor.telling.word.is_english and governor.is_before:
        return Told("quoted", "says")  # "…," said X
    if governor.does and _RECALLED.search(governor.sentence[max(0, governor.telling.start - _AROUND) : governor.telling.end + _CLOSE]):
        return Told("speaker", "recalls")
    return Told("quoted", "says") if governor.does else Told("attended", "spoken-of")


def _talk(governor: Governor) -> Told:
    """`O kosztach mówił X` is a speech; `– … – mówi X` is a quotation."""
    telling, before = governor.telling, governor.before
    if governor.does and telling.word.tense == "past" and not before.startswith(_QUOTES):
        spoke_of = _SPOKE_OF.search(before[max(0, telling.start - _AROUND) : telling.start]) if governor.is_before else None
        if spoke_of or _SPEAKS_OF.match(governor.sentence, telling.end):
            return Told("speaker", "speaks-of")
    return _say(governor)


def _take_office(governor: Governor) -> Told | None:
    """What else may be taken over or kept has to be an office."""
    verb = governor.sentence[governor.telling.start : governor.telling.end].lower()
    return Told("elected", "takes-office") if not verb.startswith(("przej", "zacho", "utrzy")) or _OFFICE.search(governor.around) else None


def _lead(governor: Governor) -> Told | None:
    """`Galę poprowadziła X`; who `prowadzi` a firm leads nothing here."""
    if _BUSINESS.match(governor.sentence, governor.telling.start):
        return None
    if governor.telling.word.tense == "present" and not _OCCASION.search(governor.around):
        return None
    return Told("speaker", "leads")


def _attend(governor: Governor) -> Told | None:
    before = governor.before
    if governor.telling.word.passive and _PARTIES.search(before) and governor.stands_under_signing:
        return None  # "podpisali: politechnika, reprezentowana przez X": what its principal does
    if "dołącza" in governor.around and _GREETING.search(governor.around):
        return Told("attended", "congratulates")
    if _SITS.search(governor.around) and not governor.in_debate:
        return Told("elected", "seated")
    if (into := _INTO.search(before)) and _SEAT.search(before, into.start(), into.start() + _AROUND) and not _DELEGATION.search(before):
        return Told("elected", "into")
    return Told("speaker", "in-debate") if governor.in_debate else Told("attended", "attends")


_VERBS: Mapping[Kind, Callable[[Governor], Told | None]] = {
    "choose": _choose,
    "become": _become,
    "take-office": _take_office,
    "join": _join,
    "be": _be,
    "sign": lambda _: Told("signatory", "signs"),
    "award": _award,
    "receive": _receive,
    "thank": lambda governor: Told("attended", "thanks") if governor.does else Told("honoured", "thanked"),
    "give": _give,
    "take": _take,
    "perform": lambda governor: Told("speaker", "opens") if governor.does and _SHOWN.search(governor.around) else None,
    "speak": _speak,
    "open": lambda governor: Told("speaker", "opens") if governor.does else Told("attended", "spoken-to"),
    "lead": _lead,
    "say": _say,
    "talk": _talk,
    "invite": lambda _: Told("announced", "invites"),
    "attend": _attend,
}
