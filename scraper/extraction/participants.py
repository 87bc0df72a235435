"""Who takes part in what a text tells: `find_people`.

A name is found by `scraper.language.names`; its neighbourhood tells degree, role and organisation (`roles`) and whether the person acts in the text or is only
named: patrons, streets, firms, photographers, contact persons and the dead do not act.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scraper.extraction.participation import is_no_person, only_mentioned, status_of
from scraper.extraction.roles import Position, named_organisation, position_after, position_before
from scraper.language.names import PersonName, find_names
from scraper.language.tokens import sentences
from scraper.model.article import Participant

if TYPE_CHECKING:
    from scraper.language.lexicon import Lexicon

_DEGREE = (
    r"(?:(?:prof|dr|hab|inż|mgr|lic|lek|med|wet|ks|kan|bp|abp|ojciec|o|gen|płk|ppłk|mjr|kpt|kmdr|mec|hm|inz|arch|Prof|Dr|Eng|Mgr|Inż|Ks|PhD|MSc|MBA|Dr\.-Ing|Dr-Ing|dr h\. c)\b\.?(?:-Ing\.)?"
    r"|ksi[ęa]\w{0,4}dz\w{0,3}|profesor\w{0,4}|doktor\w{0,4}|magister)"
)
_BEFORE = re.compile(
    rf"(?P<honorific>(?:\b(?:[Pp]an(?:i|ią|a|u|em|ie)?|[Pp]aństwo|[Pp]aństwa|[Mm]rs?\.?|[Mm]s\.?|p\.)\s*)?)(?P<degree>(?:(?<!\w){_DEGREE}[\s,]*){{0,6}})(?P<late>(?:\bzw\.\s*|\bnadzw\.\s*)?)$"
)
_AFTER_COUPLE = re.compile(r"^\s*(?:,|oraz|i|and|&)\s+(?:pan\w{0,3}\s+)?(?=\S)", re.IGNORECASE)
_BREAK = re.compile(r"[,;:()\n–—|.]|\s-\s|\b(?:oraz|i|a|and|wraz)\b")
_APPOSITION = re.compile(r"^\s*(?:,\s*|\s[–—-]\s+|\(\s*|\|\s*|:\s+(?=[a-zA-Z])|\n\s*)")
_DIRECT = re.compile(r"^\s+(?=(?:z|ze|reprezentując\w+|from|of)\s)")
_BRACKET_THEN_ROLE = re.compile(r"^\s*\([^()\n]{2,120}\)\s*(?:[–—-]|,)\s*")
_BLANK_LINE = re.compile(r"\n\n")
_LONGEST_SENTENCE = 700
_REACH = 160


@dataclass(frozen=True, slots=True)
class People:
    """Who takes part, and who is only named, each person once, in the order of the text."""

    participants: tuple[Participant, ...] = ()
    mentions: tuple[Participant, ...] = ()


def find_people(text: str, lexicon: Lexicon, *, title: str = "") -> People:
    """The people of a text whose blocks are separated by blank lines and whose table cells by ` | `.

    `title` helps to read the text; nobody is found in it. Offsets are characters of `text`.
    """
    names = find_names(text, lexicon)
    spans = sentences(text)
    acting: dict[str, Participant] = {}
    named: dict[str, Participant] = {}
    at = block = 0
    borders = [0, *(m.end() for m in _BLANK_LINE.finditer(text)), len(text) + 1]
    for place, name in enumerate(names):
        while at < len(spans) - 1 and spans[at].end <= name.start:
            at += 1
        # A sentence of a whole page is none: bounded, so that a hostile text takes linear time.
        sentence = text[max(spans[at].start, name.start - _LONGEST_SENTENCE) : min(spans[at].end, name.end + _LONGEST_SENTENCE)]
        while borders[block + 1] <= name.start:
            block += 1
        context = Context(text, name, sentence, max(spans[at].start if spans else 0, borders[block]), borders[block], borders[block + 1])
        if is_no_person(context.before, context.after, name):
            continue
        person = _described(context, names, place, lexicon)
        if not name.sure and not (person.title or (person.role and person.rule == "name-then-role" and not _is_organisation(name, lexicon))):
            continue
        key = person.name.casefold()
        target = named if only_mentioned(context.before, context.after, sentence) else acting
        target[key] = _merged(target[key], person) if key in target else person
    return People(tuple(acting.values()), tuple(p for k, p in named.items() if k not in acting))


def _is_organisation(name: PersonName, lexicon: Lexicon) -> bool:
    """Whether a word of what may be a foreign name heads organisations: `Danube Tooling Association`."""
    return any(word.lower() in lexicon.organisations for word in name.name.split())


@dataclass(frozen=True, slots=True)
class Context:
    """A name with what stands around it."""

    text: str
    name: PersonName
    sentence: str
    sentence_start: int
    block_start: int
    block_end: int

    @property
    def before(self) -> str:
        """What stands before the name in its block, no further than the sentence."""
        return self.text[max(self.sentence_start, self.name.start - _REACH) : self.name.start]

    @property
    def after(self) -> str:
        """What stands after the name in its block."""
        return self.text[self.name.end : min(self.block_end, self.name.end + 2 * _REACH)]


def _described(context: Context, names: list[PersonName], place: int, lexicon: Lexicon) -> Participant:
    lead = _BEFORE.search(context.before)
    degree = lead["degree"] if lead else ""
    before = context.before[: lead.start()] if lead else context.before
    if place:  # what stands before the name before is that one's
        before = before[max(0, names[place - 1].end - (context.name.start - len(context.before))) :]
    position, rule = _position(context, before, names, place, lexicon)
    if position.organisation is None and position.refers_to:
        position = position._replace(organisation=named_organisation(context.text, position.refers_to, context.name.start, lexicon))
    start = context.name.start - (len(context.before) - (lead.start("degree") if lead and degree else len(context.before)))
    return Participant(
        name=context.name.name,
        title=_degree(degree),
        role=position.role,
        organisation=position.organisation,
        country=_country(context.sentence, lexicon),
        status=status_of(context.before, context.after, context.sentence, position.role),
        surface=context.text[start : context.name.end],
        sentence=context.sentence,
        start=start,
        end=context.name.end,
        rule=rule,
    )


def _position(context: Context, before: str, names: list[PersonName], place: int, lexicon: Lexicon) -> tuple[Position, str]:
    """Role and organisation with the pattern that gave them, the first that answers."""
    later = _told_after(context, names, place, lexicon)
    if later and later.role:
        return later, "name-then-role"
    if earlier := position_before(before, lexicon):
        organisation = later.organisation if later else None
        rule = "role-then-name-then-organisation" if organisation else "role-then-name"
        return Position(earlier.role, organisation or earlier.organisation), rule
    for rule, found in (
        ("role-comma-name", _told_before_comma(context, before, names, place, later, lexicon)),
        ("organisation-in-brackets", _told_after_bracket(context.after, later, lexicon)),
        ("appointed", _appointed(before, context.after, lexicon)),
        ("name-then-organisation", later),
        ("shared", _shared(context, names, place, lexicon)),
    ):
        if found:
            return found, rule
    return Position(None, None), "name"


def _next_name(context: Context, names: list[PersonName], place: int) -> PersonName | None:
    return next((n for n in names[place + 1 : place + 2] if n.start < context.name.end + len(context.after)), None)


def _told_after(context: Context, names: list[PersonName], place: int, lexicon: Lexicon) -> Position | None:
    """`X, prezes Y`, `X – prezes Y`, `X (prezes, Y)`, `X z Y`."""
    after = context.after
    if apposition := _APPOSITION.match(after):
        following = _next_name(context, names, place)
        if following and not following.sure:  # "Director for Advanced Manufacturing at the Internal Market": capitals, nobody
            following = None
        stop = following.start - context.name.end if following else len(after)
        told = after[apposition.end() : max(stop, apposition.end())]
        if following and told.strip() and not _BREAK.search(told):  # "X, prezes PARP Y": the role is Y's
            return None
        return position_after(told.split("\n")[0], lexicon)
    if direct := _DIRECT.match(after):
        return position_after(after[direct.end() :].split("\n")[0], lexicon)
    return None


def _told_before_comma(
    context: Context, before: str, names: list[PersonName], place: int, later: Position | None, lexicon: Lexicon
) -> Position | None:
    """`jej opiekun, X`, `burmistrz – w osobie X`."""
    if not before.rstrip().endswith((",", "w osobie")):
        return None
    since = names[place - 1].end - context.name.start if place else -_REACH
    told = re.sub(r"(?:[,–\s]+w osobie)?[,\s]*$", "", before[since:] if -since < len(before) else before)
    earlier = position_before(told, lexicon)
    if earlier is None or earlier.role is None:
        return None
    return Position(earlier.role, (later.organisation if later else None) or earlier.organisation)


def _told_after_bracket(after: str, later: Position | None, lexicon: Lexicon) -> Position | None:
    """`X (Y) – prezes`."""
    dash = _BRACKET_THEN_ROLE.match(after) if later and after.lstrip().startswith("(") else None
    role = position_after(after[dash.end() :].split("\n")[0], lexicon) if dash else None
    return Position(role.role, later.organisation) if role and role.role and later else None


def _shared(context: Context, names: list[PersonName], place: int, lexicon: Lexicon) -> Position | None:
    """`A i B – Y`: what stands after the second holds for both."""
    couple, following = _AFTER_COUPLE.match(context.after), _next_name(context, names, place)
    if couple is None or following is None or following.start - context.name.end > couple.end() + 30:
        return None
    apposition = _APPOSITION.match(context.text[following.end : context.block_end])
    if apposition is None or apposition.group().strip() not in ("–", "-", "—"):
        return None
    return position_after(context.text[following.end + apposition.end() : context.block_end].split("\n")[0], lexicon)


_APPOINTED_BEFORE = re.compile(
    r"(?P<phrase>[^,.;:()–]{3,110}?)\s+(?:został\w*|zostanie|jest|będzie|wybrano|powołano|mianowano|objął|objęła|pozostał\w*)\s+(?:ponownie\s+|jednogłośnie\s+|wybran\w+\s+|powołan\w+\s+)*(?:pan\w{0,3}\s+)?$",
    re.IGNORECASE,
)
_POST = re.compile(r"(?:stanowisko|stanowisku|funkcję|funkcji|urząd|na|do pełnienia funkcji|stery)\s+(?P<phrase>[^,.;:()–]{3,90})$", re.IGNORECASE)
_POST_AFTER = re.compile(
    r"^\s+(?:został\w*|objął|objęła|obejmie|będzie|jest|pełni\w*|została)\s+(?:(?:nowym|nową|wybran\w+|powołan\w+|na|stanowisko|funkcję|stanowiskiem)\s+)*(?P<phrase>[^,.;:()–]{3,90})",
    re.IGNORECASE,
)


def _appointed(before: str, after: str, lexicon: Lexicon) -> Position | None:
    """`Prezesem został X`, `Na stanowisko prezesa zarządu powołano X`, `X objęła funkcję …`."""
    if found := _APPOINTED_BEFORE.search(before):
        phrase = found["phrase"]
        if post := _POST.search(phrase):
            phrase = post["phrase"]
        position = position_before(phrase + " ", lexicon)
        if position and position.role:
            return position
    if found := _POST_AFTER.match(after):
        return position_after(found["phrase"], lexicon)
    return None


def _merged(earlier: Participant, later: Participant) -> Participant:
    """One person named twice: the first place, with what only the second tells."""
    return replace(
        earlier,
        title=earlier.title or later.title,
        role=earlier.role or later.role,
        organisation=earlier.organisation or later.organisation,
        country=earlier.country or later.country,
        status=later.status if earlier.status == "attended" else earlier.status,
    )


def _degree(text: str) -> str | None:
    """The degree as printed, in the nominative: `dr. inż.` -> `dr inż.`, `profesora` -> `prof.`"""
    text = " ".join(text.replace(",", " ").split())
    text = re.sub(r"\b(dr|mgr)\.(?=\s|$)", r"\1", text)
    text = re.sub(r"\b[Pp]rofesor\w*", "prof.", text)
    text = re.sub(r"\b[Dd]oktor\w*", "dr", text)
    text = re.sub(r"\b[Kk]si[ęa]\w{0,4}dz\w*", "ks.", text)
    return text.strip() or None


def _country(sentence: str, lexicon: Lexicon) -> str | None:
    """The country that the sentence says its people come from: `Z Polski udział wzięli …`."""
    found = re.match(r"(?:Z|Ze|From)\s+([A-ZŁ][\w]+)\s", sentence)
    return next((nominative for nominative, genitive in lexicon.countries if found and found[1] == genitive), None)
