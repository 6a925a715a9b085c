#!/usr/bin/env bash
# Runs every test: Rust's, those of foreign clients, and those of networks of four producers. All but the last share one
# development node. What takes longer, and networks of 21, are in net-test.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh
. scripts/environment.sh

failed=0
"$target_dir/release/medibloc-devnet" bash -euc '
	failed=0
	cargo test --release --workspace --no-fail-fast || failed=1
	npm --prefix e2e test --silent || failed=1
	exit $failed
' || failed=1
# Alone: a producer has to keep time.
npm --prefix zombienet test --silent || failed=1
exit $failed
