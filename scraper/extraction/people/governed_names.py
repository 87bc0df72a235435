"""A telling word beside the name that it governs: whether the person does what it tells, when, and on what occasion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scraper.extraction.people.contexts import Context
    from scraper.extraction.people.telling import Telling
    from scraper.model.article import ParticipantStatus

_AGENT = re.compile(r"\b(?:przez|by)\s[^;–]{0,70}$")
_TOGETHER = re.compile(r"\b(?:wraz z|razem z|wspólnie z|z)\s[^;–]{0,90}$", re.IGNORECASE)
_AT_HEAD = re.compile(r"^[^.;]{0,90}\bna czele\b")
_BE = re.compile(r"\b(?:been|was|were|is|are|be|being)\s(?:\w+\s){0,2}$")
_WILL = re.compile(r"\b(?:będzie|będą|będę|ma|mają|will|planuje|planują)\b")
_DEBATE = re.compile(r"\b(?:panel\w*|debac\w+|debat\w+|dyskusj\w+)\b", re.IGNORECASE)
_IN_IT = re.compile(r"\bw (?:nim|niej)\b", re.IGNORECASE)
_AROUND = 90
_CLOSE = 45
_FAR_ABOVE = 450
_SENTENCE_ABOVE = 260


class Told(NamedTuple):
    """A status, and the rule that says so."""

    status: ParticipantStatus
    rule: str


class Governor(NamedTuple):
    """A telling word with the sentence in which it stands, and the name that begins there at `name_at`."""

    telling: Telling
    sentence: str
    name_at: int
    context: Context

    @property
    def is_before(self) -> bool:
        """Whether the word stands before the name."""
        return self.telling.end <= self.name_at

    @property
    def around(self) -> str:
        """The sentence close to the word."""
        return self.sentence[max(0, self.telling.start - _AROUND) : self.telling.end + _AROUND]

    @property
    def before(self) -> str:
        """What stands before the name."""
        return self.sentence[: self.name_at]

    @property
    def does(self) -> bool:
        """Whether the person is the one who does what the verb tells, and not the one to whom it is done."""
        near = self.before[-80:]
        if ("przez " in near or "by " in near) and _AGENT.search(near):
            return True
        word = self.telling.word
        if word.is_english:
            return not self.is_before and not _BE.search(self.sentence[max(0, self.telling.start - 24) : self.telling.start])
        return ("nom" in self.context.name.cases and not word.passive) or self._goes_along(near)

    def _goes_along(self, near: str) -> bool:
        """`Kukuła wraz z X zreferowali`, `z prezesem X na czele`: who acts along with the subject."""
        if "inst" not in self.context.name.cases or "z " not in near or not (found := _TOGETHER.search(near)):
            return False
        return not found.group().lower().startswith("z ") or _AT_HEAD.match(self.context.after) is not None

    @property
    def is_future(self) -> bool:
        """Whether the verb tells of what is still to come."""
        telling = self.telling
        if telling.word.is_english:
            return "will" in self.sentence[max(0, telling.start - _CLOSE) : telling.start].split()
        if telling.word.tense in ("future", "past"):
            return telling.word.tense == "future"
        return _WILL.search(self.sentence, max(0, telling.start - 30), telling.end + 12) is not None

    @property
    def stands_under_signing(self) -> bool:
        """Whether a signing is told not far above."""
        at = self.context.name.start
        return "odpisa" in self.context.text[max(0, at - _FAR_ABOVE) : at]

    @property
    def in_debate(self) -> bool:
        """Whether it is a panel in which the person took part: `w debacie udział wzięli`, `Zasiedli w nim:` after a sentence about a panel."""
        around = self.around
        if _DEBATE.search(around):
            return True
        context = self.context
        above = context.name.start - len(context.sentence_before) - _SENTENCE_ABOVE
        return _IN_IT.search(around) is not None and _DEBATE.search(context.text[max(0, above) : context.name.start]) is not None
