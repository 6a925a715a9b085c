#!/usr/bin/env bash
# Holds the measured weights and the code that they are of together.
#
#   scripts/weights-gate.sh check        fails when a file of weights is older than what it measures
#   scripts/weights-gate.sh stamp NAME   prints the lines that a file of these weights begins with
#   scripts/weights-gate.sh moved        prints how each weight differs from the last ones that were committed and other
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/weights-files.sh

readonly mark='//! MEASURED: '

check() {
	local name file differences failed=0
	for name in $(weight_names); do
		for file in $(weight_files "$name"); do
			[ -e "$file" ] || {
				echo "weights-gate: $file is missing: run 'scripts/weights.sh $name'" >&2
				failed=1
				continue
			}
			differences=$(diff <(sed -n "s|^$mark||p" "$file") <(weight_sources "$name")) || {
				echo "weights-gate: $file is older than what it measures: run 'scripts/weights.sh $name'" >&2
				sed -n 's/^</  measured:/p; s/^>/  now:     /p' <<<"$differences" >&2
				failed=1
			}
		done
	done
	return $failed
}

stamp() {
	weight_sources "$1" | sed "s|^|$mark|"
	echo '//!'
}

# Reads a file of weights; prints, for each call, and for each step of one of its components: its name, the time in
# picoseconds, the bytes of proof, the reads and the writes. Everything is tab-separated.
read_weights() {
	awk '
		function number(text) {
			sub(/^[^0-9]*/, "", text)
			sub(/[^0-9_].*/, "", text)
			gsub(/_/, "", text)
			return text + 0
		}
		function after(pattern) {
			return match($0, pattern) ? substr($0, RSTART + RLENGTH) : ""
		}
		function add(time, proof, reads, writes) {
			if (!(key in known)) {
				known[key] = 1
				keys[++count] = key
			}
			sums[key, 1] += time
			sums[key, 2] += proof
			sums[key, 3] += reads
			sums[key, 4] += writes
		}
		# What follows is for tests.
		/^impl WeightInfo for \(\)/ { exit }
		/^[ \t]*\/\// { next }
		/fn [a-z0-9_]+ *\(.*-> Weight \{/ {
			call = after("fn ")
			sub(/[ (].*/, "", call)
			key = call
			add(0, 0, 0, 0)
			next
		}
		/pub const [A-Za-z]+:/ {
			call = after("pub const ")
			sub(/:.*/, "", call)
		}
		call == "" { next }
		{
			key = call
			if (match($0, /saturating_mul\([a-z]+\.into/)) key = call " per " substr($0, RSTART + 15, RLENGTH - 20)
		}
		/WEIGHT_REF_TIME_PER_NANOS\.saturating_mul/ {
			add(number(after("saturating_mul\\(")) * 1000, 0, 0, 0)
			next
		}
		/^[ \t]*(read|write): / {
			key = call ($1 == "read:" ? " read" : " write")
			add(number(after(": ")) * 1000, 0, 0, 0)
			next
		}
		/from_parts\(/ {
			parts = after("from_parts\\(")
			time = number(parts)
			sub(/^[^,]*,/, "", parts)
			add(time, number(parts), 0, 0)
		}
		/\.reads_writes\(/ {
			parts = after("reads_writes\\(")
			time = number(parts)
			sub(/^[^,]*,/, "", parts)
			add(0, 0, time, number(parts))
		}
		/\.reads\(/ { add(0, 0, number(after("\\.reads\\(")), 0) }
		/\.writes\(/ { add(0, 0, 0, number(after("\\.writes\\("))) }
		END {
			for (i = 1; i <= count; i++) {
				key = keys[i]
				printf "%s\t%.0f\t%.0f\t%.0f\t%.0f\n", key, sums[key, 1], sums[key, 2], sums[key, 3], sums[key, 4]
			}
		}'
}

# compare BEFORE AFTER: a table of the calls that weigh otherwise.
compare() {
	awk -F '\t' '
		function change(before, after, form) {
			if (before == after) return sprintf(form, after)
			if (before == 0) return sprintf(form " -> " form, before, after)
			return sprintf(form " -> " form " (%+.1f %%)", before, after, (after - before) * 100 / before)
		}
		function row(name, time, proof, reads, writes) {
			printf "  %-44s %-36s %-28s %-12s %s\n", name, time, proof, reads, writes
		}
		function heading() {
			if (!moved++) row("", "time [us]", "proof [bytes]", "reads", "writes")
		}
		FNR == NR { old[$1] = $0; next }
		{
			now[$1] = 1
			if (!($1 in old)) {
				heading()
				row($1, sprintf("new: %.3f", $2 / 1e6), $3, $4, $5)
			} else if (old[$1] == $0) {
				same++
			} else {
				split(old[$1], was, "\t")
				heading()
				row($1, change(was[2] / 1e6, $2 / 1e6, "%.3f"), change(was[3], $3, "%d"), \
					change(was[4], $4, "%d"), change(was[5], $5, "%d"))
			}
		}
		END {
			for (name in old) if (!(name in now)) { heading(); row(name, "gone", "", "", "") }
			printf "  %d as before\n", same
		}' "$1" "$2"
}

moved() {
	local name file commit work
	work=$(mktemp -d)
	# shellcheck disable=SC2064 # It is known now.
	trap "rm -rf '$work'" EXIT
	for name in $(weight_names); do
		for file in $(weight_files "$name"); do
			[ -e "$file" ] || continue
			read_weights <"$file" >"$work/after"
			for commit in $(git log --format=%h -- "$file"); do
				git show "$commit:$file" 2>/dev/null | read_weights >"$work/before"
				cmp -s "$work/before" "$work/after" || break
			done
			if [ -e "$work/before" ] && ! cmp -s "$work/before" "$work/after"; then
				printf '%s, before: %s\n' "$file" "$commit"
				compare "$work/before" "$work/after"
			else
				printf '%s: no other weights were committed\n' "$file"
			fi
			rm -f "$work/before"
		done
	done
}

case "${1:-}" in
check) check ;;
stamp) stamp "${2:?a name}" ;;
moved) moved ;;
*)
	echo "weights-gate: unknown argument '${1:-}': use check, stamp NAME or moved" >&2
	exit 2
	;;
esac
