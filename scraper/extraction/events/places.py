"""Where an event takes place: the town, in the nominative, else the venue with the town that its name tells, else the country; and whether it is online."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from scraper.extraction.events.towns import NAME, NamedPlace, Trust, is_common_word, places_named, town_of
from scraper.extraction.events.venues import find_venue, is_venue, town_of_adjective
from scraper.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.language.dates import DateSpan
    from scraper.language.lexicon import Lexicon

_BARE = re.compile(
    rf"\s?(?:r\.|roku|\.)?(?:\s?\(\w{{4,12}}\))?[\s,|()–—:-]{{0,6}}(?P<name>{NAME})(?=\s*(?:[,.;:)(|–—-]|k\.|(?:i|oraz|and|koło|pod|near)\s|$))"
)
_BRACKET = re.compile(rf"\((?P<name>{NAME})[,)]")
_LAST = re.compile(rf"[,–—|]\s*(?:[Mm]iejsce:?\s*|też\s|także\s|zn[óo]wu?\s)?(?P<name>{NAME})\s*[.)]?\s*$")
_IN_ENTRY = re.compile(rf"[,–—-]\s(?P<name>{NAME})\s*(?=[;,.(]|$)")
_ENTRY = re.compile(r"[\s•▪●*·–—-]*(?:\d{1,3}[.)]\s*)?$")
_HEAD = re.compile(rf"(?:^|[\s(])(?P<name>{NAME})[\s,|()–—:-]+$")
_IN_LIST = re.compile(rf"^[^(]{{0,3}}\)?(?:,|\si|\soraz)\s(?P<name>{NAME})\s\([^()]{{0,30}}$")
_LABELLED = re.compile(
    r"(?:^|\n|\s)(?:Miejsce|MIEJSCE|Gdzie|Lokalizacja|Adres|Venue|Place|Where|Location)"
    r"(?: spotkania| wydarzenia| konferencji| szkolenia| obrad| targów| warsztatów)?\s*:\s*(?P<rest>[^\n]{3,160})"
)
_DATELINE = re.compile(rf"\s*(?P<name>{NAME})(?:\s?\([^()\n]{{1,30}}\))?(?:,\s[^\n–—-]{{4,30}}\s?[–—-]|\s?[.:–—-]\s)")
_POSTCODE = re.compile(rf"\b\d\d-\d{{3}}\s(?P<name>{NAME})")
_ADDRESS_LINE = re.compile(
    r"(?:^|\n|[.;]\s)(?:Nasze |Our )?(?:Biuro|Siedziba|Kontakt|Adres|Office|Address|Seat|Headquarters)(?: klastra)?\s?:\s?(?P<rest>[^\n]{3,120})"
)
_ONLINE = re.compile(
    r"\b(?:on-?line|zdaln\w+|webina\w+|teams|zoom\w*|hybrydow\w+|wirtualn\w+|wideokonferencj\w+|telekonferencj\w+|(?:platform\w+|transmisj\w+|spotkani\w+) internetow\w+"
    r"|internetow\w+ (?:transmisj|spotkani|platform)\w*|virtual(?:ly)?|remote(?:ly)?|livestream\w*|hybrid)\b"
)
_ONLINE_FORM = re.compile(
    r"\b(?:rejestr|zapis|zglosz|zglasz|formularz|wniosk|ankiet|sklada|wypeln|kup|sklep|register|registration|appl)\w*\s(?:\w+\s){0,2}(?:przez\s)?on-?line\b"
)
_BEFORE_COSTS, _COMMA_COSTS = 8, 6


def is_online(sentence: str) -> bool:
    """Whether the sentence says that one takes part online, remotely or in a hybrid form; an online form to fill in is none.

    >>> is_online("Głosowano on-line."), is_online("Spotkanie w Łodzi"), is_online("Rejestracja online do 5 maja")
    (True, False, False)
    """
    return bool(_ONLINE.search(_ONLINE_FORM.sub(" ", fold(sentence))))


def find_place(sentence: str, span: DateSpan, lexicon: Lexicon, others: Sequence[DateSpan] = ()) -> str | None:
    """The town of the date in its sentence; a venue where no town is named, then a country; None where none is.

    `others` are the sentence's other dates: "20 stycznia w Opolu, 22 stycznia w Łodzi" gives each its own town.
    """
    places = [p for p in places_named(sentence, lexicon) if p.name in lexicon.towns or not is_venue(p.name.split(), lexicon)]
    first, last = _stretch(sentence, span, others, places)
    if town := _bare_town(sentence[span.end : last], sentence[first : span.start], lexicon):
        return town
    near = [p for p in places if first <= p.start and p.end <= last]
    held = [p for p in (near or (places if others and not is_online(sentence) else [])) if p.trust <= Trust.OWNED]
    if held:
        return min(held, key=lambda p: (p.trust, _distance(sentence, p, span))).name
    after, before = sentence[span.end : last], sentence[first : span.start]
    told = (
        _bare_venue(after, lexicon) or find_venue(after, lexicon) or find_venue(before, lexicon) or town_of_adjective(sentence[first:last], lexicon)
    )
    rest = sorted((p for p in near if p.trust != Trust.FROM), key=lambda p: (p.trust, _distance(sentence, p, span)))
    if told and rest and rest[0].trust == Trust.UNKNOWN and "," not in told:
        return rest[0].name
    return told or (rest[0].name if rest else None)


def held_places(text: str, lexicon: Lexicon) -> list[str]:
    """The towns where the text says that something is or happens, in order; where none is named, that of an adjective: w suwalskim inkubatorze."""
    named = [p.name for p in places_named(text, lexicon) if p.trust <= Trust.WENT]
    told = None if named else town_of_adjective(text, lexicon)
    return [told] if told else named


def only_town(text: str, lexicon: Lexicon) -> str | None:
    """The town of a text that names one alone, or one far more often than others: where things are held, else where they are or people come from."""
    named = [p for p in places_named(text, lexicon) if p.trust not in (Trust.WIDE, Trust.UNKNOWN)]
    for most in (Trust.WENT, Trust.OWNED, Trust.FROM):
        (first, often), (_, second) = [*Counter(p.name for p in named if p.trust <= most).most_common(2), ("", 0), ("", 0)][:2]
        if often > 2 * second:
            return first
        if most == Trust.WENT and often:
            return None
    bare = {name for found in re.finditer(NAME, text) for name in (found[0], found[0].split()[0]) if name in lexicon.towns}
    return bare.pop() if len(bare) == 1 else None


def recurring_town(title: str, text: str, lexicon: Lexicon) -> str | None:
    """The first town of the title that the text names again, and no other more often; what stands at it in the title is held there rather than comes from there."""
    in_title = sorted((p for p in places_named(title, lexicon) if p.trust not in (Trust.WIDE, Trust.UNKNOWN)), key=lambda p: p.trust)
    if not in_title:
        return None
    often = Counter(p.name for p in places_named(text, lexicon) if p.trust not in (Trust.WIDE, Trust.UNKNOWN))
    town = in_title[0].name
    return town if often[town] and often[town] == max(often.values()) else None


def dateline_town(text: str, lexicon: Lexicon) -> str | None:
    """The town that stands before the first sentence: "MIELEC. Halę otwarto …", "Mielec, 9 marca – …"."""
    found = _DATELINE.match(text)
    name = found["name"].title() if found and found["name"].isupper() else found["name"] if found else ""
    return _settlement(name, lexicon) if name else None


def office_town(text: str, lexicon: Lexicon) -> str | None:
    """The town of the address that the article gives: "Biuro: ul. Nowa 4, Olsztyn", "10-001 Olsztyn"."""
    found = _POSTCODE.search(text)
    if found and (town := _settlement(found["name"], lexicon)):
        return town
    for line in _ADDRESS_LINE.finditer(text):
        towns = [town for name in re.finditer(NAME, line["rest"]) if (town := _settlement(name[0], lexicon))]
        if towns:
            return towns[-1]
    return None


def labelled_place(text: str, lexicon: Lexicon) -> str | None:
    """What a line "Miejsce: …" says: its town, else its words up to the first comma."""
    found = _LABELLED.search(text)
    if found is None:
        return None
    rest = found["rest"]
    if town := _town_within(rest, lexicon):
        return town
    if is_online(rest):
        return None
    words = re.split(r"[,;(]", rest)[0].strip(" .")
    return find_venue(f"at {words}", lexicon) or words or None


def labelled_town(text: str, lexicon: Lexicon) -> str | None:
    """The town that a line "Miejsce: …" names."""
    found = _LABELLED.search(text)
    return _town_within(found["rest"], lexicon) if found else None


def _town_within(rest: str, lexicon: Lexicon) -> str | None:
    named = next((place.name for place in places_named(rest, lexicon) if place.trust <= Trust.OWNED), None)
    return named or next((town for name in re.finditer(NAME, rest) if (town := _settlement(name[0], lexicon))), None)


def place_in_cells(cells: Sequence[str], lexicon: Lexicon) -> str | None:
    """The place in a table's row: a cell that is a town, perhaps with its country or street; else what a cell says in words."""
    for cell in cells:
        name = re.match(rf"\s*(?P<name>{NAME})\s*(?:[,(–-]|$)", cell)
        if name and (town := _settlement(name["name"], lexicon)) and (town == name["name"] or cell.strip() != name["name"]):
            return town
    for cell in cells:
        if held := [p.name for p in places_named(cell, lexicon) if p.trust <= Trust.OWNED]:
            return held[0]
    return next((venue for cell in cells if (venue := find_venue(cell, lexicon))), None)


def _stretch(sentence: str, span: DateSpan, others: Sequence[DateSpan], places: Sequence[NamedPlace]) -> tuple[int, int]:
    """Where in the sentence the date's place is to be looked for: up to the next date, or from the last one where towns stand before dates."""
    if not others:
        return 0, len(sentence)
    spans = sorted([span, *others], key=lambda s: s.start)
    left = max((s.end for s in others if s.end <= span.start), default=0)
    right = min((s.start for s in others if s.start >= span.end), default=len(sentence))
    held = [p for p in places if p.trust <= Trust.OWNED]
    towns_first = any(p.end <= spans[0].start for p in held) and not any(p.start >= spans[-1].end for p in held)
    if towns_first:
        return left, span.start if right < len(sentence) else right
    return (span.start if left else 0), right


def _distance(sentence: str, place: NamedPlace, span: DateSpan) -> int:
    between = sentence[span.end : place.start] if place.start >= span.end else sentence[place.end : span.start]
    return len(between) + _COMMA_COSTS * between.count(",") + (0 if place.start >= span.end else _BEFORE_COSTS)


def _bare_town(after: str, before: str, lexicon: Lexicon) -> str | None:
    """A town without a preposition right beside the date, or at the end: "12.04., Gołdap", "Tarnów, 27 marca", "– Kielce"."""
    for found in (
        _BARE.match(after),
        _BRACKET.search(after),
        _LAST.search(after),
        _BRACKET.search(before),
        _HEAD.search(before),
        _HEAD.search(before.rstrip() + " "),
        *(_IN_ENTRY.finditer(after) if _ENTRY.fullmatch(before) else ()),  # "– 27 marca – szkolenie, Kórnik; prowadzi …"
    ):
        if found and (town := _settlement(found["name"], lexicon)):
            return town
    listed = _IN_LIST.search(before)  # "w Poznaniu (2–5 czerwca), Norymberdze (15–17 września)"
    town = town_of(listed["name"], lexicon, "loc") if listed else None
    return town if town in lexicon.towns else None


def _bare_venue(after: str, lexicon: Lexicon) -> str | None:
    """A house right behind the date: "10 października, Zamek Lubelski"."""
    found = _BARE.match(after)
    return find_venue(f"at {found['name']}", lexicon) if found else None


def _settlement(name: str, lexicon: Lexicon) -> str | None:
    """The town of that name as it stands; no region and no common word that is also a hamlet's name."""
    town = None if is_venue(name.split(), lexicon) else town_of(name, lexicon)
    if town is None or town.split()[0] != name.split()[0]:  # "ulice Lublina" names no Lublino
        return None
    if town in {country for country, _ in lexicon.countries}:
        return None
    (place,) = places_named(f"at {town}", lexicon)[:1] or (None,)
    if place is None or place.trust == Trust.WIDE:
        return None
    return None if is_common_word(town, lexicon) else town
