"""What people named together share of their descriptions: `A i B – Y`, `A i B, właściciele firmy Y`, `wiceprezesi A i B`, `A i B (Y)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.extraction.people.role_forms import singular_again, singular_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.extraction.people.contexts import Context
    from scraper.extraction.people.positions import Described
    from scraper.extraction.people.roles import Position
    from scraper.language.lexicon import Lexicon

_COORDINATED = re.compile(
    r"^(?:\s(?:[–—]\s(?:także|również|zarazem|jednocześnie|równocześnie)\s[^,;–—()]{3,50}|\([^()]{2,60}\)))?\s*(?:,|oraz|i|and|&|, a także|,? a|, jak również)\s+(?:(?:[Pp]an\w{0,3}|p\.|[Pp]rof\.|[Dd]r\.?|hab\.|inż\.|mgr|ks\.|Ms|Mr|Mrs)\s*)*$"
)
_LONGEST_BETWEEN = 90
_SHARED_BY_ALL = ("appointed", "role-colon-name", "led", "role-then-name", "role-dash-name", "role-comma-name")
_REACH = {"role-then-name": 5, "role-comma-name": 16}
"""Words before the first of several names among which the plural noun stands: `ekspertów Stowarzyszenia X, panią A i pana B`."""
_SEVERAL = re.compile(
    r"\b(?:\w+(?:ali|eli|ili|yli|ały|iły|yły)|[Ss]ą|pozostają|wybrano|powołano|mianowano|zostali|zostały|poprowadzą|\w+(?:owie|rzy|ami|ów|icy|nicy|eci|yści))\b"
)


def share(contexts: Sequence[Context], described: list[Described], lexicon: Lexicon) -> list[Described]:
    """The descriptions with what people named together share: `A i B – Y`, `A i B, właściciele firmy Y`, `wiceprezesi A i B`."""
    shared = list(described)
    for place in range(len(shared) - 2, -1, -1):
        if _are_coordinated(contexts[place], contexts[place + 1]):
            shared[place] = _from_next(contexts[place], shared[place], shared[place + 1], lexicon)
    of_several: set[int] = set()
    """Places of those who already share the post of somebody before them."""
    for place in range(1, len(shared)):
        if _are_coordinated(contexts[place - 1], contexts[place]):
            taken = _from_previous(contexts[place], shared[place - 1], shared[place], lexicon, known=place - 1 in of_several)
            of_several |= {place} if taken is not shared[place] else set()
            shared[place] = taken
    return shared


def _are_coordinated(one: Context, other: Context) -> bool:
    if other.name.shared is not None and one.name.shared == other.name.shared:
        return True
    between = one.text[one.name.end : other.name.start if other.name.shared is None else other.name.shared]
    return len(between) < _LONGEST_BETWEEN and _COORDINATED.match(between) is not None


def _from_next(context: Context, own: Described, following: Described, lexicon: Lexicon) -> Described:
    away = own.rule in ("name+line", "name+represented", "name+heading")
    if not away and (own.position.organisation or own.rule not in ("name", "led", "appointed", "role-colon-name", "into-body")):
        return own
    if following.plural and own.position.role is None:
        position = following.position
        return own._replace(position=_gendered(position, following.plural, context.name.gender, lexicon), rule="shared", plural=following.plural)
    if away and own.position.organisation:
        return own
    of_both = following.rule in ("name-then-organisation", "shared") or (
        following.rule == "organisation-in-brackets" and following.position.role is None
    )
    if of_both and (away or own.position.refers_to is None):
        return own._replace(
            position=own.position._replace(organisation=following.position.organisation, refers_to=following.position.refers_to), rule="shared"
        )
    return own


def _from_previous(context: Context, previous: Described, own: Described, lexicon: Lexicon, *, known: bool) -> Described:
    """`Wiceprezesami zostali A i B`: only the first stands after the noun; `known` where the one before shares it already."""
    if own.position.role is not None or not previous.position.role:
        return own
    if context.name.shared is not None and context.previous is not None and context.name.shared == context.previous.shared:
        return own._replace(position=previous.position, rule=previous.rule)
    told = previous.rule.partition("+")[0]
    bare = own.rule.partition("+")[0] in ("name", "shared") or (
        told == "appointed" and own.rule in ("name-then-organisation", "organisation-in-brackets")
    )
    if told in _SHARED_BY_ALL and (known or _is_for_several(context, told, lexicon)) and not own.degree and bare:
        gendered = singular_again(previous.position.role, context.name.gender, lexicon)
        both = own.position._replace(role=gendered, organisation=own.position.organisation or previous.position.organisation)
        return own._replace(position=both, rule=previous.rule)
    return own


def _is_for_several(context: Context, told: str, lexicon: Lexicon) -> bool:
    """Whether the verb, or the role's noun right before the names, is a plural: `wiceprezesi A i B`, not `prezes A i B`."""
    if told == "role-dash-name":
        noun = context.line_before.split(" ", 1)[0]
        return lexicon.words.is_only_plural(noun)
    if told not in ("role-then-name", "role-comma-name"):
        return _SEVERAL.search(context.before) is not None
    previous = context.previous
    words = context.before[: max(0, previous.start - (context.name.start - len(context.before)))].split()[-_REACH[told] :] if previous else []
    nouns = [w for w in words if lexicon.words.is_person(w)]
    return any(lexicon.words.is_only_plural(w) for w in nouns)


def _gendered(position: Position, plural: str, gender: str, lexicon: Lexicon) -> Position:
    return singular_role(
        position._replace(role=f"{plural} {position.role.partition(' ')[2]}".strip() if position.role else None), plural, gender, lexicon
    )
