//! Which of the transactions that wait go into a block, and when it is full.

use super::pace::Pace;
use codec::Encode;
use log::debug;
use medibloc_runtime::Hash;
use sc_proposer_metrics::EndProposingReason;
use sc_transaction_pool_api::{InPoolTransaction, ReadyTransactions, TxInvalidityReportMap};
use sp_api::ApiError;
use sp_blockchain::Error;
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	OpaqueExtrinsic,
};
use std::{
	collections::VecDeque,
	fmt,
	sync::Arc,
	time::{Duration, Instant},
};

/// How many transactions are tried with one call of the runtime, at most.
const BATCH: usize = 128;

/// How many transactions may be left out of a block that has no room for them, before it counts as full.
const MAX_LEFT_OUT: usize = 8;

/// What is filled.
pub trait Target {
	/// Bytes of the block so far.
	fn size(&self) -> usize;

	/// How many extrinsics it holds.
	fn count(&self) -> usize;

	/// Applies the first of `extrinsics`, at least one of them, and says what became of each.
	fn apply(&mut self, extrinsics: &[OpaqueExtrinsic]) -> Vec<Result<(), Refusal>>;
}

/// Why an extrinsic is not in the block.
#[derive(Debug)]
pub enum Refusal {
	/// The runtime says so.
	Validity(TransactionValidityError),
	/// The runtime panicked.
	Broken(ApiError),
}

impl fmt::Display for Refusal {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Validity(reason) => write!(f, "{reason:?}"),
			Self::Broken(error) => write!(f, "{error}"),
		}
	}
}

/// How long a block may be filled, and how much goes into it.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
	/// When its author began.
	pub start: Instant,
	/// How long it may take from then on until the block is finished.
	pub time: Duration,
	/// How much of that finishing needs.
	pub pace: Pace,
	/// The most bytes.
	pub size: usize,
}

impl Limits {
	/// How long a block with so many extrinsics may be filled; after half of it a block that has no room for some
	/// transactions is full.
	fn filling(&self, extrinsics: usize) -> Duration {
		self.time.saturating_sub(self.pace.finishing(extrinsics))
	}
}

/// How a block was filled.
#[derive(Debug)]
pub struct Filled {
	/// Why no more transactions were tried.
	pub end: EndProposingReason,
	/// The transactions that the pool should drop, and why.
	pub invalid: TxInvalidityReportMap<Hash>,
}

/// A transaction that waits in the pool.
type Waiting<T> = dyn ReadyTransactions<Item = Arc<T>> + Send;

/// Adds transactions of `waiting` to `block`, in their order, until one of `limits` is reached at the time that
/// `now` tells, or no more of them wait.
///
/// # Errors
///
/// The block takes no transaction, and refuses none.
pub fn fill<T>(
	block: &mut impl Target,
	waiting: &mut Waiting<T>,
	limits: Limits,
	now: impl Fn() -> Instant,
) -> Result<Filled, Error>
where
	T: InPoolTransaction<Transaction = Arc<OpaqueExtrinsic>, Hash = Hash>,
{
	let mut invalid = TxInvalidityReportMap::new();
	// Taken from the pool, and not tried yet.
	let mut batch: VecDeque<Arc<T>> = VecDeque::new();
	let mut left_out = 0_usize;
	// Why the last transaction that was tried is left out, if it is.
	let mut full = None;
	let end = loop {
		let time = now().saturating_duration_since(limits.start);
		let filling = limits.filling(block.count());
		let is_patient = left_out < MAX_LEFT_OUT || time < filling / 2;
		match full {
			Some(reason) if !is_patient => break reason,
			_ if time > filling => break full.unwrap_or(EndProposingReason::HitDeadline),
			_ => {}
		}

		let taken = batch.iter().map(length).sum::<usize>();
		let mut size = block.size().saturating_add(taken);
		let mut is_too_long = false;
		while batch.len() < BATCH {
			let Some(next) = waiting.next() else { break };
			if size.saturating_add(length(&next)) > limits.size {
				waiting.report_invalid(&next);
				left_out = left_out.saturating_add(1);
				is_too_long = true;
			} else {
				size = size.saturating_add(length(&next));
				batch.push_back(next);
			}
		}
		if batch.is_empty() {
			break match full {
				_ if is_too_long => EndProposingReason::HitBlockSizeLimit,
				Some(reason) => reason,
				None => EndProposingReason::NoMoreTransactions,
			};
		}

		let extrinsics: Vec<_> = batch.iter().map(|next| (**next.data()).clone()).collect();
		let results = block.apply(&extrinsics);
		if results.is_empty() {
			return Err(Error::Backend("the runtime tries no transaction".into()));
		}
		for (tried, result) in batch.drain(..results.len().min(batch.len())).zip(results) {
			let Err(refusal) = result else {
				full = None;
				continue;
			};
			// Those of the same signer that come after it cannot be valid now.
			waiting.report_invalid(&tried);
			if let Some(reason) = note(*tried.hash(), refusal, &mut invalid) {
				left_out = left_out.saturating_add(1);
				full = Some(reason);
			}
		}
		if is_too_long {
			full = Some(EndProposingReason::HitBlockSizeLimit);
		}
	};
	Ok(Filled { end, invalid })
}

/// Notes what the pool should do with a refused transaction; says whether the block has no room for it.
fn note(
	hash: Hash,
	refusal: Refusal,
	invalid: &mut TxInvalidityReportMap<Hash>,
) -> Option<EndProposingReason> {
	match refusal {
		Refusal::Validity(reason) if reason.exhausted_resources() => {
			return Some(EndProposingReason::HitBlockWeightLimit);
		}
		// One before it, which was taken from the pool at the same time, is not in the block.
		Refusal::Validity(TransactionValidityError::Invalid(InvalidTransaction::Future)) => {}
		Refusal::Validity(reason) => {
			debug!("The transaction {hash:?} is not valid: {reason:?}");
			invalid.insert(hash, Some(reason));
		}
		Refusal::Broken(error) => {
			debug!("The transaction {hash:?} cannot be executed: {error}");
			invalid.insert(hash, None);
		}
	}
	None
}

/// Bytes that a transaction takes in a block.
fn length<T: InPoolTransaction<Transaction = Arc<OpaqueExtrinsic>>>(transaction: &Arc<T>) -> usize {
	transaction.data().encoded_size()
}

#[cfg(test)]
mod tests {
	use super::*;
	use sc_transaction_pool_api::{TransactionPriority, TransactionTag};
	use sp_runtime::transaction_validity::TransactionLongevity;
	use std::cell::Cell;

	/// What becomes of a transaction.
	#[derive(Clone, Copy, Debug, PartialEq, Eq)]
	enum Fate {
		Valid,
		Exhausts,
		Future,
		Stale,
		Panics,
	}

	/// A transaction whose first byte says what becomes of it.
	struct Waiter {
		data: Arc<OpaqueExtrinsic>,
		hash: Hash,
	}

	const FATES: [Fate; 5] = [Fate::Valid, Fate::Exhausts, Fate::Future, Fate::Stale, Fate::Panics];

	impl Waiter {
		fn new(number: u64, fate: Fate) -> Arc<Self> {
			let index = FATES.iter().position(|known| *known == fate).unwrap();
			let data = Arc::new(OpaqueExtrinsic::from_blob(vec![index as u8; 99]));
			Arc::new(Self { data, hash: Hash::from_low_u64_be(number) })
		}
	}

	impl InPoolTransaction for Waiter {
		type Transaction = Arc<OpaqueExtrinsic>;
		type Hash = Hash;

		fn data(&self) -> &Self::Transaction {
			&self.data
		}
		fn hash(&self) -> &Hash {
			&self.hash
		}
		fn priority(&self) -> &TransactionPriority {
			&0
		}
		fn longevity(&self) -> &TransactionLongevity {
			&0
		}
		fn requires(&self) -> &[TransactionTag] {
			&[]
		}
		fn provides(&self) -> &[TransactionTag] {
			&[]
		}
		fn is_propagable(&self) -> bool {
			true
		}
	}

	/// The transactions that wait; they come in their order.
	struct Queue {
		waiting: VecDeque<Arc<Waiter>>,
		reported: usize,
	}

	impl Iterator for Queue {
		type Item = Arc<Waiter>;

		fn next(&mut self) -> Option<Arc<Waiter>> {
			self.waiting.pop_front()
		}
	}

	impl ReadyTransactions for Queue {
		fn report_invalid(&mut self, _: &Arc<Waiter>) {
			self.reported += 1;
		}
	}

	/// A block on which time passes with each transaction that is tried.
	struct Slow<'a> {
		clock: &'a Cell<Duration>,
		of_one: Duration,
		at_a_time: usize,
		applied: Vec<OpaqueExtrinsic>,
	}

	impl Target for Slow<'_> {
		fn size(&self) -> usize {
			self.applied.iter().map(Encode::encoded_size).sum()
		}

		fn count(&self) -> usize {
			self.applied.len()
		}

		fn apply(&mut self, extrinsics: &[OpaqueExtrinsic]) -> Vec<Result<(), Refusal>> {
			let refused = |reason: InvalidTransaction| Err(Refusal::Validity(reason.into()));
			let tried = extrinsics.iter().take(self.at_a_time);
			tried
				.map(|extrinsic| {
					self.clock.set(self.clock.get() + self.of_one);
					match FATES[usize::from(extrinsic.inner()[0])] {
						Fate::Valid => {
							self.applied.push(extrinsic.clone());
							Ok(())
						}
						Fate::Exhausts => refused(InvalidTransaction::ExhaustsResources),
						Fate::Future => refused(InvalidTransaction::Future),
						Fate::Stale => refused(InvalidTransaction::Stale),
						Fate::Panics => Err(Refusal::Broken(ApiError::StateBackendIsNotTrie)),
					}
				})
				.collect()
		}
	}

	/// How long it takes to finish a block of a thousand, at first.
	fn finishing() -> Duration {
		Pace::default().finishing(1_000)
	}

	/// A second to fill with a thousand transactions, and what finishing them takes.
	fn limits(start: Instant, size: usize) -> Limits {
		let time = Duration::from_secs(1) + finishing();
		Limits { start, time, pace: Pace::default(), size }
	}

	/// What came of filling a block with transactions of these fates: each takes a millisecond.
	struct Outcome {
		end: EndProposingReason,
		applied: usize,
		invalid: Vec<u64>,
		left: usize,
		reported: usize,
	}

	fn filled(fates: impl IntoIterator<Item = Fate>, at_a_time: usize, size: usize) -> Outcome {
		let waiting = (0..).zip(fates).map(|(number, fate)| Waiter::new(number, fate)).collect();
		let mut queue = Queue { waiting, reported: 0 };
		let (clock, start) = (Cell::new(Duration::ZERO), Instant::now());
		let of_one = Duration::from_millis(1);
		let mut block = Slow { clock: &clock, of_one, at_a_time, applied: Vec::new() };
		let limits = limits(start, size);
		let filled = fill(&mut block, &mut queue, limits, || start + clock.get()).unwrap();
		Outcome {
			end: filled.end,
			applied: block.applied.len(),
			invalid: filled.invalid.keys().map(|hash| hash.to_low_u64_be()).collect(),
			left: queue.waiting.len(),
			reported: queue.reported,
		}
	}

	#[test]
	fn all_that_wait_should_go_into_a_block_with_room() {
		for at_a_time in [1, 7, BATCH, usize::MAX] {
			let outcome = filled([Fate::Valid; 300], at_a_time, usize::MAX);
			assert_eq!(outcome.end, EndProposingReason::NoMoreTransactions);
			assert_eq!((outcome.applied, outcome.invalid.len()), (300, 0), "{at_a_time}");
		}
	}

	#[test]
	fn filling_should_end_with_its_time_within_one_call_of_the_runtime() {
		let outcome = filled([Fate::Valid; 5_000], 25, usize::MAX);
		assert_eq!(outcome.end, EndProposingReason::HitDeadline);
		assert!((1_000..=1_026).contains(&outcome.applied), "{}", outcome.applied);
	}

	#[test]
	fn a_block_should_count_as_full_when_several_have_no_room_and_half_of_the_time_is_over() {
		let fates = [Fate::Valid; 600].into_iter().chain([Fate::Exhausts; 1_000]);
		let outcome = filled(fates, usize::MAX, usize::MAX);
		assert_eq!(outcome.end, EndProposingReason::HitBlockWeightLimit);
		assert_eq!((outcome.applied, outcome.invalid.len()), (600, 0));
		assert!(outcome.left > 800, "{}", outcome.left);
		assert_eq!(outcome.reported + outcome.left, 1_000);
	}

	#[test]
	fn small_ones_should_still_go_into_a_block_that_has_no_room_for_large_ones() {
		let fates = [Fate::Exhausts; 7].into_iter().chain([Fate::Valid; 900]);
		let outcome = filled(fates, usize::MAX, usize::MAX);
		assert_eq!(outcome.end, EndProposingReason::NoMoreTransactions);
		assert_eq!(outcome.applied, 900);
	}

	#[test]
	fn a_block_should_not_be_longer_than_it_may() {
		let outcome = filled([Fate::Valid; 300], usize::MAX, 10_050);
		assert_eq!(outcome.end, EndProposingReason::HitBlockSizeLimit);
		// A hundred bytes each, with their length.
		assert_eq!((outcome.applied, outcome.invalid.len()), (99, 0));
	}

	#[test]
	fn the_pool_should_drop_what_cannot_become_valid() {
		let fates = [Fate::Valid, Fate::Stale, Fate::Future, Fate::Panics, Fate::Valid];
		let outcome = filled(fates, usize::MAX, usize::MAX);
		assert_eq!(outcome.end, EndProposingReason::NoMoreTransactions);
		assert_eq!(outcome.applied, 2);
		assert_eq!(outcome.invalid, [1, 3]);
		assert_eq!(outcome.reported, 3);
	}

	#[test]
	fn a_runtime_that_tries_nothing_should_be_an_error() {
		let (clock, start) = (Cell::new(Duration::ZERO), Instant::now());
		let of_one = Duration::ZERO;
		let mut block = Slow { clock: &clock, of_one, at_a_time: 0, applied: Vec::new() };
		let waiting = VecDeque::from([Waiter::new(0, Fate::Valid)]);
		let mut queue = Queue { waiting, reported: 0 };
		let limits = limits(start, usize::MAX);
		assert!(fill(&mut block, &mut queue, limits, || start).is_err());
	}
}
