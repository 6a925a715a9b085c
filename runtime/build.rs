//! Builds the runtime a second time, as Wasm, and embeds it.

fn main() {
	#[cfg(all(feature = "std", not(feature = "metadata-hash")))]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();

	// The symbol and the decimals of `medibloc_primitives::token`. The hash covers them: with others
	// no hardware wallet would agree with the chain.
	#[cfg(all(feature = "std", feature = "metadata-hash"))]
	substrate_wasm_builder::WasmBuilder::init_with_defaults()
		.enable_metadata_hash("MED", 12)
		.build();
}
