//! The token MED.

use crate::Balance;

/// The token's symbol, as wallets show it.
pub const SYMBOL: &str = "MED";

/// The number of decimal places.
pub const DECIMALS: u8 = 12;

/// One MED in the smallest unit.
pub const MED: Balance = 1_000_000_000_000;

/// A thousandth of a MED.
pub const MILLI_MED: Balance = MED / 1_000;

/// The balance below which an account is removed from the state.
pub const EXISTENTIAL_DEPOSIT: Balance = MILLI_MED;

const _: () = assert!(MED == (10 as Balance).pow(DECIMALS as u32));
