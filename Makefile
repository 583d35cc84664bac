# Needs Python 3.11 or later and make; everything else is put into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SOURCES := src tests benchmarks hatch_build.py

.PHONY: demo test check format lint types layers sizes test-slow bench bench-extraction messages lock clean

$(STAMP): pyproject.toml requirements.lock hatch_build.py $(wildcard src/ovillo/locale/*/LC_MESSAGES/*.po)
	$(PYTHON) -c 'import sys; sys.exit("Ovillo needs Python 3.11 or later: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

demo: $(STAMP)
	rm -rf demo
	$(BIN)/python -m ovillo.testing demo/documents
	$(BIN)/ovillo new demo/case --name "Villa Jacaranda"
	$(BIN)/ovillo add demo/case demo/documents
	$(BIN)/ovillo brief demo/case
	$(BIN)/ovillo brief demo/case --as html --output brief.html
	@echo "Open brief.html in a browser: $(CURDIR)/brief.html"

test: $(STAMP) check
	$(BIN)/pytest --numprocesses 2 --dist worksteal
	$(BIN)/python -m benchmarks.extraction.guard

test-slow: $(STAMP)
	$(BIN)/pytest -m slow

check: $(STAMP) lint types layers sizes

format: $(STAMP)
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

lint: $(STAMP)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/lint-imports

sizes: $(STAMP)
	$(BIN)/python tests/sizes.py

bench: $(STAMP)
	$(BIN)/python -m benchmarks.ledger
	$(BIN)/python -m benchmarks.ingest

bench-extraction: $(STAMP)
	$(BIN)/python -m benchmarks.extraction.score benchmarks/extraction/gold/train benchmarks/extraction/gold/test

messages: $(STAMP)
	$(BIN)/python hatch_build.py

lock: $(VENV)
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/pip install --quiet --upgrade pip
	$(VENV)/lock/bin/pip install --quiet . --group dev hatchling
	$(VENV)/lock/bin/pip freeze --exclude ovillo > requirements.lock
	rm -rf $(VENV)/lock

clean:
	rm -rf $(VENV) demo brief.html dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
