"""Names in hostile surroundings, in the nominative."""

import time
from pathlib import Path

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.language.lexicon import Lexicon
from scraper.language.name_mentions import find_mentions
from scraper.language.names import find_names

GAZETTEERS = Path(__file__).parents[2] / "data" / "gazetteers"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(GAZETTEERS)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Brytyjska premier Theresy May Corbyna nie przekonała.", ["Theresa May"]),
        ("Wywiad Marka Zuckerberga odbił się echem.", ["Mark Zuckerberg"]),
        ("Nową rolę Daniela Craiga zapowiedział Mark Rutte.", ["Daniel Craig", "Mark Rutte"]),
        ("NAGRODĘ ODEBRAŁA EWA LIS, PREZES KLASTRA", ["Ewa Lis"]),
        ("Dyrektora Aleksandra Grabskiego zastąpi Aleksandra Grabska.", ["Aleksander Grabski", "Aleksandra Grabska"]),
        ("Zastąpił na tym stanowisku Wacława Kosa, który odszedł.", ["Wacław Kos"]),
        ("Nagrodzono Edytę Muł, a Leszek Bóbr gratulował.", ["Edyta Muł", "Leszek Bóbr"]),
        ("Jan Kowalski Anna Nowak Piotr Zieliński", ["Jan Kowalski", "Anna Nowak", "Piotr Zieliński"]),
        ("Gości witali Lars i Mette Thomsenowie.", ["Lars Thomsen", "Mette Thomsen"]),
        ("Z Anną i Janem Kowalskimi rozmawiamy o miodzie.", ["Anna Kowalska", "Jan Kowalski"]),
        ("Rozmowy z Ursulą von der Leyen trwały dwie godziny.", ["Ursula von der Leyen"]),
        ("Przemawiał Rui Cardoso Pimenta z Lizbony.", ["Rui Cardoso Pimenta"]),
        ("Wystąpiła Beata Dziak – Czekan, a po niej inni.", ["Beata Dziak-Czekan"]),
        ("KOWALSKI Jan, tel. wewn. 12", ["Jan Kowalski"]),
        ("Spotkanie z Jiřím Novotnym i Ołeną Kowalczuk", ["Jiří Novotný", "Ołena Kowalczuk"]),
        ("Zawody przegrał Lech Poznań, a do brzegu przybił „Jan Heweliusz”.", []),
        ("W konferencji, która odbyła się w Łodzi, wzięła udział Anna\nKowalska.", ["Anna Kowalska"]),
        ("Rozmowa z Janem Lisem – Marszałkiem Województwa", ["Jan Lis"]),
        ("Gala z burmistrzem Mikołajek Piotrem Jakubowskim; Jan Lis – Marszałek Województwa", ["Piotr Jakubowski", "Jan Lis"]),
        ("Mówił o nim 'Jarosław Kaczyński' z Warszawy.", ["Jarosław Kaczyński"]),
        ("W uroczystości wzięli udział Cyprian Uliczny oraz Dagny Pstrąg i Iwona Sykuta.", ["Cyprian Uliczny", "Dagny Pstrąg", "Iwona Sykuta"]),
        ("Karolina Południowa i Północna Karolina głosowały.", []),
        ("Sala Kasztanowa i Róża Wiatrów czekają na gości.", []),
    ],
)
def test_names_come_out_in_the_nominative(text: str, names: list[str], lexicon: Lexicon) -> None:
    assert [n.name for n in find_names(text, lexicon)] == names


def test_a_list_that_prints_surnames_first_turns_its_doubtful_entries_too(lexicon: Lexicon) -> None:
    text = "Augustyn Natalia\n\nCichy Robert\n\nGregorczyk Kamila\n\nMarek Artur\n\nTomasz Wioletta"
    assert [n.name for n in find_names(text, lexicon)] == ["Natalia Augustyn", "Robert Cichy", "Kamila Gregorczyk", "Artur Marek", "Wioletta Tomasz"]


def test_what_stays_undeclined_after_a_preposition_is_a_firm_rather_than_a_man(lexicon: Lexicon) -> None:
    assert not any(n.sure for n in find_names("Umowy z Julius Baer nie podpisano.", lexicon))
    assert all(n.sure for n in find_names("Umowy z Juliusem Baerem nie podpisano.", lexicon))


def test_a_surname_alone_or_with_an_initial_is_the_person_named_before(lexicon: Lexicon) -> None:
    text = "Obradom przewodniczyła Honorata Kmieć. S. Wyka zgłosił uwagi. Rozmawiano z Sewerynem Wyką i z dyrektor Kmieć."
    mentions = find_mentions(text, find_names(text, lexicon), lexicon)
    assert [(text[m.start : m.end], m.of and m.of.name) for m in mentions] == [("S. Wyka", "Seweryn Wyka"), ("Kmieć", "Honorata Kmieć")]


def test_an_archive_decides_a_rare_nominative() -> None:
    assert [n.name for n in find_names("Głos oddano Janowi Kieli.", load_lexicon(GAZETTEERS, {("Kieli", "m"): 3}))] == ["Jan Kieli"]
    assert [n.name for n in find_names("Przyjęto wniosek Jana Kieli.", load_lexicon(GAZETTEERS, {("Kiela", "m"): 3}))] == ["Jan Kiela"]


def test_hostile_text_takes_linear_time(lexicon: Lexicon) -> None:
    def cost(times: int) -> float:
        text = "Anna i Jan Kowalscy Nowak Jan-Jan-Jan von der A. B. C. " * times
        begun = time.process_time()
        names = find_names(text, lexicon)
        find_mentions(text, names, lexicon)
        return time.process_time() - begun

    cost(50)
    assert cost(2000) < 30 * cost(200) + 0.1


@pytest.mark.parametrize("joined", [f"Jana {'-'.join(['Kozła'] * 60)}", f"{'-'.join(['Jana'] * 60)} Nowaka"])
def test_any_number_of_words_joined_by_hyphens_is_read_at_once(joined: str, lexicon: Lexicon) -> None:
    begun, text = time.process_time(), f"Jan Kozieł wrócił. Dla {joined} nie było miejsca, ani dla {joined.removeprefix('Jana ')}."
    find_mentions(text, find_names(text, lexicon), lexicon)
    assert time.process_time() - begun < 2
