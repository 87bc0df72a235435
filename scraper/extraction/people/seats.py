"""What the words of a role itself say of where it is held: a council with a name of its own, a region, a place that is only where somebody comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.extraction.people.organisation_names import GENITIVE, organisation_name
from scraper.extraction.people.role_forms import role_nominative
from scraper.extraction.people.role_words import OF_ORGANS
from scraper.language.inflection import agrees

if TYPE_CHECKING:
    from scraper.extraction.people.phrases import Word
    from scraper.language.lexicon import Lexicon

_BODIES = frozenset(("rada", "komisja", "komitet", "zespół", "organizacja", "kapituła", "trybunał"))
_PARLIAMENTS = frozenset(("Sejm", "Senat", "Sejmik"))
_COMMUNES = frozenset(("miasto", "gmina", "powiat", "dzielnica"))
_NOUN_AND_NAME = 2
_SETTLEMENTS = frozenset(("wieś", "miasto", "miasteczko", "gmina", "powiat", "dzielnica", "osiedle", "region", "zagranica", "kraj"))


def seat_in(own: list[Word], role_at: int, rest: list[Word], organisation: str | None, lexicon: Lexicon) -> tuple[str, str] | None:
    """`przewodniczący | Rady Głównej Instytutów`, `przewodniczący | Komisji Gospodarki Sejmu RP`: a council or committee with a name of its own is where the person sits."""
    if len(own) > role_at + 1 and rest and _is_council_of_place(own[-1], rest[0], lexicon):
        name = organisation_name([own[-1], *rest], lexicon, GENITIVE)  # "Rady m.st. Warszawy", "Rady Miasta Gliwice"
        return (role_nominative(own[:-1], role_at, lexicon), name) if name else None
    at = next((i for i in range(role_at + 1, len(own) - 1) if own[i].is_capital and lexicon.words.lemmas(own[i].text) & _BODIES), None)
    if at is not None and at > role_at + 1 and own[at - 1].is_capital and agrees(own[at - 1].text, own[at].text, lexicon.lemmatiser):
        at -= 1  # "Naczelnej Organizacji"
    if at is None or not own[at + 1].is_capital:
        return None
    words = own[at:]
    if not rest and len(words) == _NOUN_AND_NAME and lexicon.words.lemmas(words[1].text) & OF_ORGANS:
        return None  # "Członek Rady Nadzorczej": every company has one
    if organisation and organisation.split(" ")[0] in _PARLIAMENTS:
        words += rest
    elif organisation or any(_heads_another(w, lexicon) for w in own[at + 1 :]):
        return None
    name = organisation_name(words, lexicon, GENITIVE)
    return (role_nominative(own[:at], role_at, lexicon), name) if name else None


def _is_council_of_place(council: Word, place: Word, lexicon: Lexicon) -> bool:
    if not lexicon.words.lemmas(council.text) & _BODIES:
        return False
    return place.lower.startswith("m.") or (place.text.istitle() and bool(lexicon.words.lemmas(place.text) & _COMMUNES))


def of_place(own: list[Word], rest: list[Word], lexicon: Lexicon) -> tuple[list[Word], list[Word]]:
    """`Prezydent Miasta | Lublin`, `Wójt Gminy | Dąbrówka`, in capitals: the noun is of the office's name; the municipality keeps its own."""
    named = rest[: next((i for i, w in enumerate(rest) if not w.text[0].isalnum()), len(rest))]
    if len(named) < _NOUN_AND_NAME or not rest[0].text.istitle() or not all(w.is_capital for w in named[1:]):
        return own, rest
    lemmas = lexicon.words.lemmas(rest[0].text)
    if _is_council_of_place(own[-1], rest[0], lexicon):
        return own, rest
    if "miasto" in lemmas:
        return own + rest[:1], rest[1:]
    return (own + rest[:1], rest) if "gmina" in lemmas else (own, rest)


def _heads_another(word: Word, lexicon: Lexicon) -> bool:
    """`Rady Klastra`: an organisation that the council belongs to; not `Rady Głównej Instytutów`, `Rady Miasta`."""
    lemmas = lexicon.words.lemmas(word.text)
    if not lexicon.words.is_organisation(word.text) or lemmas & _BODIES or lemmas & _SETTLEMENTS:
        return False
    return "gen" in lexicon.words.cases(word.text)


def without_origin(own: list[Word], role_at: int, lexicon: Lexicon) -> list[Word]:
    """`młynarz z Biecza`, `baca z Ochotnicy Górnej`, `hodowczyni z sąsiedniej wsi`: where from is no part of the role."""
    at = next((i for i in range(role_at + 1, len(own) - 1) if own[i].lower in ("z", "ze")), None)
    if at is None:
        return own
    place = own[at + 1 :]
    named = len(place) <= 2 and lexicon.words.is_place(place[0].text) and all(w.is_capital for w in place)
    named |= len(place) == 3 and place[1].lower in ("i", "oraz") and all(lexicon.words.is_place(w.text) for w in (place[0], place[2]))
    return own[:at] if named or lexicon.words.lemmas(place[-1].text) & _SETTLEMENTS else own


def authority_in(words: list[Word], lexicon: Lexicon) -> str | None:
    """`marszałek województwa śląskiego`: the role names its region, which is the organisation too."""
    at = next((i for i, w in enumerate(words) if "województwo" in lexicon.words.lemmas(w.text) and i + 1 < len(words)), None)
    return organisation_name([words[at]._replace(text=words[at].text.capitalize()), *words[at + 1 :]], lexicon, GENITIVE) if at else None
