//! Transactions are those of a stock Substrate chain, to the byte.

use codec::{Compact, Encode};
use frame_support::dispatch::DispatchClass;
use frame_system::limits::WeightsPerClass;
use medibloc_runtime::{
	configs::{RuntimeBlockLength, RuntimeBlockWeights},
	tx_extension, RuntimeCall, TxExtension,
};
use sp_core::H256;
use sp_runtime::{generic::Era, traits::TransactionExtension};

fn anchor() -> RuntimeCall {
	pallet_merkle_anchor::Call::anchor { root: H256::repeat_byte(7) }.into()
}

#[test]
fn the_extensions_should_encode_as_era_nonce_tip_and_metadata_mode() {
	let era = Era::mortal(64, 1_000);
	let stock = (era, Compact(300u32), Compact(0u128), 0u8).encode();
	assert_eq!(tx_extension(era, 300, 0).encode(), stock);
}

#[test]
fn the_extensions_should_have_the_names_that_wallets_know() {
	let names: Vec<_> = TxExtension::metadata().into_iter().map(|e| e.identifier).collect();
	assert_eq!(
		names,
		[
			"CheckNonZeroSender",
			"CheckSpecVersion",
			"CheckTxVersion",
			"CheckGenesis",
			"CheckMortality",
			"CheckNonce",
			"CheckWeight",
			"ChargeTransactionPayment",
			"CheckMetadataHash",
			"WeightReclaim",
		]
	);
}

#[test]
fn a_call_should_keep_its_index_for_ever() {
	let root = [7; 32];
	assert_eq!(anchor().encode(), [&[30, 0], &root[..]].concat());
	let batch = RuntimeCall::from(pallet_utility::Call::batch { calls: Vec::new() });
	assert_eq!(batch.encode()[..2], [11, 0]);
	let approve = pallet_multisig::Call::as_multi_threshold_1 {
		other_signatories: Vec::new(),
		call: Box::new(anchor()),
	};
	assert_eq!(RuntimeCall::from(approve).encode()[..2], [12, 0]);
	let remove = RuntimeCall::from(pallet_proxy::Call::remove_proxies {});
	assert_eq!(remove.encode()[..2], [13, 3]);
}

#[test]
fn ordinary_transactions_should_have_half_of_the_slot_and_a_mebibyte() {
	let weights = RuntimeBlockWeights::get();
	let WeightsPerClass { max_total, .. } = weights.get(DispatchClass::Normal);
	assert_eq!(max_total.map(|w| w.ref_time()), Some(1_500_000_000_000));
	assert_eq!(weights.max_block.ref_time(), 2_000_000_000_000);
	assert_eq!(*RuntimeBlockLength::get().max.get(DispatchClass::Normal), 1024 * 1024);
	assert!(weights.validate().is_ok());
}
