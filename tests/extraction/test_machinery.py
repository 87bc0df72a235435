"""Buttons, counters and notices are no text; and to tell them costs little, whatever a page repeats."""

from __future__ import annotations

import time

import pytest

from scraper.extraction.furniture import is_machinery
from scraper.model.page import Page
from scraper.parsing.document import parse

QUICK_SECONDS = 0.5


def is_button(text: str) -> bool:
    page = Page(url="https://x.example/a", site="", body=f"<p>{text}</p>".encode())
    return is_machinery(parse(page).blocks[0])


@pytest.mark.parametrize(
    "text",
    [
        "Drukuj | Wyślij znajomemu | PDF",
        "« Poprzedni Następny »",
        "Następna »",
        "Facebook Twitter LinkedIn",
        "- Reklama -",
        "Advertisement",
        "Galeria zdjęć",
        "Zdjęcia (3)",
        "Oceń artykuł: 1 2 3 4 5 (średnia: 4,3; głosów: 12)",
        "Powrót do listy aktualności",
        "Wykonanie: Pracownia Stron",
    ],
)
def test_a_line_of_buttons_is_machinery(text: str) -> None:
    assert is_button(text)


@pytest.mark.parametrize(
    "text",
    [
        "Reklama klastra w prasie",
        "Galeria zdjęć z targów została otwarta w Kielcach",
        "Drukuj w domu i oszczędzaj razem z klastrem",
        "X Kongres Klastrów",
    ],
)
def test_a_sentence_that_begins_like_a_button_is_text(text: str) -> None:
    assert not is_button(text)


@pytest.mark.parametrize("unit", ["« a » ", "wroc ", "komentarze ", "back ", "x ", "ocen wpis ", "a a ", "drukuj ", "- reklama -"])
def test_hostile_repetition_is_judged_quickly(unit: str) -> None:
    started = time.process_time()
    is_button((unit * 40)[:150] + "Y" * 61)
    assert time.process_time() - started < QUICK_SECONDS
