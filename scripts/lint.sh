#!/usr/bin/env bash
# Format, lints and documentation, each without a warning; one version of everything from the SDK; and weights, and a
# patch, that are of this code.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/environment.sh
failed=0
check() {
	printf 'lint: %s\n' "$1"
	shift
	"$@" || failed=1
}

check "versions of the SDK" scripts/check-sdk-versions.sh
check "weights" scripts/weights-gate.sh check
check "gate of the weights" scripts/weights-gate-test.sh
check "patch to the next runtime" git apply --check zombienet/next-runtime.patch
check "format" cargo fmt --all --check
# All in the release profile: what the build compiled for the host (build scripts, macros, the Wasm) is used again.
check "clippy" cargo clippy --release --quiet --workspace --all-targets -- -D warnings
# With the features that nothing else builds. `substrate_runtime` keeps C code out of the Wasm build.
check "clippy for Wasm" env RUSTFLAGS="--cfg substrate_runtime" "${wasm_cargo[@]}" clippy --release --quiet \
	--target wasm32v1-none -p medibloc-runtime --no-default-features --features runtime-benchmarks,try-runtime -- -D warnings
check "clippy for Wasm, record" "${wasm_cargo[@]}" clippy --release --quiet \
	--target wasm32v1-none -p medibloc-record -p medibloc-verifier --no-default-features -- -D warnings
check "documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --release --quiet --workspace --no-deps --document-private-items
exit $failed
