"""Organisations that a text names in full, to find the one that `prezes klastra` or `jego dyrektor` speaks of."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from scraper.extraction.people.bodies import NamedBodies
from scraper.extraction.people.organisation_names import ANY_CASE, NOMINATIVE, organisation_name
from scraper.extraction.people.phrases import QUOTES, is_honorific, joined, opens_name, words_of
from scraper.extraction.people.town_halls import only_town
from scraper.language.inflection import agrees

if TYPE_CHECKING:
    from scraper.extraction.people.bodies import NamedBody
    from scraper.extraction.people.phrases import Word
    from scraper.language.lexicon import Lexicon
    from scraper.language.word_book import WordBook

_LINKS = frozenset(("&", "i", "oraz", "ds.", "na", "rzecz", "w", "im.", "of", "and", "for", "the"))
_ENGLISH_HEADS = frozenset(
    "cluster university association foundation agency institute ministry company centre center alliance network group council".split()
)
_UNITS = frozenset("rada zarząd zespół komisja grupa biuro sekretariat kapituła".split())
"""Heads of an organisation's parts: `Rady Klastra Wędlin Mazurskich` names the cluster too."""
_COUNCILS = frozenset(("rada", "kapituła", "komitet"))
_LINKS_OF_COUNCILS = _LINKS | {"przy"}
"""`Rada Gospodarcza przy Burmistrzu Świecia`."""
_STATUS = re.compile(r"Krajow\w+ Klast\w+ Kluczow|National Key Cluster")
"""A rank that clusters are given, and no organisation."""
_INTRODUCED_BY = frozenset("firma spółka przedsiębiorstwo fabryka startup hurtownia".split())
_LEGAL = re.compile(r"(?:[Ss]p\. ?z ?o\.o\.|S\.A\.|SA|s\.c\.|[Ss]p\. ?[jk]\.|Ltd|GmbH|A/S|UAB|ApS|s\.r\.o\.|Inc|SpA)$")
_NEXT_BLOCK = " ¶"
"""Ends what a name may reach over, without moving what follows."""
_NEARBY = 220
_BESIDE = 200
OWNERS = frozenset("klaster stowarzyszenie związek fundacja izba zrzeszenie federacja cech cluster association".split())
"""Heads of associations, whose groups are theirs."""
_QUOTED_NAME = re.compile(r"^[„\"«](.{4,80})[”\"»]$")
_ENDS = frozenset(("i", "oraz", "w", "na", "rzecz", "ds.", "im.", "of", "and", "for", "the"))


class NamedOrganisation:
    """An organisation as named at `start`, with the noun that heads it; put in the nominative when somebody asks for one of its kind, as of most nobody does."""

    def __init__(self, start: int, told: str | list[Word], head: str, lexicon: Lexicon) -> None:
        self.start = start
        self.head = head
        self._told = told
        self._lexicon = lexicon

    @cached_property
    def name(self) -> str | None:
        """The name in the nominative; None where the words turn out to be none, or a mere rank."""
        if isinstance(self._told, str):
            return self._told
        name = organisation_name(self._told, self._lexicon, ANY_CASE)
        return None if name and _STATUS.match(name) else name


class NamedOrganisations:
    """The organisations of a text, looked for when first asked."""

    def __init__(self, text: str, title: str, lexicon: Lexicon) -> None:
        self._text = text
        self._title = title
        self._lexicon = lexicon

    @cached_property
    def _bodies(self) -> NamedBodies:
        return NamedBodies(self._text, self._lexicon)

    def body_of(self, role: str, before: int) -> str | None:
        """The body named for its work in which somebody of the role sits; none where the role says `grupy` and the text whose group it is."""
        body = self._bodies.of_role(role, before)
        if body is None or (" " in role and self._owner(body)):
            return None
        return self._bodies.name_of(body)

    def _owner(self, body: NamedBody) -> bool:
        """`Grupa robocza ds. odpadów, działająca przy Klastrze X`: whether an association is named beside the body, in its paragraph."""
        end = self._text.find("\n\n", body.start)
        until = min(body.start + _BESIDE, end if end >= 0 else len(self._text))
        return any(body.start - _BESIDE // 3 <= o.start < until and o.head in OWNERS for o in self.all)

    @cached_property
    def town(self) -> str | None:
        """The only town of whose office or mayor the text speaks."""
        return only_town(f"{self._title}\n{self._text}", self._lexicon)

    @cached_property
    def all(self) -> list[NamedOrganisation]:
        """In the order of the text, those of the title first, as if they stood before it."""
        titled = self._in(self._title)
        for organisation in titled:
            organisation.start -= len(self._title) + 1
        return titled + self._in(self._text)

    def _in(self, text: str) -> list[NamedOrganisation]:
        words, place = words_of(text.replace("\n\n", _NEXT_BLOCK)), 0
        book = self._lexicon.words
        may_name = book.answers("may name", lambda text: _may_name(text, book))
        found: list[NamedOrganisation] = []
        while place < len(words):
            word = words[place]
            if word.text[0] not in QUOTES and not may_name[word.text]:
                place += 1
                continue
            head = self._lexicon.words.organisation_lemma(word.text) if word.is_capital and not _of_several(word) else None
            if head is None:
                other = (
                    self._in_quotation_marks(word)
                    or self._with_legal_form(words, place)
                    or self._office(words, place)
                    or self._introduced(words, place)
                )
                found.extend([other] if other else [])
                place += 1
                continue
            english = self._english_head(words, place)
            if english != place:
                place, head = english, words[english].lower
            start, end = self._borders(words, place)
            within = next((at for at in range(place + 1, end) if head in _UNITS and self._heads_whole(words[at])), None)
            if within is not None or self._only_refers(words, place, end):
                place = within or place + 1
                continue
            if end - start > 1:
                found.append(NamedOrganisation(words[start].start, words[start:end], head, self._lexicon))
            place = max(end, place + 1)
        return found

    def _heads_whole(self, word: Word) -> bool:
        """Whether the word heads an organisation that a council or board before it belongs to."""
        lemma = self._lexicon.words.organisation_lemma(word.text) if word.is_capital else None
        return lemma is not None and lemma not in _UNITS and not _of_several(word)

    def _only_refers(self, words: list[Word], place: int, end: int) -> bool:
        """`Rady Klastra w Podkarpackim Klastrze X`: the noun alone, and after "w" the organisation itself."""
        return place + 2 < end and words[place + 1].lower in ("w", "we", "przy") and any(self._heads_whole(w) for w in words[place + 2 : end])

    def _english_head(self, words: list[Word], place: int) -> int:
        """`Polish Hydrogen Valley Cluster`: of several heads in a row the last is the noun, the others describe it."""
        at = place
        while at + 1 < len(words) and words[at].text.isascii() and words[at + 1].is_capital:
            at += 1
            if words[at].lower in _ENGLISH_HEADS:
                place = at
        return place

    def _in_quotation_marks(self, word: Word) -> NamedOrganisation | None:
        """`Stow. „Klaster Wikliniarski Dolina Sanu”`: a name that stands in quotation marks with its noun."""
        quoted = _QUOTED_NAME.match(word.text)
        inner = words_of(quoted[1]) if quoted else []
        head = self._lexicon.words.organisation_lemma(inner[0].text) if len(inner) > 1 and inner[0].is_capital else None
        if quoted is None or head is None or inner[0].lower != head:
            return None
        return NamedOrganisation(word.start, quoted[1], head, self._lexicon)

    def _with_legal_form(self, words: list[Word], place: int) -> NamedOrganisation | None:
        """`Meblomania S.A.`: capitals that a legal form ends."""
        if not _LEGAL.match(words[place].text):
            return None
        start = place
        while start > 0 and place - start < 4 and words[start - 1].is_proper and not self._lexicon.words.is_finite_verb(words[start - 1].lower):
            start -= 1
        name = organisation_name(words[start : place + 1], self._lexicon, NOMINATIVE) if start < place else None
        return NamedOrganisation(words[start].start, name, "spółka", self._lexicon) if name else None

    def _introduced(self, words: list[Word], place: int) -> NamedOrganisation | None:
        """`odwiedziliśmy firmę Chmurka`: what stands as it is after the common noun."""
        lemma = self._lexicon.words.organisation_lemma(words[place].text) if words[place].text.islower() else None
        if lemma not in _INTRODUCED_BY:
            return None
        end = place + 1
        while end < len(words) and words[end].is_proper and end - place < 6:
            end += 1
        rest = words[place + 1 : end]
        if not rest or self._lexicon.words.organisation_lemma(rest[0].text) or opens_name(rest, self._lexicon):
            return None
        return NamedOrganisation(rest[0].start, joined([w.text for w in rest]), lemma, self._lexicon)

    def _office(self, words: list[Word], place: int) -> NamedOrganisation | None:
        """`Minister Rozwoju i Technologii`: the ministry by its minister."""
        if not words[place].is_capital or "minister" not in self._lexicon.words.lemmas(words[place].text):
            return None
        _, end = self._borders(words, place, office=True)
        rest = words[place + 1 : end]
        if not rest or self._lexicon.names.first(rest[0].text) or not self._lexicon.words.is_common(rest[0].text):
            return None
        return NamedOrganisation(words[place].start, joined(["Ministerstwo", *(w.text for w in rest)]), "ministerstwo", self._lexicon)

    def nearest(self, heads: frozenset[str], before: int, reach: int | None = None) -> str | None:
        """The one of these heads named last before the place, within `reach` characters; without a reach also the first after it."""
        for earlier in reversed(self.all):
            if earlier.head in heads and earlier.start < before and (reach is None or before - earlier.start <= reach) and earlier.name:
                return self._fullest(earlier.name, earlier.head)
        return next((o.name for o in self.all if o.head in heads and o.name), None) if reach is None else None

    def last_of_sentence(self, before: int) -> str | None:
        """The one named last before the place, in the same paragraph and no more than a sentence or two back; units and offices are none."""
        block = self._text.rfind("\n\n", 0, before)
        since = max(block, before - _NEARBY)
        return next((o.name for o in reversed(self.all) if since <= o.start < before and o.head not in _UNITS and o.name), None)

    def spoken_of(self, before: int) -> str | None:
        """The association of which the same paragraph speaks by its mere noun shortly before the place: `zarząd izby`."""
        since = max(self._text.rfind("\n\n", 0, before), before - _NEARBY)
        for word in reversed(words_of(self._text[max(0, since) : before])):
            head = self._lexicon.words.organisation_lemma(word.text) if word.text.islower() else None
            if head in OWNERS:
                return self.nearest(frozenset((head,)), before)
        return None

    def only(self, heads: frozenset[str], before: int | None = None) -> str | None:
        """The one of these heads where the text names no other, and names it before the place where one is given."""
        told = [o for o in self.all if o.head in heads and o.name]
        if before is not None and not any(o.start < before for o in told):
            return None
        names = {self._fullest(o.name, o.head) for o in told if o.name}
        return names.pop() if len(names) == 1 else None

    def _fullest(self, name: str, head: str) -> str:
        """`Klaster Wodny` that elsewhere stands as `Klaster Wodny „Fala”`."""
        longer = [o.name for o in self.all if o.head == head and o.name and o.name.startswith(name + " ")]
        return min(longer, key=len) if longer else name

    def _borders(self, words: list[Word], place: int, *, office: bool = False) -> tuple[int, int]:
        start, end = place, place + 1
        english = words[place].lower in _ENGLISH_HEADS
        while start > 0 and words[start - 1].is_capital and (english or self._describes(words[start - 1], words[place])):
            start -= 1
        while start < place and words[start].lower in ("the", "a", "an", "our"):
            start += 1
        ministry = office or "ministerstwo" in self._lexicon.words.lemmas(words[place].text)
        links = _LINKS_OF_COUNCILS if self._lexicon.words.lemmas(words[place].text) & _COUNCILS else _LINKS
        while end < len(words) and (words[end].is_proper or words[end].lower in links) and not self._ends(words, end):
            if ministry and words[end].lower == "w":
                break
            end += 1
        while end > place + 1 and words[end - 1].lower in _ENDS:
            end -= 1
        return start, end

    def _another_follows(self, words: list[Word], at: int) -> bool:
        """`Klaster X i Polski Komitet Y`: a second organisation, in the nominative with its adjectives, and no rest of the first."""
        end = at
        while end < len(words) and end - at < 3 and words[end].is_capital and self._lexicon.words.is_only_adjective(words[end].text):
            end += 1
        return end < len(words) and words[end].is_capital and self._heads_whole(words[end])

    def _is_post(self, words: list[Word], at: int) -> bool:
        """`Klastra „Warta” i Dyrektor Instytutu`: a second post of the same person."""
        book = self._lexicon.words
        return at < len(words) and book.is_role(words[at].text) and "nom" in book.cases(words[at].text)

    def _describes(self, adjective: Word, noun: Word) -> bool:
        """Whether the adjective agrees with the noun: not `Zebranie Wyborcze Klastra X`."""
        return self._lexicon.words.is_only_adjective(adjective.text) and agrees(adjective.text, noun.text, self._lexicon.lemmatiser)

    def _ends(self, words: list[Word], at: int) -> bool:
        """Where the next person or the next word of another kind begins."""
        word = words[at]
        if is_honorific(word) and word.is_capital:
            return True
        if (
            word.lower in ("i", "oraz")
            and at + 1 < len(words)
            and words[at + 1].is_capital
            and self._lexicon.words.lemmas(words[at + 1].text) & _UNITS
        ):
            return True
        if word.lower in ("i", "oraz", "and") and (self._another_follows(words, at + 1) or self._is_post(words, at + 1)):
            return True
        if word.lower in _LINKS_OF_COUNCILS:
            return at + 1 >= len(words) or not words[at + 1].is_proper or bool(self._lexicon.names.first(words[at + 1].text))
        return word.is_capital and at + 1 < len(words) and words[at + 1].is_capital and bool(self._lexicon.names.first(word.text))


def _of_several(word: Word) -> bool:
    """`Rada Klastrów`, `Kongres Klastrów Polskich`: the genitive of several names none of them; `Zakładów Chemicznych` are one."""
    return word.lower == "klastrów"


def _may_name(text: str, words: WordBook) -> bool:
    """Whether a name can begin or end at the word: most words are none of these, and are asked once."""
    return words.organisation_lemma(text) is not None or _LEGAL.match(text) is not None or (text[:1] in "Mm" and "minister" in words.lemmas(text))
