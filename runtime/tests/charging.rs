//! What charging for a plain transaction touches.

use codec::Encode;
use frame_support::{dispatch::GetDispatchInfo, traits::BuildGenesisConfig, traits::Hooks};
use medibloc_primitives::AccountId;
use medibloc_runtime::{
	genesis_config_presets::get_preset, Runtime, RuntimeCall, RuntimeGenesisConfig, RuntimeOrigin,
	StakingBandwidth,
};
use pallet_payer_signature::ChargeBandwidth;
use pallet_staking_bandwidth::{Accounts, Network};
use sp_core::Blake2Hasher;
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring::Alice;
use sp_runtime::traits::DispatchTransaction;
use sp_state_machine::read_proof_check;
use std::collections::{BTreeMap, BTreeSet};

type State = BTreeMap<Vec<u8>, Vec<u8>>;

/// The development chain in its first block, with so many stakers more.
fn chain(stakers: u32) -> TestExternalities {
	let patch = get_preset(&"development".into()).expect("the preset exists");
	let patch: serde_json::Value = serde_json::from_slice(&patch).expect("it is JSON");
	let mut config = RuntimeGenesisConfig {
		balances: serde_json::from_value(patch["balances"].clone()).expect("it is a genesis"),
		..Default::default()
	};
	let stakers =
		(0..stakers).map(|number| AccountId::new(sp_io::hashing::blake2_256(&number.encode())));
	let stakers: Vec<_> = stakers.chain([Alice.to_account_id()]).collect();
	let stake = medibloc_primitives::token::MED * 1_000;
	config.balances.balances.retain(|(who, _)| !stakers.contains(who));
	config.balances.balances.extend(stakers.iter().map(|who| (who.clone(), 2 * stake)));
	config.staking_bandwidth.stakes = stakers.into_iter().map(|who| (who, stake)).collect();

	let mut chain = TestExternalities::default();
	chain.execute_with(|| {
		config.build();
		StakingBandwidth::on_initialize(1);
	});
	chain.commit_all().expect("there is a state");
	chain
}

/// Everything in the state.
fn state(chain: &mut TestExternalities) -> State {
	chain.execute_with(|| {
		let mut state = State::new();
		let mut key = Vec::new();
		while let Some(next) = sp_io::storage::next_key(&key) {
			let value = sp_io::storage::get(&next).map(|value| value.to_vec());
			state.insert(next.clone(), value.unwrap_or_default());
			key = next;
		}
		state
	})
}

/// Charges Alice for a transaction that does nothing.
fn charge() {
	let call = RuntimeCall::from(frame_system::Call::remark { remark: Vec::new() });
	let origin = RuntimeOrigin::signed(Alice.to_account_id());
	let info = call.get_dispatch_info();
	let charged = ChargeBandwidth::<Runtime>::new(0)
		.test_run(origin, &call, &info, 100, 0, |_| Ok(Default::default()));
	assert!(matches!(charged, Ok(Ok(_))), "{charged:?}");
}

/// The keys whose values can be proved from what `work` reads. Short values are a part of the trie's nodes, so some can
/// be proved that nobody asked for.
fn provable(chain: &mut TestExternalities, work: impl FnOnce()) -> BTreeSet<Vec<u8>> {
	let keys: Vec<_> = state(chain).into_keys().collect();
	let root = *chain.backend.root();
	let ((), proof) = chain.execute_and_prove(work);
	let is_proved =
		|key: &Vec<u8>| read_proof_check::<Blake2Hasher, _>(root, proof.clone(), [key]).is_ok();
	keys.into_iter().filter(is_proved).collect()
}

/// The keys whose values `work` changes.
fn changed(chain: &mut TestExternalities, work: impl FnOnce()) -> Vec<Vec<u8>> {
	let before = state(chain);
	chain.execute_with(work);
	chain.commit_all().expect("there is a state");
	let after = state(chain).into_iter();
	after.filter(|(key, value)| before.get(key) != Some(value)).map(|(key, _)| key).collect()
}

#[test]
fn charging_should_touch_one_record_of_the_account_and_one_of_the_network_whatever_their_number() {
	let record = Accounts::<Runtime>::hashed_key_for(Alice.to_account_id());
	for stakers in [0, 10, 1_000] {
		let read = provable(&mut chain(stakers), charge);
		let two = provable(&mut chain(stakers), || {
			Accounts::<Runtime>::get(Alice.to_account_id());
			Network::<Runtime>::get();
		});
		assert_eq!(read, two, "{stakers} stakers");
		let changed = changed(&mut chain(stakers), charge);
		assert_eq!(changed, std::slice::from_ref(&record), "{stakers} stakers");
	}
}
