"""The Polish and the English version of one item are linked; items that only look alike are not."""

import sqlite3
from collections.abc import Callable
from datetime import date, datetime

import pytest

from scraper.model.article import Article, Participant
from scraper.model.moments import WARSAW
from scraper.model.run import Visit
from scraper.storage.articles import Intake, forget_article, replace_reading, store_article
from scraper.storage.people import split_person

Make = Callable[..., Article]
DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=WARSAW)
POLISH = (
    "Delegacja klastra wróciła z Drezna, gdzie 24 lutego podpisano umowę z firmą Optik Sachsen. Podpisali ją prezes Magdalena Kuś i Jürgen Hoffmann. Umowa obejmuje "
    "wspólne laboratorium w Zielonej Górze o powierzchni 450 metrów i wymianę 12 stażystów rocznie. Następne spotkanie odbędzie się w Cottbus."
)
ENGLISH = (
    "The cluster's delegation returned from Dresden, where an agreement with the company Optik Sachsen was signed on 24 February. It was signed by Magdalena Kuś and by "
    "Jürgen Hoffmann. The agreement covers a joint laboratory in Zielona Góra of 450 square metres and an exchange of 12 trainees a year. The next meeting will be in Cottbus."
)
OTHER_ENGLISH = (
    "Twelve companies of the cluster will show their machines at the fair in Hanover on 20 April. The stand of 90 square metres is organised by Tomasz Lis from the office in "
    "Zielona Góra. Registration is open on the website of the cluster until the end of the month, and Piotr Wrona answers questions."
)


@pytest.fixture
def put(conn: sqlite3.Connection, visit: Visit, intake: Intake, make: Make) -> Callable[..., int]:
    with conn:
        for name, url in (("polski", "https://www.klaster.pl/"), ("angielski", "https://eng.klaster.pl/"), ("obcy", "https://obcy.pl/")):
            conn.execute("INSERT INTO sites (name, url, added) VALUES (?, ?, '')", (name, url))

    def store(url: str, text: str, language: str, **changes: object) -> int:
        site = "obcy" if "obcy" in url else "angielski" if "eng." in url else "polski"
        article = make(
            url=url, site=site, title=str(changes.pop("title", "Wiadomość")), text=text, language=language, **({"published": DAY} | changes)
        )
        with conn:
            return store_article(conn, article, visit, intake).article_id

    return store


def _linked(conn: sqlite3.Connection) -> list[tuple[int, int]]:
    return [tuple(row) for row in conn.execute("SELECT id, translation_of FROM articles WHERE translation_of IS NOT NULL ORDER BY id")]


@pytest.mark.parametrize("polish_first", [True, False])
def test_the_version_that_the_page_names_is_linked_whichever_came_first(
    conn: sqlite3.Connection, put: Callable[..., int], polish_first: bool
) -> None:
    versions = [
        ("https://www.klaster.pl/a", "O umowie.", "pl", ("https://eng.klaster.pl/", "http://eng.klaster.pl/b")),
        ("https://eng.klaster.pl/b", "Signed.", "en", ()),
    ]
    ids = {language: put(url, text * 20, language, translations=named) for url, text, language, named in versions[:: 1 if polish_first else -1]}
    if polish_first:  # its page named a version not stored yet; that one's own page names it in turn
        ids["en"] = put("https://eng.klaster.pl/b", "Signed. " * 21, "en", translations=("https://www.klaster.pl/a",))
    assert _linked(conn) == [(ids["en"], ids["pl"])]


def test_a_page_that_names_a_home_page_or_an_article_of_its_own_language_links_nothing(conn: sqlite3.Connection, put: Callable[..., int]) -> None:
    put("https://www.klaster.pl/a", "O umowie.", "pl")
    put("https://www.klaster.pl/c", "O czymś innym.", "pl", translations=("https://eng.klaster.pl/", "https://www.klaster.pl/a"))
    assert _linked(conn) == []


@pytest.mark.parametrize(
    ("polish", "english"),
    [
        ("https://www.klaster.pl/news/1234,umowa.htm", "https://eng.klaster.pl/news/1234,umowa.htm"),
        ("https://www.klaster.pl/pl/2026/podpisano-umowe-w-dreznie", "https://www.klaster.pl/en/2026/podpisano-umowe-w-dreznie"),
    ],
)
def test_like_addresses_of_one_publisher_are_versions(conn: sqlite3.Connection, put: Callable[..., int], polish: str, english: str) -> None:
    ids = put(polish, "Krótka wiadomość.", "pl"), put(english, "A short item.", "en", published=date(2026, 3, 30))
    assert _linked(conn) == [(ids[1], ids[0])]


def test_versions_are_known_by_the_days_numbers_and_names_that_both_tell(conn: sqlite3.Connection, put: Callable[..., int]) -> None:
    put("https://eng.klaster.pl/hanover", OTHER_ENGLISH, "en")
    english = put("https://eng.klaster.pl/dresden", ENGLISH, "en", published=date(2026, 3, 5))
    polish = put("https://www.klaster.pl/drezno", POLISH, "pl")
    assert _linked(conn) == [(english, polish)]


@pytest.mark.parametrize(
    ("url", "text", "published"),
    [
        ("https://eng.klaster.pl/hanover", OTHER_ENGLISH, DAY),
        ("https://eng.klaster.pl/dresden", ENGLISH, date(2025, 3, 2)),
        ("https://eng.klaster.pl/dresden", ENGLISH, None),
        ("https://obcy.pl/en/dresden", ENGLISH, DAY),
    ],
    ids=["another item", "a year before", "no day", "another publisher"],
)
def test_what_is_not_sure_stays_unlinked(conn: sqlite3.Connection, put: Callable[..., int], url: str, text: str, published: date | None) -> None:
    put("https://www.klaster.pl/drezno", POLISH, "pl")
    put(url, text, "en", published=published)
    assert _linked(conn) == []


def test_of_two_as_like_none_is_chosen(conn: sqlite3.Connection, put: Callable[..., int]) -> None:
    put("https://eng.klaster.pl/dresden", ENGLISH, "en")
    put("https://eng.klaster.pl/dresden-again", ENGLISH.replace("returned", "came back"), "en", published=date(2026, 3, 1))
    put("https://www.klaster.pl/drezno", POLISH, "pl")
    assert len(_linked(conn)) <= 1


def test_a_new_reading_and_a_page_taken_back_undo_the_link(conn: sqlite3.Connection, put: Callable[..., int], intake: Intake, make: Make) -> None:
    polish = put("https://www.klaster.pl/drezno", POLISH, "pl")
    english = put("https://eng.klaster.pl/dresden", ENGLISH, "en")
    assert _linked(conn) == [(english, polish)]
    with conn:
        other = make(url="https://eng.klaster.pl/dresden", site="angielski", text=OTHER_ENGLISH, language="en", published=DAY)
        replace_reading(conn, english, other, intake.now, intake.lexicon)
    assert _linked(conn) == []
    with conn:
        same = make(url="https://eng.klaster.pl/dresden", site="angielski", text=ENGLISH, language="en", published=DAY)
        replace_reading(conn, english, same, intake.now, intake.lexicon)
    assert _linked(conn) == [(english, polish)]
    with conn:
        assert forget_article(conn, polish, since=intake.now)
    assert _linked(conn) == []


def test_whom_both_versions_name_is_one_person_unless_somebody_took_it_back(
    conn: sqlite3.Connection, put: Callable[..., int], someone: Callable[..., Participant]
) -> None:
    def tell(more: str) -> None:
        put(
            "https://www.klaster.pl/umowa",
            POLISH + more,
            "pl",
            participants=(someone("Magdalena Kuś", "prezes", "Klaster Optyczny"), someone("Jan Hoff", "radca", "Huta")),
        )
        english = (someone("Magdalena Kuś", "president", "Optics Cluster"), someone("Janina Hoff", "counsel", "Steelworks"))
        put("https://eng.klaster.pl/agreement", ENGLISH + more, "en", participants=english)

    def merged() -> list[tuple[str, str]]:
        rows = conn.execute(
            "SELECT p.name, m.evidence FROM people p JOIN person_merges m ON m.person_id = p.id WHERE p.merged_into IS NOT NULL ORDER BY p.id"
        )
        return [tuple(row) for row in rows]

    tell("")
    assert merged() == [("Magdalena Kuś", "same name, versions of one item in two languages")]
    with conn:
        split_person(conn, conn.execute("SELECT person_id FROM person_merges").fetchone()[0], NOW)
    tell(" 2026.")
    assert merged() == []


def test_one_sites_president_is_its_prezes(conn: sqlite3.Connection, put: Callable[..., int], someone: Callable[..., Participant]) -> None:
    put(
        "https://www.klaster.pl/targi",
        POLISH,
        "pl",
        participants=(someone("Iga Kos", "prezes", "Związek Sitowia"), someone("Ewa Lis", "prezes", "Huta Szkła")),
    )
    english = (someone("Iga Kos", "president", "Rush Union"), someone("Ewa Lis", "trainer", "Glass Club"))
    put("https://www.klaster.pl/en/fair", OTHER_ENGLISH, "en", participants=english)
    put("https://obcy.pl/a", OTHER_ENGLISH, "en", participants=(someone("Iga Kos", "president", "Rowing Society"),))
    rows = conn.execute("SELECT name, count(*) FROM people WHERE merged_into IS NULL GROUP BY name ORDER BY name").fetchall()
    assert [tuple(row) for row in rows] == [("Ewa Lis", 2), ("Iga Kos", 2)]
    assert conn.execute("SELECT evidence FROM person_merges").fetchone()[0].endswith("same office: prezes = president")
