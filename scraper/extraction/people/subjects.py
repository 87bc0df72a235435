"""What speaks against a subject: a verb of making or denied, a time long ago, a clause that only tells of another word, kinship to somebody who acts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.extraction.people.clauses import Clause
    from scraper.extraction.people.contexts import Context

_TIGHT, _NEAR = 48, 130
_RIVALS = ("konkurencyjn", "rywalizuj", "sąsiedni", "niezależn")
_PAST_PIECES = (
    "przed",
    "niegdyś",
    "ongiś",
    "kiedyś",
    "swego",
    "onegdaj",
    "wieku",
    "w latach",
    "roku",
    "temu",
    "jeszcze",
    "ówczesn",
    "pierwsz",
    "poprzedni",
    "wcześniej",
    "dawniej",
    "kadencj",
    "przez ",
    "niedawna",
    "w 1",
)
_MADE_PIECES = (
    "projektowa",
    "wymyśli",
    "skonstru",
    "pisa",
    "malowa",
    "wyrzeź",
    "skompon",
    "wynal",
    "wzni",
    "wznos",
    "zbudowa",
    "odkry",
    "sformuł",
    "szkicowa",
    "rysowa",
    "patentowa",
    "fotografowa",
    "rozlicz",
    "utor",
    "inicjatyw",
)
_SUBORDINATE_PIECES = ("któr", "czyj", "żeby", "aby", "gdyż", "bo ", "ponieważ", "niż", "zanim", "odkąd", "who", "which")
_RELATED_PIECES = (
    *(
        "dziad",
        "babci",
        "jciec",
        "atka",
        "eść",
        "eściow",
        "tryj",
        "wuj",
        "Wuj",
        "oprzedni",
        "onkurent",
        "istrz",
        "romotor",
        "auczyciel",
        "entor",
        "loger",
    ),
    *("mienni", "andydat", "Studio", "Pracowni", "Agencj", "Wytwórni", "Zespół", "Kapel", "Biuro", "Firma", "Atelier"),
)
"""Of a relation or a studio; without a first letter that may be a capital."""
_ANY_PIECE = ("nie ", *_RIVALS, *_PAST_PIECES, *_MADE_PIECES, *_SUBORDINATE_PIECES)
_MADE = re.compile(
    r"\b(?:zaprojektowa|projektowa|wymyśli|skonstruowa|napisa|pisa|namalowa|wyrzeźbi|skomponowa|wynalaz|wynala|wzn(?:ió|io)s|zbudowa|odkry|sformułowa|opisa|naszkicowa|narysowa|opatentowa|sfotografowa|rozliczy?)(?:ł|ła|li|ły|ł\w*)?\s(?:(?:jeszcze|wcześniej|kiedyś|go|ją|je|sam|sama|wtedy|po raz pierwszy)\s)?(?P<who>[^,;:–]{0,70})$",
    re.IGNORECASE,
)
_CREATOR = re.compile(
    r"\b(?:[Ww]spół)?[Aa]utor(?:em|ką|ami|kami)\s(?:\w+\s){0,2}(?:projektu|muzyki|hymnu|książki|podręcznika|metody|teorii|logo|logotypu|koncepcji|rzeźby|muralu|statuetki|raportu|opracowania|ekspertyzy"
    r"|analizy|badania|badań|artykułu|publikacji|opinii|tekstu|filmu|wystawy)\s[^.;]{0,90}?\b(?:jest|są|był\w?|byli)\s[^,;]{0,40}$"
)
_FORMER = re.compile(
    r"\b(?:wcześniej|przedtem|poprzednio|dawniej|w (?:ubiegłej|poprzedniej|minionej|zeszłej) kadencji|przez \w+ (?:lata?|kadencj\w+))\b",
    re.IGNORECASE,
)
_HELD_OFFICE = re.compile(r"\b(?:kierowa|zarządza|przewodzi|pełni|sprawowa|piastowa|zajmowa|sta)(?:ł|ła|li|ły)\b", re.IGNORECASE)
"""`Wcześniej parkiem kierował X`: whoever held the office before."""
_FOUNDED_IN = re.compile(r"\b(?:powsta\w+|narodzi\w+|założon\w+|utworzon\w+)\b[^;]{0,60}\bz inicjatywy\s[^,;]{0,40}$", re.IGNORECASE)
_YEAR = re.compile(r"\bw (?:\w+ )?(?:1[5-9]|20)\d\d\b")
_AWAY = re.compile(
    r"^,\snieobecn\w+\b|^(?:,[^,.;]{0,90},)?\s(?:(?:jednak|ostatecznie|tym razem)\s)?(?:nie\s(?:mógł|mogła|przyjecha\w+|dojecha\w+|dotar\w+|polecia\w+|przyby\w+|pojawi\w+|zjawi\w+|wzią\w+|wzięła|uczestnicz\w+|zdąży\w+|był\w? obecn\w+)"
    r"|mia(?:ł|ła)\s(?:\w+\s)?\w+ć\b[^.;]{0,60},\s(?:ale|lecz|jednak|lecz)\s"
    r"|(?:jest|był\w?|przebywa\w*|pozosta\w+)\s(?:w tym czasie\s|wtedy\s|obecnie\s)?(?:na (?:urlopie|zwolnieniu|delegacji)|chor[ya]|za granicą|nieobecn\w+))\b"
)
_STUDIO = re.compile(r"\b(?:Studio|Pracownia|Agencja|Wytwórnia|Zespół|Kapela|Biuro|Firma|Atelier)\s(?:[A-ZŁŚŻĆ]\w+\s)?$")
_DENIED = re.compile(
    r"\bnie\s(?!m\w+ (?:ukry|nachwal|powstrzym|doczeka))(?:mógł|mogła|mogli|był[aoiy]? obecn\w+|przyjecha\w+|dojecha\w+|dotar\w+|polecia\w+|przyby\w+|pojawi\w+|zjawi\w+|wzią\w+|wzię\w+|uczestnicz\w+|uzyska\w+|otrzyma\w+|zdoby\w+|chcia\w+|odpowiedzia\w+|kandydowa\w+|ubiega\w+"
    r"|startowa\w+|wystartowa\w+|wystąpi\w+|przyją\w+|przyję\w+|wszed\w+|weszła|zasiad\w+|wybra\w+|udał\w* się|zdąży\w+|doczeka\w+|należ\w+|pracuj\w+|współpracuj\w+|jest już|wyrazi\w+|skorzysta\w+|bierze|weźmie|przyjedzie|wystąpi)\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:przed (?:laty|wojną|wiekami|dekadą|\w+ laty)|przedwojenn\w+|niegdyś|ongiś|kiedyś|swego czasu|onegdaj|w latach\s(?:\w+siątych|[„’']?\d0\.?)|w \w+ wieku|w (?:ubiegłym|zeszłym|poprzednim) roku|przed rokiem|rok temu|\w+ lat(?:a)? temu|jeszcze w \d{4}|ówczesn\w+|do niedawna|poprzednio|wcześniej (?:funkcję|stanowisko|kierował\w*|prowadził\w*)|(?:pierwsz|poprzedni)(?:ym|m|ą)\s\w+\s(?:\w+\s){0,3}(?:był|była|byli)|poprzedni(?:m|ej|ego|mu) (?:\w+ ){1,3}(?:przewodniczy|kierowa|prowadzi)\w+|w 1[5-9]\d\d r)\b",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"\b(?:(?:pra)?dziadek|(?:pra)?babcia|ojciec|matka|teść|teściowa|stryj|wuj|wujek|poprzedni(?:k|czka)|poprzedni\w?\s\w+|(?:mój|jego|jej|nasz|ich)\s(?:konkurent|mistrz|promotor|nauczyciel|mentor)|bloger\w*|imienni(?:k|czka)|(?:kontr)?kandydat(?:ka)?|konkurent)(?:,|\s–)?\s$",
    re.IGNORECASE,
)
_RIVAL = re.compile(r"\b(?:konkurencyjn|rywalizując|sąsiedni|niezależn)\w*\s[^,;]{0,60}$", re.IGNORECASE)
_RIVAL_OFFER = re.compile(r"\bkonkurencyjn\w+\s(?:ofert|propozycj|wniosek|projekt|list)\w*\b[^.;]{0,120}$", re.IGNORECASE)
_STAYED_AWAY = re.compile(
    r"^(?:[^.;()]{0,60})?,\s(?:ale|lecz|jednak|a)?\s?(?:z\s)?któr\w{1,3}\s[^.;]{0,90}?\b(?:nie\s(?:mógł|mogła|dojecha\w+|dotar\w+|przyjecha\w+|przyby\w+|współpracuj\w+|zdąży\w+|był\w? obecn\w+)|zatrzyma(?:ł\w*|ły)|zachorowa\w+|w tym czasie\b|przebywa(?:ł\w?)? (?:w tym czasie|wtedy|obecnie|na urlopie|za granicą))",
    re.IGNORECASE,
)
_FOUND_AFTER = re.compile(r"^,\s(?:(?:przedwojenn|dziewiętnastowieczn|średniowieczn|legendarn|nieżyjąc|późniejsz)\w+)\s", re.IGNORECASE)
_ACTS = re.compile(
    r"\b(?:(?:po)?prowadz[ią]\w*|moderowa\w+|moderuj\w+|reprezentowa\w+|reprezentuj\w+|podpisa\w+|otwo?rzy\w+|otwiera\w+|wygłosi\w+|przedstaw\w+|zaprezentowa\w+|wręcz\w+|wzięl?[ia]|wziął|weźmie|wezmą|uczestnicz\w+|został\w*|zostanie|będ(?:zie|ą)|jest|są"
    r"|kierowa\w+|kieruj\w+|czeka\w+|zabra\w+|zabier\w+|przewodnicz\w+|zasi[ąa]d\w+|zasied\w+|przygotowa\w+|zorganizowa\w+|organizuj\w+|odebra\w+|powita\w+|wita\w+|oprowadza\w+|poświęci\w+|zainaugurowa\w+|wystąpi\w+|mówi\w+|opowiada\w+|opowiedzia\w+|zaapelowa\w+|zagra\w+|zaśpiewa\w+|towarzyszy\w+|zaprosi\w+|złoży\w+|omówi\w+|weszli|wejdą|wchodz[ią]\w*|obj(?:ął|ęła|ęli|mie)|odbi(?:era|jał)\w*|ufundowa\w+|byli|był|była|odczyta\w+|przeczyta\w+|wystąpi\w+)\b",
    re.IGNORECASE,
)


def may_speak_against(context: Context) -> bool:
    """Whether a piece of what could speak against a subject stands around the name; a cheap look before the clause is sought."""
    tight = context.before[-_TIGHT:]
    for piece in _RELATED_PIECES:
        if piece in tight and (_RELATION.search(tight) or _STUDIO.search(tight)):
            return True
    before = context.sentence_before.lower()
    for piece in _ANY_PIECE:
        if piece in before:
            return True
    after = context.after
    return "któr" in after[:_NEAR] or _FOUND_AFTER.match(after) is not None or _AWAY.match(after) is not None


def _creates(before: str) -> bool:
    """`Autorem raportu, który omawiano, jest X`: who made what others talk of."""
    return "utor" in before and _CREATOR.search(before) is not None


def subject_against(context: Context, clause: Clause) -> str:
    """The rule that makes the name only a mention, whatever its case; empty where none does."""
    before, lower = clause.before, clause.before.lower()
    if (
        _RELATION.search(before[-_TIGHT:])
        or (any(piece in lower for piece in _RIVALS) and _RIVAL.search(before))
        or _RIVAL_OFFER.search(context.sentence_before[-_NEAR:])
    ):
        return "no-relation"
    if ("któr" in context.after and _STAYED_AWAY.match(context.after)) or _FOUND_AFTER.match(context.after) or _AWAY.match(context.after):
        return "no-stayed-away"
    if any(piece in lower for piece in _PAST_PIECES) and _LONG_AGO.search(before):
        return "no-long-ago"
    if "inicjatyw" in lower and _FOUNDED_IN.search(before) and _YEAR.search(before):
        return "no-long-ago"
    if _HELD_OFFICE.search(before) and _FORMER.search(context.sentence_before):
        return "no-long-ago"
    if "nom" not in context.name.cases:
        return ""
    if _MADE.search(before[-_NEAR:]) or _STUDIO.search(before[-_TIGHT:]) or _creates(context.sentence_before):
        return "no-maker"
    if "nie " in lower and _DENIED.search(before):
        return "no-denied"
    if clause.is_subordinate and not _ACTS.search(before):
        return "no-told-of-another"
    return ""
