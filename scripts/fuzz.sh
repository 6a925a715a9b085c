#!/usr/bin/env bash
# Runs every fuzz target of the record format, or those that are named, for SECONDS_EACH seconds (60 if it is not set),
# beginning with the published vectors and what earlier runs have found. Needs `cargo install cargo-fuzz` and a C++
# compiler.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/environment.sh

cargo fuzz --version >/dev/null 2>&1 || {
	echo "fuzz: cargo-fuzz is missing: 'cargo install cargo-fuzz --locked' brings it" >&2
	exit 1
}
seconds=${SECONDS_EACH:-60}
[ $# -gt 0 ] || set -- document proof scale field_path qr
mkdir -p "$target_dir/fuzz"
work=$(cd "$target_dir/fuzz" && pwd)
export CARGO_TARGET_DIR=$work

FUZZ_SEEDS=$work/seeds cargo test --release --package medibloc-record --test fuzzing
cd record
for name; do
	corpus=$work/corpus/$name
	mkdir -p "$corpus" "$work/found/$name"
	printf 'fuzz: %s for %s s\n' "$name" "$seconds"
	# The crate has no unsafe code, so there is nothing for a sanitizer, which stable has not.
	cargo fuzz run --sanitizer none "$name" "$corpus" "$work/seeds/$name" -- \
		-max_total_time="$seconds" -max_len=65536 -artifact_prefix="$work/found/$name/"
done
