"""Every way of printing who somebody is, crossed with every kind of list, case and degree: names, offices and institutions are known, so each cell has its answer.

Hand-written examples show what is read; the grid shows what is not. The pins are shares of the answers that are right, and may only rise.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import NamedTuple

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.extraction.people.participants import find_people

# nominative | genitive | accusative | instrumental
MEN = """
Zenon Warkocz | Zenona Warkocza | Zenona Warkocza | Zenonem Warkoczem
Leszek Rafałowicz | Leszka Rafałowicza | Leszka Rafałowicza | Leszkiem Rafałowiczem
Edward Hapka | Edwarda Hapki | Edwarda Hapkę | Edwardem Hapką
Jacek Bartkowski | Jacka Bartkowskiego | Jacka Bartkowskiego | Jackiem Bartkowskim
Piotr Zając | Piotra Zająca | Piotra Zająca | Piotrem Zającem
Adam Kowalczyk | Adama Kowalczyka | Adama Kowalczyka | Adamem Kowalczykiem
"""
WOMEN = """
Katarzyna Szałata | Katarzyny Szałaty | Katarzynę Szałatę | Katarzyną Szałatą
Barbara Urbanek | Barbary Urbanek | Barbarę Urbanek | Barbarą Urbanek
Celina Tańska | Celiny Tańskiej | Celinę Tańską | Celiną Tańską
Halina Ostoja-Mrozek | Haliny Ostoi-Mrozek | Halinę Ostoję-Mrozek | Haliną Ostoją-Mrozek
"""
POSTS_OF_MEN = """
Prezes Zarządu | Prezesa Zarządu | Prezesa Zarządu | Prezesem Zarządu
dyrektor | dyrektora | dyrektora | dyrektorem
Dyrektor Generalny | Dyrektora Generalnego | Dyrektora Generalnego | Dyrektorem Generalnym
kierownik Działu Projektów | kierownika Działu Projektów | kierownika Działu Projektów | kierownikiem Działu Projektów
Zastępca Dyrektora | Zastępcy Dyrektora | Zastępcę Dyrektora | Zastępcą Dyrektora
Przewodniczący Rady | Przewodniczącego Rady | Przewodniczącego Rady | Przewodniczącym Rady
członek zarządu | członka zarządu | członka zarządu | członkiem zarządu
"""
POSTS_OF_WOMEN = """
Prezes Zarządu | Prezes Zarządu | Prezes Zarządu | Prezes Zarządu
Dyrektor Generalna | Dyrektor Generalnej | Dyrektor Generalną | Dyrektor Generalną
Przewodnicząca Rady | Przewodniczącej Rady | Przewodniczącą Rady | Przewodniczącą Rady
członkini zarządu | członkini zarządu | członkinię zarządu | członkinią zarządu
koordynatorka | koordynatorki | koordynatorkę | koordynatorką
"""
# nominative | genitive
ORGANISATIONS = """
Wielkopolski Fundusz Rozwoju | Wielkopolskiego Funduszu Rozwoju
Polska Agencja Rozwoju Przedsiębiorczości | Polskiej Agencji Rozwoju Przedsiębiorczości
Klaster Automatyki Przemysłowej „Warta” | Klastra Automatyki Przemysłowej „Warta”
Uniwersytet Mikołaja Kopernika w Toruniu | Uniwersytetu Mikołaja Kopernika w Toruniu
Wojewódzki Szpital Dziecięcy w Bydgoszczy | Wojewódzkiego Szpitala Dziecięcego w Bydgoszczy
Bydgoski Park Przemysłowo-Technologiczny Sp. z o.o. | Bydgoskiego Parku Przemysłowo-Technologicznego Sp. z o.o.
Zamojski Rynek Hurtowy S.A. | Zamojskiego Rynku Hurtowego S.A.
Ministerstwo Rozwoju i Technologii | Ministerstwa Rozwoju i Technologii
Dolina Lotnicza | Doliny Lotniczej
PARP | PARP
Zespół Szkół Technicznych w Mielcu | Zespołu Szkół Technicznych w Mielcu
Powiatowy Urząd Pracy w Krośnie | Powiatowego Urzędu Pracy w Krośnie
Warmińsko-Mazurska Agencja Rozwoju Regionalnego | Warmińsko-Mazurskiej Agencji Rozwoju Regionalnego
"""
CASES = ("nom", "gen", "acc", "inst")
DEGREES = ("", "", "dr {}", "dr. inż. {}", "prof. {}", "prof. dr hab. {}", "lek. med. {}", "p. {}")
# {n} the name, {p} the post, {of} the organisation in the genitive, {o} in the nominative
LAYOUTS = (
    "{n} – {p} {of}", "{n}, {p} {of}", "{n}- {p} {of}", "{n} -{p} {of}", "{n} ({p} {of})", "{p} {of} {n}", "{p} {of} – {n}", "{p} {of} - {n}",
)  # fmt: skip
LAYOUTS_IN_NOMINATIVE = (
    *LAYOUTS, "{n} ({p}, {o})", "{n} – {p}, {o}", "{n} – {o}, {p}", "{n} – {p} ({o})", "{p} {n} ({o})", "{o} – {n}, {p}", "{o}: {n} – {p}",
)  # fmt: skip
LEADS = {
    "nom": ("W spotkaniu udział wzięli:", "Wśród gości byli:", "Porozumienie podpisali:"),
    "gen": ("Spotkanie odbyło się z udziałem:", "Umowę podpisano w obecności:"),
    "acc": ("Prowadzący powitał zaproszonych gości:", "Na spotkaniu gościliśmy:"),
    "inst": ("Delegacja spotkała się z:", "Rozmawialiśmy m.in. z:"),
}
LISTS = ("one line, commas", "one line, semicolons", "lines", "bullets", "numbers")
TEXTS = 700


class Entry(NamedTuple):
    name: str
    post: str
    organisation: str
    printed: str


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]


def _entries(draw: random.Random, case: str, layout: str) -> list[Entry]:
    at, found = CASES.index(case), {}
    while len(found) < draw.choice((3, 4)):
        people, posts = draw.choice(((MEN, POSTS_OF_MEN), (WOMEN, POSTS_OF_WOMEN)))
        name, post, organisation = (draw.choice(_rows(table)) for table in (people, posts, ORGANISATIONS))
        printed = layout.format(n=draw.choice(DEGREES).format(name[at]) or name[at], p=post[at], o=organisation[0], of=organisation[1])
        found[name[0]] = Entry(name[0], post[0], organisation[0], printed)
    return list(found.values())


def _text(draw: random.Random, case: str, entries: list[Entry], kind: str) -> str:
    lead, printed = draw.choice(LEADS[case]), [e.printed for e in entries]
    if kind == "one line, commas":
        return f"{lead} {', '.join(printed[:-1])} oraz {printed[-1]}."
    if kind == "one line, semicolons":
        return f"{lead} {'; '.join(printed)}."
    marks = {"lines": "", "bullets": "- ", "numbers": "{}. "}[kind]
    lines = [marks.format(number) + line[0].upper() + line[1:] for number, line in enumerate(printed, 1)]
    return "\n\n".join((lead, *lines))


def _like(want: str, got: str | None) -> bool:
    return got is not None and want.casefold() == got.casefold().rstrip(".").replace("sp. z o.o", "sp. z o.o.").replace("s.a", "s.a.")


# Shares of names found, offices right, organisations right.
@pytest.mark.parametrize(
    ("case", "pins"), [("nom", (0.993, 0.983, 0.975)), ("gen", (0.995, 0.992, 0.99)), ("acc", (1.0, 0.995, 0.995)), ("inst", (0.99, 0.985, 0.985))]
)
def test_people_are_read_in_every_layout(case, pins):
    lexicon = load_lexicon(CHECKOUT / "data" / "gazetteers")
    draw, counts = random.Random(case), Counter()
    for _ in range(TEXTS // len(CASES)):
        layout = draw.choice(LAYOUTS_IN_NOMINATIVE if case == "nom" else LAYOUTS)
        entries = _entries(draw, case, layout)
        text = "Za nami gala przedsiębiorców.\n\n" + _text(draw, case, entries, draw.choice(LISTS)) + "\n\nRozmawiano o dalszych planach."
        people = {p.name: p for p in find_people(text, lexicon).participants}
        for entry in entries:
            person = people.get(entry.name)
            counts["all"] += 1
            counts["name"] += person is not None
            counts["post"] += person is not None and _like(entry.post, person.role)
            counts["organisation"] += person is not None and _like(entry.organisation, person.organisation)
    shares = tuple(round(counts[kind] / counts["all"], 3) for kind in ("name", "post", "organisation"))
    assert all(share >= pin for share, pin in zip(shares, pins, strict=True)), (shares, pins)
