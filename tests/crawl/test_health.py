"""What is wrong with a site is told when it begins and when it ends, once each."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests.crawl.conftest import Answer

if TYPE_CHECKING:
    from tests.crawl.conftest import FakeSite, Klastry


def _published(site: FakeSite, count: int) -> list[str]:
    paths = [site.article(number) for number in range(1, count + 1)]
    site.listing("/", paths)
    return paths


def _told(klastry: Klastry) -> list[str]:
    file = klastry.folder / "operator.txt"
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line[:1] in "✗✓" and line] if file.exists() else []


def _open(klastry: Klastry) -> set[object]:
    return {name for (name,) in klastry.rows("SELECT condition FROM site_conditions WHERE until IS NULL")}


def test_a_site_that_breaks_and_comes_back_is_told_once_each(site: FakeSite, klastry: Klastry) -> None:
    _published(site, 5)
    klastry.profile("jedna", site.url)
    klastry.crawl()
    good = site.pages["/"]
    site.pages["/"] = Answer(b"", status=500)
    klastry.crawl()
    assert _told(klastry) == [], "one failed visit may be an accident"
    for _ in range(3):
        klastry.crawl()
    assert [line.partition(":")[0] for line in _told(klastry)] == ["✗ jedna (jedna)"]
    assert "unreachable" in _open(klastry)
    assert "nieosiągalny" in klastry.run("status").stdout
    site.pages["/"] = good
    klastry.crawl()
    klastry.crawl()
    assert [line[:1] for line in _told(klastry)] == ["✗", "✓"]
    assert _open(klastry) == set()


def test_a_site_that_answers_and_names_nothing_is_told_while_one_without_news_is_not(site: FakeSite, klastry: Klastry) -> None:
    paths = _published(site, 5)
    klastry.profile("jedna", site.url)
    klastry.crawl()
    klastry.crawl()
    assert _told(klastry) == []
    site.html("/", "<html><head><title>Serwis</title></head><body><h1>Przerwa techniczna</h1><p>Zapraszamy wkrótce.</p></body></html>")
    klastry.crawl()
    assert "empty" in _open(klastry)
    site.listing("/", [*paths, site.article(6)])
    klastry.crawl()
    assert _open(klastry) == set()
    assert klastry.rows("SELECT count(*) FROM articles") == [(6,)]


def test_the_metrics_are_written_and_the_switch_is_asked_after_a_crawl_that_ended(site: FakeSite, klastry: Klastry, tmp_path: Path) -> None:
    pings: list[str] = []

    class Switch(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            pings.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Switch)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        _published(site, 5)
        klastry.profile("jedna", site.url)
        file = tmp_path / "klastry.prom"
        url = f"http://127.0.0.1:{server.server_port}/klucz"
        done = klastry.run("crawl", KLASTRY_OPERATOR_PING_URL=url, KLASTRY_OPERATOR_METRICS_FILE=str(file))
        assert done.returncode == 0, done.stderr
    finally:
        server.shutdown()
        server.server_close()
    assert pings == ["/klucz"]
    text = file.read_text(encoding="utf-8")
    assert 'klastry_site_articles{site="jedna"} 5' in text
    assert text.endswith("# EOF\n")


@pytest.mark.parametrize("setting", ["KLASTRY_OPERATOR_PING_URL", "KLASTRY_OPERATOR_METRICS_FILE"])
def test_a_watch_that_fails_undoes_no_crawl_and_prints_no_secret(site: FakeSite, klastry: Klastry, setting: str) -> None:
    _published(site, 5)
    klastry.profile("jedna", site.url)
    value = "http://127.0.0.1:9/tajny-klucz" if setting.endswith("URL") else str(klastry.db / "kein" / "plik.prom")
    done = klastry.run("crawl", **{setting: value})
    assert done.returncode == 0
    assert "klastry: " in done.stderr
    assert "tajny-klucz" not in done.stderr
    assert klastry.rows("SELECT count(*) FROM articles") == [(5,)]
