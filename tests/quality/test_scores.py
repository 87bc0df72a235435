"""Field scores over pages that real software made, pinned in `scores.json`: a score may rise, and only a person lowers it.

`SOFTWARE.jsonl.gz` holds pages of one site, a line each: `url`, `html` and, where it is an article, what a person wrote down of it. Each site is read
twice: learned from all of its pages, and page by page as of a site that nobody knows.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from scraper.extraction.article import Known, read_article
from scraper.extraction.templates import learn_template
from scraper.model.page import Page
from scraper.parsing.document import parse

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 25, tzinfo=UTC)
SITES = sorted(file.name.removesuffix(".jsonl.gz") for file in HERE.glob("*.jsonl.gz"))
PINNED = json.loads((HERE / "scores.json").read_text(encoding="utf-8"))
CASES = [(site, way, field) for site in SITES for way in ("learned", "alone") for field in PINNED[site][way]]


@pytest.mark.parametrize(("site", "way", "field"), CASES)
def test_no_score_falls(site, way, field):
    assert scores(site, way)[field] >= PINNED[site][way][field]


@cache
def scores(site: str, way: str) -> dict[str, float]:
    """Shares from 0 to 1: articles kept, other pages not taken for articles, titles, dates, dates that are not wrong, body F1 (four words), tags F1."""
    with gzip.open(HERE / f"{site}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    documents = [parse(Page(url=row["url"], site="", body=row["html"].encode())) for row in rows]
    known = Known(now=NOW, template=learn_template(documents, site=site, now=NOW) if way == "learned" else None)
    pairs = [(row.get("article"), read_article(document, known)) for row, document in zip(rows, documents, strict=True)]
    found = [(gold, article, article.published.isoformat()[:10] if article.published else None) for gold, article in pairs if gold]
    return {
        "kept": share(article.is_article for _, article, _ in found),
        "others": share(not article.is_article for gold, article in pairs if not gold),
        "title": share(article.title == gold["title"] for gold, article, _ in found),
        "published": share(day == gold["published"] for gold, _, day in found),
        "not wrong": share(day in (None, gold["published"]) for gold, _, day in found),
        "text": sum(f1(shingles(gold["text"]), shingles(article.text)) for gold, article, _ in found) / len(found),
        "tags": f1(*(Counter((place, tag.lower()) for place, tags in enumerate(side) for tag in tags) for side in tags_of(found))),
    }


def tags_of(found):
    return [gold["tags"] for gold, _, _ in found], [[t for t in article.tags if t != gold["category"]] for gold, article, _ in found]


def share(claims) -> float:
    answers = list(claims)
    return sum(answers) / len(answers)


def shingles(text: str) -> Counter:
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def f1(known: Counter, said: Counter) -> float:
    return 2 * (known & said).total() / (known.total() + said.total()) if known or said else 1.0
