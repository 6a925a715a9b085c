# Sourced by the recipes: which compiler makes the Wasm runtime on this machine.
#
# Where the pinned toolchain has the Wasm target, nothing is needed. Where scripts/setup.sh had to make the target
# from Debian's packages, the Wasm builder is told to use that compiler. WASM_ROUTE=debian forces the second.

# The arguments that make cargo use the compiler which has the Wasm target, for clippy.
wasm_cargo=(cargo)

if [ "${WASM_ROUTE:-}" = debian ] || ! [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32v1-none/lib" ]; then
	if rustup toolchain list | grep -q '^debian'; then
		export WASM_BUILD_TOOLCHAIN=debian
		wasm_cargo=(cargo +debian)
	fi
fi

# Where cargo puts what it builds.
target_dir=${CARGO_TARGET_DIR:-$PWD/target}
