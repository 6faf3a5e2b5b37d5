# Everything a person or a workflow runs. `make help` lists it; CONTRIBUTING.md says more.

PYTHON ?= python3
FILES ?=
HOST ?= 127.0.0.1
PORT ?= 8000

VENV := .venv
RUN := $(VENV)/bin/python
# It asks for no newer version of itself, and keeps what it compiled where `make clean` finds it.
DENO := DENO_DIR=.build/deno DENO_NO_UPDATE_CHECK=1 $(VENV)/bin/deno
# Stamps inside the environment: gone with it, older than a changed lock.
SITE_ENV := $(VENV)/.site-installed
DEV_ENV := $(VENV)/.dev-installed

# Material announces at every start that MkDocs 2.0 will not suit it; MkDocs is pinned.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Packages of another environment must not reach into this one.
unexport PYTHONHOME PYTHONPATH

INSTALL := PYTHON="$(RUN)" scripts/install
PIP_COMPILE := $(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(ARGS)

.DEFAULT_GOAL := help
.PHONY: help add check site serve verify test format lint types selfcheck builders rehearse fix bench fuzz baits lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name text; do \
		printf '  make %-9s %s\n' "$$name" "$$text"; done

site: $(SITE_ENV) ## build the site strictly into site/; a failed build leaves the last good one
	$(RUN) -m generator build

add: $(SITE_ENV) ## add reports: make add FILES="one.docx two.pdf"; ARGS=--dry-run only looks
	@test -n '$(FILES)' || { echo 'found no FILES; expected: make add FILES="one.docx two.pdf"' >&2; exit 2; }
	@$(RUN) -m generator add $(ARGS) $(FILES)

check: $(SITE_ENV) ## show what is recognised in every report, and what keeps it from publishing
	@$(RUN) -m generator check $(ARGS)

serve: $(SITE_ENV) ## preview the site while editing; HOST and PORT say where
	@$(RUN) -m generator serve --host "$(HOST)" --port "$(PORT)"

verify: $(SITE_ENV) ## check the built site: links, texts, data, scripts, addresses; ARGS=--update
	$(RUN) -m generator verify site $(ARGS)

test: format lint types ## check format, lint and types, then run all tests; ARGS goes to pytest
	@CHROMIUM="$$(PYTHON="$(RUN)" scripts/ensure-browser)" || exit 1; export CHROMIUM; \
		set -x; $(RUN) -m pytest $(ARGS)

format: $(DEV_ENV) ## check the formatting
	$(RUN) -m ruff format --check .
	$(DENO) fmt --check --quiet

lint: $(DEV_ENV) ## check code, scripts and styles against the linters' rules
	$(RUN) -m ruff check .
	$(DENO) lint --quiet
	$(RUN) -m tests.assets.style_lint

types: $(DEV_ENV) ## check the types, of scripts as well
	$(RUN) -m mypy
	$(DENO) check --quiet generator/assets/scripts tests/assets

selfcheck: $(DEV_ENV) ## build the tests' own site and verify it, in a browser too
	rm -rf .build/selfcheck
	$(RUN) -m tests.project .build/selfcheck
	$(RUN) -m generator build --config .build/selfcheck/mkdocs.yml
	@CHROMIUM="$$(PYTHON="$(RUN)" scripts/ensure-browser)" || exit 1; export CHROMIUM; \
		set -x; $(RUN) -m generator verify .build/selfcheck/site --browser

rehearse: $(DEV_ENV) ## go a new user's way, from the wheel to a published site; ARGS=--no-browser
	@CHROMIUM="$$(PYTHON="$(RUN)" scripts/ensure-browser)" || exit 1; export CHROMIUM; \
		set -x; $(RUN) -m tests.rehearsal $(ARGS)

builders: $(DEV_ENV) ## build the tree of the tests' site with Zensical and ProperDocs; ARGS=--newest
	$(RUN) -m tests.builders $(ARGS)

fix: $(DEV_ENV) ## format the code and mend what the linter can
	$(RUN) -m ruff format .
	$(RUN) -m ruff check --fix .
	$(DENO) fmt --quiet
	$(DENO) lint --quiet --fix

bench: $(SITE_ENV) ## measure builds against MkDocs alone, the preview, growth; ARGS=floor one part
	$(RUN) -m benchmarks $(ARGS)

fuzz: $(DEV_ENV) ## feed hostile documents, texts and manifests to each stage; ARGS=--seconds=600 runs longer
	$(RUN) -m tests.fuzz $(ARGS)

baits: $(DEV_ENV) ## measure every pattern against texts made to slow it down
	$(RUN) -m tests.baits $(ARGS)

lock: ## lock the dependencies anew; ARGS=--upgrade takes the newest versions
	@test -x $(VENV)/bin/uv || $(MAKE) $(DEV_ENV)
	$(PIP_COMPILE) requirements-build.in --output-file requirements-build.txt
	$(PIP_COMPILE) pyproject.toml --extra import --output-file requirements.txt
	$(PIP_COMPILE) pyproject.toml --extra dev --constraint requirements.txt \
		--output-file requirements-dev.txt

clean: ## remove everything that these targets make
	rm -rf $(VENV) .build build dist .cache site *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find generator tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(SITE_ENV): requirements-build.txt requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON): found $$($(PYTHON) --version 2>&1); expected Python 3.11 or later:" \
			"make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@$(INSTALL) requirements-build.txt requirements.txt
	$(RUN) -m pip install --quiet --no-build-isolation --no-deps --editable .
	@touch $@

$(DEV_ENV): $(SITE_ENV) requirements-dev.txt
	@$(INSTALL) requirements-dev.txt
	@touch $@
