# One word each. `make demo` and `make test` are all that a newcomer needs; see README.md.
PYTHON := $(shell command -v python3 || command -v python3.13 || command -v python3.12 || command -v python3.11)
BIN := .venv/bin
DATA ?=
UV ?= uv
.DEFAULT_GOAL := help
.PHONY: help python demo-environment environment demo test check static format format-check lint types ladder rules floors bench front lock clean

help: ## these words
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 14

python:
	@test -n "$(PYTHON)" || { echo "khabar: no Python was found; khabar needs Python 3.11 or later. Type: apt-get install python3 python3-venv (Debian, Ubuntu), brew install python@3.12 (macOS)" >&2; exit 1; }

demo-environment: python
	@$(PYTHON) scripts/environment.py demo

environment: python
	@$(PYTHON) scripts/environment.py dev

demo: demo-environment ## make the environment, read examples/ and show the claims
	@$(BIN)/khabar read examples

test: environment ## the whole test suite: text, rules, reader, floors, ladder
	@$(BIN)/python -m pytest

check: static test ## format, lint, types, ladder; then rules, tests and floors

static: format-check lint types ladder

format: environment ## lay the code out
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix-only --quiet .

format-check: environment
	@$(BIN)/ruff format --check .

lint: environment ## look for mistakes
	@$(BIN)/ruff check .

types: environment ## check the types
	@$(BIN)/mypy

ladder: environment ## a rung imports only rungs below it
	@$(BIN)/lint-imports --no-cache

rules: environment ## lexicons, and frames with their examples and refusals
	@$(BIN)/python -m pytest tests/test_lexicon.py tests/test_frames.py

floors: environment ## quality on tests/gold, its halves, cases and phrasings, against bench/floors.json
	@$(BIN)/python bench/quality.py --data tests/gold/seen --floors bench/floors.json
	@$(BIN)/python bench/quality.py --data tests/gold/blind --floors bench/floors.json
	@$(BIN)/python bench/quality.py --data tests/gold/blind-forms --floors bench/floors.json
	@$(BIN)/python bench/quality.py --data tests/gold/blind-more --floors bench/floors.json
	@$(BIN)/python bench/cases.py --data tests/gold/cases --floors bench/floors.json
	@$(BIN)/python bench/phrasings.py --data tests/gold/phrasings --floors bench/floors.json

bench: environment ## speed, memory, true spans, names, copies, the base; DATA=DIR, see bench/DATA.md
	@test -n "$(DATA)" || { echo "khabar: say where the sets are: make bench DATA=DIR (see bench/DATA.md)" >&2; exit 1; }
	@$(BIN)/python bench/speed.py --data $(DATA)
	@$(BIN)/python bench/spans.py --data $(DATA)
	@$(BIN)/python bench/names.py --data $(DATA)
	@$(BIN)/python bench/copies.py --data $(DATA)
	@$(BIN)/python bench/base.py --data $(DATA)

front: ## bundle the scripts and the base map of pages anew (needs Node and npm)
	@cd front && npm ci --ignore-scripts --silent --no-fund --no-audit && npm run --silent build

lock: ## pin every dependency anew (needs uv)
	@$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
		--upgrade --group build pyproject.toml -o requirements.lock
	@$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
		--upgrade --group build --extra dev --extra web --constraint requirements.lock pyproject.toml -o requirements-dev.lock

clean: ## remove the environment and what the tools left
	@rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find src tests bench scripts -name __pycache__ -type d -prune -exec rm -rf {} +
