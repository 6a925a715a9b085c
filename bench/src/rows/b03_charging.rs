//! B3: what the chain's charging costs, against the SDK's.

use crate::{
	chain::{Chain, Keep},
	measurement::{Measurement, Target},
	settings::Settings,
	transactions, Error, Genesis,
};
use medibloc_bench_control_runtime::charging::Charging;
use medibloc_primitives::{
	bandwidth::{RECENT_HALF_LIFE_SLOTS, UNITS_PER_BLOCK},
	time::WINDOW_SLOTS,
	AccountId,
};
use std::time::{Duration, Instant};

/// What is measured, and how.
pub const ABOUT: &str = "\
`ChargeBandwidth` and the SDK's `ChargeTransactionPayment`, from validating over preparing to what follows the call, \
without anything else: the control runtime holds both, compiled into one Wasm, and a function of it takes one \
transaction of each of 2,000 accounts through one of them, on the state of a chain within a block. Each account owns \
something, has staked, and used half of its share within every six hours of the last week, as an account that is busy \
all the time. The nonce is counted before, as in every block, so that the account is in the block's memory already when \
the fee is taken from it; a run that counts the nonces only is measured as well, and taken off both. No transaction \
declares more than it uses, so no fee is given back, which is the cheaper way for the SDK's. Each round takes nothing, \
ours, the SDK's, the SDK's, ours, nothing in turns. A difference of full blocks would be the noise of the signatures: \
charging is a twentieth of a block. *With the root* has the root of the state computed at the end, as a block does: \
ours changes a record of its own, where a fee changes the account that the nonce changes anyway. *Keys* are counted \
for one transaction, by a recorder of proofs and by the changes that are left; both counts have the account of the \
nonce.";

/// The slot of the block.
const SLOT: u64 = 600_000_000;

/// How many accounts the state has.
const ACCOUNTS: u32 = 16_000;

/// How many of them are charged.
const CHARGED: u32 = 2_000;

/// The function of the Wasm that charges.
const FUNCTION: &str = "ChargingApi_charge";

/// A chain within a block, on which accounts can be charged.
struct Charged {
	chain: Chain,
	signers: Vec<AccountId>,
	// Removed after the chain is closed.
	_folder: tempfile::TempDir,
}

impl Charged {
	fn begin(settings: &Settings) -> Result<Self, Error> {
		let accounts = transactions::accounts(0..ACCOUNTS);
		let mut signers = accounts.clone();
		signers.truncate(CHARGED as usize);
		// Half of what each may use: all have staked as much.
		let used = WINDOW_SLOTS * UNITS_PER_BLOCK / u64::from(ACCOUNTS) / 2;
		let recent = used / WINDOW_SLOTS * RECENT_HALF_LIFE_SLOTS;
		let mut genesis = Genesis::control_within_block(accounts, SLOT)?;
		for signer in &signers {
			genesis = genesis.with_past(signer, SLOT, used, recent)?;
		}
		let folder = tempfile::tempdir()?;
		let tokio = settings.tokio.handle().clone();
		let chain = Chain::open(folder.path(), &genesis, Keep::Default, tokio)?;
		Ok(Self { chain, signers, _folder: folder })
	}

	/// How long it takes to charge all.
	fn time(&self, charging: Charging, with_root: bool) -> Result<Duration, Error> {
		let arguments = (charging, &self.signers, with_root);
		let start = Instant::now();
		self.chain.call(FUNCTION, &arguments)?;
		Ok(start.elapsed())
	}

	/// How long the two chargings take in microseconds for each transaction, ours and the SDK's.
	fn round(&self, with_root: bool) -> Result<(f64, f64), Error> {
		use Charging::{Bandwidth, Fees, Nothing};
		let mut took = [Duration::ZERO; 6];
		for (took, charging) in
			took.iter_mut().zip([Nothing, Bandwidth, Fees, Fees, Bandwidth, Nothing])
		{
			*took = self.time(charging, with_root)?;
		}
		let each = took.map(|took| took.as_secs_f64() * 1e6 / f64::from(CHARGED));
		let [nothing, ours, fees, fees_again, ours_again, nothing_again] = each;
		let nothing = nothing + nothing_again;
		Ok(((ours + ours_again - nothing) / 2., (fees + fees_again - nothing) / 2.))
	}
}

/// Measures the row.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let charged = Charged::begin(settings)?;
	// The first calls compile the Wasm and fill the cache.
	charged.round(true)?;

	let (mut ratios, mut with_root) = (Vec::new(), Vec::new());
	let (mut ours, mut fees) = (Vec::new(), Vec::new());
	for _ in 0..2 * settings.rounds() {
		let (of_ours, of_fees) = charged.round(false)?;
		ratios.push(of_ours / of_fees);
		ours.push(of_ours);
		fees.push(of_fees);
		let (of_ours, of_fees) = charged.round(true)?;
		with_root.push(of_ours / of_fees);
	}

	let keys = |charging| {
		let one = charged.signers.get(..1).unwrap_or_default();
		charged.chain.keys_of_call(FUNCTION, &(charging, one, false))
	};
	let (our_keys, fee_keys) = (keys(Charging::Bandwidth)?, keys(Charging::Fees)?);
	let count = |keys: &std::collections::BTreeSet<Vec<u8>>| keys.len() as f64;
	charged.chain.close()?;

	Ok(vec![
		Measurement::new("B3", "charging: our time over the SDK's", "", ratios).target(
			Target::AtMost(0.5),
			"Our record of an account is decoded and encoded three times, with 29 numbers each.",
		),
		Measurement::new("B3-ours", "charging: ours", "us", ours),
		Measurement::new("B3-sdk", "charging: the SDK's", "us", fees),
		Measurement::new(
			"B3-root",
			"charging: our time over the SDK's, with the root",
			"",
			with_root,
		),
		Measurement::new("B3-read", "charging: keys read", "", vec![count(&our_keys.read)])
			.target(Target::AtMost(count(&fee_keys.read)), "")
			.note("The target is what the SDK's reads."),
		Measurement::new(
			"B3-written",
			"charging: keys written",
			"",
			vec![count(&our_keys.written)],
		)
		.target(Target::AtMost(count(&fee_keys.written)), "")
		.note("The target is what the SDK's writes."),
	])
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rows::tests::settings;
	use frame_support::storage::storage_prefix;
	use medibloc_bench_control_runtime::Runtime;

	#[test]
	fn each_charging_should_touch_what_it_charges() {
		let charged = Charged::begin(&settings(&[])).unwrap();
		let one = &charged.signers[..1];
		let written = |charging| {
			let keys = charged.chain.keys_of_call(FUNCTION, &(charging, one, false)).unwrap();
			keys.written
		};
		let account = frame_system::Account::<Runtime>::hashed_key_for(&one[0]);
		let record = pallet_staking_bandwidth::Accounts::<Runtime>::hashed_key_for(&one[0]);
		let issuance = storage_prefix(b"Balances", b"TotalIssuance").to_vec();
		let [nothing, ours, fees] =
			[Charging::Nothing, Charging::Bandwidth, Charging::Fees].map(written);
		assert_eq!(nothing, [account.clone()].into());
		assert_eq!(ours, [account.clone(), record].into());
		assert!(fees.contains(&account) && fees.contains(&issuance));
		charged.chain.close().unwrap();
	}

	#[test]
	fn whoever_cannot_pay_should_not_be_measured() {
		let mut charged = Charged::begin(&settings(&[])).unwrap();
		charged.signers = transactions::accounts(ACCOUNTS..ACCOUNTS + 1);
		for charging in [Charging::Bandwidth, Charging::Fees] {
			assert!(charged.time(charging, false).is_err());
		}
	}
}
