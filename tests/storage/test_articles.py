"""What one article is: the same, an edited one, a moved one; and what hangs on it."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from scraper.model.article import Article, Match
from scraper.model.moments import WARSAW
from scraper.model.run import Visit
from scraper.storage.articles import Intake, confirm_reading, mark_withdrawn, replace_reading, store_article
from scraper.storage.corrections import correct_article
from scraper.storage.readback import load_article

Make = Callable[..., Article]


def _store(conn: sqlite3.Connection, article: Article, visit: Visit, intake: Intake) -> tuple[int, str]:
    with conn:
        stored = store_article(conn, article, visit, intake)
    return stored.article_id, stored.outcome


def _count(conn: sqlite3.Connection, table: str) -> int:
    return int(conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_the_same_article_twice_is_one_row(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    assert _store(conn, make(), visit, intake)[1] == "new"
    assert _store(conn, make(), visit, intake)[1] == "unchanged"
    assert _count(conn, "articles") == _count(conn, "article_versions") == 1


@pytest.mark.parametrize("twin", ["http://serwis.pl/news/a,1.htm", "https://www.serwis.pl/news/a,1.htm"])
def test_http_and_www_twins_are_one_article(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, twin: str) -> None:
    first, _ = _store(conn, make(), visit, intake)
    assert _store(conn, make(url=twin), visit, intake) == (first, "unchanged")


@pytest.mark.parametrize(
    ("twin", "kept"),
    [
        ("http://serwis.pl/news/a,1.htm", "https://serwis.pl/news/a,1.htm"),
        ("https://www.serwis.pl/news/a,1.htm", "https://serwis.pl/news/a,1.htm"),
        ("https://serwis.pl/aktualnosci/a", "https://serwis.pl/aktualnosci/a"),
    ],
)
def test_an_edit_read_at_a_twin_keeps_the_address_and_one_at_a_new_place_takes_it(
    conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, twin: str, kept: str
) -> None:
    first, _ = _store(conn, make(), visit, intake)
    title = make().title if kept == twin else "Spotkanie klastrów w stolicy"
    assert _store(conn, make(url=twin, title=title), visit, intake) == (first, "moved" if kept == twin else "changed")
    assert load_article(conn, first).url == kept


def test_https_is_for_good(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    first, _ = _store(conn, make(url="http://serwis.pl/news/a,1.htm"), visit, intake)
    for number, twin in enumerate(("https://serwis.pl/news/a,1.htm", "http://serwis.pl/news/a,1.htm")):
        assert _store(conn, make(url=twin, title=f"Tytuł po raz {number}"), visit, intake) == (first, "changed")
    assert load_article(conn, first).url == "https://serwis.pl/news/a,1.htm"


def test_a_moved_article_keeps_its_row_and_answers_to_both_addresses(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    first, _ = _store(conn, make(), visit, intake)
    assert _store(conn, make(url="https://serwis.pl/aktualnosci/spotkanie"), visit, intake) == (first, "moved")
    assert conn.execute("SELECT url FROM articles").fetchone()[0] == "https://serwis.pl/aktualnosci/spotkanie"
    assert _store(conn, make(url="https://serwis.pl/news/a,1.htm"), visit, intake)[0] == first


def test_an_edited_title_is_a_version_and_no_new_item(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    first, _ = _store(conn, make(), visit, intake)
    assert _store(conn, make(title="Spotkanie klastrów w stolicy"), visit, intake) == (first, "changed")
    assert _count(conn, "articles") == 1
    assert _count(conn, "article_versions") == 2
    assert _count(conn, "deliveries") == 2  # file and mail, for the first only


def test_two_short_notices_of_the_same_words_are_two_articles(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    greeting = {"title": "Życzenia świąteczne", "text": "Wesołych Świąt!"}
    _store(conn, make(**greeting), visit, intake)
    _store(conn, make(url="https://serwis.pl/news/b,2.htm", **greeting), visit, intake)
    assert _count(conn, "articles") == 2


def test_a_short_post_at_two_addresses_of_one_day_is_one_and_of_two_days_two(
    conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake
) -> None:
    post = {
        "title": "Nabór do klastra",
        "text": "Biuro klastra przyjmuje zgłoszenia nowych członków od poniedziałku do piątku w godzinach od ósmej do szesnastej.",
    }
    first, _ = _store(conn, make(**post, published=date(2019, 3, 1)), visit, intake)
    assert _store(conn, make(url="https://serwis.pl/projekty/nabor", **post, published=date(2019, 3, 1)), visit, intake)[0] == first
    assert _store(conn, make(url="https://serwis.pl/news/nabor-2", **post, published=date(2020, 3, 1)), visit, intake)[0] != first


def test_a_feeds_hour_of_the_printed_day_that_is_named_no_more_is_no_edit(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    first, _ = _store(conn, make(published=datetime(2019, 3, 1, 8, tzinfo=WARSAW)), visit, intake)
    assert _store(conn, make(published=date(2019, 3, 1)), visit, intake) == (first, "unchanged")
    assert conn.execute("SELECT published FROM articles").fetchone()[0] == "2019-03-01T08:00:00+01:00"
    assert _store(conn, make(published=date(2019, 3, 2)), visit, intake) == (first, "changed")


def test_a_first_visit_and_a_backfill_queue_nothing(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    _store(conn, make(), replace(visit, baseline=True), intake)
    _store(conn, make(url="https://serwis.pl/2", title="Drugi", text="Inny tekst o czym innym."), replace(visit, alerts=False), intake)
    assert _count(conn, "deliveries") == 0


def test_alerts_are_written_with_the_article_or_not_at_all(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    def broken() -> None:
        with conn:
            store_article(conn, make(), visit, intake)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken()
    assert _count(conn, "articles") == _count(conn, "deliveries") == _count(conn, "articles_fts") == 0


def test_a_correction_survives_an_edit_and_a_new_reading(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    number, _ = _store(conn, make(), visit, intake)
    with conn:
        correct_article(conn, number, "published", "2026-02-27", by="analityk", now=intake.now)
        replace_reading(conn, number, make(), intake.now, intake.lexicon)
    assert load_article(conn, number).published == date(2026, 2, 27)
    assert _store(conn, make(title="Nowy tytuł"), visit, intake)[1] == "changed"
    assert load_article(conn, number).published == date(2026, 2, 27)
    assert _store(conn, make(title="Nowy tytuł"), visit, intake)[1] == "unchanged"


def test_what_is_stored_reads_back_whole(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, someone: Callable[..., object]) -> None:
    match = Match(rule="expert-groups", rule_version="1", tier="A", passing=False, sentence="Zebrała się grupa.", words=("grupa",))
    article = make(
        tags=("klastry", "Łódź"), participants=(someone("Anna Nowak", "prezes", "Klaster X"),), matches=(match,), flags=("weekday-mismatch",)
    )
    number, _ = _store(conn, article, visit, intake)
    read = load_article(conn, number)
    assert (read.title, read.text, read.tags, read.matches, read.flags) == (article.title, article.text, article.tags, article.matches, article.flags)
    assert [(p.name, p.role, p.organisation) for p in read.participants] == [("Anna Nowak", "prezes", "Klaster X")]
    assert read.expert_group


def test_a_withdrawn_article_is_marked_and_comes_back(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    _store(conn, make(), visit, intake)
    with conn:
        assert mark_withdrawn(conn, make().url, intake.now + timedelta(days=1))
    assert conn.execute("SELECT count(*) FROM news").fetchone()[0] == 0
    _store(conn, make(), visit, intake)
    assert conn.execute("SELECT count(*) FROM news").fetchone()[0] == 1


def test_the_same_release_on_two_sites_is_one_story_and_another_is_not(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    with conn:
        conn.execute("INSERT INTO sites (name, url, added) VALUES ('inny', 'https://inny.pl/', '2026-01-01')")
    _store(conn, make(), visit, intake)
    _store(conn, make(site="inny", url="https://inny.pl/1", text=make().text + " Źródło: serwis."), visit, intake)
    other = (
        "Ruszył nabór wniosków na wspólne laboratoria. " * 3
        + "Regulamin i wzory dokumentów są na stronie agencji, a pytania można zadawać przez formularz. " * 4
    )
    _store(conn, make(site="inny", url="https://inny.pl/2", title="Nabór", text=other), visit, intake)
    stories = [row["story_id"] for row in conn.execute("SELECT story_id FROM articles ORDER BY id")]
    assert stories[0] == stories[1] is not None
    assert stories[2] is None


_LATER = frozenset({"weekday-mismatch"})


def test_a_second_reading_of_the_same_fields_is_only_noted(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    first, _ = _store(conn, make(flags=("weekday-mismatch",), winners=(("text", "densest"),)), visit, intake)
    people = conn.execute("SELECT id FROM participations").fetchall()
    again = make(participants=(), events=(), winners=(("text", "template"),))
    with conn:
        assert confirm_reading(conn, first, again, _LATER)
    stored = load_article(conn, first)
    assert dict(stored.winners) == {"text": "template"}
    assert stored.flags == ("weekday-mismatch",)
    assert conn.execute("SELECT id FROM participations").fetchall() == people


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Spotkanie klastrów w stolicy"},
        {"author": "Redakcja"},
        {"lead": "Inny wstęp."},
        {"published_raw": "2 marca"},
        {"tags": ("inny",)},
        {"flags": ("dates-contradict",)},
    ],
)
def test_a_second_reading_of_other_fields_is_not_confirmed(
    conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake, other: dict[str, object]
) -> None:
    first, _ = _store(conn, make(), visit, intake)
    with conn:
        assert not confirm_reading(conn, first, make(**other), _LATER)
    assert load_article(conn, first).title == make().title


def test_a_corrected_article_is_read_in_full(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    first, _ = _store(conn, make(), visit, intake)
    with conn:
        correct_article(conn, first, "title", "Poprawiony tytuł", by="jan", now=intake.now)
        assert not confirm_reading(conn, first, make(), _LATER)
