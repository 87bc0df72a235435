import sqlite3
from collections.abc import Callable
from datetime import date

from scraper.model.article import Article
from scraper.model.run import Visit
from scraper.storage.articles import Intake, store_article

Make = Callable[..., Article]
HALL = "Nowa hala stanie obok portu, a jej budowę sfinansuje gmina. Prace zaczną się wiosną i potrwają dwa lata, a wykonawcę wybierze komisja. " * 2
TRAIN = "Pociąg z częściami wyjechał z fabryki w poniedziałek rano. Na miejsce dotrze po trzech dobach, a ładunek odbiorą dwie firmy z klastra. " * 2
WOOD = (
    "Stolarze z całej gminy mogą korzystać ze wspólnej suszarni drewna. Opłata zależy od ilości, a terminy ustala się przez telefon lub osobiście. "
    * 2
)


def _stored(conn: sqlite3.Connection, visit: Visit, intake: Intake, *articles: Article) -> list[tuple[int, str]]:
    outcomes = []
    for article in articles:
        with conn:
            stored = store_article(conn, article, visit, intake)
        outcomes.append((stored.article_id, stored.outcome))
    return outcomes


def test_pages_that_all_name_one_canonical_address_stay_articles_of_their_own(
    conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake
) -> None:
    wrong = "https://serwis.pl/aktualnosci/"
    texts = (HALL, TRAIN, WOOD)
    pages = [make(url=f"https://serwis.pl/{i}", canonical_url=wrong, title=f"Wieść {i}", text=text) for i, text in enumerate(texts)]
    listing = make(url=wrong, title="Co u nas", text="Zapraszamy do biura w godzinach pracy. " * 9)
    assert [outcome for _, outcome in _stored(conn, visit, intake, *pages, listing, *pages)] == ["new"] * 4 + ["unchanged"] * 3


def test_two_addresses_of_one_article_are_one_when_its_canonical_address_says_so(
    conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake
) -> None:
    long, short = "https://serwis.pl/2026/03/hala/", "https://serwis.pl/?p=7"
    known = make(url=long, canonical_url=long, text=HALL)
    assert _stored(conn, visit, intake, known, make(url=short, canonical_url=long, text=HALL + " Dopisek."))[1] == (1, "changed")


def test_an_article_first_seen_under_a_short_address_is_known_at_its_canonical_one(
    conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake
) -> None:
    short, long = (
        make(url="https://serwis.pl/?p=7", canonical_url="https://serwis.pl/hala/", text="Krótko."),
        make(url="https://serwis.pl/hala/", text="Krótko."),
    )
    assert _stored(conn, visit, intake, short, long) == [(1, "new"), (1, "moved")]


def test_canonical_addresses_that_cross_break_nothing(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    a, b = "https://serwis.pl/a", "https://serwis.pl/b"
    _stored(conn, visit, intake, make(url=a, text=HALL), make(url=b, title="Inny", text=TRAIN))
    crossed = _stored(
        conn, visit, intake, make(url=b, canonical_url=a, title="Inny", text=TRAIN + "1"), make(url=a, canonical_url=b, text=HALL + "1")
    )
    assert crossed == [(2, "changed"), (1, "changed")]


def test_an_address_that_two_profiles_share_is_one_article(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    with conn:
        conn.execute("INSERT INTO sites (name, url, added) VALUES ('drugi', 'https://serwis.pl/', '')")
    assert _stored(conn, visit, intake, make(), make(site="drugi")) == [(1, "new"), (1, "unchanged")]


def test_a_redesign_that_changes_every_address_and_some_words_makes_no_news(
    conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake
) -> None:
    dated = {"title": "Hala przy porcie", "published": date(2025, 5, 6)}
    undated = {"title": "Suszarnia", "published": None}
    before = [make(url="https://serwis.pl/1", text=HALL + TRAIN, **dated), make(url="https://serwis.pl/2", text=WOOD + TRAIN, **undated)]
    after = [
        make(url="https://serwis.pl/n/1", text=HALL + TRAIN + " Czytaj też.", **dated),
        make(url="https://serwis.pl/n/2", text=WOOD + TRAIN, **undated),
    ]
    assert _stored(conn, visit, intake, *before, *after)[2:] == [(1, "changed"), (2, "moved")]
    assert conn.execute("SELECT count(DISTINCT article_id) FROM deliveries").fetchone()[0] == 2


def test_the_same_form_on_another_day_is_another_article(conn: sqlite3.Connection, make: Make, visit: Visit, intake: Intake) -> None:
    first = make(url="https://serwis.pl/1", title="Dzień otwarty", text=HALL + "Zapraszamy 5 maja.", published=date(2025, 5, 1))
    second = make(url="https://serwis.pl/2", title="Dzień otwarty", text=HALL + "Zapraszamy 9 maja.", published=date(2026, 5, 1))
    assert [outcome for _, outcome in _stored(conn, visit, intake, first, second)] == ["new", "new"]
