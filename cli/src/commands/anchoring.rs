//! Putting anchors on the chain: who signs, who pays, and what everybody sees of it.

use crate::{
	arguments::Hash32, commands::anchor::Put, failure::Failure, signer::Signer, voucher_file,
};
use medibloc_client::{keys::Keypair, vouchers::SignedVoucher, AccountId32, Anchoring, Chain};
use std::{fmt, path::Path};

/// What everybody sees of the transaction that anchors, for ever.
pub struct Observed {
	signer: AccountId32,
	payer: Option<AccountId32>,
	/// Whether the signer is a key that signs this transaction alone.
	is_one_time: bool,
	/// How many roots the transaction anchors, if it anchors a batch.
	batch: Option<usize>,
}

impl fmt::Display for Observed {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { signer, payer, is_one_time, batch } = self;
		f.write_str("An observer of the chain sees: ")?;
		match is_one_time {
			true => write!(f, "a key that was never used before, {signer}, anchored ")?,
			false => write!(f, "the account {signer} anchored ")?,
		}
		match batch {
			Some(count) => write!(f, "{count} roots together")?,
			None => f.write_str("something")?,
		}
		f.write_str(" at this time")?;
		if let Some(payer) = payer {
			write!(f, ", and {payer} paid")?;
		}
		match is_one_time {
			true => f.write_str("; not whose record it is."),
			false => f.write_str("."),
		}
	}
}

/// Who signs transactions that anchor, and with which voucher.
pub struct Anchorer {
	key: Keypair,
	voucher: Option<SignedVoucher>,
	is_one_time: bool,
}

impl Anchorer {
	/// The account that was named, with the voucher in a file if somebody else pays.
	///
	/// # Errors
	///
	/// Nobody was named, the key cannot be had, or the voucher is none or for another account.
	pub fn named(signer: &Signer, voucher: Option<&Path>) -> Result<Self, Failure> {
		let voucher = voucher.map(voucher_file::read).transpose()?;
		if let (Some(voucher), false) = (&voucher, signer.is_named()) {
			return Err(Failure::unusable(format!(
				"who signs? The voucher is for {}: name that account with --from. If it is the one-time key of a record that \
				 is sealed already, `medibloc anchor put DIR --voucher FILE` signs with it",
				voucher.signer
			)));
		}
		Self::new(signer.key()?, voucher, false)
	}

	/// The one-time key of a record, with a voucher for it.
	///
	/// # Errors
	///
	/// The voucher is for another account.
	pub fn one_time(key: Keypair, voucher: SignedVoucher) -> Result<Self, Failure> {
		Self::new(key, Some(voucher), true)
	}

	fn new(
		key: Keypair,
		voucher: Option<SignedVoucher>,
		is_one_time: bool,
	) -> Result<Self, Failure> {
		if let Some(voucher) = &voucher {
			voucher_file::ensure_for(voucher, &key.public_key().to_account_id())?;
		}
		Ok(Self { key, voucher, is_one_time })
	}

	/// The account that signs.
	pub fn account(&self) -> AccountId32 {
		self.key.public_key().to_account_id()
	}

	/// Refuses a chain that the voucher is not for.
	///
	/// # Errors
	///
	/// It is not.
	pub fn ensure_same_chain(&self, chain: &Chain) -> Result<(), Failure> {
		self.voucher
			.as_ref()
			.map_or(Ok(()), |voucher| voucher_file::ensure_same_chain(voucher, chain))
	}

	/// Anchors one root, unless it is there. Says before, on the standard error, what everybody will see of it, if `says`.
	///
	/// # Errors
	///
	/// Says why the root is not anchored, or not known to be; or the one-time key was used before.
	pub async fn anchor(&self, chain: &Chain, anchor: Hash32, says: bool) -> Result<Put, Failure> {
		if let Some(put) = self.ensure_unused(chain, anchor).await? {
			return Ok(put);
		}
		let observed = self.observed(None);
		if says {
			eprintln!("{observed}");
		}
		let anchoring = chain.anchor(anchor.0, self.voucher.as_ref(), &self.key).await?;
		Ok(Put::new(chain, anchor, anchoring).observed(&observed))
	}

	/// Anchors those of many roots that are not there, with one transaction.
	///
	/// # Errors
	///
	/// Says why the roots are not anchored, or not known to be.
	pub async fn anchor_many(
		&self,
		chain: &Chain,
		roots: &[[u8; 32]],
	) -> Result<Vec<Anchoring>, Failure> {
		Ok(chain.anchor_many(roots, self.voucher.as_ref(), &self.key).await?)
	}

	/// What everybody sees of a transaction that anchors so many roots together; of one that anchors one, without a
	/// number.
	pub fn observed(&self, batch: Option<usize>) -> Observed {
		let payer =
			self.voucher.as_ref().map(|signed| AccountId32(signed.voucher.payer.clone().into()));
		Observed { signer: self.account(), payer, is_one_time: self.is_one_time, batch }
	}

	/// What became of the root, if it is on the chain already. If not, a one-time key must not have signed anything: a
	/// second transaction of it would show that both are of one person.
	async fn ensure_unused(&self, chain: &Chain, anchor: Hash32) -> Result<Option<Put>, Failure> {
		if self.is_one_time {
			// The one that anchors this record may be under way.
			chain.settled(&self.account()).await?;
		}
		if let Some(anchored) = chain.anchored(anchor.0).await?.anchored {
			let anchoring = Anchoring { anchored, was_there: true };
			return Ok(Some(Put::new(chain, anchor, anchoring)));
		}
		if self.is_one_time && chain.used_nonces(self.account()).await? > 0 {
			return Err(Failure::refused(format!(
				"the one-time key {} was used on this chain before, and would link the two transactions: make another with \
				 `medibloc record one-time-key DIR --new`, and ask for a voucher for it",
				self.account()
			)));
		}
		Ok(None)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn observed(payer: Option<[u8; 32]>, is_one_time: bool, batch: Option<usize>) -> String {
		let payer = payer.map(AccountId32);
		Observed { signer: AccountId32([1; 32]), payer, is_one_time, batch }.to_string()
	}

	#[test]
	fn what_everybody_sees_should_be_one_sentence() {
		let (signer, payer) = (AccountId32([1; 32]), AccountId32([2; 32]));
		let sees = "An observer of the chain sees:";
		assert_eq!(
			observed(None, false, None),
			format!("{sees} the account {signer} anchored something at this time.")
		);
		assert_eq!(
			observed(Some([2; 32]), false, Some(7)),
			format!("{sees} the account {signer} anchored 7 roots together at this time, and {payer} paid.")
		);
		assert_eq!(
			observed(Some([2; 32]), true, None),
			format!(
				"{sees} a key that was never used before, {signer}, anchored something at this time, and {payer} paid; not \
				 whose record it is."
			)
		);
	}
}
