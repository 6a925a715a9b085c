#!/usr/bin/env bash
# The tests that wait long on clocks, and those that measure. Each group has its page in docs/net-test/, which names the
# commit and the machine:
#
#   one          one producer: a hundred blocks timed at a subscriber, nodes left idle for five minutes, a chain of 2,000
#                blocks taken over, floods of 40 blocks, a node killed ten times
#   four         four producers: one of them killed fifty times, finality that stops, a newcomer, chain proofs
#   twenty-one   an upgrade of the runtime of four; of twenty-one producers, a hundred blocks timed until they are final, a
#                third killed, a new set while finality stands still, and keys of a third lost for good
#
#   scripts/net-test.sh [GROUP...]       all groups if none is named
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly groups=(one four twenty-one)
# How many rows each page has: a result that was not printed must not go unnoticed.
declare -rA rows=([one]=11 [four]=13 [twenty-one]=9)

die() {
	printf 'net-test: %s\n' "$*" >&2
	exit 1
}
chosen=("$@")
[ $# -gt 0 ] || chosen=("${groups[@]}")
for group in "${chosen[@]}"; do
	[ -n "${rows[$group]:-}" ] || die "there is no group '$group': choose from ${groups[*]}"
done

scripts/setup.sh
. scripts/environment.sh
[ -z "$(git status --porcelain -- . ':!docs/net-test')" ] ||
	die "commit your changes first: the results name the commit that they are about"
log=$(mktemp)
next_runtime=$(mktemp)
trap 'rm -f "$log" "$next_runtime"' EXIT

one() {
	# The timed blocks come first, alone: a node that starts beside them would not be an idle machine.
	BLOCKS=100 "$target_dir/release/medibloc-devnet" node --test e2e/js/block-time.test.mjs
	IDLE_SECONDS=300 cargo test --release --workspace --test idle -- --nocapture
	cargo test --release --workspace --test sync -- --nocapture
	ATTACK_BLOCKS=40 cargo test --release --workspace --test attacks -- --nocapture
	KILLS=10 cargo test --release --workspace --test restart
}

four() {
	KILLS=50 npm --prefix zombienet test --silent
}

twenty-one() {
	scripts/release-wasm.sh next "$next_runtime"
	NEXT_RUNTIME=$next_runtime npm --prefix zombienet run net-test --silent
}

# The rows that the tests of the last group printed.
results() {
	sed -n 's/^# mean of/| blocks at a subscriber, one producer | mean of/; s/^\(| blocks at .*\)$/\1, no slot missed |/p' "$log"
	sed -n 's/.*\(| \(idle\|2000 blocks\).* |\)$/\1/p' "$log"
	sed -n 's/^.*| flood: \([^|]*\) |\(.*\) |$/| flood: \1 |\2 |/p' "$log"
	if [ "$1" = one ]; then
		echo "| one producer: kill -9 and start again | 10 times in a row, each time final blocks were kept and new ones became final |"
	fi
	sed -n 's/^\(# \)\?\(| \(four\|twenty-one\) producers: .* |\)$/\2/p' "$log"
}

for group in "${chosen[@]}"; do
	commit=$(git rev-parse HEAD)
	started=$SECONDS
	# A function within a condition would go on after a failure.
	(
		set -e
		"$group"
	) 2>&1 | tee "$log"
	found=$(results "$group")
	count=$(grep -c '^|' <<<"$found" || true)
	[ "$count" -eq "${rows[$group]}" ] ||
		die "the group '$group' printed $count results, and there should be ${rows[$group]}"
	cat >"docs/net-test/$group.md" <<END
# Long tests on real nodes: $group

Made by \`scripts/net-test.sh $group\`, which ended without a failure.

| what | result |
|---|---|
| commit | $commit |
| date | $(date -u +%F) |
| machine | $(nproc) cores ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)), $(free -g | awk '/^Mem/ {print $2}') GiB, $(. /etc/os-release && echo "$PRETTY_NAME") |
| time | $(((SECONDS - started + 59) / 60)) min |
$found
END
	echo "net-test: wrote docs/net-test/$group.md"
done
