//! Ways of acting beyond one account and one call: batches, joint accounts, and accounts that act
//! for others.

use crate::{weights, Balance, Balances, OriginCaller, Runtime, RuntimeCall, RuntimeEvent, System};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{ConstU32, InstanceFilter},
};
use medibloc_primitives::token::MILLI_MED;
use scale_info::TypeInfo;
use sp_runtime::traits::BlakeTwo256;

/// How many members a joint account, how many proxies an account, and how many pending
/// announcements a proxy can have.
const MAX_PARTIES: u32 = 32;

/// What is deposited for state that stays until its owner removes it: a tenth of a MED for an entry
/// and a thousandth for each of its bytes.
const fn deposit(entries: u32, bytes: u32) -> Balance {
	entries as Balance * 100 * MILLI_MED + bytes as Balance * MILLI_MED
}

parameter_types! {
	/// An entry with the hash of a call (32 bytes), a deposit, a depositor and a time.
	pub const MultisigDepositBase: Balance = deposit(1, 88);
	/// An account.
	pub const MultisigDepositFactor: Balance = deposit(0, 32);
	/// An entry with a deposit.
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	/// An account, a type and a delay.
	pub const ProxyDepositFactor: Balance = deposit(0, 33);
	/// An entry with a deposit.
	pub const AnnouncementDepositBase: Balance = deposit(1, 8);
	/// An account, the hash of a call, and a block number.
	pub const AnnouncementDepositFactor: Balance = deposit(0, 66);
}

impl pallet_utility::Config for Runtime {
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_utility::WeightInfo<Runtime>;
}

impl pallet_multisig::Config for Runtime {
	type BlockNumberProvider = System;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<MAX_PARTIES>;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_multisig::WeightInfo<Runtime>;
}

impl pallet_proxy::Config for Runtime {
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
	type CallHasher = BlakeTwo256;
	type Currency = Balances;
	type MaxPending = ConstU32<MAX_PARTIES>;
	type MaxProxies = ConstU32<MAX_PARTIES>;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type ProxyType = ProxyType;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_proxy::WeightInfo<Runtime>;
}

/// What a proxy may do in the name of the account that named it. The indices are part of the
/// encoding: they never change.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// Everything that cannot move or spend the account's MED, nor name other proxies.
	#[codec(index = 1)]
	NonTransfer,
	/// Anchoring, one root or many: for a hospital's server whose keys are less well guarded.
	#[codec(index = 2)]
	Anchor,
	/// Rejecting announcements: for a guard who can only prevent.
	#[codec(index = 3)]
	CancelProxy,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	/// Lists what is allowed, not what is forbidden: a pallet that is added later is closed until
	/// somebody opens it. What a batch holds is filtered again, call by call.
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			Self::Any => true,
			Self::NonTransfer => {
				matches!(
					call,
					RuntimeCall::System(..)
						| RuntimeCall::Session(..)
						| RuntimeCall::Producers(..)
						| RuntimeCall::Utility(..)
						| RuntimeCall::MerkleAnchor(..)
						| RuntimeCall::Certification(..)
				) || Self::CancelProxy.filter(call)
			}
			Self::Anchor => {
				matches!(call, RuntimeCall::MerkleAnchor(..) | RuntimeCall::Utility(..))
			}
			Self::CancelProxy => {
				matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. }))
			}
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(Self::Any, _) => true,
			(_, Self::Any) => false,
			(Self::NonTransfer, _) => true,
			(one, other) => one == other,
		}
	}
}
