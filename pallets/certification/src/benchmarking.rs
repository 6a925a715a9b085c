//! Benchmarks of every call, each at its worst case.

use crate::{Call, Certificates, Config, Pallet};
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use medibloc_primitives::Moment;
use sp_core::H256;

#[benchmarks]
mod benchmarks {
	use super::*;

	/// A certificate that is not there: one read finds nothing, one write adds the entry.
	#[benchmark]
	fn certify() {
		let certifier: T::AccountId = whitelisted_caller();
		let professional: T::AccountId = account("professional", 0, 0);
		let hash = H256::repeat_byte(0xa5);

		#[extrinsic_call]
		_(RawOrigin::Signed(certifier.clone()), professional.clone(), hash, Moment::MAX);

		assert!(Certificates::<T>::contains_key((professional, certifier, hash)));
	}

	/// A certificate that is in force: one read finds it, one write adds the end.
	#[benchmark]
	fn revoke() -> Result<(), BenchmarkError> {
		let certifier: T::AccountId = whitelisted_caller();
		let professional: T::AccountId = account("professional", 0, 0);
		let hash = H256::repeat_byte(0xa5);
		Pallet::<T>::do_certify(professional.clone(), certifier.clone(), hash, Moment::MAX)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(certifier.clone()), professional.clone(), hash, u8::MAX);

		let certificate = Certificates::<T>::get((professional, certifier, hash));
		assert!(certificate.is_some_and(|certificate| certificate.revocation.is_some()));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
