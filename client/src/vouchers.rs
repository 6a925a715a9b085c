//! Vouchers: who signs them, what they are worth, and how a transaction uses one.

use crate::{
	error::{QueryError, TransactionError},
	metadata,
	transactions::answer,
	Chain,
};
use codec::Encode;
use medibloc_primitives::{
	voucher::{CallIndex, Voucher},
	AccountId, Hash, Signature,
};
use sp_core::sr25519;
use subxt::{tx::DynamicPayload, utils::AccountId32};
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
	fn sponsored(&self, call: &[u8]) -> Vec<u8> {
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

	/// The first two bytes of the call that is called `name` (`MerkleAnchor.anchor`), if the chain has it.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn call_index(&self, name: &str) -> Result<Option<CallIndex>, QueryError> {
		let head = self.api.at_current_block().await?;
		let Some((pallet, call)) = name.split_once('.') else { return Ok(None) };
		let Some(pallet) = head.metadata_ref().pallet_by_name(pallet) else { return Ok(None) };
		let call = pallet.call_variant_by_name(call).map(|variant| variant.index);
		Ok(call.map(|call| (pallet.call_index(), call)))
	}

	/// Sends `call`, which is encoded, as a transaction of `signer`; with a voucher, its payer pays.
	///
	/// # Errors
	///
	/// Says why it did not succeed, or is not known to have.
	pub async fn submit(
		&self,
		call: &[u8],
		voucher: Option<&SignedVoucher>,
		signer: &Keypair,
	) -> Result<(), TransactionError> {
		let payload = match voucher {
			None => self.payload(call).await?,
			Some(voucher) => {
				let (pallet, index) = self
					.call_index("PayerSignature.sponsored")
					.await?
					.ok_or(QueryError::OtherChain)?;
				let sponsored = [&[pallet, index][..], &voucher.sponsored(call)].concat();
				self.payload(&sponsored).await?
			}
		};
		self.send(&payload, signer).await.map(drop)
	}

	/// The call that `bytes` are.
	async fn payload(
		&self,
		bytes: &[u8],
	) -> Result<DynamicPayload<subxt::ext::scale_value::Composite<()>>, TransactionError> {
		let head = self.api.at_current_block().await?;
		Ok(head.transactions().from_call_data_bytes(bytes)?)
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
