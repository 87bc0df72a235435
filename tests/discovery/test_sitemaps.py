"""Sitemaps as servers really send them: what stands in them is read, however they are written; large ones give their newest."""

from __future__ import annotations

import gzip

import pytest

from scraper.discovery.sitemaps import NotASitemap, Sitemap, parse_sitemap

URL = "https://x.pl/mapy/sitemap.xml"
ONE = "<url><loc>https://x.pl/a/1</loc></url>"


def _read(text: str | bytes) -> Sitemap:
    return parse_sitemap(text if isinstance(text, bytes) else text.encode(), URL)


@pytest.mark.parametrize(
    ("form", "named"),
    [
        (f"\ufeff<?xml version='1.0'?><urlset>{ONE}</urlset>", ["/a/1"]),
        (f"\r\n  <?xml version='1.0' encoding='utf-8'?><urlset>{ONE}</urlset>", ["/a/1"]),
        (f"<br />\n<b>Notice</b>: Undefined index in <b>/home/x.php</b><br />\n<?xml version='1.0'?><urlset>{ONE}</urlset>", ["/a/1"]),
        (f"<urlset xmlns='http://www.google.com/schemas/sitemap/0.84'>{ONE}</urlset><script>1</script>", ["/a/1"]),
        ("<s:urlset xmlns:s='http://www.sitemaps.org/schemas/sitemap/0.9'><s:url><s:loc>https://x.pl/a/1</s:loc></s:url></s:urlset>", ["/a/1"]),
        ("<URLSET><URL><LOC>https://x.pl/a/1</LOC></URL></URLSET>", ["/a/1"]),
        ("<urlset><url><loc>/a/1</loc></url><url><loc> a/2 </loc></url><url><loc>//x.pl/a/3</loc></url></urlset>", ["/a/1", "/mapy/a/2", "/a/3"]),
        (
            "<urlset><url><loc>https://x.pl/?id=1&lang=pl</loc></url><url><loc>https://x.pl/?a=1&amp;b=2</loc></url></urlset>",
            ["/?id=1&lang=pl", "/?a=1&b=2"],
        ),
        ("<urlset><url><loc><![CDATA[https://x.pl/?id=1&lang=pl]]></loc></url></urlset>", ["/?id=1&lang=pl"]),
        (f"<?xml version='1.0' encoding='utf-16'?><urlset>{ONE}</urlset>".encode("utf-16"), ["/a/1"]),
        ("<?xml version='1.0' encoding='utf-8'?><urlset><url><loc>https://x.pl/a/1</loc><n>żółw</n></url></urlset>".encode("cp1250"), ["/a/1"]),
        (f"<urlset>{ONE}<url><loc>https://x.pl/a/2</loc></url><url><loc>https://x.pl/a", ["/a/1", "/a/2"]),
        (gzip.compress(f"<urlset>{ONE * 2000}".encode())[:-30], ["/a/1"]),
        ("\ufeffhttps://x.pl/a/1\nhttps://x.pl/a/2\n", ["/a/1", "/a/2"]),
    ],
)
def test_pages_are_named_in_whatever_form(form: str | bytes, named: list[str]) -> None:
    assert list(dict.fromkeys(s.url for s in _read(form).sightings)) == [f"https://x.pl{path}" for path in named]


def test_a_title_under_a_prefix_that_nobody_declared_is_read() -> None:
    (sighting,) = _read("<urlset><url><loc>/a</loc><news:news><news:title>Tytuł</news:title></news:news></url></urlset>").sightings
    assert sighting.title == "Tytuł"


@pytest.mark.parametrize("body", [b"", b"<!DOCTYPE html><html><body>Nie znaleziono strony</body></html>", b"Nie znaleziono strony", b"\x1f\x8bxx"])
def test_what_is_no_sitemap_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(NotASitemap):
        _read(body)


@pytest.mark.parametrize("packed", [False, True])
def test_of_a_sitemap_beyond_all_limits_the_newest_are_read_and_stand_first(packed: bool) -> None:
    old = "".join(f"<url><loc>https://x.pl/a/{n}</loc><lastmod>2019-01-{1 + n % 28:02}</lastmod></url>" for n in range(120_000))
    news = "<url><loc>https://x.pl/nowy</loc><lastmod>2026-11-24</lastmod></url>"
    body = f"<urlset>{old}{news}</urlset>".encode()
    sightings = _read(gzip.compress(body) if packed else body).sightings
    assert len(sightings) == 50_000
    assert sightings[0].url == "https://x.pl/nowy"


def test_where_nothing_is_dated_both_ends_are_read() -> None:
    named = {s.url for s in _read("<urlset>" + "".join(f"<url><loc>/{n}</loc></url>" for n in range(130_000)) + "</urlset>").sightings}
    assert len(named) == 50_000
    assert {"https://x.pl/0", "https://x.pl/129999"} <= named


def test_of_an_index_what_changed_last_comes_first() -> None:
    index = "".join(f"<sitemap><loc>/mapa-{n}.xml</loc><lastmod>2026-{1 + n % 12:02}-01</lastmod></sitemap>" for n in range(10_000))
    sitemaps = _read(f"<sitemapindex>{index}</sitemapindex>").sitemaps
    assert len(sitemaps) == 10_000
    assert sitemaps[0] == "https://x.pl/mapa-11.xml"
