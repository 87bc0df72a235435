#!/usr/bin/env python3
"""Search on a large archive: milliseconds of CPU a query, Klastry beside a plain FTS5 `unicode61` table of the same texts in the same run.

    .venv/bin/python bench/search.py [ARTICLES] [DATABASE]

The articles are made up of the words of the demo's articles in all their forms, by Zipf's law. With DATABASE the archive is kept there and used again.
"""

from __future__ import annotations

import random
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.samples import bundled
from scraper.analysis.search import Narrowing, search
from scraper.language.lemmas import Lemmatiser
from scraper.model.moments import WARSAW
from scraper.storage.database import open_database
from scraper.storage.search_index import index_article

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=WARSAW)
QUERIES = (
    ["klaster", "klastrów", "firma", "spotkanie", "nabór", "województwo", "ekspert", "umowa", "laboratorium", "przemysł"],
    ["klaster energia", "grupa ekspertów", "rada klastra", "nowa umowa firmy", "ministerstwo rozwoju i technologii"],
    ['"rada klastra"', '"grupa ekspertów"', '"nowe laboratorium"', '"prezes zarządu"'],
    ["grupa NEAR/5 ekspert", "klaster NEAR/3 energia", '"umowa firma"~6'],
    ["klastr*", "przem*", "=klastrów", "labor*"],
    ["klaster -energia", "umowa NIE firma", "(rada LUB zarząd) klaster", "energia LUB gaz LUB laboratorium"],
    ["tytuł:klaster", "tytuł:umowa od:2024", "strona:s3 klaster", "od:2025-06 do:2025-12 ekspert", "klaster język:pl od:2026"],
    ["klastrr", "lodz", "xyzzy klaster", "nieistniejąceslowo"],
)
FEATURES = ("a word", "several words", "a phrase", "NEAR", "prefix, form", "Boolean", "filters", "nonsense")


def _vocabulary(lemmatiser: Lemmatiser) -> list[str]:
    """Every form of every word of the demo, the common ones first."""
    counts: dict[str, int] = {}
    for sample in bundled():
        for word in re.findall(r"[^\W\d_]+", sample.text):
            counts[word.lower()] = counts.get(word.lower(), 0) + 1
    forms: dict[str, None] = {}
    for word in sorted(counts, key=lambda w: (-counts[w], w)):
        forms[word] = None
        for reading in lemmatiser.readings(word)[:1]:
            forms.update(dict.fromkeys(form for form, _ in lemmatiser.generated(reading.lemma) if " " not in form))
    return list(forms)


def _texts(count: int, lemmatiser: Lemmatiser) -> Iterator[tuple[str, str, str]]:
    chance, words = random.Random(7), _vocabulary(lemmatiser)
    weights = list(accumulate(1 / (rank + 20) for rank in range(len(words))))
    for _ in range(count):
        drawn = chance.choices(words, cum_weights=weights, k=chance.randint(90, 240))
        sentences = [" ".join(drawn[i : i + 12]).capitalize() + "." for i in range(8, len(drawn), 12)]
        yield " ".join(drawn[:8]).capitalize(), sentences[0], " ".join(sentences)


def build(path: Path, count: int) -> None:
    """An archive of so many made-up articles, with the plain table beside."""
    conn, lemmatiser, chance = open_database(path), Lemmatiser(), random.Random(11)
    conn.execute("CREATE VIRTUAL TABLE plain USING fts5(title, lead, text, content='', tokenize='unicode61 remove_diacritics 2')")
    with conn:
        conn.executemany("INSERT INTO sites (name, url, added) VALUES (?, '', '')", [(f"s{n}",) for n in range(40)])
    columns = "id, url, site, title, lead, text, language, published, first_seen, last_seen, content_hash, body_hash"
    for number, (title, lead, text) in enumerate(_texts(count, lemmatiser), 1):
        if number % 2000 == 1:
            conn.execute("BEGIN")
        day = (date(2010, 1, 1) + timedelta(days=chance.randint(0, 5900))).isoformat()
        row = (number, f"https://s{number % 40}.pl/{number}", f"s{number % 40}", title, lead, text, "pl", day, day, day, str(number), str(number))
        conn.execute(f"INSERT INTO articles ({columns}) VALUES ({','.join('?' * len(row))})", row)
        index_article(conn, number, {"title": title, "lead": lead, "text": text}, lemmatiser)
        conn.execute("INSERT INTO plain (rowid, title, lead, text) VALUES (?, ?, ?, ?)", (number, title, lead, text))
        if number % 2000 == 0 or number == count:
            conn.execute("COMMIT")
    conn.close()


def _plainly(conn: sqlite3.Connection, query: str) -> None:
    """What FTS5 alone answers: the words as typed, by its rank, with their count."""
    words = [w.rstrip("*") for w in re.findall(r"[^\W\d_]{2,}\*?", re.sub(r"\b(?:LUB|NIE|NEAR|[a-zęł]+:\S+)", " ", query))]
    expression = " ".join(f'"{w}"' for w in words) or '"klaster"'
    conn.execute("SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 20", (expression,)).fetchall()
    conn.execute("SELECT count(*) FROM plain WHERE plain MATCH ?", (expression,)).fetchone()


def _milliseconds(ask: Callable[[str], object], query: str) -> float:
    started = time.process_time()
    ask(query)
    return 1000 * (time.process_time() - started)


def compare(path: Path) -> None:
    """Ask each query five times of both and print the median and the 95th percentile, by kind of query."""
    conn, lemmatiser = open_database(path, readonly=True), Lemmatiser()
    ours: list[float] = []
    plain: list[float] = []
    print(f"{'':16}{'p50 ms':>9}{'p95 ms':>9}{'plain p50':>11}{'plain p95':>11}")
    for feature, queries in zip(FEATURES, QUERIES, strict=True):
        own, other = [], []
        for query in queries:
            for _ in range(5):
                own.append(_milliseconds(lambda q: search(conn, q, Narrowing(), now=NOW, lemmatiser=lemmatiser), query))
                other.append(_milliseconds(lambda q: _plainly(conn, q), query))
        ours += own
        plain += other
        _print(feature, own, other)
    _print("all", ours, plain)


def _print(name: str, own: list[float], other: list[float]) -> None:
    figures = [
        f"{statistics.median(times):.1f}" if half else f"{sorted(times)[int(len(times) * 0.95)]:.1f}" for times in (own, other) for half in (1, 0)
    ]
    print(f"{name:16}{figures[0]:>9}{figures[1]:>9}{figures[2]:>11}{figures[3]:>11}")


def _main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(scratch) / "archive.db"
        if not path.exists():
            started = time.process_time()
            build(path, count)
            print(f"{count} articles indexed twice: {count / (time.process_time() - started):.0f}/s of CPU")
        compare(path)


if __name__ == "__main__":
    _main()
