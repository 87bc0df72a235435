"""Words in capitals that still say what the role is: its unit, what it is for, the land it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.language.inflection import agrees

if TYPE_CHECKING:
    from scraper.extraction.people.phrases import Phrase
    from scraper.language.lexicon import Lexicon

UNITS = frozenset(
    "departament wydział biuro dział katedra zespół pion oddział sekcja referat rada komisja komitet grupa zarząd instytut zakład".split()
)
PLAIN_UNITS = UNITS - {"instytut", "zakład"}
_NAMED_UNITS = frozenset("dział departament wydział pion sekcja referat".split())
_ENVOYS = frozenset("konsul konsulka ambasador ambasadorka".split())
OF_ORGANS = frozenset(("nadzorczy", "rewizyjny", "naukowy", "programowy", "statutowy"))
"""What makes of a council the organ of some organisation, which the text names elsewhere."""
_MINISTERS = frozenset(("minister", "wiceminister"))
_RANKS = frozenset("generalny zarządzać zarządzający wykonawczy operacyjny".split())
"""Adjectives of posts that no organisation bears; `naczelny`, say, also begins `Naczelna Organizacja`."""
_NEAR = 2
_PARLIAMENTS = frozenset(("Sejm", "Senat"))
_AREAS = ("Obszar", "Region", "Makroregion")
PURPOSE = ("ds.", "ds", "spraw")
_TERRITORIES = frozenset(("województwo", "powiat"))
_OFFICES = frozenset("wojewoda wicewojewoda starosta wicestarosta marszałek wicemarszałek kurator wicekurator konserwator komendant".split())
"""Offices that an adjective says of what land they are: `wicewojewoda Podlaski`."""


def is_of_role(phrase: Phrase, place: int) -> bool:
    """Whether the word is a unit's name, or tells the rank, the purpose or the land of the post."""
    return (
        is_rank(phrase, place)
        or _is_of_state(phrase, place)
        or _is_field(phrase, place)
        or _names_unit(phrase, place)
        or _is_of_purpose(phrase, place)
        or _is_of_land(phrase, place)
    )


def is_rank(phrase: Phrase, place: int) -> bool:
    """`Dyrektora Generalnego | Stowarzyszenia X`: the adjective is the post's, though it would agree with the organisation too."""
    after_post = place == phrase.role_at + 1 or (
        place > 0 and phrase.lexicon.words.is_role(phrase.words[place - 1].text)
    )  # "zastępca dyrektora generalnego"
    return after_post and is_rank_adjective(phrase.words[place].text, phrase.lexicon)


def is_rank_adjective(text: str, lexicon: Lexicon) -> bool:
    """Whether the adjective can only say what rank a post has: `generalny`, `zarządzający`."""
    return bool(lexicon.words.lemmas(text) & _RANKS)


def _is_of_state(phrase: Phrase, place: int) -> bool:
    """`senator RP`, `Poseł na Sejm RP`, `konsul generalny RP | we Lwowie`: whose office it is, and where no body stands between."""
    words, role_at, lexicon = phrase
    if words[place].text == "Europejskiego" and words[place - 1].text == "Parlamentu":
        return "poseł" in lexicon.words.lemmas(words[role_at].text) or "posłanka" in lexicon.words.lemmas(words[role_at].text)
    if words[place].text != "RP" or in_unit(phrase, place):
        return False
    return place - role_at <= _NEAR or (words[place - 1].text in _PARLIAMENTS and words[place - 2].lower in ("na", "do"))


def _is_field(phrase: Phrase, place: int) -> bool:
    """`Wiceminister Rozwoju Regionalnego`, `minister Nauki i Szkolnictwa Wyższego`: what a minister looks after."""
    words, role_at, lexicon = phrase
    if lexicon.words.lemmas(words[role_at].text) & _ENVOYS:  # "Konsul Honorowy Republiki Słowackiej"
        return True
    if words[place - 1].is_capital and lexicon.words.lemmas(words[place - 1].text) & _MINISTERS and lexicon.words.is_common(words[place].text):
        return True  # "przedstawiciel Ministra Cyfryzacji"
    if not lexicon.words.lemmas(words[role_at].text) & _MINISTERS or words[place].is_abbreviation or words[place].is_quoted:
        return False
    return not any(lexicon.words.is_organisation(w.text) for w in words[role_at + 1 : place + 1])


def _names_unit(phrase: Phrase, place: int) -> bool:
    """`Działu Research i Selekcji`, `Dyrektor Sprzedaży Obszar EDU`: what no dictionary knows is the unit's name."""
    lexicon, word, previous = phrase.lexicon, phrase.words[place], phrase.words[place - 1]
    if word.text in _AREAS or previous.text in _AREAS:
        return True
    unit = previous.is_capital and lexicon.words.lemmas(previous.text) & _NAMED_UNITS
    return bool(unit) and not word.is_quoted and not word.is_abbreviation and not lexicon.lemmatiser.readings(word.text)


def _is_of_land(phrase: Phrase, place: int) -> bool:
    """`Wicemarszałek Województwa Lubelskiego`, `wicewojewoda Podlaski`: an adjective says of what land the office is."""
    words, role_at, lexicon = phrase
    word, previous = words[place], words[place - 1]
    if not lexicon.words.is_adjective(word.text):
        return False
    if lexicon.words.lemmas(previous.text) & _TERRITORIES:
        return True
    last = place - 1 == role_at and place + 1 == len(words)
    return last and bool(lexicon.words.lemmas(previous.text) & _OFFICES) and agrees(word.text, previous.text, lexicon.lemmatiser)


def _is_of_purpose(phrase: Phrase, place: int) -> bool:
    """`Prorektor ds. Nauki i Transferu Technologii | WUM`: what the post is for."""
    words, role_at, lexicon = phrase
    word = words[place]
    if word.is_abbreviation or not word.text.isalpha() or not any(w.lower in PURPOSE for w in words[role_at + 1 : place]):
        return False
    return lexicon.words.is_common(word.text) and not lexicon.words.is_organisation(word.text)


def in_unit(phrase: Phrase, place: int) -> bool:
    """Whether a unit of the role, such as a department, stands between the role and the place with nothing but its own words after it."""
    words, role_at, lexicon = phrase
    return any(lexicon.words.lemmas(w.text) & UNITS and lexicon.words.is_complement(w.text) for w in words[role_at + 1 : place])
