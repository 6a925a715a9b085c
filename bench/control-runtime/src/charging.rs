//! The chain's own charging beside the stock one, each executed as a block executes it, but alone.

use crate::{
	Balances, Runtime, RuntimeCall, RuntimeHoldReason, RuntimeOrigin, StakingBandwidth, Unbonding,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_support::{
	dispatch::{DispatchInfo, GetDispatchInfo, PostDispatchInfo},
	traits::{ConstU32, ConstU64, Get, Nothing},
};
use medibloc_primitives::AccountId;
use pallet_payer_signature::ChargeBandwidth;
use pallet_transaction_payment::ChargeTransactionPayment;
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{DispatchTransaction, TransactionExtension},
	StateVersion,
};

/// How many bytes a transaction has: about an anchor.
const LENGTH: usize = 140;

/// Who charges.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum Charging {
	/// Nobody.
	Nothing,
	/// The chain's own extension.
	Bandwidth,
	/// The SDK's.
	Fees,
}

sp_api::decl_runtime_apis! {
	/// Charges, for measurements.
	pub trait ChargingApi {
		/// Charges one transaction to each of `signers`, whose first one it is: validates and prepares it, and ends it as
		/// if its call had done what it declares. Computes the root of the state then if `with_root` says so.
		///
		/// Each nonce is counted before, as in a block, so that the signer's account has been read and written.
		fn charge(charging: Charging, signers: Vec<AccountId>, with_root: bool);
	}
}

/// See [`ChargingApi::charge`](runtime_decl_for_charging_api::ChargingApi::charge).
///
/// # Panics
///
/// Somebody cannot pay.
pub(crate) fn charge(charging: Charging, signers: Vec<AccountId>, with_root: bool) {
	let nonce = frame_system::CheckNonce::<Runtime>::from;
	match charging {
		Charging::Nothing => run(signers, || (nonce(0),)),
		Charging::Bandwidth => run(signers, || (nonce(0), ChargeBandwidth::<Runtime>::new(0))),
		Charging::Fees => {
			run(signers, || (nonce(0), ChargeTransactionPayment::<Runtime>::from(0)));
		}
	}
	if with_root {
		sp_io::storage::root(StateVersion::V1);
	}
}

/// Takes a transaction of each of `signers` through the extension that `extension` makes.
fn run<Extension>(signers: Vec<AccountId>, extension: impl Fn() -> Extension)
where
	Extension: TransactionExtension<RuntimeCall>
		+ DispatchTransaction<
			RuntimeCall,
			Origin = RuntimeOrigin,
			Info = DispatchInfo,
			Result = sp_runtime::ApplyExtrinsicResultWithInfo<PostDispatchInfo>,
		>,
{
	let call: RuntimeCall = frame_system::Call::remark { remark: Vec::new() }.into();
	for signer in signers {
		let info = call.get_dispatch_info();
		let origin = RuntimeOrigin::signed(signer);
		let charged =
			extension().test_run(origin, &call, &info, LENGTH, 0, |_| Ok(Default::default()));
		assert!(matches!(charged, Ok(Ok(_))), "a signer cannot pay");
	}
}

/// The slot of the block that is being executed, as Aura's digest names it.
pub struct CurrentSlot;

impl Get<u64> for CurrentSlot {
	fn get() -> u64 {
		pallet_aura::CurrentSlot::<Runtime>::get().into()
	}
}

impl pallet_unbonding::Config for Runtime {
	type Currency = Balances;
	type CurrentSlot = CurrentSlot;
	type MaxReleases = ConstU32<800>;
	type OnUnbonded = StakingBandwidth;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = ();
}

impl pallet_staking_bandwidth::Config for Runtime {
	// About a thousandth of a block.
	type AnchorCost = ConstU64<1_000_000>;
	type Currency = Balances;
	type CurrentSlot = CurrentSlot;
	type OnStakeChange = ();
	type RuntimeHoldReason = RuntimeHoldReason;
	type Unbonding = Unbonding;
	type WeightInfo = ();
}

impl pallet_payer_signature::Config for Runtime {
	type CurrentSlot = CurrentSlot;
	type DeclaredState = ();
	type InnerCalls = ();
	type Meter = StakingBandwidth;
	type OnPermanentState = StakingBandwidth;
	type Producers = Nothing;
	type WeightInfo = ();
}
