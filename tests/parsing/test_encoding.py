"""Bytes of Polish pages as text, whatever the page says of itself."""

import pytest

from scraper.parsing.encoding import decode

SENTENCE = "Zażółć gęślą jaźń: źródło wiedzy o klastrach Śląska i Łodzi. " * 5


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "iso-8859-2", "windows-1250", "nonsense", None])
def test_valid_utf8_is_utf8_whatever_is_declared(declared: str | None) -> None:
    header = f"text/html; charset={declared}" if declared else "text/html"
    assert decode(SENTENCE.encode(), header) == SENTENCE


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859-2"])
@pytest.mark.parametrize("header", [None, "text/html", "text/html; charset=iso-8859-1"])
def test_undeclared_pages_are_read_in_the_encoding_that_gives_polish_letters(encoding: str, header: str | None) -> None:
    assert decode(SENTENCE.encode(encoding), header) == SENTENCE


def test_latin2_with_windows_bytes_is_windows_1250() -> None:
    assert decode(SENTENCE.encode("cp1250"), "text/html; charset=ISO-8859-2") == SENTENCE


def test_the_page_outweighs_a_servers_default_of_latin1() -> None:
    page = '<meta charset="iso-8859-2">' + SENTENCE
    assert decode(page.encode("iso8859-2"), "text/html; charset=ISO-8859-1") == page


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "text/html; charset=iso-8859-2") == SENTENCE


@pytest.mark.parametrize("misread_as", ["cp1250", "cp1252"])
def test_double_encoding_is_undone(misread_as: str) -> None:
    sentence = "Rada klastra omówiła współpracę z uczelniami i plan działań na następny kwartał."
    assert decode(sentence.encode().decode(misread_as).encode(), "text/html; charset=utf-8") == sentence


def test_a_page_broken_off_in_a_letter_stays_utf8() -> None:
    assert decode(SENTENCE.encode() + "ł".encode()[:1], None).startswith(SENTENCE)


def test_names_in_foreign_languages_are_not_taken_for_double_encoding() -> None:
    names = "Ängelholm, Åland och Ålesund: klastry z północy Europy"
    assert decode(names.encode(), None) == names


@pytest.mark.parametrize("slip", ["base64", "rot13", "zlib_codec", "idna", "unicode_escape", "undefined", "utf-7", "punycode"])
def test_what_is_no_charset_of_pages_is_not_believed(slip: str) -> None:
    page = f'<meta charset="{slip}">{SENTENCE}'
    assert decode(page.encode("cp1250"), f"text/html; charset={slip}") == page
