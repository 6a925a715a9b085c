# Every recipe a person needs. `make` lists them.
#
# cargo works without make, too: `cargo build --release`, `cargo test --release`.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run net test setup build lint metadata web net-test weights bench profile

help: ## List the recipes
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1 \t\2/p' Makefile | expand -t 18

run: build ## Start a development chain and take a health record through it; ONCE=1 ends after that
	@scripts/run.sh

net: build ## Start a network of 4 producers to play with, or PRODUCERS=21; PORT says where the first one serves
	@scripts/net.sh

test: build ## Run every test
	@scripts/test.sh

setup: ## Make this machine able to build and test
	@scripts/setup.sh

build: ## Set up what a build needs, and build
	@scripts/setup.sh build
	@. scripts/environment.sh && cargo build --release --workspace

lint: ## Check format, lints, documentation, versions and weights
	@scripts/lint.sh

metadata: ## Write client/metadata.scale anew, after the runtime's interface changed
	@. scripts/environment.sh && UPDATE_METADATA=1 cargo test --release --workspace --test metadata

web: ## Build the page that checks proofs in a browser, into web/verify/dist/
	@scripts/web.sh

net-test: build ## The long tests on real nodes, an hour and a half; writes docs/net-test/
	@scripts/net-test.sh

weights: ## Measure the runtime's weights, half an hour; the machine must have nothing else to do
	@scripts/weights.sh
	@$(MAKE) metadata

bench: build ## Measure what the chain costs; writes docs/performance.md; QUICK=1 takes minutes, ROWS=B1,B4 picks
	@scripts/bench.sh

profile: build ## Show where the time goes, with perf; writes docs/profiles.md
	@scripts/profile.sh
