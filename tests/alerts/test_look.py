"""Mails rendered in a browser, on a phone and at a desk: nothing runs over the edge, nothing is too small, titles and buttons can be read and hit."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scraper.alerts.digests import Span, compose_digest
from scraper.alerts.messages import Alert, compose_alert
from scraper.model.article import Event, Participant
from scraper.model.rule import Rule
from tests.alerts.conftest import NOW, Newsroom

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: apt-get install chromium")

RULES = (
    Rule(name="expert-groups", title="Grupy eksperckie", version="1", alert_tiers=frozenset("AB")),
    Rule(name="kkk", title="Krajowe Klastry Kluczowe", version="1"),
)
SENTENCE = (
    "W dniu 18 października 2026 roku w siedzibie Ministerstwa Rozwoju i Technologii zebrała się Rada Krajowych Klastrów Kluczowych, w której zasiadają "
    "koordynatorzy największych klastrów w kraju."
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def mails(newsroom: Newsroom) -> dict[str, Alert]:
    people = (
        ("Anna Nowak-Wiśniewska", "podsekretarz stanu", "Ministerstwo Rozwoju i Technologii"),
        ("Krzysztof Brzęczyszczykiewicz", "prezes zarządu", "Związek Pracodawców Klastry Polskie"),
        ("Mária Kováčová", None, None),
        *((f"Jan Kowalczyk {letter}.", "koordynator", "Klaster Lotniczy") for letter in "ABCDEFG"),
    )
    newsroom.publish(
        "Posiedzenie Rady Krajowych Klastrów Kluczowych: nowe kryteria konkursu i pieniądze na wspólne badania po 2027 roku",
        sentence=SENTENCE,
        rules=("expert-groups", "kkk"),
        participants=tuple(
            Participant(name=name, role=role, organisation=organisation, surface=name, end=len(name)) for name, role, organisation in people
        ),
        events=(Event(start=NOW, end=NOW, place="Warszawa"), Event(start=NOW.date(), end=NOW.date().replace(day=20), kind="call", online=True)),
        flags=("published-before-past-event",),
    )
    newsroom.publish("Grupa robocza klastra", tier="C", sentence="Spotkała się grupa robocza naszego klastra.")
    newsroom.publish("Podsumowanie roku", passing=True, sentence="Prezes zasiadał też w Radzie KKK.")
    newsroom.publish("Nadzwyczajnedługiesłowobezżadnejprzerwy" * 4, tier="B", url="https://serwis.pl/" + "a" * 300)
    span = Span(key="digest.daily.2026-03-02.mail.all", since=NOW.replace(day=1), until=NOW)
    return {
        "alert": compose_alert(newsroom.conn, "expert-groups.1.mail", 1, "expert-groups", NOW, "pl", "Grupy eksperckie"),
        "digest": compose_digest(newsroom.conn, RULES, span, "pl").alert,
        "empty": compose_digest(newsroom.conn, RULES, Span(key="d", since=NOW, until=NOW), "pl").alert,
    }


@pytest.fixture
def shown(browser: Browser, mails: dict[str, Alert], tmp_path: Path) -> Iterator[Callable[[str, int, str], Page]]:
    pages = []

    def show(kind: str, width: int, scheme: str = "light") -> Page:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
        page.set_content(mails[kind].html)
        page.screenshot(path=tmp_path / f"{kind}-{width}-{scheme}.png", full_page=True)
        pages.append(page)
        return page

    yield show
    for page in pages:
        page.close()


CONTRAST = """() => {
  const light = c => { const v = c.map(x => x / 255).map(x => x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4); return 0.2126*v[0] + 0.7152*v[1] + 0.0722*v[2]; };
  const parse = s => s.match(/[\\d.]+/g).map(Number);
  const back = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
  const bad = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement, text = walk.currentNode.textContent.trim();
    if (!text || !e.getClientRects().length || e.tagName === 'STYLE') continue;
    const a = light(parse(getComputedStyle(e).color).slice(0, 3)), b = light(back(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) bad.push([text.slice(0, 40), ratio]);
  }
  return bad;
}"""


@pytest.mark.parametrize("width", [320, 390, 1000])
@pytest.mark.parametrize("kind", ["alert", "digest", "empty"])
def test_nothing_runs_over_the_edge(kind: str, width: int, shown: Callable[..., Page]) -> None:
    page = shown(kind, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("Math.max(...[...document.querySelectorAll('h1,h2,h3,p,td,a,li')].map(e => e.getBoundingClientRect().right))") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["alert", "digest", "empty"])
def test_every_text_stands_out_from_its_ground(kind: str, scheme: str, shown: Callable[..., Page]) -> None:
    assert shown(kind, 390, scheme).evaluate(CONTRAST) == []


def test_on_a_phone_nothing_is_too_small_and_the_button_can_be_hit(shown: Callable[..., Page]) -> None:
    page = shown("alert", 390)
    sizes = "[...document.querySelectorAll('h1,p,td.line,span,a')].filter(e => e.innerText.trim()).map(e => parseFloat(getComputedStyle(e).fontSize))"
    assert page.evaluate(f"Math.min(...{sizes})") >= 12
    button = page.get_by_role("link", name="Czytaj artykuł").bounding_box()
    assert button is not None
    assert button["height"] >= 44
    assert page.evaluate("document.querySelector('h1').getBoundingClientRect().top") < 200


def test_the_mail_says_what_why_who_and_when(shown: Callable[..., Page]) -> None:
    said = shown("alert", 1000).inner_text("body").replace("\N{NO-BREAK SPACE}", " ")
    for words in ("Grupy eksperckie", "poziom A", "2 marca 2026", "Rada Krajowych", "i 4 innych", "nabór, online", "Do sprawdzenia", "Numer alertu"):
        assert words in said
    assert shown("alert", 1000).locator("mark").count() == 1


def test_the_digest_tells_alerts_from_margins(shown: Callable[..., Page]) -> None:
    page = shown("digest", 1000)
    said = page.inner_text("body")
    assert said.index("Posiedzenie Rady") < said.index("Na marginesie") < said.index("Podsumowanie roku")
    assert page.locator("h2").all_inner_texts() == ["Grupy eksperckie 2", "Krajowe Klastry Kluczowe 1"]
