"""The article and its parts, as extraction gives them and as they are stored. The JSON form is written by `scraper.model.serialisation`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

    from scraper.model.moments import PublicationMoment

PageKind = Literal["article", "listing", "other"]
ParticipantStatus = Literal["attended", "announced", "elected", "signatory", "speaker", "honoured", "quoted"]
EventKind = Literal["event", "deadline", "call"]
Tier = Literal["A", "B", "C"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A person as one article names them."""

    name: str
    """Nominative, without honorifics and degrees: `Krzysztof Krystowski`."""
    title: str | None = None
    """Academic or clerical degree as printed: `dr hab. inż.`, `prof.`, `ks.`"""
    role: str | None = None
    """In the page's words, nominative: `Prezes`."""
    organisation: str | None = None
    """In the page's words, nominative: `Związek Pracodawców Klastry Polskie`."""
    country: str | None = None
    """As stated by the article (`Polska`), None where it is not stated."""
    status: ParticipantStatus = "attended"
    surface: str = ""
    """What stood in the text, at `start`:`end` of `Article.text`."""
    sentence: str = ""
    start: int = 0
    end: int = 0
    rule: str = ""
    """The pattern that found the person, for `--explain`."""
    sign: str = ""
    """What makes the person take part, or only be named, for `--explain`."""
    status_rule: str = ""
    """The rule by which `status` was told, for `--explain`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that takes or took place, a deadline, or a call, with its first and last day."""

    start: date | datetime
    """A date, or an aware datetime where the text gives the hour."""
    end: date | datetime
    """Last day; equals `start` for a single day."""
    place: str | None = None
    """Town or venue in the nominative where it can be; None where the text names none."""
    online: bool = False
    kind: EventKind = "event"
    sentence: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that the article offers: PDF, DOCX, XLSX and the like."""

    url: str
    label: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One alert rule that fits the article, with its reason."""

    rule: str
    rule_version: str
    """Short hash of the rule's text: a match says which wording of the rule made it."""
    tier: Tier | None
    passing: bool
    """The words stand in one passing sentence and are not what the item is about."""
    sentence: str
    """The original sentence, as printed."""
    words: tuple[str, ...]
    """The words of that sentence which matched, as printed, in order."""
    field: str = "text"
    """Where the sentence stands: `title`, `lead`, `text`, `tags`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page, read. A page that is no article has `kind` other than `article` and may leave all else empty."""

    url: str
    site: str
    kind: PageKind
    canonical_url: str | None = None
    title: str = ""
    lead: str | None = None
    text: str = field(default="", repr=False)
    """The whole body, lead included; blocks joined by one blank line, cells of a table row by ` | `."""
    language: str | None = None
    """ISO 639-1; None where it cannot be told."""
    author: str | None = None
    published: PublicationMoment | None = None
    published_raw: str | None = None
    """The date as the page printed it; None where none stood on the page."""
    modified: PublicationMoment | None = None
    tags: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    mentions: tuple[Participant, ...] = ()
    events: tuple[Event, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    matches: tuple[Match, ...] = ()
    flags: tuple[str, ...] = ()
    """Why a person should look, sorted: `published-before-past-event` and so on."""
    winners: tuple[tuple[str, str], ...] = ()
    """(field, rule) pairs: the rule that won for each field; `from` in JSON."""
    translations: tuple[str, ...] = field(default=(), repr=False)
    """Addresses that the page names as its versions in other languages; some lead to a home page."""
    links: tuple[str, ...] = field(default=(), repr=False)
    """Absolute addresses linked from the body, in order, once each."""

    @property
    def is_article(self) -> bool:
        """True where the page is one article, not a listing, an error or a search page."""
        return self.kind == "article"

    @property
    def expert_group(self) -> bool:
        """True where a tier A or B match of the expert-group rule is the item's subject."""
        return any(m.rule == EXPERT_GROUP_RULE and m.tier in ("A", "B") and not m.passing for m in self.matches)


EXPERT_GROUP_RULE = "expert-groups"
"""Name of the shipped rule that the contract's `expert_group` speaks of."""
