//! Any call of the chain: by its name, and by its bytes.

use crate::{
	error::QueryError, questions::answer, transaction_error::TransactionError,
	vouchers::SignedVoucher, Chain,
};
use medibloc_primitives::voucher::CallIndex;
use subxt::{ext::scale_value::Composite, tx::DynamicPayload};
use subxt_signer::sr25519::Keypair;

impl Chain {
	/// The first two bytes of the call that is called `name` (`MerkleAnchor.anchor`), if the chain has it.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn call_index(&self, name: &str) -> Result<Option<CallIndex>, QueryError> {
		answer(async {
			let head = self.api.at_current_block().await?;
			let index = name.split_once('.').and_then(|(pallet, call)| {
				let pallet = head.metadata_ref().pallet_by_name(pallet)?;
				Some((pallet.call_index(), pallet.call_variant_by_name(call)?.index))
			});
			Ok(index)
		})
		.await
	}

	/// What the calls are called that begin with these bytes: `MerkleAnchor.anchor`, or the bytes where the chain has no
	/// such call.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn call_names(&self, calls: &[CallIndex]) -> Result<Vec<String>, QueryError> {
		answer(async {
			let head = self.api.at_current_block().await?;
			let name = |(pallet, call): CallIndex| {
				let known = head.metadata_ref().pallet_by_call_index(pallet)?;
				let call = known.call_variant_by_index(call)?;
				Some(format!("{}.{}", known.name(), call.name))
			};
			let names = calls.iter().map(|&(pallet, call)| {
				name((pallet, call)).unwrap_or_else(|| format!("0x{pallet:02x}{call:02x}"))
			});
			Ok(names.collect())
		})
		.await
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
		let payload = self.payload(call, voucher).await?;
		self.send(&payload, signer).await.map(drop)
	}

	/// `call` as it is sent, with the voucher around it if there is one.
	pub(crate) async fn payload(
		&self,
		call: &[u8],
		voucher: Option<&SignedVoucher>,
	) -> Result<DynamicPayload<Composite<()>>, TransactionError> {
		match voucher {
			None => self.payload_of(call).await,
			Some(voucher) => {
				let sponsored = "PayerSignature.sponsored";
				let sponsored = self.encoded_call(sponsored, &voucher.sponsored(call)).await?;
				self.payload_of(&sponsored).await
			}
		}
	}

	/// The call that is called `name`, with `arguments`, which are encoded.
	pub(crate) async fn encoded_call(
		&self,
		name: &str,
		arguments: &[u8],
	) -> Result<Vec<u8>, QueryError> {
		let (pallet, index) = self.call_index(name).await?.ok_or(QueryError::OtherChain)?;
		Ok([&[pallet, index], arguments].concat())
	}

	/// The call that `bytes` are.
	async fn payload_of(
		&self,
		bytes: &[u8],
	) -> Result<DynamicPayload<Composite<()>>, TransactionError> {
		let payload = answer(async {
			let head = self.api.at_current_block().await?;
			Ok(head.transactions().from_call_data_bytes(bytes))
		});
		Ok(payload.await??)
	}
}
