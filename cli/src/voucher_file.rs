//! A voucher in a file: what a hospital hands to a patient.

use crate::{
	arguments::{parse_account, Hash32},
	failure::Failure,
	package::{read_bounded, write_new_file},
};
use medibloc_client::{vouchers::SignedVoucher, AccountId32, Chain};
use medibloc_primitives::{
	voucher::{CallIndex, Scope, Voucher},
	AccountId, Hash,
};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// What the file begins with, so that nobody takes it for something else.
const FORMAT: &str = "medibloc voucher 1";

/// The longest file that can be a voucher, in bytes.
const MAX_BYTES: u64 = 16 * 1024;

/// The file.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct VoucherFile {
	format: String,
	genesis: Hash32,
	signer: String,
	payer: String,
	generation: u32,
	scope: ScopeText,
	expires_at_slot: u64,
	key: String,
	#[serde(with = "hex_signature")]
	signature: [u8; 64],
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum ScopeText {
	Once { nonce: u32, call_hash: Hash32 },
	Standing { serial: u64, calls: Vec<CallIndex>, bandwidth: u64 },
}

/// A signature as hexadecimal.
mod hex_signature {
	use serde::{de::Error, Deserialize, Deserializer, Serializer};

	pub fn serialize<S: Serializer>(bytes: &[u8; 64], serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&hex::encode(bytes))
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 64], D::Error> {
		let text = String::deserialize(deserializer)?;
		let mut bytes = [0; 64];
		hex::decode_to_slice(text, &mut bytes).map_err(D::Error::custom)?;
		Ok(bytes)
	}
}

impl From<&SignedVoucher> for VoucherFile {
	fn from(signed: &SignedVoucher) -> Self {
		let SignedVoucher { genesis, signer, voucher, key, signature } = signed;
		let scope = match &voucher.scope {
			Scope::Once { nonce, call_hash } => {
				ScopeText::Once { nonce: *nonce, call_hash: Hash32(call_hash.0) }
			}
			Scope::Standing { serial, calls, bandwidth } => ScopeText::Standing {
				serial: *serial,
				calls: calls.to_vec(),
				bandwidth: *bandwidth,
			},
		};
		Self {
			format: FORMAT.into(),
			genesis: Hash32(*genesis),
			signer: signer.to_string(),
			payer: AccountId32(voucher.payer.clone().into()).to_string(),
			generation: voucher.generation,
			scope,
			expires_at_slot: voucher.expires_at,
			key: key.to_string(),
			signature: *signature,
		}
	}
}

impl VoucherFile {
	/// The voucher.
	///
	/// # Errors
	///
	/// The file is not a voucher, or its signature is wrong.
	fn voucher(self) -> Result<SignedVoucher, String> {
		if self.format != FORMAT {
			return Err(format!("its format is not '{FORMAT}'"));
		}
		let scope = match self.scope {
			ScopeText::Once { nonce, call_hash } => {
				Scope::Once { nonce, call_hash: Hash::from(call_hash.0) }
			}
			ScopeText::Standing { serial, calls, bandwidth } => Scope::Standing {
				serial,
				calls: calls.try_into().map_err(|_| "it lists more than 16 calls".to_string())?,
				bandwidth,
			},
		};
		let signed = SignedVoucher {
			genesis: self.genesis.0,
			signer: AccountId32(parse_account(&self.signer)?.0),
			voucher: Voucher {
				payer: AccountId::new(parse_account(&self.payer)?.0),
				generation: self.generation,
				scope,
				expires_at: self.expires_at_slot,
			},
			key: AccountId32(parse_account(&self.key)?.0),
			signature: self.signature,
		};
		match signed.is_signed() {
			true => Ok(signed),
			false => Err("its signature is wrong: it was changed after it was signed".into()),
		}
	}
}

/// Reads the voucher in `file`.
///
/// # Errors
///
/// The file cannot be read, is longer than 16 KiB, or is no voucher.
pub fn read(file: &Path) -> Result<SignedVoucher, Failure> {
	let contents = read_bounded(file, MAX_BYTES)?;
	let refused =
		|why: String| Failure::unusable(format!("{} is no voucher: {why}", file.display()));
	let parsed: VoucherFile = serde_json::from_slice(&contents).map_err(|error| {
		// The position only: whoever names another file by mistake must not see its secrets here.
		refused(format!("see line {}, column {}", error.line(), error.column()))
	})?;
	parsed.voucher().map_err(refused)
}

/// Refuses a voucher that is for another account than the one that signs.
///
/// # Errors
///
/// It is.
pub fn ensure_for(voucher: &SignedVoucher, signer: &AccountId32) -> Result<(), Failure> {
	if voucher.signer == *signer {
		return Ok(());
	}
	Err(Failure::refused(format!(
		"the voucher is for {}, not for {signer}: sign with that account, or ask for another voucher",
		voucher.signer
	)))
}

/// Refuses a voucher that is for another chain than the node's.
///
/// # Errors
///
/// It is.
pub fn ensure_same_chain(voucher: &SignedVoucher, chain: &Chain) -> Result<(), Failure> {
	if voucher.genesis == chain.genesis_hash() {
		return Ok(());
	}
	Err(Failure::refused(format!(
		"the voucher is for the chain with genesis {}, and the node {} is on the one with {}: name a node of that \
		 chain with --chain",
		Hash32(voucher.genesis),
		chain.url(),
		Hash32(chain.genesis_hash())
	)))
}

/// Writes a voucher to `file`, which must not exist: whole, or not at all, and readable by its owner alone.
///
/// # Errors
///
/// It does, or cannot be written.
pub fn write_new(file: &Path, voucher: &SignedVoucher) -> Result<(), Failure> {
	let text =
		serde_json::to_vec_pretty(&VoucherFile::from(voucher)).map_err(Failure::unchecked)?;
	write_new_file(file, &text)
}

#[cfg(test)]
mod tests {
	use super::*;
	use medibloc_client::keys::Keypair;

	fn signed(scope: Scope) -> SignedVoucher {
		let key = Keypair::from_secret_key([7; 32]).expect("32 bytes are a key");
		let payer = AccountId::new(key.public_key().0);
		let voucher = Voucher { payer, generation: 1, scope, expires_at: 600_000_000 };
		SignedVoucher::sign(voucher, [3; 32], AccountId32([4; 32]), &key)
	}

	fn scopes() -> [Scope; 2] {
		let calls = vec![(30, 0), (30, 1)].try_into().expect("they are two");
		[
			Scope::Once { nonce: 5, call_hash: Hash::repeat_byte(6) },
			Scope::Standing { serial: u64::MAX, calls, bandwidth: u64::MAX },
		]
	}

	#[test]
	fn a_voucher_should_come_out_as_it_went_in() {
		for scope in scopes() {
			let folder = tempfile::tempdir().expect("a folder can be made");
			let (file, voucher) = (folder.path().join("voucher.json"), signed(scope));
			write_new(&file, &voucher).expect("it can be written");
			assert_eq!(read(&file).expect("it was just written"), voucher);
			assert!(write_new(&file, &voucher).is_err(), "it must not be overwritten");
		}
	}

	#[test]
	fn a_voucher_that_was_changed_should_be_refused() {
		for scope in scopes() {
			let file = VoucherFile::from(&signed(scope));
			let changes: [fn(&mut VoucherFile); 5] = [
				|file| file.expires_at_slot += 1,
				|file| file.generation += 1,
				|file| file.genesis = Hash32([9; 32]),
				|file| file.signer = AccountId32([9; 32]).to_string(),
				|file| file.format = "something else".into(),
			];
			for change in changes {
				let mut changed = file.clone();
				change(&mut changed);
				assert!(changed.voucher().is_err());
			}
			assert!(file.voucher().is_ok());
		}
	}
}
