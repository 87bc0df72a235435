"""The organisation of somebody whose role names none: `prezes klastra`, `jego dyrektor`, `podsekretarz stanu`; from the organisations that the text names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scraper.extraction.people.clues import clue
from scraper.extraction.people.organs import ORGANISATION_WITH_ORGANS
from scraper.extraction.people.town_halls import is_mayor

if TYPE_CHECKING:
    from scraper.extraction.people.named_organisations import NamedOrganisations
    from scraper.extraction.people.roles import Position
    from scraper.language.lexicon import Lexicon

_FIRMS = frozenset(
    "firma spółka zakład przedsiębiorstwo fabryka stolarnia drukarnia huta odlewnia szwalnia tkalnia tłocznia pracownia browar mleczarnia kancelaria company".split()
)
_ASSOCIATIONS = frozenset(
    "klaster stowarzyszenie związek fundacja izba konsorcjum dolina inicjatywa sieć park centrum platforma federacja zrzeszenie cech cluster association alliance".split()
)
_CLUSTERS = frozenset(("klaster", "cluster"))
_AGENCIES = frozenset(("agencja", "agency", "ośrodek", "towarzystwo"))
_UNIVERSITIES = frozenset("uniwersytet politechnika akademia uczelnia university szkoła".split())
_MINISTRIES = frozenset(("ministerstwo", "ministry"))
_OFFICES = frozenset(("urząd", "starostwo"))
_WITH_OTHER_HEADS = {
    "firma": _FIRMS,
    "spółka": _FIRMS,
    "przedsiębiorstwo": _FIRMS,
    "uczelnia": _UNIVERSITIES,
    "company": _FIRMS,
    "resort": _MINISTRIES,
    ORGANISATION_WITH_ORGANS: _ASSOCIATIONS,
}
_REACH = 450
_NEAR = 300
_RECEIVED = clue(
    r"(?:\b(?:nagrod\w+|certyfikat\w*|statuetk\w+|dyplom\w*|puchar\w*|wyróżnieni\w+|tytuł\w*|medal\w*|odznak\w+|akt\w*|umow\w+)\s(?:\w+\s)?(?:odebra|odbiera|przyję|podpisa)\w*"
    r"|\b(?:odebra|przyję)\w+\s(?:\w+\s)?(?:nagrod\w+|certyfikat\w*|statuetk\w+|dyplom\w*|puchar\w*|wyróżnieni\w+|ją|go|je)"
    r"|\bw (?:ich|jej|jego) imieniu\s\w+(?:\s\w+)?|\bw imieniu któr\w+\s\w+(?:\s\w+)?|\breprezentował\w*\s(?:ją|go|je|ich)"
    r"|\b(?:award|certificate|prize|label|trophy)\s(?:was|were)\s(?:\w+\s)?(?:collected|received|accepted|handed over)\b[^.;]{0,60}"
    r"|\bw (?:zwycięskim )?składzie)[^;()]{0,40}$",
    "odebra odbiera przyję podpisa imieni reprezentowa collected received accepted handed składzie",
)
"""Deeds done for the organisation named last: `wygrała Meblomania S.A.; nagrodę odebrały …`."""
_THERE = clue(r"\b(?:gdzie|w któr(?:ym|ej)|do któr(?:ego|ej)|where)\s(?:\w+\s){0,6}(?:dr|prof\.|inż\.|mgr|Dr|Prof\.)?\s*$", "gdzie któr where")
"""`Zwiedzano Kartonex S.A., gdzie gości powitał prezes X`."""
_ANAPHOR = clue(
    r"\b(?:jego|jej|ich|którego|której|których|its|whose|the cluster['’]s|the group['’]s|the company['’]s)\s+(?:\w+\s+)?[\w ]{3,40}[,\s]*$",
    "jego jej ich któr its whose the",
)


class Kind(NamedTuple):
    """Roles that are held in one kind of organisation, and the nouns that head it."""

    name: str
    roles: re.Pattern[str]
    heads: frozenset[str]


_KINDS = (
    Kind(
        "ministry",
        re.compile(
            r"(?:podsekretarz|sekretarz) stanu|wiceminist\w+|minist(?:er|ra)\b|radc\w+ ministra|departament|naczelni\w+ wydziału|director of the \w+ department",
            re.IGNORECASE,
        ),
        _MINISTRIES,
    ),
    Kind(
        "office",
        re.compile(
            r"^(?:zastępc\w+ |z-ca )?(?:naczelni\w+(?: (?:wydziału|referatu))?|kierownik\w* referatu|(?:pod)?inspektor|(?:sekretarz|skarbnik) (?:gminy|miasta|powiatu))\b",
            re.IGNORECASE,
        ),
        _OFFICES,
    ),
    Kind("university", re.compile(r"\b(?:pro)?rektor|\b(?:pro)?dziekan|\bdean\b|kanclerz", re.IGNORECASE), _UNIVERSITIES),
    Kind(
        "firm",
        re.compile(
            r"^(?:współ)?właściciel|^prokurent|^(?:co-)?owner|^dyrektor\w* (?:techniczn|handlow|produkcj|personaln|zakład|operacyjn)", re.IGNORECASE
        ),
        _FIRMS,
    ),
    Kind(
        "association",
        re.compile(
            r"^(?:ustępując\w+ |były |była |pierwsz\w+ |honorow\w+ )*(?:wice)?prezes|zarządu$|^skarbni\w+$|^koordynator\w*(?: grupy)?$|^przewodnicząc\w+ grupy$|^menedżer\w*$|biura$|biura klastra$"
            r"|rady$|rady nadzorczej$|rady klastra$|^dyrektor\w*$|^wicedyrektor\w*$|^(?:vice-)?president$|^treasurer$|^chair\w*$|^coordinator$|^deputy president$",
            re.IGNORECASE,
        ),
        _ASSOCIATIONS,
    ),
)

_INTERNAL = re.compile(
    r"^(?:\w+ )?(?:księgow\w+|sekretarz|sekretarka|protokolant\w*|lider\w*|członek|członkini|przewodnicząc\w+|zastępc\w+|zastępczyni|kierowni\w+|szef\w*|specjalist\w+|koordynator\w*|menedżer\w*|animator\w*|rzeczni\w+|asystent\w*|pracowni\w+)"
    r"(?: (?:rady|zarządu|zespołu|komisji\b.*|grupy\b.*|podgrupy\b.*|biura|ds\.? .*|do spraw .*|projekt\w*|klastra|rewizyjnej))?$"
    r"|^dyrektor\w* (?:ds\.|do spraw|biura)|^cluster (?:manager|coordinator)|^(?:\w+ )?(?:chair|leader|head|secretary|treasurer|deputy|coordinator)(?: of the (?:group|board|cluster))?$",
    re.IGNORECASE,
)
"""Posts within an organisation: the cluster's, where the article names a single one."""


def told_elsewhere(position: Position, before: str, at: int, organisations: NamedOrganisations, lexicon: Lexicon) -> tuple[str, str] | None:
    """(organisation, the rule that found it) of a position without one; `before` is what stands before the name at `at`."""
    if position.refers_to:
        heads = _WITH_OTHER_HEADS.get(position.refers_to, frozenset((position.refers_to,)))
        found = organisations.nearest(heads, at)
        return (found, "referred") if found else None
    lower = before.lower()
    if _RECEIVED.may_stand(lower) and _RECEIVED.pattern.search(before) and (found := organisations.last_of_sentence(at)):
        return found, "received"
    if position.role is None:
        return None
    if _THERE.may_stand(lower) and _THERE.pattern.search(before) and (found := organisations.last_of_sentence(at)):
        return found, "there"
    if _ANAPHOR.may_stand(lower) and _ANAPHOR.pattern.search(before) and (found := organisations.nearest(lexicon.organisations, at, _NEAR)):
        return found, "anaphor"
    if found := organisations.body_of(position.role, at):
        return found, "body"
    return _by_kind_of_role(position.role, at, organisations)


def _by_kind_of_role(role: str, at: int, organisations: NamedOrganisations) -> tuple[str, str] | None:
    """By what kind of organisation has such a post, or is spoken of shortly before."""
    if is_mayor(role):
        return (organisations.town, "town") if organisations.town else None
    for kind in _KINDS:
        if kind.roles.search(role):
            if kind.name == "association" and (found := organisations.spoken_of(at)):
                return found, "spoken-of"
            ranks = (_CLUSTERS, kind.heads) if kind.name == "association" else (kind.heads,)
            found = next((f for heads in ranks if (f := organisations.nearest(heads, at, _REACH) or organisations.only(heads))), None)
            if found:
                return found, f"kind-{kind.name}"
    if _INTERNAL.search(role) and (found := organisations.spoken_of(at)):
        return found, "spoken-of"
    if _INTERNAL.search(role) and (found := organisations.only(_CLUSTERS) or organisations.only(_ASSOCIATIONS | _AGENCIES, at)):
        return found, "only-cluster"
    return None
