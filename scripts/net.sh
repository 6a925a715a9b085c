#!/usr/bin/env bash
# Starts a network of producers, each a process of its own, and shows where polkadot.js Apps finds them: four, or with
# PRODUCERS=21 twenty-one. It stays until Ctrl-C; then nothing of it is left.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh
exec node zombienet/net.mjs
