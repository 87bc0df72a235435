"""A page alone: what trafilatura's reading changes in ours, and where it is not asked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.extraction import second_reading
from scraper.extraction.article import Known, read_article
from scraper.model.page import Page
from scraper.parsing.document import parse

NOW = datetime(2026, 11, 24, tzinfo=UTC)
FIRST = "W czwartek przedstawiciele czterech uczelni podpisali w Opolu umowę o wspólnym laboratorium, które otworzy się jesienią przyszłego roku."
SECOND = "Pierwsze badania zamówiły już trzy odlewnie z regionu. Koszt pracowni pokryją po połowie uczelnie i przedsiębiorstwa zrzeszone w klastrze."
THIRD = "Kolejna tura rozmów odbędzie się po wakacjach, a zaproszenie do niej dostaną wszystkie firmy, które zgłosiły swoje tematy."


def read(html: str, *, twice: bool = True):
    page = Page(url="https://nieznana.example/a/umowa.html", site="", body=f"<!doctype html><html><body>{html}</body></html>".encode())
    return read_article(parse(page), Known(now=NOW, reads_twice=twice))


def article(extra: str = "") -> str:
    return f"<article><h1>Umowa uczelni i firm</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{extra}</article>"


def test_where_both_readings_agree_ours_stands() -> None:
    found = read(article())
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert dict(found.winners)["text"] == "densest"


def test_what_only_ours_keeps_at_the_end_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_reading, "_trafilatura", lambda document: [FIRST, SECOND, THIRD])
    found = read(
        article("<h3>Nasza oferta</h3><p>Ten akapit jest reklamą prenumeraty, którą redakcja wkleiła pod tekstem bez żadnego oznaczenia.</p>")
    )
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert dict(found.winners)["text"] == "densest-witnessed"


def test_a_lead_and_a_last_paragraph_that_trafilatura_lost_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_reading, "_trafilatura", lambda document: [SECOND])
    found = read(f"<article><h1>Umowa uczelni i firm</h1><div class='zajawka'>{FIRST}</div><h2>Co dalej</h2><p>{SECOND}</p><p>{THIRD}</p></article>")
    assert found.text == f"{FIRST}\n\nCo dalej\n\n{SECOND}\n\n{THIRD}"


@pytest.mark.parametrize("place", ["<section class='license-box'>{}</section>", "<aside>{}</aside>", "<footer>{}</footer>"])
def test_what_we_know_for_furniture_does_not_make_ours_give_way(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    notice = "Materiały na tej stronie wolno kopiować pod warunkiem podania źródła, autora i daty, a także odnośnika do strony. " * 3
    monkeypatch.setattr(second_reading, "_trafilatura", lambda document: [FIRST, notice])
    found = read(f"<article><h1>Umowa uczelni i firm</h1><p>{FIRST}</p></article>{place.format(f'<p>{notice}</p>')}")
    assert found.text == FIRST


def test_ours_in_the_wrong_place_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_reading, "_trafilatura", lambda document: [FIRST, SECOND, THIRD])
    found = read(f"<h1>Umowa uczelni i firm</h1><p>{SECOND}</p>")
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert dict(found.winners)["text"] == "trafilatura"


def test_a_visit_that_will_learn_the_site_asks_no_second_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: object) -> list[str]:
        raise AssertionError

    monkeypatch.setattr(second_reading, "_trafilatura", fail)
    assert read(article(), twice=False).text.startswith(FIRST)


def test_a_page_wrapped_in_an_element_named_for_furniture_is_read_by_its_own_heading() -> None:
    menu = "".join(f"<li><a href='/m{n}'>Dział numer {n}</a></li>" for n in range(150))
    html = f"<title>Umowa uczelni i firm | Klaster</title><div class='dialog-off-canvas-main-canvas'><ul>{menu}</ul>{article()}</div>"
    assert read(html, twice=False).text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


@pytest.mark.parametrize(("cells", "asked"), [(100, True), (5000, False)])
def test_trafilatura_is_not_asked_about_pages_that_are_one_great_table(monkeypatch: pytest.MonkeyPatch, cells: int, asked: bool) -> None:
    asked_for: list[str] = []
    monkeypatch.setattr("trafilatura.extract", lambda html, **_: asked_for.append(html))
    read(article(f"<table><tr>{'<td>12</td>' * cells}</tr></table>"))
    assert bool(asked_for) is asked
