#!/usr/bin/env bash
# Generates chain-specs/*.json anew: the runtime's presets, beginning with the release's Wasm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/environment.sh

export_spec() {
	"$target_dir/release/medibloc-node" export-chain-spec --runtime chain-specs/runtime.wasm --chain "$@"
}
export_spec local --output chain-specs/local.json
export_spec local --raw --output chain-specs/local-raw.json
export_spec testnet-preset --output chain-specs/testnet.json
export_spec testnet-preset --raw --output chain-specs/testnet-raw.json
