"""robots.txt, sitemaps and feeds larger than anybody needs, and a robots.txt that does not come: read as far as is right, and no article is hidden by them."""

from __future__ import annotations

import gzip
from threading import Event
from typing import TYPE_CHECKING

import pytest

from tests.crawl.conftest import Answer

if TYPE_CHECKING:
    from tests.crawl.conftest import FakeSite, Klastry

COUNT = 6
HOME = "<html><head><title>Klaster</title></head><body><div id='content'><h1>Klaster</h1><p>Witamy na stronie klastra.</p></div></body></html>"


def _published(site: FakeSite) -> list[str]:
    paths = [site.article(number) for number in range(1, COUNT + 1)]
    site.listing("/", paths)
    return paths


def _crawled(site: FakeSite, klastry: Klastry) -> dict[str, object]:
    klastry.profile("jedna", site.url)
    report = klastry.crawl()["jedna"]
    assert klastry.rows("SELECT count(*), count(DISTINCT url) FROM articles") == [(COUNT, COUNT)], report
    return report


def test_of_a_robots_txt_of_a_megabyte_the_first_500_kib_hold(site: FakeSite, klastry: Klastry) -> None:
    links = "".join(f"<h2><a href='{path}'>Odnośnik do strony {path}</a></h2>" for path in ("/tajne-1.htm", "/tajne-2.htm", "/jawne.htm"))
    _published(site)
    site.pages["/"].body = site.pages["/"].body.replace(b"</body>", links.encode() + b"</body>")
    filler = "".join(f"Disallow: /katalog-{number:06}/*/panel\n" for number in range(30_000))
    rules = f"User-agent: *\nDisallow: /tajne-1.htm\n{filler[:500_000]}\nDisallow: /tajne-2.htm\n{filler[500_000:]}\nDisallow: /jawne.htm\n"
    site.pages["/robots.txt"] = Answer(rules.encode(), "text/plain")
    assert len(rules) > 1_000_000
    _crawled(site, klastry)
    assert [site.asked[path] for path in ("/tajne-1.htm", "/tajne-2.htm", "/jawne.htm")] == [0, 0, 1]


@pytest.mark.parametrize("packed", [False, True])
def test_a_sitemap_larger_than_a_page_may_be_names_its_articles(site: FakeSite, klastry: Klastry, packed: bool) -> None:
    paths = _published(site)
    site.html("/", HOME)
    elsewhere = "".join(f"<url><loc>https://inny-serwis.pl/{'dluga-sciezka-' * 16}{number}</loc></url>" for number in range(90_000))
    own = "".join(f"<url><loc>{site.url[:-1]}{path}</loc><lastmod>2026-02-18</lastmod></url>" for path in paths)
    body = f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{elsewhere}{own}</urlset>".encode()
    assert len(body) > 21 * 1024 * 1024
    site.pages["/sitemap.xml.gz" if packed else "/sitemap.xml"] = Answer(gzip.compress(body) if packed else body, "application/octet-stream")
    assert _crawled(site, klastry)["outcome"] == "done"


def test_of_an_index_of_ten_thousand_sitemaps_the_last_changed_are_asked(site: FakeSite, klastry: Klastry) -> None:
    paths = _published(site)
    site.html("/", HOME)
    old = "".join(f"<sitemap><loc>{site.url}mapa-{number}.xml</loc><lastmod>2015-01-01</lastmod></sitemap>" for number in range(10_000))
    new = f"<sitemap><loc>{site.url}mapa-nowa.xml</loc><lastmod>2026-02-18</lastmod></sitemap>"
    site.pages["/sitemap.xml"] = Answer(f"<sitemapindex>{old}{new}</sitemapindex>".encode(), "application/xml")
    urls = "".join(f"<url><loc>{site.url[:-1]}{path}</loc></url>" for path in paths)
    site.pages["/mapa-nowa.xml"] = Answer(f"<urlset>{urls}</urlset>".encode(), "application/xml")
    _crawled(site, klastry)
    assert sum(count for path, count in site.asked.items() if path.startswith("/mapa-")) == 200


def test_a_feed_too_large_is_refused_and_the_list_is_read(site: FakeSite, klastry: Klastry) -> None:
    _published(site)
    site.pages["/"].body = site.pages["/"].body.replace(b"</head>", b"<link rel='alternate' type='application/rss+xml' href='/kanal.xml'></head>")
    item = "<item><title>T</title><link>https://inny-serwis.pl/a</link><description>" + "tekst " * 5000 + "</description></item>"
    site.pages["/kanal.xml"] = Answer(f"<rss version='2.0'><channel><title>k</title>{item * 800}</channel></rss>".encode(), "application/rss+xml")
    assert len(site.pages["/kanal.xml"].body) > 21 * 1024 * 1024
    assert _crawled(site, klastry)["outcome"] == "done"


def test_where_robots_txt_never_comes_nothing_is_asked_for_now_and_all_later(site: FakeSite, klastry: Klastry) -> None:
    _published(site)
    good, released = site.pages["/robots.txt"], Event()
    site.pages["/robots.txt"] = Answer(b"", write=lambda handler: released.wait(30) and None)
    klastry.profile("jedna", site.url)
    report = klastry.crawl()["jedna"]
    released.set()
    assert report["outcome"] == "failed"
    assert "no answer in time" in str(report["reason"])
    assert set(site.asked) == {"/robots.txt"}
    site.pages["/robots.txt"] = good
    _crawled(site, klastry)


@pytest.mark.parametrize("target", ["/robots.txt", "/regulamin/robots.html"])
def test_a_robots_txt_that_leads_in_circles_or_to_a_page_forbids_nothing(site: FakeSite, klastry: Klastry, target: str) -> None:
    """RFC 9309 2.3.1.2: after five redirects at least, it may be taken as not there."""
    _published(site)
    site.html("/regulamin/robots.html", "<html><head><title>404</title></head><body>User-agent: * Disallow: /</body></html>")
    site.html("/robots.txt", "", status=302, headers={"Location": target})
    assert _crawled(site, klastry)["outcome"] == "done"
    assert site.asked["/robots.txt"] <= 9
