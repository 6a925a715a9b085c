//! Benchmarks of every call and extension, each at its worst case.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "it runs outside of blocks")]

use crate::{
	Allowance, Allowances, BenchmarkHelper, Call, ChargeBandwidth, CheckNonce, Config, Keys,
	Pallet, PayerInfo, Payers, VoucherKey,
};
use alloc::{boxed::Box, vec::Vec};
use codec::Encode;
use frame_benchmarking::{account, v2::*};
use frame_support::{dispatch::GetDispatchInfo, traits::Get};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use medibloc_primitives::{
	voucher::{Scope, Voucher, MAX_VOUCHER_CALLS, MAX_VOUCHER_SLOTS},
	AccountId, Signature,
};
use sp_core::crypto::KeyTypeId;
use sp_runtime::{
	traits::{DispatchTransaction, IdentifyAccount, Zero},
	MultiSigner,
};

const KEY_TYPE: KeyTypeId = KeyTypeId(*b"vchr");
const SERIAL: u64 = 7;

type CallOf<T> = <T as frame_system::Config>::RuntimeCall;

fn payer<T: Config>() -> AccountId {
	let payer: AccountId = account("payer", 0, 0);
	T::BenchmarkHelper::endow(&payer);
	payer
}

fn remark<T: Config<RuntimeCall: From<frame_system::Call<T>>>>() -> CallOf<T> {
	frame_system::Call::remark { remark: Vec::new() }.into()
}

/// A sponsored call with the voucher that takes longest to judge: a standing one that lists as many calls as it may and
/// the right one last, has been used before, and is signed by a voucher key with ECDSA.
fn sponsored_call<T>(signer: &AccountId) -> CallOf<T>
where
	T: Config<RuntimeCall: From<frame_system::Call<T>> + From<Call<T>>>,
{
	let payer = payer::<T>();
	let call = remark::<T>();
	let index = call.using_encoded(|encoded| (encoded[0], encoded[1]));
	let others = (1..MAX_VOUCHER_CALLS as u8).map(|number| (u8::MAX, number));
	let calls: Vec<_> = others.chain([index]).collect();
	let voucher = Voucher {
		payer: payer.clone(),
		generation: 1,
		scope: Scope::Standing {
			serial: SERIAL,
			calls: calls.try_into().expect("as many as it may"),
			bandwidth: u64::MAX,
		},
		expires_at: T::CurrentSlot::get().saturating_add(1),
	};

	let public = sp_io::crypto::ecdsa_generate(KEY_TYPE, None);
	let key = MultiSigner::Ecdsa(public).into_account();
	let authorized = VoucherKey { generation: 1, until: Some(u64::MAX) };
	Payers::<T>::insert(&payer, PayerInfo { generation: 1, keys: 1 });
	Keys::<T>::insert(&payer, &key, authorized);
	Allowances::<T>::insert(&payer, SERIAL, Allowance { generation: 1, ..Default::default() });

	let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
	let message = voucher.message(&genesis, signer);
	let signature =
		sp_io::crypto::ecdsa_sign(KEY_TYPE, &public, &message).expect("the key was just made");
	Call::sponsored { voucher, key, signature: Signature::Ecdsa(signature), call: Box::new(call) }
		.into()
}

#[benchmarks(where T: Config<RuntimeCall: From<frame_system::Call<T>> + From<Call<T>>> + Send + Sync)]
mod benchmarks {
	use super::*;

	/// What it does besides the call that it runs.
	#[benchmark]
	fn sponsored() {
		let signer: AccountId = account("patient", 0, 0);

		#[block]
		{
			Pallet::<T>::do_sponsored(signer, remark::<T>()).expect("anybody may remark");
		}
	}

	#[benchmark]
	fn cancel() {
		let payer = payer::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(payer.clone()), SERIAL);

		assert!(Allowances::<T>::contains_key(&payer, SERIAL));
	}

	#[benchmark]
	fn cancel_all() {
		let payer = payer::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(payer.clone()));

		assert_eq!(Payers::<T>::get(&payer).generation, 1);
	}

	#[benchmark]
	fn clear() {
		let payer = payer::<T>();
		Payers::<T>::insert(&payer, PayerInfo { generation: 1, keys: 0 });
		let cancelled = Allowance { is_cancelled: true, ..Default::default() };
		Allowances::<T>::insert(&payer, SERIAL, cancelled);

		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), payer.clone(), SERIAL);

		assert!(!Allowances::<T>::contains_key(&payer, SERIAL));
	}

	#[benchmark]
	fn authorize_key() {
		let payer = payer::<T>();
		let key: AccountId = account("key", 0, 0);
		let until = T::CurrentSlot::get().saturating_add(MAX_VOUCHER_SLOTS);

		#[extrinsic_call]
		_(RawOrigin::Signed(payer.clone()), key.clone(), until);

		assert!(Keys::<T>::contains_key(&payer, &key));
	}

	#[benchmark]
	fn revoke_key() {
		let payer = payer::<T>();
		let key: AccountId = account("key", 0, 0);
		let until = T::CurrentSlot::get();
		Pallet::<T>::do_authorize_key(payer.clone(), key.clone(), until).expect("it is the first");

		#[extrinsic_call]
		_(RawOrigin::Signed(payer.clone()), key.clone());

		assert_eq!(Keys::<T>::get(&payer, &key).and_then(|key| key.until), None);
	}

	#[benchmark]
	fn check_nonce() {
		let signer = payer::<T>();
		let call = remark::<T>();
		let info = call.get_dispatch_info();
		let origin = RawOrigin::Signed(signer).into();
		let result;

		#[block]
		{
			result = CheckNonce::<T>::from(0)
				.test_run(origin, &call, &info, 0, 0, |_| Ok(Default::default()));
		}
		assert!(matches!(result, Ok(Ok(_))));
	}

	/// The signer has no account, and gets one for good.
	#[benchmark]
	fn check_nonce_sponsored() {
		let signer: AccountId = account("patient", 0, 0);
		let call = sponsored_call::<T>(&signer);
		let info = call.get_dispatch_info();
		let origin = RawOrigin::Signed(signer.clone()).into();
		let result;

		#[block]
		{
			result = CheckNonce::<T>::from(0)
				.test_run(origin, &call, &info, 0, 0, |_| Ok(Default::default()));
		}
		assert!(matches!(result, Ok(Ok(_))));
		assert_eq!(frame_system::Pallet::<T>::sufficients(&signer), 1);
	}

	#[benchmark]
	fn charge() {
		let signer = payer::<T>();
		let call = remark::<T>();
		let info = call.get_dispatch_info();
		let origin = RawOrigin::Signed(signer).into();
		let result;

		#[block]
		{
			result = ChargeBandwidth::<T>::new(0)
				.test_run(origin, &call, &info, 0, 0, |_| Ok(Default::default()));
		}
		assert!(matches!(result, Ok(Ok(_))));
	}

	#[benchmark]
	fn charge_sponsored() {
		let signer: AccountId = account("patient", 0, 0);
		let call = sponsored_call::<T>(&signer);
		let info = call.get_dispatch_info();
		let origin = RawOrigin::Signed(signer).into();
		let result;

		#[block]
		{
			result = ChargeBandwidth::<T>::new(0)
				.test_run(origin, &call, &info, 0, 0, |_| Ok(Default::default()));
		}
		assert!(matches!(result, Ok(Ok(_))));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
