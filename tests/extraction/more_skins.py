"""More layouts of sites that no rule was written for: a page builder, a public body's bulletin, two portals' software."""

from __future__ import annotations

from datetime import timedelta

from skins import Skin, Story, esc, flow, page, slug


def without_lead(story: Story, p: str = "<p>{}</p>") -> str:
    return flow(Story(story.number, story.title, story.published, story.tags, story.blocks[1:]), p=p)


class Bulletin(Skin):
    """A public information bulletin: one <title> for all pages, no heading, layout tables, a record of publication under the text, today's date above."""

    name = "bip"

    def url(self, story: Story) -> str:
        return f"https://bip.example/?c=mdTresc-cmPokaz-{300 + story.number}"

    def frame(self, title: str, main: str, head: str = "") -> str:
        return page(
            f"Biuletyn Informacyjny - {self.site_name}",
            f'<table class="all"><tr><td class="top">{self.site_name}</td></tr><tr><td><div class="menuLewe"><a href="/o-nas">O nas</a><br><a href="/kontakt">Kontakt</a></div>'
            f'<div class="kalendarz">środa, 25 listopada 2026, imieniny Katarzyny</div></td><td class="tresc">{main}</td></tr><tr><td>Liczba odwiedzin: 123456<br>Ostatnia aktualizacja serwisu: 24.11.2026 12:10</td></tr></table>',
            head,
        )

    def article(self, story: Story) -> str:
        day, later = story.published.isoformat(), (story.published + timedelta(days=90)).isoformat()
        record = "".join(
            f"<tr><td>{what}:</td><td>Anna Przykładowa</td><td>({when})</td></tr>"
            for what, when in (("Wytworzył", day), ("Opublikował", f"{day} 11:25:00"), ("Ostatnia zmiana", f"{later} 11:12:13"))
        )
        return self.frame(
            story.title,
            f'<div class="naglowek">{esc(story.title)}</div><div class="opis">{flow(story, p="{}<br><br>", h="<strong>{}</strong><br><br>")}</div>'
            f'<div class="metryczka"><table>{record}</table></div><div class="rejestr">Rejestr zmian | <a href="#">Drukuj</a> | Tę stronę oglądano: {story.number * 31} razy.</div>',
        )

    def listing(self, stories: list[Story], heading: str) -> str:
        rows = "".join(f'<div class="lista">{self.link(s)} <span>{s.published.isoformat()}</span><div>{esc(s.teaser)}</div></div>' for s in stories)
        return self.frame(heading, f'<div class="naglowek">{heading}</div>{rows}')


class Widgets(Skin):
    """A page builder that calls every element a widget; the body split over two of them; other posts in a grid of the same elements."""

    name = "widzety"

    def frame(self, title: str, main: str, head: str = "") -> str:
        return page(
            f"{title} - {self.site_name}",
            '<header class="elementor elementor-44"><div class="elementor-widget-container"><nav><ul><li><a href="/o-nas/">O nas</a></li><li><a href="/kontakt/">Kontakt</a></li></ul></nav></div></header>'
            f'{main}<div class="elementor elementor-55"><div class="elementor-widget-text-editor"><div class="elementor-widget-container"><p>Klaster Przykładowy jest laureatem konkursu. Zapraszamy do współpracy.</p></div></div></div>',
            head,
        )

    def grid(self, stories: list[Story]) -> str:
        return "".join(
            f'<div class="jet-listing-grid__item jet-listing-dynamic-post-{s.number}"><div class="elementor-widget-container"><h3 class="elementor-heading-title">{self.link(s)}</h3></div>'
            f'<div class="jet-listing-dynamic-field__content">{s.published:%d.%m.%Y}</div><div class="elementor-widget-container">{esc(s.teaser)}</div><a class="elementor-button" href="{self.url(s)}">Czytaj więcej</a></div>'
            for s in stories
        )

    def article(self, story: Story) -> str:
        terms = ", ".join(f'<a href="/tag/{slug(t)}/" class="elementor-post-info__terms-list-item">{esc(t)}</a>' for t in story.tags)
        half = len(story.blocks) // 2
        first, second = (flow(Story(0, "", story.published, (), blocks)) for blocks in (story.blocks[:half], story.blocks[half:]))
        editors = "".join(
            f'<div class="elementor-element elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container">{part}</div></div>'
            for part in (first, second)
        )
        info = f'<ul class="elementor-inline-items elementor-post-info"><li><time>{story.printed}</time></li><li>10:15</li><li itemprop="about">{terms}</li></ul>'
        return self.frame(
            story.title,
            f'<div class="elementor elementor-location-single post-{story.number} hentry"><section><div class="elementor-element elementor-widget elementor-widget-theme-post-title"><div class="elementor-widget-container"><h1>{esc(story.title)}</h1></div></div>'
            f'<div class="elementor-widget elementor-widget-post-info"><div class="elementor-widget-container">{info}</div></div></section><section>{editors}</section><section><h4>Zobacz również</h4>{self.grid(self.others(story, 3))}</section></div>',
        )

    def listing(self, stories: list[Story], heading: str) -> str:
        return self.frame(heading, f'<main><h1 class="entry-title">{heading}</h1>{self.grid(stories)}</main>')


class Documents(Skin):
    """Plone: coming events beside the menu, above the heading; the lead is the description in the header; who and when in one line."""

    name = "dokumenty"

    def frame(self, title: str, main: str, head: str = "") -> str:
        events = "".join(
            f'<li class="portletItem"><a href="/wydarzenia/{i}" class="tile">Dzień otwarty klastra {i} <span>{i + 3}.12.2026</span></a></li>'
            for i in range(3)
        )
        return page(
            f"{title} — {self.site_name}",
            f'<header id="content-header"><a href="/">{self.site_name}</a><ul><li><a href="/o-nas">O nas</a></li></ul></header><div id="main-container"><div id="column1-container"><div class="portlet"><header>Wydarzenia</header><ul>{events}</ul></div></div>'
            f'<article id="portal-column-content"><div id="content">{main}</div></article></div><footer><p>© 2000-2026 Klaster Przykładowy.</p></footer>',
            head,
        )

    def article(self, story: Story) -> str:
        tags = "".join(f'<a href="/@@search?Subject={slug(t)}" class="link-category">{esc(t)}</a> ' for t in story.tags)
        changed = story.published + timedelta(days=40)
        return self.frame(
            story.title,
            f'<header><h1 class="documentFirstHeading">{esc(story.title)}</h1><div class="documentByLine"><span>autor: <a href="/author/biuro">biuro</a> —</span> <span><span>opublikowany</span> {story.published:%d.%m.%Y} 10:15</span>, <span><span>ostatnio zmodyfikowany</span> {changed:%d.%m.%Y} 12:00</span></div>'
            f'<div class="documentDescription">{esc(story.blocks[0][1])}</div></header><div id="content-core"><section>{without_lead(story)}</section></div><footer><div id="category">Zarchiwizowane pod: {tags}</div></footer>',
        )

    def listing(self, stories: list[Story], heading: str) -> str:
        rows = "".join(
            f'<article class="entry"><header><span class="summary">{self.link(s)}</span><div class="documentByLine">opublikowany {s.published:%d.%m.%Y}</div></header><p class="description">{esc(s.teaser)}</p></article>'
            for s in stories
        )
        return self.frame(heading, f'<header><h1 class="documentFirstHeading">{heading}</h1></header><div class="entries">{rows}</div>')


class NewsRecords(Skin):
    """TYPO3: date, section and author in one line of spans; the lead and the text, which microdata names, are neighbours."""

    name = "rekordy"

    def frame(self, title: str, main: str, head: str = "") -> str:
        latest = "".join(
            f'<div class="news-latest-item"><span class="news-list-date">{s.published:%d.%m.%Y}</span> {self.link(s)}</div>' for s in self.stories[:4]
        )
        return page(
            f"{self.site_name}: {title}",
            f'<div class="container"><div class="col-md-3"><ul class="nav-sub"><li><a href="/o-nas/">O nas</a></li></ul>{latest}</div><div class="col-md-9" id="content">{main}</div></div><footer><p>Klaster Przykładowy, ul. Długa 5. Ostatnia aktualizacja strony: 20.11.2026</p></footer>',
            head,
        )

    def article(self, story: Story) -> str:
        tags = "".join(f'<li><a href="/tag/{slug(t)}">{esc(t)}</a></li>' for t in story.tags)
        related = "".join(f"<li><span>{s.published:%d.%m.%Y}</span> {self.link(s)}</li>" for s in self.others(story, 3))
        line = f'<span class="news-list-date"><time itemprop="datePublished" datetime="{story.published}">{story.published:%d.%m.%Y}</time></span> <span class="news-list-category">Życie klastra</span> <span class="news-list-author">Autor: <span itemprop="author">Biuro klastra</span></span>'
        return self.frame(
            story.title,
            f'<div class="news news-single"><div class="article" itemscope itemtype="http://schema.org/Article"><h1 itemprop="headline">{esc(story.title)}</h1><p>{line}</p><div class="teaser-text" itemprop="description"><p>{esc(story.blocks[0][1])}</p></div>'
            f'<div class="news-text-wrap" itemprop="articleBody">{without_lead(story, p="<p class=bodytext>{}</p>")}</div><ul class="news-tags">{tags}</ul><div class="news-related"><h4>Podobne wiadomości</h4><ul>{related}</ul></div></div></div>',
        )

    def listing(self, stories: list[Story], heading: str) -> str:
        rows = "".join(
            f'<div class="article" itemscope itemtype="http://schema.org/Article"><h3><a itemprop="url" href="{self.url(s)}"><span itemprop="headline">{esc(s.title)}</span></a></h3><p>{esc(s.teaser)}</p><p><time datetime="{s.published}">{s.published:%d.%m.%Y}</time></p></div>'
            for s in stories
        )
        return self.frame(heading, f'<h1>{heading}</h1><div class="news-list-view">{rows}</div>')


MORE_SKINS = (Bulletin, Widgets, Documents, NewsRecords)
