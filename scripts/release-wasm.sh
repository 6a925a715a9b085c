#!/usr/bin/env bash
# Builds the runtime of a release from the last commit: the Wasm that a public chain begins with or is upgraded to.
# Everybody who runs this on the same commit gets the same bytes (docs/decisions/0007-release-wasm.md).
#
#   scripts/release-wasm.sh          replaces chain-specs/runtime.wasm and its hashes
#   scripts/release-wasm.sh check    builds, and compares with what is committed
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Paths are part of what rustc makes names from, so the sources and the build lie where they lie for everybody.
readonly place=/tmp/medibloc-release
readonly built=$place/target/release/wbuild/medibloc-runtime/medibloc_runtime.compact.compressed.wasm

[ -z "$(git status --porcelain -- Cargo.lock Cargo.toml primitives pallets runtime rust-toolchain.toml)" ] || {
	echo "release-wasm: commit your changes first: the Wasm is that of the last commit" >&2
	exit 1
}
rm -rf "$place/source"
mkdir -p "$place/source"
git archive HEAD | tar -x -C "$place/source"

(
	cd "$place/source"
	# Debian's compiler is another version than the pinned one, and makes other bytes.
	[ -d "$(rustc --print sysroot)/lib/rustlib/wasm32v1-none/lib" ] || {
		echo "release-wasm: the pinned toolchain has no Wasm target: run 'rustup target add wasm32v1-none'" >&2
		exit 1
	}
	export CARGO_TARGET_DIR=$place/target WASM_BUILD_WORKSPACE_HINT=$place/source
	export WASM_BUILD_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo"
	# Checking is enough: the Wasm is made before the runtime is compiled for this machine.
	cargo check --release --locked -p medibloc-runtime --features metadata-hash
)

case "${1:-}" in
check)
	cmp "$built" chain-specs/runtime.wasm
	echo "release-wasm: chain-specs/runtime.wasm is what the last commit builds"
	;;
"")
	cd chain-specs
	cp "$built" runtime.wasm
	sha256sum runtime.wasm >SHA256SUM
	b2sum --length 256 runtime.wasm >BLAKE2-256SUM
	cat SHA256SUM BLAKE2-256SUM
	;;
*)
	echo "release-wasm: unknown argument '$1': use no argument or 'check'" >&2
	exit 2
	;;
esac
