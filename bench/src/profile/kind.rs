//! What a function is for, by its name and the file that it is of.

use super::perf::Sample;

/// What a function is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
	/// The runtime, compiled from its Wasm.
	Runtime,
	/// Signatures.
	Signatures,
	/// The state in memory: what a block changed, the trie and its cache.
	State,
	/// Hashes.
	Hashes,
	/// The database.
	Database,
	/// Instances of the Wasm, and its way to the host's functions.
	Instances,
	/// The transaction pool.
	Pool,
	/// JSON-RPC and the network.
	Interfaces,
	/// Reading and writing records.
	Records,
	/// Memory: giving out, taking back and copying.
	Memory,
	/// The operating system.
	Kernel,
	/// All else.
	Other,
}

/// Parts of functions' names by what they are for: the first that fits says it.
const NAMES: &[(Kind, &[&str])] = &[
	(
		Kind::Signatures,
		&["schnorrkel", "curve25519", "merlin", "ed25519", "keccak", "strobe", "signature_cache"],
	),
	(Kind::Hashes, &["blake2", "twox", "twohash", "sha2", "sha256", "hmac", "fearless_simd"]),
	(Kind::Database, &["parity_db", "sc_client_db", "kvdb"]),
	(Kind::State, &["trie", "hash_db", "memory_db", "sp_state_machine", "overlay"]),
	(Kind::Pool, &["transaction_pool", "sc_txpool"]),
	(Kind::Instances, &["wasmtime", "sc_executor", "sp_wasm_interface"]),
	(Kind::Records, &["medibloc_record"]),
	(
		Kind::Interfaces,
		&[
			"jsonrpsee",
			"soketto",
			"hyper",
			"serde",
			"sc_rpc",
			"tokio",
			"libp2p",
			"litep2p",
			"sc_network",
			"mio::",
		],
	),
	(
		Kind::Memory,
		&["malloc", "free", "realloc", "calloc", "memcpy", "memmove", "memset", "memcmp"],
	),
];

impl Kind {
	/// What a sample's function is for.
	pub fn of(sample: &Sample) -> Self {
		let Sample { function, binary, .. } = sample;
		if binary.starts_with("[kernel") || binary == "[vdso]" {
			return Self::Kernel;
		}
		if function.starts_with("wasm[") || binary.ends_with(".map") || binary.starts_with("[JIT]")
		{
			return Self::Runtime;
		}
		let of_name = |names: &[&str]| names.iter().any(|name| function.contains(name));
		NAMES.iter().find(|(_, names)| of_name(names)).map_or(Self::Other, |(kind, _)| *kind)
	}

	/// What it is called.
	pub fn name(self) -> &'static str {
		match self {
			Self::Runtime => "the runtime (Wasm)",
			Self::Signatures => "signatures",
			Self::State => "the state in memory",
			Self::Hashes => "hashes",
			Self::Database => "the database",
			Self::Instances => "instances of the Wasm",
			Self::Pool => "the transaction pool",
			Self::Interfaces => "JSON-RPC and the network",
			Self::Records => "records",
			Self::Memory => "memory",
			Self::Kernel => "the operating system",
			Self::Other => "all else",
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn functions_should_be_told_apart_by_name_and_file() {
		for (function, binary, kind) in [
			("memcpy", "/tmp/perf-7.map", Kind::Runtime),
			("wasm[0]::array_to_wasm_trampoline[9]", "[JIT] tid 7", Kind::Runtime),
			("clear_page_erms", "[kernel.kallsyms]", Kind::Kernel),
			("__memmove_avx_unaligned_erms", "/usr/lib/libc.so.6", Kind::Memory),
			("schnorrkel::sign::verify", "/bin/node", Kind::Signatures),
			("sp_trie::cache::shared_cache::peek_node", "/bin/node", Kind::State),
			("blake2b_simd::avx2::compress1_loop", "/bin/node", Kind::Hashes),
			("parity_db::table::ValueTable::query", "/bin/node", Kind::Database),
			("[unknown]", "/bin/node", Kind::Other),
		] {
			let sample = Sample { function: function.into(), binary: binary.into() };
			assert_eq!(Kind::of(&sample), kind, "{function}");
		}
	}
}
