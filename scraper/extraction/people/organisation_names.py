"""The name of an organisation out of the words where it stands, in the nominative: `z firmy Ceramika Nova`, `Krajowej Izby Gospodarczej`, `Bielska-Białej`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.phrases import LONGEST, SIGNS_THAT_END, is_within_enumeration, joined, words_of
from scraper.language.inflection import agrees, nominative, noun_readings

if TYPE_CHECKING:
    from scraper.extraction.people.phrases import Word
    from scraper.language.lexicon import Lexicon

OBLIQUE = frozenset(("gen", "dat", "acc", "inst", "loc"))
GENITIVE = frozenset(("gen",))
NOMINATIVE = frozenset(("nom",))
ANY_CASE = OBLIQUE | NOMINATIVE
_ENGLISH_LINKS = frozenset(("of", "and", "for", "the", "in", "on", "&", "de"))
# After these the name itself stands as it is: firmy Ceramika Nova.
_INTRODUCTIONS = frozenset(
    (
        "firma",
        "spółka",
        "organizacja",
        "przedsiębiorstwo",
        "startup",
        "start-up",
        "podmiot",
        "pracownia",
        "marka",
        "sieć",
        "studio",
        "sklep",
        "odbiorca",
        "dostawca",
    )
)
_PARTS_FIRST = frozenset("zespół katedra wydział departament biuro oddział klinika".split())
"""Nouns that head a name though that of the whole follows."""
_TOWNLESS = frozenset(("klaster", "cluster", "firma", "spółka", "przedsiębiorstwo"))
_LEGAL_ENDS = frozenset(("e.V.", "a.s.", "s.r.o."))
_OPENINGS = frozenset(
    ("ramienia", "imieniu", "the", "z", "w", "ze", "an", "a", "nasz", "naszego", "naszej", "naszym", "naszą", "local", "family", "Polish-based")
)
_LOCAL = re.compile(r"^(?:miejscow|tutejsz|tamtejsz|poblisk|niedalek|sąsiedni)(?:y|i|a|ego|iego|ej|iej|emu|iemu|ym|im|ą)$")
"""What only says of which organisation that it is near: `miejscowego Zespołu Szkół`."""
_TOWARDS = re.compile(r"^(?:Północn|Południow|Wschodni|Zachodni|Środkow|Górn|Doln)")
"""Adjectives that belong to the land named after them: `Izby Gospodarczej Północnej Wielkopolski`."""
_OWN_CLUSTER = re.compile(r"(?<=\w{2})(?i:lastr(?:a|owi|em|ze))$")
"""A cluster whose name is one word with the noun: `BIMKlastra`."""
_NO_PART = frozenset(
    "jednocześnie zarazem równocześnie czy też także lub albo za o podczas po przed jako od dzięki wobec między bez u tam tu jest był była będzie".split()
)
"""Words that stand in no name of an organisation: the sentence goes on."""
_TAILS = frozenset(
    (
        ",",
        ".",
        "w",
        "we",
        "z",
        "ze",
        "przy",
        "na",
        "of",
        "at",
        "for",
        "from",
        "in",
        "i",
        "and",
        "oraz",
        "a",
        "with",
        "p.",
        "pan",
        "pani",
        "dr",
        "prof.",
    )
)


def organisation_name(words: list[Word], lexicon: Lexicon, cases: frozenset[str], *, english: bool = False) -> str | None:
    """The organisation's name, its head and adjectives in the nominative; None where no name stands there. `cases` are those that the place allows."""
    kept, as_printed = _without_introduction(_name_words(words), lexicon)
    if english:
        kept = _english_name(kept)
    if not kept or not any(w.is_proper for w in kept):
        return None
    if (
        kept[0].start > words[0].start
        and len(kept) == 1
        and kept[0].is_capital
        and lexicon.words.is_organisation(kept[0].text)
        and not kept[0].is_abbreviation
    ):
        return None  # "w naszym Parku": it refers to one
    kept = _without_town(kept, lexicon)
    texts = [w.text for w in kept]
    if not as_printed and cases != NOMINATIVE and not (cases == GENITIVE and stands_by_itself(kept[0].text, lexicon)):
        texts = _in_nominative(kept, lexicon, cases)
    name = joined(texts).strip(" ,.–-/") if not texts[-1].endswith(".") else joined(texts).strip(" ,–-/")
    return name if len(name) > 1 else None


def _without_town(words: list[Word], lexicon: Lexicon) -> list[Word]:
    """`Warmiński Klaster Meblowy w Dobrym Mieście`: a cluster's seat is no part of its name, as a school's or office's is."""
    at = next((i for i in range(2, len(words) - 1) if words[i].lower in ("w", "we", "z", "ze")), None)
    if at is None or not any(lexicon.words.lemmas(w.text) & _TOWNLESS for w in words[:at]):
        return words
    return words[:at] if all(w.is_capital for w in words[at + 1 :]) and len(words) - at <= 4 else words


def _without_introduction(words: list[Word], lexicon: Lexicon) -> tuple[list[Word], bool]:
    """(the words of the name, whether it stands as printed)."""
    place, introduced = 0, False
    while place < len(words) - 1:
        word = words[place]
        if word.is_quoted or word.is_capital:
            break
        if not lexicon.words.lemmas(word.text).isdisjoint(_INTRODUCTIONS) and words[place + 1].is_proper:
            introduced = True
        elif _LOCAL.match(word.text) and words[place + 1].is_capital:
            pass
        elif word.lower not in _OPENINGS and not (lexicon.words.is_adjective_here(word.text) and _leads_to_introduction(words[place + 1 :], lexicon)):
            break
        place += 1
    return words[place:], introduced


def _leads_to_introduction(words: list[Word], lexicon: Lexicon) -> bool:
    """`norweskiej firmy Klyngekvalitet`: the adjective belongs to the introduction."""
    return len(words) > 1 and words[0].text.islower() and not lexicon.words.lemmas(words[0].text).isdisjoint(_INTRODUCTIONS)


def _in_nominative(words: list[Word], lexicon: Lexicon, cases: frozenset[str]) -> list[str]:
    texts = [_OWN_CLUSTER.sub("laster", w.text) if _OWN_CLUSTER.search(w.text) and not lexicon.lemmatiser.readings(w.text) else w.text for w in words]
    head = _head(words, lexicon)
    if head is None:
        return texts
    if words[head].is_quoted:
        if head == 0:
            texts[0] = _quoted_nominative(texts[0], lexicon, cases)
        return texts
    if "-" in texts[head] and not lexicon.lemmatiser.readings(texts[head]):
        texts[head] = _compound_nominative(texts[head], lexicon, cases)
        return texts
    if head > 0 and lexicon.words.is_only_adjective(texts[head - 1]) and not lexicon.lemmatiser.readings(texts[head - 1]):
        texts[head - 1] = _foreign_adjective(texts[head - 1])
    printed, texts = texts, nominative(texts, head, lexicon.lemmatiser, cases, lexicon.organisations)
    of_land = next((i for i in range(head + 1, len(texts) - 1) if _TOWARDS.match(printed[i]) and lexicon.words.is_place(printed[i + 1])), len(texts))
    texts[of_land:] = printed[of_land:]
    if len(texts) == head + 2 and texts[head].lower() == "miasto":  # "Miasta Rzeszowa": an apposition, in the same case
        texts[head + 1] = _part_nominative(texts[head + 1], lexicon, cases)
    return texts


def stands_by_itself(text: str, lexicon: Lexicon) -> bool:
    """Whether the word is a nominative and can be no genitive: the name stands after the role as it is."""
    return lexicon.words.answers("stands by itself", lambda word: _has_no_genitive(word, lexicon))[text]


def _has_no_genitive(text: str, lexicon: Lexicon) -> bool:
    cases = {c for form in (text, text.lower()) for r in lexicon.lemmatiser.readings(form) for c in r.tag.split(":")[2:3] for c in c.split(".")}
    return "nom" in cases and "gen" not in cases


def _foreign_adjective(text: str) -> str:
    """`Žilinskiego` -> `Žilinski`, `Žilinskiej` -> `Žilinska`."""
    if text.endswith(("ego", "emu")):
        return text[:-3]
    return text[:-3] + "a" if text.endswith("iej") else text


def _head(words: list[Word], lexicon: Lexicon) -> int | None:
    """Place of the name's noun: one that heads organisations, else the first that is no mere adjective."""
    first = next((i for i, w in enumerate(words[:4]) if not lexicon.words.is_only_adjective(w.text)), 0)
    if first + 1 < len(words) and _describes(words[first], words[first + 1], lexicon):
        return first + 1
    if words[first].is_capital and lexicon.words.lemmas(words[first].text) & _PARTS_FIRST:  # "Zespołu Szkół", "Katedry Geografii Uniwersytetu X"
        return first
    for place, word in enumerate(words[:4]):
        heads = lexicon.words.is_organisation(word.text) or (word.is_capital and "organizacja" in lexicon.words.lemmas(word.text))
        if not word.is_quoted and heads and noun_readings(word.text, lexicon.lemmatiser):
            return place
    for place, word in enumerate(words[:4]):
        if word.is_quoted or "-" in word.text:
            return place
        if word.is_abbreviation:
            return None
        if noun_readings(word.text, lexicon.lemmatiser) and not lexicon.words.is_only_adjective(word.text):
            return place
    return None


def _describes(word: Word, following: Word, lexicon: Lexicon) -> bool:
    """`Zamojskiego Rynku`: an adjective that is a surname too, with the noun that it agrees with."""
    if not word.is_capital or not following.is_capital or not lexicon.words.is_adjective(word.text) or lexicon.words.is_organisation(word.text):
        return False
    return not lexicon.words.is_adjective(following.text) and agrees(word.text, following.text, lexicon.lemmatiser)


def _quoted_nominative(quoted: str, lexicon: Lexicon, cases: frozenset[str]) -> str:
    """`„Przeglądu Hutniczego”`: a title that stands without a noun of its own is declined within its quotation marks."""
    inner = words_of(quoted[1:-1])
    if (
        not inner
        or any("nom" in lexicon.words.cases(inner[0].text, number) for number in ("sg", "pl"))
        or lexicon.words.is_only_adjective(inner[0].text)
    ):
        return quoted
    return quoted[0] + joined(_in_nominative(inner, lexicon, cases)) + quoted[-1]


def _compound_nominative(text: str, lexicon: Lexicon, cases: frozenset[str]) -> str:
    """`Bielska-Białej` -> `Bielsko-Biała`, `Kędzierzyna-Koźla` -> `Kędzierzyn-Koźle`: each part by itself."""
    first, _, last = text.partition("-")
    if last.endswith("ej"):
        return f"{first[:-1] + 'o' if first.endswith('ska') else first}-{last[:-2]}a"
    return "-".join(_part_nominative(part, lexicon, cases) for part in text.split("-"))


def _part_nominative(part: str, lexicon: Lexicon, cases: frozenset[str]) -> str:
    if lexicon.words.is_place(part) and "nom" in lexicon.words.cases(part):
        return part  # "Miasta Lublin"
    return next((lemma for lemma, a in noun_readings(part, lexicon.lemmatiser) if a.cases & cases and lemma[:1].isupper()), part)


def _name_words(words: list[Word]) -> list[Word]:
    kept: list[Word] = []
    for place, word in enumerate(words[:LONGEST]):
        if word.text in SIGNS_THAT_END:
            break
        if word.text == "," and not (_is_enumeration(words[place + 1 : place + 6]) or is_within_enumeration(words, place)):
            break
        if kept and kept[-1].is_quoted and word.lower in ("w", "we", "z", "ze"):
            break  # „Koronka” w Białymstoku: where it sits is no part of the name
        if (word.text == "." and kept) or (kept and word.lower in _NO_PART):
            break
        kept.append(word)
    while kept and kept[-1].lower in _TAILS and kept[-1].text != "PAN":
        kept.pop()
    return kept


def _english_name(words: list[Word]) -> list[Word]:
    """The capitals of an English name with the small words between them: what follows is the sentence, what precedes (`the family shipyard`) a description."""
    start = next((i for i, w in enumerate(words[:5]) if w.is_proper), 0)
    words, end = words[start:], 0
    while end < len(words) and (
        words[end].is_proper
        or words[end].text in ",."
        or words[end].lower in _ENGLISH_LINKS
        or words[end].text[:1].isdigit()
        or words[end].text in _LEGAL_ENDS
    ):
        end += 1
    while end and (words[end - 1].lower in _ENGLISH_LINKS or words[end - 1].text == ","):
        end -= 1
    return words[:end]


def _is_enumeration(rest: list[Word]) -> bool:
    """`Industry, Entrepreneurship and SMEs`: the comma stands within an English name."""
    return bool(rest) and rest[0].is_capital and any(w.text == "and" for w in rest)
