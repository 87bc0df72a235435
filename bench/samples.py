"""Pages with known answers: the demo's sites as bundled, or a lab folder (manifest.json, gold/all.json)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from scraper.config import CHECKOUT
from scraper.demo.articles import load_articles
from scraper.demo.skins import SKINS
from scraper.model.page import Page


@dataclass(frozen=True)
class Sample:
    """One article page and what it says."""

    page: Page
    title: str
    day: str | None
    text: str
    tags: frozenset[str]


def bundled() -> list[Sample]:
    """The articles of the demo's two sites."""
    samples = []
    for name, skin in SKINS.items():
        articles = load_articles(CHECKOUT / "data" / "demo" / f"{name}.toml", 2)
        by_title = {a.title: a for a in articles}
        for path, (body, content_type) in skin(articles, f"http://{name}.test/").items():
            html = body.decode("utf-8", "replace")
            title = next((t for t in by_title if f"<h1>{t}</h1>" in html or f'entry-title">{t}</h1>' in html), None)
            if title:
                article = by_title[title]
                page = Page(url=f"http://{name}.test{path}", site=name, body=body, content_type=content_type)
                samples.append(
                    Sample(page, title, article.date.isoformat(), "\n".join(article.paragraphs), frozenset(t.lower() for t in article.tags))
                )
    return samples


def of_lab(lab: Path) -> list[Sample]:
    """The article pages of a lab."""
    gold = {g["id"]: g for g in json.loads((lab / "gold/all.json").read_text())}
    samples = []
    for entry in json.loads((lab / "snapshots/manifest.json").read_text()):
        if entry["kind"] == "article" and entry["gold"]:
            known = gold[entry["gold"]]
            hidden = known.get("date_hidden_on_custom") and entry["site"].startswith("custom")
            page = Page(
                url=entry["url"], site=entry["site"], body=(lab / "snapshots" / entry["file"]).read_bytes(), content_type=entry["content_type"]
            )
            day = None if hidden else known["published"][:10]
            samples.append(Sample(page, known["title"], day, "\n".join(known["body_paragraphs"]), frozenset(t.lower() for t in known["tags"])))
    return samples
