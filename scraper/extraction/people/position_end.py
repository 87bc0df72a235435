"""Where the description of a person ends: ordered named rules, the first that holds ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from scraper.extraction.people.phrases import LONGEST, SIGNS_THAT_END, is_honorific, is_within_enumeration, opens_name
from scraper.extraction.people.role_forms import ENGLISH_POSTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from scraper.extraction.people.phrases import Word
    from scraper.language.lexicon import Lexicon

    Rule: TypeAlias = Callable[[list[Word], int, Lexicon], bool]

_AND = frozenset(("i", "oraz", "and", "a"))
_CLAUSE = frozenset(
    "wraz który która którzy którego którą którego które któremu którym ale że gdy gdyż kiedy aby żeby by którzy who which that where when while but also was is has".split()
)
_FUNCTION_WORDS = ("prep", "conj", "comp", "adv", "part", "praet", "fin", "imps", "ppron", "adj:pl:nom")
_LEGAL_END = ("o.o.", "o. o.", "S.A.", "s.c.", "e.V.", "j.", "k.", "a.s.", "s.r.o.")
_SIGNS = frozenset((*SIGNS_THAT_END, "-", ".", ","))
_TRAILING = frozenset(("i", "oraz", "and", "a", "z", "ze", "w", "wraz", "z", "the", "with", "by"))


def cut_at_end(words: list[Word], lexicon: Lexicon) -> list[Word]:
    """The words of the description, without what only leads on to the next person."""
    kept: list[Word] = []
    # At most words no rule can hold, which is asked once of each; only an abbreviation before it may make any word an end.
    may_end = lexicon.words.answers("may end", lambda text: _may_end(text, lexicon))
    for place, word in enumerate(words[: LONGEST + 12]):
        asked = may_end[word.text] or (place and words[place - 1].text.endswith(_LEGAL_END))
        if asked and any(rule(words, place, lexicon) for rule in _RULES):
            break
        kept.append(word)
    while kept and (kept[-1].text in ",." or kept[-1].lower in _TRAILING or is_honorific(kept[-1])):
        kept.pop()
    return kept


def _may_end(text: str, lexicon: Lexicon) -> bool:
    """Whether a rule other than that of abbreviations can hold at the word, wherever it stands."""
    lower, book = text.lower(), lexicon.words
    if text in _SIGNS or lower in _CLAUSE or lower in _AND or book.is_finite_verb(text):
        return True
    return text[:1].isupper() and book.is_role(text)


def _sign(words: list[Word], place: int, lexicon: Lexicon) -> bool:
    """A bracket, a dash, a colon, a full stop."""
    return words[place].text in _SIGNS and words[place].text != ","


def _next_sentence(words: list[Word], place: int, lexicon: Lexicon) -> bool:
    """`Sp. z o.o. Do komisji`, `e.V. Both`: the dot of the abbreviation ended the sentence too."""
    if place == 0 or not words[place - 1].text.endswith(_LEGAL_END) or not words[place].is_capital or words[place].text.isupper():
        return False
    if words[place].lower in ("both", "the", "it", "in", "on", "they", "this", "he", "she", "we"):
        return True
    if lexicon.words.cases(words[place].text) == frozenset(("acc",)):
        return True  # "S.A. Funkcję wiceprzewodniczącego objął"
    return any(r.tag.startswith(_FUNCTION_WORDS) for r in lexicon.lemmatiser.readings(words[place].lower))


def _comma(words: list[Word], place: int, lexicon: Lexicon) -> bool:
    """A comma, unless the organisation or the rest of an English enumeration follows."""
    return words[place].text == "," and not _goes_on(words, place, lexicon)


def _verb(words: list[Word], place: int, lexicon: Lexicon) -> bool:
    """A finite verb."""
    return place > 0 and lexicon.words.is_finite_verb(words[place].text)


def _clause(words: list[Word], place: int, lexicon: Lexicon) -> bool:
    """A relative clause or a conjunction that opens another one."""
    return place > 0 and words[place].lower in _CLAUSE


def _next_person(words: list[Word], place: int, lexicon: Lexicon) -> bool:
    """`oraz Pan Krzysztof`, `i Ryszard Wolski`, `i prezes`: somebody else."""
    if words[place].lower not in _AND or (place == 0 and words[0].text == "I"):
        return False  # "I sekretarz"
    rest = words[place + 1 :]
    if not rest or is_honorific(rest[0]) or opens_name(rest, lexicon):
        return True
    if rest[0].text.islower() and lexicon.words.is_person(rest[0].text):
        # "założyciel i prezes": two posts of one person share what follows
        return not (place > 0 and lexicon.words.is_person(words[place - 1].text))
    if (
        len(rest) > 1
        and rest[0].text.islower()
        and lexicon.words.is_only_adjective(rest[0].text)
        and rest[1].text.islower()
        and lexicon.words.is_person(rest[1].text)
    ):
        return True  # "oraz emerytowany oficer"
    return words[place].lower in ("oraz", "a", "and") and not _joins(words, place)


def _next_post(words: list[Word], place: int, lexicon: Lexicon) -> bool:
    """`Prezes Związku X Prezes Klastra Y`: another post of the same person, without a comma."""
    word = words[place]
    if place < 2 or not word.is_capital or not lexicon.words.is_role(word.text) or "nom" not in lexicon.words.cases(word.text):
        return False
    return lexicon.words.is_role(words[0].text) and any(lexicon.words.is_organisation(w.text) for w in words[1:place])


def _joins(words: list[Word], place: int) -> bool:
    """`Rozwoju oraz Technologii`, `Industry and SMEs`: the conjunction stands within a name."""
    if words[place].lower == "a" or place == 0 or place + 1 >= len(words):
        return False
    return words[place - 1].is_capital == words[place + 1].is_capital or words[place + 1].text[:1].islower()


def _goes_on(words: list[Word], place: int, lexicon: Lexicon) -> bool:
    rest, before = words[place + 1 :], words[:place]
    if not rest or rest[0].text == ",":
        return False
    if rest[0].lower.startswith("reprezentuj"):
        return not any(w.is_abbreviation or w.is_quoted for w in before) or any(lexicon.words.is_role(w.text) for w in before[:3])
    if is_within_enumeration(words, place) and not opens_name(rest, lexicon):
        return True
    if any(w.lower in ("of", "at", "for", "the") for w in before):
        if _is_post(rest, lexicon):
            return False
        # "Internal Market, Industry, Entrepreneurship and SMEs": the nearer its "and", the surer that the comma stands within a name
        reach = 3 if any(w.text == "," for w in before) else 6
        enumerates = rest[0].is_capital and any(w.text == "and" for w in rest[:reach]) and not opens_name(rest, lexicon)
        return enumerates or (rest[0].is_capital and _named_role(before, lexicon) and not opens_name(rest, lexicon))
    if any(w.text == "," for w in before) or not any(lexicon.words.is_person(w.text) or w.lower in ENGLISH_POSTS for w in before):
        return False
    return (rest[0].is_proper or (lexicon.words.is_organisation(rest[0].text) and len(rest) > 1)) and not opens_name(rest, lexicon)


def _is_post(rest: list[Word], lexicon: Lexicon) -> bool:
    """Whether a post follows, and no `Marshal Office` or `Ministry`, which Polish knows as the genitive of a woman minister."""
    return lexicon.words.is_role(rest[0].text) and not any(lexicon.words.is_organisation(w.text) for w in rest[:2])


def _named_role(before: list[Word], lexicon: Lexicon) -> bool:
    """`Director for Innovation, Nordic Cluster Alliance`: a role whose organisation has not come yet."""
    return any(lexicon.words.is_role(w.text) for w in before) and not any(
        w.lower == "at" or (w.lower != "department" and lexicon.words.is_organisation(w.text)) for w in before
    )


_RULES: tuple[Rule, ...] = (_sign, _next_sentence, _comma, _clause, _verb, _next_person, _next_post)
