#!/usr/bin/env bash
# Measures the weights of the runtime, compiled to Wasm, and replaces the files that hold them. Nothing else may run on
# the machine meanwhile (docs/decisions/0009-weights.md).
#
#   scripts/weights.sh            everything; writes docs/weights.md, too
#   scripts/weights.sh NAME...    only these: a benchmarked pallet, `overhead` or `storage`
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/weights-files.sh

# How often a pallet's benchmarks run: at so many values of each component, and so often at each of them. The SDK's.
readonly steps=50 repeat=20
# Each round goes through all pallets, and gives each benchmark these seconds at least. Of the rounds, a call gets the
# one in which it takes the median time.
readonly rounds=3 seconds=3
# What stands for the samples of a transaction and of the database: more than the average, since a block may not take
# longer than it declares in a slow minute either.
readonly metric=p75
# How many anchors the state has in which reads and writes of the database are timed, and how many entries are written
# at once: about what a full block of anchors writes, their senders' nonces included.
readonly entries=1000000 batch=10000
# Where `MerkleAnchor::Anchors` is in the state: the hashes of both names.
readonly anchors=fdf8578e9fe1bf6637614f2b8e20ddb42893c8b379803be566c94f4bfeab5cb2
# The state with the full set of producers, and the chain that begins with it.
readonly preset=testnet chain=testnet-preset

say() { printf 'weights: %s (%s)\n' "$*" "$(date -u +%T)"; }
die() {
	printf 'weights: %s\n' "$*" >&2
	exit 1
}

mapfile -t all < <(weight_names)
names=("$@")
[ $# -gt 0 ] || names=("${all[@]}")
for name in "${names[@]}"; do
	grep -qxF "$name" <(printf '%s\n' "${all[@]}") || die "'$name' is not measured; there are: ${all[*]}"
done
[ -z "$(git status --porcelain -- Cargo.lock Cargo.toml node pallets primitives runtime \
	':!runtime/src/weights' ':!pallets/*/src/weights.rs')" ] ||
	die "commit your changes first: the weights are those of the last commit"

scripts/setup.sh build
. scripts/environment.sh
# A build of its own. In the ordinary one the two runtimes would take turns in the same folder of the Wasm builder, and
# cargo could take the one with benchmarks for the other.
readonly build=$target_dir/weights
work=$(mktemp -d)
readonly work
trap 'rm -rf "$work"' EXIT

say "building the node with its benchmarks"
started=$SECONDS
env -u SKIP_WASM_BUILD CARGO_TARGET_DIR="$build" \
	cargo build --release --locked -p medibloc-node --features runtime-benchmarks
build_minutes=$(((SECONDS - started + 59) / 60))

# What the files begin with; the sources may change while they are measured.
for name in "${names[@]}"; do scripts/weights-gate.sh stamp "$name" >"$work/$name.stamp"; done
cp scripts/weights-{pallet,runtime,storage}.hbs "$work"
cp "$build/release/wbuild/medibloc-runtime/medibloc_runtime.compact.compressed.wasm" "$work/runtime.wasm"

# In the folder of the results: no path of this machine gets into them, nor its name.
medibloc_node() { (cd "$work" && PATH=$build/release:$PATH medibloc-node "$@"); }
machine=$(nproc)-cores-$(free -g | awk '/^Mem/ {print $2}')-GiB
readonly machine

# measure_pallet NAME OUTPUT
measure_pallet() {
	local template=runtime
	if own_pallet "$1" >/dev/null; then template=pallet; fi
	# Nobody needs proofs of this chain's blocks, so it is measured without making any.
	medibloc_node benchmark pallet \
		--runtime runtime.wasm --genesis-builder runtime --genesis-builder-preset "$preset" \
		--pallet "$1" --extrinsic '*' --steps "$steps" --repeat "$repeat" --min-duration "$seconds" \
		--disable-proof-recording --quiet --hostname-override "$machine" \
		--template "weights-$template.hbs" --output "$2"
}

# measure_pallets NAME...
measure_pallets() {
	local name round files
	for round in $(seq "$rounds"); do
		for name in "$@"; do
			say "$name, round $round of $rounds"
			# The command is part of the file, so its output has one name in all rounds.
			measure_pallet "$name" "$name.rs"
			mv "$work/$name.rs" "$work/$name.$round.rs"
		done
	done
	for name in "$@"; do
		mapfile -t files < <(seq -f "$work/$name.%g.rs" "$rounds")
		awk -f scripts/weights-median.awk "${files[@]}" >"$work/$(basename "$(weight_files "$name")")"
		keep "$name"
	done
}

# keep NAME: takes what was measured into the sources, with what it is of.
keep() {
	local file
	for file in $(weight_files "$1"); do
		cat "$work/$1.stamp" "$work/$(basename "$file")" >"$work/new"
		mv "$work/new" "$file"
		# Two pallets of ours have files of the same name.
		rm "$work/$(basename "$file")"
	done
}

measure_overhead() {
	medibloc_node benchmark overhead --chain "$chain" --database paritydb --warmup 10 --repeat 100 \
		--metric "$metric" --hostname-override "$machine" --weight-path .
}

measure_storage() {
	medibloc_node export-chain-spec --chain "$chain" --raw --output plain.json
	# 48 bytes of the key (the root's hash and the root) and 12 of the value (slot and block), in hexadecimal.
	head -c $((60 * entries)) /dev/urandom | od -An -v -tx1 -w60 | tr -d ' ' |
		sed "s/^\(.\{96\}\)\(.*\)/\"0x$anchors\1\": \"0x\2\",/" >"$work/entries"
	sed "/\"top\": {/r $work/entries" "$work/plain.json" >"$work/anchors.json"
	rm "$work/entries"
	medibloc_node benchmark storage --chain anchors.json --base-path database --database paritydb \
		--state-version 1 --warmups 1 --batch-size "$batch" --disable-pov-recorder \
		--metric "$metric" --hostname-override "$machine" \
		--template-path weights-storage.hbs --weight-path paritydb_weights.rs
	rm -rf "$work/database" "$work/anchors.json"
}

say "measuring: leave the machine alone"
started=$SECONDS
[ $# -gt 0 ] ||
	medibloc_node benchmark machine --chain "$chain" --base-path machine --allow-fail 2>&1 | tee "$work/machine.log"
pallets=()
for name in "${names[@]}"; do
	case $name in
	overhead | storage)
		say "$name"
		"measure_$name"
		keep "$name"
		;;
	*) pallets+=("$name") ;;
	esac
done
measure_pallets "${pallets[@]}"
measure_minutes=$(((SECONDS - started + 59) / 60))

if [ $# -eq 0 ]; then
	cat >docs/weights.md <<END
# The machine that the weights were measured on

Made by \`make weights\`, which measures all of them. Single ones may have been measured since: their files say when, and on
which machine. Before a release, all are measured on one.

| what | |
|---|---|
| commit | $(git rev-parse HEAD) |
| date | $(date -u +%F) |
| machine | $(nproc) cores ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)), $(free -g | awk '/^Mem/ {print $2}') GiB, $(. /etc/os-release && echo "$PRETTY_NAME") |
| time | $build_minutes min to build, $measure_minutes min to measure |

What \`medibloc-node benchmark machine\` says of it, beside what Substrate asks of a validator:

\`\`\`
$(grep '^[+|]' "$work/machine.log")
\`\`\`
END
	say "wrote docs/weights.md"
fi
scripts/weights-gate.sh moved
say "measured in $measure_minutes min"
