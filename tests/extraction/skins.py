"""Layouts of sites that the rules were not written for: each renders the same invented articles as another software would.

A skin gives whole pages: articles, a listing, a tag page, a search, an error page and a contact page, with sidebars and related posts that vary.
"""

from __future__ import annotations

import html
import random
from dataclasses import dataclass
from datetime import date

MONTHS = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split()


@dataclass(frozen=True)
class Story:
    """One article to render: blocks are (tag, text) with tag p, h2, li or tr (cells joined by ` | `)."""

    number: int
    title: str
    published: date
    tags: tuple[str, ...]
    blocks: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        return "\n\n".join(text for _, text in self.blocks)

    @property
    def teaser(self) -> str:
        return self.blocks[0][1][:160].rsplit(" ", 1)[0] + "…"

    @property
    def printed(self) -> str:
        return f"{self.published.day} {MONTHS[self.published.month - 1]} {self.published.year}"


@dataclass(frozen=True)
class SkinPage:
    url: str
    html: str
    story: Story | None = None


def esc(text: str) -> str:
    return html.escape(text, quote=False)


def flow(story: Story, p: str = "<p>{}</p>", h: str = "<h2>{}</h2>") -> str:
    """The story's blocks as HTML."""
    out, listed, rows = [], [], []
    for tag, text in (*story.blocks, ("end", "")):
        if tag != "li" and listed:
            out.append("<ul>" + "".join(f"<li>{esc(t)}</li>" for t in listed) + "</ul>")
            listed = []
        if tag != "tr" and rows:
            out.append("<table>" + "".join("<tr>" + "".join(f"<td>{esc(c)}</td>" for c in r.split(" | ")) + "</tr>" for r in rows) + "</table>")
            rows = []
        if tag == "li":
            listed.append(text)
        elif tag == "tr":
            rows.append(text)
        elif tag != "end":
            out.append((h if tag.startswith("h") else p).format(esc(text)))
    return "\n".join(out)


def page(title: str, body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="pl"><head><meta charset="utf-8"><title>{esc(title)}</title>{head}</head><body>{body}</body></html>'


class Skin:
    """A site: its addresses and how it prints a page."""

    name = "plain"
    site_name = "Klaster Przykładowy"

    def __init__(self, stories: list[Story]) -> None:
        self.stories = stories
        self.random = random.Random(self.name)

    def url(self, story: Story) -> str:
        return f"https://{self.name}.example/aktualnosci/{slug(story.title)}"

    def others(self, story: Story | None, count: int) -> list[Story]:
        return self.random.sample([s for s in self.stories if s is not story], count)

    def link(self, story: Story) -> str:
        return f'<a href="{self.url(story)}">{esc(story.title)}</a>'

    def article(self, story: Story) -> str:
        raise NotImplementedError

    def listing(self, stories: list[Story], heading: str) -> str:
        raise NotImplementedError

    def frame(self, title: str, main: str, head: str = "") -> str:
        raise NotImplementedError

    def pages(self) -> list[SkinPage]:
        base, s = f"https://{self.name}.example", self.stories
        return [
            *(SkinPage(self.url(story), self.article(story), story) for story in s),
            SkinPage(f"{base}/", self.listing(s[:8], "Aktualności")),
            SkinPage(f"{base}/aktualnosci", self.listing(s[:10], "Aktualności")),
            SkinPage(f"{base}/aktualnosci?page=2", self.listing(s[10:20], "Aktualności")),
            SkinPage(f"{base}/dzial/wydarzenia", self.listing(s[3:6], "Wydarzenia")),
            SkinPage(f"{base}/dzial/nabory", self.listing(s[7:8], "Nabory")),
            SkinPage(f"{base}/temat/klastry", self.listing(s[5:11], "Klastry")),
            SkinPage(f"{base}/szukaj?q=klaster", self.listing(s[2:6], "Wyniki wyszukiwania dla: klaster")),
            SkinPage(f"{base}/nie-ma", self.frame("Nie znaleziono strony", "<h1>Nie znaleziono strony</h1><p>Strona, której szukasz, nie istnieje lub została przeniesiona. Wróć na stronę główną.</p>")),
            SkinPage(f"{base}/kontakt", self.frame("Kontakt", "<h1>Kontakt</h1><p>Klaster Przykładowy<br>ul. Długa 5<br>00-001 Warszawa</p><p>tel. 22 000 00 00</p>")),
        ]  # fmt: skip


def slug(text: str) -> str:
    plain = text.lower().translate(str.maketrans("ąćęłńóśźż", "acelnoszz"))
    return "-".join("".join(c if c.isalnum() and c.isascii() else " " for c in plain).split())[:60].strip("-")


class TableLayout(Skin):
    """2003: nested tables, <font>, <br><br> between paragraphs, no class on anything."""

    name = "tabele"

    def url(self, story: Story) -> str:
        return f"https://tabele.example/index.php?id={100 + story.number}"

    def frame(self, title: str, main: str, head: str = "") -> str:
        menu = "<br>".join(f'<a href="/{m}.html">{m}</a>' for m in ("O nas", "Członkowie", "Projekty", "Kontakt"))
        side = "<br>".join(self.link(s) for s in self.others(None, 4))
        return page(
            f"{self.site_name} - {title}",
            f'<table width="100%"><tr><td colspan="3"><img src="logo.gif" alt="Logo klastra"></td></tr><tr><td width="150">{menu}</td><td>{main}</td>'
            f'<td width="200"><b>Najnowsze</b><br>{side}<br>Imieniny: Anny i Jana</td></tr><tr><td colspan="3">© Klaster Przykładowy. Wszelkie prawa zastrzeżone.</td></tr></table>',
        )

    def article(self, story: Story) -> str:
        body = flow(story, p="{}<br><br>", h="<b>{}</b><br><br>")
        return self.frame(story.title, f'<table><tr><td><font size="4"><b>{esc(story.title)}</b></font></td></tr><tr><td><font size="1">{story.published:%d.%m.%Y}</font></td></tr><tr><td><font face="Arial">{body}</font></td></tr><tr><td><a href="#">drukuj</a> | <a href="/">powrót</a></td></tr></table>')  # fmt: skip

    def listing(self, stories: list[Story], heading: str) -> str:
        rows = "".join(
            f'<tr><td><b>{self.link(s)}</b><br><font size="1">{s.published:%d.%m.%Y}</font><br>{esc(s.teaser)} <a href="{self.url(s)}">więcej</a></td></tr>'
            for s in stories
        )
        return self.frame(heading, f'<font size="4"><b>{heading}</b></font><table>{rows}</table>')


class Drupal(Skin):
    """node-123 classes, field divs, submitted line, related view that varies, footer of two columns."""

    name = "drupal"

    def frame(self, title: str, main: str, head: str = "") -> str:
        menu = "".join(f'<li class="leaf"><a href="/{m}">{m}</a></li>' for m in ("o-nas", "projekty", "kontakt"))
        block = "".join(
            f'<div class="views-row views-row-{i}"><div class="views-field-title">{self.link(s)}</div><div class="views-field-body">{esc(s.teaser)}</div></div>'
            for i, s in enumerate(self.others(None, 3), 1)
        )
        return page(
            f"{title} | {self.site_name}",
            f'<div id="page-wrapper"><div id="page"><div id="header"><a href="/">{self.site_name}</a></div><div id="main-wrapper"><div id="main"><div id="content" class="column"><a id="main-content"></a>{main}</div>'
            f'<div class="region region-sidebar-first"><div class="block block-menu"><ul class="menu">{menu}</ul></div><div class="block block-views"><h2>Polecamy</h2><div class="content">{block}</div></div></div></div></div>'
            f'<div id="footer"><p>Projekt współfinansowany ze środków Unii Europejskiej w ramach Programu Operacyjnego Inteligentny Rozwój 2014–2020.</p></div></div></div>',
            head,
        )

    def article(self, story: Story) -> str:
        tags = "".join(f'<div class="field-item"><a href="/temat/{slug(t)}">{esc(t)}</a></div>' for t in story.tags)
        related = "".join(f'<div class="views-row"><h3>{self.link(s)}</h3><p>{esc(s.teaser)}</p></div>' for s in self.others(story, 3))
        main = (
            f'<h1 class="title" id="page-title">{esc(story.title)}</h1><div class="region region-content"><div id="node-{200 + story.number}" class="node node-article node-promoted clearfix"><div class="meta submitted">'
            f'<span>Opublikowane przez <span class="username">redakcja</span> w dniu {story.published:%d.%m.%Y} - 10:15</span></div><div class="content clearfix"><div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even">'
            f'{flow(story)}</div></div></div><div class="field field-name-field-tags"><div class="field-label">Tagi:&nbsp;</div><div class="field-items">{tags}</div></div></div></div><div class="view view-more">{related}</div></div>'
        )
        return self.frame(story.title, main)

    def listing(self, stories: list[Story], heading: str) -> str:
        rows = "".join(
            f'<div id="node-{200 + s.number}" class="node node-article node-teaser"><h2>{self.link(s)}</h2><div class="meta submitted"><span>Opublikowane przez redakcja w dniu {s.published:%d.%m.%Y} - 10:15</span></div><div class="content clearfix"><div class="field field-name-body"><div class="field-items"><div class="field-item even"><p>{esc(s.teaser)}</p></div></div></div></div><ul class="links"><li><a href="{self.url(s)}">Czytaj dalej</a></li></ul></div>'
            for s in stories
        )
        return self.frame(heading, f'<h1 class="title" id="page-title">{heading}</h1><div class="region region-content">{rows}</div>')


class Builder(Skin):
    """A page builder: div soup, every text in a module of its own with a running number, the body split over siblings."""

    name = "builder"

    def frame(self, title: str, main: str, head: str = "") -> str:
        return page(
            f"{title} – {self.site_name}",
            f'<div id="page-container"><header id="main-header"><div class="container"><a href="/">{self.site_name}</a><ul><li><a href="/o-nas">O nas</a></li><li><a href="/kontakt">Kontakt</a></li></ul></div></header><div id="et-main-area"><div id="main-content">{main}</div>'
            f'<div class="et_pb_section et_pb_section_9"><div class="et_pb_row et_pb_row_12"><div class="et_pb_text_inner"><p>Zapisz się do naszego newslettera i bądź na bieżąco z tym, co dzieje się w klastrze. Obiecujemy nie spamować.</p></div></div></div></div></div>',
            head,
        )

    def article(self, story: Story) -> str:
        parts = "".join(
            f'<div class="et_pb_module et_pb_text et_pb_text_{i} et_pb_bg_layout_light"><div class="et_pb_text_inner">{flow(Story(0, "", story.published, (), (block,)))}</div></div>'
            for i, block in enumerate(story.blocks)
        )
        related = "".join(
            f'<article id="post-{s.number}" class="et_pb_post"><h2 class="entry-title">{self.link(s)}</h2><div class="post-content"><p>{esc(s.teaser)}</p></div></article>'
            for s in self.others(story, 3)
        )
        return self.frame(story.title, f'<div class="et_pb_section et_pb_section_0"><div class="et_pb_row et_pb_row_0"><div class="et_pb_column"><div class="et_pb_title_container"><h1 class="entry-title">{esc(story.title)}</h1><p class="et_pb_title_meta_container"><span class="published">{story.printed}</span></p></div>{parts}</div></div><div class="et_pb_row et_pb_row_1"><div class="et_pb_column">{related}</div></div></div>')  # fmt: skip

    def listing(self, stories: list[Story], heading: str) -> str:
        rows = "".join(
            f'<article id="post-{s.number}" class="et_pb_post"><h2 class="entry-title">{self.link(s)}</h2><p class="post-meta"><span class="published">{s.printed}</span></p><div class="post-content"><p>{esc(s.teaser)}</p></div></article>'
            for s in stories
        )
        return self.frame(
            heading,
            f'<div class="et_pb_section et_pb_section_0"><div class="et_pb_row et_pb_row_0"><div class="et_pb_column"><h1>{heading}</h1>{rows}</div></div></div>',
        )


class Siblings(Skin):
    """No container: title, date and paragraphs lie side by side with navigation, teasers and the footer."""

    name = "rodzenstwo"

    def frame(self, title: str, main: str, head: str = "") -> str:
        teasers = "".join(f"<h3>{self.link(s)}</h3><p>{esc(s.teaser)}</p>" for s in self.others(None, 3))
        return page(
            title,
            f'<a href="/">{self.site_name}</a> <a href="/o-nas">O nas</a> <a href="/kontakt">Kontakt</a><hr>{main}<hr><h2>Zobacz także</h2>{teasers}<p>Klaster Przykładowy, ul. Długa 5, 00-001 Warszawa, NIP 000-000-00-00, konto bankowe 00 0000 0000</p>',
            head,
        )

    def article(self, story: Story) -> str:
        return self.frame(
            story.title,
            f"<h1>{esc(story.title)}</h1><p><em>{story.printed}</em></p>{flow(story)}<p>Tagi: {', '.join(f'<a href=/temat/{slug(t)}>{esc(t)}</a>' for t in story.tags)}</p>",
        )

    def listing(self, stories: list[Story], heading: str) -> str:
        return self.frame(
            heading, f"<h1>{heading}</h1>" + "".join(f"<h2>{self.link(s)}</h2><p><em>{s.printed}</em></p><p>{esc(s.teaser)}</p>" for s in stories)
        )


class Portal(Skin):
    """A government portal: <main>, <article>, lead in bold, metadata table under the text, a strip of other news with texts."""

    name = "portal"

    def url(self, story: Story) -> str:
        return f"https://portal.example/web/klastry/{slug(story.title)}"

    def frame(self, title: str, main: str, head: str = "") -> str:
        return page(
            f"{title} - Portal Klastry - Serwis",
            f'<nav class="skip"><a href="#main-content">Przejdź do treści</a></nav><header><a href="/">Serwis</a></header><main><nav class="breadcrumbs"><ul><li><a href="/">Strona główna</a></li><li><a href="/web/klastry">Klastry</a></li></ul></nav>{main}</main>'
            f'<footer class="footer"><h2>stopka</h2><ul><li><a href="/mapa">Mapa strony</a></li></ul><p>Treści publikowane w serwisie są udostępniane na licencji Creative Commons uznanie autorstwa 4.0.</p></footer><div class="cookies-info"><p>W ramach naszej witryny stosujemy pliki cookies w celu świadczenia Państwu usług na najwyższym poziomie.</p></div>',
            head,
        )

    def article(self, story: Story) -> str:
        first, *rest = story.blocks
        lead = f'<p class="intro">{esc(first[1])}</p>'
        body = flow(Story(0, "", story.published, (), tuple(rest)))
        other = "".join(
            f'<li><a href="{self.url(s)}"><div><div class="event"><span class="date">{s.published:%d.%m.%Y}</span></div><div class="title">{esc(s.title)}</div><div class="intro">{esc(s.teaser)}</div></div></a></li>'
            for s in self.others(story, 3)
        )
        return self.frame(story.title, f'<article class="article-area__article"><h2>{esc(story.title)}</h2><p class="event-date">{story.published:%d.%m.%Y}</p>{lead}<div class="editor-content"><div>{body}</div></div><div class="pictures-grid"><ul><li><figure><img src="1.jpg" alt="Uczestnicy"><figcaption>Uczestnicy spotkania przy stole</figcaption></figure></li></ul></div><h3>Materiały</h3><a class="file-download" href="/attachment/1.pdf" download>Regulamin konkursu<br><span class="extra">regulamin.pdf 0.43MB</span></a><div class="metryka"><h3>Informacje o publikacji dokumentu</h3><dl><dt>Ostatnia modyfikacja:</dt><dd>{story.published:%d.%m.%Y} 14:31</dd><dt>Pierwsza publikacja:</dt><dd>{story.published:%d.%m.%Y} 14:31</dd><dt>Wytwarzający/ Odpowiadający:</dt><dd>Departament Innowacji</dd></dl></div></article><section class="art-prev"><h3>Inne wiadomości</h3><ul>{other}</ul></section>')  # fmt: skip

    def listing(self, stories: list[Story], heading: str) -> str:
        rows = "".join(
            f'<li><a href="{self.url(s)}"><div><div class="event"><span class="date">{s.published:%d.%m.%Y}</span></div><div class="title">{esc(s.title)}</div><div class="intro">{esc(s.teaser)}</div></div></a></li>'
            for s in stories
        )
        return self.frame(heading, f'<article class="article-area__article"><h2>{heading}</h2><div class="art-prev"><ul>{rows}</ul></div></article>')


class K2(Skin):
    """Joomla K2: itemIntroText and itemFullText as siblings, date line above, counters, print icons, related items by tag."""

    name = "k2"

    def url(self, story: Story) -> str:
        return f"https://k2.example/item/{story.number}-{slug(story.title)}.html"

    def frame(self, title: str, main: str, head: str = "") -> str:
        side = "".join(
            f'<li class="{"even" if i % 2 else "odd"}"><a class="moduleItemTitle" href="{self.url(s)}">{esc(s.title)}</a><div class="moduleItemIntrotext">{esc(s.teaser)}</div></li>'
            for i, s in enumerate(self.others(None, 3))
        )
        return page(
            title,
            f'<div id="sp-wrapper"><div id="sp-menu"><ul><li><a href="/">Start</a></li></ul></div><div class="row"><div class="span8"><div id="k2Container" class="itemView">{main}</div></div><div class="span4"><div class="module"><div class="k2ItemsBlock"><ul>{side}</ul></div></div></div></div><div id="sp-bottom">Copyright 2020 Klaster Przykładowy</div></div>',
            head,
        )

    def article(self, story: Story) -> str:
        first, *rest = story.blocks
        tags = "".join(f'<li><a href="/itemlist/tag/{slug(t)}">{esc(t)}</a></li>' for t in story.tags)
        related = "".join(f'<li><a class="itemRelTitle" href="{self.url(s)}">{esc(s.title)}</a></li>' for s in self.others(story, 4))
        return self.frame(story.title, f'<span id="startOfPageId{story.number}"></span><div class="itemHeader"><span class="itemDateCreated">czwartek, {story.published.day} {MONTHS[story.published.month - 1]} {story.published.year} 13:02</span><h2 class="itemTitle">{esc(story.title)}</h2><span class="itemAuthor">Napisał <a href="/autor">Redakcja</a></span></div><div class="itemToolbar"><ul><li>wielkość czcionki</li><li><a href="#">Wydrukuj</a></li><li><a href="#">E-mail</a></li></ul></div><div class="itemBody"><div class="itemIntroText">{flow(Story(0, "", story.published, (), (first,)))}</div><div class="itemFullText">{flow(Story(0, "", story.published, (), tuple(rest)))}</div><div class="itemContentFooter"><span class="itemHits">Czytany <b>{300 + story.number}</b> razy</span></div></div><div class="itemLinks"><div class="itemCategory"><span>Dział:</span> <a href="/aktualnosci">Aktualności</a></div><div class="itemTagsBlock"><span>Etykiety</span><ul class="itemTags">{tags}</ul></div></div><div class="itemRelated"><h3>Artykuły powiązane</h3><ul>{related}</ul></div>')  # fmt: skip

    def listing(self, stories: list[Story], heading: str) -> str:
        rows = "".join(
            f'<div class="itemContainer"><div class="catItemView"><div class="catItemHeader"><span class="catItemDateCreated">czwartek, {s.printed} 13:02</span><h3 class="catItemTitle">{self.link(s)}</h3></div><div class="catItemBody"><div class="catItemIntroText"><p>{esc(s.blocks[0][1])}</p></div></div><div class="catItemReadMore"><a href="{self.url(s)}">Czytaj więcej...</a></div></div></div>'
            for s in stories
        )
        return self.frame(heading, f'<div class="itemListCategory"><h2>{heading}</h2></div><div class="itemList">{rows}</div>')


class Blogger(Skin):
    """Blogspot: divs in one post-body separated by <br>, date header above the title, archive list in the sidebar."""

    name = "blogger"

    def url(self, story: Story) -> str:
        return f"https://blogger.example/{story.published:%Y/%m}/{slug(story.title)[:39]}.html"

    def frame(self, title: str, main: str, head: str = "") -> str:
        archive = "".join(f"<li>{self.link(s)}</li>" for s in self.others(None, 5))
        return page(
            f"{self.site_name}: {title}",
            f'<div class="content-outer"><div class="header section"><h1 class="title"><a href="/">{self.site_name}</a></h1><p class="description">Blog o klastrach, innowacjach i współpracy firm z nauką</p></div><div class="main-outer"><div class="column-center-inner"><div class="main section" id="main"><div class="widget Blog" id="Blog1"><div class="blog-posts hfeed">{main}</div></div></div></div><div class="column-right-inner"><div class="widget BlogArchive" id="BlogArchive1"><h2>Archiwum bloga</h2><ul class="posts">{archive}</ul></div></div></div></div>',
            head,
        )

    def post(self, story: Story, *, linked: bool) -> str:
        title = self.link(story) if linked else esc(story.title)
        labels = ", ".join(f'<a href="/search/label/{slug(t)}" rel="tag">{esc(t)}</a>' for t in story.tags)
        body = flow(story, p="<div style='text-align: justify;'>{}</div><div><br></div>", h="<b>{}</b><br><br>")
        return f'<div class="date-outer"><h2 class="date-header"><span>{story.printed}</span></h2><div class="date-posts"><div class="post-outer"><div class="post hentry"><a name="{story.number}00045"></a><h3 class="post-title entry-title">{title}</h3><div class="post-body entry-content" id="post-body-{story.number}00045">{body}<div style="clear: both;"></div></div><div class="post-footer"><div class="post-footer-line"><span class="post-author">Autor: <span class="fn">Redakcja</span></span> o <a class="timestamp-link" href="{self.url(story)}"><abbr class="published" title="{story.published.isoformat()}T10:00:00+01:00">10:00</abbr></a> <a href="#">Wyślij pocztą e-mail</a></div><div class="post-footer-line"><span class="post-labels">Etykiety: {labels}</span></div></div></div></div></div></div>'

    def article(self, story: Story) -> str:
        return self.frame(
            story.title,
            self.post(story, linked=False)
            + '<div class="comments" id="comments"><h4>Brak komentarzy:</h4><p>Prześlij komentarz</p></div><div class="blog-pager"><a href="/x">Nowszy post</a> <a href="/y">Starszy post</a></div>',
        )

    def listing(self, stories: list[Story], heading: str) -> str:
        return self.frame(heading, "".join(self.post(s, linked=True) for s in stories))


class Ghost(Skin):
    """Ghost or Jekyll: semantic tags, lead in the header, cards of other posts under the article, hashed class names."""

    name = "ghost"

    def frame(self, title: str, main: str, head: str = "") -> str:
        return page(
            title,
            f'<div class="viewport"><header class="gh-head"><nav><a href="/">{self.site_name}</a></nav></header><div class="site-content">{main}</div><footer class="site-footer"><section>{self.site_name} © 2024</section></footer></div>',
            head,
        )

    def cards(self, stories: list[Story]) -> str:
        return "".join(
            f'<article class="post-card post tag-{slug(s.tags[0]) if s.tags else "x"}"><div class="post-card-content"><a class="post-card-content-link" href="{self.url(s)}"><header class="post-card-header"><h2 class="post-card-title">{esc(s.title)}</h2></header><div class="post-card-excerpt">{esc(s.teaser)}</div></a><footer class="post-card-meta"><time datetime="{s.published.isoformat()}">{s.printed}</time></footer></div></article>'
            for s in stories
        )

    def article(self, story: Story) -> str:
        return self.frame(
            story.title,
            f'<main id="site-main"><article class="article post css-{story.number}x9k"><header class="article-header"><h1 class="article-title">{esc(story.title)}</h1><div class="article-byline"><time datetime="{story.published.isoformat()}">{story.printed}</time> · {3 + story.number % 5} min czytania</div></header><section class="gh-content gh-canvas">{flow(story)}</section></article></main><section class="footer-cta"><h2>Zapisz się do newslettera</h2></section><aside class="read-more-wrap"><div class="read-more">{self.cards(self.others(story, 3))}</div></aside>',
        )

    def listing(self, stories: list[Story], heading: str) -> str:
        return self.frame(heading, f'<main id="site-main"><h1>{heading}</h1><div class="post-feed">{self.cards(stories)}</div></main>')


SKINS = (TableLayout, Drupal, Builder, Siblings, Portal, K2, Blogger, Ghost)
