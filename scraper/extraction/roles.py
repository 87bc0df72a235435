"""Role and organisation of a person, read from the words before or after the name, in the nominative."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.inflection import nominative, noun_readings

if TYPE_CHECKING:
    from scraper.language.lexicon import Lexicon

# A dot stays with an abbreviation, so that the one that ends a sentence is a sign of its own.
_TOKEN = re.compile(
    r"[„\"«][^”\"»\n]{1,80}[”\"»]|(?:ds|im|sp|o\.o|s\.c|S\.A|e\.V|m\.in|p|dr|prof|inż|mgr|hab|woj|św|ks|tzw|nr)\.|[^\W_]+(?:[-'’&+][^\W_]+|\.(?=[^\W\d_])[^\W_]+)*|[^\w\s]"
)
_OBLIQUE = frozenset(("gen", "dat", "acc", "inst", "loc"))
_GENITIVE = frozenset(("gen",))
_ALL = _OBLIQUE | {"nom"}
_ENGLISH = frozenset(("of", "at", "for", "the"))
_AND = frozenset(("i", "oraz", "and", "a"))
_QUOTED = '„"«'
# Words that lead from a role, or from the name itself, to the organisation.
_FEMININE_ENDINGS = ("ki", "kę", "ką")
_INTO = frozenset(("w", "we", "z", "ze", "przy", "na", "of", "at", "for", "from", "in"))
_FILLERS = frozenset(("firmy", "firmie", "spółki", "spółce", "firma", "spółka", "ramienia", "imieniu", "the", "z", "w"))
_FOR = frozenset(("ds", "ds.", "do", "spraw", "na", "rzecz", "for", "of", "and", "i", "oraz", "dla", "the", "&"))
_QUALIFIERS = re.compile(
    r"^(?:ustępując\w+|now\w{1,3}|był\w{1,3}|obecn\w{1,3}|dotychczasow\w+|wieloletni\w*|honorow\w+|głów?n\w+|starsz\w+|młodsz\w+|pierwsz\w+|drug\w+|I{1,3})$",
    re.IGNORECASE,
)
_LONGEST = 24
"""Words of a role with its organisation."""


_BRACKET = re.compile(r"\s*\(([^()\n]{3,90})\)")


class Position(NamedTuple):
    """What somebody is, and where; either may be None."""

    role: str | None
    organisation: str | None
    refers_to: str | None = None
    """Lemma of a common noun that stands for an organisation named elsewhere: `prezes klastra`."""


class Word(NamedTuple):
    """One word or quoted name of a phrase."""

    text: str
    start: int
    end: int


def words_of(phrase: str) -> list[Word]:
    """The words, quoted names and signs of a phrase."""
    return [Word(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(phrase)]


def position_after(phrase: str, lexicon: Lexicon) -> Position | None:
    """What stands after a name, from its first word on: `prezes zarządu Związku X, który …`, `Politechnika Y`, `z Klastra Z`; None where neither stands there."""
    words = _cut(words_of(phrase), lexicon)
    if not words:
        return None
    role_at = _role_start(words, lexicon)
    if role_at is not None:
        return _split(words, role_at, phrase, lexicon)
    if words[0].text.lower() in ("z", "ze", "from", "of", "at"):
        organisation = _organisation(_without_fillers(words[1:]), phrase, lexicon, _OBLIQUE)
        return Position(None, organisation) if organisation else None
    if words[0].text.lower().startswith(("reprezentują", "representing", "reprezentant")):
        organisation = _organisation(_without_fillers(words[1:]), phrase, lexicon, _ALL)
        return Position(None, organisation) if organisation else None
    if _is_organisation_start(words[0], lexicon) or (_is_proper(words[0]) and len(words) <= 8):
        organisation = _organisation(words, phrase, lexicon, frozenset(("nom",)))
        return Position(None, organisation) if organisation else None
    return None


def position_before(phrase: str, lexicon: Lexicon) -> Position | None:
    """What stands right before a name: `dyrektor Departamentu Innowacji w Ministerstwie X`, ended by the name; None where the words lead elsewhere."""
    words = words_of(phrase)
    start = None
    for place in range(len(words) - 1, -1, -1):
        if _is_stop(words[place], lexicon):
            break
        if _is_role(words[place].text, lexicon):
            start = place
    if start is None or len(words) - start > _LONGEST:
        return None
    while start > 0 and (_QUALIFIERS.match(words[start - 1].text)):
        start -= 1
    kept = words[start:]
    return _split(kept, next(i for i, w in enumerate(kept) if _is_role(w.text, lexicon)), phrase, lexicon)


def _cut(words: list[Word], lexicon: Lexicon) -> list[Word]:
    """The words up to where the apposition ends: a bracket, a full stop, a dash, a relative clause, a finite verb, a comma before either."""
    kept: list[Word] = []
    for place, word in enumerate(words[: _LONGEST + 12]):
        text = word.text
        if text in "();:!?–—•|…[]" or text == "-" or (text == "." and len(text) == 1):
            break
        if text == "," and not _goes_on(words, place, kept, lexicon):
            break
        if (
            _is_finite_verb(text, lexicon)
            or (text.lower() in _AND and _names_person(words[place + 1 : place + 4], lexicon))
            or (text.lower() in ("oraz", "a", "ale", "który", "która", "którzy", "who", "which", "and") and not _joins(words, place))
        ):
            break
        kept.append(word)
    while kept and kept[-1].text in ",.":
        kept.pop()
    return kept


def _names_person(words: list[Word], lexicon: Lexicon) -> bool:
    """`oraz Pan Krzysztof`, `i Ryszard Wolski`: the next person, not the second half of a name."""
    while words and words[0].text.lower().strip(".") in ("pan", "pani", "panem", "panią", "dr", "prof", "mgr", "inż", "hab"):
        return True
    return len(words) > 1 and _looks_like_person(words[0], words[1], lexicon)


def _joins(words: list[Word], place: int) -> bool:
    """`Rozwoju i Technologii`, `Industry and SMEs`: the conjunction stands within a name."""
    if words[place].text.lower() not in ("i", "oraz", "and") or place + 1 >= len(words) or place == 0:
        return False
    return words[place - 1].text[:1].isupper() == words[place + 1].text[:1].isupper() or words[place + 1].text[:1].islower()


def _goes_on(words: list[Word], place: int, before: list[Word], lexicon: Lexicon) -> bool:
    """After a comma the position goes on with the organisation, once, or with the next part of an English enumeration."""
    rest = words[place + 1 :]
    if not rest:
        return False
    english = any(w.text.lower() in ("of", "at", "for", "the") for w in before)
    if english:
        enumeration = [w.text for w in rest[:6]]
        return rest[0].text[:1].isupper() and "and" in enumeration and not _is_role(rest[0].text, lexicon)
    if any(w.text == "," for w in before):
        return False
    if not _role_words(before, lexicon):
        return False
    first = rest[0]
    follows_name = len(rest) > 1 and _looks_like_person(first, rest[1], lexicon)
    return (_is_organisation_start(first, lexicon) or _is_proper(first)) and not follows_name


def _looks_like_person(first: Word, second: Word, lexicon: Lexicon) -> bool:
    return second.text[:1].isupper() and any("imię" in r.labels for r in lexicon.lemmatiser.readings(first.text))


def _role_words(words: list[Word], lexicon: Lexicon) -> bool:
    return any(_is_role(w.text, lexicon) for w in words)


def _role_start(words: list[Word], lexicon: Lexicon) -> int | None:
    """Place of the role's noun where the phrase begins with a role: qualifiers and adjectives may precede it."""
    for place, word in enumerate(words[:4]):
        if _is_role(word.text, lexicon):
            return place
        if not (_QUALIFIERS.match(word.text) or _is_adjective(word.text, lexicon) or word.text.lower() in ("pan", "pani", "p.")):
            return None
    return None


def _split(words: list[Word], role_at: int, phrase: str, lexicon: Lexicon) -> Position:
    """The role up to where the organisation begins, and the organisation."""
    border = len(words)
    into = False
    english = any(w.text.lower() in _ENGLISH for w in words)
    for place in range(role_at + 1, len(words)):
        word = words[place]
        text = word.text.lower()
        if text == ",":
            border = place
            break
        if (
            text in _INTO
            and place + 1 < len(words)
            and (text not in ("for", "in") or place > role_at + 2)
            and _leads_to_organisation(words[place + 1 :], lexicon)
        ):
            border, into = place, True
            break
        if english:
            continue
        if _is_organisation_start(word, lexicon) and not _is_complement(words, place, lexicon) and text not in ("i", "oraz"):
            border = place
            break
        if (
            _is_proper(word)
            and not _is_complement(words, place, lexicon)
            and words[place - 1].text.lower() not in ("ds", "ds.", "i", "for", "and", "of")
        ):
            border = place
            break
    role = _role_nominative(words[:border], role_at, lexicon)
    rest = words[border:]
    if not rest and (bracket := _BRACKET.match(phrase, words[-1].end)):
        return Position(role, _organisation(words_of(bracket[1]), phrase, lexicon, frozenset(("nom",))))
    if rest and (rest[0].text == "," or into):
        rest = rest[1:]
    cases = (
        frozenset(("nom",))
        if english
        else _OBLIQUE
        if into
        else (frozenset(("nom",)) if border < len(words) and words[border].text == "," else _GENITIVE)
    )
    organisation = _organisation(_without_fillers(rest), phrase, lexicon, cases)
    if organisation is None and (bracket := _BRACKET.match(phrase, words[-1].end)):
        named = _organisation(words_of(bracket[1]), phrase, lexicon, frozenset(("nom",)))
        return Position(_role_nominative(words, role_at, lexicon), named)
    return Position(role, organisation, _referred(rest, lexicon) if organisation is None else None)


def _referred(rest: list[Word], lexicon: Lexicon) -> str | None:
    """The lemma where the phrase ends with a lone common noun such as `klastra`."""
    if len(rest) != 1 or not rest[0].text.islower():
        return None
    return next(iter(_lemmas(rest[0].text, lexicon) & lexicon.organisations), None)


def named_organisation(text: str, lemma: str, before: int, lexicon: Lexicon) -> str | None:
    """The organisation whose name holds the noun, capitalised, nearest before the place in the text, else the first after it; nominative."""
    found = None
    words = words_of(text)
    for place, word in enumerate(words):
        if not word.text[:1].isupper() or lemma not in _lemmas(word.text, lexicon):
            continue
        start, end = place, place + 1
        while start > 0 and words[start - 1].text[:1].isupper() and _is_adjective(words[start - 1].text, lexicon):
            start -= 1
        while end < len(words) and (_is_proper(words[end]) or words[end].text.lower() in ("i", "ds.")):
            end += 1
        name = _organisation(words[start:end], text, lexicon, _ALL) if end - start > 1 else None
        if name and (found is None or word.start < before):
            found = name
        if word.start >= before and found:
            break
    return found


def _is_complement(words: list[Word], place: int, lexicon: Lexicon) -> bool:
    """`Departamentu Innowacji`, `zarządu`: the word, or the one before it, belongs to the role."""
    lemmas = _lemmas(words[place].text, lexicon)
    if lemmas & lexicon.role_complements:
        return not (
            words[place].text[:1].isupper()
            and lemmas & lexicon.organisations
            and not lemmas & {"departament", "biuro", "wydział", "rada", "zarząd", "dział"}
        )
    previous = words[place - 1].text
    if _lemmas(previous, lexicon) & {
        "departament",
        "wydział",
        "biuro",
        "dział",
        "katedra",
        "zespół",
        "pion",
        "oddział",
    } and not _is_organisation_start(words[place], lexicon):
        return True
    return _is_role(words[place].text, lexicon)


def _leads_to_organisation(words: list[Word], lexicon: Lexicon) -> bool:
    first = next((w for w in words if w.text.lower() not in _FILLERS), None)
    return first is not None and (_is_proper(first) or _is_organisation_start(first, lexicon))


def _without_fillers(words: list[Word]) -> list[Word]:
    while words and words[0].text.lower() in _FILLERS and len(words) > 1 and (_is_proper(words[1]) or words[1].text.lower() in (*_FILLERS, "of")):
        words = words[1:]
    return words


def _role_nominative(words: list[Word], role_at: int, lexicon: Lexicon) -> str:
    texts = [w.text for w in words]
    if texts:
        texts = nominative(texts, role_at, lexicon.lemmatiser, _ALL) if not _is_nominative(texts[role_at], lexicon) else texts
    return _joined(texts)


def _is_nominative(text: str, lexicon: Lexicon) -> bool:
    return any("nom" in a.cases and a.number == "sg" for _, a in noun_readings(text, lexicon.lemmatiser))


def _organisation(words: list[Word], phrase: str, lexicon: Lexicon, cases: frozenset[str]) -> str | None:
    """The organisation's name, its head and adjectives in the nominative; None where no name stands there."""
    kept = _name_words(words, lexicon)
    if not kept:
        return None
    texts = [w.text for w in kept]
    head = next((i for i, w in enumerate(kept[:4]) if _is_organisation_start(w, lexicon)), None)
    if head is None:
        head = next(
            (
                i
                for i, t in enumerate(texts[:4])
                if noun_readings(t, lexicon.lemmatiser) and not t.startswith(tuple(_QUOTED)) and not _only_adjective(t, lexicon)
            ),
            None,
        )
    if head is not None and cases != {"nom"}:
        texts = nominative(texts, head, lexicon.lemmatiser, cases)
    name = _joined(texts).strip(" ,.–-")
    return name if len(name) > 1 and not name.islower() else (name if len(kept) > 1 and name else None)


def _name_words(words: list[Word], lexicon: Lexicon) -> list[Word]:
    kept: list[Word] = []
    for place, word in enumerate(words[:_LONGEST]):
        text = word.text
        if text in "();:!?–—•|[]" or (text == "," and not (place + 1 < len(words) and any(w.text == "and" for w in words[place + 1 : place + 6]))):
            break
        kept.append(word)
    while kept and kept[-1].text.lower() in (",", ".", *_INTO, "i", "and", "oraz"):
        kept.pop()
    return kept


def _joined(texts: list[str]) -> str:
    text = " ".join(texts)
    return re.sub(r" ([,.;:])", r"\1", text)


def _lemmas(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Lemmas with diacritics, lower case; the text itself among them, for words that Morfeusz does not know."""
    bare = text.strip(".").lower()
    readings = lexicon.lemmatiser.readings(bare) or lexicon.lemmatiser.readings(text)
    if not readings and bare.endswith(_FEMININE_ENDINGS):  # technolożki, menedżerkę: feminine titles younger than the dictionary
        return frozenset((bare, bare[:-2] + "ka" if bare.endswith("ki") else bare[:-1] + "a"))
    return frozenset(r.lemma.lower() for r in readings) | {bare}


def _is_role(text: str, lexicon: Lexicon) -> bool:
    return not text.endswith(".") and bool(_lemmas(text, lexicon) & lexicon.roles)  # "prof." is a degree


def _is_organisation_start(word: Word, lexicon: Lexicon) -> bool:
    return bool(_lemmas(word.text, lexicon) & lexicon.organisations)


def _is_proper(word: Word) -> bool:
    return word.text[:1].isupper() or word.text[:1] in _QUOTED


def _is_adjective(text: str, lexicon: Lexicon) -> bool:
    return any(r.tag.startswith(("adj", "ppas", "pact")) for r in lexicon.lemmatiser.readings(text.lower()))


def _only_adjective(text: str, lexicon: Lexicon) -> bool:
    readings = lexicon.lemmatiser.readings(text.lower())
    return bool(readings) and all(r.tag.startswith(("adj", "ppas", "pact")) for r in readings)


def _is_finite_verb(text: str, lexicon: Lexicon) -> bool:
    """Only a verb form: `prezes` is none, though `siła` and the like may look like one."""
    if not text[:1].islower():
        return False
    readings = lexicon.lemmatiser.readings(text)
    if text.endswith(("ł", "ła", "li", "ły", "ło", "no", "to")) and any(r.tag.startswith(("praet", "imps")) for r in readings):
        return True
    return bool(readings) and all(r.tag.startswith(("fin", "praet", "impt", "bedzie", "imps", "pcon", "pant", "inf", "pred")) for r in readings)


def _is_stop(word: Word, lexicon: Lexicon) -> bool:
    """What no position reaches over when read back from the name."""
    text = word.text
    return (
        text in ",.;:!?()–—-•|[]…"
        or _is_finite_verb(text, lexicon)
        or text.lower() in ("który", "która", "że", "gdy", "oraz", "się", "m.in.", "and", "przez", "by")
    )
