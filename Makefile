# make demo   the six documents of corpus/ as web pages and PDFs, in out/
# make test   everything CI checks; `make fast` is its quick part
# Both set up a fresh Debian machine by themselves (as root) and are quick the second time.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test fast lint format map lock clean setup-demo setup-test

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup-demo:
	@$(PYTHON) scripts/setup.py demo

setup-test:
	@$(PYTHON) scripts/setup.py test

demo: setup-demo ## build our own documents, with Arabic, Ukrainian and English beside the German
	@$(BIN)/easyread build corpus --lang ar,uk,en --drafts
	@echo "Open $(CURDIR)/out/index.html in a browser."

test: setup-test lint ## lint, types and all tests, as CI does
	$(BIN)/pytest

fast: setup-test ## the tests that need no browser and no Java
	$(BIN)/pytest -m "not slow"

lint: setup-test ## ruff and mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: setup-test ## let ruff put code into our form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

map: ## gather what each module says of itself in ARCHITECTURE.md
	@$(PYTHON) scripts/draw_map.py

lock: ## resolve the dependencies of pyproject.toml and tests/web/package.json anew
	@$(PYTHON) scripts/lock.py

clean: ## remove all that was built or installed, except what came from Debian
	rm -rf .venv .tools out dist build easyread/data/fonts easyread/data/tables tests/web/node_modules
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
