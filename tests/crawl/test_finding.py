"""`klastry crawl` by address alone: every way in which a site names its articles, and every way in which it leads nowhere."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from tests.crawl.conftest import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.crawl.conftest import FakeSite, Klastry

COUNT = 7
NOTHING = (
    "<html><head><title>Klaster</title>{head}</head><body><div id='content'><h1>Klaster</h1><p>Witamy na stronie klastra.</p></div></body></html>"
)


def _home(site: FakeSite, head: str = "", body: str = "") -> None:
    site.html("/", NOTHING.format(head=head).replace("</div></body>", f"{body}</div></body>"))


def _rss(site: FakeSite, paths: list[str], extra: str = "") -> bytes:
    items = "".join(f"<item><title>T</title><link>{site.url[:-1]}{path}</link></item>" for path in paths)
    return f'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>k</title>{extra}{items}</channel></rss>'.encode()


def _sitemap(site: FakeSite, paths: list[str]) -> bytes:
    urls = "".join(
        f"<url><loc>{site.url[:-1]}{p}</loc><image:image><image:loc>{site.url}obraz.jpg</image:loc><image:title>Obraz</image:title></image:image></url>"
        for p in paths
    )
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    return f"<urlset {spaces}>{urls}</urlset>".encode()


def _by_json_feed(site: FakeSite, paths: list[str]) -> None:
    _home(site, "<link rel='alternate' type='application/feed+json' href='/k.json'>")
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": p, "url": site.url[:-1] + p} for p in paths[:4]], "next_url": "/k2.json"}
    site.pages["/k.json"] = Answer(json.dumps(feed).encode(), "application/feed+json")
    rest = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": p, "url": site.url[:-1] + p} for p in paths[4:]]}
    site.pages["/k2.json"] = Answer(json.dumps(rest).encode(), "application/feed+json")


def _by_two_feeds(site: FakeSite, paths: list[str]) -> None:
    _home(site, "<link rel='alternate' type='application/rss+xml' href='/a.rss'>", "<a href='/b/rss.xml'>RSS wydarzeń</a>")
    site.pages["/a.rss"] = Answer(_rss(site, paths[:3]), "application/rss+xml")
    site.pages["/b/rss.xml"] = Answer(_rss(site, paths[3:]), "application/rss+xml")


def _by_a_feed_with_older_pages(site: FakeSite, paths: list[str]) -> None:
    _home(site)
    site.pages["/feed/"] = Answer(_rss(site, paths[:3], '<atom:link rel="next" href="/feed/?page=2"/>'), "application/rss+xml")
    site.pages["/feed/?page=2"] = Answer(_rss(site, paths[3:]), "application/rss+xml")


def _by_a_compressed_sitemap_in_an_index_of_robots_txt(site: FakeSite, paths: list[str]) -> None:
    _home(site)
    site.pages["/robots.txt"].body += f"Sitemap: {site.url}mapy/spis.xml\n".encode()
    index = f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>{site.url}mapy/1.xml.gz</loc></sitemap></sitemapindex>"
    site.pages["/mapy/spis.xml"] = Answer(index.encode(), "application/xml")
    site.pages["/mapy/1.xml.gz"] = Answer(gzip.compress(_sitemap(site, paths)), "application/gzip")


def _by_wordpress(site: FakeSite, paths: list[str]) -> None:
    _home(site)
    posts = [{"link": site.url[:-1] + p, "date_gmt": "2026-02-18T10:00:00", "title": {"rendered": "T"}} for p in paths]
    query = "per_page=100&page=1&_fields=link%2Cdate%2Cdate_gmt%2Cmodified_gmt%2Ctitle"
    site.pages[f"/wp-json/wp/v2/posts?{query}"] = Answer(json.dumps(posts).encode(), "application/json")


def _by_a_button_that_loads_more(site: FakeSite, paths: list[str]) -> None:
    site.listing("/", paths[:3])
    button = "<button class='load-more' data-url='/ajax/lista' data-page='2'>Pokaż więcej</button>"
    site.pages["/"].body = site.pages["/"].body.replace(b"</div></body>", button.encode() + b"</div></body>")
    for number, chunk in ((2, paths[3:5]), (3, paths[5:])):
        html = "".join(f"<article><h3><a href='{p}'>Tytuł {p}</a></h3></article>" for p in chunk)
        site.pages[f"/ajax/lista?page={number}"] = Answer(json.dumps({"html": html, "more": True}).encode(), "application/json")


def _by_scrolling_without_a_single_address(site: FakeSite, paths: list[str]) -> None:
    site.listing("/", paths[:3])
    site.pages["/"].body = site.pages["/"].body.replace(b"</body>", b"<script src='/js/infinite-scroll.min.js'></script></body>")
    for number, chunk in ((2, paths[3:5]), (3, paths[5:])):
        site.listing(f"/?page={number}", chunk)


def _by_a_next_page_named_in_the_head_alone(site: FakeSite, paths: list[str]) -> None:
    site.listing("/", paths[:4])
    site.pages["/"].body = site.pages["/"].body.replace(b"</head>", b"<link rel='next' href='/dalej.htm'></head>")
    site.listing("/dalej.htm", paths[4:])


@pytest.mark.parametrize(
    "named",
    [
        _by_json_feed,
        _by_two_feeds,
        _by_a_feed_with_older_pages,
        _by_a_compressed_sitemap_in_an_index_of_robots_txt,
        _by_wordpress,
        _by_a_button_that_loads_more,
        _by_scrolling_without_a_single_address,
        _by_a_next_page_named_in_the_head_alone,
    ],
)
def test_every_article_is_found_once_and_a_visit_without_news_asks_little(
    site: FakeSite, klastry: Klastry, named: Callable[[FakeSite, list[str]], None]
) -> None:
    paths = [site.article(number, day=f"{number} lutego 2026") for number in range(1, COUNT + 1)]
    named(site, paths)
    klastry.profile("jedna", site.url)
    klastry.crawl()
    assert {url for (url,) in klastry.rows("SELECT url FROM articles")} == {site.url[:-1] + path for path in paths}
    assert all(site.asked[path] == 1 for path in paths)
    site.asked.clear()
    klastry.crawl()
    assert 1 <= sum(site.asked.values()) <= 3


def _calendar(site: FakeSite) -> str:
    site.every = lambda path: (
        _linked(path, [f"/terminarz/{int(path.split('/')[2]) + n}/" for n in (1, 2)]) if path.startswith("/terminarz/") else None
    )
    return "/terminarz/1/"


def _session_in_the_path(site: FakeSite) -> str:
    def page(path: str) -> str | None:
        if not path.startswith("/s/"):
            return None
        token = path.split("/")[2]
        return _linked(path, [f"/s/{token[1:]}{letter}/start" for letter in "abc"])

    site.every = page
    return "/s/abcabcabcabc/start"


def _facets(site: FakeSite) -> str:
    def page(path: str) -> str | None:
        if not path.startswith("/oferty"):
            return None
        return _linked(
            path,
            [
                f"{path}{'&' if '?' in path else '?'}{key}={value}"
                for key in ("kolor", "rozmiar")
                for value in "abc"
                if key not in path or len(path) < 200
            ],
        )

    site.every = page
    return "/oferty"


def _list_without_end(site: FakeSite) -> str:
    def page(path: str) -> str | None:
        if not path.startswith("/lista?"):
            return None
        number = int(path.rpartition("=")[2])
        return _linked(path, [f"/news/artykul-{1 + number % COUNT}.htm", f"/lista?page={number + 1}"])

    site.every = page
    return "/lista?page=1"


def _linked(path: str, links: list[str]) -> str:
    anchors = "".join(f"<p><a href='{link}'>Przejdź do strony {link}</a></p>" for link in links)
    return f"<html><head><title>Strona {path}</title></head><body><div id='content'><h1>Strona {path}</h1>{anchors}</div></body></html>"


@pytest.mark.parametrize("trap", [_calendar, _session_in_the_path, _facets, _list_without_end])
def test_pages_without_end_are_given_up_and_hide_no_article(site: FakeSite, klastry: Klastry, trap: Callable[[FakeSite], str]) -> None:
    paths = [site.article(number) for number in range(1, COUNT + 1)]
    site.listing("/", paths, trap(site))
    klastry.profile("jedna", site.url)
    report = klastry.crawl()["jedna"]
    assert report["outcome"] == "done", report
    assert klastry.rows("SELECT count(*) FROM articles") == [(COUNT,)]
    assert sum(site.asked.values()) < 350


def test_a_source_that_moved_for_good_is_asked_at_its_new_address(site: FakeSite, klastry: Klastry) -> None:
    paths = [site.article(number) for number in range(1, COUNT + 1)]
    site.listing("/pl/", paths)
    site.html("/", "", status=301, headers={"Location": "/pl/"})
    klastry.profile("jedna", site.url)
    klastry.crawl()
    site.asked.clear()
    klastry.crawl()
    assert dict(site.asked) == {"/pl/": 1}


def test_a_page_with_a_changing_token_and_no_validators_costs_one_request_without_news(site: FakeSite, klastry: Klastry) -> None:
    paths = [site.article(number) for number in range(1, COUNT + 1)]
    site.listing("/", paths)
    klastry.profile("jedna", site.url)
    for token in ("pierwszy", "drugi", "trzeci"):
        for path, answer in site.pages.items():
            answer.validators = False
            if path == "/":
                answer.body = answer.body.replace(b"</body>", f"<input type='hidden' name='csrf' value='{token}'></body>".encode())
        site.asked.clear()
        klastry.crawl()
    assert dict(site.asked) == {"/": 1}


def test_a_link_that_is_no_address_hides_no_other(site: FakeSite, klastry: Klastry) -> None:
    paths = [site.article(number) for number in range(1, COUNT + 1)]
    site.listing("/", paths)
    bad = "".join(
        f"<a href='{href}'>zły odnośnik</a>"
        for href in ("http://[x/", "http://127.0.0.1:99999/", "//[::1", "http://127.0.0.1:abc/", "%%%", "http:///")
    )
    site.pages["/"].body = site.pages["/"].body.replace(b"<h1>", bad.encode() + b"<h1>")
    klastry.profile("jedna", site.url)
    assert klastry.crawl()["jedna"]["outcome"] == "done"
    assert klastry.rows("SELECT count(*) FROM articles") == [(COUNT,)]
