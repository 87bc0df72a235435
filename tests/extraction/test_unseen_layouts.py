"""Sites of software that no rule was written for: what is learned of them, and what a page says alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from more_skins import MORE_SKINS
from skins import SKINS
from theme_skins import THEME_SKINS

from scraper.extraction.article import Known, read_article
from scraper.extraction.templates import learn_template
from scraper.model.page import Page
from scraper.parsing.document import parse

NOW = datetime(2026, 11, 24, tzinfo=UTC)
LAYOUTS = (*SKINS, *MORE_SKINS, *THEME_SKINS)


def read_site(skin, stories, *, learned):
    pages = skin(stories).pages()
    documents = [parse(Page(url=p.url, site="", body=p.html.encode())) for p in pages]
    template = learn_template(documents, site=skin.name, now=NOW) if learned else None
    return [(page, read_article(document, Known(now=NOW, template=template))) for page, document in zip(pages, documents, strict=True)]


@pytest.mark.parametrize("skin", LAYOUTS, ids=lambda s: s.name)
def test_a_learned_site_gives_every_articles_text_whole_and_nothing_else(skin, stories):
    wrong = {p.url: a.text for p, a in read_site(skin, stories, learned=True) if p.story and a.text != p.story.text}
    assert wrong == {}


@pytest.mark.parametrize("skin", LAYOUTS, ids=lambda s: s.name)
def test_listings_searches_and_errors_of_a_learned_site_are_no_articles(skin, stories):
    taken = [p.url for p, a in read_site(skin, stories, learned=True) if p.story is None and a.is_article]
    assert taken == []


@pytest.mark.parametrize("skin", LAYOUTS, ids=lambda s: s.name)
def test_every_article_is_kept_when_its_page_stands_alone(skin, stories):
    lost = [p.url for p, a in read_site(skin, stories, learned=False) if p.story and not a.is_article]
    assert lost == []


@pytest.mark.parametrize("skin", LAYOUTS, ids=lambda s: s.name)
def test_titles_are_printed_ones_without_the_sites_name(skin, stories):
    wrong = {p.url: a.title for p, a in read_site(skin, stories, learned=True) if p.story and a.title != p.story.title}
    assert wrong == {}


@pytest.mark.parametrize("skin", LAYOUTS, ids=lambda s: s.name)
def test_no_article_of_a_learned_site_gets_another_day_than_its_own(skin, stories):
    read = [(p, a) for p, a in read_site(skin, stories, learned=True) if p.story and a.published]
    assert {p.url: a.published for p, a in read if a.published.isoformat()[:10] != p.story.published.isoformat()} == {}


@pytest.mark.parametrize("skin", THEME_SKINS, ids=lambda s: s.name)
def test_every_article_of_these_themes_gets_its_day_and_its_tags(skin, stories):
    read = [(p.story, a) for p, a in read_site(skin, stories, learned=True) if p.story]
    assert [s.title for s, a in read if a.published is None] == []
    assert {s.title: a.tags for s, a in read if a.tags != s.tags} == {}
