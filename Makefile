# Two commands do everything on a machine with Python >= 3.11 and make:
#   make poster   sets up .venv and renders poster, brochure and handout into out/
#   make test     sets up .venv and runs the test suite
#   make press    press poster, leaflet, roll-up, imposed brochure, tiled poster, job ticket, all preflighted
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BENCH := .venv-bench

.PHONY: poster press test lint schema docs copyfit lock bench clean

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || (echo "infographic needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 3)
	@echo "setting up $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $(READY)

poster: $(READY)
	@echo "rendering specs/jilin-2024/poster.yaml ..."
	@$(BIN)/infographic render specs/jilin-2024/poster.yaml -o out/poster.pdf
	@$(BIN)/infographic render specs/jilin-2024/poster.yaml -o out/poster.png --dpi 36
	@$(BIN)/infographic check specs/jilin-2024/poster.yaml --format json > out/poster.json
	@$(BIN)/infographic render specs/jilin-2024/brochure.yaml -o out/brochure.pdf
	@$(BIN)/infographic render specs/jilin-2024/handout.yaml -o out/handout.pdf
	@echo "report: out/poster.json"

# What a printer and a workshop get beside the three editions; all of it checked as a press would.
press: $(READY)
	@for spec in poster-press leaflet roll-up; do \
	  $(BIN)/infographic render specs/jilin-2024/$$spec.yaml -o out/$$spec.pdf || exit 1; done
	@$(BIN)/infographic render specs/jilin-2024/brochure.yaml -o out/brochure.pdf
	@$(BIN)/infographic impose out/brochure.pdf -o out/brochure-imposed.pdf --as booklet --sheet "450 x 320 mm" --caliper 0.13
	@$(BIN)/infographic render specs/jilin-2024/poster.yaml -o out/poster.pdf
	@$(BIN)/infographic tile out/poster.pdf -o out/poster-tiles.pdf --on a4
	@$(BIN)/infographic ticket out/leaflet.pdf -o out/leaflet-ticket.pdf --quantity 5000 --stock "157g 铜版纸"
	@$(BIN)/infographic preflight -q out/poster.pdf out/poster-press.pdf out/brochure.pdf out/leaflet.pdf out/roll-up.pdf

test: $(READY)
	@$(BIN)/python -m pytest -n auto

lint: $(READY)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

schema: $(READY)
	@$(BIN)/infographic schema -o infographic.schema.json
	@$(BIN)/infographic schema --for theme -o infographic.theme.schema.json
	@$(BIN)/infographic schema --for content -o infographic.content.schema.json
	@$(BIN)/infographic schema --for python -o infographic/build.pyi

# docs/panels.md and docs/typesetting.md with their pictures, docs/conformance.md.
docs: $(READY)
	@$(BIN)/python -m pytest --quiet tests/test_gallery.py tests/test_rules_gallery.py tests/test_conformance.py --update

# How random reports fill their sheets, with the worst ten: docs/copyfit.md.
copyfit: $(READY)
	@$(BIN)/python tests/copyfit.py

lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --quiet -o requirements.lock requirements.build.in

# The same content set by other engines, in turn; see docs/performance.md (WeasyPrint needs Pango).
ROUNDS ?= 12
$(BENCH)/.ready: requirements.lock benchmarks/requirements.txt pyproject.toml
	@echo "setting up $(BENCH) ..."
	@$(PYTHON) -m venv $(BENCH)
	@echo '*' > $(BENCH)/.gitignore
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

bench: $(BENCH)/.ready
	@$(BENCH)/bin/python benchmarks/run.py --rounds $(ROUNDS) --date "$$(date +%F)" --write docs/performance.md

clean:
	rm -rf $(VENV) $(BENCH) out/bench out/*.pdf out/*.png out/*.json
