"""Foreign names in oblique cases."""

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.language.names import find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Plan Theresy May Corbyn odrzucił.", ["Theresa May"]),
        ("Rząd Pedro Sáncheza upadł.", ["Pedro Sánchez"]),
        ("Rozmowa Pedro Sáncheza i Joe Bidena trwała godzinę.", ["Pedro Sánchez", "Joe Biden"]),
        ("Wykład wygłosił Rui Cardoso Pimenta.", ["Rui Cardoso Pimenta"]),
        ("Gościem był Rafael Garcia.", ["Rafael Garcia"]),
        ("Wybrano Annę Marię Nowak i Jana Pawła Nowaka.", ["Anna Maria Nowak", "Jan Paweł Nowak"]),
        ("O ugodzie z Khadimem Hussainem mówił Mitch McConnell.", ["Khadim Hussain", "Mitch McConnell"]),
        ("Do Chucka Schumera zadzwonił Taro Kono.", ["Chuck Schumer", "Taro Kono"]),
    ],
)
def test_a_name_ends_where_it_is_complete(text: str, names: list[str]) -> None:
    lexicon = load_lexicon(CHECKOUT / "data" / "gazetteers")
    assert [n.name for n in find_names(text, lexicon)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Obrady z Charles'em Dickensem, bez George'a W. Busha.", ["Charles Dickens", "George W. Bush"]),
        ("Weto Luki Modricia, skarga Karima Benzemy.", ["Luka Modrić", "Karim Benzema"]),
        ("Dymisja Giuseppe Contego i Mariowi Draghiemu powierzona misja.", ["Giuseppe Conte", "Mario Draghi"]),
        ("Rozmowy Davida Frosta z Rudym Giulianim i Mike'a Pompeo.", ["David Frost", "Rudy Giuliani", "Mike Pompeo"]),
        ("Wyrok w sprawie Luigiego Di Maio i Marine Le Pen.", ["Luigi Di Maio", "Marine Le Pen"]),
        ("Zabrał głos Saif ul-Malook, potem Mohammeda al-Haririego.", ["Saif ul-Malook", "Mohammed al-Hariri"]),
        ("Zmarła sędzia Ruth Bader Ginsburg.", ["Ruth Bader Ginsburg"]),
        ("Partia Santiago Abascala przegrała z Witoldem Pluto-Prądzyńskim.", ["Santiago Abascal", "Witold Pluto-Prądzyński"]),
        ("List Joanny Kowalskiej i Giorgii Meloni.", ["Joanna Kowalska", "Giorgia Meloni"]),
        ("Głosy Ludwika Dorna, Jana Rokity i Anny Fotygi.", ["Ludwik Dorn", "Jan Rokita", "Anna Fotyga"]),
        ("Premiera François Hollande'a i Valéry'ego Giscarda.", ["François Hollande", "Valéry Giscard"]),
        ("Grali Michał Pazdan oraz Dani Quintana, a Zurbo Tevdoradze nie.", ["Michał Pazdan", "Dani Quintana", "Zurbo Tevdoradze"]),
        ("Szef MSZ Dmytro Kułeba i prezes Enei Paweł Szczeszek o Witaliju Kłyczce.", ["Dmytro Kułeba", "Paweł Szczeszek", "Witalij Kłyczko"]),
        ("Rozmawiano z Kuzgotem Brandlerem i Xifrą Boltaną.", ["Kuzgot Brandler", "Xifra Boltana"]),
        ("Dla Zurgana Petkowiana nie było miejsca.", ["Zurgan Petkowian"]),
    ],
)
def test_foreign_names_are_declined_as_polish_newspapers_do(text: str, names: list[str]) -> None:
    lexicon = load_lexicon(CHECKOUT / "data" / "gazetteers")
    assert [n.name for n in find_names(text, lexicon)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wizyta Xi Jinpinga u Tsai Ing-wen i Chen Shih-chunga.", ["Xi Jinping", "Tsai Ing-wen", "Chen Shih-chung"]),
        ("Lee Jae-yong nie spotkał Moon Jae-ina ani Kim Dzong Una.", ["Lee Jae-yong", "Moon Jae-in", "Kim Dzong Un"]),
        ("Dowody przeciw Nguyen Van Hungowi zebrała Tran Thi Mai.", ["Nguyen Van Hung", "Tran Thi Mai"]),
        ("Park Narodowy i Ho Lin Polska zapraszają do Chin.", []),
    ],
)
def test_names_of_the_east_keep_their_order(text: str, names: list[str]) -> None:
    lexicon = load_lexicon(CHECKOUT / "data" / "gazetteers")
    assert [n.name for n in find_names(text, lexicon)] == names
