#!/usr/bin/env bash
# Tests scripts/weights-gate.sh in a copy of the sources: it fails when they change, and only then.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -r --parents Cargo.lock pallets runtime scripts "$copy"
cd "$copy"
. scripts/weights-files.sh

# Of three equal measurements, each function is the median.
for file in pallets/*/src/weights.rs runtime/src/weights/pallet_*.rs; do
	awk -f scripts/weights-median.awk "$file" "$file" "$file" | diff "$file" - || {
		echo "weights-gate-test: the median of three times $file is another file" >&2
		exit 1
	}
done

# Every file as if it had just been measured.
for name in $(weight_names); do
	for file in $(weight_files "$name"); do
		{
			scripts/weights-gate.sh stamp "$name"
			grep -v '^//! MEASURED: ' "$file"
		} >new
		mv new "$file"
	done
done
git init --quiet
git add .
commit() { git -c user.name=test -c user.email=test@localhost commit --quiet --all --message "$1"; }
commit measured

tests=0 failed=0
fail() {
	printf 'weights-gate-test: %s\n' "$1" >&2
	failed=1
}
# passes WHAT: the gate is content after WHAT was changed.
passes() {
	tests=$((tests + 1))
	scripts/weights-gate.sh check >output 2>&1 || fail "$1: the gate fails: $(cat output)"
	git reset --quiet --hard
}
# stops WHAT NAME...: after WHAT was changed, the gate wants these weights measured again, and no others.
stops() {
	local what=$1 wanted
	shift
	tests=$((tests + 1))
	if scripts/weights-gate.sh check >output 2>&1; then fail "$what: the gate passes"; fi
	wanted=$(sed -n "s|.*run 'scripts/weights.sh \(.*\)'|\1|p" output | sort --unique | tr '\n' ' ')
	[ "$wanted" = "$* " ] || fail "$what: the gate wants '$wanted' measured instead of '$*'"
	git reset --quiet --hard
}

passes "nothing"

sed -i 's/deposit_event(Event::Anchored/deposit_event( Event::Anchored/' pallets/merkle-anchor/src/anchors.rs
stops "a line of a pallet" pallet_merkle_anchor

echo '// A comment.' >>pallets/merkle-anchor/src/anchors.rs
passes "a comment"

echo 'fn test() {}' | tee -a pallets/merkle-anchor/src/mock.rs >>pallets/merkle-anchor/src/tests/mod.rs
passes "a pallet's tests"

mv pallets/merkle-anchor/src/anchors.rs pallets/merkle-anchor/src/roots.rs
stops "the name of a file" pallet_merkle_anchor
rm -f pallets/merkle-anchor/src/roots.rs

sed -i '/^name = "pallet-balances"$/ { n; s/".*"/"99.0.0"/ }' Cargo.lock
stops "the version of a crate of the SDK" pallet_balances

sed -i 's/runtime::pallet_index(30)/runtime::pallet_index(31)/' runtime/src/lib.rs
stops "the list of pallets" overhead

sed -i 's/spec_version: [0-9]*/spec_version: 99/' runtime/src/lib.rs
passes "the version of the runtime"

echo 'fn charge() {}' >>pallets/payer-signature/src/charge.rs
stops "an extension" overhead pallet_payer_signature

rm runtime/src/weights/pallet_proxy.rs
stops "a file that is missing" pallet_proxy

sed -i 's/^\(\t*\)\[pallet_utility, Utility\]/&\n\1[pallet_other, Other]/' runtime/src/benchmarks/mod.rs
stops "a pallet that was not measured yet" pallet_other

# What moved.
cat >pallets/merkle-anchor/src/weights.rs <<'END'
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn anchor() -> Weight {
		// Proof size: measured 1, estimated 2 bytes. Shortest time: 8_000 ns.
		Weight::from_parts(8_000_000, 3000)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	fn many(n: u32, ) -> Weight {
		Weight::from_parts(5_000_000, 0)
			.saturating_add(Weight::from_parts(1_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
}
impl WeightInfo for () {
	fn anchor() -> Weight {
		Weight::from_parts(1, 1)
	}
}
END
commit earlier
sed -i 's/8_000_000, 3000/10_000_000, 3000/; s/reads(1_u64)/reads(2_u64)/; s/1_000_000, 0)/500_000, 0)/' \
	pallets/merkle-anchor/src/weights.rs
commit later
scripts/weights-gate.sh moved >output
for row in 'anchor +8.000 -> 10.000 \(\+25.0 %\) +3000 +1 -> 2 \(\+100.0 %\) +0' \
	'many per n +1.000 -> 0.500 \(-50.0 %\) +0 +0 +1' '1 as before'; do
	tests=$((tests + 1))
	grep -qE "^ +$row *$" output || fail "what moved has no row '$row': $(cat output)"
done

[ $failed -eq 0 ] && echo "weights-gate-test: $tests tests passed"
exit $failed
