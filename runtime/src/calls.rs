//! What the chain has to know of each call: which calls it dispatches, and what it adds to the state for good.

use crate::{
	Balances, Certification, Grandpa, MerkleAnchor, Multisig, PayerSignature, Producers, Proxy,
	Runtime, RuntimeCall, Session, StakingBandwidth, System, Timestamp, Utility,
};
use frame_support::traits::{GetCallIndex, PalletInfoAccess};
use medibloc_primitives::bandwidth::ACCOUNT_STATE;
use medibloc_support::{Created, DeclaresPermanentState, InnerCalls};

/// The calls of this runtime.
pub struct Calls;

impl InnerCalls<RuntimeCall> for Calls {
	/// A test finds every call that has a call among its arguments, and fails when one is missing here.
	fn visit<'a>(call: &'a RuntimeCall, visit: &mut dyn FnMut(&'a RuntimeCall)) {
		use pallet_multisig::Call as Multisig;
		use pallet_proxy::Call as Proxy;
		use pallet_utility::Call as Utility;
		match call {
			RuntimeCall::Utility(
				Utility::batch { calls }
				| Utility::batch_all { calls }
				| Utility::force_batch { calls },
			) => calls.iter().for_each(visit),
			RuntimeCall::Utility(
				Utility::as_derivative { call, .. }
				| Utility::dispatch_as { call, .. }
				| Utility::dispatch_as_fallible { call, .. }
				| Utility::with_weight { call, .. },
			)
			| RuntimeCall::Multisig(
				Multisig::as_multi_threshold_1 { call, .. } | Multisig::as_multi { call, .. },
			)
			| RuntimeCall::Proxy(Proxy::proxy { call, .. } | Proxy::proxy_announced { call, .. })
			| RuntimeCall::PayerSignature(pallet_payer_signature::Call::sponsored {
				call, ..
			})
			| RuntimeCall::Producers(pallet_producers::Call::enact { call }) => visit(call),
			RuntimeCall::Utility(Utility::if_else { main, fallback }) => {
				visit(main);
				visit(fallback);
			}
			_ => {}
		}
	}

	fn index(call: &RuntimeCall) -> (u8, u8) {
		match call {
			RuntimeCall::System(call) => index_in::<System>(call),
			RuntimeCall::Timestamp(call) => index_in::<Timestamp>(call),
			RuntimeCall::Session(call) => index_in::<Session>(call),
			RuntimeCall::Grandpa(call) => index_in::<Grandpa>(call),
			RuntimeCall::Balances(call) => index_in::<Balances>(call),
			RuntimeCall::Utility(call) => index_in::<Utility>(call),
			RuntimeCall::Multisig(call) => index_in::<Multisig>(call),
			RuntimeCall::Proxy(call) => index_in::<Proxy>(call),
			RuntimeCall::StakingBandwidth(call) => index_in::<StakingBandwidth>(call),
			RuntimeCall::PayerSignature(call) => index_in::<PayerSignature>(call),
			RuntimeCall::Producers(call) => index_in::<Producers>(call),
			RuntimeCall::MerkleAnchor(call) => index_in::<MerkleAnchor>(call),
			RuntimeCall::Certification(call) => index_in::<Certification>(call),
		}
	}
}

/// The index of a call of the pallet `P`. A pallet's index is a byte of the encoding.
fn index_in<P: PalletInfoAccess>(call: &impl GetCallIndex) -> (u8, u8) {
	(P::index() as u8, call.get_call_index())
}

impl DeclaresPermanentState<RuntimeCall> for Calls {
	/// State that its owner deposits for is not permanent: whoever leaves takes the deposit, and the state goes.
	fn permanent_state(call: &RuntimeCall) -> Created {
		let mut created = match call {
			RuntimeCall::Balances(call) => permanent_state_of_balances(call),
			RuntimeCall::StakingBandwidth(call) => StakingBandwidth::permanent_state(call),
			RuntimeCall::PayerSignature(call) => PayerSignature::permanent_state(call),
			RuntimeCall::Producers(call) => Producers::permanent_state(call),
			RuntimeCall::MerkleAnchor(call) => MerkleAnchor::permanent_state(call),
			RuntimeCall::Certification(call) => Certification::permanent_state(call),
			_ => Created::default(),
		};
		Self::visit(call, &mut |inner| created = created.and(Self::permanent_state(inner)));
		created
	}
}

/// A transfer may make the account that it goes to.
fn permanent_state_of_balances(call: &pallet_balances::Call<Runtime>) -> Created {
	use pallet_balances::Call;
	match call {
		Call::transfer_allow_death { .. }
		| Call::transfer_keep_alive { .. }
		| Call::transfer_all { .. } => Created::bytes(ACCOUNT_STATE),
		_ => Created::default(),
	}
}
