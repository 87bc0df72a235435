"""Role and organisation of a person, read from the words that describe somebody, in the nominative; `roles_before` finds such words before a name.

phrase ──position_end──> its words ──position_border──> role | organisation ──organisation_names, inflection──> nominative
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scraper.extraction.people.english_border import is_english
from scraper.extraction.people.headings import LEGAL
from scraper.extraction.people.organisation_names import ANY_CASE, GENITIVE, NOMINATIVE, OBLIQUE, organisation_name
from scraper.extraction.people.phrases import QUOTES, Phrase, is_honorific, joined, opens_name, words_of
from scraper.extraction.people.position_border import find_border
from scraper.extraction.people.position_end import cut_at_end
from scraper.extraction.people.role_forms import ENGLISH_MODIFIERS, ENGLISH_POSTS, OF_TIME, role_nominative
from scraper.extraction.people.role_words import PURPOSE
from scraper.extraction.people.seats import authority_in, of_place, seat_in, without_origin

if TYPE_CHECKING:
    from scraper.extraction.people.phrases import Word
    from scraper.language.lexicon import Lexicon

_FROM = frozenset(("z", "ze", "from", "of", "at"))
_REPRESENTING = ("reprezentują", "reprezentow", "representing")
_SECOND_POST = re.compile(r"^([^,;:()–—\n]{4,60}?)(,|\s[–—-])\s([A-ZŁŚŻĆ]\w+)(?=\s)")
_OPENING = re.compile(
    r"^\s*(?:(?:bracia|siostry|rodzeństwo|małżeństwo|małżonkowie|bliźniaki)(?:,|\si)|oboje|obaj|obie|na co dzień|a? ?zarazem|jednocześnie|obecnie|prywatnie|an?|the)\s+",
    re.IGNORECASE,
)
_ORGANISATION_COMMA = re.compile(r"^([^,;:()–\n]{3,90})(?:,|\s[–—-])\s+([^\W\d_][^\n]*)$")
_NEXT_PART = re.compile(r",\s([^,;:()\n–—]{2,90}?)(?=\s*(?:[,;:()\n–—]|$))")
_TITLED = frozenset("projekt program konkurs kampania cykl raport".split())
_RANKS = ("I", "II", "III")
_FOR_PURPOSE = ("pełnomocni", "prorektor", "prodziekan")
_SHORTEST_PURPOSE = 2
_BRACKET = re.compile(r"\s*\(([^()\n]{3,90})\)")
_PROFESSOR_OF = re.compile(
    r"^\s*(prof\.|profesor\w*)\s+((?:[A-ZŁŚŻ][\w-]*[A-ZŁŚŻ]\w*|uczelni|nadzw\.|zw\.)(?:\s+[A-ZŁŚŻ]{2,})?)(?=\s*(?:$|[,.;:()|–\n]))"
)


class Position(NamedTuple):
    """What somebody is, and where; either may be None."""

    role: str | None
    organisation: str | None
    refers_to: str | None = None
    """Lemma of a common noun that stands for an organisation named elsewhere: `prezes klastra`."""
    tail: str | None = None
    """Small words after the role that are its own where they name no organisation: `komendant | straży pożarnej`."""
    school: str | None = None
    """The university of a professor whose other post names no organisation: `przewodniczący zespołu dr hab. X, prof. UMK`."""


def position_after(phrase: str, lexicon: Lexicon) -> Position | None:
    """What stands after a name, from its first word on: `prezes zarządu Związku X, który …`, `Politechnika Y`, `z Klastra Z`; None where neither stands there."""
    if professor := _PROFESSOR_OF.match(phrase):
        return _professor(professor, phrase, lexicon)
    phrase = _OPENING.sub("", phrase)
    words = cut_at_end(words_of(phrase), lexicon)
    if not words:
        return None
    if at_school := _professor_at(words, lexicon):
        return at_school
    role_at = _role_start(words, lexicon)
    if role_at is not None:
        return _with_second_post(split_description(words, role_at, phrase, lexicon), phrase, lexicon)
    if told := _organisation_then_role(words, phrase, lexicon):
        return told
    first = words[0].lower
    if first in ("z", "ze") and words[1:] and words[1].lower == "strony":
        return None  # "prorektor X, ze strony Klastra Y – jego prezes": the next one's
    if first in _FROM:
        return _only_organisation(words[1:], lexicon, OBLIQUE if first in ("z", "ze") else NOMINATIVE, whence=True)
    if first.startswith(_REPRESENTING):
        return _only_organisation(words[1:], lexicon, ANY_CASE)
    if lexicon.words.is_organisation(words[0].text) or (words[0].is_proper and len(words) <= 9):
        return _only_organisation(words, lexicon, NOMINATIVE)
    if lexicon.words.is_complement(words[0].text) and (referred := _referred(words, lexicon)):
        return Position(None, None, referred)  # "biuro klastra"
    return None


def _with_second_post(position: Position, phrase: str, lexicon: Lexicon) -> Position:
    """`Prezes Zarządu, Przewodniczący Klastra X`: the organisation of the second post; `Prezes Zarządu – Dyrektor Generalny spółki Y`: one post of two names."""
    if position.organisation and not opens_with_post(position.organisation, lexicon):
        return position
    found = _SECOND_POST.match(phrase)
    if found is None or not _is_second_post(phrase[found.start(3) :], lexicon):
        return position
    second = position_after(phrase[found.start(3) :], lexicon)
    if second is None or second.organisation is None:
        joint = f"{position.role}, " if found[2] == "," else f"{position.role} – "
        if second is None or second.role is None or (found[2] == "," and position.organisation is None):
            return position
        return position._replace(role=f"{joint}{second.role}", organisation=None)  # "Wicepremier, Minister Gospodarki"
    role = f"{position.role}, {second.role}" if found[2] == "," else f"{position.role} – {second.role}"
    return Position(role, second.organisation)


def _is_second_post(phrase: str, lexicon: Lexicon) -> bool:
    words = words_of(phrase)
    if is_english(words) and words[1].lower not in ENGLISH_POSTS and any(lexicon.words.is_organisation(w.text) for w in words[:2]):
        return False  # "Ministry of X", "Marshal Office of Y"; not "Office Manager of Z"
    if lexicon.words.is_role(words[0].text) and "nom" in lexicon.words.cases(words[0].text):
        return True
    return is_english(words) and opens_with_post(phrase, lexicon)  # "Project Manager, Office Manager of X"


def opens_with_post(phrase: str, lexicon: Lexicon) -> bool:
    """Whether the phrase begins with a post of several words: `Starszy specjalista`, `Business Development Manager`."""
    return _role_start(words_of(phrase), lexicon) is not None


def leads_on(phrase: str, lexicon: Lexicon) -> bool:
    """Whether a description runs right up to the end of the phrase, where the next person is named: `prezes PARP`, `Dyrektor Centrum X w Y Pani`."""
    words = words_of(phrase)
    while words and is_honorific(words[-1]):
        words.pop()
    return bool(words) and any(lexicon.words.is_role(w.text) for w in words[:4]) and len(cut_at_end(words, lexicon)) == len(words)


def _professor(found: re.Match[str], phrase: str, lexicon: Lexicon) -> Position:
    """`prof. PŚ`, `profesor uczelni, Politechnika X`: a post at a university, not a degree; another post after it says more."""
    role = f"{'prof.' if found[1] == 'prof.' else 'profesor'} {found[2]}"
    school = found[2] if found[2][0].isupper() else None
    following = phrase[found.end() :].lstrip()
    rest = position_after(following.lstrip(" ,(–-").partition(")")[0], lexicon) if following.startswith((",", "(", "–", "-")) else None
    if rest and rest.role and school and following[2:3].isupper():
        return rest._replace(school=school)
    return Position(role, school or (rest.organisation if rest and rest.role is None else None), school=school)


def _professor_at(words: list[Word], lexicon: Lexicon) -> Position | None:
    """`prof. Uniwersytetu Śląskiego`."""
    if len(words) < 3 or words[0].lower != "prof." or not words[1].is_capital or not lexicon.words.is_organisation(words[1].text):
        return None
    school = organisation_name(words[1:], lexicon, GENITIVE)
    return Position("prof.", school, school=school) if school else None


def _role_start(words: list[Word], lexicon: Lexicon) -> int | None:
    """Place of the role's noun where the phrase begins with a role: adjectives and `Pan` may precede it."""
    for place, word in enumerate(words[:4]):
        if not lexicon.words.is_role(word.text) and _leads_to_english_post(words, place):
            continue
        if word.lower in ENGLISH_POSTS or lexicon.words.is_role(word.text) or (word.text.islower() and lexicon.words.is_person(word.text)):
            return place
        if (
            word.is_capital
            and place + 1 < len(words)
            and words[0].is_capital
            and lexicon.words.is_person(word.text)
            and lexicon.words.is_common(word.text)
            and not LEGAL.match(words[place + 1].text)  # "Prometal S.A."
        ):
            return place  # "Główny Geolog Kraju"
        if not (
            lexicon.words.is_adjective(word.text)
            or OF_TIME.match(word.text)
            or (place == 0 and word.text in _RANKS)
            or word.lower in ("pan", "pani", "p.", "gł.", "zast.", "z-ca", "p.o.")
            or word.lower in ENGLISH_MODIFIERS
            or word.text.endswith(("'s", "’s"))
        ):
            return None
    return None


def _leads_to_english_post(words: list[Word], place: int) -> bool:
    """`R&D Manager`, `Packaging Director`, `naval architect`: what English puts before a post says of what."""
    after = next((i for i in range(place + 1, min(len(words), place + 4)) if words[i].lower in ENGLISH_POSTS), None)
    return after is not None and all(
        w.text[:1].isalpha() and w.lower not in ("of", "at", "for", "the", "and") and not w.text.endswith(("'s", "’s")) for w in words[place:after]
    )


def _organisation_then_role(words: list[Word], phrase: str, lexicon: Lexicon) -> Position | None:
    """`X – Wodociągi Pilskie, zastępca przewodniczącej`."""
    if not words[0].is_proper or not (found := _ORGANISATION_COMMA.match(phrase)) or found[1].count(" ") > 8:
        return None
    if found[2][0].isupper() and not lexicon.words.is_role(found[2].split(" ")[0].strip(",;.")):
        return None
    role = position_after(found[2], lexicon)
    organisation = organisation_name(words_of(found[1]), lexicon, NOMINATIVE)
    return role._replace(organisation=organisation) if role and role.role and organisation and role.organisation is None else None


def _only_organisation(words: list[Word], lexicon: Lexicon, cases: frozenset[str], *, whence: bool = False) -> Position | None:
    english = whence and cases == NOMINATIVE
    if name := organisation_name(words, lexicon, cases, english=english):
        if whence and " " not in name and words[0].is_capital and lexicon.words.is_place(words[0].text) and not words[0].is_abbreviation:
            return None  # "X z Irlandii": where from, not for whom
        lemma = lexicon.words.organisation_lemma(words[0].text)
        return Position(None, None, lemma) if lemma and len(words) == 1 and not words[0].is_abbreviation else Position(None, name)
    referred = _referred(words, lexicon)
    return Position(None, None, referred) if referred else None


def split_description(words: list[Word], role_at: int, phrase: str, lexicon: Lexicon) -> Position:
    """The role up to where the organisation begins, and the organisation."""
    border = find_border(Phrase(words, role_at, lexicon))
    own, rest = words[: border.place], words[border.place :]
    if not rest:
        own = without_origin(own, role_at, lexicon)
    if border.rule == "proper" and _is_numbered(rest):  # "audytor ISO 27001, SecuFab"
        comma = next((i for i, w in enumerate(words) if w.text == ","), len(words))
        own, rest = words[:comma], words[comma:]
    if rest and rest[0].text[0] in QUOTES and not lexicon.words.lemmas(own[-1].text).isdisjoint(_TITLED):
        rest = []  # "kierownik projektu „Budowa systemu”"
    own, rest = of_place(*_with_purpose(own, rest), lexicon)
    role = role_nominative(own, role_at, lexicon)
    marked = bool(rest) and (border.marked or rest[0].text == ",")
    cases = NOMINATIVE if is_english(words) or (rest and rest[0].text == ",") else OBLIQUE if marked else GENITIVE
    if own[-1].text == "Miasta":
        cases = ANY_CASE  # "Miasta Lublin" as well as "Miasta Krakowa"
    if marked:
        rest = rest[1:]
    if rest and rest[0].lower.startswith(_REPRESENTING):
        rest, cases = rest[1:], ANY_CASE
    english = is_english(words)
    if len(rest) == 1 and any(rest[0].text == country for country, _ in lexicon.countries):
        rest = []  # "Wicemarszałek Województwa Śląskiego, Polska"
    organisation = organisation_name(rest, lexicon, cases, english=english) if not _is_lone_noun(rest, lexicon) else None
    if organisation is None and (bracket := _BRACKET.match(phrase, words[-1].end)) and not _is_role_first(bracket[1], lexicon):
        organisation = organisation_name(words_of(bracket[1]), lexicon, NOMINATIVE)
        if organisation and rest and not _referred(rest, lexicon):
            role = role_nominative(words, role_at, lexicon)
    if organisation and marked and (whole := _whole_of_unit(rest, phrase[words[-1].end :], lexicon)):
        organisation = f"{organisation}, {whole}"
    organisation = organisation or (authority_in(own, lexicon) if not rest else None)
    if body := seat_in(own, role_at, rest, organisation, lexicon):
        role, organisation = body
    referred = None if organisation else _referred(rest, lexicon) or _possessor(own, lexicon)
    tail = joined([w.text for w in rest]) if organisation is None and rest and len(rest) <= 4 and all(w.text.islower() for w in rest) else None
    return Position(role, organisation, referred, tail)


def _with_purpose(own: list[Word], rest: list[Word]) -> tuple[list[Word], list[Word]]:
    """`Prorektor UEP ds. Studenckich`: what the post is for stands after the abbreviation of where it is held."""
    if len(rest) > _SHORTEST_PURPOSE and rest[0].is_abbreviation and rest[1].lower in PURPOSE:
        return own + rest[1:], rest[:1]
    at = next((i for i, w in enumerate(rest) if w.lower in PURPOSE), 0)
    if at and at + 1 < len(rest) and own[0].lower.startswith(_FOR_PURPOSE) and all(w.is_capital for w in rest[:at]):
        return own + rest[at:], rest[:at]  # "Pełnomocnik Rektora Politechniki Gdańskiej ds. Klastrów"
    return own, rest


def _whole_of_unit(unit: list[Word], following: str, lexicon: Lexicon) -> str | None:
    """`Zastępca Dyrektora, Departament Innowacji, | PARP`: what the unit is part of."""
    if not unit or not unit[0].is_capital or not lexicon.words.is_complement(unit[0].text) or not (found := _NEXT_PART.match(following)):
        return None
    words = words_of(found[1])
    if not words or not words[0].is_capital or opens_name(words, lexicon) or lexicon.words.is_role(words[0].text):
        return None
    named = words[0].is_abbreviation or any(lexicon.words.is_organisation(w.text) for w in words[:4])
    return organisation_name(words, lexicon, NOMINATIVE) if named else None


def _is_role_first(phrase: str, lexicon: Lexicon) -> bool:
    words = words_of(phrase)
    return bool(words) and lexicon.words.is_role(words[0].text)


def _possessor(words: list[Word], lexicon: Lexicon) -> str | None:
    """`the cluster's chairwoman`."""
    noun = next((w.text[:-2] for w in words if w.text.endswith(("'s", "’s"))), None)
    return lexicon.words.organisation_lemma(noun) if noun else None


def _is_numbered(words: list[Word]) -> bool:
    return len(words) > 1 and words[0].is_abbreviation and words[1].text[:1].isdigit()


def _is_lone_noun(words: list[Word], lexicon: Lexicon) -> bool:
    """`prezes Klastra`: the noun names no organisation, it refers to one."""
    if len(words) > 1 and OF_TIME.match(words[0].text):
        words = words[1:]  # "naszego Klastra"
    return len(words) == 1 and lexicon.words.is_organisation(words[0].text) and not words[0].is_abbreviation and not words[0].is_quoted


def _referred(rest: list[Word], lexicon: Lexicon) -> str | None:
    """The lemma of a common noun that refers to an organisation: `klastra`, `naszego klastra`, `działu jakości klastra`, `ramienia klastra`."""
    if not rest or any(w.is_proper for w in rest[:-1]) or len(rest) > 5:
        return None
    return lexicon.words.organisation_lemma(rest[-1].text) if rest[-1].text.isalpha() and not rest[-1].is_abbreviation else None
