"""The catalogue: every shipped profile is right, every wrong one says where."""

from pathlib import Path

import pytest

from scraper.catalogue.sites import load_site, load_sites, site_for_url, write_site
from scraper.config import CHECKOUT
from scraper.model.errors import ConfigurationError
from scraper.model.site import DiscoveryHints, Site

GOOD = 'url = "https://example.pl/"\n'


def _file(tmp_path: Path, text: str, name: str = "serwis.toml") -> Path:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def test_every_shipped_profile_loads_with_title_and_language() -> None:
    sites = load_sites(CHECKOUT / "data" / "sites")
    assert len(sites) >= 35
    assert all(site.title and site.language for site in sites.values())
    assert sites["klastrypolskie"].url == "https://klastrypolskie.pl/"


def test_only_the_address_is_needed(tmp_path: Path) -> None:
    site = load_site(_file(tmp_path, GOOD))
    assert (site.name, site.url, site.allow_private_addresses) == ("serwis", "https://example.pl/", False)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "url"),
        ("url = 7", "url"),
        ('url = "example.pl"', "url"),
        ('url = "ftp://example.pl/"', "url"),
        (GOOD + 'adres = "x"', "adres"),
        (GOOD + 'language = "polski"', "language"),
        (GOOD + "allow_private_addresses = 1", "allow_private_addresses"),
        (GOOD + '[discovery]\nfeeds = "x"', "discovery.feeds"),
        (GOOD + '[discovery]\nfeeds = ["feed.xml"]', "discovery.feeds"),
        (GOOD + '[discovery]\narticle_pattern = "("', "discovery.article_pattern"),
        (GOOD + "[discovery]\nfed = []", "discovery.fed"),
        (GOOD + '[selectors]\nbody = "div["', "selectors.body"),
        (GOOD + '[selectors]\nbdy = "div"', "selectors.bdy"),
        (GOOD + '[[selectors]]\nvalid_until = "2021"', "selectors.valid_until"),
        (GOOD + "[budget]\nmax_pages = 0", "budget.max_pages"),
        (GOOD + "[budget]\ndelay_seconds = -1", "budget.delay_seconds"),
        ("url = ", "serwis.toml"),
        (GOOD + "selectors = 3", "selectors"),
    ],
)
def test_a_wrong_profile_names_file_and_key(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_site(_file(tmp_path, text))
    assert "serwis.toml" in str(caught.value)
    assert key in str(caught.value)


def test_a_file_name_that_is_no_site_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="small letters"):
        load_site(_file(tmp_path, GOOD, "Mój Serwis.toml"))


def test_dated_forms_keep_their_order(tmp_path: Path) -> None:
    site = load_site(
        _file(tmp_path, GOOD + '[[selectors]]\nvalid_until = 2021-06-30\nbody = "td"\n[[selectors]]\nbody = "article"\nremove = [".ad"]\n')
    )
    assert [form.body for form in site.selectors] == ["td", "article"]
    assert site.selectors[0].valid_until is not None
    assert site.selectors[1].remove == (".ad",)


def test_a_page_belongs_to_the_profile_of_its_host_and_port(tmp_path: Path) -> None:
    one, two = (Site(name=n, url=u) for n, u in (("a", "https://www.example.pl/"), ("b", "http://127.0.0.1:8101/")))
    sites = {"a": one, "b": two}
    assert site_for_url(sites, "http://example.pl/news/1") is one
    assert site_for_url(sites, "http://127.0.0.1:8101/x") is two
    assert site_for_url(sites, "http://127.0.0.1:8102/x") is None
    assert site_for_url(sites, "not an address") is None


def test_a_written_profile_reads_back(tmp_path: Path) -> None:
    site = Site(
        name="nowy",
        url="https://nowy.pl/",
        title='Klaster „Nowy" \\ i spółka',
        language="pl",
        discovery=DiscoveryHints(feeds=("https://nowy.pl/feed/",)),
    )
    assert load_site(write_site(tmp_path, site)) == site
    with pytest.raises(FileExistsError):
        write_site(tmp_path, site)
