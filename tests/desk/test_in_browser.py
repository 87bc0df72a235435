"""The desk in a real browser: ten tasks of an analyst counted in clicks, nothing of a crawled page runs, axe finds nothing serious, it fits a phone."""

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Download, Page, sync_playwright

from scraper.analysis.desk.application import desk_application
from scraper.model.article import Match, Participant
from scraper.storage import accounts
from scraper.storage.database import open_database
from tests.desk.conftest import NOW, PASSWORD, TEXT, Desk, sample_article, store

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: apt-get install chromium")

PAGES = (
    "/ /?od=2020&grupy=1 /szukaj /szukaj?q=rada /grupy /artykul/1?q=rada /artykul/1/wersje /osoby /osoba/1 /kto-z-kim?od=2020 /kto-z-kim/1-2 /organizacje /organizacja/1 "
    "/wydarzenia?minione=1 /wydarzenia?widok=kalendarz&miesiac=2026-03 /os-czasu /alerty /alerty/proba /alerty/proba?z=expert-groups /stan /raport?miesiac=2026-03 "
    "/poprawki /zaloguj /baza /baza/grupy /baza/articles /baza/articles/1 /nie-ma"
).split()
PRIVATE = "/artykul/1/popraw /osoba/1/popraw /poprawki /uzytkownicy /artykul/1".split()


@dataclass
class Served:
    """A running desk and the folder it works in."""

    url: str
    desk: Desk


@dataclass
class Hand:
    """Works a page as a person does, and counts: a click is one, a choice from a list is one, typing is none, Enter is one."""

    page: Page
    url: str
    clicks: int = 0

    def open(self, path: str = "/") -> None:
        self.page.goto(self.url + path)
        self.clicks = 0

    def click(self, name: str, role: str = "link", within: str = "body") -> None:
        self.page.locator(within).get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]
        self.clicks += 1

    def type(self, label: str, text: str) -> None:
        self.page.locator("main").get_by_label(label).first.fill(text)

    def enter(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.clicks += 1

    def download(self, name: str) -> Download:
        with self.page.expect_download() as expected:
            self.click(name)
        return expected.value

    def sees(self, text: str) -> bool:
        return text in self.page.locator("main").inner_text()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def served(changed: Desk) -> Iterator[Served]:
    with closing(open_database(changed.config.db)) as conn:
        calm = sample_article(
            url="https://serwis.pl/2", title="Klaster Wodny podpisał porozumienie", text=TEXT.replace("Łodzi", "Gdańsku") + " Nowy akapit.", tags=("woda",), flags=(),
            participants=(Participant(name="Anna Maj", role="Prezes", organisation="Klaster Wodny", surface="Anna Maj", start=TEXT.index("Anna"), end=TEXT.index("Anna") + 8, sentence="Spotkanie otworzyła Anna Maj."),),
            matches=(Match(rule="expert-groups", rule_version="1", tier="B", passing=False, sentence="Rada klastrów zebrała się.", words=("Rada",)),),
        )  # fmt: skip
        store(conn, calm, NOW + timedelta(hours=2))
    with closing(accounts.open_accounts(changed.config.db)) as conn:
        accounts.put_user(conn, "Ewa", PASSWORD, "admin", NOW)
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(desk_application(changed.config), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", changed)
    server.should_exit = True
    thread.join(timeout=20)
    listening.close()


@pytest.fixture
def hand(browser: Browser, served: Served) -> Iterator[Hand]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="pl-PL", accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield Hand(page, served.url)
    context.close()


def _signed_in(hand: Hand, back: str) -> None:
    hand.open(f"/zaloguj?dalej={back}")
    hand.type("Nazwa", "Ewa")
    hand.type("Hasło", PASSWORD)
    hand.enter()


def test_ten_tasks_of_an_analyst_take_few_clicks(hand: Hand, tmp_path: Path) -> None:
    clicks: dict[str, int] = {}

    hand.open()
    hand.click("Klaster Wodny podpisał porozumienie")
    assert hand.sees("zebrała się 12 marca 2026")
    clicks["read the latest article"] = hand.clicks

    hand.open()
    hand.page.keyboard.press("/")
    hand.page.keyboard.type("klastrami rady")
    hand.enter()
    assert hand.page.locator("main mark").first.inner_text() == "Rada"
    clicks["find a word in another form"] = hand.clicks

    hand.open()
    hand.click("Grupy eksperckie", within=".side")
    assert hand.download("Excel").suggested_filename == "klastry-grupy-eksperckie.xlsx"
    clicks["take the expert groups into Excel"] = hand.clicks

    hand.open()
    hand.click("Anna Maj")
    assert hand.sees("Klaster Wodny")
    clicks["see who somebody is"] = hand.clicks

    hand.open()
    hand.click("Kto z kim", within=".side")
    hand.page.locator("main table a[href^='/kto-z-kim/']").first.click()
    hand.clicks += 1
    assert hand.sees("wspólny artykuł")
    clicks["prove that two people met"] = hand.clicks

    hand.open()
    hand.click("Wydarzenia", within=".side")
    assert hand.download("Do kalendarza w telefonie (.ics)").suggested_filename == "klastry.ics"
    clicks["take the events into a calendar"] = hand.clicks

    hand.open()
    hand.click("Alerty", within=".side")
    assert hand.page.locator("blockquote mark").first.inner_text() == "Rada"
    clicks["see why an alert fired"] = hand.clicks

    hand.open()
    hand.click("Stan źródeł", within=".side")
    assert hand.page.locator("svg.rhythm").count() == 1
    clicks["see which site is in trouble"] = hand.clicks

    hand.open()
    hand.click("Raport miesięczny", within=".side")
    assert hand.download("Pobierz w Wordzie").suggested_filename.endswith(".docx")
    clicks["take the monthly report"] = hand.clicks

    _signed_in(hand, "/artykul/2")
    signing_in = hand.clicks
    hand.click("Popraw")
    hand.type("Data publikacji", "2026-02-27")
    hand.enter()
    assert hand.sees("27 lutego 2026")
    clicks["correct a date, signing in"] = hand.clicks
    assert signing_in == 1

    assert clicks == {
        "read the latest article": 1,
        "find a word in another form": 1,
        "take the expert groups into Excel": 2,
        "see who somebody is": 1,
        "prove that two people met": 2,
        "take the events into a calendar": 2,
        "see why an alert fired": 1,
        "see which site is in trouble": 1,
        "take the monthly report": 2,
        "correct a date, signing in": 3,
    }


def test_further_tasks_of_an_analyst_take_few_clicks(hand: Hand) -> None:
    clicks: dict[str, int] = {}

    hand.open()
    hand.click("Kto z kim", within=".side")
    hand.type("Miejsce lub wydarzenie", "porozumienie")
    hand.enter()
    assert hand.sees("Nowy tytuł") is False
    clicks["ask who met whom at an event"] = hand.clicks

    hand.open()
    hand.page.locator("main summary").first.click()
    hand.clicks += 1
    hand.type("Osoba", "Maj")
    hand.enter()
    assert hand.sees("Klaster Wodny podpisał porozumienie"), "Enter shows all, not the last days"
    hand.click("7 dni", role="button")
    assert "dni=7" in hand.page.url
    assert "osoba=Maj" in hand.page.url
    clicks["the last week's news of a person"] = hand.clicks

    hand.open()
    hand.click("Wydarzenia", within=".side")
    hand.page.get_by_text("Subskrybuj kalendarz").click()
    hand.clicks += 1
    address = hand.page.get_by_label("Adres kalendarza").input_value()
    assert address == f"{hand.url}/wydarzenia.ics"
    assert hand.page.request.get(address).text().startswith("BEGIN:VCALENDAR")
    clicks["subscribe to the calendar"] = hand.clicks

    hand.open()
    hand.click("Dane i SQL", within=".side")
    hand.click("Wykonaj", role="button")
    assert hand.sees("Klaster Wodny podpisał porozumienie")
    clicks["ask in SQL"] = hand.clicks

    hand.open("/osoba/1/popraw")
    hand.click("Zaloguj się", within="main")
    hand.type("Nazwa", "Ewa")
    hand.type("Hasło", PASSWORD)
    hand.enter()
    hand.type("Szukaj osoby", "jan")
    hand.page.get_by_label("Szukaj osoby").press("Enter")
    hand.clicks += 1
    hand.page.get_by_role("button", name="Połącz").first.click()
    hand.clicks += 1
    assert hand.sees("także jako")
    clicks["merge two people, signing in"] = hand.clicks
    hand.clicks = 0
    hand.click("Popraw lub połącz")
    hand.click("Rozłącz", role="button")
    assert not hand.sees("także jako")
    clicks["undo it"] = hand.clicks

    hand.open("/raport?miesiac=2026-03")
    hand.page.evaluate("window.print = () => { document.title = 'printed' }")
    hand.click("Drukuj lub zapisz jako PDF", role="button")
    assert hand.page.title() == "printed"
    clicks["print the report"] = hand.clicks

    assert clicks == {
        "ask who met whom at an event": 2,
        "the last week's news of a person": 3,
        "subscribe to the calendar": 2,
        "ask in SQL": 2,
        "merge two people, signing in": 4,
        "undo it": 2,
        "print the report": 1,
    }


def test_nothing_of_a_crawled_page_runs_or_loads_and_no_rule_of_ours_is_broken(hand: Hand) -> None:
    told: list[str] = []
    hand.page.on("dialog", lambda dialog: told.append(dialog.message) or dialog.dismiss())  # type: ignore[func-returns-value]
    hand.page.on("console", lambda message: told.append(message.text) if message.type == "error" and "404" not in message.text else None)
    hand.page.on("pageerror", lambda error: told.append(str(error)))
    hand.page.on("request", lambda request: None if request.url.startswith(hand.url) else told.append(request.url))
    _signed_in(hand, "/")
    for path in [*PAGES, *PRIVATE]:
        hand.open(path)
    assert told == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_axe_finds_nothing_serious_and_nothing_runs_over_the_edge(width: int, scheme: str, browser: Browser, served: Served) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, locale="pl-PL")  # type: ignore[arg-type]
    hand = Hand(context.new_page(), served.url)
    _signed_in(hand, "/")
    found = []
    for path in [*PAGES, *PRIVATE]:
        hand.open(path)
        hand.page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true })")
        results = Axe().run(hand.page).response["violations"]
        found += [(path, v["id"], v["nodes"][0]["html"][:120]) for v in results if v["impact"] in ("serious", "critical")]
        if hand.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append((path, "wider than the window", str(width)))
    context.close()
    assert found == []


def test_the_list_is_worked_by_keyboard_alone(hand: Hand) -> None:
    hand.open()
    hand.page.keyboard.press("Tab")
    assert hand.page.evaluate("document.activeElement.className") == "skip"
    hand.page.keyboard.press("Enter")
    hand.page.keyboard.press("j")
    hand.page.keyboard.press("j")
    hand.page.keyboard.press("k")
    hand.enter()
    assert hand.page.url.startswith(hand.url + "/artykul/")


def test_without_scripts_everything_still_works(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(served.url + "/")
    page.get_by_text("Menu", exact=True).click()
    page.locator(".menu").get_by_role("link", name="Osoby", exact=True).click()
    assert page.locator("main h1").inner_text() == "Osoby"
    context.close()
