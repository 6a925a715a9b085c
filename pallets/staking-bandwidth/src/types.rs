//! What the pallet stores, and what it answers.

use crate::Meter;
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use medibloc_primitives::Balance;
use scale_info::TypeInfo;

/// An account's stake, and what it used. The use outlives the stake: who comes back finds it again.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Account {
	/// What is staked.
	pub stake: Balance,
	/// What was used.
	pub meter: Meter,
}

/// How much bandwidth an account has, in billionths of a block.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Quota {
	/// What the account has staked.
	pub stake: Balance,
	/// What its stake lets it use within a window.
	pub capacity: u64,
	/// What it used within the window that ends now; more than the capacity after a stake was cut.
	pub used: u64,
	/// What it may still use.
	pub available: u64,
	/// What it used just now, which lets others go first: it halves every 8 slots.
	pub recent: u64,
	/// The same in anchors, whole ones.
	pub in_anchors: InAnchors,
	/// What comes back when, the earliest first.
	pub returns: Vec<Return>,
	/// The slot of the block in which this is true.
	pub slot: u64,
}

/// How many anchors a bandwidth is worth: an anchor is the transaction that people think in.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct InAnchors {
	/// What the stake lets its owner use within a window.
	pub capacity: u64,
	/// What was used.
	pub used: u64,
	/// What may still be used.
	pub available: u64,
}

/// A use that comes back.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Return {
	/// The first slot in which it does.
	pub slot: u64,
	/// How much, in billionths of a block.
	pub amount: u64,
}
