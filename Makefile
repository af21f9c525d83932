# make demo and make test are all a fresh machine needs: Python 3.11 or later, make and a package registry.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FUZZ_SECONDS ?= 3600
# Nothing phones home.
export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false

.DEFAULT_GOAL := help
.PHONY: help install install-dev demo test test-fast torture fuzz check docs bench-reading bench-classification bench-copies bench-events bench-languages documents clean

help:  ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 22

$(BIN)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check uv

$(VENV)/installed: $(BIN)/uv requirements.txt pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
	@# compat: the checkout itself is on the path, so that a folder `warehouse` where a person works hides no package
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --config-settings editable_mode=compat --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/installed-bench: $(VENV)/installed-dev requirements-bench.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-bench.txt
	@touch $@

install: $(VENV)/installed  ## Install what a run needs into .venv

install-dev: $(VENV)/installed-dev  ## Also install what tests and checks need

bench-reading: $(VENV)/installed-bench  ## Measure reading beside other libraries: make bench-reading DATA=folder
	$(BIN)/python benchmarks/reading.py $(DATA)

bench-classification: $(VENV)/installed-bench  ## Measure labels beside TF-IDF and terms alone: make bench-classification DATA=folder
	$(BIN)/python benchmarks/classification.py $(DATA)

bench-copies: $(VENV)/installed-bench  ## Measure copies beside other libraries: make bench-copies DATA=folder
	$(BIN)/python benchmarks/copies.py $(DATA)

bench-events: install  ## Measure the grouping of events and sums over seizures, on made texts
	$(BIN)/python benchmarks/events.py

bench-languages: $(VENV)/installed-bench  ## Measure the telling of languages beside other libraries: make bench-languages DATA=folder
	$(BIN)/python benchmarks/languages.py $(DATA)

demo: install  ## Ingest seeds/documents as a Prefect flow and ask the warehouse
	$(BIN)/threatlake demo

test: test-fast  ## Run every test
	$(BIN)/pytest -m "server or torture"

test-fast: install-dev  ## Run the tests that need no server and kill nothing
	$(BIN)/pytest -n 2 -m "not server and not torture"

torture: install-dev  ## Kill and crowd the warehouse for long
	THREATLAKE_KILLS=50 THREATLAKE_BATCHES=50 $(BIN)/pytest -m torture --timeout 3600

fuzz: install-dev  ## Feed the readers damaged bytes for an hour; what is new is kept in .fuzz
	mkdir -p .fuzz
	$(BIN)/python tests/fuzz/fuzz_readers.py .fuzz -max_total_time=$(FUZZ_SECONDS)

check: install-dev  ## Format, lint, types, import contracts, printed docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m warehouse.dictionary | diff - docs/data-dictionary.md || (echo "run: make docs"; exit 1)

docs: install-dev  ## Print the data dictionary and the answers in README and cookbook anew
	$(BIN)/python -m warehouse.dictionary > docs/data-dictionary.md
	$(BIN)/python docs/print_answers.py

lock:  ## Compile the locked requirements anew
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--extra bench -c requirements.txt -c requirements-dev.txt pyproject.toml -o requirements-bench.txt

clean:  ## Remove caches; never the warehouse
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build *.egg-info
