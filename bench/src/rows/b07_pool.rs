//! B7: how fast a node refuses what nobody can pay for, against how fast it accepts what somebody can.

use crate::{
	chain::{current_slot, Chain, Keep},
	measurement::{Measurement, Target},
	settings::Settings,
	transactions::{self, Place, Sender},
	Error, Genesis,
};
use futures::{stream, StreamExt};
use medibloc_e2e::Node;
use medibloc_primitives::{
	bandwidth::UNITS_PER_BLOCK, refusal::Refusal, time::WINDOW_SLOTS, AccountId, Hash,
};
use medibloc_runtime::{opaque::Block, Header};
use rayon::prelude::*;
use sc_consensus_aura::find_pre_digest;
use sp_consensus_aura::sr25519::AuthoritySignature;
use sp_core::Bytes;
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _},
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	OpaqueExtrinsic,
};
use std::{
	ops::Range,
	time::{Duration, Instant},
};
use subxt::rpcs::{
	client::{RpcParams, RpcSubscription},
	rpc_params, Error as RpcError, RpcClient,
};
use tokio::time::timeout;

/// What is measured, and how.
pub const ABOUT: &str = "\
A producer in a process of its own, with the options of a node that people run, is given transactions over JSON-RPC: \
bursts of 150, signed before, 64 at a time on one connection. All transactions of a burst are of one kind: anchors \
whose signers can pay, or have used up their share, or are *strangers* without an account; anchors of strangers that \
a voucher pays for, or would, had the payer not used up its share; and those that are refused for another reason, which \
is shown without a target. A burst counts when the node has answered all of it, those that can be paid for with their \
hashes, the others with the error that they deserve; the row fails when one answer is another. No transaction is sent \
twice, and each is of other accounts: the pool remembers what it refused. Bursts of all kinds make a pass, which begins \
when the slot's block is imported and the pool is empty, and counts only if it ends within the slot: no block is \
authored or imported while the clock runs, whatever the kind. The next block takes what was accepted. A round is two \
passes, the second one with the kinds in the opposite order; it gives one ratio. Payers are compared with sponsored \
anchors. *Validation alone* is the function of the Wasm that judges, called in this \
process for such transactions in the same order, on a chain of one block, by one thread; an *empty call* is one of the \
same Wasm for its version.";

const TARGET: Target = Target::AtLeast(1.5);

const IF_MISSED: &str = "\
The rows of validation alone have what the runtime takes; the rest, JSON-RPC and the pool, is the same for both.";

/// How many transactions are submitted in a burst.
const BURST: u32 = 150;

/// How many of them wait for their answers at the same time.
const IN_FLIGHT: usize = 64;

/// How many passes are tried for each that is needed: a busy machine is not always done within the slot.
const TRIES: u32 = 3;

/// How many accounts a kind has at most for each part that they play.
const MOST: u32 = 100_000;

/// A slot before every chain's first block.
const LONG_PAST: u64 = 1;

/// How long the pool and the voter may take after a block.
const SETTLED: Duration = Duration::from_millis(500);

/// How long the node may author nothing.
const PATIENCE: Duration = Duration::from_secs(60);

/// The code of the error with which a pool refuses what is not valid.
const INVALID: i32 = 1010;

/// A kind of transaction.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
	/// The signer can pay.
	Plain,
	/// The signer has used up its share.
	UsedUp,
	/// The signer has no account.
	Stranger,
	/// The signature is of another transaction.
	Signature,
	/// The payer can pay.
	Sponsored,
	/// The payer has used up its share.
	PayerUsedUp,
	/// The voucher has expired.
	Expired,
	/// Another than the payer signed the voucher.
	Forged,
}

impl Kind {
	const ALL: [Self; 8] = [
		Self::Plain,
		Self::UsedUp,
		Self::Stranger,
		Self::Signature,
		Self::Sponsored,
		Self::PayerUsedUp,
		Self::Expired,
		Self::Forged,
	];

	/// Why it is refused, if it is.
	fn refusal(self) -> Option<InvalidTransaction> {
		match self {
			Self::Plain | Self::Sponsored => None,
			Self::UsedUp | Self::Stranger | Self::PayerUsedUp => Some(InvalidTransaction::Payment),
			Self::Signature => Some(InvalidTransaction::BadProof),
			Self::Expired => Some(InvalidTransaction::Custom(Refusal::VoucherExpired as u8)),
			Self::Forged => Some(InvalidTransaction::Custom(Refusal::VoucherSignature as u8)),
		}
	}

	/// Whether somebody else pays.
	fn is_sponsored(self) -> bool {
		matches!(self, Self::Sponsored | Self::PayerUsedUp | Self::Expired | Self::Forged)
	}

	/// The first of its signers; nobody else has their numbers.
	fn first_signer(self) -> u32 {
		self as u32 * 2 * MOST
	}

	/// Who pays for a transaction of `signer`.
	fn payer(self, signer: Sender) -> Sender {
		if self.is_sponsored() {
			Sender(signer.0 + MOST)
		} else {
			signer
		}
	}

	/// Who has staked of those who pay for so many transactions.
	fn stakers(self, count: u32) -> Vec<AccountId> {
		let Sender(first) = self.payer(Sender(self.first_signer()));
		match self {
			Self::Stranger => Vec::new(),
			_ => transactions::accounts(first..first + count),
		}
	}

	/// Signs a burst. No two bursts of different numbers have anybody in common.
	fn sign(self, genesis_hash: Hash, burst: u32) -> Vec<OpaqueExtrinsic> {
		let place = Place { genesis_hash, nonce: 0 };
		let first = self.first_signer() + burst * BURST;
		let signers: Range<u32> = first..first + BURST;
		let until = current_slot() + 1_000;
		let payer = |signer| self.payer(signer);
		match self {
			Self::Plain | Self::UsedUp | Self::Stranger => transactions::anchors(place, signers),
			Self::Signature => {
				transactions::anchors(place, signers).into_iter().map(with_other_root).collect()
			}
			Self::Sponsored | Self::PayerUsedUp => {
				transactions::sponsored_anchors(place, signers, payer, until)
			}
			Self::Expired => transactions::sponsored_anchors(place, signers, payer, LONG_PAST),
			Self::Forged => {
				let forged = |number| {
					let signer = Sender(number);
					let anchor = transactions::anchor(signer, place.nonce);
					transactions::with_voucher(place, signer, payer(signer), signer, anchor, until)
				};
				signers.into_par_iter().map(forged).collect()
			}
		}
	}
}

/// The same anchor with a root that its signer did not sign.
fn with_other_root(anchor: OpaqueExtrinsic) -> OpaqueExtrinsic {
	let mut bytes = anchor.inner().to_vec();
	// The root is the end of the transaction.
	if let Some(last) = bytes.last_mut() {
		*last ^= 1;
	}
	OpaqueExtrinsic::from_blob(bytes)
}

/// How long a burst of each kind took, by [`Kind`].
type Took = [Duration; Kind::ALL.len()];

/// A chain on which everybody can pay for so many bursts who can pay.
fn genesis(bursts: u32) -> Result<Genesis, Error> {
	let count = bursts * BURST;
	let stakers = Kind::ALL.into_iter().flat_map(|kind| kind.stakers(count));
	let mut genesis = Genesis::medibloc(DEV_RUNTIME_PRESET, stakers)?;
	for kind in [Kind::UsedUp, Kind::PayerUsedUp] {
		for account in kind.stakers(count) {
			// As much as the whole network has in a week: more than any share.
			let used = WINDOW_SLOTS * UNITS_PER_BLOCK;
			genesis = genesis.with_past(&account, current_slot(), used, 0)?;
		}
	}
	Ok(genesis)
}

/// The kinds in the order of a pass: every second one goes the other way round.
fn order(pass: usize) -> Vec<Kind> {
	let mut kinds = Kind::ALL.to_vec();
	if pass % 2 == 1 {
		kinds.reverse();
	}
	kinds
}

/// A node, and where it is asked.
struct Pool {
	node: Node,
	client: RpcClient,
	heads: RpcSubscription<Header>,
	genesis_hash: Hash,
	/// How many bursts of each kind were signed.
	bursts: u32,
}

impl Pool {
	/// Connects to the first of its chain.
	async fn connect(node: Node, genesis_hash: Hash) -> Result<Self, Error> {
		let client = RpcClient::from_url(node.url()).await?;
		let heads = client
			.subscribe("chain_subscribeNewHeads", rpc_params![], "chain_unsubscribeNewHeads")
			.await?;
		Ok(Self { node, client, heads, genesis_hash, bursts: 0 })
	}

	/// Waits until the block of a slot is there and nothing waits in the pool, and returns the slot.
	async fn quiet(&mut self) -> Result<u64, Error> {
		loop {
			let head = timeout(PATIENCE, self.heads.next()).await.ok().flatten();
			let head = head.ok_or_else(|| {
				Error::Unmeasured(format!(
					"the chain has stopped; its node said\n{}",
					self.node.log()
				))
			})??;
			let slot = find_pre_digest::<Block, AuthoritySignature>(&head)
				.map_err(|error| Error::Unmeasured(error.to_string()))?;
			if u64::from(slot) != current_slot() {
				continue;
			}
			tokio::time::sleep(SETTLED).await;
			let waiting: Vec<Bytes> =
				self.client.request("author_pendingExtrinsics", rpc_params![]).await?;
			if waiting.is_empty() {
				return Ok(slot.into());
			}
		}
	}

	/// Submits a burst of each kind, and returns how long each took, or nothing if a block came between.
	async fn pass(&mut self, kinds: &[Kind]) -> Result<Option<Took>, Error> {
		let mut bursts = Vec::new();
		for kind in kinds {
			let signed = kind.sign(self.genesis_hash, self.bursts);
			let encoded = signed.iter().map(|transaction| Ok(rpc_params![transaction]));
			let encoded = encoded.collect::<Result<Vec<RpcParams>, RpcError>>()?;
			bursts.push((*kind, signed, encoded));
		}
		self.bursts += 1;

		let slot = self.quiet().await?;
		let mut took = Took::default();
		for (kind, signed, encoded) in bursts {
			let submit =
				|transaction| self.client.request::<Hash>("author_submitExtrinsic", transaction);
			let start = Instant::now();
			let answers: Vec<_> =
				stream::iter(encoded).map(submit).buffered(IN_FLIGHT).collect().await;
			took[kind as usize] = start.elapsed();
			for (transaction, answer) in signed.iter().zip(answers) {
				check(kind, BlakeTwo256::hash_of(transaction), answer)?;
			}
		}
		Ok((current_slot() == slot).then_some(took))
	}
}

/// Whether the node said of a transaction with this hash what it should have.
fn check(kind: Kind, hash: Hash, answer: Result<Hash, RpcError>) -> Result<(), Error> {
	let said = match answer {
		Ok(said) => format!("accepted {said:?}"),
		Err(RpcError::User(error)) => {
			let reason = error.data.as_deref().map_or("", |data| data.get());
			format!("refused {}: {reason}", error.code)
		}
		Err(error) => return Err(error.into()),
	};
	let expected = match kind.refusal() {
		None => format!("accepted {hash:?}"),
		Some(InvalidTransaction::Custom(code)) => {
			format!("refused {INVALID}: \"Custom error: {code}\"")
		}
		Some(reason) => format!("refused {INVALID}: \"{}\"", <&str>::from(reason)),
	};
	if said != expected {
		return Err(Error::Unmeasured(format!("{kind:?}: '{said}' instead of '{expected}'")));
	}
	Ok(())
}

/// Rounds on a real node.
async fn rounds_of_node(pool: &mut Pool, rounds: usize) -> Result<Vec<Round>, Error> {
	// The first pass compiles the Wasm.
	pool.pass(&order(0)).await?;
	let mut passes = Vec::new();
	let most = pool.bursts + TRIES * 2 * rounds as u32;
	while passes.len() < 2 * rounds {
		if pool.bursts == most {
			let message = "the node answers too slowly: too few passes were over within a slot";
			return Err(Error::Unmeasured(message.into()));
		}
		passes.extend(pool.pass(&order(passes.len())).await?);
	}
	Ok(Round::of(&passes))
}

/// Judges a burst of each kind in this process.
fn validate(chain: &Chain, kinds: &[Kind], burst: u32) -> Result<Took, Error> {
	let mut took = Took::default();
	for kind in kinds {
		let signed = kind.sign(chain.genesis_hash(), burst);
		let expected = kind.refusal().map(TransactionValidityError::Invalid);
		let start = Instant::now();
		for transaction in signed {
			let judged = chain.validate(transaction)?;
			if judged.as_ref().err() != expected.as_ref() {
				return Err(Error::Unmeasured(format!("{kind:?}: the Wasm said {judged:?}")));
			}
		}
		took[*kind as usize] = start.elapsed();
	}
	Ok(took)
}

/// Rounds of validation alone.
fn rounds_of_validation(chain: &Chain, rounds: usize) -> Result<Vec<Round>, Error> {
	validate(chain, &order(0), 0)?;
	let passes: Vec<_> = (0..2 * rounds)
		.map(|pass| validate(chain, &order(pass), 1 + pass as u32))
		.collect::<Result<_, _>>()?;
	Ok(Round::of(&passes))
}

/// How long a call of the Wasm takes that does nothing, in microseconds: the mean of a burst, each time.
fn empty_calls(chain: &Chain, rounds: usize) -> Result<Vec<f64>, Error> {
	let burst = || {
		let start = Instant::now();
		(0..BURST).try_for_each(|_| chain.call("Core_version", &()))?;
		Ok(start.elapsed().as_secs_f64() * 1e6 / f64::from(BURST))
	};
	(0..rounds).map(|_| burst()).collect()
}

/// How long the bursts of each kind took in two passes.
#[derive(Clone, Copy, Debug)]
struct Round([Duration; Kind::ALL.len()]);

impl Round {
	/// The rounds that `passes` make.
	fn of(passes: &[Took]) -> Vec<Self> {
		let sum = |pair: &[Took]| {
			Self(std::array::from_fn(|kind| pair.iter().map(|took| took[kind]).sum()))
		};
		passes.chunks_exact(2).map(sum).collect()
	}

	/// How many transactions of a kind were answered a second.
	fn rate(&self, kind: Kind) -> f64 {
		f64::from(2 * BURST) / self.0[kind as usize].as_secs_f64()
	}

	/// How many times as fast as what can be paid for `kind` is answered.
	fn ratio(&self, kind: Kind) -> f64 {
		let paid = if kind.is_sponsored() { Kind::Sponsored } else { Kind::Plain };
		self.rate(kind) / self.rate(paid)
	}
}

/// Measures the row.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let rounds = settings.rounds();
	// The first pass only warms up.
	let genesis = genesis(1 + TRIES * 2 * rounds as u32)?;
	let folder = tempfile::tempdir()?;
	let specification = folder.path().join("chain.json");
	genesis.write_specification(&specification)?;
	let genesis_hash = genesis.hash(settings.tokio.handle().clone())?;

	let node = Node::producer(&specification, "alice", &[]).start()?;
	let (measured, tried) = settings.tokio.block_on(async {
		let mut pool = Pool::connect(node, genesis_hash).await?;
		let rounds = rounds_of_node(&mut pool, rounds).await?;
		Ok::<_, Error>((rounds, pool.bursts - 1))
	})?;

	let database = tempfile::tempdir()?;
	let tokio = settings.tokio.handle();
	let chain = Chain::open(database.path(), &genesis, Keep::Default, tokio.clone())?;
	tokio.block_on(chain.author(current_slot().into(), &[]))?;
	let alone = rounds_of_validation(&chain, rounds)?;
	let empty = empty_calls(&chain, rounds)?;
	chain.close()?;

	let ratios = |rounds: &[Round], kind| rounds.iter().map(|round| round.ratio(kind)).collect();
	let rates = |kind| measured.iter().map(|round| round.rate(kind)).collect();
	let micros = |kind| alone.iter().map(|round| 1e6 / round.rate(kind)).collect();
	let row = |id, title, kind| Measurement::new(id, title, "", ratios(&measured, kind));
	Ok(vec![
		row("B7", "refusing over accepting: signer's share used up", Kind::UsedUp)
			.target(TARGET, IF_MISSED)
			.note(format!(
				"{} of {tried} passes were over before the next slot.",
				2 * measured.len()
			)),
		row("B7-stranger", "the same: signer without an account", Kind::Stranger)
			.target(TARGET, IF_MISSED),
		row("B7-payer", "the same: payer's share used up", Kind::PayerUsedUp)
			.target(TARGET, IF_MISSED),
		row("B7-signature", "the same: the signer did not sign this", Kind::Signature),
		row("B7-expired", "the same: the voucher has expired", Kind::Expired),
		row("B7-forged", "the same: the payer did not sign the voucher", Kind::Forged),
		Measurement::new("B7-accepted", "anchors accepted", "1/s", rates(Kind::Plain)),
		Measurement::new(
			"B7-refused",
			"anchors refused: share used up",
			"1/s",
			rates(Kind::UsedUp),
		),
		Measurement::new(
			"B7-sponsored",
			"sponsored anchors accepted",
			"1/s",
			rates(Kind::Sponsored),
		),
		Measurement::new(
			"B7-validation",
			"validation alone: signer's share used up",
			"",
			ratios(&alone, Kind::UsedUp),
		),
		Measurement::new(
			"B7-validation-payer",
			"validation alone: payer's share used up",
			"",
			ratios(&alone, Kind::PayerUsedUp),
		),
		Measurement::new(
			"B7-valid",
			"validation of an anchor that can be paid for",
			"us",
			micros(Kind::Plain),
		),
		Measurement::new(
			"B7-invalid",
			"validation of an anchor that cannot",
			"us",
			micros(Kind::UsedUp),
		),
		Measurement::new("B7-empty", "an empty call of the Wasm", "us", empty),
	])
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rows::tests::settings;

	/// A chain of one block for so many bursts, and its folder.
	fn chain(settings: &Settings, bursts: u32) -> (Chain, tempfile::TempDir) {
		let folder = tempfile::tempdir().unwrap();
		let tokio = settings.tokio.handle();
		let genesis = genesis(bursts).unwrap();
		let chain = Chain::open(folder.path(), &genesis, Keep::Default, tokio.clone()).unwrap();
		tokio.block_on(chain.author(current_slot().into(), &[])).unwrap();
		(chain, folder)
	}

	#[test]
	fn each_kind_should_be_judged_as_it_is_meant() {
		let (chain, _folder) = chain(&settings(&[]), 1);
		let took = validate(&chain, &Kind::ALL, 0).unwrap();
		assert!(took.iter().all(|took| !took.is_zero()), "{took:?}");
	}

	#[test]
	fn what_cannot_be_paid_for_should_not_pass_for_what_can() {
		let (chain, _folder) = chain(&settings(&[]), 1);
		// Nobody has staked for the second burst.
		assert!(validate(&chain, &[Kind::Plain], 1).is_err());
		assert!(validate(&chain, &[Kind::Forged], 1).is_err());
		assert!(validate(&chain, &[Kind::Stranger], 1).is_ok());
	}

	#[test]
	fn no_two_kinds_should_have_an_account_in_common() {
		let mut numbers: Vec<_> = Kind::ALL
			.into_iter()
			.flat_map(|kind| {
				let signer = Sender(kind.first_signer());
				[signer.0, kind.payer(signer).0]
			})
			.collect();
		numbers.dedup();
		// Four kinds pay for themselves.
		assert_eq!(numbers.len(), Kind::ALL.len() + 4);
		assert!(numbers.windows(2).all(|pair| pair[1] - pair[0] >= MOST));
	}

	fn refused(code: i32, data: &str) -> Result<Hash, RpcError> {
		let data = serde_json::value::to_raw_value(data).unwrap();
		let message = "Invalid Transaction".into();
		Err(RpcError::User(subxt::rpcs::UserError { code, message, data: Some(data) }))
	}

	#[test]
	fn only_the_answer_that_is_due_should_count() {
		let hash = Hash::repeat_byte(1);
		assert!(check(Kind::Plain, hash, Ok(hash)).is_ok());
		assert!(check(Kind::Plain, hash, Ok(Hash::zero())).is_err());
		assert!(check(Kind::Stranger, hash, Ok(hash)).is_err());
		let payment = <&str>::from(InvalidTransaction::Payment);
		assert!(check(Kind::UsedUp, hash, refused(INVALID, payment)).is_ok());
		assert!(check(Kind::Plain, hash, refused(INVALID, payment)).is_err());
		assert!(check(Kind::Signature, hash, refused(INVALID, payment)).is_err());
		// It was refused before, and nobody has looked at it again.
		assert!(check(Kind::UsedUp, hash, refused(1012, payment)).is_err());
		assert!(check(Kind::Expired, hash, refused(INVALID, "Custom error: 1")).is_ok());
		assert!(check(Kind::Forged, hash, refused(INVALID, "Custom error: 1")).is_err());
	}

	#[test]
	fn a_round_should_be_two_passes() {
		let pass = |plain, used_up| {
			let mut took = [Duration::from_secs(1); Kind::ALL.len()];
			took[Kind::Plain as usize] = Duration::from_secs(plain);
			took[Kind::UsedUp as usize] = Duration::from_secs(used_up);
			took
		};
		let rounds = Round::of(&[pass(2, 1), pass(4, 2), pass(9, 9)]);
		let [round] = rounds.as_slice() else { panic!("{rounds:?}") };
		assert_eq!(round.rate(Kind::Plain), 50.);
		assert_eq!(round.ratio(Kind::UsedUp), 2.);
		assert_eq!(round.ratio(Kind::Forged), 1.);
	}
}
