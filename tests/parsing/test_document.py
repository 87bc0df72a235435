"""Hostile and odd input: a result or a clear reason, and quickly."""

from __future__ import annotations

import time

import pytest

from scraper.model.errors import NotAnArticle
from scraper.model.page import Page
from scraper.parsing.document import parse


def page(body: bytes, content_type: str | None = None) -> Page:
    return Page(url="https://example.org/a", site="", body=body, content_type=content_type)


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"", "empty"), (b" \n ", "empty"), (b"%PDF-1.7 ...", "PDF"), (b"\x89PNG\r\n", "image"), (b"PK\x03\x04abc", "ZIP"), (b"x" * (21 * 1024 * 1024), "21 MB"), (b"just words", "HTML")],
)  # fmt: skip
def test_what_is_no_html_is_refused_with_the_reason(body, reason):
    with pytest.raises(NotAnArticle, match=reason):
        parse(page(body))


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "a href=x"])
def test_a_hundred_thousand_nested_tags_end_quickly(tag):
    started = time.process_time()
    document = parse(page(f"<{tag}>".encode() * 100_000 + b"words at the bottom"))
    assert time.process_time() - started < 5
    assert any("words at the bottom" in b.text for b in document.blocks)


@pytest.mark.parametrize("unit", ["<p>a</p>", "<p></p>", "<ul><li>a</ul>", "a<br><br>"])
def test_of_a_page_of_millions_of_elements_the_first_are_kept(unit):
    document = parse(page(b"<h1>Kongres</h1>" + unit.encode() * 150_000))
    assert document.blocks[0].text == "Kongres"
    assert len(document.blocks) <= 20_000
    assert len(document.containers) <= 100_001
    assert all(c.first <= c.last <= len(document.blocks) for c in document.containers)
    assert [b.index for b in document.blocks] == list(range(len(document.blocks)))


def test_a_truncated_page_with_nul_bytes_keeps_its_text():
    document = parse(page(b"<html><body><p>Pierwszy\x00 akapit</p><p>Drugi aka"))
    assert [b.text for b in document.blocks] == ["Pierwszy akapit", "Drugi aka"]


def test_blocks_come_in_order_with_rows_and_items_of_their_own():
    document = parse(page(b"<h2>Co</h2><p>a&nbsp;b&shy;c</p><ul><li>raz</li><li>dwa</li></ul><table><tr><td>x</td><td>y</td></tr></table>e<br><br>f"))
    assert [(b.tag, b.text) for b in document.blocks] == [
        ("h2", "Co"), ("p", "a bc"), ("li", "raz"), ("li", "dwa"), ("tr", "x | y"), ("body", "e"), ("body", "f"),
    ]  # fmt: skip
