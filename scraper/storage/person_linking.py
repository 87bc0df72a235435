"""Rows of people that are one person, found when an article is stored: each merge with its evidence, and never again once somebody took it back.

    namesakes of two employers  ── the same colleagues twice, the same long role, the same proper name of the employers, a sentence that names the other
                                   employer, two versions of one item, or one site's texts in two languages with one office
    spellings, second names, initials ── the same organisation, or the same colleagues twice

Never a woman with a man, and never two whom one article names both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.folding import fold
from scraper.language.offices import same_office

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_COLLEAGUES = 2
"""Others that both rows met, from which they are one person."""
_LONG_ROLE = 3
"""Words of a role that two namesakes hardly share: `członek Rady Klastrów`, not `prezes zarządu`."""
_LONG_SURNAME = 6
_PREFIX = 3
_IN_QUOTES = re.compile(r"[„“\"«]([^„“”\"«»]+)[”“\"»]")
_SHORTEST_CALLED = 4


class Likely(NamedTuple):
    """Two rows that are one person, and why."""

    person_id: int
    into_id: int
    evidence: str


class _Person(NamedTuple):
    id: int
    name_key: str
    gender: str


def likely_merges(conn: sqlite3.Connection, article_id: int) -> Iterable[Likely]:
    """The merges that the people of the article call for, one after the other: each sees those made before it."""
    stored = conn.execute("SELECT DISTINCT person_id FROM participations WHERE article_id = ? ORDER BY person_id", (article_id,)).fetchall()
    for (number,) in stored:
        person = _Person(
            *conn.execute(
                "SELECT k.id, k.name_key, k.gender FROM people p JOIN people k ON k.id = coalesce(p.merged_into, p.id) WHERE p.id = ?", (number,)
            ).fetchone()
        )
        found = [(other, evidence) for other in _alike(conn, person) if (evidence := _evidence(conn, person, other))]
        initial = _is_initial(person.name_key)
        if initial and len({other.name_key for other, _ in found if not _is_initial(other.name_key)}) > 1:
            continue  # K. Wierzbicka, where two people could be meant
        for other, evidence in found[:1]:
            into, merged = (person, other) if _is_initial(other.name_key) and not initial else (other, person)
            yield Likely(merged.id, into.id, evidence)


def merges_of_versions(conn: sqlite3.Connection, article_id: int, other_id: int) -> Iterable[Likely]:
    """The merges that two versions of one item call for: whoever both name is one person, though each names the employer in its own language."""
    for person in _people_of(conn, article_id):
        alike = [
            other
            for other in _people_of(conn, other_id)
            if other.id != person.id
            and other.gender == person.gender
            and is_variant(person.name_key, other.name_key)
            and not _is_initial(other.name_key)
            and not _are_apart(conn, person.id, other.id)
        ]
        if len(alike) == 1 and not _is_initial(person.name_key):
            into, merged = sorted((person, alike[0]), key=lambda p: p.id)
            yield Likely(merged.id, into.id, "same name, versions of one item in two languages")


def _people_of(conn: sqlite3.Connection, article_id: int) -> list[_Person]:
    """The rows that stand for the people whom the article names."""
    rows = conn.execute(
        "SELECT DISTINCT k.id, k.name_key, k.gender FROM participations r JOIN people p ON p.id = r.person_id "
        "JOIN people k ON k.id = coalesce(p.merged_into, p.id) WHERE r.article_id = ? ORDER BY k.id",
        (article_id,),
    )
    return [_Person(*row) for row in rows]


def _alike(conn: sqlite3.Connection, person: _Person) -> list[_Person]:
    """Other rows that stand for themselves, whose names could be the person's."""
    surname = person.name_key.rpartition(" ")[2]
    rows = conn.execute(
        "SELECT id, name_key, gender FROM people WHERE sort_key >= :prefix AND sort_key < :prefix || x'f48fbfbf' AND id != :id AND merged_into IS NULL ORDER BY id",
        {"prefix": surname[:_PREFIX], "id": person.id},
    )
    alike = [other for other in (_Person(*row) for row in rows) if _same_gender(person, other) and is_variant(person.name_key, other.name_key)]
    return [other for other in alike if not _are_apart(conn, person.id, other.id)]


def _same_gender(one: _Person, other: _Person) -> bool:
    return one.gender == other.gender or (not one.gender and _is_initial(one.name_key)) or (not other.gender and _is_initial(other.name_key))


def is_variant(one: str, other: str) -> bool:
    """Whether two folded names can be spellings of one: equal, with or without a second name or surname, an initial, one letter of a long surname.

    >>> is_variant("jan maria rokita", "jan rokita"), is_variant("k. wierzbicka", "katarzyna wierzbicka"), is_variant("jan nowak", "jan nowik")
    (True, True, False)
    """
    if one == other:
        return True
    (first, *middle), last = one.split(" ")[:-1] or [""], one.rpartition(" ")[2]
    (other_first, *other_middle), other_last = other.split(" ")[:-1] or [""], other.rpartition(" ")[2]
    if _is_initial(one) or _is_initial(other):
        return last == other_last and first[:1] == other_first[:1]
    if first != other_first or (middle and other_middle and middle != other_middle):
        return False
    shorter, longer = sorted((last, other_last), key=len)
    return (
        shorter == longer
        or shorter in longer.split("-")
        or (len(shorter) >= _LONG_SURNAME and "-" not in longer and _one_letter_apart(shorter, longer))
    )


def _is_initial(name: str) -> bool:
    return name.partition(" ")[0].rstrip(".") == name[:1]


def _one_letter_apart(shorter: str, longer: str) -> bool:
    """One letter wrong, missing, or two exchanged; not in the ending, which tells a surname from another: Nowicki, Nowicka."""
    at = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if at >= len(shorter) - 1:
        return False
    rest, other = shorter[at:], longer[at:]
    return rest[1:] == other[1:] or rest == other[1:] or (len(rest) == len(other) and rest[:2] == other[1::-1] and rest[2:] == other[2:])


def _are_apart(conn: sqlite3.Connection, one: int, other: int) -> bool:
    """Whether one article names both, or somebody took their merge back."""
    undone = "SELECT 1 FROM person_merges WHERE undone IS NOT NULL AND ((person_id = :one AND into_id = :other) OR (person_id = :other AND into_id = :one))"
    if conn.execute(undone, {"one": one, "other": other}).fetchone():
        return True
    met = f"SELECT 1 FROM participations a JOIN participations b ON b.article_id = a.article_id WHERE a.person_id IN {_OWN.format('one')} AND b.person_id IN {_OWN.format('other')}"  # noqa: S608 - our own words
    return conn.execute(met, {"one": one, "other": other}).fetchone() is not None


_OWN = "(SELECT id FROM people WHERE id = :{0} OR merged_into = :{0})"
"""The rows of a person with those merged into it."""


def _evidence(conn: sqlite3.Connection, one: _Person, other: _Person) -> str | None:
    """Why the two are one person; None where nothing says so."""
    how = (
        "same name"
        if one.name_key == other.name_key
        else "initial and surname"
        if _is_initial(one.name_key) or _is_initial(other.name_key)
        else "spellings of a name"
    )
    if _organisations(conn, one.id).keys() & _organisations(conn, other.id).keys():
        return f"{how}, same organisation"
    if _shared_colleagues(conn, one.id, other.id) >= _COLLEAGUES:
        return f"{how}, same people around"
    if one.name_key != other.name_key:
        return None
    if called := next(iter(sorted(_proper_names(conn, one.id) & _proper_names(conn, other.id))), None):
        return f"{how}, organisations called {called}"
    if office := _office_in_two_languages(conn, one.id, other.id):
        return f"{how}, one site's texts in two languages, same office: {office}"
    if role := next(iter(sorted(_long_roles(conn, one.id) & _long_roles(conn, other.id))), None):
        return f"{how}, same role: {role}"
    for person, employers in ((one, _organisations(conn, other.id)), (other, _organisations(conn, one.id))):
        sentences = [
            fold(r["sentence"])
            for r in conn.execute(f"SELECT sentence FROM participations WHERE person_id IN {_OWN.format('id')}", {"id": person.id})  # noqa: S608 - our own words
        ]
        if told := next((name for name in employers.values() if " " in name and any(name in sentence for sentence in sentences)), None):
            return f"{how}, a sentence names the other organisation: {told}"
    return None


def _organisations(conn: sqlite3.Connection, person_id: int) -> dict[int, str]:
    """The organisations of the person, each under the row that stands for it."""
    rows = conn.execute(
        f"SELECT DISTINCT coalesce(o.same_as, o.id), o.sort_key FROM participations p JOIN organisations o ON o.id = p.organisation_id WHERE p.person_id IN {_OWN.format('id')}",  # noqa: S608 - our own words
        {"id": person_id},
    )
    return dict(rows.fetchall())


def _office_in_two_languages(conn: sqlite3.Connection, one: int, other: int) -> str | None:
    """The office that one site gives the first in Polish and the other in another language, or the other way round: `prezes`, `president`."""
    told = (
        f"SELECT DISTINCT a.site, a.language = 'pl', r.role FROM participations r JOIN articles a ON a.id = r.article_id WHERE r.person_id IN {_OWN.format('id')} "  # noqa: S608 - our own words
        "AND r.role IS NOT NULL AND a.language IS NOT NULL"
    )
    first, second = (conn.execute(told, {"id": number}).fetchall() for number in (one, other))
    for site, in_polish, role in first:
        for other_site, other_in_polish, other_role in second:
            polish, foreign = (role, other_role) if in_polish else (other_role, role)
            if site == other_site and in_polish != other_in_polish and same_office(polish, foreign):
                return f"{polish} = {foreign}"
    return None


def _proper_names(conn: sqlite3.Connection, person_id: int) -> set[str]:
    """What stands in quotes in the names of the person's organisations, which is the same in every language: `Klaster „Hefajstos”`."""
    rows = conn.execute(
        f"SELECT DISTINCT o.name FROM participations p JOIN organisations o ON o.id = p.organisation_id WHERE p.person_id IN {_OWN.format('id')}",  # noqa: S608 - our own words
        {"id": person_id},
    )
    return {fold(called) for row in rows for called in _IN_QUOTES.findall(row["name"]) if len(called) >= _SHORTEST_CALLED}


def _shared_colleagues(conn: sqlite3.Connection, one: int, other: int) -> int:
    # The order of the joins is ours and the pluses keep the index on `mention` out: SQLite would read all participations for each pair.
    around = (
        "SELECT DISTINCT coalesce(k.merged_into, k.id) FROM participations a CROSS JOIN participations b ON b.article_id = a.article_id "
        "CROSS JOIN people k ON k.id = b.person_id WHERE +a.mention = 0 AND +b.mention = 0 AND a.person_id IN {0} AND +b.person_id NOT IN {0}"
    )
    count: int = conn.execute(
        f"SELECT count(*) FROM ({around.format(_OWN.format('one'))} INTERSECT {around.format(_OWN.format('other'))})",  # noqa: S608 - our own words
        {"one": one, "other": other},
    ).fetchone()[0]
    return count


def _long_roles(conn: sqlite3.Connection, person_id: int) -> set[str]:
    rows = conn.execute(f"SELECT DISTINCT role FROM participations WHERE role IS NOT NULL AND person_id IN {_OWN.format('id')}", {"id": person_id})  # noqa: S608 - our own words
    return {fold(row["role"]) for row in rows if len(row["role"].split()) >= _LONG_ROLE}
