#!/usr/bin/env python3
"""A thousand rules tried on a large archive: CPU time, and how many rules an article calls.

    .venv/bin/python bench/alerts.py [ARTICLES] [RULES]      (default 10000 1000; nothing is kept)

The articles are made of the sentences of the demo and of the rule's test items, mixed; the rules of their words: one, two or three near each other. The
shipped rules are among them.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scraper.alerts.backtest import back_test
from scraper.alerts.reading import ReadArticle
from scraper.alerts.triggers import RuleIndex
from scraper.catalogue.gazetteers import load_lexicon
from scraper.catalogue.rule_patterns import parse_pattern
from scraper.catalogue.rules import load_rules
from scraper.config import CHECKOUT
from scraper.demo.articles import load_articles
from scraper.language.tokens import sentences
from scraper.model.article import Article
from scraper.model.rule import Clause, Rule
from scraper.storage.database import open_database


def sentences_of_the_house() -> list[str]:
    texts = [p for file in (CHECKOUT / "data" / "demo").glob("*.toml") for a in load_articles(file, 2) for p in a.paragraphs]
    items = (CHECKOUT / "tests" / "alerts" / "texts" / "expert_group_items.txt").read_text(encoding="utf-8").splitlines()
    texts += [line.split("|", 2)[2] for line in items if not line.startswith("#")]
    return [text[span.start : span.end] for text in texts for span in sentences(text)]


def fill(db: Path, count: int, said: list[str], chance: random.Random) -> None:
    conn = open_database(db)
    with conn:
        conn.execute("INSERT INTO sites (name, url, added) VALUES ('bench', 'https://bench.test/', '2026-01-01')")
        rows = (
            (
                f"https://bench.test/{n}",
                chance.choice(said)[:90],
                "\n\n".join(" ".join(chance.choices(said, k=4)) for _ in range(5)),
                (date(2026, 1, 1) - timedelta(days=n % 3650)).isoformat(),
            )
            for n in range(count)
        )
        conn.executemany(
            "INSERT INTO articles (url, site, title, text, published, first_seen, last_seen, content_hash, body_hash) "
            "VALUES (?, 'bench', ?, ?, ?, '2026-01-01', '2026-01-01', '', '')",
            rows,
        )
    conn.close()


def made_rules(count: int, said: list[str], chance: random.Random) -> list[Rule]:
    lemmatiser = load_lexicon(CHECKOUT / "data" / "gazetteers").lemmatiser
    words = sorted({min(lemmatiser.lemmas(w)) for s in said for w in s.split() if w.isalpha() and len(w) > 4})
    rules = []
    for number in range(count):
        text = f" {chance.choice(['', '.. ', '... '])}".join(chance.sample(words, chance.choice([1, 2, 2, 3])))
        rules.append(Rule(name=f"r{number}", title="", version="1", clauses=(Clause(name="c", tier=None, patterns=(parse_pattern(text),)),)))
    return rules


def main() -> None:
    """Fills a database, tries the rules, says what it cost."""
    articles, rules_wanted = (int(sys.argv[1]) if len(sys.argv) > 1 else 10_000), (int(sys.argv[2]) if len(sys.argv) > 2 else 1_000)
    chance = random.Random(1)
    said = sentences_of_the_house()
    lexicon = load_lexicon(CHECKOUT / "data" / "gazetteers")
    shipped = list(load_rules(CHECKOUT / "data" / "rules"))
    rules = [*shipped, *made_rules(max(0, rules_wanted - len(shipped)), said, chance)]
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "bench.db"
        fill(db, articles, said, chance)
        conn = open_database(db, readonly=True)
        start = time.process_time()
        results = back_test(conn, rules, lexicon, date(1900, 1, 1))
        cpu = time.process_time() - start
        one = time.process_time()
        back_test(conn, shipped, lexicon, date(1900, 1, 1))
        one = time.process_time() - one
        texts = [row[0] for row in conn.execute("SELECT text FROM articles LIMIT 200")]
        conn.close()
    index = RuleIndex(rules)
    called = [len(index.called(ReadArticle(Article(url="u", site="s", kind="article", text=t), lexicon.lemmatiser, index).said)) for t in texts]
    words = sum(len(t.split()) for t in texts) / max(1, len(texts))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(rules)} rules, {articles} articles of {words:.0f} words: {cpu:.1f} s of CPU, {articles / cpu:.0f} articles/s, {peak} MB")
    print(f"the {len(shipped)} shipped rules alone: {one:.1f} s, {articles / one:.0f} articles/s")
    print(f"an article calls {sum(called) / max(1, len(called)):.0f} of {len(rules)} rules; {sum(r.hits for r in results)} hits")


if __name__ == "__main__":
    main()
