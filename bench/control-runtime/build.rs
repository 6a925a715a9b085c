//! Builds the runtime a second time, as Wasm, and embeds it.

fn main() {
	#[cfg(feature = "std")]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();
}
