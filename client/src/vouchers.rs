//! Vouchers: who signs them, what they are worth, and how a transaction uses one.

use crate::{
	error::QueryError, metadata, questions::answer, transaction_error::TransactionError, Chain,
};
use codec::Encode;
use medibloc_primitives::{voucher::Voucher, AccountId, Hash, Signature};
use sp_core::sr25519;
use subxt::utils::AccountId32;
use subxt_signer::sr25519::Keypair;

/// A voucher with its signature: what a payer hands over.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SignedVoucher {
	/// The chain, by the hash of its first block.
	pub genesis: [u8; 32],
	/// The account that may use it.
	pub signer: AccountId32,
	/// The voucher.
	pub voucher: Voucher,
	/// The key that signed it: the payer's, or one of its voucher keys.
	pub key: AccountId32,
	/// The key's sr25519 signature.
	pub signature: [u8; 64],
}

impl SignedVoucher {
	/// Signs `voucher` with `key`, for `signer`, on the chain with this genesis.
	pub fn sign(voucher: Voucher, genesis: [u8; 32], signer: AccountId32, key: &Keypair) -> Self {
		let message = voucher.message(&Hash::from(genesis), &AccountId::new(signer.0));
		let signature = key.sign(&message).0;
		let key = key.public_key().to_account_id();
		Self { genesis, signer, voucher, key, signature }
	}

	/// Whether the signature is right. Whether the key may sign for the payer, only the chain knows.
	pub fn is_signed(&self) -> bool {
		let message =
			self.voucher.message(&Hash::from(self.genesis), &AccountId::new(self.signer.0));
		subxt_signer::sr25519::verify(
			&subxt_signer::sr25519::Signature(self.signature),
			message,
			&subxt_signer::sr25519::PublicKey(self.key.0),
		)
	}

	/// The arguments of `PayerSignature.sponsored`, encoded.
	pub(crate) fn sponsored(&self, call: &[u8]) -> Vec<u8> {
		let signature = Signature::Sr25519(sr25519::Signature::from_raw(self.signature));
		let (voucher, key) = (self.voucher.encode(), self.key.0);
		[&voucher, &key[..], &signature.encode(), call].concat()
	}
}

/// What was used of a standing voucher's allowance.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct AllowanceUse {
	/// How much, in billionths of a block.
	pub used: u64,
	/// Whether the payer cancelled it.
	pub is_cancelled: bool,
}

/// Whether a key signs vouchers for a payer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyRight {
	/// It is the payer's own.
	Payer,
	/// To this slot; the slot may have passed.
	Until(u64),
	/// It did, and was revoked.
	Revoked,
	/// It was never authorised in this generation of the payer's vouchers.
	Unknown,
}

impl KeyRight {
	/// Whether what the key signed is good in `slot`.
	pub fn is_good_in(self, slot: u64) -> bool {
		match self {
			Self::Payer => true,
			Self::Until(until) => slot <= until,
			Self::Revoked | Self::Unknown => false,
		}
	}
}

impl Chain {
	/// The generation in which vouchers of `payer` are good.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn voucher_generation(&self, payer: AccountId32) -> Result<u32, QueryError> {
		answer(async {
			let head = self.api.at_current_block().await?;
			let query = metadata::storage().payer_signature().payers();
			match head.storage().try_fetch(&query, (payer,)).await? {
				Some(known) => Ok(known.decode()?.generation),
				None => Ok(0),
			}
		})
		.await
	}

	/// What was used of the allowance with this serial, in this generation of the payer's vouchers.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn allowance(
		&self,
		payer: AccountId32,
		serial: u64,
		generation: u32,
	) -> Result<AllowanceUse, QueryError> {
		answer(async {
			let head = self.api.at_current_block().await?;
			let query = metadata::storage().payer_signature().allowances();
			let Some(known) = head.storage().try_fetch(&query, (payer, serial)).await? else {
				return Ok(AllowanceUse::default());
			};
			let known = known.decode()?;
			if known.generation != generation {
				return Ok(AllowanceUse::default());
			}
			Ok(AllowanceUse { used: known.used, is_cancelled: known.is_cancelled })
		})
		.await
	}

	/// Whether `key` signs vouchers of this generation for `payer`.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn key_right(
		&self,
		payer: AccountId32,
		key: AccountId32,
		generation: u32,
	) -> Result<KeyRight, QueryError> {
		if key == payer {
			return Ok(KeyRight::Payer);
		}
		answer(async {
			let head = self.api.at_current_block().await?;
			let query = metadata::storage().payer_signature().keys();
			let Some(known) = head.storage().try_fetch(&query, (payer, key)).await? else {
				return Ok(KeyRight::Unknown);
			};
			let known = known.decode()?;
			Ok(match known.until {
				_ if known.generation != generation => KeyRight::Unknown,
				Some(until) => KeyRight::Until(until),
				None => KeyRight::Revoked,
			})
		})
		.await
	}

	/// Voids one allowance of `signer` for ever.
	///
	/// # Errors
	///
	/// Says why it is not void, or not known to be.
	pub async fn cancel_voucher(
		&self,
		serial: u64,
		signer: &Keypair,
	) -> Result<(), TransactionError> {
		let call = metadata::transactions().payer_signature().cancel(serial);
		self.send(&call, signer).await.map(drop)
	}

	/// Voids all vouchers and voucher keys of `signer`.
	///
	/// # Errors
	///
	/// Says why they are not void, or not known to be.
	pub async fn cancel_all_vouchers(&self, signer: &Keypair) -> Result<(), TransactionError> {
		let call = metadata::transactions().payer_signature().cancel_all();
		self.send(&call, signer).await.map(drop)
	}

	/// Lets `key` sign vouchers for `signer`, to the slot `until`.
	///
	/// # Errors
	///
	/// Says why it may not, or is not known to be allowed to.
	pub async fn authorize_voucher_key(
		&self,
		key: AccountId32,
		until: u64,
		signer: &Keypair,
	) -> Result<(), TransactionError> {
		let call = metadata::transactions().payer_signature().authorize_key(key, until);
		self.send(&call, signer).await.map(drop)
	}

	/// Stops `key` from signing vouchers for `signer`.
	///
	/// # Errors
	///
	/// Says why it still may, or is not known not to.
	pub async fn revoke_voucher_key(
		&self,
		key: AccountId32,
		signer: &Keypair,
	) -> Result<(), TransactionError> {
		let call = metadata::transactions().payer_signature().revoke_key(key);
		self.send(&call, signer).await.map(drop)
	}
}
