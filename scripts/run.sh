#!/usr/bin/env bash
# Starts a development chain and takes one health record through it: seal, anchor, disclose, verify. Then the chain
# stays up until Ctrl-C; with ONCE=1 it ends, and the exit status says whether everything went as it should.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/environment.sh

readonly node=$target_dir/release/medibloc-node medibloc=$target_dir/release/medibloc
readonly port=${PORT:-9944}
readonly url=ws://127.0.0.1:$port
readonly record=examples/Observation-f003.json
readonly field=/valueQuantity/value

# In bold on a terminal.
if [ -t 1 ]; then bold=$'\033[1m' plain=$'\033[0m'; else bold='' plain=''; fi
say() { printf '\n%s%s%s\n' "$bold" "$*" "$plain"; }
die() {
	printf 'run: %s\n' "$*" >&2
	exit 1
}
# Shows a command and runs it.
show() {
	printf '$ medibloc %s\n' "$*"
	"$medibloc" "$@"
}

if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
	die "port $port is in use: stop what runs there, or choose another with PORT=..."
fi

work=$(mktemp -d)
readonly work log=$work/node.log
node_id=
clean_up() {
	if [ -n "$node_id" ]; then
		kill "$node_id" 2>/dev/null || true
		wait "$node_id" 2>/dev/null || true
	fi
	rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

say "1. A development chain: one producer, a block every three seconds"
"$node" --dev --rpc-port "$port" --listen-addr /ip4/127.0.0.1/tcp/0 --no-mdns --no-prometheus >"$log" 2>&1 &
node_id=$!
for _ in $(seq 60); do
	grep -q 'Running JSON-RPC server' "$log" && break
	kill -0 "$node_id" 2>/dev/null || break
	sleep 0.5
done
grep -q 'Running JSON-RPC server' "$log" || {
	tail -n 20 "$log" >&2
	die "the node did not start; the end of its log is above"
}
echo "The node listens at $url."

say "2. A patient's record is sealed on the patient's machine, and its anchor goes on the chain"
echo "The record, $record, is an example of HL7's: a blood gas value, with names and identifiers."
# Otherwise the passphrase is asked for.
head -c 16 /dev/urandom | base64 >"$work/passphrase"
show record seal "$record" --account 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY --profile R4 -o "$work/sealed" --passphrase-file "$work/passphrase" --anchor --chain "$url" --suri //Alice

say "3. The patient discloses one field, and nothing else"
show record disclose "$work/sealed" --passphrase-file "$work/passphrase" --field "$field" -o "$work/proof.json"

say "4. Somebody who holds only the proof asks the chain"
show verify "$work/proof.json" --chain "$url"

say "5. The same proof with the value changed"
sed 's/"6\.2"/"5.2"/' "$work/proof.json" >"$work/changed.json"
cmp -s "$work/proof.json" "$work/changed.json" && die "the proof does not hold the value that was to be changed"
status=0
show verify "$work/changed.json" --chain "$url" || status=$?
[ "$status" -eq 1 ] || die "the changed proof was not refused (status $status)"

say "The honest proof was accepted, the changed one refused."
if [ "${ONCE:-}" = 1 ]; then
	exit 0
fi
cat <<END
The chain stays up. Look at it with the polkadot.js Apps UI:
  https://polkadot.js.org/apps/?rpc=$url
Ctrl-C ends it.
END
wait "$node_id"
