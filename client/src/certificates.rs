//! Certificates of professionals.

use crate::{
	chain_proof::certificates_prefix, error::QueryError, metadata, questions::answer,
	transaction_error::TransactionError, Chain,
};
use codec::{Decode, Encode};
use medibloc_primitives::certificate::{Certificate, MAX_LISTED};
use subxt::utils::{AccountId32, H256};
use subxt_signer::sr25519::Keypair;

/// How many keys a node is asked for at a time.
const KEYS_AT_ONCE: u32 = 500;

/// One of a professional's certificates.
#[derive(Clone, Copy, Debug, Decode, Eq, PartialEq)]
pub struct Issued {
	/// Who issued it.
	pub certifier: [u8; 32],
	/// The hash of the document.
	pub hash: [u8; 32],
	/// When it is in force.
	pub certificate: Certificate,
}

/// Certificates of a professional, as a final block has them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Certificates {
	/// The slot of the block.
	pub slot: u64,
	/// Those that were asked for, in no order that means anything.
	pub issued: Vec<Issued>,
	/// Whether there are more than that.
	pub has_more: bool,
}

/// The hash of a document as certificates have it: BLAKE2b-256 of its bytes.
pub fn certificate_hash(document: &[u8]) -> [u8; 32] {
	sp_crypto_hashing::blake2_256(document)
}

impl Chain {
	/// Certifies `professional` in the name of `signer`, from the next block on until `expires_at`, in milliseconds since
	/// the Unix epoch.
	///
	/// # Errors
	///
	/// Says why it is not certified, or not known to be.
	pub async fn certify(
		&self,
		professional: &AccountId32,
		hash: [u8; 32],
		expires_at: u64,
		signer: &Keypair,
	) -> Result<Certificate, TransactionError> {
		let call =
			metadata::transactions().certification().certify(*professional, H256(hash), expires_at);
		self.send(&call, signer).await?;
		self.certificate_of(professional, hash, signer).await
	}

	/// Ends a certificate that `signer` issued, for ever.
	///
	/// # Errors
	///
	/// Says why it is not revoked, or not known to be.
	pub async fn revoke_certificate(
		&self,
		professional: &AccountId32,
		hash: [u8; 32],
		reason: u8,
		signer: &Keypair,
	) -> Result<Certificate, TransactionError> {
		let call =
			metadata::transactions().certification().revoke(*professional, H256(hash), reason);
		self.send(&call, signer).await?;
		self.certificate_of(professional, hash, signer).await
	}

	/// What has become of a certificate of `signer` by its transaction, which is final.
	async fn certificate_of(
		&self,
		professional: &AccountId32,
		hash: [u8; 32],
		signer: &Keypair,
	) -> Result<Certificate, TransactionError> {
		let certifier = signer.public_key().to_account_id();
		let found = self.certificate(professional, &certifier, hash).await;
		found.map_err(TransactionError::unread)?.ok_or_else(|| TransactionError::Lost {
			reason: "its block is final and the certificate is not there".into(),
		})
	}

	/// A certificate at the last final block, if there is one.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn certificate(
		&self,
		professional: &AccountId32,
		certifier: &AccountId32,
		hash: [u8; 32],
	) -> Result<Option<Certificate>, QueryError> {
		let block = self.final_hash().await?;
		let question = (professional.0, certifier.0, hash).encode();
		self.ask_at("CertificationApi_status", &question, Some(block)).await
	}

	/// Certificates of `professional` at the last final block, `most` of them at most, whoever issued them.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn certificates(
		&self,
		professional: &AccountId32,
		most: u32,
	) -> Result<Certificates, QueryError> {
		let block = self.final_hash().await?;
		let mut issued = Vec::<Issued>::new();
		// One more than is shown says whether there are more.
		while let Some(room) = room(&issued, most) {
			let last = issued.last().map(|last| (last.certifier, last.hash));
			let limit = room.min(MAX_LISTED);
			let question = (professional.0, last, limit).encode();
			let page: Vec<Issued> =
				self.ask_at("CertificationApi_certificates", &question, Some(block)).await?;
			let is_last = page.len() < limit as usize;
			issued.extend(page);
			if is_last {
				break;
			}
		}
		self.listed(issued, most, block).await
	}

	/// Certificates of `professional` that one of `certifiers` issued, `most` of them at most, at the last final block.
	/// Those of others are not looked at.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn certificates_by(
		&self,
		professional: &AccountId32,
		certifiers: &[AccountId32],
		most: u32,
	) -> Result<Certificates, QueryError> {
		let block = self.final_hash().await?;
		let mut issued = Vec::new();
		for certifier in certifiers {
			let prefix = certificates_prefix(&professional.0, &certifier.0);
			let mut last: Option<Vec<u8>> = None;
			while let Some(room) = room(&issued, most) {
				let count = room.min(KEYS_AT_ONCE);
				let keys = answer(async {
					let start = last.as_deref();
					Ok(self.rpc.state_get_keys_paged(&prefix, count, start, Some(block)).await?)
				})
				.await?;
				let is_last = keys.len() < count as usize;
				issued.extend(self.issued_at_keys(certifier, &keys, block).await?);
				last = keys.into_iter().next_back();
				if is_last {
					break;
				}
			}
		}
		self.listed(issued, most, block).await
	}

	/// What stands under keys of `Certificates`, which end with the hash of the document.
	async fn issued_at_keys(
		&self,
		certifier: &AccountId32,
		keys: &[Vec<u8>],
		block: H256,
	) -> Result<Vec<Issued>, QueryError> {
		let sets = answer(async {
			let keys = keys.iter().map(Vec::as_slice);
			Ok(self.rpc.state_query_storage_at(keys, Some(block)).await?)
		});
		let values = sets.await?.into_iter().flat_map(|set| set.changes);
		let issued = values.map(|(key, value)| {
			let hash = key.last_chunk().copied()?;
			let certificate = Certificate::decode(&mut &value?[..]).ok()?;
			Some(Issued { certifier: certifier.0, hash, certificate })
		});
		let issued: Option<Vec<_>> = issued.collect();
		issued.filter(|issued| issued.len() == keys.len()).ok_or(QueryError::OtherChain)
	}

	async fn listed(
		&self,
		mut issued: Vec<Issued>,
		most: u32,
		block: H256,
	) -> Result<Certificates, QueryError> {
		let has_more = issued.len() > most as usize;
		issued.truncate(most as usize);
		Ok(Certificates { slot: self.slot_at(block).await?, issued, has_more })
	}

	async fn final_hash(&self) -> Result<H256, QueryError> {
		answer(async { Ok(self.rpc.chain_get_finalized_head().await?) }).await
	}

	async fn slot_at(&self, block: H256) -> Result<u64, QueryError> {
		answer(async {
			let query = metadata::storage().aura().current_slot();
			let at = self.api.at_block(block).await?;
			Ok(at.storage().fetch(&query, ()).await?.decode()?.0)
		})
		.await
	}
}

/// How many more are needed to have one more than `most`; nothing if they are there.
fn room(issued: &[Issued], most: u32) -> Option<u32> {
	let there = u32::try_from(issued.len()).unwrap_or(u32::MAX);
	let room = most.saturating_add(1).saturating_sub(there);
	(room > 0).then_some(room)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn one_more_should_be_asked_for_than_is_shown() {
		let certificate = Certificate { issued_at: 0, expires_at: 1, revocation: None };
		let one = Issued { certifier: [0; 32], hash: [0; 32], certificate };
		assert_eq!(room(&[], 2), Some(3));
		assert_eq!(room(&[one; 2], 2), Some(1));
		assert_eq!(room(&[one; 3], 2), None);
		assert_eq!(room(&[], u32::MAX), Some(u32::MAX));
	}

	#[test]
	fn a_listed_certificate_should_be_read_as_the_runtime_writes_it() {
		let certificate = Certificate { issued_at: 7, expires_at: 9, revocation: None };
		let bytes = ([1_u8; 32], [2_u8; 32], certificate).encode();
		let expected = Issued { certifier: [1; 32], hash: [2; 32], certificate };
		assert_eq!(Issued::decode(&mut &bytes[..]), Ok(expected));
	}
}
