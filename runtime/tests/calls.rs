//! What the chain knows of its calls: those that dispatch others, and what they add to the state.

use codec::Encode;
use medibloc_primitives::{
	bandwidth::{ACCOUNT_STATE, ANCHOR_STATE, UNITS_PER_BLOCK, WAY_OUT},
	voucher::{Scope, Voucher},
	Signature,
};
use medibloc_runtime::{calls::Calls, configs::ProxyType, OriginCaller, Runtime, RuntimeCall};
use medibloc_support::{Created, DeclaresPermanentState, InnerCalls};
use scale_info::{meta_type, PortableRegistry, Registry, TypeDef};
use sp_core::{sr25519, H256};
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::MultiAddress;
use std::collections::BTreeSet;

type Utility = pallet_utility::Call<Runtime>;
type Multisig = pallet_multisig::Call<Runtime>;
type Proxy = pallet_proxy::Call<Runtime>;
type Balances = pallet_balances::Call<Runtime>;

fn anchor() -> RuntimeCall {
	pallet_merkle_anchor::Call::anchor { root: H256::zero() }.into()
}

fn transfer() -> RuntimeCall {
	Balances::transfer_keep_alive { dest: Bob.to_account_id().into(), value: 1 }.into()
}

/// One of each call that dispatches others, with an anchor in it, or two if it can hold two.
fn wrappers() -> Vec<(&'static str, &'static str, RuntimeCall)> {
	let account = Alice.to_account_id();
	let address = MultiAddress::Id(account.clone());
	let origin = Box::new(OriginCaller::system(frame_system::RawOrigin::Signed(account.clone())));
	let (call, calls) = (Box::new(anchor()), vec![anchor(), anchor()]);
	let (one, max_weight) = (call.clone(), Default::default());
	let voucher = Voucher {
		payer: account.clone(),
		generation: 0,
		scope: Scope::Once { nonce: 0, call_hash: H256::zero() },
		expires_at: 0,
	};
	let signature = Signature::Sr25519(sr25519::Signature::default());
	let sponsored = pallet_payer_signature::Call::<Runtime>::sponsored {
		voucher,
		key: account.clone(),
		signature,
		call: one.clone(),
	};
	let enact = pallet_producers::Call::<Runtime>::enact { call: one.clone() };
	let announced = Proxy::proxy_announced {
		delegate: address.clone(),
		real: address.clone(),
		force_proxy_type: None::<ProxyType>,
		call: one.clone(),
	};
	vec![
		("Utility", "batch", Utility::batch { calls: calls.clone() }.into()),
		("Utility", "batch_all", Utility::batch_all { calls: calls.clone() }.into()),
		("Utility", "force_batch", Utility::force_batch { calls }.into()),
		("Utility", "as_derivative", Utility::as_derivative { index: 0, call: one.clone() }.into()),
		(
			"Utility",
			"dispatch_as",
			Utility::dispatch_as { as_origin: origin.clone(), call: one.clone() }.into(),
		),
		(
			"Utility",
			"dispatch_as_fallible",
			Utility::dispatch_as_fallible { as_origin: origin, call: one.clone() }.into(),
		),
		(
			"Utility",
			"with_weight",
			Utility::with_weight { call: one.clone(), weight: max_weight }.into(),
		),
		(
			"Utility",
			"if_else",
			Utility::if_else { main: one.clone(), fallback: one.clone() }.into(),
		),
		(
			"Multisig",
			"as_multi_threshold_1",
			Multisig::as_multi_threshold_1 { other_signatories: vec![], call: one.clone() }.into(),
		),
		(
			"Multisig",
			"as_multi",
			Multisig::as_multi {
				threshold: 2,
				other_signatories: vec![],
				maybe_timepoint: None,
				call: one.clone(),
				max_weight,
			}
			.into(),
		),
		("Proxy", "proxy", Proxy::proxy { real: address, force_proxy_type: None, call }.into()),
		("Proxy", "proxy_announced", announced.into()),
		("PayerSignature", "sponsored", sponsored.into()),
		("Producers", "enact", enact.into()),
	]
}

/// Every call of the runtime that has a call, or a list of calls, among its arguments.
fn calls_with_calls() -> BTreeSet<(String, String)> {
	let mut registry = Registry::new();
	let runtime_call = registry.register_type(&meta_type::<RuntimeCall>()).id;
	let types = PortableRegistry::from(registry);
	let type_of = |id: u32| &types.resolve(id).expect("it was registered").type_def;
	let holds_a_call = |id: u32| match type_of(id) {
		_ if id == runtime_call => true,
		TypeDef::Sequence(list) => list.type_param.id == runtime_call,
		_ => false,
	};
	let TypeDef::Variant(pallets) = type_of(runtime_call) else { panic!("a call is an enum") };
	let mut found = BTreeSet::new();
	for pallet in &pallets.variants {
		let TypeDef::Variant(calls) = type_of(pallet.fields[0].ty.id) else {
			panic!("a pallet's call is an enum")
		};
		for call in &calls.variants {
			if call.fields.iter().any(|field| holds_a_call(field.ty.id)) {
				found.insert((pallet.name.to_string(), call.name.to_string()));
			}
		}
	}
	found
}

#[test]
fn every_call_that_holds_calls_should_be_known() {
	let known: BTreeSet<_> =
		wrappers().iter().map(|(pallet, call, _)| (pallet.to_string(), call.to_string())).collect();
	assert_eq!(known, calls_with_calls());
}

#[test]
fn an_index_should_be_the_first_two_bytes_of_the_encoding() {
	let stake = pallet_staking_bandwidth::Call::stake { amount: 1 }.into();
	let now = pallet_timestamp::Call::set { now: 1 }.into();
	let plain = [anchor(), transfer(), stake, now];
	for call in plain.into_iter().chain(wrappers().into_iter().map(|(_, _, call)| call)) {
		let (pallet, index) = Calls::index(&call);
		assert_eq!(call.encode()[..2], [pallet, index], "{call:?}");
	}
}

#[test]
fn a_call_should_show_the_calls_within_it() {
	for (pallet, name, call) in wrappers() {
		let mut inner = Vec::new();
		Calls::visit(&call, &mut |call| inner.push(call.encode()));
		let expected = match name {
			"batch" | "batch_all" | "force_batch" | "if_else" => 2,
			_ => 1,
		};
		assert_eq!(inner, vec![anchor().encode(); expected], "{pallet}.{name}");
	}
	Calls::visit(&anchor(), &mut |_| panic!("there is none"));
}

#[test]
fn all_should_look_at_every_depth() {
	let batch = |calls| RuntimeCall::from(Utility::batch { calls });
	let deep = batch(vec![anchor(), batch(vec![batch(vec![transfer()])])]);
	let is_transfer = |call: &RuntimeCall| *call == transfer();
	assert!(!Calls::all(&deep, &|call| !is_transfer(call)));
	assert!(Calls::all(&batch(vec![batch(vec![])]), &|call| !is_transfer(call)));
	assert!(Calls::all(&transfer(), &|call| !is_transfer(call)), "not the call itself");
}

#[test]
fn what_a_call_adds_to_the_state_should_be_declared_through_every_wrapper() {
	let stake = pallet_staking_bandwidth::Call::stake { amount: 1 };
	assert_eq!(Calls::permanent_state(&anchor()), Created::bytes(ANCHOR_STATE));
	assert_eq!(Calls::permanent_state(&transfer()), Created::bytes(ACCOUNT_STATE));
	let staking = Created { bytes: ACCOUNT_STATE, ways_out: 1 };
	assert_eq!(Calls::permanent_state(&stake.into()), staking);
	for (pallet, name, call) in wrappers() {
		let mut inner = 0;
		Calls::visit(&call, &mut |_| inner += 1);
		let anchors = Created::bytes(inner * ANCHOR_STATE);
		assert_eq!(Calls::permanent_state(&call), anchors, "{pallet}.{name}");
	}
}

#[test]
fn staking_from_nothing_should_pay_for_the_way_out() {
	use frame_support::dispatch::GetDispatchInfo;
	let unstake = RuntimeCall::from(pallet_staking_bandwidth::Call::unstake { amount: 1 });
	let normal = medibloc_runtime::configs::RuntimeBlockWeights::get()
		.get(frame_support::dispatch::DispatchClass::Normal)
		.clone();
	// With the heaviest extensions, which are less than an empty transaction's weight once more.
	let time =
		unstake.get_dispatch_info().call_weight.ref_time() + 2 * normal.base_extrinsic.ref_time();
	let part = time as f64 / normal.max_total.expect("it is limited").ref_time() as f64;
	let paid = WAY_OUT as f64 / UNITS_PER_BLOCK as f64;
	assert!(part <= paid, "{part} > {paid}");
}
