# What people do here; each needs only Python 3.11 or later with venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The folder that `make bench` measures: make bench DOCUMENTS=path/to/reports
DOCUMENTS ?= data/samples/reports
# The reports over which `make corpus` checks the answers of every council.
CORPUS ?= ../shared/corpus
# Annotated documents and sentences, where there are any.
GOLD ?= ../shared/gold
# Pythons of throw-away environments with what is compared: --tabula PYTHON --spacy PYTHON MODEL
BESIDE ?=
SAMPLES := data/samples

.PHONY: help demo test fast distributed corpus firing ordeal lint format bench bench-questions questions guides docs wheel supply assets lock clean
help:            ## List what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' Makefile

$(VENV)/runtime: pyproject.toml requirements/lock.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements/lock.txt -e .
	@touch $@

$(VENV)/dev: $(VENV)/runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements/lock.txt -e '.[dev]'
	@touch $@

demo: $(VENV)/runtime ## Build the samples, ask a question, write Turtle and a picture
	$(BIN)/inspgraph build $(SAMPLES)/reports --output demo/graph --register $(SAMPLES)
	$(BIN)/inspgraph check-spans --graph demo/graph
	$(BIN)/inspgraph ask judgements --graph demo/graph --file wexmoor-children-s-services-inspection-12-july-2024.pdf
	$(BIN)/inspgraph ask partners --graph demo/graph --body "Wexmoor"
	$(BIN)/inspgraph export --graph demo/graph --format turtle --output demo/graph.ttl
	$(BIN)/inspgraph view --graph demo/graph --reports --output demo/graph.svg
	$(BIN)/inspgraph view --graph demo/graph --body "Wexmoor" --output demo/wexmoor.html
	@echo "Written: demo/graph (the graph), demo/graph.ttl (Turtle), demo/graph.svg (a picture for a browser), demo/wexmoor.html (who works with one council)"
	@echo "All of it in a browser: $(BIN)/inspgraph serve --graph demo/graph --open"

test: $(VENV)/dev ## Lint, check types and run all tests but those of `make distributed`
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/typos
	$(BIN)/mypy
	$(BIN)/pytest -q -m "not distributed" --numprocesses 2 --dist worksteal

fast: $(VENV)/dev ## Run the tests that take no browser, server or whole build (two minutes)
	$(BIN)/pytest -q -m fast

distributed: $(VENV)/dev ## Run the tests of clusters and of pushing to servers, processes killed (two minutes)
	$(BIN)/pytest -q -m distributed

corpus: $(VENV)/dev ## Check the latest grades of every council over CORPUS, built first (half an hour)
	$(BIN)/inspgraph build $(CORPUS)/reports --output demo/corpus
	INSPGRAPH_CORPUS_GRAPH=demo/corpus $(BIN)/pytest -q tests/query/test_lanes.py

firing: $(VENV)/dev ## Print how often each rule for relations fires on samples and gold, and is right
	$(BIN)/python -m bench.firing $(DOCUMENTS) --gold $(GOLD) --bank $(GOLD)/sentences/sentences.jsonl --of-gold $(CORPUS)

ordeal: $(VENV)/dev ## Try to break it: hostile documents, kills, full disks, clients that attack (ten minutes)
	$(BIN)/python -m ordeal --documents $(DOCUMENTS) --json docs/ordeal.json
	$(BIN)/python docs/write_trust.py

format: $(VENV)/dev ## Put the code into its format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/dev ## Measure all of docs/performance.md over DOCUMENTS, beside what one would use instead
	mkdir -p demo
	$(BIN)/python -m bench.stages $(DOCUMENTS) --register $(SAMPLES) --keep
	$(BIN)/python -m bench.beside $(DOCUMENTS) $(BESIDE) --keep
	$(BIN)/python -m bench.growth $(DOCUMENTS) --compare --keep growth
	$(BIN)/python -m bench.growth $(DOCUMENTS) --shortest --multiples 1 4 32 --keep memory
	$(BIN)/python -m bench.kills $(DOCUMENTS) --keep
	$(BIN)/inspgraph build $(DOCUMENTS) --output demo/measured --register $(SAMPLES) || test $$? = 1
	-$(BIN)/python -m bench.questions demo/measured --triples 1000000 --keep
	-$(BIN)/python -m bench.questions demo/measured --triples 5000000 --keep
	$(BIN)/python -m bench.plan
	$(BIN)/python docs/write_performance.py --plot

bench-questions: $(VENV)/dev ## Time every question on a million triples made from DOCUMENTS
	mkdir -p demo
	$(BIN)/inspgraph build $(DOCUMENTS) --output demo/measured --register $(SAMPLES) || test $$? = 1
	$(BIN)/python -m bench.questions demo/measured

questions: $(VENV)/dev ## Write docs/questions.md anew, with examples from the samples
	$(BIN)/inspgraph build $(SAMPLES)/reports --output demo/graph --register $(SAMPLES)
	$(BIN)/python docs/write_questions.py demo/graph

guides: $(VENV)/dev ## Write anew what commands print in docs/, and the pages made from the code
	$(BIN)/inspgraph build $(SAMPLES)/reports --output demo/graph --register $(SAMPLES)
	$(BIN)/python docs/write_guides.py demo/graph
	$(BIN)/python docs/write_command_line.py
	$(BIN)/python docs/write_problem_codes.py
	$(BIN)/python docs/write_ontology.py
	$(BIN)/python docs/write_figures.py

docs: $(VENV)/dev ## Build the documentation into demo/docs, failing on any warning
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs demo/docs
	@echo "Written: demo/docs/index.html"

wheel: $(VENV)/dev ## Build the wheel, install it into an empty environment and run its demo there
	rm -rf dist demo/empty
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .
	ls -l dist && $(BIN)/python -m zipfile --list dist/*.whl | awk '{print $$1}' | cut -d/ -f1,2 | sort | uniq -c
	$(PYTHON) -m venv demo/empty
	demo/empty/bin/python -m pip install --quiet --disable-pip-version-check -c requirements/lock.txt dist/*.whl
	cd demo/empty && bin/inspgraph demo

supply: $(VENV)/dev ## Write the bill of materials (CycloneDX) and the licences of what a release needs
	$(BIN)/python requirements/write_supply.py dist
	@echo "Written: dist/sbom.cdx.json, dist/licences.md"

assets: ## Build the pages' scripts and styles anew (needs Node)
	cd web && npm ci && npm run check && npm test && npm run build

lock: ## Renew requirements/lock.txt from the bounds in pyproject.toml
	rm -rf $(VENV)/lock && $(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet --disable-pip-version-check '.[dev]'
	{ grep '^#' requirements/lock.txt; $(VENV)/lock/bin/python -m pip freeze --exclude inspgraph; } > $(VENV)/lock.txt
	mv $(VENV)/lock.txt requirements/lock.txt
	rm -rf $(VENV)/lock

clean: ## Remove what was made here
	rm -rf $(VENV) demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
