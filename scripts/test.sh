#!/usr/bin/env bash
# Runs every test: Rust's, and those of foreign clients. All that need a chain share one development node.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh
. scripts/environment.sh

"$target_dir/release/medibloc-devnet" bash -euc '
	failed=0
	cargo test --release --workspace --no-fail-fast || failed=1
	npm --prefix e2e test --silent || failed=1
	exit $failed
'
