"""An article with the structure and facts of the reference page, in our own sentences, comes out whole."""

from datetime import date, datetime

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.catalogue.rules import load_rules
from scraper.config import CHECKOUT
from scraper.model.article import Article
from scraper.model.moments import WARSAW
from scraper.model.page import Page
from scraper.processing import Desk, process

PAGE = """<!DOCTYPE html><html><head><title>European expert group on clusters meeting | 18 października 2019 Bruksela - Klastry Polskie</title></head><body>
<div id="top"><a href="/">Klastry Polskie</a><ul><li><a href="/news,1.htm">Aktualności</a></li></ul></div>
<div id="content"><div class="data"><span>30</span>
<span>stycznia</span>
<span>2019</span></div>
<h1>European expert group on clusters meeting | 18 października 2019 Bruksela</h1>
<div class="tresc"><p>W dniu 18 października 2019 r. w Brukseli zebrała się po raz pierwszy grupa ekspertów Komisji Europejskiej ds. klastrów, w której zasiadło 33
ekspertów. Rozmawiano o tym, jak klastry mogą służyć polityce przemysłowej.</p>
<p>Z Polski udział w obradach wzięli Pani Beata Lubos - Zastępca Dyrektora Departamentu Innowacji, Ministerstwo Przedsiębiorczości i Technologii oraz Pan Krzysztof
Krystowski, Prezes Związku Pracodawców Klastry Polskie.</p>
<p>Sławomir Tokarski, Director for Innovation and Advanced Manufacturing at the Commission's Directorate-General for Internal Market, Industry, Entrepreneurship and SMEs,
otworzył posiedzenie i przedstawił plan pracy grupy.</p>
<p>W konkluzjach Rady UE z marca 2018 r. i maja 2019 r. wezwano do rozwoju polityki klastrowej. Do końca 2020 r. grupa przedstawi sprawozdanie.</p>
<p>Kolejne spotkanie odbędzie się w dniu 6 lutego 2020 r.</p></div>
<div class="zobacz"><strong>Zobacz także:</strong></div><div class="tagi">Tagi:</div></div>
<div id="footer">Wykonanie: <a href="http://example.org">Strony internetowe Ktoś</a></div></body></html>"""


@pytest.fixture(scope="module")
def article() -> Article:
    page = Page(
        url="https://klastrypolskie.pl/news/european-expert-group,512.htm",
        site="klastrypolskie",
        body=PAGE.encode(),
        fetched_at=datetime(2026, 3, 1, tzinfo=WARSAW),
    )
    desk = Desk(
        now=datetime(2026, 3, 1, tzinfo=WARSAW), lexicon=load_lexicon(CHECKOUT / "data" / "gazetteers"), rules=load_rules(CHECKOUT / "data" / "rules")
    )
    return process(page, desk)


def test_title_and_printed_date_are_kept_and_the_date_is_flagged(article: Article) -> None:
    assert article.kind == "article"
    assert article.title == "European expert group on clusters meeting | 18 października 2019 Bruksela"
    assert article.published == date(2019, 1, 30)
    assert article.flags == ("published-before-past-event",)


def test_the_event_and_the_next_meeting_are_found_and_nothing_else(article: Article) -> None:
    assert [(e.start, e.end, e.place, e.kind) for e in article.events] == [
        (date(2019, 10, 18), date(2019, 10, 18), "Bruksela", "event"),
        (date(2020, 2, 6), date(2020, 2, 6), None, "event"),
    ]


def test_the_three_participants_stand_in_the_nominative_with_role_and_organisation(article: Article) -> None:
    assert [(p.name, p.role, p.organisation) for p in article.participants] == [
        ("Beata Lubos", "Zastępca Dyrektora Departamentu Innowacji", "Ministerstwo Przedsiębiorczości i Technologii"),
        ("Krzysztof Krystowski", "Prezes", "Związek Pracodawców Klastry Polskie"),
        (
            "Sławomir Tokarski",
            "Director for Innovation and Advanced Manufacturing",
            "Commission's Directorate-General for Internal Market, Industry, Entrepreneurship and SMEs",
        ),
    ]
    assert all(article.text[p.start : p.end] == p.surface for p in article.participants)


def test_furniture_stays_out_and_there_are_no_tags(article: Article) -> None:
    assert article.tags == ()
    assert "Zobacz" not in article.text
    assert "Wykonanie" not in article.text
    assert article.text.startswith("W dniu 18 października")
    assert article.text.endswith("6 lutego 2020 r.")


def test_it_is_an_expert_group_item_with_its_sentence(article: Article) -> None:
    match = next(m for m in article.matches if m.rule == "expert-groups")
    assert article.expert_group
    assert match.tier == "A"
    assert not match.passing
    assert "grup" in " ".join(match.words).lower()
