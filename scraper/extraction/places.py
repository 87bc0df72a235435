"""Where an event takes place: the town, in the nominative, else the venue, else the country; and whether it is online."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.language.folding import fold
from scraper.language.inflection import like, nominative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.language.dates import DateSpan
    from scraper.language.lemmas import Reading
    from scraper.language.lexicon import Lexicon

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
_NAME = rf"[{_UPPER}][\w'’]*(?:-[{_UPPER}][\w'’]*)?(?:\s[{_UPPER}][\w'’]+)?"
_IN_PLACE = re.compile(rf"\b(?P<in>[Ww]e?|[Nn]a|[Pp]od|[Kk]oło|[Dd]o|[Ii]n|[Aa]t)\s+(?P<name>{_NAME})")
_BARE = re.compile(rf"(?:r\.|roku)?[\s,|()–—-]{{0,6}}(?P<name>{_NAME})(?=\s*(?:[,.;:)|–—-]|$))")
_LAST = re.compile(rf"[,–—|]\s*(?:[Mm]iejsce:?\s*)?(?P<name>{_NAME})\s*[.)]?\s*$")
_HEAD = re.compile(rf"(?:^|[\s(])(?P<name>{_NAME})[\s,|()–—-]+$")
_ENGLISH = re.compile(rf"\b(?:in|at)\s+(?P<name>[{_UPPER}][\w-]+)(?=[\s,.(]|$)")
_LABELLED = re.compile(
    r"(?:^|\n|\s)(?:Miejsce|MIEJSCE|Gdzie|Lokalizacja|Adres|Venue|Place|Where)(?: spotkania| wydarzenia| konferencji| szkolenia)?\s*:\s*(?P<rest>[^\n]{3,160})"
)
_VENUE = re.compile(
    rf"\b(?:[Ww]e?|[Nn]a|at(?:\sthe)?)\s+(?:(?P<part>siedzibie|auli|sali|gmachu|budynku|hali|ośrodku|hotelu|restauracji)\s+)?(?P<venue>[{_UPPER}„][\w”.-]*(?:\s+(?:[{_UPPER}„][\w”.-]+|w|i|im\.|na|of)){{0,6}})"
)
_ONLINE = re.compile(
    r"\b(?:on-?line|zdaln\w+|webina\w+|teams|zoom\w*|hybrydow\w+|wirtualn\w+|wideokonferencj\w+|telekonferencj\w+|(?:platform\w+|transmisj\w+|spotkani\w+) internetow\w+"
    r"|internetow\w+ (?:transmisj|spotkani|platform)\w*|virtual(?:ly)?|remote(?:ly)?|livestream\w*)\b"
)
_TOO_WIDE = frozenset(
    "Polska Europa Unia Śląsk Mazowsze Małopolska Wielkopolska Pomorze Podkarpacie Podlasie Lubelszczyzna Azja Afryka Ameryka".split()
)
_NO_PLACE = frozenset("Unia Europa UE Sejm Rada Internet PARP NCBR RP Dolina Park".split())
_LOCATIVE, _GENITIVE, _NOMINATIVE, _INSTRUMENTAL = (frozenset((case,)) for case in ("loc", "gen", "nom", "inst"))
_CASES = {
    "w": _LOCATIVE,
    "we": _LOCATIVE,
    "na": _LOCATIVE,
    "do": _GENITIVE,
    "koło": _GENITIVE,
    "pod": _INSTRUMENTAL,
    "in": _NOMINATIVE,
    "at": _NOMINATIVE,
}


def is_online(sentence: str) -> bool:
    """Whether the sentence says online, remote or hybrid.

    >>> is_online("Głosowano on-line."), is_online("Spotkanie w Łodzi")
    (True, False)
    """
    return bool(_ONLINE.search(fold(sentence)))


def find_place(sentence: str, span: DateSpan, lexicon: Lexicon) -> str | None:
    """The town nearest to the date, after it before before it; a venue where no town is named, then a country; None where none is."""
    after, before = sentence[span.end :], sentence[: span.start]
    wide: list[str] = []
    for part, nearest in ((after, 0), (before, -1)):
        towns = list(_towns(part, lexicon, wide))
        if towns:
            return towns[nearest]
    for found in (_BARE.match(after.lstrip()), _LAST.search(after), _HEAD.search(before), _HEAD.search(before.rstrip() + " ")):
        if found and (town := _town(found["name"], lexicon, _NOMINATIVE)) and town not in _TOO_WIDE:
            return town
    english = _ENGLISH.search(sentence)
    if english and not lexicon.lemmatiser.readings(english["name"].lower()) and not _is_month(english["name"]):
        return english["name"]
    return _venue(after, lexicon) or _venue(before, lexicon) or (wide[0] if wide else None)


def labelled_place(text: str, lexicon: Lexicon) -> str | None:
    """What a line "Miejsce: …" says: its town, else its words up to the first comma."""
    found = _LABELLED.search(text)
    if found is None:
        return None
    rest = found["rest"]
    wide: list[str] = []
    for town in _towns(rest, lexicon, wide):
        return town
    for name in re.finditer(_NAME, rest):
        bare = _town(name[0], lexicon, _NOMINATIVE)
        if bare and bare not in _TOO_WIDE:
            return bare
    return re.split(r"[,;(]", rest)[0].strip(" .") or None


def _towns(part: str, lexicon: Lexicon, wide: list[str]) -> Iterator[str]:
    """Towns after a preposition, in order; regions and countries go to `wide`."""
    countries = {name for name, _ in lexicon.countries}
    for found in _IN_PLACE.finditer(part):
        town = _town(found["name"], lexicon, _CASES[found["in"].lower()])
        if town is None:
            continue
        if town in countries:
            wide.append(town)
        elif town not in _TOO_WIDE:
            yield town


def _town(name: str, lexicon: Lexicon, cases: frozenset[str]) -> str | None:
    """The geographical name in the nominative; None where the words are none in one of the cases."""
    words = name.split()
    if len(words) == 2 and (both := _two_words(words, lexicon, cases)):
        return both
    if "-" in words[0]:
        return _hyphenated(words[0].split("-"), lexicon, cases)
    if words[0] in _NO_PLACE or words[0].isupper():
        return None
    lemmas = [r.lemma for r in lexicon.lemmatiser.readings(words[0]) if "nazwa_geograficzna" in r.labels and cases & _cases(r)]
    # Łódź before Łodzia, Tarnów before Tarnowa, Krosno before Krosna: the town before the hamlet.
    return min(lemmas, key=lambda lemma: (len(lemma), not lemma.endswith("o"))) if lemmas else None


def _hyphenated(parts: list[str], lexicon: Lexicon, cases: frozenset[str]) -> str | None:
    """Bielsku-Białej, Konstancinie-Jeziornie: each half in the nominative."""
    halves = []
    for part in parts[:2]:
        lemmas = [
            r.lemma
            for r in lexicon.lemmatiser.readings(part)
            if r.tag.startswith("subst") and cases & _cases(r) and {"nazwa_geograficzna", "człon_nazwy_geograficznej"} & frozenset(r.labels)
        ]
        if not lemmas:
            return None
        # Bielsko, not Bielsk: a first half in -o stands before a feminine second one.
        halves.append(max(lemmas, key=lambda lemma: (lemma.endswith("o"), -len(lemma))))
    return "-".join(halves)


def _two_words(words: list[str], lexicon: Lexicon, cases: frozenset[str]) -> str | None:
    """Nowej Soli, Ożarowie Mazowieckim."""
    first, second = (lexicon.lemmatiser.readings(w) or lexicon.lemmatiser.readings(w.lower()) for w in words)
    for noun, other, order in ((first, second, 1), (second, first, -1)):
        for reading in noun:
            if not reading.tag.startswith("subst") or not {"nazwa_geograficzna", "człon_nazwy_geograficznej"} & frozenset(reading.labels):
                continue
            if not cases & _cases(reading):
                continue
            adjective = _adjective(other, reading.tag.split(":")[3].split(".")[0], cases, lexicon)
            if adjective:
                return " ".join(like("A", part) for part in (reading.lemma, adjective)[::order])
    return None


def _adjective(readings: tuple[Reading, ...], gender: str, cases: frozenset[str], lexicon: Lexicon) -> str | None:
    for reading in readings:
        parts = reading.tag.split(":")
        if parts[0] == "adj" and cases & _cases(reading) and gender in parts[3].split("."):
            for form, tag in lexicon.lemmatiser.generated(reading.lemma):
                p = tag.split(":")
                if p[0] == "adj" and p[1] == "sg" and "nom" in p[2].split(".") and gender in p[3].split(".") and p[-1] == "pos":
                    return form
    return None


def _cases(reading: Reading) -> frozenset[str]:
    parts = reading.tag.split(":")
    return frozenset(parts[2].split(".")) if len(parts) > 2 else frozenset()


def _venue(part: str, lexicon: Lexicon) -> str | None:
    """`w Centrum Wystawienniczo-Kongresowym` -> Centrum Wystawienniczo-Kongresowe."""
    for found in _VENUE.finditer(part):
        words = re.sub(r"(?:\s(?:w|i|im\.|na|of))+$", "", found["venue"]).strip(" .,").split()
        if not words or len(" ".join(words)) < 4 or words[0] in _NO_PLACE | _TOO_WIDE or _is_month(words[0]) or words[0].startswith("Polsc"):
            continue
        if found["part"]:
            head = lexicon.lemmatiser.readings(found["part"])
            return " ".join((like("A", head[0].lemma) if head else found["part"], *words))
        return " ".join(words if words[0].startswith("„") else nominative(words, 0, lexicon.lemmatiser, _LOCATIVE))
    return None


def _is_month(word: str) -> bool:
    return bool(
        re.match(
            r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday)$",
            word,
        )
    )
