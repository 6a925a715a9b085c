//! Every preset builds a chain that can start.

use frame_support::traits::{fungible::Inspect, BuildGenesisConfig};
use medibloc_primitives::token::MED;
use medibloc_runtime::{
	genesis_config_presets::{get_preset, preset_names},
	Aura, Balances, Grandpa, Runtime, RuntimeGenesisConfig, Session,
};
use sp_core::{ed25519, sr25519, Pair};
use sp_keyring::Sr25519Keyring;

/// Runs `check` on the first state of the chain called `preset`.
fn at_genesis(preset: &str, check: impl FnOnce()) {
	let patch = get_preset(&preset.into()).expect("the preset exists");
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).expect("it is JSON");
	merge(&mut config, serde_json::from_slice(&patch).expect("a preset is JSON"));
	let config: RuntimeGenesisConfig = serde_json::from_value(config).expect("it is a genesis");
	sp_io::TestExternalities::default().execute_with(|| {
		config.build();
		check();
	});
}

/// Lays `patch` over `base`, as chain specifications do.
fn merge(base: &mut serde_json::Value, patch: serde_json::Value) {
	match (base, patch) {
		(serde_json::Value::Object(base), serde_json::Value::Object(patch)) => {
			for (name, value) in patch {
				merge(base.entry(name).or_insert(serde_json::Value::Null), value);
			}
		}
		(base, patch) => *base = patch,
	}
}

#[test]
fn presets_should_be_the_documented_ones() {
	let names: Vec<String> = preset_names().iter().map(|name| name.to_string()).collect();
	assert_eq!(names, ["development", "local", "testnet"]);
	assert_eq!(get_preset(&"no such preset".into()), None);
}

#[test]
fn each_preset_should_have_its_producers_with_both_keys() {
	for (preset, producers) in [("development", 1), ("local", 4), ("testnet", 21)] {
		at_genesis(preset, || {
			assert_eq!(Session::validators().len(), producers);
			assert_eq!(Grandpa::grandpa_authorities().len(), producers);
			assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), producers);
			assert_eq!(
				Aura::slot_duration(),
				medibloc_primitives::time::SLOT_DURATION_MS,
				"blocks come every three seconds"
			);
		});
	}
}

#[test]
fn producers_should_be_those_whose_keys_are_documented() {
	at_genesis("local", || {
		// In the order of the accounts, which is the order of the turns.
		use Sr25519Keyring::{Alice, Bob, Charlie, Dave};
		let producers = [Dave, Bob, Charlie, Alice].map(Sr25519Keyring::to_account_id);
		assert_eq!(Session::validators(), producers);
	});
	at_genesis("testnet", || {
		let account = sr25519::Pair::from_string("//Producer//21", None).expect("it is a path");
		let finality = ed25519::Pair::from_string("//Producer//21", None).expect("it is a path");
		assert!(Session::validators().is_sorted());
		let seat = Session::validators()
			.iter()
			.position(|who| *who == account.public().into())
			.expect("it is a producer");
		assert_eq!(
			pallet_aura::Authorities::<Runtime>::get()[seat],
			account.public().into(),
			"the account's key authors, too"
		);
		assert_eq!(Grandpa::grandpa_authorities()[seat].0, finality.public().into());
	});
}

#[test]
fn the_well_known_accounts_should_own_what_is_issued_and_nobody_else() {
	at_genesis("development", || {
		let owners = [
			Sr25519Keyring::Alice,
			Sr25519Keyring::Bob,
			Sr25519Keyring::Charlie,
			Sr25519Keyring::Dave,
			Sr25519Keyring::Eve,
			Sr25519Keyring::Ferdie,
		];
		let total: u128 =
			owners.iter().map(|who| Balances::total_balance(&who.to_account_id())).sum();
		assert_eq!(total, 60_000_000 * MED);
		assert_eq!(Balances::total_issuance(), total);
	});
}
