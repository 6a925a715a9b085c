//! A runtime of this pallet and those that it charges with.

use crate::{Call, ChargeBandwidth, CheckNonce, Pallet};
use codec::Encode;
use frame_support::{
	assert_ok, derive_impl,
	dispatch::{DispatchClass, GetDispatchInfo},
	parameter_types,
	traits::{ConstU32, ConstU64, Contains, Hooks},
	weights::Weight,
};
use frame_system::limits::{BlockLength, BlockWeights};
use medibloc_primitives::{
	voucher::{Scope, Voucher},
	AccountId, Balance, Hash, Nonce, Signature,
};
use medibloc_support::{Created, DeclaresPermanentState, InnerCalls};
use sp_core::Pair;
use sp_io::hashing::blake2_256;
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{
	traits::{DispatchTransaction, IdentityLookup, TransactionExtension, TxBaseImplication},
	transaction_validity::{TransactionSource, TransactionValidityError, ValidTransaction},
	BuildStorage, DispatchResult, Perbill,
};

type Block = frame_system::mocking::MockBlockU32<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeHoldReason,
		RuntimeFreezeReason
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;

	#[runtime::pallet_index(2)]
	pub type Utility = pallet_utility;

	#[runtime::pallet_index(3)]
	pub type Unbonding = pallet_unbonding;

	#[runtime::pallet_index(4)]
	pub type StakingBandwidth = pallet_staking_bandwidth;

	#[runtime::pallet_index(5)]
	pub type PayerSignature = crate;
}

parameter_types! {
	/// The slot, as tests set it.
	pub static Slot: u64 = FIRST_SLOT;

	/// 1.5 s of ordinary transactions, as on the chain.
	pub Weights: BlockWeights = BlockWeights::with_sensible_defaults(
		Weight::from_parts(2_000_000_000_000, u64::MAX),
		Perbill::from_percent(75),
	);

	/// 1 MiB of ordinary transactions, as on the chain.
	pub Length: BlockLength = BlockLength::builder()
		.max_length(4 * 1024 * 1024)
		.modify_max_length_for_class(DispatchClass::Normal, |max| *max = 1024 * 1024)
		.build();
}

/// The slot of the first block; a bucket begins with it.
pub const FIRST_SLOT: u64 = 600_000_000;

/// The length of the window in slots.
pub const WINDOW: u64 = 280;

/// What all blocks of a window have room for.
pub const CAPACITY: u64 = WINDOW * 1_000_000_000;

/// The hospital's stake: nobody else has one.
pub const STAKE: Balance = 1_000_000_000;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type Block = Block;
	type BlockLength = Length;
	type BlockWeights = Weights;
	type Lookup = IdentityLookup<AccountId>;
	type Nonce = Nonce;
	type OnNewAccount = StakingBandwidth;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
}

impl pallet_utility::Config for Test {
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
}

impl pallet_unbonding::Config for Test {
	type Currency = Balances;
	type CurrentSlot = Slot;
	type MaxReleases = ConstU32<5>;
	type OnUnbonded = StakingBandwidth;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = ();
}

impl pallet_staking_bandwidth::Config for Test {
	type AnchorCost = ConstU64<1_000_000>;
	type Currency = Balances;
	type CurrentSlot = Slot;
	type OnStakeChange = ();
	type RuntimeHoldReason = RuntimeHoldReason;
	type Unbonding = Unbonding;
	type WeightInfo = ();
}

/// What this runtime's calls dispatch, and add to the state.
pub struct Calls;

impl InnerCalls<RuntimeCall> for Calls {
	fn visit<'a>(call: &'a RuntimeCall, visit: &mut dyn FnMut(&'a RuntimeCall)) {
		match call {
			RuntimeCall::Utility(pallet_utility::Call::batch { calls }) => {
				calls.iter().for_each(visit)
			}
			RuntimeCall::PayerSignature(Call::sponsored { call, .. }) => visit(call),
			_ => {}
		}
	}

	fn index(call: &RuntimeCall) -> (u8, u8) {
		call.using_encoded(|encoded| (encoded[0], encoded[1]))
	}
}

impl DeclaresPermanentState<RuntimeCall> for Calls {
	fn permanent_state(call: &RuntimeCall) -> Created {
		let mut all = match call {
			RuntimeCall::Balances(_) => {
				Created::bytes(medibloc_primitives::bandwidth::ACCOUNT_STATE)
			}
			RuntimeCall::StakingBandwidth(call) => StakingBandwidth::permanent_state(call),
			RuntimeCall::PayerSignature(call) => PayerSignature::permanent_state(call),
			_ => Created::default(),
		};
		Self::visit(call, &mut |inner| all = all.and(Self::permanent_state(inner)));
		all
	}
}

/// Eve is a producer.
pub struct Producers;

impl Contains<AccountId> for Producers {
	fn contains(who: &AccountId) -> bool {
		*who == Sr25519Keyring::Eve.to_account_id()
	}
}

/// Stakes for whom it is asked to.
pub struct Stakes;

impl crate::BenchmarkHelper for Stakes {
	fn endow(who: &AccountId) {
		use frame_support::traits::fungible::Mutate;
		Balances::set_balance(who, STAKE);
		assert_ok!(StakingBandwidth::stake(RuntimeOrigin::signed(who.clone()), STAKE / 2));
	}
}

impl crate::Config for Test {
	type BenchmarkHelper = Stakes;
	type CurrentSlot = Slot;
	type DeclaredState = Calls;
	type InnerCalls = Calls;
	type Meter = StakingBandwidth;
	type OnPermanentState = StakingBandwidth;
	type Producers = Producers;
	type WeightInfo = ();
}

/// The extensions that this pallet adds to a pipeline, in their order.
pub type Extensions = (CheckNonce<Test>, ChargeBandwidth<Test>);

/// The hospital: it stakes.
pub const HOSPITAL: Sr25519Keyring = Sr25519Keyring::Alice;

/// The patient: a key without an account.
pub const PATIENT: Sr25519Keyring = Sr25519Keyring::Bob;

/// A chain in its first block, on which the hospital has staked, and Charlie, Dave and Eve own something.
pub fn new_test_ext() -> TestExternalities {
	use Sr25519Keyring::{Charlie, Dave, Eve};
	let endowed = [HOSPITAL, Charlie, Dave, Eve];
	let balances = endowed.map(|who| (who.to_account_id(), 2 * STAKE)).to_vec();
	let storage = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		unbonding: pallet_unbonding::GenesisConfig { delay: WINDOW, ..Default::default() },
		staking_bandwidth: pallet_staking_bandwidth::GenesisConfig {
			stakes: vec![(HOSPITAL.to_account_id(), STAKE)],
			slots_per_bucket: (WINDOW / 28) as u32,
		},
		..Default::default()
	}
	.build_storage()
	.expect("the genesis above is valid");
	let mut ext = TestExternalities::new(storage);
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext.execute_with(|| {
		Slot::set(FIRST_SLOT - 1);
		go_to(FIRST_SLOT);
	});
	ext
}

/// Runs `test` on a new chain and checks the invariants afterwards.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		assert_ok!(Pallet::<Test>::do_try_state());
	});
}

/// Begins the block of `slot`.
pub fn go_to(slot: u64) {
	assert!(slot > Slot::get());
	System::set_block_number(System::block_number() + 1);
	Slot::set(slot);
	Unbonding::on_initialize(System::block_number());
	StakingBandwidth::on_initialize(System::block_number());
}

/// A call that does nothing, with so many bytes.
pub fn remark(bytes: usize) -> RuntimeCall {
	frame_system::Call::remark { remark: vec![0; bytes] }.into()
}

/// `call` within so many batches, each of which holds nothing else.
pub fn nested(call: RuntimeCall, depth: u32) -> RuntimeCall {
	(0..depth)
		.fold(call, |call, _| RuntimeCall::from(pallet_utility::Call::batch { calls: vec![call] }))
}

/// How long a transaction with this call is, about.
fn length(call: &RuntimeCall) -> usize {
	call.encoded_size() + 110
}

/// What the pool says of a transaction.
pub fn validate(
	signer: Sr25519Keyring,
	nonce: Nonce,
	call: &RuntimeCall,
) -> Result<ValidTransaction, TransactionValidityError> {
	validate_tipped(signer, nonce, call, 0)
}

/// What the pool says of a transaction with a tip.
pub fn validate_tipped(
	signer: Sr25519Keyring,
	nonce: Nonce,
	call: &RuntimeCall,
	tip: Balance,
) -> Result<ValidTransaction, TransactionValidityError> {
	let extensions: Extensions = (CheckNonce::from(nonce), ChargeBandwidth::new(tip));
	let info = info(&extensions, call);
	extensions
		.validate(
			RuntimeOrigin::signed(signer.to_account_id()),
			call,
			&info,
			length(call),
			((), ()),
			&TxBaseImplication(call),
			TransactionSource::External,
		)
		.map(|(validity, ..)| validity)
}

fn info(extensions: &Extensions, call: &RuntimeCall) -> frame_support::dispatch::DispatchInfo {
	let mut info = call.get_dispatch_info();
	info.extension_weight = extensions.weight(call);
	info
}

/// What a transaction declares to cost.
pub fn declared_cost(signer: Sr25519Keyring, call: &RuntimeCall) -> u64 {
	let extensions: Extensions = (CheckNonce::from(0), ChargeBandwidth::new(0));
	let info = info(&extensions, call);
	Pallet::<Test>::declared_cost(&signer.to_account_id(), call, &info, length(call))
}

/// Executes a transaction in a block. The outer error is one for which it is in no block.
pub fn execute(
	signer: Sr25519Keyring,
	nonce: Nonce,
	call: RuntimeCall,
) -> Result<DispatchResult, TransactionValidityError> {
	// Whoever builds a block drops what a transaction did that does not belong in it.
	frame_support::storage::with_storage_layer::<_, Refused, _>(|| {
		let extensions: Extensions = (CheckNonce::from(nonce), ChargeBandwidth::new(0));
		let (info, length) = (info(&extensions, &call), length(&call));
		let origin = RuntimeOrigin::signed(signer.to_account_id());
		Ok(extensions.dispatch_transaction(origin, call, &info, length, 0)?)
	})
	.map(|outcome| outcome.map(|_| ()).map_err(|failure| failure.error))
	.map_err(|Refused(error)| error)
}

/// What keeps a transaction out of a block.
pub struct Refused(TransactionValidityError);

impl From<TransactionValidityError> for Refused {
	fn from(error: TransactionValidityError) -> Self {
		Self(error)
	}
}

impl From<sp_runtime::DispatchError> for Refused {
	fn from(error: sp_runtime::DispatchError) -> Self {
		panic!("no storage layer: {error:?}")
	}
}

/// A voucher of the hospital for exactly one transaction.
pub fn once(nonce: Nonce, call: &RuntimeCall) -> Voucher {
	let call_hash = Hash::from(call.using_encoded(blake2_256));
	voucher(Scope::Once { nonce, call_hash })
}

/// A voucher of the hospital for `calls`, until so much bandwidth is used.
pub fn standing(serial: u64, calls: &[&RuntimeCall], bandwidth: u64) -> Voucher {
	let calls = calls
		.iter()
		.map(|call| call.using_encoded(|bytes| (bytes[0], bytes[1])))
		.collect::<Vec<_>>();
	voucher(Scope::Standing { serial, calls: calls.try_into().expect("they are few"), bandwidth })
}

fn voucher(scope: Scope) -> Voucher {
	let payer = HOSPITAL.to_account_id();
	Voucher { payer, generation: 0, scope, expires_at: FIRST_SLOT + 100 }
}

/// The hash of the genesis block.
pub fn genesis() -> Hash {
	System::block_hash(0)
}

/// `call`, paid for by `voucher`, which `key` signed for `signer`.
pub fn sponsored(
	voucher: Voucher,
	signer: Sr25519Keyring,
	key: Sr25519Keyring,
	call: RuntimeCall,
) -> RuntimeCall {
	let message = voucher.message(&genesis(), &signer.to_account_id());
	let signature = Signature::Sr25519(key.pair().sign(&message));
	let key = key.to_account_id();
	Call::sponsored { voucher, key, signature, call: Box::new(call) }.into()
}

/// What the hospital used.
pub fn used() -> u64 {
	StakingBandwidth::quota(&HOSPITAL.to_account_id()).used
}
