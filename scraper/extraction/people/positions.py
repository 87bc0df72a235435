"""The description of a person: degree, role and organisation, by the patterns in which a text gives them; ordered named rules, the first that answers wins."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from scraper.extraction.people.deeds import headed, told_by_appointment, told_by_deed
from scraper.extraction.people.degrees import DEGREES_BEFORE, LONGEST_DEGREES, degree_in_nominative, may_end_in_degree, without_degrees
from scraper.extraction.people.headings import organisation_of_heading
from scraper.extraction.people.organs import elected_into
from scraper.extraction.people.phrases import unshouted
from scraper.extraction.people.represented import organisation_before_bracket, organisation_of_line, represented
from scraper.extraction.people.resumed import taken_up
from scraper.extraction.people.role_forms import ENGLISH_MODIFIERS, ENGLISH_POSTS, singular_role
from scraper.extraction.people.roles import Position, leads_on, opens_with_post, position_after, position_before

if TYPE_CHECKING:
    from scraper.extraction.people.contexts import Context
    from scraper.language.lexicon import Lexicon
    from scraper.language.names import PersonName

_APPOSITION = re.compile(r"^\s*(?:,\s*|\s[–—-]\s+|\s[–—-](?=\w)|[–—-]\s+|\(\s*|\|\s*|:\s+(?=[a-zA-Z])|\n\s*)")
_AFTER_DEGREE = re.compile(r"^,?\s(?:Ph\.?\s?D\.?|MBA|M\.?Sc\.?|DBA|LL\.M\.)(?![\w])|^\s(?:junior|senior|jr\.?|sr\.?)(?![\w])")
_DIRECT = re.compile(r"^\s+(?:w imieniu\s+(?=\S)|na rzecz\s+(?=\S)|(?=(?:z|ze|reprezentując\w+|from|of|representing)\s))")
_POST_RIGHT_AFTER = re.compile(r"^[ \u00a0](?![Pp]rowadząc|[Kk]ierując|[Zz]arządzając)([^\W\d_]{4,})(?=[ \u00a0,.\n])")
"""A post without a comma before it: `z Panem X Prezesem Zarządu Y`; the case tells whether it is the name's."""
_OPENS_ENTRY = re.compile(r"\s*(?:[•▪●*–—-]\s*|\d{1,3}[.)]\s*)?(?:[Pp]an\w{0,3}\s|p\.\s?)?")
_BRACKET_THEN_ROLE = re.compile(r"^\s*\([^()\n]{2,120}\)\s*(?:[–—-]|,)\s*")
_ENTRY = re.compile(r"^(?:.*[;|:]\s*)?\s*(?:\d{1,3}[.)]\s*|[•▪●*–—-]\s*)?(?P<role>[^;:|–—]{5,140}?)(?:\s+[–—-]\s*|[–—-]\s+)$")
_OF_PREVIOUS = re.compile(r"\s*[–—-]\s[^,;]*,\s*")
_IN_PERSON = re.compile(r"(?:[,–\s]+w osobie)?[,\s]*$")
_HONORIFIC = re.compile(r"(?<=,)\s+(?:[Pp]an\w{0,3}|p\.)\s+$")
_ABBREVIATED = re.compile(r"\s\([^()]{2,40}\)(?=,\s*$)")
_NEW_CLAUSE = re.compile(r"a (?!zarazem|jednocześnie|równocześnie|obecnie|dziś|dzisiaj|teraz|także|prywatnie|wcześniej|przy tym|od\b|na co dzień)")
_ANOTHER_POST = re.compile(
    r"^(.*)[,;]\s(?:[^,;.\n]|\.(?!\s+[A-ZĆŁŚŹŻ]))*\s(?:został[ai]?|zostali|zostanie|jest|są|będzie|pozostał\w*|pozostaje|wybrano|powołano|mianowano)\s(?:[\w.]{1,6}\s){0,5}$",
    re.DOTALL,
)
"""`X, z-cą prezesa został Y`: what the last clause says is of the next one."""
_TWO = re.compile(r"(?:\s[–—(][^()\n]{3,60}\)?)?(?:,|,? (?:oraz|i|and|&|a także|jak również))\s(?:\S{1,5}\s){0,5}")
_WAS = re.compile(r"^(?:był[ya]|niegdyś|kiedyś|dawniej|dawn[ya]|do niedawna|dotychczas\w*|former(?:ly)?)\s", re.IGNORECASE)
_NOW = re.compile(r",\s(?:a\s)?(?:obecnie|dziś|dzisiaj|aktualnie|teraz|now|currently)\s", re.IGNORECASE)
_RELATIVE = frozenset("zastępca zastępczyni następca następczyni pełnomocnik opiekun opiekunka".split())
"""Posts that say nothing without whose: an apposition says more."""
_DASHES = ("–", "—", "-")
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
    lead = _lead(context)
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
    lead = _lead(context)
    return degree_in_nominative(lead["degree"]) if lead else None


def role_before(context: Context, lexicon: Lexicon) -> str | None:
    """The role that stands right before the name, where nothing else describes it: what `dyrektor Kmieć` tells of somebody described before."""
    lead = _lead(context)
    since = _without(context.since_previous, context.before, lead) if lead else context.since_previous
    if position_before(since, context.name, lexicon) is None:
        return None  # of most; only the others are worth the whole description
    found = describe(context, lexicon)
    return found.position.role if found.rule.startswith("role-then-name") else None


def _lead(context: Context) -> re.Match[str] | None:
    """Honorific and degrees right before the name."""
    before = context.before
    return DEGREES_BEFORE.search(before, max(0, len(before) - LONGEST_DEGREES)) if may_end_in_degree(before) else None


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
        ("organisation-in-brackets", _told_after_bracket(context.after, later, lexicon)),
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
    later, plural = _told_after(context, lexicon)
    if later is None or later.role is not None or context.after.lstrip().startswith("("):
        return later, plural
    its_own = "–" in since or since.rstrip().endswith(_DASHES) or "reprezentowa" in context.before
    return (None if its_own and _leads_on_by_dash(context) else later), plural


def _leads_on_by_dash(context: Context) -> bool:
    """Whether a dash stands before the next name, or before its degrees."""
    return _ends_in_dash(_until_next(context))


def _follows_dash(previous: PersonName, context: Context) -> bool:
    """Whether the name before stands after its own post and a dash: `Rektor X – A, Dyrektor Y – B`."""
    return _ends_in_dash(context.text[max(context.block_start, previous.start - LONGEST_DEGREES) : previous.start])


def _ends_in_dash(told: str) -> bool:
    return without_degrees(told).rstrip().endswith(_DASHES)


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


def _told_after(context: Context, lexicon: Lexicon) -> tuple[Position | None, str | None]:
    """`X, prezes Y`, `X – prezes Y`, `X (prezes, Y)`, `X z Y`; with the plural noun where the role is one."""
    after = _AFTER_DEGREE.sub("", unshouted(_until_next(context)))
    if apposition := _APPOSITION.match(after):
        told = after[apposition.end() :]
        following = context.following
        if _NEW_CLAUSE.match(told) and any(lexicon.words.is_finite_verb(word) for word in told.split()[:8]):
            return None, None
        if told.startswith("a ") and told.rstrip().endswith(("–", "—", ":")):  # "X reprezentowała A, a Y – B"
            return None, None
        reaches = following is not None and following.sure and following.start < context.name.end + len(context.after) and "\n" not in told
        if reaches and not after.rstrip().endswith(("(", ")")) and _leads_to_next(told, lexicon):
            return None, None
        earlier, _, last = told.rpartition(", ")
        if reaches and earlier and leads_on(last, lexicon):  # "minister X, Kancelaria Prezydenta, wiceminister Y": the last is Y's
            told = earlier
        if reaches and (another := _ANOTHER_POST.match(after)):
            if another.end(1) < apposition.end():
                return None, None
            told = after[apposition.end() : another.end(1)]
        if reaches and told.rstrip().endswith(("–", "—")) and _is_instrumental(told, lexicon):  # "X, wiceprezesami – Y i Z"
            return None, None
        if apposition.group().strip() == "|":
            return _told_in_cells(told.split("\n")[0].split("|"), context, lexicon)
        return _one_of_several(told.split("\n")[0], context, lexicon)
    if _has_post_right_after(context, after, lexicon):
        return position_after(after.lstrip().split("\n")[0], lexicon), None
    if direct := _DIRECT.match(after):
        told = after[direct.end() :].split("\n")[0]
        return position_after(f"z {told}" if direct.group().strip() else told, lexicon), None  # "w imieniu Klastra": a genitive too
    return None, None


def _leads_to_next(told: str, lexicon: Lexicon) -> bool:
    """Whether the role is the next one's: `X, prezes PARP Y`, and after a dash also its organisation: `X, Klaster Wodny – prezes Y`."""
    if leads_on(told, lexicon):
        return True
    organisation, dash, post = without_degrees(told).rpartition(" – ")
    return bool(dash) and ")" not in organisation and leads_on(post, lexicon) and not opens_with_post(organisation, lexicon)


def _has_post_right_after(context: Context, after: str, lexicon: Lexicon) -> bool:
    """Whether a post stands there without a comma: in the case of the name, and in an entry of a list also one of several words."""
    post = _POST_RIGHT_AFTER.match(after)
    if post is None:
        return False
    if lexicon.words.is_role(post[1]):
        return bool(lexicon.words.cases(post[1]) & context.name.cases)
    opens_entry = post[1][0].isupper() and _OPENS_ENTRY.fullmatch(context.line_before) is not None
    return opens_entry and opens_with_post(after.split("\n")[0], lexicon)


def _is_instrumental(told: str, lexicon: Lexicon) -> bool:
    """Whether the first word can only say what somebody else, or several others, are."""
    noun = (told.split() or [""])[0]
    if lexicon.words.is_person(noun) and lexicon.words.is_only_plural(noun):
        return True
    cases = lexicon.words.cases(noun) | lexicon.words.cases(noun, "pl")
    return "inst" in cases and "nom" not in cases


def _told_in_cells(cells: list[str], context: Context, lexicon: Lexicon) -> tuple[Position | None, str | None]:
    """`X | przewodnicząca | Ministerstwo Y`: the role in one cell of the row, the organisation in the next, or the other way round."""
    found, plural = _one_of_several(cells[0].strip(), context, lexicon)
    other = position_after(cells[1].strip(), lexicon) if found and len(cells) > 1 else None
    if found and other and not (found.role and other.role):
        found = found._replace(role=found.role or other.role, organisation=found.organisation or other.organisation)
    return found, plural


def _until_next(context: Context) -> str:
    """What stands after the name, up to the next one."""
    following = context.following
    if following is None or not following.sure or following.start < context.name.end:
        return context.after
    return context.after[: max(0, following.start - context.name.end)]


def _one_of_several(told: str, context: Context, lexicon: Lexicon) -> tuple[Position | None, str | None]:
    now = _NOW.search(told)
    if now and (_WAS.match(told) or " w latach " in told[: now.start()]) and (present := position_after(told[now.end() :], lexicon)):
        return present, None  # "były wiceminister, obecnie doradca X"
    position = position_after(told, lexicon)
    if position is None or (position.role is None and position.refers_to):  # "biuro klastra, protokolantka"
        later = _later_segment(told, context, lexicon)
        position = later._replace(refers_to=position.refers_to) if position and later and not later.organisation else later or position
    first = next((w for w in told.replace(",", " ").split()[:3] if lexicon.words.is_person(w)), None)
    if position is None or position.role is None or first is None or not _is_plural(first, lexicon):
        return position, None
    if not _follows_another(context):
        return None, None  # "A, przedstawiciele firmy": others, of whom no name is told
    return singular_role(position, first, context.name.gender, lexicon), first


def _is_plural(noun: str, lexicon: Lexicon) -> bool:
    if noun.isascii() and noun.endswith("s") and noun[:-1] in lexicon.roles:
        return True  # "owners"
    return lexicon.words.is_only_plural(noun) and noun.lower() not in ENGLISH_POSTS and noun.lower() not in ENGLISH_MODIFIERS


def _follows_another(context: Context) -> bool:
    """Whether the name is the last of several: `A i B`, `A, B`, or a couple's."""
    previous = context.previous
    if context.name.shared is not None:
        return True
    return previous is not None and _TWO.fullmatch(context.text[previous.end : context.name.start]) is not None


def _later_segment(told: str, context: Context, lexicon: Lexicon) -> Position | None:
    """`X, jeden z dwojga Polaków, na co dzień menedżer Y`: a role after an aside, unless it leads to the next name."""
    segments = told.split(", ")
    last = len(segments) - 1
    for place, segment in enumerate(segments[1:3], 1):
        if place == last and context.following is not None and len(told) > len(context.after) - 5 - len(told):
            return None
        position = position_after(segment, lexicon) if segment[:1].islower() else None
        if position and position.role:
            return position
    return None


def _told_before_dash(context: Context, since: str, later: Position | None, lexicon: Lexicon) -> Position | None:
    """`Zastępca Dyrektora Departamentu w PARP – X`: an entry of a list that begins with the role."""
    if not since.rstrip().endswith(_DASHES):
        return None
    lead = _lead(context)
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


def _told_after_bracket(after: str, later: Position | None, lexicon: Lexicon) -> Position | None:
    """`X (Y) – prezes`, and `X (prywatnie synowa prezesa), skarbnik Y`."""
    bracket = _BRACKET_THEN_ROLE.match(after)
    role = position_after(after[bracket.end() :].split("\n")[0], lexicon) if bracket else None
    if role is None or role.role is None or DEGREES_BEFORE.fullmatch(role.role) or lexicon.names.first(role.role.partition(" ")[0]):
        return None  # "X (Y), dr inż. Z": the next one's degree
    return role._replace(organisation=(later.organisation if later else None) or role.organisation)
