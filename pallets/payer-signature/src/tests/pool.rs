//! What the pool is told: which transactions exclude each other, and which go first.

use crate::mock::*;
use medibloc_primitives::voucher::Voucher;
use sp_keyring::Sr25519Keyring;
use sp_runtime::transaction_validity::ValidTransaction;
use std::collections::BTreeSet;

/// What the pool says of a remark of `signer` that the hospital pays for.
fn by_voucher(signer: Sr25519Keyring, bytes: usize) -> ValidTransaction {
	validate(signer, 0, &sponsored_remark(signer, bytes)).expect("the hospital can pay")
}

fn sponsored_remark(signer: Sr25519Keyring, bytes: usize) -> RuntimeCall {
	sponsored(once(0, &remark(bytes)), signer, HOSPITAL, remark(bytes))
}

/// Leaves the hospital room for `rest`.
fn use_all_but(rest: u64) {
	use medibloc_support::BandwidthMeter;
	let hospital = HOSPITAL.to_account_id();
	let available = StakingBandwidth::quota(&hospital).available;
	StakingBandwidth::charge(&hospital, None::<&RuntimeCall>, available - rest)
		.expect("there is more");
}

#[test]
fn the_nonces_tag_should_come_first() {
	run(|| {
		use codec::Encode;
		let tag = |nonce: u32| (HOSPITAL.to_account_id(), nonce).encode();
		let validity = validate(HOSPITAL, 3, &remark(0)).unwrap();
		assert_eq!(validity.provides[0], tag(3));
		assert_eq!(validity.requires, [tag(2)]);
		assert!(validate(HOSPITAL, 0, &remark(0)).unwrap().requires.is_empty());
	});
}

#[test]
fn the_pool_should_hold_no_more_of_a_payers_transactions_than_it_can_pay_for() {
	run(|| {
		// Room for ten transactions that make an account.
		use_all_but(10 * (200 * 1_000_000_000_u64).div_ceil(128 * 1024));
		let places: BTreeSet<_> = Sr25519Keyring::iter()
			.skip(1)
			.map(|signer| by_voucher(signer, 0).provides[1].clone())
			.collect();
		assert!(places.len() <= 8, "{}", places.len());

		use_all_but((200 * 1_000_000_000_u64).div_ceil(128 * 1024));
		let places: BTreeSet<_> = Sr25519Keyring::iter()
			.skip(1)
			.map(|signer| by_voucher(signer, 0).provides[1].clone())
			.collect();
		assert_eq!(places.len(), 1);
	});
}

/// The place that a transaction has among those of its payer.
fn place(validity: &ValidTransaction) -> u64 {
	let [.., a, b, c, d, e, f, g, h] = validity.provides[1][..] else { panic!("there is none") };
	u64::from_le_bytes([a, b, c, d, e, f, g, h])
}

#[test]
fn the_pool_should_hold_no_more_of_a_payers_transactions_than_fill_its_share_of_sixteen_slots() {
	run(|| {
		// The hospital has the whole share. It could pay for 1,120 such transactions; 64 fill sixteen blocks, and 128
		// is the least that there is place for.
		let long = 250 * 1024;
		let cost = declared_cost(PATIENT, &sponsored_remark(PATIENT, long));
		assert!(16_000_000_000 / cost < 128 && CAPACITY / cost > 1_024);
		let others = || Sr25519Keyring::iter().skip(1);
		assert!(others().all(|signer| place(&by_voucher(signer, long)) < 128));

		// Of short ones, more do.
		assert!(others().any(|signer| place(&by_voucher(signer, 0)) >= 128));
		let places = 16_000_000_000 / declared_cost(PATIENT, &sponsored_remark(PATIENT, 0));
		assert!(others().all(|signer| place(&by_voucher(signer, 0)) < places));
	});
}

#[test]
fn signers_that_share_a_payer_should_queue_as_the_transactions_of_one_account_do() {
	run(|| {
		let mut all: Vec<_> =
			Sr25519Keyring::iter().skip(1).map(|signer| by_voucher(signer, 1_000)).collect();
		all.sort_by_key(place);
		assert!(all.windows(2).all(|pair| pair[0].priority > pair[1].priority));
		// As much goes before the last of them as its place says.
		let last = all.last().unwrap();
		let cost = declared_cost(PATIENT, &sponsored_remark(PATIENT, 1_000));
		let full = (1_u64 << 62) as f64;
		let queued = (full - last.priority as f64) / full * CAPACITY as f64;
		let expected = (place(last) + 1) as f64 * cost as f64;
		assert!((queued / expected - 1.).abs() < 0.01, "{queued} instead of {expected}");
	});
}

#[test]
fn all_that_an_account_may_have_in_the_pool_should_have_a_place() {
	run(|| {
		let long = remark(250 * 1024);
		let places: BTreeSet<_> =
			(0..=64).map(|nonce| place(&validate(HOSPITAL, nonce, &long).unwrap())).collect();
		assert_eq!(places.len(), 65);
	});
}

#[test]
fn a_payer_with_plenty_should_hardly_ever_have_two_in_one_place() {
	run(|| {
		let signers: Vec<_> = Sr25519Keyring::iter().skip(1).collect();
		let places: BTreeSet<_> =
			signers.iter().map(|signer| by_voucher(*signer, 0).provides[1].clone()).collect();
		assert_eq!(places.len(), signers.len());
	});
}

#[test]
fn what_an_account_pays_for_itself_should_take_one_place_after_the_other() {
	run(|| {
		let cost = validate(HOSPITAL, 0, &remark(0)).map(|_| {
			let info = Default::default();
			crate::Pallet::<Test>::judge(&HOSPITAL.to_account_id(), &remark(0), &info, 0)
				.unwrap()
				.cost
		});
		use_all_but(cost.unwrap() * 100);
		let places: BTreeSet<_> = (0..16)
			.map(|nonce| validate(HOSPITAL, nonce, &remark(0)).unwrap().provides[1].clone())
			.collect();
		assert_eq!(places.len(), 16);
	});
}

#[test]
fn an_allowance_should_bound_the_pool_as_the_payer_does() {
	run(|| {
		let places: BTreeSet<_> = Sr25519Keyring::iter()
			.skip(1)
			.map(|signer| {
				let voucher = standing(1, &[&remark(0)], 6_000_000);
				let call = sponsored(voucher, signer, HOSPITAL, remark(0));
				validate(signer, 0, &call).expect("the allowance has room for two").provides[2]
					.clone()
			})
			.collect();
		assert!(places.len() <= 2, "{}", places.len());
	});
}

#[test]
fn priority_should_be_higher_the_less_was_used_just_now() {
	run(|| {
		let priority = |nonce| validate(HOSPITAL, nonce, &remark(0)).unwrap().priority;
		let fresh = priority(0);
		assert!(priority(1) < fresh);
		assert!(priority(2) < priority(1));

		use_all_but(CAPACITY / 2);
		assert!(priority(0) < fresh);
		// The week's use stays; what was used just now is forgotten.
		go_to(FIRST_SLOT + 64 * 60);
		go_to(FIRST_SLOT + 64 * 61);
		assert_eq!(priority(0), fresh);
	});
}

#[test]
fn the_way_out_should_have_one_place_and_go_before_nobody() {
	run(|| {
		let unstake = pallet_staking_bandwidth::Call::unstake { amount: STAKE }.into();
		let fresh = validate(HOSPITAL, 0, &remark(0)).unwrap().priority;
		use_all_but(0);
		let validity = [0, 1].map(|nonce| validate(HOSPITAL, nonce, &unstake).unwrap());
		assert_eq!(validity[0].provides[1], validity[1].provides[1]);
		// Whoever used its share just now waits for those who did not, on the way out, too.
		assert!(validity[0].priority < fresh);
	});
}

#[test]
fn a_voucher_should_leave_the_pool_when_it_ends() {
	run(|| {
		let voucher = Voucher { expires_at: FIRST_SLOT + 7, ..once(0, &remark(0)) };
		let call = sponsored(voucher, PATIENT, HOSPITAL, remark(0));
		assert_eq!(validate(PATIENT, 0, &call).unwrap().longevity, 7);
	});
}
