"""Layouts after the themes and portals that print an article's particulars in their own way: in one line, under the text, under another name."""

from __future__ import annotations

from datetime import timedelta

from skins import Skin, Story, esc, flow, page, slug


class ThemeBuilder(Skin):
    """A WordPress theme shop's builder: title in a bar, one line of particulars under the text with a hidden stamp of the last change, related posts in a carousel."""

    name = "themebuilder"

    def frame(self, title: str, main: str, head: str = "") -> str:
        recent = "".join(f'<li>{self.link(s)}<span class="post-date">{s.printed}</span></li>' for s in self.stories[:4])
        return page(
            f"{title} – {self.site_name}",
            f'<div id="wrapper"><div class="page-title-bar"><h1 class="entry-title">{esc(title)}</h1><nav class="breadcrumbs"><a href="/">Start</a> / <span>{esc(title)}</span></nav></div>'
            f'<main id="main"><section id="content">{main}</section><aside id="sidebar"><h4>Ostatnie wpisy</h4><ul>{recent}</ul></aside></main><footer>Copyright 2012 - 2026 | All Rights Reserved</footer></div>',
            head,
        )

    def article(self, story: Story) -> str:
        tags = ", ".join(f'<a href="/tag/{slug(t)}/" rel="tag">{esc(t)}</a>' for t in story.tags)
        bar = '<span class="inline-sep">|</span>'
        line = (
            f'Autor: <span class="vcard"><span class="fn"><a href="/author/admin/" rel="author">admin</a></span></span>{bar}<span class="updated snippet-hidden">2026-03-04T10:00:00+01:00</span>'
            f'<span>{story.printed}</span>{bar}Kategorie: <a href="/category/a/" rel="category tag">Projekty</a>{bar}Tagi: {tags}{bar}<span>Możliwość komentowania <span class="screen-reader-text">{esc(story.title)}</span> została wyłączona</span>'
        )
        cards = "".join(
            f'<li class="carousel-item"><h4 class="carousel-title"><a href="{self.url(s)}">{esc(s.title)}</a></h4><div class="carousel-meta"><span>{s.printed}</span>{bar}<a href="#r">0 komentarzy</a></div></li>'
            for s in self.others(story, 4)
        )
        return self.frame(
            story.title,
            f'<article class="post post-{story.number} hentry tag-klastry"><div class="post-content"><div class="builder-row builder-row-{story.number}"><div class="builder-text">{flow(story)}</div></div></div>'
            f'<div class="builder-meta-info"><div>{line}</div></div><section class="related-posts"><h2>Podobne wpisy</h2><ul>{cards}</ul></section></article>',
        )

    def listing(self, stories: list[Story], heading: str) -> str:
        posts = "".join(
            f'<article class="post"><h2 class="entry-title">{self.link(s)}</h2><p>Autor: admin | <span>{s.printed}</span></p><p>{esc(s.teaser)}</p></article>'
            for s in stories
        )
        return self.frame(heading, f'<div class="blog-layout">{posts}</div>')


class OneTitle(Skin):
    """2005: nested tables, and every page's <title> is the site's name; the article's own stands in bold in a cell like any other."""

    name = "jedentytul"

    def url(self, story: Story) -> str:
        return f"https://jedentytul.example/index.php?mod=news&id={500 + story.number}"

    def frame(self, title: str, main: str, head: str = "") -> str:
        latest = "".join(
            f'<tr><td><font size="1">{s.published}</font><br><a href="{self.url(s)}">{esc(s.title[:40])}...</a></td></tr>' for s in self.stories[:4]
        )
        return page(
            self.site_name,
            f'<table width="780"><tr><td colspan="3"><img src="logo.gif" alt="logo"></td></tr><tr><td colspan="3">Dzisiaj jest: środa, 25 listopada 2026 | imieniny: Katarzyny</td></tr>'
            f'<tr><td><a href="/">Strona główna</a><br><a href="/kontakt">Kontakt</a></td><td><table cellpadding="8"><tr><td>{main}</td></tr></table></td><td><table><tr><td><b>Ostatnie wiadomości</b></td></tr>{latest}</table></td></tr></table>',
        )

    def article(self, story: Story) -> str:
        body = flow(story, p="{}<br><br>", h="<b>{}</b><br><br>")
        tags = ", ".join(f'<a href="/tag/{slug(t)}">{esc(t)}</a>' for t in story.tags)
        return self.frame(
            "",
            f'<table><tr><td><font size="1">dodano: {story.published} 10:15, autor: admin</font></td></tr><tr><td><font size="3"><b>{esc(story.title)}</b></font></td></tr>'
            f'<tr><td><font size="2"><div align="justify">{body}</div></font></td></tr><tr><td>Słowa kluczowe: {tags}</td></tr><tr><td><a href="#">&lt;&lt; powrót</a> | <a href="/drukuj">wersja do druku</a></td></tr></table>',
        )

    def listing(self, stories: list[Story], heading: str) -> str:
        rows = "".join(
            f'<table><tr><td>{s.published}</td></tr><tr><td><a href="{self.url(s)}"><b>{esc(s.title)}</b></a></td></tr><tr><td>{esc(s.teaser)} <a href="{self.url(s)}">więcej &gt;&gt;</a></td></tr></table>'
            for s in stories
        )
        return self.frame("", f'<font size="3"><b>{heading}</b></font><br><br>{rows}')


class Ministry(Skin):
    """A government portal: the publication day in an element called event-date, and on most pages a record of versions under the text."""

    name = "ministerstwo"

    def url(self, story: Story) -> str:
        return f"https://ministerstwo.example/web/klastry/{slug(story.title)}"

    def frame(self, title: str, main: str, head: str = "") -> str:
        return page(
            f"{title} - Ministerstwo Przykładów",
            f'<main><nav class="breadcrumbs"><ul><li><a href="/">Strona główna</a></li></ul></nav><div class="page-content">{main}</div></main><footer class="footer"><p>Strony mogą zawierać adresy skrzynek mailowych.</p></footer>',
        )

    def article(self, story: Story) -> str:
        changed = story.published + timedelta(days=2)
        record = (
            f'<div class="metrics"><h3>Informacje o publikacji dokumentu</h3><dl><dt>Ostatnia modyfikacja:</dt><dd>{changed:%d.%m.%Y} 10:12</dd><dt>Pierwsza publikacja:</dt><dd>{story.published:%d.%m.%Y} 09:00</dd>'
            f"<dt>Wprowadził/a:</dt><dd>Jan Kowalski</dd></dl><table><tr><th>Tytuł</th><th>Wersja</th><th>Dane zmiany</th></tr><tr><td>{esc(story.title)}</td><td>1.0</td><td>{story.published:%d.%m.%Y} 09:00 Jan Kowalski</td></tr></table></div>"
        )
        tags = "".join(f'<a href="/web/tag/{slug(t)}">{esc(t)}</a>' for t in story.tags)
        return self.frame(
            story.title,
            f'<article id="main-content"><h2>{esc(story.title)}</h2><p class="event-date">{story.published:%d.%m.%Y}</p><div class="editor-content"><div>{flow(story)}</div></div>'
            f'<div class="tags"><span>Tagi: </span>{tags}</div>{record if story.number % 4 else ""}</article>',
        )

    def listing(self, stories: list[Story], heading: str) -> str:
        items = "".join(
            f'<li><a href="{self.url(s)}"><div class="event"><span class="date">{s.published:%d.%m.%Y}</span></div><div class="title">{esc(s.title)}</div><div class="intro">{esc(s.teaser)}</div></a></li>'
            for s in stories
        )
        return self.frame(heading, f'<h2>{heading}</h2><div class="art-prev"><ul>{items}</ul></div>')


class Magazine(Skin):
    """A magazine: date and last change side by side above the text, a pointer to another article within it, its tags in a <nav>."""

    name = "magazyn"

    def frame(self, title: str, main: str, head: str = "") -> str:
        return page(
            f"{title} | {self.site_name}",
            f'<div class="site"><header><a href="/">{self.site_name}</a></header>{main}<footer>© Magazyn</footer></div>',
            head,
        )

    def article(self, story: Story) -> str:
        paragraphs = flow(story).split("\n")
        pointer = f'<p><strong>Czytaj także: <a href="{self.url(self.stories[0])}">{esc(self.stories[0].title)}</a></strong></p>'
        tags = "".join(f'<li><a href="/blog/tags/{slug(t)}">{esc(t)}</a></li>' for t in story.tags)
        dates = f'<span class="posted-on"><span class="published" itemprop="datePublished"> {story.printed} </span><span class="updated" itemprop="dateModified"> 5 maja 2026 </span></span>'
        return self.frame(
            story.title,
            f'<main><article class="single"><h1 class="entry-title">{esc(story.title)}</h1><div class="entry-meta"><a href="/category/x/">Wydarzenia</a> / Przez <span class="author vcard">Anna Nowak</span> / {dates}</div>'
            f'<div class="text">{paragraphs[0]}{pointer}{"".join(paragraphs[1:])}</div><footer><nav aria-label="tags"><ul>{tags}</ul></nav></footer></article></main>',
        )

    def listing(self, stories: list[Story], heading: str) -> str:
        cards = "".join(f"<article><h2>{self.link(s)}</h2><div>{s.printed}</div><p>{esc(s.teaser)}</p></article>" for s in stories)
        return self.frame(heading, f"<main><h1>{heading}</h1>{cards}</main>")


class Nodes(Skin):
    """Drupal: every field says that its label is hidden, and dates are `wt., 02/12/2019 - 11:25` until somebody changes them."""

    name = "nodes"

    def day(self, story: Story) -> str:
        return f"{('pon.', 'wt.', 'śr.', 'czw.', 'pt.', 'sob.', 'ndz.')[story.published.weekday()]}, {story.published:%m/%d/%Y} - 11:25"

    def frame(self, title: str, main: str, head: str = "") -> str:
        latest = "".join(
            f'<li class="views-row"><span class="field-content">{self.link(s)}</span> <em>{self.day(s)}</em></li>' for s in self.stories[:4]
        )
        return page(
            f"{title} | {self.site_name}",
            f'<div id="page"><div id="header"><strong><a href="/">{self.site_name}</a></strong></div><div id="sidebar-first" class="column sidebar"><h2>Ostatnio dodane</h2><ul>{latest}</ul></div>'
            f'<div id="content" class="column">{main}</div><div id="footer">Powered by Drupal</div></div>',
        )

    def article(self, story: Story) -> str:
        tags = "".join(f'<li><a href="/taxonomy/term/{slug(t)}">{esc(t)}</a></li>' for t in story.tags)
        return self.frame(
            story.title,
            f'<h1 class="title" id="page-title">{esc(story.title)}</h1><div id="node-{story.number}" class="node node-article clearfix"><div class="meta submitted"><span>Opublikowane przez <span class="username">admin</span> w {self.day(story)}</span></div>'
            f'<div class="content"><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even">{flow(story)}</div></div></div>'
            f'<div class="field field-name-field-tags field-label-above"><h3 class="field-label">Tagi: </h3><ul class="links">{tags}</ul></div></div></div>',
        )

    def listing(self, stories: list[Story], heading: str) -> str:
        nodes = "".join(
            f'<div class="node node-teaser"><h2>{self.link(s)}</h2><div class="meta submitted">Opublikowane przez admin w {self.day(s)}</div><div class="field field-label-hidden"><p>{esc(s.teaser)}</p></div></div>'
            for s in stories
        )
        return self.frame(heading, f'<h1 class="title" id="page-title">{heading}</h1>{nodes}')


class TodayAbove(Skin):
    """Today's day above every title, the article's own in three elements, the description a cut beginning of the text, and when its author began before it was published."""

    name = "dzis"

    def frame(self, title: str, main: str, head: str = "") -> str:
        return page(
            f"{title} - {self.site_name}",
            f'<div id="gora"><a href="/">{self.site_name}</a><div class="dzis">Wtorek, 24.11.2026</div></div><div id="tresc">{main}</div>',
        )

    def stack(self, story: Story) -> str:
        return f'<div class="data"><div class="dzien">{story.published.day}</div><div class="miesiac">{story.printed.split()[1][:3]}</div><div class="rok">{story.published.year}</div></div>'

    def article(self, story: Story) -> str:
        began = story.published - timedelta(days=3)
        record = (
            f'<dl class="info"><dd>Utworzono: {began:%d.%m.%Y}</dd><dd>Opublikowano: {story.published:%d.%m.%Y}</dd></dl>'
            if story.number % 2
            else self.stack(story)
        )
        tags = " ".join(f'<a href="/tag/{slug(t)}">{esc(t)}</a>' for t in story.tags)
        return self.frame(
            story.title,
            f'<div class="news">{record}<h1>{esc(story.title)}</h1><div class="opis">{esc(story.teaser)}</div><div class="news_tresc">{flow(story)}</div><div class="tagi"><span>Tagi:</span> {tags}</div></div>',
        )

    def listing(self, stories: list[Story], heading: str) -> str:
        items = "".join(f"<div class='poz'>{self.stack(s)}<h2>{self.link(s)}</h2><p>{esc(s.teaser)}</p></div>" for s in stories)
        return self.frame(heading, f"<h1>{heading}</h1>{items}")


class Handbook(Skin):
    """Generators of documentation with a blog: headings bear their words as ids and a link to themselves, tags have no links, the day stands in a card under the text."""

    name = "podrecznik"

    def frame(self, title: str, main: str, head: str = "") -> str:
        recent = "".join(f"<li>{self.link(s)}</li>" for s in self.stories[:4])
        return page(
            f"{title} — {self.site_name}", f'<div class="document">{main}<div class="recent"><h3>Ostatnie wpisy</h3><ul>{recent}</ul></div></div>'
        )

    def article(self, story: Story) -> str:
        link = f'<a class="headerlink" href="#{slug(story.title)}" title="Odnośnik">¶</a>'
        tags = "".join(f'<span class="md-tag">{esc(t)}</span> ' for t in story.tags)
        return self.frame(
            story.title,
            f'<article class="typeset"><nav class="md-tags">{tags}</nav><h1 id="{slug(story.title)[: 9 + story.number % 4]}">{esc(story.title)}{link}</h1>{flow(story)}</article>'
            f'<div class="box postcard"><h2>{story.published:%d.%m.%Y}</h2><ul><li>Redakcja</li></ul></div>',
        )

    def listing(self, stories: list[Story], heading: str) -> str:
        items = "".join(f"<section><h2>{self.link(s)}</h2><p>{esc(s.teaser)}</p></section>" for s in stories)
        return self.frame(heading, f'<article class="typeset"><h1 id="lista">{heading}</h1>{items}</article>')


THEME_SKINS = (ThemeBuilder, OneTitle, Ministry, Magazine, Nodes, TodayAbove, Handbook)
