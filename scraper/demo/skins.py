"""Two ways to draw a site: hand-made with listing pages only, and WordPress-like with feed, sitemap and REST. Pages are whole: menus, sidebars, footers."""

from __future__ import annotations

import json
from collections.abc import Callable
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING

from scraper.model.moments import WARSAW

if TYPE_CHECKING:
    from datetime import date, datetime

    from scraper.demo.articles import DemoArticle

Pages = dict[str, tuple[bytes, str]]
"""Path with query -> (body, content type)."""
_MONTHS = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split()
_HTML = "text/html; charset=utf-8"


def union_pages(articles: list[DemoArticle], home: str) -> Pages:
    """The site of an association in the manner of klastrypolskie.pl: a date in three elements, `/news/<slug>,<id>.htm`, five teasers a listing."""
    pages: Pages = {}
    for article in articles:
        others = [a for a in articles if a is not article][:3]
        tags = ", ".join(f'<a href="/tag/{slug}.htm">{escape(tag)}</a>' for tag, slug in article.tag_slugs)
        files = "".join(f'<p><a href="/pliki/{name}">{escape(label)}</a></p>' for label, name in article.attachments)
        related = "".join(f'<li><a href="{_news(a)}">{escape(a.title)}</a></li>' for a in others)
        body = (
            f'<div class="data">{_stacked(article.date)}</div>\n<h1>{escape(article.title)}</h1>\n<div class="tresc">{_paragraphs(article)}{files}</div>\n'
            f'<div class="zobacz"><strong>Zobacz także:</strong><ul>{related}</ul></div>\n<div class="tagi">Tagi: {tags}</div>'
        )
        charset = "iso-8859-2" if article.encoding == "windows-1250" else "utf-8"
        page = _union_page(article.title, body, articles, charset)
        pages[_news(article)] = (page.encode(article.encoding, "xmlcharrefreplace"), "text/html" if charset != "utf-8" else _HTML)
    lists = [articles[i : i + 5] for i in range(0, len(articles), 5)]
    for number, chunk in enumerate(lists, 1):
        teasers = "".join(
            f'<div class="news"><div class="ndata">{_stacked(a.date)}</div><h2><a href="{_news(a)}">{escape(a.title)}</a></h2>'
            f'<p>{escape(a.paragraphs[0][:110])}… <a href="{_news(a)}">więcej</a></p></div>'
            for a in chunk
        )
        pager = " ".join(f'<a href="/news,{n}.htm">{n}</a>' for n in range(1, len(lists) + 1))
        body = f'<h1>Aktualności</h1>{teasers}<div class="strony">Strony: {pager}</div>'
        pages[f"/news,{number}.htm"] = (_union_page("Aktualności", body, articles).encode(), _HTML)
    pages["/"] = pages["/news,1.htm"]
    pages["/o-nas.htm"] = (
        _union_page("O nas", "<h1>O nas</h1><p>Związek zrzesza organizacje klastrowe z całej Polski.</p>", articles).encode(),
        _HTML,
    )
    pages["/robots.txt"] = (b"User-agent: *\nDisallow: /panel/\n", "text/plain")
    return pages


def _union_page(title: str, body: str, articles: list[DemoArticle], charset: str = "utf-8") -> str:
    latest = "".join(
        f'<div class="mini"><div class="mdata">{_stacked(a.date)}</div><a href="{_news(a)}">{escape(a.title)}</a></div>' for a in articles[:4]
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset={charset}" />
<title>{escape(title)} - Związek Klastrów Przykładowych</title></head>
<body>
<div id="cookies">Ta strona używa plików cookies. <a href="/polityka.htm">Dowiedz się więcej</a></div>
<div id="top"><a href="/" class="logo">Związek Klastrów Przykładowych</a><ul id="menu"><li><a href="/o-nas.htm">O nas</a></li>
<li><a href="/news,1.htm">Aktualności</a></li></ul></div>
<div id="content">{body}</div>
<div id="right"><h4>Ostatnio dodane</h4>{latest}</div>
<div id="footer">Copyright © 2014-2026. Wykonanie: <a href="http://example.org/">Strony internetowe Przykład</a></div>
</body></html>"""


def _news(article: DemoArticle) -> str:
    return f"/news/{article.slug},{article.id}.htm"


def _stacked(day: date) -> str:
    return f'<span class="dzien">{day.day}</span>\n<span class="miesiac">{_MONTHS[day.month - 1]}</span>\n<span class="rok">{day.year}</span>'


def _paragraphs(article: DemoArticle) -> str:
    return "\n".join(f"<p>{escape(text)}</p>" for text in article.paragraphs)


def cluster_pages(articles: list[DemoArticle], home: str) -> Pages:
    """The site of a cluster in the manner of WordPress: RSS with the latest six, sitemap, REST, tag archives, dates in the address."""
    pages: Pages = {}
    for place, article in enumerate(articles):
        pages[_post(article)] = (_cluster_page(article.title, _post_html(article, articles, place, home), articles, home, article).encode(), _HTML)
    lists = [articles[i : i + 4] for i in range(0, len(articles), 4)]
    for number, chunk in enumerate(lists, 1):
        older = f'<nav class="pagination"><a href="/page/{number + 1}/">Starsze wpisy</a></nav>' if number < len(lists) else ""
        page = _cluster_page("", _teasers(chunk) + older, articles, home)
        pages["/" if number == 1 else f"/page/{number}/"] = (page.encode(), _HTML)
    for tag, slug in sorted({t for a in articles for t in a.tag_slugs}):
        tagged = [a for a in articles if tag in a.tags]
        pages[f"/tag/{slug}/"] = (_cluster_page(f"Tag: {tag}", f"<h1>Tag: {escape(tag)}</h1>{_teasers(tagged)}", articles, home).encode(), _HTML)
    pages["/feed/"] = (_rss(articles[:6], home).encode(), "application/rss+xml; charset=UTF-8")
    pages["/wp-sitemap.xml"] = (_sitemap(articles, home).encode(), "application/xml; charset=UTF-8")
    pages["/robots.txt"] = (f"User-agent: *\nDisallow: /wp-admin/\nSitemap: {home}wp-sitemap.xml\n".encode(), "text/plain")
    posts = [
        {"link": home[:-1] + _post(a), "date": _moment(a).replace(tzinfo=None).isoformat(), "title": {"rendered": escape(a.title)}} for a in articles
    ]
    rest = json.dumps(posts, ensure_ascii=False).encode()
    pages["/wp-json/wp/v2/posts"] = (rest, "application/json; charset=UTF-8")
    return pages


def _cluster_page(title: str, body: str, articles: list[DemoArticle], home: str, article: DemoArticle | None = None) -> str:
    site = "Pomorski Klaster Meblowy „Jesion”"
    head = f"<title>{escape(title)} – {site}</title>" if title else f"<title>{site}</title>"
    if article:
        head += (
            f'\n<link rel="canonical" href="{home[:-1]}{_post(article)}" />\n<meta property="og:title" content="{escape(article.title, quote=True)}" />'
            f'\n<meta property="article:published_time" content="{_moment(article).isoformat()}" />'
        )
    recent = "".join(f'<li><a href="{_post(a)}">{escape(a.title)}</a></li>' for a in articles[:5])
    return f"""<!DOCTYPE html>
<html lang="pl-PL"><head><meta charset="UTF-8" />
{head}
<link rel="alternate" type="application/rss+xml" title="Kanał z wpisami" href="{home}feed/" />
<link rel="https://api.w.org/" href="{home}wp-json/" /></head>
<body class="{"single single-post" if article else "home blog"}">
<header id="masthead" class="site-header"><p class="site-title"><a href="/">{site}</a></p>
<nav class="main-navigation"><ul><li><a href="/">Aktualności</a></li><li><a href="/o-klastrze/">O klastrze</a></li></ul></nav></header>
<div id="content"><main id="main" class="site-main">{body}</main>
<aside class="widget-area"><section class="widget widget_recent_entries"><h2>Ostatnie wpisy</h2><ul>{recent}</ul></section></aside></div>
<footer class="site-footer">© 2026 {site}. Dumnie wspierane przez WordPress</footer>
</body></html>"""


def _post_html(article: DemoArticle, articles: list[DemoArticle], place: int, home: str) -> str:
    tags = ", ".join(f'<a href="/tag/{slug}/" rel="tag">{escape(tag)}</a>' for tag, slug in article.tag_slugs)
    files = "".join(f'<p><a href="/wp-content/uploads/{name}">{escape(label)}</a></p>' for label, name in article.attachments)
    links = [(articles[i], rel) for i, rel in ((place + 1, "prev"), (place - 1, "next")) if 0 <= i < len(articles)]
    navigation = "".join(f'<div class="nav-{rel}"><a href="{_post(a)}" rel="{rel}">{escape(a.title)}</a></div>' for a, rel in links)
    return (
        f'<article id="post-{article.id}" class="post-{article.id} post type-post hentry"><header class="entry-header">'
        f'<h1 class="entry-title">{escape(article.title)}</h1></header><div class="entry-content">{_paragraphs(article)}{files}</div>'
        f'<footer class="entry-footer"><span class="posted-on">Opublikowano <time class="entry-date published" datetime="{_moment(article).isoformat()}">'
        f'{_written(article.date)}</time></span> <span class="tags-links">Otagowano {tags}</span></footer></article>'
        f'<nav class="navigation post-navigation"><div class="nav-links">{navigation}</div></nav>'
    )


def _teasers(articles: list[DemoArticle]) -> str:
    return "".join(
        f'<article class="post hentry"><h2 class="entry-title"><a href="{_post(a)}" rel="bookmark">{escape(a.title)}</a></h2>'
        f'<div class="entry-summary"><p>{escape(a.paragraphs[0][:140])}&hellip;</p></div></article>'
        for a in articles
    )


def _post(article: DemoArticle) -> str:
    return f"/{article.date:%Y/%m/%d}/{article.slug}/"


def _written(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _moment(article: DemoArticle) -> datetime:
    from datetime import datetime, time

    return datetime.combine(article.date, time(9, 30), WARSAW)


def _rss(articles: list[DemoArticle], home: str) -> str:
    items = "".join(
        f"<item><title>{escape(a.title)}</title><link>{home[:-1]}{_post(a)}</link><pubDate>{format_datetime(_moment(a))}</pubDate>"
        + "".join(f"<category>{escape(tag)}</category>" for tag in a.tags)
        + f"<description>{escape(a.paragraphs[0])}</description></item>"
        for a in articles
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Jesion</title><link>{home}</link><description/>{items}</channel></rss>'


def _sitemap(articles: list[DemoArticle], home: str) -> str:
    entries = "".join(f"<url><loc>{home[:-1]}{_post(a)}</loc></url>" for a in articles)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'


SKINS: dict[str, Callable[[list[DemoArticle], str], Pages]] = {"zwiazek-klastrow": union_pages, "klaster-meblowy": cluster_pages}
