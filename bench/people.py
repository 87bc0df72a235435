#!/usr/bin/env python3
"""People in texts: words per second of CPU, warm, on the demo's articles or on text files.

    .venv/bin/python bench/people.py [FILE…]

`find_names` beside it is the part that only finds the names. No public tool gives participants in Polish, so there is no peer to set beside it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.samples import bundled
from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.extraction.participants import find_people
from scraper.language.names import find_names

ROUNDS = 5


def _words_per_second(read: Callable[[str], object], texts: list[str]) -> float:
    for text in texts:
        read(text)  # warm: the dictionary's answers are kept
    words, best = sum(len(text.split()) for text in texts), 0.0
    for _ in range(ROUNDS):
        started = time.process_time()
        for text in texts:
            read(text)
        best = max(best, words / (time.process_time() - started))
    return best


def main() -> None:
    """Print words, names and speeds."""
    texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]] or [s.text for s in bundled()]
    lexicon = load_lexicon(CHECKOUT / "data" / "gazetteers")
    names = sum(len(find_names(text, lexicon)) for text in texts)
    print(f"{len(texts)} texts, {sum(len(t.split()) for t in texts)} words, {names} names")
    print(f"find_people {_words_per_second(lambda t: find_people(t, lexicon), texts):10.0f} words/CPU s")
    print(f"find_names  {_words_per_second(lambda t: find_names(t, lexicon), texts):10.0f} words/CPU s")


if __name__ == "__main__":
    main()
