# clusterkg: `make demo` runs the main job, `make test` passes the tests.
PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
CORPUS ?= corpus/sample
STORE ?= .clusterkg
SHARED ?= ../shared
WORKERS ?= 2

BIN := $(VENV)/bin
RUN := $(BIN)/clusterkg
TESTERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo build test editor wheel check checks format lint types rooms sample-check score bench bench-sparql bench-pages calibration fix models golden lock clean

help: ## What can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: build ## Build the sample corpus into a store and serve it (PORT= CORPUS= STORE=)
	@echo "Open http://127.0.0.1:$(PORT)/ in a browser; Ctrl+C ends the service."
	$(RUN) serve --store $(STORE) --port $(PORT)

build: $(VENV)/.run ## Build the sample corpus into a store
	$(RUN) build $(CORPUS) --store $(STORE) --workers $(WORKERS)

# The query editor of /sparql, from npm. Who has no npm gets the page with a plain text field.
EDITOR := api/web/editor
NO_EDITOR := The page /sparql keeps its plain text field: npm is missing or failed; with Node 20, run \"make editor\".

$(VENV)/.editor: $(EDITOR)/package-lock.json $(EDITOR)/main.mjs $(EDITOR)/build.mjs $(EDITOR)/land.mjs
	@mkdir -p $(VENV)
	@$(BUILD_EDITOR) || echo "$(NO_EDITOR)"
	@touch $@

BUILD_EDITOR = { command -v npm >/dev/null && cd $(EDITOR) && npm ci --silent --ignore-scripts --no-audit --no-fund && npm run --silent build; }

editor: ## Build the query editor of /sparql anew (wants npm)
	$(BUILD_EDITOR)
	@mkdir -p $(VENV) && touch $(VENV)/.editor

wheel: editor $(VENV)/.run ## Build a wheel with the editor in it, into dist/
	$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .

# The application alone: what a user needs.
$(VENV)/.run: requirements.lock pyproject.toml $(VENV)/.editor
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@# Each worker of a build imports some thousand modules: seconds, where an environment forbids to keep them compiled.
	$(BIN)/python -m compileall -q -j 0 $(VENV)/lib corpus ontology pipeline api > /dev/null || true
	@touch $@

# And what its developers need besides.
$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

test: $(VENV)/.dev ## All tests and doctests
	$(BIN)/python -m pytest -n $(TESTERS) -q

check: checks test ## All that CI checks

checks: format lint types rooms sample-check score ## The same without the tests

format: $(VENV)/.dev
	$(BIN)/ruff format --check --quiet .

lint: $(VENV)/.dev
	$(BIN)/ruff check --quiet .

types: $(VENV)/.dev
	$(BIN)/mypy

rooms: $(VENV)/.dev
	$(BIN)/lint-imports

# The graph of the sample corpus keeps every shape and invariant.
sample-check: $(VENV)/.dev
	rm -rf build/sample.store
	$(RUN) build corpus/sample --store build/sample.store --workers $(WORKERS)
	$(RUN) check --store build/sample.store

# Quality may rise, not fall: floors.toml holds the lowest F1 allowed per kind of fact and set of gold files.
score: sample-check ## How well the sample, and what lies in SHARED=, is read; fails below a floor
	$(BIN)/python tests/quality/floors.py --store build/sample.store --shared $(SHARED)

bench: $(VENV)/.dev ## How many abstracts a second a build takes in, against stock spaCy
	$(BIN)/python benchmarks/building.py

bench-sparql: $(VENV)/.dev ## How fast the service answers SPARQL, beside oxigraph
	$(BIN)/python benchmarks/sparql.py

bench-pages: $(VENV)/.dev ## How long pages take, on the server and in a browser, beside stock pyvis
	$(BIN)/python benchmarks/pages.py
	$(BIN)/python benchmarks/explorer.py

calibration: $(VENV)/.dev ## Measure the confidences anew on the gold files (MORE= folders of texts with annotations)
	$(BIN)/python tests/quality/calibrate.py --shared $(SHARED) --more $(MORE)

fix: $(VENV)/.dev ## Format and mend what a tool can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

models: $(VENV)/.dev ## Fit the page reader's models anew from the labelled data in SHARED=
	$(BIN)/python -m pipeline.training fit --data $(SHARED)/data

golden: $(VENV)/.dev ## Write the golden graphs anew; review them as a diff
	$(BIN)/python tests/golden/write.py

lock: ## Resolve the locks of exact versions anew
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet --group build -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet --group build --group dev -c requirements.lock -o requirements-dev.lock

clean: ## Take away what was built
	rm -rf build dist $(STORE) api/web/static/vendor $(EDITOR)/node_modules $(VENV)/.editor .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
