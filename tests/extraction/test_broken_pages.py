"""Pages that are cut, misspelt or made to hurt end quickly, with an article or a refusal."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from scraper.extraction.article import Known, read_article
from scraper.model.errors import NotAnArticle
from scraper.model.page import Page
from scraper.parsing.document import parse

NOW = datetime(2026, 11, 24, tzinfo=UTC)
TEXT = "<p>Przedstawiciele czterech uczelni podpisali w Opolu umowę o wspólnym laboratorium, które otworzy się jesienią przyszłego roku.</p>" * 3
PAGE = f"<html><head>{{head}}<title>Umowa uczelni i firm</title></head><body><article><h1>Umowa uczelni i firm</h1>{TEXT}{{body}}</article></body></html>"
QUICK_SECONDS = 3.0


def read(html: str, url: str = "https://x.example/a"):
    return read_article(parse(Page(url=url, site="", body=html.encode("utf-8", "surrogatepass"))), Known(now=NOW, reads_twice=False))


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<base href='//['>", "<a href='b.html'>Zobacz całą relację ze spotkania</a>"),
        ("<link rel=canonical href='http://[x'>", "<a href='http://[::1'>Zobacz całą relację ze spotkania</a>"),
        ("", "<p><a href='http://[x/regulamin.pdf'>Regulamin konkursu</a></p>"),
        ("", "<h2><a href='http://a\u2100b/'>Tytuł innego artykułu o klastrach</a></h2>" * 3),
        ("<meta property='article:published_time' content='2019-02-30T25:61:00+25:00'>", "<time datetime='9999-99-99T99:99:99+99:99'>kiedyś</time>"),
        (
            "<script type='application/ld+json'>{'@type': 'Article', 'datePublished': {'@value': [1]}, 'author': [[5]], 'keywords': {'a': 1}}</script>".replace(
                "'@", '"@'
            ),
            "",
        ),
        (
            '<script type="application/ld+json">{"@type":["Article",5],"author":{"@id":[]},"datePublished":12345678901234567890,"keywords":[1,null]}</script>',
            "",
        ),
        ("<meta charset=base64>", "<p>&#xD800;&#x110000;</p>"),
    ],
)
def test_slips_of_one_element_lose_no_article(head: str, body: str) -> None:
    assert read(PAGE.format(head=head, body=body)).title == "Umowa uczelni i firm"


@pytest.mark.parametrize("url", ["http://[::1", "http://[x]/a"])
def test_a_page_from_no_address_is_refused(url: str) -> None:
    with pytest.raises(NotAnArticle, match="no address"):
        read(PAGE.format(head="", body=""), url)


@pytest.mark.parametrize(
    "html",
    [
        "<title>" + "Umowa | uczelni - i firm: o laboratorium » w Opolu " * 20_000,
        "<title>Umowa</title><meta property=og:title content='" + "Umowa | uczelni - i firm " * 20_000 + "'>" + TEXT * 200,
        "<h1>Umowa</h1>" + "<div>« wroc » a | b </div>" * 20_000,
        "<h1>Umowa</h1>" + TEXT + "<dl>" + "<dt>Data publikacji:</dt><dd>12.02.2019</dd>" * 10_000 + "</dl>",
        "<h1>Umowa</h1>" + ("<div class=block><div class=rich>" + TEXT + "</div></div>") * 2_000,
        "<h1>Umowa</h1>" + TEXT + "<div class=card><h2>12.02.2019</h2><a class=tags href=/t>a</a></div>" * 10_000,
        "<h1>Umowa</h1>" + "<div class=footer>" * 3_000 + TEXT,
    ],
)
def test_what_repeats_without_end_takes_no_longer_than_it_must(html: str) -> None:
    started = time.process_time()
    read(f"<html><body>{html}")
    assert time.process_time() - started < QUICK_SECONDS
