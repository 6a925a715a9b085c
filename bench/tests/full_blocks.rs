//! What is measured is what it is called: blocks that are full, of transactions that do what they
//! say, on a chain that begins as a node's does.

use codec::{Decode, Encode};
use frame_support::dispatch::DispatchClass;
use frame_system::AccountInfo;
use medibloc_bench::{
	full_blocks::{FullBlocks, Load, Sponsoring},
	settings::Settings,
	transactions::{accounts, Place, Sender},
	Chain, Genesis, Keep,
};
use medibloc_bench_control_runtime as control;
use medibloc_primitives::{token::MED, AccountId, Balance, Nonce};
use medibloc_runtime::{
	configs::{RuntimeBlockWeights, NORMAL_BLOCK_LENGTH},
	Runtime,
};
use pallet_balances::AccountData;
use pallet_staking_bandwidth::Account;
use sc_service::GenericChainSpec;
use sp_core::H256;
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_runtime::BuildStorage;

/// A slot after every chain's first block.
const SLOT: u64 = 600_000_000;

fn settings() -> Settings {
	let tokio = tokio::runtime::Runtime::new().expect("threads can be started");
	Settings { quick: true, soak: false, rows: Vec::new(), tokio }
}

/// A chain with a block that holds one transaction of `load`, from the first of two accounts. A third one pays for it if
/// each has a payer of its own.
async fn chain_with_one(load: Load, folder: &std::path::Path) -> Chain {
	let Sender(payer) = Sponsoring::OneForEach.payer(Sender(0));
	let all = [accounts(0..2), accounts(payer..payer + 1)].concat();
	let genesis = load.genesis(all).expect("the Wasm is built");
	let chain = Chain::open(folder, &genesis, Keep::Default, tokio::runtime::Handle::current())
		.expect("the folder is empty");
	let place = Place { genesis_hash: chain.genesis_hash(), nonce: 0 };
	let authored = chain
		.author(SLOT.into(), &load.transactions(place, 0..1))
		.await
		.expect("the transaction is valid");
	assert!(!authored.is_full);
	assert_eq!(authored.transactions(), 1);
	chain
}

/// What `who` owns on the chain of the control runtime.
fn balance(chain: &Chain, who: &AccountId) -> Balance {
	let key = frame_system::Account::<control::Runtime>::hashed_key_for(who);
	let value = chain.state(&key).expect("the state is there").expect("it owns something");
	let info = AccountInfo::<Nonce, AccountData<Balance>>::decode(&mut &value[..])
		.expect("it is an account");
	info.data.free
}

#[test]
fn a_full_block_should_have_no_room_for_another_transaction() {
	let settings = settings();
	let weights = RuntimeBlockWeights::get();
	let limit = weights.get(DispatchClass::Normal).max_total.expect("there is a limit");
	for load in [Load::Anchors, Load::ControlTransfers] {
		let blocks = FullBlocks::build(&settings, load).expect("the blocks can be built");
		for authored in [&blocks.first, &blocks.second] {
			let longest = authored.block.extrinsics.iter().map(Encode::encoded_size).max();
			let length: usize = authored.block.extrinsics.iter().map(Encode::encoded_size).sum();
			let is_long = length + longest.expect("it is not empty") > NORMAL_BLOCK_LENGTH as usize;
			// The heaviest call of the two takes less than a millisecond.
			let is_heavy = authored.weight.ref_time() + 1_000_000_000 > limit.ref_time();
			assert!(is_long || is_heavy, "{load:?}: {length} bytes, {:?}", authored.weight);
			assert!(authored.is_full);
		}
		blocks.import().expect("the blocks can be imported");
	}
}

/// Whether the root that the transaction of `load` anchors is in the state of `chain`, which holds it.
fn is_anchored(chain: &Chain, load: Load) -> bool {
	let place = Place { genesis_hash: chain.genesis_hash(), nonce: 0 };
	let anchor = load.transactions(place, 0..1).remove(0);
	let root = H256::from_slice(&anchor.inner()[anchor.inner().len() - 32..]);
	let key = pallet_merkle_anchor::Anchors::<Runtime>::hashed_key_for(root);
	chain.state(&key).expect("the state is there").is_some()
}

/// What `who`, which has staked, used.
fn used(chain: &Chain, who: Sender) -> u64 {
	let key = pallet_staking_bandwidth::Accounts::<Runtime>::hashed_key_for(who.account());
	let value = chain.state(&key).expect("the state is there").expect("it has staked");
	Account::decode(&mut &value[..]).expect("it is a record").meter.used()
}

#[tokio::test]
async fn an_anchor_should_be_in_the_state() {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let chain = chain_with_one(Load::Anchors, folder.path()).await;
	assert!(is_anchored(&chain, Load::Anchors));
	assert!(used(&chain, Sender(0)) > 0);
}

#[tokio::test]
async fn a_sponsored_anchor_should_be_in_the_state_and_cost_its_payer() {
	for sponsoring in [Sponsoring::OneForAll, Sponsoring::OneForEach, Sponsoring::OneForStrangers] {
		let folder = tempfile::tempdir().expect("a folder can be made");
		let load = Load::SponsoredAnchors(sponsoring);
		let chain = chain_with_one(load, folder.path()).await;
		assert!(is_anchored(&chain, load), "{sponsoring:?}");
		assert!(used(&chain, sponsoring.payer(Sender(0))) > 0, "{sponsoring:?}");
		assert_eq!(used(&chain, Sender(0)), 0, "{sponsoring:?}");
	}
}

#[tokio::test]
async fn a_transfer_on_the_control_runtime_should_arrive_and_cost_a_fee() {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let chain = chain_with_one(Load::ControlTransfers, folder.path()).await;
	let [sender, receiver] = [0, 1].map(|number| accounts(number..number + 1).remove(0));
	let endowment = 1_000 * MED;
	assert_eq!(balance(&chain, &receiver), endowment + MED);
	assert!(balance(&chain, &sender) < endowment - MED);
}

#[test]
fn a_chain_without_further_accounts_should_begin_as_a_node_does() {
	let code = medibloc_runtime::WASM_BINARY.expect("the Wasm is built");
	let spec: GenericChainSpec = GenericChainSpec::builder(code, None)
		.with_genesis_config_preset_name(DEV_RUNTIME_PRESET)
		.build();
	let genesis = Genesis::medibloc(DEV_RUNTIME_PRESET, []).expect("there is such a preset");
	assert_eq!(genesis.storage().top, spec.build_storage().expect("it is valid").top);
}
