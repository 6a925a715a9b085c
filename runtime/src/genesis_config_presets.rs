//! How a chain begins. Presets are built by the runtime itself, so that a chain specification needs
//! nothing but the Wasm and a name.

use crate::{AccountId, Balance, BalancesConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys};
use alloc::{vec, vec::Vec};
use frame_support::build_struct_json_patch;
use medibloc_primitives::token::MED;
use serde_json::Value;
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// The preset of a network of four producers on one machine.
pub const LOCAL_RUNTIME_PRESET: &str = "local";

/// What each well-known account owns at the beginning of a test network.
const ENDOWMENT: Balance = 10_000_000 * MED;

/// The well-known accounts that own something at the beginning of a test network.
const ENDOWED: [Sr25519Keyring; 6] = [
	Sr25519Keyring::Alice,
	Sr25519Keyring::Bob,
	Sr25519Keyring::Charlie,
	Sr25519Keyring::Dave,
	Sr25519Keyring::Eve,
	Sr25519Keyring::Ferdie,
];

/// A producer whose account and keys are all derived from one well-known name.
fn producer(
	account: Sr25519Keyring,
	finality: Ed25519Keyring,
) -> (AccountId, AccountId, SessionKeys) {
	let keys = SessionKeys { aura: account.public().into(), grandpa: finality.public().into() };
	(account.to_account_id(), account.to_account_id(), keys)
}

/// A test network run by `producers`.
fn test_network(producers: Vec<(AccountId, AccountId, SessionKeys)>) -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: ENDOWED.iter().map(|who| (who.to_account_id(), ENDOWMENT)).collect(),
		},
		session: SessionConfig { keys: producers },
	})
}

/// One producer, Alice.
fn development() -> Value {
	test_network(vec![producer(Sr25519Keyring::Alice, Ed25519Keyring::Alice)])
}

/// Four producers: Alice, Bob, Charlie and Dave.
fn local() -> Value {
	test_network(vec![
		producer(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
		producer(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
		producer(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
		producer(Sr25519Keyring::Dave, Ed25519Keyring::Dave),
	])
}

/// The preset called `id`, as JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		DEV_RUNTIME_PRESET => development(),
		LOCAL_RUNTIME_PRESET => local(),
		_ => return None,
	};
	serde_json::to_vec(&patch).ok()
}

/// The names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![PresetId::from(DEV_RUNTIME_PRESET), PresetId::from(LOCAL_RUNTIME_PRESET)]
}
