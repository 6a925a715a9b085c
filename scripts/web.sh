#!/usr/bin/env bash
# Builds the page that checks proofs into web/verify/dist/: files that a browser opens from the disk. All that they are
# made of is in this repository and in the packages that the lock files pin.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh
. scripts/environment.sh

readonly DIST=web/verify/dist
readonly TARGET=wasm32v1-none
# Bytes: a verifier that needs more stops instead of taking the browser's memory.
readonly MAX_MEMORY=1073741824

# Paths of this machine would be in the Wasm, and the same sources give other bytes on another.
RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo --remap-path-prefix=$PWD=/medibloc"
RUSTFLAGS+=" -C link-arg=--max-memory=$MAX_MEMORY"
export RUSTFLAGS
"${wasm_cargo[@]}" rustc --locked --quiet -p medibloc-verifier --profile verifier --target $TARGET --crate-type cdylib

rm -rf $DIST
mkdir $DIST
cp web/verify/{index.html,style.css} $DIST/
install -m 644 "$target_dir/$TARGET/verifier/medibloc_verifier.wasm" $DIST/verifier.wasm
# A page from the disk may not read the file above, but may run scripts: the same bytes as text.
printf 'globalThis.medibloc_verifier = "%s";\n' "$(base64 -w 0 $DIST/verifier.wasm)" >$DIST/verifier.js
# Modules do not load from the disk either: one script. Not made short, so that people can read it.
NODE_PATH=$PWD/e2e/node_modules e2e/node_modules/.bin/esbuild web/verify/src/page.mjs --bundle --format=iife \
	--target=es2022 --charset=utf8 --legal-comments=inline --log-level=warning --outfile=$DIST/page.js
cp LICENSE $DIST/LICENSE
cp e2e/node_modules/qr/LICENSE-MIT $DIST/LICENSE-qr
(cd $DIST && sha256sum -- * >SHA256SUMS)
printf 'web: %s/index.html is the page; its Wasm has %s bytes\n' $DIST "$(stat -c %s $DIST/verifier.wasm)"
