//! Calls that dispatch other calls.

use codec::Encode;

/// Knows the calls that a call dispatches.
pub trait InnerCalls<Call> {
	/// Gives each call that `call` itself dispatches to `visit`; not those that these dispatch in turn.
	fn visit<'a>(call: &'a Call, visit: &mut dyn FnMut(&'a Call));

	/// The two bytes that the encoding of `call` begins with: its pallet's index, and its own in the pallet. Takes no
	/// longer for a call that holds many others.
	fn index(call: &Call) -> (u8, u8);

	/// Whether `holds` is true of every call within `call`, at any depth; not of `call` itself.
	fn all(call: &Call, holds: &dyn Fn(&Call) -> bool) -> bool {
		let mut all = true;
		Self::visit(call, &mut |inner| all = all && holds(inner) && Self::all(inner, holds));
		all
	}
}

/// For runtimes in which no call holds another.
impl<Call: Encode> InnerCalls<Call> for () {
	fn visit<'a>(_: &'a Call, _: &mut dyn FnMut(&'a Call)) {}

	fn index(call: &Call) -> (u8, u8) {
		call.using_encoded(|encoded| match encoded {
			[pallet, call, ..] => (*pallet, *call),
			_ => (u8::MAX, u8::MAX),
		})
	}
}
