"""What on a page is not the article by what it is called or how it is made: navigation, sidebars, comments, sharing, related posts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scraper.extraction.own_title import own_title
from scraper.language.folding import fold

if TYPE_CHECKING:
    from scraper.parsing.blocks import Block, Container
    from scraper.parsing.document import Document

# Elements that never hold an article's body.
_FURNITURE_TAGS = frozenset(("nav", "aside", "footer", "form", "dialog", "figcaption", "menu", "address"))
# Whole words of id, class or role, joined by - or _ or written together.
_FURNITURE_HINT = re.compile(
    r"""(?:^|[\s_-])(?:
      nav(?:bar|igation)?|menu|submenu|breadcrumbs?|okruszki|sidebar|aside|widget(?:s|-area)?|footer|stopka|copyright|cookies?|cookie-\w+|rodo|consent|gdpr
    | comments?|comment-?list|komentarze|respond|reply|share|sharing|sharedaddy|social(?:s|-?media)?|addtoany|a2a|addthis|follow
    | related|relatedposts|powiazane|podobne|recommended|polecane|zobacz|more-?posts|latest|najnowsze|popular|recent(?:posts)?
    | newsletter|subscribe|popup|modal|login|logowanie|search(?:form|-form|box)?|szukaj|wyszukiwarka|pagination|pager|pagenav|page-links|post-navigation
    | nav-links|prev(?:ious)?-?next|print-?icon|icons|toolbar|tools|banner|advert(?:isement)?|ads?|reklama|sponsors?|partnerzy|skip-?link|screen-reader-text|hidden
    | wp-caption-text|caption|podpis|gallery-caption|author-?(?:box|bio|info)|contact-?card|rating|votes?|hits|fontsize|font-size|resizer|calendar|kalendarz|poll|sonda
    | licen[sc]e(?:-?box|-?wrap)?|post-?copyright\w*|complementary|contentinfo|dialog|alert|tagcloud|tag-cloud|jp-relatedposts|yarpp\w*|ez-toc\w*|toc|table-of-contents
    )(?:$|[\s_-])""",
    re.VERBOSE,
)
# Classes that say how an element looks or what it lacks, not what it is: has-small-font-size, no-sidebar, comments-closed, Drupal's field--label-hidden,
# overflow-hidden, and what only small screens hide. To a page builder all is a widget.
_STYLING = re.compile(
    r"(?:^|(?<=\s))(?:\S*label-{1,2}\S+|(?!(?:visually|element)-)\S+-hidden(?!\S)|hidden(?=\s(?:\S+\s)*(?:sm|md|lg|xl):(?:block|flex|grid)(?!\S))|hidden-\S+"
    r"|\S+-(?:enabled|disabled|open|closed|on|off)(?!\S)|\S+--(?:has-|with-)?ads?(?!\S)|(?:has|is|no|with|without|align|text|u|js|so|siteorigin|enable|disable|show|hide)-\S+|elementor-widget(?:-(?:container|wrap)(?!\S)|-?)|widget widget_sow-\S+)"
)
# A heading or label after which a list of links is no part of the article.
_RELATED_LABEL = re.compile(
    r"^(?:zobacz (?:tez|takze|rowniez|wiecej|inne)|czytaj (?:tez|takze|rowniez|wiecej|dalej)|przeczytaj (?:tez|takze|rowniez)|warto (?:przeczytac|zobaczyc)"
    r"|powiazane(?: artykuly| wpisy| tresci| posty)?|podobne(?: artykuly| wpisy| tematy)?|polecane(?: artykuly)?|inne (?:aktualnosci|artykuly|wpisy)"
    r"|pozostale (?:aktualnosci|artykuly|wpisy)|related(?: posts| articles| news| content)?|see also|read (?:also|more)|you may also like.{0,20}|more news"
    r"|ostatnie (?:wpisy|aktualnosci)|najnowsze (?:wpisy|aktualnosci)|may interest you.{0,20}|to moze (?:cie|ci[eę]) zainteresowac.{0,20})\s*[:»>…\.]*$"
)
# Short lines of the page's machinery, whole block, folded: buttons and counters one after the other, at most two of them with words that nobody can list
# (more would take the square of the time, and the next its cube).
_ONE = r"(?:wpis|artykul|stron[ay]|post|news|aktualnosc|wiadomosc|element|zdjecie|slajd|article|page|entry|story|item|slide|image)"
_BUTTON = (
    rf"udostepnij|podziel sie|share|tweet(?:nij)?|lubie to|drukuj/pdf|drukuj|wydrukuj|print|pobierz pdf|pdf|e-?mail|wyslij (?:znajomemu|e-?mailem)|do gory|poprzedni\w*(?: {_ONE})?"
    rf"|nastepn\w+(?: {_ONE})?|previous(?: {_ONE})?|next(?: {_ONE})?|starsze wpisy|nowsze wpisy|dodaj komentarz|skomentuj|leave a (?:comment|reply)|brak komentarzy|\d+ komentarz\w*"
    r"|\d+ (?:slow|slowa|words?|字)|wiecej »?|przejdz do tresci|skip to content|strona glowna|odslony?:? ?\d*|wyswietl\w*:? ?\d*|hits:? ?\d*|\d+ reads|views:? ?\d*"
    r"|facebook|twitter|linkedin|instagram|youtube|whatsapp|messenger|pinterest|x|skopiuj link|kopiuj link|szczegoly"
    r"|(?:[-–—*] ?)?(?:reklama|advertisement|anzeige|werbung|publicidad|publicite|inzerce)(?: ?[-–—*])?|galeria(?: zdjec)?|zdjecia(?: ?\(\d+\))?|photo gallery|comments are closed"
)
_OPEN_BUTTON = (
    r"wroc\b.{0,25}|powrot\b.{0,25}|« .{0,40}|.{0,40} »|back\b.{0,20}|komentarze(?:\b(?= ?[\d(:]| do ).{0,12})?|czytaj (?:wiecej|dalej|calosc).{0,3}|read more.{0,3}|a\+? ?a-?.{0,8}"
    r"|zmien wielkosc czcionki.{0,20}|wielkosc tekstu.{0,12}|rozmiar tekstu.{0,12}|jestes tutaj.{0,3}|you are here.{0,3}|wykonanie:?.{0,80}|realizacja:.{0,60}|copyright.{0,200}"
    r"|©.{0,200}|wszelkie prawa zastrzezone.{0,60}|ocen (?:artykul|wpis|tekst|strone)\b.{0,60}|komentowanie tego posta jest juz niedostepne\..{0,100}"
    r"|(?:polub|obserwuj|sledz|znajdz) (?:nas|.{0,30} na (?:facebook|twitter|instagram|linkedin|x\b)).{0,60}|follow us.{0,40}|like us on .{0,30}"
    r"|commenting on this post isn.t available anymore\..{0,80}|mozliwosc (?:dodawania komentarzy|komentowania) .{0,60}wylaczona"
)
_BETWEEN = r"[\s|,/•·.:»›]*+"
_MACHINERY = re.compile(rf"^(?=.)(?:(?:{_BUTTON}){_BETWEEN})*+(?:(?:{_OPEN_BUTTON}){_BETWEEN}(?:(?:{_BUTTON}){_BETWEEN})*+){{0,2}}$")


def is_furniture_container(container: Container) -> bool:
    """Whether the element is navigation or the like by its tag or its name."""
    return container.tag in _FURNITURE_TAGS or bool(container.hint and _is_furniture_name(container.hint))


@lru_cache(maxsize=8192)
def _is_furniture_name(hint: str) -> bool:
    """A site repeats its few hundred names on every page, so each is judged once."""
    found = _FURNITURE_HINT.search(hint)
    return bool(found) and bool(_FURNITURE_HINT.search(_STYLING.sub(" ", hint)))


def is_related_label(text: str) -> bool:
    """Whether the text is a label such as `Zobacz także:`.

    >>> is_related_label("Zobacz także:"), is_related_label("Zobacz także nasze stoisko na targach")
    (True, False)
    """
    return len(text) <= 60 and _is_related_line(text)


@lru_cache(maxsize=20_000)
def _is_related_line(text: str) -> bool:
    return bool(_RELATED_LABEL.match(fold(text).strip()))


_RELATED_WORDS = re.compile(
    r"^\W{0,3}(?:(?:zobacz|czytaj|przeczytaj|sprawdz)(?: (?:tez|takze|rowniez|wiecej|dalej))?|polecamy|warto przeczytac|read (?:also|more)|see also)\s*:\s*"
)


def is_related_link(block: Block) -> bool:
    """Whether the block is an editor's pointer to another article: `Czytaj także: …` and a link, nothing else."""
    if not block.anchors or block.tag == "tr":
        return False
    words = _RELATED_WORDS.match(fold(block.text))
    return words is not None and block.linked >= len(block.text) - words.end() - 3


def is_machinery(block: Block) -> bool:
    """Whether the whole block is a button, a counter, a signature of the page's maker or a pointer to another article."""
    return len(block.text) <= 220 and (_is_machinery_line(block.text) or is_related_link(block))


@lru_cache(maxsize=20_000)
def _is_machinery_line(text: str) -> bool:
    """Kept: a site prints the same buttons on every page."""
    return bool(_MACHINERY.match(fold(text).strip()))


def furniture_flags(document: Document) -> list[bool]:
    """For each container, whether it or one around it is furniture by name, unless it holds most of the page's text.

    Names mislead when a theme puts `has-sidebar` on everything, so an element with half of the text is judged by its content alone.
    """
    flags: list[bool] | None = document.memory.get("furniture")
    if flags is None:
        flags = document.memory["furniture"] = _read_flags(document)
    return flags


def _read_flags(document: Document) -> list[bool]:
    total = sum(len(b.text) for b in document.blocks) or 1
    prefix = [0]
    for block in document.blocks:
        prefix.append(prefix[-1] + len(block.text) - block.linked)
    top = len(prefix) - 1  # a page of too many blocks is cut
    large = frozenset(c.index for c in document.containers if 2 * (prefix[min(c.last, top)] - prefix[min(c.first, top)]) >= total)
    spared = large | _around_core(document) | _around_title(document) | _under_title(document)
    flags = _flags_without(document, spared)
    misnamed = _misnamed(document, flags)
    return flags if misnamed is None else _flags_without(document, spared | {misnamed.index})


def _flags_without(document: Document, spared: frozenset[int]) -> list[bool]:
    flags: list[bool] = []
    for container in document.containers:
        inherited = container.parent >= 0 and flags[container.parent]
        flags.append(inherited or (container.index not in spared and is_furniture_container(container)))
    return flags


def _misnamed(document: Document, flags: list[bool]) -> Container | None:
    """The element that is called furniture and holds more prose than all that is not: `l-sidebar-fixed l-article-body`; None where there is none.

    Comments, notices and footers are prose too, and never an article's.
    """
    prefix = [0]
    for block in document.blocks:
        own = len(block.text) - block.linked
        prefix.append(prefix[-1] + (own if own >= _PROSE and 3 * block.linked < own else 0))
    top = len(prefix) - 1
    outside, best, most = prefix[-1], None, _LEAST_PROSE
    for container in document.containers:
        if not flags[container.index] or (container.parent >= 0 and flags[container.parent]):
            continue
        held = prefix[min(container.last, top)] - prefix[min(container.first, top)]
        outside -= held
        if held > most and container.tag not in _NEVER_AROUND_TITLE and not _NEVER_ARTICLE.search(container.hint):
            best, most = container, held
    return best if most > outside else None


def _around_title(document: Document) -> frozenset[int]:
    """The elements around the page's own heading: its article stands there too, even in a `dialog-off-canvas-main-canvas` or an <aside>."""
    title = own_title(document)
    if title is None:
        return frozenset()
    return frozenset(c.index for c in document.ancestors(title) if c.tag not in _NEVER_AROUND_TITLE and c.last - c.first > 2)


def _under_title(document: Document) -> frozenset[int]:
    """The short elements called footer between the page's own heading and its first paragraph: some software keeps day, section and tags there."""
    title = own_title(document)
    if title is None:
        return frozenset()
    blocks = document.blocks
    text = next(
        (
            b.index
            for b in blocks[title.index + 1 : title.index + _NEAR_TITLE]
            if len(b.text) >= _PROSE and not b.linked and b.tag not in _HEADING_TAGS
        ),
        0,
    )
    return frozenset(c.index for c in document.containers if title.index < c.first < c.last <= text and _FOOTER_NAME.search(c.hint))


_FOOTER_NAME = re.compile(r"(?:^|[\s_-])footer(?:$|[\s_-])")
_HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NEAR_TITLE = 12
_NEVER_AROUND_TITLE = frozenset(("nav", "footer", "dialog", "menu", "figcaption"))
_NEVER_ARTICLE = re.compile(
    r"comment|koment|respond|repl|foot|stopk|cookie|rodo|consent|gdpr|newsletter|subscri|relat|powiaz|podobn|recommend|copyright|author|modal|popup|login"
)
_PROSE, _LEAST_PROSE = 80, 400
"""Characters of a block that speaks, and of an element that may be the article whatever its name says."""
# The places that themes name for an article's own text.
_CORE_HINT = re.compile(
    r"(?:^|\s)(?:entry-content|post-body|post-content|article-body|articlebody|article-content|hentry|e-content|node__content|item-page)(?:$|\s)"
)


@lru_cache(maxsize=8192)
def _is_core_name(hint: str) -> bool:
    return bool(_CORE_HINT.search(hint))


def _around_core(document: Document) -> frozenset[int]:
    """The elements around an article's named text: a theme may call its main column a widget, yet it is none. Nothing where several are named (teasers)."""
    named = [c for c in document.containers if c.tag == "main" or (c.hint and _is_core_name(c.hint))]
    outer: list[Container] = []
    for container in named:
        if not outer or container.first >= outer[-1].last:
            outer.append(container)
    if len(outer) != 1:
        return frozenset()
    around, index = set(), outer[0].parent
    while index >= 0:
        around.add(index)
        index = document.containers[index].parent
    return frozenset(around)
