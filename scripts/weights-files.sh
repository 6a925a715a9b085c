# Sourced by scripts/weights.sh and scripts/weights-gate.sh: which weights there are, which files hold them, and which
# sources they were measured from.

# The names of the benchmarked pallets, as the runtime lists them; `overhead` is what every block and every transaction
# costs, `storage` what the database costs.
weight_names() {
	sed -n 's/^\t*\[\([a-z_]*\), .*\]$/\1/p' runtime/src/benchmarks/mod.rs
	printf '%s\n' overhead storage
}

# own_pallet NAME: the folder of a pallet of ours; fails for any other.
own_pallet() {
	local folder=${1#pallet_}
	folder=pallets/${folder//_/-}
	[ -d "$folder" ] && echo "$folder"
}

# weight_files NAME: one a line.
weight_files() {
	local folder
	case $1 in
	overhead) printf '%s\n' runtime/src/weights/block_weights.rs runtime/src/weights/extrinsic_weights.rs ;;
	storage) echo runtime/src/weights/paritydb_weights.rs ;;
	*) if folder=$(own_pallet "$1"); then echo "$folder/src/weights.rs"; else echo "runtime/src/weights/$1.rs"; fi ;;
	esac
}

# weight_sources NAME: the state of what the weights are of, one source a line: a crate of the SDK with its version, or
# code of ours with its hash.
weight_sources() {
	local folder
	case $1 in
	frame_system | frame_system_extensions) crates frame-system frame-system-benchmarking ;;
	pallet_session)
		crates pallet-session
		code runtime/src/benchmarks/session.rs
		;;
	# What an empty block executes. Pallets of ours are in the hash of `mod runtime`: their hooks weigh for themselves.
	overhead)
		crates frame-executive frame-system pallet-aura pallet-authorship pallet-grandpa pallet-session pallet-timestamp
		printf 'code runtime/src/lib.rs, its extensions and pallets %s\n' "$(
			sed -n '/^pub type TxExtension/,/^);/p; /^mod runtime {/,/^}/p' runtime/src/lib.rs | digest
		)"
		code pallets/payer-signature/src/charge.rs pallets/payer-signature/src/nonce.rs
		;;
	storage) crates parity-db sc-client-db sp-state-machine sp-trie ;;
	*) if folder=$(own_pallet "$1"); then code "$folder/src"; else crates "${1//_/-}"; fi ;;
	esac
}

# crates NAME...: their versions in the lock file.
crates() {
	local name
	for name in "$@"; do
		printf 'crate %s %s\n' "$name" "$(grep -A1 "^name = \"$name\"$" Cargo.lock | sed -n 's/^version = "\(.*\)"/\1/p')"
	done
}

# code PATH...: the hash of each file or folder.
code() {
	local path
	for path in "$@"; do
		printf 'code %s %s\n' "$path" "$(
			find "$path" -name '*.rs' ! -name weights.rs ! -name mock.rs ! -path '*/tests/*' ! -name tests.rs -print |
				LC_ALL=C sort | while read -r file; do printf '%s\n' "$file" && cat "$file"; done | digest
		)"
	done
}

# The hash of what comes in, without comments, empty lines and allowances of lints: they change no weight.
digest() {
	sed -e '/^[[:space:]]*\(\/\/.*\)\?$/d' -e '/^[[:space:]]*#!\?\[allow(.*)\]$/d' | sha256sum | cut -c 1-32
}
