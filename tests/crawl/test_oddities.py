"""`klastry crawl` against servers that mean no harm and follow no standard: what they have is read once, what cannot be had is recorded."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tests.crawl.conftest import Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from http.server import BaseHTTPRequestHandler

    from tests.crawl.conftest import FakeSite, Klastry

HTML = {"Content-Type": "text/html; charset=utf-8"}


def _raw(status_line: str, headers: dict[str, str], body: bytes) -> Answer:
    """Exactly these bytes, then the connection is closed."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        handler.wfile.write(f"{status_line}\r\n{head}\r\n".encode() + body)
        handler.close_connection = True

    return Answer(b"", write=write)


def _endless_chunks(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    with suppress(OSError):
        while True:
            handler.wfile.write(b"8000\r\n" + b"x" * 0x8000 + b"\r\n")


READ: dict[str, Callable[[bytes], Answer]] = {
    "HTTP/1.0 without a length": lambda body: _raw("HTTP/1.0 200 OK", HTML, body),
    "a status without a reason": lambda body: _raw("HTTP/1.1 200", HTML | {"Content-Length": str(len(body))}, body),
    "a byte order mark": lambda body: Answer(b"\xef\xbb\xbf" + body),
    "a wrong media type": lambda body: _raw("HTTP/1.1 200 OK", {"Content-Type": "application/octet-stream"}, body),
    "no media type": lambda body: _raw("HTTP/1.1 200 OK", {}, body),
}
RECORDED: dict[str, tuple[Callable[[bytes], Answer], str]] = {
    "a part of the page": (lambda body: _raw("HTTP/1.1 206 Partial Content", HTML | {"Content-Range": "bytes 0-100/900"}, body), "HTTP 206"),
    "chunks without end": (lambda body: Answer(b"", write=_endless_chunks), "larger than a page may be"),
    "less than announced": (lambda body: _raw("HTTP/1.1 200 OK", HTML | {"Content-Length": str(len(body) + 400)}, body), "before the end"),
    "not modified, which nobody asked": (lambda body: _raw("HTTP/1.1 304 Not Modified", {}, b""), "HTTP 304"),
    "no content": (lambda body: _raw("HTTP/1.1 204 No Content", {}, b""), "HTTP 204"),
}


def test_odd_answers_are_read_and_impossible_ones_recorded_until_they_are_mended(site: FakeSite, klastry: Klastry) -> None:
    kinds = [*READ.values(), *(make for make, _ in RECORDED.values())]
    paths = [site.article(number) for number in range(1, len(kinds) + 1)]
    site.listing("/", paths)
    good = {path: site.pages[path] for path in paths}
    for path, make in zip(paths, kinds, strict=True):
        site.pages[path] = make(good[path].body)
    klastry.profile("jedna", site.url)
    assert klastry.crawl()["jedna"]["outcome"] == "done"
    stored = {str(url).removeprefix(site.url[:-1]) for (url,) in klastry.rows("SELECT url FROM articles")}
    assert stored == set(paths[: len(READ)])
    for path, (_, reason) in zip(paths[len(READ) :], RECORDED.values(), strict=True):
        assert any(reason in str(r) for (r,) in klastry.rows(f"SELECT reason FROM fetches WHERE url LIKE '%{path}' AND stage IS NOT NULL")), reason
    site.pages.update(good)
    klastry.crawl()
    assert klastry.rows("SELECT count(*), count(DISTINCT title) FROM articles") == [(len(paths), len(paths))]


def test_one_article_in_five_spellings_of_its_address_is_one_and_is_not_taken_for_furniture(site: FakeSite, klastry: Klastry) -> None:
    paths = [site.article(number) for number in range(1, 9)]
    for twin in ("/zesp%C3%B3%C5%82/nowy", "/zesp%c3%b3%c5%82/nowy", "/zesp%c3%b3%c5%82/nowy/", "/zesp%C3%B3%C5%82/nowy/index.php"):
        site.pages[twin] = site.pages[paths[0]]
        paths.append(twin)
    site.pages["/index.php"] = Answer(b"")
    site.listing("/", paths[1:])
    site.pages["/"].body = site.pages["/"].body.replace(b"</h1>", b"</h1><p><a href='/index.php'>Strona startowa serwisu</a></p>")
    site.pages["/index.php"].body = site.pages["/"].body
    klastry.profile("jedna", site.url)
    klastry.crawl()
    assert klastry.rows("SELECT count(*), count(DISTINCT title) FROM articles") == [(8, 8)]
    assert [title for (title,) in klastry.rows("SELECT title FROM articles WHERE title LIKE '%numer 1 %'")] == ["Artykuł numer 1 o pracy klastrów"]
    site.asked.clear()
    klastry.crawl()
    assert dict(site.asked) == {"/": 1}


def test_feeds_with_relative_links_doubled_ids_and_wrong_dates_name_each_article_once(site: FakeSite, klastry: Klastry) -> None:
    paths = [site.article(number) for number in range(1, 7)]
    days = ("Mon, 99 Foo 2026 25:61:00", "", "1970-01-01", "Wed, 18 Feb 2126 10:00:00 GMT", "wczoraj", "18/02/2026")
    items = "".join(
        f"<item><title>T &amp; T</title><guid isPermaLink='false'>1</guid><link> {path} </link><pubDate>{day}</pubDate></item>"
        for path, day in zip(paths, days, strict=True)
    )
    feed = f"\ufeff<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>k</title>{items}{items}</channel></rss>"
    site.html("/", "<html><head><title>Klaster</title></head><body><h1>Klaster</h1><p>Witamy na stronie klastra.</p></body></html>")
    site.pages["/feed/"] = Answer(feed.encode(), "text/html")
    klastry.profile("jedna", site.url)
    klastry.crawl()
    assert {str(url).removeprefix(site.url[:-1]) for (url,) in klastry.rows("SELECT url FROM articles")} == set(paths)
    assert {str(day)[:10] for (day,) in klastry.rows("SELECT published FROM articles")} == {"2026-02-18"}
    assert all(site.asked[path] == 1 for path in paths)


def test_an_article_that_was_gone_for_two_days_and_comes_back_where_a_list_names_it_is_no_longer_withdrawn(site: FakeSite, klastry: Klastry) -> None:
    paths = [site.article(number) for number in range(1, 7)]
    site.listing("/", paths)
    klastry.profile("jedna", site.url)
    klastry.crawl()
    good = site.pages[paths[2]]
    site.pages[paths[2]] = Answer(b"", status=410)
    klastry.crawl("--full")
    klastry.write("UPDATE frontier SET gone = '2026-01-01T00:00:00+01:00' WHERE gone IS NOT NULL")
    klastry.crawl()
    assert klastry.rows("SELECT count(*) FROM articles WHERE withdrawn IS NOT NULL") == [(1,)]
    site.pages[paths[2]] = good
    klastry.write("UPDATE frontier SET done = '2026-01-01T00:00:00+01:00' WHERE state = 'other'")  # the next day
    site.listing("/", [site.article(7), *paths])
    klastry.crawl()
    assert klastry.rows("SELECT count(*) FROM articles WHERE withdrawn IS NOT NULL") == [(0,)]
    assert klastry.rows("SELECT count(*) FROM articles") == [(7,)]


def test_two_profiles_on_one_host_store_each_article_once(site: FakeSite, klastry: Klastry) -> None:
    site.listing("/", [site.article(number) for number in range(1, 7)])
    klastry.profile("jedna", site.url)
    klastry.profile("druga", site.url)
    assert {report["outcome"] for report in klastry.crawl().values()} == {"done"}
    assert klastry.rows("SELECT count(*), count(DISTINCT url) FROM articles") == [(6, 6)]
