"""The analyst's pages: every one answers, nothing of a crawled page runs, and what is missing is a friendly page."""

import re
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from urllib.parse import quote

import pytest

from scraper.analysis.desk.pages.article import changes
from scraper.storage.database import open_database
from tests.desk.conftest import HOSTILE, Desk, Markup

PAGES = (
    "/ /?nowe=1 /?site=serwis&tag=klastry&osoba=maj&od=2026&do=2026-03&grupy=1&sprawdz=1 /szukaj /szukaj?q=rada /szukaj?q=%22%3Cscript%3E /grupy /grupy?poziom=A&wzmianki=1 "
    "/artykul/1 /artykul/1?q=rada /artykul/1/wersje /osoby /osoby?q=maj&porzadek=nazwisko /osoba/1 /osoba/2 /kto-z-kim /kto-z-kim?od=2020 /kto-z-kim/1-2 /organizacje "
    "/organizacje?q=klaster /organizacja/1 /wydarzenia /wydarzenia?minione=1 /wydarzenia?widok=kalendarz&miesiac=2026-03 /os-czasu /os-czasu?osoba=maj /alerty "
    "/alerty?stan=queued /alerty/proba /alerty/proba?z=expert-groups /stan /raport?miesiac=2026-03 /poprawki /zaloguj /baza /baza/news /baza/articles /baza/articles/1 "
    "/baza/grupy /baza?sql=SELECT+title%2C+url+FROM+articles"
).split()


def _harmless(html: str) -> None:
    page = Markup(html)
    assert [script.get("src", "").split("?")[0] for script in page.all("script")] in ([], ["/static/klastry.js"])
    assert page.all("img", "iframe", "object", "embed", "base", "style") == []
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], (tag, attributes)
        for name in ("href", "src", "action", "xlink:href"):
            address = attributes.get(name) or ""
            assert not address.lower().strip().startswith(("javascript:", "data:", "vbscript:", "//")), address


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_and_nothing_of_a_crawled_page_runs(path: str, changed: Desk) -> None:
    answer = changed.get(path)
    assert answer.status_code == 200
    _harmless(answer.text)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy


@pytest.mark.parametrize("path", PAGES)
def test_every_page_can_be_heard_and_worked_by_keyboard(path: str, changed: Desk) -> None:
    page = Markup(changed.get(path).text)
    assert page.all("html")[0]["lang"] == "pl"
    assert len(page.all("h1")) == 1
    assert len(page.all("main")) == 1
    assert page.all("title")
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    labelled = {label.get("for") for label in page.all("label")}
    for control in page.all("input", "select", "textarea"):
        assert control.get("type") in ("hidden", "checkbox") or control.get("aria-label") or control.get("id") in labelled, control
    for picture in page.all("svg"):
        assert picture.get("aria-hidden") == "true" or picture.get("aria-label")
    names = [nav.get("aria-label") for nav in page.all("nav")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "path", ["/", "/szukaj?q=rada", "/osoby", "/kto-z-kim", "/organizacje", "/wydarzenia", "/os-czasu", "/alerty", "/stan", "/grupy", "/raport"]
)
def test_an_empty_first_day_is_a_page(path: str, desk: Desk) -> None:
    open_database(desk.config.db).close()
    answer = desk.get(path)
    assert answer.status_code == 200
    _harmless(answer.text)


@pytest.mark.parametrize("path", ["/", "/osoby", "/stan"])
def test_without_a_database_the_page_says_what_to_do(path: str, desk: Desk) -> None:
    answer = desk.get(path)
    assert answer.status_code == 503
    assert "klastry crawl" in answer.text
    assert str(desk.config.db.parent) not in answer.text


def test_a_damaged_database_is_a_page_too(desk: Desk) -> None:
    desk.config.db.write_bytes(b"no database at all" * 100)
    answer = desk.get("/")
    assert answer.status_code == 503
    assert "klastry doctor" in answer.text


def test_an_older_database_says_what_updates_it(filled: Desk) -> None:
    with closing(sqlite3.connect(filled.config.db)) as conn, conn:
        conn.execute("DELETE FROM _sqlite_migrations WHERE name = '0050_desk'")
    answer = filled.get("/")
    assert answer.status_code == 503
    assert "Baza czeka na aktualizację" in answer.text


def test_a_writer_in_the_middle_of_its_transaction_holds_up_no_page(filled: Desk) -> None:
    with closing(open_database(filled.config.db)) as conn:
        conn.execute("BEGIN IMMEDIATE")
        conn.execute("UPDATE articles SET title = 'W połowie drogi'")
        assert "W połowie drogi" not in filled.get("/").text
        assert filled.get("/baza/articles").status_code == 200
        conn.commit()
        assert "W połowie drogi" in filled.get("/").text
        assert "W połowie drogi" in filled.get("/baza/articles").text


def test_a_database_that_comes_or_is_replaced_is_noticed(desk: Desk) -> None:
    assert desk.get("/").status_code == 503
    open_database(desk.config.db).close()
    assert desk.get("/").status_code == 200
    assert desk.get("/baza/articles").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/artykul/999", "/osoba/999", "/organizacja/999", "/kto-z-kim/1-999", "/nie-ma", "/baza/nie_ma", "/eksport/hasla.csv", "/eksport/osoby.exe"],
)
def test_what_is_not_there_is_a_404_in_words(path: str, filled: Desk) -> None:
    answer = filled.get(path)
    assert answer.status_code == 404
    assert "Nie ma takiej strony" in answer.text


@pytest.mark.parametrize("path", ["/-/versions.json", "/-/plugins", "/-/databases.json", "/_memory", "/-/permissions"])
def test_pages_about_this_machine_are_closed(path: str, filled: Desk) -> None:
    assert filled.get(path).status_code == 404


def test_a_search_quotes_the_sentence_with_its_words_marked(filled: Desk) -> None:
    assert "<mark>Rada</mark> klastrów zebrała się" in filled.get("/szukaj?q=radę").text


def test_an_article_shows_people_days_and_matched_words_in_its_text(filled: Desk) -> None:
    text = filled.get("/artykul/1").text
    assert '<mark>Rada</mark> <mark>klastrów</mark> zebrała się <span class="date">12 marca 2026' in text
    assert '<a class="person" href="/osoba/1">Anna Maj</a>' in text
    assert "Dzień tygodnia obok daty wydarzenia" in text
    assert "trzech elementach" in text


def test_versions_show_what_was_added_and_removed(changed: Desk) -> None:
    text = changed.get("/artykul/1/wersje").text
    assert "<del>zapowiedział</del><ins>ogłosił</ins>" in text


def test_a_pair_shows_both_sentences_as_evidence(filled: Desk) -> None:
    text = filled.get("/kto-z-kim/1-2").text
    assert "1 wspólny artykuł" in text
    assert "<mark>Anna</mark> <mark>Maj</mark>" in text


def test_what_came_since_the_last_visit_is_marked_as_new(filled: Desk) -> None:
    assert "nowy artykuł" not in filled.get("/").text  # the first visit: all is new, so nothing is
    filled.cookies.set("klastry_seen", "2026-03-01T08:00:00+01:00_2026-03-01T08:00:00+01:00", domain="127.0.0.1")
    assert "1 nowy artykuł" in filled.get("/").text
    assert filled.send("/przeczytane", {}, page="/").status_code == 303
    assert "nowy artykuł" not in filled.get("/").text


@pytest.mark.parametrize("cookie", ["", "x", "2026-13-45T99:99:99_2026-13-45T99:99:99", "9999-12-31T23:59:59+00:00_0001-01-01T00:00:00+14:00"])
def test_a_strange_cookie_is_no_cookie(cookie: str, filled: Desk) -> None:
    filled.cookies.set("klastry_seen", cookie, domain="127.0.0.1")
    assert filled.get("/").status_code == 200


@pytest.mark.parametrize(
    "query", ["start=-1", "start=99999999999999999", "od=x&do=9999-99-99", "site=%00", "osoba=%25%25_", "miesiac=2026-99", "dni=x", "od=0000-00-00"]
)
@pytest.mark.parametrize("page", ["/", "/szukaj", "/wydarzenia?widok=kalendarz&", "/kto-z-kim", "/raport", "/os-czasu"])
def test_strange_arguments_are_borne(page: str, query: str, filled: Desk) -> None:
    assert filled.get(page + ("&" if "?" in page else "?") + query).status_code == 200


def test_sql_is_read_only_and_limited(filled: Desk) -> None:
    assert filled.get("/baza?sql=DELETE+FROM+articles").status_code == 400
    assert filled.get("/baza?sql=ATTACH+'x.db'+AS+x").status_code == 400
    endless = "WITH+RECURSIVE+n(x)+AS+(SELECT+1+UNION+ALL+SELECT+x%2B1+FROM+n)+SELECT+max(x)+FROM+n&_timelimit=50"
    assert "3 sekundy" in filled.get(f"/baza?sql={endless}").text
    with closing(open_database(filled.config.db, readonly=True)) as conn:
        assert conn.execute("SELECT count(*) FROM articles").fetchone()[0] == 1


def test_ten_questions_stand_ready_and_run(filled: Desk) -> None:
    from scraper.analysis.desk.schema import metadata

    questions = metadata("pl")["databases"]["baza"]["queries"]
    assert len(questions) >= 10
    for name in questions:
        assert filled.get(f"/baza/{name}?nazwisko=Maj").status_code == 200


def test_english_is_a_setting(filled: Desk) -> None:
    filled.config = replace(filled.config, lang="en")
    answer = filled.get("/")
    assert "Expert groups" in answer.text
    assert '<html lang="en">' in answer.text
    assert "Co nowego" not in answer.text


EMPTY = "/ /szukaj /szukaj?q=x /grupy /osoby /kto-z-kim /organizacje /wydarzenia /wydarzenia?widok=kalendarz /os-czasu /alerty /alerty/proba /stan /raport /poprawki /zaloguj /nie-ma /baza".split()


@pytest.mark.parametrize("path", EMPTY)
def test_an_english_desk_says_nothing_in_polish(path: str, desk: Desk) -> None:
    open_database(desk.config.db).close()
    (desk.config.rules / "expert-groups.toml").unlink()
    desk.config = replace(desk.config, lang="en")
    text = re.sub(r"grupa ekspertów|tytuł:|zespół|rada LUB", "", desk.get(path).text)  # examples of queries: the articles are Polish
    assert re.findall(r"\w*[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]\w*", text) == []


def test_versions_of_a_hostile_page_are_compared_in_a_moment() -> None:
    begun = time.process_time()
    changes("\n\n".join(["a"] * 20_000), "\n\n".join(["a"] * 19_999 + ["b"]))
    changes(" ".join("ab"[n % 3 == 0] for n in range(6_000)), " ".join("ab"[n % 5 == 0] for n in range(6_000)))
    assert time.process_time() - begun < 5


def test_what_is_described_is_there_and_described_in_both_languages(desk: Desk) -> None:
    from scraper.analysis.desk.schema import metadata

    with closing(open_database(desk.config.db)) as conn:
        names = {row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    polish, english = (metadata(language)["databases"]["baza"]["tables"] for language in ("pl", "en"))  # type: ignore[arg-type]
    assert set(polish) <= names
    for name in ("articles", "news", "participants", "events", "corrections", "matches"):
        assert polish[name]["description"] != english[name]["description"]
    assert polish["articles"]["columns"]["published_raw"].startswith("Data wydrukowana na stronie")


def test_an_empty_search_says_what_was_perhaps_meant(filled: Desk) -> None:
    page = filled.get("/szukaj?q=klastrow+minsterstwo").text
    assert 'Czy chodziło o <a href="/szukaj?q=klastrow+ministerstwo">klastrow ministerstwo</a>?' in page
    assert "Czy chodziło" not in filled.get("/szukaj?q=ministerstwo").text
    assert 'href="/szukaj?q=ministerstwo">Szukaj tego samego bez filtrów' in filled.get("/szukaj?q=ministerstwo&od=2031").text
    assert HOSTILE not in filled.get(f"/szukaj?q={quote(f'minsterstwo {HOSTILE}')}").text
