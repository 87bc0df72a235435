"""Who takes part in what a text tells: `find_people`.

    text ──names, mentions──> Context ──positions, taking_part, statuses──> Participant ──sharing, belonging──> People

A name is found by `scraper.language.names`; its neighbourhood tells degree, role and organisation (`positions`), the sign by which the person takes part, or for
want of which they are only named (`taking_part`: `participation`, `clauses`, `subjects`, `governors`, `english_parts`), and how (`statuses`: `telling`, `status_rules`,
`coming`, `quotations`).
Later mentions by surname alone add what only they tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scraper.extraction.people.belonging import told_elsewhere
from scraper.extraction.people.coming import Item
from scraper.extraction.people.compounds import with_joined_compounds
from scraper.extraction.people.contexts import Borders, Context, contexts_of
from scraper.extraction.people.governed_names import Told
from scraper.extraction.people.named_organisations import NamedOrganisations
from scraper.extraction.people.participation import is_no_person
from scraper.extraction.people.positions import Described, degree_before, describe, role_before
from scraper.extraction.people.quotations import Named, find_quotations, quoted_by
from scraper.extraction.people.role_forms import is_english_post
from scraper.extraction.people.sharing import share
from scraper.extraction.people.signatures import signed_positions
from scraper.extraction.people.statuses import status_of, weightier
from scraper.extraction.people.taking_part import sign_of
from scraper.language.name_forms import ALL_CASES
from scraper.language.name_mentions import find_mentions, unresolved
from scraper.language.names import find_names
from scraper.model.article import Participant

if TYPE_CHECKING:
    from scraper.extraction.people.taking_part import Sign
    from scraper.language.lexicon import Lexicon
    from scraper.language.name_mentions import Mention
    from scraper.language.names import PersonName


_LEGAL_FORMS = frozenset("GmbH AG Ltd Inc LLC SE ApS AS Oy AB BV NV SARL SpA Group Holding Systems Solutions".split())
_AFTER_LINK = re.compile(r"\b(?:of|at|from|for|the|firmy|firmie|spółki|spółce|marki)\s+$")
"""What leads to a firm: a name in doubt after it is the firm's."""


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
    mentions = find_mentions(text, names, lexicon)
    strangers = [unresolved(m, lexicon) for m in mentions if m.of is None]
    everybody = sorted([*names, *strangers], key=lambda n: (n.start, n.end))
    # A patron's name stands within that of a school: it parts nobody from what is said of them.
    reading = with_joined_compounds(text, lexicon)
    around = Borders(reading, text)
    contexts = contexts_of(around, everybody)
    people = [c.name for c in contexts if not is_no_person(c) and not is_english_post(c.name.name)]
    if len(people) < len(contexts):
        contexts = contexts_of(around, people)
    described = share(contexts, [describe(context, lexicon) for context in contexts], lexicon)
    described = [signed or found for signed, found in zip(signed_positions(reading, contexts, lexicon), described, strict=True)]
    acting: dict[str, Participant] = {}
    named: dict[str, Participant] = {}
    organisations = NamedOrganisations(reading, title, lexicon)
    item = Item(reading, title, lexicon)
    sign: Sign | None = None
    told: Told | None = None
    for context, found in zip(contexts, described, strict=True):
        if not _is_somebody(context, found, lexicon):
            continue
        sign = sign_of(context, sign, lexicon)
        told = status_of(context, lexicon, item, told)
        person = _participant(context, _completed(context, found, organisations, lexicon), lexicon, sign, told)
        target = acting if sign.takes_part else named
        key = person.name.casefold()
        target[key] = _merged(target[key], person) if key in target else person
    _add_mentions(around, [m for m in mentions if m.of], everybody, acting, lexicon, item)
    _add_quotations(reading, contexts, mentions, acting, lexicon)
    return People(tuple(acting.values()), tuple(p for k, p in named.items() if k not in acting))


def _is_somebody(context: Context, found: Described, lexicon: Lexicon) -> bool:
    """A name in doubt, foreign or with an initial, is somebody's where a degree, a role or an organisation stands beside it."""
    name = context.name
    if name.sure or found.degree:
        return True
    if name.first.endswith("."):
        return bool(found.position.role or found.position.organisation)
    if any(
        lexicon.words.is_organisation(word) or lexicon.words.is_place(word) or word in _LEGAL_FORMS for word in name.name.split()
    ) or _AFTER_LINK.search(context.before):
        return False
    rule = found.rule.partition("+")[0]
    if rule == "role-then-name" and not _is_own_role(context, found):
        return False
    return rule in ("name-then-role", "organisation-in-brackets", "role-then-name", "role-comma-name", "role-colon-name") and bool(
        found.position.role or found.rule.startswith("org")
    )


def _is_own_role(context: Context, found: Described) -> bool:
    """Whether the role right before the doubtful name is not that of somebody named before it: `X, dyrektor Pôle Lumière`, `klastra Sklo Bohemia`."""
    return found.adjacent and not (context.previous is not None and context.since_previous.startswith((",", " –", " (", " |")))


def _completed(context: Context, found: Described, organisations: NamedOrganisations, lexicon: Lexicon) -> Described:
    """The description with an organisation that is named elsewhere in the text."""
    if found.position.organisation or found.rule == "shared":
        return found
    told = told_elsewhere(found.position, context.before, context.name.start, organisations, lexicon)
    if told is None:
        position = found.position._replace(organisation=found.position.school)
        if position.role and position.tail:
            position = position._replace(role=f"{position.role} {position.tail}")
        return found._replace(position=position)
    return found._replace(position=found.position._replace(organisation=told[0]), rule=f"{found.rule}+{told[1]}")


def _participant(context: Context, found: Described, lexicon: Lexicon, sign: Sign, told: Told) -> Participant:
    start = found.start
    return Participant(
        name=context.name.name,
        title=found.degree,
        role=found.position.role,
        organisation=found.position.organisation,
        country=_country(context.sentence, lexicon),
        surface=context.printed[start : context.name.end],
        sentence=context.sentence,
        start=start,
        end=context.name.end,
        rule=found.rule,
        sign=sign.rule,
        status=told.status,
        status_rule=told.rule,
    )


def _add_mentions(
    around: Borders, mentions: list[Mention], names: list[PersonName], acting: dict[str, Participant], lexicon: Lexicon, item: Item
) -> None:
    """What only a later mention tells: that `Kmieć zapowiedziała`, that `dyrektor Kmieć` is a director."""
    places = [replace(m.of, start=m.start, end=m.end, shared=None, cases=_cases(m, lexicon)) for m in mentions if m.of]
    wanted = frozenset(id(place) for place in places if place.name.casefold() in acting)
    if not wanted:
        return
    for context in contexts_of(around, sorted([*names, *places], key=lambda n: (n.start, n.end)), wanted):
        if is_no_person(context):
            continue
        earlier = acting[context.name.name.casefold()]
        told = weightier(Told(earlier.status, earlier.status_rule), status_of(context, lexicon, item))
        if told.status != earlier.status:
            earlier = replace(earlier, status=told.status, status_rule=told.rule)
        role, title = earlier.role or role_before(context, lexicon), earlier.title or degree_before(context)
        if (role, title) != (earlier.role, earlier.title):
            earlier = replace(earlier, role=role, title=title)
        acting[context.name.name.casefold()] = earlier


def _cases(mention: Mention, lexicon: Lexicon) -> frozenset[str]:
    """The cases in which a surname alone can stand as a form of the name that it stands for."""
    if mention.of is None or mention.surname == mention.of.last:
        return ALL_CASES
    found = [f.cases for f in lexicon.names.last(mention.surname) if f.lemma == mention.of.last]
    return frozenset().union(*found) if found else ALL_CASES


def _add_quotations(text: str, contexts: list[Context], mentions: list[Mention], acting: dict[str, Participant], lexicon: Lexicon) -> None:
    """Who says what nobody is named to say."""
    if not acting or not (quotations := find_quotations(text, lexicon)):
        return
    people = [Named(c.name.start, c.name.end, c.name.name.casefold(), c.name.gender, "nom" in c.name.cases) for c in contexts]
    people += [Named(m.start, m.end, m.of.name.casefold(), m.of.gender, "nom" in _cases(m, lexicon)) for m in mentions if m.of]
    for key in quoted_by(quotations, text, sorted(people)):
        if key in acting:
            told = weightier(Told(acting[key].status, acting[key].status_rule), Told("quoted", "quotation-follows"))
            acting[key] = replace(acting[key], status=told.status, status_rule=told.rule)


def _merged(earlier: Participant, later: Participant) -> Participant:
    """One person named twice: the first place, with what only the second tells."""
    told = weightier(Told(earlier.status, earlier.status_rule), Told(later.status, later.status_rule))
    return replace(
        earlier,
        title=earlier.title or later.title,
        role=earlier.role or later.role,
        organisation=earlier.organisation or later.organisation,
        country=earlier.country or later.country,
        status=told.status,
        status_rule=told.rule,
    )


def _country(sentence: str, lexicon: Lexicon) -> str | None:
    """The country that the sentence says its people come from: `Z Polski udział wzięli …`."""
    opening = sentence[:40].split(" ", 2)
    if len(opening) < 2 or opening[0] not in ("Z", "Ze", "From"):
        return None
    return next((nominative for nominative, genitive in lexicon.countries if opening[1] == genitive), None)
