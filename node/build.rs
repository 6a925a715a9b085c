//! Puts the commit into the version that `medibloc-node --version` prints.

use substrate_build_script_utils::{generate_cargo_keys, rerun_if_git_head_changed};

fn main() {
	// Set where a runtime is compiled to Wasm, which is what the macro of its interfaces looks for.
	println!("cargo::rustc-check-cfg=cfg(substrate_runtime)");
	generate_cargo_keys();
	rerun_if_git_head_changed();
}
