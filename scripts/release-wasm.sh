#!/usr/bin/env bash
# Builds the runtime of a release from the last commit: the Wasm that a public chain begins with or is upgraded to.
# Everybody who runs this on the same commit gets the same bytes (docs/decisions/0007-release-wasm.md).
#
#   scripts/release-wasm.sh            replaces chain-specs/runtime.wasm and its hashes
#   scripts/release-wasm.sh check      builds, and compares with what is committed
#   scripts/release-wasm.sh next FILE  writes to FILE what zombienet/upgrade.test.mjs upgrades to: the last commit with
#                                      zombienet/next-runtime.patch, without the hash of the metadata, which no node asks for
set -euo pipefail
case "$#:${1:-}" in
0: | 1:check) ;;
2:next) next=$(realpath "$2") ;;
*)
	echo "release-wasm: unknown arguments '$*': use none, 'check', or 'next FILE'" >&2
	exit 2
	;;
esac
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
# Each file is as new as this: cargo takes what is older than its last build for what it built then, and that may have
# been another commit, or have had the patch.
git archive HEAD | tar -x -m -C "$place/source"
if [ -n "${next:-}" ]; then
	git -C "$place/source" apply "$PWD/zombienet/next-runtime.patch"
fi

(
	cd "$place/source"
	# Debian's compiler is another version than the pinned one, and makes other bytes.
	[ -d "$(rustc --print sysroot)/lib/rustlib/wasm32v1-none/lib" ] || {
		echo "release-wasm: the pinned toolchain has no Wasm target: run 'rustup target add wasm32v1-none'" >&2
		exit 1
	}
	export CARGO_TARGET_DIR=$place/target WASM_BUILD_WORKSPACE_HINT=$place/source
	export WASM_BUILD_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo"
	features=(--features metadata-hash)
	[ -z "${next:-}" ] || features=()
	# Checking is enough: the Wasm is made before the runtime is compiled for this machine.
	cargo check --release --locked -p medibloc-runtime "${features[@]}"
)

case "${1:-}" in
check)
	cmp "$built" chain-specs/runtime.wasm
	echo "release-wasm: chain-specs/runtime.wasm is what the last commit builds"
	;;
next)
	cp "$built" "$next"
	;;
"")
	cd chain-specs
	cp "$built" runtime.wasm
	sha256sum runtime.wasm >SHA256SUM
	b2sum --length 256 runtime.wasm >BLAKE2-256SUM
	cat SHA256SUM BLAKE2-256SUM
	;;
esac
