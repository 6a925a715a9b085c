#!/usr/bin/env bash
# Fails when the lock file holds two versions of a crate that must be one: two `sp-runtime` are two incompatible
# sets of types, and the crates of one SDK release belong together.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Every crate that the manifest takes from the SDK.
sdk_crates=$(sed -n '/^# polkadot-sdk/,/^# The registry/s/^\([a-z0-9-]*\) = .*/\1/p' Cargo.toml)
[ -n "$sdk_crates" ] || {
	echo "check-sdk-versions: the manifest's section of SDK crates was not found" >&2
	exit 1
}
failed=0
for crate in $sdk_crates; do
	versions=$(grep -A1 "^name = \"$crate\"$" Cargo.lock | sed -n 's/^version = "\(.*\)"/\1/p')
	wanted=$(sed -n "s/^$crate = .*version = \"\([^\"]*\)\".*/\1/p; s/^$crate = \"\([^\"]*\)\"/\1/p" Cargo.toml)
	if [ "$versions" != "$wanted" ]; then
		echo "check-sdk-versions: $crate is locked at ${versions//$'\n'/ }, the manifest says $wanted" >&2
		failed=1
	fi
done
exit $failed
