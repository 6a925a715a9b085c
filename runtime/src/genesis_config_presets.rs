//! How a chain begins. Presets are built by the runtime itself, so that a chain specification needs
//! nothing but the Wasm and a name.

use crate::{
	AccountId, Balance, BalancesConfig, ProducersConfig, RuntimeGenesisConfig, SessionConfig,
	SessionKeys, StakingBandwidthConfig,
};
use alloc::{collections::BTreeSet, format, vec, vec::Vec};
use frame_support::build_struct_json_patch;
use medibloc_primitives::{time::PRODUCERS, token::MED};
use pallet_producers::Parameters;
use serde_json::Value;
use sp_core::{crypto::get_public_from_string_or_panic, ed25519, sr25519};
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// The preset of a network of four producers on one machine.
pub const LOCAL_RUNTIME_PRESET: &str = "local";

/// The preset of the public test network of twenty-one producers.
pub const TESTNET_RUNTIME_PRESET: &str = "testnet";

/// What each well-known account and each producer owns at the beginning.
const ENDOWMENT: Balance = 10_000_000 * MED;

/// What each of them has staked of it: without a stake there are no transactions.
const STAKE: Balance = ENDOWMENT / 2;

/// The well-known accounts that own something at the beginning.
const ENDOWED: [Sr25519Keyring; 6] = [
	Sr25519Keyring::Alice,
	Sr25519Keyring::Bob,
	Sr25519Keyring::Charlie,
	Sr25519Keyring::Dave,
	Sr25519Keyring::Eve,
	Sr25519Keyring::Ferdie,
];

/// A producer as the session pallet's genesis takes it: its account, its identifier, its keys.
type Producer = (AccountId, AccountId, SessionKeys);

/// A producer whose account and keys are all derived from one well-known name.
fn producer(account: Sr25519Keyring, finality: Ed25519Keyring) -> Producer {
	let keys = SessionKeys { aura: account.public().into(), grandpa: finality.public().into() };
	(account.to_account_id(), account.to_account_id(), keys)
}

/// A producer of the test network: its account and its keys are those of `//Producer//NUMBER`, from
/// the development phrase. Everybody can derive them: a network that must not be everybody's takes
/// its producers from its own chain specification.
fn testnet_producer(number: u32) -> Producer {
	let path = format!("Producer//{number}");
	let account = get_public_from_string_or_panic::<sr25519::Public>(&path);
	let finality = get_public_from_string_or_panic::<ed25519::Public>(&path);
	let keys = SessionKeys { aura: account.into(), grandpa: finality.into() };
	(account.into(), account.into(), keys)
}

/// A network run by `producers`, in which they and the well-known accounts own something.
fn network(mut producers: Vec<Producer>) -> Value {
	// The order of their turns.
	producers.sort_by(|(one, ..), (other, ..)| one.cmp(other));
	let seats = producers.len() as u32;
	let endowed: BTreeSet<AccountId> = ENDOWED
		.into_iter()
		.map(Sr25519Keyring::to_account_id)
		.chain(producers.iter().map(|(account, ..)| account.clone()))
		.collect();
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: endowed.iter().cloned().map(|who| (who, ENDOWMENT)).collect(),
		},
		staking_bandwidth: StakingBandwidthConfig {
			stakes: endowed.into_iter().map(|who| (who, STAKE)).collect(),
		},
		session: SessionConfig { keys: producers },
		producers: ProducersConfig { parameters: Parameters { seats, ..Default::default() } },
	})
}

/// One producer, Alice.
fn development() -> Value {
	network(vec![producer(Sr25519Keyring::Alice, Ed25519Keyring::Alice)])
}

/// Four producers: Alice, Bob, Charlie and Dave.
fn local() -> Value {
	network(vec![
		producer(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
		producer(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
		producer(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
		producer(Sr25519Keyring::Dave, Ed25519Keyring::Dave),
	])
}

/// Twenty-one producers.
fn testnet() -> Value {
	network((1..=PRODUCERS).map(testnet_producer).collect())
}

/// The preset called `id`, as JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		DEV_RUNTIME_PRESET => development(),
		LOCAL_RUNTIME_PRESET => local(),
		TESTNET_RUNTIME_PRESET => testnet(),
		_ => return None,
	};
	serde_json::to_vec(&patch).ok()
}

/// The names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	[DEV_RUNTIME_PRESET, LOCAL_RUNTIME_PRESET, TESTNET_RUNTIME_PRESET].map(PresetId::from).to_vec()
}
