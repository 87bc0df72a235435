"""Organisations that a text names in full, to find the one that `prezes klastra` or `jego dyrektor` speaks of."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from scraper.extraction.organisation_names import ANY_CASE, organisation_name
from scraper.extraction.phrases import words_of

if TYPE_CHECKING:
    from scraper.extraction.phrases import Word
    from scraper.language.lexicon import Lexicon

_LINKS = frozenset(("i", "oraz", "ds.", "na", "rzecz", "w", "im.", "of", "and", "for", "the"))
_ENGLISH_HEADS = frozenset(
    "cluster university association foundation agency institute ministry company centre center alliance network group council".split()
)
_ENDS = frozenset(("i", "oraz", "w", "na", "rzecz", "ds.", "im.", "of", "and", "for", "the"))


class NamedOrganisation(NamedTuple):
    """An organisation as named at `start`, in the nominative, with the noun that heads it."""

    start: int
    name: str
    head: str


class NamedOrganisations:
    """The organisations of a text, looked for when first asked."""

    def __init__(self, text: str, title: str, lexicon: Lexicon) -> None:
        self._text = text
        self._title = title
        self._lexicon = lexicon

    @cached_property
    def all(self) -> list[NamedOrganisation]:
        """In the order of the text, those of the title first, as if they stood before it."""
        titled = [o._replace(start=o.start - len(self._title) - 1) for o in self._in(self._title)]
        return titled + self._in(self._text)

    def _in(self, text: str) -> list[NamedOrganisation]:
        words, place = words_of(text), 0
        found: list[NamedOrganisation] = []
        while place < len(words):
            word = words[place]
            head = self._lexicon.words.organisation_lemma(word.text) if word.is_capital else None
            if head is None:
                place += 1
                continue
            start, end = self._borders(words, place)
            if end - start > 1 and (name := organisation_name(words[start:end], self._lexicon, ANY_CASE)):
                found.append(NamedOrganisation(words[start].start, name, head))
            place = max(end, place + 1)
        return found

    def nearest(self, heads: frozenset[str], before: int, reach: int | None = None) -> str | None:
        """The one of these heads named last before the place, within `reach` characters; without a reach also the first after it."""
        earlier = [o for o in self.all if o.head in heads and o.start < before and (reach is None or before - o.start <= reach)]
        if earlier:
            return self._fullest(earlier[-1])
        later = [o for o in self.all if o.head in heads] if reach is None else []
        return later[0].name if later else None

    def only(self, heads: frozenset[str]) -> str | None:
        """The one of these heads where the text names no other."""
        names = {self._fullest(o) for o in self.all if o.head in heads}
        return names.pop() if len(names) == 1 else None

    def _fullest(self, organisation: NamedOrganisation) -> str:
        """`Klaster Wodny` that elsewhere stands as `Klaster Wodny „Fala”`."""
        longer = [o.name for o in self.all if o.head == organisation.head and o.name.startswith(organisation.name + " ")]
        return min(longer, key=len) if longer else organisation.name

    def _borders(self, words: list[Word], place: int) -> tuple[int, int]:
        start, end = place, place + 1
        english = words[place].lower in _ENGLISH_HEADS
        while start > 0 and words[start - 1].is_capital and (english or self._lexicon.words.is_only_adjective(words[start - 1].text)):
            start -= 1
        while start < place and words[start].lower in ("the", "a", "an", "our"):
            start += 1
        ministry = "ministerstwo" in self._lexicon.words.lemmas(words[place].text)
        while end < len(words) and (words[end].is_proper or words[end].lower in _LINKS) and not self._ends(words, end):
            if ministry and words[end].lower == "w":
                break
            end += 1
        while end > place + 1 and words[end - 1].lower in _ENDS:
            end -= 1
        return start, end

    def _ends(self, words: list[Word], at: int) -> bool:
        """Where the next person or the next word of another kind begins."""
        word = words[at]
        if word.lower in _LINKS:
            return at + 1 >= len(words) or not words[at + 1].is_proper or bool(self._lexicon.names.first(words[at + 1].text))
        return word.is_capital and at + 1 < len(words) and words[at + 1].is_capital and bool(self._lexicon.names.first(word.text))
