"""Near-duplicates of an alerted story are told with it, not as news."""

import json
from datetime import timedelta

from scraper.alerts.delivery import deliver
from scraper.alerts.feeds import write_feeds
from scraper.model.rule import Rule
from tests.alerts.conftest import NOW, Mailbox, Newsroom

RELEASE = (
    "W Warszawie zebrała się wczoraj Rada Krajowych Klastrów Kluczowych, w której zasiadają koordynatorzy największych klastrów w kraju. Rozmawiano o nowych "
    "kryteriach konkursu, o pieniądzach na wspólne badania i o tym, jak mierzyć wyniki pracy koordynatorów. Gości powitała wiceminister, która zapowiedziała "
    "ogłoszenie konkursu jeszcze przed wakacjami. Uczestnicy wymienili doświadczenia z ostatnich targów i umówili się na kolejne spotkanie w Katowicach."
)
RULES = [Rule(name="expert-groups", title="Grupy eksperckie", version="1")]


def test_the_same_release_elsewhere_joins_the_alert(newsroom: Newsroom, mailbox: tuple[Mailbox, int]) -> None:
    newsroom.publish("Rada KKK w Warszawie", text=RELEASE)
    newsroom.publish("Obradowała Rada KKK", text=RELEASE, site="inny", now=NOW + timedelta(minutes=5))
    assert newsroom.states() == ["queued", "joined"]
    assert len(deliver(newsroom.conn, newsroom.config, RULES, lambda: NOW).delivered) == 1
    (message,) = mailbox[0].messages
    html = message.get_payload()[1].get_payload(decode=True).decode()  # type: ignore[union-attr, index]
    assert "Także w\N{NO-BREAK SPACE}serwisach" in html
    assert "https://inny.pl/2" in html


def test_what_comes_after_the_alert_is_a_short_answer_in_its_thread(newsroom: Newsroom, mailbox: tuple[Mailbox, int]) -> None:
    later = NOW + timedelta(hours=3)
    newsroom.publish("Rada KKK w Warszawie", text=RELEASE, channels=("mail", "slack"))
    newsroom.conn.execute("UPDATE deliveries SET state = 'delivered' WHERE channel = 'slack'")
    newsroom.conn.commit()
    deliver(newsroom.conn, newsroom.config, RULES, lambda: NOW)
    newsroom.publish("Jeszcze raz o Radzie", text=RELEASE, site="trzeci", now=later, channels=("mail", "slack"))
    deliver(newsroom.conn, newsroom.config, RULES, lambda: later)
    first, answer = mailbox[0].messages
    assert answer["In-Reply-To"] == first["Message-ID"]
    assert answer["References"].split()[-1] == first["Message-ID"]
    assert str(answer["Subject"]).startswith("Re: ")
    assert "Serwis trzeci" in answer.get_payload()[0].get_payload(decode=True).decode()  # type: ignore[union-attr, index]
    assert newsroom.states() == ["delivered", "delivered", "delivered", "joined"]  # a chat has no threads


def test_a_near_duplicate_stands_for_itself_where_the_first_proves_to_fit_no_longer(newsroom: Newsroom) -> None:
    newsroom.publish("Rada KKK w Warszawie", text=RELEASE)
    newsroom.publish("Obradowała Rada KKK", text=RELEASE, site="inny")
    with newsroom.conn:
        newsroom.conn.execute("DELETE FROM matches WHERE article_id = 1")
    (alert,) = deliver(newsroom.conn, newsroom.config, RULES, lambda: NOW).delivered
    assert alert.url == "https://inny.pl/2"
    assert newsroom.states() == ["dropped", "delivered"]


def test_feeds_hold_a_story_once(newsroom: Newsroom) -> None:
    newsroom.publish("Rada KKK w Warszawie", text=RELEASE)
    newsroom.publish("Obradowała Rada KKK", text=RELEASE, site="inny")
    folder = newsroom.config.var / "feeds"
    files = write_feeds(newsroom.conn, RULES, folder)
    assert [file.suffix for file in files] == [".atom", ".json", ".ics"]
    atom = files[0].read_text(encoding="utf-8")
    assert atom.count("<entry>") == 1
    assert [file.read_bytes() for file in write_feeds(newsroom.conn, RULES, folder)] == [file.read_bytes() for file in files]


def test_an_article_that_moves_stays_one_entry_of_a_reader(newsroom: Newsroom) -> None:
    newsroom.publish("Rada KKK w Warszawie", text=RELEASE)
    folder = newsroom.config.var / "feeds"
    before = [json.loads(file.read_bytes()) for file in write_feeds(newsroom.conn, RULES, folder) if file.suffix == ".json"]
    newsroom.conn.execute("UPDATE articles SET url = 'https://serwis.pl/nowy-adres'")
    newsroom.conn.commit()
    atom, feed, _ = write_feeds(newsroom.conn, RULES, folder)
    (item,) = json.loads(feed.read_bytes())["items"]
    assert item["id"] == before[0]["items"][0]["id"]
    assert item["url"] == "https://serwis.pl/nowy-adres"
    assert f"<id>{item['id']}</id>" in atom.read_text(encoding="utf-8")
