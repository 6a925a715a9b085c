//! Benchmarks of the chain's own transaction extensions, each at its worst case.

use crate::{extensions::UnmeteredCharge, AccountId, Runtime, RuntimeCall, RuntimeOrigin};
use alloc::vec::Vec;
use codec::Encode;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_support::dispatch::GetDispatchInfo;
use frame_system::RawOrigin;
use sp_runtime::traits::DispatchTransaction;

/// The extensions, for `frame-benchmarking`.
pub struct Pallet<T: Config>(PhantomData<T>);

/// The extensions are those of this runtime, for its calls alone.
pub trait Config:
	frame_system::Config<RuntimeCall = RuntimeCall, RuntimeOrigin = RuntimeOrigin>
{
}

impl Config for Runtime {}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// A tip of zero: it passes. With another one the transaction would not get into a block.
	#[benchmark]
	fn unmetered_charge() {
		let caller: AccountId = whitelisted_caller();
		let origin: RuntimeOrigin = RawOrigin::Signed(caller).into();
		let call: RuntimeCall = frame_system::Call::remark { remark: Vec::new() }.into();
		let info = call.get_dispatch_info();
		let length = call.encoded_size();
		let result;

		#[block]
		{
			result = UnmeteredCharge::new(0)
				.test_run(origin, &call, &info, length, 0, |_| Ok(Default::default()));
		}

		assert!(matches!(result, Ok(Ok(_))));
	}

	impl_benchmark_test_suite!(Pallet, sp_io::TestExternalities::default(), Runtime);
}
