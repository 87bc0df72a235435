"""Pages that say that there is no page, under status 200, and articles whose titles only end in the number."""

from __future__ import annotations

from datetime import datetime

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.model.moments import WARSAW
from scraper.model.page import Page
from scraper.processing import Desk, process

_TEXT = (
    "Zarząd klastra rozpatrzył wnioski członków i przyznał środki na wspólne stoisko. Wypłaty ruszą w przyszłym miesiącu, a o terminach powiadomi biuro. "
    * 3
)


def _kind(title: str) -> str:
    html = f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1><p>{_TEXT}</p></main></body></html>"
    desk = Desk(
        now=datetime(2026, 6, 1, tzinfo=WARSAW), lexicon=load_lexicon(CHECKOUT / "data" / "gazetteers"), without=frozenset(("people", "events"))
    )
    return process(
        Page(url="https://example.pl/aktualnosci/strona-a", site="example", body=html.encode(), content_type="text/html; charset=utf-8"), desk
    ).kind


@pytest.mark.parametrize(
    "title", ["404", "Błąd 404", "Strona 404", "Klaster Szkła – 404", "Nie znaleziono strony", "404 – nie ma takiej strony", "Page not found"]
)
def test_an_error_page_is_no_article(title: str) -> None:
    assert _kind(title) == "other"


@pytest.mark.parametrize("title", ["Zarząd podjął uchwałę w sprawie wniosku numer 404", "Dofinansowanie otrzymał projekt zgłoszony pod numerem 404"])
def test_a_title_that_ends_in_the_number_is_an_articles(title: str) -> None:
    assert _kind(title) == "article"
