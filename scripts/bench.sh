#!/usr/bin/env bash
# Measures what the chain costs a machine, and writes docs/performance.md, docs/performance.json and the plots.
#
# QUICK=1 measures less, within minutes. SOAK=1 keeps the nodes under load for ten minutes instead of three.
# ROWS=B1,B4 measures only these rows and prints the result without writing it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/environment.sh

exec "$target_dir/release/medibloc-bench"
