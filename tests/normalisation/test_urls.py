"""One spelling for each address."""

import pytest

from scraper.normalisation.urls import host_of, normalise_url, url_shape


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://EXAMPLE.org:443/News/?utm_source=fb&id=3&fbclid=x#top", "https://example.org/News/?id=3"),
        ("http://example.org/a;jsessionid=AB12?x=1", "http://example.org/a?x=1"),
        ("http://www.example.org/", "http://www.example.org/"),
        ("http://example.org:8080/?p=12", "http://example.org:8080/?p=12"),
        ("https://example.org/łódź", "https://example.org/%C5%82%C3%B3d%C5%BA"),
        ("http://127.0.0.1:8001/news/a,1.htm", "http://127.0.0.1:8001/news/a,1.htm"),
        ("http://[::1]:8001/a", "http://[::1]:8001/a"),
    ],
)
def test_addresses_of_one_page_are_spelled_alike(printed: str, kept: str) -> None:
    assert normalise_url(printed) == kept
    assert normalise_url(kept) == kept


@pytest.mark.parametrize("broken", ["http://[broken", "", "mailto:biuro@example.org", "http://example.org:port/"])
def test_what_is_no_web_address_is_left_alone(broken: str) -> None:
    assert normalise_url(broken) == broken


def test_hosts_are_compared_without_www() -> None:
    assert host_of("https://WWW.example.org/a") == host_of("http://example.org/b")


def test_articles_of_one_site_share_a_shape() -> None:
    assert url_shape("https://example.org/news/walne-zebranie,7.htm") == url_shape("https://example.org/news/nabor-do-grupy,512.htm")
