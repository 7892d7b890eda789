# `make run` and `make test` need nothing but Python 3.11+; every path here is
# relative, so that the project's own path may hold spaces and Chinese characters.

# The first Python that is new enough and can make a virtual environment.
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	$$p -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && exit; done; echo python3)
# The scripts in .venv/bin break in a path with spaces: always `python -m`.
VENV_PYTHON := .venv/bin/python

export HF_HUB_OFFLINE ?= 1
export TRANSFORMERS_OFFLINE ?= $(HF_HUB_OFFLINE)
export TOKENIZERS_PARALLELISM := false
export STREAMLIT_BROWSER_GATHER_USAGE_STATS := false
export PYTHONUTF8 := 1
# Packages are compiled at their first use: kept, or each process would do it again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
# Shares of the tests run two by two, the longest first, so that both ends meet. The linters
# begin: meanwhile the other share makes the ONNX copies, for which all others would wait.
ANSWERS := tests/answerer/
PAGES := tests/soak/ tests/ui/
BUILDS := tests/indexer/
PARTS := tests/core/ tests/eval/
OTHERS := $(filter-out $(ANSWERS) $(PAGES) $(BUILDS) $(PARTS),$(wildcard tests/*/))
PYTEST := $(VENV_PYTHON) -m pytest
RUFF := $(VENV_PYTHON) -m ruff
LINT := $(RUFF) check . && $(RUFF) format --check . && $(VENV_PYTHON) -m mypy

.PHONY: help run test test-faults test-fuzz soak setup setup-dev index lint eval bench bundle screenshots clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile

run: index ## set up what is missing, index corpus/, start the chat
	@$(VENV_PYTHON) -m tools.chat

test: setup-dev ## install what the tests need, check the style and types, run all tests
	@printf '%s\0' "$(PYTEST) $(ANSWERS)" "$(LINT) && $(PYTEST) $(PAGES)" "$(PYTEST) $(OTHERS)" \
		"$(PYTEST) $(BUILDS)" "$(PYTEST) $(PARTS)" | OMP_NUM_THREADS=1 xargs -0 -P 2 -n 1 sh -c

test-faults: setup-dev ## kill and refuse builds at every system call (about an hour)
	@POLICYQA_FAULT_POINTS=1000 POLICYQA_FAULT_PUBLISHES=400 $(VENV_PYTHON) -m pytest tests/faults

test-fuzz: setup-dev ## read thousands of damaged files, questions and uploads
	@POLICYQA_FUZZ=2000 $(VENV_PYTHON) -m pytest tests/fuzz

soak: setup-dev ## ask, upload, rebuild and kill at random for ten minutes
	@POLICYQA_SOAK_MINUTES=$${POLICYQA_SOAK_MINUTES:-10} $(VENV_PYTHON) -m pytest tests/soak -s

setup: ## only .venv and the packages
	@"$(PYTHON)" tools/install.py

setup-dev: ## the same with what the tests need
	@"$(PYTHON)" tools/install.py --dev

# Status 1 says that some reports could not be read; the rest is indexed.
index: setup ## bring the index up to corpus/
	@$(VENV_PYTHON) -m indexer build || [ $$? -eq 1 ]

lint: setup-dev ## ruff and mypy
	@$(LINT)

eval: index ## answer the sample questions; fails below the thresholds
	@$(VENV_PYTHON) -m eval gate --questions eval/questions/sample.jsonl

bench: index ## speed and memory
	@$(VENV_PYTHON) -m eval bench

bundle: setup ## one archive that installs where there is no network
	@$(VENV_PYTHON) -m tools.bundle

screenshots: setup-dev index ## take the pictures in docs/ in a real browser
	@$(VENV_PYTHON) -m tools.screenshots

clean: ## remove the index, the runs and the caches; .venv stays
	@rm -rf index runs .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
