"""What a site without news costs, counted on its server: one conditional request by each way of naming articles, whatever the server knows of validators."""

from __future__ import annotations

import json
from email.utils import formatdate
from typing import TYPE_CHECKING

import pytest

from tests.crawl.conftest import Answer, FakeSite

if TYPE_CHECKING:
    from collections.abc import Callable
    from http.server import BaseHTTPRequestHandler

    from tests.crawl.conftest import Klastry

COUNT = 8
HOME = "<html><head><title>Klaster</title></head><body><div id='content'><h1>Klaster</h1><p>Witamy na stronie klastra.</p></div></body></html>"
POSTS = "/wp-json/wp/v2/posts"


def _listing(site: FakeSite, paths: list[str]) -> None:
    site.listing("/", paths)


def _feed(site: FakeSite, paths: list[str]) -> None:
    site.html("/", HOME)
    items = "".join(f"<item><title>T</title><link>{site.url[:-1]}{path}</link></item>" for path in paths)
    site.pages["/feed/"] = Answer(f"<rss version='2.0'><channel><title>k</title>{items}</channel></rss>".encode(), "application/rss+xml")


def _sitemap(site: FakeSite, paths: list[str]) -> None:
    site.html("/", HOME)
    urls = "".join(f"<url><loc>{site.url[:-1]}{path}</loc></url>" for path in paths)
    site.pages["/sitemap.xml"] = Answer(f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>".encode(), "application/xml")


def _wordpress(site: FakeSite, paths: list[str]) -> None:
    site.html("/", HOME)
    posts = [{"link": site.url[:-1] + path, "date_gmt": "2026-02-18T10:00:00", "title": {"rendered": "T"}} for path in paths]

    def answer(handler: BaseHTTPRequestHandler) -> None:
        body = json.dumps([] if "modified_after" in handler.path else posts).encode()
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    site.every_answer = lambda path: Answer(b"", write=answer) if path.startswith(POSTS) else None


def _with_etags(site: FakeSite, day: int) -> None:
    """As the server of the tests is."""


def _without_validators(site: FakeSite, day: int) -> None:
    for answer in site.pages.values():
        answer.validators = False


def _with_a_changing_token(site: FakeSite, day: int) -> None:
    """No validators, and other bytes each time."""
    _without_validators(site, day)
    for path, answer in site.pages.items():
        if path != "/robots.txt":
            head, mark, _ = answer.body.partition(b"<!-- token ")
            answer.body = head + (mark or b"<!-- token ") + str(day).encode() + b" -->"


def _modified_always_now(site: FakeSite, day: int) -> None:
    _with_a_changing_token(site, day)
    for answer in site.pages.values():
        answer.headers["Last-Modified"] = formatdate(usegmt=True)


NAMED = {"listing": _listing, "feed": _feed, "sitemap": _sitemap, "wordpress": _wordpress}


@pytest.mark.parametrize("server", [_with_etags, _without_validators, _with_a_changing_token, _modified_always_now])
def test_a_day_without_news_is_one_request(klastry: Klastry, server: Callable[[FakeSite, int], None]) -> None:
    sites = {name: FakeSite() for name in NAMED}
    for name, site in sites.items():
        NAMED[name](site, [site.article(number, day=f"{number} lutego 2026") for number in range(1, COUNT + 1)])
        server(site, 1)
        klastry.profile(name, site.url)
    klastry.crawl()
    everything = [(name, COUNT, COUNT) for name in sorted(NAMED)]
    versions = (
        "SELECT a.site, count(DISTINCT a.id), count(*) FROM articles a JOIN article_versions v ON v.article_id = a.id GROUP BY a.site ORDER BY a.site"
    )
    assert klastry.rows(versions) == everything
    for day in (2, 3):
        for site in sites.values():
            server(site, day)
            site.asked.clear()
            site.statuses.clear()
        klastry.crawl()
        asked = {name: dict(site.asked) for name, site in sites.items()}
        assert {name: sum(counts.values()) for name, counts in asked.items()} == dict.fromkeys(NAMED, 1), asked
        if server is _with_etags:
            answers = {name: {status for _, status in site.statuses} for name, site in sites.items()}
            assert answers == {"listing": {304}, "feed": {304}, "sitemap": {304}, "wordpress": set()}
    assert klastry.rows(versions) == everything
    for site in sites.values():
        site.close()
