"""Words per CPU second of `find_people`, warm, and of `find_names` alone: `python -m bench.people [GOLD.json …]`.

Texts are those of files in the schema of the lab's `gold/all.json`, else the articles of the bundled demo.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.samples import bundled
from scraper.catalogue.gazetteers import load_lexicon
from scraper.extraction.people.participants import find_people
from scraper.language.names import find_names

GAZETTEERS = Path(__file__).parents[1] / "data" / "gazetteers"
ROUNDS = 5


def texts_of(files: list[Path]) -> list[str]:
    """The texts of the files, or of the demo's articles."""
    if not files:
        return [sample.text for sample in bundled()]
    return ["\n\n".join(article["body_paragraphs"]) for file in files for article in json.loads(file.read_text(encoding="utf-8"))]


def seconds(read: Callable[[str], object], texts: list[str]) -> float:
    """CPU seconds of the quickest of several rounds, after one that fills the memories."""
    best = float("inf")
    for number in range(ROUNDS + 1):
        started = time.process_time()
        for text in texts:
            read(text)
        best = min(best, time.process_time() - started) if number else best
    return best


def main(files: list[Path]) -> None:
    """Print the two figures."""
    lexicon, texts = load_lexicon(GAZETTEERS), texts_of(files)
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} texts, {words} words")
    for name, read in (("find_people", lambda text: find_people(text, lexicon)), ("find_names", lambda text: find_names(text, lexicon))):
        print(f"{name:12} {words / seconds(read, texts):9.0f} words per CPU second")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
