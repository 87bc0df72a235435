"""Title, date, body and tags, and pages per CPU second, beside trafilatura and htmldate and, where installed, readability-lxml and newspaper4k."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from bench.samples import Sample, bundled, of_lab
from scraper.extraction.article import Known, read_article
from scraper.extraction.templates import learn_template
from scraper.model.moments import WARSAW
from scraper.parsing.document import Document, parse

NOW = datetime.now(WARSAW)


@dataclass(frozen=True)
class Answer:
    """What an extractor says of a page; None where it does not say such things, empty where it finds none."""

    title: str | None = None
    day: str | None = None
    text: str | None = None
    tags: frozenset[str] | None = None


def compare(lab: Path | None) -> None:
    """Print the table, each extractor on the same pages in this run."""
    samples = of_lab(lab) if lab else bundled()
    print(
        f"{len(samples)} article pages of {len({s.page.site for s in samples})} sites, {sum(len(s.page.body) for s in samples) // len(samples) // 1024} KB each\n"
    )
    print(f"{'':34} {'title':>7} {'date':>7} {'wrong':>6} {'body F1':>8} {'tags F1':>8} {'pages/CPU s':>12}")
    for name, extractor in EXTRACTORS:
        started = time.process_time()
        answers = list(extractor(samples))
        _print(name, samples, answers, len(samples) / (time.process_time() - started))


def ours(samples: list[Sample]) -> Iterable[Answer]:
    """Sites learned together, as `extract --batch` does."""
    documents = [parse(s.page) for s in samples]
    templates = {site: learn_template([d for d in documents if d.page.site == site], site=site, now=NOW) for site in {s.page.site for s in samples}}
    return [_ours(d, Known(now=NOW, template=templates[d.page.site])) for d in documents]


def ours_alone(samples: list[Sample]) -> Iterable[Answer]:
    """Each page by itself, as of an unknown site."""
    return [_ours(parse(s.page), Known(now=NOW)) for s in samples]


def _ours(document: Document, known: Known) -> Answer:
    article = read_article(document, known)
    day = article.published.isoformat()[:10] if article.published else ""
    return Answer(article.title, day, article.text, frozenset(t.lower() for t in article.tags or ()))


def trafilatura(samples: list[Sample]) -> Iterable[Answer]:
    from trafilatura import bare_extraction

    for sample in samples:
        found = bare_extraction(sample.page.body, url=sample.page.url, favor_precision=True, with_metadata=True, include_comments=False)
        tags = frozenset(t.lower() for t in (found.tags or [])) if found else frozenset()
        yield Answer(found.title, found.date or "", found.text or "", tags) if found else Answer("", "", "", tags)


def htmldate(samples: list[Sample]) -> Iterable[Answer]:
    from htmldate import find_date

    for sample in samples:
        yield Answer(day=find_date(sample.page.body, url=sample.page.url, original_date=True) or "")


def readability(samples: list[Sample]) -> Iterable[Answer]:
    from lxml.html import fromstring
    from readability import Document as Readable

    for sample in samples:
        readable = Readable(sample.page.body)
        yield Answer(title=readable.short_title(), text=fromstring(readable.summary()).text_content())


def newspaper(samples: list[Sample]) -> Iterable[Answer]:
    from newspaper import Article

    for sample in samples:
        article = Article(sample.page.url, language="pl")
        article.download(input_html=sample.page.body.decode("utf-8", "replace"))
        article.parse()
        day = article.publish_date.date().isoformat() if article.publish_date else ""
        yield Answer(article.title, day, article.text, frozenset(t.lower() for t in article.tags or ()))


EXTRACTORS: list[tuple[str, Callable[[list[Sample]], Iterable[Answer]]]] = [
    ("klastry, sites learned", ours),
    ("klastry, each page alone", ours_alone),
    ("trafilatura (precision, metadata)", trafilatura),
    ("htmldate (original date)", htmldate),
]
EXTRACTORS += [
    (name, extractor)
    for module, name, extractor in (("readability", "readability-lxml", readability), ("newspaper", "newspaper4k", newspaper))
    if find_spec(module)
]


def _print(name: str, samples: list[Sample], answers: list[Answer], speed: float) -> None:
    pairs = list(zip(samples, answers, strict=True))
    title = _share(_plain(a.title) == _plain(s.title) if a.title is not None else None for s, a in pairs)
    dates = _share(a.day == (s.day or "") if a.day is not None else None for s, a in pairs)
    wrong = sum(bool(a.day) and a.day != s.day for s, a in pairs)
    body = _share(_f1(_shingles(s.text), _shingles(a.text)) if a.text is not None else None for s, a in pairs)
    counted = [(s.tags, a.tags) for s, a in pairs if a.tags is not None]
    both, said, known = (sum(map(len, x)) for x in zip(*((k & t, t, k) for k, t in counted), strict=True)) if counted else (0, 0, 0)
    tags = f"{2 * both / (said + known):8.3f}" if said + known else "       –"
    print(f"{name:34} {title:>7} {dates:>7} {wrong if dates != '–' else '–':>6} {body:>8} {tags} {speed:12.0f}")


def _share(rights: Iterable[float | None]) -> str:
    """The mean of what was said; a dash where nothing is."""
    said = [right for right in rights if right is not None]
    return f"{sum(said) / len(said):.3f}" if said else "–"


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def _f1(known: Counter[tuple[str, ...]], said: Counter[tuple[str, ...]]) -> float:
    both = (known & said).total()
    return 2 * both / (known.total() + said.total()) if both else 0.0
