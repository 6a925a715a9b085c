//! Calls that dispatch other calls.

/// Knows the calls that a call dispatches.
pub trait InnerCalls<Call> {
	/// Gives each call that `call` itself dispatches to `visit`; not those that these dispatch in turn.
	fn visit<'a>(call: &'a Call, visit: &mut dyn FnMut(&'a Call));

	/// Whether `holds` is true of every call within `call`, at any depth; not of `call` itself.
	fn all(call: &Call, holds: &dyn Fn(&Call) -> bool) -> bool {
		let mut all = true;
		Self::visit(call, &mut |inner| all = all && holds(inner) && Self::all(inner, holds));
		all
	}
}

impl<Call> InnerCalls<Call> for () {
	fn visit<'a>(_: &'a Call, _: &mut dyn FnMut(&'a Call)) {}
}
