"""One page of a site that nobody has seen: what its own words and shapes tell, with no second page to compare it with."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from scraper.extraction.article import Known, read_article
from scraper.model.moments import day_of
from scraper.model.page import Page
from scraper.parsing.document import parse

NOW = datetime(2026, 11, 24, tzinfo=UTC)
TITLE = "Umowa czterech uczelni i firm"
TEXT = (
    "<p>Przedstawiciele czterech uczelni podpisali w Opolu umowę o wspólnym laboratorium, które otworzy się jesienią przyszłego roku w parku naukowym.</p>"
    "<p>Pierwsze badania zamówiły już trzy odlewnie z regionu, a koszt pracowni pokryją po połowie uczelnie i przedsiębiorstwa zrzeszone w klastrze.</p>"
    "<p>Kolejna tura rozmów odbędzie się po wakacjach, a zaproszenie do niej dostaną wszystkie firmy, które zgłosiły swoje tematy badań.</p>"
)


def read(body: str, *, head: str = f"<title>{TITLE} | Klaster</title>", url: str = "https://nieznana.example/a/umowa.html"):
    page = Page(url=url, site="", body=f"<!doctype html><html lang=pl><head>{head}</head><body>{body}</body></html>".encode())
    return read_article(parse(page), Known(now=NOW))


def day(article) -> date | None:
    return day_of(article.published) if article.published else None


RECORD = (
    "<div class=metryka><h3>Informacje o publikacji dokumentu</h3><dl><dt>Ostatnia modyfikacja:</dt><dd>26.09.2025 10:12</dd>"
    "<dt>Pierwsza publikacja:</dt><dd>24.09.2025 12:45</dd></dl><dl><dt>Wprowadziła:</dt><dd>Anna Kowalska</dd></dl>"
    "<table><tr><th>Tytuł</th><th>Wersja</th><th>Zmiana</th></tr><tr><td>Umowa</td><td>1.0</td><td>26.09.2025 10:12 Anna Kowalska</td></tr></table></div>"
)


def test_a_record_of_publication_under_the_text_tells_the_first_day() -> None:
    article = read(f"<main><article><h2>{TITLE}</h2>{TEXT}{RECORD}</article></main>")
    assert day(article) == date(2025, 9, 24)
    assert "Anna Kowalska" not in article.text


def test_a_record_that_knows_only_the_last_change_tells_nothing() -> None:
    changed = RECORD.replace("<dt>Pierwsza publikacja:</dt><dd>24.09.2025 12:45</dd>", "")
    assert day(read(f"<main><article><h2>{TITLE}</h2>{TEXT}{changed}</article></main>")) is None


def test_the_line_of_particulars_counts_though_a_theme_prints_more_below_it() -> None:
    line = "<div class=info><span>Autor: admin</span>|<span>28 listopada 2025</span>|<span>Kategorie: Projekty</span></div>"
    about = "<section><h3>O autorze: admin</h3><div>Redaktorka portalu od wielu lat, zajmuje się polityką klastrową i innowacjami w małych firmach.</div></section>"
    like = "".join(
        f"<div><h4><a href='/a/{n}'>Spotkanie numer {n} w sprawie klastrów</a></h4><span>1 marca 2024|0 komentarzy</span></div>" for n in range(4)
    )
    article = read(f"<div><article><h1>{TITLE}</h1>{TEXT}{line}{about}<div><h2>Podobne wpisy</h2>{like}</div></article></div>")
    assert day(article) == date(2025, 11, 28)


def test_lines_of_particulars_of_several_days_tell_nothing() -> None:
    lines = "".join(f"<div><span>Autor: admin</span>|<span>{n} marca 2024</span>|<span>Kategorie: Projekty</span></div>{TEXT * 3}" for n in (3, 4))
    assert day(read(f"<div><article><h1>{TITLE}</h1>{TEXT}{lines}</article></div>")) is None


CARD = (
    "<div class=side-card><h2><i class='fa fa-calendar'></i> 24.08.2023</h2><ul><li class='meta author'><a href='/autor/r'>Redakcja</a></li>"
    "<li class='meta category'><a href='/dzial/s'>Szkolenia</a></li>"
    "<li class='meta tags'><a href='/t/1'>szkolenia</a> <a href='/t/2'>laboratoria</a></li></ul></div>"
)
RECENT = (
    "<div class=side-card><h3>Ostatnie</h3>"
    + "".join(f"<li>{n} lipca 2023 <a href='/a/{n}'>Relacja z targów numer {n}</a></li>" for n in range(1, 5))
    + "</div>"
)


def test_a_card_of_particulars_in_the_sidebar_is_the_articles() -> None:
    article = read(f"<div class=body><section><h1>{TITLE}</h1>{TEXT}</section></div><div class=sidebar>{CARD}{RECENT}</div>")
    assert day(article) == date(2023, 8, 24)
    assert article.tags == ("szkolenia", "laboratoria")
    assert dict(article.winners)["published"] == "card"


@pytest.mark.parametrize(
    "beside",
    [
        RECENT,
        CARD + CARD.replace("24.08.2023", "1.02.2023"),
        "<div class=calendar><h2>24 sierpnia 2023</h2><a href='/kalendarz/p'>«</a> <a href='/kalendarz/n'>»</a></div>",
        "<div class=event><h2>24.08.2023</h2><p class=category><a href='/w/9'>Zapraszamy na kongres w Rzeszowie</a></p><p><a href='/w/9'>Więcej</a></p></div>",
    ],
)
def test_other_boxes_of_a_sidebar_are_none(beside: str) -> None:
    article = read(f"<div class=body><section><h1>{TITLE}</h1>{TEXT}</section></div><div class=sidebar>{beside}</div>")
    assert (day(article), article.tags) == (None, ())


def test_a_footer_of_the_article_tells_its_day_also_under_short_lines() -> None:
    agenda = "".join(f"<p>{hour}.00 | Wystąpienie o laboratoriach w regionie</p>" for hour in range(9, 16))
    footer = "<footer><p>Published: <time datetime='2021-02-22T09:05:00+01:00'>Mon 22 February 2021</time></p><p>Category: <a href='/c'>Wydarzenia</a></p></footer>"
    article = read(f"<main><article><header><h2>{TITLE}</h2></header><p>{TEXT[3:150]}</p>{agenda}{footer}</article></main>")
    assert day(article) == date(2021, 2, 22)


OLD = (
    "<table width=780><tr><td><font size=1>Dzisiaj jest: środa, 25 listopada 2026</font></td></tr><tr><td><a href='/'>Start</a></td><td><table>"
    "<tr><td><font size=1>dodano: 2025-11-28 14:00, autor: admin</font></td></tr>{title}<tr><td><font size=2>{text}</font></td></tr></table></td></tr>"
    "<tr><td>Copyright (c) 2003-2026 Izba Gospodarcza. Wszelkie prawa zastrzeżone.</td></tr></table>"
)


def test_a_site_that_calls_all_pages_alike_prints_the_title_in_bold() -> None:
    body = OLD.format(title=f"<tr><td><font size=3><b>{TITLE}</b></font></td></tr>", text=TEXT)
    article = read(body, head="<title>Izba Gospodarcza</title>")
    assert article.title == TITLE
    assert TITLE not in article.text
    assert day(article) == date(2025, 11, 28)


def test_where_no_line_is_bold_the_sites_own_title_stays() -> None:
    assert read(OLD.format(title="", text=TEXT), head="<title>Izba Gospodarcza</title>").title == "Izba Gospodarcza"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<time datetime='2019-07-03T10:18:46Z'>Publié le 29 juin 2019</time>", date(2019, 6, 29)),
        ("<p>Veröffentlicht am Mittwoch, 13. März 2019, 10:30 Uhr</p>", date(2019, 3, 13)),
        ("<p>Zuletzt aktualisiert: 03.05.2019</p>", None),
        ("<p>Publicado el 9 de enero de 2014 · Actualizado el 3 de mayo de 2015</p>", date(2014, 1, 9)),
        ("<p>Zveřejněno: 12. 3. 2019</p>", date(2019, 3, 12)),
        ("<p>Mis à jour le 3 mai 2019 à 12h30</p>", None),
        ("<p>Lundi 02/12/2019</p>", date(2019, 12, 2)),
        ("<p>15 август 2015 13:28</p>", date(2015, 8, 15)),
        ("<p>Közzétéve: 2015. október 3.</p>", date(2015, 10, 3)),
        ("<p>Paskelbta: 2019 m. kovo 3 d.</p>", date(2019, 3, 3)),
    ],
)
def test_labels_of_other_languages_say_what_a_date_is_of(line: str, expected: date | None) -> None:
    text = (
        "<p>The universities signed an agreement on a common laboratory that will be opened next autumn in the science park of the region, they said.</p>"
        * 3
    )
    body = f"<article><h1>An agreement of four universities</h1>{line}{text}</article>"
    page = Page(
        url="https://unknown.example/a/agreement",
        site="",
        body=f"<html lang=fr><title>An agreement of four universities</title><body>{body}</body></html>".encode(),
    )
    assert (
        day(read_article(parse(page), Known(now=NOW, reads_twice=False))) == expected
    )  # without the guess of htmldate, which takes a change for want of better


def test_a_footer_between_title_and_text_keeps_day_and_tags() -> None:
    footer = (
        "<div class=footer><p><span class=news-list-date><time itemprop=datePublished datetime=2025-08-19>19.08.2025</time></span> <span class=news-list-category>Wydarzenia</span>"
        " <span class=news-list-tags itemprop=keywords>Tagi: <a href='/n/tag/doktoranci'>doktoranci</a> <a href='/n/tag/granty'>granty</a></span></p></div>"
    )
    article = read(f"<div class=article><div class=header><h1>{TITLE}</h1></div>{footer}{TEXT}</div><div class=footer><p>Copyright 2003</p></div>")
    assert (day(article), article.tags) == (date(2025, 8, 19), ("doktoranci", "granty"))
    assert article.text.startswith("Przedstawiciele")


ROWS = (
    "<div class=metryka><h3>Metryka</h3><table><tr><td>Podmiot udostępniający:</td><td>Urząd Gminy</td></tr><tr><td>Wytworzył:</td><td>Jan Nowak</td></tr>"
    "<tr><td>Data wytworzenia:</td><td>2025-05-15</td></tr><tr><td>Data udostępnienia:</td><td>2025-05-23 14:14:07</td></tr>"
    "<tr><td>Data ostatniej modyfikacji:</td><td>2025-06-02 08:00:00</td></tr></table></div>"
)


@pytest.mark.parametrize("text", [TEXT, TEXT[: TEXT.index("</p>") + 4]])
def test_a_public_bodys_record_tells_when_the_page_was_shown_and_not_when_it_was_written(text: str) -> None:
    article = read(f"<div id=content><div class=artykul><h1>{TITLE}</h1><div class=tresc>{text}</div>{ROWS}</div></div>")
    assert day(article) == date(2025, 5, 23)
    assert "Metryka" not in article.text


def test_a_linked_author_in_a_heading_makes_no_listing_of_a_short_article() -> None:
    head = (
        f"<header><h1>{TITLE}</h1><h4 class=gh-article-author-name><a href='/author/ilona/'>Ilona Maria Lindqvist</a></h4><p>18.02.2023</p></header>"
    )
    cards = "".join(
        f"<article class=card><h3><a href='/a/{n}/'>Porozumienie numer {n} w sprawie wodoru</a></h3><p>Krótki opis numer {n}.</p></article>"
        for n in range(4)
    )
    article = read(f"<main><article class=post>{head}{TEXT}</article></main><div class=feed>{cards}</div>")
    assert article.kind == "article"
    assert article.text.startswith("Przedstawiciele")


@pytest.mark.parametrize(
    ("title", "kind"),
    [("404 uczestników kongresu w Rzeszowie", "article"), ("404", "other"), ("404 – nie znaleziono strony", "other"), ("Błąd 404 strony", "other")],
)
def test_a_number_in_a_title_is_no_error(title: str, kind: str) -> None:
    assert read(f"<article><h1>{title}</h1>{TEXT}</article>", head=f"<title>{title}</title>").kind == kind


def test_a_publisher_is_no_author() -> None:
    head = f"<title>{TITLE}</title><meta name=author content='Wydawnictwo Przykład Sp. z o.o.'>"
    assert read(f"<article><h1>{TITLE}</h1>{TEXT}</article>", head=head).author is None


def test_links_of_another_list_under_the_tags_are_none() -> None:
    links = "<div><h3>Tagi</h3><ul class=items><li><a href='/t/1'>młodzież</a></li></ul></div><div><ul class=links><li><a href='/pdf/1'>Wersja PDF</a></li></ul></div>"
    assert read(f"<article><h1>{TITLE}</h1><div class=body>{TEXT}</div>{links}</article>").tags == ("młodzież",)


@pytest.mark.parametrize(
    "extra",
    [
        "<div style='text-align:center'><img src=/i.jpg><br><span style='font-style:italic'>Podpisanie umowy: Jan Nowak i Anna Lis</span></div>",
    ],
)
def test_what_a_picture_shows_is_no_text(extra: str) -> None:
    halves = TEXT.replace("</p><p>", f"</p>{extra}<p>", 1)
    assert len(read(f"<article><h1>{TITLE}</h1>{halves}</article>").text.split("\n\n")) == 3


def test_a_sentence_under_a_picture_is_text() -> None:
    sentence = "<p><img src=/i.jpg><br>Laboratorium otworzy się jesienią przyszłego roku.</p>"
    halves = TEXT.replace("</p><p>", f"</p>{sentence}<p>", 1)
    assert len(read(f"<article><h1>{TITLE}</h1>{halves}</article>").text.split("\n\n")) == 4


def test_a_text_in_elements_of_one_kind_is_read_whole() -> None:
    pieces = (
        TEXT.replace("<p>", "<div class=block><div class=rich><p>").replace("</p>", "</p></div></div>").replace("<p>Kolejna", "<p>Na koniec. Kolejna")
    )
    long = TEXT.replace("<p>", "<p>W pierwszej części. ") * 3
    article = read(
        f"<article><h1>{TITLE}</h1><div class=body><div class=block><div class=rich>{long}</div></div><img src=/i.jpg>{pieces}</div></article>"
    )
    assert article.text.count("\n\n") == 11


def test_a_nameless_element_beside_the_text_is_not_of_its_kind() -> None:
    other = "<div>" + TEXT.replace("uczelni", "szkół").replace("<p>", "<p>Komentarz gościa. ") + "</div>"
    article = read(f"<main><h1>{TITLE}</h1><div>{TEXT * 4}</div>{other}</main>")
    assert "Komentarz gościa" not in article.text


@pytest.mark.parametrize("heading", ["Wrocław", "Następne kroki", "Next steps", "Background", "Komentarze ekspertów", "Tematy sesji"])
def test_headings_that_begin_like_buttons_or_labels_stay(heading: str) -> None:
    halves = TEXT.replace("</p><p>", f"</p><h3>{heading}</h3><p>", 1)
    assert f"\n\n{heading}\n\n" in read(f"<article><h1>{TITLE}</h1>{halves}</article>").text


EVENT_DAY = "<nav class=breadcrumbs><ul><li><a href='/'>Start</a></li><li><a href='/w'>{section}</a></li></ul></nav><main><article><h2>{title}</h2><p class=event-date>{day}</p>{text}</article></main>"


@pytest.mark.parametrize(
    ("section", "printed", "text", "expected"),
    [
        ("Wiadomości", "12.02.2026", TEXT, date(2026, 2, 12)),
        ("Wydarzenia", "12.02.2026", TEXT, None),
        ("Wiadomości", "12.12.2026", TEXT, None),
        ("Wiadomości", "12.02.2026", TEXT + "<p>Kongres odbył się 12 lutego 2026 r. w hali widowiskowej przy udziale trzystu gości.</p>", None),
    ],
)
def test_a_day_called_an_events_is_the_news_only_on_a_page_of_news_that_does_not_name_it(
    section: str, printed: str, text: str, expected: date | None
) -> None:
    assert day(read(EVENT_DAY.format(section=section, title=TITLE, day=printed, text=text))) == expected


def test_what_tells_of_the_author_under_the_text_is_no_part_of_it() -> None:
    about = "<h3>O autorze: Anna Lis</h3><div>Redaktorka portalu od wielu lat, zajmuje się polityką klastrową i innowacjami w małych firmach w regionie.</div>"
    assert "Redaktorka" not in read(f"<article><h1>{TITLE}</h1>{TEXT}<section>{about}</section></article>").text


def test_a_list_of_dates_and_links_is_no_article() -> None:
    rows = "".join(
        f"<li><div>2026-03-{n:02} <a href='/a/{n}'>Wyniki oceny wniosków w konkursie {n}</a></div><div>Jury pod przewodnictwem profesora rozstrzygnęło konkurs, do którego"
        f" zgłoszono {n} prac z całego regionu i zagranicy.</div></li>"
        for n in range(10, 18)
    )
    assert read(f"<h1>Nabory</h1><ul>{rows}</ul>", head="<title>Nabory</title>", url="https://x.example/pl/nabory").is_article is False


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://x.example/8301-30686_3-20014053-266.html?tag=topStories", "article"),
        ("https://x.example/umowa-czterech-uczelni-i-firm?s=20", "article"),
        ("https://x.example/aktualnosci?tag=klastry", "listing"),
        ("https://x.example/?s=klaster", "listing"),
        ("https://x.example/index.php?cat=4", "listing"),
        ("https://x.example/archiwum?rok=2023", "listing"),
    ],
)
def test_what_a_query_says_of_a_page_depends_on_what_it_is_asked_of(url: str, kind: str) -> None:
    assert read(f"<article><h1>{TITLE}</h1>{TEXT}</article>", url=url).kind == kind


def test_a_line_called_the_posts_title_is_one_where_all_pages_share_their_title() -> None:
    body = f"<div class=logo>Klaster Wodny</div><div class=post-main-title>{TITLE}</div><div class=post-md>{TEXT}</div>"
    assert read(body, head="<title>Klaster Wodny | Wiadomości</title>").title == TITLE


def test_a_long_line_of_particulars_under_the_title_tells_the_day_that_readers_see() -> None:
    line = (
        "<div class=meta-info>Przez <span class=vcard><a href=/author/biuro/>biuro</a></span><span class=sep>|</span>"
        "<span class='updated rich-snippet-hidden'>2026-06-25T23:21:17+02:00</span><span>5 czerwca, 2026</span><span class=sep>|</span>"
        "Kategorie: <a href=/category/umowy/ rel='category tag'>Umowy</a><span class=sep>|</span><span class=comments><span>Możliwość komentowania "
        f"<span class=screen-reader-text>{TITLE}, o której mówiło się od dawna w całym regionie</span> została wyłączona</span></span></div>"
    )
    article = read(f"<main><article><h1>{TITLE}</h1>{line}<div class=post-content>{TEXT}</div></article></main>")
    assert (day(article), article.text.startswith("Przedstawiciele")) == (date(2026, 6, 5), True)


@pytest.mark.parametrize("label", ["Related topics", "Schlagwörter:", "Štítky:"])
def test_labels_of_tags_in_other_languages(label: str) -> None:
    tags = f"<p class=list>{label} <a href=tematy/odlewnie.html>odlewnie</a>, <a href=tematy/badania.html>badania</a></p>"
    assert read(f"<main><article><h1>{TITLE}</h1>{TEXT}{tags}</article></main>").tags == ("odlewnie", "badania")
