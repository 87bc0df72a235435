"""Where an event takes place: the town, in the nominative, else the venue; and whether it is online."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.language.dates import DateSpan
    from scraper.language.lexicon import Lexicon

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
_IN_PLACE = re.compile(rf"\b(?:w|we|na|pod|koło|do|in|at)\s+(?P<name>[{_UPPER}][\w'’-]+(?:\s+[{_UPPER}][\w'’-]+)?(?:-[{_UPPER}][\w-]+)?)")
_BARE = re.compile(rf"(?P<name>[{_UPPER}][\w'’-]+(?:\s+[{_UPPER}][\w'’-]+)?)")
_VENUE = re.compile(
    rf"\b(?:w|we|na|at)\s+(?:siedzibie\s+|auli\s+|sali\s+\w+\s+|gmachu\s+)?(?P<venue>(?:[{_UPPER}„][\w”-]+)(?:\s+(?:[{_UPPER}„][\w”.-]+|w|i|im\.|na|of)){{0,6}})"
)
_ONLINE = re.compile(
    r"\b(?:online|on-line|zdalnie|zdaln\w+|webinar\w*|teams|zoom|hybrydow\w+|wirtualn\w+|(?:platform\w+|transmisj\w+|spotkani\w+) internetow\w+|internetow\w+ (?:transmisj|spotkani)\w*|stacjonarnie i online|virtual|remote(?:ly)?)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)$")
_LOCATIVE = frozenset(("loc",))


def is_online(sentence: str) -> bool:
    """Whether the sentence says online, remote or hybrid."""
    return bool(_ONLINE.search(sentence))


def find_place(sentence: str, span: DateSpan, lexicon: Lexicon) -> str | None:
    """The town nearest to the date, after it before before it; a venue where no town is named; None where neither is."""
    after, before = sentence[span.end :], sentence[: span.start]
    for part in (after, before):
        found = [town for m in _IN_PLACE.finditer(part) if (town := _town(m["name"], lexicon, _LOCATIVE))]
        if found:
            return found[0] if part is after else found[-1]
    tail = re.match(r"^\s*(?:r\.|roku)?[\s,|–-]*", after)
    bare = _BARE.match(after, tail.end() if tail else 0)
    if bare and (town := _town(bare["name"], lexicon, frozenset(("nom",)))):
        return town
    last = re.search(rf",\s*(?:[Mm]iejsce:?\s*)?([{_UPPER}][\w-]+(?:\s[{_UPPER}][\w-]+)?)\s*\.?\s*$", after)
    if last and (town := _town(last[1], lexicon, frozenset(("nom",)))):
        return town
    english = re.search(rf"\b(?:in|at)\s+([{_UPPER}][\w-]+)(?=[\s,.])", sentence)
    if english and not lexicon.lemmatiser.readings(english[1].lower()) and not _MONTH.match(english[1]):
        return english[1]
    head = re.search(rf"([{_UPPER}][\w-]+)[\s,|–-]+$", before)
    if head and (town := _town(head[1], lexicon, frozenset(("nom",)))):
        return town
    venue = _VENUE.search(after) or _VENUE.search(before)
    return (
        re.sub(r"(?:\s+(?:i|w|na|of))+$", "", venue["venue"].strip(" .,"))
        if venue and len(venue["venue"]) > 3 and not re.fullmatch(r"(?:Polsce|Unii|Europie)", venue["venue"])
        else None
    )


def _town(name: str, lexicon: Lexicon, cases: frozenset[str]) -> str | None:
    """The geographical name in the nominative; None where the words are none in one of the cases."""
    words = name.split()
    if len(words) == 2 and (both := _two_words(words, lexicon, cases)):
        return both
    lemmas = [
        reading.lemma
        for reading in lexicon.lemmatiser.readings(words[0])
        if "nazwa_geograficzna" in reading.labels and cases & frozenset(reading.tag.split(":")[2].split("."))
    ]
    if lemmas:
        town = min(lemmas, key=len)  # Łódź before Łodzia, Tarnów before Tarnowa: the town before the hamlet
        return None if town in _TOO_WIDE else town
    if "-" in words[0]:
        parts = _two_words(words[0].split("-")[:2], lexicon, cases)
        return parts.replace(" ", "-") if parts else None
    return None


_TOO_WIDE = frozenset(("Polska", "Europa", "Unia", "Śląsk", "Mazowsze", "Małopolska", "Wielkopolska", "Pomorze", "Podkarpacie", "Podlasie"))


def _two_words(words: list[str], lexicon: Lexicon, cases: frozenset[str]) -> str | None:
    """Nowej Soli, Ożarowie Mazowieckim, Bielsku-Białej."""
    first, second = (lexicon.lemmatiser.readings(w) or lexicon.lemmatiser.readings(w.lower()) for w in words)
    for noun, other, order in ((first, second, 1), (second, first, -1)):
        for reading in noun:
            if (
                not reading.tag.startswith("subst")
                or "nazwa_geograficzna" not in reading.labels
                or not cases & frozenset(reading.tag.split(":")[2].split("."))
            ):
                continue
            gender = reading.tag.split(":")[3].split(".")[0]
            adjective = _adjective(other, gender, cases, lexicon)
            if adjective:
                pair = (reading.lemma, adjective)[::order]
                return " ".join(part[:1].upper() + part[1:] for part in pair)
    return None


def _adjective(readings: object, gender: str, cases: frozenset[str], lexicon: Lexicon) -> str | None:
    for reading in readings:  # type: ignore[attr-defined]
        parts = reading.tag.split(":")
        if parts[0] == "adj" and cases & frozenset(parts[2].split(".")) and gender in parts[3].split("."):
            for form, tag in lexicon.lemmatiser.generated(reading.lemma):
                p = tag.split(":")
                if p[0] == "adj" and p[1] == "sg" and "nom" in p[2].split(".") and gender in p[3].split(".") and p[-1] == "pos":
                    return form
    return None
