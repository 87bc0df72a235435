#!/bin/sh
# klastry, from any folder: `make setup` installs this file as .venv/bin/klastry.
here=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")/../.." && pwd)
PYTHONPATH="$here${PYTHONPATH:+:$PYTHONPATH}" exec "$here/.venv/bin/python" -m scraper "$@"
