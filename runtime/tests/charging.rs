//! What charging for a plain transaction touches.

use codec::Encode;
use frame_support::{
	assert_ok,
	dispatch::GetDispatchInfo,
	traits::{BuildGenesisConfig, Hooks},
	weights::Weight,
};
use medibloc_primitives::AccountId;
use medibloc_runtime::{
	genesis_config_presets::get_preset, tx_extension, PayerSignature, Runtime, RuntimeCall,
	RuntimeGenesisConfig, RuntimeOrigin, StakingBandwidth, Unbonding,
};
use pallet_payer_signature::ChargeBandwidth;
use pallet_staking_bandwidth::{Accounts, Network};
use sp_consensus_aura::Slot;
use sp_core::Blake2Hasher;
use sp_io::{hashing::twox_128, TestExternalities};
use sp_keyring::Sr25519Keyring::Alice;
use sp_runtime::{
	generic::Era,
	traits::{DispatchTransaction, TransactionExtension},
};
use sp_state_machine::read_proof_check;
use std::collections::{BTreeMap, BTreeSet};

type State = BTreeMap<Vec<u8>, Vec<u8>>;

/// One of the stakers besides Alice.
fn staker(number: u32) -> AccountId {
	AccountId::new(sp_io::hashing::blake2_256(&number.encode()))
}

/// The development chain in its first block, with so many stakers more.
fn chain(stakers: u32) -> TestExternalities {
	let patch = get_preset(&"development".into()).expect("the preset exists");
	let patch: serde_json::Value = serde_json::from_slice(&patch).expect("it is JSON");
	let mut config = RuntimeGenesisConfig {
		balances: serde_json::from_value(patch["balances"].clone()).expect("it is a genesis"),
		..Default::default()
	};
	let stakers: Vec<_> = (0..stakers).map(staker).chain([Alice.to_account_id()]).collect();
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

/// The same chain, where another staker takes out its stake in so many parts, and has cancelled so
/// many of its vouchers.
fn busy_chain(stakers: u32, chunks: u64, vouchers: u64) -> TestExternalities {
	let mut chain = chain(stakers);
	chain.execute_with(|| {
		let other = || RuntimeOrigin::signed(staker(0));
		for slot in 1..=chunks {
			pallet_aura::CurrentSlot::<Runtime>::put(Slot::from(slot));
			// The last place is kept for the whole rest.
			let rest = StakingBandwidth::stake_of(&staker(0));
			let part = if slot == chunks { rest } else { 1 };
			assert_ok!(StakingBandwidth::unstake(other(), part));
		}
		for serial in 0..vouchers {
			assert_ok!(PayerSignature::cancel(other(), serial));
		}
		assert_eq!(Unbonding::pending(&staker(0)).len() as u64, chunks);
		StakingBandwidth::on_initialize(2);
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

/// Executes a transaction of Alice that does nothing. Returns the weight that its extensions
/// declare.
fn transact() -> Weight {
	let call = RuntimeCall::from(frame_system::Call::remark { remark: Vec::new() });
	let extensions = tx_extension(Era::immortal(), 0, 0);
	let mut info = call.get_dispatch_info();
	info.extension_weight = extensions.weight(&call);
	let origin = RuntimeOrigin::signed(Alice.to_account_id());
	let outcome = extensions.dispatch_transaction(origin, call, &info, 100, 0);
	assert!(matches!(outcome, Ok(Ok(_))), "{outcome:?}");
	info.extension_weight
}

/// The keys that `work` looks up, whether there is a value or not.
fn looked_up(chain: &mut TestExternalities, work: impl FnOnce()) -> BTreeSet<Vec<u8>> {
	let recorder = Default::default();
	let recorded = Clone::clone(&recorder);
	chain.execute_with_recorder(recorder, work);
	let keys = recorded.recorded_keys().into_values().flat_map(|keys| keys.into_keys());
	keys.map(|key| key.to_vec()).collect()
}

/// Whether a key is one of our pallets'.
fn is_ours(key: &[u8]) -> bool {
	["StakingBandwidth", "Unbonding", "PayerSignature", "MerkleAnchor"]
		.iter()
		.any(|pallet| key.starts_with(&twox_128(pallet.as_bytes())))
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

#[test]
fn a_plain_transaction_should_touch_no_more_of_ours_whatever_others_do() {
	let record = Accounts::<Runtime>::hashed_key_for(Alice.to_account_id());
	let network = Network::<Runtime>::hashed_key().to_vec();
	let both = BTreeSet::from([record.clone(), network]);
	let mut weights = Vec::new();
	let mut keys = BTreeSet::new();
	let others = [10, 1_000].into_iter().flat_map(|stakers| {
		[(0, 0), (32, 0), (0, 100), (32, 100)].map(|(chunks, vouchers)| (stakers, chunks, vouchers))
	});
	for (stakers, chunks, vouchers) in others {
		let with = format!("{stakers} stakers, {chunks} chunks, {vouchers} vouchers");
		let busy_chain = || busy_chain(stakers, chunks, vouchers);

		let all = looked_up(&mut busy_chain(), || weights.push(transact()));
		let ours: BTreeSet<_> = all.iter().filter(|key| is_ours(key)).cloned().collect();
		assert_eq!(ours, both, "{with}");
		keys.insert(all);

		let mut written = changed(&mut busy_chain(), || {
			transact();
		});
		written.retain(|key| is_ours(key));
		assert_eq!(written, std::slice::from_ref(&record), "{with}");
	}
	assert_eq!(keys.len(), 1, "the other pallets' keys are the same, too");
	assert!(weights.iter().all(|weight| *weight == weights[0]), "{weights:?}");
}
