import random
import re
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from scraper.language.likeness import compare_texts
from scraper.model.article import Article
from scraper.model.moments import WARSAW
from scraper.model.run import Visit
from scraper.storage.articles import Intake, replace_reading, store_article
from scraper.storage.stories import is_same_story, sketch_of

Make = Callable[..., Article]
RELEASE = """Klaster Obróbki Metali i uczelnia podpisały 14 marca 2026 r. umowę o wspólnym laboratorium. Pomiary ruszą w maju, a pierwsze zamówienia złożyło już
12 firm z regionu. Koszt wyposażenia wyniesie 4 mln zł, z czego połowę pokryje województwo.

Laboratorium stanie w dawnej hali montażowej. Będzie w nim pracować sześciu inżynierów, którzy sprawdzą wytrzymałość odlewów, jakość spoin i dokładność obróbki.
Firmy zapłacą tylko za czas pracy urządzeń, a uczelnia udostępni wyniki badań podstawowych.

Prezes klastra zapowiada, że do laboratorium dołączą warsztaty dla uczniów techników. Zapisy zaczną się jesienią, gdy sprzęt będzie już odebrany i opisany.
Rozmowy z dyrektorami szkół trwają, a ich wynik poznamy do końca czerwca."""
OTHER = """Delegacja klastra wróciła z targów, na których pokazała siedem nowych urządzeń do cięcia blach. Najwięcej pytań dotyczyło serwisu i czasu dostaw, mniej cen.
Kolejny wyjazd zaplanowano na jesień, a udział w nim zgłosiły trzy kolejne przedsiębiorstwa z powiatu oraz dwa spoza regionu, które szukają odbiorców za granicą."""
ABOUT = "O klastrze: zrzeszamy firmy, uczelnie i samorządy, prowadzimy szkolenia i targi, pomagamy w wyjazdach i wnioskach, a członkiem może zostać każdy."
LEAD = "W regionie przybywa miejsc, w których nauka spotyka się z przemysłem. Kolejne z nich powstanie już wkrótce w naszym mieście."


def same(one: str, other: str, *, same_site: bool = False, days: int | None = 1) -> bool:
    shared = len(set(sketch_of(one)) & set(sketch_of(other))) >= 2
    return shared and is_same_story(compare_texts(one, other), same_site=same_site, apart=None if days is None else timedelta(days=days))


def words_replaced(text: str, share: float, seed: int) -> str:
    chance, others = random.Random(seed), re.findall(r"\w+", OTHER)
    return re.sub(r"[^\W\d]+", lambda m: chance.choice(others) if chance.random() < share else m[0], text)


@pytest.mark.parametrize("seed", range(10))
def test_a_release_with_one_word_in_twenty_changed_is_the_same_story(seed: int) -> None:
    assert same(RELEASE, words_replaced(RELEASE, 0.05, seed))


@pytest.mark.parametrize(
    "edited", [RELEASE.rpartition("\n\n")[0], RELEASE.partition("\n\n")[2], f"{LEAD}\n\n{RELEASE}", f"{RELEASE}\n\n{ABOUT}", RELEASE[:420]]
)
def test_a_release_cut_or_with_a_paragraph_of_its_own_is_the_same_story(edited: str) -> None:
    assert same(RELEASE, edited)
    assert same(edited, RELEASE)


def test_other_news_with_the_same_closing_paragraph_is_another_story() -> None:
    assert not same(f"{RELEASE}\n\n{ABOUT}", f"{OTHER}\n\n{ABOUT}", same_site=True)


@pytest.mark.parametrize("site", [True, False])
def test_two_short_notices_before_the_same_words_about_the_publisher_are_two_stories(site: bool) -> None:
    about = (
        "O klastrze: zrzeszamy firmy, uczelnie i samorządy z całego regionu. Prowadzimy szkolenia, wspólne zakupy i targi, pomagamy w wyjazdach zagranicznych, wnioskach "
        "o dotacje i rozmowach z administracją. Członkiem może zostać każda firma, która zatrudnia co najmniej jedną osobę i płaci składkę. Biuro jest czynne codziennie."
    )
    first = "Nowym członkiem klastra została Odlewnia Bugaj z Końskich, która wytapia korpusy pomp."
    second = "Nasz zarząd spotkał się z rektorem Adamem Zielińskim i rozmawiał o stażach studentów."
    assert not same(f"{first}\n\n{about}", f"{second}\n\n{about}", same_site=site)


def test_a_release_under_a_lead_of_ones_own_is_the_same_story() -> None:
    release = (
        "Klaster Lotniczy i Politechnika Rzeszowska otwierają wspólne laboratorium w Jasionce.\n\nUmowę podpisali prezes Anna Krzemień i rektor Jan Wrona w obecności "
        "wicemarszałka Piotra Pilcha. Pomiary ruszą w maju, a pierwsze zamówienia złożyły firmy z Mielca i Krosna. Koszt wyposażenia wyniesie cztery miliony złotych, z czego "
        "połowę pokryje województwo. W hali będzie pracować sześciu inżynierów, którzy sprawdzą wytrzymałość odlewów i jakość spoin dla wszystkich członków."
    )
    assert same(release, "\n\n".join([LEAD, *release.split("\n\n")[1:]]))


def test_the_same_calendar_but_for_one_day_is_another_story() -> None:
    calendar = (
        "W tym kwartale zapraszamy 3 kwietnia na warsztaty z obróbki, 12 kwietnia na śniadanie firm, 26 maja na walne zebranie i 9 czerwca na piknik. "
        * 2
    )
    calendar += "Wszystkie spotkania zaczynają się o dziewiątej w siedzibie klastra, a zapisy prowadzi biuro, które odpowiada na pytania i wysyła przypomnienia."
    assert not same(calendar, calendar.replace("9 czerwca", "17 czerwca"))


def test_the_same_form_with_other_days_and_numbers_is_another_story() -> None:
    later = (
        RELEASE.replace("14 marca 2026", "9 kwietnia 2026").replace("12 firm", "30 firm").replace("w maju", "we wrześniu").replace("4 mln", "7 mln")
    )
    assert not same(RELEASE, later)
    assert not same(RELEASE, RELEASE.replace("14 marca", "21 marca"), same_site=True), "one site does not print one release twice with another day"
    assert same(RELEASE, RELEASE.replace("12 firm", "13 firm")), "another site's slip of one number"


def test_a_like_text_a_year_later_is_another_story() -> None:
    edited = words_replaced(RELEASE, 0.05, 1)
    assert same(RELEASE, edited, days=None)
    assert not same(RELEASE, edited, days=365)


def test_a_short_text_has_no_sketch() -> None:
    assert sketch_of("Wesołych Świąt i szczęśliwego Nowego Roku życzy biuro klastra.") == ()


def _story_of(conn: sqlite3.Connection, url: str) -> tuple[object, object]:
    row = conn.execute(
        "SELECT s.id, source.url FROM articles a LEFT JOIN stories s ON s.id = a.story_id LEFT JOIN articles source ON source.id = s.source_article_id "
        "WHERE a.url = ?",
        (url,),
    ).fetchone()
    return row[0], row[1]


def test_the_earliest_article_is_the_source_and_a_story_of_one_is_none(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    urls = ["https://serwis.pl/1", "https://inny.pl/2", "https://trzeci.pl/3"]
    ids = []
    with conn:
        for site in ("inny", "trzeci"):
            conn.execute("INSERT INTO sites (name, url, added) VALUES (?, '', '')", (site,))
        for url, site, day in zip(urls, ("serwis", "inny", "trzeci"), (5, 3, 9), strict=True):
            article = make(url=url, site=site, text=RELEASE, published=date(2026, 3, day))
            ids.append(store_article(conn, article, visit, intake).article_id)
    assert [_story_of(conn, url) for url in urls] == [(1, urls[1])] * 3
    with conn:  # a new reading finds other texts: the story falls apart
        replace_reading(conn, ids[1], make(url=urls[1], site="inny", text=OTHER, published=date(2026, 3, 3)), intake.now, intake.lexicon)
    assert [_story_of(conn, url)[1] for url in urls] == [urls[0], None, urls[0]]
    with conn:
        replace_reading(conn, ids[2], make(url=urls[2], site="trzeci", text=LEAD * 3, published=date(2026, 3, 9)), intake.now, intake.lexicon)
    assert [_story_of(conn, url)[1] for url in urls] == [None, None, None]
    assert conn.execute("SELECT count(*) FROM stories").fetchone()[0] == 0


@pytest.mark.parametrize(
    ("first", "second", "source"),
    [
        (date(2026, 3, 3), date(2026, 3, 2), 1),
        (datetime(2026, 3, 3, 9, tzinfo=WARSAW), datetime(2026, 3, 3, 7, 30, tzinfo=UTC), 1),
        (datetime(2026, 3, 3, 0, 10, tzinfo=WARSAW), datetime(2026, 3, 2, 23, 30, tzinfo=UTC), 0),
        (date(2026, 3, 3), date(2026, 3, 3), 0),
    ],
)
def test_the_source_is_the_earliest_in_polish_time(
    first: date, second: date, source: int, conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake
) -> None:
    urls = ["https://serwis.pl/1", "https://serwis.pl/2"]
    with conn:
        for number, (url, published) in enumerate(zip(urls, (first, second), strict=True)):
            store_article(
                conn, make(url=url, title=f"Umowa {number}", text=f"{RELEASE}\n\n{(LEAD, ABOUT)[number]}", published=published), visit, intake
            )
    assert _story_of(conn, urls[0])[1] == urls[source]


def test_of_one_day_the_article_that_credits_another_is_the_copy(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    urls = ["https://serwis.pl/kopia", "https://serwis.pl/zrodlo"]
    with conn:
        store_article(
            conn, make(url=urls[0], title="Kopia", text=f"{RELEASE}\n\nŹródło: Klaster Obróbki Metali", published=date(2026, 3, 3)), visit, intake
        )
        store_article(conn, make(url=urls[1], title="Umowa", text=RELEASE, published=date(2026, 3, 3)), visit, intake)
    assert _story_of(conn, urls[0])[1] == urls[1]
