"""Where on a page its text is found, whatever its elements are called and whatever else stands among them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.extraction.article import Known, read_article
from scraper.model.page import Page
from scraper.parsing.document import parse

NOW = datetime(2026, 11, 24, tzinfo=UTC)
TITLE = "Klaster otworzył laboratorium pomiarowe"
TEXT = [
    "Laboratorium stanęło w hali przy politechnice, a pierwsze pomiary wykonano na zlecenie trzech odlewni z regionu.",
    "Koszt przedsięwzięcia pokryły po połowie uczelnia i firmy zrzeszone w klastrze, które podpisały umowę na dziesięć lat.",
    "Przedstawiciele obu stron podkreślali, że lista tematów badań pozostaje otwarta i każda z firm może zgłosić własny.",
    "Zainteresowani umawiają się na pomiary przez formularz, a czas oczekiwania nie powinien przekroczyć dwóch tygodni.",
    "W przyszłym roku przybędzie komora klimatyczna, na którą klaster zdobył środki z programu regionalnego.",
]


def read(main: str):
    html = f'<html lang="pl"><head><title>{TITLE} - Klaster</title></head><body><div class="top"><a href="/">Klaster</a></div>{main}<div class="dol">© Klaster</div></body></html>'
    return read_article(parse(Page(url="https://klaster.example/a/1", site="", body=html.encode())), Known(now=NOW, reads_twice=False))


def paragraphs(texts=TEXT):
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    "name",
    [
        "l-sidebar-fixed l-segment l-article-body-segment",
        "o-row c-fixed-sidebar-layout--140--left@lg",
        "full-content enable-pin-share type-post",
        "report__section report__section--ads",
        "field field--name-body field--label-hidden",
        "relative overflow-hidden",
        "tab-menu--product",
    ],
)
def test_an_elements_name_does_not_hide_the_text_in_it(name):
    other = paragraphs(["Zapraszamy do współpracy wszystkie firmy, które chcą rozwijać się razem z nami w regionie i poza nim."])
    article = read(f'<h1>{TITLE}</h1><div class="{name}">{paragraphs()}</div><div class="box">{other}</div>')
    assert TEXT[0] in article.text
    assert TEXT[-1] in article.text


@pytest.mark.parametrize("name", ["sidebar", "comments", "newsletter-box", "field--name-x visually-hidden", "hidden"])
def test_furniture_beside_a_longer_text_stays_out(name):
    article = read(
        f'<div class="art"><h1>{TITLE}</h1>{paragraphs()}<div class="{name}">{paragraphs([TEXT[0].replace("Laboratorium", "Biuro")])}</div></div>'
    )
    assert article.text == "\n\n".join(TEXT)


def test_pointers_to_other_articles_within_a_text_take_no_paragraph_with_them():
    pointers = [
        f'<p><a href="/a/{n}">{title}</a></p>'
        for n, title in enumerate(("Pięć rad dla firm, które jadą na targi", "Jeden dzień z życia inżyniera odlewni"), 7)
    ]
    body = "".join(f"<p>{text}</p>{pointers[n] if n < len(pointers) else ''}" for n, text in enumerate(TEXT))
    article = read(f'<div class="art"><h1>{TITLE}</h1>{body}</div>')
    assert [text for text in TEXT if text not in article.text] == []


def test_of_several_whole_articles_on_a_page_the_one_that_it_is_named_for_is_read():
    second = [text.replace("klaster", "związek") for text in TEXT]
    items = [(TITLE, TEXT, "otwarcie-laboratorium"), ("Związek ogłosił nowy nabór do rady", second, "nabor-do-rady")]
    rows = "".join(f'<article id="{name}" class="item"><h2>{title}</h2>{paragraphs(texts)}</article>' for title, texts, name in items)
    assert read(f'<div class="list">{rows}</div>').text == "\n\n".join(TEXT)


def test_a_box_with_an_events_day_is_no_text_but_a_paragraph_with_one_is():
    box = '<div class="event-box"><strong>Termin wydarzenia:</strong> <span>12.03.2026</span></div>'
    assert read(f'<div class="art"><h1>{TITLE}</h1>{box}{paragraphs()}</div>').text == "\n\n".join(TEXT)
    assert read(f'<div class="art"><h1>{TITLE}</h1><p>Termin wydarzenia: 12.03.2026</p>{paragraphs()}</div>').text.startswith(
        "Termin wydarzenia: 12.03.2026"
    )


@pytest.mark.parametrize("opening", ["<div>", "<nav class=tags>", '<div class="sidebar">'])
def test_elements_nested_thousands_deep_are_read_like_others(opening):
    article = read(f'{opening * 3000}<div class="art"><h1>{TITLE}</h1>{paragraphs()}<p><a href="/tag/x">odlewnie</a></p></div>')
    assert article.title == TITLE
