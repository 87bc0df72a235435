"""Bodies that a text names for their work, such as `Zespół Ekspertów ds. Regionalnej Strategii Innowacji`: where `przewodniczący zespołu` sits."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from scraper.extraction.people.organisation_names import ANY_CASE, organisation_name
from scraper.extraction.people.phrases import opens_name, words_of
from scraper.language.inflection import agrees

if TYPE_CHECKING:
    from scraper.extraction.people.phrases import Word
    from scraper.language.lexicon import Lexicon

_FORMS = {
    "zespół": "zespół zespołu zespołowi zespołem zespole",
    "grupa": "grupa grupy grupie grupę grupą",
    "rada": "rada rady radzie radę radą",
    "komitet": "komitet komitetu komitetowi komitetem komitecie",
    "komisja": "komisja komisji komisję komisją",
    "kapituła": "kapituła kapituły kapitule kapitułę kapitułą",
    "gremium": "gremium",
    "forum": "forum",
    "panel": "panel panelu panelowi panelem",
}
_HEADS = {form: head for head, forms in _FORMS.items() for form in forms.split()}
_HEAD = re.compile(rf"(?<![\w-])(?:{'|'.join(_HEADS)})(?![\w-])", re.IGNORECASE)
_BEFORE = re.compile(r"((?:[A-ZĆŁŚŹŻ][\w-]+\s){1,3})$")
_PURPOSE = ("ds.", "ds", "spraw", "rzecz")
_FURTHEST_PURPOSE = 6
_EXPERTS = frozenset("ekspert specjalista doradca naukowiec".split())
_LONGEST = 170
_GOES_ON = frozenset("i oraz do ds. ds spraw na rzecz przy im.".split())
_SIT = re.compile(
    r"^(?:wice|współ)?(?:przewodnicząc|sekretarz|członk|członek|koordynator|lider|szef|rzeczni|zastępc|zastępczyni|ekspert|kierowni|uczestni|sprawozdawc)\w*(?:\s\w+){0,2}?"
    rf"\s(?P<head>{'|'.join(_HEADS)})(?:\s(?:robocz|doradcz|konsultacyjn|sterując|ekspert)\w+)?$",
    re.IGNORECASE,
)
_CHAIR = re.compile(
    r"^(?:ustępując\w+ |nowy |nowa |dotychczasow\w+ )?(?:(?:wice|współ)?przewodnicząc\w+|zastępc(?:a|zyni)(?: przewodnicząc\w+)?|sekretarz)$",
    re.IGNORECASE,
)


class NamedBody(NamedTuple):
    """A body with the place where it is named, the noun that heads it, and the words of its name."""

    start: int
    head: str
    words: list[Word]


class NamedBodies:
    """The bodies of a text, looked for when first asked."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon

    @cached_property
    def all(self) -> list[NamedBody]:
        """In the order of the text."""
        found = (self._named(m) for m in _HEAD.finditer(self._text))
        return [body for body in found if body]

    def of_role(self, role: str, before: int) -> NamedBody | None:
        """The body in which somebody of the role sits: the one named last before the place, for `przewodniczący zespołu` one of that kind."""
        if sits := _SIT.match(role):
            head = _HEADS[sits["head"].lower()]
            return next((b for b in reversed(self.all) if b.head == head and b.start < before), None)
        return next((b for b in reversed(self.all) if b.start < before), None) if _CHAIR.match(role) else None

    def name_of(self, body: NamedBody) -> str | None:
        """Its name in the nominative."""
        first = body.words[0]
        return organisation_name([first._replace(text=first.text[:1].upper() + first.text[1:]), *body.words[1:]], self._lexicon, ANY_CASE)

    def _named(self, found: re.Match[str]) -> NamedBody | None:
        capital = found[0][0].isupper()
        start = found.start()
        if capital and (before := _BEFORE.search(self._text, max(0, start - 60), start)):
            start -= len(self._own_adjectives(before[1], found[0]))
        words = words_of(self._text[start : found.end() + _LONGEST].partition("\n")[0])
        at = next(i for i, w in enumerate(words) if w.lower in _HEADS)
        end = self._end(words, at)
        purpose = any(w.lower in _PURPOSE for w in words[at + 1 : min(end, at + _FURTHEST_PURPOSE)])
        experts = capital and at + 1 < end and not self._lexicon.words.lemmas(words[at + 1].text).isdisjoint(_EXPERTS)
        return NamedBody(start, _HEADS[found[0].lower()], words[:end]) if purpose or experts else None

    def _own_adjectives(self, before: str, noun: str) -> str:
        """`Świętokrzyską | Radę`, `Parlamentarnego | Zespołu`."""
        words = before.split(" ")[:-1]
        while words and not all(self._lexicon.words.is_adjective(w) and agrees(w, noun, self._lexicon.lemmatiser) for w in words):
            words = words[1:]
        return "".join(f"{w} " for w in words)

    def _end(self, words: list[Word], at: int) -> int:
        """Where the body's name ends: with its genitives, the words joined to them, and what it stands by."""
        book, place = self._lexicon.words, at + 1
        while place < len(words):
            word = words[place]
            if word.lower not in _GOES_ON and not word.is_quoted and not (word.is_abbreviation and words[place - 1].lower in (*_PURPOSE, "przy")):
                noun = "gen" in book.cases(word.text) | book.cases(word.text, "pl") or book.is_adjective(word.text)
                beside = words[place - 1].lower == "przy" and word.is_capital
                if not (noun or beside) or book.is_finite_verb(word.text) or opens_name(words[place : place + 2], self._lexicon):
                    break
            place += 1
        while words[place - 1].lower in _GOES_ON:
            place -= 1
        return place
