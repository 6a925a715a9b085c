//! Accounts, as people write them: addresses (SS58) or hexadecimal digits.

use alloc::{collections::BTreeSet, string::String, vec::Vec};
use blake2::{Blake2b512, Digest};
use serde::Serialize;

const ACCOUNT_BYTES: usize = 32;
const CHECKSUM_BYTES: usize = 2;

/// The network of an address is one byte or two.
const MAX_ADDRESS_BYTES: usize = 2 + ACCOUNT_BYTES + CHECKSUM_BYTES;

/// The network that addresses are shown for: any Substrate chain, as the command `medibloc` shows them.
const NETWORK: u8 = 42;

/// What the checksum of an address is made of, before the address itself.
const CHECKSUM_PREFIX: &[u8] = b"SS58PRE";

/// What is wrong with a text that names no account, and what to do.
const NO_ACCOUNT: &str =
	"neither an address (SS58) nor 64 hexadecimal digits: correct it, or take it out. A typing \
	 error changes an address’s checksum";

/// An account, which a page is told as its digits and as its address.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(into = "Told")]
pub struct Account([u8; ACCOUNT_BYTES]);

#[derive(Serialize)]
struct Told {
	account: String,
	address: String,
}

impl From<[u8; ACCOUNT_BYTES]> for Account {
	fn from(account: [u8; ACCOUNT_BYTES]) -> Self {
		Self(account)
	}
}

impl From<Account> for Told {
	fn from(account: Account) -> Self {
		Self { account: hex::encode(account.0), address: account.address() }
	}
}

impl Account {
	/// Reads an address of any network, or 64 hexadecimal digits with or without `0x`.
	fn read(text: &str) -> Option<Self> {
		Self::from_digits(text).or_else(|| Self::from_address(text))
	}

	fn from_digits(text: &str) -> Option<Self> {
		let mut account = [0; ACCOUNT_BYTES];
		hex::decode_to_slice(text.strip_prefix("0x").unwrap_or(text), &mut account).ok()?;
		Some(Self(account))
	}

	fn from_address(text: &str) -> Option<Self> {
		// What is too long for an address does not fit, and is given up before it takes long to read.
		let mut bytes = [0; MAX_ADDRESS_BYTES];
		let length = bs58::decode(text).onto(&mut bytes).ok()?;
		let (addressed, checksum) = bytes.get(..length)?.split_last_chunk()?;
		let (network, account) = addressed.split_last_chunk()?;
		let is_network = matches!(network, [0..=63] | [64..=127, _]);
		(is_network && *checksum == checksum_of(addressed)).then_some(Self(*account))
	}

	fn address(&self) -> String {
		let mut bytes = Vec::with_capacity(MAX_ADDRESS_BYTES);
		bytes.push(NETWORK);
		bytes.extend(self.0);
		bytes.extend(checksum_of(&bytes));
		bs58::encode(bytes).into_string()
	}
}

/// The first bytes of the BLAKE2b digest with 64 bytes.
fn checksum_of(addressed: &[u8]) -> [u8; CHECKSUM_BYTES] {
	let digest = Blake2b512::new().chain_update(CHECKSUM_PREFIX).chain_update(addressed).finalize();
	let [first, second, ..] = <[u8; 64]>::from(digest);
	[first, second]
}

/// What texts name.
#[derive(Serialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum Named {
	/// An account each.
	Read {
		/// In the order of the texts, each account once.
		accounts: Vec<Account>,
	},
	/// One of them names none.
	Refused {
		/// The number of the first text that names none, from 1.
		number: usize,
		/// What it is instead, and what to do, for a person.
		detail: &'static str,
	},
	/// The question makes no sense.
	Unusable {
		/// Why, for a person.
		detail: String,
	},
}

impl Named {
	/// The question makes no sense.
	pub fn unusable(detail: String) -> Self {
		Self::Unusable { detail }
	}
}

/// Reads the accounts that `texts` name.
pub fn read(texts: &[String]) -> Named {
	let mut accounts = Vec::new();
	let mut known = BTreeSet::new();
	for (number, text) in (1..).zip(texts) {
		match Account::read(text) {
			Some(account) if known.insert(account) => accounts.push(account),
			Some(_) => (),
			None => return Named::Refused { number, detail: NO_ACCOUNT },
		}
	}
	Named::Read { accounts }
}
