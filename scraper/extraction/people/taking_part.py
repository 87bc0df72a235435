"""The sign by which somebody named takes part, or for want of which the name is only a mention: ordered named rules, the first that holds.

A name in the nominative is the subject of its clause and acts there, unless the verb makes, is denied, or tells of long ago, or the clause only tells of another word.
A name in any other case is somebody's object: it needs a governor that makes it present (`z udziałem X`, `wybrano X`, `podziękowano X`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scraper.extraction.people.clauses import clause_of, has_finite_verb, is_english
from scraper.extraction.people.contexts import lead_in
from scraper.extraction.people.degrees import without_degrees
from scraper.extraction.people.english_parts import english_sign
from scraper.extraction.people.governors import governed, owning_noun
from scraper.extraction.people.participation import only_mentioned
from scraper.extraction.people.subjects import may_speak_against, subject_against

if TYPE_CHECKING:
    from scraper.extraction.people.contexts import Context
    from scraper.language.lexicon import Lexicon

_ENTRY = re.compile(r"^\s*(?:[•▪●◦*–—-]|\d{1,3}[.)])\s[^.:;]{0,40}$|\s\|\s|^\W*\d{1,2}[.:]\d\d\b")
_JOINS = re.compile(r"^(?:[^.;]|\.(?! [A-ZĆŁŚŹŻ])){0,160}(?:[,;]|\b[Ii]|\boraz|\btakże)\s[^,;]{0,80}$")
_BULLET = re.compile(r"^\s*(?:[•▪●◦*–—-]|\d{1,3}[.)])?\s*(?:ks\.\s|[Pp]an\w{0,3}\s)?")
_OPENS_LINE = re.compile(r"^\W*$")


class Sign(NamedTuple):
    """Whether somebody takes part, and the rule that says so."""

    takes_part: bool
    rule: str


def sign_of(context: Context, before: Sign | None, lexicon: Lexicon) -> Sign:
    """The sign of taking part where the name stands; `before` is that of the name before it, which it may share: `spotkali się z X (A) oraz Y`."""
    if only_mentioned(context):
        return Sign(False, "spoken-against")
    if is_english(context.sentence):
        rule = english_sign(context)
        return Sign(rule is None, rule or "english-subject")
    if "nom" in context.name.cases and not may_speak_against(context):
        return Sign(True, "subject")  # most names: no need to look for the clause
    clause = clause_of(context, lexicon)
    if rule := subject_against(context, clause):
        return Sign(False, rule)
    if "nom" in context.name.cases:
        return Sign(True, "subject")
    line = without_degrees(context.line_before)
    if (_is_entry(line, lexicon) and not _is_owner(context, line, lexicon)) or _OPENS_LINE.match(line) or _is_post_in_list(context, lexicon):
        return Sign(True, "entry")
    rule = governed(context, clause, lexicon)
    if rule == "no-sign" and before is not None and before.takes_part and _is_joined(context, lexicon):
        return before
    return Sign(not rule.startswith("no-"), rule)


def _is_owner(context: Context, line: str, lexicon: Lexicon) -> bool:
    """`- Skargę p. X oddalono`: the entry is about something of the person's."""
    return "gen" in context.name.cases and owning_noun(line, lexicon) is not None


def _is_post_in_list(context: Context, lexicon: Lexicon) -> bool:
    """Whether the line names a post and its holder, below a line that leads to a list: `Powitano gości: ¶ Starostę Gnieźnieńskiego X`."""
    line = _BULLET.sub("", context.line_before)
    first = line.split(" ", 1)[0]
    return lexicon.words.is_role(first) and not has_finite_verb(line, lexicon) and lead_in(context) != ""


def _is_joined(context: Context, lexicon: Lexicon) -> bool:
    """Whether only the description of the name before, and a comma or an "and", stand between the two."""
    between = context.since_previous
    return _JOINS.search(between) is not None and not has_finite_verb(between, lexicon)


def _is_entry(line_before: str, lexicon: Lexicon) -> bool:
    """Whether the name stands in an entry of a list, a row of a table or of an agenda; a spoken sentence opens with a dash too, but has a verb."""
    found = _ENTRY.search(line_before)
    return found is not None and not has_finite_verb(found.group(), lexicon)
