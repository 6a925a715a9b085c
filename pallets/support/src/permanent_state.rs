//! State that stays on the chain after who made it is gone.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What was made, or may be.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Created {
	/// Bytes that were added to the state for good.
	pub bytes: u32,
	/// Ways out of a stake, which are free because they are paid for when the stake is made.
	pub ways_out: u32,
}

impl Created {
	/// So many bytes.
	pub const fn bytes(bytes: u32) -> Self {
		Self { bytes, ways_out: 0 }
	}

	/// This and that.
	pub const fn and(self, other: Self) -> Self {
		Self {
			bytes: self.bytes.saturating_add(other.bytes),
			ways_out: self.ways_out.saturating_add(other.ways_out),
		}
	}

	/// What was made since there was `before`.
	pub const fn since(self, before: Self) -> Self {
		Self {
			bytes: self.bytes.saturating_sub(before.bytes),
			ways_out: self.ways_out.saturating_sub(before.ways_out),
		}
	}
}

/// Is told what was added to the state for good.
pub trait OnPermanentState {
	/// `bytes` were added.
	fn on_created(bytes: u32);
}

impl OnPermanentState for () {
	fn on_created(_: u32) {}
}

/// Says what a call may add to the state for good.
pub trait DeclaresPermanentState<Call> {
	/// What `call` makes at most, the calls within it included.
	fn permanent_state(call: &Call) -> Created;
}

impl<Call> DeclaresPermanentState<Call> for () {
	fn permanent_state(_: &Call) -> Created {
		Created::default()
	}
}
