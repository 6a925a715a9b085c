//! State that stays on the chain after who made it is gone.

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
	/// How many bytes `call` adds at most, the calls within it included.
	fn permanent_state(call: &Call) -> u32;
}

impl<Call> DeclaresPermanentState<Call> for () {
	fn permanent_state(_: &Call) -> u32 {
		0
	}
}
