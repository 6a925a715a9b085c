//! What every node answers: functions of the runtime, nonces, and whether a transaction is valid.

use crate::{
	bandwidth::Quota,
	error::QueryError,
	metadata,
	no_bandwidth::NoBandwidth,
	transaction_error::TransactionError,
	transactions::{FINALITY_TIMEOUT, NEXT_BLOCK},
	Chain,
};
use codec::Decode;
use std::{future::Future, time::Duration};
use subxt::{
	tx::TransactionInvalid,
	utils::{AccountId32, H256},
	OnlineClientAtBlock, SubstrateConfig,
};

/// How long a node may take to answer a question.
pub(crate) const QUERY_TIMEOUT: Duration = Duration::from_secs(30);

/// Where a transaction comes from that is not of the node itself, as the runtime encodes it.
const EXTERNAL: u8 = 2;

impl Chain {
	/// The next nonce of `account`, after those of its transactions that wait for a block.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn next_nonce(&self, account: &AccountId32) -> Result<u64, QueryError> {
		answer(async { Ok(self.rpc.system_account_next_index(account).await?) }).await
	}

	/// How many transactions of `account` are in blocks, to the best one: the nonces below are used.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn used_nonces(&self, account: AccountId32) -> Result<u32, QueryError> {
		answer(async { nonces_at(&self.at_best().await?, account).await }).await
	}

	/// Waits until no transaction of `account` is on its way: neither in the node's pool, nor in a block that is not
	/// final. Whoever was stopped while a transaction was sent learns then what came of it.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked; or the account was never at rest within 300 seconds.
	pub async fn settled(&self, account: &AccountId32) -> Result<(), TransactionError> {
		let waiting = async {
			loop {
				let next = self.next_nonce(account).await?;
				let last = answer(async {
					nonces_at(&self.api.at_current_block().await?, *account).await
				});
				if u64::from(last.await?) >= next {
					return Ok(());
				}
				tokio::time::sleep(NEXT_BLOCK).await;
			}
		};
		let late = TransactionError::NotFinal { after: FINALITY_TIMEOUT };
		tokio::time::timeout(FINALITY_TIMEOUT, waiting).await.unwrap_or(Err(late))
	}

	/// Why `transaction` is not valid after the best block, if the chain says so in words that are known here.
	pub(crate) async fn invalidity(
		&self,
		transaction: &[u8],
	) -> Result<Option<TransactionInvalid>, QueryError> {
		let best = answer(self.best_hash()).await?;
		let question = [&[EXTERNAL][..], transaction, &best.0[..]].concat();
		let function = "TaggedTransactionQueue_validate_transaction";
		let validity = self.call_at(function, &question, Some(best)).await?;
		Ok(match &validity[..] {
			// An error, and of the two kinds of errors the one that says why.
			[1, 0, reason @ ..] => TransactionInvalid::decode(&mut &reason[..]).ok(),
			_ => None,
		})
	}

	/// Why nobody can pay for a transaction of `signer` now.
	pub(crate) async fn no_bandwidth(
		&self,
		signer: &AccountId32,
		transaction: &[u8],
	) -> Result<NoBandwidth, QueryError> {
		let payer: Option<[u8; 32]> = self.ask("BandwidthApi_payer_of", transaction).await?;
		let payer = payer.map_or(*signer, AccountId32);
		let cost = self.ask("BandwidthApi_cost", transaction).await?;
		let question = [&payer.0, transaction].concat();
		let earliest = self.ask("BandwidthApi_earliest", &question).await?;
		let quota: Quota = self.bandwidth(&payer).await?;
		Ok(NoBandwidth { payer, cost, quota, earliest })
	}

	/// Calls a function of the runtime at the best block: `arguments` are encoded, one after the other.
	pub(crate) async fn ask<T: Decode>(
		&self,
		function: &str,
		arguments: &[u8],
	) -> Result<T, QueryError> {
		self.ask_at(function, arguments, None).await
	}

	/// Like [`Self::ask`], at this block; at the best block if none is named.
	pub(crate) async fn ask_at<T: Decode>(
		&self,
		function: &str,
		arguments: &[u8],
		block: Option<H256>,
	) -> Result<T, QueryError> {
		let bytes = self.call_at(function, arguments, block).await?;
		T::decode(&mut &bytes[..]).map_err(|_| QueryError::OtherChain)
	}

	/// What a function of the runtime returns at this block, encoded; at the best block if none is named.
	async fn call_at(
		&self,
		function: &str,
		arguments: &[u8],
		block: Option<H256>,
	) -> Result<Vec<u8>, QueryError> {
		answer(async { Ok(self.rpc.state_call(function, Some(arguments), block).await?) }).await
	}
}

/// How many transactions of `account` are in blocks up to this one.
async fn nonces_at(
	block: &OnlineClientAtBlock<SubstrateConfig>,
	account: AccountId32,
) -> Result<u32, QueryError> {
	let query = metadata::storage().system().account();
	match block.storage().try_fetch(&query, (account,)).await? {
		Some(known) => Ok(known.decode()?.nonce),
		None => Ok(0),
	}
}

/// Waits for a node's answer, but not for ever.
pub(crate) async fn answer<T>(
	work: impl Future<Output = Result<T, QueryError>>,
) -> Result<T, QueryError> {
	let late = QueryError::Timeout { after: QUERY_TIMEOUT };
	tokio::time::timeout(QUERY_TIMEOUT, work).await.unwrap_or(Err(late))
}
