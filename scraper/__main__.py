"""`python -m scraper` is `klastry`."""

import sys

from scraper.cli.main import main

sys.exit(main())
