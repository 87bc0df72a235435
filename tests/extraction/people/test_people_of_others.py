"""Who takes part and who is only named, in the manners of other writers; role and organisation where they stand."""

from __future__ import annotations

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.extraction.people.participants import find_people
from scraper.language.lexicon import Lexicon

Told = tuple[str, str | None, str | None]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(CHECKOUT / "data" / "gazetteers")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "W skład grupy weszli:\n\nZastępca Dyrektora Wydziału w Polskiej Agencji Rozwoju Przedsiębiorczości – Adam Kmieć;\n\nKierownik Biura Klastra „Huta” – Ewa Gołąb.",
            [("Adam Kmieć", "Zastępca Dyrektora Wydziału", "Polska Agencja Rozwoju Przedsiębiorczości"), ("Ewa Gołąb", "Kierownik Biura", "Klaster „Huta”")],
        ),
        (
            "Głos zabrali: Prezes Klastra „Łąka” Pan Jan Pokora, Dyrektor Centrum Kształcenia i Pracy w Turku Pani Ewa Bąk oraz prof. Adam Sroka z Uniwersytetu Adama Mickiewicza.",
            [
                ("Jan Pokora", "Prezes", "Klaster „Łąka”"),
                ("Ewa Bąk", "Dyrektor", "Centrum Kształcenia i Pracy w Turku"),
                ("Adam Sroka", None, "Uniwersytet Adama Mickiewicza"),
            ],
        ),
        (
            "Otwarcia dokonał Podsekretarz Stanu w Ministerstwie Rozwoju, Pracy i Technologii Pan Adam Wierzba.",
            [("Adam Wierzba", "Podsekretarz Stanu", "Ministerstwo Rozwoju, Pracy i Technologii")],
        ),
        (
            "Wstęgę przecięła dyrektor Zespołu Szkół Technicznych im. Jana Długosza Ewa Kłos.",
            [("Ewa Kłos", "dyrektor", "Zespół Szkół Technicznych im. Jana Długosza")],
        ),
        ("Jan Lis w imieniu Klastra „Tłok” przedstawił oczekiwania.", [("Jan Lis", None, "Klaster „Tłok”")]),
        ("Do klastra przyjęto firmę PPHU Korek z Kalisza, reprezentowaną przez p. Ewę Pałkę.", [("Ewa Pałka", None, "PPHU Korek")]),
        ("Przyjechało dwoje przedstawicieli firmy Aero-Pol: Ewa Siwiec i Adam Ruta.", [("Ewa Siwiec", None, "Aero-Pol"), ("Adam Ruta", None, "Aero-Pol")]),
        ("Gratulował mu Adam Rzęsa, komendant straży pożarnej.", [("Adam Rzęsa", "komendant straży pożarnej", None)]),
        ("Prace ocenił Jan Vogel, młynarz z Biecza.", [("Jan Vogel", "młynarz", None)]),
        ("Ewa Oleksy, Biuro Podatkowe „Grosz” – przewodnicząca", [("Ewa Oleksy", "przewodnicząca", "Biuro Podatkowe „Grosz”")]),
        ("The talks were opened by Ewa Szulc, trade counsellor at the Polish Trade Agency.", [("Ewa Szulc", "trade counsellor", "Polish Trade Agency")]),
        ("Pavel Hruška, Managing Director of the Czech Glass Cluster, spoke first.", [("Pavel Hruška", "Managing Director", "Czech Glass Cluster")]),
        ("Głos zabrał Ingemar Strand, były urzędnik Komisji Europejskiej.", [("Ingemar Strand", "były urzędnik", "Komisja Europejska")]),
        ("Przemówił burmistrz Kępna Adam Śpiewak, a po nim Ewa i Jan Cebulowie z firmy Mebel-Pol.",
         [("Adam Śpiewak", "burmistrz", "Kępno"), ("Ewa Cebula", None, "Mebel-Pol"), ("Jan Cebula", None, "Mebel-Pol")]),
    ],
)  # fmt: skip
def test_role_and_organisation_are_those_of_the_person(text: str, told: list[Told], lexicon: Lexicon) -> None:
    assert [(p.name, p.role, p.organisation) for p in find_people(text, lexicon).participants] == told


@pytest.mark.parametrize(
    "text",
    [
        "Konferencję zorganizowano z Uniwersytetem Mikołaja Kopernika.",
        "Zdjęcia z kongresu: Anna Nowak, Jan Lis",
        "Fot. Archiwum klastra / Jan Lis",
        "Pytania: Ewa Król, wew. 12.",
        "Obecność prosimy potwierdzać u Pani Anny Nowak.",
        "Zastąpi on Jana Lisa, który przeszedł na emeryturę.",
        "Zamiast chorego Jana Lisa wystąpił prezes.",
        "Zaproszono Jana Lisa, ale odmówił.",
        "Rodzinie Adama Wilka składamy kondolencje.",
        "Obrady trwały dwa dni.\n\nZ Brukseli – Adam Wilk",
        "Obrady trwały dwa dni.\n\nAdam Wilk",
        "Gala odbędzie się 25 lutego.\n\nKontakt:\n\nEwa Król\n\nPrzegląd Inwestycyjny",
        "Zgłoszono kandydaturę dr Ewy Prus, ale zabrakło jej głosów.",
        "Zaczynaliśmy w garażu mojego teścia, Adama Budy.",
        "Na grobie inżyniera Jana Ryszki złożono wieńce.",
        "The prize went to the firm of Ewa Pacheco, who was not able to come.",
        "He leads sales at Pumpenhaus Nord GmbH.",
    ],
)
def test_who_is_only_named_takes_no_part(text: str, lexicon: Lexicon) -> None:
    assert [p.name for p in find_people(text, lexicon).participants] == []


@pytest.mark.parametrize(
    "text", ["Nagrody wręczał Ole Bjerre.", "Nagrody ufundował Jan Kantor.", "Tort pokroiła Ewa Śpiewak.", "Z Cezarym Wilkiem rozmawiamy o handlu."]
)
def test_who_does_something_takes_part(text: str, lexicon: Lexicon) -> None:
    assert len(find_people(text, lexicon).participants) == 1
