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
