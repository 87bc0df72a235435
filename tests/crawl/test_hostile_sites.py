"""`klastry crawl` against servers that mean harm or are broken: every visit ends, what is good is stored, what is not is recorded."""

from __future__ import annotations

import gzip
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import brotli
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from http.server import BaseHTTPRequestHandler

    from tests.crawl.conftest import FakeSite, Klastry

ARTICLES = 5


def _with(site: FakeSite, *links: str, head: str = "") -> None:
    """A home page that names five good articles, and the links after them."""
    paths = [site.article(number) for number in range(1, ARTICLES + 1)]
    site.listing("/", paths)
    further = "".join(f"<h2><a href='{link}'>Odnośnik do strony {link}</a></h2>" for link in links)
    site.pages["/"].body = site.pages["/"].body.replace(b"</head>", head.encode() + b"</head>").replace(b"</body>", further.encode() + b"</body>")


def _crawled(site: FakeSite, klastry: Klastry, extra: str = "") -> dict[str, object]:
    klastry.profile("jedna", site.url, extra)
    report = klastry.crawl()["jedna"]
    assert klastry.rows("SELECT count(*) FROM articles") == [(ARTICLES,)], report
    return report


def _reasons(klastry: Klastry, path: str) -> str:
    return " ".join(str(r) for (r,) in klastry.rows(f"SELECT reason FROM fetches WHERE url LIKE '%{path}' AND stage IS NOT NULL"))


def test_a_compressed_bomb_is_cut_and_recorded(site: FakeSite, klastry: Klastry) -> None:
    _with(site, "/news/bomba.htm")
    bomb = gzip.compress(b"0" * 60_000_000)
    site.pages["/news/bomba.htm"] = type(site.pages["/"])(bomb, headers={"Content-Encoding": "gzip"})
    assert _crawled(site, klastry)["outcome"] == "done"
    assert "larger" in _reasons(klastry, "bomba.htm")


def test_an_answer_that_drips_for_ever_ends_in_time(site: FakeSite, klastry: Klastry) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        with suppress(OSError):
            for _ in range(600):
                handler.wfile.write(b" ")
                handler.wfile.flush()
                time.sleep(0.05)  # the slowness is what is tested

    _with(site, "/news/kapie.htm")
    site.pages["/news/kapie.htm"] = type(site.pages["/"])(b"", write=drip)
    report = _crawled(site, klastry)
    assert report["outcome"] == "done"
    assert float(str(report["seconds"])) < 25
    assert "in time" in _reasons(klastry, "kapie.htm")


def test_redirects_without_end_stop_at_the_eighth(site: FakeSite, klastry: Klastry) -> None:
    _with(site, "/news/kolo-0.htm")
    for number in range(40):
        site.html(f"/news/kolo-{number}.htm", "", status=302, headers={"Location": f"/news/kolo-{number + 1}.htm"})
    assert _crawled(site, klastry)["outcome"] == "done"
    assert sum(count for path, count in site.asked.items() if "/kolo-" in path) <= 9
    assert _reasons(klastry, "kolo-0.htm")


def test_a_redirect_to_another_host_stores_nothing_of_it(site: FakeSite, klastry: Klastry) -> None:
    _with(site, "/news/przeniesiony.htm")
    elsewhere = site.url.replace("127.0.0.1", "localhost") + "news/artykul-50.htm"
    site.article(50)
    site.html("/news/przeniesiony.htm", "", status=301, headers={"Location": elsewhere})
    _crawled(site, klastry)
    assert klastry.rows("SELECT url FROM articles WHERE url LIKE '%localhost%'") == []
    assert "localhost" in _reasons(klastry, "przeniesiony.htm")


@pytest.mark.parametrize("path", ["/feed/", "/sitemap.xml"])
def test_an_entity_bomb_in_a_feed_or_sitemap_is_refused(site: FakeSite, klastry: Klastry, path: str) -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    tag = "rss" if path == "/feed/" else "urlset"
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{lol}]><{tag}><url><loc>&l9;</loc></url></{tag}>'
    _with(site, head="<link rel='alternate' type='application/rss+xml' href='/feed/'>")
    site.pages[path] = type(site.pages["/"])(bomb.encode(), "application/xml")
    assert float(str(_crawled(site, klastry)["seconds"])) < 20


def test_a_calendar_without_end_costs_no_more_than_the_budget_and_hides_no_article(site: FakeSite, klastry: Klastry) -> None:
    def month(number: int) -> str:
        links = "".join(f"<a href='/wydarzenia/?miesiac={number + step}'>dalej</a>" for step in (1, 2, 3))
        return f"<html><body><h1>Wydarzenia, miesiąc {number}</h1>{links}</body></html>"

    _with(site, "/wydarzenia/?miesiac=1")
    for number in range(1, 400):
        site.html(f"/wydarzenia/?miesiac={number}", month(number))
    _crawled(site, klastry, "[budget]\nmax_pages = 80\n")
    assert sum(site.asked.values()) <= 90


def test_a_flood_of_headers_and_a_wrong_content_type_stop_nothing(site: FakeSite, klastry: Klastry) -> None:
    _with(site, "/news/naglowki.htm", "/news/obraz.htm")
    site.html("/news/naglowki.htm", "<html><body>nic</body></html>", headers={f"X-Flood-{n}": "x" * 900 for n in range(400)})
    site.pages["/news/obraz.htm"] = type(site.pages["/"])(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "text/html")
    assert _crawled(site, klastry)["outcome"] == "done"


def test_session_ids_and_tracking_parameters_make_no_second_article(site: FakeSite, klastry: Klastry) -> None:
    twins = [f"/news/artykul-1.htm?{extra}" for extra in ("utm_source=fb", "fbclid=abc", "PHPSESSID=0123456789abcdef0123456789abcdef", "gclid=1")]
    _with(site, *twins)
    for twin in twins:
        site.pages[twin] = site.pages["/news/artykul-1.htm"]
    _crawled(site, klastry)


def test_a_site_behind_redirects_is_read_and_its_redirected_robots_rules_hold(site: FakeSite, klastry: Klastry) -> None:
    _with(site, "/tajne/artykul-60.htm", "/stary-adres.htm")
    site.html("/tajne/artykul-60.htm", "<html><body><h1>Tajne</h1></body></html>")
    site.html("/stary-adres.htm", "", status=301, headers={"Location": "/news/artykul-2.htm"})
    site.pages["/start"] = site.pages["/"]
    site.html("/", "", status=302, headers={"Location": "/start"})
    site.pages["/reguly.txt"] = type(site.pages["/"])(b"User-agent: *\nDisallow: /tajne/\n", "text/plain")
    site.html("/robots.txt", "", status=301, headers={"Location": "/reguly.txt"})
    assert _crawled(site, klastry)["outcome"] == "done"
    assert site.asked["/tajne/artykul-60.htm"] == 0


def test_a_site_that_moved_to_another_host_has_failed_and_says_where_it_went(site: FakeSite, klastry: Klastry) -> None:
    site.html("/", "", status=301, headers={"Location": site.url.replace("127.0.0.1", "localhost") + "nowy"})
    site.html("/nowy", "<html><body><h1>Nowy adres</h1></body></html>")
    klastry.profile("jedna", site.url)
    report = klastry.crawl()["jedna"]
    assert report["outcome"] == "failed"
    assert "another site: http://localhost" in str(report["reason"])


def test_a_brotli_bomb_is_cut_and_recorded(site: FakeSite, klastry: Klastry) -> None:
    _with(site, "/news/bomba.htm")
    bomb = brotli.compress(b"0" * 60_000_000)
    site.pages["/news/bomba.htm"] = type(site.pages["/"])(bomb, headers={"Content-Encoding": "br"})
    assert _crawled(site, klastry)["outcome"] == "done"
    assert "larger" in _reasons(klastry, "bomba.htm")


def test_a_stream_that_tells_no_length_is_cut_at_the_limit_and_recorded(site: FakeSite, klastry: Klastry) -> None:
    sent: list[int] = []

    def stream(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Connection", "close")
        handler.end_headers()
        with suppress(OSError):
            for _ in range(1000):
                handler.wfile.write(b"<p>" + b"x" * 1_000_000)
                sent.append(1)
        handler.close_connection = True

    _with(site, "/news/strumien.htm")
    site.pages["/news/strumien.htm"] = type(site.pages["/"])(b"", write=stream)
    assert _crawled(site, klastry)["outcome"] == "done"
    assert "larger" in _reasons(klastry, "strumien.htm")
    assert len(sent) < 200  # megabytes; it would have sent a thousand


def _behind_a_cookie(site: FakeSite) -> None:
    """Every page but robots.txt sends who brings no cookie to itself, with a cookie."""

    def wall(path: str, body: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            passed = "zgoda=1" in handler.headers.get("Cookie", "")
            handler.send_response(200 if passed else 302)
            if not passed:
                handler.send_header("Set-Cookie", "zgoda=1; Path=/")
                handler.send_header("Location", path)
            handler.send_header("Content-Type", "text/html; charset=utf-8")
            handler.send_header("Content-Length", str(len(body) if passed else 0))
            handler.end_headers()
            handler.wfile.write(body if passed else b"")

        return answer

    for path, page in site.pages.items():
        if path != "/robots.txt":
            page.write = wall(path, page.body)


def test_a_wall_of_cookies_fails_the_site_and_says_what_to_do(site: FakeSite, klastry: Klastry) -> None:
    _with(site)
    _behind_a_cookie(site)
    klastry.profile("jedna", site.url)
    report = klastry.crawl()["jedna"]
    assert report["outcome"] == "failed"
    assert "cookies = true" in str(report["reason"])


def test_a_profile_that_keeps_cookies_passes_the_wall(site: FakeSite, klastry: Klastry) -> None:
    _with(site)
    _behind_a_cookie(site)
    assert _crawled(site, klastry, "cookies = true\n")["outcome"] == "done"
