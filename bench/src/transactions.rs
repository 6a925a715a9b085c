//! Transactions that were signed before anything is measured.

use medibloc_bench_control_runtime as control;
use medibloc_primitives::{
	voucher::{self, Scope, Voucher},
	AccountId, Address, Balance, Hash, Nonce, Signature,
};
use medibloc_runtime as medibloc;
use rayon::prelude::*;
use sp_core::{sr25519, Encode, Pair};
use sp_runtime::{
	generic::{Era, SignedPayload, UncheckedExtrinsic},
	traits::{
		BlakeTwo256, Dispatchable, Hash as _, IdentifyAccount, StaticLookup, TransactionExtension,
	},
	MultiSigner, OpaqueExtrinsic,
};
use std::ops::Range;

/// What a transfer moves: little enough that every account can keep its deposit.
const TRANSFERRED: Balance = medibloc_primitives::token::MED;

/// How many transactions always fill a block: the shortest takes 130 bytes of a mebibyte.
pub const MORE_THAN_A_BLOCK: u32 = 8_100;

/// An account of the benchmark, by its number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Sender(pub u32);

impl Sender {
	/// The key that signs for it.
	fn pair(self) -> sr25519::Pair {
		sr25519::Pair::from_seed(&BlakeTwo256::hash_of(&("medibloc-bench", self.0)).0)
	}

	/// The account.
	pub fn account(self) -> AccountId {
		MultiSigner::from(self.pair().public()).into_account()
	}
}

/// The accounts of `senders`.
pub fn accounts(senders: Range<u32>) -> Vec<AccountId> {
	senders.into_par_iter().map(|number| Sender(number).account()).collect()
}

/// Where a transaction is valid, and which of its sender's it is.
#[derive(Clone, Copy, Debug)]
pub struct Place {
	/// The hash of the chain's first block.
	pub genesis_hash: Hash,
	/// How many transactions the sender has sent before.
	pub nonce: Nonce,
}

/// Signs one transaction of each of `senders`.
fn sign_all(
	senders: Range<u32>,
	sign: impl Fn(Sender) -> OpaqueExtrinsic + Sync,
) -> Vec<OpaqueExtrinsic> {
	senders.into_par_iter().map(|number| sign(Sender(number))).collect()
}

/// An anchor from each of `senders`, each of another root.
pub fn anchors(place: Place, senders: Range<u32>) -> Vec<OpaqueExtrinsic> {
	sign_all(senders, |sender| sign_medibloc(place, sender, anchor(sender, place.nonce)))
}

/// An anchor from each of `senders`, each of another root, that a voucher of the one whom `payer` names pays for, good to
/// the slot `until`.
pub fn sponsored_anchors(
	place: Place,
	senders: Range<u32>,
	payer: impl Fn(Sender) -> Sender + Sync,
	until: u64,
) -> Vec<OpaqueExtrinsic> {
	sign_all(senders, |sender| {
		sponsored(place, sender, payer(sender), anchor(sender, place.nonce), until)
	})
}

/// A transaction of `signer` that calls `call` and that a voucher of `payer` pays for, good to the slot `until`.
pub fn sponsored(
	place: Place,
	signer: Sender,
	payer: Sender,
	call: medibloc::RuntimeCall,
	until: u64,
) -> OpaqueExtrinsic {
	with_voucher(place, signer, payer, payer, call, until)
}

/// The same, but `author` signed the voucher in the payer's name: it is void unless that is the payer.
pub fn with_voucher(
	place: Place,
	signer: Sender,
	payer: Sender,
	author: Sender,
	call: medibloc::RuntimeCall,
	until: u64,
) -> OpaqueExtrinsic {
	let voucher = Voucher {
		payer: payer.account(),
		generation: 0,
		scope: Scope::Once {
			nonce: place.nonce,
			call_hash: call.using_encoded(voucher::call_hash),
		},
		expires_at: until,
	};
	let message = voucher.message(&place.genesis_hash, &signer.account());
	let sponsored = pallet_payer_signature::Call::sponsored {
		key: payer.account(),
		signature: author.pair().sign(&message).into(),
		voucher,
		call: Box::new(call),
	};
	sign_medibloc(place, signer, sponsored.into())
}

/// The call that anchors a root of the sender's own.
pub fn anchor(sender: Sender, nonce: Nonce) -> medibloc::RuntimeCall {
	let root = BlakeTwo256::hash_of(&("root", sender.0, nonce));
	pallet_merkle_anchor::Call::anchor { root }.into()
}

/// A vote from each of `senders`, for whom `targets` says.
pub fn votes(
	place: Place,
	senders: Range<u32>,
	targets: impl Fn(Sender) -> Vec<AccountId> + Sync,
) -> Vec<OpaqueExtrinsic> {
	sign_all(senders, |sender| {
		let targets = targets(sender);
		let call = pallet_producers::Call::<medibloc::Runtime>::vote { targets };
		sign_medibloc(place, sender, call.into())
	})
}

/// From each of `senders`, a call that takes `amount` out of its stake.
pub fn unstakes(place: Place, senders: Range<u32>, amount: Balance) -> Vec<OpaqueExtrinsic> {
	sign_all(senders, |sender| {
		let call = pallet_staking_bandwidth::Call::<medibloc::Runtime>::unstake { amount };
		sign_medibloc(place, sender, call.into())
	})
}

/// A transfer from each of `senders`, each to another account: the one `senders.len()` after its
/// own, which exists.
pub fn transfers(place: Place, senders: Range<u32>) -> Vec<OpaqueExtrinsic> {
	let distance = senders.end.saturating_sub(senders.start);
	sign_all(senders, |sender| sign_medibloc(place, sender, transfer(sender, distance).into()))
}

/// The same transfers for the control runtime.
pub fn control_transfers(place: Place, senders: Range<u32>) -> Vec<OpaqueExtrinsic> {
	let distance = senders.end.saturating_sub(senders.start);
	sign_all(senders, |sender| sign_control(place, sender, transfer(sender, distance).into()))
}

/// A transfer to the account `distance` after the sender's.
fn transfer<T>(sender: Sender, distance: u32) -> pallet_balances::Call<T>
where
	T: pallet_balances::Config<Balance = Balance>,
	T::Lookup: StaticLookup<Source = Address>,
{
	let dest = Sender(sender.0.saturating_add(distance)).account().into();
	pallet_balances::Call::transfer_keep_alive { dest, value: TRANSFERRED }
}

fn sign_medibloc(place: Place, sender: Sender, call: medibloc::RuntimeCall) -> OpaqueExtrinsic {
	let Place { genesis_hash, nonce } = place;
	let extension = medibloc::tx_extension(Era::Immortal, nonce, 0);
	let (spec, format) = (medibloc::VERSION.spec_version, medibloc::VERSION.transaction_version);
	let implicit = ((), spec, format, genesis_hash, genesis_hash, (), (), (), None, ());
	sign(sender, call, extension, implicit)
}

fn sign_control(place: Place, sender: Sender, call: control::RuntimeCall) -> OpaqueExtrinsic {
	let Place { genesis_hash, nonce } = place;
	let extension: control::TxExtension = (
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::Immortal),
		frame_system::CheckNonce::from(nonce),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(0),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	let (spec, format) = (control::VERSION.spec_version, control::VERSION.transaction_version);
	let implicit = ((), spec, format, genesis_hash, genesis_hash, (), (), (), None, ());
	sign(sender, call, extension, implicit)
}

/// Signs what a wallet signs.
fn sign<Call, Extension>(
	sender: Sender,
	call: Call,
	extension: Extension,
	implicit: Extension::Implicit,
) -> OpaqueExtrinsic
where
	Call: Dispatchable + Encode,
	Extension: TransactionExtension<Call>,
{
	let payload = SignedPayload::from_raw(call, extension, implicit);
	let signature = payload.using_encoded(|bytes| sender.pair().sign(bytes));
	let (call, extension, _) = payload.deconstruct();
	let address = Address::from(sender.account());
	UncheckedExtrinsic::<_, _, Signature, _>::new_signed(call, address, signature.into(), extension)
		.into()
}
