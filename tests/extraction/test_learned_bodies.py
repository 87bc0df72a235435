"""What repeats over the pages of a site is furniture, but for the headings of its articles' own texts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.extraction.article import Known, read_article
from scraper.extraction.templates import learn_template
from scraper.model.page import Page
from scraper.parsing.document import parse

NOW = datetime(2026, 11, 24, tzinfo=UTC)
TOWNS = ("Opolu", "Radomiu", "Kielcach", "Lublinie", "Toruniu", "Elblągu", "Gdyni", "Zamościu")


def learned(part: str) -> list[str]:
    documents = []
    for number, town in enumerate(TOWNS):
        first = f"Przedstawiciele uczelni spotkali się w {town} po raz {number + 2}. i mówili o laboratorium, które zajmie się badaniem numer {number * 7}."
        second = (
            f"Badania w {town} zamówiło już {number * 3 + 4} odlewni z regionu, a koszt pracowni numer {number} pokryją po połowie uczelnie i firmy."
        )
        body = (
            f"<article><h1>Spotkanie w {town}</h1><p>{number + 1} marca 2024</p><div class=text><p>{first}</p>{part}<p>{second}</p></div></article>"
        )
        page = Page(url=f"https://site.example/n/spotkanie-{number}", site="s", body=f"<title>Spotkanie w {town}</title><body>{body}".encode())
        documents.append(parse(page))
    template = learn_template(documents, site="s", now=NOW)
    assert template is not None
    return [read_article(document, Known(now=NOW, template=template)).text for document in documents]


def test_a_heading_between_paragraphs_stays_though_every_article_has_it() -> None:
    assert all("\n\nProgram spotkania\n\n" in text for text in learned("<h2>Program spotkania</h2>"))


@pytest.mark.parametrize(
    "part",
    [
        "<div class=box><h2>Zapisz się do biuletynu</h2></div>",
        "<p>Zapisz się do biuletynu klastra już dziś</p>",
        "<h2><a href='/biuletyn'>Zapisz się do biuletynu</a></h2>",
    ],
)
def test_a_box_or_a_line_of_the_site_between_them_goes(part: str) -> None:
    assert not any("biuletyn" in text for text in learned(part))
