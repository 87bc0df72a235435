"""Who is one person across articles: invented mentions with namesakes, spellings and changes of employer, scored by B-cubed."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

import pytest

from scraper.model.article import Article, Participant
from scraper.model.run import Visit
from scraper.storage.articles import Intake, store_article
from scraper.storage.people import merge_people, split_person
from scraper.storage.person_linking import is_variant

Make = Callable[..., Article]
Someone = Callable[..., Participant]

# One line an article: "who: name / role / organisation" parted by ";". The letters before the colon tell people apart.
ARTICLES = """
a: Jan Kowalski / prezes / Klaster Lotniczy Orlik; b: Ewa Bąk / dyrektor / Politechnika Łódzka; c: Adam Sowa / skarbnik / Klaster Lotniczy Orlik
a: Jan Kowalski / prezes / Klaster Lotniczy Orlik; b: Ewa Bąk / dyrektor / Politechnika Łódzka
d: Jan Kowalski / adiunkt / Politechnika Śląska; e: Zofia Lis / rektor / Politechnika Śląska
d: Jan Kowalski / adiunkt / Politechnika Śląska
f: Jan Kowalski / prezes / Browar Kozioł
g: Stanisława Wrona / prezes / Klaster Szkła; h: Stanisław Wrona / prezes / Klaster Szkła
g: Stanisława Wrona / / Klaster Szkła
h: Stanisław Wrona / wiceprezes / Klaster Szkła
i: Katarzyna Wierzbicka / prezes / Związek Inicjatyw
i: K. Wierzbicka / prezes / Związek Inicjatyw
j: Karol Wierzbicki / kierownik / Huta Fala
k: Małgorzata Przybylska / ekspertka / PARP
k: Małgorzata Przybylska / ekspertka / Polska Agencja Rozwoju Przedsiębiorczości
k: Malgorzata Przybylska / / PARP
k: Małgorzata Przybyslka / ekspertka / PARP
l: Małgorzata Przybylska / lekarka / Szpital Miejski w Turku
m: Tomasz Gil / dyrektor / Ministerstwo Przedsiębiorczości i Technologii
m: Tomasz Gil / dyrektor / Ministerstwo Rozwoju, Pracy i Technologii
m: Tomasz Gil / radca / MRiT
n: Tomasz Gil / trener / Klub Sportowy Wicher
o: Anna Maria Rybak / prezes / Fundacja Most; p: Olga Kos / skarbnik / Fundacja Most; q: Iwo Cis / członek / Fundacja Most
o: Anna Rybak / prezes / Fundacja Most
o: Anna Rybak-Zych / prezes / Fundacja Most
o: Anna Rybak-Zych / dyrektor / Bank Regionalny; p: Olga Kos / prezes / Fundacja Most; q: Iwo Cis / członek / Fundacja Most
r: Anna Rybak / kucharka / Hotel Zorza
s: Kacper Wójciak / student / Politechnika Morska; t: Kacper Wójcik / student / Politechnika Morska
s: Kacper Wójciak / student / Politechnika Morska
t: Kacper Wójcik / / Politechnika Morska
u: Lech Żak / członek Krajowej Rady Klastrów / Klaster Drzewny
u: Lech Żak / członek Krajowej Rady Klastrów / Tartak Bór
v: Marek Dudek / prezes / Klaster Rowerowy Szprycha
v: Marek Dudek / / Klaster Rowerowy Szprycha
w: Marek Dudek / prezes / Młyn Górny
w: Marek Dudek / właściciel / Młyn Górny
x: Maria Nowak / koordynator / Klaster Zdrowia; y: Jerzy Bór / lekarz / Klaster Zdrowia; z: Ida Sum / prezes / Klaster Zdrowia
x: Maria Nowak / dyrektor / Izba Zielarska; y: Jerzy Bór / lekarz / Klaster Zdrowia; z: Ida Sum / prezes / Klaster Zdrowia
aa: Maria Nowak / burmistrz / Gmina Cisna
aa: Maria Nowak / burmistrz / Gmina Cisna
ab: Ryszard Matejko / rektor / Akademia Morska
ac: Ryszard Matejka / rolnik / Gmina Brzoza
ad: Piotr Zieliński / dyrektor / Centrum Badań Wiatru
ad: Piotr Zielinski / dyrektor / Centrum Badań Wiatru
ad: P. Zieliński / / Centrum Badań Wiatru
ae: Paweł Zieliński / prezes / Stocznia Delfin
ae: P. Zieliński / prezes / Stocznia Delfin
af: Barbara Mazur / rzeczniczka / Klaster Owocowy
af: Barbara Mazur / rzeczniczka / Klastra Owocowego
ag: Piotr Osa / menedżer / Klaster Metalowy „Wulkan”
ag: Piotr Osa / manager / Metal Cluster "Wulkan"
ah: Piotr Osa / trener / Klub „Zryw”
"""


def _mentions() -> list[list[tuple[str, str, str | None, str | None]]]:
    articles = []
    for line in ARTICLES.strip().splitlines():
        people = []
        for entry in line.split(";"):
            who, _, told = entry.strip().partition(": ")
            name, role, organisation = (part.strip() or None for part in told.split("/"))
            assert name
            people.append((who, name, role, organisation))
        articles.append(people)
    return articles


def _b_cubed(pairs: list[tuple[str, int]]) -> float:
    """F of B-cubed precision and recall over mentions: (true person, row)."""
    by_truth, by_row = defaultdict(set), defaultdict(set)
    for place, (who, row) in enumerate(pairs):
        by_truth[who].add(place)
        by_row[row].add(place)
    precision = sum(len(by_truth[w] & by_row[r]) / len(by_row[r]) for w, r in pairs) / len(pairs)
    recall = sum(len(by_truth[w] & by_row[r]) / len(by_truth[w]) for w, r in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


@pytest.fixture
def linked(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, someone: Someone) -> list[tuple[str, int]]:
    """(true person, row that stands for the mention) of every mention."""
    pairs = []
    for number, people in enumerate(_mentions()):
        found = tuple(replace(someone(name, role, organisation), start=place) for place, (_, name, role, organisation) in enumerate(people))
        url = f"https://serwis.pl/{number}"
        with conn:
            store_article(conn, make(url=url, title=f"Tytuł {number}", text=f"Tekst {number}.", participants=found), visit, intake)
    query = (
        "SELECT coalesce(p.merged_into, p.id) FROM participations r JOIN people p ON p.id = r.person_id JOIN articles a ON a.id = r.article_id "
        'WHERE a.url = ? AND r."start" = ?'
    )
    for number, people in enumerate(_mentions()):
        for place, (who, *_) in enumerate(people):
            pairs.append((who, conn.execute(query, (f"https://serwis.pl/{number}", place)).fetchone()[0]))
    return pairs


def test_b_cubed_of_invented_mentions(linked: list[tuple[str, int]]) -> None:
    assert len(linked) >= 60
    rows: dict[int, set[str]] = defaultdict(set)
    for who, row in linked:
        rows[row].add(who)
    assert _b_cubed(linked) >= 0.98, [whom for whom in rows.values() if len(whom) > 1]


def test_every_automatic_merge_has_its_evidence(conn: sqlite3.Connection, linked: list[tuple[str, int]]) -> None:
    merged = {row["id"] for row in conn.execute("SELECT id FROM people WHERE merged_into IS NOT NULL")}
    assert merged == {row["person_id"] for row in conn.execute("SELECT person_id FROM person_merges WHERE evidence != ''")}
    assert len(merged) > 5


def test_a_merge_that_was_taken_back_is_not_made_again(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, someone: Someone) -> None:
    for number, name in enumerate(("Katarzyna Wierzbicka", "K. Wierzbicka", "K. Wierzbicka")):
        if number == 2:
            with conn:
                assert split_person(conn, 2, intake.now)
        with conn:
            people = (someone(name, "prezes", "Związek Inicjatyw"),)
            store_article(
                conn, make(url=f"https://serwis.pl/{number}", title=f"Tytuł {number}", text=f"{number}", participants=people), visit, intake
            )
    assert conn.execute("SELECT count(*) FROM people WHERE merged_into IS NULL").fetchone()[0] == 2


def test_an_initial_that_two_people_fit_is_nobodys(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, someone: Someone) -> None:
    for number, name in enumerate(("Katarzyna Wierzbicka", "Kinga Wierzbicka", "K. Wierzbicka")):
        with conn:
            people = (someone(name, "członkini", "Związek Inicjatyw"),)
            store_article(
                conn, make(url=f"https://serwis.pl/{number}", title=f"Tytuł {number}", text=f"{number}", participants=people), visit, intake
            )
    assert conn.execute("SELECT count(*) FROM people WHERE merged_into IS NOT NULL").fetchone()[0] == 0


def test_a_merge_by_hand_outlives_a_new_reading(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, someone: Someone) -> None:
    for number, organisation in enumerate(("Klaster A", "Huta B", "Huta B")):
        with conn:
            people = (someone("Jan Kowalski", "prezes", organisation),)
            store_article(
                conn, make(url=f"https://serwis.pl/{number}", title=f"Tytuł {number}", text=f"{number}", participants=people), visit, intake
            )
            if number == 1:
                merge_people(conn, 2, 1, "ta sama osoba", intake.now)
    assert conn.execute("SELECT count(DISTINCT person_id) FROM participants").fetchone()[0] == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jan nowak", "jan nowik"),
        ("jan nowicki", "janina nowicki"),
        ("anna zielinska", "anna zielinski"),
        ("k. lis", "tomasz lis"),
        ("jan adam lis", "jan piotr lis"),
    ],
)
def test_other_names_are_no_spellings(one: str, other: str) -> None:
    assert not is_variant(one, other)
