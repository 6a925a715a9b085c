#!/usr/bin/env bash
# Shows what takes the time when blocks are authored and imported and when a record is sealed, and writes
# docs/profiles.md. It needs perf, which the kernel has to let look.
#
#   scripts/profile.sh         all of them; QUICK=1 watches the author for a shorter time
#   scripts/profile.sh NAME    prints one of them: authoring, importing, or sealing
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh profile
. scripts/environment.sh

# With it, perf knows the names of the Wasm's functions.
export WASMTIME_PROFILING_STRATEGY=perfmap
exec "$target_dir/release/medibloc-bench" profile "$@"
