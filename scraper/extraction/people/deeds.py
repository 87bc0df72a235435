"""Roles that a verb or a colon tells: `Prezesem została X`, `Do rady powołano: X, Y`, `Moderator: X`, `obrady poprowadziła X`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.clues import clue
from scraper.extraction.people.degrees import SOME_DEGREES
from scraper.extraction.people.phrases import words_of
from scraper.extraction.people.roles import Position, position_after
from scraper.extraction.people.roles_before import position_in

if TYPE_CHECKING:
    from scraper.language.lexicon import Lexicon
    from scraper.language.names import PersonName

_ADVERBS = r"(?:ponownie|jednogłośnie|natomiast|zaś|z kolei|tymczasem|nadal|wówczas|jednak|wczoraj|dziś|dzisiaj|we?\s(?:poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę)|jednomyślnie|większością głosów|także|również|też|oficjalnie|właśnie|pan\w{0,3}|p\.|dr|\w{1,6}\.(?:\w{1,2}\.)?|wybran\w+|powołan\w+|mianowan\w+|:)"
_COPULA = re.compile(
    rf"(?P<phrase>[^,.;:()–]{{3,110}}?)\s+(?:został\w*|zostali|zostanie|jest|są|będzie|był[aoiy]?|byli|pozostał\w*|pozostaje|pozostają|wybrano|powołano|mianowano|powierzono|objął|objęła|objęli|obejmie)\s*(?:{_ADVERBS}\s*)*(?:dotychczasow[ya]\s(?:[\w-]+\s){{1,4}})?$",
    re.IGNORECASE,
)
_COPULA_NEAR = clue(
    r"\b(?:zost|jest|są|będzie|był|pozosta|wybrano|powołano|mianowano|powierzono|obj|obejm)",
    "zost jest są będzie był pozosta wybrano powołano mianowano powierzono obj obejm",
)
_COPULA_REACH = 70
"""Before a name, within which its copula stands; `_COPULA` alone would try every beginning of a phrase."""
_ELLIPSIS = re.compile(r"(?:^|[,;]\s|\ba\s)(?P<phrase>[^,.;:()–]{3,60})\s+[–—-]\s+$")
_ELLIPSIS_OF_SENTENCE = re.compile(
    rf"[,;\s](?:a|i|oraz|zaś|natomiast)\s(?P<post>(?:stanowisko|funkcję)\s)?(?P<phrase>[^\W\d_][^,.;:()–]{{3,60}}?)\s+{SOME_DEGREES}$"
)
"""`Przewodniczącym została X, a sekretarzem Y`: the verb is that of the clause before."""
_DEPUTY = re.compile(r"(?:,|\ba|\bzaś|\bnatomiast)\s+(?:jej|jego|ich)\s+(?P<phrase>[^,.;:()–]{4,60}?)(?:\s+zaś)?(?:\s+[–—-])?\s+$")
_WHOSE = ("jej", "jego", "ich")
_POST = re.compile(
    r"(?:obowiązki|stanowisko|stanowisku|funkcję|funkcji|urząd|\bna|do pełnienia funkcji|stery)\s+(?P<phrase>[^,.;:()–]{3,90})$", re.IGNORECASE
)
_POST_AFTER = re.compile(
    r"^(?:\s+|,\s(?:który|która)\s(?:[^,.;:()–]{0,40}?\s)?)(?:został\w*|objął|objęła|obejmie|będzie(?:\spełni\w+)?|jest|pełni\w*)\s+(?:(?:nowym|nową|wybran\w+|powołan\w+|na|stanowisko|funkcję|stanowiskiem|ponownie|kolejną|drugą|trzecią|czwartą|piątą|nową|następną|kadencję)\s+)*(?P<phrase>[^,.;:()–]{3,90})",
    re.IGNORECASE,
)
_ELECTED = re.compile(
    r"^\s(?:was|has been|is)\s(?:unanimously\s|re-?)?(?:elected|appointed|named|chosen)\s(?:as\s)?(?:(?:the|its|our|a)\s)?(?:new\s)?(?P<phrase>[A-Za-z][^,.;:()–]{3,90})"
)
"""`X was elected President of Y`."""
_INTO_BODY = re.compile(
    r"\bDo (?P<body>[^,.;:()–]{4,70}?)\s+(?:powołano|wybrano|dokooptowano|wybrani zostali|zostali wybrani|weszli|dołączyli)\s*:?\s*(?P<rest>[^.;:]*)$",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?:^|[.;,|(–?!\n]\s*|\d\s+)(?P<phrase>(?:[^.;:,|()–?!\n]|(?<=\bds)\.){3,170}):\s*(?P<rest>[^:\n]*)$")
_COLLECTIVE = frozenset(("uczestnik", "członek", "przedstawiciel", "gość", "prelegent", "panelista", "reprezentant", "laureat", "mówca", "delegat"))
_PASSIVE = ("zosta", "byli", "były")
_PAIRS = ("para", "duet")
_LED = (
    (re.compile(r"\bmoder(?:ował\w*|uj\w+|owan\w+)\b[^.;,]{0,40}$|\bmoderacj\w+\b[^.;,]{0,20}$", re.IGNORECASE), "moderator", "moderatorka"),
    (re.compile(r"\bmoderated by\b[^.;,]{0,20}$", re.IGNORECASE), "moderator", "moderator"),
    (
        re.compile(r"\b(?:po)?prowadzi(?:ł[aiy]?|li|)\b\s*(?:też|także|również)?[^.;,\w]*(?:\w+[.]?\s+){0,2}$", re.IGNORECASE),
        "prowadzący",
        "prowadząca",
    ),
)
_CHAIRED = re.compile(
    r"(?:\b(?P<body>jury|komisj\w+|kapituł\w+|rad\w|grup\w|zespo\w+)\s+)?pod (?:przewodnictwem|kierunkiem|kierownictwem)\s*(?:\w{1,4}\.\s*)*$",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"(?:\b[Nn]a czele(?:\s(?P<body>rady|komitetu|zespołu|grupy|komisji|kapituły))?\s(?:\w+\s){0,2}?stan(?:ął|ęła|ie)|\b[Pp]rzewodniczy(?:ć będzie)?\s(?:jej|mu|im))"
    rf"\s+{SOME_DEGREES}$",
    re.IGNORECASE,
)
"""`Na czele Rady stanęła X`, `Przewodniczy jej X`; who chairs a meeting only leads it."""
_BODIES = {"kom": "komisji", "jur": "jury", "kap": "kapituły", "rad": "rady", "gru": "grupy", "zes": "zespołu"}


def told_by_deed(before: str, name: PersonName, lexicon: Lexicon) -> tuple[Position, str] | None:
    """(position, rule) from the verb or colon that leads to the name."""
    for rule, found in (
        ("role-colon-name", _after_colon(before, name, lexicon)),
        ("into-body", _into_body(before, name)),
        ("headed", headed(before, name)),
        ("chaired", _chaired(before, name)),
        ("led", _led(before, name)),
    ):
        if found:
            return found, rule
    return None


def told_by_appointment(before: str, after: str, name: PersonName, lexicon: Lexicon) -> Position | None:
    """The post to which a verb before or after the name says somebody comes: it counts for more than what the person was before.

    `Prezesem został X`, `Na stanowisko prezesa zarządu powołano X`, `najlepszą bramkarką – X`, `X objęła funkcję …`.
    """
    near = max(0, len(before) - _COPULA_REACH)
    if _COPULA_NEAR.may_stand(before[near:].lower()) and _COPULA_NEAR.pattern.search(before, near) and (found := _COPULA.search(before)):
        post = _POST.search(found["phrase"])
        phrase = post["phrase"] if post else found["phrase"]
        position = position_in(phrase, name, lexicon, "any" if post else "inst") or position_in(found["phrase"], name, lexicon, "inst")
        if position and not phrase.endswith(" roku"):  # "Innowatorem roku został X": a prize, no post
            return position
    if (
        before.rstrip().endswith(("–", "—", "-"))
        and (found := _ELLIPSIS.search(before))
        and (position := position_in(found["phrase"], name, lexicon, "inst"))
    ):
        return position
    if (
        "nom" in name.cases
        and _COPULA_NEAR.may_stand(before.lower())
        and (found := _ELLIPSIS_OF_SENTENCE.search(before))
        and (found["post"] or _is_only_post(found["phrase"], lexicon))
        and (position := position_in(found["phrase"], name, lexicon, "any" if found["post"] else "inst"))
    ):
        return position
    if (
        any(whose in before for whose in _WHOSE)
        and (found := _DEPUTY.search(before))
        and (position := position_in(found["phrase"], name, lexicon, "inst"))
    ):
        return position
    if found := _POST_AFTER.match(after) or _ELECTED.match(after):
        position = position_after(found["phrase"], lexicon)
        return position if position and position.role else None
    return None


def _is_only_post(phrase: str, lexicon: Lexicon) -> bool:
    """Whether the phrase says what somebody became, with no verb or name of its own: `sekretarzem`, not `radnym przewodził`."""
    words = phrase.split()
    noun = next((w for w in words if lexicon.words.is_person(w)), "")
    if lexicon.words.cases(noun) & frozenset(("nom", "gen")):
        return False
    return not any(lexicon.words.is_finite_verb(w) or (w.istitle() and lexicon.names.first(w)) for w in words)


def _after_colon(before: str, name: PersonName, lexicon: Lexicon) -> Position | None:
    """`Moderator: X`, `opiekun grupy: X`, `poprowadzą trenerzy: X oraz Y`."""
    found = _COLON.search(before) if ":" in before else None
    if found is None:
        return None
    words = words_of(found["phrase"])
    people = [i for i in range(len(words) - 1, -1, -1) if lexicon.words.is_person(words[i].text) and words[i].lower not in _PAIRS]
    # "Zastępczyni przewodniczącego: X", "eksperci z Zespołu Ekspertów: X": of two the one in the nominative
    at = next(
        (i for i in people if "nom" in lexicon.words.cases(words[i].text) | lexicon.words.cases(words[i].text, "pl")), people[0] if people else None
    )
    if at is None or any(r.tag.startswith("praet") for r in lexicon.lemmatiser.readings(words[at].lower)):
        return None  # "Przybyli: X": no noun
    if at > 0 and words[at - 1].lower.startswith(_PASSIVE):
        return None  # "zostali wybrani: X"
    if any(lexicon.words.is_finite_verb(w.text) for w in words[at:]) or lexicon.words.lemmas(words[at].text) & _COLLECTIVE:
        return None
    if at > 0 and words[at].is_capital:
        return None  # "przedstawiciele firmy Aero-Pol: X": a name
    noun = words[at].text
    pair = at > 0 and words[at - 1].lower in _PAIRS
    if "nom" not in lexicon.words.cases(noun) | lexicon.words.cases(noun, "pl") and not pair and lexicon.lemmatiser.readings(noun.lower()):
        return None
    if "nom" in lexicon.words.cases(noun) and not pair and found["rest"].strip(" \u00a0,.drpofinżmghabcDPM"):
        return None  # one person's role, and somebody was named between
    return position_in(found["phrase"][words[at].start :], name, lexicon, "any")


def _into_body(before: str, name: PersonName) -> Position | None:
    """`Do Komisji Rewizyjnej powołano: X, Y i Z`."""
    found = _INTO_BODY.search(before) if "do " in before.lower() else None
    return Position(f"{'członkini' if name.gender == 'f' else 'członek'} {found['body']}", None) if found else None


def headed(before: str, name: PersonName) -> Position | None:
    """The chair that a verb before the name gives: it says more than a trade."""
    found = _HEADED.search(before) if "zele" in before or "zewodniczy" in before else None
    if found is None or "nom" not in name.cases:
        return None
    role = "przewodnicząca" if name.gender == "f" else "przewodniczący"
    return Position(f"{role} {found['body']}" if found["body"] else role, None)


def _chaired(before: str, name: PersonName) -> Position | None:
    found = _CHAIRED.search(before) if "pod " in before.lower() else None
    if found is None:
        return None
    role = "przewodnicząca" if name.gender == "f" else "przewodniczący"
    return Position(f"{role} {_BODIES[found['body'][:3].lower()]}" if found["body"] else role, None)


def _led(before: str, name: PersonName) -> Position | None:
    lower = before.lower()
    if "moder" not in lower and "prowadzi" not in lower:
        return None
    for pattern, man, woman in _LED:
        if found := pattern.search(before):
            role = woman if name.gender == "f" else man
            told = found.groupdict().get("what")
            return Position(f"{role} {told.lower()}" if told else role, None)
    return None
