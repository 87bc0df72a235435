# Needs python3 (3.11 or newer), pip and make; everything else is set up in .venv.
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=

.PHONY: setup setup-dev setup-javascript demo crawl test lint bench lock clean

setup: .venv/.ready ## set up .venv alone

setup-dev: .venv/.ready-dev

setup-javascript: setup ## what profiles with javascript = true need beside a Chromium
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-javascript.txt

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Klastry needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

.venv/.ready: requirements.txt tools/launcher.sh | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	install -m 755 tools/launcher.sh $(BIN)/klastry
	@touch $@

.venv/.ready-dev: requirements-dev.txt .venv/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

demo: setup ## set up, then the main job on the bundled sample sites
	@$(BIN)/klastry demo $(ARGS)

crawl: setup ## visit the real catalogue in data/sites
	@$(BIN)/klastry crawl $(ARGS)

test: setup-dev ## set up, then every test
	$(BIN)/python -m pytest $(ARGS)

lint: setup-dev ## ruff, mypy, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup-dev ## side by side with the best public tools; bench/README.md explains
	$(BIN)/python -m bench $(ARGS)

lock: ## pin and hash the requirements anew (needs uv)
	for f in requirements requirements-javascript requirements-dev; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate $$f.in -o $$f.txt; done

clean: ## forget the environment and what runs wrote
	rm -rf .venv data/var
