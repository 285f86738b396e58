# The two commands for everyone: `make demo` and `make test`. Both set up what they need in .venv.
.DEFAULT_GOAL := help
.PHONY: help demo test check bench docs frontend clean
RUN := .venv/bin/python

help:  ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

.venv/.demo: pyproject.toml scripts/install.sh
	@sh scripts/install.sh demo

.venv/.test: pyproject.toml scripts/install.sh
	@sh scripts/install.sh test

.venv/.docs: pyproject.toml scripts/install.sh
	@sh scripts/install.sh docs

demo: .venv/.demo  ## build the report of the shipped example and print its verdict
	@$(RUN) -m poliscope report examples/china-cities -o out/china-cities.html

test: .venv/.test  ## run all tests
	@$(RUN) -m pytest -n 2 --dist worksteal -q

check: .venv/.test  ## style, types and the import rule
	@$(RUN) -m ruff check . && $(RUN) -m ruff format --check . && $(RUN) -m mypy && .venv/bin/lint-imports --no-cache

docs: .venv/.docs  ## build the documentation; its pages are executed
	@$(RUN) -m sphinx -q -W --keep-going -b html docs docs/_build/html && echo docs/_build/html/index.html

frontend:  ## build the interactive page (needs Node 20; users do not)
	cd frontend && npm ci --no-fund --no-audit && npx tsc --noEmit && node build.mjs

bench: .venv/.test  ## ratios against a named rival, in one run
	@for f in benchmarks/bench_*.py; do $(RUN) $$f; done

clean:  ## remove what the commands above made
	rm -rf .venv out docs/_build docs/reference/generated
