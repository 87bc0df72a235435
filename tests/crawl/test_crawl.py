"""`klastry crawl` against a site on loopback: what is found, what is asked again, what alerts."""

from __future__ import annotations

import fcntl
import gzip
import json
import signal
import subprocess
import threading
import zlib
from typing import TYPE_CHECKING

from scraper.archive.warc import Place, read_page

if TYPE_CHECKING:
    from tests.crawl.conftest import FakeSite, Klastry

EXPERTS = (
    "W Ministerstwie Rozwoju i Technologii odbyło się posiedzenie Rady Krajowych Klastrów Kluczowych. Obrady otworzyła Anna Nowak, podsekretarz stanu "
    "w Ministerstwie Rozwoju i Technologii. Członkowie rady omówili projekt nowej polityki klastrowej."
)


def _site_of(site: FakeSite, count: int) -> list[str]:
    paths = [site.article(number) for number in range(1, count + 1)]
    chunks = [paths[i : i + 5] for i in range(0, count, 5)]
    for number, chunk in enumerate(chunks, 1):
        site.listing("/" if number == 1 else f"/lista,{number}.htm", chunk, f"/lista,{number + 1}.htm" if number < len(chunks) else "")
    return paths


def test_all_articles_of_a_listing_with_pages_are_stored_once_and_no_listing_is(site: FakeSite, klastry: Klastry) -> None:
    paths = _site_of(site, 12)
    klastry.profile("jedna", site.url)
    report = klastry.crawl()["jedna"]
    assert report["outcome"] == "done"
    assert report["baseline"]
    stored = klastry.rows("SELECT url, published FROM articles ORDER BY id")
    assert {url for url, _ in stored} == {site.url[:-1] + path for path in paths}
    assert {day for _, day in stored} == {"2026-02-18"}


def test_a_visit_without_news_is_one_conditional_request(site: FakeSite, klastry: Klastry) -> None:
    _site_of(site, 5)
    klastry.profile("jedna", site.url)
    klastry.crawl()
    site.asked.clear()
    site.statuses.clear()
    assert klastry.crawl()["jedna"]["counts"].get("new", 0) == 0  # type: ignore[union-attr]
    assert sum(site.asked.values()) == 1
    assert site.statuses["/", 304] == 1


def test_a_new_article_is_found_and_alerts_once_while_the_first_visit_alerted_nobody(site: FakeSite, klastry: Klastry) -> None:
    paths = _site_of(site, 4)
    old = site.article(90, title="Posiedzenie Rady Krajowych Klastrów Kluczowych w styczniu", text=EXPERTS)
    site.listing("/", [*paths, old])
    klastry.profile("jedna", site.url)
    klastry.crawl()
    assert klastry.rows("SELECT expert_group FROM articles WHERE url LIKE '%artykul-90%'") == [(1,)]
    assert klastry.rows("SELECT count(*) FROM deliveries") == [(0,)]
    new = site.article(
        91, title="Posiedzenie Rady Krajowych Klastrów Kluczowych w marcu", text=EXPERTS.replace("projekt", "założenia") + " Następne w maju."
    )
    site.listing("/", [new, *paths, old])
    klastry.crawl()
    klastry.crawl()
    rules = klastry.rows("SELECT rule, state, count(*) FROM deliveries WHERE rule = 'expert-groups' GROUP BY rule, state")
    assert rules == [("expert-groups", "delivered", 1)]
    alerts = (klastry.folder / "alerts.txt").read_text(encoding="utf-8")
    assert alerts.count("[expert-groups.") == 1
    assert "Rady Krajowych Klastrów Kluczowych" in alerts.replace("**", "")


def test_an_edited_article_becomes_a_version_and_no_second_alert(site: FakeSite, klastry: Klastry) -> None:
    paths = _site_of(site, 5)
    klastry.profile("jedna", site.url)
    klastry.crawl()
    site.article(1, text="Treść tego artykułu została zmieniona przez redakcję i jest teraz zupełnie inna niż była, choć adres został ten sam.")
    site.listing("/", [site.article(6), *paths])
    report = klastry.crawl()["jedna"]
    assert report["counts"]["changed"] == 1  # type: ignore[index]
    assert klastry.rows("SELECT count(*) FROM article_versions v JOIN articles a ON a.id = v.article_id WHERE a.url LIKE '%artykul-1.htm'") == [(2,)]


def test_robots_rules_hold_for_twenty_requests_at_once(site: FakeSite, klastry: Klastry) -> None:
    forbidden = [f"/tajne/artykul-{n}.htm" for n in range(20)]
    for path in forbidden:
        site.html(path, "<html><body><h1>Tajne</h1></body></html>")
    links = "".join(f"<a href='{p}'>Zakazany artykuł {p}</a>" for p in forbidden)
    site.html("/", f"<html><body><div id='content'><h1>Start</h1>{links}</div></body></html>")
    site.pages["/robots.txt"].body = b"User-agent: *\nDisallow: /tajne/\n"
    klastry.profile("jedna", site.url)
    klastry.crawl()
    assert [path for path in site.asked if path.startswith("/tajne/")] == []
    assert site.asked["/robots.txt"] == 1


def test_one_failing_site_stops_no_other_and_the_exit_code_says_so(site: FakeSite, klastry: Klastry) -> None:
    _site_of(site, 5)
    klastry.profile("dobra", site.url)
    klastry.profile("zla", "http://127.0.0.1:9/")
    done = klastry.run("crawl", "--json")
    assert done.returncode == 3
    reports = {r["site"]: r for r in map(json.loads, done.stdout.splitlines())}
    assert reports["zla"]["outcome"] == "failed"
    assert "refused" in reports["zla"]["reason"]
    assert reports["dobra"]["counts"]["new"] == 5


def test_a_pages_404_a_pdf_and_a_dead_feed_fail_no_site_and_are_recorded(site: FakeSite, klastry: Klastry) -> None:
    paths = _site_of(site, 5)
    site.html("/news/zniknal.htm", "", status=404)
    site.pages["/news/plik.htm"] = type(site.pages["/"])(b"%PDF-1.7 ...", "text/html")
    site.pages["/feed/"] = type(site.pages["/"])(b"<rss><channel><item><title>niedomkni", "application/rss+xml")
    links = "".join(f"<h2><a href='{p}'>Tytuł artykułu z listy {p}</a></h2>" for p in [*paths, "/news/zniknal.htm", "/news/plik.htm"])
    site.html(
        "/", f"<html><head><link rel='alternate' type='application/rss+xml' href='/feed/'></head><body><div id='content'>{links}</div></body></html>"
    )
    klastry.profile("jedna", site.url)
    assert klastry.crawl()["jedna"]["outcome"] == "done"
    failures = dict(klastry.rows("SELECT replace(url, rtrim(url, replace(url, '/', '')), ''), reason FROM fetches WHERE stage IS NOT NULL"))
    assert failures["zniknal.htm"] == "HTTP 404"
    assert "PDF" in str(failures["plik.htm"])
    assert klastry.rows("SELECT count(*) FROM articles") == [(5,)]


def test_a_site_that_asks_to_wait_is_left_alone_over_the_runs_end(site: FakeSite, klastry: Klastry) -> None:
    site.html("/", "<html><body>Za dużo</body></html>", status=429, headers={"Retry-After": "3600"})
    klastry.profile("jedna", site.url)
    klastry.run("crawl")
    site.asked.clear()
    assert klastry.crawl()["jedna"]["outcome"] == "held"
    assert not site.asked


def test_a_redirect_to_a_private_address_is_refused_unless_allowed(site: FakeSite, klastry: Klastry) -> None:
    site.html("/", "<html><body>tajne</body></html>")
    (klastry.sites / "obca.toml").write_text(f'url = "{site.url}"\n', encoding="utf-8")
    done = klastry.run("crawl", "--json")
    assert done.returncode == 3
    assert "private" in json.loads(done.stdout)["reason"]
    assert not site.asked


def test_a_second_run_meets_the_lock(site: FakeSite, klastry: Klastry) -> None:
    klastry.profile("jedna", site.url)
    with (klastry.folder / "klastry.db.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = klastry.run("crawl")
    assert done.returncode == 75
    assert "another run" in done.stderr


def test_a_killed_first_visit_goes_on_where_it_stopped_and_alerts_nobody(site: FakeSite, klastry: Klastry) -> None:
    paths = _site_of(site, 30)
    expert = site.article(99, title="Posiedzenie Rady Krajowych Klastrów Kluczowych", text=EXPERTS)
    site.listing("/lista,6.htm", [*paths[25:], expert])
    klastry.profile("jedna", site.url)
    for threshold in (6, 14, 22):
        site.asked.clear()
        running = subprocess.Popen(klastry.command("crawl"), env=klastry.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while running.poll() is None and sum(site.asked.values()) < threshold:
            try:
                running.wait(0.005)
            except subprocess.TimeoutExpired:
                continue
        running.send_signal(signal.SIGKILL)
        running.wait()
    klastry.crawl()
    assert klastry.rows("SELECT count(*), count(DISTINCT url) FROM articles") == [(31, 31)]
    assert klastry.rows("SELECT count(*) FROM deliveries") == [(0,)]
    assert klastry.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_budget_spreads_the_first_visit_over_several_and_it_stays_the_first(site: FakeSite, klastry: Klastry) -> None:
    _site_of(site, 20)
    klastry.profile("jedna", site.url, "[budget]\nmax_pages = 12\n")
    outcomes = []
    for _ in range(6):
        report = klastry.crawl()["jedna"]
        outcomes.append((report["outcome"], report["baseline"]))
        if report["outcome"] == "done":
            break
    assert outcomes[0] == ("budget", True)
    assert outcomes[-1] == ("done", True)
    assert klastry.rows("SELECT count(*) FROM articles") == [(20,)]


def test_a_page_in_windows_1250_that_says_iso_8859_2_is_read_right(site: FakeSite, klastry: Klastry) -> None:
    paths = _site_of(site, 5)
    page = site.pages[paths[0]]
    page.body = page.body.decode().replace("Członkowie", "Ślązacy i śląskie źródła").encode("cp1250")
    page.content_type = "text/html; charset=ISO-8859-2"
    klastry.profile("jedna", site.url)
    klastry.crawl()
    assert "Ślązacy i śląskie źródła" in str(klastry.rows("SELECT text FROM articles WHERE url LIKE '%artykul-1.htm'")[0][0])


def test_a_slow_and_a_huge_answer_end_and_are_recorded(site: FakeSite, klastry: Klastry) -> None:
    paths = _site_of(site, 5)

    def huge(handler: object) -> None:
        handler.send_response(200)  # type: ignore[attr-defined]
        handler.send_header("Content-Type", "text/html")  # type: ignore[attr-defined]
        handler.send_header("Content-Length", str(10**9))  # type: ignore[attr-defined]
        handler.end_headers()  # type: ignore[attr-defined]

    site.pages["/news/wielki.htm"] = type(site.pages["/"])(b"", write=huge)
    site.listing("/", paths)
    site.pages["/"].body = site.pages["/"].body.replace(b"</h1>", b"</h1><h2><a href='/news/wielki.htm'>Wielki plik zamiast artykulu</a></h2>")
    klastry.profile("jedna", site.url)
    assert klastry.crawl()["jedna"]["outcome"] == "done"
    assert klastry.rows("SELECT count(*) FROM articles") == [(5,)]
    assert klastry.rows("SELECT count(*) FROM fetches WHERE url LIKE '%wielki.htm' AND stage = 'fetch'") == [(1,)]


def test_a_page_that_never_answers_is_given_up_and_the_visit_ends_well(site: FakeSite, klastry: Klastry) -> None:
    paths = _site_of(site, 5)
    released = threading.Event()
    site.pages["/news/wolny.htm"] = type(site.pages["/"])(b"", write=lambda handler: released.wait(30) and None)
    site.pages["/"].body = site.pages["/"].body.replace(b"</h1>", b"</h1><h2><a href='/news/wolny.htm'>Strona, ktora nie odpowiada</a></h2>")
    klastry.profile("jedna", site.url)
    report = klastry.crawl()["jedna"]
    released.set()
    assert report["outcome"] == "done"
    assert klastry.rows("SELECT count(*) FROM articles") == [(len(paths),)]
    reasons = klastry.rows("SELECT reason FROM fetches WHERE url LIKE '%wolny.htm' AND stage = 'fetch'")
    assert "no answer in time" in str(reasons[0][0])


def test_the_log_has_a_line_a_visit_with_the_runs_id(site: FakeSite, klastry: Klastry) -> None:
    _site_of(site, 5)
    klastry.profile("jedna", site.url)
    log = klastry.folder / "crawl.jsonl"
    klastry.run("crawl", KLASTRY_CRAWL_LOG_FILE=str(log))
    entry = json.loads(log.read_text(encoding="utf-8"))
    assert (entry["run"], entry["site"], entry["counts"]["new"]) == (1, "jedna", 5)


def test_an_unknown_site_is_bad_usage_with_the_nearest_name(klastry: Klastry) -> None:
    klastry.profile("klastrypolskie", "https://klastrypolskie.pl/")
    done = klastry.run("crawl", "klastrypolski")
    assert done.returncode == 64
    assert "klastrypolskie" in done.stderr


def test_the_archive_keeps_a_page_as_it_was_sent_and_reads_it_back(site: FakeSite, klastry: Klastry) -> None:
    paths = _site_of(site, 5)
    page = site.pages[paths[0]]
    plain, page.body = page.body, gzip.compress(page.body, mtime=0)
    page.headers["Content-Encoding"] = "gzip"
    page.headers["X-Serwer"] = "jedyny"
    klastry.profile("jedna", site.url)
    klastry.crawl()
    ((file, position),) = klastry.rows(f"SELECT file, position FROM archived_pages WHERE url = '{site.url[:-1]}{paths[0]}'")
    archive = klastry.folder / "archive"
    record = zlib.decompressobj(31).decompress((archive / str(file)).read_bytes()[int(str(position)) :])
    assert page.body in record
    assert b"Content-Encoding: gzip" in record
    assert b"X-Serwer: jedyny" in record
    read = read_page(archive, Place(file=str(file), position=int(str(position))), "jedna")
    assert read is not None
    assert read.body == plain
    assert klastry.rows("SELECT count(*) FROM articles") == [(5,)]
