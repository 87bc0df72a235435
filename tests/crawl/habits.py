"""Small live sites, each in one habit of naming its articles: a function puts the site up and gives its articles' paths."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TypeAlias

from tests.crawl.conftest import Answer, FakeSite

Habit: TypeAlias = Callable[[FakeSite], list[str]]
COUNT = 7
NUMBERS = range(1, COUNT + 1)


def articles(site: FakeSite, form: str = "/news/artykul-{}.htm", numbers: range = NUMBERS, *, text: str = "") -> list[str]:
    """Articles at addresses of the form."""
    paths = [form.format(number) for number in numbers]
    for number, path in zip(numbers, paths, strict=True):
        page = site.pages.pop(site.article(number, day=f"{1 + number % 27} lutego 2026", text=text))
        site.pages[path] = page
    return paths


def page(site: FakeSite, path: str, inner: str, head: str = "") -> None:
    """A page that is no article."""
    site.html(
        path, f"<html><head><title>Aktualności - Serwis</title>{head}</head><body><div id='content'><h1>Aktualności</h1>{inner}</div></body></html>"
    )


def links(paths: list[str]) -> str:
    """A list of them."""
    return "".join(
        f"<div class='news'><h2><a href='{path}'>Tytuł artykułu {n} z listy</a></h2><p>Krótki opis…</p></div>" for n, path in enumerate(paths)
    )


def in_three_pages(site: FakeSite, address: str, control: str) -> list[str]:
    """A list whose further pages are at `address` with their number, and are named by the control alone."""
    paths = articles(site)
    page(site, "/", "<a href='/lista.php'>Aktualności</a>")
    for number, some in ((1, paths[:3]), (2, paths[3:5]), (3, paths[5:])):
        page(site, address.format(number) if number > 1 else "/lista.php", links(some) + control)
    return paths


def monthly_archives_by_query(site: FakeSite) -> list[str]:
    paths = articles(site, "/wpis/artykul-{}")
    page(site, "/", links(paths[-2:]) + "".join(f"<li><a href='/archiwum?year=2026&month={n}'>miesiąc {n}</a></li>" for n in NUMBERS))
    for number, path in zip(NUMBERS, paths, strict=True):
        page(site, f"/archiwum?year=2026&month={number}", links([path]))
    return paths


def a_form_of_pages_that_posts(site: FakeSite) -> list[str]:
    buttons = "".join(f"<button name='strona' value='{n}'>{n}</button>" for n in (1, 2, 3))
    return in_three_pages(site, "/lista.php?strona={}", f"<form method='post' action='/lista.php'>{buttons}</form>")


def a_choice_of_pages(site: FakeSite) -> list[str]:
    options = "".join(f"<option value='{n}'>{n}</option>" for n in (1, 2, 3))
    return in_three_pages(site, "/lista.php?str={}", f"<form action='/lista.php'><select name='str'>{options}</select></form>")


def pages_by_script(site: FakeSite) -> list[str]:
    rows = "".join(f"<li onclick=\"location.href='/lista.php?strona={n}'\">{n}</li>" for n in (2, 3))
    return in_three_pages(site, "/lista.php?strona={}", f"<ul class='pager'>{rows}</ul>")


def _as_posts(site: FakeSite, paths: list[str], **headers: str) -> Answer:
    posts = [{"link": site.url[:-1] + path, "date_gmt": "2026-02-18T10:00:00", "title": {"rendered": "T"}} for path in paths]
    return Answer(json.dumps(posts).encode(), "application/json", headers=headers)


def wordpress_below_a_folder(site: FakeSite) -> list[str]:
    paths = articles(site, "/blog/artykul-{}/")
    page(site, "/", "<a href='/blog/'>Blog</a>")
    page(site, "/blog/", links(paths[:2]), f"<link rel='https://api.w.org/' href='{site.url}blog/wp-json/'>")
    site.every_answer = lambda path: (
        _as_posts(site, [] if "modified_after" in path else paths) if path.startswith("/blog/wp-json/wp/v2/posts?") else None
    )
    return paths


def wordpress_without_rewritten_addresses(site: FakeSite) -> list[str]:
    paths = articles(site, "/?p={}")
    page(site, "/", "<p>Witamy.</p>", f"<link rel='https://api.w.org/' href='{site.url}index.php?rest_route=/'>")
    site.every_answer = lambda path: (
        _as_posts(site, [] if "modified_after" in path else paths) if path.startswith("/index.php?rest_route=%2Fwp%2Fv2%2Fposts&") else None
    )
    return paths


def wordpress_that_gives_ten_a_page(site: FakeSite, **headers: str) -> list[str]:
    paths = articles(site, "/artykul-{}/", range(1, 24))
    page(site, "/", "<p>Witamy.</p>")

    def answer(path: str) -> Answer | None:
        asked = re.match(r"/wp-json/wp/v2/posts\?.*(?<!per_)page=(\d+)", path)
        if asked is None:
            return _as_posts(site, []) if "modified_after" in path else None
        some = paths[(int(asked[1]) - 1) * 10 : int(asked[1]) * 10]
        return _as_posts(site, some, **headers) if some else Answer(b'{"code": "rest_post_invalid_page_number"}', "application/json", status=400)

    site.every_answer = answer
    return paths


def wordpress_that_says_how_many_pages(site: FakeSite) -> list[str]:
    return wordpress_that_gives_ten_a_page(site, **{"X-WP-TotalPages": "3"})


def wordpress_whose_interface_is_locked(site: FakeSite) -> list[str]:
    paths = articles(site, "/artykul-{}/")
    page(site, "/", links(paths[:3]) + "<a href='/page/2/'>2</a>", f"<link rel='https://api.w.org/' href='{site.url}wp-json/'>")
    page(site, "/page/2/", links(paths[3:]))
    site.every_answer = lambda path: (
        Answer(b'{"code": "rest_not_logged_in"}', "application/json", status=401) if path.startswith("/wp-json") else None
    )
    return paths


def _feed(site: FakeSite, paths: list[str], item: str = "<link>{0}</link>") -> Answer:
    items = "".join(f"<item><title>T</title>{item.format(site.url[:-1] + path)}</item>" for path in paths)
    burner = "xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'"
    return Answer(f"<rss version='2.0' {burner}><channel><title>k</title>{items}</channel></rss>".encode(), "application/rss+xml")


def _elsewhere(site: FakeSite) -> str:
    """The site's server by another name: another host."""
    return site.url.replace("127.0.0.1", "localhost")


def a_feed_on_another_host(site: FakeSite) -> list[str]:
    paths = articles(site)
    page(site, "/", "<p>Witamy.</p>", f"<link rel='alternate' type='application/rss+xml' href='{_elsewhere(site)}klaster'>")
    site.pages["/klaster"] = _feed(site, paths)
    return paths


def a_feed_that_another_host_keeps(site: FakeSite) -> list[str]:
    paths = articles(site)
    page(site, "/", "<p>Witamy.</p>")
    site.html("/feed/", "", status=302, headers={"Location": f"{_elsewhere(site)}klaster"})
    site.pages["/klaster"] = _feed(site, paths, "<link>http://posrednik.invalid/~r/1</link><feedburner:origLink>{0}</feedburner:origLink>")
    return paths


def a_sitemap_in_a_careless_robots_txt(site: FakeSite) -> list[str]:
    paths = articles(site)
    page(site, "/", "<p>Witamy.</p>")
    site.pages["/robots.txt"].body += b"sitemap : /mapy/spis.xml # mapa\n"
    site.pages["/mapy/spis.xml"] = Answer(("\ufeff<urlset>" + "".join(f"<url><loc>{path}</loc></url>" for path in paths) + "</urlset>").encode())
    return paths


def a_feed_in_a_sitemaps_place(site: FakeSite) -> list[str]:
    paths = articles(site)
    page(site, "/", "<p>Witamy.</p>")
    site.pages["/robots.txt"].body += f"Sitemap: {site.url}kanal\n".encode()
    site.pages["/kanal"] = _feed(site, paths)
    return paths


def a_home_page_that_refreshes_itself_elsewhere(site: FakeSite) -> list[str]:
    paths = articles(site)
    site.html("/", "<html><head><meta http-equiv='Refresh' content='0; URL=start.html'></head><body></body></html>")
    page(site, "/start.html", links(paths))
    return paths


def a_home_page_whose_script_leads_on(site: FakeSite) -> list[str]:
    paths = articles(site)
    site.html("/", "<html><head><script>window.location.href = '/start.html';</script></head><body></body></html>")
    page(site, "/start.html", links(paths))
    return paths


def frames(site: FakeSite) -> list[str]:
    paths = articles(site)
    site.html("/", "<html><head><title>K</title></head><frameset cols='20%,*'><frame src='menu.html'><frame src='start.html'></frameset></html>")
    page(site, "/menu.html", "<a href='/news.html' target='start'>Aktualności</a>")
    page(site, "/start.html", "<p>Witamy.</p><iframe src='/ramka.html'></iframe>")
    page(site, "/news.html", links(paths[:4]))
    page(site, "/ramka.html", links(paths[4:]))
    return paths


def cards_without_links(site: FakeSite) -> list[str]:
    paths = articles(site, numbers=range(1, 61))
    page(site, "/", "".join(f"<a class='card' data-href='{path}'><h3>Tytuł {path}</h3><p>Opis</p></a>" for path in paths))
    return paths


def rows_without_links(site: FakeSite) -> list[str]:
    paths = articles(site, numbers=range(1, 61))
    page(site, "/", "<table>" + "".join(f"<tr onclick=\"window.location='{path}'\"><td>Tytuł {path}</td></tr>" for path in paths) + "</table>")
    return paths


def links_by_script(site: FakeSite) -> list[str]:
    paths = articles(site)
    opened = "".join(f"<div onclick=\"window.open('{path}', '_self')\">Tytuł {path}</div>" for path in paths[:3])
    page(site, "/", opened + "".join(f"<a href=\"javascript:otworz('{path}')\">Tytuł {path}</a>" for path in paths[3:]))
    return paths


def a_menu_of_choices(site: FakeSite) -> list[str]:
    paths = articles(site)
    options = "".join(f"<option value='{path}'>Tytuł {path}</option>" for path in paths[2:])
    page(site, "/", links(paths[:2]) + f"<select onchange='location = this.value'>{options}</select>")
    return paths


def data_for_scripts(site: FakeSite) -> list[str]:
    paths = articles(site)
    posts = json.dumps({"props": {"posts": [{"url": path, "title": "T"} for path in paths[:3]]}})
    listed = json.dumps({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "url": site.url[:-1] + path} for path in paths[3:]]})
    page(site, "/", f"<script id='__NEXT_DATA__' type='application/json'>{posts}</script><script type='application/ld+json'>{listed}</script>")
    return paths


def sections_that_sound_like_traps(site: FakeSite) -> list[str]:
    paths = [
        f"/{name}"
        for name in ("newsletter/numer-12/", "kalendarz/gala-klastra", "polityka-klastrowa/ustawa", "rodo/szkolenie-dla-firm", "cookies/warsztaty")
    ]
    made = articles(site, numbers=range(1, len(paths) + 1))
    for path, old in zip(paths, made, strict=True):
        site.pages[path] = site.pages.pop(old)
    page(
        site,
        "/",
        links(paths) + "<a href='/kalendarz/2031/05/'>maj</a><a href='/kalendarz/maj-2031'>maj</a><a href='/polityka-prywatnosci.html'>p</a>",
    )
    return paths


def feeds_that_name_what_sounds_like_traps(site: FakeSite) -> list[str]:
    paths = ["/print/2026/gala", "/comments/wyrok", "/pdf/raport", "/user/nowy-czlonek", "/index.php?action=artykul"]
    made = articles(site, numbers=range(1, len(paths) + 1))
    for path, old in zip(paths, made, strict=True):
        site.pages[path] = site.pages.pop(old)
    page(site, "/", "<p>Witamy.</p>")
    site.pages["/feed/"] = _feed(site, paths)
    return paths


def _twice(site: FakeSite, form: str, twin: str) -> list[str]:
    """Short posts at two addresses each, which two lists name."""
    paths = articles(site, form)
    twins = [twin.format(number) for number in NUMBERS]
    site.pages.update({other: site.pages[path] for path, other in zip(paths, twins, strict=True)})
    page(site, "/", links(paths) + "<a href='/inna-lista'>Inna lista</a>")
    page(site, "/inna-lista", links(twins))
    return paths


def two_sections(site: FakeSite) -> list[str]:
    return _twice(site, "/aktualnosci/artykul-{}", "/projekty/artykul-{}")


def upper_and_lower_case(site: FakeSite) -> list[str]:
    return _twice(site, "/Aktualnosci/Artykul-{}.ASPX", "/aktualnosci/artykul-{}.aspx")


def joomla_of_two_menus(site: FakeSite) -> list[str]:
    return _twice(site, "/index.php?option=com_content&view=article&id={}&Itemid=101", "/index.php?option=com_content&view=article&id={}&Itemid=205")


def typo3_of_two_hashes(site: FakeSite) -> list[str]:
    return _twice(
        site, "/index.php?id=33&tx_ttnews%5Btt_news%5D={}&cHash=abc", "/index.php?id=33&tx_ttnews%5Btt_news%5D={}&tx_ttnews%5BbackPid%5D=1&cHash=def"
    )


def links_that_say_where_they_stood(site: FakeSite) -> list[str]:
    return _twice(site, "/news/{}.htm?from=slider&ver=2", "/news/{}.htm?ref=home")


def versions_to_print(site: FakeSite) -> list[str]:
    return _twice(site, "/artykul.php?id={}", "/artykul-druk.php?id={}")


HABITS: tuple[Habit, ...] = (
    *(monthly_archives_by_query, a_form_of_pages_that_posts, a_choice_of_pages, pages_by_script),
    *(wordpress_below_a_folder, wordpress_without_rewritten_addresses, wordpress_that_gives_ten_a_page, wordpress_that_says_how_many_pages),
    *(wordpress_whose_interface_is_locked, a_feed_on_another_host, a_feed_that_another_host_keeps),
    *(a_sitemap_in_a_careless_robots_txt, a_feed_in_a_sitemaps_place),
    *(a_home_page_that_refreshes_itself_elsewhere, a_home_page_whose_script_leads_on, frames),
    *(cards_without_links, rows_without_links, links_by_script, a_menu_of_choices, data_for_scripts),
    *(sections_that_sound_like_traps, feeds_that_name_what_sounds_like_traps),
    *(two_sections, upper_and_lower_case, joomla_of_two_menus, typo3_of_two_hashes, links_that_say_where_they_stood, versions_to_print),
)
