"""Words and sentences of Polish texts."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.language.tokens import sentences, tokenise


def _sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Udział wzięła prof. Anna Nowak. Potem był obiad.", ["Udział wzięła prof. Anna Nowak.", "Potem był obiad."]),
        (
            "Spotkanie odbyło się 18 października 2019 r. Kolejne w lutym.",
            ["Spotkanie odbyło się 18 października 2019 r.", "Kolejne w lutym."],
        ),
        ("W dniach 12.02.2019 r. 300 osób.", ["W dniach 12.02.2019 r. 300 osób."]),
        ("Mówił J. Kowalski z ul. Długiej 5. Koniec!", ["Mówił J. Kowalski z ul. Długiej 5.", "Koniec!"]),
        ("– Tak – mówi prezes. – Chcemy więcej.", ["– Tak – mówi prezes.", "– Chcemy więcej."]),
        ("Nagłówek bez kropki\n\nAkapit pierwszy.", ["Nagłówek bez kropki", "Akapit pierwszy."]),
        ("Czy to się opłaca? Tak… Może!", ["Czy to się opłaca?", "Tak…", "Może!"]),
        ("Zapytał: „Po co?” Nikt nie wiedział.", ["Zapytał: „Po co?”", "Nikt nie wiedział."]),
        ("Lista:\n- jeden\n- dwa", ["Lista:", "- jeden", "- dwa"]),
        ("", []),
        ("   \n\n ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert _sentences(text) == expected


@given(st.text(alphabet="aŁ. \n!?1r„”-", max_size=80))
def test_sentences_lose_and_repeat_nothing(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.text(max_size=80))
def test_a_token_is_what_stands_at_its_place(text: str) -> None:
    assert all(text[t.start : t.end] == t.text for t in tokenise(text))


@pytest.mark.parametrize("row", ["!", ".", "…?", ".”", "\n", "\n ", ". "])
def test_a_hostile_row_takes_linear_time(row: str) -> None:
    def cost(times: int) -> float:
        begun = time.process_time()
        sentences(row * times + "a")
        return time.process_time() - begun

    assert cost(40_000) < 30 * cost(4_000) + 0.1
