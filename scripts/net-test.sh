#!/usr/bin/env bash
# The tests that wait long on clocks, and those that measure: a hundred blocks timed at a subscriber, nodes left idle for
# five minutes, a chain of 2,000 blocks taken over, floods of 40 blocks, a node killed ten times, one of four producers
# killed fifty times, and an upgrade of their runtime; of twenty-one producers, a hundred blocks timed until they are
# final, a third killed, a new set while finality stands still, and keys of a third lost for good.
# Writes docs/net-test.md, which names the commit and the machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh
. scripts/environment.sh

readonly result=docs/net-test.md
[ -z "$(git status --porcelain -- . ":!$result")" ] || {
	echo "net-test: commit your changes first: the result names the commit that it is about" >&2
	exit 1
}
log=$(mktemp)
next_runtime=$(mktemp)
trap 'rm -f "$log" "$next_runtime"' EXIT
scripts/release-wasm.sh next "$next_runtime"

# The timed blocks come first, alone: a node that starts beside them would not be an idle machine.
BLOCKS=100 "$target_dir/release/medibloc-devnet" \
	node --test e2e/js/block-time.test.mjs 2>&1 | tee -a "$log"
IDLE_SECONDS=300 cargo test --release --workspace --test idle -- --nocapture 2>&1 | tee -a "$log"
cargo test --release --workspace --test sync -- --nocapture 2>&1 | tee -a "$log"
ATTACK_BLOCKS=40 cargo test --release --workspace --test attacks -- --nocapture 2>&1 | tee -a "$log"
KILLS=10 cargo test --release --workspace --test restart 2>&1 | tee -a "$log"
KILLS=50 npm --prefix zombienet test --silent 2>&1 | tee -a "$log"
NEXT_RUNTIME=$next_runtime npm --prefix zombienet run net-test --silent 2>&1 | tee -a "$log"

cat >"$result" <<END
# The long tests on real nodes

Made by \`make net-test\`, which ended without a failure.

| what | result |
|---|---|
| commit | $(git rev-parse HEAD) |
| date | $(date -u +%F) |
| machine | $(nproc) cores ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)), $(free -g | awk '/^Mem/ {print $2}') GiB, $(. /etc/os-release && echo "$PRETTY_NAME") |
| blocks at a subscriber, one producer | $(sed -n 's/^# mean of/mean of/p' "$log"), no slot missed |
$(sed -n 's/.*\(| \(idle\|2000 blocks\).* |\)$/\1/p' "$log")
$(sed -n 's/^.*| flood: \([^|]*\) |\(.*\) |$/| flood: \1 |\2 |/p' "$log")
| one producer: kill -9 and start again | 10 times in a row, each time final blocks were kept and new ones became final |
$(sed -n 's/^\(# \)\?\(| \(four\|twenty-one\) producers: .* |\)$/\2/p' "$log")
END
echo "net-test: wrote $result"
