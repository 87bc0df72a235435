"""Learning a site from several of its pages: what repeats is furniture, what varies is the article.

The container of the body is chosen by a vote: every place that some page's own reading found, and the places around it, are tried on all pages; the best
holds the varying, unlinked text of most pages and little else.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from scraper.extraction.date_order import writes_month_first
from scraper.extraction.date_place import find_clock_paths, find_date_path, published_alone
from scraper.extraction.kind import find_kind, kind_at_sight
from scraper.extraction.region import block_key, densest_container, find_region, weights
from scraper.extraction.title import find_title
from scraper.extraction.vicinity import title_block
from scraper.model.template import Template
from scraper.normalisation.urls import url_shape

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from scraper.parsing.document import Document

FEWEST = 4
"""Article pages from which a template can be learned."""
_REPEATED = 0.25
_MAX_FURNITURE = 3000
_SHORTEST = 25


def learn_template(documents: Sequence[Document], *, site: str, now: datetime) -> Template | None:
    """The template of the articles among the documents; None where fewer than four look like articles or their bodies share no place."""
    articles = [d for d in documents if _looks_like_article(d, now)]
    if len(articles) < FEWEST:
        return None
    furniture = _repeated_blocks(articles)
    masses = [weights(d, furniture) for d in articles]
    body_path = _best_body_path(articles, masses)
    if body_path is None:
        return None
    fitting = [d for d in articles if any(c.path == body_path for c in d.containers)]
    if len(fitting) < FEWEST:
        return None
    draft = Template(
        site=site,
        pages=len(fitting),
        body_paths=(body_path,),
        furniture=furniture,
        site_title=_site_title(fitting),
        month_first=_writes_month_first(fitting),
    )
    draft = replace(draft, clock_paths=find_clock_paths(fitting, now, draft))
    title_path = _title_path(fitting, draft)
    date_path, dated = find_date_path(fitting, now, draft)
    return replace(
        draft,
        title_path=title_path,
        date_path=date_path,
        dated_share=round(dated, 3),
        title_suffix=_common_suffix([d.title_tag for d in fitting]),
        title_prefix=_common_prefix([d.title_tag for d in fitting]),
        url_shapes=_shapes(fitting),
    )


def describe_template(template: Template) -> list[str]:
    """What was learned, a line a fact, for a person."""
    return [
        f"learned from {template.pages} article pages",
        f"body:  {', '.join(template.body_paths)}",
        f"title: {template.title_path or 'no fixed place: ranked among headings, JSON-LD, og:title and <title>'}",
        f"date:  {template.date_path or 'no fixed place'} (on {template.dated_share:.0%} of the pages)",
        f"<title> ends with {template.title_suffix!r}" if template.title_suffix else "<title> has no common ending",
        f"addresses: {', '.join(template.url_shapes) or 'no common shape'}",
        f"{len(template.furniture)} texts repeat over the pages and are left out",
    ]


def template_fits(template: Template, document: Document) -> bool:
    """Whether the page has the template's place of the body."""
    return any(c.path in template.body_paths and c.last > c.first for c in document.containers)


def _looks_like_article(document: Document, now: datetime) -> bool:
    if kind_at_sight(document, ""):
        return False
    title = find_title(document)
    region = find_region(document)
    if title is None or region is None:
        return False
    kind = find_kind(document, title.value, region)
    if kind.rule == "too-short":  # a date makes an article of a short text
        kind = find_kind(document, title.value, region, has_date=published_alone(document, title.value, now).moment is not None)
    return kind.value == "article"


def _repeated_blocks(documents: Sequence[Document]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update({block_key(document, block) for block in document.blocks})
    fewest = max(3, _REPEATED * len(documents))
    return frozenset(key for key, count in counts.most_common(_MAX_FURNITURE) if count >= fewest)


def _best_body_path(documents: Sequence[Document], masses: list[list[int]]) -> str | None:
    votes: Counter[str] = Counter()
    for document, mass in zip(documents, masses, strict=True):
        container = densest_container(document, mass)
        steps = 0
        while container is not None and (container.parent >= 0 or not steps) and steps < 4:  # the <body> only where nothing lies in between
            votes[container.path] += 1
            container, steps = document.containers[container.parent] if container.parent >= 0 else None, steps + 1
    scored = [(_score(path, documents, masses), path.count("/"), path) for path, _ in votes.most_common(25)]
    best = max(scored, default=None)
    return best[2] if best and best[0] > 0.5 else None


def _score(path: str, documents: Sequence[Document], masses: list[list[int]]) -> float:
    """Mean over the pages of the F1 between the page's own text and what stands at the path."""
    total = 0.0
    for document, mass in zip(documents, masses, strict=True):
        held: set[int] = set()
        for container in document.containers:
            if container.path == path:
                held.update(range(container.first, min(container.last, len(mass))))
        own = sum(mass)
        inside = sum(mass[i] for i in held)
        waste = sum(size for i in held if not mass[i] and (size := len(document.blocks[i].text)) >= _SHORTEST)
        recall = inside / own if own else 0.0
        precision = inside / (inside + waste) if inside else 0.0
        total += 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return round(total / len(documents), 2)


def _site_title(documents: Sequence[Document]) -> str:
    """What more than half of the pages would be called; empty where each has a title of its own. A line in bold is a lone page's guess: <title> tells here."""
    titles = [(find_title(d), d) for d in documents]
    called, count = Counter("" if t is None else d.title_tag if t.rule == "own-line" else t.value for t, d in titles).most_common(1)[0]
    return called if count * 2 > len(documents) else ""


def _writes_month_first(documents: Sequence[Document]) -> bool:
    told = [known for d in documents if (known := writes_month_first(d)) is not None]
    return bool(told) and sum(told) * 2 > len(told)


def _title_path(documents: Sequence[Document], draft: Template) -> str | None:
    """The place where most pages print their title, and nothing else does."""
    places: Counter[str] = Counter()
    titles = [find_title(d, draft if draft.site_title else None) for d in documents]
    for document, title in zip(documents, titles, strict=True):
        block = title_block(document, title.value) if title else None
        if block is not None and block.link_density < 0.5:
            places[document.containers[block.container].path] += 1
    if not places:
        return None
    path, count = places.most_common(1)[0]
    texts = [[b.text for b in d.blocks if d.containers[b.container].path == path] for d in documents]
    varying = len({t[0] for t in texts if t}) > len(documents) / 2
    lonely = all(len(t) <= 1 for t in texts)
    return path if count >= 0.8 * len(documents) and varying and lonely else None


_SEPARATORS = (" | ", " - ", " – ", " — ", " » ", " • ", " :: ", " · ", ": ")


def _common_prefix(titles: list[str]) -> str:
    """What nearly every <title> begins with, up to its separator."""
    beginnings: Counter[str] = Counter()
    for title in titles:
        for separator in _SEPARATORS:
            place = title.find(separator)
            if place > 0:
                beginnings[title[: place + len(separator)]] += 1
    beginning, count = beginnings.most_common(1)[0] if beginnings else ("", 0)
    return beginning if count >= 0.8 * len(titles) else ""


def _common_suffix(titles: list[str]) -> str:
    """What nearly every <title> ends with, from its separator on."""
    endings: Counter[str] = Counter()
    for title in titles:
        for separator in _SEPARATORS[:-1]:
            place = title.rfind(separator)
            if place > 0:
                endings[title[place:]] += 1
    ending, count = endings.most_common(1)[0] if endings else ("", 0)
    return ending if count >= 0.8 * len(titles) else ""


def _shapes(documents: Sequence[Document]) -> tuple[str, ...]:
    counts = Counter(url_shape(d.page.url) for d in documents)
    return tuple(sorted(shape for shape, count in counts.items() if count >= max(2, 0.05 * len(documents))))
