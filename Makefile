# Daily commands. Every target sets up what it needs: only python3 (3.11 or newer) and make are assumed.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
CODE   := decompose tests benchmarks docs

.DEFAULT_GOAL := help
.PHONY: help setup compiled fmt lint types test golden pack docs gallery bench demo check fonts office fuzz clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: compiled ## make .venv with the package and the developers' tools

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "python 3.11 or newer is needed; name one with make PYTHON=python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

compiled: $(STAMP) # modules as an installed package has them, also where the machine forbids Python to keep them
	@$(BIN)/python -m compileall -q decompose

fonts: $(STAMP) ## Chinese font for PNG drawings, where it can be installed; never fails
	@$(BIN)/python docs/fonts.py

office: $(STAMP) ## LibreOffice for the tests that save and print with it, some 400 MB; never fails
	@$(BIN)/python docs/office.py

fmt: $(STAMP) ## format the code
	$(BIN)/ruff check --fix-only --quiet $(CODE)
	$(BIN)/ruff format $(CODE)

lint: $(STAMP) ## style and layers
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/lint-imports

types: $(STAMP) ## types
	$(BIN)/mypy

test: compiled fonts ## tests
	$(BIN)/python -m pytest -n auto --dist loadgroup

golden: $(STAMP) ## write the golden files anew: look at the difference before committing
	$(BIN)/python -m pytest -q $$(grep -rl golden tests --include=test_*.py) --golden

pack: $(STAMP) ## check the built-in knowledge pack and write its compiled form
	$(BIN)/python -c 'from decompose.knowledge.loader import compile_built_in as c; print(c())'

docs: $(STAMP) ## write generated pages and schemas anew
	$(BIN)/python docs/build.py
	$(BIN)/python docs/generate.py

gallery: $(STAMP) ## picture all deliverables of the examples: docs/gallery.md
	$(BIN)/python docs/gallery.py

bench: compiled ## speed, as ratios in one run
	$(BIN)/python -m benchmarks.whole_process
	$(BIN)/python -m benchmarks.in_process
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.audits
	$(BIN)/python -m benchmarks.quality

SECONDS ?= 60
fuzz: $(STAMP) ## fuzz every reader, SECONDS=60 each; what it finds becomes a test
	-@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[fuzz]' || \
	  echo "atheris cannot be installed here: going on without it"
	DECOMPOSE_EXAMPLES=2000 $(BIN)/python -m pytest -q tests/readers/test_properties.py
	$(BIN)/python -m tests.fuzz $(SECONDS)

demo: compiled fonts ## decompose the example plan into demo-out/
	$(BIN)/decompose run examples/quickstart/plan.docx -o demo-out --png --fail-on never
	@echo "open demo-out/division.xlsx; drawings are in demo-out/diagrams/"

check: lint types fonts ## all that CI runs
	$(BIN)/python docs/build.py --check
	$(BIN)/python docs/generate.py --check
	$(MAKE) --no-print-directory test

clean: ## remove what was made here
	rm -rf $(VENV) demo-out out build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
