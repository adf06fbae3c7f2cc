# `make help` lists what there is to do. Two commands set everything up: `make demo` and `make test`.

SWIFT ?= swift
# Where builds go.
BUILD ?= .build

FORMAT := {"version": 1, "lineLength": 120, "indentation": {"spaces": 2}}
SOURCES := Sources Tests Package.swift
PAIR := Corpus/mismatch-dozen/ja.txt Corpus/mismatch-dozen/en.txt
DOCUMENTED := SourceText ReleaseModel Reports Exports Totsugo

.PHONY: help install demo build test test-web test-interop lint check format gold mutate bench docs clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

install:
	@.ci/install

demo: install ## install what is missing, build, check a bundled pair and show the report
	$(SWIFT) build -c release --product totsugo --scratch-path $(BUILD)
	@echo
	@echo '$$ totsugo check $(PAIR)'
	@$(BUILD)/release/totsugo check $(PAIR); \
	status=$$?; \
	if [ $$status -gt 1 ]; then exit $$status; fi; \
	echo; \
	echo "Exit status $$status, as meant: this pair holds planted errors. Your own: $(BUILD)/release/totsugo check JA EN"

build: install ## build the command, optimised, and totsugo-export, which it needs beside it for XLSX and SQLite
	$(SWIFT) build -c release --product totsugo --scratch-path $(BUILD)
	$(SWIFT) build -c release --product totsugo-export --scratch-path $(BUILD)

# The tests come last, so that their closing lines end the output.
test: install lint ## check format and documents, then run all tests
	python3 Corpus/terms/generate.py --check
	$(SWIFT) build --build-tests --scratch-path $(BUILD)
	.ci/check-docs $(BUILD)/debug/totsugo
	$(SWIFT) test --scratch-path $(BUILD)

test-web: install ## test the report and the web page in headless Chromium
	.ci/install web
	$(SWIFT) build --product totsugo --scratch-path $(BUILD)
	$(SWIFT) build --product totsugo-web --scratch-path $(BUILD)
	python3 -B Tests/Web/test_web.py $(BUILD)/debug $(BUILD)/screenshots

test-interop: build ## open every export with tools that are not ours (Arelle, LibreOffice, DuckDB …); installs them
	Tests/Interop/run $(BUILD)/release/totsugo $(BUILD)

lint: ## report what is not formatted as the house does it
	$(SWIFT) format lint --strict --recursive --parallel --configuration '$(FORMAT)' $(SOURCES)

format: ## format all sources in place
	$(SWIFT) format --in-place --recursive --parallel --configuration '$(FORMAT)' $(SOURCES)

gold: install ## show where the program and the corpus disagree; gold is never written
	$(SWIFT) run --scratch-path $(BUILD) totsugo-gold $(RELEASES)

mutate: install ## change one thing in a release, hundreds of times: is it found and named?
	$(SWIFT) build -c release --product totsugo-mutate --scratch-path $(BUILD)
	$(BUILD)/release/totsugo-mutate --count 100 $(RELEASES)

bench: install ## measure parse and check, beside wc -w on the same bytes
	$(SWIFT) build -c release --package-path Tests/Benchmarks --scratch-path $(BUILD)/benchmarks
	$(BUILD)/benchmarks/release/benchmarks --program $(BUILD)/benchmarks/release/totsugo $(BENCH)

docs: install ## generate the reference of the library (DocC) in .build/reference
	.ci/check-docs
	TOTSUGO_DOCS=1 $(SWIFT) package --scratch-path $(BUILD)/docc --allow-writing-to-directory $(BUILD)/reference \
	  generate-documentation --enable-experimental-combined-documentation \
	  $(addprefix --target ,$(DOCUMENTED)) --output-path $(BUILD)/reference

clean: ## remove everything that was built
	rm -rf $(BUILD) Tests/Benchmarks/.build
