"""The description that stands after a name: `X, prezes Y`, `X – prezes Y`, `X (prezes, Y)`, `X z Y`, `X | prezes | Y`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.degrees import DEGREES_BEFORE, without_degrees
from scraper.extraction.people.phrases import DASHES, unshouted
from scraper.extraction.people.role_forms import ENGLISH_MODIFIERS, ENGLISH_POSTS, singular_role
from scraper.extraction.people.roles import Position, leads_on, opens_with_post, position_after

if TYPE_CHECKING:
    from scraper.extraction.people.contexts import Context
    from scraper.language.lexicon import Lexicon

_APPOSITION = re.compile(r"^\s*(?:,\s*|\s[–—-]\s+|\s[–—-](?=\w)|[–—-]\s+|\(\s*|\|\s*|:\s+(?=[a-zA-Z])|\n\s*)")
_AFTER_DEGREE = re.compile(r"^,?\s(?:Ph\.?\s?D\.?|MBA|M\.?Sc\.?|DBA|LL\.M\.)(?![\w])|^\s(?:junior|senior|jr\.?|sr\.?)(?![\w])")
_DIRECT = re.compile(r"^\s+(?:w imieniu\s+(?=\S)|na rzecz\s+(?=\S)|(?=(?:z|ze|reprezentując\w+|from|of|representing)\s))")
_POST_RIGHT_AFTER = re.compile(r"^[ \u00a0](?![Pp]rowadząc|[Kk]ierując|[Zz]arządzając)([^\W\d_]{4,})(?=[ \u00a0,.\n])")
"""A post without a comma before it: `z Panem X Prezesem Zarządu Y`; the case tells whether it is the name's."""
_OPENS_ENTRY = re.compile(r"\s*(?:[•▪●*–—-]\s*|\d{1,3}[.)]\s*)?(?:[Pp]an\w{0,3}\s|p\.\s?)?")
_BRACKET_THEN_ROLE = re.compile(r"^\s*\([^()\n]{2,120}\)\s*(?:[–—-]|,)\s*")
_DASH = re.compile(r"\s[–—-]\s")
_NEW_CLAUSE = re.compile(r"a (?!zarazem|jednocześnie|równocześnie|obecnie|dziś|dzisiaj|teraz|także|prywatnie|wcześniej|przy tym|od\b|na co dzień)")
_ANOTHER_POST = re.compile(
    r"^(.*)[,;]\s(?:[^,;.\n]|\.(?!\s+[A-ZĆŁŚŹŻ]))*\s(?:został[ai]?|zostali|zostanie|jest|są|będzie|pozostał\w*|pozostaje|wybrano|powołano|mianowano)\s(?:[\w.]{1,6}\s){0,5}$",
    re.DOTALL,
)
"""`X, z-cą prezesa został Y`: what the last clause says is of the next one."""
_TWO = re.compile(r"(?:\s[–—(][^()\n]{3,60}\)?)?(?:,|,? (?:oraz|i|and|&|a także|jak również))\s(?:\S{1,5}\s){0,5}")
_WAS = re.compile(r"^(?:był[ya]|niegdyś|kiedyś|dawniej|dawn[ya]|do niedawna|dotychczas\w*|former(?:ly)?)\s", re.IGNORECASE)
_NOW = re.compile(r",\s(?:a\s)?(?:obecnie|dziś|dzisiaj|aktualnie|teraz|now|currently)\s", re.IGNORECASE)


def told_after(context: Context, lexicon: Lexicon) -> tuple[Position | None, str | None]:
    """`X, prezes Y`, `X – prezes Y`, `X (prezes, Y)`, `X z Y`; with the plural noun where the role is one."""
    after = _AFTER_DEGREE.sub("", unshouted(until_next(context)))
    if apposition := _APPOSITION.match(after):
        told = after[apposition.end() :]
        following = context.following
        if _NEW_CLAUSE.match(told) and any(lexicon.words.is_finite_verb(word) for word in told.split()[:8]):
            return None, None
        if told.startswith("a ") and told.rstrip().endswith(("–", "—", ":")):  # "X reprezentowała A, a Y – B"
            return None, None
        reaches = following is not None and following.sure and following.start < context.name.end + len(context.after) and "\n" not in told
        if reaches and not after.rstrip().endswith(("(", ")")) and _leads_to_next(told, lexicon) and not _has_own_dash(apposition, context):
            return None, None
        earlier, _, last = told.rpartition(", ")
        if reaches and earlier and leads_on(last, lexicon):  # "minister X, Kancelaria Prezydenta, wiceminister Y": the last is Y's
            told = earlier
        if reaches and (another := _ANOTHER_POST.match(after)):
            if another.end(1) < apposition.end():
                return None, None
            told = after[apposition.end() : another.end(1)]
        if reaches and told.rstrip().endswith(("–", "—", ":")) and _is_instrumental(told, lexicon):  # "X, wiceprezesami – Y i Z", "X, radni: Y i Z"
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


def _has_own_dash(apposition: re.Match[str], context: Context) -> bool:
    """`A – prezes Klastra X B – dyrektor Y`: each has the post after the own dash."""
    following = context.following
    return bool(following and apposition.group().strip() in DASHES and _DASH.match(context.text, following.end))


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
    noun = (told.split() or [""])[0].rstrip(":")
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


def until_next(context: Context) -> str:
    """What stands after the name, up to the next one."""
    following = context.following
    if following is None or following.start < context.name.end or not (following.sure or _DASH.match(context.text, following.end)):
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


def told_after_bracket(context: Context, later: Position | None, lexicon: Lexicon) -> Position | None:
    """`X (Y) – prezes`, and `X (prywatnie synowa prezesa), skarbnik Y`; not `X (Y), adwokat Z`."""
    after = until_next(context)
    bracket = _BRACKET_THEN_ROLE.match(after)
    if bracket and len(after) < len(context.after) and leads_on(without_degrees(after[bracket.end() :]), lexicon):
        return None
    role = position_after(after[bracket.end() :].split("\n")[0], lexicon) if bracket else None
    if role is None or role.role is None or DEGREES_BEFORE.fullmatch(role.role) or lexicon.names.first(role.role.partition(" ")[0]):
        return None  # "X (Y), dr inż. Z": the next one's degree
    return role._replace(organisation=(later.organisation if later else None) or role.organisation)
