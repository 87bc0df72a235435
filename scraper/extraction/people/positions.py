"""The description of a person: degree, role and organisation, by the patterns in which a text gives them; ordered named rules, the first that answers wins."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from scraper.extraction.people.deeds import headed, told_by_appointment, told_by_deed
from scraper.extraction.people.degrees import LONGEST_DEGREES, degree_in_nominative, find_degrees, without_degrees
from scraper.extraction.people.headings import organisation_of_heading
from scraper.extraction.people.organs import elected_into
from scraper.extraction.people.phrases import DASHES
from scraper.extraction.people.positions_after import told_after, told_after_bracket, until_next
from scraper.extraction.people.represented import organisation_before_bracket, organisation_of_line, represented
from scraper.extraction.people.resumed import taken_up
from scraper.extraction.people.role_forms import singular_role
from scraper.extraction.people.roles import Position, position_after
from scraper.extraction.people.roles_before import position_before

if TYPE_CHECKING:
    from scraper.extraction.people.contexts import Context
    from scraper.language.lexicon import Lexicon
    from scraper.language.names import PersonName

_ENTRY = re.compile(r"^(?:.*[;|:]\s*)?\s*(?:\d{1,3}[.)]\s*|[•▪●*–—-]\s*)?(?P<role>[^;:|–—]{5,140}?)(?:\s+[–—-]\s*|[–—-]\s+)$")
_OF_PREVIOUS = re.compile(r"\s*[–—-]\s[^,;]*,\s*")
_IN_PERSON = re.compile(r"(?:[,–\s]+w osobie)?[,\s]*$")
_HONORIFIC = re.compile(r"(?<=,)\s+(?:[Pp]an\w{0,3}|p\.)\s+$")
_ABBREVIATED = re.compile(r"\s\([^()]{2,40}\)(?=,\s*$)")
_RELATIVE = frozenset("zastępca zastępczyni następca następczyni pełnomocnik opiekun opiekunka".split())
"""Posts that say nothing without whose: an apposition says more."""
_SEAT = re.compile(r"(?:wice|współ)?przewodnicz|sekretarz|członk|członek", re.IGNORECASE)
_PRIZES = ("prelegent", "panelist", "mówc", "uczestni", "laureat", "zdobywc", "zwycięzc", "zwyciężczyni", "bohater", "gość", "finalist")
_WHOSE = re.compile(r"\b(?:jego|jej|ich)\s")
NOBODY = Position(None, None)


class Described(NamedTuple):
    """What stands beside a name."""

    degree: str | None
    position: Position
    rule: str
    start: int
    """Where the degree begins, else the name."""
    adjacent: bool = False
    """Whether the role's noun is the last word before the name."""
    plural: str | None = None
    """The plural noun of the role after the name, which the person named before shares: `A i B, właściciele firmy`."""


def describe(context: Context, lexicon: Lexicon) -> Described:
    """Degree, role and organisation of the name, with the pattern that gave them."""
    lead = find_degrees(context.before)
    degree = lead["degree"] if lead else ""
    opening = (
        context.name.start - (len(context.before) - lead.start("degree")) if lead and degree and context.name.shared is None else context.name.start
    )
    before, since = context.before, context.since_previous
    if lead:
        before, since = before[: lead.start()], _without(since, before, lead)
    position, rule, plural = _position(context, before, since, lexicon)
    if position.organisation is None:
        position, rule = _with_organisation(context, before, position, rule, lexicon)
    last = since.rstrip().rpartition(" ")[2]
    return Described(degree_in_nominative(degree), position, rule, opening, bool(last) and lexicon.words.is_person(last), plural)


def degree_before(context: Context) -> str | None:
    """The degree alone: what `prof. Kmieć` tells of somebody described before."""
    lead = find_degrees(context.before)
    return degree_in_nominative(lead["degree"]) if lead else None


def role_before(context: Context, lexicon: Lexicon) -> str | None:
    """The role that stands right before the name, where nothing else describes it: what `dyrektor Kmieć` tells of somebody described before."""
    lead = find_degrees(context.before)
    since = _without(context.since_previous, context.before, lead) if lead else context.since_previous
    if position_before(since, context.name, lexicon) is None:
        return None  # of most; only the others are worth the whole description
    found = describe(context, lexicon)
    return found.position.role if found.rule.startswith("role-then-name") else None


def _without(since: str, before: str, lead: re.Match[str]) -> str:
    """What stands since the previous name, without the degrees."""
    return since[: max(0, len(since) - (len(before) - lead.start()))]


def _position(context: Context, before: str, since: str, lexicon: Lexicon) -> tuple[Position, str, str | None]:
    later, plural = _own_told_after(context, since, lexicon)
    appointed = told_by_appointment(before, context.after, context.name, lexicon) or taken_up(context, lexicon)
    if appointed and not (later and later.role and _says_more(later, appointed)):
        own = later if later and later.role is None else NOBODY
        refers_to = None if appointed.organisation or own.organisation else appointed.refers_to or own.refers_to
        return appointed._replace(organisation=appointed.organisation or own.organisation, refers_to=refers_to), "appointed", None
    if later and later.role:
        position, rule = _against_later(context, before, since, later, lexicon)
        return position, rule, plural if position is later else None
    if earlier := position_before(since, context.name, lexicon):
        if later and (later.organisation or later.refers_to):
            return earlier._replace(organisation=later.organisation, refers_to=later.refers_to), "role-then-name-then-organisation", None
        return earlier, "role-then-name", None
    for rule, found in (
        ("role-dash-name", _told_before_dash(context, since, later, lexicon)),
        ("role-comma-name", _told_before_comma(context, since, later, lexicon)),
        ("organisation-in-brackets", told_after_bracket(context, later, lexicon)),
    ):
        if found:
            return found, rule, None
    if deed := told_by_deed(before, context.name, lexicon):
        position, rule = deed
        return position._replace(organisation=(later.organisation if later else None) or position.organisation), rule, None
    if later is None and (organ := elected_into(context, before, lexicon)):
        return organ, "into-organ", None
    if later:
        return later, "organisation-in-brackets" if context.after.lstrip().startswith("(") else "name-then-organisation", None
    return NOBODY, "name", None


def _own_told_after(context: Context, since: str, lexicon: Lexicon) -> tuple[Position | None, str | None]:
    """What is told after the name, unless it is an organisation that leads on to the next one: `Izba X – A, Klaster Y – prezes B, Z – C`."""
    later, plural = told_after(context, lexicon)
    if later is None or later.role is not None or context.after.lstrip().startswith("("):
        return later, plural
    its_own = "–" in since or since.rstrip().endswith(DASHES) or "reprezentowa" in context.before
    return (None if its_own and _leads_on_by_dash(context) else later), plural


def _leads_on_by_dash(context: Context) -> bool:
    """Whether a dash stands before the next name, or before its degrees."""
    return _ends_in_dash(until_next(context))


def _follows_dash(previous: PersonName, context: Context) -> bool:
    """Whether the name before stands after its own post and a dash: `Rektor X – A, Dyrektor Y – B`."""
    return _ends_in_dash(context.text[max(context.block_start, previous.start - LONGEST_DEGREES) : previous.start])


def _ends_in_dash(told: str) -> bool:
    return without_degrees(told).rstrip().endswith(DASHES)


def _against_later(context: Context, before: str, since: str, later: Position, lexicon: Lexicon) -> tuple[Position, str]:
    """The post after the name, unless what stands before the name tells another that says more."""
    if _leads_on_by_dash(context) and (dashed := _told_before_dash(context, since, None, lexicon)):
        return dashed, "role-dash-name"  # "Rektor – X Wicemarszałek – Y": what follows is of the next one
    if later.school and (earlier := _post_of_professor(context, since, later.school, lexicon)):
        return earlier, "role-then-name"
    if later.organisation is None and later.refers_to is None and (chair := headed(before, context.name)):
        return chair, "headed"  # "Na czele stanęła X, specjalistka od baterii"
    return later, "name-then-role"


def _post_of_professor(context: Context, since: str, school: str, lexicon: Lexicon) -> Position | None:
    """`przewodniczący zespołu dr hab. X, prof. UMK`: the post before the name says more than the chair after it."""
    found = position_before(since, context.name, lexicon) or _told_before_comma(context, since, None, lexicon)
    if found is None or found.role is None or found.role.lower().startswith((*_PRIZES, "prowadząc", "moderator")):
        return None
    own = " " in school and _WHOSE.search(since) is None  # "jego przewodnicząca, dr hab. X, prof. Uniwersytetu Y": of what was named before
    return found._replace(organisation=found.organisation or (school if own else None), school=school)


def _says_more(later: Position, appointed: Position) -> bool:
    """Whether what somebody is says more than what somebody became: a prize, a deputy, a seat on a council whose members are known by their posts."""
    if _is_prize(appointed) or (later.organisation and appointed.role in _RELATIVE):
        return True
    return bool(later.organisation and appointed.organisation is None and appointed.role and _SEAT.match(appointed.role))


def _is_prize(position: Position) -> bool:
    """`Laureatką nagrody została X, konstruktorka`: what somebody is, and not what somebody won."""
    return position.role is not None and position.role.lower().startswith(_PRIZES)


def _with_organisation(context: Context, before: str, position: Position, rule: str, lexicon: Lexicon) -> tuple[Position, str]:
    """The position with the organisation for which the sentence or the line says the person comes."""
    if name := organisation_before_bracket(context, lexicon):
        return position._replace(organisation=name, refers_to=None), f"{rule}+before-bracket"
    if position.refers_to:
        name = organisation_of_line(context, lexicon) or organisation_of_heading(context, lexicon)
        role = f"{position.role} {position.tail}" if position.role and position.tail else position.role
        return (position._replace(role=role, organisation=name), f"{rule}+line") if name else (position, rule)
    if found := represented(before, context.after, context.sentence_before, lexicon):
        return position._replace(organisation=found.organisation, refers_to=found.refers_to), f"{rule}+represented"
    if name := organisation_of_line(context, lexicon):
        return position._replace(organisation=name), f"{rule}+line"
    if name := organisation_of_heading(context, lexicon):
        return position._replace(organisation=name), f"{rule}+heading"
    return position, rule


def _told_before_dash(context: Context, since: str, later: Position | None, lexicon: Lexicon) -> Position | None:
    """`Zastępca Dyrektora Departamentu w PARP – X`: an entry of a list that begins with the role."""
    if not since.rstrip().endswith(DASHES):
        return None
    lead = find_degrees(context.before)
    found = _ENTRY.search(_without(context.line_before, context.before, lead) if lead else context.line_before)
    earlier = position_after(found["role"], lexicon) if found else None
    if found is None or earlier is None or earlier.role is None:
        own = (
            context.previous is None
            or not since.startswith((",", " –", " (", " |"))
            or (since.startswith(",") and _follows_dash(context.previous, context))
        )
        return position_before(since.lstrip(", ").rstrip(" –—-"), context.name, lexicon) if own else None
    noun = found["role"].split()[0].strip(",")
    return singular_role(earlier, noun, context.name.gender, lexicon)._replace(
        organisation=earlier.organisation or (later.organisation if later else None)
    )


def _told_before_comma(context: Context, since: str, later: Position | None, lexicon: Lexicon) -> Position | None:
    """`jej opiekun, X`, `burmistrz – w osobie X`."""
    since = _ABBREVIATED.sub("", _HONORIFIC.sub(" ", since))
    if not since.rstrip().endswith((",", "w osobie")):
        return None
    if context.previous is not None and context.previous.sure and (since.startswith(",") or _OF_PREVIOUS.fullmatch(since)):
        return None  # "X, komendant straży, bp Y", "X – prezes Z, Y": what stands between is X's
    name = replace(context.name, gender="") if since.rstrip().endswith("w osobie") else context.name  # "burmistrz w osobie X": two cases
    earlier = position_before(_IN_PERSON.sub("", since), name, lexicon)
    if earlier is None or earlier.role is None:
        return None
    return earlier._replace(organisation=(later.organisation if later else None) or earlier.organisation)
