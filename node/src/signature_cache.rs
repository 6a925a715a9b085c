//! Signatures that this node has verified, so that none is verified twice.
//!
//! A node meets the signature of a transaction several times: when it comes in, when the pool checks again what waits
//! after a block, and in the block. A tenth of an author's time went into it (decision 0018). What is remembered is
//! that a signature is good, which is so for ever and on every machine.

use schnellru::{ByLength, LruMap};
use sp_core::{sr25519, Pair};
use sp_io::hashing::blake2_256;
use sp_runtime_interface::{
	pass_by::{PassFatPointerAndRead, PassPointerAndRead},
	runtime_interface,
};
use sp_wasm_interface::ExtendedHostFunctions;
use std::sync::{LazyLock, Mutex, PoisonError};

/// How many signatures are remembered: two for each transaction that a pool holds by default. That is 4 MB.
const CAPACITY: u32 = 65_536;

/// Good signatures, by the hash of the signature, the key and the message.
static VERIFIED: LazyLock<Mutex<Verified>> = LazyLock::new(|| Mutex::new(Verified::new(CAPACITY)));

/// The host functions of the SDK, but for the one that verifies most signatures.
pub type HostFunctions =
	ExtendedHostFunctions<sp_io::SubstrateHostFunctions, crypto::HostFunctions>;

#[runtime_interface]
#[allow(dead_code, reason = "only a runtime's Wasm calls these functions")]
trait Crypto {
	/// Says whether `sig` is a signature of `msg` by `pub_key`, as chains from before 2019 know it.
	fn sr25519_verify(
		sig: PassPointerAndRead<&sr25519::Signature, 64>,
		msg: PassFatPointerAndRead<&[u8]>,
		pub_key: PassPointerAndRead<&sr25519::Public, 32>,
	) -> bool {
		sr25519::Pair::verify_deprecated(sig, msg, pub_key)
	}

	/// Says whether `sig` is a signature of `msg` by `pub_key`.
	#[version(2)]
	fn sr25519_verify(
		sig: PassPointerAndRead<&sr25519::Signature, 64>,
		msg: PassFatPointerAndRead<&[u8]>,
		pub_key: PassPointerAndRead<&sr25519::Public, 32>,
	) -> bool {
		verify(&VERIFIED, sig, msg, pub_key)
	}
}

/// The last signatures that were good.
struct Verified(LruMap<[u8; 32], (), ByLength>);

impl Verified {
	fn new(capacity: u32) -> Self {
		Self(LruMap::new(ByLength::new(capacity)))
	}
}

/// Verifies a signature that is not among those `verified`. Bad ones are not kept: they would push out good ones.
fn verify(
	verified: &Mutex<Verified>,
	signature: &sr25519::Signature,
	message: &[u8],
	key: &sr25519::Public,
) -> bool {
	// The first two have a length that never changes, so that no two triples are one text.
	let triple = blake2_256(&[signature.as_ref(), key.as_ref(), message].concat());
	// Whoever panicked while it held the lock has left a list of good signatures.
	let lock = || verified.lock().unwrap_or_else(PoisonError::into_inner);
	if lock().0.get(&triple).is_some() {
		return true;
	}
	let is_good = sr25519::Pair::verify(signature, message, key);
	if is_good {
		lock().0.insert(triple, ());
	}
	is_good
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_wasm_interface::HostFunctions as _;

	fn pair() -> sr25519::Pair {
		sr25519::Pair::from_seed(&[7; 32])
	}

	#[test]
	fn a_signature_should_be_good_as_often_as_it_is_verified() {
		let verified = Mutex::new(Verified::new(8));
		let signature = pair().sign(b"a transaction");
		for _ in 0..3 {
			assert!(verify(&verified, &signature, b"a transaction", &pair().public()));
		}
		assert_eq!(verified.lock().unwrap().0.len(), 1);
	}

	#[test]
	fn a_good_signature_should_not_make_another_good() {
		let verified = Mutex::new(Verified::new(8));
		let (signature, key) = (pair().sign(b"a transaction"), pair().public());
		assert!(verify(&verified, &signature, b"a transaction", &key));

		let other_key = sr25519::Pair::from_seed(&[8; 32]).public();
		let mut changed = signature;
		changed.0[0] ^= 1;
		for _ in 0..2 {
			assert!(!verify(&verified, &signature, b"A transaction", &key));
			assert!(!verify(&verified, &signature, b"", &key));
			assert!(!verify(&verified, &signature, b"a transaction", &other_key));
			assert!(!verify(&verified, &changed, b"a transaction", &key));
		}
		// The end of a key and the beginning of a message are not exchanged.
		let mut shifted = key;
		shifted.0.rotate_left(1);
		shifted.0[31] = b'a';
		assert!(!verify(&verified, &signature, b" transaction", &shifted));
		assert_eq!(verified.lock().unwrap().0.len(), 1);
	}

	#[test]
	fn as_many_signatures_should_be_kept_as_there_is_room_for() {
		let verified = Mutex::new(Verified::new(8));
		for number in 0..20_u8 {
			assert!(verify(&verified, &pair().sign(&[number]), &[number], &pair().public()));
		}
		assert_eq!(verified.lock().unwrap().0.len(), 8);
	}

	#[test]
	fn the_runtime_should_find_every_function_once() {
		let names = |functions: Vec<&'static dyn sp_wasm_interface::Function>| {
			let mut names: Vec<_> = functions.iter().map(|function| function.name()).collect();
			names.sort_unstable();
			names
		};
		let ours = names(HostFunctions::host_functions());
		assert_eq!(ours, names(sp_io::SubstrateHostFunctions::host_functions()));
		assert!(ours.contains(&"ext_crypto_sr25519_verify_version_2"));
	}
}
