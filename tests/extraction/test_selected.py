"""A profile's selectors are the first rule of every field that they name."""

from datetime import UTC, date, datetime

from scraper.extraction.article import Known, read_article
from scraper.model.article import Article
from scraper.model.page import Page
from scraper.model.site import SelectorForm, Site
from scraper.parsing.document import parse

PARAGRAPH = "Klaster podpisał porozumienie o współpracy z uczelnią, które obejmuje staże, badania i wspólne laboratorium pomiarowe. "
PAGE = f"""<html><head><title>Porozumienie podpisane - Klaster Rzeczny</title></head><body><h1>Porozumienie podpisane</h1>
<div class="kiedy"><b>30</b><b>stycznia</b><b>2019</b></div><div class="tresc"><p>{PARAGRAPH * 3}</p><p class="druk">Wersja do druku</p>
<p>{PARAGRAPH * 2}</p></div><p class="kto">Ewa Nowak</p><ul class="znaczniki"><li>nauka</li><li>umowy</li></ul></body></html>"""
NEW = SelectorForm(title="h1.new", body="div.new")
OLD = SelectorForm(
    valid_until=date(2020, 1, 1), title="h1", body="div.tresc", published="div.kiedy", tags="ul.znaczniki li", author="p.kto", remove=("p.druk",)
)


def read(*forms: SelectorForm) -> Article:
    page = Page(url="https://example.org/a", site="rzeczny", body=PAGE.encode())
    site = Site(name="rzeczny", url="https://example.org/", selectors=forms)
    return read_article(parse(page), Known(now=datetime(2026, 1, 1, tzinfo=UTC), site=site))


def test_the_old_form_reads_an_old_page_after_a_redesign() -> None:
    article = read(OLD, NEW)
    assert (article.title, article.published, article.tags, article.author) == (
        "Porozumienie podpisane",
        date(2019, 1, 30),
        ("nauka", "umowy"),
        "Ewa Nowak",
    )
    assert "Wersja do druku" not in article.text
    assert article.text.count("\n\n") == 1
    assert {dict(article.winners)[field] for field in ("title", "text", "published", "tags", "author")} == {"selector"}


def test_a_form_past_its_day_is_not_used() -> None:
    expired = SelectorForm(valid_until=date(2018, 1, 1), title="h1", published="div.kiedy")
    assert dict(read(expired).winners)["title"] != "selector"


def test_without_a_fitting_form_the_general_rules_answer() -> None:
    article = read(NEW)
    assert article.title == "Porozumienie podpisane"
    assert dict(article.winners)["title"] != "selector"
