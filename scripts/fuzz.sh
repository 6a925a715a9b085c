#!/usr/bin/env bash
# Runs every fuzz target of the record format for SECONDS_EACH seconds (60 if it is not set), beginning with the published
# vectors. Needs `cargo install cargo-fuzz` and a C++ compiler.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/environment.sh

cargo fuzz --version >/dev/null 2>&1 || {
	echo "fuzz: cargo-fuzz is missing: 'cargo install cargo-fuzz --locked' brings it" >&2
	exit 1
}
seconds=${SECONDS_EACH:-60}
cd record
export CARGO_TARGET_DIR=$target_dir/fuzz
for target in fuzz/fuzz_targets/*.rs; do
	name=$(basename "$target" .rs)
	printf 'fuzz: %s for %s s\n' "$name" "$seconds"
	# The crate has no unsafe code, so there is nothing for a sanitizer, which stable has not.
	cargo fuzz run --sanitizer none "$name" -- -max_total_time="$seconds" -max_len=65536
done
