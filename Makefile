# Two commands matter: `make run` and `make test`. Both set up whatever is missing and say what they do.
# Everything they write lives in .venv/, frontend/node_modules/ and $(BAHAMM_DATA_DIR).

export BAHAMM_DATA_DIR ?= $(CURDIR)/var
export PYTHONPYCACHEPREFIX ?= $(BAHAMM_DATA_DIR)/cache/python
PORT ?= 8000
HOST ?= 127.0.0.1
PYTHON ?= python3
BIN := .venv/bin
STAMPS := $(BAHAMM_DATA_DIR)/stamps
say = @printf '\033[1m%s\033[0m\n'

# The Python and the Node packages come from different places: they are fetched side by side.
MAKEFLAGS += --jobs=3

.PHONY: run setup test lint bench bench-large schema lock clean check-tools
.DEFAULT_GOAL := run

run: setup
	@exec $(BIN)/python -m bahamm run --host $(HOST) --port $(PORT)

setup: $(STAMPS)/runtime $(STAMPS)/frontend
	$(say) "[3/3] Database, language model and demo data"
	@$(BIN)/python -m bahamm setup --demo

test: check-tools $(STAMPS)/dev $(STAMPS)/frontend
	@tools/gate

lint: $(STAMPS)/dev $(STAMPS)/node
	@tools/gate lint

bench: $(STAMPS)/dev $(STAMPS)/frontend
	@$(BIN)/python -m bench

bench-large: $(STAMPS)/dev
	@$(BIN)/python -m bench large

schema: $(STAMPS)/dev
	@$(BIN)/python -m bahamm manage export_schema

lock: $(STAMPS)/dev
	@tools/lock

clean:
	rm -rf $(BAHAMM_DATA_DIR) .venv frontend/node_modules

check-tools:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
		|| { tools/install-chromium; }

# -- set-up ------------------------------------------------------------------
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Bahamm needs Python 3.11 or newer; set PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv

$(STAMPS)/runtime: requirements/runtime.txt | .venv/bin/python
	$(say) "[1/3] Python packages"
	@$(BIN)/python -m pip install --disable-pip-version-check --progress-bar on -q -r requirements/runtime.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: requirements/dev.txt $(STAMPS)/runtime
	$(say) "Python packages for the tests"
	@$(BIN)/python -m pip install --disable-pip-version-check --progress-bar on -q -r requirements/dev.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/node: frontend/package-lock.json
	$(say) "[2/3] Web application: packages"
	@node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' \
		|| { echo "Bahamm needs Node 20 or newer"; exit 1; }
	@cd frontend && npm ci --no-audit --no-fund --loglevel=error
	@mkdir -p $(STAMPS) && touch $@

FRONTEND_SOURCES := $(shell find frontend/src frontend/public frontend/index.html frontend/*.ts frontend/*.json graphql/operations graphql/schema.graphql -type f 2>/dev/null | grep -v node_modules)

$(STAMPS)/frontend: $(STAMPS)/node $(FRONTEND_SOURCES)
	$(say) "[2/3] Web application: build"
	@cd frontend && npm run build --silent -- --outDir $(BAHAMM_DATA_DIR)/frontend --emptyOutDir
	@mkdir -p $(STAMPS) && touch $@
