"""Scores of extraction over saved pages of real software with known answers (`pages.json`, `gold.json`): learned a site at a time, and each page alone."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from scraper.extraction.article import Known, read_article
from scraper.extraction.templates import learn_template
from scraper.model.article import Article
from scraper.model.moments import WARSAW
from scraper.model.page import Page
from scraper.parsing.document import Document, parse

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=WARSAW)
Scores = dict[str, float]


@dataclass(frozen=True)
class Sample:
    """One saved page and what it says; `gold` is None for a page that is no article."""

    document: Document
    gold: dict[str, Any] | None


def samples() -> dict[str, list[Sample]]:
    """The saved pages by site."""
    gold = json.loads((HERE / "gold.json").read_text(encoding="utf-8"))
    by_site: dict[str, list[Sample]] = defaultdict(list)
    for entry in json.loads((HERE / "pages.json").read_text(encoding="utf-8")):
        body = gzip.decompress((HERE / "pages" / entry["file"]).read_bytes())
        known = dict(gold[str(entry["gold"])]) if entry["gold"] else None
        if known and not entry.get("tags_printed", True):
            known["tags"] = []
        by_site[entry["site"]].append(Sample(parse(Page(url=entry["url"], site=entry["site"], body=body)), known))
    return by_site


def learned() -> Scores:
    """Each site's pages learned together, as `extract --batch` does."""
    pairs = []
    for site, pages in samples().items():
        template = learn_template([s.document for s in pages], site=site, now=NOW)
        pairs += [(s, read_article(s.document, Known(now=NOW, template=template))) for s in pages]
    return scored(pairs)


def alone() -> Scores:
    """Each page as of a site never seen."""
    return scored([(s, read_article(s.document, Known(now=NOW))) for pages in samples().values() for s in pages])


def scored(pairs: list[tuple[Sample, Article]]) -> Scores:
    """Shares from 0 to 1, and the count of wrong dates."""
    articles = [(s.gold, a, s.document.page.site) for s, a in pairs if s.gold]
    others = [a for s, a in pairs if not s.gold]
    days = [(_day(gold, site), a.published.isoformat()[:10] if a.published else None) for gold, a, site in articles]
    tags = [
        ({_plain(t) for t in gold["tags"]}, {_plain(t) for t in a.tags} - ({_plain(gold["category"])} - {_plain(t) for t in gold["tags"]}))
        for gold, a, _ in articles
    ]
    both = sum(len(known & said) for known, said in tags)
    return {
        "articles kept": _share(a.is_article for _, a, _ in articles),
        "others told": _share(not a.is_article for a in others),
        "title": _share(_plain(a.title) == _plain(gold["title"]) for gold, a, _ in articles),
        "date": _share(known == said for known, said in days),
        "wrong dates": float(sum(said is not None and said != known for known, said in days)),
        "body": sum(_f1(gold, a.text) for gold, a, _ in articles) / len(articles),
        "tags": 2 * both / sum(len(known) + len(said) for known, said in tags),
    }


def _day(gold: dict[str, Any], site: str) -> str | None:
    return None if gold["date_hidden_on_custom"] and site.startswith("custom") else gold["published"][:10]


def _share(answers: Any) -> float:
    told = list(answers)
    return sum(told) / len(told)


def _plain(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def _f1(gold: dict[str, Any], text: str) -> float:
    captions = [c if isinstance(c, str) else c.get("text", "") for c in gold["captions"] or []]
    known, allowed, said = (_shingles("\n".join(t)) for t in (gold["body_paragraphs"], [*gold["body_paragraphs"], *captions], [text]))
    both = (known & said).total()
    wrong, missing = (said - allowed).total(), (known - said).total()
    return 2 * both / (2 * both + wrong + missing) if both else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


if __name__ == "__main__":
    print(json.dumps({"learned": learned(), "alone": alone()}, indent=1))
