"""For whom a sentence or a line says that somebody comes: `PARP reprezentowała X`, `W imieniu spółki nagrodę odebrał X`, `1. Serowarnia Tyrowo – X`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.clues import clue
from scraper.extraction.people.degrees import SOME_DEGREES, without_degrees
from scraper.extraction.people.headings import LEGAL, NO_ORGANISATION
from scraper.extraction.people.organisation_names import ANY_CASE, GENITIVE, NOMINATIVE, OBLIQUE, organisation_name
from scraper.extraction.people.phrases import Word, joined, opens_name, words_of
from scraper.extraction.people.position_border import is_body_of_its_own
from scraper.extraction.people.roles import Position, opens_with_post

if TYPE_CHECKING:
    from scraper.extraction.people.contexts import Context
    from scraper.language.lexicon import Lexicon

_REPRESENTED = re.compile(
    r"(?P<organisation>(?:[^.;:()–]|[Ss]p\. ?z ?o\.o\.|S\.A\.){2,110}?)(?:\s[–-]|,)?(?:\s(?:was|were|is|are))?\s+(?P<verb>reprezentował[aoiy]?|reprezentowali|reprezentuj[eą]|reprezentowan\w+ (?:był\w* )?przez|był\w* reprezentowan\w+ przez|represented by)\b(?P<rest>[^.;]*)$"
)
_ON_BEHALF = re.compile(
    r"^.*\b(?:[Ww] imieniu|[Zz] ramienia|[Zz]e strony|[Oo]n behalf of)\s+(?P<organisation>[^.;:()–]{3,110}?)(?:\s[–—-]\s[^.;:()–]{0,60})?$", re.DOTALL
)
_BEHALF_PIECES = ("imieniu", "ramienia", "strony", "behalf")
_LED_BY = re.compile(
    r"\b(?:przedstawiciel\w+|delegacj\w+|reprezentacj\w+|ekip\w+|zespół|zespołu|pracowni\w+|grup\w+)\s+(?P<organisation>[^.;:()–,]{2,90}?),?\s+(?:z|wraz z|pod wodzą|na czele z)\s(?P<rest>[^.;:,]*)$",
    re.IGNORECASE,
)
_FROM_GROUP = re.compile(r"(?:^|[:;,]\s)(?:[Zz]e?)\s(?:strony\s)?(?P<organisation>[^.;:()–,]{2,90}?)\s[–—]\s[^.;:()–]{0,80}$")
"""`weszli: z PARP – X; z Ministerstwa – Y`."""
_RELATIVE = re.compile(r"[ ,]*(?:,\s(?:które|którą|który|którego|których))?$")
_ALL_FROM = re.compile(
    r"^[Zz]e?\s(?P<organisation>[^.;:()–,]{3,90}?)\s(?:przyjecha|przyby|wystąpi|przyszł|przyszli|udział wzi|obecn|uczestnicz|by(?:li|ł)\b)\w*[^.;:]{0,40}:[^;.]*$"
)
"""`Z Urzędu Marszałkowskiego przyjechali: A, B i C`."""
_SECOND_REPRESENTED = re.compile(
    r"\breprezentowa\w+\b[^;]*,\s(?:(?:a|zaś|natomiast)\s)?(?P<organisation>(?:[^.;:()–,]|(?<=\bim)\.){2,90}?)\s[–—]\s(?P<post>[^–—;:(),]{0,90})$"
)
"""`PWSZ reprezentował Rektor A, Akademię Morską – Prorektor B, a klaster – Prezes C`: the verb is that of the first clause."""
_AT_THE_HEAD = re.compile(r"^\s+na czele\b")
_WITH_HEAD = re.compile(r"(?P<organisation>[^.;:()–,]{3,90}?),?\sna czele\sz\s(?:[^.;:(),–]{0,60})$")
"""`Związku Pracodawców X na czele z Prezesem Y`."""
_DELEGATION = clue(
    r"\b(?:delegacj\w+|drużyn\w+|zespół|zespołu|ekip\w+|reprezentacj\w+|przedstawiciel\w+|grup\w)\s+(?P<organisation>[^.;:()–,]{3,90}?)\s+w składzie:?(?P<rest>[^.;]*)$",
    "składzie",
)
_DELEGATES = clue(
    r"\b(?P<who>(?:przedstawiciel|reprezentant|pracowni[kc]|delega[ct]|wysłanni[kc])\w*)\s+(?P<organisation>[^.;:()–]{3,90}?)\s*[:–—-]\s+(?P<rest>[^.;:]*)$",
    "przedstawiciel reprezentant pracowni delega wysłanni",
)
_LINE = re.compile(
    r"^(?:.*[–—-]\s|.*[;:]\s|\s*(?:\d{1,3}[.)]|[•▪●*–-])\s*|)(?P<organisation>[^–—;:|]{3,110}?)"
    r"(?:\s[–—-]\s|:\s|;\s(?:[a-ząćęłńóśźż]+\s){1,2})(?:[^–—;:|.]*,\s)?(?:reprezentowan\w+ przez\s)?(?P<told>(?:[a-ząćęłńóśźż][\w-]*\s){0,4})$"
)
_NEXT_ENTRY = re.compile(r"^(?:,|;|\s(?:i|oraz)(?=\s))\s(?:(?:a także|oraz|i)\s)?")
_PARTED = re.compile(r"[–—:;-]\s")
"""What stands in every such line."""
_PARTS = frozenset(("zarząd", "rada", "biuro", "komisja", "zespół"))
_LONGEST_TITLE = 5
"""Blanks in a name that stands in quotation marks; more make a quotation."""
_BEFORE_BRACKET = re.compile(
    rf"(?:^\s*(?:[•▪●◦*–-]\s*|\d{{1,3}}[.)]\s*)?|[,;:]\s|\s(?:i|oraz|[–—])\s)(?P<organisation>[^(),;:|–—\d][^(),;:|–—]{{2,110}}?)\s\((?:[^()]*,\s|[^()]*\s(?:i|oraz)\s|(?:[A-ZŁŚŻ]\w+\s){{1,3}})?{SOME_DEGREES}$"
)
_CLOSED = re.compile(r"^(?:,\s[^()]{0,90}|\s(?:i|oraz)\s[^()]{0,90})?\)")


def represented(before: str, after: str, sentence: str, lexicon: Lexicon) -> Position | None:
    """The organisation that the sentence before the name, cut to what is near in `before`, says is represented; one without a name of its own as what it refers to."""
    if "represent" in before.replace("z", "s") and (found := _REPRESENTED.search(before)):
        if found["verb"] == "represented by":
            name = organisation_name(_last_name(words_of(found["organisation"]), lexicon), lexicon, NOMINATIVE, english=True)
            return Position(None, name.removeprefix("The ")) if name else None
        several = found["verb"].endswith(("ali", "ały", "ują"))
        rest = found["rest"].strip(" \u00a0.,drpofPanimgżh")
        if several or not rest or found["verb"].endswith("przez") or ("," not in rest and opens_with_post(found["rest"], lexicon)):
            return _position(_last_name(words_of(_RELATIVE.sub("", found["organisation"])), lexicon), lexicon, ANY_CASE)
    if too := _represented_too(before, sentence, lexicon):
        return too
    if _AT_THE_HEAD.match(after) and (found := _LED_BY.search(before)):
        return _position(_first_name(words_of(found["organisation"]), lexicon), lexicon, GENITIVE)
    if position := _named_of_all(before, lexicon):
        return position
    lower = before.lower()
    if (
        _DELEGATES.may_stand(lower)
        and (found := _DELEGATES.pattern.search(before))
        and ("," not in found["rest"] or not lexicon.words.cases(found["who"]))  # "przedstawiciel X, A – Y, B": of one only
        and (position := _position(words_of(found["organisation"]), lexicon, GENITIVE))
    ):
        return position
    if (
        ("–" in before or "—" in before)
        and (found := _FROM_GROUP.search(before))
        and (position := _position(words_of(found["organisation"]), lexicon, OBLIQUE))
    ):
        return position
    if _DELEGATION.may_stand(lower) and (found := _DELEGATION.pattern.search(before)):
        return _position(words_of(found["organisation"]), lexicon, GENITIVE)
    if any(piece in before for piece in _BEHALF_PIECES) and (found := _ON_BEHALF.search(before)):
        return _position(_first_name(words_of(found["organisation"]), lexicon), lexicon, GENITIVE)
    return None


def _represented_too(before: str, sentence: str, lexicon: Lexicon) -> Position | None:
    """The organisation of a later clause of which `reprezentował` is said once, at the sentence's beginning."""
    if not ("–" in before or "—" in before) or "reprezentowa" not in sentence:
        return None
    found = _SECOND_REPRESENTED.search(without_degrees(sentence))
    if found is None or (found["post"] and not opens_with_post(found["post"], lexicon)):
        return None
    words = words_of(found["organisation"])
    return _position(words if words and words[0].is_proper else _last_name(words, lexicon), lexicon, ANY_CASE)


def _named_of_all(before: str, lexicon: Lexicon) -> Position | None:
    """`Związek X na czele z Prezesem Y`, `Z Urzędu X przyjechali: A, B i C`."""
    if "na czele z" in before and (led := _WITH_HEAD.search(before)):
        words = _last_name(words_of(led["organisation"]), lexicon)
        named = next((i for i, w in enumerate(words) if w.is_proper), 0)  # "z inicjatywy | Związku X"
        return _position(words[named:], lexicon, ANY_CASE)
    if before[:3].lower().startswith(("z ", "ze ")) and (found := _ALL_FROM.match(before)):
        return _position(words_of(found["organisation"]), lexicon, GENITIVE)
    return None


def _position(words: list[Word], lexicon: Lexicon, cases: frozenset[str]) -> Position | None:
    if words and len(words) > 1 and words[0].is_capital and "minister" in lexicon.words.lemmas(words[0].text):
        return Position(None, joined(["Ministerstwo", *(w.text for w in words[1:])]))  # "W imieniu Ministra Zdrowia"
    if not words or lexicon.words.is_person(words[0].text):
        return None
    if len(words) == 1 and not words[0].is_abbreviation and not words[0].is_quoted:
        lemma = lexicon.words.organisation_lemma(words[0].text)
        return Position(None, None, lemma) if lemma else None
    if not any(lexicon.words.is_organisation(w.text) or w.is_abbreviation or w.is_quoted for w in words):
        return None
    name = organisation_name(words, lexicon, cases)
    return Position(None, name) if name else None


def _first_name(words: list[Word], lexicon: Lexicon) -> list[Word]:
    """The words of the organisation that begins the phrase: its noun, with what is capitalised after it."""
    end = 0
    while (
        end < len(words)
        and not _is_next_post(words[end], lexicon)
        and (words[end].is_proper or (end == 0 and lexicon.words.is_organisation(words[0].text)) or _links(words, end))
    ):
        end += 1
    return words[:end]


def _is_next_post(word: Word, lexicon: Lexicon) -> bool:
    """`Politechniki Lubelskiej | JM Rektor X`."""
    return word.text in ("JM", "JE") or (word.is_capital and lexicon.words.is_role(word.text) and lexicon.words.cases(word.text) == {"nom"})


def _last_name(words: list[Word], lexicon: Lexicon) -> list[Word]:
    """The words of the organisation that ends the phrase; the town from which it comes is left out."""
    seat = next((i for i, w in enumerate(words[:-1]) if i and w.lower == "z" and words[i + 1].lower == "siedzibą"), len(words))
    words = words[:seat]
    if len(words) > 2 and words[-2].lower == "from":
        words = words[:-2]
    if len(words) > 2 and words[-2].lower in ("z", "ze") and lexicon.words.is_place(words[-1].text):
        words = words[:-2]
    start = len(words)
    while start > 0 and (
        words[start - 1].is_proper
        or _links(words, start - 1)
        or lexicon.words.is_organisation(words[start - 1].text)
        or LEGAL.match(words[start - 1].text)
    ):
        start -= 1
    return words[start:]


def _links(words: list[Word], at: int) -> bool:
    """`Rozwoju i Technologii`, `Nauki w Łodzi`."""
    return (
        0 < at < len(words) - 1 and words[at].lower in ("i", "w", "we", "na", "rzecz", "ds.", "of", "and", "for", "the") and words[at + 1].is_proper
    )


def organisation_before_bracket(context: Context, lexicon: Lexicon) -> str | None:
    """The organisation in whose brackets the name stands: `• Klaster Szkła (A, B)`, `uczestniczyli: Izba X (A), Klaster Y (B)`."""
    found = _BEFORE_BRACKET.search(context.line_before) if "(" in context.line_before else None
    if found is None or not _CLOSED.match(context.after):
        return None
    words = words_of(found["organisation"].strip(" ,."))
    if not words or not words[0].is_proper or lexicon.words.is_person(words[0].text) or any(lexicon.words.is_finite_verb(w.text) for w in words):
        return None
    headed = LEGAL.search(found["organisation"]) or any(w.is_capital and lexicon.words.is_organisation(w.text) for w in words[:4])
    return organisation_name(words, lexicon, NOMINATIVE) if headed or words[0].is_abbreviation else None


def _is_part(words: list[Word], lexicon: Lexicon) -> bool:
    """`Zarząd Klastra`, but not `Zespół Szkół`."""
    whole = lexicon.words.is_organisation(words[1].text)
    return whole and not is_body_of_its_own(lexicon.words.lemmas(words[0].text), lexicon.words.lemmas(words[1].text))


def _last_entry(line: str, context: Context) -> str:
    """The line from the entry on in which the name stands: `Izba X – A, Klaster Y – B`."""
    since = without_degrees(context.since_previous)
    following = _NEXT_ENTRY.match(since) if context.previous is not None and line.endswith(since) else None
    return since[following.end() :] if following and since.rstrip().endswith(("–", "—", "-", ":")) else line


def organisation_of_line(context: Context, lexicon: Lexicon) -> str | None:
    """The organisation that opens the name's line or entry: `OSM Wądoły – A, B`, `Elektromech S.A.; oprowadza X`."""
    line = without_degrees(context.line_before)
    found = _LINE.match(line := _last_entry(line, context)) if _PARTED.search(line) else None
    if found is None:
        return None
    told = found["organisation"].lstrip(" ,.").rstrip(" ,")
    words = words_of(told)
    if any(lexicon.words.is_finite_verb(word) for word in found["told"].split()) or (
        words and words[0].is_quoted and told.count(" ") > _LONGEST_TITLE
    ):
        return None
    if not words or not words[0].is_proper or len(words) > 12 or lexicon.words.is_person(words[0].text) or opens_name(words, lexicon):
        return None
    if len(words) > 1 and words[0].lower in _PARTS and words[1].is_capital and _is_part(words, lexicon):
        return organisation_name(words[1:], lexicon, GENITIVE)  # "Zarząd Klastra X w składzie: A – prezes"
    legal = LEGAL.search(told) is not None
    headed = any(w.is_capital and lexicon.words.is_organisation(w.text) for w in words[:4])
    if not legal and NO_ORGANISATION.search(told):
        return None
    if any(lexicon.words.is_finite_verb(w.text) for w in words):
        return None
    opens = line[: found.start("organisation")].strip(" •▪●*–-0123456789.)") == ""
    if not (
        legal
        or headed
        or (opens and context.block_start + 6 >= context.name.start - len(line) and len(words) <= 4 and all(w.is_proper for w in words))
    ):
        return None
    return organisation_name(words, lexicon, NOMINATIVE)
