"""`python -m bench [LAB]`: extraction against the public extractors that are installed."""

import sys
from pathlib import Path

from bench.extraction import compare

if __name__ == "__main__":
    compare(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
