"""Where a role ends and its organisation begins: `dyrektor Departamentu Innowacji | Ministerstwa Rozwoju`; ordered named rules, the first that holds is the border."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from scraper.extraction.people.border_adjectives import before_adjectives, heads_later
from scraper.extraction.people.english_border import english_into, english_of, is_english
from scraper.extraction.people.headings import LEGAL
from scraper.extraction.people.organisation_names import stands_by_itself
from scraper.extraction.people.role_words import OF_ORGANS, PLAIN_UNITS, UNITS, in_unit, is_of_role, is_rank
from scraper.language.inflection import agrees, noun_readings

if TYPE_CHECKING:
    from collections.abc import Callable

    from scraper.extraction.people.phrases import Phrase, Word
    from scraper.language.lexicon import Lexicon

    Rule: TypeAlias = Callable[[Phrase, int], bool]

_INTO = {"w": "loc", "we": "loc", "na": "loc", "przy": "loc", "z": "gen", "ze": "gen"}
_BODIES = {
    "zespół": frozenset("szkoła placówka przedszkole elektrownia opieka".split()),
    "komisja": frozenset("europejski nadzór".split()),
    "rada": frozenset("europa minister unia".split()),
}
"""Units that are institutions of their own by the word after them: Zespół Szkół, Komisja Europejska."""
_SENT = frozenset("przedstawiciel przedstawicielka reprezentant reprezentantka wysłannik wysłanniczka delegat delegatka".split())
"""Who comes from a unit comes for it: `przedstawicielka | Departamentu Gospodarki`."""
_NO_BORDER_AFTER = frozenset("ds ds. i for and of na spraw pod nad do od za po".split())
_SHORTEST_FIRM = 3
_CAPITAL_CITY = ("m.st.", "m. st.")
_ORGANS = frozenset(("zarząd", "rada"))
_COMPANIES = frozenset(("firma", "spółka", "przedsiębiorstwo"))
_PARTS_OF_OFFICES = frozenset("departament wydział biuro dział katedra oddział pion sekcja referat".split())


class Border(NamedTuple):
    """The place of the organisation's first word, whether a preposition or comma stands there, and why."""

    place: int
    marked: bool
    rule: str


def find_border(phrase: Phrase) -> Border:
    """Where the organisation begins; the end of the phrase where none does."""
    rules = _ENGLISH_RULES if is_english(phrase.words) else _POLISH_RULES
    for place in range(phrase.role_at + 1, len(phrase.words)):
        for name, rule in rules:
            if rule(phrase, place):
                marked = name in ("comma", "preposition", "of")
                return Border(place if marked else before_adjectives(phrase, place), marked, name)
    return Border(len(phrase.words), False, "none")


def _comma(phrase: Phrase, place: int) -> bool:
    return phrase.words[place].text == ","


def _preposition(phrase: Phrase, place: int) -> bool:
    """`w Ministerstwie`, `z firmy X`; not `posłanka na Sejm`, `ekspert z Brukseli`: the noun must stand in the preposition's case, and be no town."""
    words, _, lexicon = phrase
    case = _INTO.get(words[place].lower)
    if case is None or place + 1 >= len(words):
        return False
    following = words[place + 1]
    if following.lower in ("ramienia", "imieniu"):
        return True
    if following.is_abbreviation or following.is_quoted:
        return True
    if _is_named_like_place(words[place + 1 :], lexicon):
        return True
    if _is_unit_of_another(phrase, place + 1):
        return False
    known = [] if lexicon.words.is_adjective(following.text) else noun_readings(following.text, lexicon.lemmatiser)
    if known and not any(case in a.cases for _, a in known):
        return False  # "Biura Współpracy z Zagranicą Klastra X", "ds. współpracy z gospodarką"
    head = next((w for w in words[place + 1 : place + 5] if lexicon.words.is_organisation(w.text)), None)
    if head is not None and noun_readings(head.text, lexicon.lemmatiser):
        return any(case in a.cases for _, a in noun_readings(head.text, lexicon.lemmatiser))
    return following.is_capital and not lexicon.words.is_place(following.text)


def _is_named_like_place(words: list[Word], lexicon: Lexicon) -> bool:
    """`w Solino Energia`: a town's nominative, with more of the name than a town's after it."""
    if len(words) == 1 or not words[1].is_capital or not words[0].is_capital or not lexicon.words.is_place(words[0].text):
        return False
    if lexicon.words.is_adjective(words[0].text) or not stands_by_itself(words[0].text, lexicon):
        return False
    return not lexicon.words.is_place(words[1].text) and LEGAL.search(words[1].text) is None


def _is_unit_of_another(phrase: Phrase, place: int) -> bool:
    """`kierownik w Departamencie Rozwoju | Urzędu Marszałkowskiego`, `wykładowca w Katedrze Zarządzania | WSB`: the unit is of the post where its organisation follows."""
    words, _, lexicon = phrase
    if not words[place].is_capital or not lexicon.words.lemmas(words[place].text) & _PARTS_OF_OFFICES:
        return False
    return any(
        w.is_abbreviation or (w.is_capital and lexicon.words.is_organisation(w.text) and not lexicon.words.lemmas(w.text) & UNITS)
        for w in words[place + 2 :]
    )


def _named_at_once(phrase: Phrase, place: int) -> bool:
    """`Zastępca Prezydenta | m.st. Warszawy`, `przedstawicielka | Departamentu Gospodarki`."""
    words, role_at, lexicon = phrase
    if words[place].lower in _CAPITAL_CITY or _begins_anew(phrase, place):
        return True
    unit = words[place].is_capital and lexicon.words.is_complement(words[place].text)
    return unit and place == role_at + 1 and bool(lexicon.words.lemmas(words[role_at].text) & _SENT)


def _organisation(phrase: Phrase, place: int) -> bool:
    """A noun that heads organisations, unless it goes on with the role: `Rady Klastra`, `województwa śląskiego`."""
    words, _, lexicon = phrase
    word = words[place]
    lemmas = lexicon.words.lemmas(word.text)
    if word.is_capital and place + 1 < len(words) and is_body_of_its_own(lemmas, lexicon.words.lemmas(words[place + 1].text)):
        return True
    if not lexicon.words.is_organisation(word.text) or word.lower in ("i", "oraz") or words[place - 1].lower in ("na", "do", "ds.", "spraw"):
        return False
    if "województwo" in lemmas or ("miasto" in lemmas and not (place + 1 < len(words) and words[place + 1].is_capital)):
        return False
    if "grupa" in lemmas and place + 1 < len(words) and "kapitałowy" in lexicon.words.lemmas(words[place + 1].text):
        return True
    if word.text.islower() and place + 2 < len(words) and words[place + 1].lower in _INTO and _preposition(phrase, place + 1):
        return False  # "dyrektor zakładu w Hucie X"
    if in_unit(phrase, place):
        if word.lower == "klastrów":
            return False  # "Referatu Klastrów i Współpracy Gospodarczej"
        if lemmas & _COMPANIES and word.text.islower() and place + 1 < len(words) and words[place + 1].is_proper:
            return True  # "członek zarządu | spółki X"
        if place + 1 == len(words):  # "zarządu klastra": refers to one; "Sekcji Klastrów" does not
            return not lemmas & UNITS and "gen" in lexicon.words.cases(word.text)
        if _goes_into(phrase, place):
            return False  # "Wydziału Portów Morskich w Ministerstwie X": the unit's own words
        return word.is_capital and not lemmas & PLAIN_UNITS and not _is_of_unit(phrase, place)
    if lemmas & PLAIN_UNITS and lexicon.words.is_complement(word.text):
        return word.is_capital and _is_named_body(phrase, place)
    return not (lexicon.words.is_complement(word.text) and word.text.islower())


def _goes_into(phrase: Phrase, place: int) -> bool:
    """Whether the organisation follows after a preposition, so that what stands here is its unit's."""
    return any(phrase.words[at].lower in _INTO and _preposition(phrase, at) for at in range(place + 1, len(phrase.words) - 1))


def _begins_anew(phrase: Phrase, place: int) -> bool:
    """`Wicemarszałek Województwa Dolnośląskiego | Zarząd Województwa`: a unit in the nominative, printed as it is after a role that has ended."""
    words, role_at, lexicon = phrase
    word = words[place]
    if place < role_at + 2 or not word.is_capital or not lexicon.words.is_complement(word.text) or not words[place - 1].is_capital:
        return False
    return stands_by_itself(word.text, lexicon)


def is_body_of_its_own(lemmas: frozenset[str], following: frozenset[str]) -> bool:
    """Whether the two words begin the name of an institution: Zespół Szkół, Komisja Europejska."""
    return any(lemma in lemmas and following & words for lemma, words in _BODIES.items())


def _is_named_body(phrase: Phrase, place: int) -> bool:
    """`przewodnicząca | Grupy Roboczej KIS „Zdrowe społeczeństwo”`: a body with a name of its own, unless the organisation follows after a comma."""
    rest = phrase.words[place + 1 :]
    adjectives = next((i for i, w in enumerate(rest) if not phrase.lexicon.words.is_adjective(w.text)), len(rest))
    named = rest[adjectives : adjectives + 2]
    return bool(named) and named[0].is_abbreviation and named[-1].is_quoted and all(w.text != "," for w in rest)


def _is_of_unit(phrase: Phrase, place: int) -> bool:
    """`Dyrektor Biura Zarządu`: one unit after another."""
    return phrase.lexicon.words.is_complement(phrase.words[place].text) and phrase.words[place].text.islower()


def _proper(phrase: Phrase, place: int) -> bool:
    """Capitals or quotation marks that belong to no unit of the role."""
    words, role_at, lexicon = phrase
    word, previous = words[place], words[place - 1]
    if _is_where(phrase, place):
        return False
    if lexicon.words.lemmas(previous.text) & UNITS and place + 2 < len(words) and words[place + 1].lower in _INTO and _preposition(phrase, place + 1):
        return False  # "szef działu R&D w firmie X"
    if not word.is_proper or previous.lower in _NO_BORDER_AFTER:
        return False
    if (word.is_quoted or word.is_abbreviation) and in_unit(phrase, place) and any(w.text == "," for w in words[place:]):
        return False  # the unit's own name: the organisation comes after the comma
    if is_of_role(phrase, place):
        return False
    if word.is_quoted or word.is_abbreviation:
        return not (previous.lower == "prof." or previous.lower == "profesor")
    if lexicon.words.is_complement(word.text) or lexicon.words.is_person(word.text):
        return False
    if in_unit(phrase, place) and lexicon.words.is_organisation(word.text):
        return False
    own_name = stands_by_itself(word.text, lexicon) and not agrees(word.text, words[role_at].text, lexicon.lemmatiser)
    if previous.is_capital and place - 1 == role_at and lexicon.words.is_common(word.text) and not lexicon.words.is_place(word.text) and not own_name:
        return False  # "Główny Geolog Kraju", "Dyrektor Zarządzający"
    if lexicon.words.is_only_adjective(word.text) and place + 1 == len(words) and place - 1 == role_at and previous.is_capital:
        return False
    if lexicon.words.lemmas(previous.text) & _ORGANS and stands_by_itself(word.text, lexicon):
        return True  # "Prezes Zarządu | Zamojski Rynek Hurtowy"
    own = lexicon.words.is_common(word.text) or lexicon.words.is_only_adjective(word.text)
    return not (in_unit(phrase, place) and own and not word.is_abbreviation and (_goes_into(phrase, place) or not heads_later(phrase, place)))


def _opens_firm(phrase: Phrase, place: int) -> bool:
    """`kierownik Działu Projektów | Zamojskiego Rynku Hurtowego S.A.`: capitals up to a legal form, of which the first agrees with the next and not with the unit."""
    words, _, lexicon = phrase
    rest = words[place:]
    if not LEGAL.search(words[-1].text) or len(rest) < _SHORTEST_FIRM or not all(w.is_capital for w in rest[:-1]):
        return False
    if not lexicon.words.is_adjective(rest[0].text) or not agrees(rest[0].text, rest[1].text, lexicon.lemmatiser):
        return False
    organ = lexicon.words.lemmas(words[place - 1].text) & _ORGANS and not lexicon.words.lemmas(rest[0].text) & OF_ORGANS
    return bool(organ) or not agrees(rest[0].text, words[place - 1].text, lexicon.lemmatiser)


def _is_where(phrase: Phrase, place: int) -> bool:
    """`młynarz z Biecza`, `konsul we Lwowie`, `baca z Ochotnicy Górnej`: where, not for whom."""
    words, _, lexicon = phrase
    word, previous = words[place], words[place - 1]
    if previous.lower in ("z", "ze"):
        return lexicon.words.is_place(word.text)
    if previous.lower in ("w", "we"):  # not "w Żary Energia"
        return lexicon.words.is_place(word.text) and "loc" in lexicon.words.cases(word.text) | lexicon.words.cases(word.text, "pl")
    named = place > 2 and words[place - 2].lower in ("z", "ze") and lexicon.words.is_place(previous.text)
    return named and lexicon.words.is_adjective(word.text)


def _adjectives_of_organisation(phrase: Phrase, place: int) -> bool:
    """`Zarządu Podkarpackiego Klastra`: capitalised adjectives before the organisation's noun."""
    words, role_at, lexicon = phrase
    if not words[place].is_capital or not lexicon.words.is_only_adjective(words[place].text) or not heads_later(phrase, place):
        return False
    if is_rank(phrase, place) or (lexicon.words.lemmas(words[place].text) & OF_ORGANS and lexicon.words.lemmas(words[place - 1].text) & _ORGANS):
        return False
    if in_unit(phrase, place) and _goes_into(phrase, place):
        return False  # "Kierownik Oddziału Lubelskie Centrum Badań w Urzędzie X"
    following = words[place + 1].text
    its = place - 1 == role_at and agrees(words[place].text, words[role_at].text, lexicon.lemmatiser)
    return not its or lexicon.words.is_only_adjective(following) or agrees(words[place].text, following, lexicon.lemmatiser)


_POLISH_RULES: tuple[tuple[str, Rule], ...] = (
    ("comma", _comma),
    ("preposition", _preposition),
    ("named at once", _named_at_once),
    ("adjectives", _adjectives_of_organisation),
    ("organisation", _organisation),
    ("firm", _opens_firm),
    ("proper", _proper),
)
_ENGLISH_RULES: tuple[tuple[str, Rule], ...] = (("comma", _comma), ("preposition", english_into), ("of", english_of))
