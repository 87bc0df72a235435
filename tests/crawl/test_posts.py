"""A news page whose items have no page of their own: each is an article, found once, and known again after an edit."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from scraper.model.moments import warsaw_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.crawl.conftest import FakeSite, Klastry

TEXTS = {
    1: "Członkowie klastra spotkali się w Lublinie i omówili plan pracy na kolejne miesiące, w tym wspólne wyjazdy na targi i projekty badawcze.",
    2: "Klaster otworzył w Świdniku laboratorium badań materiałowych, z którego skorzystają uczelnie i firmy z całego regionu. Otwarcie zgromadziło stu gości.",
    3: "Do klastra przystąpiły trzy przedsiębiorstwa z branży maszynowej. Umowy podpisano w siedzibie stowarzyszenia, a pierwsze wspólne zamówienie złożono już jesienią.",
    4: "Studenci politechniki przez miesiąc poznawali pracę w zakładach należących do klastra. Najlepsi z nich otrzymali propozycje staży i stypendia.",
}
NEWS = "W Ministerstwie Rozwoju i Technologii odbyło się posiedzenie Rady Krajowych Klastrów Kluczowych. Członkowie rady omówili projekt polityki klastrowej."
TITLES = {1: "Spotkanie członków klastra", 2: "Laboratorium w Świdniku otwarte", 3: "Nowi członkowie klastra", 4: "Praktyki dla studentów"}
COUNCIL = "Posiedzenie Rady Krajowych Klastrów Kluczowych"


def _anchored(number: int, title: str, text: str) -> str:
    return f"<h3><a name='w{number}'></a>{title}</h3><p class='data'>{number} lutego 2026</p><p>{text}</p><p>Kontakt: biuro klastra.</p>"


def _boxed(number: int, title: str, text: str) -> str:
    return f"<div class='wpis' id='wpis-{number}'><span>Dodano: 0{number}.02.2026</span><h2>{title}</h2><div><p>{text}</p><a href='/pliki/{number}.pdf'>Załącznik</a></div></div>"


def _bare(number: int, title: str, text: str) -> str:
    return f"<h3>0{number}.02.2026 r. – {title}</h3><p>{text}</p>"


def _counted_from_the_top(number: int, title: str, text: str) -> str:
    return f"<div id='item-{10 - number}'><h4>{title}</h4><p><em>0{number}-02-2026</em></p><p>{text}</p></div>"


def _loose(number: int, title: str, text: str) -> str:
    return f"<h2>{title}</h2>0{number}.02.2026<br><br>{text}<br><hr>"


def _bold(number: int, title: str, text: str) -> str:
    return f"<p><strong>{title}</strong></p><p>0{number}.02.2026</p><p>{text}</p>"


def _bold_in_one_paragraph(number: int, title: str, text: str) -> str:
    return f"<p><b>{title}</b><br>0{number}.02.2026<br>{text}</p>"


def _row(number: int, title: str, text: str) -> str:
    return f"<table><tr><td>0{number}.02.2026</td><td><b>{title}</b><br>{text}</td></tr></table>"


def _term(number: int, title: str, text: str) -> str:
    return f"<dl><dt>{title}</dt><dd>0{number}.02.2026</dd><dd>{text}</dd></dl>"


def _dated_term(number: int, title: str, text: str) -> str:
    return f"<dl><dt>0{number}.02.2026</dt><dd><b>{title}</b><p>{text}</p></dd></dl>"


def _publish(site: FakeSite, form: Callable[[int, str, str], str], titles: dict[int, str], texts: dict[int, str]) -> None:
    posts = "".join(form(number, titles[number], texts[number]) for number in sorted(texts, reverse=True))
    frame = "<html><head><title>{0} - Klaster</title></head><body><div id='menu'><a href='/'>Start</a> <a href='/aktualnosci.html'>Aktualności</a></div>{1}</body></html>"
    site.html("/", frame.format("Start", "<h1>Klaster</h1><p>Witamy na stronie klastra.</p>"))
    site.html(
        "/aktualnosci.html", frame.format("Aktualności", f"<div id='tresc'><h1>Aktualności</h1>{posts}</div><div id='stopka'>Wykonanie: Ktoś</div>")
    )


def _stored(klastry: Klastry) -> list[tuple[object, ...]]:
    return klastry.rows("SELECT title, published, substr(text, 1, 30) FROM articles ORDER BY published")


@pytest.mark.parametrize("form", [_anchored, _boxed, _bare, _counted_from_the_top, _loose, _bold, _bold_in_one_paragraph, _row, _term, _dated_term])
def test_each_post_is_an_article_found_once_edited_as_a_version_and_without_news_one_request(
    site: FakeSite, klastry: Klastry, form: Callable[[int, str, str], str]
) -> None:
    titles, texts = dict(TITLES), {n: TEXTS[n] for n in (1, 2, 3)}
    _publish(site, form, titles, texts)
    klastry.profile("wpisy", site.url)
    klastry.crawl()
    assert _stored(klastry) == [(titles[n], f"2026-02-0{n}", texts[n][:30]) for n in (1, 2, 3)]
    assert len({url for (url,) in klastry.rows("SELECT url FROM articles WHERE url LIKE '%/aktualnosci.html#%'")}) == 3

    site.asked.clear()
    klastry.crawl()
    assert dict(site.asked) == {"/aktualnosci.html": 1}

    texts[4], titles[4] = NEWS, COUNCIL
    texts[2] += " Budowa trwała dwa lata."
    titles[1] = "Spotkanie członków klastra w Lublinie"
    _publish(site, form, titles, texts)
    counts = klastry.crawl("--no-alerts")["wpisy"]["counts"]
    klastry.crawl()
    assert counts["new"] == 1, counts  # type: ignore[index]
    assert _stored(klastry) == [(titles[n], f"2026-02-0{n}", texts[n][:30]) for n in (1, 2, 3, 4)]
    assert klastry.rows(
        "SELECT a.title, count(*) FROM article_versions v JOIN articles a ON a.id = v.article_id GROUP BY a.id HAVING count(*) > 1 ORDER BY a.published"
    ) == [
        (titles[1], 2),
        (titles[2], 2),
    ]

    before = klastry.rows("SELECT url, title, published, text FROM articles ORDER BY id")
    assert klastry.run("reextract").returncode == 0
    assert klastry.rows("SELECT url, title, published, text FROM articles ORDER BY id") == before


def test_a_new_post_alerts_once(site: FakeSite, klastry: Klastry) -> None:
    _publish(site, _anchored, TITLES, {n: TEXTS[n] for n in (1, 2, 3)})
    klastry.profile("wpisy", site.url)
    klastry.crawl()
    _publish(site, _anchored, TITLES | {4: COUNCIL}, {n: TEXTS[n] for n in (1, 2, 3)} | {4: NEWS})
    klastry.crawl()
    klastry.crawl()
    assert klastry.rows(
        "SELECT a.title, count(*) FROM deliveries d JOIN articles a ON a.id = d.article_id WHERE d.rule = 'expert-groups' GROUP BY 1"
    ) == [(COUNCIL, 1)]


def test_of_a_page_that_grew_into_posts_the_past_alerts_nobody_and_the_latest_post_does(site: FakeSite, klastry: Klastry) -> None:
    today = warsaw_now().date()
    post = "<div><h3>{0} numer {1}</h3><p>{2:%d.%m.%Y}</p><p>{3} Obrady numer {1}.</p></div>"
    posts = [post.format(COUNCIL, days, today - timedelta(days=days), NEWS) for days in (0, 60, 90)]
    page = "<html><head><title>Aktualności</title></head><body><h1>Aktualności</h1><div>{}</div></body></html>"
    site.html("/", page.format("".join(posts[1:])))
    klastry.profile("wpisy", site.url)
    klastry.crawl()
    site.html("/", page.format("".join(posts)))
    klastry.crawl()
    assert klastry.rows("SELECT count(*) FROM articles") == [(3,)]
    assert klastry.rows("SELECT a.title FROM deliveries d JOIN articles a ON a.id = d.article_id WHERE d.rule = 'expert-groups'") == [
        (f"{COUNCIL} numer 0",)
    ]


def test_a_list_of_links_a_programme_a_discussion_and_cut_texts_are_no_posts(site: FakeSite, klastry: Klastry) -> None:
    paths = [site.article(number, text=TEXTS[number]) for number in (1, 2, 3, 4)]
    number_of = dict(enumerate(paths, 1))
    linked = "".join(
        f"<h2><a href='{path}'>Wiadomość {n}</a></h2><p>0{n}.02.2026</p><p>{TEXTS[n]}</p>" for n, path in sorted(number_of.items(), reverse=True)
    )
    more = "".join(
        f"<h3>Wiadomość {n}</h3><p>0{n}.02.2026</p><p>{TEXTS[n]}</p><a href='{path}'>więcej</a>"
        for n, path in sorted(number_of.items(), reverse=True)
    )
    cut = "".join(f"<h4>Wiadomość {n}</h4><p>0{n}.02.2026</p><p>{TEXTS[n][:100]}…</p>" for n in (4, 3, 2, 1))
    talk = "".join(f"<div><h5>Jan Kowalski {n}</h5><p>0{n}.02.2026</p><p>{TEXTS[n]}</p></div>" for n in (4, 3, 2, 1))
    site.html(
        "/",
        f"<html><head><title>Aktualności</title></head><body><div>{linked}</div><div>{more}</div><div>{cut}</div><div id='komentarze'>{talk}</div></body></html>",
    )
    days = "".join(f"<h2>Dzień {n}</h2><p>0{n}.02.2026</p><p>{TEXTS[n]}</p>" for n in (1, 2, 3, 4))
    site.pages[paths[0]].body = site.pages[paths[0]].body.replace(b"<p>Wi", days.encode() + b"<p>Wi")
    klastry.profile("wpisy", site.url)
    klastry.crawl()
    assert klastry.rows("SELECT count(*), sum(url LIKE '%#%') FROM articles") == [(4, 0)]
