# `make help` lists what there is to do. Two commands set everything up: `make demo` and `make test`.

SWIFT ?= swift
# Where builds go.
BUILD ?= .build

FORMAT := {"version": 1, "lineLength": 120, "indentation": {"spaces": 2}}
SOURCES := Sources Tests Package.swift
PAIR := Corpus/mismatch-dozen/ja.txt Corpus/mismatch-dozen/en.txt
DOCUMENTED := SourceText ReleaseModel Reports Exports Totsugo

# Where `make install` puts things, and a folder before that for those who pack.
PREFIX ?= /usr/local
DESTDIR ?=
# What `--version` says besides the version; empty where there is no git.
STAMP := $(shell git describe --always --dirty 2>/dev/null)
# Linux programs carry Swift's libraries within them; macOS has its own.
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)
# The web server's Foundation brings curl, which Swift's static libraries do not name to the linker.
STATIC_WEB := $(if $(STATIC),-Xlinker -lcurl)
PLATFORM := $(shell uname -s | tr A-Z a-z)-$(shell uname -m)
DIST = $(BUILD)/dist/totsugo-$(PLATFORM)
# A new commit compiles one C file anew and links.
RELEASE = TOTSUGO_STAMP="$(STAMP)" $(SWIFT) build -c release $(STATIC) --scratch-path $(BUILD)
# What `make fuzz` tries, and for how long each.
TARGET ?= text html pdf word excel slides lexer tables release check
SECONDS ?= 60

.PHONY: help needs demo build install dist test test-web test-interop test-spark lint check format gold mutate bench fuzz tsan docs clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

needs:
	@.ci/install

demo: needs ## install what is missing, build, check a bundled pair and show the report
	$(RELEASE) --product totsugo
	@echo
	@echo '$$ totsugo check $(PAIR)'
	@$(BUILD)/release/totsugo check $(PAIR); \
	status=$$?; \
	if [ $$status -gt 1 ]; then exit $$status; fi; \
	echo; \
	echo "Exit status $$status, as meant: this pair holds planted errors. Your own: $(BUILD)/release/totsugo check JA EN"

build: needs ## build the command, optimised, and beside it totsugo-export (XLSX, SQLite) and totsugo-web (`totsugo serve`)
	$(RELEASE) --product totsugo
	$(RELEASE) --product totsugo-export
	.ci/install programs
	$(RELEASE) --product totsugo-web $(STATIC_WEB)

install: build ## install the programs, completions for bash, zsh and fish, and the manual page under PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 -s $(BUILD)/release/totsugo $(BUILD)/release/totsugo-export $(BUILD)/release/totsugo-web $(DESTDIR)$(PREFIX)/bin
	$(BUILD)/release/totsugo --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/totsugo
	$(BUILD)/release/totsugo --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_totsugo
	$(BUILD)/release/totsugo --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/totsugo.fish
	$(BUILD)/release/totsugo --experimental-dump-help | \
	  .ci/manual "$$($(BUILD)/release/totsugo --version)" > $(DESTDIR)$(PREFIX)/share/man/man1/totsugo.1

dist: ## pack what `make install` installs, with checksums, in .build/dist; on Debian as a package, too
	rm -rf $(BUILD)/dist
	$(MAKE) install PREFIX= DESTDIR=$(DIST)
	cp LICENSE README.md CHANGELOG.md $(DIST)
	tar -C $(BUILD)/dist --sort=name --owner=0 --group=0 --numeric-owner --mtime="$$(git log -1 --format=%cI)" \
	  -cf - $(notdir $(DIST)) | gzip -n > $(DIST).tar.gz
	if command -v dpkg-deb >/dev/null 2>&1; then \
	  $(MAKE) install PREFIX=/usr DESTDIR=$(BUILD)/dist/debian && \
	  SOURCE_DATE_EPOCH="$$(git log -1 --format=%ct)" .ci/debian $(BUILD)/dist/debian \
	    "$$($(BUILD)/release/totsugo --version | sed 's/^totsugo //; s/ (\(.*\))/+git.\1/; s/-dirty/.dirty/; s/-/./g')" $(BUILD)/dist; \
	fi
	cd $(BUILD)/dist && sha256sum *.tar.gz $$(ls *.deb 2>/dev/null) > SHA256SUMS && cat SHA256SUMS

# The tests come last, so that their closing lines end the output.
test: needs lint ## check format and documents, then run all tests
	python3 Corpus/terms/generate.py --check
	$(SWIFT) build --build-tests --scratch-path $(BUILD)
	.ci/check-docs $(BUILD)/debug/totsugo
	$(SWIFT) test --scratch-path $(BUILD)

test-web: needs ## test the report and the web page in headless Chromium
	.ci/install web
	$(SWIFT) build --product totsugo --scratch-path $(BUILD)
	$(SWIFT) build --product totsugo-web --scratch-path $(BUILD)
	python3 -B Tests/Web/test_web.py $(BUILD)/debug $(BUILD)/screenshots

test-interop: build ## open every export with tools that are not ours (Arelle, LibreOffice, DuckDB …); installs them
	Tests/Interop/run $(BUILD)/release/totsugo $(BUILD)

test-spark: build ## run the job of Docs/Spark with a worker killed on the way, against `totsugo batch`; installs pyspark and Java
	Docs/Spark/test $(BUILD)/release/totsugo $(BUILD)/spark

lint: ## report what is not formatted as the house does it
	$(SWIFT) format lint --strict --recursive --parallel --configuration '$(FORMAT)' $(SOURCES)

format: ## format all sources in place
	$(SWIFT) format --in-place --recursive --parallel --configuration '$(FORMAT)' $(SOURCES)

gold: needs ## show where the program and the corpus disagree; gold is never written
	$(SWIFT) run --scratch-path $(BUILD) totsugo-gold $(RELEASES)

mutate: needs ## change one thing in a release, hundreds of times: is it found and named?
	$(SWIFT) build -c release --product totsugo-mutate --scratch-path $(BUILD)
	$(BUILD)/release/totsugo-mutate --count 100 $(RELEASES)

bench: needs ## measure everything that has a limit or a yardstick, and print one table of ratios
	$(SWIFT) build -c release $(STATIC) --package-path Tests/Benchmarks --scratch-path $(BUILD)/benchmarks
	$(BUILD)/benchmarks/release/benchmarks --program $(BUILD)/benchmarks/release/totsugo $(BENCH)

fuzz: needs ## look for inputs that break a reader: TARGET="html check" SECONDS=600
	TOTSUGO_FUZZ=1 $(SWIFT) build -c release --package-path Tests/Fuzz --scratch-path $(BUILD)/fuzz \
	  --sanitize fuzzer --sanitize address
	Tests/Fuzz/run $(BUILD)/fuzz $(SECONDS) $(TARGET)

tsan: needs ## run a batch and single checks of the corpus under the thread sanitizer
	$(SWIFT) build --sanitize thread --product totsugo --scratch-path $(BUILD)/thread
	.ci/tsan $(BUILD)/thread/debug/totsugo

docs: needs ## generate the reference of the library (DocC) in .build/reference
	.ci/check-docs
	TOTSUGO_DOCS=1 $(SWIFT) package --scratch-path $(BUILD)/docc --allow-writing-to-directory $(BUILD)/reference \
	  generate-documentation --enable-experimental-combined-documentation \
	  $(addprefix --target ,$(DOCUMENTED)) --output-path $(BUILD)/reference

clean: ## remove everything that was built
	rm -rf $(BUILD) Tests/Benchmarks/.build Tests/Fuzz/.build
